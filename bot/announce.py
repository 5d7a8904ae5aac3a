"""The bot side of jobs: a notice becomes a message in the outbox, in the words of who it is for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from bot.render.entries import Page
from bot.render.notices import compose
from bot.render.words import Words
from core.model.household import Household
from core.model.notice import MemberNotice, Notice
from core.ports import Clock, Ids, Outgoing, UnitOfWork


class Announcer:
    """Queues notices in the unit of work that made them true; implements ``scheduler.jobs.Announce``."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self.clock = clock
        self.ids = ids

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue it once, to go out at ``due`` or at once, in the chat it is for."""
        if isinstance(notice, MemberNotice):
            reader, channel, chat, subject = notice.member, notice.channel, notice.chat, None
        else:
            draft = notice.draft
            reader, channel, chat, subject = draft.author, draft.channel, draft.chat, draft.id
        body = msgspec.json.encode(compose(self._page(household, reader), notice))
        outgoing = Outgoing(self.ids.new(), channel, chat, body, notice.key, subject)
        await uow.queue([outgoing], due=due)

    def _page(self, household: Household, reader: UUID) -> Page:
        member = household.member(reader)
        words = Words(household.language_of(member) if member else household.language, household.currency)
        return Page(words, household, household.today(self.clock.now()), reader)
