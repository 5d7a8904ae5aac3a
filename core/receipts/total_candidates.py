"""The receipt's own arithmetic as the judge: which line is the total, and whether the sums confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.receipts.equations import ROUNDED, EquationKind, ReceiptAmounts, derived, equations
from core.receipts.row_kinds import PLAIN, LabelledRow, RowKind

WORTH: Mapping[EquationKind, float] = {
    EquationKind.TENDER: 2.5,
    EquationKind.GOODS: 2.0,
    EquationKind.SUMS: 1.6,
    EquationKind.LIST: 1.2,
    EquationKind.CARD: 1.2,
    EquationKind.TABLE: 1.0,
    EquationKind.PRODUCT: 1.0,
}
"""How much an equation that holds speaks for its target."""

PARTIAL = 0.4
"""Of its worth where something was left out to make it hold."""

LABELS = {RowKind.SUBTOTAL: 0.9, RowKind.CARD: 1.0, RowKind.NET: 0.2}
LATER = 0.02
"""A row; of equals the lower one is what is to be paid."""


@dataclass(frozen=True, slots=True)
class TotalCandidate:
    """A line that may be the total and the laws that confirm it."""

    line: LabelledRow
    minor: int
    score: float
    held: frozenset[EquationKind]
    natural: frozenset[EquationKind]
    bases: frozenset[int]
    """The sums it was made of."""


def claims(account: ReceiptAmounts) -> tuple[TotalCandidate, ...]:
    """Every candidate for the total, the best first."""
    made = _rounded(_unpaid([_claim(account, line) for line in account.totals()]))
    made += _derived(account)
    return tuple(sorted(made, key=lambda claim: -claim.score))


def _claim(account: ReceiptAmounts, line: LabelledRow) -> TotalCandidate:
    same = [other for other in account.totals() if other.minor == line.minor]
    label = max(_label(other) for other in same)
    held = [equation for equation in equations(account, line.index) if not equation.missing(account.amounts)]
    natural = frozenset(equation.law for equation in held if equation.natural)
    laws = frozenset(equation.law for equation in held)
    worth = sum(WORTH[law] * (1.0 if law in natural else PARTIAL) for law in laws)
    bases = frozenset(equation.terms[0][1] for equation in held if equation.law is EquationKind.SUMS)
    score = label + worth + LATER * line.index + 0.2 * (len(same) - 1) - _mended(line)
    return TotalCandidate(line, account.amounts[line.index], score, laws, natural, bases)


WHOLE = 100
"""Minor units: where cents are out of use, tills round to the whole."""

PAYMENT = frozenset({EquationKind.TENDER, EquationKind.CARD})

UNPAID = 3.0
"""What a total loses where another below it is what was paid: a tip or a rounding between them is illegible."""


def _unpaid(made: Sequence[TotalCandidate]) -> list[TotalCandidate]:
    """Totals above one that was paid are steps to it."""
    paid = [claim.line.index for claim in made if _named(claim) and PAYMENT & claim.natural]
    last = max(paid, default=-1)
    steps = {claim.line.index for claim in made if claim.line.index < last and not PAYMENT & claim.natural}
    steps |= _below_total(made)
    return [replace(c, score=c.score - UNPAID) if c.line.index in steps else c for c in made]


def _below_total(made: Sequence[TotalCandidate]) -> set[int]:
    """Sums of parts, where a total is named legibly: if it is misread, that is for the doubtful lines to say."""
    named = [claim.line.index for claim in made if _named(claim) and _exact(claim.line)]
    parts = (claim.line for claim in made if claim.line.kind in {RowKind.SUBTOTAL, RowKind.NET})
    return {line.index for line in parts if named and line.index < named[-1]}


def _named(claim: TotalCandidate) -> bool:
    return claim.line.kind is RowKind.TOTAL and claim.line.weight >= PLAIN


def _rounded(made: Sequence[TotalCandidate]) -> list[TotalCandidate]:
    """A total said once more below, a coin's rounding apart, is what is to be paid though the rounding is illegible."""
    return [replace(claim, score=max([claim.score, *_inherited(claim, made)])) for claim in made]


def _inherited(claim: TotalCandidate, made: Sequence[TotalCandidate]) -> Iterator[float]:
    for other in made:
        apart = abs(other.minor - claim.minor)
        steps = other.line.kind is RowKind.TOTAL and _named(claim) and other.line.index < claim.line.index
        coin = (0 < apart <= ROUNDED and not claim.minor % ROUNDED) or (0 < apart < WHOLE and not claim.minor % WHOLE)
        if steps and coin:
            yield other.score + LATER


PRINTED = 1.5
"""How much it speaks for such an amount that it is printed below all the same."""

DERIVED = 0.9
"""What an amount no row names must make up for by the sums that agree on it."""


