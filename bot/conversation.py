"""One Inbound to its Replies: stored first, answered in order within a chat, in one commit with its effect."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from uuid import UUID

import msgspec

from bot.delivery import Delivery
from bot.handlers import onboarding
from bot.handlers.currencies import guess_language
from bot.handlers.routes import route
from bot.handlers.turn import Services, Turn, Visit, Wanted
from bot.messages import Channel, Dialogue, Inbound, Reply, Span
from bot.render.words import Words
from bot.screen import ChatScreen
from core.errors import AlreadyAnswered, Fault, Refusal
from core.model.household import Seat
from core.ports import Answered, Clock, Closing, Directory, Inbox, Outgoing, Received, UnitsOfWork, Who

log = logging.getLogger(__name__)

PHOTO_BYTES = 20 * 1024 * 1024
"""Telegram's bots may fetch no more (Bot API, getFile)."""


HELD = "held:"
"""Begins the event of a message that was written before onboarding."""
BLINK = 0.4
"""Seconds after which a waiting member is shown that we are at it."""
TOAST = 200
"""Characters of a callback answer (Bot API, answerCallbackQuery)."""


@dataclass(frozen=True, slots=True)
class _Case:
    """An inbound on its way: where it is stored, who speaks, and what their talk was about."""

    row: UUID
    inbound: Inbound
    who: Who

    def dialogue(self) -> Dialogue:
        """The talk's state, fresh at each call so that a refusal can start over."""
        return msgspec.json.decode(self.who.dialogue, type=Dialogue) if self.who.dialogue else Dialogue()


@dataclass(slots=True)
class _Gathered:
    """What the outside gave for one inbound: its attachment, answers to requests, and where one of them grew."""

    screen: ChatScreen
    heard: dict[type, object] = field(default_factory=dict)
    photo: bytes | None = None


