"""Find the entry or open draft that already records the purchase a new proof reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from core.importing.alert_details import AlertDetails, describe_alert
from core.importing.matching import BOOKED_LATER, Fact, MatchVerdict, ProofMatch, ProofSource, is_same_tail, match_facts
from core.importing.read_alert import read_alert
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Line
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.model.statement import decode_compared_statement
from core.ports import Proof
from core.usecases.use_case_context import UseCaseContext

_MOST = 40
"""The most entries of one amount within a few days that are compared with a line."""

_MANY = 8
"""From this many lines on, the entries of all their days are loaded with one query."""

_MOST_OF_ALL = 20_000
"""The most entries that are loaded for the days of one statement."""

_SOURCES = {
    "message": ProofSource.MESSAGE,
    "photo": ProofSource.RECEIPT,
    "album": ProofSource.RECEIPT,
    "alert": ProofSource.ALERT,
    "statement": ProofSource.STATEMENT,
}
_REACH = timedelta(days=BOOKED_LATER + 1)


@dataclass(frozen=True, slots=True)
class SamePurchase:
    """A line of a draft, and its entry once confirmed, that records the same purchase as a new proof."""

    verdict: MatchVerdict
    draft: Draft
    line: Line
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class NewProof:
    """The source of a new proof, the details of the bank alerts in it, and its draft where there is one."""

    source: ProofSource
    alerts: tuple[AlertDetails, ...] = ()
    draft: UUID | None = None


def make_fact(
    line: Line, source: ProofSource, key: object, reference: str = "", alerts: tuple[AlertDetails, ...] = ()
) -> Fact:
    """Return a line as a fact (kind, amount, day, name, account, source) that can be matched with others."""
    name = line.merchant or line.description
    sources = frozenset((source,))
    return Fact(str(key), line.kind, line.money, line.day, sources, name, line.account or "", reference, alerts)


async def find_same_purchase(context: UseCaseContext, line: Line, proof: NewProof) -> SamePurchase | None:
    """Return the entry or draft that is, or may be, the purchase of a line; None where there is none."""
    known = [(fact, same) for fact, same in await list_recorded(context, [line]) if same.draft.id != proof.draft]
    fact = make_fact(line, proof.source, "new", alerts=proof.alerts)
    (match,) = match_facts([fact], [fact for fact, _ in known])
    return find_recorded(match, known)


async def read_new_proof(context: UseCaseContext, draft: Draft) -> NewProof:
    """Return a draft's proofs combined as one new proof, to be matched with other entries and drafts."""
    proofs = await context.uow.proofs.list_of_draft(draft.id)
    alerts = read_alerts(context, proofs, draft.lines[0])
    sources = {proof.source for proof in proofs}
    if "statement" in sources:
        return NewProof(ProofSource.STATEMENT, alerts, draft.id)
    return NewProof(ProofSource.ALERT if "alert" in sources else ProofSource.MESSAGE, alerts, draft.id)


def read_alerts(context: UseCaseContext, proofs: Sequence[Proof], line: Line) -> tuple[AlertDetails, ...]:
    """Return the details of those bank alerts among some proofs that report the amount of a line."""
    found = []
    for proof in proofs:
        alert = read_alert(proof.text, context.household.currency, "", context.today) if _is_alert(proof) else None
        if alert is not None and alert.amount == line.money.amount:
            found.append(describe_alert(proof.text, alert))
    return tuple(found)


def _is_alert(proof: Proof) -> bool:
    return _SOURCES.get(proof.source) is ProofSource.ALERT


def find_recorded(match: ProofMatch, known: Sequence[tuple[Fact, SamePurchase]]) -> SamePurchase | None:
    """Return the recorded entry or draft that a match refers to, with the match's verdict.

    Return None where nothing matched.
    """
    for fact, same in known:
        if match.known is fact:
            return SamePurchase(match.verdict, same.draft, same.line, same.entry)
    return None


async def list_recorded(context: UseCaseContext, lines: Sequence[Line]) -> list[tuple[Fact, SamePurchase]]:
    """Return entries and open drafts with the amounts of some lines and near their days, as facts."""
    known: list[tuple[Fact, SamePurchase]] = []
    seen: set[UUID] = set()
    behind: dict[UUID, tuple[Proof, ...]] = {}
    drafts: dict[UUID, Draft | None] = {}
    amounts = {line.money for line in lines}
    for scope, limit in _make_queries(lines):
        for entry in await context.uow.reports.list_entries(scope, limit=limit):
            if entry.line.money not in amounts or entry.draft is None or not entry.is_visible_to(context.member):
                continue
            if entry.id in seen:
                continue
            seen.add(entry.id)
            if entry.draft not in drafts:
                drafts[entry.draft] = await context.uow.drafts.get(entry.draft)
                behind[entry.draft] = await context.uow.proofs.list_of_draft(entry.draft)
            draft = drafts[entry.draft]
            if draft is not None:
                same = SamePurchase(MatchVerdict.NEW, draft, entry.line, entry)
                facts = _list_known_facts(context, behind[entry.draft], draft, entry.line, str(entry.id))
                known += [(fact, same) for fact in facts]
    return [*known, *await _list_open_draft_facts(context, amounts)]


