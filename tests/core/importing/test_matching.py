"""One purchase, many proofs: in any order, however often they come; twins stay twins (H1, H2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.importing.alert_details import AlertDetails, AlertLikeness, compare_alerts
from core.importing.matching import Fact, MatchVerdict, ProofSource, compare_names, match_facts, pair_transfers
from core.model.entry import EntryKind
from core.model.money import Money

DAY = date(2026, 11, 10)
SHOPS = ("Green Grocers", "City Water", "Corner Bakery")


def fact(key: str, source: ProofSource, **changes: object) -> Fact:
    """Return a fact of a purchase of 4.50."""
    plain = Fact(key, EntryKind.EXPENSE, Money(450, "EUR"), DAY, frozenset((source,)))
    return replace(plain, **changes)  # type: ignore[arg-type]


ALERT, MESSAGE, STATEMENT = ProofSource.ALERT, ProofSource.MESSAGE, ProofSource.STATEMENT


@pytest.mark.parametrize(
    ("new", "known", "verdict"),
    [
        (fact("a", ALERT, name="GREEN GROCERS 42"), fact("m", MESSAGE, name="green grocers"), "matched"),
        (fact("a", ALERT, name="SQ *GRN GROC"), fact("m", MESSAGE, name="coffee"), "maybe"),
        (fact("a", ALERT, account="4821"), fact("m", MESSAGE, account="HDFC 4821"), "matched"),
        (fact("a", ALERT, account="4821"), fact("m", MESSAGE, account="HDFC 9911"), "new"),
        (fact("a", ALERT), fact("b", ALERT), "new"),
        (fact("a", ALERT, name="X"), fact("m", MESSAGE, name="X", day=DAY - timedelta(2)), "maybe"),
        (fact("a", ALERT, name="X"), fact("m", MESSAGE, name="X", day=DAY - timedelta(4)), "new"),
        (fact("s", STATEMENT, name="Bun"), fact("a", ALERT, name="BUN", day=DAY - timedelta(4)), "matched"),
        (fact("s", STATEMENT, name="Bun"), fact("a", ALERT, name="BUN", day=DAY + timedelta(3)), "new"),
        (fact("a", ALERT, kind=EntryKind.INCOME), fact("m", MESSAGE), "new"),
        (fact("a", ALERT, name="A", reference="7"), fact("s", STATEMENT, name="B", reference="7"), "matched"),
        (fact("a", ALERT), fact("m", MESSAGE, money=Money(451, "EUR")), "new"),
    ],
)  # fmt: skip
def test_a_pair(new: Fact, known: Fact, verdict: str) -> None:
    (match,) = match_facts([new], [known])
    assert match.verdict.value == verdict


def test_each_known_one_is_taken_once() -> None:
    alerts = [fact(f"a{number}", ProofSource.ALERT, name="Cafe") for number in range(3)]
    known = [fact(f"m{number}", ProofSource.MESSAGE, name="cafe") for number in range(2)]
    verdicts = Counter(match.verdict for match in match_facts(alerts, known))
    assert verdicts == {MatchVerdict.MATCHED: 2, MatchVerdict.NEW: 1}


def test_transfers_between_own_accounts_are_paired() -> None:
    out = [fact("o1", ProofSource.ALERT, account="1111"), fact("o2", ProofSource.ALERT, account="1111")]
    into = [fact("i1", ProofSource.ALERT, account="2222", kind=EntryKind.INCOME, day=DAY + timedelta(1))]
    stranger = fact("i2", ProofSource.ALERT, account="1111", kind=EntryKind.INCOME)
    assert [(one.key, other.key) for one, other in pair_transfers([*into, stranger, *out])] == [("o1", "i1")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("SHOPRITE LEKKI LAGOS", "Shoprite", True),
        ("PAY*SWIGGY", "swiggy", True),
        ("City Water", "Corner Bakery", False),
    ],
)
def test_names(one: str, other: str, alike: bool) -> None:  # noqa: FBT001
    found = compare_names(one, other)
    assert found is not None
    assert (found >= 0.65) is alike


@dataclass
class Book:
    """Entries as proofs come in one by one; what may be one purchase is answered by who was there."""

    entries: list[tuple[Fact, set[str]]] = field(default_factory=list)

    def arrive(self, proof: Fact, purchase: str, truth: dict[str, str]) -> None:
        """Take a proof in; the same proof again changes nothing."""
        if any(str(proof.key) in keys for _, keys in self.entries):
            return
        (match,) = match_facts([proof], [entry for entry, _ in self.entries])
        for place, (entry, keys) in enumerate(self.entries):
            if match.known is entry and (match.verdict is MatchVerdict.MATCHED or truth[min(keys)] == purchase):
                joined = replace(
                    entry,
                    sources=entry.sources | proof.sources,
                    name=entry.name or proof.name,
                    alerts=entry.alerts + proof.alerts,
                )
                self.entries[place] = (joined, keys | {str(proof.key)})
                return
        self.entries.append((proof, {str(proof.key)}))


@st.composite
def purchases(draw: st.DrawFn) -> list[list[Fact]]:
    """Purchases, twins among them, each with some of the proofs it leaves."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        shop, day = draw(st.sampled_from(SHOPS)), DAY + timedelta(days=20 * draw(st.integers(0, 2)))
        sources = draw(st.lists(st.sampled_from(list(ProofSource)), min_size=1, max_size=4, unique=True))
        late = {ProofSource.STATEMENT: draw(st.integers(0, 1))}
        made.append(
            [
                fact(f"{number}-{source}", source, name=shop, account="4821", day=day + timedelta(late.get(source, 0)))
                for source in sources
            ]
        )
    return made


