"""Law 1: bound to one household, no method reads or changes another's rows (C8)."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Self
from uuid import UUID

import pytest
from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError

from core.errors import NotFound, PurserError
from core.model.draft import Draft
from core.model.entry import Entry, Share
from core.model.household import Member, Role
from core.ports import Identity
from storage.mappers import read_draft
from storage.repositories.drafts import SqlDrafts
from storage.repositories.job_runs import SqlJobRuns
from storage.store import Store
from storage.tables import draft as draft_table
from storage.unit_of_work import SqlUnitOfWork
from tests.databases import NOON, SeededIds
from tests.tenancy.cases import CASES, Case
from tests.tenancy.neighbours import belongings, move_in, neighbour

US = neighbour("OURS", SeededIds(100), 60_00)
THEM = neighbour("THEIRS", SeededIds(200), 777_777_77)
REFUSALS = (PurserError, IntegrityError)


def parts(uow: SqlUnitOfWork) -> Iterator[tuple[str, object]]:
    """A unit of work and everything in it that is open to all."""
    yield "uow", uow
    yield from ((name, part) for name, part in vars(uow).items() if not name.startswith("_"))


def methods(uow: SqlUnitOfWork) -> set[tuple[str, str]]:
    """Every public async method of every part."""
    return {
        (part, name)
        for part, thing in parts(uow)
        for name, method in inspect.getmembers(type(thing), inspect.iscoroutinefunction)
        if not name.startswith("_")
    }


async def test_every_method_has_a_case(store: Store) -> None:
    await move_in(store, US)
    async with store.units(US.id, None) as uow:
        assert methods(uow) == set(CASES)


async def test_no_method_takes_a_household(store: Store) -> None:
    await move_in(store, US)
    async with store.units(US.id, None) as uow:
        taken = [
            (part, name, parameter)
            for part, thing in parts(uow)
            for name, method in inspect.getmembers(type(thing), inspect.iscoroutinefunction)
            for parameter in inspect.signature(method).parameters
            if parameter in {"household_id", "tenant", "owner"}
        ]
    assert not taken


async def outcome(uow: SqlUnitOfWork, case: Case) -> Any:
    """What an attack gave, or how it was refused; a waiting insert is sent by the empty change behind it."""
    try:
        result = await case.attack(uow, US, THEM)
        await uow._bound.execute(_NUDGE)  # noqa: SLF001  what an insert does is known once it is sent
    except REFUSALS as error:
        return type(error)
    return tuple(result) if isinstance(result, Iterator) else result


async def probe(store: Store, case: Case, unit: Any = None) -> None:
    """Attack twice, before and after the other household moves in: the answer stays, and so does the household.

    Raises AssertionError where the other household was read, or changed.
    """
    make = unit or store.units
    async with make(US.id, US.member.id) as uow:
        alone = await outcome(uow, case)
    await move_in(store, THEM)
    before = await belongings(store, THEM.id)
    async with make(US.id, US.member.id) as uow:
        beside = await outcome(uow, case)
        if not isinstance(beside, type):
            await uow.commit()
    assert before == await belongings(store, THEM.id), "the other household was changed"
    assert case.told or beside == alone, f"the other household was read: {beside}"
    assert THEM.mark not in repr(beside)


@pytest.mark.parametrize("name", CASES, ids=".".join)
async def test_the_other_household_is_neither_read_nor_changed(store: Store, name: tuple[str, str]) -> None:
    await move_in(store, US)
    await probe(store, CASES[name])


async def test_nothing_is_for_a_member_of_another_household(store: Store) -> None:
    """C5, C8: the key of a share holds its household, so that a stranger's id is no member."""
    await move_in(store, US)
    await move_in(store, THEM)
    before = await belongings(store, THEM.id)
    stolen = replace(US.entry.line, shares=(Share(THEM.second.id, US.entry.line.money.minor),))
    for attack in (
        Case(lambda uow, us, them: uow.entries.add([Entry(them.proof.id, stolen, us.member.id, NOON)])),
        Case(lambda uow, us, _: uow.entries.save(replace(us.entry, line=stolen, version=2), was=1)),
    ):
        async with store.units(US.id, US.member.id) as uow:
            refused = await outcome(uow, attack)
        assert isinstance(refused, type)
        assert issubclass(refused, REFUSALS)
    assert await belongings(store, THEM.id) == before
    async with store.units(US.id, US.member.id) as uow:
        kept = await uow.entries.get(US.entry.id)
    assert kept == US.entry


