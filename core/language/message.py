"""A message ready to be read, with what is found in it worked out once for every reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.language.context import Context
from core.language.entries.people import list_name_tokens
from core.language.entries.read_entries import EntryReading, take_apart
from core.language.text.tokens import Token, clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches


@dataclass(frozen=True)
class Message:
    """A cleaned text with its tokens and the phrases that count in it."""

    text: str
    tokens: tuple[Token, ...]
    marks: PhraseMatches
    context: Context

    @classmethod
    def read_message(cls, text: str, context: Context) -> Message:
        """Return a text cut into tokens; raises Invalid where it is too long."""
        plain = clean_text(text)
        words = tokenise(plain)
        return cls(
            plain,
            words,
            PhraseMatches(words, context.language, list_name_tokens(words, context), context.mixed_language),
            context,
        )

    @cached_property
    def reading(self) -> EntryReading:
        """The message's amounts, days and names; raises Invalid for a day or an amount that cannot be."""
        return take_apart(self.tokens, self.marks, self.context)

    @property
    def ends_with_question_mark(self) -> bool:
        """Whether the last sign of the message is a question mark."""
        return self.text.endswith(("?", "\uff1f"))

    def cut_text(self, start: int, end: int) -> str:
        """Return the text from the token ``start`` to before the token ``end``, as written."""
        words = self.tokens[start:end]
        return self.text[words[0].start : words[-1].end] if words else ""
