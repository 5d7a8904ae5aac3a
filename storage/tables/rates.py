"""The table of households' exchange rates."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from storage.tables.columns import TableRow, currency_column, instant_column, text_column


class ExchangeRateRow(TableRow, table=True):
    """The value of one unit of a currency in the household's own on a day; ``rate`` is decimal text."""

    __tablename__ = "exchange_rate"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    currency: str = currency_column(primary_key=True)
    day: date = Field(primary_key=True)
    rate: str = text_column()
    source: str
    at: datetime = instant_column()
