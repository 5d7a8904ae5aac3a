"""Deleting old inbox, outbox and job rows; entries, drafts and the audit trail stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    not_,
    or_,
    select,
    tuple_,
    update,
)

from storage.database import Database
from storage.tables import call, dialogue, inbox, job_run, message_price, outbox, web_file, web_message

AT_ONCE = 1000
"""Rows deleted per transaction; other writers wait no longer than that takes."""

_BEFORE: BindParameter[datetime] = bindparam("before")
_has_file = exists(
    select(web_file.c.chat).where(web_file.c.chat == web_message.c.chat, web_file.c.number == web_message.c.number)
)
_of_old_message = exists(
    select(web_message.c.chat).where(
        web_message.c.chat == web_file.c.chat,
        web_message.c.number == web_file.c.number,
        web_message.c.said_at < _BEFORE,
    )
)
_OLD: tuple[tuple[Table, ColumnElement[bool]], ...] = (
    (inbox, or_(inbox.c.handled_at < _BEFORE, inbox.c.failed_at < _BEFORE)),
    (outbox, or_(outbox.c.sent_at < _BEFORE, outbox.c.given_up_at < _BEFORE)),
    (web_file, _of_old_message),
    (web_message, and_(web_message.c.said_at < _BEFORE, not_(_has_file))),
    (call, call.c.at < _BEFORE),
    (message_price, message_price.c.noted_at < _BEFORE),
    (job_run, or_(job_run.c.done_at < _BEFORE, job_run.c.failed_at < _BEFORE)),
)
# The row stays: it says where a member may be written to.
_FORGET_TALK = update(dialogue).where(dialogue.c.spoke_at < _BEFORE, dialogue.c.state.is_not(None)).values(state=None)


async def prune(database: Database, before: datetime) -> Mapping[str, int]:
    """Delete rows finished before an instant, and old conversation states; return how many of each table."""
    deleted = {table.name: await _delete(database, table, old, before) for table, old in _OLD}
    return deleted | {dialogue.name: await database.execute(_FORGET_TALK, {"before": before})}


async def _delete(database: Database, table: Table, old: ColumnElement[bool], before: datetime) -> int:
    keys = tuple_(*table.primary_key.columns)
    picked = select(*table.primary_key.columns).where(old).limit(AT_ONCE)
    statement = delete(table).where(keys.in_(picked))
    total = 0
    while (touched := await database.execute(statement, {"before": before})) > 0:
        total += touched
    return total
