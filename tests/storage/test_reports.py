"""The query templates: what counts, what is hidden, what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from core.model.answer import ReportQuery, Template
from core.model.entry import Entry, EntryKind, Share, Visibility
from core.model.money import MOST_MINOR, Money
from core.model.period import Period, find_month
from core.model.report import PRIVATE, Figure, NamedExpense, Scope
from core.ports import Ids
from storage.store import Store
from storage.unit_of_work import SqlUnitOfWork
from tests.databases import NOON, SeededIds
from tests.households import DAY, Home, settle

ALL = tuple(EntryKind)


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


def rupees(figures: tuple[Figure, ...]) -> dict[str, int]:
    """Whole rupees by key."""
    assert all(figure.money.currency == "INR" for figure in figures)
    return {figure.key: figure.money.minor // 100 for figure in figures}


async def test_an_empty_book_has_no_figures(home: Home) -> None:
    async with home.as_asha() as uow:
        assert await uow.reports.read_total(Scope()) == ()
        assert await uow.reports.by_category(Scope()) == ()
        assert await uow.reports.list_entries(Scope(), limit=10) == ()


async def test_refunds_lower_spending_and_transfers_and_income_are_none(home: Home) -> None:
    """A6."""
    kinds = {"500": EntryKind.EXPENSE, "120": EntryKind.REFUND, "9000": EntryKind.INCOME, "70": EntryKind.TRANSFER}
    await home.write(*(home.entry(home.line(amount, kind=kind)) for amount, kind in kinds.items()))
    async with home.as_asha() as uow:
        assert await uow.reports.read_total(Scope()) == (Figure("", Money(38_000, "INR"), 2),)
        assert rupees(await uow.reports.read_total(Scope(kinds=(EntryKind.INCOME,)))) == {"": 9000}
        assert rupees(await uow.reports.read_total(Scope(kinds=(EntryKind.TRANSFER,)))) == {"": 70}


async def test_the_trash_does_not_count(home: Home) -> None:
    await home.write(home.entry(deleted_at=NOON), home.entry(home.line("5")))
    async with home.as_asha() as uow:
        assert rupees(await uow.reports.read_total(Scope())) == {"": 5}
        assert len(await uow.reports.list_entries(Scope(), limit=10)) == 1


async def test_expenses_for_habits_come_by_day_with_the_shop_or_what_was_bought(home: Home) -> None:
    quoted = 'a "quoted", [1] \\ молоко'
    shop = home.entry(home.line("40", "Dinner", merchant="Swiggy", category=None))
    later = home.entry(home.line("7", quoted, day=DAY + timedelta(days=1)))
    hidden = home.entry(home.line(visibility=Visibility.PRIVATE))
    others = (home.entry(home.line(kind=EntryKind.INCOME)), home.entry(home.line(money=Money(5, "EUR"))))
    await home.write(later, shop, hidden, home.entry(deleted_at=NOON), *others)
    days = Period(DAY, DAY + timedelta(days=1))
    async with home.as_ravi() as uow:
        assert await uow.reports.list_expenses(days, "USD") == ()
        assert await uow.reports.list_expenses(days, "INR") == (
            NamedExpense(shop.id, DAY, "Swiggy", "other", 4_000),
            NamedExpense(later.id, DAY + timedelta(days=1), quoted, "groceries", 700),
        )


async def test_payments_are_entries_that_a_name_allows_or_a_draft_stands_behind(home: Home) -> None:
    paid, other = home.entry(home.line("900", "Rent", category="dining")), home.entry(home.line("5", "Bread"))
    private = home.entry(home.line("80", "Rent", visibility=Visibility.PRIVATE))
    await home.write(paid, other, private)
    days = Period(DAY, DAY)
    async with home.as_job() as uow:
        found = await uow.recurring.list_payments(days, lambda name, *_: name == "Rent", frozenset())
        assert await uow.recurring.list_payments(days, lambda *_: False, frozenset()) == ()
    assert {each.id for each in found} == {paid.id, private.id}
    (read,) = (each for each in found if each.id == paid.id)
    assert (read.author, read.created_at, read.draft) == (paid.author, paid.created_at, None)
    assert read.line == replace(paid.line, payer=None)


async def test_one_figure_per_key_and_currency_largest_first(home: Home) -> None:
    euros = home.line(money=Money(900_000, "EUR"))
    await home.write(home.entry(), home.entry(home.line("40", category="dining")), home.entry(euros))
    async with home.as_asha() as uow:
        assert await uow.reports.by_category(Scope()) == (
            Figure("groceries", Money(900_000, "EUR"), 1),
            Figure("groceries", Money(6_000, "INR"), 1),
            Figure("dining", Money(4_000, "INR"), 1),
        )
        assert len(await uow.reports.read_total(Scope(currency="EUR"))) == 1


async def test_largest_amounts_add_up_without_loss(home: Home) -> None:
    """E1."""
    await home.write(*(home.entry(home.line(money=Money(MOST_MINOR - n, "INR"))) for n in range(100)))
    async with home.as_asha() as uow:
        (figure,) = await uow.reports.read_total(Scope())
    assert figure.money.minor == 100 * MOST_MINOR - sum(range(100))


async def test_members_months_and_days(home: Home) -> None:
    days = (date(2026, 1, 31), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31))
    lines = [home.line(str(n + 1), day=day) for n, day in enumerate(days)]
    lines[3] = replace(lines[3], payer=home.ravi.id)
    await home.write(*(home.entry(line) for line in lines))
    async with home.as_asha() as uow:
        assert rupees(await uow.reports.by_member(Scope())) == {str(home.asha.id): 6, str(home.ravi.id): 4}
        months = await uow.reports.by_month(Scope())
        assert [(figure.key, figure.money.minor) for figure in months] == [("2025-12", 200), ("2026-01", 800)]
        by_day = await uow.reports.by_day(Scope(period=find_month(days[0])))
        assert [figure.key for figure in by_day] == ["2026-01-01", "2026-01-31"]
        assert rupees(await uow.reports.read_total(Scope(member=home.ravi.id))) == {"": 4}


async def test_merchants_count_however_they_are_spelt_and_those_without_are_left_out(home: Home) -> None:
    spelt = ("Blinkit", "BLINKIT", "blinkit", "Ünal", "ÜNAL", None)
    await home.write(*(home.entry(home.line("10", merchant=name)) for name in spelt))
    async with home.as_asha() as uow:
        figures = await uow.reports.by_merchant(Scope())
    assert [(figure.key.casefold(), figure.count) for figure in figures] == [("blinkit", 3), ("ünal", 2)]


async def test_a_line_without_a_category_is_other_in_cut_and_filter(home: Home) -> None:
    income = home.line("7", category=None, kind=EntryKind.INCOME)
    await home.write(home.entry(home.line("3", category=None)), home.entry(income))
    async with home.as_asha() as uow:
        assert rupees(await uow.reports.by_category(Scope(kinds=ALL))) == {"other": 3, "other_income": 7}
        assert rupees(await uow.reports.read_total(Scope(categories=("other", "dining")))) == {"": 3}


FINDS = {
    "milk": Scope(text="MILK"),
    "two words": Scope(text="milk  amul"),
    "merchant": Scope(merchant="amul"),
    "cyrillic": Scope(text="МОЛОКО"),
    "umlaut": Scope(merchant="käse"),
    "sharp s": Scope(text="STRASSE"),
    "wide letters": Scope(text="ＭＩＬＫ"),
    "devanagari": Scope(text="दूध"),
    "percent": Scope(text="100%"),
    "underscore": Scope(text="a_b"),
    "backslash": Scope(text="c:\\d"),
    "tag": Scope(tag="GOA trip"),
    "account": Scope(account="hdfc  CARD"),
    "category": Scope(categories=("pets",)),
    "from": Scope(least=777_00, currency="INR"),
    "to": Scope(most=1_00),
}
WRITTEN: dict[str, dict[str, Any]] = {
    "milk": {"description": "Milk 2l"},
    "two words": {"description": "Milk", "merchant": "Amul parlour"},
    "merchant": {"description": "butter", "merchant": "AMUL"},
    "cyrillic": {"description": "Молоко"},
    "umlaut": {"description": "x", "merchant": "KÄSEREI"},
    "sharp s": {"description": "Straße 5"},
    "wide letters": {"description": "milk"},
    "devanagari": {"description": "ताज़ा दूध"},
    "percent": {"description": "100% juice"},
    "underscore": {"description": "A_B"},
    "backslash": {"description": "C:\\D"},
    "tag": {"tags": ("Goa Trip",)},
    "account": {"account": "HDFC Card"},
    "category": {"category": "pets"},
    "from": {"money": Money(777_00, "INR")},
    "to": {"money": Money(1_00, "INR")},
}
DECOY: dict[str, Any] = {"description": "axb 1000 juice c:x", "merchant": "Shop", "money": Money(500_00, "INR")}


@pytest.mark.parametrize("case", FINDS)
async def test_what_is_searched_is_found_and_nothing_else(home: Home, case: str) -> None:
    """F2 list and search: any script, any case, no wildcard of the database's own."""
    line = home.line("500", description="thing")
    wanted = home.entry(replace(line, **WRITTEN[case]))
    await home.write(wanted, home.entry(replace(line, **DECOY)))
    async with home.as_asha() as uow:
        assert await uow.reports.list_entries(FINDS[case], limit=10) == (wanted,)
        assert (await uow.reports.read_total(FINDS[case]))[0].count == 1


