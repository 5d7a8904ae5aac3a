"""Select and name the original receipt files that are exported beside the entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.model.draft import Draft
from core.model.entry import Entry, Line, Visibility
from core.usecases.use_case_context import UseCaseContext

_WORDS = 40
"""The most characters of the shop's name in a file name, so that the name is short enough for any file system."""
_NUMBER = 4
"""The number of digits of the running number that a file name begins with."""


@dataclass(frozen=True, slots=True)
class OriginalPaper:
    """An original receipt file: its key in the file store, and its name in the export, without an ending."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class OriginalPapers:
    """The original receipt files of an export, oldest entry first, and their names by draft."""

    all: tuple[OriginalPaper, ...]
    names: Mapping[UUID, str]


async def list_original_papers(
    context: UseCaseContext, entries: Sequence[Entry], viewer: UUID | None
) -> OriginalPapers:
    """Return the original files of entries, without those on which anything is private to others.

    ``viewer`` None (a group chat) sees nothing that is private to anybody.
    """
    files = [
        (draft, file)
        for draft, file in await context.uow.proofs.list_filed_drafts(viewer)
        if _is_fully_visible(draft, viewer)
    ]
    return _name_files(files, {entry.draft: entry for entry in entries if entry.draft})


def _is_fully_visible(draft: Draft, viewer: UUID | None) -> bool:
    """Return whether a viewer may see every line of a draft."""
    return draft.author == viewer or all(line.visibility is Visibility.SHARED for line in draft.lines)


def _name_files(files: Iterable[tuple[Draft, str]], entries: Mapping[UUID, Entry]) -> OriginalPapers:
    shown = [(entries[draft.id], draft.id, key) for draft, key in files if draft.id in entries]
    shown.sort(key=lambda one: (one[0].line.day, one[0].created_at))
    papers: dict[str, OriginalPaper] = {}
    names: dict[UUID, list[str]] = {}
    for entry, draft, key in shown:
        paper = papers.setdefault(key, OriginalPaper(_name_file(len(papers) + 1, entry.line), key))
        names.setdefault(draft, []).append(paper.name)
    return OriginalPapers(tuple(papers.values()), {draft: "; ".join(each) for draft, each in names.items()})


def _name_file(number: int, line: Line) -> str:
    """Return a file name such as ``0007-2026-11-21-sunrise-supermarket``, valid on every disk and sorted by day."""
    said = "".join(_keep_letters(line.merchant or line.description))[:_WORDS].strip("-")
    return "-".join(part for part in (f"{number:0{_NUMBER}}", line.day.isoformat(), said) if part)


def _keep_letters(text: str) -> Iterator[str]:
    """Yield the letters, marks and digits of a text, with one dash for each run of anything else."""
    gap = True
    for letter in unicodedata.normalize("NFC", text.casefold()):
        keeps = unicodedata.category(letter)[0] in "LMN"
        if keeps or not gap:
            yield letter if keeps else "-"
        gap = not keeps
