"""Lets seeded households live through a year and counts what they were told; every count has a true value beside it."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from benchmarks.simulator.households import BUDGETS, LATE_DAYS, PLANS, Plan, Year, days_from
from bot.announce import Announcer
from core.model.budget import BudgetChange, BudgetScope
from core.model.entry import Line
from core.model.household_alert import CAP_DAYS, CRITICAL, WEEKLY_PUSHES
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import BillStatus
from core.ports import Answered, Received
from core.usecases.confirm_draft import confirm_draft
from core.usecases.keep_budgets import set_budget
from core.usecases.list_bills import list_bills
from core.usecases.set_recurring import decide_rule, propose_rule
from scheduler.jobs import JobDependencies
from scheduler.runner import Runner
from storage import tables
from storage.store import Store, open_store
from tests import databases
from tests.core.usecases.book import IDS, Book, Clock, Groceries, found

HOURS_A_STEP = 3
FIRST = date(2026, 1, 1)
CHANNEL = "console"


@dataclass(slots=True)
class Life:
    """One household with its year and what is still owed."""

    book: Book
    year: Year
    owed: list[tuple[Plan, date]] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Run a simulated year and print what was counted; 1 where a count is not what it has to be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks year")
    parser.add_argument("--households", type=int, default=5)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    logging.disable(logging.WARNING)
    return asyncio.run(_run(parser.parse_args(arguments)))


async def _run(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite_url(Path(folder, "purser.db"))
        await databases.prepare(url, Path(folder))
        clock = Clock()
        clock.instant = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
        store = await open_store(url, data_dir=Path(folder), clock=clock, ids=IDS)
        began = time.perf_counter()
        lives = [await _move_in(store, clock, chosen.seed + number) for number in range(chosen.households)]
        await _live(lives, clock, chosen.days)
        counts = await _count(store, lives, chosen.days)
        counts["seconds"] = round(time.perf_counter() - began)
        await store.close()
    for name, value in counts.items():
        sys.stdout.write(f"{name:44} {value:>8}\n")
    sys.stdout.write(json.dumps(counts) + "\n")
    return 1 if any(value for name, value in counts.items() if name.startswith("wrong")) else 0


async def _move_in(store: Store, clock: Clock, seed: int) -> Life:
    """Found a household with its rules and budgets, both members heard in private."""
    year = Year(seed)
    names = (f"Asha {seed}", f"Ravi {seed}", f"Kid {seed}")
    book = await found(store, clock, names)
    await book.set(zone=year.zone, quiet_from=22, quiet_to=7)
    for name in names[:2]:
        received = Received(IDS.new(), CHANNEL, name, b"{}")
        await store.inbox.receive(received, f"hello {name}")
        async with store.units(book.household.id, None) as uow:
            await uow.answered(Answered(received.id, CHANNEL, name, name, (), None))
            await uow.commit()
    async with book.acting(names[0]) as context:
        for plan in PLANS:
            line = Line(plan.kind, Money.of(plan.amount, "INR"), FIRST, plan.description)
            asked = SetRecurring(line, plan.rhythm, plan.rhythm.starting(FIRST))
            rule = await propose_rule(context, Groceries(), asked, CHANNEL, names[0])
            await decide_rule(context, rule.id, rule.version, confirm=True)
        for category, limit in BUDGETS.items():
            await set_budget(context, BudgetChange(BudgetScope((category,)), limit=Money.of(limit, "INR")))
    return Life(book, year)


async def _live(lives: Sequence[Life], clock: Clock, days: int) -> None:
    """Let time pass in steps: people buy in the evening, jobs run when they are due, messages go out at once."""
    store = lives[0].book.store
    dependencies = JobDependencies(
        store.directory, store.units, clock, IDS, Announcer(clock, IDS), store.files, store.jobs, store.prune
    )
    runner = Runner(dependencies)
    for day in days_from(FIRST, days):
        for step in range(24 // HOURS_A_STEP):
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
            clock.instant = max(clock.instant, midnight + timedelta(hours=step * HOURS_A_STEP))
            if step * HOURS_A_STEP == 12:  # noqa: PLR2004  noon in UTC
                for life in lives:
                    await _buy(life)
            await runner.tick()
            while due := await store.outbox.claim(100, [CHANNEL]):
                for each in due:
                    await store.outbox.sent(each.id, "1")


async def _buy(life: Life) -> None:
    """Enter what a household bought and paid today."""
    book, year = life.book, life.year
    today = book.household.today(book.clock.now())
    life.owed += [(plan, today) for plan in PLANS if today == plan.rhythm.starting(today)]
    paid = [(plan, due) for plan, due in life.owed if year.paid(plan, due, today)]
    life.owed = [each for each in life.owed if each not in paid and (today - each[1]).days < LATE_DAYS]
    lines = [*year.bought(today), *(Line(p.kind, Money.of(p.amount, "INR"), today, p.description) for p, _ in paid)]
    if not lines:
        return
    name = book.household.members[year.chance.randrange(2)].name
    draft = await book.propose(*lines, by=name)
    if year.chance.random() < 0.95:  # noqa: PLR2004  now and then a card is forgotten
        async with book.acting(name) as context:
            await confirm_draft(context, draft.id)


async def _count(store: Store, lives: Sequence[Life], days: int) -> dict[str, int]:
    """Count what the year came to; what begins with "wrong" has to be nothing."""
    runs = await store.database.fetch(select(tables.job_run))
    sent = await store.database.fetch(select(tables.outbox.c.household_id, tables.outbox.c.dedupe))
    alerts = await store.database.fetch(select(tables.alert))
    kinds = Counter(row["dedupe"].split(":")[1] for row in sent)
    notices = Counter((row["household_id"], row["dedupe"]) for row in sent)
    pushes = [row for row in alerts if row["pushed"] and row["kind"] not in set(CRITICAL) and not row["critical"]]
    return {
        "households": len(lives),
        "days": days,
        "occurrences run": sum(row["done_at"] is not None for row in runs),
        "occurrences failed": sum(row["failed_at"] is not None for row in runs),
        "bills drafted": await _rows(store, tables.recurring_occurrence),
        "digests": kinds["digest"],
        "alerts raised": len(alerts),
        "alerts pushed": sum(row["pushed"] for row in alerts),
        "messages of alerts": kinds["alert"],
        "most pushes in seven days": max((_most(pushes, life.book.household.id) for life in lives), default=0),
        "wrong: days a nightly job missed": sum(_missed(runs, life.book.household.id, days) for life in lives),
        "wrong: weekly digests missed or doubled": sum(_weeks_off(sent, life, days) for life in lives),
        "wrong: bills neither paid nor on a card": await _undrafted(store, lives, days),
        "wrong: notices told twice": sum(count - 1 for count in notices.values()),
        "wrong: pushes over the cap": sum(
            max(0, _most(pushes, life.book.household.id) - WEEKLY_PUSHES) for life in lives
        ),
        "wrong: occurrences given up": sum(row["failed_at"] is not None for row in runs),
    }


async def _rows(store: Store, table: object) -> int:
    rows = await store.database.fetch(select(func.count().label("rows")).select_from(table))  # type: ignore[arg-type]
    return int(rows[0]["rows"])


def _most(pushes: Sequence[object], household: UUID) -> int:
    """The most pushes of a household in any seven days."""
    times = sorted(row["told_at"] for row in pushes if row["household_id"] == household)  # type: ignore[index]
    return max((sum(start <= each < start + CAP_DAYS for each in times) for start in times), default=0)


def _missed(runs: Sequence[object], household: UUID, days: int) -> int:
    """Days between the first and the last for which the trash was not emptied."""
    done = {
        row["occurrence"]  # type: ignore[index]
        for row in runs
        if row["household_id"] == household and row["job"] == "purge-trash" and row["done_at"]  # type: ignore[index]
    }
    wanted = {day.isoformat() for day in days_from(FIRST + timedelta(days=1), days - 2)}
    return len(wanted - done)


def _weeks_off(sent: Sequence[object], life: Life, days: int) -> int:
    """How far the weekly digests of a member are from one each Monday."""
    member = life.book.household.members[0].id
    home = life.book.household.id
    found = Counter(
        row["dedupe"].split(":")[3]  # type: ignore[index]
        for row in sent
        if row["household_id"] == home and ":digest:week:" in row["dedupe"] and str(member) in row["dedupe"]  # type: ignore[index]
    )
    mondays = [day.isoformat() for day in days_from(FIRST + timedelta(days=1), days - 2) if day.weekday() == 0]
    return sum(abs(found[monday] - 1) for monday in mondays)


async def _undrafted(store: Store, lives: Sequence[Life], days: int) -> int:
    """Occurrences that were never put on a card although nothing paid them."""
    whole = Period(FIRST + timedelta(days=1), FIRST + timedelta(days=days - 2))
    missing = 0
    for life in lives:
        async with store.units(life.book.household.id, None) as uow:
            bills = await list_bills(uow, whole.last, whole)
        missing += sum(bill.draft is None and bill.status is not BillStatus.PAID for bill in bills)
    return missing
