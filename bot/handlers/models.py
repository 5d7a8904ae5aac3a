"""Settings of the household's language model, in the chat; the key is written once and never shown again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import msgspec

from bot.handlers.cards import deed_of
from bot.handlers.outside import Admit, PhotoRead, TryOut
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render import models as pages
from bot.render.cards import in_place, says
from bot.render.words import Words
from core.errors import Invalid, NotAllowed, NotFound, Refusal
from core.model.household import Role
from core.model.intent import Command
from core.model.provider import Connection, Heard, Priced, Provider, Reach, ReadingUse, Usage
from core.ports import Outgoing
from core.usecases import keep_connection as keep

_TYPED = ("key", "url", "cap", "name")
"""What may be typed."""
_OPENS = ("key", "url")
"""Settings by which messages begin to leave."""


async def _opened(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """``lm`` shows the card, ``key`` one setting, ``reach=off`` sets one."""
    turn.dialogue.asked = None
    name, equals, value = tap.argument.partition("=")
    if equals:
        return await _set(turn, name, value)
    if not name:
        return [in_place(turn.inbound, await _card(turn))]
    return [in_place(turn.inbound, await _page(turn, name))]


async def _command(turn: Turn, command: Command) -> Sequence[Reply]:
    del command
    return [await _card(turn)]


async def _card(turn: Turn) -> Reply:
    if turn.inbound.group:
        raise NotAllowed("model-private-only")
    connection = await keep.connection_of(deed_of(turn))
    return pages.model_card(turn.words, connection, await _month(turn), _priced(turn, connection))


async def _month(turn: Turn) -> Sequence[Usage]:
    return await turn.uow.connections.usage(keep.month_began(turn.now))


def _priced(turn: Turn, connection: Connection | None) -> Priced | None:
    assistants = turn.services.assistants
    return assistants.tester.priced(connection) if assistants and connection else None


async def warn(turn: Turn) -> None:
    """Tell the admins, once a month, that four fifths of the limit are used."""
    heard = [each.second if isinstance(each, PhotoRead) else each for each in turn.heard.values()]
    if not any(isinstance(each, Heard) and each.near_cap for each in heard):
        return
    connection = await turn.uow.connections.get()
    if connection is None or connection.cap_cents is None:
        return
    usage, began = await _month(turn), keep.month_began(turn.now)
    for member in turn.household.members:
        if member.role is Role.ADMIN:
            words = Words(turn.household.language_of(member), turn.household.currency)
            body = msgspec.json.encode(pages.near_cap(words, connection, usage))
            for channel, chat in await turn.services.directory.chats(turn.household.id, member.id):
                dedupe = f"model-near-cap:{began:%Y-%m}:{channel}:{chat}"
                await turn.uow.queue([Outgoing(turn.new_id(), channel, chat, body, dedupe)])


async def _page(turn: Turn, name: str) -> Reply:
    if turn.inbound.group:
        raise NotAllowed("model-private-only")
    words, connection = turn.words, await keep.connection_of(deed_of(turn))
    plain = _PAGES.get(name)
    if plain is not None:
        _ask(turn, name)
        return plain(turn)
    if connection is None:
        raise NotFound("model-not-set")
    match name:
        case "name":
            _ask(turn, name)
            return pages.names_page(words, turn.outside(TryOut(connection)))
        case "test":
            text = pages.tried_line(words, turn.outside(TryOut(connection)))
            return says(text, [pages.back(words)])
        case "usage":
            return pages.usage_card(words, connection, await _month(turn), _priced(turn, connection))
        case _:
            raise Invalid("choice-gone")


def _ask(turn: Turn, name: str) -> None:
    if name in _TYPED:
        turn.dialogue.asked = Tap("lm", argument=name)


async def _set(turn: Turn, name: str, value: str) -> Sequence[Reply]:
    setter = _SETTERS.get(name)
    if setter is None:
        raise Invalid("choice-gone")
    await setter(turn, value)
    toast = turn.words("setting-saved")
    if turn.inbound.tap is None:
        return [says(await _saved_line(turn, name) or toast), await _card(turn)]
    return [in_place(turn.inbound, await _card(turn), toast)]


async def _saved_line(turn: Turn, name: str) -> str:
    """Return where messages go from now on, after a key or an address was saved; "" after anything else."""
    connection = await turn.uow.connections.get() if name in _OPENS else None
    return pages.sent_line(turn.words, connection) if connection else ""


async def _typed(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    """What was typed; never anything else, so that a key is not read as a message, logged, or sent anywhere."""
    secret = asked.argument == "key"
    try:
        replies = await _set(turn, asked.argument, text)
    except Refusal as refusal:
        turn.dialogue.asked = asked
        replies = [says(turn.words("still-asking", problem=turn.words.refusal(refusal)))]
    return [replace(replies[0], forget=turn.inbound.own if secret else None), *replies[1:]]


async def _provider(turn: Turn, value: str) -> None:
    if value not in set(Provider):
        raise Invalid("choice-gone")
    await keep.choose_provider(deed_of(turn), Provider(value))


async def _key(turn: Turn, value: str) -> None:
    await keep.set_key(deed_of(turn), value)


async def _name(turn: Turn, value: str) -> None:
    await keep.set_model(deed_of(turn), value)


async def _url(turn: Turn, value: str) -> None:
    """A new address is looked up before anything is kept: a refusal is answered, and what was written stays."""
    if turn.outside(Admit(keep.address(value))) is not None:
        raise Invalid("model-url-forbidden")
    await keep.set_address(deed_of(turn), value)


async def _reach(turn: Turn, value: str) -> None:
    if value not in set(Reach):
        raise Invalid("choice-gone")
    await keep.set_reach(deed_of(turn), Reach(value))


async def _cap(turn: Turn, value: str) -> None:
    """Cents on a button, dollars where they are typed."""
    if value == "none":
        await keep.set_cap(deed_of(turn), None)
        return
    digits = value.strip().removeprefix("$").strip()
    if not digits.isdecimal() or len(digits) > len("100000"):
        raise Invalid("model-cap-range")
    await keep.set_cap(deed_of(turn), int(digits) * (1 if turn.inbound.tap else 100))


async def _narrates(turn: Turn, value: str) -> None:
    await keep.set_narrates(deed_of(turn), on=value == "on")


async def _reading(turn: Turn, value: str) -> None:
    if value not in set(ReadingUse):
        raise Invalid("choice-gone")
    await keep.set_reading(deed_of(turn), ReadingUse(value))


async def _remove(turn: Turn, value: str) -> None:
    if value != "yes":
        raise Invalid("choice-gone")
    await keep.forget_connection(deed_of(turn))


_PAGES: dict[str, Callable[[Turn], Reply]] = {
    "provider": lambda turn: pages.provider_page(turn.words),
    "reach": lambda turn: pages.reach_page(turn.words),
    "reading": lambda turn: pages.reading_page(turn.words),
    "cap": lambda turn: pages.cap_page(turn.words),
    "narrates": lambda turn: pages.narrates_page(turn.words),
    "remove": lambda turn: pages.remove_page(turn.words),
    "key": lambda turn: pages.typed_page(turn.words, "key"),
    "url": lambda turn: pages.typed_page(turn.words, "url"),
}
_SETTERS: dict[str, Callable[[Turn, str], Awaitable[None]]] = {
    "provider": _provider,
    "key": _key,
    "name": _name,
    "url": _url,
    "reach": _reach,
    "reading": _reading,
    "cap": _cap,
    "narrates": _narrates,
    "remove": _remove,
}
COMMANDS: dict[str, CommandHandler] = {"model": _command}
TAPS: dict[str, TapHandler] = {"lm": _opened}
ASKED: dict[str, AskedHandler] = {"lm": _typed}
