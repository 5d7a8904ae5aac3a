"""The web chat's transcript. No row names a household: a chat is one browser's session, known by its secret alone."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column


class WebTalkRow(TableRow, table=True):
    """How many messages and edits a chat has had; its row is the chat's lock, so changes commit in their order."""

    __tablename__ = "web_talk"

    chat: str = Field(primary_key=True)
    changes: int


class WebMessageRow(TableRow, table=True):
    """One message as it stands; ``number`` is the change that made it, ``change`` the last one."""

    __tablename__ = "web_message"
    __table_args__ = (UniqueConstraint("chat", "event"), Index("ix_web_message_change", "chat", "change"))

    chat: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    change: int
    author: str
    said_at: datetime = instant_column()
    event: str | None
    body: bytes
    file_name: str
    file_mime: str


class WebFileRow(TableRow, table=True):
    """What is enclosed in a message, sealed."""

    __tablename__ = "web_file"
    __table_args__ = (ForeignKeyConstraint(["chat", "number"], ["web_message.chat", "web_message.number"]),)

    chat: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    content: bytes
