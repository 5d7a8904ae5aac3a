"""A transcript in memory, for tests of what stands in front of it; held to the same contract as the real one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from core.model.transcript import AttachedFile, Author, ChatMessage

BEGIN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass
class Talk:
    changes: int = 0
    said: dict[int, ChatMessage] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    files: dict[int, AttachedFile] = field(default_factory=dict)


class MemoryTranscript:
    """Every chat as a dictionary; each message is said a minute after the one before."""

    def __init__(self) -> None:
        self.talks: dict[str, Talk] = {}

    async def add(
        self, chat: str, author: Author, body: bytes, *, event: str | None = None, enclosure: AttachedFile | None = None
    ) -> int:
        talk = self.talks.setdefault(chat, Talk())
        if event in talk.events:
            return talk.events[event]
        talk.changes += 1
        number = talk.changes
        said = ChatMessage(number, number, author, BEGIN + timedelta(minutes=number), body)
        if enclosure:
            said = replace(said, file_name=enclosure.name, file_mime=enclosure.mime)
            talk.files[number] = enclosure
        talk.said[number] = said
        if event:
            talk.events[event] = number
        return number

    async def edit(self, chat: str, number: int, body: bytes) -> bool:
        return self._replace(Author.PURSER, chat, number, body)

    async def replace_words(self, chat: str, number: int, body: bytes) -> None:
        self._replace(Author.MEMBER, chat, number, body)

    def _replace(self, author: Author, chat: str, number: int, body: bytes) -> bool:
        talk = self.talks.get(chat, Talk())
        said = talk.said.get(number)
        if said is None or said.author is not author:
            return False
        talk.changes += 1
        talk.said[number] = replace(said, body=body, change=talk.changes)
        return True

    async def list_since(self, chat: str, change: int, limit: int) -> tuple[ChatMessage, ...]:
        said = (said for said in self.talks.get(chat, Talk()).said.values() if said.change > change)
        return tuple(sorted(said, key=lambda one: one.change)[:limit])

    async def list_before(self, chat: str, number: int | None, limit: int) -> tuple[ChatMessage, ...]:
        said = [said for said in self.talks.get(chat, Talk()).said.values() if number is None or said.number < number]
        return tuple(sorted(said, key=lambda one: one.number)[-limit:])

    async def clear(self, chat: str) -> None:
        talk = self.talks.get(chat, Talk())
        talk.said, talk.files, talk.events = {}, {}, {}

    async def find_latest(self, chat: str) -> int:
        return self.talks.get(chat, Talk()).changes

    async def load_file(self, chat: str, number: int) -> AttachedFile | None:
        return self.talks.get(chat, Talk()).files.get(number)
