"""Talk that is not about the book: help, thanks, and a gentle hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reaction, Reply, Tap
from bot.render.cards import in_place, text_reply
from bot.render.help import help_topic
from bot.verbs import Verb
from core.model.intent import BankNotice, Chatter, Command

router: Router[MessageContext] = Router()

THANKED = "🤗"
"""One of the signs that bots may use (Bot API, ReactionTypeEmoji)."""


async def answer_chatter(context: MessageContext, said: Chatter) -> Sequence[Reply]:
    """A warm line for a greeting, thanks or a farewell; a hint for the rest, and silence where a family talks."""
    words = context.words
    if not is_addressed(context) or (context.inbound.group and context.inbound.text.startswith("/")):
        return []  # among a family, or another bot's command
    if said.topic == "greeting":
        return [_greet_once(context)]
    if said.topic == "thanks":
        return [_answer_thanks(context)]
    if said.topic in {"plan", "reminder", "farewell", "idle", "stranger"}:
        return [text_reply(words(f"talk-{said.topic}"))]
    if context.inbound.text.startswith("/"):
        return await help_command(context, Command(context.inbound.text[1:].partition(" ")[0]))
    return [text_reply(words("talk-other" if context.inbound.text.strip() else "talk-empty"))]


def _answer_thanks(context: MessageContext) -> Reply:
    """Return a warm line; in a group, where each line is noise to the others, a sign where the channel has signs."""
    reply, inbound = text_reply(context.words("talk-thanks")), context.inbound
    if not inbound.group or not inbound.own:
        return reply
    return replace(reply, reaction=Reaction(inbound.own, THANKED))


def is_addressed(context: MessageContext) -> bool:
    """Return whether a message is meant for us: in private, or a group's message that names or answers us."""
    inbound = context.inbound
    return not inbound.group or inbound.addressed or inbound.reply_to is not None


def _greet_once(context: MessageContext) -> Reply:
    """Greet somebody once; later only say that we are there."""
    if context.dialogue.greeted:
        return text_reply(context.words("talk-again"))
    context.dialogue.greeted = True
    return text_reply(context.words("talk-greeting", name=context.member.name))


@router.intent(BankNotice)
async def bank_notice(context: MessageContext, said: BankNotice) -> Sequence[Reply]:
    """Say that a bank's text records nothing; its words are taken out of sight and kept nowhere."""
    if not is_addressed(context):
        return [Reply(forget="")]
    return [replace(text_reply(context.words(f"bank-{said.kind}")), forget=context.inbound.own)]


def help_card(context: MessageContext, topic: str = "") -> Reply:
    """The first card of help, or one topic's."""
    return help_topic(context.words, topic)


@router.command("help", menu=20)
async def help_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Help as asked for; an unknown command comes here too and is told so."""
    if command.name == "help":
        return [help_card(context, command.rest)]
    note = [text_reply(context.words("command-unknown", command=f"/{command.name[:20]}"))]
    return [*note, help_card(context)]


@router.tap(Verb.HELP)
async def _help_tapped(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [in_place(context.inbound, help_card(context, tap.argument))]
