"""Find the purchase that a bank reports with another amount: because of a tip, a reward, a booking or an exchange."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from core.importing.adjustments import AdjustmentCandidate, AdjustmentKind, can_be_adjusted, judge_adjustment
from core.importing.matching import BOOKED_LATER, Fact, MatchVerdict, ProofSource
from core.model.draft import Draft
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.period import Period
from core.model.rate import round_rate
from core.model.report import Scope
from core.ports import Proof
from core.usecases.draft_result import DraftResult, load_draft
from core.usecases.find_same_purchase import (
    NewProof,
    SamePurchase,
    make_fact,
    read_alerts,
    read_new_proof,
    read_sources,
)
from core.usecases.merge_purchase import learn_account, merge_purchase
from core.usecases.use_case_context import UseCaseContext

_MOST = 5_000
"""The most entries near a proof's days that are compared with the proof."""

_OFF_RATE = Decimal("0.12")
"""The fraction by which a bank's exchange rate with its fee may differ from the published rate."""


@dataclass(frozen=True, slots=True)
class AdjustedPurchase:
    """An entry or draft that may be the same purchase with another amount, and the reason for the difference."""

    same: SamePurchase
    kind: AdjustmentKind


async def find_adjusted_purchase(context: UseCaseContext, line: Line, proof: NewProof) -> AdjustedPurchase | None:
    """Return the likeliest purchase that a proof reports with another amount; the proof's own draft is left out."""
    fact = make_fact(line, proof.source, "", alerts=proof.alerts)
    near = [same for same in await _list_recorded_near(context, [fact]) if same.draft.id != proof.draft]
    judged = await _list_adjustments(context, line, fact, near, {})
    if not judged:
        return None
    best, same = max(judged, key=lambda each: (each[0].likeness, str(_identify_line(each[1]))))
    return AdjustedPurchase(same, best.kind)


async def list_adjusted_purchases(
    context: UseCaseContext, lines: Sequence[Line], source: ProofSource, matched: Collection[tuple[UUID, Money]] = ()
) -> list[AdjustedPurchase | None]:
    """Return for each line the likeliest purchase with another amount, or None; no purchase is matched twice.

    ``matched`` are purchases, by draft and amount, that other lines match exactly; they are left out.
    """
    facts = [make_fact(line, source, "") for line in lines]
    by_day: dict[date, list[SamePurchase]] = defaultdict(list)
    for same in await _list_recorded_near(context, facts):
        if (same.draft.id, same.line.money) not in matched:
            by_day[same.line.day].append(same)
    judged: list[tuple[AdjustmentCandidate, SamePurchase, int]] = []
    proofs: dict[UUID, tuple[Proof, ...]] = {}
    for place, (line, fact) in enumerate(zip(lines, facts, strict=True)):
        near = [same for day in _list_days_near(line.day) for same in by_day[day]]
        judged += [(*pair, place) for pair in await _list_adjustments(context, line, fact, near, proofs)]
    judged.sort(key=lambda each: (-each[0].likeness, each[2], str(_identify_line(each[1]))))
    found: list[AdjustedPurchase | None] = [None for _ in lines]
    taken: set[UUID] = set()
    for adjustment, same, place in judged:
        if found[place] is None and _identify_line(same) not in taken:
            found[place] = AdjustedPurchase(same, adjustment.kind)
            taken.add(_identify_line(same))
    return found


def _list_days_near(day: date) -> list[date]:
    return [day + timedelta(days=days) for days in range(-BOOKED_LATER, BOOKED_LATER + 1)]


async def _list_adjustments(
    context: UseCaseContext,
    line: Line,
    fact: Fact,
    near: Sequence[SamePurchase],
    proofs: dict[UUID, tuple[Proof, ...]],
) -> list[tuple[AdjustmentCandidate, SamePurchase]]:
    """Return the known purchases that may be the same as a line with another amount, each with its match.

    ``proofs`` caches the proofs of drafts.
    """
    judged: list[tuple[AdjustmentCandidate, SamePurchase]] = []
    for same in near:
        known = _make_unproven_fact(same.line)
        if not can_be_adjusted(fact, known):
            continue
        if same.draft.id not in proofs:
            proofs[same.draft.id] = await context.uow.proofs.list_of_draft(same.draft.id)
        behind = proofs[same.draft.id]
        sources, alerts = read_sources(context, behind, same.draft, same.line), read_alerts(context, behind, same.line)
        adjustment = judge_adjustment(fact, replace(known, sources=sources, alerts=alerts))
        if adjustment is not None and _is_likely_exchange(adjustment.kind, line, same.line):
            judged.append((adjustment, same))
    return judged


