"""Passkeys that sign members in: their public halves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Owned, instant, own, words


class PasskeyRow(Owned, table=True):
    """A member's passkey; a credential's id is one authenticator's alone."""

    __tablename__ = "passkey"
    __table_args__ = (UniqueConstraint("credential"), own("member_id", "member"))

    member_id: UUID
    credential: str = words()
    public_key: bytes
    sign_count: int = Field(sa_type=BigInteger)
    label: str = words()
    created_at: datetime = instant()
    used_at: datetime | None = instant(nullable=True)
