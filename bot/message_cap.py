"""A household's monthly limit of messages on a channel that bills each one, and what is still sent beyond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.messages import Reply, TextRun
from bot.render.words import Words
from core.ports import UnitOfWork
from core.usecases.keep_connection import find_month_start


@dataclass(frozen=True, slots=True)
class MessageCap:
    """A household's limit on one channel, and how many messages it got this month before the present one."""

    channel: str
    most: int | None
    """The limit; None where the channel bills nothing."""
    used: int
    change: str
    """A mark of the household's newest change (``UnitOfWork.make_change_mark``), to see if another follows."""

    @classmethod
    async def read(cls, uow: UnitOfWork, channel: str, most: int | None, now: datetime) -> MessageCap:
        """Return a household's count and limit on a channel."""
        if most is None:
            return cls(channel, None, 0, "")
        usage = await uow.messages.sum_usage(channel, find_month_start(now))
        return cls(channel, most, usage.sent, await uow.make_change_mark())

    @property
    def reached(self) -> bool:
        """Return whether the limit is reached, so that only messages that change the book are answered."""
        return self.most is not None and self.used >= self.most

    async def limit(self, uow: UnitOfWork, replies: Sequence[Reply], words: Words) -> Sequence[Reply]:
        """Return the replies that may still be sent; the last one within the limit tells that it is reached."""
        if self.reached and await uow.make_change_mark() == self.change:
            return ()
        if self.most is None or self.used + len(replies) < self.most or not replies:
            return replies
        sentence = words("message-cap", count=self.most, channel=words(f"channel-{self.channel}"))
        *before, last = replies
        return [*before, replace(last, body=(*last.body, TextRun(f"\n\n{sentence}", "quiet")))]
