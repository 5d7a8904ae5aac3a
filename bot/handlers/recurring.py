"""Handlers for the rules of recurring payments: propose, confirm, pause, skip, change and end them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import make_page, read_subject, use_case_context
from bot.handlers.entries import propose_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import read_typed_amount
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.recurring import (
    ask_end,
    ask_field,
    label_rule,
    make_edit_card,
    make_rule_card,
)
from bot.verbs import Verb
from core.errors import Invalid, PrivateOnly
from core.language.values.rhythm_words import list_rhythm_languages
from core.language.values.rhythms import read_rhythm
from core.model.entry import Visibility
from core.model.intent import RecordEntries, SetRecurring
from core.model.notice import NoticeKind
from core.model.recurring import RecurringRule, RuleState
from core.usecases.bill_status import is_same_thing
from core.usecases.choose_notices import load_own_preferences
from core.usecases.list_bills import is_rule_visible, list_rules
from core.usecases.set_recurring import (
    RuleChange,
    RuleResult,
    change_rule,
    decide_rule,
    end_rule,
    load_rule,
    pause_rule,
    propose_rule,
    reopen_rule,
    resume_rule,
    skip_next,
    take_back_skip,
)
from core.usecases.use_case_context import UseCaseContext

router: Router[MessageContext] = Router()

_NAME = 60
"""The most characters of a rule's name."""
_ACTIONS: dict[Verb, tuple[Callable[[UseCaseContext, UUID, int], Awaitable[RuleResult]], str]] = {
    Verb.REPEAT_REOPEN: (reopen_rule, "toast-reopened"),
    Verb.REPEAT_PAUSE: (pause_rule, "toast-repeat-paused"),
    Verb.REPEAT_RESUME: (resume_rule, "toast-repeat-resumed"),
    Verb.REPEAT_UNSKIP: (take_back_skip, "toast-changed"),
    Verb.REPEAT_END_SURE: (end_rule, "toast-repeat-ended"),
}
"""What the button of each verb does to a rule, and the key of the toast."""


@router.intent(SetRecurring)
async def propose_recurring(context: MessageContext, asked: SetRecurring) -> Sequence[Reply]:
    """Propose a recurring payment from a sentence, on a card to be confirmed."""
    inbound = context.inbound
    if inbound.group and asked.line.visibility is Visibility.PRIVATE:
        raise PrivateOnly("repeat-private-group")
    acting = use_case_context(context)
    rule = await propose_rule(acting, context.services.categoriser, asked, inbound.channel, inbound.chat)
    remarks, promise = await _note_similar_rule(context, rule), await _note_unannounced(context)
    return [make_rule_card(make_page(context), rule, remarks=remarks, once=asked.once, promise=promise)]


async def _note_unannounced(context: MessageContext) -> str:
    """Return a note if bills cannot be announced in this chat, as the member has not allowed it; else ""."""
    channel = context.inbound.channel
    preferences = await load_own_preferences(use_case_context(context))
    if preferences.can_write_first(channel, NoticeKind.BILL):
        return ""
    return context.words("repeat-unpromised", channel=context.words(f"channel-{channel}"))


async def _note_similar_rule(context: MessageContext, rule: RecurringRule) -> list[str]:
    """Return a remark where a recurring rule for the same thing already exists."""
    page = make_page(context)
    others = [
        each for each in await list_rules(context.uow) if each.id != rule.id and is_rule_visible(each, page.reader)
    ]
    same = [each for each in others if is_same_thing(each.line, rule.line)]
    return [context.words("repeat-twin", rule=label_rule(page, each)) for each in same[:1]]


@router.tap(Verb.REPEAT)
async def _show_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    return [make_edit_of_tapped(context.inbound, make_rule_card(make_page(context), await _load_rule(context, tap)))]


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
async def _confirm_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=True)
    promise = await _note_unannounced(context)
    shown = _show_result(context, result, "toast-repeat-on", fresh=result.acted, promise=promise)
    if not (promise and result.acted):
        return [shown]
    allow = Button(
        context.words(f"button-notice-kind-{NoticeKind.BILL}"), Tap(Verb.NOTICE_ALLOW, argument=f"{NoticeKind.BILL}.on")
    )
    return [replace(shown, buttons=((allow,), *shown.buttons))]


@router.tap(Verb.REPEAT_DISCARD)
async def _discard_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=False)
    return [_show_result(context, result, "toast-discarded")]


@router.tap(Verb.REPEAT_ONCE)
async def _record_once(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Record a purchase once that was read as instalments: discard the rule and propose the whole amount."""
    rule = await _load_rule(context, tap)
    result = await decide_rule(use_case_context(context), rule.id, tap.version, confirm=False)
    if not result.acted or rule.times is None:
        return [_show_result(context, result, "toast-discarded")]
    line = rule.line
    whole = replace(line, money=replace(line.money, minor=line.money.minor * rule.times), day=context.today, shares=())
    discarded = _show_result(context, result, "toast-changed")
    return [discarded, *await propose_lines(context, RecordEntries((whole,)))]


@router.tap(Verb.REPEAT_EDIT)
async def _edit_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await _load_rule(context, tap)
    if rule.state is not RuleState.PROPOSED:
        return [make_edit_of_tapped(context.inbound, make_rule_card(make_page(context), rule))]
    return [make_edit_of_tapped(context.inbound, make_edit_card(make_page(context), rule))]


@router.tap(Verb.REPEAT_FIELD)
async def _ask_value(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask for a new value of a recurring rule's field."""
    use_case_context(context).require_writer()
    rule = await _load_rule(context, tap)
    if tap.argument not in {"amount", "when", "name"}:
        raise Invalid("choice-gone")
    context.dialogue.asked = Tap(Verb.REPEAT_TYPED, rule.id, rule.version, tap.argument)
    return [make_edit_of_tapped(context.inbound, ask_field(make_page(context), rule, tap.argument))]


@router.answer(Verb.REPEAT_TYPED)
async def _answer_value(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Apply a typed value to a recurring rule; raises Invalid where it cannot be read."""
    rule = await _load_rule(context, tap)
    change = _read_change(context, rule, tap.argument, text)
    result = await change_rule(use_case_context(context), rule.id, tap.version, change)
    return [replace(_show_result(context, result, "toast-changed"), edits=None)]


def _read_change(context: MessageContext, rule: RecurringRule, field: str, text: str) -> RuleChange:
    if field == "amount":
        return RuleChange(money=read_typed_amount(context, text, rule.line))
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


@router.tap(Verb.REPEAT_SKIP)
async def _skip_day(context: MessageContext, tap: Tap) -> Sequence[Reply]:
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


@router.tap(Verb.REPEAT_END)
async def _ask_ending(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    use_case_context(context).require_writer()
    return [make_edit_of_tapped(context.inbound, ask_end(make_page(context), await _load_rule(context, tap)))]


@router.tap(*_ACTIONS)
async def _act_on_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Pause, resume, end or reopen a rule, or take back a skipped day, as the tapped button says."""
    rule = await _load_rule(context, tap)
    action, done = _ACTIONS[Verb(tap.verb)]
    return [_show_result(context, await action(use_case_context(context), rule.id, tap.version), done)]


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
    shown = make_rule_card(make_page(context), result.rule, fresh=fresh, remarks=remarks, promise=promise)
    return make_edit_of_tapped(context.inbound, shown, context.words(done if result.acted else "toast-stale"))
