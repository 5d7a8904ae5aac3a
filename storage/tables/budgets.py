"""Tables of budgets and their limits over time."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.tables.columns import (
    Owned,
    TableRow,
    currency_column,
    instant_column,
    minor_column,
    own_foreign_key,
    text_column,
)

LIVE = "ended_on IS NULL"


class BudgetRow(Owned, table=True):
    """A budget; ``scope_key`` identifies its scope, which has at most one live budget.

    ``categories`` are keys with commas between them, none for all; ``threshold`` is in percent.
    """

    __tablename__ = "budget"
    __table_args__ = (
        own_foreign_key("member_id", "member"),
        Index(
            "ix_budget_scope",
            "household_id",
            "scope_key",
            unique=True,
            postgresql_where=sql(LIVE),
            sqlite_where=sql(LIVE),
        ),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    scope_key: str = text_column()
    categories: str = text_column()
    member_id: UUID | None
    every: str
    currency: str = currency_column()
    threshold: int
    rollover_from: date | None
    ended_on: date | None
    created_at: datetime = instant_column()


class BudgetLimitRow(TableRow, table=True):
    """A budget's limit from the period of a day on, or in that period alone."""

    __tablename__ = "budget_limit"
    __table_args__ = (own_foreign_key("budget_id", "budget"),)

    household_id: UUID = Field(primary_key=True)
    budget_id: UUID = Field(primary_key=True)
    first: date = Field(primary_key=True)
    once: bool = Field(primary_key=True)
    minor: int = minor_column()
