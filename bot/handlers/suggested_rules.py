"""Handlers that suggest a rule for payments that recur without one: below saved cards and in the list of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from analytics.recurring_patterns import RecurringPattern, find_patterns
from bot.handlers.cards import phrase_reply, read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.recurring import propose_recurring
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.recurring import (
    make_never_suggest_button,
    make_suggestion_buttons,
)
from bot.verbs import Verb
from core.language.arrangements.recurring import read_paid_regularly
from core.language.message import Message
from core.model.draft import DraftState
from core.model.entry import Entry, EntryKind
from core.model.intent import SetRecurring
from core.model.period import Period
from core.model.recurring import RecurringRule
from core.model.report import Scope
from core.usecases.bill_status import is_same_thing
from core.usecases.draft_result import DraftResult
from core.usecases.list_bills import list_rules

router: Router[MessageContext] = Router()

HISTORY = timedelta(days=800)
"""How far back entries are searched for recurring patterns: long enough for two yearly payments."""
_MOST_ENTRIES = 5000
"""The most entries that are searched for recurring patterns."""


async def offer_rule(context: MessageContext, result: DraftResult, shown: Reply) -> Reply:
    """Add an offer of a rule to a saved card whose message states a rhythm: "paid netflix 649 every month"."""
    if not result.acted or result.draft.state is not DraftState.CONFIRMED or len(result.entries) != 1:
        return shown
    entry = result.entries[0]
    if await _read_described_rule(context, entry, result.draft.text) is None:
        return await _offer_found_pattern(context, entry, shown)
    offer = Button(context.words("button-repeat-offer"), Tap(Verb.REPEAT_OFFER, result.draft.id))
    return replace(shown, buttons=(*shown.buttons, (offer,)))


async def _offer_found_pattern(context: MessageContext, entry: Entry, shown: Reply) -> Reply:
    """Add an offer of a rule to a saved card whose entry repeats earlier ones."""
    found = await _find_suggestion(context, entry)
    if found is None or found.newest.id != entry.id:
        return shown
    told = context.words("suggest-found", count=len(found.entries))
    rows = (
        make_suggestion_buttons(context.words, entry.id)[:1],
        (make_never_suggest_button(context.words, entry.id, "aside"),),
    )
    return replace(shown, body=(*shown.body, TextRun(f"\n\n{told}", "quiet")), buttons=(*shown.buttons, *rows))


async def find_suggestions(context: MessageContext, words: str | None = None) -> tuple[RecurringPattern, ...]:
    """Return recurring patterns the reader may see, without a rule and not declined; filtered by words if given."""
    period = Period(context.today - HISTORY, context.today)
    kinds = (EntryKind.EXPENSE, EntryKind.INCOME, EntryKind.TRANSFER)
    entries = await context.uow.reports.list_entries(Scope(period, kinds, text=words), limit=_MOST_ENTRIES)
    declined, rules = await context.uow.recurring.list_declined(), await list_rules(context.uow)
    return tuple(
        pattern
        for pattern in find_patterns(entries, context.today)
        if pattern.key not in declined and not any(_has_rule(rule, pattern) for rule in rules)
    )


def _has_rule(rule: RecurringRule, pattern: RecurringPattern) -> bool:
    """Return whether a rule covers a pattern: the same thing at about the same amount."""
    ours, theirs = rule.line.money, pattern.newest.line.money
    near = ours.currency == theirs.currency and abs(ours.minor - theirs.minor) * 4 <= theirs.minor
    return near and is_same_thing(rule.line, pattern.newest.line)


async def _find_suggestion(context: MessageContext, entry: Entry) -> RecurringPattern | None:
    """Return the recurring pattern an entry belongs to; None where there is none."""
    words = entry.line.merchant or entry.line.description
    found = await find_suggestions(context, words) if words else ()
    return next((one for one in found if any(each.id == entry.id for each in one.entries)), None)


@router.tap(Verb.REPEAT_SUGGESTED)
async def _act_on_suggestion(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Act on a suggested rule: set it up, leave it for now, or never suggest it again."""
    acting = use_case_context(context)
    acting.require_writer()
    entry = await context.uow.entries.get(read_subject(tap))
    found = (
        await _find_suggestion(context, entry) if entry is not None and entry.is_visible_to(context.member) else None
    )
    if found is None:
        return [Reply(toast=context.words("button-expired"))]
    if tap.argument == "later":
        return [make_edit_of_tapped(context.inbound, phrase_reply(context, "suggest-later"))]
    if tap.argument in {"never", "aside"}:
        await context.uow.recurring.decline_suggestion(found.key)
        told = context.words("suggest-never", item=found.newest.line.merchant or found.newest.line.description)
        return [
            text_reply(told)
            if tap.argument == "aside"
            else make_edit_of_tapped(context.inbound, text_reply(told), told)
        ]
    return await propose_recurring(context, SetRecurring(found.newest.line, found.rhythm, found.newest.line.day))


@router.tap(Verb.REPEAT_OFFER)
async def _propose_offered(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Propose the recurring rule that a saved card's message describes."""
    draft = await context.uow.drafts.get(read_subject(tap))
    entries = await context.uow.entries.list_of_draft(draft.id) if draft else ()
    asked = await _read_described_rule(context, entries[0], draft.text) if draft and len(entries) == 1 else None
    if asked is None or not entries[0].is_visible_to(context.member):
        return [Reply(toast=context.words("button-expired"))]
    return await propose_recurring(context, asked)


async def _read_described_rule(context: MessageContext, entry: Entry, text: str) -> SetRecurring | None:
    """Return the recurring rule a saved message describes; None where it describes none or one exists."""
    told = read_paid_regularly(Message.read_message(text, make_reading_context(context))) if text else None
    if told is None or entry.deleted_at is not None:
        return None
    line = replace(entry.line, description=told.line.description, tags=())
    if any(is_same_thing(rule.line, line) for rule in await list_rules(context.uow)):
        return None
    return replace(told, line=line)
