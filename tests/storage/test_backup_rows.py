"""A backup holds all of a household, restores to the same, and nothing of it that is others' own (C4, C7, H5)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Invalid, NotAllowed
from core.model.backup import Backup, Rows, decode_backup, encode_backup
from core.model.category import SYSTEM
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Household, Member, NumberHabit, Role
from core.model.money import Money
from core.ports import Identity
from storage import tables
from storage.repositories.backup import BACKED_UP, LEFT_OUT
from storage.store import Store, open_store
from tests.databases import NOON, HandClock, SeededIds
from tests.tenancy.neighbours import move_in, neighbour

US = neighbour("OURS", SeededIds(100), 60_00)
IDS = SeededIds(900)


@pytest.fixture
async def sqlite_store(sqlite: str, tmp_path: Path) -> AsyncIterator[Store]:
    """A store on SQLite alone, for what does not depend on the database."""
    opened = await open_store(sqlite, data_dir=tmp_path, clock=HandClock(), ids=IDS)
    yield opened
    await opened.close()


def test_every_table_of_a_household_is_backed_up_or_left_out_on_purpose() -> None:
    own = {table for table in tables.metadata.sorted_tables if "household_id" in table.c} | {tables.household}
    assert own == {*BACKED_UP, *LEFT_OUT}
    assert not {*BACKED_UP} & LEFT_OUT


async def _found(store: Store) -> Household:
    """An empty household of another zone, language and currency."""
    founder = Member(IDS.new(), "Somebody", Role.ADMIN)
    household = Household(
        IDS.new(), "New", "EUR", "Europe/Berlin", "de", NumberHabit.COMMA, members=(founder,), categories=SYSTEM
    )
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(household, founder, Identity("console", str(founder.id), "Somebody"))
        await transaction.commit()
    return household


async def _back_up(store: Store, household: UUID, viewer: UUID) -> Backup:
    async with store.units(household, viewer) as uow:
        rows = await uow.backup.read()
    return Backup(1, NOON, "x", viewer, {name: [dict(row) for row in each] for name, each in rows.items()})


async def _restore(store: Store, household: Household, rows: Rows) -> None:
    member = household.members[0].id
    async with store.units(household.id, member) as uow:
        assert await uow.backup.is_empty()
        await uow.backup.write(rows, member, "console", "chat")
        await uow.commit()


async def _round_trip(store: Store, household: UUID, viewer: UUID) -> tuple[Backup, Backup]:
    """Return a backup of a household, and one of what it restores to, as JSON reads them for one member."""
    made = encode_backup(await _back_up(store, household, viewer)).encode()
    fresh = await _found(store)
    member = fresh.members[0].id
    await _restore(store, fresh, decode_backup(made, member).tables)
    again = encode_backup(await _back_up(store, fresh.id, member)).encode()
    return decode_backup(made, member), decode_backup(again)


def _unordered(rows: Rows) -> dict[str, list[bytes]]:
    return {name: sorted(map(msgspec.json.encode, each)) for name, each in rows.items()}


async def test_what_is_restored_is_what_was_backed_up(store: Store) -> None:
    await move_in(store, US)
    first, again = await _round_trip(store, US.id, US.member.id)
    assert {name for name, rows in first.tables.items() if rows} >= {
        "member", "category", "tag", "account", "draft", "entry", "entry_tag", "share", "proof", "change", "budget",
        "budget_limit", "recurring_rule", "goal", "goal_deposit", "split_rule", "category_rule", "exchange_rate",
    }  # fmt: skip
    assert _unordered(again.tables) == _unordered(first.tables)
    async with store.units(US.id, US.member.id) as uow:
        assert not await uow.backup.is_empty()


_LINES = st.builds(
    lambda kind, minor, currency, text, days, private: Line(
        kind,
        Money(minor, currency),
        NOON.date() - timedelta(days=days),
        text,
        merchant=text or None,
        tags=(text.casefold().split()[0],) if text.split() else (),
        visibility=Visibility.PRIVATE if private else Visibility.SHARED,
        notes=text,
    ),
    st.sampled_from(EntryKind),
    st.integers(1, 10**12),
    st.sampled_from(["INR", "JPY", "KWD", "EUR"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    st.integers(0, 4000),
    st.booleans(),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_LINES, max_size=6))
async def test_any_book_restores_to_the_same(sqlite_store: Store, lines: list[Line]) -> None:
    store = sqlite_store
    household = await _found(store)
    member = household.members[0].id
    async with store.units(household.id, member) as uow:
        await uow.entries.add([Entry(IDS.new(), replace(line, payer=member), member, NOON) for line in lines])
        await uow.commit()
    first, again = await _round_trip(store, household.id, member)
    assert len(first.tables["entry"]) == len(lines)
    assert _unordered(again.tables) == _unordered(first.tables)


async def test_others_private_entries_leave_bare_and_alone(store: Store) -> None:
    await move_in(store, US)
    secret = replace(
        US.entry.line, visibility=Visibility.PRIVATE, description="ring", merchant="Titan", notes="hush", tags=("gift",)
    )
    hidden = Entry(IDS.new(), replace(secret, payer=US.second.id, shares=()), US.second.id, NOON)
    async with store.units(US.id, US.second.id) as uow:
        await uow.entries.add([hidden])
        await uow.commit()
    theirs = encode_backup(await _back_up(store, US.id, US.member.id))
    for word in ("ring", "Titan", "hush", "gift"):
        assert f'"{word}"' not in theirs, word
    own = encode_backup(await _back_up(store, US.id, US.second.id))
    assert '"hush"' in own
    row = next(row for row in decode_backup(theirs.encode()).tables["entry"] if row["id"] == str(hidden.id))
    assert (row["minor"], row["category"], row["author"]) == (secret.money.minor, None, str(US.second.id))
    await _round_trip(store, US.id, US.member.id)


async def test_a_group_gets_none(store: Store) -> None:
    await move_in(store, US)
    async with store.units(US.id, None) as uow:
        with pytest.raises(NotAllowed):
            await uow.backup.read()


Tables = dict[str, list[dict[str, Any]]]


def _set(table: str, **values: object) -> Callable[[Tables], None]:
    def change(rows: Tables) -> None:
        rows[table][0] |= values

    return change


_DAMAGES: Mapping[str, Callable[[Tables], None]] = {
    "no household": lambda rows: rows.update(household=[]),
    "no members": lambda rows: rows.update(member=[]),
    "unknown table": lambda rows: rows.update(identity=[]),
    "unknown column": _set("entry", password="x"),
    "foreign household": _set("entry", household_id=str(UUID(int=1))),
    "text for a number": _set("entry", minor="60"),
    "number too large": _set("entry", minor=2**70),
    "no such kind": _set("entry", kind="gift"),
    "no such currency": _set("entry", currency="ABC"),
    "long currency": _set("entry", currency="RUPEES"),
    "no such member": _set("entry", author=str(UUID(int=1))),
    "no such category": _set("entry", category="nowhere"),
    "lines that are none": _set("draft", lines="{}"),
    "an instant without its zone": _set("draft", created_at="2026-11-21T10:00:00"),
    "a rhythm that is none": _set("recurring_rule", rhythm="[]"),
    "no such habit": _set("household", number_habit="dot"),
    "twice the same": lambda rows: rows["entry"].append(rows["entry"][0]),
}


@pytest.mark.parametrize("damage", _DAMAGES)
async def test_a_damaged_backup_changes_nothing(sqlite_store: Store, damage: str) -> None:
    store = sqlite_store
    await move_in(store, US)
    fresh = await _found(store)
    made = encode_backup(await _back_up(store, US.id, US.member.id)).encode()
    rows = decode_backup(made, fresh.members[0].id).tables
    _DAMAGES[damage](rows)
    before = await _back_up(store, fresh.id, fresh.members[0].id)
    with pytest.raises(Invalid, match="backup-damaged"):
        await _restore(store, fresh, rows)
    assert await _back_up(store, fresh.id, fresh.members[0].id) == before
