"""The table of job runs, one row for each time a job runs in a household."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column, text_column

DONE = "done_at IS NOT NULL"
UNFINISHED = "done_at IS NULL AND failed_at IS NULL"


class JobRunRow(TableRow, table=True):
    """One run of a job; ``household_id`` is all zeros for a job of the whole host.

    ``run_at`` is when it is due, ``ready_at`` when it may be tried next. At most one scheduled occurrence of a job
    waits in a household; one that was woken besides has ``scheduled`` false.
    """

    __tablename__ = "job_run"
    __table_args__ = (
        Index("ix_job_run_ready_at", "ready_at", postgresql_where=sql(UNFINISHED), sqlite_where=sql(UNFINISHED)),
        Index(
            "uq_job_run_scheduled",
            "household_id",
            "job",
            unique=True,
            postgresql_where=sql(f"scheduled AND {UNFINISHED}"),
            sqlite_where=sql(f"scheduled AND {UNFINISHED}"),
        ),
        # Of finished rows alone: SQLite would look for what is due in an index where all that waits has one key.
        Index("ix_job_run_done_at", "done_at", postgresql_where=sql(DONE), sqlite_where=sql(DONE)),
    )

    household_id: UUID = Field(primary_key=True)
    job: str = Field(primary_key=True)
    occurrence: str = Field(primary_key=True)
    scheduled: bool
    run_at: datetime = instant_column()
    ready_at: datetime = instant_column()
    attempts: int
    leased_by: UUID | None
    leased_until: datetime | None = instant_column(nullable=True)
    done_at: datetime | None = instant_column(nullable=True)
    failed_at: datetime | None = instant_column(nullable=True)
    error: str = text_column()
