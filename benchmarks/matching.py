"""Measure how well proofs of one purchase are matched: ``python -m benchmarks matching [--households N] [--days N]``.

Simulated families report each purchase in up to four ways, with realistic noise: a message names the shop loosely,
rounds, or names a later day; an alert shortens and decorates names; a statement books days later under a third name.
Proofs arrive in the order of life, each is compared with the purchases so far, and sure matches are merged. For
comparison, the rule "same amount on the same day" is measured too.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.simulated_household import SimulatedPurchase, simulate
from core.importing.matching import Fact, MatchVerdict, ProofMatch, ProofSource, match_facts
from core.model.entry import EntryKind
from core.model.money import Money

CURRENCY = "INR"
_REACH = timedelta(days=8)
_TOLD = {ProofSource.MESSAGE: 0.6, ProofSource.RECEIPT: 0.25, ProofSource.ALERT: 0.75, ProofSource.STATEMENT: 0.95}
"""The chance that a purchase is reported by each kind of proof."""
_CASH = 0.25
"""The chance that a purchase is paid in cash, which no bank reports."""
_CARDS = ("4821", "7755")
_DECORATED = ("{} 8842", "POS {} MUMBAI IN", "UPI-{}-PAYTM", "{}*ORDER", "SQ *{}", "{}")
_SLIPS = ("{}", "{}", "{}", "paid at {}", "{} stuff")


@dataclass(frozen=True, slots=True)
class SimulatedProof:
    """One proof, the number of the purchase it is of, and the day it arrived."""

    purchase: int
    fact: Fact
    came: date


@dataclass(slots=True)
class Score:
    """Counts of pairs of proofs that were matched rightly or wrongly, or missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    asked: int = 0
    """The number of new proofs about which the member was asked."""
    proofs: int = 0

    @property
    def precision(self) -> float:
        """The share of matched pairs that are of one purchase."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of pairs of one purchase that were matched."""
        return self.right / max(1, self.right + self.missed)


@dataclass(slots=True)
class _Known:
    """A purchase found so far: its fact, and the true purchase number of each of its proofs."""

    fact: Fact
    proofs: list[int] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Run the simulation and print the precision, recall and questions of each method."""
    households, days = _option(arguments, "--households", 20), _option(arguments, "--days", 365)
    scores: dict[str, Score] = {name: Score() for name in ("matching", "with answers", "same day, same amount")}
    for seed in range(households):
        told = tell(simulate(seed, days), seed)
        _count(scores["matching"], told, match_facts, answered=False)
        _count(scores["with answers"], told, match_facts, answered=True)
        _count(scores["same day, same amount"], told, match_same_day, answered=False)
    for name, score in scores.items():
        print(
            f"{name:24} precision {score.precision:.4f} recall {score.recall:.4f}"
            f" asked {score.asked / max(1, score.proofs):.4f} proofs {score.proofs}"
        )
    figures = {
        name: {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "asked": round(score.asked / max(1, score.proofs), 4),
        }
        for name, score in scores.items()
    }
    print(json.dumps(figures))
    return 0


def tell(book: Sequence[SimulatedPurchase], seed: int) -> list[SimulatedProof]:
    """Return the proofs of a family's purchases, in the order they arrive."""
    chance = random.Random(seed)
    told: list[SimulatedProof] = []
    for number, purchase in enumerate(book):
        is_cash = chance.random() < _CASH
        card = chance.choice(_CARDS)
        for source, often in _TOLD.items():
            is_bank = source in {ProofSource.ALERT, ProofSource.STATEMENT}
            if (is_bank and is_cash) or chance.random() >= often:
                continue
            told.append(_tell_one(chance, number, purchase, source, card))
    return sorted(told, key=lambda each: (each.came, str(each.fact.key)))


