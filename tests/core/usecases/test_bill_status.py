"""How bills stand: one entry pays one occurrence, whichever it fits best; parts add up; early and late count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from core.model.draft import DraftState
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import (
    Bill,
    BillStatus,
    DraftedOccurrence,
    RecurringRule,
    Rhythm,
    RhythmUnit,
    RuleState,
    RuleTerms,
    list_occurrences,
)
from core.usecases.bill_status import find_payment_days, judge_bills

ASHA, RAVI = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
MONTHLY, WEEKLY = Rhythm(RhythmUnit.MONTH), Rhythm(RhythmUnit.WEEK)
TODAY = date(2026, 3, 10)
SPRING = Period(date(2026, 1, 1), date(2026, 4, 30))


def rule(name: str, amount: int, start: str = "2026-01-01", number: int = 1, **more: object) -> RecurringRule:
    """A monthly rule, unless told otherwise."""
    fields = {"category": None, "merchant": None, "rhythm": MONTHLY, "visibility": Visibility.SHARED} | more
    rhythm = fields.pop("rhythm")
    line = Line(EntryKind.EXPENSE, Money.of(amount, "INR"), date.fromisoformat(start), name, **fields)  # type: ignore[arg-type]
    terms = (RuleTerms(1, line),)
    ident = UUID(int=100 + number)
    return RecurringRule(ident, ASHA, "console", "a", NOW, rhythm, line.day, terms, RuleState.ACTIVE)  # type: ignore[arg-type]


def paid(name: str, amount: int, day: str, number: int, **more: object) -> Entry:
    """An entry."""
    author = more.pop("author", ASHA)
    draft = more.pop("draft", None)
    fields = {"kind": EntryKind.EXPENSE} | more
    line = Line(money=Money.of(amount, "INR"), day=date.fromisoformat(day), description=name, **fields)  # type: ignore[arg-type]
    return Entry(UUID(int=1000 + number), line, author, NOW, draft=draft)  # type: ignore[arg-type]


def states(bills: tuple[Bill, ...]) -> list[str]:
    return [bill.status.value for bill in bills]


def test_what_nobody_paid_is_overdue_due_and_upcoming() -> None:
    bills = judge_bills([rule("rent", 25000, "2026-01-09")], [], [], TODAY, SPRING)
    assert states(bills) == ["overdue", "overdue", "due", "upcoming"]
    assert bills[0].left == Money.of(25000, "INR")


def test_an_entry_by_hand_pays_the_nearest_early_or_late() -> None:
    entries = [
        paid("rent", 25000, "2026-01-04", 1), paid("House rent", 25000, "2026-02-18", 2),
        paid("rent", 25000, "2026-03-25", 3),
    ]  # fmt: skip
    bills = judge_bills([rule("rent", 25000)], entries, [], TODAY, SPRING)
    assert states(bills) == ["paid", "paid", "overdue", "paid"]
    assert [bill.payments for bill in bills] == [(entries[0].id,), (entries[1].id,), (), (entries[2].id,)]


def test_parts_add_up() -> None:
    parts = [paid("rent", 15000, "2026-02-02", 1), paid("rent", 10000, "2026-02-07", 2)]
    one = judge_bills([rule("rent", 25000, "2026-02-01")], parts[:1], [], TODAY, SPRING)
    assert (states(one)[0], one[0].left) == ("partly_paid", Money.of(10000, "INR"))
    both = judge_bills([rule("rent", 25000, "2026-02-01")], parts, [], TODAY, SPRING)
    assert (states(both)[0], both[0].left) == ("paid", Money.of(0, "INR"))


def test_two_contracts_of_one_shop_are_two() -> None:
    cheap, dear = rule("jio", 299, number=1, merchant="Jio"), rule("jio", 999, number=2, merchant="Jio")
    entries = [paid("jio", 999, "2026-01-02", 1, merchant="Jio"), paid("jio", 299, "2026-01-02", 2, merchant="Jio")]
    bills = judge_bills([cheap, dear], entries, [], TODAY, Period(date(2026, 1, 1), date(2026, 1, 31)))
    assert {bill.rule.id: bill.payments for bill in bills} == {cheap.id: (entries[1].id,), dear.id: (entries[0].id,)}


def test_other_things_pay_nothing() -> None:
    others = [
        paid("milk", 25000, "2026-01-01", 1), paid("rent", 25000, "2026-01-01", 2, kind=EntryKind.INCOME),
        paid("rent", 99000, "2026-01-01", 3), paid("rent", 25000, "2026-01-01", 4, author=RAVI,
        visibility=Visibility.PRIVATE),
    ]  # fmt: skip
    assert states(judge_bills([rule("rent", 25000)], others, [], TODAY, SPRING))[0] == "overdue"


def test_what_is_metered_is_paid_as_it_came() -> None:
    power = rule("electricity", 2000, category="utilities")
    bills = judge_bills([power], [paid("electricity bill", 1210, "2026-01-03", 1)], [], TODAY, SPRING)
    assert states(bills)[0] == "paid"


def test_the_card_of_an_occurrence_decides() -> None:
    rent = rule("rent", 25000)
    card = DraftedOccurrence(rent.id, 1, UUID(int=7), DraftState.CONFIRMED)
    other = paid("something else", 100, "2026-01-05", 1, draft=card.draft)
    assert states(judge_bills([rent], [other], [card], TODAY, SPRING))[0] == "paid"
    assert states(judge_bills([rent], [], [card], TODAY, SPRING))[0] == "overdue"  # undone
    thrown = replace(card, state=DraftState.DISCARDED)
    assert states(judge_bills([rent], [], [thrown], TODAY, SPRING))[0] == "skipped"


def test_a_skipped_one_takes_no_payment() -> None:
    rent = replace(rule("rent", 25000), skipped=(2,))
    bills = judge_bills([rent], [paid("rent", 25000, "2026-02-01", 1)], [], TODAY, SPRING)
    assert states(bills)[1] == "skipped"


@given(some.lists(some.tuples(some.integers(0, 119), some.integers(1, 40)), max_size=12), some.randoms())
def test_no_entry_pays_twice_and_order_does_not_matter(found: list[tuple[int, int]], chance: object) -> None:
    rules = [rule("gym", 1200, rhythm=WEEKLY), rule("gym", 1300, number=2)]
    entries = [
        paid("gym", amount * 100, date.fromordinal(date(2026, 1, 1).toordinal() + day).isoformat(), number)
        for number, (day, amount) in enumerate(found)
    ]
    bills = judge_bills(rules, entries, [], TODAY, SPRING)
    used = [ident for bill in bills for ident in bill.payments]
    assert len(used) == len(set(used))
    mixed = list(entries)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert judge_bills(rules, mixed, [], TODAY, SPRING) == bills
    for bill in bills:
        assert bill.status is not BillStatus.PAID or bill.payments


def test_the_days_of_payment_do_not_reach_into_the_next() -> None:
    for rhythm in (MONTHLY, WEEKLY, Rhythm(RhythmUnit.YEAR), Rhythm(RhythmUnit.DAY), Rhythm(RhythmUnit.MONTH, 3)):
        first, second = list_occurrences(rule("x", 1, rhythm=rhythm), Period(date(2026, 1, 1), date(2027, 2, 1)))[:2]
        assert find_payment_days(rhythm, first.day).last < find_payment_days(rhythm, second.day).first
