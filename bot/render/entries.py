"""Renders lines and entries as text for cards and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.whom import for_whom
from bot.render.words import Words
from bot.verbs import Verb
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Household, Member
from core.model.money import Money

T = TypeVar("T")

SURE = 0.8
"""The confidence (0 to 1) below which a category gets a question mark and others are offered."""

_SIGNS = {EntryKind.EXPENSE: 1, EntryKind.REFUND: -1}


@dataclass(frozen=True, slots=True)
class CardContext:
    """What a card is rendered with: words, household, date, and the reader (None: a whole group)."""

    words: Words
    household: Household
    today: date
    reader: UUID | None = None


def is_unsure(line: Line) -> bool:
    """Return whether a line's category is a guess that should be checked."""
    return line.kind is not EntryKind.TRANSFER and line.confidence < SURE


def write_line(page: CardContext, line: Line, *, author: UUID | None, number: int | None = None) -> list[TextRun]:
    """Return a line as two lines of text: category and amount, then its other fields; no details if private."""
    prefix = f"{number}. " if number is not None else ""
    if is_masked(page, line, author):
        return [TextRun(prefix + page.words("entry-hidden", amount=page.words.money(line.money)))]
    head = page.words(
        f"line-{line.kind.value}", category=_write_category(page, line), amount=page.words.money(line.money)
    )
    return [TextRun(prefix + head, "bold"), TextRun("\n" + " · ".join(_write_details(page, line, author)))]


def write_lines(page: CardContext, lines: Sequence[Line], author: UUID | None) -> list[TextRun]:
    """Return all lines as text, numbered where there are several, with their total."""
    if len(lines) == 1:
        return write_line(page, lines[0], author=author)
    spans: list[TextRun] = []
    for number, line in enumerate(_list_shown(lines), 1):
        spans += [*write_line(page, line, author=author, number=number), TextRun("\n")]
    return [*spans, *_write_rest(page, lines), *_write_sums(page, lines)]


_MOST, _FEW = 40, 20
"""The most lines on a card, and the number of first lines shown of a longer list."""


def _list_shown(lines: Sequence[T]) -> Sequence[T]:
    return lines if len(lines) <= _MOST else lines[:_FEW]


def _write_rest(page: CardContext, lines: Sequence[object]) -> list[TextRun]:
    """Return how many lines are not shown; empty where all are shown."""
    more = len(lines) - len(_list_shown(lines))
    return [TextRun(page.words("statement-more", count=more), "quiet"), TextRun("\n")] if more else []


def label_line(page: CardContext, line: Line) -> str:
    """Return a line as a button label, ``milk ₹60``; in a group without details of a private one."""
    if is_masked(page, line):
        return page.words("entry-hidden", amount=page.words.money(line.money))
    return f"{name_line(page, line)[:24]} {page.words.money(line.money)}"


def label_day(page: CardContext, day: date) -> str:
    """Return a day as a button label: ``Yesterday``."""
    text = page.words.day(day, page.today)
    return text[:1].upper() + text[1:]


def is_masked(page: CardContext, line: Line, author: UUID | None = None) -> bool:
    """Return whether a line is private and its reader is a group or anybody but its author."""
    is_read_by_author = page.reader is not None and author in {None, page.reader}
    return line.visibility is Visibility.PRIVATE and not is_read_by_author


def is_hidden(page: CardContext, entry: Entry) -> bool:
    """Return whether an entry's details must not appear in this chat."""
    return is_masked(page, entry.line, entry.author)


def name_line(page: CardContext, line: Line) -> str:
    """Return a line's name: its description, else its merchant, category or kind."""
    if line.description or line.merchant:
        return line.description or line.merchant or ""
    category = page.household.category(line.category)
    return page.words.category_name(category) if category else page.words(f"kind-{line.kind.value}")


def _write_category(page: CardContext, line: Line) -> str:
    category = page.household.category(line.category)
    name = page.words.category(category) if category else page.words("category-none")
    return f"{name}?" if is_unsure(line) else name


