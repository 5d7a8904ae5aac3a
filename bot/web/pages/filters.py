"""The filters of the dashboard and the list of entries: read from the address, shown as a form, written into links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from bot.render.words import Words
from core.errors import Invalid
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period, month, year
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Scope

_WORDS: Final = 80
"""Characters of a search."""


class PeriodChoice(StrEnum):
    """The periods a form offers; ``OTHER`` is what its two days say."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    QUARTER = "last-3-months"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    ALL = "all"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Which entries a page speaks of."""

    choice: PeriodChoice
    period: Period | None
    """None for all time."""
    category: str = ""
    member: UUID | None = None
    kind: EntryKind | None = None
    search: str = ""

    def question(self, intent: QuestionIntent, **more: Any) -> Question:
        """Return a question about what the filter lets through, as the chat asks it."""
        question = Question(
            intent,
            period=self.period,
            categories=(self.category,) if self.category else (),
            member=self.member,
            kind=self.kind,
            item=self.search or None,
            ever=self.period is None,
        )
        return replace(question, **more)

    def scope(self, *, every_kind: bool = False) -> Scope:
        """Return which entries the filter lets through."""
        kinds = (self.kind,) if self.kind else SPENDING
        return Scope(
            period=self.period,
            kinds=tuple(EntryKind) if every_kind and self.kind is None else kinds,
            categories=(self.category,) if self.category else (),
            member=self.member,
            text=self.search or None,
        )

    def query(self, **changes: object) -> str:
        """Return the filter as the query of a link, with some of it changed; an empty value takes a filter off."""
        fields: dict[str, object] = {
            "period": self.choice.value,
            "first": self.period.first if self.period and self.choice is PeriodChoice.OTHER else "",
            "last": self.period.last if self.period and self.choice is PeriodChoice.OTHER else "",
            "category": self.category,
            "member": self.member or "",
            "kind": self.kind.value if self.kind else "",
            "search": self.search,
        }
        return urlencode({name: str(value) for name, value in (fields | changes).items() if value not in {"", None}})


def label_periods(words: Words, chosen: PageFilter) -> list[tuple[PeriodChoice, str]]:
    """Return the periods a form offers; other days only where they were chosen."""
    offered = [each for each in PeriodChoice if each is not PeriodChoice.OTHER or chosen.choice is each]
    return [(each, words(f"pages-period-{each.value}")) for each in offered]


def read_filter(query: Mapping[str, str], household: Household, today: date) -> PageFilter:
    """Return the filter of an address.

    Raises:
        Invalid: a day, category, member or kind that does not exist.
    """
    try:
        choice = PeriodChoice(query.get("period") or PeriodChoice.THIS_MONTH)
        if query.get("first") and query.get("last"):
            choice = PeriodChoice.OTHER
        kind = EntryKind(query["kind"]) if query.get("kind") else None
        member = UUID(query["member"]) if query.get("member") else None
        period = _read_period(choice, query, today)
    except ValueError:
        raise Invalid("filter-unknown") from None
    category = query.get("category", "")
    unknown_category = category and household.category(category) is None
    if unknown_category or (member is not None and household.name_of(member) is None):
        raise Invalid("filter-unknown")
    return PageFilter(choice, period, category, member, kind, query.get("search", "").strip()[:_WORDS])


def _read_period(choice: PeriodChoice, query: Mapping[str, str], today: date) -> Period | None:
    """Return the days of a choice; raises ValueError where days are missing, impossible or the wrong way round."""
    this = month(today)
    before = month(this.first - timedelta(days=1))
    match choice:
        case PeriodChoice.THIS_MONTH:
            return this
        case PeriodChoice.LAST_MONTH:
            return before
        case PeriodChoice.QUARTER:
            return Period(month(before.first - timedelta(days=1)).first, this.last)
        case PeriodChoice.THIS_YEAR:
            return year(today)
        case PeriodChoice.LAST_YEAR:
            return year(date(today.year - 1, 1, 1))
        case PeriodChoice.ALL:
            return None
        case PeriodChoice.OTHER:
            return Period(date.fromisoformat(query.get("first", "")), date.fromisoformat(query.get("last", "")))
