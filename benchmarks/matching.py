"""How well proofs of one purchase find one another: ``python -m benchmarks matching [--households N] [--days N]``.

Simulated families tell of each purchase in up to four ways, with the noise of life: a message names the shop loosely,
rounds, or names a day later; an alert cuts and decorates names; a statement books days later under a third name. Proofs
come in the order of life, each is held against the book so far, and what is surely one is merged. Beside it: the rule
that the same amount on the same day is one.
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
"""How often a purchase is told of each way."""
_CASH = 0.25
"""How often it is paid in cash, of which no bank tells."""
_CARDS = ("4821", "7755")
_DECORATED = ("{} 8842", "POS {} MUMBAI IN", "UPI-{}-PAYTM", "{}*ORDER", "SQ *{}", "{}")
_SLIPS = ("{}", "{}", "{}", "paid at {}", "{} stuff")


@dataclass(frozen=True, slots=True)
class SimulatedProof:
    """One proof with the purchase it is of, and when it came."""

    purchase: int
    fact: Fact
    came: date


@dataclass(slots=True)
class Score:
    """Pairs of proofs of one purchase that were put together, and those that should have been."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    asked: int = 0
    """New proofs that were asked about."""
    proofs: int = 0

    @property
    def precision(self) -> float:
        """Of the pairs put together, the part that is of one purchase."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the pairs of one purchase, the part put together."""
        return self.right / max(1, self.right + self.missed)


@dataclass(slots=True)
class _Known:
    """A purchase of the book so far: what it says, and the purchases its proofs are of."""

    fact: Fact
    proofs: list[int] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Print the table and the figures."""
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
    """Return what is told of a family's purchases, in the order it comes."""
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
    """Return matches by day and amount alone, whatever was told before."""
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
    """Go through the proofs as they come; ``answered``: what is asked is answered as it is."""
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
    """Return proofs as they come: one by one, a statement's lines together."""
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
