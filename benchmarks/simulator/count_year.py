"""Counting what simulated households were sent, beside what they should be; every count named "wrong" must be 0."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, func, select

from benchmarks.simulator.households import PLANS, days_from
from benchmarks.simulator.lives import FIRST, WRITERS, Life
from core.model.household_alert import CAP_DAYS, CRITICAL, WEEKLY_PUSHES
from core.model.period import Period
from core.model.recurring import Bill, BillStatus
from core.usecases.draft_bills import SOURCE
from core.usecases.list_bills import list_bills
from storage import tables
from storage.store import Store

MOST = "most "
"""The beginning of the name of a count that is joined with another by taking the greater one."""
WRONG = "wrong: "
_OUTBOX, _RUN, _ALERT = tables.outbox.c, tables.job_run.c, tables.alert.c


async def count_year(store: Store, lives: Sequence[Life], daily: Sequence[str], days: int) -> dict[str, int]:
    """Return the counts for ``days`` days from ``FIRST``; ``daily`` are the jobs that had to run on each day.

    The first and the last day are left out, because in some time zones the year begins late or is not over.
    """
    whole = days_from(FIRST + timedelta(days=1), days - 2)
    return {
        "households": len(lives),
        "household-days": len(lives) * days,
        **await _count_jobs(store, len(lives), daily, whole),
        **await _count_bills(store, lives, whole),
        **await _count_digests(store, lives, whole),
        **await _count_alerts(store),
    }


def join_counts(parts: Sequence[dict[str, int]]) -> dict[str, int]:
    """Return the counts of several databases as one."""
    joined: dict[str, int] = {}
    for counts in parts:
        for name, count in counts.items():
            before = joined.get(name, 0)
            joined[name] = max(before, count) if name.startswith(MOST) else before + count
    return joined


async def _count_jobs(store: Store, households: int, daily: Sequence[str], days: Sequence[date]) -> dict[str, int]:
    """Return counts of job runs and messages; a daily job's run has its day as key."""
    on_these = _RUN.occurrence.between(days[0].isoformat(), days[-1].isoformat())
    ran = await _number(store, tables.job_run, _RUN.job.in_(daily), _RUN.scheduled, on_these, _RUN.done_at.is_not(None))
    end = datetime.combine(days[-1], datetime.min.time(), UTC)
    unsent = await _number(store, tables.outbox, _OUTBOX.sent_at.is_(None), _OUTBOX.due_at < end)
    return {
        "runs of jobs": await _number(store, tables.job_run, _RUN.done_at.is_not(None)),
        "messages": await _number(store, tables.outbox),
        f"{WRONG}runs given up": await _number(store, tables.job_run, _RUN.failed_at.is_not(None)),
        f"{WRONG}days a daily job missed": households * len(days) * len(daily) - ran,
        f"{WRONG}messages not sent": unsent,
    }


async def _count_bills(store: Store, lives: Sequence[Life], days: Sequence[date]) -> dict[str, int]:
    """Return counts of due bills: those with a draft, and those paid before a draft was made."""
    due = sum(day == plan.rhythm.find_first_day(day) for day in days for plan in PLANS) * len(lives)
    bills = [bill for life in lives for bill in await _bills(store, life, days)]
    found = {(bill.rule.id, bill.occurrence.number) for bill in bills}
    unpaid = [bill for bill in bills if bill.draft is None and bill.status is not BillStatus.PAID]
    cards = await _number(store, tables.proof, tables.proof.c.source == SOURCE)
    told = await _number(store, tables.outbox, _OUTBOX.dedupe.like("%:bill-drafted:%"))
    claimed = await _number(store, tables.recurring_occurrence)
    return {
        "bills that fell due": due,
        "bills put on a card": sum(bill.draft is not None for bill in bills),
        f"{WRONG}bills in no list": due - len(found),
        f"{WRONG}bills listed twice": len(bills) - len(found),
        f"{WRONG}bills on no card and not paid": len(unpaid),
        f"{WRONG}cards of bills beyond one each": abs(cards - claimed),
        f"{WRONG}cards of bills not told once": abs(told - claimed),
    }


async def _bills(store: Store, life: Life, days: Sequence[date]) -> Sequence[Bill]:
    async with store.units(life.book.household.id, None) as uow:
        return await list_bills(uow, days[-1], Period(days[0], days[-1]))


async def _count_digests(store: Store, lives: Sequence[Life], days: Sequence[date]) -> dict[str, int]:
    """Return counts of digests and reports, which each writer gets each Monday and on each first of a month."""
    found = Counter(await _keys(store, ":digest:"))
    writers = [member.id for life in lives for member in life.book.household.members[:WRITERS]]
    wanted = {f"{kind}:{day}:{writer}" for writer in writers for day in days for kind in _digests_of(day)}
    return {
        "digests and reports": sum(found.values()),
        f"{WRONG}digests or reports missing": sum(found[key] == 0 for key in wanted),
        f"{WRONG}digests or reports doubled": sum(count - 1 for count in found.values()),
        f"{WRONG}digests or reports on other days": sum(not _is_wanted(key) for key in found),
    }


def _digests_of(day: date) -> Iterator[str]:
    if day.weekday() == 0:
        yield "week"
    if day.day == 1:
        yield "month"


def _is_wanted(key: str) -> bool:
    kind, day, _ = key.split(":")
    return kind in _digests_of(date.fromisoformat(day))


async def _count_alerts(store: Store) -> dict[str, int]:
    """Return counts of alerts, of repeated messages of one alert to a member, and of pushes in any seven days."""
    told = Counter(tuple(key.split(":")[:2]) for key in await _keys(store, ":alert:"))
    uncritical = (_ALERT.pushed, ~_ALERT.critical, _ALERT.kind.not_in([kind.value for kind in CRITICAL]))
    pushes: defaultdict[UUID, list[datetime]] = defaultdict(list)
    for row in await store.database.fetch(select(_ALERT.household_id, _ALERT.told_at).where(*uncritical)):
        pushes[row["household_id"]].append(row["told_at"])
    weeks = [_count_of_week(start, times) for times in pushes.values() for start in times]
    return {
        "alerts raised": await _number(store, tables.alert),
        "alerts pushed": await _number(store, tables.alert, _ALERT.pushed),
        "alerts pushed past the cap, being critical": await _number(store, tables.alert, _ALERT.pushed)
        - sum(len(times) for times in pushes.values()),
        "messages of alerts": sum(told.values()),
        f"{MOST}pushes of a household in seven days": max(weeks, default=0),
        f"{WRONG}alerts told twice to a member": sum(count - 1 for count in told.values()),
        f"{WRONG}pushes over the cap": sum(week > WEEKLY_PUSHES for week in weeks),
    }


def _count_of_week(start: datetime, times: Sequence[datetime]) -> int:
    return sum(start <= each < start + CAP_DAYS for each in times)


async def _keys(store: Store, kind: str) -> list[str]:
    """Return the rest of each message's dedupe key after ``kind``."""
    rows = await store.database.fetch(select(_OUTBOX.dedupe).where(_OUTBOX.dedupe.like(f"%{kind}%")))
    return [row["dedupe"].partition(kind)[2] for row in rows]


async def _number(store: Store, table: FromClause, *where: ColumnElement[bool]) -> int:
    rows = await store.database.fetch(select(func.count().label("rows")).select_from(table).where(*where))
    return int(rows[0]["rows"])
