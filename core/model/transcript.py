"""The messages of the web chat, which no outside service stores for us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Author(StrEnum):
    """Who wrote a message: the member or Purser."""

    MEMBER = "member"
    PURSER = "purser"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file attached to a message: a chart, a photo, an export."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message of a web chat: ``number`` is its position, ``change`` rises with every message or edit in the chat."""

    number: int
    change: int
    author: Author
    said_at: datetime
    body: bytes
    """The content as JSON, as the web channel wrote it."""
    file_name: str = ""
    file_mime: str = ""
    """The type of the attached file; empty without one."""
