"""Tables of savings goals and their deposits."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, currency_column, instant_column, minor_column, own_foreign_key, text_column


class GoalRow(Owned, table=True):
    """A savings goal; a closed one keeps its deposits."""

    __tablename__ = "goal"
    __table_args__ = (own_foreign_key("member_id", "member"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name: str = text_column()
    minor: int = minor_column()
    currency: str = currency_column()
    due: date | None
    member_id: UUID
    version: int
    created_at: datetime = instant_column()
    closed_at: datetime | None = instant_column(nullable=True)


class GoalDepositRow(Owned, table=True):
    """An amount put into a savings goal, or taken out."""

    __tablename__ = "goal_deposit"
    __table_args__ = (
        own_foreign_key("goal_id", "goal"),
        own_foreign_key("member_id", "member"),
        Index("ix_goal_deposit_goal", "household_id", "goal_id"),
    )

    goal_id: UUID
    minor: int = minor_column()
    day: date
    member_id: UUID
