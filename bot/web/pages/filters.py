"""The filters of the dashboard and the list of entries: read from the address, shown as a form, written into links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from analytics.unstated_period import FIRST_DAYS
from bot.render.words import Words
from bot.web.api.entries import check_comparable
from core.errors import Invalid
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period, find_month, find_year
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Scope

_WORDS: Final = 80
"""The most characters of a search text."""
_LATELY: Final = 30
"""Days shown while the month has just begun."""


class PeriodChoice(StrEnum):
    """The periods that a filter form offers; ``OTHER`` means the two days in the form."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    LATELY = "last-30-days"
    QUARTER = "last-3-months"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    ALL = "all"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PageFilter:
    """A choice of entries for a page: period, category, member, kind and search text."""

    choice: PeriodChoice
    period: Period | None
    """The period of the entries; None for all time."""
    category: str = ""
    member: UUID | None = None
    kind: EntryKind | None = None
    search: str = ""
    widened: bool = False
    """Whether the last thirty days are shown unasked, as the month has just begun."""

    def question(self, intent: QuestionIntent, **more: Any) -> Question:
        """Return a question about the filtered entries, as the chat would ask it."""
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
        """Return the filter as a scope for the report functions."""
        kinds = (self.kind,) if self.kind else SPENDING
        return Scope(
            period=self.period,
            kinds=tuple(EntryKind) if every_kind and self.kind is None else kinds,
            categories=(self.category,) if self.category else (),
            member=self.member,
            text=self.search or None,
        )

    def query(self, **changes: object) -> str:
        """Return the filter as the query string of a link, with changes; an empty value removes that filter."""
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
    """Return the periods that a form offers with their labels; ``OTHER`` only if it is chosen."""
    offered = [each for each in PeriodChoice if each is not PeriodChoice.OTHER or chosen.choice is each]
    return [(each, words(f"pages-period-{each.value}")) for each in offered]


def read_filter(query: Mapping[str, str], household: Household, today: date) -> PageFilter:
    """Return the filter in the query of an address.

    Raises: Invalid for a day, category, member or kind that does not exist, or days in the wrong order.
    """
    try:
        choice = PeriodChoice(query.get("period") or PeriodChoice.THIS_MONTH)
        widened = "period" not in query and "first" not in query and today.day <= FIRST_DAYS
        if query.get("first") and query.get("last"):
            choice = PeriodChoice.OTHER
        kind = EntryKind(query["kind"]) if query.get("kind") else None
        member = UUID(query["member"]) if query.get("member") else None
        choice = PeriodChoice.LATELY if widened else choice
        period = _read_period(choice, query, today)
    except ValueError:
        raise Invalid("filter-unknown") from None
    category = query.get("category", "")
    unknown_category = category and household.category(category) is None
    if unknown_category or (member is not None and household.find_name(member) is None):
        raise Invalid("filter-unknown")
    return PageFilter(choice, period, category, member, kind, query.get("search", "").strip()[:_WORDS], widened)


def read_known_filter(query: Mapping[str, str], household: Household, today: date) -> tuple[PageFilter, Invalid | None]:
    """Return the filter in the query of an address; for one that cannot be, this month's, and the refusal to show."""
    try:
        return read_filter(query, household, today), None
    except Invalid as refusal:
        return PageFilter(PeriodChoice.THIS_MONTH, find_month(today)), refusal


def _read_period(choice: PeriodChoice, query: Mapping[str, str], today: date) -> Period | None:
    """Return the chosen period, None for all time. Raises ValueError for missing or impossible days."""
    this = find_month(today)
    before = find_month(this.first - timedelta(days=1))
    match choice:
        case PeriodChoice.THIS_MONTH:
            return this
        case PeriodChoice.LAST_MONTH:
            return before
        case PeriodChoice.LATELY:
            return Period(today - timedelta(days=_LATELY - 1), today)
        case PeriodChoice.QUARTER:
            return Period(find_month(before.first - timedelta(days=1)).first, this.last)
        case PeriodChoice.THIS_YEAR:
            return find_year(today)
        case PeriodChoice.LAST_YEAR:
            return find_year(date(today.year - 1, 1, 1))
        case PeriodChoice.ALL:
            return None
        case PeriodChoice.OTHER:
            first, last = date.fromisoformat(query.get("first", "")), date.fromisoformat(query.get("last", ""))
            if last < first:
                raise Invalid("days-reversed")
            return check_comparable(Period(first, last))
