"""Goals: what is refused leaves the goal and what it holds as they were (E6)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from core.errors import Invalid, NotFound, Refusal
from core.model.goal import GoalStatus
from core.model.money import MOST_MINOR, Money
from core.usecases.keep_goals import (
    MOST_GOALS,
    change_goal,
    close_goal,
    find_goal,
    fund_goal,
    load_goal_status,
    set_goal,
    take_back_deposit,
    take_back_goal_change,
)
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import IDS, TODAY, Book


def rupees(amount: int) -> Money:
    return Money.of(amount, "INR")


async def _set(context: UseCaseContext, name: str = "Sea") -> GoalStatus:
    return (await set_goal(context, name, rupees(5000), None))[0]


@pytest.mark.parametrize(
    ("target", "due", "code"),
    [
        (rupees(0), None, "amount-zero"),
        (rupees(-5), None, "amount-negative"),
        (rupees(5), TODAY, "goal-day-over"),
        (rupees(5), TODAY - timedelta(days=1), "goal-day-over"),
    ],
)
async def test_a_goal_is_for_something_and_ahead(book: Book, target: Money, due: date | None, code: str) -> None:
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match=code):
            await set_goal(context, "Sea", target, due)
        assert await find_goal(context, "Sea") is None
        was = await _set(context)
        with pytest.raises(Invalid, match=code):
            await change_goal(context, was.goal.id, target=target, due=due)
        assert await load_goal_status(context, was.goal.id) == was


async def test_one_goal_too_many_is_refused_and_a_known_one_is_changed(book: Book) -> None:
    async with book.acting("Asha") as context:
        for number in range(MOST_GOALS):
            await _set(context, f"Goal {number}")
        with pytest.raises(Invalid, match="too-many-goals"):
            await _set(context, "One more")
        status, is_new = await set_goal(context, "goal 7", rupees(70), TODAY + timedelta(days=1))
        assert (status.goal.target, status.goal.version, is_new) == (rupees(70), 2, False)
        assert len(await context.uow.goals.list_open()) == MOST_GOALS


@pytest.mark.parametrize(
    ("money", "code"),
    [
        (Money.of(10, "USD"), "goal-currency"),
        (rupees(0), "amount-zero"),
        (Money(MOST_MINOR + 1, "INR"), "amount-zero"),
        (rupees(-301), "goal-holds-less"),
    ],
)
async def test_what_cannot_be_put_in_or_taken_out_changes_nothing(book: Book, money: Money, code: str) -> None:
    async with book.acting("Ravi") as context:
        goal = (await _set(context)).goal.id
        before, _ = await fund_goal(context, goal, rupees(300))
        with pytest.raises(Invalid, match=code):
            await fund_goal(context, goal, money)
        assert await load_goal_status(context, goal) == before
        emptied, _ = await fund_goal(context, goal, rupees(-300))
        assert emptied.saved == rupees(0)


async def test_a_goal_with_money_in_it_keeps_its_currency(book: Book) -> None:
    async with book.acting("Asha") as context:
        goal = (await _set(context)).goal.id
        assert (await change_goal(context, goal, target=Money.of(90, "USD"))).saved == Money.of(0, "USD")
        funded, _ = await fund_goal(context, goal, Money.of(30, "USD"))
        with pytest.raises(Invalid, match="goal-currency"):
            await change_goal(context, goal, target=rupees(90))
        assert await load_goal_status(context, goal) == funded


async def test_a_closed_goal_takes_nothing_and_closes_once(book: Book) -> None:
    async with book.acting("Asha") as context:
        goal = (await _set(context)).goal.id
        closed = await close_goal(context, goal)
        assert (await close_goal(context, goal), closed.goal.version) == (closed, 2)
        with pytest.raises(NotFound, match="goal-gone"):
            await fund_goal(context, goal, rupees(10))
        reopened = await close_goal(context, goal, closed=False)
        assert (reopened.goal.closed_at, reopened.saved) == (None, rupees(0))


async def test_a_deposit_is_taken_back_once_and_only_while_it_is_there(book: Book) -> None:
    async with book.acting("Asha") as context:
        goal = (await _set(context)).goal.id
        _, deposit = await fund_goal(context, goal, rupees(100))
        _, taken = await fund_goal(context, goal, rupees(-80))
    with pytest.raises(Invalid, match="goal-holds-less"):
        async with book.acting("Asha") as context:
            await take_back_deposit(context, deposit)
    async with book.acting("Asha") as context:
        assert (await load_goal_status(context, goal)).saved == rupees(20)
        assert (await take_back_deposit(context, taken)).saved == rupees(100)
        assert (await take_back_deposit(context, deposit)).saved == rupees(0)
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await take_back_deposit(context, deposit)


async def test_what_was_done_to_a_goal_is_taken_back_unless_it_changed_since(book: Book) -> None:
    async with book.acting("Asha") as context:
        goal = (await _set(context)).goal.id
        await change_goal(context, goal, target=rupees(9000), due=TODAY + timedelta(days=30))
        await fund_goal(context, goal, rupees(100))
        made, changed, funded = await context.uow.list_changes(goal)
        assert await take_back_goal_change(context, made) is None
        emptied = await take_back_goal_change(context, funded)
        assert emptied is not None
        assert (emptied.saved, emptied.goal.target) == (rupees(0), rupees(9000))
        back = await take_back_goal_change(context, changed)
        assert back is not None
        assert (back.goal.target, back.goal.due, back.goal.version) == (rupees(5000), None, 3)
        gone = await take_back_goal_change(context, made)
        assert gone is not None
        assert gone.goal.closed_at is not None


@pytest.mark.parametrize("act", [load_goal_status, close_goal, take_back_deposit])
async def test_what_is_not_there_is_told(book: Book, act: object) -> None:
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match=r"goal-gone|nothing-to-undo"):
            await act(context, UUID(int=1))  # type: ignore[operator]


async def test_who_may_only_look_changes_no_goal(book: Book) -> None:
    async with book.acting("Asha") as context:
        was = await _set(context)
    async with book.acting("Kid") as context:
        for attempt in (
            set_goal(context, "Sky", rupees(1), None),
            change_goal(context, was.goal.id, target=rupees(1)),
            close_goal(context, was.goal.id),
            fund_goal(context, was.goal.id, rupees(1)),
            take_back_deposit(context, IDS.new()),
        ):
            with pytest.raises(Refusal):
                await attempt
        assert await load_goal_status(context, was.goal.id) == was
