"""Inbox, outbox and jobs: leases between two processes, order, at least once."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import select

from core.errors import AlreadyAnswered
from core.ports import Answered, Ids, Outgoing, Received
from storage import tables
from storage.inbox import PATIENT_ATTEMPTS
from storage.store import Store
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.households import Home, settle

LEASE_SECONDS = 30


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


def inbound(ids: Ids, chat: str = "den") -> Received:
    return Received(ids.new(), "console", chat, b'{"text":"milk 60"}')


def outgoing(ids: Ids, dedupe: str, chat: str = "den") -> Outgoing:
    return Outgoing(ids.new(), "console", chat, b"{}", dedupe)


def answer(received: Received, *replies: Outgoing, dialogue: bytes | None = None) -> Answered:
    return Answered(received.id, "console", received.chat, "asha of home", replies, dialogue)


async def test_an_event_is_received_once(store: Store, ids: Ids) -> None:
    """B3: a redelivered update is known."""
    first = inbound(ids)
    assert await store.inbox.receive(first, "e1")
    assert not await store.inbox.receive(replace(first, id=ids.new()), "e1")
    assert await store.inbox.receive(replace(first, id=ids.new(), channel="telegram"), "e1")
    at_once = await asyncio.gather(*(store.inbox.receive(inbound(ids), "e2") for _ in range(10)))
    assert sorted(at_once) == [False] * 9 + [True]


async def test_what_a_process_holds_is_its_own_until_the_lease_runs_out(
    store: Store, ids: Ids, clock: HandClock
) -> None:
    received = inbound(ids)
    await store.inbox.receive(received, "e1")
    assert await store.inbox.claim(10) == ()
    clock.pass_by(seconds=LEASE_SECONDS)
    assert await store.inbox.claim(10) == (replace(received, attempts=1),)
    assert await store.inbox.claim(10) == ()


async def test_what_is_not_for_us_is_dropped_and_not_taken_up_again(store: Store, ids: Ids, clock: HandClock) -> None:
    received = inbound(ids)
    await store.inbox.receive(received, "e1")
    await store.inbox.drop_event(received.id)
    clock.pass_by(seconds=LEASE_SECONDS)
    assert await store.inbox.claim(10) == ()
    assert await store.inbox.list_waiting("console", "den") == ()
    assert not await store.inbox.receive(replace(received, id=ids.new()), "e1"), "it is known all the same"


async def test_of_two_processes_one_gets_it(store: Store, other_store: Store, ids: Ids, clock: HandClock) -> None:
    """K6, L2."""
    for n in range(6):
        await store.inbox.receive(inbound(ids), f"e{n}")
    assert await other_store.inbox.claim(10) == ()
    clock.pass_by(seconds=LEASE_SECONDS)
    both = await asyncio.gather(store.inbox.claim(3), other_store.inbox.claim(3))
    claimed = [received.id for part in both for received in part]
    assert len(claimed) == len(set(claimed)) >= 3


async def test_what_a_process_with_a_wrong_clock_held_is_taken_up(
    home: Home, database: str, ids: Ids, clock: HandClock, tmp_path: Path
) -> None:
    """A lease a day long is of a clock a day ahead; one a little too long may be of a clock a little ahead."""
    store, received = home.store, inbound(ids)
    await finish_planning(home)
    async with home.as_asha() as uow:
        assert await uow.jobs.plan("digest", "2026-11-22", clock.now())
        await uow.commit()
    await store.inbox.receive(received, "e1")
    clock.pass_by(seconds=LEASE_SECONDS)
    await store.inbox.claim(1)
    async with home.as_asha() as uow:
        await uow.record_handled(answer(received, outgoing(ids, "a1")))
        await uow.commit()
    await store.inbox.receive(inbound(ids), "e2")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(tmp_path / "encryption.key", elsewhere)
    for ahead, taken in ((timedelta(minutes=4), 0), (timedelta(days=1), 1)):
        wrong = await databases.opened(database, elsewhere, HandClock(clock.now() + ahead), seed=2)
        await wrong.inbox.claim(9)
        await wrong.outbox.claim(9, {"console"})
        await wrong.jobs.claim(9)
        await wrong.close()
        assert len(await store.inbox.claim(9)) == taken
        assert len(await store.outbox.claim(9, {"console"})) == taken
        assert len(await store.jobs.claim(9)) == taken


async def test_what_a_dead_process_held_is_taken_up(
    store: Store, database: str, ids: Ids, clock: HandClock, tmp_path: Path
) -> None:
    """Check K6: a process that is started again has its own leases at once, and leaves those of others be."""
    await store.inbox.receive(inbound(ids), "e1")
    await store.close()
    clock.pass_by(seconds=1)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    stranger = await databases.opened(database, elsewhere, clock, seed=2)
    assert await stranger.inbox.claim(10) == ()
    await stranger.close()
    again = await databases.opened(database, tmp_path, clock, seed=3)
    assert len(await again.inbox.claim(10)) == 1
    assert await again.inbox.claim(10) == ()
    await again.close()


async def test_left_over_ones_come_oldest_first(store: Store, ids: Ids, clock: HandClock) -> None:
    received = [inbound(ids) for _ in range(4)]
    for n, one in enumerate(received):
        await store.inbox.receive(one, f"e{n}")
        clock.pass_by(seconds=1)
    clock.pass_by(seconds=LEASE_SECONDS)
    assert [one.id for one in await store.inbox.claim(3)] == [one.id for one in received[:3]]


# Plans PostgreSQL comes to by itself where its figures about a table are old; they loop over the rows of a claim.
LOOPING = ("hashjoin", "mergejoin", "indexscan", "indexonlyscan", "bitmapscan", "hashagg", "sort", "material")


@pytest.fixture
async def loops(postgres: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    """A store on a PostgreSQL that plans every join as a loop."""
    connection = await asyncpg.connect(postgres)
    for way in LOOPING:
        await connection.execute(f"ALTER DATABASE postgres SET enable_{way} = off")
    made = await databases.opened(postgres, tmp_path, clock)
    yield made
    await made.close()
    await connection.execute("ALTER DATABASE postgres RESET ALL")
    await connection.close()


async def test_no_plan_claims_more_than_asked(loops: Store, ids: Ids, clock: HandClock) -> None:
    for n in range(4):
        await loops.inbox.receive(inbound(ids), f"e{n}")
    await _queue(await settle(loops, ids), *(outgoing(ids, f"d{n}", f"chat {n}") for n in range(4)))
    clock.pass_by(seconds=LEASE_SECONDS)
    assert len(await loops.inbox.claim(3)) == 3
    assert len(await loops.outbox.claim(3, ["console"])) == 3


async def test_a_bug_is_not_tried_again(store: Store, ids: Ids, clock: HandClock) -> None:
    received = inbound(ids)
    await store.inbox.receive(received, "e1")
    await store.inbox.fail(received.id, "trace-1")
    clock.pass_by(seconds=LEASE_SECONDS)
    assert await store.inbox.claim(10) == ()


async def test_an_answer_is_one_commit(home: Home, clock: HandClock) -> None:
    store, received = home.store, inbound(home.ids)
    await store.inbox.receive(received, "e1")
    reply = outgoing(home.ids, "r1")
    async with home.as_asha() as uow:
        await uow.record_handled(answer(received, reply, dialogue=b"{}"))
    clock.pass_by(seconds=LEASE_SECONDS)
    assert (await store.directory.identify("console", "asha of home", "den")).dialogue is None
    assert await store.outbox.claim(10, ["console"]) == ()
    assert len(await store.inbox.claim(10)) == 1
    async with home.as_asha() as uow:
        await uow.record_handled(answer(received, reply, dialogue=b"{}"))
        await uow.commit()
    clock.pass_by(seconds=LEASE_SECONDS)
    assert (await store.directory.identify("console", "asha of home", "den")).dialogue == b"{}"
    assert await store.inbox.claim(10) == ()
    assert await store.outbox.claim(10, ["console"]) == (replace(reply, attempts=1, household=home.household.id),)


async def test_the_second_to_answer_is_told_and_undone(home: Home) -> None:
    received = inbound(home.ids)
    await home.store.inbox.receive(received, "e1")
    drafts = [home.draft(), home.draft()]

    async def converse(number: int) -> bool:
        async with home.as_asha() as uow:
            await uow.drafts.add(drafts[number])
            try:
                await uow.record_handled(answer(received, outgoing(home.ids, f"r{number}")))
            except AlreadyAnswered:
                return False
            await uow.commit()
            return True

    assert sorted(await asyncio.gather(converse(0), converse(1))) == [False, True]
    async with home.as_asha() as uow:
        assert len(await uow.drafts.list_open()) == 1


async def test_no_state_leaves_the_talk_as_it_is(home: Home) -> None:
    for number, (state, kept) in enumerate([(None, None), (b"1", b"1"), (None, b"1"), (b"2", b"2")]):
        received = inbound(home.ids)
        await home.store.inbox.receive(received, f"e{number}")
        async with home.as_asha() as uow:
            await uow.record_handled(answer(received, dialogue=state))
            await uow.commit()
        assert (await home.store.directory.identify("console", "asha of home", "den")).dialogue == kept


async def _queue(home: Home, *waiting: Outgoing, **due: float) -> None:
    async with home.as_job() as uow:
        await uow.queue_notices(waiting, due=home.store.units.clock.now() + timedelta(**due) if due else None)
        await uow.commit()


async def test_a_notice_with_a_known_key_is_left_alone(home: Home) -> None:
    first, again, other = (outgoing(home.ids, key) for key in ("bill", "bill", "digest"))
    await _queue(home, first)
    await _queue(home, again, other)
    assert [one.id for one in await home.store.outbox.claim(10, ["console"])] == [first.id, other.id]


async def test_a_notice_waits_for_its_hour(home: Home, clock: HandClock) -> None:
    """G5."""
    await _queue(home, outgoing(home.ids, "morning"), hours=8)
    assert await home.store.outbox.claim(10, ["console"]) == ()
    clock.pass_by(hours=8)
    assert len(await home.store.outbox.claim(10, ["console"])) == 1


async def test_sent_and_given_up_are_over(home: Home, clock: HandClock) -> None:
    """And what they said is not kept: it may hold a preview of a receipt."""
    outbox = home.store.outbox
    sent, refused = outgoing(home.ids, "a"), outgoing(home.ids, "b", chat="attic")
    await _queue(home, sent, refused)
    assert len(await outbox.claim(10, ["console"])) == 2
    await outbox.mark_sent(sent.id, "m1")
    await outbox.give_up(refused.id, "blocked")
    clock.pass_by(hours=1)
    assert await outbox.claim(10, ["console"]) == ()
    bodies = await home.store.database.fetch((select(tables.outbox.c.body)), {})
    assert [bytes(row["body"]) for row in bodies] == [b"", b""]


async def test_nothing_overtakes_a_reply_that_is_tried_again(home: Home, clock: HandClock) -> None:
    """At least once, in order within a chat; other chats go on."""
    outbox = home.store.outbox
    first, second, elsewhere = (outgoing(home.ids, key, chat) for key, chat in (("1", "den"), ("2", "den"), ("3", "x")))
    await _queue(home, first, second, elsewhere)
    assert [one.id for one in await outbox.claim(1, ["console"])] == [first.id]
    assert [one.id for one in await outbox.claim(10, ["console"])] == [elsewhere.id], "the first is held"
    await outbox.mark_sent(elsewhere.id, "m1")
    await outbox.send_later(first.id, 60)
    assert await outbox.claim(10, ["console"]) == ()
    clock.pass_by(seconds=60)
    assert [one.id for one in await outbox.claim(10, ["console"])] == [first.id, second.id]
    clock.pass_by(seconds=LEASE_SECONDS)
    assert [one.attempts for one in await outbox.claim(10, ["console"])] == [3, 2]


async def test_replies_keep_their_order(home: Home, clock: HandClock) -> None:
    received = inbound(home.ids)
    replies = [outgoing(home.ids, f"r{n}") for n in range(5)]
    replies.reverse()
    await home.store.inbox.receive(received, "e1")
    async with home.as_asha() as uow:
        await uow.record_handled(answer(received, *replies))
        await uow.commit()
    clock.pass_by(seconds=LEASE_SECONDS)
    assert [one.id for one in await home.store.outbox.claim(10, ["console"])] == [one.id for one in replies]


async def test_two_processes_never_send_the_same(home: Home, other_store: Store) -> None:
    await _queue(home, *(outgoing(home.ids, f"n{n}", chat=f"c{n}") for n in range(20)))
    claims = [store.outbox.claim(4, ["console"]) for store in (home.store, other_store) * 4]
    claimed = [one.id for part in await asyncio.gather(*claims) for one in part]
    assert len(claimed) == len(set(claimed))


async def test_a_message_of_ours_names_what_it_showed(home: Home) -> None:
    draft = home.draft()
    await home.keep(draft)
    shown = replace(outgoing(home.ids, "card"), subject=draft.id)
    await _queue(home, shown)
    await home.store.outbox.mark_sent(shown.id, "m7")
    async with home.as_asha() as uow:
        assert await uow.find_shown_subject("console", "den", "m7") == draft.id
        assert await uow.find_shown_subject("console", "attic", "m7") is None
        assert await uow.find_shown_subject("console", "den", "m8") is None


async def finish_planning(home: Home) -> None:
    """Have the jobs of a new household planned: there are none yet."""
    for run in await home.store.jobs.claim(50):
        async with home.as_asha() as uow:
            assert await uow.jobs.finish(run)
            await uow.commit()


async def test_an_occurrence_is_leased_to_one_process(home: Home, other_store: Store, clock: HandClock) -> None:
    """G3: exactly once per occurrence, whoever asks and whoever dies."""
    store = home.store
    await finish_planning(home)
    async with home.as_asha() as uow:
        assert await uow.jobs.plan("digest", "2026-11-22", clock.now() + timedelta(hours=1))
        assert not await uow.jobs.plan("digest", "2026-11-22", clock.now() + timedelta(hours=2)), "it waits"
        assert not await uow.jobs.plan("digest", "2026-11-29", clock.now() + timedelta(hours=2)), "one waits already"
        await uow.commit()
    assert await store.jobs.claim(5) == ()
    clock.pass_by(hours=1)
    claims = await asyncio.gather(*(one.jobs.claim(5) for one in (store, other_store) * 5))
    (run,) = [run for claimed in claims for run in claimed]
    assert (run.job, run.occurrence, run.attempts) == ("digest", "2026-11-22", 1)
    clock.pass_by(minutes=6)
    (again,) = await other_store.jobs.claim(5)
    assert again == replace(run, attempts=2)
    async with home.as_asha() as uow:
        assert not await uow.jobs.finish(run), "it was taken over"
        assert await uow.jobs.finish(again)
        assert not await uow.jobs.plan("digest", "2026-11-22", clock.now()), "it is done"
        assert await uow.jobs.plan("digest", "2026-11-29", clock.now())
        await uow.commit()


async def test_a_job_is_woken_once_by_then_and_again_once_it_began(home: Home, clock: HandClock) -> None:
    store, soon = home.store, clock.now() + timedelta(minutes=1)
    await finish_planning(home)
    for at in (soon, soon, soon + timedelta(minutes=5)):
        async with home.as_asha() as uow:
            await uow.jobs.wake("drafts", at)
            await uow.commit()
    clock.pass_by(minutes=2)
    (first,) = await store.jobs.claim(50)
    async with home.as_asha() as uow:
        await uow.jobs.wake("drafts", clock.now())
        await uow.commit()
    assert len(await store.jobs.claim(50)) == 1, "what began may have looked already"
    await store.jobs.retry(first, clock.now() + timedelta(minutes=1), "Fault: no disk")
    assert await store.jobs.claim(50) == ()
    clock.pass_by(minutes=1)
    assert [run.attempts for run in await store.jobs.claim(50)] == [2]


async def test_a_job_is_woken_everywhere_once(home: Home) -> None:
    jobs = home.store.jobs
    await finish_planning(home)
    assert [await jobs.wake_everywhere("plan", "version 2") for _ in range(2)] == [1, 0]
    (run,) = await jobs.claim(50)
    counts = await jobs.count_occurrences()
    assert (counts.due, counts.waiting, counts.failed) == (0, 0, 0)
    async with home.as_asha() as uow:
        assert await uow.jobs.fail(run, "ValueError")
        await uow.commit()
    assert [failed.error for failed in await jobs.list_failed(5)] == ["ValueError"]


async def test_parts_of_an_album_are_answered_in_one_commit(store: Store, ids: Ids, home: Home) -> None:
    """K6: all of them or none; what waits in a chat is seen whoever holds it."""
    parts = [inbound(ids) for _ in range(3)]
    for number, part in enumerate((*parts, inbound(ids, "elsewhere"))):
        await store.inbox.receive(part, f"part {number}")
    assert [each.id for each in await store.inbox.list_waiting("console", "den")] == [part.id for part in parts]
    first, second, third = parts
    async with store.units(home.household.id, None) as uow:
        await uow.record_handled(replace(answer(first), parts=(second.id,)))
        await uow.commit()
    assert [each.id for each in await store.inbox.list_waiting("console", "den")] == [third.id]
    async with store.units(home.household.id, None) as uow:
        with pytest.raises(AlreadyAnswered):
            await uow.record_handled(replace(answer(third), parts=(second.id,)))
    assert [each.id for each in await store.inbox.list_waiting("console", "den")] == [third.id]


async def test_an_inbound_is_next_when_all_before_it_in_its_chat_are_over(
    store: Store, other_store: Store, ids: Ids, home: Home, clock: HandClock
) -> None:
    first, second, elsewhere = inbound(ids), inbound(ids), inbound(ids, "elsewhere")
    for number, (held_by, one) in enumerate(((store, first), (other_store, second), (other_store, elsewhere))):
        await held_by.inbox.receive(one, f"e{number}")
        clock.pass_by(milliseconds=1)
    assert [await store.inbox.is_next(one.id) for one in (first, second, elsewhere)] == [True, False, True]
    await store.inbox.release_lease(second.id)
    assert await store.inbox.claim(10) == (), "only who holds it lets it go"
    await other_store.inbox.release_lease(second.id)
    assert await store.inbox.claim(10) == (), "the first is held"
    async with home.as_asha() as uow:
        await uow.record_handled(answer(first))
        await uow.commit()
    assert [one.id for one in await store.inbox.claim(10)] == [second.id]
    assert await store.inbox.is_next(second.id)


async def test_an_inbound_that_fails_again_and_again_holds_up_its_chat_no_longer(
    store: Store, ids: Ids, clock: HandClock
) -> None:
    first, second = inbound(ids), inbound(ids)
    await store.inbox.receive(first, "e0")
    clock.pass_by(milliseconds=1)
    for attempt in range(PATIENT_ATTEMPTS):
        await store.inbox.receive(second, "e1")
        assert not await store.inbox.is_next(second.id), attempt
        clock.pass_by(seconds=LEASE_SECONDS)
        assert len(await store.inbox.claim(1)) == 1
    assert await store.inbox.is_next(second.id)
