"""Turns each Inbound into Replies: stored first, answered in order within a chat, in one commit with its effect."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from uuid import UUID

import msgspec

from bot.albums import Albums, Content, load_contents
from bot.cards_in_step import Elsewhere, find_stale_cards
from bot.chat_queues import ChatQueues
from bot.delivery import Delivery, fit_choices, join_replies
from bot.handlers import onboarding
from bot.handlers.cards import TALK_CARDS
from bot.handlers.currencies import guess_language
from bot.handlers.message_context import GuestContext, MessageContext, Services
from bot.handlers.routes import route_inbound
from bot.handlers.typed_choices import remember_shown
from bot.message_cap import MessageCap
from bot.messages import Dialogue, Inbound, RawInbound, Reply, TextRun
from bot.private_answers import add_fallback, announce_move, move_to_private
from bot.render.words import Words
from bot.screen import ChatScreen
from bot.stored_inbound import InboundReader, RawParser, encode_raw
from core.errors import AlreadyAnswered, Fault, PrivateOnly, Refusal
from core.model.household import Membership
from core.outside_answers import OutsideAnswers, OutsideRequest
from core.ports import (
    Answered,
    Clock,
    Directory,
    InboundTransaction,
    Inbox,
    Monitor,
    NoMonitor,
    Outgoing,
    Received,
    UnitOfWork,
    UnitsOfWork,
    Watched,
    Who,
    Work,
)

log = logging.getLogger(__name__)

PHOTO_BYTES = 20 * 1024 * 1024
"""The most bytes of a photo that is fetched: the limit of Telegram's bots (Bot API, getFile)."""


UNREADABLE = "unreadable"
"""The trace in the inbox for an event that could not be parsed."""
HELD = "held:"
"""The prefix of the event id of a message that was written before onboarding."""
BLINK = 0.4
"""The seconds after which a waiting member is shown that an answer is being prepared."""
READING_BLINK = 0.1
"""The same seconds for a message with a photo or voice note, which always takes longer."""
CHANGING_CHANNELS = frozenset({"telegram", "webchat"})
"""Channels that can edit messages, also where they run in another process."""
ONBOARDING = "onboarding"
"""The name under which the statistics count messages of strangers."""
UNROUTED = "unrouted"
"""The name under which the statistics count messages that ended before a handler was chosen."""
TOAST = 200
"""The most characters of the answer to a tap (Bot API, answerCallbackQuery)."""

Sending = tuple[Outgoing, Reply]
"""An outbox message, and the reply it was made from."""
_DIALOGUES = msgspec.json.Decoder(Dialogue)


@dataclass(frozen=True, slots=True)
class _Case:
    """A message being answered: its inbox row, its writer, and their dialogue."""

    row: UUID
    inbound: Inbound
    who: Who
    parts: tuple[UUID, ...] = ()
    """The inbox rows of the other parts of the message's album."""

    def load_dialogue(self) -> Dialogue:
        """Return the stored dialogue state, a new copy at each call so that a refusal can start over."""
        return _DIALOGUES.decode(self.who.dialogue) if self.who.dialogue else Dialogue()

    def make_turn_dialogue(self) -> Dialogue:
        """Return the dialogue for answering a member; for a message moved from a group with the cards it is about."""
        dialogue, about = self.make_member_dialogue(), self.inbound.about
        if about:
            dialogue.cards = (*about, *(card for card in dialogue.cards if card not in about))[:TALK_CARDS]
            dialogue.card_last = True
        return dialogue

    def make_member_dialogue(self) -> Dialogue:
        """Return the dialogue without messages stored from before the member had a household."""
        dialogue = self.load_dialogue()
        dialogue.held, dialogue.held_pictures = "", ()
        return dialogue


@dataclass(slots=True)
class _Gathered:
    """What was gathered outside transactions for one message.

    It has the attachments, the results of outside requests, and the message in which an answer is streamed.
    """

    screen: ChatScreen
    watched: Watched
    answers: OutsideAnswers = field(default_factory=OutsideAnswers)
    photos: tuple[Content, ...] = ()

    @property
    def photo(self) -> bytes | None:
        """Return the first attachment that could be fetched, else None."""
        return next((each for each in self.photos if isinstance(each, bytes)), None)


