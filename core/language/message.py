"""A message with its tokens, phrases and amounts, each computed once and shared by all readers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.language.context import Context
from core.language.entries.people import list_name_tokens
from core.language.entries.read_entries import EntryReading, analyse_message
from core.language.text.tokens import Token, clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches


@dataclass(frozen=True)
class Message:
    """A cleaned text with its tokens and the phrases found in it."""

    text: str
    tokens: tuple[Token, ...]
    marks: PhraseMatches
    context: Context

    @classmethod
    def read_message(cls, text: str, context: Context) -> Message:
        """Return the message for a text; raises Invalid where it is too long."""
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
        """Return the amounts, days and names of the message; raises Invalid for an impossible day or amount."""
        return analyse_message(self.tokens, self.marks, self.context)

    @property
    def has_question_mark_at_end(self) -> bool:
        """Return whether the last token is a question mark."""
        return self.text.endswith(("?", "\uff1f"))

    def cut_text(self, start: int, end: int) -> str:
        """Return the original text from the token ``start`` to before the token ``end``."""
        words = self.tokens[start:end]
        return self.text[words[0].start : words[-1].end] if words else ""
