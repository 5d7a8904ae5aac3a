"""Routers: each handler file registers there which taps, commands, answers and intents its functions handle."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.handlers.message_context import GuestContext, MessageContext
from bot.messages import Reply, Tap
from bot.verbs import Verb
from core.model.intent import Command, Intent

C = TypeVar("C", MessageContext, GuestContext)
Key = TypeVar("Key")
Handler = TypeVar("Handler", bound=Callable[..., Awaitable[Sequence[Reply]]])

TapHandler = Callable[[C, Tap], Awaitable[Sequence[Reply]]]
"""A function that answers a tapped button; ``context.inbound.message`` is the message with the button."""
AnswerHandler = Callable[[C, Tap, str], Awaitable[Sequence[Reply]]]
"""A function that reads a plain message as the answer to the pending question (``dialogue.asked``)."""
CommandHandler = Callable[[C, Command], Awaitable[Sequence[Reply]]]
"""A function that answers a slash command, or the same command in words."""
IntentHandler = Callable[[C, Any], Awaitable[Sequence[Reply]]]
"""A function that answers an intent of the class it is registered for."""


@dataclass(frozen=True, slots=True)
class CommandRoute(Generic[C]):
    """A registered command: its handler and its position in a channel's menu (0: not shown)."""

    handler: CommandHandler[C]
    menu: int = 0


class Router(Generic[C]):
    """A registry of the handlers in a file; raises RuntimeError where a key is registered twice."""

    def __init__(self) -> None:
        self.taps: dict[str, TapHandler[C]] = {}
        self.answers: dict[str, AnswerHandler[C]] = {}
        self.commands: dict[str, CommandRoute[C]] = {}
        self.intents: dict[type[Intent], IntentHandler[C]] = {}

    def tap(self, *verbs: Verb) -> Callable[[Handler], Handler]:
        """Register a handler for button taps with these verbs."""
        return self._register_verbs(self.taps, verbs)

    def answer(self, *verbs: Verb) -> Callable[[Handler], Handler]:
        """Register a handler for typed answers to questions asked under these verbs."""
        return self._register_verbs(self.answers, verbs)

    def intent(self, *classes: type[Intent]) -> Callable[[Handler], Handler]:
        """Register a handler for these intents."""
        return self._register_verbs(self.intents, classes)

    def command(self, *names: str, menu: int = 0) -> Callable[[Handler], Handler]:
        """Register a handler for these commands."""

        def register(handler: Handler) -> Handler:
            _add(self.commands, {name: CommandRoute(handler, menu) for name in names})
            return handler

        return register

    def include(self, *routers: Router[C]) -> None:
        """Add all registrations of other routers."""
        for router in routers:
            _add(self.taps, router.taps)
            _add(self.answers, router.answers)
            _add(self.commands, router.commands)
            _add(self.intents, router.intents)

    def menu(self) -> tuple[str, ...]:
        """Return the names of the commands a channel's menu shows, in its order."""
        shown = (name for name, route in self.commands.items() if route.menu)
        return tuple(sorted(shown, key=lambda name: self.commands[name].menu))

    @staticmethod
    def _register_verbs(table: dict[Key, Any], keys: Sequence[Key]) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            _add(table, dict.fromkeys(keys, handler))
            return handler

        return register


def _add(table: dict[Any, Any], added: dict[Any, Any]) -> None:
    """Add rows to a table; raises RuntimeError where a key exists already."""
    if twice := table.keys() & added.keys():
        raise RuntimeError(f"registered twice: {sorted(map(str, twice))}")
    table.update(added)
