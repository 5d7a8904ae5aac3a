"""Talk that is not about the book: help, thanks, and a gentle hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.turn import CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render.cards import in_place, says
from bot.render.help import help_topic
from core.model.intent import BankNotice, Chatter, Command


async def chatter(turn: Turn, said: Chatter) -> Sequence[Reply]:
    """A warm line for a greeting or thanks; a hint for the rest, and silence where a family talks among itself."""
    words = turn.words
    if not is_addressed(turn) or (turn.inbound.group and turn.inbound.text.startswith("/")):
        return []  # among a family, or another bot's command
    if said.topic == "greeting":
        return [_greet(turn)]
    if said.topic == "thanks":
        return [says(words("talk-thanks"))]
    if said.topic in {"plan", "reminder"}:
        return [says(words(f"talk-{said.topic}"))]
    if turn.inbound.text.startswith("/"):
        return await help_command(turn, Command(turn.inbound.text[1:].partition(" ")[0]))
    return [says(words("talk-other" if turn.inbound.text.strip() else "talk-empty"))]


def is_addressed(turn: Turn) -> bool:
    """Return whether a message is meant for us: in private, or a group's message that names or answers us."""
    inbound = turn.inbound
    return not inbound.group or inbound.addressed or inbound.reply_to is not None


def _greet(turn: Turn) -> Reply:
    """Greet somebody once; later only say that we are there."""
    if turn.dialogue.greeted:
        return says(turn.words("talk-again"))
    turn.dialogue.greeted = True
    return says(turn.words("talk-greeting", name=turn.member.name))


def bank_notice(turn: Turn, said: BankNotice) -> Sequence[Reply]:
    """Say that a bank's text records nothing; its words are taken out of sight and kept nowhere."""
    if not is_addressed(turn):
        return [Reply(forget="")]
    return [replace(says(turn.words(f"bank-{said.kind}")), forget=turn.inbound.own)]


def help_card(turn: Turn, topic: str = "") -> Reply:
    """The first card of help, or one topic's."""
    return help_topic(turn.words, topic)


async def help_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """Help as asked for; an unknown command comes here too and is told so."""
    if command.name == "help":
        return [help_card(turn, command.rest)]
    note = [says(turn.words("command-unknown", command=f"/{command.name[:20]}"))]
    return [*note, help_card(turn)]


async def _budget(turn: Turn, _: Command) -> Sequence[Reply]:
    """What is asked for often, and not there yet: said plainly, and never taken for an expense."""
    return [says(turn.words("budget-not-yet"))]


async def _help_tapped(turn: Turn, tap: Tap) -> Sequence[Reply]:
    return [in_place(turn.inbound, help_card(turn, tap.argument))]


COMMANDS: dict[str, CommandHandler] = {"help": help_command, "budget": _budget}
TAPS: dict[str, TapHandler] = {"help": _help_tapped}