async def _list_recorded_near(context: UseCaseContext, facts: Sequence[Fact]) -> list[SamePurchase]:
    """Return the recorded entries near the days of some facts, and all open drafts with one line."""
    days = [fact.day for fact in facts]
    reach = timedelta(days=BOOKED_LATER)
    by_day: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        for day in _list_days_near(fact.day):
            by_day[day].append(fact)
    scope = Scope(Period(min(days) - reach, max(days) + reach), tuple(EntryKind))
    found = []
    drafts: dict[UUID, Draft | None] = {}
    for entry in await context.uow.reports.list_entries(scope, limit=_MOST):
        if entry.draft is None or not entry.is_visible_to(context.member):
            continue
        known = _make_unproven_fact(entry.line)
        if not any(can_be_adjusted(fact, known) for fact in by_day[entry.line.day]):
            continue
        if entry.draft not in drafts:
            drafts[entry.draft] = await context.uow.drafts.get(entry.draft)
        draft = drafts[entry.draft]
        if draft is not None:
            found.append(SamePurchase(MatchVerdict.MAYBE, draft, entry.line, entry))
    waiting = [
        SamePurchase(MatchVerdict.MAYBE, draft, draft.lines[0])
        for draft in await context.uow.drafts.list_open()
        if draft.author == context.member.id and len(draft.lines) == 1
    ]
    return [*found, *waiting]


def _make_unproven_fact(line: Line) -> Fact:
    """Return a recorded line as a fact for comparison, without the sources that prove it."""
    return replace(make_fact(line, ProofSource.MESSAGE, ""), sources=frozenset())


def _identify_line(same: SamePurchase) -> UUID:
    return same.entry.id if same.entry is not None else same.draft.id


def _is_likely_exchange(kind: AdjustmentKind, told: Line, known: Line) -> bool:
    """Return whether two amounts are about equal at the known rate; True where no rate is known or needed."""
    if kind is not AdjustmentKind.EXCHANGE:
        return True
    one = told.base if told.base is not None else told.money
    other = known.base if known.base is not None else known.money
    if one.currency != other.currency:
        return True
    return abs(one.amount - other.amount) <= _OFF_RATE * max(one.amount, other.amount)


async def merge_into_adjusted_purchase(
    context: UseCaseContext, draft_id: UUID, version: int | None = None
) -> tuple[DraftResult, AdjustedPurchase] | None:
    """Merge a draft into the purchase that was recorded with another amount, which then gets the bank's amount.

    Return None where no such purchase is found any more.

    Raises:
        NotAllowed: the purchase is in the book and its edit window is over.
    """
    draft = await load_draft(context, draft_id)
    found = await find_adjusted_purchase(context, draft.lines[0], await read_new_proof(context, draft))
    if found is None:
        return None
    if found.same.entry is not None:
        context.require_edit_window(found.same.entry)
    base = context.household.currency

    def learn(known: Line, told: Line) -> Line:
        return take_bank_amount(known, told, base)

    result = await merge_purchase(context, draft_id, found.same.draft.id, version, learn, known=found.same.line)
    return result, found


def take_bank_amount(known: Line, told: Line, base: str) -> Line:
    """Return a recorded line with the bank's amount; the difference is written in its notes.

    A line in a foreign currency keeps its amount and gets the bank's rate, where the bank reports the base currency.
    """
    learned = learn_account(known, told)
    told_text, known_text = (f"{each.amount:f} {each.currency}" for each in (told.money, known.money))
    notes = "\n".join(part for part in (known.notes, f"{known_text} → {told_text}") if part)
    if told.money.currency == known.money.currency:
        return replace(learned.with_amount(told.money), notes=notes)
    if told.money.currency == base:
        rate = round_rate(told.money.amount / known.money.amount)
        return replace(learned, rate=f"{rate:f}", base=told.money, notes=notes)
    return replace(learned, notes=notes)
