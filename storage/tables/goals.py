"""What a household saves for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, currency, instant, minor, own, words


class GoalRow(Owned, table=True):
    """A goal; closed ones keep their deposits."""

    __tablename__ = "goal"
    __table_args__ = (own("member_id", "member"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name: str = words()
    minor: int = minor()
    currency: str = currency()
    due: date | None
    member_id: UUID
    version: int
    created_at: datetime = instant()
    closed_at: datetime | None = instant(nullable=True)


class GoalDepositRow(Owned, table=True):
    """Money put into a goal, or taken out."""

    __tablename__ = "goal_deposit"
    __table_args__ = (
        own("goal_id", "goal"),
        own("member_id", "member"),
        Index("ix_goal_deposit_goal", "household_id", "goal_id"),
    )

    goal_id: UUID
    minor: int = minor()
    day: date
    member_id: UUID
