"""Puts the notices of jobs into the outbox as messages, in the language of their reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import msgspec

from bot.message_cap import MessageCap
from bot.messages import NoticeHead, Tap
from bot.render.entries import CardContext
from bot.render.notices import compose_notice
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household
from core.model.household_alert import CONSENT_CHANNELS, NoticePreferences
from core.model.notice import DigestReady, ImportAdvanced, MemberNotice, Notice, NoticeKind, find_notice_kind
from core.ports import Clock, Ids, Outgoing, UnitOfWork


class Announcer:
    """Queues notices in the unit of work that caused them; implements ``scheduler.jobs.NoticeAnnouncer``."""

    def __init__(self, clock: Clock, ids: Ids, monthly_messages: Mapping[str, int] | None = None) -> None:
        """Set up the queueing.

        ``monthly_messages`` is a household's limit by channel, for channels that bill messages.
        """
        self.clock = clock
        self.ids = ids
        self._monthly_messages = monthly_messages or {}

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue a notice once, to be sent to its chat at ``due`` or at once."""
        in_group = False  # what is a member's own goes to their private chat
        if isinstance(notice, MemberNotice):
            reader, channel, chat = notice.member, notice.channel, notice.chat
            subject = notice.made.id if isinstance(notice, ImportAdvanced) else None
        else:
            draft = notice.draft
            reader, channel, chat, subject = draft.author, draft.channel, draft.chat, draft.id
            if not await can_begin(uow, reader, channel, find_notice_kind(notice)):
                return  # the card waits where /waiting shows it
            in_group = await uow.messages.is_group(channel, chat)
        cap = await MessageCap.read(uow, channel, self._monthly_messages.get(channel), self.clock.now())
        if cap.reached:
            return
        page = self._make_page(household, None if in_group else reader)
        head = NoticeHead(find_notice_kind(notice), household.name, page.words.language, _make_opening_tap(notice))
        reply = compose_notice(page, notice)
        body = msgspec.json.encode(replace(reply, notice=head) if channel in CONSENT_CHANNELS else reply)
        outgoing = Outgoing(self.ids.new(), channel, chat, body, notice.key, subject)
        await uow.queue_notices([outgoing], due=due)

    def _make_page(self, household: Household, reader: UUID | None) -> CardContext:
        """Return the rendering context of a notice; without a reader it is a group's, which shows nothing private."""
        member = household.member(reader)
        words = Words(household.choose_language(member) if member else household.language, household.currency)
        return CardContext(words, household, household.today(self.clock.now()), reader)


async def can_begin(uow: UnitOfWork, reader: UUID, channel: str, kind: NoticeKind) -> bool:
    """Return whether a member allows notices of a kind to be sent unasked on a channel."""
    if channel not in CONSENT_CHANNELS:
        return True
    preferences = (await uow.alerts.load_preferences()).get(reader, NoticePreferences())
    return preferences.can_write_first(channel, kind)


def _make_opening_tap(notice: Notice) -> Tap:
    """Return the tap that shows a notice again: its draft, digest, import or alert."""
    if isinstance(notice, DigestReady):
        return Tap(Verb.OPEN_NOTICE, argument=notice.digest.kind.value)
    if isinstance(notice, ImportAdvanced):
        return Tap(Verb.IMPORT_SHOW, notice.made.id)
    if isinstance(notice, MemberNotice):
        return Tap(Verb.OPEN_NOTICE, notice.alert.id)
    return Tap(Verb.SHOW_DRAFT, notice.draft.id, notice.draft.version)