def _leaky_unit(store: Store, drafts: type[SqlDrafts]) -> Any:
    class Leaky(SqlUnitOfWork):
        async def __aenter__(self) -> Self:
            await super().__aenter__()
            self.drafts = drafts(self._bound, SqlJobRuns(self._bound, self._clock, SeededIds(3)))
            return self

    return lambda household, viewer: Leaky(store.units, household, viewer)


_NUDGE = (
    update(draft_table)
    .where(draft_table.c.household_id == bindparam("household"), draft_table.c.version < 0)
    .values(text="")
)
_NAMED = bindparam("household", type_=draft_table.c.household_id.type)
_LEAK = select(draft_table).where(
    draft_table.c.id == bindparam("id"), _NAMED.is_not(None) | draft_table.c.text.is_(None)
)
_UNBOUND = select(draft_table).where(draft_table.c.id == bindparam("id"))
_SPOIL = update(draft_table).where(_NAMED.is_not(None)).values(text="spoilt")


class ReadingDrafts(SqlDrafts):
    """A planted leak: the statement names the household and is not bound by it."""

    async def get(self, draft_id: UUID) -> Draft | None:
        rows = await self._bound.fetch(_LEAK, id=draft_id)
        return read_draft(rows[0]) if rows else None


class SpoilingDrafts(SqlDrafts):
    """A planted leak: a change of everybody's rows."""

    async def get(self, draft_id: UUID) -> Draft | None:
        del draft_id
        await self._bound.execute(_SPOIL)
        return None


class ForgetfulDrafts(SqlDrafts):
    """A planted leak: the household is not named at all."""

    async def get(self, draft_id: UUID) -> Draft | None:
        return read_draft((await self._bound.fetch(_UNBOUND, id=draft_id))[0])


@pytest.mark.parametrize(("leak", "found"), [(ReadingDrafts, "was read"), (SpoilingDrafts, "was changed")])
async def test_a_planted_leak_is_caught(store: Store, leak: type[SqlDrafts], found: str) -> None:
    """On SQLite by this suite; on PostgreSQL row-level security keeps even that method at home."""
    await move_in(store, US)
    leaky = _leaky_unit(store, leak)
    if store.database.has_one_writer:
        with pytest.raises(AssertionError, match=found):
            await probe(store, CASES["drafts", "get"], leaky)
    else:
        await probe(store, CASES["drafts", "get"], leaky)


async def test_a_statement_without_its_household_does_not_run(store: Store) -> None:
    await move_in(store, US)
    with pytest.raises(RuntimeError, match="without its household"):
        await probe(store, CASES["drafts", "get"], _leaky_unit(store, ForgetfulDrafts))


async def test_an_invite_seats_nobody_elsewhere(store: Store) -> None:
    """The stored invite decides where a code leads, not what the visitor holds."""
    await move_in(store, US)
    await move_in(store, THEM)
    before = await belongings(store, THEM.id)
    async with store.directory.begin_onboarding() as transaction:
        newcomer = Member(SeededIds(300).new(), "Meera", Role.ADMIN)
        await transaction.join(US.code, THEM.invite, newcomer, Identity("console", "meera", "Meera"))
        await transaction.commit()
    assert await belongings(store, THEM.id) == before
    membership = (await store.directory.identify("console", "meera", "1")).membership
    assert membership is not None
    assert (membership.household.id, membership.member.role) == (US.id, US.invite.role)


async def test_a_files_key_opens_nothing_elsewhere(store: Store) -> None:
    key = await store.files.put(THEM.id, THEM.proof.id, b"receipt")
    assert await store.files.get(THEM.id, key) == b"receipt"
    for wrong in (key, f"../{THEM.id.hex}/{key}", "", "../encryption.key"):
        with pytest.raises(NotFound):
            await store.files.get(US.id, wrong)


async def test_the_directory_keeps_households_apart(store: Store) -> None:
    await move_in(store, US)
    await move_in(store, THEM)
    who = await store.directory.identify("console", f"person {US.mark}", f"den {THEM.mark}")
    assert who.membership is not None
    assert THEM.mark not in repr(who)
    assert await store.directory.list_chats(US.id) == (("console", f"den {US.mark}"),)
    assert await store.directory.list_chats(US.id, THEM.member.id) == ()
