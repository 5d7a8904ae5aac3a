"""F1, F5, C4: every figure of every answer equals a plain sum over the entries, whoever asks (law 7)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from core.model.answer import Answer, Average, Balance, Basis, Breakdown, Comparison, Count, Listing, Total
from core.model.entry import Entry, EntryKind, Visibility
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent
from storage.store import Store
from tests.bot.handlers.home import NOON, TODAY, Home, Numbered, opened, settle
from tests.databases import empty

KINDS = [EntryKind.EXPENSE] * 5 + [EntryKind.REFUND, EntryKind.INCOME, EntryKind.TRANSFER]
MERCHANTS = [None, "Big Bazaar", "Uber"]
IDS = Numbered()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Where a store of each kind is."""
    return str(request.getfixturevalue("migrated_postgres")) if request.param == "postgres" else None


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def store(address: str | None, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """A store; its households tell the examples apart."""
    if address is not None:
        await empty(address)  # what another test left was sealed with another key
    async with opened(Path(tmp_path_factory.mktemp("book")), address) as store:
        yield store


@dataclass(frozen=True, slots=True)
class Made:
    """An entry before it is written, members by number."""

    amount: int
    day: date
    by: int
    payer: int
    private: bool
    thrown: bool
    more: dict[str, Any]

    def entry(self, home: Home) -> Entry:
        money = f"{self.amount // 100}.{self.amount % 100:02}"
        payer = home.members[self.payer].id
        entry = home.entry(money, self.day, "thing", by=self.by, private=self.private, payer=payer, **self.more)
        return replace(entry, deleted_at=NOON) if self.thrown else entry


made = st.builds(
    Made,
    amount=st.integers(1, 10_000_00),
    day=st.dates(TODAY - timedelta(days=100), TODAY),
    by=st.integers(0, 1),
    payer=st.integers(0, 1),
    private=st.booleans(),
    thrown=st.sampled_from([False, False, False, True]),
    more=st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "category": st.sampled_from(["groceries", "dining", "transport"]),
            "merchant": st.sampled_from(MERCHANTS),
            "currency": st.sampled_from(["INR", "INR", "INR", "USD"]),
            "tags": st.sampled_from([(), ("office",)]),
        }
    ),
)
books = st.lists(made, min_size=12, max_size=30)
periods = st.one_of(
    st.none(),
    st.sampled_from([find_month(TODAY), find_month(TODAY - timedelta(days=31)), find_month(date(2026, 9, 5))]),
    st.builds(
        lambda first, days: Period(first, first + timedelta(days=days)),
        st.dates(date(2026, 8, 1), TODAY),
        st.integers(0, 50),
    ),
)
amounts = st.one_of(st.none(), st.decimals(0, 5000, places=2))


@st.composite
def questions(draw: Callable[[st.SearchStrategy[Any]], Any], intent: QuestionIntent) -> Question:
    """A question of an intent with any slots; ``member`` is a number until the household is known."""
    low, high = draw(amounts), draw(amounts)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Question(
        intent,
        period=draw(periods),
        categories=draw(st.sampled_from([(), (), ("groceries",), ("dining", "transport")])),
        merchant=draw(st.sampled_from([None, None, "uber", "Big"])),
        tag=draw(st.sampled_from([None, None, None, "office"])),
        least=low,
        most=high,
        kind=draw(st.sampled_from([None, None, *EntryKind])),
        chart=draw(st.booleans()),
    )


def seen(entry: Entry, question: Question, home: Home, viewer: UUID | None) -> bool:
    """Whether an entry counts for a question, its kind and period apart."""
    line = entry.line
    detail = bool(
        question.categories
        or question.merchant
        or question.tag
        or question.least is not None
        or question.most is not None
    )
    hidden = line.visibility is Visibility.PRIVATE and entry.author != viewer
    if entry.deleted_at or (detail and hidden):
        return False
    amount, bounded = line.money.amount, question.least is not None or question.most is not None
    return (
        (not question.categories or line.category in question.categories)
        and (not question.merchant or question.merchant.casefold() in (line.merchant or "").casefold())
        and (not question.tag or question.tag in line.tags)
        and (not bounded or line.money.currency == home.household.currency)
        and (question.least is None or amount >= question.least)
        and (question.most is None or amount <= question.most)
        and (question.member is None or line.payer == question.member)
    )


