"""Match proofs of the same purchase one to one, by account, amount, days and names.

A message, a receipt, a bank's alert and a statement line may all prove the same purchase. Two proofs of the same kind
(two messages, two lines) are two purchases, however alike they are. So are two alerts, unless their details
(``alert_details``) show that they report the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from core.importing.alert_details import AlertDetails, AlertLikeness, compare_alerts
from core.model.entry import EntryKind
from core.model.money import Money


class ProofSource(StrEnum):
    """The kind of proof of a purchase."""

    MESSAGE = "message"
    RECEIPT = "receipt"
    ALERT = "alert"
    STATEMENT = "statement"
    PENDING = "pending"
    """A statement line that the bank had not booked yet; a later statement repeats it as booked."""


class MatchVerdict(StrEnum):
    """The result of matching a new proof with known ones: the same, perhaps the same, or new."""

    MATCHED = "matched"
    MAYBE = "maybe"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Fact:
    """The facts of a purchase given by a new proof, or by an entry with its proofs, in a form that can be matched."""

    key: Hashable
    """Sorts equal facts, so that the result does not depend on the order of the input."""
    kind: EntryKind
    money: Money
    day: date
    sources: frozenset[ProofSource]
    """The kinds of proof the fact rests on; a new proof has one."""
    name: str = ""
    account: str = ""
    """The account's last digits or its name; empty where it is not known."""
    reference: str = ""
    alerts: tuple[AlertDetails, ...] = ()
    """The details of each bank alert behind the fact."""


@dataclass(frozen=True, slots=True)
class ProofMatch:
    """The result for one new fact: its verdict, and the known fact it matches, if any."""

    fact: Fact
    verdict: MatchVerdict
    known: Fact | None = None


BOOKED_LATER = 5
"""The most days between a purchase and its booking by a bank."""

_NEAR = 1
"""The most days between two proofs of one purchase that both come from a bank."""

_ASKED_DAYS = 3
"""The most days between two proofs of one purchase where one is a message or a receipt, as people note late."""

ALIKE = 0.65
"""The least similarity of names (0 to 1) that count as one shop; banks shorten and decorate names."""

_ALIKE_BY_BANK = 0.5
"""The least similarity where both proofs name one account, as only banks do, which shorten names most."""

_FILLERS = frozenset(
    (
        *("upi", "pos", "imps", "neft", "ach", "sepa", "card", "debit", "purchase", "payment", "order", "txn", "ref"),
        *("paytm", "sq", "paypal", "sumup", "paid", "at", "to", "in", "for", "the", "www", "com", "pvt", "ltd"),
        *("kartenzahlung", "lastschrift", "pago", "compra", "achat", "carte", "pagamento", "покупка", "оплата"),
    )
)
"""Words that banks and people put around a shop's name; ignored in a name unless it has no other word."""

_UNLIKE = 0.35
"""The similarity of names (0 to 1) below which they are two different shops."""

_IN = frozenset((EntryKind.INCOME, EntryKind.REFUND))
_TRANSFER_DAYS = 3


@dataclass(frozen=True, slots=True)
class _FactPair:
    fact: Fact
    known: Fact
    score: float
    is_sure: bool


def match_facts(new: Sequence[Fact], known: Sequence[Fact]) -> list[ProofMatch]:
    """Match new facts with known ones, best pairs first and each known fact once; return a result per new fact."""
    by_money: dict[Money, list[Fact]] = defaultdict(list)
    for each in known:
        by_money[each.money].append(each)
    pairs = [pair for fact in new for other in by_money[fact.money] if (pair := _judge_pair(fact, other)) is not None]
    pairs.sort(key=lambda pair: (not pair.is_sure, -pair.score, str(pair.fact.key), str(pair.known.key)))
    taken: set[Hashable] = set()
    found: dict[Hashable, ProofMatch] = {}
    for pair in pairs:
        if pair.fact.key in found or pair.known.key in taken:
            continue
        taken.add(pair.known.key)
        verdict = MatchVerdict.MATCHED if pair.is_sure else MatchVerdict.MAYBE
        found[pair.fact.key] = ProofMatch(pair.fact, verdict, pair.known)
    return [found.get(fact.key) or ProofMatch(fact, MatchVerdict.NEW) for fact in new]


def _judge_pair(fact: Fact, known: Fact) -> _FactPair | None:
    """Return the pair of two facts with its score and certainty; None where they cannot be one purchase."""
    if not is_same_direction(fact.kind, known.kind):
        return None
    if fact.sources & known.sources:
        return _judge_alerts(fact, known)
    same_account = bool(fact.account) and bool(known.account) and is_same_tail(fact.account, known.account)
    if fact.account and known.account and not same_account:
        return None
    apart = find_days_apart(fact, known)
    if apart is None:
        return None
    same_reference = bool(fact.reference) and fact.reference == known.reference
    alike = compare_names(fact.name, known.name)
    score = 0.5 * (alike if alike is not None else ALIKE / 2) + 0.3 * same_account + 0.2 * (1 - apart / 8)
    least = _ALIKE_BY_BANK if same_account else ALIKE
    is_named = (alike is not None and alike >= least) or (alike is None and same_account)
    is_sure = same_reference or (is_named and (apart <= _NEAR or _is_either_from_statement(fact, known)))
    return _FactPair(fact, known, 2.0 if same_reference else score, is_sure)