def _derived(account: ReceiptAmounts) -> Iterator[TotalCandidate]:
    """What was given less the change, or a subtotal and what is added, where no row names the total legibly.

    A total that was read is never replaced so: what the sums say of it is offered with the doubtful lines.
    """
    named = [line for line in account.of(RowKind.TOTAL) if line.weight >= PLAIN]
    if any(_exact(line) for line in named if line.weight == max(other.weight for other in named)):
        return
    printed = _unlabelled(account)
    values: dict[int, set[EquationKind]] = {}
    for law, value, _ in derived(account):
        values.setdefault(value, set()).add(law)
    for _, value, line in derived(account):
        laws = frozenset(values[value])
        score = DERIVED + PRINTED * (value in printed) + sum(WORTH[law] for law in laws) + LATER * line.index
        yield TotalCandidate(line, value, score, laws, laws, frozenset())


def _unlabelled(account: ReceiptAmounts) -> frozenset[int]:
    """Amounts below the first sum on rows whose label nobody could read."""
    loose = account.of(RowKind.OTHER, RowKind.HEAD, RowKind.COUNT)
    return frozenset(line.minor for line in loose if line.index > account.first_sum and _exact(line))


def _exact(line: LabelledRow) -> bool:
    return line.amount is not None and line.amount.exact


def _mended(line: LabelledRow) -> float:
    return 0.5 if line.amount and line.amount.mended else 0.0


def _label(line: LabelledRow) -> float:
    return line.weight if line.kind is RowKind.TOTAL else LABELS[line.kind]


def confirmed(account: ReceiptAmounts, found: tuple[TotalCandidate, ...]) -> bool:
    """Whether the sums confirm the first claim beyond coincidence, nothing printed speaking against it."""
    if not found or found[0].line.kind is not RowKind.TOTAL or found[0].line.weight < PLAIN:
        return False
    best = found[0]
    if _overruled(account, best) or _rivalled(best, found) or _unreached(account, best):
        return False
    return _independent(account, best) and not _gainsaid(account, best)


def _overruled(account: ReceiptAmounts, claim: TotalCandidate) -> bool:
    """Whether another total stands below it, which only what was paid can outweigh."""
    below = (line for line in account.of(RowKind.TOTAL) if line.index > claim.line.index and line.weight >= PLAIN)
    return EquationKind.TENDER not in claim.natural and any(line.minor != claim.minor for line in below)


def _unreached(account: ReceiptAmounts, claim: TotalCandidate) -> bool:
    """Whether a subtotal stands above it from which nothing printed leads to it: two slips may agree by chance."""
    above = [line for line in account.of(RowKind.SUBTOTAL) if line.index < claim.line.index]
    reached = bool({EquationKind.SUMS, EquationKind.GOODS} & claim.natural) or any(
        line.minor == claim.minor for line in above
    )
    return bool(above) and not reached


def _independent(account: ReceiptAmounts, claim: TotalCandidate) -> bool:
    """Tender; or several items; or a subtotal with what was added. One item alone is the total by chance too often."""
    if EquationKind.TENDER in claim.natural:
        return True
    several = len(account.goods) > 1 and EquationKind.GOODS in claim.natural
    added = EquationKind.SUMS in claim.natural
    repeated = EquationKind.CARD in claim.natural and (
        EquationKind.GOODS in claim.natural or _printed(account, claim) > 1
    )
    return (
        several
        or repeated
        or (
            added
            and bool({EquationKind.LIST, EquationKind.CARD, EquationKind.GOODS} & claim.held or _listed(account, claim))
        )
    )


def _printed(account: ReceiptAmounts, claim: TotalCandidate) -> int:
    """How many rows name this total."""
    return sum(line.minor == claim.minor and line.weight >= PLAIN for line in account.of(RowKind.TOTAL))


def _listed(account: ReceiptAmounts, claim: TotalCandidate) -> bool:
    """Whether the sum it was made of is itself the sum of the items."""
    return any(
        equation.law in {EquationKind.LIST, EquationKind.GOODS}
        and equation.natural
        and not equation.missing(account.amounts)
        for base in claim.bases
        for equation in equations(account, base)
    )


def _gainsaid(account: ReceiptAmounts, claim: TotalCandidate) -> bool:
    """Whether what was paid says another total."""
    tender = [
        equation
        for equation in equations(account, claim.line.index)
        if equation.law in {EquationKind.TENDER, EquationKind.CARD}
    ]
    return bool(tender) and all(equation.missing(account.amounts) for equation in tender)


def _rivalled(best: TotalCandidate, found: tuple[TotalCandidate, ...]) -> bool:
    """Whether another line named total has its own proof, without being a step to this one."""
    rivals = (claim for claim in found[1:] if claim.line.kind is RowKind.TOTAL and claim.minor != best.minor)
    return any(
        rival.line.weight >= PLAIN
        and rival.line.index not in best.bases
        and abs(rival.minor - best.minor) > ROUNDED
        and bool(rival.natural)
        for rival in rivals
    )
