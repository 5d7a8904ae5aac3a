"""Propose, confirm, change, pause and end a rule for a recurring payment or income."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from uuid import UUID

import msgspec

from core.errors import Invalid, NotFound
from core.model.draft import DraftState
from core.model.entry import Line, Visibility
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import (
    MOST_LEAD,
    SHORT_MONTH,
    Pause,
    RecurringRule,
    Rhythm,
    RuleDays,
    RuleState,
    RuleTerms,
    find_first_number,
    find_next_occurrence,
    list_due_days,
    list_occurrences,
)
from core.model.report import Scope
from core.ports import TeachableCategoriser
from core.usecases.change_line import EARLIEST_YEAR
from core.usecases.list_bills import OPEN, list_bills
from core.usecases.propose_entries import fill_line
from core.usecases.recall_categories import recall_categories
from core.usecases.use_case_context import UseCaseContext

ONE_DAY = timedelta(days=1)
MOST_YEARS_AHEAD = 10
"""The most years from now to the first day of a rule, as many as the chat reads."""
_TAKEN_BACK = frozenset({"rule-change", "rule-pause", "rule-resume", "rule-end"})
"""The actions in the audit trail that stored an active rule as it was before a change, for an undo."""
TOKEN_LETTERS = 28
"""The number of characters of the calendar address's secret: more than 128 bits."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A recurring rule after an action; ``acted`` False means nothing was changed."""

    rule: RecurringRule
    acted: bool = True


async def propose_rule(
    context: UseCaseContext, categoriser: TeachableCategoriser, asked: SetRecurring, channel: str, chat: str
) -> RecurringRule:
    """Save a proposed recurring rule, with payer, category and first day filled in."""
    context.require_writer()
    if asked.line.money.minor <= 0:
        raise Invalid("amount-negative" if asked.line.money.minor else "amount-zero")
    known = await recall_categories(context.uow.lessons, categoriser, (asked.line,), context.today)
    line = fill_line(context, known, asked.line)
    start = await _choose_first_day(context, asked)
    if asked.until is not None and asked.until < start:
        raise Invalid("repeat-ends-early")
    terms = (RuleTerms(1, replace(line, day=start)),)
    rule = RecurringRule(
        context.ids.new(),
        context.member.id,
        channel,
        chat,
        context.now,
        asked.rhythm,
        start,
        terms,
        until=asked.until,
        times=asked.times,
    )
    await context.uow.recurring.add(rule)
    await _record_change(context, "rule-propose", rule)
    return rule


async def _choose_first_day(context: UseCaseContext, asked: SetRecurring) -> date:
    """Return the first day of a rule: the stated one, else one step after the last payment, else by its rhythm.

    Raises: Invalid for a stated day that is too far away.
    """
    today, rhythm = context.today, asked.rhythm
    if asked.start is not None:
        if not EARLIEST_YEAR <= asked.start.year <= today.year + MOST_YEARS_AHEAD:
            raise Invalid("date-too-far", year=str(asked.start.year))
        return _find_first_day(rhythm, asked.start, today)
    if rhythm.weekdays or rhythm.month_days:
        return rhythm.find_first_day(today)
    words = asked.line.merchant or asked.line.description
    if not words or asked.times is not None:
        return today
    before = Period(today - timedelta(days=round(rhythm.mean_days)), today)
    paid = await context.uow.reports.list_entries(Scope(before, (asked.line.kind,), text=words), limit=1)
    return _find_first_day(rhythm, paid[0].line.day, today + ONE_DAY) if paid else today


def _find_first_day(rhythm: Rhythm, start: date, least: date) -> date:
    """Return the first day of a rhythm, counted from ``start``, that is on or after ``least``."""
    return next(day for day in list_due_days(rhythm, rhythm.find_first_day(start)) if day >= least)


async def load_rule(context: UseCaseContext, rule_id: UUID) -> RecurringRule:
    """Return a recurring rule the member may see, locked until the unit of work ends; raises NotFound otherwise."""
    rule = await context.uow.recurring.get(rule_id)
    hidden = rule is not None and rule.line.visibility is Visibility.PRIVATE and rule.author != context.member.id
    if rule is None or hidden:
        raise NotFound("repeat-unknown")
    return rule


async def decide_rule(context: UseCaseContext, rule_id: UUID, version: int, *, confirm: bool) -> RuleResult:
    """Confirm or discard a proposed rule; one of another version or already decided stays as it is."""
    context.require_writer()
    rule = await load_rule(context, rule_id)
    if rule.state is not RuleState.PROPOSED or rule.version != version:
        return RuleResult(rule, acted=False)
    state = RuleState.ACTIVE if confirm else RuleState.DISCARDED
    return await _save(context, rule, replace(rule, state=state), "rule-confirm" if confirm else "rule-discard")


