"""A process killed at any moment: what it said was committed is there, and nothing is there by half."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from uuid import UUID

import pytest

from storage.unit_of_work import SqlUnitOfWork
from tests.databases import HandClock, SeededIds, opened
from tests.households import Home, settle

WRITERS, LINES = 4, 3
"""Units of work at once, and entries of each."""


async def _write_for_ever(url: str, folder: str) -> None:
    """The process that is killed: says the id of every draft whose entries are committed."""
    home = await settle(await opened(url, Path(folder), HandClock()), SeededIds(7))
    print(home.id, home.asha.id, flush=True)  # noqa: T201 - for the process that kills this one
    await asyncio.gather(*(_write(home) for _ in range(WRITERS)))


async def _write(home: Home) -> None:
    while True:
        draft = home.draft()
        async with home.as_asha() as uow:
            await uow.drafts.add(draft)
            await uow.entries.add([home.entry(draft=draft.id) for _ in range(LINES)])
            await uow.commit()
        print(draft.id, flush=True)  # noqa: T201 - as above


async def _killed_after(said: int, url: str, folder: Path) -> list[str]:
    command = (sys.executable, "-m", __name__, url, str(folder))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    lines = [await process.stdout.readline() for _ in range(said)]
    process.kill()
    lines += (await process.stdout.read()).splitlines(keepends=True)
    await process.wait()
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


@pytest.mark.parametrize("said", [5, 60])
async def test_what_was_committed_outlives_the_process(sqlite: str, tmp_path: Path, said: int) -> None:
    first, *drafts = await _killed_after(said, sqlite, tmp_path)
    household, member = map(UUID, first.split())
    store = await opened(sqlite, tmp_path, HandClock(), seed=2)
    async with store.units(household, member) as uow:
        found = await uow.drafts.list_open()
        assert {UUID(one) for one in drafts} <= {draft.id for draft in found}
        assert {await _lines(uow, draft.id) for draft in found} == {LINES}
    await store.close()


async def _lines(uow: SqlUnitOfWork, draft: UUID) -> int:
    return len(await uow.entries.list_of_draft(draft))


if __name__ == "__main__":
    asyncio.run(_write_for_ever(*sys.argv[1:]))
