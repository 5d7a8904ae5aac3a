"""Apply a change to one line, with each value checked against the household."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from core.errors import Invalid
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.model.intent import ChangeDraft
from core.model.money import Money
from core.model.report import SPENDING

EARLIEST_YEAR = 1900
"""No purchase of a household is older; an earlier year is a slip of the pen."""
MOST_LETTERS = 200
"""The most characters of a description, merchant or account name."""
MOST_NOTES = 2000
"""The most characters of a line's notes."""
MOST_TAGS = 10


def change_line(line: Line, change: ChangeDraft, household: Household, today: date) -> Line:
    """Return a line with a change applied; raises Invalid where a value is not allowed."""
    after = replace(
        line.with_amount(_change_money(line, change)),
        day=_change_day(line, change.day, today),
        description=_change_text(line.description, change.description) or "",
        notes=_change_notes(line.notes, change.notes),
        merchant=_change_text(line.merchant, change.merchant),
        account=_change_text(line.account, change.account),
        payer=_change_payer(line, change.payer, household),
        tags=_change_tags(line, change),
        visibility=change.visibility or line.visibility,
    )
    if after.day != line.day:  # each day has its own rate
        after = replace(after, rate=None, base=None)
    after = _change_category(_change_kind(after, change.kind, household), change.category, household)
    return _change_shares(after, change, household)


def _change_money(line: Line, change: ChangeDraft) -> Money:
    if change.amount is None and change.currency is None:
        return line.money
    amount = line.money.amount if change.amount is None else change.amount
    if amount <= 0:
        raise Invalid("amount-zero" if amount == 0 else "amount-negative")
    return Money.of(amount, change.currency or line.money.currency)


def _change_day(line: Line, day: date | None, today: date) -> date:
    if day is not None and day > today:
        raise Invalid("date-future")
    if day is not None and day.year < EARLIEST_YEAR:
        raise Invalid("date-too-far", year=str(day.year))
    return day or line.day


def _change_text(was: str | None, said: str | None) -> str | None:
    if said is None:
        return was
    return " ".join(said.split())[:MOST_LETTERS] or None


def _change_notes(was: str, said: str | None) -> str:
    if said is None:
        return was
    if len(said.strip()) > MOST_NOTES:
        raise Invalid("notes-long", most=MOST_NOTES)
    return said.strip()


def _change_tags(line: Line, change: ChangeDraft) -> tuple[str, ...]:
    kept = [tag for tag in line.tags if tag not in change.removed_tags]
    return tuple(dict.fromkeys((*kept, *change.tags)))[:MOST_TAGS]


def _change_payer(line: Line, payer: UUID | None, household: Household) -> UUID | None:
    if payer is not None and household.member(payer) is None:
        raise Invalid("member-unknown")
    return payer or line.payer


def _change_kind(line: Line, kind: EntryKind | None, household: Household) -> Line:
    """Return a line with another kind; a category that does not fit the kind is replaced, and a transfer has none."""
    if kind is None or kind is line.kind:
        return line
    line = replace(line if kind in SPENDING else line.share_equally(()), into=None)
    income = kind is EntryKind.INCOME
    category = household.category(line.category)
    if kind is EntryKind.TRANSFER:
        return replace(line, kind=kind, category=None, confidence=1.0)
    if category is None or category.income is not income:
        return replace(line, kind=kind, category="other_income" if income else "other", confidence=0.0)
    return replace(line, kind=kind)


def _change_shares(line: Line, change: ChangeDraft, household: Household) -> Line:
    """Return a line spent for, or transferred to, other members.

    Raises:
        Invalid: one of them is no member now, or the line's kind allows no such receivers.
    """
    whom = change.whom
    if whom is None:
        return line
    if any(household.member(each) is None for each in whom):
        raise Invalid("member-unknown")
    if line.kind is EntryKind.TRANSFER and (len(whom) > 1 or line.payer in whom):
        raise Invalid("receiver-unfit")
    if whom and line.kind is EntryKind.INCOME:
        raise Invalid("whom-unfit")
    return line.share_by_weights(dict(zip(whom, change.parts or (1,) * len(whom), strict=True)))


def _change_category(line: Line, key: str | None, household: Household) -> Line:
    if key is None:
        return line
    category = household.category(key)
    if category is None or line.kind is EntryKind.TRANSFER or category.income is not (line.kind is EntryKind.INCOME):
        raise Invalid("category-unfit")
    return replace(line, category=key, confidence=1.0)