LEFT_OUT = {
    "a category": (Scope(without=("pets",)), {"milk", "rent", "rent of the boat", "café"}),
    "what has no category": (Scope(without=("other",)), {"rent", "rent of the boat", "cat food", "café"}),
    "several categories": (Scope(without=("other", "pets", "housing")), {"rent of the boat", "café"}),
    "a word": (Scope(without_texts=("RENT",)), {"milk", "cat food", "café"}),
    "all words of one text": (Scope(without_texts=("boat rent",)), {"milk", "rent", "cat food", "café"}),
    "either of two texts": (Scope(without_texts=("milk", "boat")), {"rent", "cat food", "café"}),
    "a word written without its accents": (
        Scope(without_texts=("cafe",)),
        {"milk", "rent", "rent of the boat", "cat food"},
    ),
    "no wildcard": (Scope(without_texts=("%", "r_nt", " ")), {"milk", "rent", "rent of the boat", "cat food", "café"}),
    "beside what is looked for": (Scope(text="rent", without_texts=("boat",)), {"rent"}),
}


@pytest.mark.parametrize("case", LEFT_OUT)
async def test_what_is_left_out_does_not_count_and_all_else_does(home: Home, case: str) -> None:
    written = {"milk": None, "rent": "housing", "rent of the boat": "travel", "cat food": "pets", "café": "dining"}
    await home.write(*(home.entry(home.line("10", name, category=category)) for name, category in written.items()))
    scope, left = LEFT_OUT[case]
    async with home.as_asha() as uow:
        assert {entry.line.description for entry in await uow.reports.list_entries(scope, limit=10)} == left
        (total,), (all_of_it,) = await uow.reports.read_figures(
            [ReportQuery(Template.TOTAL, scope), ReportQuery(Template.TOTAL, Scope())]
        )
        assert (total.count, all_of_it.count) == (len(left), 5)
        assert sum(figure.count for figure in await uow.reports.by_category(scope)) == len(left)


