"""Handlers for recurring payments: propose, list, pause, skip, change and end them; and list the bills to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from analytics.recurring_patterns import RecurringPattern, find_patterns
from bot.handlers.cards import make_page, phrase_reply, read_subject, show_waiting, use_case_context
from bot.handlers.entries import propose as propose_entries
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import amount_in, make_reading_context
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.recurring import (
    RecurringAnswer,
    ask_end,
    ask_field,
    bills_list,
    calendar_card,
    edit_card,
    guessed_bill,
    guessed_bills,
    recurring_answer,
    recurring_grounds,
    rule_card,
    rule_label,
    rules_list,
    suggestion_buttons,
    suggestion_card,
    suggestion_never,
)
from bot.render.shorthand import make_question_tap as question_tap
from bot.verbs import Verb
from core.errors import Invalid, PrivateOnly
from core.language.arrangements.recurring import read_paid_regularly
from core.language.message import Message
from core.language.recognise import recognise
from core.language.values.rhythm_words import list_rhythm_languages
from core.language.values.rhythms import read_rhythm
from core.model.draft import DraftState
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.intent import Command, RecordEntries, SetRecurring
from core.model.notice import NoticeKind
from core.model.period import Period
from core.model.question import Question
from core.model.recurring import RecurringRule, Rhythm, RuleState, find_next_occurrence, list_due_days
from core.model.report import Scope
from core.usecases.bill_status import is_same_thing
from core.usecases.choose_notices import load_own_preferences
from core.usecases.draft_result import DraftResult
from core.usecases.list_bills import is_rule_visible, list_open_bills, list_rules, sum_unpaid
from core.usecases.recurring_total import list_monthly_shares, sum_by_currency
from core.usecases.set_recurring import (
    RuleChange,
    RuleResult,
    change_rule,
    decide_rule,
    end_rule,
    load_rule,
    pause_rule,
    propose_rule,
    renew_calendar,
    reopen_rule,
    resume_rule,
    skip_next,
    take_back_skip,
)

router: Router[MessageContext] = Router()

HISTORY = timedelta(days=800)
"""How far back entries are searched for recurring patterns: long enough for two yearly payments."""
_MOST_ENTRIES = 5000
"""The most entries that are searched for recurring patterns."""
_OFFERED = 3
"""The most suggestions of new rules below a list."""
AHEAD = timedelta(days=31)
_A_YEAR = timedelta(days=366)
"""How far ahead the longest list of bills looks."""
_NAME = 60
"""The most characters of a rule's name."""


@router.intent(SetRecurring)
async def propose(context: MessageContext, asked: SetRecurring) -> Sequence[Reply]:
    """Propose a recurring payment from a sentence, on a card to be confirmed."""
    inbound = context.inbound
    if inbound.group and asked.line.visibility is Visibility.PRIVATE:
        raise PrivateOnly("repeat-private-group")
    acting = use_case_context(context)
    rule = await propose_rule(acting, context.services.categoriser, asked, inbound.channel, inbound.chat)
    remarks, promise = await _say_twin(context, rule), await _say_what_comes(context)
    return [rule_card(make_page(context), rule, remarks=remarks, once=asked.once, promise=promise)]


async def _say_what_comes(context: MessageContext) -> str:
    """Return a note if bills cannot be announced in this chat, as the member has not allowed it; else ""."""
    channel = context.inbound.channel
    preferences = await load_own_preferences(use_case_context(context))
    if preferences.can_write_first(channel, NoticeKind.BILL):
        return ""
    return context.words("repeat-unpromised", channel=context.words(f"channel-{channel}"))


async def _say_twin(context: MessageContext, rule: RecurringRule) -> list[str]:
    """Return a remark where a recurring rule for the same thing already exists."""
    page = make_page(context)
    others = [
        each for each in await list_rules(context.uow) if each.id != rule.id and is_rule_visible(each, page.reader)
    ]
    same = [each for each in others if is_same_thing(each.line, rule.line)]
    return [context.words("repeat-twin", rule=rule_label(page, each)) for each in same[:1]]


