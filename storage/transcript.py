"""The web chat's messages in each browser's chat, with the files attached to them."""

from __future__ import annotations

import asyncio

from sqlalchemy import Executable, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import Fault
from core.model.transcript import AttachedFile, Author, ChatMessage
from core.ports import Clock
from storage.database import Database, Row, Transaction
from storage.keyring import Keyring
from storage.tables import web_file, web_message, web_talk

_talk = insert(web_talk)
_NEXT = _talk.on_conflict_do_update(index_elements=["chat"], set_={"changes": web_talk.c.changes + 1}).returning(
    web_talk.c.changes
)
_LATEST = select(web_talk.c.changes).where(web_talk.c.chat == bindparam("chat"))
_message = web_message.c
_OF_EVENT = select(_message.number).where(_message.chat == bindparam("chat"), _message.event == bindparam("event"))
_ADD = insert(web_message)
_ENCLOSE = insert(web_file)
_EDIT = (
    update(web_message)
    .where(
        _message.chat == bindparam("which_chat"),
        _message.number == bindparam("which"),
        _message.author == Author.PURSER.value,
    )
    .values(body=bindparam("body"), change=bindparam("change"))
)
_COVER = (
    update(web_message)
    .where(
        _message.chat == bindparam("which_chat"),
        _message.number == bindparam("which"),
        _message.author == Author.MEMBER.value,
    )
    .values(body=bindparam("body"), change=bindparam("change"))
)
_SINCE = (
    select(web_message)
    .where(_message.chat == bindparam("chat"), _message.change > bindparam("after"))
    .order_by(_message.change)
    .limit(bindparam("most"))
)
_BEFORE = (
    select(web_message)
    .where(_message.chat == bindparam("chat"), _message.number < bindparam("before"))
    .order_by(_message.number.desc())
    .limit(bindparam("most"))
)
_FILE = (
    select(_message.file_name, _message.file_mime, web_file.c.content)
    .join(web_file, (web_file.c.chat == _message.chat) & (web_file.c.number == _message.number))
    .where(_message.chat == bindparam("chat"), _message.number == bindparam("number"))
)
_files = web_file.c
_FILES = select(_files.chat, _files.number)
_THAT = (_files.chat == bindparam("which_chat"), _files.number == bindparam("which"))
_SEALED = select(_files.content).where(*_THAT)
_SEAL = update(web_file).where(*_THAT).values(content=bindparam("sealed"))
_CLEAR_FILES = delete(web_file).where(_files.chat == bindparam("which_chat"))
_CLEAR_MESSAGES = delete(web_message).where(_message.chat == bindparam("which_chat"))
_END = 2**31 - 1
"""A number greater than that of any message."""