async def test_days_of_the_week_count_alone(home: Home) -> None:
    """The same days on both databases, Sunday among them."""
    monday = DAY - timedelta(days=DAY.weekday())
    lines = [home.line(str(10**number), day=monday + timedelta(days=number)) for number in range(7)]
    await home.write(*map(home.entry, lines))
    async with home.as_asha() as uow:
        for number in range(1, 8):
            assert rupees(await uow.reports.read_total(Scope(weekdays=(number,)))) == {"": 10 ** (number - 1)}
        both = [ReportQuery(Template.TOTAL, Scope(weekdays=days)) for days in ((6, 7), (1, 2, 3, 4, 5))]
        weekend, workdays = await uow.reports.read_figures(both)
        assert (rupees(weekend), rupees(workdays)) == ({"": 1_100_000}, {"": 11_111})
        (sunday,) = await uow.reports.list_entries(Scope(weekdays=(7,)), limit=10)
        assert sunday.line.day.isoweekday() == 7


async def test_what_was_for_a_member_is_found_whoever_paid(home: Home) -> None:
    hers, his = Share(home.asha.id, 6000), Share(home.ravi.id, 6000)
    both = (Share(home.asha.id, 3000), Share(home.ravi.id, 3000))
    parts = {"saree": (hers,), "razor": (his,), "cake": both, "rent": ()}
    await home.write(*(home.entry(home.line("60", name, shares=shares)) for name, shares in parts.items()))
    secret = home.line("60", "ring", shares=(his,), visibility=Visibility.PRIVATE)
    await home.write(home.entry(secret))
    wanted = Scope(whom=home.ravi.id)
    for view, seen in ((home.as_asha(), {"razor", "cake", "ring"}), (home.as_ravi(), {"razor", "cake"})):
        async with view as uow:
            assert {entry.line.description for entry in await uow.reports.list_entries(wanted, limit=10)} == seen
            assert rupees(await uow.reports.read_total(wanted)) == {"": 60 * len(seen)}


async def test_newest_or_largest(home: Home) -> None:
    lines = [home.line("1"), home.line("9", day=DAY - timedelta(days=2)), home.line("5", day=DAY - timedelta(days=1))]
    await home.write(*(home.entry(line) for line in lines))
    async with home.as_asha() as uow:
        newest = await uow.reports.list_entries(Scope(), limit=2)
        largest = await uow.reports.list_entries(Scope(), limit=2, largest=True)
    assert [entry.line.money.minor for entry in newest] == [100, 500]
    assert [entry.line.money.minor for entry in largest] == [900, 500]


