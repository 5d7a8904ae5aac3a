"""Messages sent to one household: their cost, and which drafts, entries and notices they show."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, and_, bindparam, cast, func, literal_column, or_, select

from core.model.message_usage import MessageUsage
from core.ports import ShownCard, ShownNotice
from storage.database import HouseholdConnection
from storage.private_chats import keep_newest_chats, select_private_chats
from storage.tables import dialogue, group_chat, identity, message_price, outbox

_o, _p = outbox.c, message_price.c
_USAGE = (
    select(
        func.count().label("sent"),
        func.coalesce(func.sum(cast(_p.billed, Integer)), 0).label("billed"),
        func.coalesce(func.sum(_p.micros), 0).label("micros"),
    )
    .select_from(outbox.outerjoin(message_price, and_(_p.channel == _o.channel, _p.message == _o.message)))
    .where(
        _o.household_id == bindparam("household"),
        _o.channel == bindparam("on"),
        _o.queued_at >= bindparam("since"),
        _o.given_up_at.is_(None),
        or_(_o.message.is_not(None), _o.sent_at.is_(None)),
    )
)


_CHATS = select_private_chats("household")
_d, _i = dialogue.c, identity.c
_SHOWING = (
    select(_o.channel, _o.chat, _o.message, _i.member_id, group_chat.c.chat.label("group"))
    .select_from(
        outbox.outerjoin(dialogue, and_(_d.channel == _o.channel, _d.chat == _o.chat, _d.private))
        .outerjoin(
            identity,
            and_(_i.channel == _d.channel, _i.person == _d.person, _i.household_id == _o.household_id),
        )
        .outerjoin(
            group_chat,
            and_(
                group_chat.c.channel == _o.channel,
                group_chat.c.chat == _o.chat,
                group_chat.c.household_id == _o.household_id,
            ),
        )
    )
    .where(
        _o.household_id == bindparam("household"),
        _o.subject == bindparam("subject"),
        # Written out, so that the planner knows that the index of what was sent fits.
        _o.message.is_not(None),
        or_(_i.member_id.is_not(None), group_chat.c.chat.is_not(None)),
    )
    .order_by(_o.queued_at, _o.position)
)

_GROUP = select(group_chat.c.chat).where(
    group_chat.c.household_id == bindparam("household"),
    group_chat.c.channel == bindparam("on"),
    group_chat.c.chat == bindparam("where"),
)

_NEWEST = (
    select(_o.subject)
    .where(
        _o.household_id == bindparam("household"),
        _o.subject.is_not(None),
        # Written out, so that the planner knows that the index of what was sent fits.
        _o.message.is_not(None),
        _o.channel == bindparam("on"),
        _o.chat == bindparam("where"),
        _o.queued_at >= bindparam("since"),
    )
    .group_by(_o.subject)
    .order_by(func.max(_o.queued_at).desc())
    .limit(6)
)

_FEW = 4
"""The most recent notices in a chat whose buttons a typed message may still name."""
_NOTICED = (
    select(_o.subject, _o.body)
    .where(
        _o.household_id == bindparam("household"),
        _o.channel == bindparam("on"),
        _o.chat == bindparam("where"),
        # Written out as the index of notices says it, so that the planner knows that it fits.
        _o.sent_at.is_not(None),
        func.length(_o.body) > literal_column("0"),
        _o.sent_at > bindparam("since"),
        _o.sent_at <= bindparam("until"),
    )
    .order_by(_o.sent_at.desc())
    .limit(_FEW)
)


class SqlMessages:
    """Looks up messages sent to a household; implements ``core.ports.Messages``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def sum_usage(self, channel: str, since: datetime) -> MessageUsage:
        """Return how many messages were sent on a channel since an instant, and their cost as far as it is reported."""
        row = (await self._bound.fetch(_USAGE, on=channel, since=since))[0]
        return MessageUsage(int(row["sent"]), int(row["billed"]), int(row["micros"]))

    async def list_messages_showing(self, subject: UUID) -> tuple[ShownCard, ...]:
        """Return the newest message that shows a draft or entry in each private chat and in the household's group."""
        newest: dict[tuple[str, str], ShownCard] = {}
        for row in await self._bound.fetch(_SHOWING, subject=subject):
            member = None if row["group"] else row["member_id"]
            newest[(row["channel"], row["chat"])] = ShownCard(row["channel"], row["chat"], row["message"], member)
        return tuple(newest.values())

    async def list_newest_shown_ids(self, channel: str, chat: str, since: datetime) -> tuple[UUID, ...]:
        """Return the drafts and entries shown last in a chat since an instant, newest first, at most a few."""
        rows = await self._bound.fetch(_NEWEST, on=channel, where=chat, since=since)
        return tuple(row["subject"] for row in rows)

    async def is_group(self, channel: str, chat: str) -> bool:
        """Return whether a chat is a group chat of the household, where several people read."""
        return bool(await self._bound.fetch(_GROUP, on=channel, where=chat))

    async def list_private_chats(self) -> dict[UUID, tuple[tuple[str, str], ...]]:
        """Return the (channel, chat) pairs in which each member last wrote in private, the latest used first."""
        rows = await self._bound.fetch(_CHATS)
        members = dict.fromkeys(row["member_id"] for row in rows)
        return {each: keep_newest_chats(row for row in rows if row["member_id"] == each) for each in members}

    async def list_notices_between(
        self, channel: str, chat: str, since: datetime, until: datetime
    ) -> tuple[ShownNotice, ...]:
        """Return notices with buttons sent to a chat between two instants, newest first, at most a few."""
        rows = await self._bound.fetch(_NOTICED, on=channel, where=chat, since=since, until=until)
        return tuple(ShownNotice(row["subject"], row["body"]) for row in rows)
