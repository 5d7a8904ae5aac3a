"""Tables of the web chat's messages; no row names a household, as a chat is known only by its session's secret."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column


class WebTalkRow(TableRow, table=True):
    """The number of messages and edits in a chat; locking its row makes changes commit in order."""

    __tablename__ = "web_talk"

    chat: str = Field(primary_key=True)
    changes: int


class WebMessageRow(TableRow, table=True):
    """A message in its current form; ``number`` is the change that added it, ``change`` the last one."""

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
    """A file attached to a message, encrypted."""

    __tablename__ = "web_file"
    __table_args__ = (ForeignKeyConstraint(["chat", "number"], ["web_message.chat", "web_message.number"]),)

    chat: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    content: bytes
