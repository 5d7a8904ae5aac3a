"""Set, fund, change and close savings goals, and read their state."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.category_rule import fold_name
from core.model.goal import Deposit, Goal, GoalStatus
from core.model.money import MOST_MINOR, Money
from core.ports import Change, UnitOfWork
from core.usecases.names import tidy_name
from core.usecases.use_case_context import UseCaseContext

MOST_GOALS = 20
"""The most open goals of a household."""

GOAL_CHANGES = frozenset({"fund-goal", "set-goal"})
"""The actions in the audit trail that ``take_back_goal_change`` undoes."""


async def list_goals(uow: UnitOfWork, today: date) -> tuple[GoalStatus, ...]:
    """Return the state of every open goal; every place that shows goals reads them here or in ``load_goal_status``."""
    return tuple(
        GoalStatus(goal, Money(saved, goal.target.currency), today) for goal, saved in await uow.goals.list_open()
    )


async def load_goal_status(context: UseCaseContext, goal_id: UUID) -> GoalStatus:
    """Return the state of a goal, open or closed; raises NotFound where there is none."""
    goal = await context.uow.goals.get(goal_id)
    if goal is None:
        raise NotFound("goal-gone")
    saved = await context.uow.goals.sum_saved(goal_id)
    return GoalStatus(goal, Money(saved, goal.target.currency), context.today)


async def find_goal(context: UseCaseContext, name: str) -> GoalStatus | None:
    """Return the open goal of a name, ignoring case, else one whose name begins with it; None where there is none."""
    goals, key = await list_goals(context.uow, context.today), fold_name(name)
    same = [each for each in goals if fold_name(each.goal.name) == key]
    begun = [each for each in goals if fold_name(each.goal.name).startswith(key)] if key else []
    return next(iter(same or begun), None)


async def set_goal(context: UseCaseContext, name: str, target: Money, due: date | None) -> tuple[GoalStatus, bool]:
    """Set a goal, or change the open one of that name; return its state and whether it is new.

    Raises:
        Invalid: the amount or the day is not allowed, or there are too many goals.
    """
    context.require_writer()
    _check_goal(target, due, context.today)
    known = await find_goal(context, name)
    if known is not None and fold_name(known.goal.name) == fold_name(name):
        return await change_goal(context, known.goal.id, target=target, due=due), False
    if len(await context.uow.goals.list_open()) >= MOST_GOALS:
        raise Invalid("too-many-goals", most=MOST_GOALS)
    goal = Goal(context.ids.new(), tidy_name(name), target, due, context.now)
    await context.uow.goals.add(goal, by=context.member.id)
    await context.record_action("set-goal", goal.id, after=_encode(goal))
    return await load_goal_status(context, goal.id), True


async def change_goal(
    context: UseCaseContext, goal_id: UUID, *, target: Money | None = None, due: date | None = None
) -> GoalStatus:
    """Change a goal's target or day; None leaves a value as it is. Raises Invalid where a value is not allowed."""
    context.require_writer()
    was = (await load_goal_status(context, goal_id)).goal
    after = replace(was, target=target or was.target, due=due or was.due)
    _check_goal(after.target, due, context.today)
    return await _save(context, was, after)


async def close_goal(context: UseCaseContext, goal_id: UUID, *, closed: bool = True) -> GoalStatus:
    """Close a goal or reopen it; its deposits stay."""
    context.require_writer()
    was = (await load_goal_status(context, goal_id)).goal
    if (was.closed_at is not None) is closed:
        return await load_goal_status(context, goal_id)
    return await _save(context, was, replace(was, closed_at=context.now if closed else None))


async def _save(context: UseCaseContext, was: Goal, after: Goal, action: str = "set-goal") -> GoalStatus:
    if after.target.currency != was.target.currency and await context.uow.goals.sum_saved(was.id):
        raise Invalid("goal-currency", currency=was.target.currency)
    if after != was:
        after = replace(after, version=was.version + 1)
        if await context.uow.goals.save(after, was=was.version):
            await context.record_action(action, was.id, before=_encode(was), after=_encode(after))
    return await load_goal_status(context, was.id)


async def fund_goal(context: UseCaseContext, goal_id: UUID, money: Money) -> tuple[GoalStatus, UUID]:
    """Add money to a goal, or take money out if the amount is negative; return the goal's state and the deposit's id.

    Raises:
        Invalid: the currency differs, the amount is not allowed, or the goal holds less than is taken out.
        NotFound: the goal is closed or gone.
    """
    context.require_writer()
    status = await load_goal_status(context, goal_id)
    if status.goal.closed_at is not None:
        raise NotFound("goal-gone")
    if money.currency != status.saved.currency:
        raise Invalid("goal-currency", currency=status.saved.currency)
    if not money.minor or abs(money.minor) > MOST_MINOR:
        raise Invalid("amount-zero")
    if status.saved.minor + money.minor < 0:
        raise Invalid("goal-holds-less")
    deposit = Deposit(context.ids.new(), goal_id, money.minor, context.today, context.member.id)
    await context.uow.goals.add_deposit(deposit)
    await context.record_action(
        "fund-goal", goal_id, after=json.dumps({"deposit": str(deposit.id), "minor": money.minor})
    )
    return await load_goal_status(context, goal_id), deposit.id


async def take_back_deposit(context: UseCaseContext, deposit_id: UUID) -> GoalStatus:
    """Undo a deposit; raises NotFound where that was done already, Invalid where the goal holds less by now."""
    context.require_writer()
    goal_id = await context.uow.goals.remove_deposit(deposit_id)
    if goal_id is None:
        raise NotFound("nothing-to-undo")
    status = await load_goal_status(context, goal_id)
    if status.saved.minor < 0:
        raise Invalid("goal-holds-less")
    await context.record_action("take-back-deposit", goal_id, before=json.dumps({"deposit": str(deposit_id)}))
    return status


async def take_back_goal_change(context: UseCaseContext, change: Change) -> GoalStatus | None:
    """Undo a recorded deposit or change of a goal; a goal that was new is closed.

    Return None where the goal was changed again since. Raises NotFound where a deposit was undone already.
    """
    context.require_writer()
    if change.action == "fund-goal":
        return await take_back_deposit(context, UUID(json.loads(change.after)["deposit"]))
    goal = await context.uow.goals.get(change.subject) if change.subject else None
    if goal is None or _encode(goal) != change.after or change.before == change.after:
        return None
    before = _decode(goal, change.before, context.now) if change.before else replace(goal, closed_at=context.now)
    return await _save(context, goal, before, "take-back-goal")


def _decode(goal: Goal, encoded: str, now: datetime) -> Goal:
    """Return a goal with the values that a recorded change stored in the audit trail."""
    kept = json.loads(encoded)
    due = date.fromisoformat(kept["due"]) if kept["due"] else None
    target = Money(kept["minor"], kept["currency"])
    return replace(goal, name=kept["name"], target=target, due=due, closed_at=now if kept["closed"] else None)


def _check_goal(target: Money, due: date | None, today: date) -> None:
    if target.minor <= 0:
        raise Invalid("amount-negative" if target.minor else "amount-zero")
    if due is not None and due <= today:
        raise Invalid("goal-day-over")


def _encode(goal: Goal) -> str:
    target = {"minor": goal.target.minor, "currency": goal.target.currency}
    return json.dumps({"name": goal.name, **target, "due": str(goal.due or ""), "closed": bool(goal.closed_at)})
