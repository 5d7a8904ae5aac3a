"""Tables of account balances and former account names."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
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


class BalanceFactRow(Owned, table=True):
    """A balance given by a bank or a member; holds the account's name, as the account may not exist yet."""

    __tablename__ = "balance_fact"
    __table_args__ = (
        own_foreign_key("proof_id", "proof"),
        Index("ix_balance_fact_account", "household_id", "account_key", "day"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    account: str = text_column()
    account_key: str = text_column()
    minor: int = minor_column()
    currency: str = currency_column()
    day: date
    at: datetime = instant_column()
    source: str
    proof_id: UUID | None
    whole_day: bool


class AccountAliasRow(TableRow, table=True):
    """A former name of an account, or of an account that was joined into it; ``name_key`` is the folded name."""

    __tablename__ = "account_alias"
    __table_args__ = (own_foreign_key("account_id", "account"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name_key: str = Field(primary_key=True)
    name: str = text_column()
    account_id: UUID
