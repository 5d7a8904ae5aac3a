"""Show a bank's text on its draft card with remarks, and show the card again if the same text arrives twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import draft_card, phrase_reply, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.originals import is_private_in_group
from bot.messages import Button, Reply, Tap
from bot.render.entries import CardContext
from bot.verbs import Verb
from core.model.alert import BankAlert
from core.model.draft import Draft
from core.usecases.draft_result import DraftResult
from core.usecases.find_alert import list_same_alerts
from core.usecases.note_balances import round_balance


def list_alert_remarks(page: CardContext, alert: BankAlert | None) -> list[str]:
    """Return the remarks for a card made of a bank's text: the account balance, where the text states one."""
    if alert is None or alert.balance is None:
        return []
    return [page.words("alert-balance", sum=page.words.money(round_balance(alert.balance, alert.currency)))]


async def show_alert_again(context: MessageContext, draft: Draft) -> Sequence[Reply]:
    """Show the draft card of a bank's text that arrived before, with a button to make another draft of the text.

    In a group only say that the text is known, where something on the card is private.
    """
    saved = await context.uow.entries.list_of_draft(draft.id)
    if is_private_in_group(context, draft, saved):
        return [phrase_reply(context, "alert-known")]
    shown = draft_card(context, DraftResult(draft, saved), done="toast-changed", fresh=True)
    known = await list_same_alerts(use_case_context(context), draft)
    tap = Tap(Verb.ALERT_ANOTHER, draft.id, version=len(known))
    button = Button(context.words("button-purchase-part"), tap)
    again = replace(phrase_reply(context, "alert-again"), buttons=((button,),))
    return [again, replace(shown, toast="")]
