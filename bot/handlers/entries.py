"""Handlers that turn messages into draft cards of entries, and that list the latest entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.handlers.alerts import list_alert_remarks, show_alert_again
from bot.handlers.cards import (
    list_category_offers,
    make_page,
    note_card,
    phrase_reply,
    read_subject,
    use_case_context,
)
from bot.handlers.loose_pictures import take_picture
from bot.handlers.message_context import MessageContext
from bot.handlers.outside import ChooseCategories
from bot.handlers.published_rates import bring_rates
from bot.handlers.purchases import (
    add_adjusted_button,
    add_same_button,
    add_transfer_button,
    find_adjusted,
    hide_private,
    join_purchase,
    list_adjusted_remarks,
    list_same_remarks,
    list_transfer_remarks,
)
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.drafts import make_open_card
from bot.render.entries import SURE, CardContext, is_hidden, label_line
from bot.render.lists import make_latest_list
from bot.verbs import Verb
from core.errors import Invalid
from core.importing.alert_details import describe_alert
from core.importing.bank_entries import ask_alert, make_alert_line
from core.importing.matching import MatchVerdict, ProofSource, is_different_shop
from core.importing.read_alert import read_alert
from core.model.draft import Draft
from core.model.entry import EntryKind
from core.model.intent import Command, Intent, RecordEntries
from core.model.provider import ModelResult
from core.model.report import Scope
from core.ports import Categoriser
from core.usecases.draft_result import load_draft
from core.usecases.exchange import list_missing_rates
from core.usecases.find_alert import find_same_alert, list_same_alerts
from core.usecases.find_same_purchase import NewProof, SamePurchase, find_same_purchase
from core.usecases.pair_transfer import find_transfer
from core.usecases.pick_categories import PickedCategoriser
from core.usecases.propose_entries import DraftOrigin, ProposedDraft, name_current_accounts, propose_entries
from core.usecases.recall_categories import recall_categories

router: Router[MessageContext] = Router()

LATEST = 5
_NOBODY: ModelResult[Intent] = ModelResult()
"""The result if no model was asked."""


@router.intent(RecordEntries)
async def propose_by_sentence(context: MessageContext, intent: RecordEntries) -> Sequence[Reply]:
    """Propose the entries read from a message as a draft; show the earlier card if a bank's text arrives again."""
    if intent.alert is not None:
        before = await find_same_alert(use_case_context(context), context.inbound.text)
        if before is not None:
            return await show_alert_again(context, before)
    return await propose_lines(context, intent, context.model_result)