class Conversation:
    """The front office: takes inbounds from channels and sees each one answered exactly once."""

    def __init__(
        self,
        *,
        units: UnitsOfWork,
        directory: Directory,
        inbox: Inbox,
        delivery: Delivery,
        services: Services,
        clock: Clock,
    ) -> None:
        self.units = units
        self.directory = directory
        self.inbox = inbox
        self.delivery = delivery
        self.services = services
        self.clock = clock
        self._queues: dict[tuple[str, str], asyncio.Queue[Received]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    async def receive(self, inbound: Inbound) -> bool:
        """Store an inbound and have it answered soon; False where the same event came before."""
        body = msgspec.json.encode(inbound)
        received = Received(self.services.ids.new(), inbound.channel, inbound.chat, body)
        fresh = await self.inbox.receive(received, inbound.event)
        if fresh:
            self._enqueue(received)
        return fresh

    async def recover(self) -> int:
        """Take up what was received and never answered; returns how many."""
        left = await self.inbox.claim(100)
        for received in left:
            self._enqueue(received)
        return len(left)

    async def idle(self) -> None:
        """Wait until everything received so far is answered."""
        while self._workers:
            await asyncio.gather(*self._workers, return_exceptions=True)

    def _enqueue(self, received: Received) -> None:
        key = (received.channel, received.chat)
        queue = self._queues.get(key)
        if queue is not None:
            queue.put_nowait(received)
            return
        self._queues[key] = queue = asyncio.Queue()
        queue.put_nowait(received)
        worker = asyncio.create_task(self._work(key, queue))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, key: tuple[str, str], queue: asyncio.Queue[Received]) -> None:
        try:
            while not queue.empty():
                await self._answer(queue.get_nowait())
        finally:
            self._queues.pop(key, None)

    async def _answer(self, received: Received) -> None:
        outgoing: tuple[Outgoing, ...] = ()
        try:
            inbound = msgspec.json.decode(received.body, type=Inbound)
            async with self._working(inbound):
                outgoing = await self._settle(received.id, inbound)
        except AlreadyAnswered:
            log.info("inbound %s was answered by another worker", received.id)
        except Fault as fault:
            log.warning("inbound %s waits for its lease to end: %s", received.id, fault)
        except Exception:  # a bug: apologise, leave the row unhandled, keep the others talking
            trace = self.services.ids.code(6)
            log.exception("inbound %s failed, trace %s", received.id, trace)
            await self._apologise(received, trace)
        for message in outgoing:
            await self.delivery.deliver(message)

    @asynccontextmanager
    async def _working(self, inbound: Inbound) -> AsyncIterator[None]:
        """Shows that we are at it, where that takes longer than a blink."""
        channel = self.delivery.channels.get(inbound.channel)
        if channel is None:
            yield
            return
        handle = asyncio.get_running_loop().call_later(BLINK, self._show_working, channel, inbound.chat)
        try:
            yield
        finally:
            handle.cancel()

    def _show_working(self, channel: Channel, chat: str) -> None:
        task = asyncio.create_task(_quietly(channel.working(chat)))
        self._workers.add(task)
        task.add_done_callback(self._workers.discard)

    async def _apologise(self, received: Received, trace: str) -> None:
        await self.inbox.fail(received.id, trace)
        channel = self.delivery.channels.get(received.channel)
        if channel is not None:
            await _quietly(channel.send(received.chat, _says(Words()("bug-apology", trace=trace)), None))

    async def _settle(self, row: UUID, inbound: Inbound) -> tuple[Outgoing, ...]:
        who = await self.directory.who(inbound.channel, inbound.person, inbound.chat)
        case = _Case(row, inbound, who)
        if who.seat is None:
            return await self._visit(case)
        if inbound.group and who.chat_household not in (None, who.seat.household.id):
            return await self._elsewhere(case, who.seat)
        return await self._converse(case, who.seat)

    async def _visit(self, case: _Case) -> tuple[Outgoing, ...]:
        """A stranger: nothing is made but an onboarding card, until they found or join a household."""
        words = Words(guess_language(case.inbound.language))
        try:
            async with self.directory.lobby() as lobby:
                visit = Visit(lobby, case.inbound, case.dialogue(), words, self.clock.now(), self.services)
                replies = await onboarding.answer(visit)
                return await self._welcome(case, visit, replies)
        except Refusal as refusal:
            async with self.directory.lobby() as lobby:
                return await self._close(lobby, case, case.dialogue(), [_refused(words, refusal)])

    async def _welcome(self, case: _Case, visit: Visit, replies: Sequence[Reply]) -> tuple[Outgoing, ...]:
        """What was written before onboarding comes again as a message of its own, behind this one."""
        outgoing = await self._close(visit.lobby, case, visit.dialogue, replies)
        if visit.seated and visit.dialogue.held:
            await self._read_held(case.inbound, visit.seated, visit.dialogue.held)
        return outgoing

    async def _read_held(self, inbound: Inbound, seat: Seat, text: str) -> None:
        """Once a member, however often: the talk keeps the text until it is read."""
        event = f"{HELD}{seat.member.id}"
        await self.receive(replace(inbound, event=event, text=text, tap=None, tap_id=None, start="", attachments=()))

    async def _elsewhere(self, case: _Case, seat: Seat) -> tuple[Outgoing, ...]:
        """A member of one household in another household's group: never answered from either book."""
        words = Words(seat.household.language_of(seat.member))
        replies = [Reply(toast=words("not-your-chat"))] if case.inbound.tap else []
        async with self.directory.lobby() as lobby:
            return await self._close(lobby, case, case.dialogue(), replies)

    async def _converse(self, case: _Case, seat: Seat) -> tuple[Outgoing, ...]:
        """One turn; where it needs the outside it is undone, the outside asked with nothing open, and it runs again."""
        gathered = _Gathered(ChatScreen(self.delivery.channels.get(case.inbound.channel), case.inbound.chat))
        while True:
            try:
                return await self._turn(case, seat, gathered)
            except Wanted as wanted:
                request = wanted.request
                gathered.heard[type(request)] = await request.ask(self.services, seat, gathered.screen)

    async def _turn(self, case: _Case, seat: Seat, gathered: _Gathered) -> tuple[Outgoing, ...]:
        household = seat.household
        viewer = None if case.inbound.group else seat.member.id
        words = Words(household.language_of(seat.member), household.currency)
        bound = case.who.chat_household is not None
        try:
            gathered.photo = gathered.photo or await self._fetch(case.inbound)
            dialogue = await self._dialogue(case, seat)
            async with self.units(household.id, viewer) as uow:
                turn = Turn(uow, seat, case.inbound, dialogue, words, self.clock.now(), self.services)
                turn.photo, turn.heard, turn.shown = gathered.photo, gathered.heard, gathered.screen.message
                replies = await route(turn, bound=bound)
                return await self._close(uow, case, turn.dialogue, replies)
        except Refusal as refusal:
            dialogue = await self._dialogue(case, seat)
            async with self.units(household.id, viewer) as uow:
                return await self._close(uow, case, dialogue, [_refused(words, refusal)])

    async def _dialogue(self, case: _Case, seat: Seat) -> Dialogue:
        """The talk's state; what is still held from before onboarding is taken up now, or is this very message."""
        dialogue = case.dialogue()
        if dialogue.held and not case.inbound.event.startswith(HELD):
            await self._read_held(case.inbound, seat, dialogue.held)
        dialogue.held = ""
        return dialogue

    async def _fetch(self, inbound: Inbound) -> bytes | None:
        if not inbound.attachments:
            return None
        return await self.delivery.channels[inbound.channel].fetch(inbound.attachments[0], PHOTO_BYTES)

    async def _close(
        self, closing: Closing, case: _Case, dialogue: Dialogue, replies: Sequence[Reply]
    ) -> tuple[Outgoing, ...]:
        """One commit: the effect, the inbound marked handled, the replies queued, the talk's state kept."""
        inbound = case.inbound
        outgoing = tuple(
            self._outgoing(case, number, reply) for number, reply in enumerate(_acknowledged(inbound, replies))
        )
        state = msgspec.json.encode(dialogue)
        kept = None if state == case.who.dialogue else state
        private = not inbound.group
        await closing.answered(
            Answered(case.row, inbound.channel, inbound.chat, inbound.person, outgoing, kept, private=private)
        )
        await closing.commit()
        return outgoing

    def _outgoing(self, case: _Case, number: int, reply: Reply) -> Outgoing:
        inbound, ident = case.inbound, self.services.ids.new()
        body = msgspec.json.encode(reply)
        return Outgoing(ident, inbound.channel, inbound.chat, body, f"{case.row}:{number}", reply.subject)


def _says(text: str, toast: str = "") -> Reply:
    return Reply(body=(Span(text),), toast=toast)


def _refused(words: Words, refusal: Refusal) -> Reply:
    sentence = words.refusal(refusal)
    return _says(sentence, sentence[:TOAST])


async def _quietly(call: Awaitable[object]) -> None:
    with suppress(Fault, Refusal):
        await call


def _acknowledged(inbound: Inbound, replies: Sequence[Reply]) -> Sequence[Reply]:
    """Every tap is acknowledged once, by the first reply or by an empty one."""
    if inbound.tap_id is None:
        return replies
    first, *rest = replies or [Reply()]
    return [replace(first, answers=inbound.tap_id), *rest]
