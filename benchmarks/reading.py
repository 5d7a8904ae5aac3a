"""Reading pictures with an OCR engine in its own process, and measuring time, CPU and memory."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from core.errors import Fault, Invalid
from core.model.page import Box, PageText, Word
from llm.ocr.readers import PageReaders

PATIENCE = 120.0
"""Seconds a page may take in a benchmark, so that slow engines are measured too."""
GLANCE = 0.02
"""Seconds between two checks of the memory of programs that an engine runs."""


@dataclass(frozen=True, slots=True)
class Look:
    """The words of one picture and what reading it took."""

    file: str
    pages: tuple[PageText, ...]
    seconds: float
    cpu: float
    """CPU seconds of the processes that opened and read the picture, and of programs they ran."""
    peak: int
    """The most megabytes so far of the engine's process and of a program it ran, added."""


async def looks(
    engine: str, files: Sequence[Path], keep: Path | None = None, languages: Sequence[str] = ("en",)
) -> list[Look]:
    """Return each file as read by one engine; empty if the engine is not installed.

    With ``keep`` words are taken from that file where it has them, and stored in it.
    """
    kept = _kept(keep)
    readers = PageReaders(engine, page_seconds=PATIENCE)
    found: list[Look] = []
    try:
        for file in files:
            key = f"{engine}:{file.parent.name}/{file.name}"
            if key not in kept:
                kept[key] = _packed(await _look(readers, file, languages))
                _keep(kept, keep)
            found.append(_unpacked(file.name, kept[key]))
    except Fault as missing:
        print(f"{engine}: {missing}")
        return []
    finally:
        await readers.close()
    return found


def _kept(keep: Path | None) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    if keep and keep.exists():
        found = json.loads(keep.read_text(encoding="utf-8"))
    return found


def _keep(kept: dict[str, dict[str, object]], keep: Path | None) -> None:
    if keep:
        keep.write_text(json.dumps(kept), encoding="utf-8")


async def _look(readers: PageReaders, file: Path, languages: Sequence[str]) -> Look:
    for process in readers.processes:
        await process.start()
    content = await asyncio.to_thread(file.read_bytes)
    pids = (readers.opener.pid, readers.engines[0].pid)
    watch = Watch(readers.engines[0].pid)
    watching = asyncio.create_task(watch.go())
    before, began = sum(map(_cpu, pids)), perf_counter()
    pages: tuple[PageText, ...] = ()
    try:
        pages = await readers.read(content, languages)
    except Invalid as refusal:
        print(f"  {file.name}: {refusal.code}")
    seconds = perf_counter() - began
    watching.cancel()
    return Look(file.name, pages, seconds, sum(map(_cpu, pids)) - before, watch.peak())


class Watch:
    """Measures a process's memory while it reads, because a program it runs has ended once the page is there."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid
        self._own = 0
        self._child = 0

    async def go(self) -> None:
        """Measure repeatedly until cancelled."""
        while True:
            self._look()
            await asyncio.sleep(GLANCE)

    def peak(self) -> int:
        """Return the most megabytes measured."""
        self._look()
        return (self._own + self._child) // 1024

    def _look(self) -> None:
        if self._pid is not None:
            self._own = max(self._own, _most(self._pid))
            self._child = max([self._child, *map(_most, _children(self._pid))])


def _cpu(pid: int | None) -> float:
    """Return the CPU seconds that a process and its ended children have used (utime to cstime of proc(5))."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    """Return the ids of a process's running children."""
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    return []


def _most(pid: int) -> int:
    """Return the most memory a process had, in kilobytes (VmHWM of proc(5)); 0 if it has ended."""
    with suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
    return 0


def _packed(look: Look) -> dict[str, object]:
    pages = [
        [page.width, page.height, [[word.text, word.box.corners, word.confidence] for word in page.words]]
        for page in look.pages
    ]
    return {"pages": pages, "seconds": look.seconds, "cpu": look.cpu, "peak": look.peak}


def _unpacked(name: str, kept: dict[str, object]) -> Look:
    pages = kept["pages"]
    assert isinstance(pages, list)  # noqa: S101  as packed above
    made = tuple(
        PageText(tuple(Word(text, _box(corners), sure) for text, corners, sure in words), width, height)
        for width, height, words in pages
    )
    return Look(name, made, float(str(kept["seconds"])), float(str(kept["cpu"])), int(str(kept["peak"])))


def _box(corners: Sequence[Sequence[float]]) -> Box:
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Box((first, second, third, fourth))