def _tell_one(
    chance: random.Random, number: int, purchase: SimulatedPurchase, source: ProofSource, card: str
) -> SimulatedProof:
    fact = Fact(
        f"{number:06} {source.value}",
        EntryKind.EXPENSE,
        Money(purchase.minor, CURRENCY),
        purchase.day,
        frozenset((source,)),
        _name(chance, purchase.name, source),
        card if source in {ProofSource.ALERT, ProofSource.STATEMENT} else "",
    )
    if source is ProofSource.STATEMENT:
        booked = purchase.day + timedelta(days=chance.choice((0, 0, 1, 1, 2, 3)))
        month_end = (booked.replace(day=1) + timedelta(days=32)).replace(day=1)
        return SimulatedProof(number, replace(fact, day=booked), month_end)
    late = chance.choice((0, 0, 0, 0, 1)) if source is ProofSource.MESSAGE else 0
    noted = purchase.day + timedelta(days=late if chance.random() < 0.1 else 0)  # noqa: PLR2004  one in ten misdates
    return SimulatedProof(number, replace(fact, day=noted), purchase.day + timedelta(days=late))


def _name(chance: random.Random, name: str, source: ProofSource) -> str:
    if source is ProofSource.MESSAGE:
        return chance.choice(_SLIPS).format(name if chance.random() < 0.9 else name.split(maxsplit=1)[0])  # noqa: PLR2004
    if source is ProofSource.RECEIPT:
        return name.upper()
    short = name.upper().replace("A", "", 1) if chance.random() < 0.1 else name.upper()  # noqa: PLR2004
    return chance.choice(_DECORATED).format(short[:18])


def match_same_day(new: Sequence[Fact], known: Sequence[Fact]) -> list[ProofMatch]:
    """Return matches by day and amount alone; the kinds of proof are ignored."""
    found = []
    for fact in new:
        same = next((each for each in known if each.day == fact.day and each.money == fact.money), None)
        found.append(ProofMatch(fact, MatchVerdict.MATCHED if same else MatchVerdict.NEW, same))
    return found


def _count(
    score: Score,
    told: Sequence[SimulatedProof],
    match: Callable[[Sequence[Fact], Sequence[Fact]], list[ProofMatch]],
    *,
    answered: bool,
) -> None:
    """Match the proofs as they arrive and count the pairs; with ``answered`` each question gets its true answer."""
    book: list[_Known] = []
    for batch in _batches(told):
        facts = [each.fact for each in batch]
        first = min(fact.day for fact in facts) - _REACH
        near = [known for known in book if known.fact.day >= first]
        by_key = {known.fact.key: known for known in near}
        for each, found in zip(batch, match(facts, [known.fact for known in near]), strict=True):
            score.proofs += 1
            score.asked += found.verdict is MatchVerdict.MAYBE
            known = by_key.get(found.known.key) if found.known else None
            is_same = known is not None and each.purchase in known.proofs
            if known is not None and (found.verdict is MatchVerdict.MATCHED or (answered and is_same)):
                known.proofs.append(each.purchase)
                account = known.fact.account or each.fact.account
                known.fact = replace(known.fact, sources=known.fact.sources | each.fact.sources, account=account)
            else:
                book.append(_Known(each.fact, [each.purchase]))
    _add_pairs(score, book)


def _batches(told: Sequence[SimulatedProof]) -> list[list[SimulatedProof]]:
    """Return proofs in the batches in which they arrive: one by one, but a statement's lines together."""
    batches: list[list[SimulatedProof]] = []
    for each in told:
        is_line = ProofSource.STATEMENT in each.fact.sources
        last = batches[-1][-1] if batches else None
        together = last is not None and is_line and ProofSource.STATEMENT in last.fact.sources
        if together and last is not None and (last.came, last.fact.account) == (each.came, each.fact.account):
            batches[-1].append(each)
        else:
            batches.append([each])
    return batches


def _add_pairs(score: Score, book: Sequence[_Known]) -> None:
    of_one: Counter[int] = Counter()
    together: Counter[int] = Counter()
    for known in book:
        counts = Counter(known.proofs)
        of_one.update(counts)
        for purchase, count in counts.items():
            together[purchase] += count * (count - 1) // 2
        whole = len(known.proofs)
        score.wrong += whole * (whole - 1) // 2 - sum(count * (count - 1) // 2 for count in counts.values())
    score.right += sum(together.values())
    score.missed += sum(count * (count - 1) // 2 - together[purchase] for purchase, count in of_one.items())


def _option(arguments: Sequence[str], name: str, default: int) -> int:
    return int(arguments[arguments.index(name) + 1]) if name in arguments else default
