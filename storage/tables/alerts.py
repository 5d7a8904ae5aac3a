"""Tables of alerts, things marked as fine, and notification preferences."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, instant_column, own_foreign_key, text_column

LIVE = "state IN ('raised', 'told')"


class AlertRow(Owned, table=True):
    """An alert for a condition that began to hold; ``facts`` are its numbers as JSON."""

    __tablename__ = "alert"
    __table_args__ = (
        own_foreign_key("member_id", "member"),
        UniqueConstraint("household_id", "kind", "thing", "arm"),
        Index("ix_alert_live", "household_id", postgresql_where=sql(LIVE), sqlite_where=sql(LIVE)),
        Index("ix_alert_told_at", "household_id", "told_at"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    kind: str
    thing: str
    arm: str
    member_id: UUID | None
    critical: bool
    facts: str = text_column()
    state: str
    raised_at: datetime = instant_column()
    not_before: datetime = instant_column()
    told_at: datetime | None = instant_column(nullable=True)
    pushed: bool


class AcceptedThingRow(TableRow, table=True):
    """A thing that a member marked as fine, for which no alert of this kind is raised."""

    __tablename__ = "accepted_thing"
    __table_args__ = (own_foreign_key("member_id", "member"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    kind: str = Field(primary_key=True)
    thing: str = Field(primary_key=True)
    member_id: UUID
    accepted_at: datetime = instant_column()


class NoticePreferenceRow(TableRow, table=True):
    """One member's notification preferences; ``levels`` is a JSON object by kind."""

    __tablename__ = "notice_preference"
    __table_args__ = (own_foreign_key("member_id", "member"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    member_id: UUID = Field(primary_key=True)
    levels: str = text_column()
    discreet: bool
    urgent_at_night: bool