def _make_queries(lines: Sequence[Line]) -> list[tuple[Scope, int]]:
    """Return the queries for entries near some lines, each with a limit: one per amount, or a single one for many."""
    days = [line.day for line in lines]
    if len(lines) > _MANY:
        return [(Scope(Period(min(days) - _REACH, max(days) + _REACH), tuple(EntryKind)), _MOST_OF_ALL)]
    return [
        (
            Scope(
                Period(line.day - _REACH, line.day + _REACH),
                tuple(EntryKind),
                least=line.money.minor,
                most=line.money.minor,
                currency=line.money.currency,
            ),
            _MOST,
        )
        for line in {(line.money, line.day): line for line in lines}.values()
    ]


async def _list_open_draft_facts(context: UseCaseContext, amounts: set[Money]) -> list[tuple[Fact, SamePurchase]]:
    """Return the lines of the member's open drafts that have one of some amounts, as facts."""
    found = []
    for draft in await context.uow.drafts.list_open():
        if draft.author != context.member.id:
            continue
        lines = [line for line in draft.lines if line.money in amounts]
        proofs = await context.uow.proofs.list_of_draft(draft.id) if lines else ()
        for line in lines:
            facts = _list_known_facts(context, proofs, draft, line, f"{draft.id} {draft.lines.index(line)}")
            found += [(fact, SamePurchase(MatchVerdict.NEW, draft, line)) for fact in facts]
    return found


def _list_known_facts(
    context: UseCaseContext, proofs: Sequence[Proof], draft: Draft, line: Line, key: str
) -> list[Fact]:
    """Return a line as a fact; a transfer between two accounts as two, one for each account."""
    if line.into is None or line.account is None:
        return [_make_known_fact(context, proofs, draft, line, key)]
    sides = []
    for account, kind in ((line.account, EntryKind.EXPENSE), (line.into, EntryKind.INCOME)):
        own = [proof for proof in proofs if _is_of_account(context, proof, account)]
        side = replace(line, account=account, kind=kind)
        sides.append(_make_known_fact(context, own, draft, side, f"{key} {account}"))
    return sides


def _make_known_fact(context: UseCaseContext, proofs: Sequence[Proof], draft: Draft, line: Line, key: str) -> Fact:
    name = f"{line.merchant or ''} {line.description}".strip()
    sources, alerts = read_sources(context, proofs, draft, line), read_alerts(context, proofs, line)
    return Fact(key, line.kind, line.money, line.day, sources, name, line.account or "", alerts=alerts)


def _is_of_account(context: UseCaseContext, proof: Proof, account: str) -> bool:
    """Return whether a proof may belong to an account: it names that account or none."""
    named: list[str | None] = []
    if _is_alert(proof):
        alert = read_alert(proof.text, context.household.currency, "", context.today)
        named = [f"\u00b7\u00b7{alert.account_tail}" if alert is not None and alert.account_tail else None]
    elif proof.source == "statement" and proof.receipt:
        named = [line.account for line in decode_compared_statement(proof.receipt).lines]
    current = context.household.find_current_account
    told = [current(name) for name in named if name is not None]
    return not told or any(is_same_tail(name, account) for name in told)


def read_sources(context: UseCaseContext, proofs: Sequence[Proof], draft: Draft, line: Line) -> frozenset[ProofSource]:
    """Return the kinds of proof for one line of a draft; a bank's alert counts only for the line of its amount."""
    found = set()
    for proof in proofs:
        source = _SOURCES.get(proof.source)
        if source is None:
            continue
        if source is ProofSource.ALERT and len(draft.lines) > 1:
            alert = read_alert(proof.text, context.household.currency, "", context.today)
            if alert is None or alert.amount != line.money.amount:
                continue
        if source is ProofSource.STATEMENT and proof.receipt:
            told = decode_compared_statement(proof.receipt)
            is_of_some = len(draft.lines) > 1 and (draft.text or len(told.lines) == 1)
            if is_of_some and not any(each.money == line.money for each in told.lines):
                continue
            waits = [told.lines[place] for place in told.pending]
            is_alone = len(told.lines) == 1  # a member may have noted it on another day
            if any(each.money == line.money and (is_alone or each.day == line.day) for each in waits):
                source = ProofSource.PENDING
        found.add(source)
    return frozenset(found)
