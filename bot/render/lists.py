"""Short lists of entries with buttons for each: the latest entries, and the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import arrange_in_rows
from bot.render.entries import CardContext, label_line, make_entry_card, write_entry
from bot.render.words import Words
from bot.verbs import Verb
from core.model.entry import Entry


def make_latest_list(
    page: CardContext,
    entries: Sequence[Entry],
    title: str = "last-title",
    *,
    number: int = 0,
    more: bool = False,
    private: int = 0,
) -> Reply:
    """Return a page of entries with edit and delete buttons, and the number of others' private ones (``private``)."""
    if not entries and not private:
        return Reply((TextRun(page.words("last-none")),))
    words = page.words
    rows: list[tuple[Button, ...]] = [
        (
            Button(words("button-edit-number", number=place), Tap(Verb.OPEN_ENTRY, entry.id, entry.version)),
            Button(words("button-delete-number", number=place), Tap(Verb.DELETE_LISTED, entry.id, entry.version)),
        )
        for place, entry in enumerate(entries, 1)
    ]
    rows += _make_page_buttons(page, Verb.LAST_PAGE, number, more=more)
    return Reply((*_write_body(page, title, entries), *write_private_count(page.words, private)), tuple(rows))


def write_private_count(words: Words, count: int) -> tuple[TextRun, ...]:
    """Return how many entries of others are left out of a list as private; empty where none are."""
    return (TextRun("\n" + words("private-count", count=count), "quiet"),) if count else ()


def choose_entry(page: CardContext, entries: Sequence[Entry], never_mind: Button) -> Reply:
    """Return the question which entry a change is for, with a button for each."""
    rows = [
        (Button(f"{place}. {label_line(page, entry.line)}", Tap(Verb.CHANGE_FOUND, entry.id, entry.version)),)
        for place, entry in enumerate(entries, 1)
    ]
    return Reply(_write_body(page, "find-change-which", entries), (*rows, (never_mind,)))


def make_deletion_question(page: CardContext, entry: Entry) -> Reply:
    """Return the question whether to delete the entry that was found."""
    words = page.words
    delete = Button(words("button-delete-it"), Tap(Verb.DELETE_ENTRY, entry.id, entry.version))
    keep = Button(words("button-keep"), Tap(Verb.NEVER_MIND))
    return replace(make_entry_card(page, entry, title="find-change-delete"), buttons=((delete, keep),))


def make_edit_buttons(page: CardContext, entries: Sequence[Entry]) -> list[list[Button]]:
    """Return buttons to edit or delete each entry of a list."""
    labels = [(page.words("button-edit-item", item=label_line(page, entry.line)), entry) for entry in entries]
    return arrange_in_rows(Button(text, Tap(Verb.OPEN_ENTRY, entry.id, entry.version)) for text, entry in labels)


def _make_page_buttons(page: CardContext, verb: Verb, number: int, *, more: bool) -> list[tuple[Button, ...]]:
    """Return the buttons to the previous and next page."""
    words = page.words
    newer = [Button(words("button-newer"), Tap(verb, argument=str(number - 1)))] if number else []
    older = [Button(words("button-older"), Tap(verb, argument=str(number + 1)))] if more else []
    return [(*newer, *older)] if newer or older else []


def make_trash_list(page: CardContext, entries: Sequence[Entry], number: int, *, more: bool) -> Reply:
    """Return one page of the trash, with a button to restore each entry."""
    if not entries:
        return Reply((TextRun(page.words("trash-none")),))
    words = page.words
    rows: list[tuple[Button, ...]] = [
        (Button(words("button-restore-number", number=place), Tap(Verb.RESTORE_LISTED, entry.id, entry.version)),)
        for place, entry in enumerate(entries, 1)
    ]
    rows += _make_page_buttons(page, Verb.TRASH_PAGE, number, more=more)
    return Reply(_write_body(page, "trash-title", entries), tuple(rows))


def _write_body(page: CardContext, title: str, entries: Sequence[Entry]) -> tuple[TextRun, ...]:
    spans = [TextRun(page.words(title), "quiet")]
    for number, entry in enumerate(entries, 1):
        spans += [TextRun("\n"), *write_entry(page, entry, number)]
    return tuple(spans)
