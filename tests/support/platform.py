"""A fake messenger that fails as real ones do: busy, broken, silent after accepting, or blocked by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.messages import Abilities, Attachment, Reply
from core.errors import Fault, Refusal

BUSY_SECONDS = 20.0


@dataclass
class FakePlatform:
    """A fake channel that counts what it accepted and how it answered; the same seed gives the same events."""

    now: Callable[[], datetime]
    chance: Random
    calm: bool = False
    """Whether only blocked chats fail."""
    blocked: frozenset[str] = frozenset()
    name: str = "platform"
    can: Abilities = field(
        default_factory=lambda: Abilities(edits=True, images=True, text_limit=4096, caption_limit=1024)
    )
    taken: dict[str, list[str]] = field(default_factory=dict)
    """The texts that each chat was shown, in order."""
    answers: Counter[str] = field(default_factory=Counter)
    too_early: int = 0
    """The number of messages sent to a chat before the requested pause was over."""
    _paused: dict[str, datetime] = field(default_factory=dict)

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Accept a message and return its number, or fail at random."""
        del image
        self.too_early += self._paused.get(chat, self.now()) > self.now()
        if chat in self.blocked:
            raise self._answer("403", Refusal("chat-gone"))
        fate = 1.0 if self.calm else self.chance.random()
        if fate < 0.1:
            self._paused[chat] = self.now() + timedelta(seconds=BUSY_SECONDS)
            raise self._answer("429", Fault("too many requests", retry_after=BUSY_SECONDS))
        if fate < 0.2:
            raise self._answer("500", Fault("internal error"))
        shown = self.taken.setdefault(chat, [])
        shown.append(reply.plain)
        if fate < 0.25:
            raise self._answer("timeout after it was taken", Fault("no answer in time"))
        self.answers["200"] += 1
        return str(len(shown))

    def _answer(self, name: str, error: Exception) -> Exception:
        self.answers[name] += 1
        return error

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Raise NotImplementedError, as no test edits messages here."""
        raise NotImplementedError(chat, message, reply)

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Do nothing, as no test taps here."""

    async def working(self, chat: str) -> None:
        """Do nothing, as nobody sees it."""

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Raise NotImplementedError, as no test sends attachments here."""
        raise NotImplementedError(attachment, most)

    async def forget(self, chat: str, message: str) -> None:
        """Do nothing, as no test sends secrets here."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of messages that were queued, shown, lost, shown twice, or shown out of order."""

    queued: int
    shown: int
    lost: int
    twice: int
    out_of_order: int

    @classmethod
    def of(cls, platform: FakePlatform, queued: dict[str, list[str]]) -> Tally:
        """Return the counts for messages queued to chats that are not blocked, compared with those shown."""
        lost = twice = out_of_order = shown = 0
        for chat, texts in queued.items():
            if chat in platform.blocked:
                continue
            taken = platform.taken.get(chat, [])
            shown += len(taken)
            lost += len(set(texts) - set(taken))
            twice += len(taken) - len(set(taken))
            out_of_order += list(dict.fromkeys(taken)) != texts
        return cls(sum(len(texts) for texts in queued.values()), shown, lost, twice, out_of_order)
