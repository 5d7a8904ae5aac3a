"""The bot side of jobs: a notice becomes a message in the outbox, in the words of who it is for."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bot.render.entries import Page
from bot.render.notices import compose
from bot.render.words import Words
from core.model.household import Household
from core.model.notice import Notice
from core.ports import Clock, Ids, Outgoing, UnitOfWork


class Announcer:
    """Queues notices in the unit of work that made them true; implements ``scheduler.jobs.Announce``."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self.clock = clock
        self.ids = ids

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue it once, to go out at ``due`` or at once, in the chat its draft came from."""
        draft = notice.draft
        author = household.member(draft.author)
        words = Words(household.language_of(author) if author else household.language, household.currency)
        page = Page(words, household, household.today(self.clock.now()), draft.author)
        body = msgspec.json.encode(compose(page, notice))
        outgoing = Outgoing(self.ids.new(), draft.channel, draft.chat, body, notice.key, draft.id)
        await uow.queue([outgoing], due=due)