WORDINGS = {
    "sms": "rs debited from a c to green grocers on avl bal rs",
    "mail": "dear customer a payment was made from your account at green grocers ltd if not you call",
    "push": "you spent with your card at green grocers",
}


def details(form: str, at: time | None, balance: int | None, reference: str = "") -> AlertDetails:
    """Return what a bank's text in one of some forms says."""
    return AlertDetails(WORDINGS[form], reference, at, Decimal(balance) if balance is not None else None)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (details("sms", time(9, 5), None), details("mail", time(9, 7), None), "SAME"),
        (details("sms", time(9, 5), None), details("mail", time(12, 7), None), "MAYBE"),
        (details("sms", time(9, 5), None), details("mail", None, None), "MAYBE"),
        (details("sms", time(9, 5), 100), details("mail", None, 100), "SAME"),
        (details("sms", time(9, 5), 100), details("mail", time(9, 5), 96), "OTHER"),
        (details("sms", time(9, 5), 100), details("sms", time(9, 5), 100), "OTHER"),
        (details("sms", None, None, "7781"), details("mail", None, None, "7781"), "SAME"),
        (details("sms", time(9, 5), None, "7781"), details("mail", time(9, 5), None, "7782"), "OTHER"),
        (details("sms", time(9, 5), None, "778112"), details("mail", time(9, 5), None, "AB12"), "SAME"),
        (details("sms", time(9, 5), None), replace(details("mail", None, None), is_pending=True), "BOOKED"),
        (details("sms", time(0, 1), None), details("mail", time(23, 59), None), "SAME"),
    ],
)
def test_two_alerts(one: AlertDetails, other: AlertDetails, likeness: str) -> None:
    assert compare_alerts([one], [other]).name == compare_alerts([other], [one]).name == likeness


def test_a_third_alert_joins_only_where_none_behind_the_purchase_has_its_form() -> None:
    both = [details("sms", time(9, 5), None), details("mail", time(9, 5), None)]
    assert compare_alerts([details("push", time(9, 5), None)], both) is AlertLikeness.SAME
    assert compare_alerts([details("mail", time(9, 6), None)], both) is AlertLikeness.OTHER