def _judge_alerts(fact: Fact, known: Fact) -> _FactPair | None:
    """Return the pair of two alerts with its score and certainty; None where they are two purchases."""
    likeness = compare_alerts(fact.alerts, known.alerts)
    if fact.sources != {ProofSource.ALERT} or likeness is AlertLikeness.OTHER:
        return None
    same_account = bool(fact.account) and bool(known.account) and is_same_tail(fact.account, known.account)
    if fact.account and known.account and not same_account:
        return None
    apart = abs((fact.day - known.day).days)
    if apart > (BOOKED_LATER if likeness is AlertLikeness.BOOKED else _NEAR):
        return None
    alike = compare_names(fact.name, known.name)
    is_named = alike is not None and alike >= _ALIKE_BY_BANK
    if alike is not None and not is_named:
        return None
    is_booked = likeness is AlertLikeness.BOOKED and same_account and apart <= _NEAR
    is_told = likeness is AlertLikeness.SAME or is_booked
    score = likeness + 0.5 * (alike or 0) + 0.3 * same_account + 0.2 * (1 - apart / 8)
    return _FactPair(fact, known, score, is_told and (is_named or same_account))


def is_same_direction(one: EntryKind, other: EntryKind) -> bool:
    """Return whether money went the same way in two kinds of entry; a transfer fits either way."""
    if EntryKind.TRANSFER in {one, other}:
        return True
    return (one in _IN) is (other in _IN)


def find_days_apart(fact: Fact, known: Fact) -> int | None:
    """Return the days between two facts; None where these are too many for one purchase."""
    apart = (fact.day - known.day).days
    told = fact.sources | known.sources
    near = _ASKED_DAYS if told & {ProofSource.MESSAGE, ProofSource.RECEIPT} else _NEAR
    late = (
        BOOKED_LATER if ProofSource.STATEMENT in fact.sources and ProofSource.STATEMENT not in known.sources else near
    )
    early = BOOKED_LATER if known.sources == {ProofSource.STATEMENT} else near
    return abs(apart) if -early <= apart <= late else None


def _is_either_from_statement(fact: Fact, known: Fact) -> bool:
    """Return whether one of two facts comes from a bank statement, where days may be later than the purchase."""
    return ProofSource.STATEMENT in fact.sources | known.sources


def is_same_tail(one: str, other: str) -> bool:
    """Return whether two account names end in the same digits, such as ``··4821`` and ``HDFC 4821``."""
    digits = ["".join(sign for sign in each if sign.isdigit()) for each in (one, other)]
    if min(map(len, digits)) > 2:  # noqa: PLR2004  fewer digits tell nothing
        return digits[0].endswith(digits[1]) or digits[1].endswith(digits[0])
    return one.casefold() == other.casefold()


def compare_names(one: str, other: str) -> float | None:
    """Return the similarity of two names, 0 to 1; None where one is missing."""
    left, right = _keep_telling_words(one), _keep_telling_words(other)
    if not left or not right:
        return None
    whole = fuzz.token_set_ratio(left, right) / 100
    part = fuzz.partial_ratio(left, right) / 100 if min(len(left), len(right)) > 3 else 0.0  # noqa: PLR2004
    return max(whole, part)


def _keep_telling_words(name: str) -> str:
    """Return a name in lower case, without signs, numbers and filler words."""
    words = "".join(sign if sign.isalnum() else " " for sign in name.casefold()).split()
    own = [word for word in words if word not in _FILLERS and not word.isdecimal()]
    return " ".join(own or words)


def is_different_shop(one: str, other: str) -> bool:
    """Return whether two names are plainly of two different shops."""
    alike = compare_names(one, other)
    return alike is not None and alike < _UNLIKE


def pair_transfers(facts: Iterable[Fact]) -> list[tuple[Fact, Fact]]:
    """Return pairs of facts that left one own account and came into another, each used once, nearest days first."""
    ordered = sorted(facts, key=lambda fact: (fact.day, str(fact.key)))
    out = [fact for fact in ordered if fact.kind not in _IN and fact.account]
    into: dict[Money, list[Fact]] = defaultdict(list)
    for fact in ordered:
        if fact.kind is EntryKind.INCOME and fact.account:
            into[fact.money].append(fact)
    candidates = [
        (abs((arrived.day - left.day).days), str(left.key), str(arrived.key), left, arrived)
        for left in out
        for arrived in into[left.money]
        if abs((arrived.day - left.day).days) <= _TRANSFER_DAYS and not is_same_tail(left.account, arrived.account)
    ]
    taken: set[Hashable] = set()
    pairs = []
    for _, _, _, left, arrived in sorted(candidates, key=lambda each: each[:3]):
        if not taken & {left.key, arrived.key}:
            taken |= {left.key, arrived.key}
            pairs.append((left, arrived))
    return pairs
