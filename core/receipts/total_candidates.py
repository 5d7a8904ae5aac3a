"""Rank the amounts that may be a receipt's total, by their labels and by the sums that result in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.receipts.digit_slips import COMMON, RARE, rate_misreading
from core.receipts.equations import ROUNDED, Equation, EquationKind, ReceiptAmounts, derive_totals, list_equations
from core.receipts.row_kinds import GROSS, PLAIN, STRONG, LabelledRow, RowKind
from core.receipts.weights import Features, score_candidate

WHOLE = 100
"""One whole currency unit in minor units, to which tills round where cents are out of use."""
PAYMENT = frozenset({EquationKind.TENDER, EquationKind.CARD})
MOST_UNLABELLED = 12
"""The most unlabelled rows that are tried from the bottom up if none names the total."""
MOST_REPEATS = 2
SAID_THRICE = 3
RIVAL_SHARE = 2
"""The factor below which a smaller "total" is one of something else, such as taxes or points."""

_UNLABELLED = (RowKind.OTHER, RowKind.HEAD, RowKind.COUNT, RowKind.ITEM)


@dataclass(frozen=True, slots=True)
class TotalCandidate:
    """An amount that may be the total, the line that prints or implies it, and its features for scoring."""

    line: LabelledRow
    minor: int
    natural: frozenset[EquationKind]
    """The kinds of equations that hold with no line left out."""
    partial: frozenset[EquationKind] = frozenset()
    """The kinds of equations that hold only with some lines left out."""
    bases: frozenset[int] = frozenset()
    """The indexes of the subtotals from which the total follows."""
    context: Features | None = None
    """Features of its row and of the rows around."""
    mended: bool = False
    """Whether the amount corrects one OCR error in a row whose printed amount no sum confirms."""

    @property
    def features(self) -> Features:
        """Return all features of the candidate, by name."""
        holds = {f"{kind.value} equation holds": 1.0 for kind in self.natural}
        in_part = {f"{kind.value} equation holds in part": 1.0 for kind in self.partial - self.natural}
        return {**holds, **in_part, **(self.context or {})}

    @property
    def score(self) -> float:
        """Return the score of the candidate; the higher the likelier."""
        return score_candidate("total", self.features)

    @property
    def is_named(self) -> bool:
        """Return whether the candidate's row is clearly labelled as a total."""
        return _is_surely_total(self.line)


def rank_totals(amounts: ReceiptAmounts) -> tuple[TotalCandidate, ...]:
    """Return every candidate for the total, the best first."""
    return tuple(sorted(list_totals(amounts), key=lambda candidate: -candidate.score))


def list_totals(amounts: ReceiptAmounts) -> list[TotalCandidate]:
    """Return every amount that may be the total, in no particular order."""
    lines = amounts.list_total_lines()
    found = [_make_line_candidate(amounts, line) for line in lines]
    found += [
        mended for line in lines if _is_surely_total(line) for mended in _list_corrected_candidates(amounts, line)
    ]
    if not any(candidate.is_named and _has_exact_decimals(candidate.line) for candidate in found):
        unlabelled = [line for line in amounts.list_lines(*_UNLABELLED) if line.minor > 0 and _has_exact_decimals(line)]
        found += [_make_line_candidate(amounts, line) for line in unlabelled[-MOST_UNLABELLED:]]
        found += _list_derived_candidates(amounts)
    return _relate_candidates(found)


def _make_line_candidate(amounts: ReceiptAmounts, line: LabelledRow) -> TotalCandidate:
    holding = [
        equation for equation in list_equations(amounts, line.index) if not equation.find_shortfall(amounts.amounts)
    ]
    same = [other for other in amounts.list_total_lines() if other.minor == line.minor]
    context = {
        _make_label_feature(max(same, key=_rank_label, default=line)): 1.0,
        "place from the top": line.index / max(1, len(amounts.lines)),
        "named again": float(min(MOST_REPEATS, max(0, len(same) - 1))),
    }
    return TotalCandidate(
        line,
        amounts.amounts[line.index],
        frozenset(equation.kind for equation in holding if equation.natural),
        frozenset(equation.kind for equation in holding),
        frozenset(equation.terms[0][1] for equation in holding if equation.kind is EquationKind.SUMS),
        context,
    )


