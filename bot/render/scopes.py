"""Puts a Scope (filters and period of a question) into words as used in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from babel.dates import get_day_names
from babel.lists import format_list
from babel.numbers import format_percent

from analytics.plans import BEGINNING, is_running
from bot.render.words import Words
from core.model.answer import Sums
from core.model.entry import EntryKind
from core.model.household import Household, Member
from core.model.money import Money
from core.model.period import Period, find_month, find_year, make_day_period
from core.model.question import Question
from core.model.report import PRIVATE, SPENDING, Scope

WEEKEND, WORKDAYS = (6, 7), (1, 2, 3, 4, 5)
"""Weekdays as ISO numbers (1 is Monday)."""
_LONGEST = 40


def shorten_text(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who an answer is written for; ``viewer`` None is a group, where no private details are shown."""

    words: Words
    household: Household
    today: date
    viewer: Member | None = None

    def join_names(self, parts: Iterable[str]) -> str:
        """Join names as a list in words: ``a, b and c``."""
        return str(format_list(tuple(parts), locale=self.words.locale))

    def write_sums(self, sums: Sums) -> str:
        """Return sums in words: ``₹12,400``, or ``₹12,400 and $25 (not converted)``."""
        if len(sums) <= 1:
            return self.words.money(sums[0] if sums else Money(0, self.household.currency))
        return self.words("answer-sums", sums=self.join_names(self.words.money(money) for money in sums))

    def write_percent(self, share: int) -> str:
        """Return a share as a percentage in the language's format: ``43%``."""
        return str(format_percent(Decimal(share).scaleb(-2), locale=self.words.locale))

    def name_category(self, key: str) -> str:
        """Return a category's name, a name for others' private entries, or the bare key of a deleted one."""
        if key == PRIVATE:
            return self.words("category-private")
        category = self.household.category(key)
        return self.words.category_name(category) if category else key

    def name_member(self, member: UUID | str | None) -> str:
        """Return a member's name; a former member is marked as such."""
        known = next((m for m in self.household.members if str(m.id) == str(member)), None)
        return known.name if known else self.words("answer-former-member")

    def for_whom(self, key: str, member: UUID | None) -> str:
        """Return the variant of a catalogue key: for everybody, another member, or the reader."""
        if member is None:
            return key
        own = self.viewer is not None and self.viewer.id == member
        return f"{key}-own" if own else f"{key}-member"

    def write_filters(self, scope: Scope) -> tuple[str, ...]:
        """Return the filters of a scope besides member and period: ``on Groceries``, ``at Amazon``."""
        said = {
            "answer-on": self.join_names(map(self.name_category, scope.categories)),
            "answer-at": shorten_text(scope.merchant or ""),
            "answer-tagged": shorten_text(scope.tag or ""),
            "answer-account": shorten_text(scope.account or ""),
            "answer-matching": shorten_text(scope.text or ""),
            "answer-without": self.join_names([*map(self.name_category, scope.without), *scope.without_texts]),
        }
        named = (self.words(key, name=name) for key, name in said.items() if name)
        whom = (self.words("for-whom", members=self.name_member(scope.whom)),) if scope.whom else ()
        return (*named, *whom, *self._describe_bounds(scope), *self.write_weekdays(scope))

    def write_weekdays(self, scope: Scope) -> tuple[str, ...]:
        """Return a scope's weekdays: ``at weekends``, ``on weekdays`` or the names; empty where every day counts."""
        if not scope.weekdays:
            return ()
        if scope.weekdays in (WEEKEND, WORKDAYS):
            return (self.words("answer-weekends" if scope.weekdays == WEEKEND else "answer-weekdays"),)
        names = get_day_names("wide", locale=self.words.locale)
        return (self.words("answer-days", days=self.join_names(names[number - 1] for number in scope.weekdays)),)

    def _describe_bounds(self, scope: Scope) -> tuple[str, ...]:
        currency = scope.currency or self.household.currency
        if scope.least is not None and scope.least == scope.most:
            return (self.words("answer-exactly", amount=self.words.money(Money(scope.least, currency))),)
        bounds = (("answer-least", scope.least), ("answer-most", scope.most))
        return tuple(
            self.words(key, amount=self.words.money(Money(minor, currency)))
            for key, minor in bounds
            if minor is not None
        )

    def write_period(self, period: Period | None) -> str:
        """Return a period in a sentence: ``in November so far``, ``yesterday``, ``from 9 Nov to 15 Nov``."""
        if period is None or period.first == BEGINNING:
            return self.words("answer-ever")
        name = self.words.period(period, self.today)
        if period.days == 1:
            near = -1 <= (period.first - self.today).days <= 0
            return name if near else self.words("answer-on-day", day=name)
        named = period in (find_month(period.first), find_year(period.first))
        which = "-year" if period == find_year(period.first) else ""
        if is_running(period, self.today):
            if named:
                return self.words(f"answer-so-far{which}", period=name)
            if period.first == self.today:
                return self.words.period(make_day_period(self.today), self.today)
            return self.words("answer-since", day=self.words.day(period.first, self.today))
        return self.words(f"answer-in{which}" if named else "answer-from", period=name)

    def write_filters_and_period(self, scope: Scope, *, period: bool = True) -> str:
        """Return a scope's filters and period as one phrase."""
        return " ".join((*self.write_filters(scope), *((self.write_period(scope.period),) if period else ())))

    def choose_kind_suffix(self, kinds: Sequence[EntryKind]) -> str:
        """Return the catalogue key's suffix for the entry kinds a scope counts."""
        if tuple(kinds) == SPENDING:
            return "expense"
        return kinds[0].value if len(kinds) == 1 else "any"

    def write_asked(self, question: Question) -> str:
        """Return a question's stated filters and period as one phrase."""
        scope = Scope(
            categories=() if question.words else question.categories,
            merchant=question.merchant,
            tag=question.tag,
            account=question.account,
            text=question.item or question.words,
            without=question.without,
            without_texts=question.without_words,
            weekdays=tuple(map(int, question.days or "")),
            whom=question.whom,
        )
        who = (self.name_member(question.member),) if question.member else ()
        when = (self.write_period(question.period),) if question.period or question.ever else ()
        return " ".join((*who, *self.write_filters(scope), *when))
