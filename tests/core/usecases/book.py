"""A household's book on SQLite, and its members acting on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from bot.world import SystemIds
from core.model.category_memory import CategoryMemory
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Invite, Member, Membership, NumberHabit, Role
from core.model.intent import RecordEntries
from core.model.money import Money
from core.model.report import Scope
from core.ports import Identity, Suggestion
from core.usecases.propose_entries import DraftOrigin, ProposedDraft, propose_entries
from core.usecases.use_case_context import UseCaseContext
from storage.store import Store, open_store

TODAY = date(2026, 11, 21)
IDS = SystemIds()


class Clock:
    """Stands still until a test moves it, and a millisecond at each look so that order is kept."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(milliseconds=1)
        return self.instant

    def wait(self, **much: float) -> None:
        self.instant += timedelta(**much)


class Groceries:
    """A categoriser with one idea."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        return self.list_likeliest(line, household, 1)[0]

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        del household
        key = "salary" if line.kind is EntryKind.INCOME else "groceries"
        return (Suggestion(key, 0.9), Suggestion("dining", 0.05))[:most]

    def for_printed(self) -> Groceries:
        """The same: it has one idea of everything."""
        return self

    def with_memory(self, memory: CategoryMemory) -> Groceries:
        """The same: nothing changes its mind."""
        del memory
        return self


@dataclass(slots=True)
class Book:
    """One household: Asha is admin, Ravi a member, Kid may look."""

    store: Store
    clock: Clock
    household: Household

    def membership(self, name: str) -> Membership:
        return Membership(self.household, next(m for m in self.household.members if m.name == name))

    @asynccontextmanager
    async def acting(self, name: str) -> AsyncIterator[UseCaseContext]:
        """A member acting; what they did is kept unless it raised."""
        membership = self.membership(name)
        async with self.store.units(self.household.id, membership.member.id) as uow:
            yield UseCaseContext(uow, membership, self.clock.now(), IDS)
            await uow.commit()

    async def propose(self, *lines: Line, by: str = "Asha", read: RecordEntries | None = None) -> Draft:
        return (await self.proposal(*lines, by=by, read=read)).draft

    async def proposal(self, *lines: Line, by: str = "Asha", read: RecordEntries | None = None) -> ProposedDraft:
        origin = DraftOrigin("console", by, "words")
        async with self.acting(by) as context:
            return await propose_entries(context, Groceries(), read or RecordEntries(lines), origin)

    async def draft(self, draft_id: UUID) -> Draft:
        async with self.store.units(self.household.id, None) as uow:
            draft = await uow.drafts.get(draft_id)
        assert draft is not None
        return draft

    async def entries(self) -> tuple[Entry, ...]:
        """Every live entry."""
        async with self.store.units(self.household.id, None) as uow:
            return await uow.reports.list_entries(Scope(kinds=tuple(EntryKind)), limit=100)

    async def trail(self, subject: UUID) -> list[str]:
        async with self.store.units(self.household.id, None) as uow:
            return [change.action for change in await uow.list_changes(subject)]

    async def set(self, **settings: object) -> None:
        """Change settings of the household."""
        self.household = replace(self.household, **settings)  # type: ignore[arg-type]
        async with self.store.units(self.household.id, None) as uow:
            await uow.books.save_household(self.household)
            await uow.commit()


def line(amount: str = "60", description: str = "milk", *, day: date = TODAY, currency: str = "INR") -> Line:
    """An expense as the reader would give it."""
    return Line(EntryKind.EXPENSE, Money.of(amount, currency), day, description)


@asynccontextmanager
async def open_book(url: str, folder: Path) -> AsyncIterator[Book]:
    """A fresh household on an empty, migrated database."""
    clock = Clock()
    store = await open_store(url, data_dir=folder, clock=clock, ids=IDS)
    try:
        yield await found(store, clock, ("Asha", "Ravi", "Kid"))
    finally:
        await store.close()


async def found(store: Store, clock: Clock, names: tuple[str, ...]) -> Book:
    """A household: the first member is admin, the last may only look."""
    roles = (Role.ADMIN, *[Role.MEMBER] * (len(names) - 2), Role.VIEWER)
    people = [Member(IDS.new(), name, role) for name, role in zip(names, roles, strict=True)]
    household = Household(IDS.new(), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(household, people[0], Identity("console", names[0], names[0]))
        await transaction.commit()
    for member in people[1:]:
        await _join(store, clock, household.id, people[0], member)
    async with store.units(household.id, None) as uow:
        return Book(store, clock, await uow.books.load_household())


async def _join(store: Store, clock: Clock, household: UUID, admin: Member, member: Member) -> None:
    code, invite = IDS.code(8), Invite(household, "Home", member.role, clock.now() + timedelta(hours=1))
    async with store.units(household, admin.id) as uow:
        await uow.books.add_invite(invite, code, by=admin.id)
        await uow.commit()
    async with store.directory.begin_onboarding() as transaction:
        await transaction.join(code, invite, member, Identity("console", member.name, member.name))
        await transaction.commit()
