"""The table of passkeys, with their public keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Owned, instant_column, own_foreign_key, text_column


class PasskeyRow(Owned, table=True):
    """A member's passkey; each credential id belongs to one authenticator."""

    __tablename__ = "passkey"
    __table_args__ = (UniqueConstraint("credential"), own_foreign_key("member_id", "member"))

    member_id: UUID
    credential: str = text_column()
    public_key: bytes
    sign_count: int = Field(sa_type=BigInteger)
    label: str = text_column()
    created_at: datetime = instant_column()
    used_at: datetime | None = instant_column(nullable=True)
