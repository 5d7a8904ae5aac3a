"""A short question to a small model, what kind of message it is, for messages with one number at most.

A small model on one's own machine takes half a minute over a whole reading and gets it wrong, but answers this in a
second and gets it right. The answer becomes a whole reading of that one number, judged by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from core.language.context import Context
from core.language.text.tokens import TokenShape
from core.model.intent import Chatter, Intent, RecordEntries
from llm.grounding import SpanLookup
from llm.jobs.reading import Closed, Item, OneWordReading, ReadMessage, Span

_Kind = Literal["expense", "income", "refund", "transfer"]
_SIDES: Final[Mapping[str, tuple[_Kind, ...]]] = {"paid": ("expense", "transfer"), "got": ("income", "refund")}
"""The kinds of entry that each short answer may mean, the likeliest first."""


class QuickQuestion(Closed):
    """Which way money went, if any did; a currency only where the message names one."""

    kind: Literal["paid", "got", "asks", "none"]
    currency: Span = ""


@dataclass(frozen=True, slots=True)
class PlainMessage:
    """A message with one number at most, with the rules' reading of it."""

    ground: SpanLookup
    at: tuple[int, ...]
    """The indexes of the number's tokens, in order; empty where there is no number."""
    local: Intent | None

    @classmethod
    def from_message(cls, text: str, context: Context, local: Intent | None) -> PlainMessage | None:
        """Return the message with one number at most; None for a question, an answer to a card, or several numbers."""
        ground = SpanLookup.from_message(text, context)
        if ground is None or context.card is not None or not isinstance(local, Chatter | RecordEntries | None):
            return None
        spans = [range(amount.start, amount.end) for amount in ground.written] or [
            range(at, at + 1) for at in ground.numbers
        ]
        if len(spans) > 1 or not ground.numbers <= set().union(*spans):
            return None
        return cls(ground, tuple(spans[0]) if spans else (), local)

    def complete_reading(self, glance: QuickQuestion) -> ReadMessage | None:
        """Return the whole reading that the short answer leads to; None if the message needs the full prompt."""
        if glance.kind == "none":  # it does not say what the number is then, so no card is talked away by it
            return OneWordReading(kind="talk", entries=[], others=[])
        if glance.kind == "asks" or not self.at:
            return None
        kind = self._find_kind(_SIDES[glance.kind])
        named = glance.currency.strip()
        item = Item(
            type=kind, amount=self._find_number(named=bool(named)), currency=named, what=self._find_other_words()
        )
        return OneWordReading(kind="entries", entries=[item], others=[])

    def _find_kind(self, side: tuple[_Kind, ...]) -> _Kind:
        """Return the rules' kind of entry if it fits the direction the model named.

        Else that direction's first kind.
        """
        ours = self.local.lines[0].kind.value if isinstance(self.local, RecordEntries) else ""
        return next((each for each in side if each == ours), side[0])

    def _find_number(self, *, named: bool = False) -> str:
        """Return the number as written; ``named`` adds the next word (one letter in languages without spaces)."""
        tokens, last = self.ground.reading.page.tokens, self.at[-1]
        start, end = tokens[self.at[0]].start, tokens[last].end
        if named and last + 1 < len(tokens) and tokens[last + 1].shape is TokenShape.WORD:
            follows = tokens[last + 1]
            end = follows.start + 1 if follows.start == end else follows.end
        return self.ground.text[start:end]

    def _find_other_words(self) -> str:
        """Return the message's words without its number, the money sign behind that ("块", "원") and its day."""
        page = self.ground.reading.page
        gone = page.taken.union(self.at, self._find_attached_letter())
        kept = (t.written for at, t in enumerate(page.tokens) if t.shape is TokenShape.WORD and at not in gone)
        return " ".join(kept)[:300]

    def _find_attached_letter(self) -> set[int]:
        """Return the index of a one-letter word attached to the number; None if there is none."""
        tokens, behind = self.ground.reading.page.tokens, self.at[-1] + 1
        leans = behind < len(tokens) and tokens[behind].start == tokens[behind - 1].end
        return {behind} if leans and len(tokens[behind].written) == 1 else set()
