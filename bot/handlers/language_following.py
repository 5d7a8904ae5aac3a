"""Answers a member in the language they write: changed after two messages in another one, and told.

Those who mix Hindi and English are asked once which they prefer instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.languages import find_own_name
from bot.render.words import LANGUAGES, Words
from bot.verbs import Verb
from core.errors import Invalid
from core.language.written_language import find_written_language
from core.model.intent import BankNotice
from core.usecases import change_member

router: Router[MessageContext] = Router()

_MIXED = frozenset({"en", "hi", "hi-Latn"})
"""Languages that are mixed word by word, between which a member is asked."""


async def follow_language(context: MessageContext) -> Sequence[Reply]:
    """Return what is to be said about the language of answers; empty where nothing changes."""
    inbound, dialogue = context.inbound, context.dialogue
    typed = inbound.text.strip() and inbound.tap is None and not inbound.attachments
    if not typed or inbound.group or inbound.text.startswith("/") or dialogue.language_kept:
        return ()
    if isinstance(context.intent, BankNotice) or dialogue.asked is not None:
        return ()
    own = context.household.choose_language(context.member)
    written = find_written_language(inbound.text, own, LANGUAGES)
    if written is None:
        return ()
    again, dialogue.written = dialogue.written == written, written
    if written == own or not again:
        return ()
    dialogue.written = ""
    words = Words(written, context.household.currency)
    stay = Button(find_own_name(own), Tap(Verb.MY_LANGUAGE, argument=own))
    if {own, written} <= _MIXED:
        dialogue.language_kept = True
        change = Button(find_own_name(written), Tap(Verb.MY_LANGUAGE, argument=written))
        return [text_reply(words("language-which"), [[change, stay]])]
    await change_member.set_language(use_case_context(context), written)
    return [text_reply(words("language-followed", language=find_own_name(written)), [[stay]])]


@router.tap(Verb.MY_LANGUAGE)
async def _choose_language(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Answer the member in the language they tapped, from now on."""
    if tap.argument not in LANGUAGES:
        raise Invalid("language-unknown")
    await change_member.set_language(use_case_context(context), tap.argument)
    context.dialogue.language_kept = True
    words = Words(tap.argument, context.household.currency)
    return [
        make_edit_of_tapped(context.inbound, text_reply(words("language-kept", language=find_own_name(tap.argument))))
    ]
