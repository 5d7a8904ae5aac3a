"""The scheduled runs ("occurrences") of all households' jobs; the database decides which process runs which."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    FromClause,
    and_,
    bindparam,
    false,
    func,
    literal,
    not_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from core.ports import HOST, Clock, FailedRun, JobCounts, JobRun
from storage.database import Database
from storage.inbox import build_evaluated_once, build_free_condition, lease_values
from storage.repositories.job_runs import read_run
from storage.tables import household
from storage.tables import job_run as table

JOB_LEASE = timedelta(minutes=5)
"""How long a process may hold a claimed occurrence before another process may take it over."""

_NOW: BindParameter[datetime] = bindparam("now")


def _build_unfinished_condition(rows: FromClause) -> ColumnElement[bool]:
    return and_(rows.c.done_at.is_(None), rows.c.failed_at.is_(None))


def _list_key_columns(rows: FromClause) -> Any:
    return tuple_(rows.c.household_id, rows.c.job, rows.c.occurrence)


def _build_claim() -> Executable:
    mine = table.alias("mine")
    longest_due = (
        select(mine.c.household_id, mine.c.job, mine.c.occurrence)
        .where(_build_unfinished_condition(mine), mine.c.ready_at <= _NOW, build_free_condition(mine))
        .order_by(mine.c.ready_at)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True, of=mine)
    )
    return (
        update(table)
        .where(_list_key_columns(table).in_(build_evaluated_once(longest_due)))
        .values(leased_by=bindparam("me"), leased_until=bindparam("until"), attempts=table.c.attempts + 1)
        .returning(table.c.household_id, table.c.job, table.c.occurrence, table.c.run_at, table.c.attempts)
    )


_CLAIM = _build_claim()
_ANY_READY = (
    select(literal(1))
    .select_from(table)
    .where(_build_unfinished_condition(table), table.c.ready_at <= _NOW, build_free_condition(table))
    .limit(1)
)
_THIS = (
    _build_unfinished_condition(table),
    table.c.household_id == bindparam("whose"),
    table.c.job == bindparam("which"),
    table.c.occurrence == bindparam("when"),
    table.c.attempts == bindparam("mine"),
)
_RETRY = (
    update(table)
    .where(*_THIS)
    .values(ready_at=bindparam("until"), leased_by=None, leased_until=None, error=bindparam("why"))
)
_COLUMNS = ("household_id", "job", "occurrence", "scheduled", "run_at", "ready_at", "attempts", "error")
_WAKE_EVERYWHERE = (
    insert(table)
    .from_select(
        _COLUMNS,
        select(
            household.c.id,
            bindparam("job", type_=table.c.job.type),
            bindparam("occurrence", type_=table.c.occurrence.type),
            false(),
            bindparam("now", type_=table.c.run_at.type),
            bindparam("now", type_=table.c.run_at.type),
            literal(0),
            literal(""),
        ).where(household.c.id != HOST),  # SQLite reads ON CONFLICT as a join's where there is no WHERE
    )
    .on_conflict_do_nothing()
)
_is_leased = and_(table.c.leased_until.is_not(None), table.c.leased_until > _NOW)
_is_due = and_(_build_unfinished_condition(table), table.c.ready_at <= _NOW)
_COUNTS = select(
    func.count().filter(_is_due, not_(func.coalesce(_is_leased, false()))).label("due"),
    func.count().filter(_build_unfinished_condition(table), func.coalesce(_is_leased, false())).label("running"),
    func.count().filter(_build_unfinished_condition(table), table.c.ready_at > _NOW).label("waiting"),
    func.count().filter(table.c.failed_at.is_not(None)).label("failed"),
).select_from(table)
_FAILED = (
    select(table.c.household_id, table.c.job, table.c.occurrence, table.c.failed_at, table.c.error)
    .where(table.c.failed_at.is_not(None))
    .order_by(table.c.failed_at.desc())
    .limit(bindparam("limit"))
)


class SqlJobs:
    """Leases due job occurrences of all households; implements ``core.ports.Jobs``."""

    def __init__(self, database: Database, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._clock = clock
        self._instance = instance
        self._first_lease_ends = clock.now() + JOB_LEASE

    async def claim(self, limit: int) -> tuple[JobRun, ...]:
        """Lease due occurrences that no process holds to this process, the longest due first."""
        values = lease_values(self._instance, self._clock.now(), JOB_LEASE, self._first_lease_ends)
        if not await self._database.fetch(_ANY_READY, values):  # a look costs SQLite's one writer nothing
            return ()
        rows = await self._database.fetch(_CLAIM, values | {"limit": limit})
        return tuple(sorted((read_run(row) for row in rows), key=lambda run: run.run_at))

    async def retry(self, run: JobRun, at: datetime, error: str) -> None:
        """Release a failed occurrence, to be retried at an instant."""
        this = {"whose": run.household, "which": run.job, "when": run.occurrence, "mine": run.attempts}
        await self._database.execute(_RETRY, this | {"until": at, "why": error})

    async def wake_everywhere(self, job: str, occurrence: str) -> int:
        """Make a job run now in every household, once per ``occurrence`` key.

        Return in how many households it was added.
        """
        values = {"job": job, "occurrence": occurrence, "now": self._clock.now()}
        return await self._database.execute(_WAKE_EVERYWHERE, values)

    async def count_occurrences(self) -> JobCounts:
        """Count the occurrences by state: due, running, waiting and failed."""
        row = (await self._database.fetch(_COUNTS, {"now": self._clock.now()}))[0]
        return JobCounts(row["due"], row["running"], row["waiting"], row["failed"])

    async def list_failed(self, limit: int) -> tuple[FailedRun, ...]:
        """Return the occurrences that were given up, newest first."""
        rows = await self._database.fetch(_FAILED, {"limit": limit})
        return tuple(FailedRun(*row.values()) for row in rows)
