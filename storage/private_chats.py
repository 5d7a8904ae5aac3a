"""The chats in which members last wrote in private, for the directory and for units of work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, not_, select

from storage.database import Row
from storage.tables import closed_chat, dialogue, group_chat, identity

_is_open = not_(
    exists(
        select(closed_chat.c.chat).where(
            closed_chat.c.channel == dialogue.c.channel,
            closed_chat.c.chat == dialogue.c.chat,
            closed_chat.c.closed_at >= dialogue.c.spoke_at,
        )
    )
)


def select_private_chats(household: str) -> Select[Any]:
    """Return the query of a household's private chats, the latest used first; ``household`` names its parameter."""
    return (
        select(identity.c.channel, identity.c.person, identity.c.member_id, dialogue.c.chat)
        .select_from(
            identity.join(
                dialogue, and_(dialogue.c.channel == identity.c.channel, dialogue.c.person == identity.c.person)
            ).outerjoin(
                group_chat, and_(group_chat.c.channel == dialogue.c.channel, group_chat.c.chat == dialogue.c.chat)
            )
        )
        .where(
            identity.c.household_id == bindparam(household), dialogue.c.private, group_chat.c.chat.is_(None), _is_open
        )
        .order_by(dialogue.c.spoke_at.desc())
    )


def keep_newest_chats(rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """Return the newest chat of each identity as (channel, chat), each chat once."""
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows:
        newest.setdefault((row["channel"], row["person"]), (row["channel"], row["chat"]))
    return tuple(dict.fromkeys(newest.values()))
