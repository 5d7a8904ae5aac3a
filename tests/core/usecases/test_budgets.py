"""Budgets: set, changed from a period on, for one month alone, removed, taken back; and the one status of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.errors import Invalid, NotAllowed, NotFound
from core.model.budget import BudgetChange, BudgetEvery, BudgetOverview, BudgetScope, BudgetState
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import WeekendRule
from core.model.recurring import Rhythm, RhythmUnit
from core.model.report import Scope
from core.usecases.budget_status import read_budgets
from core.usecases.change_household import set_currency, set_period_start
from core.usecases.keep_budgets import BudgetResult, remove_budget, set_budget, undo_budget
from core.usecases.keep_categories import add_category, remove_category
from core.usecases.set_recurring import decide_rule, propose_rule
from tests.core.usecases.book import TODAY, Book, Groceries, line

GROCERIES, DINING, ALL = BudgetScope(("groceries",)), BudgetScope(("dining",)), BudgetScope()
NEXT = date(2026, 12, 5)


def rupees(amount: str | int) -> Money:
    return Money.of(amount, "INR")


async def put(book: Book, change: BudgetChange, by: str = "Asha") -> BudgetResult:
    async with book.acting(by) as context:
        return await set_budget(context, change)


async def limit(book: Book, scope: BudgetScope, amount: int, by: str = "Asha", **more: object) -> BudgetResult:
    return await put(book, BudgetChange(scope, rupees(amount), **more), by)  # type: ignore[arg-type]


async def spend(book: Book, amount: str, category: str = "groceries", by: str = "Asha", **more: object) -> Entry:
    made = replace(line(amount), category=category, **more)  # type: ignore[arg-type]
    async with book.acting(by) as context:
        entry = Entry(context.ids.new(), made, context.member.id, context.now)
        await context.uow.entries.add([entry])
    return entry


async def look(book: Book, day: date = TODAY) -> BudgetOverview:
    async with book.store.units(book.household.id, None) as uow:
        return await read_budgets(uow, await uow.books.load_household(), day)


async def test_what_counts(either_book: Book) -> None:
    """C4, E1, F5: refunds lower it, transfers and incomes never count, private spending does, other currencies not."""
    book = either_book
    await limit(book, GROCERIES, 1000)
    await limit(book, ALL, 5000)
    await spend(book, "500")
    await spend(book, "100", kind=EntryKind.REFUND)
    await spend(book, "300", visibility=Visibility.PRIVATE, by="Ravi")
    await spend(book, "900", kind=EntryKind.TRANSFER)
    await spend(book, "70", "dining")
    await spend(book, "60", day=TODAY - timedelta(days=30))
    abroad = Line(EntryKind.EXPENSE, Money.of("20", "USD"), TODAY, "snack", "groceries")
    async with book.acting("Asha") as context:
        await context.uow.entries.add([Entry(context.ids.new(), abroad, context.member.id, context.now)])
    overview = await look(book)
    overall, groceries = overview.statuses
    assert (overall.spent, groceries.spent) == (rupees(770), rupees(700))
    assert overview.total == (rupees(770), Money.of("20", "USD"))
    assert overview.outside == (rupees(70), Money.of("20", "USD"))
    async with book.store.units(book.household.id, None) as uow:
        assert (await read_budgets(uow, book.household, TODAY)) == overview
    async with book.acting("Asha") as context:
        known = replace(abroad, money=Money.of("10", "USD")).with_rate(Decimal("83.5"), "INR")
        await context.uow.entries.add([Entry(context.ids.new(), known, context.member.id, context.now)])
    assert (await look(book)).statuses[1].spent == rupees(1535), "what has a rate counts in the household's currency"


async def test_bills_to_come_lower_what_is_left_a_day(book: Book) -> None:
    """Both numbers: with and without them; what is paid already, and incomes, are no bills to come."""
    await limit(book, ALL, 10_000)
    await spend(book, "1000")
    monthly = Rhythm(RhythmUnit.MONTH)
    for name, kind, day in (
        ("rent", EntryKind.EXPENSE, 28),
        ("gym", EntryKind.EXPENSE, 1),
        ("pay", EntryKind.INCOME, 29),
    ):
        asked = SetRecurring(replace(line("3000", name), kind=kind), monthly, date(2026, 12 if day == 1 else 11, day))
        async with book.acting("Asha") as context:
            rule = await propose_rule(context, Groceries(), asked, "console", "Asha")
        async with book.acting("Asha") as context:
            await decide_rule(context, rule.id, rule.version, confirm=True)
    (status,) = (await look(book)).statuses
    assert (status.bills, status.left_per_day, status.left_per_day_after_bills) == (
        rupees(3000),
        rupees(900),
        rupees(600),
    )


async def test_budgets_and_answers_agree_to_the_last_unit(book: Book) -> None:
    """F5: all spending of a month is one number, whoever asks."""
    await limit(book, ALL, 5000)
    for amount, more in (
        ("12.34", {}),
        ("5", {"kind": EntryKind.REFUND}),
        ("7.01", {"visibility": Visibility.PRIVATE}),
    ):
        await spend(book, amount, **more)
    overview = await look(book)
    async with book.store.units(book.household.id, None) as uow:
        (total,) = await uow.reports.read_total(Scope(overview.period))
    assert overview.total == (total.money,) == (overview.statuses[0].spent,)


async def test_a_deleted_entry_counts_no_more(book: Book) -> None:
    await limit(book, GROCERIES, 1000)
    entry = await spend(book, "500")
    async with book.acting("Asha") as context:
        await context.uow.entries.save(replace(entry, deleted_at=context.now, version=2), was=1)
    assert (await look(book)).statuses[0].spent == rupees(0)


async def test_a_limit_holds_from_a_period_on(either_book: Book) -> None:
    await limit(either_book, DINING, 8000)
    raised = await put(either_book, BudgetChange(DINING, step=rupees(1000), starts=NEXT))
    assert raised.budget.find_limit(raised.budget.find_period(NEXT, either_book.household.pay_calendar)) == rupees(9000)
    assert [(await look(either_book, day)).statuses[0].limit for day in (TODAY, NEXT)] == [rupees(8000), rupees(9000)]
    with pytest.raises(Invalid, match="budget-past"):
        await limit(either_book, DINING, 1, starts=TODAY - timedelta(days=30))


async def test_one_month_has_its_own_and_a_new_limit_leaves_it(book: Book) -> None:
    await limit(book, GROCERIES, 20_000, once=True)
    assert (await look(book, NEXT)).statuses == ()
    await limit(book, GROCERIES, 15_000)
    assert [(await look(book, day)).statuses[0].limit for day in (TODAY, NEXT)] == [rupees(20_000), rupees(15_000)]


async def test_a_limit_for_now_takes_the_place_of_one_planned(book: Book) -> None:
    await limit(book, DINING, 9000, starts=NEXT)
    await limit(book, DINING, 7000)
    assert (await look(book, NEXT)).statuses[0].limit == rupees(7000)


async def test_the_same_again_changes_nothing(book: Book) -> None:
    first = await limit(book, GROCERIES, 1000)
    again = await limit(book, GROCERIES, 1000)
    assert (first.created, again.created, again.changed) == (True, False, False)
    assert await book.trail(first.budget.id) == ["set_budget"]


async def test_another_period_begins_a_budget_anew(book: Book) -> None:
    monthly = await limit(book, GROCERIES, 2000, rollover=True, threshold=70)
    weekly = await limit(book, GROCERIES, 500, every=BudgetEvery.WEEK)
    (status,) = (await look(book)).statuses
    assert (status.budget.every, status.limit, status.budget.threshold) == (BudgetEvery.WEEK, rupees(500), 70)
    assert status.budget.rollover_from == date(2026, 11, 16)
    async with book.acting("Asha") as context:
        await undo_budget(context, weekly.budget.id)
    (status,) = (await look(book)).statuses
    assert status.budget == monthly.budget
    with pytest.raises(Invalid, match="budget-every-differs"):
        await limit(book, GROCERIES, 1, every=BudgetEvery.WEEK, once=True)


async def test_rollover_begins_with_the_period_it_is_switched_on_in(book: Book) -> None:
    await limit(book, GROCERIES, 1000)
    await spend(book, "400")
    await put(book, BudgetChange(GROCERIES, rollover=True))
    assert [(await look(book, day)).statuses[0].carry for day in (TODAY, NEXT)] == [rupees(0), rupees(600)]
    await put(book, BudgetChange(GROCERIES, rollover=False))
    assert (await look(book, NEXT)).statuses[0].carry == rupees(0)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (BudgetChange(GROCERIES, rupees(0)), "budget-not-positive"),
        (BudgetChange(GROCERIES, Money.of("10", "USD")), "budget-currency"),
        (BudgetChange(BudgetScope(("salary",)), rupees(10)), "budget-income"),
        (BudgetChange(BudgetScope(("nothing",)), rupees(10)), "category-unknown"),
        (BudgetChange(GROCERIES, rupees(10), threshold=0), "budget-threshold-range"),
        (BudgetChange(GROCERIES, threshold=50), "budget-unknown"),
        (BudgetChange(GROCERIES, step=rupees(50)), "budget-unknown"),
    ],
)
async def test_what_cannot_be_is_said(book: Book, change: BudgetChange, refusal: str) -> None:
    with pytest.raises((Invalid, NotFound), match=refusal):
        await put(book, change)


async def test_whose_it_is(book: Book) -> None:
    """Own budgets are their member's and the admin's; who may only look changes none."""
    ravi = BudgetScope(member=book.membership("Ravi").member.id)
    asha = BudgetScope(member=book.membership("Asha").member.id)
    await limit(book, ravi, 500, by="Ravi")
    await limit(book, ravi, 600)
    with pytest.raises(NotAllowed, match="budget-others"):
        await limit(book, asha, 500, by="Ravi")
    with pytest.raises(NotAllowed, match="viewers-only-look"):
        await limit(book, GROCERIES, 500, by="Kid")
    await spend(book, "40", by="Ravi")
    await spend(book, "90", by="Asha")
    assert (await look(book)).statuses[0].spent == rupees(40)


async def test_removed_and_put_back(either_book: Book) -> None:
    book = either_book
    made = await limit(book, GROCERIES, 1000)
    async with book.acting("Ravi") as context:
        await remove_budget(context, made.budget.id)
    assert (await look(book)).statuses == ()
    with pytest.raises(NotFound):
        async with book.acting("Asha") as context:
            await remove_budget(context, made.budget.id)
    async with book.acting("Ravi") as context:
        await undo_budget(context, made.budget.id)
    assert (await look(book)).statuses[0].state is BudgetState.OK
    with pytest.raises(Invalid, match="budget-nothing-to-undo"):
        async with book.acting("Ravi") as context:
            await undo_budget(context, made.budget.id)


async def test_a_removed_one_stays_away_where_another_has_its_scope(book: Book) -> None:
    made = await limit(book, GROCERIES, 1000)
    async with book.acting("Asha") as context:
        await remove_budget(context, made.budget.id)
    await limit(book, GROCERIES, 700)
    with pytest.raises(Invalid, match="budget-nothing-to-undo"):
        async with book.acting("Asha") as context:
            await undo_budget(context, made.budget.id)
    assert [status.limit for status in (await look(book)).statuses] == [rupees(700)]


async def test_a_change_is_taken_back(book: Book) -> None:
    await limit(book, GROCERIES, 1000)
    changed = await limit(book, GROCERIES, 7000)
    async with book.acting("Asha") as context:
        await undo_budget(context, changed.budget.id)
    assert (await look(book)).statuses[0].limit == rupees(1000)


async def test_payday_periods_follow_the_household(book: Book) -> None:
    """C6: a month from payday to payday, moved off a weekend."""
    async with book.acting("Asha") as context:
        await set_period_start(context, 25, WeekendRule.BEFORE)
    await limit(book, GROCERIES, 1000)
    await spend(book, "10", day=date(2026, 10, 23))
    await spend(book, "20", day=date(2026, 10, 22))
    (status,) = (await look(book)).statuses
    assert status.budget.every is BudgetEvery.PAYDAY
    assert (status.period.first, status.period.last, status.spent) == (
        date(2026, 10, 23),
        date(2026, 11, 24),
        rupees(10),
    )
    with pytest.raises(Invalid, match="period-start-range"):
        async with book.acting("Asha") as context:
            await set_period_start(context, 32)


async def test_a_category_that_goes_takes_its_budget_along(book: Book) -> None:
    async with book.acting("Asha") as context:
        art = await add_category(context, "🎨 Art", lambda category: category.name or category.key)
        book.household = await context.uow.books.load_household()
    await limit(book, BudgetScope((art.key, "dining")), 300)
    own = await limit(book, BudgetScope((art.key,)), 100)
    await limit(book, GROCERIES, 100)
    with pytest.raises(Invalid, match="category-has-budget"):
        async with book.acting("Asha") as context:
            await remove_category(context, art.key, "groceries")
    async with book.acting("Asha") as context:
        await remove_budget(context, own.budget.id)
        await remove_category(context, art.key, "groceries")
    scopes = [status.budget.scope.categories for status in (await look(book)).statuses]
    assert scopes == [("groceries",), ("dining", "groceries")]


async def test_the_currency_stays_while_budgets_are_in_it(book: Book) -> None:
    await limit(book, GROCERIES, 100)
    with pytest.raises(Invalid, match="currency-budgets"):
        async with book.acting("Asha") as context:
            await set_currency(context, "USD")