# What another member's private entry may and may not do in each report (C4).
SECRET: dict[str, Any] = {
    "description": "Necklace",
    "category": "gifts",
    "merchant": "Jeweller",
    "account": "own card",
    "tags": ("surprise",),
    "visibility": Visibility.PRIVATE,
}
SINGLING_OUT = (
    Scope(categories=("gifts",)),
    Scope(merchant="jewel"),
    Scope(tag="surprise"),
    Scope(account="own card"),
    Scope(least=1),
    Scope(most=10**9),
    Scope(text="necklace"),
    Scope(text="jeweller", period=find_month(DAY)),
    Scope(without=("groceries",)),
    Scope(without=("pets",)),
    Scope(without_texts=("milk",)),
    Scope(without_texts=("ring", "watch")),
)
TRUE_TOTALS = (
    Scope(),
    Scope(period=Period(DAY, DAY)),
    Scope(currency="INR"),
    Scope(weekdays=(DAY.isoweekday(),)),
)


async def _with_a_secret(home: Home) -> Entry:
    secret = home.entry(replace(home.line("900"), **SECRET))
    await home.write(secret, home.entry(home.line("100")))
    return secret


def _others(home: Home) -> list[SqlUnitOfWork]:
    return [home.as_ravi(), home.as_job()]


@pytest.mark.parametrize("scope", SINGLING_OUT)
async def test_no_filter_singles_out_anothers_private_entry(home: Home, scope: Scope) -> None:
    secret = await _with_a_secret(home)
    for view in _others(home):
        async with view as uow:
            assert secret.id not in {entry.id for entry in await uow.reports.list_entries(scope, limit=10)}
            reports = uow.reports
            for cut in (reports.read_total, reports.by_category, reports.by_member, reports.by_month, reports.by_day):
                assert sum(figure.money.minor for figure in await cut(scope)) in {0, 100_00}
    async with home.as_asha() as uow:
        assert secret.id in {entry.id for entry in await uow.reports.list_entries(scope, limit=10)}


@pytest.mark.parametrize("scope", TRUE_TOTALS)
async def test_totals_stay_true_for_everybody(home: Home, scope: Scope) -> None:
    await _with_a_secret(home)
    for view in (*_others(home), home.as_asha()):
        async with view as uow:
            reports = uow.reports
            for cut in (reports.read_total, reports.by_category, reports.by_member, reports.by_month, reports.by_day):
                assert sum(figure.money.minor for figure in await cut(scope)) == 1000_00
            assert rupees(await reports.by_member(replace(scope, member=home.asha.id))) == {str(home.asha.id): 1000}


async def test_a_breakdown_keeps_anothers_private_entry_apart(home: Home) -> None:
    await _with_a_secret(home)
    for view in _others(home):
        async with view as uow:
            assert rupees(await uow.reports.by_category(Scope())) == {PRIVATE: 900, "groceries": 100}
            assert await uow.reports.by_merchant(Scope()) == ()
    async with home.as_asha() as uow:
        assert rupees(await uow.reports.by_category(Scope())) == {"gifts": 900, "groceries": 100}
        assert rupees(await uow.reports.by_merchant(Scope())) == {"Jeweller": 900}


async def test_anothers_private_entry_is_listed_as_money_day_payer_and_kind(home: Home) -> None:
    secret = await _with_a_secret(home)
    for view in _others(home):
        async with view as uow:
            listed = await uow.reports.list_entries(Scope(), limit=10, largest=True)
        seen, line = listed[0], secret.line
        assert (seen.line.kind, seen.line.money, seen.line.day, seen.line.payer) == (
            line.kind,
            line.money,
            line.day,
            line.payer,
        )
        assert seen.line.visibility is Visibility.PRIVATE
        assert (seen.line.description, seen.line.category, seen.line.merchant, seen.line.account, seen.line.tags) == (
            "",
            None,
            None,
            None,
            (),
        )
        assert not seen.is_visible_to(home.ravi)
        assert seen.draft is None
    async with home.as_asha() as uow:
        assert secret in await uow.reports.list_entries(Scope(), limit=10)


@pytest.mark.parametrize("viewer", ["as_asha", "as_ravi", "as_job"])
async def test_many_figures_at_once_are_those_of_each_alone(home: Home, viewer: str) -> None:
    await _with_a_secret(home)
    queries = [
        ReportQuery(cut, scope) for cut in Template for scope in (*SINGLING_OUT, *TRUE_TOTALS, Scope(text="milk a"))
    ]
    async with getattr(home, viewer)() as uow:
        alone = [(await uow.reports.read_figures([query]))[0] for query in queries]
        assert await uow.reports.read_figures(queries) == tuple(alone)
        assert await uow.reports.read_figures(()) == ()
