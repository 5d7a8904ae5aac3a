"""Tables of sign-in data: sessions, logins, links, and stored responses to repeated requests."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column, own_foreign_key, text_column


class SessionRow(TableRow, table=True):
    """A session, with a digest of its secret; without a household for a guest or the host."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("digest"),
        own_foreign_key("member_id", "member"),
        Index("ix_session_household_id_member_id", "household_id", "member_id"),
        Index("ix_session_chat", "chat"),
    )

    id: UUID = Field(primary_key=True)
    digest: str
    kind: str
    household_id: UUID | None
    member_id: UUID | None
    chat: str
    label: str = text_column()
    scope: str
    generation: int
    created_at: datetime = instant_column()
    seen_at: datetime = instant_column()
    proven_at: datetime | None = instant_column(nullable=True)
    expires_at: datetime = instant_column()
    ended_at: datetime | None = instant_column(nullable=True)


class LoginRow(TableRow, table=True):
    """A login name (or e-mail address) with a password hash; ``name_key`` is the folded name."""

    __tablename__ = "login"
    __table_args__ = (UniqueConstraint("household_id", "member_id"), own_foreign_key("member_id", "member"))

    name_key: str = Field(primary_key=True)
    name: str = text_column()
    household_id: UUID
    member_id: UUID
    password: str
    changed_at: datetime = instant_column()


class SignInLinkRow(TableRow, table=True):
    """A one-time sign-in link, with a digest of its code; without a household for the host."""

    __tablename__ = "sign_in_link"
    __table_args__ = (own_foreign_key("member_id", "member"),)

    digest: str = Field(primary_key=True)
    household_id: UUID | None
    member_id: UUID | None
    created_at: datetime = instant_column()
    expires_at: datetime = instant_column()
    used_at: datetime | None = instant_column(nullable=True)


class KeptAnswerRow(TableRow, table=True):
    """The stored response to a request with an Idempotency-Key."""

    __tablename__ = "kept_answer"
    __table_args__ = (
        ForeignKeyConstraint(["household_id", "member_id"], ["member.household_id", "member.id"]),
        Index("ix_kept_answer_household_id_at", "household_id", "at"),
    )

    household_id: UUID = Field(primary_key=True)
    member_id: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True)
    fingerprint: str
    status: int
    body: bytes
    headers: str = text_column()
    at: datetime = instant_column()
