"""Entries as text rows of an answer, one page at a time."""

from __future__ import annotations

from analytics.totals import make_positive_refund_sums
from bot.render.scopes import Audience, shorten_text
from bot.render.whom import for_whom
from core.model.answer import Listing
from core.model.entry import Entry, EntryKind, Visibility

_WIDE = 32


def write_list(reader: Audience, answer: Listing) -> str:
    """Return a heading and the rows of one page of entries."""
    if answer.latest:
        return _write_latest(reader, answer)
    lines = [_write_heading(reader, answer), *(write_row(reader, entry) for entry in answer.entries)]
    if not answer.largest and answer.basis.count > answer.size:
        first = answer.page * answer.size
        last = first + len(answer.entries)
        lines.append(reader.words("answer-page", first=first + 1, last=last, count=answer.basis.count))
    if answer.left_out:
        lines.append(reader.words("answer-left-out", count=answer.left_out))
    return "\n".join(lines)


def _write_latest(reader: Audience, answer: Listing) -> str:
    """Return a sentence with the latest entry and who paid it, and the row of each entry listed after it."""
    if not answer.entries:
        scope = reader.write_filters_and_period(answer.basis.scope)
        return reader.words("answer-list-any", entries=reader.words("answer-entries", count=0), scope=scope)
    last, *before = answer.entries
    scope = " ".join(reader.write_filters(answer.basis.scope))
    text = reader.words(
        "answer-latest" if scope else "answer-latest-any",
        scope=scope,
        day=reader.words.day(last.line.day, reader.today),
        what=describe_entry(reader, last),
        sum=_write_money(reader, last),
        who=reader.name_member(last.line.payer),
    )
    told = [reader.words("answer-latest-before", row=write_row(reader, entry)) for entry in before]
    return " ".join((text, *told))


def _write_heading(reader: Audience, answer: Listing) -> str:
    basis = answer.basis
    kind = reader.choose_kind_suffix(basis.scope.kinds)
    key = "answer-largest" if answer.largest else "answer-list-any" if kind == "any" else "answer-list"
    return reader.words(
        reader.for_whom(key, basis.scope.member),
        who=reader.name_member(basis.scope.member) if basis.scope.member else "",
        entries=reader.words("answer-entries", count=basis.count),
        scope=reader.write_filters_and_period(basis.scope),
        sum=reader.write_sums(make_positive_refund_sums(basis)),
    )


def write_row(reader: Audience, entry: Entry) -> str:
    """Return an entry as a row, ``Fri 20 Nov · Milk · ₹60 · Asha · for Ravi``; no details of others' private ones."""
    line = entry.line
    told = reader.words(
        "answer-row",
        day=reader.words.day(line.day, reader.today),
        what=describe_entry(reader, entry),
        money=_write_money(reader, entry),
        who=reader.name_member(line.payer),
    )
    whom = "" if is_hidden(reader, entry) else for_whom(reader.words, reader.household, line)
    return f"{told} · {whom}" if whom else told


def describe_entry(reader: Audience, entry: Entry) -> str:
    """Return what an entry was for, as far as the reader may know."""
    if is_hidden(reader, entry):
        return reader.words("answer-row-private")
    line = entry.line
    return shorten_text(line.description or line.merchant or reader.name_category(line.category or "other"), _WIDE)


def is_hidden(reader: Audience, entry: Entry) -> bool:
    """Return whether an entry is private and its reader is a group or another member."""
    return entry.line.visibility is Visibility.PRIVATE and not (reader.viewer and entry.is_visible_to(reader.viewer))


def _write_money(reader: Audience, entry: Entry) -> str:
    money = reader.words.money(entry.line.money)
    if entry.line.base is not None:  # of another currency what it comes to as well: "$40 = ₹3,328"
        money = f"{money} = {reader.words.money(entry.line.base)}"
    match entry.line.kind:
        case EntryKind.EXPENSE:
            return money
        case EntryKind.INCOME:
            return reader.words("answer-row-received", money=money)
        case EntryKind.REFUND:
            return reader.words("answer-row-refund", money=money)
        case EntryKind.TRANSFER:
            return reader.words("answer-row-transfer", money=money)
