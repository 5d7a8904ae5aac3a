"""What accounts were told to hold, and the names they had."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, currency, instant, minor, own, words


class BalanceFactRow(Owned, table=True):
    """A balance told by a bank or a member; the account is named, as it may not be in the book yet."""

    __tablename__ = "balance_fact"
    __table_args__ = (
        own("proof_id", "proof"),
        Index("ix_balance_fact_account", "household_id", "account_key", "day"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    account: str = words()
    account_key: str = words()
    minor: int = minor()
    currency: str = currency()
    day: date
    at: datetime = instant()
    source: str
    proof_id: UUID | None
    whole_day: bool


class AccountAliasRow(TableRow, table=True):
    """A name an account had, or one of an account that was joined to it; ``name_key`` is the folded name."""

    __tablename__ = "account_alias"
    __table_args__ = (own("account_id", "account"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name_key: str = Field(primary_key=True)
    name: str = words()
    account_id: UUID