class Conversation:
    """Takes messages from channels and answers each exactly once."""

    def __init__(
        self,
        *,
        units: UnitsOfWork,
        directory: Directory,
        inbox: Inbox,
        delivery: Delivery,
        services: Services,
        clock: Clock,
        parsers: Mapping[str, RawParser] | None = None,
        monitor: Monitor | None = None,
    ) -> None:
        self.units = units
        self.directory = directory
        self.inbox = inbox
        self.reader = InboundReader(parsers or {})
        self.albums = Albums(inbox, self.reader)
        self.delivery = delivery
        self.services = services
        self.clock = clock
        self.monitor = monitor or NoMonitor()
        self._queues = ChatQueues(self._answer_received)

    async def receive(self, inbound: Inbound) -> bool:
        """Store a message and queue it for an answer; return False where the same event was stored before."""
        body = msgspec.json.encode(inbound)
        received = Received(self.services.ids.new(), inbound.channel, inbound.chat, body)
        fresh = await self.inbox.receive(received, inbound.event)
        if fresh:
            self._queues.add(received, inbound)
        return fresh

    async def receive_raw(self, raw: RawInbound) -> bool:
        """Store an unparsed event and queue it for an answer; return False where the same event was stored before."""
        received = Received(self.services.ids.new(), raw.channel, raw.chat, encode_raw(raw))
        fresh = await self.inbox.receive(received, raw.event)
        if fresh:
            self._queues.add(received)
        return fresh

    async def recover(self) -> int:
        """Queue received messages that were never answered; return how many."""
        left = await self.inbox.claim(100)
        for received in left:
            self._queues.add(received)
        return len(left)

    async def idle(self) -> None:
        """Wait until everything received so far is answered."""
        await self._queues.idle()

    async def _answer_received(self, received: Received, inbound: Inbound | None) -> None:
        with self.monitor.watch(Work.INBOUND, received.channel, received.id) as watched:
            await self._answer_watched(received, inbound, watched)

    async def _answer_watched(self, received: Received, inbound: Inbound | None, watched: Watched) -> None:
        sendings: tuple[Sending, ...] = ()
        try:
            if not await self.inbox.is_next(received.id):
                # A process that died, or another one, holds an earlier message of this chat.
                await self.inbox.release_lease(received.id)
                watched.outcome = "waits"
                return
            inbound = inbound or await self._parse_event(received)
            sendings = await self._answer_visibly(received.id, inbound) if inbound else ()
        except AlreadyAnswered:
            watched.outcome = "waits"
            log.info("inbound %s was answered by another worker", received.id)
        except Fault as fault:
            watched.outcome = "waits"
            log.warning("inbound %s waits for its lease to end: %s", received.id, fault)
        except Exception:  # a bug: apologise, leave the row unhandled, keep the others talking
            trace = self.services.ids.code(6)
            watched.outcome = "failed"
            log.exception("inbound %s failed, trace %s", received.id, trace)
            await self._apologise(received, inbound, trace)
        for outgoing, reply in sendings:
            await self.delivery.deliver(outgoing, reply)

    async def _parse_event(self, received: Received) -> Inbound | None:
        """Parse a stored event; if it is not meant for the bot or unreadable, mark it as handled and return None."""
        try:
            inbound = self.reader.read(received)
        except ValueError as odd:
            log.error("inbound %s of %s cannot be read: %s", received.id, received.channel, odd)  # noqa: TRY400  no bug
            await self.inbox.fail(received.id, UNREADABLE)
            return None
        if inbound is None:
            await self.inbox.drop_event(received.id)
        return inbound

    async def _answer_visibly(self, row: UUID, inbound: Inbound) -> tuple[Sending, ...]:
        """Answer a message, and show "working" in the chat where that takes more than a moment.

        "Working" is not shown for taps, whose button shows it, nor for group messages that may get no answer.
        """
        if inbound.tap is not None or (inbound.group and not inbound.addressed):
            return await self._answer_stored(row, inbound)
        handle = asyncio.get_running_loop().call_later(
            READING_BLINK if inbound.attachments else BLINK, self._show_working, inbound
        )
        try:
            return await self._answer_stored(row, inbound)
        finally:
            handle.cancel()

    def _show_working(self, inbound: Inbound) -> None:
        channel = self.delivery.channels.get(inbound.channel)
        if channel is not None:
            self._queues.start(_do_quietly(channel.working(inbound.chat)))

    async def _apologise(self, received: Received, inbound: Inbound | None, trace: str) -> None:
        for row in await self.albums.list_rows(received.id, inbound):
            await self.inbox.fail(row, trace)
        channel = self.delivery.channels.get(received.channel)
        if channel is not None:
            words = Words(await self._find_language(inbound)) if inbound else Words()
            await _do_quietly(channel.send(received.chat, _make_text_reply(words("bug-apology", trace=trace)), None))

    async def _find_language(self, inbound: Inbound) -> str:
        """Return the member's language, else the one the channel suggests, whatever error occurs."""
        try:
            membership = (await self.directory.identify(inbound.channel, inbound.person, inbound.chat)).membership
            return (
                membership.household.choose_language(membership.member)
                if membership
                else guess_language(inbound.language)
            )
        except Exception:  # noqa: BLE001  an apology must not fail over its language
            return guess_language(inbound.language)

    async def _answer_stored(self, row: UUID, inbound: Inbound) -> tuple[Sending, ...]:
        if inbound.moved_from:
            return await self._follow_move(row, inbound)
        inbound, parts = await self.albums.gather_album(row, inbound)
        who = await self.directory.identify(inbound.channel, inbound.person, inbound.chat)
        case = _Case(row, inbound, who, parts)
        if who.membership is None:
            return await self._answer_guest(case)
        if inbound.group and who.chat_household not in (None, who.membership.household.id):
            return await self._answer_elsewhere(case, who.membership)
        return await self._answer_member(case, who.membership)

    async def _follow_move(self, row: UUID, inbound: Inbound) -> tuple[Sending, ...]:
        """Give a stored group chat its new id, so that it stays the same chat."""
        async with self.directory.begin_onboarding() as transaction:
            await transaction.move_chat(inbound.channel, inbound.moved_from, inbound.chat)
            answered = Answered(row, inbound.channel, inbound.chat, inbound.person, (), None, private=False)
            await transaction.record_handled(answered)
            await transaction.commit()
        return ()

    async def _answer_guest(self, case: _Case) -> tuple[Sending, ...]:
        """Answer somebody without a household; nothing but their dialogue is stored until they create or join one."""
        with self.monitor.watch(Work.HANDLER, ONBOARDING):
            return await self._answer_in_onboarding(case)

    async def _answer_in_onboarding(self, case: _Case) -> tuple[Sending, ...]:
        words = Words(guess_language(case.inbound.language))
        try:
            async with self.directory.begin_onboarding() as transaction:
                guest = GuestContext(
                    transaction, case.inbound, case.load_dialogue(), words, self.clock.now(), self.services
                )
                replies = await onboarding.answer_guest(guest)
                messages = self._as_messages(case.inbound, guest.dialogue, replies, words)
                return await self._replay_held(case, guest, messages)
        except Refusal as refusal:
            async with self.directory.begin_onboarding() as transaction:
                return await self._close_turn(
                    transaction, case, case.load_dialogue(), [_make_refusal_reply(words, refusal)]
                )

    async def _replay_held(self, case: _Case, guest: GuestContext, replies: Sequence[Reply]) -> tuple[Sending, ...]:
        """Commit the answer, then receive again what a new member wrote before they had a household."""
        outgoing = await self._close_turn(guest.transaction, case, guest.dialogue, replies)
        if guest.seated:
            await self._read_held(case.inbound, guest.seated, guest.dialogue)
        return outgoing

    async def _read_held(self, inbound: Inbound, membership: Membership, dialogue: Dialogue) -> None:
        """Receive the messages stored from before a member had a household.

        Their event ids are fixed, so that a second call stores nothing.
        """
        event = f"{HELD}{membership.member.id}"
        bare = replace(inbound, text="", tap=None, tap_id=None, start="", attachments=(), album="", album_size=0)
        if dialogue.held:
            await self.receive(replace(bare, event=event, text=dialogue.held))
        for number, held in enumerate(dialogue.held_pictures):
            picture = replace(bare, event=f"{event}:{number}", text=held.text, attachments=held.attachments)
            await self.receive(picture)

    async def _answer_elsewhere(self, case: _Case, membership: Membership) -> tuple[Sending, ...]:
        """Answer a member in another household's group without any data: a toast for a tap, else nothing."""
        words = Words(membership.household.choose_language(membership.member))
        replies = [Reply(toast=words("not-your-chat"))] if case.inbound.tap else []
        async with self.directory.begin_onboarding() as transaction:
            return await self._close_turn(transaction, case, case.load_dialogue(), replies)

    async def _answer_member(self, case: _Case, membership: Membership) -> tuple[Sending, ...]:
        """Answer a member's message.

        If a handler raises OutsideRequest, roll back, run the request with no transaction open, and start again.
        """
        # What is held from before onboarding comes first, as messages of their own; what came as one comes no more.
        await self._read_held(case.inbound, membership, case.load_dialogue())
        with self.monitor.watch(Work.HANDLER, UNROUTED) as watched:
            screen = ChatScreen(self.delivery.channels.get(case.inbound.channel), case.inbound.chat)
            return await self._take_turns(case, membership, _Gathered(screen, watched))

    async def _take_turns(self, case: _Case, membership: Membership, gathered: _Gathered) -> tuple[Sending, ...]:
        while True:
            try:
                return await self._answer_turn(case, membership, gathered)
            except OutsideRequest as needed:
                answer = await needed.request.run_outside(self.services, membership, gathered.screen)
                gathered.answers.add(needed.request, answer)
            if await self.albums.has_grown(case.inbound, 1 + len(case.parts)):
                return await self._answer_stored(case.row, case.inbound)

    async def _answer_turn(self, case: _Case, membership: Membership, gathered: _Gathered) -> tuple[Sending, ...]:
        household, name = membership.household, membership.member.name
        viewer = None if case.inbound.group else membership.member.id
        words = Words(household.choose_language(membership.member), household.currency)
        bound = case.who.chat_household is not None
        try:
            gathered.photos = gathered.photos or await self._fetch_attachments(case.inbound)
            async with self.units(household.id, viewer) as uow:
                context = MessageContext(
                    uow, membership, case.inbound, case.make_turn_dialogue(), words, self.clock.now(), self.services
                )
                context.photo, context.photos = gathered.photo, gathered.photos
                context.edits_in_place = self._edits_in_place(case.inbound.channel)
                context.outside_answers, context.shown = gathered.answers, gathered.screen.message
                cap = await self._read_cap(uow, case.inbound.channel)
                context.watched = gathered.watched
                replies = await route_inbound(context, bound=bound)
                messages = self._as_messages(case.inbound, context.dialogue, replies, words)
                messages = await cap.limit(uow, messages, words)
                messages = add_fallback(messages, words, case.inbound, name, self.services.bot_name)
                stale = await find_stale_cards(context, self._changes_messages)
                return await self._close_turn(uow, case, context.dialogue, messages, elsewhere=stale)
        except Refusal as refusal:
            if isinstance(refusal, PrivateOnly) and case.inbound.private_chat and not case.inbound.edited:
                return await self._answer_privately(case, membership, words)
            gathered.watched.outcome = "refused"
            async with self.units(household.id, viewer) as uow:
                cap = await self._read_cap(uow, case.inbound.channel)
                messages = await cap.limit(uow, [_make_refusal_reply(words, refusal)], words)
                messages = add_fallback(messages, words, case.inbound, name, self.services.bot_name)
                return await self._close_turn(uow, case, case.make_member_dialogue(), messages)

    async def _answer_privately(self, case: _Case, membership: Membership, words: Words) -> tuple[Sending, ...]:
        """Have a group's question answered in the member's private chat, as a message of its own there."""
        inbound, dialogue = case.inbound, case.make_member_dialogue()
        about = dialogue.cards
        if inbound.reply_to:
            async with self.units(membership.household.id, None) as uow:
                target = await uow.find_shown_subject(inbound.channel, inbound.chat, inbound.reply_to)
                about = (target,) if target else ()
        await self.receive(move_to_private(inbound, about))
        line = announce_move(words, inbound, membership.member.name, self.services.bot_name)
        async with self.units(membership.household.id, None) as uow:
            return await self._close_turn(uow, case, dialogue, [line])

    async def _read_cap(self, uow: UnitOfWork, channel: str) -> MessageCap:
        """Return how many messages the household got this month, with its limit."""
        return await MessageCap.read(uow, channel, self.services.monthly_messages.get(channel), self.clock.now())

    def _changes_messages(self, channel: str) -> bool:
        """Return whether a channel can edit messages, also where it runs in another process."""
        known = self.delivery.channels.get(channel)
        return known.can.edits if known else channel in CHANGING_CHANNELS

    def _edits_in_place(self, channel: str) -> bool:
        known = self.delivery.channels.get(channel)
        return known is None or known.can.edits

    async def _fetch_attachments(self, inbound: Inbound) -> tuple[Content, ...]:
        if not inbound.attachments:
            return ()
        return await load_contents(self.delivery.channels[inbound.channel], inbound.attachments, PHOTO_BYTES)

    async def _close_turn(
        self,
        closing: InboundTransaction,
        case: _Case,
        dialogue: Dialogue,
        replies: Sequence[Reply],
        *,
        elsewhere: Sequence[Elsewhere] = (),
    ) -> tuple[Sending, ...]:
        """Commit a message's effect, its handled mark, the replies and the dialogue together.

        ``elsewhere`` are cards in other chats to be updated.
        """
        inbound = case.inbound
        here = [(inbound.channel, inbound.chat, reply) for reply in _acknowledge_tap(inbound, replies)]
        there = [(shown.channel, shown.chat, reply) for shown, reply in elsewhere]
        sendings = tuple(
            (self._make_outgoing(case, number, channel, chat, reply), reply)
            for number, (channel, chat, reply) in enumerate([*here, *there])
        )
        state = msgspec.json.encode(dialogue)
        kept = None if state == case.who.dialogue else state
        answered = Answered(
            case.row,
            inbound.channel,
            inbound.chat,
            inbound.person,
            tuple(outgoing for outgoing, _ in sendings),
            kept,
            private=not inbound.group,
            forget=any(reply.forget is not None for reply in replies),
            parts=case.parts,
        )
        await closing.record_handled(answered)
        await closing.commit()
        return sendings

    def _as_messages(
        self, inbound: Inbound, dialogue: Dialogue, replies: Sequence[Reply], words: Words
    ) -> Sequence[Reply]:
        """Return the replies as the channel takes them: joined to one message, or with fewer buttons, if necessary.

        Buttons left out are stored in the dialogue, so that they can be asked for.
        """
        remember_shown(dialogue, replies, self.clock.now())
        channel = self.delivery.channels.get(inbound.channel)
        if channel is None:
            return replies
        joined = join_replies(replies) if channel.can.single else replies
        if channel.can.choices is None:
            return joined
        fitted = [fit_choices(reply, channel.can.choices) for reply in joined]
        dialogue.more = next((left for _, left in reversed(fitted) if left), ())
        return [replace(reply, language=words.language) for reply, _ in fitted]

    def _make_outgoing(self, case: _Case, number: int, channel: str, chat: str, reply: Reply) -> Outgoing:
        body = msgspec.json.encode(reply)
        return Outgoing(self.services.ids.new(), channel, chat, body, f"{case.row}:{number}", reply.subject)


def _make_text_reply(text: str, toast: str = "") -> Reply:
    return Reply(body=(TextRun(text),), toast=toast)


def _make_refusal_reply(words: Words, refusal: Refusal) -> Reply:
    sentence = words.refusal(refusal)
    return _make_text_reply(sentence, sentence[:TOAST])


async def _do_quietly(call: Awaitable[object]) -> None:
    with suppress(Fault, Refusal):
        await call


def _acknowledge_tap(inbound: Inbound, replies: Sequence[Reply]) -> Sequence[Reply]:
    """Return the replies, the first of which (an empty one if there is none) acknowledges the tap, if any."""
    if inbound.tap_id is None:
        return replies
    first, *rest = replies or [Reply()]
    return [replace(first, answers=inbound.tap_id), *rest]
