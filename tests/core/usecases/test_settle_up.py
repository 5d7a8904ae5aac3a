"""C5: who owes whom adds up to nothing, whatever is written, changed, deleted and settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid, NotAllowed, NotFound
from core.model.balance import Balances, SharedEntry, SharedSum, SplitKind, SplitRule, Stay
from core.model.entry import Entry, EntryKind, Line, Visibility, divide_shares
from core.model.intent import ChangeDraft
from core.model.money import Money
from core.usecases.change_entry import change_entry
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.reckon_balances import compute_balances, find_split_terms, split_entry
from core.usecases.restore_entry import restore_entry
from core.usecases.settle_up import list_newest_shared, load_balances, set_split, settle_debt
from core.usecases.undo import undo_draft
from tests.core.usecases.book import IDS, Book, line

PEOPLE = [UUID(int=n) for n in range(1, 6)]
START = datetime(2026, 1, 1, tzinfo=UTC)
ASHA, RAVI, SAM = PEOPLE[:3]


def entry(number: int, written: int, made: Line, author: UUID = ASHA) -> Entry:
    return Entry(UUID(int=1000 + number), made, author, START + timedelta(days=written))


def spent(minor: int, payer: UUID, currency: str = "INR", kind: EntryKind = EntryKind.EXPENSE) -> Line:
    return Line(kind, Money(minor, currency), date(2026, 11, 21), payer=payer)


def sum_one(each: SharedEntry) -> SharedSum:
    """Return the sum of one entry, as the database sums many."""
    line, sign = each.entry.line, -1 if each.entry.line.kind is EntryKind.REFUND else 1
    return SharedSum(
        kind=line.kind,
        payer=line.payer or each.entry.author,
        currency=line.money.currency,
        minor=line.money.minor,
        parts={member: sign * minor for member, minor in each.parts.items()},
        count=1,
        versions=each.entry.version,
        newest=each.entry.created_at,
    )


def reckon(entries: Sequence[Entry], rules: Sequence[SplitRule], stays: Sequence[Stay], base: str = "INR") -> Balances:
    """Return who owes whom, entry by entry."""
    moved = [split_entry(each, rules, stays) for each in entries]
    return compute_balances([sum_one(each) for each in moved if any(each.moves.values())], base)


def nets(balances: Balances, currency: str = "INR") -> dict[UUID, int]:
    found = next((each for each in balances.currencies if each.currency == currency), None)
    return {each.member: each.net for each in found.members} if found else {}


def stays(*since: int) -> list[Stay]:
    return [Stay(member, START + timedelta(days=day)) for member, day in zip(PEOPLE, since, strict=False)]


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Entry], list[SplitRule], list[Stay]]:
    people = PEOPLE[: draw(st.integers(1, 5))]
    who, days = st.sampled_from(people), st.integers(0, 30)
    left = st.none() | st.integers(31, 40).map(lambda day: START + timedelta(days=day - draw(st.integers(0, 20))))
    joined = [Stay(each, START + timedelta(days=draw(days)), draw(left)) for each in people]
    weights = st.dictionaries(who, st.integers(0, 100), max_size=5)
    rules = [SplitRule(draw(st.sampled_from(SplitKind)), START + timedelta(days=draw(days)), draw(weights))]
    made = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from([EntryKind.EXPENSE, EntryKind.REFUND, EntryKind.TRANSFER]))
        one = spent(draw(st.integers(1, 10**12)), draw(who), draw(st.sampled_from(["INR", "USD", "KWD"])), kind)
        if kind is EntryKind.TRANSFER:
            one = one.share_equally([draw(who)])
        elif draw(st.booleans()):
            parts = draw(st.dictionaries(who, st.integers(1, 100), max_size=4))
            one = one.share_by_weights(parts)
        made.append(entry(number, draw(days), one, draw(who)))
    return made, rules, joined


@given(books())
def test_it_adds_up_to_nothing_and_few_transfers_settle_it(
    book: tuple[list[Entry], list[SplitRule], list[Stay]],
) -> None:
    balances = reckon(*book)
    for each in balances.currencies:
        open_sides = {member.member: member.net for member in each.members}
        assert sum(open_sides.values()) == 0
        owing = sum(1 for net in open_sides.values() if net)
        assert len(each.debts) <= max(0, owing - 1)
        for debt in each.debts:
            assert debt.money.minor > 0
            open_sides[debt.debtor] += debt.money.minor
            open_sides[debt.creditor] -= debt.money.minor
        assert not any(open_sides.values())
    assert all(sum(split_entry(each, *book[1:]).moves.values()) == 0 for each in book[0])


@given(books())
def test_terms_split_as_each_moment_does(book: tuple[list[Entry], list[SplitRule], list[Stay]]) -> None:
    made, rules, joined = book
    terms = find_split_terms(rules, joined)
    assert all(one.until <= other.since for one, other in pairwise(terms))
    for each in made:
        if each.line.is_spending and not each.line.shares:
            weights = [term.weights for term in terms if term.since <= each.created_at < term.until]
            parts = split_entry(replace(each, line=replace(each.line, kind=EntryKind.EXPENSE)), rules, joined).parts
            shares = divide_shares(each.line.money, weights[0] if weights else {}, each.line.payer)
            assert {share.member: share.minor for share in shares} == parts


def test_what_cannot_be_divided_falls_to_the_payer() -> None:
    three = reckon([entry(1, 9, spent(10_01, RAVI))], [], stays(0, 0, 0))
    assert nets(three) == {ASHA: -333, RAVI: 666, SAM: -333}
    back = reckon([entry(1, 9, spent(10_01, RAVI, kind=EntryKind.REFUND))], [], stays(0, 0, 0))
    assert nets(back) == {ASHA: 333, RAVI: -666, SAM: 333}


def test_pairs_that_settle_among_themselves_need_no_third() -> None:
    """Four who owe pairwise are settled by two transfers, not three."""
    owed = [(0, 1, 70), (2, 3, 50)]
    made = [entry(n, 9, spent(m, PEOPLE[a]).share_equally([PEOPLE[b]])) for n, (a, b, m) in enumerate(owed)]
    debts = reckon(made, [], stays(0, 0, 0, 0)).debts
    assert [(each.debtor, each.creditor, each.money.minor) for each in debts] == [
        (PEOPLE[1], PEOPLE[0], 70),
        (PEOPLE[3], PEOPLE[2], 50),
    ]


def test_a_new_member_and_a_new_rule_change_nothing_that_is_written() -> None:
    made = [entry(1, 5, spent(900, ASHA)), entry(2, 15, spent(900, ASHA)), entry(3, 25, spent(900, ASHA))]
    rules = [SplitRule(SplitKind.PERCENT, START + timedelta(days=20), {ASHA: 80, RAVI: 20})]
    assert nets(reckon(made, rules, stays(0, 0, 10))) == {ASHA: 450 + 600 + 180, RAVI: -930, SAM: -300}
    off = [SplitRule(SplitKind.OFF, START, {})]
    assert reckon(made, off, stays(0, 0, 10)).debts == ()


async def _balances(book: Book) -> Balances:
    async with book.acting("Asha") as context:
        return await load_balances(context.uow, "INR")


async def _save(book: Book, made: Line, by: str = "Asha") -> Entry:
    draft = await book.propose(made, by=by)
    async with book.acting(by) as context:
        return (await confirm_draft(context, draft.id)).entries[0]


def _ids(book: Book) -> Mapping[str, UUID]:
    return {member.name: member.id for member in book.household.members}


async def _settle(book: Book, balances: Balances, by: str = "Asha") -> int:
    async with book.acting(by) as context:
        debt = balances.debts[0]
        return len(
            await settle_debt(
                context, debt.debtor, debt.creditor, mark=balances.mark, period=None, channel="console", chat="Asha"
            )
        )


async def test_settling_twice_writes_once_and_can_be_undone(either_book: Book) -> None:
    """B3, C5: on both databases."""
    book, who = either_book, _ids(either_book)
    await _save(book, line("300").share_equally([who["Asha"], who["Ravi"], who["Kid"]]))
    owed = await _balances(book)
    assert nets(owed) == {who["Asha"]: 20000, who["Ravi"]: -10000, who["Kid"]: -10000}
    assert await _settle(book, owed) == 1
    assert await _settle(book, owed) == 0
    assert await _settle(book, owed, by="Ravi") == 0
    half = await _balances(book)
    assert [debt.money.minor for debt in half.debts] == [10000]
    assert await _settle(book, half) == 1
    assert (await _balances(book)).debts == ()
    transfers = [each for each in await book.entries() if each.line.kind is EntryKind.TRANSFER]
    assert {(each.line.transfer_receiver, each.line.money.minor) for each in transfers} == {(who["Asha"], 10000)}
    async with book.acting("Asha") as context:
        await undo_draft(context, transfers[0].draft or UUID(int=0))
    assert [debt.money.minor for debt in (await _balances(book)).debts] == [10000]


async def test_one_currency_is_settled_alone(book: Book) -> None:
    who = _ids(book)
    await _save(book, line("300").share_equally([who["Ravi"]]))
    await _save(book, line("40", currency="EUR").share_equally([who["Ravi"]]))
    owed = await _balances(book)
    async with book.acting("Asha") as context:
        written = await settle_debt(
            context,
            who["Ravi"],
            who["Asha"],
            mark=owed.mark,
            period=None,
            channel="console",
            chat="Asha",
            currency="EUR",
        )
    assert [result.entries[0].line.money for result in written] == [Money(4000, "EUR")]
    assert [debt.money for debt in (await _balances(book)).debts] == [Money(30000, "INR")]


async def test_a_viewer_settles_nothing_and_only_an_admin_sets_the_split(book: Book) -> None:
    who = _ids(book)
    await _save(book, line("300").share_equally([who["Ravi"]]))
    owed = await _balances(book)
    with pytest.raises(NotAllowed):
        await _settle(book, owed, by="Kid")
    with pytest.raises(NotAllowed):
        async with book.acting("Ravi") as context:
            await set_split(context, SplitKind.OFF)


@pytest.mark.parametrize(
    "weights", [{}, {"Asha": 0}, {"Asha": 6000, "Ravi": 3000}, {"Asha": -1000, "Ravi": 11000}, {"stranger": 10000}]
)
async def test_parts_that_are_none_are_refused(book: Book, weights: dict[str, int]) -> None:
    who = {**_ids(book), "stranger": UUID(int=7)}
    with pytest.raises(Invalid):
        async with book.acting("Asha") as context:
            await set_split(context, SplitKind.PERCENT, {who[name]: part for name, part in weights.items()})


async def test_a_split_by_income_takes_the_last_whole_months(book: Book) -> None:
    who = _ids(book)
    with pytest.raises(NotFound):
        async with book.acting("Asha") as context:
            await set_split(context, SplitKind.INCOME)
    for name, amount in (("Asha", "60000"), ("Ravi", "30000")):
        earned = replace(line(amount, "salary", day=date(2026, 10, 1)), kind=EntryKind.INCOME, payer=who[name])
        await _save(book, replace(earned, visibility=Visibility.PRIVATE), by=name)
    async with book.acting("Asha") as context:
        rule = await set_split(context, SplitKind.INCOME)
    assert rule.weights == {who["Asha"]: 667, who["Ravi"]: 333, who["Kid"]: 0}
    await _save(book, line("1000"))
    assert nets(await _balances(book)) == {who["Asha"]: 33300, who["Ravi"]: -33300}


async def test_a_private_entry_is_nobodys_debt(book: Book) -> None:
    """C4: not even of whom it was for."""
    who = _ids(book)
    await _save(book, replace(line("900", "watch"), visibility=Visibility.PRIVATE).share_equally([who["Ravi"]]))
    assert await _balances(book) == reckon([], [], [])


async def test_any_edits_and_deletions_conserve(book: Book) -> None:
    """C5: a few hundred random deeds, after each of which every currency adds up to nothing."""
    chance, who = Random(7), list(_ids(book).values())  # noqa: S311  chance that repeats
    saved: list[Entry] = []
    for _ in range(120):
        deed = chance.choice(["save", "save", "change", "delete", "restore", "split", "settle"])
        balances = await _balances(book)
        if deed == "save" or not saved:
            made = line(str(chance.randint(1, 99999)), currency=chance.choice(["INR", "USD"]))
            made = replace(made, payer=chance.choice(who), kind=chance.choice([EntryKind.EXPENSE, EntryKind.REFUND]))
            saved.append(await _save(book, made.share_equally(chance.sample(who, chance.randint(0, 3)))))
            continue
        one = chance.choice(saved)
        async with book.acting("Asha") as context:
            if deed == "change":
                await _change_somehow(context, one.id, chance, who)
            elif deed == "delete":
                await delete_entry(context, one.id)
            elif deed == "restore":
                await restore_entry(context, one.id)
            elif deed == "split":
                await set_split(context, SplitKind.FIXED, {each: chance.randint(1, 9) for each in who})
        if deed == "settle" and balances.debts:
            assert await _settle(book, balances) >= 1
        for currency in (await _balances(book)).currencies:
            assert sum(member.net for member in currency.members) == 0


@pytest.mark.parametrize("seed", range(3))
async def test_sums_of_the_database_are_those_of_each_entry(either_book: Book, seed: int) -> None:
    """C5: to the minor unit, whatever is left over where parts do not divide, and whoever was there when."""
    book, chance = either_book, Random(seed)  # noqa: S311  chance that repeats
    who = list(_ids(book).values())
    for kind in chance.sample([SplitKind.EQUAL, SplitKind.FIXED, SplitKind.OFF, SplitKind.PERCENT], 3):
        parts = {SplitKind.FIXED: (100, 200, 700), SplitKind.PERCENT: (3333, 6667, 0)}.get(kind, ())
        async with book.acting("Asha") as context:
            await set_split(context, kind, dict(zip(who, parts, strict=False)))
        async with book.acting("Asha") as context:
            await context.uow.entries.add([_draw_entry(chance, who, context.now) for _ in range(60)])
    async with book.acting("Asha") as context:
        found = await load_balances(context.uow, "INR")
        sharing = context.uow.sharing
        entries = await sharing.list_entries(limit=1000)
        by_entry = reckon(entries, await sharing.list_rules(), await sharing.list_stays())
        newest = await list_newest_shared(context.uow, 1000)
    assert found.currencies == by_entry.currencies
    assert found.entry_count == by_entry.entry_count == len(newest)
    assert all(
        found.sum_direct_debts(one, other) == by_entry.sum_direct_debts(one, other) for one in who for other in who
    )


def _draw_entry(chance: Random, who: Sequence[UUID], now: datetime) -> Entry:
    kind = chance.choice([EntryKind.EXPENSE, EntryKind.EXPENSE, EntryKind.REFUND, EntryKind.TRANSFER])
    money = Money(chance.choice([1, 2, 3, 100, chance.randint(1, 10**12)]), chance.choice(["INR", "INR", "KWD"]))
    made = Line(kind, money, date(2026, 11, 21), payer=chance.choice([None, *who]))
    if kind is EntryKind.TRANSFER or chance.random() < 0.3:
        made = made.share_by_weights(
            {each: chance.randint(1, 9) for each in chance.sample(who, 1 + chance.randrange(3))}
        )
    visibility = Visibility.PRIVATE if chance.random() < 0.1 else Visibility.SHARED
    return Entry(IDS.new(), replace(made, visibility=visibility), chance.choice(who), now)


async def _change_somehow(context: object, entry_id: UUID, chance: Random, who: list[UUID]) -> None:
    change = chance.choice(
        [
            ChangeDraft(amount=chance.randint(1, 5000)),  # type: ignore[arg-type]
            ChangeDraft(payer=chance.choice(who)),
            ChangeDraft(whom=tuple(chance.sample(who, 2)), parts=(chance.randint(1, 99), 1)),
            ChangeDraft(whom=()),
            ChangeDraft(kind=chance.choice([EntryKind.EXPENSE, EntryKind.REFUND, EntryKind.INCOME])),
            ChangeDraft(currency=chance.choice(["INR", "USD", "KWD"])),
        ]
    )
    try:
        await change_entry(context, entry_id, change)  # type: ignore[arg-type]
    except (Invalid, NotFound):
        return
