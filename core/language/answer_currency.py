"""Reads a wish to have the answer before in another currency: "in euros?", "y en dólares", "what is that in USD"."""

from __future__ import annotations

from core.language.changes.plain_answers import list_word_indexes
from core.language.message import Message
from core.language.text.files import list_languages, load_topic
from core.language.text.phrases import fold
from core.language.values.currencies import list_currencies
from core.model.intent import ConvertAnswer

_LONGEST = 6
"""Most words of such a wish."""


def read_answer_currency(message: Message) -> ConvertAnswer | None:
    """Return the currency in which the answer before is wanted; None where a message says anything else."""
    context, words = message.context, list_word_indexes(message.tokens)
    if context.before is None or context.card_last or not 0 < len(words) <= _LONGEST or message.reading.amounts:
        return None
    found, at = "", 0
    beside = _list_words_beside(message)
    while at < len(words):
        money = message.marks.find_starting(words[at], "currency")
        if money is None and fold(message.tokens[words[at]].written) not in beside:
            return None
        found = money.value if money is not None else found
        at += sum(1 for word in words[at:] if word < money.end) if money is not None else 1
    currencies = list_currencies(found, context.currency) if found else ()
    return ConvertAnswer(currencies[0]) if currencies else None


def _list_words_beside(message: Message) -> frozenset[str]:
    """Return the words that may stand beside the currency, in the languages of a message."""
    spoken = {message.context.language, message.context.mixed_language, *message.marks.languages}
    languages = [language for language in list_languages() if language in spoken]
    return frozenset(fold(word) for language in languages for word in load_topic(language, "small_talk")["in_money"])