def _list_corrected_candidates(amounts: ReceiptAmounts, line: LabelledRow) -> Iterator[TotalCandidate]:
    """Yield corrected amounts for a total, where sums result in them and one OCR error explains what was read.

    Yield none where a sum confirms the amount read, or another row has about the same amount.
    """
    read = amounts.amounts[line.index]
    if read <= 0:
        return
    equations = [equation for equation in list_equations(amounts, line.index) if equation.natural]
    others = (other for other in amounts.list_total_lines() if other.index != line.index)
    if any(abs(other.minor - read) <= ROUNDED for other in others):
        return
    if any(not equation.find_shortfall(amounts.amounts) for equation in equations):
        return
    meant: dict[int, set[EquationKind]] = {}
    for equation in equations:
        missing = equation.find_shortfall(amounts.amounts)
        value = read - missing
        if value > 0 and _is_misread_amount(read, value) and not _is_misread_term(amounts, equation, missing):
            meant.setdefault(value, set()).add(equation.kind)
    for value, kinds in meant.items():
        context = {
            _make_label_feature(line): 1.0,
            "place from the top": line.index / len(amounts.lines),
            "read otherwise": 1.0,
        }
        yield TotalCandidate(line, value, frozenset(kinds), frozenset(kinds), context=context, mended=True)


def _is_misread_amount(read: int, meant: int) -> bool:
    """Return whether OCR may have read one amount for the other, without losing a digit."""
    return rate_misreading(read, meant) > 0 and len(str(meant)) <= len(str(read))


def _is_misread_term(amounts: ReceiptAmounts, equation: Equation, missing: int, least: float = COMMON) -> bool:
    """Return whether an OCR error in one of the terms, at least this likely, explains as well why a sum fails."""
    read = [(amounts.amounts[index], amounts.amounts[index] + sign * missing) for sign, index in equation.terms]
    return any(meant > 0 and rate_misreading(seen, meant) >= least for seen, meant in read)


def _list_derived_candidates(amounts: ReceiptAmounts) -> Iterator[TotalCandidate]:
    """Yield totals that no row names: cash less change, or a subtotal plus taxes and charges."""
    every = list(derive_totals(amounts))
    for _, value, line in every:
        kinds = frozenset(kind for kind, other, _ in every if other == value)
        yield TotalCandidate(line, value, kinds, context={"named by no row": 1.0})


def _relate_candidates(found: Sequence[TotalCandidate]) -> list[TotalCandidate]:
    """Return candidates with features of their relations: steps before a paid total, and rounded totals."""
    paid = [one.line.index for one in found if one.is_named and PAYMENT & one.natural]
    last_paid = max(paid, default=-1)
    related = []
    for one in found:
        steps = one.line.index < last_paid and not PAYMENT & one.natural
        before = [other for other in found if _is_before_rounding(other, one)]
        context = {
            **(one.context or {}),
            "above one that was paid": float(steps),
            "after a coin's rounding": float(bool(before)),
            "another with a digit before it": float(any(_has_digit_before(one, other) for other in found)),
        }
        natural = one.natural.union(*(other.natural for other in before))
        related.append(replace(one, context=context, natural=one.natural if not before else natural))
    return related


def _is_before_rounding(other: TotalCandidate, one: TotalCandidate) -> bool:
    """Return whether a total above another differs from it only by cash rounding."""
    apart = abs(other.minor - one.minor)
    coin = (0 < apart <= ROUNDED and not one.minor % ROUNDED) or (0 < apart < WHOLE and not one.minor % WHOLE)
    return coin and one.is_named and other.line.kind is RowKind.TOTAL and other.line.index < one.line.index


def _has_digit_before(one: TotalCandidate, other: TotalCandidate) -> bool:
    """Return whether an amount is a total that sums confirm with a digit before, which is a misread currency sign."""
    return bool(other.natural) and str(one.minor)[1:] == str(other.minor)


def _rank_label(line: LabelledRow) -> float:
    return line.weight if line.kind is RowKind.TOTAL else float(line.kind is not RowKind.NET) / 2


def _make_label_feature(line: LabelledRow) -> str:
    """Return the feature name of a row's label."""
    if line.kind is not RowKind.TOTAL:
        return "labelled nothing" if line.kind in _UNLABELLED else f"labelled {line.kind.value}"
    for least, name in ((STRONG, "labelled to pay"), (GROSS, "labelled total with tax"), (PLAIN, "labelled total")):
        if line.weight >= least:
            return name
    return "labelled total faintly"


def _is_surely_total(line: LabelledRow) -> bool:
    return line.kind is RowKind.TOTAL and line.weight >= PLAIN


def _has_exact_decimals(line: LabelledRow) -> bool:
    return line.amount is not None and line.amount.exact