@router.command("recurring", menu=72)
async def list_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/recurring``: list the active rules, or set one up from the words after the command."""
    if command.rest:
        asked = recognise(command.rest, make_reading_context(context))
        if not isinstance(asked, SetRecurring):
            raise Invalid("repeat-unread")
        return await propose(context, asked)
    page, found = make_page(context), await find_suggestions(context)
    offers = [
        suggestion_card(page, one.newest.line, one.rhythm, len(one.entries), one.newest.id) for one in found[:_OFFERED]
    ]
    return [await _list(context), *offers]


@router.tap(Verb.REPEATS)
async def _all(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await _list(context))]


async def _list(context: MessageContext) -> Reply:
    page = make_page(context)
    rules = await list_rules(context.uow)
    coming = [rule for rule in rules if not _is_over(rule, context.current_day)]
    shown = [rule for rule in coming if is_rule_visible(rule, page.reader)]
    sums = sum_by_currency(list_monthly_shares(rules, context.today), context.household.currency)
    return rules_list(page, shown, sums, len(coming) - len(shown))


def _is_over(rule: RecurringRule, today: date) -> bool:
    """Return whether all of a rule's fixed number of payments are past, so that it is no longer listed."""
    return (
        rule.times is not None and not rule.is_paused and find_next_occurrence(rule, today - timedelta(days=1)) is None
    )


@router.tap(Verb.REPEAT)
async def _open(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, rule_card(make_page(context), await _load_rule(context, tap)))]


async def _load_rule(context: MessageContext, tap: Tap) -> RecurringRule:
    """Return the recurring rule of a tap; in a group a private one raises."""
    return await load_shown_rule(context, read_subject(tap))


async def load_shown_rule(context: MessageContext, rule_id: UUID) -> RecurringRule:
    """Return a recurring rule the member may see; in a group a private one raises PrivateOnly."""
    rule = await load_rule(use_case_context(context), rule_id)
    if context.inbound.group and rule.line.visibility is Visibility.PRIVATE:
        raise PrivateOnly("repeat-private-group")
    return rule


@router.tap(Verb.REPEAT_CONFIRM)
async def _confirm(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=True)
    promise = await _say_what_comes(context)
    shown = _show_result(context, result, "toast-repeat-on", fresh=result.acted, promise=promise)
    if not (promise and result.acted):
        return [shown]
    allow = Button(
        context.words(f"button-notice-kind-{NoticeKind.BILL}"), Tap(Verb.NOTICE_ALLOW, argument=f"{NoticeKind.BILL}.on")
    )
    return [replace(shown, buttons=((allow,), *shown.buttons))]


@router.tap(Verb.REPEAT_DISCARD)
async def _discard(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=False)
    return [_show_result(context, result, "toast-discarded")]