@router.tap(Verb.ALERT_ANOTHER)
async def _propose_alert_again(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Make a separate draft of a bank's text that repeats an earlier one word for word; on a second tap show it."""
    use_case = use_case_context(context)
    draft = await load_draft(use_case, read_subject(tap))
    known = await list_same_alerts(use_case, draft)
    alert = read_alert(known[0].text, context.household.currency, "", context.today) if known else None
    if alert is None:
        raise Invalid("choice-gone")
    newest = await find_same_alert(use_case, known[0].text)
    if newest is not None and len(known) != tap.version:
        return await show_alert_again(context, newest)
    context.inbound = replace(context.inbound, text=known[0].text)
    accounts = tuple(account.name for account in context.household.accounts)
    line = make_alert_line(alert, accounts, alert.day or draft.lines[0].day, home=context.household.currency)
    return await propose_lines(context, RecordEntries((line,), ask_alert(alert), alert=alert))


async def propose_lines(
    context: MessageContext, read: RecordEntries, heard: ModelResult[Intent] = _NOBODY
) -> Sequence[Reply]:
    """Propose lines as a draft; where categories are guesses, let the household's model choose them first."""
    use_case = use_case_context(context)
    use_case.require_writer()
    read = replace(read, lines=tuple(name_current_accounts(use_case, line) for line in read.lines))
    await bring_rates(context, list_missing_rates(read.lines, context.household.currency))
    printed = read.alert is not None
    categoriser = await recall_categories(
        context.uow.lessons, context.services.categoriser, read.lines, context.today, printed=printed
    )
    picks = await _pick_categories(context, read, categoriser) if not heard.has_called_model else ModelResult()
    note = _describe_model_result(heard if heard.has_called_model else picks)
    same = await _find_same(context, read)
    origin = DraftOrigin(
        context.inbound.channel, context.inbound.chat, context.inbound.text, take_picture(context), note
    )
    proposal = await propose_entries(
        use_case, PickedCategoriser(categoriser, read.lines, picks.value or ()), read, origin
    )
    draft, page = proposal.draft, make_page(context)
    note_card(context, draft.id)
    if same is not None and same.verdict is MatchVerdict.MATCHED:
        return await join_purchase(context, draft, same)
    hidden_twin = proposal.twin is not None and context.inbound.group and proposal.twin.private
    if read.again or same is not None or hidden_twin:
        proposal = replace(proposal, twin=None)
    same = hide_private(context, same)
    other = hide_private(context, await _find_other_side(context, read, draft)) if same is None else None
    remarks = [*_list_remarks(page, proposal), *list_alert_remarks(page, read.alert), *list_same_remarks(page, same)]
    adjusted = None
    if read.alert is not None and same is None and other is None:
        adjusted = await find_adjusted(context, draft)
    remarks += [*list_transfer_remarks(page, other), *list_adjusted_remarks(page, draft, adjusted)]
    twin = proposal.twin is not None
    shown = make_open_card(
        page, draft, offers=list_category_offers(context, draft, categoriser), remarks=remarks, twin=twin
    )
    shown = add_adjusted_button(page, draft, adjusted, add_same_button(page, draft, same, shown))
    return [add_transfer_button(page, draft, other, shown)]


async def _find_same(context: MessageContext, read: RecordEntries) -> SamePurchase | None:
    """Return the recorded purchase that a message may repeat; None where there is none.

    A match of a typed message is never certain, so that the member is asked.
    """
    if read.alert is not None:
        proof = NewProof(ProofSource.ALERT, (describe_alert(context.inbound.text, read.alert),))
        return await find_same_purchase(use_case_context(context), read.lines[0], proof)
    if len(read.lines) > 1 or not context.household.accounts:
        return None
    line = read.lines[0]
    same = await find_same_purchase(use_case_context(context), line, NewProof(ProofSource.MESSAGE))
    if same is None or (same.verdict is not MatchVerdict.MATCHED and same.line.day != line.day):
        return None
    if is_different_shop(line.merchant or line.description, same.line.merchant or same.line.description):
        return None
    return replace(same, verdict=MatchVerdict.MAYBE)


async def _find_other_side(context: MessageContext, read: RecordEntries, draft: Draft) -> SamePurchase | None:
    """Return the recorded other side of a transfer of which a bank's text may be one side; None where none is."""
    if read.alert is None:
        return None
    return await find_transfer(use_case_context(context), draft, ProofSource.ALERT)


async def _pick_categories(
    context: MessageContext, read: RecordEntries, categoriser: Categoriser
) -> ModelResult[tuple[str | None, ...]]:
    """Return the categories a model picks for lines the local categoriser is unsure of; raises OutsideRequest."""
    sure = categoriser.suggest
    lines = tuple(line for line in read.lines if line.category is None and line.kind is not EntryKind.TRANSFER)
    if not context.household.assisted or all(sure(line, context.household).confidence >= SURE for line in lines):
        return ModelResult()
    return await context.ask_model(ChooseCategories(read.lines))


def _describe_model_result(heard: ModelResult[Any]) -> str:
    """Return the text for ``Draft.heard``: "model" if a model answered, else its error's code, "" if none was asked."""
    return "model" if heard.value is not None else heard.trouble or ""


def _list_remarks(page: CardContext, proposal: ProposedDraft) -> list[str]:
    """Return remarks on a new draft: the same entry made moments ago, or the purchase that a refund belongs to."""
    words = page.words
    remarks = []
    if proposal.twin is not None:
        time = words.time(proposal.twin.at, page.household.zone)
        several = len(proposal.draft.lines) > 1
        item = label_line(page, proposal.twin.line)
        remarks.append(words("remark-twin-of" if several else "remark-twin", time=time, item=item))
    for entry in proposal.purchases.values():
        day = words.day(entry.line.day, page.today)
        remarks.append(words("remark-purchase", item=label_line(page, entry.line), day=day))
    return remarks


@router.command("last", menu=50)
async def _show_latest(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/last``: list the latest entries that may be shown in this chat."""
    del command
    return [await _load_page(context, 0)]


@router.tap(Verb.LAST_PAGE)
async def _turn_page(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show another page of the latest entries in place of the page that was tapped."""
    number = int(tap.argument) if tap.argument.isdecimal() else 0
    return [replace(await _load_page(context, number), edits=context.inbound.message)]


async def _load_page(context: MessageContext, number: int) -> Reply:
    """Return one page of the entries that may be shown here, and how many private ones are hidden on it."""
    page, first = make_page(context), number * LATEST
    limit = (first + LATEST) * 2 + 1
    while True:
        found = await context.uow.reports.list_entries(Scope(kinds=tuple(EntryKind)), limit=limit)
        seen = [place for place, entry in enumerate(found) if not is_hidden(page, entry)]
        if len(seen) > first + LATEST or len(found) < limit:
            break
        limit *= 2
    if found and not seen:
        return phrase_reply(context, "last-private")
    shown = seen[first : first + LATEST]
    if number and not shown:
        return await _load_page(context, 0)
    more = len(seen) > first + LATEST
    begin = seen[first - 1] + 1 if number else 0
    end = seen[first + LATEST] if more else len(found)
    entries = [found[place] for place in shown]
    return make_latest_list(page, entries, number=number, more=more, private=end - begin - len(entries))
