"""What a household is told on days when clocks jump, months end or it moves, from ``hard_days.yaml``."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select

from benchmarks.simulator.lives import next_due, send_all
from core.model.entry import EntryKind, Line
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit
from core.ports import Answered, Received
from core.usecases.confirm_draft import confirm_draft
from core.usecases.set_recurring import decide_rule, propose_rule
from scheduler.jobs.draft_due_bills import DRAFT_BILLS
from scheduler.jobs.send_digest import MONTHLY_REPORT, WEEKLY_DIGEST
from storage import tables
from tests.core.usecases.book import IDS, Book, Groceries
from tests.scheduler.test_runner import runner

CASES = yaml.safe_load(Path(__file__).with_name("hard_days.yaml").read_text(encoding="utf-8"))
KINDS = {"week": "digest", "month": "report"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_what_is_told(book: Book, case: dict[str, Any]) -> None:
    book.clock.instant = _instant(case["start"])
    await _settle(book, case)
    made = runner(book, DRAFT_BILLS, WEEKLY_DIGEST, MONTHLY_REPORT)
    moves = case.get("moves") or {}
    moving = _instant(moves["at"]) if moves else None
    end = book.clock.instant + timedelta(days=case["days"])
    told: dict[str, datetime] = {}
    while True:
        await made.run_due()
        for what in await _list_told(book):
            told.setdefault(what, book.clock.instant.replace(second=0, microsecond=0))
        await send_all(book.store)
        moments = [end, await next_due(book.store) or end, *([moving] if moving else [])]
        book.clock.instant = max(book.clock.instant, min(moments))
        if book.clock.instant >= end:
            break
        if moving and book.clock.instant >= moving:
            await book.set(zone=moves["to"])
            moving = None
    said = [f"{what} at {at:%Y-%m-%dT%H:%M}" for what, at in told.items()]
    assert sorted(said) == sorted(case["told"])


def _instant(given: datetime | str) -> datetime:
    read = given if isinstance(given, datetime) else datetime.fromisoformat(given)
    return read.replace(tzinfo=UTC)


async def _settle(book: Book, case: dict[str, Any]) -> None:
    """Set the household up; Asha alone is heard in private, and something was bought."""
    digest = case.get("digest")
    await book.set(
        zone=case["zone"],
        quiet_from=None,
        quiet_to=None,
        digest_day=digest["weekday"] if digest else None,
        digest_hour=digest["hour"] if digest else 8,
    )
    received = Received(IDS.new(), "console", "Asha", b"{}")
    await book.store.inbox.receive(received, "hello")
    async with book.store.units(book.household.id, None) as uow:
        await uow.record_handled(Answered(received.id, "console", "Asha", "Asha", (), None))
        await uow.commit()
    today = book.household.today(book.clock.now())
    draft = await book.propose(Line(EntryKind.EXPENSE, Money.of(60, "INR"), today, "milk"))
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
        given = case["bill"]
        month_days, weekdays = (tuple(given.get(name, ())) for name in ("month_days", "weekdays"))
        rhythm = Rhythm(RhythmUnit(given["unit"]), month_days=month_days, weekdays=weekdays)
        line = Line(EntryKind.EXPENSE, Money.of(900, "INR"), today, "club")
        start = given.get("from") or rhythm.find_first_day(today)
        rule = await propose_rule(context, Groceries(), SetRecurring(line, rhythm, start), "console", "Asha")
        await decide_rule(context, rule.id, rule.version, confirm=True)


async def _list_told(book: Book) -> list[str]:
    """Return the digests and the cards of bills that were ever made; a second of one kind and day is numbered."""
    bills = await book.store.database.fetch(select(tables.recurring_occurrence.c.day))
    sent = await book.store.database.fetch(select(tables.outbox.c.dedupe))
    keys = [row["dedupe"].split(":") for row in sent if ":digest:" in row["dedupe"]]
    assert len(keys) == len({tuple(key) for key in keys})
    days: list[date] = [row["day"] for row in bills]
    assert len(days) == len(set(days))
    return [f"bill {day}" for day in days] + [f"{KINDS[key[2]]} {key[3]}" for key in keys]