@router.tap(Verb.REPEAT_REOPEN)
async def _reopen(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [_show_result(context, await reopen_rule(use_case_context(context), rule.id, tap.version), "toast-reopened")]


@router.tap(Verb.REPEAT_ONCE)
async def _once(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Record a purchase once that was read as instalments: discard the rule and propose the whole amount."""
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=False)
    if not result.acted or rule.times is None:
        return [_show_result(context, result, "toast-discarded")]
    line = rule.line
    whole = replace(line, money=replace(line.money, minor=line.money.minor * rule.times), day=context.today, shares=())
    discarded = _show_result(context, result, "toast-changed")
    return [discarded, *await propose_entries(context, RecordEntries((whole,)))]


@router.tap(Verb.REPEAT_EDIT)
async def _edit(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    if rule.state is not RuleState.PROPOSED:
        return [make_edit_of_tapped(context.inbound, rule_card(make_page(context), rule))]
    return [make_edit_of_tapped(context.inbound, edit_card(make_page(context), rule))]


@router.tap(Verb.REPEAT_FIELD)
async def _field(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask for a new value of a recurring rule's field."""
    use_case_context(context).require_writer()
    rule = await _load_rule(context, tap)
    if tap.argument not in {"amount", "when", "name"}:
        raise Invalid("choice-gone")
    context.dialogue.asked = Tap(Verb.REPEAT_TYPED, rule.id, rule.version, tap.argument)
    return [make_edit_of_tapped(context.inbound, ask_field(make_page(context), rule, tap.argument))]


@router.answer(Verb.REPEAT_TYPED)
async def _typed(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Apply a typed value to a recurring rule; raises Invalid where it cannot be read."""
    rule = await _load_rule(context, tap)
    change = _read_change(context, rule, tap.argument, text)
    result = await change_rule(use_case_context(context), rule.id, tap.version, change)
    return [replace(_show_result(context, result, "toast-changed"), edits=None)]


def _read_change(context: MessageContext, rule: RecurringRule, field: str, text: str) -> RuleChange:
    if field == "amount":
        return RuleChange(money=amount_in(context, text, rule.line))
    if field == "name":
        name = " ".join(text.split())[:_NAME]
        if not name:
            raise Invalid("repeat-name-empty")
        return RuleChange(name=name)
    language = context.household.choose_language(context.member)
    read = read_rhythm(f"{rule.line.money.amount} {text}", [language, *list_rhythm_languages()], context.today)
    if read is None or read.rhythm is None:
        raise Invalid("rhythm-impossible")
    return RuleChange(rhythm=read.rhythm, start=read.start)


@router.tap(Verb.REPEAT_PAUSE)
async def _pause(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [
        _show_result(context, await pause_rule(use_case_context(context), rule.id, tap.version), "toast-repeat-paused")
    ]


@router.tap(Verb.REPEAT_RESUME)
async def _resume(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [
        _show_result(
            context, await resume_rule(use_case_context(context), rule.id, tap.version), "toast-repeat-resumed"
        )
    ]


@router.tap(Verb.REPEAT_SKIP)
async def _skip(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [await skip_rule(context, rule.id, tap.version)]


async def skip_rule(context: MessageContext, rule_id: UUID, version: int) -> Reply:
    """Skip a rule's next due day, and return its card with a button that undoes this."""
    result, day = await skip_next(use_case_context(context), rule_id, version)
    if not result.acted or day is None:
        return _show_result(context, result, "toast-changed")
    told = context.words("toast-repeat-skipped", day=context.words.day(day, context.today))
    shown = _show_result(context, result, "toast-changed", remarks=[told])
    undo = Button(context.words("button-undo"), Tap(Verb.REPEAT_UNSKIP, result.rule.id, result.rule.version))
    return replace(shown, toast=told, buttons=((undo,), *shown.buttons))


@router.tap(Verb.REPEAT_UNSKIP)
async def _unskip(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [
        _show_result(context, await take_back_skip(use_case_context(context), rule.id, tap.version), "toast-changed")
    ]


@router.tap(Verb.REPEAT_END)
async def _end(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    use_case_context(context).require_writer()
    return [make_edit_of_tapped(context.inbound, ask_end(make_page(context), await _load_rule(context, tap)))]


@router.tap(Verb.REPEAT_END_SURE)
async def _end_surely(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    return [
        _show_result(context, await end_rule(use_case_context(context), rule.id, tap.version), "toast-repeat-ended")
    ]


def _show_result(
    context: MessageContext,
    result: RuleResult,
    done: str,
    *,
    fresh: bool = False,
    remarks: Sequence[str] = (),
    promise: str = "",
) -> Reply:
    """Return a rule's card after an action, in place of the tapped message."""
    shown = rule_card(make_page(context), result.rule, fresh=fresh, remarks=remarks, promise=promise)
    return make_edit_of_tapped(context.inbound, shown, context.words(done if result.acted else "toast-stale"))


@router.command("bills", menu=74)
async def bills_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/bills``: list the bills that are overdue, due and coming."""
    del command
    return [await show_bills(context, context.today + AHEAD)]


@router.tap(Verb.BILLS)
async def _bills(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await show_bills(context, context.today + AHEAD))]


@router.tap(Verb.BILL)
async def _show_bill(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a bill's draft card, making one where none is open; show the list of bills where the bill is paid."""
    rule = await _load_rule(context, tap)
    until = context.current_day + AHEAD
    bills = await list_open_bills(context.uow, context.current_day, until)
    found = next((each for each in bills if (each.rule.id, each.occurrence.number) == (rule.id, tap.version)), None)
    if found is None:
        return [
            make_edit_of_tapped(context.inbound, await show_bills(context, until), context.words("toast-bill-settled"))
        ]
    draft = await context.uow.drafts.get(found.draft) if found.draft else None
    if draft is not None and draft.state is DraftState.OPEN:
        return [show_waiting(context, draft)]
    line = replace(found.occurrence.line.with_amount(found.left), day=min(found.occurrence.day, context.today))
    return await propose_entries(context, RecordEntries((line,)))


async def show_bills(context: MessageContext, until: date) -> Reply:
    """Return the list of bills until a day; private ones of other members are only counted."""
    page = make_page(context)
    bills = await list_open_bills(context.uow, context.current_day, until)
    shown = [bill for bill in bills if is_rule_visible(bill.rule, page.reader)]
    currencies = dict.fromkeys([context.household.currency, *(bill.paid.currency for bill in bills)])
    left = [money for currency in currencies if (money := sum_unpaid(bills, currency)).minor]
    told = bills_list(page, shown, left, len(bills) - len(shown), until)
    return _with_guessed(context, told, await _find_guessed(context))


def _with_guessed(context: MessageContext, shown: Reply, guessed: Sequence[tuple[Line, Rhythm]]) -> Reply:
    return replace(shown, body=(*shown.body, guessed_bills(make_page(context), guessed))) if guessed else shown


async def _find_guessed(context: MessageContext, asked: Question | None = None) -> list[tuple[Line, Rhythm]]:
    """Return expenses that seem to recur but have no rule; only those that match the question, if given."""
    found = [(one.newest.line, one.rhythm) for one in await find_suggestions(context)]
    return [
        (line, rhythm)
        for line, rhythm in found
        if line.kind is EntryKind.EXPENSE and (asked is None or _is_asked(asked, line))
    ]


@router.tap(Verb.CALENDAR)
async def _calendar(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the link to the bills' calendar, creating it on first use."""
    del tap
    if not context.services.public_url:
        return [make_edit_of_tapped(context.inbound, phrase_reply(context, "calendar-off"))]
    return [make_edit_of_tapped(context.inbound, calendar_card(context.words))]


@router.tap(Verb.CALENDAR_NEW)
async def _new_calendar(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Replace the link to the bills' calendar by a new one; the old link stops working."""
    del tap
    if not context.services.public_url:
        return [make_edit_of_tapped(context.inbound, phrase_reply(context, "calendar-off"))]
    token = await renew_calendar(use_case_context(context))
    link = f"{context.services.public_url.rstrip('/')}/calendar/{token}.ics"
    return [make_edit_of_tapped(context.inbound, calendar_card(context.words, link))]


async def answer_recurring(context: MessageContext, question: Question, scope: str) -> Reply | None:
    """Answer a question about recurring payments; None where none match, known or guessed."""
    page, guessed = make_page(context), await _find_guessed(context, question)
    found = await _find_answer(context, question, scope)
    if len(guessed) == 1 and _asked_words(question) and not (found and found.bills):
        line, rhythm = guessed[0]
        return guessed_bill(page, line, rhythm, _find_next_day(rhythm, line.day, context.current_day))
    if found:
        others = [] if found.named and found.bills else guessed
        return _with_guessed(context, recurring_answer(page, found, question_tap(Verb.WHY, question)), others)
    return _with_guessed(context, bills_list(page, (), (), 0, context.today + AHEAD), guessed) if guessed else None


async def explain_recurring(context: MessageContext, question: Question, scope: str) -> Reply | None:
    """Explain the answer to a question about recurring payments; None where none match any more."""
    if not (found := await _find_answer(context, question, scope)):
        return None
    return recurring_grounds(make_page(context), found, question_tap(Verb.BACK, question))


async def _find_answer(context: MessageContext, question: Question, scope: str) -> RecurringAnswer | None:
    rules = await list_rules(context.uow)
    if not rules:
        return None
    today, period = context.current_day, question.period
    until = period.last if period is not None and period.last >= today else today + AHEAD
    if _asked_words(question):
        question = _drop_words_or_category(question, rules)
        until = today + _A_YEAR
    bills = await list_open_bills(context.uow, today, until)
    chosen = [bill for bill in bills if _is_asked(question, bill.rule.line, bill.occurrence.day)]
    asked = [rule for rule in rules if _is_asked(question, rule.line)]
    if _asked_words(question) and not asked:
        return None
    if _asked_words(question) and chosen:
        chosen = list({bill.rule.id: bill for bill in reversed(chosen)}.values())[::-1]
        until = max(bill.occurrence.day for bill in chosen)
    currencies = dict.fromkeys([context.household.currency, *(bill.paid.currency for bill in chosen)])
    left = [money for currency in currencies if (money := sum_unpaid(chosen, currency)).minor]
    incomes = list_monthly_shares(asked, context.today, EntryKind.INCOME)
    named = bool(_asked_words(question))
    return RecurringAnswer(list_monthly_shares(asked, context.today), incomes, chosen, left, until, scope, named)


def _find_next_day(rhythm: Rhythm, last: date, today: date) -> date:
    """Return the first day from today on which a payment would recur that was last made on a day."""
    return next(day for day in list_due_days(rhythm, last) if day > last and day >= today)


def _asked_words(question: Question) -> str:
    """Return the name of the bill a question is about, in lower case; "" where it names none."""
    return (question.merchant or question.words or question.item or "").casefold()


def _drop_words_or_category(question: Question, rules: Sequence[RecurringRule]) -> Question:
    """Return the question limited to its words where a rule matches them, else to its category."""
    worded = replace(question, categories=())
    if not question.categories or any(_is_asked(worded, rule.line) for rule in rules):
        return worded
    return replace(question, words=None)


def _is_asked(question: Question, line: Line, day: date | None = None) -> bool:
    """Return whether a question is about this recurring payment and, if it names one, this due day."""
    period = question.period
    words = _asked_words(question)
    return (
        (not question.categories or line.category in question.categories)
        and question.member in {None, line.payer}
        and question.kind in {None, line.kind}
        and words in f"{line.description} {line.merchant or ''}".casefold()
        and (day is None or period is None or period.last < day or day >= period.first)
    )


async def offer_rule(context: MessageContext, result: DraftResult, shown: Reply) -> Reply:
    """Add an offer of a rule to a saved card whose message states a rhythm: "paid netflix 649 every month"."""
    if not result.acted or result.draft.state is not DraftState.CONFIRMED or len(result.entries) != 1:
        return shown
    entry = result.entries[0]
    if await _rule_asked(context, entry, result.draft.text) is None:
        return await _offer_found(context, entry, shown)
    offer = Button(context.words("button-repeat-offer"), Tap(Verb.REPEAT_OFFER, result.draft.id))
    return replace(shown, buttons=(*shown.buttons, (offer,)))


async def _offer_found(context: MessageContext, entry: Entry, shown: Reply) -> Reply:
    """Add an offer of a rule to a saved card whose entry repeats earlier ones."""
    found = await _find_suggestion(context, entry)
    if found is None or found.newest.id != entry.id:
        return shown
    told = context.words("suggest-found", count=len(found.entries))
    rows = (suggestion_buttons(context.words, entry.id)[:1], (suggestion_never(context.words, entry.id, "aside"),))
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
async def _suggested(context: MessageContext, tap: Tap) -> Sequence[Reply]:
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
    return await propose(context, SetRecurring(found.newest.line, found.rhythm, found.newest.line.day))


@router.tap(Verb.REPEAT_OFFER)
async def _offered(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Propose the recurring rule that a saved card's message describes."""
    draft = await context.uow.drafts.get(read_subject(tap))
    entries = await context.uow.entries.list_of_draft(draft.id) if draft else ()
    asked = await _rule_asked(context, entries[0], draft.text) if draft and len(entries) == 1 else None
    if asked is None or not entries[0].is_visible_to(context.member):
        return [Reply(toast=context.words("button-expired"))]
    return await propose(context, asked)


async def _rule_asked(context: MessageContext, entry: Entry, text: str) -> SetRecurring | None:
    """Return the recurring rule a saved message describes; None where it describes none or one exists."""
    told = read_paid_regularly(Message.read_message(text, make_reading_context(context))) if text else None
    if told is None or entry.deleted_at is not None:
        return None
    line = replace(entry.line, description=told.line.description, tags=())
    if any(is_same_thing(rule.line, line) for rule in await list_rules(context.uow)):
        return None
    return replace(told, line=line)
