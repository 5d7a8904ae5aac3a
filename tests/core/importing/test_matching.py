"""One purchase, many proofs: in any order, however often they come; twins stay twins (H1, H2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
                joined = replace(entry, sources=entry.sources | proof.sources, name=entry.name or proof.name)
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