def is_confirmed_by_sums(amounts: ReceiptAmounts, ranked: Sequence[TotalCandidate]) -> bool:
    """Return whether independent sums confirm the first candidate and no other total fits as well."""
    if not ranked or not ranked[0].is_named or ranked[0].mended:
        return False
    best = ranked[0]
    contradicted = (
        _has_later_total(amounts, best)
        or _has_rival(best, ranked)
        or _is_unreached_from_subtotal(amounts, best)
        or _is_refuted_by_payment(amounts, best)
    )
    return not contradicted and _has_independent_evidence(amounts, best)


def _has_later_total(amounts: ReceiptAmounts, best: TotalCandidate) -> bool:
    """Return whether another total stands below the candidate, unless cash and change confirm the candidate."""
    below = (
        line for line in amounts.list_lines(RowKind.TOTAL) if line.index > best.line.index and line.weight >= PLAIN
    )
    others = (line for line in below if line.minor != best.minor and RIVAL_SHARE * line.minor > best.minor)
    return EquationKind.TENDER not in best.natural and any(others)


def _is_unreached_from_subtotal(amounts: ReceiptAmounts, best: TotalCandidate) -> bool:
    """Return whether a subtotal stands above the candidate and no sum leads from it to the candidate."""
    above = [line for line in amounts.list_lines(RowKind.SUBTOTAL) if line.index < best.line.index]
    reached = bool({EquationKind.SUMS, EquationKind.GOODS} & best.natural)
    return bool(above) and not reached and all(line.minor != best.minor for line in above)


def _has_independent_evidence(amounts: ReceiptAmounts, best: TotalCandidate) -> bool:
    """Return whether enough independent evidence agrees: cash and change, items, sums of sums, or three rows."""
    if EquationKind.TENDER in best.natural or EquationKind.TABLE in best.natural:
        return True
    if EquationKind.GOODS in best.natural and (len(amounts.goods) > 1 or amounts.goods[0].multiplies):
        return True
    if len({line.kind for line in _list_lines_with_amount(amounts, best.minor)}) >= SAID_THRICE:
        return True
    if EquationKind.CARD in best.natural and (
        EquationKind.GOODS in best.natural or _count_total_rows(amounts, best) > 1
    ):
        return True
    holding = best.natural | best.partial
    supported = {EquationKind.LIST, EquationKind.CARD, EquationKind.GOODS} & holding or _has_summed_subtotal(
        amounts, best
    )
    return EquationKind.SUMS in best.natural and bool(supported)


def _list_lines_with_amount(amounts: ReceiptAmounts, minor: int) -> list[LabelledRow]:
    """Return the lines of items, sums and payments that have exactly this amount."""
    kinds = (RowKind.ITEM, RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.CASH, RowKind.CARD)
    return [line for line in amounts.list_lines(*kinds) if abs(line.minor) == minor and _has_exact_decimals(line)]


def _count_total_rows(amounts: ReceiptAmounts, best: TotalCandidate) -> int:
    """Return how many clearly labelled rows print the candidate's amount as the total."""
    return sum(line.minor == best.minor and line.weight >= PLAIN for line in amounts.list_lines(RowKind.TOTAL))


def _has_summed_subtotal(amounts: ReceiptAmounts, best: TotalCandidate) -> bool:
    """Return whether a subtotal from which the total follows is itself the sum of items or of other sums."""
    lists = {EquationKind.LIST, EquationKind.GOODS, EquationKind.SUMS}
    return any(
        equation.kind in lists and equation.natural and not equation.find_shortfall(amounts.amounts)
        for base in best.bases
        for equation in list_equations(amounts, base)
    )


def _is_refuted_by_payment(amounts: ReceiptAmounts, best: TotalCandidate) -> bool:
    """Return whether the payment implies another total, and no likely OCR error in it explains that."""
    payments = [one for one in list_equations(amounts, best.line.index) if one.kind in PAYMENT]
    for payment in payments:
        missing = payment.find_shortfall(amounts.amounts)
        if not missing or _is_misread_term(amounts, payment, missing, RARE):
            return False
    return bool(payments)


def _has_rival(best: TotalCandidate, ranked: Sequence[TotalCandidate]) -> bool:
    """Return whether sums confirm another named total that is no step on the way to this one.

    A line above a paid total is a step too, where another sum confirms that total.
    """
    paid = EquationKind.TENDER in best.natural and len(best.natural) > 1
    return any(
        rival.is_named
        and rival.minor != best.minor
        and rival.line.index not in best.bases
        and not (paid and rival.line.index < best.line.index)
        and abs(rival.minor - best.minor) > ROUNDED
        and (RIVAL_SHARE * rival.minor > best.minor or _has_digit_before(best, rival))
        and bool(rival.natural)
        for rival in ranked[1:]
    )
