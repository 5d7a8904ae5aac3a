"""Tables of households, members, their identities on channels, invites and group chats."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Owned, TableRow, currency_column, instant_column, own_foreign_key, text_column


class HouseholdRow(TableRow, table=True):
    """A household; ``revision`` rises with every change to it or its parts."""

    __tablename__ = "household"

    id: UUID = Field(primary_key=True)
    name: str = text_column()
    currency: str = currency_column()
    zone: str
    language: str
    number_habit: str
    revision: int
    edit_hours: int
    quiet_from: int | None
    quiet_to: int | None
    period_start_day: int
    digest_day: int | None
    digest_hour: int
    weekend_rule: str
    photo_days: int | None
    day_first: bool
    demo: bool
    assisted: bool
    narrated: bool
    created_at: datetime = instant_column()


class MemberRow(Owned, table=True):
    """A member; one who left keeps the row, so that entries keep their name."""

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_name_key", "name_key"),)

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    name: str = text_column()
    name_key: str = text_column()
    role: str
    aliases: str = text_column()
    language: str | None
    created_at: datetime = instant_column()
    removed_at: datetime | None = instant_column(nullable=True)


class IdentityRow(TableRow, table=True):
    """A member's identity on a channel; read before any household is known."""

    __tablename__ = "identity"
    __table_args__ = (
        own_foreign_key("member_id", "member"),
        Index("ix_identity_household_id_member_id", "household_id", "member_id"),
    )

    channel: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    name: str = text_column()
    household_id: UUID
    member_id: UUID
    created_at: datetime = instant_column()


class InviteRow(TableRow, table=True):
    """An invite to a household, with a SHA-256 digest of its code."""

    __tablename__ = "invite"
    __table_args__ = (own_foreign_key("member_id", "member"),)

    digest: str = Field(primary_key=True)
    household_id: UUID = Field(foreign_key="household.id", index=True)
    role: str
    member_id: UUID | None
    made_by: UUID
    created_at: datetime = instant_column()
    expires_at: datetime = instant_column()
    used_at: datetime | None = instant_column(nullable=True)
    ended_at: datetime | None = instant_column(nullable=True)


class WrongCodeRow(TableRow, table=True):
    """One wrong invite code entered, for the rate limit."""

    __tablename__ = "wrong_code"
    __table_args__ = (Index("ix_wrong_code_channel_person_at", "channel", "person", "at"),)

    id: UUID = Field(primary_key=True)
    channel: str
    person: str
    at: datetime = instant_column()


class GroupChatRow(TableRow, table=True):
    """A group chat that belongs to a household."""

    __tablename__ = "group_chat"

    channel: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    household_id: UUID = Field(foreign_key="household.id", index=True)
