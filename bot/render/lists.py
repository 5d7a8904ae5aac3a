"""Short lists of entries with what may be done with each: the latest ones, the trash."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Button, Reply, Span, Tap
from bot.render.entries import Page, entry_spans
from core.model.entry import Entry


def latest_list(page: Page, entries: Sequence[Entry], title: str = "last-title") -> Reply:
    """The latest entries, each to be edited or deleted."""
    if not entries:
        return Reply((Span(page.words("last-none")),))
    words = page.words
    rows = tuple(
        (
            Button(words("button-edit-number", number=number), Tap("eo", entry.id, entry.version)),
            Button(words("button-delete-number", number=number), Tap("el", entry.id, entry.version)),
        )
        for number, entry in enumerate(entries, 1)
    )
    return Reply(_body(page, title, entries), rows)


def trash_list(page: Page, entries: Sequence[Entry], number: int, *, more: bool) -> Reply:
    """One page of the trash, each entry to be taken back."""
    if not entries:
        return Reply((Span(page.words("trash-none")),))
    words = page.words
    rows = [
        (Button(words("button-restore-number", number=place), Tap("tr", entry.id, entry.version)),)
        for place, entry in enumerate(entries, 1)
    ]
    newer = [Button(words("button-newer"), Tap("tp", argument=str(number - 1)))] if number else []
    older = [Button(words("button-older"), Tap("tp", argument=str(number + 1)))] if more else []
    leaf = [(*newer, *older)] if newer or older else []
    return Reply(_body(page, "trash-title", entries), (*rows, *leaf))


def _body(page: Page, title: str, entries: Sequence[Entry]) -> tuple[Span, ...]:
    spans = [Span(page.words(title), "quiet")]
    for number, entry in enumerate(entries, 1):
        spans += [Span("\n"), *entry_spans(page, entry, number)]
    return tuple(spans)