async def reopen_rule(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """Turn a discarded or an active rule back into a proposed one, unless drafts were already made of it."""
    context.require_writer()
    rule = await load_rule(context, rule_id)
    drafted = [each for each in await context.uow.recurring.list_drafted(rule.start) if each.rule == rule.id]
    if rule.version != version or drafted or rule.state not in {RuleState.DISCARDED, RuleState.ACTIVE}:
        return RuleResult(rule, acted=False)
    return await _save(context, rule, replace(rule, state=RuleState.PROPOSED), "rule-reopen")


async def change_rule(context: UseCaseContext, rule_id: UUID, version: int, change: RuleChange) -> RuleResult:
    """Change a rule: a proposed one entirely, an active one from its next occurrence on."""
    context.require_writer()
    rule = await load_rule(context, rule_id)
    if rule.version != version or rule.state not in {RuleState.PROPOSED, RuleState.ACTIVE}:
        return RuleResult(rule, acted=False)
    line = change.apply_to_line(rule.line)
    if rule.state is RuleState.ACTIVE:
        since = await _find_next_number(context, rule)
        if change.since is not None:
            since = max(since, find_first_number(rule, change.since))
        before = next((terms for terms in rule.terms if terms.since == since), None)
        kept = tuple(terms for terms in rule.terms if terms.since < since)
        terms = RuleTerms(since, line, before.days if before else None, rule.announced_days_before)
        return await _save(context, rule, replace(rule, terms=(*kept, terms)), "rule-change")
    rhythm = change.rhythm or rule.rhythm
    start = rule.start if change.rhythm is None else rhythm.find_first_day(context.today)
    start = change.start or start
    if start < context.today:
        raise Invalid("repeat-starts-early")
    after = replace(rule, terms=(RuleTerms(1, replace(line, day=start)),), rhythm=rhythm, start=start)
    return await _save(context, rule, after, "rule-change")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """New values for a rule; None leaves a value. Rhythm and start only change while the rule is proposed.

    ``since`` is the day from which an active rule changes; None means its next occurrence.
    """

    money: Money | None = None
    name: str | None = None
    rhythm: Rhythm | None = None
    start: date | None = None
    since: date | None = None

    def apply_to_line(self, line: Line) -> Line:
        """Return a line with the new amount and name; raises Invalid for an amount that is not allowed."""
        if self.money is not None and self.money.minor <= 0:
            raise Invalid("amount-negative" if self.money.minor else "amount-zero")
        after = line.with_amount(self.money or line.money)
        return replace(after, description=self.name, merchant=None) if self.name else after


async def move_rule(context: UseCaseContext, rule_id: UUID, version: int, rhythm: Rhythm) -> RuleResult:
    """Move a rule to another day of its week or month, from its next occurrence on.

    Raises:
        Invalid: a weekday is given for a monthly rule, or a day of the month for another.
    """
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE:
        return RuleResult(rule, acted=False)
    held = rule.days.rhythm
    if rhythm.unit is not held.unit:
        raise Invalid("repeat-move-unfit")
    since = await _find_next_number(context, rule)
    around = list_occurrences(
        rule, Period(rule.start, context.today + timedelta(days=round(held.mean_days) * 2 + SHORT_MONTH))
    )
    coming = next((one.day for one in around if one.number == since), None)
    if coming is None:
        return RuleResult(rule, acted=False)
    least = max([context.today, *(one.day + ONE_DAY for one in around if one.number < since)])
    moved = replace(rhythm, every=held.every)
    if moved == held:
        return RuleResult(rule, acted=False)
    start = _find_nearest_day(replace(rhythm, every=1), coming, least)
    kept = [terms for terms in rule.terms if terms.since < since]
    later = [terms for terms in rule.terms if terms.since > since]
    terms = RuleTerms(since, rule.find_line(since), RuleDays(moved, start), rule.announced_days_before)
    return await _save(context, rule, replace(rule, terms=(*kept, terms, *later)), "rule-change")


def _find_nearest_day(rhythm: Rhythm, day: date, least: date) -> date:
    """Return the day of a rhythm nearest to ``day``, on or after ``least``; the later one of two equally near."""
    reach = timedelta(days=round(rhythm.mean_days) + 1)
    near = takewhile(lambda each: each <= max(day, least) + reach, list_due_days(rhythm, rhythm.find_first_day(least)))
    return min(near, key=lambda each: (abs((each - day).days), -each.toordinal()))


async def set_reminder_days(context: UseCaseContext, rule_id: UUID, version: int, days: int) -> RuleResult:
    """Set how many days before a bill its reminder comes; raises Invalid beyond ``MOST_LEAD`` days."""
    rule = await _load_active_rule(context, rule_id)
    if not 0 < days <= MOST_LEAD:
        raise Invalid("repeat-lead-too-long", days=MOST_LEAD)
    if rule.version != version or rule.state is not RuleState.ACTIVE or rule.announced_days_before == days:
        return RuleResult(rule, acted=False)
    after = replace(rule, terms=(*rule.terms[:-1], replace(rule.terms[-1], lead=days)))
    return await _save(context, rule, after, "rule-change")


async def _find_next_number(context: UseCaseContext, rule: RecurringRule) -> int:
    """Return the number of the first occurrence from today on that has no draft yet."""
    drafted = {each.number for each in await context.uow.recurring.list_drafted(context.today) if each.rule == rule.id}
    before = len(list_occurrences(rule, Period(rule.start, max(rule.start, context.today - ONE_DAY))))
    if rule.start >= context.today:
        before = 0
    return max([before, *drafted]) + 1


async def pause_rule(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """Pause a rule from today on until it is resumed."""
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE or rule.is_paused:
        return RuleResult(rule, acted=False)
    after = replace(rule, pauses=(*rule.pauses, Pause(context.today)))
    return await _save(context, rule, after, "rule-pause")


async def resume_rule(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """End a rule's pause; occurrences that fell into it do not come back."""
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE or not rule.is_paused:
        return RuleResult(rule, acted=False)
    eve = context.today - ONE_DAY
    over = tuple(replace(pause, last=pause.last or eve) for pause in rule.pauses)
    after = replace(rule, pauses=tuple(pause for pause in over if pause.last and pause.first <= pause.last))
    return await _save(context, rule, after, "rule-resume")


async def end_rule(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """End a rule for good from today on; past occurrences stay."""
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE:
        return RuleResult(rule, acted=False)
    after = replace(rule, state=RuleState.ENDED, until=context.today - ONE_DAY)
    return await _save(context, rule, after, "rule-end")


async def skip_next(context: UseCaseContext, rule_id: UUID, version: int) -> tuple[RuleResult, date | None]:
    """Skip a rule's next unpaid occurrence and discard its open draft; return the result and the day."""
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE or rule.is_paused:
        return RuleResult(rule, acted=False), None
    coming = find_next_occurrence(rule, context.today)
    last = coming.day if coming else context.today
    bills = await list_bills(context.uow, context.today, Period(context.today, last))
    found = next((bill for bill in bills if bill.rule.id == rule.id and bill.status in OPEN), None)
    if found is None:
        return RuleResult(rule, acted=False), None
    after = replace(rule, skipped=(*rule.skipped, found.occurrence.number))
    result = await _save(context, rule, after, "rule-skip")
    if found.draft is not None and result.acted:
        draft = await context.uow.drafts.get(found.draft)
        if draft is not None and draft.state is DraftState.OPEN:
            await context.uow.drafts.save(replace(draft, state=DraftState.DISCARDED), was=draft.version)
    return result, found.occurrence.day


async def take_back_skip(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """Undo the last skip of a rule, and reopen the draft it discarded."""
    rule = await _load_active_rule(context, rule_id)
    if rule.version != version or rule.state is not RuleState.ACTIVE or not rule.skipped:
        return RuleResult(rule, acted=False)
    result = await _save(context, rule, replace(rule, skipped=rule.skipped[:-1]), "rule-unskip")
    cards = await context.uow.recurring.list_drafted(rule.start)
    own = (card for card in cards if (card.rule, card.number) == (rule.id, rule.skipped[-1]))
    closed = next(own, None)
    draft = await context.uow.drafts.get(closed.draft) if closed and result.acted else None
    if draft is not None and draft.state is DraftState.DISCARDED:
        opened = replace(draft, state=DraftState.OPEN, version=draft.version + 1)
        await context.uow.drafts.reopen(opened, was=draft.version)
    return result


async def take_back_rule_change(context: UseCaseContext, rule_id: UUID, version: int) -> RuleResult:
    """Undo the last change of a rule; a rule that changed since stays as it is."""
    rule = await _load_active_rule(context, rule_id)
    changes = [each for each in await context.uow.list_changes(rule.id) if each.action in _TAKEN_BACK]
    if rule.version != version or not changes:
        return RuleResult(rule, acted=False)
    last = changes[-1]
    before, after = (msgspec.json.decode(text, type=RecurringRule) for text in (last.before, last.after))
    if after.version != rule.version:
        return RuleResult(rule, acted=False)
    return await _save(context, rule, replace(before, version=rule.version), "rule-take-back")


async def renew_calendar(context: UseCaseContext) -> str:
    """Return a new secret for the address of the household's calendar; the old address stops working."""
    context.require_writer()
    token = context.ids.code(TOKEN_LETTERS)
    await context.uow.recurring.set_calendar(token)
    await context.record_action("calendar-renew", context.household.id)
    return token


async def _load_active_rule(context: UseCaseContext, rule_id: UUID) -> RecurringRule:
    context.require_writer()
    return await load_rule(context, rule_id)


async def _save(context: UseCaseContext, before: RecurringRule, after: RecurringRule, action: str) -> RuleResult:
    after = replace(after, version=before.version + 1)
    if not await context.uow.recurring.save(after, was=before.version):
        return RuleResult(await load_rule(context, before.id), acted=False)
    await context.record_action(action, after.id, before=_as_json(before), after=_as_json(after))
    return RuleResult(after)


async def _record_change(context: UseCaseContext, action: str, rule: RecurringRule) -> None:
    await context.record_action(action, rule.id, after=_as_json(rule))


def _as_json(rule: RecurringRule) -> str:
    return msgspec.json.encode(rule).decode()
