"""Handlers for messages that are not about the book: greetings, thanks, hints and help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reaction, Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.help import make_help_reply
from bot.verbs import Verb
from core.model.intent import BankNotice, Chatter, Command

router: Router[MessageContext] = Router()

_TOPICS = frozenset(
    [
        *("plan", "reminder", "farewell", "idle", "stranger", "praise", "laugh", "joke", "who", "sorry", "complaint"),
        *("mood", "signs", "misread", "misasked"),
    ]
)
"""Kinds of talk that have a sentence of their own."""

THANKED = "🤗"
"""The emoji with which a bot reacts to thanks; bots may use only some (Bot API, ReactionTypeEmoji)."""


async def answer_chatter(context: MessageContext, said: Chatter) -> Sequence[Reply]:
    """Answer greetings, thanks and farewells, and give a hint on other chatter.

    Stay silent in a group while the family talks among itself.
    """
    words = context.words
    if not is_addressed(context) or (context.inbound.group and context.inbound.text.startswith("/")):
        return []  # among a family, or another bot's command
    if said.topic == "greeting":
        return [_greet_once(context)]
    if said.topic == "thanks":
        return [_answer_thanks(context)]
    if said.topic in _TOPICS:
        return [text_reply(words(f"talk-{said.topic}", part=said.part))]
    if context.inbound.text.startswith("/"):
        return await help_command(context, Command(context.inbound.text[1:].partition(" ")[0]))
    return [text_reply(words("talk-other" if context.inbound.text.strip() else "talk-empty"))]


def _answer_thanks(context: MessageContext) -> Reply:
    """Answer thanks; in a group only with a reaction to the message, where the channel has reactions."""
    reply, inbound = text_reply(context.words("talk-thanks")), context.inbound
    if not inbound.group or not inbound.own:
        return reply
    return replace(reply, reaction=Reaction(inbound.own, THANKED))


def is_addressed(context: MessageContext) -> bool:
    """Return whether a message addresses the bot: in private always, in a group by mention or reply."""
    inbound = context.inbound
    return not inbound.group or inbound.addressed or inbound.reply_to is not None


def _greet_once(context: MessageContext) -> Reply:
    """Greet a member by name the first time; later only say that the bot is there."""
    if context.dialogue.greeted:
        return text_reply(context.words("talk-again"))
    context.dialogue.greeted = True
    return text_reply(context.words("talk-greeting", name=context.member.name))


@router.intent(BankNotice)
async def answer_bank_notice(context: MessageContext, said: BankNotice) -> Sequence[Reply]:
    """Say that a bank's text has no transaction to record, and remove the text from the chat and from storage."""
    if not is_addressed(context):
        return [Reply(forget="")]
    return [replace(text_reply(context.words(f"bank-{said.kind}")), forget=context.inbound.own)]


def make_help_card(context: MessageContext, topic: str = "") -> Reply:
    """Return the first card of help, or that of one topic."""
    return make_help_reply(context.words, topic)


@router.command("help", menu=20)
async def help_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Show help, or one topic of it; say so where the command is unknown."""
    if command.name == "help":
        return [make_help_card(context, command.rest)]
    note = [text_reply(context.words("command-unknown", command=f"/{command.name[:20]}"))]
    return [*note, make_help_card(context)]


@router.tap(Verb.HELP)
async def _show_help(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [make_edit_of_tapped(context.inbound, make_help_card(context, tap.argument))]
