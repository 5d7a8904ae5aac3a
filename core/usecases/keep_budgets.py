"""Set, change, end and restore the household's budgets, permanently or for a single period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import msgspec

from core.errors import Invalid, NotAllowed, NotFound
from core.model.budget import (
    USUAL_THRESHOLD,
    WHOLE,
    Budget,
    BudgetChange,
    BudgetEvery,
    BudgetLimit,
    BudgetScope,
)
from core.model.household import Household, Membership, Role
from core.model.money import MOST_MINOR, Money
from core.usecases.rights import require_writer
from core.usecases.use_case_context import UseCaseContext

MOST = 60
"""The most budgets of a household."""

_SET, _REMOVE, _UNDO = "set_budget", "remove_budget", "undo_budget"
_DECODE = msgspec.json.Decoder(Budget).decode


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A budget after a change; ``day`` lies in the period the change was meant for."""

    budget: Budget
    day: date
    created: bool = False
    changed: bool = True


@dataclass(frozen=True, slots=True)
class BudgetStep:
    """The last change of a budget: the budget before (None for a new one) and after it."""

    before: Budget | None
    after: Budget
    can_be_undone: bool


async def read_last_step(context: UseCaseContext, budget_id: UUID) -> BudgetStep | None:
    """Return the last change of a budget; None for a budget of another household, or one that never changed."""
    trail = await context.uow.list_changes(budget_id)
    if not trail or trail[-1].action not in {_SET, _REMOVE, _UNDO}:
        return None
    last = trail[-1]
    before = _DECODE(last.before) if last.before else None
    return BudgetStep(before, _DECODE(last.after), can_be_undone=last.action != _UNDO)


async def find_budget(context: UseCaseContext, scope: BudgetScope) -> Budget | None:
    """Return the current budget of exactly this scope; None where there is none."""
    budgets = await context.uow.budgets.list_budgets(since=date.max)
    return next((each for each in budgets if each.scope == scope), None)


async def find_live_budget(context: UseCaseContext, budget_id: UUID) -> Budget:
    """Return a budget that has not ended; raises NotFound("budget-unknown")."""
    found = await context.uow.budgets.get(budget_id)
    if found is None or found.ended_on is not None:
        raise NotFound("budget-unknown")
    return found


async def set_budget(context: UseCaseContext, change: BudgetChange) -> BudgetResult:
    """Create a budget, or change the one of this scope from a period on; past periods stay as they were.

    Raises:
        Invalid: the limit, the threshold or the period is not allowed.
        NotFound: there is no such budget, and no limit to create one with.
        NotAllowed: it is another member's own budget, or the member may only look.
    """
    membership = await require_writer(context)
    _check_budget(membership, change)
    held = await find_budget(context, change.scope)
    held = await context.uow.budgets.get(held.id) if held else None
    if held is None and change.limit is None:
        raise NotFound("budget-unknown")
    if held is not None and change.every not in {None, held.every}:
        return await _start_over(context, membership.household, held, change)
    budget = held or _make_blank(context, membership.household, change)
    changed = _change_budget(budget, membership.household, change, context.today)
    day = change.starts or context.today
    if changed == held:
        return BudgetResult(changed, day, changed=False)
    if held is None:
        await _add_budget(context, changed)
    else:
        await context.uow.budgets.save(changed)
    await context.record_action(
        _SET, changed.id, before=_encode_json(held) if held else "", after=_encode_json(changed)
    )
    return BudgetResult(changed, day, created=held is None)


async def remove_budget(context: UseCaseContext, budget_id: UUID) -> BudgetResult:
    """End a budget from the current period on; earlier periods keep it. Raises NotFound where there is none."""
    membership = await require_writer(context)
    budget = await find_live_budget(context, budget_id)
    _check_own_budget(membership, budget.scope)
    first = budget.find_period(context.today, membership.household.pay_calendar).first
    ended = replace(budget, ended_on=first)
    await context.uow.budgets.save(ended)
    await context.record_action(_REMOVE, budget.id, before=_encode_json(budget), after=_encode_json(ended))
    return BudgetResult(ended, context.today)


async def undo_budget(context: UseCaseContext, budget_id: UUID) -> BudgetResult:
    """Undo the last change of a budget; raises Invalid where it is undone already or its scope has another budget."""
    membership = await require_writer(context)
    trail = await context.uow.list_changes(budget_id)
    held = await context.uow.budgets.get(budget_id)
    if held is None or not trail or trail[-1].action not in {_SET, _REMOVE}:
        raise Invalid("budget-nothing-to-undo")
    _check_own_budget(membership, held.scope)
    before = _DECODE(trail[-1].before) if trail[-1].before else None
    if before is None or before.id != held.id:
        first = held.find_period(context.today, membership.household.pay_calendar).first
        await context.uow.budgets.save(replace(held, ended_on=first))
    if before is not None:
        other = await find_budget(context, before.scope)
        if other is not None and other.id not in {before.id, held.id}:
            raise Invalid("budget-nothing-to-undo")
        await context.uow.budgets.save(before)
    now = before or replace(held, ended_on=context.today)
    await context.record_action(_UNDO, budget_id, before=_encode_json(held), after=_encode_json(now))
    return BudgetResult(now, context.today)