class SqlTranscript:
    """Stores the messages of all web chats; each change of a chat takes the chat's next number."""

    def __init__(self, database: Database, clock: Clock, keyring: Keyring) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring

    async def add(
        self, chat: str, author: Author, body: bytes, *, event: str | None = None, enclosure: AttachedFile | None = None
    ) -> int:
        """Add a message and return its number.

        For an event stored before, change nothing and return that message's number.
        """
        sealed = await asyncio.to_thread(self._keyring.encrypt, enclosure.content) if enclosure else b""
        async with self._database.transaction() as transaction:
            number = await self._take_next_number(transaction, chat)
            before = await transaction.fetch(_OF_EVENT, {"chat": chat, "event": event}) if event else ()
            if before:
                return int(before[0]["number"])
            await transaction.insert(
                _ADD, [_make_row(chat, author, body, event, enclosure) | self._make_next_stamp(number)]
            )
            if enclosure:
                await transaction.insert(_ENCLOSE, [{"chat": chat, "number": number, "content": sealed}])
            await transaction.commit()
        return number

    def _make_next_stamp(self, number: int) -> dict[str, object]:
        return {"number": number, "change": number, "said_at": self._clock.now()}

    async def edit(self, chat: str, number: int, body: bytes) -> bool:
        """Change one of our messages, keeping its attached file; False if there is none."""
        return await self._replace(_EDIT, chat, number, body)

    async def replace_words(self, chat: str, number: int, body: bytes) -> None:
        """Replace the text of a message that a member wrote."""
        await self._replace(_COVER, chat, number, body)

    async def _replace(self, statement: Executable, chat: str, number: int, body: bytes) -> bool:
        async with self._database.transaction() as transaction:
            change = await self._take_next_number(transaction, chat)
            values = {"which_chat": chat, "which": number, "body": body, "change": change}
            if not await transaction.execute(statement, values):
                return False
            await transaction.commit()
        return True

    @staticmethod
    async def _take_next_number(transaction: Transaction, chat: str) -> int:
        """Return the next number of a chat and lock the chat until the transaction ends, so that order is kept."""
        return int((await transaction.fetch(_NEXT, {"chat": chat, "changes": 1}))[0]["changes"])

    async def list_since(self, chat: str, change: int, limit: int) -> tuple[ChatMessage, ...]:
        """Return messages added or edited after a change, ordered by change."""
        rows = await self._database.fetch(_SINCE, {"chat": chat, "after": change, "most": limit})
        return tuple(_read_message(row) for row in rows)

    async def list_before(self, chat: str, number: int | None, limit: int) -> tuple[ChatMessage, ...]:
        """Return the last messages before a number, or the last of all; oldest first."""
        rows = await self._database.fetch(_BEFORE, {"chat": chat, "before": min(number or _END, _END), "most": limit})
        return tuple(_read_message(row) for row in reversed(rows))

    async def clear(self, chat: str) -> None:
        """Delete all messages and files of a chat; numbering continues."""
        async with self._database.transaction() as transaction:
            for statement in (_CLEAR_FILES, _CLEAR_MESSAGES):
                await transaction.execute(statement, {"which_chat": chat})
            await transaction.commit()

    async def find_latest(self, chat: str) -> int:
        """Return the number of the last change in a chat; 0 if it is empty."""
        rows = await self._database.fetch(_LATEST, {"chat": chat})
        return int(rows[0]["changes"]) if rows else 0

    async def reseal(self) -> tuple[int, int]:
        """Re-encrypt all attached files under the first key; return how many were changed, and how many unreadable."""
        anew = lost = 0
        for row in await self._database.fetch(_FILES, {}):
            where = {"which_chat": row["chat"], "which": row["number"]}
            content = (await self._database.fetch(_SEALED, where))[0]["content"]
            if self._keyring.is_current(content):
                continue
            try:
                await self._database.execute(_SEAL, where | {"sealed": self._keyring.reencrypt(content)})
                anew += 1
            except Fault:
                lost += 1
        return anew, lost

    async def load_file(self, chat: str, number: int) -> AttachedFile | None:
        """Return the file attached to a message of this chat; None if there is none."""
        rows = await self._database.fetch(_FILE, {"chat": chat, "number": min(number, _END)})
        if not rows:
            return None
        row = rows[0]
        content = await asyncio.to_thread(self._keyring.decrypt, row["content"])
        return AttachedFile(row["file_name"], row["file_mime"], content)


def _make_row(
    chat: str, author: Author, body: bytes, event: str | None, enclosure: AttachedFile | None
) -> dict[str, object]:
    return {
        "chat": chat,
        "author": author.value,
        "event": event,
        "body": body,
        "file_name": enclosure.name if enclosure else "",
        "file_mime": enclosure.mime if enclosure else "",
    }


def _read_message(row: Row) -> ChatMessage:
    return ChatMessage(
        number=row["number"],
        change=row["change"],
        author=Author(row["author"]),
        said_at=row["said_at"],
        body=bytes(row["body"]),
        file_name=row["file_name"],
        file_mime=row["file_mime"],
    )
