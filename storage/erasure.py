"""Erasing a household completely: its rows in every table, its conversations, its web chats and its files."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from storage import tables
from storage.database import Database, Transaction
from storage.files.sealed import SealedFiles

_FAR = datetime(9999, 1, 1, tzinfo=UTC)
_IDENTITIES = select(tables.identity.c.channel, tables.identity.c.person.label("talk")).where(
    tables.identity.c.household_id == bindparam("which")
)
_TALKS = select(tables.dialogue.c.channel, tables.dialogue.c.chat.label("talk")).where(
    tuple_(tables.dialogue.c.channel, tables.dialogue.c.person).in_(_IDENTITIES)
    | (tables.dialogue.c.household_id == bindparam("which"))
)
_GROUPS = select(tables.group_chat.c.channel, tables.group_chat.c.chat.label("talk")).where(
    tables.group_chat.c.household_id == bindparam("which")
)
_SESSION_CHATS = select(tables.session.c.chat).where(tables.session.c.household_id == bindparam("which"))
_BY_CHAT = (tables.inbox, tables.outbox, tables.dialogue)
"""Tables of messages and conversations; some rows name only the chat, as they are older than its household."""
_WEB = (tables.web_file, tables.web_message, tables.web_talk)


class SqlHouseholdEraser:
    """Erases households; implements ``core.ports.HouseholdEraser``."""

    def __init__(self, database: Database, files: SealedFiles) -> None:
        self._database = database
        self._files = files

    async def erase(self, household: UUID) -> None:
        """Erase all of a household's rows in one transaction, then its files; harmless to repeat."""
        async with self._database.transaction() as transaction:
            await self._erase_rows(transaction, household)
            await transaction.commit()
        for key in await self._files.list_keys(household, _FAR):
            await self._files.remove(household, key)

    async def _erase_rows(self, transaction: Transaction, household: UUID) -> None:
        which = {"which": household}
        talks: set[tuple[str, str]] = set()
        for query in (_TALKS, _IDENTITIES, _GROUPS):
            talks |= {(row["channel"], row["talk"]) for row in await transaction.fetch(query, which)}
        chats = {chat for channel, chat in talks if channel == "webchat"}
        chats |= {row["chat"] for row in await transaction.fetch(_SESSION_CHATS, which)}
        for channel, chat in talks:
            for table in _BY_CHAT:
                own = (table.c.channel == bindparam("channel"), table.c.chat == bindparam("chat"))
                await transaction.execute(delete(table).where(*own), {"channel": channel, "chat": chat})
            await self._delete_codes(transaction, channel, chat)
        for chat in chats:
            for table in _WEB:
                await transaction.execute(delete(table).where(table.c.chat == bindparam("chat")), {"chat": chat})
        for table in reversed(tables.metadata.sorted_tables):
            condition = _find_owner_clause(table)
            if condition is not None:
                await transaction.execute(delete(table).where(condition), which)

    async def _delete_codes(self, transaction: Transaction, channel: str, person: str) -> None:
        tried = tables.wrong_code.c
        own = (tried.channel == bindparam("channel"), tried.person == bindparam("person"))
        await transaction.execute(delete(tables.wrong_code).where(*own), {"channel": channel, "person": person})


def _find_owner_clause(table: Table) -> ColumnElement[bool] | None:
    """Return the SQL condition for a household's rows in a table; None for a table without a household column."""
    if table is tables.household:
        return table.c.id == bindparam("which")
    return table.c.household_id == bindparam("which") if "household_id" in table.c else None