class Oracle:
    """The book summed by hand."""

    def __init__(self, home: Home, book: Iterable[Entry], question: Question, viewer: UUID | None) -> None:
        self.entries = [entry for entry in book if seen(entry, question, home, viewer)]
        self.viewer = viewer
        self.net = {question.kind or EntryKind.EXPENSE}
        if EntryKind.EXPENSE in self.net:
            self.net.add(EntryKind.REFUND)

    def within(self, period: Period | None, kinds: set[EntryKind]) -> list[Entry]:
        return [e for e in self.entries if e.line.kind in kinds and (period is None or e.line.day in period)]

    def agrees(self, basis: Basis, kinds: set[EntryKind] | None = None) -> None:
        """A basis counts and sums what the period holds."""
        counted = self.within(basis.scope.period, kinds or self.net)
        assert basis.count == len(counted)
        assert {m.currency: m.minor for m in basis.sums} == sums(counted)

    def private(self, entry: Entry) -> bool:
        return entry.line.visibility is Visibility.PRIVATE and entry.author != self.viewer


def signed(entry: Entry) -> int:
    return -entry.line.money.minor if entry.line.kind is EntryKind.REFUND else entry.line.money.minor


def sums(entries: Iterable[Entry]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for entry in entries:
        found[entry.line.money.currency] += signed(entry)
    return dict(found)


def check(answer: Answer, oracle: Oracle, question: Question) -> None:  # noqa: C901  one arm for each answer
    bought = {question.kind or EntryKind.EXPENSE}
    match answer:
        case Total():
            oracle.agrees(answer.basis)
            if question.kind in (None, EntryKind.EXPENSE):
                back = sums(oracle.within(answer.basis.scope.period, {EntryKind.REFUND}))
                assert {m.currency: -m.minor for m in answer.refunds} == back
            if answer.parts:
                assert parts_sum(answer.parts) == {m.currency: m.minor for m in answer.basis.sums}
        case Breakdown():
            check_parts(answer, oracle)
        case Comparison():
            for basis in (*answer.number_evidence, *([answer.same_day] if answer.same_day else [])):
                oracle.agrees(basis)
        case Listing():
            kinds = oracle.net
            if question.intent is QuestionIntent.LARGEST:
                kinds = bought
            elif question.kind is None and question.least is not None and question.least == question.most:
                kinds = set(EntryKind)
            check_rows(answer, oracle, kinds)
        case Average():
            oracle.agrees(answer.basis)
            oracle.agrees(answer.purchases, bought)
        case Count():
            oracle.agrees(answer.basis, bought)
        case Balance():
            oracle.agrees(answer.income, {EntryKind.INCOME})
            oracle.agrees(answer.spending, {EntryKind.EXPENSE, EntryKind.REFUND})
        case _:
            raise AssertionError(answer)


def parts_sum(parts: Iterable[Any]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for part in parts:
        found[part.money.currency] += part.money.minor
    return dict(found)


def check_parts(answer: Breakdown, oracle: Oracle) -> None:
    wanted: Counter[tuple[str, str]] = Counter()
    for entry in oracle.within(answer.basis.scope.period, oracle.net):
        line = entry.line
        key = {
            "by_category": "private" if oracle.private(entry) else str(line.category),
            "by_member": str(line.payer),
            "by_merchant": "" if oracle.private(entry) else line.merchant or "",
        }[answer.basis.template.value]
        if key:
            wanted[key, line.money.currency] += signed(entry)
    assert {(part.key, part.money.currency): part.money.minor for part in answer.parts} == dict(wanted)
    assert [p.money.minor for p in answer.parts] == sorted((p.money.minor for p in answer.parts), reverse=True)


def check_rows(answer: Listing, oracle: Oracle, kinds: set[EntryKind]) -> None:
    counted = oracle.within(answer.basis.scope.period, kinds)
    if answer.largest:
        ranked = [entry for entry in counted if entry.line.money.currency == "INR"]
        assert answer.left_out == len(counted) - len(ranked)
        biggest = sorted((entry.line.money.minor for entry in ranked), reverse=True)
        assert [entry.line.money.minor for entry in answer.entries] == biggest[: answer.size]
        return
    assert answer.basis.count == len(counted)
    newest = sorted((entry.line.day for entry in counted), reverse=True)
    assert [entry.line.day for entry in answer.entries] == newest[: answer.size]
    hidden = {entry.id for entry in counted if oracle.private(entry)}
    for entry in answer.entries:
        assert not (entry.id in hidden and (entry.line.description or entry.line.category or entry.line.merchant))


def as_meant(question: Question) -> Question:
    """Who paid how much is asked of everyone; what only spends brings nothing in."""
    if question.intent is QuestionIntent.BY_MEMBER:
        question = replace(question, member=None)
    return replace(question, kind=None) if question.categories and question.kind is EntryKind.INCOME else question


ANSWERED = [
    QuestionIntent.TOTAL,
    QuestionIntent.CATEGORY_SPEND,
    QuestionIntent.COMPARE,
    QuestionIntent.TOP_CATEGORIES,
    QuestionIntent.TOP_MERCHANTS,
    QuestionIntent.BY_MEMBER,
    QuestionIntent.LARGEST,
    QuestionIntent.LIST,
    QuestionIntent.AVERAGE,
    QuestionIntent.COUNT,
    QuestionIntent.INCOME_VS_EXPENSE,
]


@pytest.mark.asyncio(loop_scope="module")
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(book=books, asked=st.lists(st.sampled_from(ANSWERED).flatmap(questions), min_size=8, max_size=8), data=st.data())
async def test_every_figure_is_the_sum_of_its_entries(
    store: Store, book: list[Made], asked: list[Question], data: st.DataObject
) -> None:
    home = await settle(store, ids=IDS)
    entries = [thing.entry(home) for thing in book]
    await home.write(*entries)
    for question in asked:
        member = data.draw(st.sampled_from([None, None, *(m.id for m in home.members)]))
        question = replace(question, member=member)  # noqa: PLW2901  its household is known by now
        viewer = data.draw(st.sampled_from([None, *(m.id for m in home.members)]))
        made = plan_answer(question, home.household, TODAY)
        assert made
        async with home.book(viewer) as uow:
            answer = await solve_plan(uow.reports, made)
        whole = as_meant(question)
        check(answer, Oracle(home, entries, whole, viewer), whole)


@pytest.mark.asyncio(loop_scope="module")
async def test_the_same_number_whichever_way_it_is_asked(store: Store) -> None:
    """F5: a total, its categories, its members and its days are one number."""
    home = await settle(store, ids=IDS)
    await home.write(
        home.entry("100.10", category="dining"),
        home.entry("40.05", date(2026, 11, 3), by=1, private=True),
        home.entry("12", date(2026, 11, 9), kind=EntryKind.REFUND),
    )
    intents = (QuestionIntent.TOTAL, QuestionIntent.TOP_CATEGORIES, QuestionIntent.BY_MEMBER)
    found = set()
    async with home.book(home.members[0].id) as uow:
        for question in (*map(Question, intents), Question(QuestionIntent.TOTAL, chart=True)):
            made = plan_answer(question, home.household, TODAY)
            assert made
            found.add((await solve_plan(uow.reports, made)).number_evidence[0].sums)
    assert found == {(Money.of(Decimal("128.15"), "INR"),)}
