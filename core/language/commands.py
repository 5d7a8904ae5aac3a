"""Read commands to the bot: slash commands, and the same commands in words ("show my budgets")."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.language.text.tokens import NUMBER, SIGN, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.intent import Command

_ASKING = frozenset("?？")

MOST_WORDS = 6
"""Most words of a command in words."""


def read_slash_command(text: str, names: Collection[str]) -> tuple[Command | None, str]:
    """Return the command in "/name rest" or "/name@bot rest", and "".

    For a name not in ``names``, or text without a slash, return None and the text to read as a message.
    """
    if not text.startswith("/"):
        return None, text
    head, _, rest = text.partition(" ")
    name = head[1:].partition("@")[0].lower()
    if name in names:
        return Command(name, rest.strip()), ""
    return None, rest.strip() if name else text


def read_spoken_command(text: str, tokens: Sequence[Token], marks: PhraseMatches) -> Command | None:
    """Return the command that a message is, or with which it begins if the command takes an argument; else None."""
    words = [at for at, token in enumerate(tokens) if token.shape is not SIGN]
    if not words:
        return None
    whole = marks.find_starting(words[0], "command")
    if whole and whole.end > words[-1]:
        return Command(whole.value)
    topic = _help_topic(words[0], len(tokens), marks)
    if topic:
        return Command("help", topic)
    lead = marks.find_starting(words[0], "command_lead")
    if (
        lead
        and lead.end < len(tokens)
        and len(words) <= MOST_WORDS + 2
        and not _is_budget_question(lead.value, tokens, marks)
    ):
        return Command(lead.value, text[tokens[lead.end].start :])
    if len(words) <= MOST_WORDS and _is_budget_command(tokens, marks):
        return Command("budget", text)
    return None


def _help_topic(first: int, end: int, marks: PhraseMatches) -> str:
    """Return the help topic of a "how do I ..." message; "" for any other."""
    if not marks.find_starting(first, "help_lead") or marks.has("budget_word", 0, end):
        return ""
    found = marks.list_within("help_topic", first, end)
    return max(found, key=lambda match: match.length).value if found else ""


def _is_budget_question(command: str, tokens: Sequence[Token], marks: PhraseMatches) -> bool:
    """Return whether a message asks about a budget instead of setting one: "budget for groceries?", and no amount."""
    if command != "budget" or marks.find_starting(0, "set_word"):
        return False
    return tokens[-1].written in _ASKING or not any(token.shape is NUMBER for token in tokens)


def _is_budget_command(tokens: Sequence[Token], marks: PhraseMatches) -> bool:
    """Return whether a message sets a budget in command words: "set grocery budget 12000"."""
    end = len(tokens)
    sets = any(marks.find_starting(at, "set_word") for at in (0, end - 1, end - 2) if at >= 0)
    return sets and marks.has("budget_word", 0, end)
