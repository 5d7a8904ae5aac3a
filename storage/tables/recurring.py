"""Tables of recurring rules, their drafted occurrences, declined suggestions and calendar links."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, instant_column, own_foreign_key, text_column


class RecurringRuleRow(Owned, table=True):
    """A recurring rule; ``rhythm``, ``terms``, ``skipped`` and ``pauses`` are JSON."""

    __tablename__ = "recurring_rule"
    __table_args__ = (own_foreign_key("author", "member"),)

    author: UUID
    channel: str
    chat: str
    created_at: datetime = instant_column()
    rhythm: str = text_column()
    start: date
    terms: str = text_column()
    state: str
    version: int
    until: date | None
    times: int | None
    skipped: str = text_column()
    pauses: str = text_column()


# The claim comes before the draft, so that whoever is second makes none: checked when both are committed.
_DRAFT = ForeignKeyConstraint(
    ["household_id", "draft_id"], ["draft.household_id", "draft.id"], deferrable=True, initially="DEFERRED"
)


class RecurringOccurrenceRow(TableRow, table=True):
    """An occurrence for which a draft was made; its key allows no second one."""

    __tablename__ = "recurring_occurrence"
    __table_args__ = (own_foreign_key("rule_id", "recurring_rule"), _DRAFT)

    household_id: UUID = Field(primary_key=True)
    rule_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    day: date
    draft_id: UUID


class DeclinedSuggestionRow(TableRow, table=True):
    """A suggested recurring payment (merchant and rhythm) that is never to be suggested again."""

    __tablename__ = "declined_suggestion"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    key: str = Field(primary_key=True)
    declined_at: datetime = instant_column()


class CalendarFeedRow(TableRow, table=True):
    """The digest of the secret in a household's calendar link."""

    __tablename__ = "calendar_feed"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    digest: str = Field(unique=True)
    made_at: datetime = instant_column()
