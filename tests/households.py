"""Made-up households for tests of the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from core.model.draft import Draft, DraftState
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Member, NumberHabit, Role
from core.model.money import Money
from core.ports import Identity, Ids
from storage.store import Store
from storage.unit_of_work import SqlUnitOfWork
from tests.databases import NOON

DAY = date(2026, 11, 21)


@dataclass(slots=True)
class Home:
    """A household in a store, with a short way to write things into it."""

    store: Store
    ids: Ids
    household: Household
    asha: Member
    ravi: Member

    @property
    def id(self) -> UUID:
        """The household's id."""
        return self.household.id

    def as_asha(self) -> SqlUnitOfWork:
        """A unit of work seen by the first member."""
        return self.store.units(self.id, self.asha.id)

    def as_ravi(self) -> SqlUnitOfWork:
        """A unit of work seen by the second member."""
        return self.store.units(self.id, self.ravi.id)

    def as_job(self) -> SqlUnitOfWork:
        """A unit of work seen by nobody."""
        return self.store.units(self.id, None)

    def line(self, amount: str = "60", description: str = "Milk", **more: Any) -> Line:
        """An expense in rupees."""
        line = Line(EntryKind.EXPENSE, Money.of(amount, "INR"), DAY, description, "groceries", payer=self.asha.id)
        return replace(line, **more)

    def entry(self, line: Line | None = None, **more: Any) -> Entry:
        """An entry confirmed by the first member."""
        entry = Entry(self.ids.new(), line or self.line(), self.asha.id, NOON)
        return replace(entry, **more)

    def draft(self, *lines: Line, **more: Any) -> Draft:
        """An open draft of the first member."""
        draft = Draft(
            self.ids.new(), 1, DraftState.OPEN, self.asha.id, lines or (self.line(),), (), NOON, "console", "den"
        )
        return replace(draft, **more)

    async def write(self, *entries: Entry) -> None:
        """Put entries in the book."""
        async with self.as_asha() as uow:
            await uow.entries.add(entries)
            await uow.commit()

    async def keep(self, *drafts: Draft) -> None:
        """Put drafts in the store."""
        async with self.as_asha() as uow:
            for draft in drafts:
                await uow.drafts.add(draft)
            await uow.commit()


async def settle(store: Store, ids: Ids, name: str = "home") -> Home:
    """Found a household of two: Asha, its admin, and Ravi."""
    asha = Member(ids.new(), "Asha", Role.ADMIN, aliases=("didi",))
    ravi = Member(ids.new(), "Ravi", Role.MEMBER)
    household = Household(ids.new(), name, "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(household, asha, Identity("console", f"asha of {name}", "Asha"))
        await transaction.commit()
    async with store.units(household.id, asha.id) as uow:
        await uow.books.add_member(ravi)
        household = await uow.books.load_household()
        await uow.commit()
    return Home(store, ids, household, asha, ravi)
