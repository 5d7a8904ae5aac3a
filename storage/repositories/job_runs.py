"""The scheduled runs ("occurrences") of one household's jobs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Insert, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from core.ports import ASKED, WOKEN, Clock, Ids, JobRun
from storage.database import HouseholdConnection, Row
from storage.tables import job_run as table

_OWN = table.c.household_id == bindparam("household")
_UNFINISHED = (_OWN, table.c.done_at.is_(None), table.c.failed_at.is_(None))
_THIS = (*_UNFINISHED, table.c.job == bindparam("which"), table.c.occurrence == bindparam("when"))
# An occurrence that began may have looked already, so it is none that will see what wakes the job now. Locked, so that
# none begins before this transaction ends.
_RUNS_BY_THEN = (
    select(table.c.occurrence)
    .where(*_UNFINISHED, table.c.job == bindparam("which"), table.c.attempts == 0, table.c.run_at <= bindparam("at"))
    .limit(1)
    .with_for_update()
)
_ADD: Insert = insert(table).on_conflict_do_nothing().returning(table.c.occurrence)
_PLANNED = select(table).where(*_UNFINISHED, table.c.scheduled).order_by(table.c.job)
_MOVE = (
    update(table).where(*_THIS, table.c.attempts == 0).values(run_at=bindparam("new_at"), ready_at=bindparam("new_at"))
)
_CANCEL = delete(table).where(*_THIS, table.c.attempts == 0)
# The number of the try is a fence: who takes over an occurrence raises it.
_MINE = (*_THIS, table.c.attempts == bindparam("mine"))
_FINISH = update(table).where(*_MINE).values(done_at=bindparam("now"), leased_until=None, error="")
_FAIL = update(table).where(*_MINE).values(failed_at=bindparam("now"), leased_until=None, error=bindparam("why"))


class SqlJobRuns:
    """Plans and finishes a household's job occurrences; implements ``core.ports.JobRuns``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock, ids: Ids) -> None:
        self._bound = bound
        self._clock = clock
        self._ids = ids

    async def wake(self, job: str, at: datetime, asker: UUID | None = None) -> None:
        """Plan an extra run of a job at an instant.

        Unless a member asked for it, skip it if the job runs by then anyway.
        """
        if asker is not None:
            await self._add(job, f"{ASKED}{asker} {self._ids.new()}", at, scheduled=False)
        elif not await self._bound.fetch(_RUNS_BY_THEN, which=job, at=at):
            await self._add(job, f"{WOKEN}{self._ids.new()}", at, scheduled=False)

    async def plan(self, job: str, occurrence: str, at: datetime) -> bool:
        """Plan a scheduled occurrence; False if it ran already or another one is waiting."""
        return await self._add(job, occurrence, at, scheduled=True)

    async def list_planned(self) -> tuple[JobRun, ...]:
        """Return the scheduled occurrences that are not finished."""
        return tuple(read_run(row) for row in await self._bound.fetch(_PLANNED))

    async def move(self, run: JobRun, at: datetime) -> None:
        """Move a planned occurrence to another instant, unless it has started."""
        await self._bound.execute(_MOVE, which=run.job, when=run.occurrence, new_at=at)

    async def cancel(self, run: JobRun) -> None:
        """Delete a planned occurrence, unless it has started."""
        await self._bound.execute(_CANCEL, which=run.job, when=run.occurrence)

    async def finish(self, run: JobRun) -> bool:
        """Mark an occurrence done; False where another process took it over meanwhile."""
        values = {"which": run.job, "when": run.occurrence, "mine": run.attempts, "now": self._clock.now()}
        return await self._bound.execute(_FINISH, **values) == 1

    async def fail(self, run: JobRun, error: str) -> bool:
        """Mark an occurrence as given up; False if another process took it over meanwhile."""
        values = {"which": run.job, "when": run.occurrence, "mine": run.attempts, "now": self._clock.now()}
        return await self._bound.execute(_FAIL, **values, why=error) == 1

    async def _add(self, job: str, occurrence: str, at: datetime, *, scheduled: bool) -> bool:
        row = make_run_row(job, occurrence, at, scheduled=scheduled)
        return bool(await self._bound.fetch(_ADD, **row))


def make_run_row(job: str, occurrence: str, at: datetime, *, scheduled: bool) -> dict[str, object]:
    """Return the row of a new occurrence, without its household."""
    row: dict[str, object] = {"job": job, "occurrence": occurrence, "scheduled": scheduled, "run_at": at}
    row |= {"ready_at": at, "attempts": 0, "error": ""}
    return row | dict.fromkeys(("leased_by", "leased_until", "done_at", "failed_at"))


def read_run(row: Row) -> JobRun:
    """Return the JobRun built from a database row."""
    return JobRun(row["household_id"], row["job"], row["occurrence"], row["run_at"], row["attempts"])