def _write_details(page: CardContext, line: Line, author: UUID | None) -> list[str]:
    words = page.words
    same = line.merchant is not None and line.merchant.casefold() == line.description.casefold()
    payer = page.household.member(line.payer) if line.payer != author else None
    return [
        *([line.description] if line.description else []),
        words.day(line.day, page.today),
        *([line.merchant] if line.merchant and not same else []),
        *([" → ".join(name for name in (line.account, line.into) if name)] if line.account or line.into else []),
        *([_write_payer(page, payer)] if payer else []),
        *([for_whom(words, page.household, line, page.reader)] if line.shares else []),
        *_write_converted(page, line),
        *[f"#{tag}" for tag in line.tags],
        *([words("line-private")] if line.visibility is Visibility.PRIVATE else []),
    ]


def _write_converted(page: CardContext, line: Line) -> list[str]:
    """Return a foreign amount in the household's currency, or a note that it is in no total for lack of a rate."""
    if line.base is not None:
        return [page.words("line-converted", base=page.words.money(line.base))]
    return [page.words("line-beside")] if line.money.currency != page.household.currency else []


def _write_payer(page: CardContext, payer: Member) -> str:
    if payer.id == page.reader:
        return page.words("paid-by-you")
    return page.words("paid-by", member=payer.name)


def _write_sums(page: CardContext, lines: Iterable[Line]) -> list[TextRun]:
    """Return the total by currency, ``Total ₹180``; income is separate, transfers are not counted."""
    spent: dict[str, Money] = {}
    received: dict[str, Money] = {}
    for line in lines:
        if line.kind is EntryKind.INCOME:
            _add_span(received, line.money)
        elif line.kind in _SIGNS:
            _add_span(spent, line.money if _SIGNS[line.kind] > 0 else -line.money)
    texts = [
        page.words(key, amount=" + ".join(map(page.words.money, sums.values())))
        for key, sums in (("total-spent", spent), ("total-received", received))
        if sums
    ]
    return [TextRun("\n".join(texts), "bold")] if texts else []


def _add_span(sums: dict[str, Money], money: Money) -> None:
    sums[money.currency] = sums[money.currency] + money if money.currency in sums else money


def make_entry_card(page: CardContext, entry: Entry, *, title: str, edits: str | None = None, toast: str = "") -> Reply:
    """Return one entry's card with buttons to edit or delete it; from the trash with one to restore it."""
    body = (TextRun(page.words(title), "bold"), TextRun("\n"), *write_entry(page, entry))
    return Reply(body, (make_entry_buttons(page, entry),), edits=edits, toast=toast, subject=entry.id)


def make_entry_buttons(page: CardContext, entry: Entry) -> tuple[Button, ...]:
    """Return the buttons for what may be done with an entry."""
    words = page.words
    if entry.deleted_at is not None:
        return (Button(words("button-restore"), Tap(Verb.RESTORE_ENTRY, entry.id, entry.version)),)
    edit = Button(words("button-edit"), Tap(Verb.EDIT_ENTRY, entry.id, entry.version))
    return (edit, Button(words("button-delete"), Tap(Verb.DELETE_ENTRY, entry.id, entry.version)))


def write_entry(page: CardContext, entry: Entry, number: int | None = None) -> list[TextRun]:
    """Return an entry as lines of text; of another member's private one only that it exists."""
    return write_line(page, entry.line, author=entry.author, number=number)


def write_entries(page: CardContext, entries: Sequence[Entry]) -> list[TextRun]:
    """Return all entries as text, numbered where there are several, with their total."""
    if len(entries) == 1:
        return write_entry(page, entries[0])
    spans: list[TextRun] = []
    for number, entry in enumerate(_list_shown(entries), 1):
        spans += [*write_entry(page, entry, number), TextRun("\n")]
    return [*spans, *_write_rest(page, entries), *_write_sums(page, [entry.line for entry in entries])]