@st.composite
def told_twice(draw: st.DrawFn) -> list[list[Fact]]:
    """Purchases of one shop, account and amount that a bank tells in one or more forms, some in the same minute."""
    made, balance = [], 100_000
    for number in range(draw(st.integers(1, 5))):
        balance -= 450
        at = time(9, draw(st.sampled_from((0, 1, 30))))
        told = draw(st.sets(st.sampled_from(sorted(WORDINGS)), min_size=1))
        is_balance_told = draw(st.booleans())
        made.append(
            [
                fact(
                    f"{number}-{form}",
                    ProofSource.ALERT,
                    name="Green Grocers",
                    account="4821",
                    alerts=(details(form, at, balance if is_balance_told else None),),
                )
                for form in sorted(told)
            ]
        )
    return made


@settings(max_examples=300, deadline=None)
@given(told_twice(), st.randoms(use_true_random=False))
def test_equal_coffees_told_in_several_forms_stay_as_many(made: Sequence[Sequence[Fact]], chance: object) -> None:
    """Whatever is asked is answered as it was; no two texts of one form are ever one entry."""
    truth = {str(proof.key): str(number) for number, each in enumerate(made) for proof in each}
    order = [proof for each in made for proof in each] * 2
    chance.shuffle(order)  # type: ignore[attr-defined]
    book = Book()
    for proof in order:
        book.arrive(proof, truth[str(proof.key)], truth)
    told = Counter(str(proof.key).split("-")[1] for each in made for proof in each)
    assert max(told.values()) <= len(book.entries) <= sum(told.values())
    for _, keys in book.entries:
        forms = [key.split("-")[1] for key in keys]
        assert len(forms) == len(set(forms)), "two texts of one form are two purchases"


@st.composite
def purchases_of_some_minutes(draw: st.DrawFn) -> list[list[Fact]]:
    """Purchases of one shop and amount a quarter of an hour apart, each told by every form of its bank."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        forms = sorted(WORDINGS)[: draw(st.integers(1, 3))]
        made.append(
            [
                fact(
                    f"{number}-{form}",
                    ProofSource.ALERT,
                    name=draw(st.sampled_from(("Green Grocers", "GREEN GROCERS LTD"))),
                    account="4821",
                    alerts=(details(form, time(9 + number // 4, 15 * (number % 4) + draw(st.integers(0, 1))), None),),
                )
                for form in forms
            ]
        )
    return made


@settings(max_examples=200, deadline=None)
@given(purchases_of_some_minutes(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_repetition_of_banks_texts_gives_the_same_book(
    made: Sequence[Sequence[Fact]], chance: object, times: int
) -> None:
    truth = {str(proof.key): str(number) for number, each in enumerate(made) for proof in each}
    order = [proof for each in made for proof in each] * times
    chance.shuffle(order)  # type: ignore[attr-defined]
    book = Book()
    for proof in order:
        book.arrive(proof, truth[str(proof.key)], truth)
    assert sorted(sorted(keys) for _, keys in book.entries) == sorted(sorted(str(p.key) for p in each) for each in made)


@settings(max_examples=200, deadline=None)
@given(purchases(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_repetition_of_the_same_proofs_gives_the_same_book(
    made: Sequence[Sequence[Fact]], chance: object, times: int
) -> None:
    proofs = [proof for each in made for proof in each]
    truth = {str(proof.key): str(number) for number, each in enumerate(made) for proof in each}

    def book_of(order: Sequence[Fact]) -> Counter[tuple[str, int]]:
        book = Book()
        for proof in order:
            book.arrive(proof, truth[str(proof.key)], truth)
        return Counter((entry.name, entry.day.toordinal() // 10) for entry, _ in book.entries)

    order = list(proofs) * times
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert book_of(order) == book_of(proofs)
    assert sum(book_of(order).values()) >= max(
        (sum(source in proof.sources for proof in proofs) for source in ProofSource), default=0
    )
