"""The list of all jobs; a new job is a file in ``scheduler/jobs`` and a line here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from core.model.household import Household, NumberHabit
from core.ports import HOST
from scheduler.jobs import Job
from scheduler.jobs.draft_due_bills import DRAFT_BILLS
from scheduler.jobs.empty_trash import PURGE
from scheduler.jobs.erase_old_photos import SWEEP
from scheduler.jobs.import_statements import IMPORT_STATEMENTS
from scheduler.jobs.plan_jobs import make_planning_job
from scheduler.jobs.reseal_model_keys import RESEAL
from scheduler.jobs.send_digest import MONEY_DATE, MONTHLY_REPORT, WEEKLY_DIGEST
from scheduler.jobs.tell_alerts_now import TELL_ALERTS
from scheduler.jobs.train_categories import TRAIN_CATEGORIES
from scheduler.jobs.unanswered_drafts import WAITING_DRAFTS

_PLANNED: tuple[Job, ...] = (
    WAITING_DRAFTS,
    PURGE,
    RESEAL,
    SWEEP,
    DRAFT_BILLS,
    TELL_ALERTS,
    TRAIN_CATEGORIES,
    WEEKLY_DIGEST,
    MONTHLY_REPORT,
    MONEY_DATE,
    IMPORT_STATEMENTS,
)

JOBS: tuple[Job, ...] = (*_PLANNED, make_planning_job(_PLANNED))

_SOME_HOUSEHOLD = Household(HOST, "", "EUR", "Europe/Paris", "en", NumberHabit.POINT)
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def make_plan_version(jobs: Sequence[Job] = JOBS) -> str:
    """Return a text naming all jobs and their schedules; if it differs from the saved one, jobs are planned anew."""
    return "version " + ", ".join(f"{job.name} {_describe_first_time(job)}" for job in jobs)


def _describe_first_time(job: Job) -> str:
    first = job.schedule.find_next(_SOME_HOUSEHOLD, _SOME_DAY) if job.schedule else None
    return first.at.isoformat() if first else "woken"