async def move_budgets(context: UseCaseContext, key: str, into: str) -> None:
    """Change the budgets of a category that is removed to count the category that replaces it.

    Raises:
        Invalid: both have a budget of their own.
    """
    budgets = await context.uow.budgets.list_budgets()
    live = {budget.scope for budget in budgets if budget.ended_on is None}
    for budget in budgets:
        if key not in budget.scope.categories:
            continue
        others = (into if each == key else each for each in budget.scope.categories)
        moved = replace(budget, scope=replace(budget.scope, categories=tuple(others)))
        if budget.ended_on is None and moved.scope in live:
            raise Invalid("category-has-budget")
        await context.uow.budgets.save(moved)
        await context.record_action(_SET, budget.id, before=_encode_json(budget), after=_encode_json(moved))


def choose_default_length(household: Household) -> BudgetEvery:
    """Return the default period of a new budget.

    It is the calendar month, or the household's budget month if that begins on another day.
    """
    return BudgetEvery.MONTH if household.period_start_day == 1 else BudgetEvery.PAYDAY


def _check_budget(membership: Membership, change: BudgetChange) -> None:
    household, scope = membership.household, change.scope
    _check_own_budget(membership, scope)
    for key in scope.categories:
        category = household.category(key)
        if category is None:
            raise NotFound("category-unknown")
        if category.income:
            raise Invalid("budget-income")
    for money in (change.limit, change.step):
        if money is not None and money.currency != household.currency:
            raise Invalid("budget-currency", currency=household.currency)
    if change.threshold is not None and not 1 <= change.threshold <= WHOLE:
        raise Invalid("budget-threshold-range")


def _check_own_budget(membership: Membership, scope: BudgetScope) -> None:
    """Raise NotAllowed for another member's own budget, unless an admin acts; NotFound where its owner is no member."""
    if scope.member is None or scope.member == membership.member.id:
        return
    if membership.household.member(scope.member) is None:
        raise NotFound("member-unknown")
    if membership.member.role is not Role.ADMIN:
        raise NotAllowed("budget-others")


def _make_blank(context: UseCaseContext, household: Household, change: BudgetChange) -> Budget:
    every = change.every or choose_default_length(household)
    return Budget(context.ids.new(), change.scope, every, household.currency, (), USUAL_THRESHOLD)


def _change_budget(budget: Budget, household: Household, change: BudgetChange, today: date) -> Budget:
    """Return a budget with a change applied; raises Invalid for a limit that is not allowed or a past period."""
    period = budget.find_period(change.starts or today, household.pay_calendar)
    if period.last < today:
        raise Invalid("budget-past")
    limits = budget.limits
    limit = change.limit
    if change.step is not None:
        now = budget.find_limit(period)
        if now is None:
            raise NotFound("budget-unknown")
        limit = now + change.step
    if limit is not None:
        limits = _add_limit(limits, BudgetLimit(period.first, _to_minor(limit), change.once))
    rollover = budget.rollover_from
    if change.rollover is not None:
        rollover = (rollover or period.first) if change.rollover else None
    threshold = budget.threshold if change.threshold is None else change.threshold
    return replace(budget, limits=limits, rollover_from=rollover, threshold=threshold)


def _to_minor(limit: Money) -> int:
    if limit.minor <= 0:
        raise Invalid("budget-not-positive")
    if limit.minor > MOST_MINOR:
        raise Invalid("amount-too-large")
    return limit.minor


def _add_limit(limits: tuple[BudgetLimit, ...], new: BudgetLimit) -> tuple[BudgetLimit, ...]:
    """Return a budget's limits with a new one added.

    A lasting limit replaces those planned from its first period on.
    """
    if new.once:
        kept = [each for each in limits if not each.once or each.first != new.first]
    else:
        kept = [each for each in limits if each.once or each.first < new.first]
    return tuple(sorted((*kept, new), key=lambda each: (each.first, each.once)))


async def _start_over(
    context: UseCaseContext, household: Household, held: Budget, change: BudgetChange
) -> BudgetResult:
    """End a budget and start one of the same scope with another kind of period: 500 a week instead of 2,000 a month."""
    if change.limit is None or change.once:
        raise Invalid("budget-every-differs")
    first = held.find_period(context.today, household.pay_calendar).first
    await context.uow.budgets.save(replace(held, ended_on=first))
    new = replace(_make_blank(context, household, change), threshold=held.threshold)
    rollover = held.rollover_from is not None if change.rollover is None else change.rollover
    made = _change_budget(new, household, replace(change, rollover=rollover), context.today)
    await _add_budget(context, made)
    await context.record_action(_SET, made.id, before=_encode_json(held), after=_encode_json(made))
    return BudgetResult(made, change.starts or context.today)


async def _add_budget(context: UseCaseContext, new: Budget) -> None:
    if len(await context.uow.budgets.list_budgets(since=date.max)) >= MOST:
        raise Invalid("too-many-budgets", most=MOST)
    if not await context.uow.budgets.add(new):
        raise Invalid("budget-changed-meanwhile")


def _encode_json(budget: Budget) -> str:
    return msgspec.json.encode(budget).decode()
