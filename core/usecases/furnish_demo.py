"""Fill a demo household with eighteen plausible months, always the same for the same day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.model.budget import Budget, BudgetEvery, BudgetLimit, BudgetScope
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Member, Role
from core.model.money import Money
from core.model.period import find_month
from core.ports import Ids, UnitOfWork

MONTHS = 18
PARTNER = "Ravi"


@cache
def _load_script() -> dict[str, list[list[Any]]]:
    text = Path(__file__).with_name("demo.yaml").read_text(encoding="utf-8")
    script: dict[str, list[list[Any]]] = yaml.safe_load(text)
    return script


async def furnish_demo(uow: UnitOfWork, household: Household, ids: Ids, now: datetime) -> int:
    """Add the partner, entries and budgets of a demo household; return the number of entries.

    The entries are dated after the partner joins, as members share only the spending since they joined.
    """
    asha = household.members[0]
    ravi = next((m for m in household.members if m.name == PARTNER), None)
    if ravi is None:
        ravi = Member(ids.new(), PARTNER, Role.ADMIN)
        await uow.books.add_member(ravi)
    family = _Family(household.currency, asha, ravi, household.today(now))
    written = max(now, *(stay.since for stay in await uow.sharing.list_stays()))
    entries = [Entry(ids.new(), line, line.payer or asha.id, written) for line in family.lines()]
    await uow.entries.add(entries)
    for budget in family.budgets(ids):
        await uow.budgets.add(budget)
    return len(entries)


@dataclass(frozen=True, slots=True)
class _Family:
    """The demo family, which generates its lines and budgets up to today."""

    currency: str
    asha: Member
    ravi: Member
    today: date

    def lines(self) -> list[Line]:
        """Return all lines up to today, oldest first."""
        chance = random.Random(self.today.toordinal())  # noqa: S311  plausible, not secret
        lines = [*self._monthly(chance), *self._daily(chance), *self._once()]
        return sorted((line for line in lines if line.day <= self.today), key=lambda line: line.day)

    def budgets(self, ids: Ids) -> list[Budget]:
        """Return the budgets, each valid from the first demo month."""
        found = []
        for categories, amount in _load_script()["budgets"]:
            limit = BudgetLimit(self._months[-1], Money.of(amount, self.currency).minor)
            scope = BudgetScope(tuple(categories))
            found.append(Budget(ids.new(), scope, BudgetEvery.MONTH, self.currency, (limit,)))
        return found

    @property
    def _months(self) -> list[date]:
        first = self.today.replace(day=1)
        months = [first]
        for _ in range(MONTHS - 1):
            first = (first - timedelta(days=1)).replace(day=1)
            months.append(first)
        return months

    def _payer(self, name: str) -> Member:
        return self.ravi if name == self.ravi.name else self.asha

    def _monthly(self, chance: random.Random) -> Iterator[Line]:
        for first in self._months:
            for day, kind, about, merchant, category, payer, account, low, high in _load_script()["monthly"]:
                amount = self._money(chance, low, high)
                who = self._payer(payer).id
                yield Line(EntryKind(kind), amount, first.replace(day=day), about, category, merchant, account, who)

    def _daily(self, chance: random.Random) -> Iterator[Line]:
        day = self._months[-1]
        while day <= self.today:
            for percent, about, merchant, category, account, low, high in _load_script()["daily"]:
                if chance.randrange(100) < percent:
                    who = chance.choice((self.asha, self.ravi)).id
                    amount = self._money(chance, low, high)
                    yield Line(EntryKind.EXPENSE, amount, day, about, category, merchant, account, who)
            day += timedelta(days=1)

    def _once(self) -> Iterator[Line]:
        for back, day, kind, about, merchant, category, payer, account, rupees, tag in _load_script()["once"]:
            last = find_month(self._months[back]).last
            when = last.replace(day=min(day, last.day))
            tags = (tag,) if tag else ()
            who, amount = self._payer(payer).id, Money.of(rupees, self.currency)
            yield Line(EntryKind(kind), amount, when, about, category, merchant, account, who, tags)

    def _money(self, chance: random.Random, low: int, high: int) -> Money:
        return Money.of(chance.randint(low, high), self.currency)
