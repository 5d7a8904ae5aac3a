"""What was said in a chat whose messages nobody but us keeps (the web chat)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Author(StrEnum):
    """Who wrote a message: the member or Purser."""

    MEMBER = "member"
    PURSER = "purser"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that lies with a message: a chart, a photo, an export."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a chat: ``number`` is its place, ``change`` grows with every message and edit of the chat."""

    number: int
    change: int
    author: Author
    said_at: datetime
    body: bytes
    """JSON, as the channel wrote it."""
    file_name: str = ""
    file_mime: str = ""
    """Empty where nothing is enclosed."""
