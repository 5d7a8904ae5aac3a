"""Find what already tells of the purchase that a new proof tells of: an entry in the book, or a card that waits."""

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
from core.model.statement import decode_import
from core.ports import Proof
from core.usecases.use_case_context import UseCaseContext

_MOST = 40
"""Entries of one amount within days; more are no purchase but a price."""

_MANY = 8
"""Lines from which the book is asked once for all their days."""

_MOST_OF_ALL = 20_000
"""Entries of the days of one statement."""

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
    """What tells of the same purchase: a line of a card, and its entry once it is in the book."""

    verdict: MatchVerdict
    draft: Draft
    line: Line
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class NewProof:
    """What a new proof is: its kind, what banks' texts in it say, and its card where it has one by now."""

    source: ProofSource
    alerts: tuple[AlertDetails, ...] = ()
    draft: UUID | None = None


def make_fact(
    line: Line, source: ProofSource, key: object, reference: str = "", alerts: tuple[AlertDetails, ...] = ()
) -> Fact:
    """Return what a line says of a purchase."""
    name = line.merchant or line.description
    sources = frozenset((source,))
    return Fact(str(key), line.kind, line.money, line.day, sources, name, line.account or "", reference, alerts)


async def find_same_purchase(context: UseCaseContext, line: Line, proof: NewProof) -> SamePurchase | None:
    """Return what tells of the purchase already, or may; None where nothing does."""
    known = [(fact, same) for fact, same in await list_known(context, [line]) if same.draft.id != proof.draft]
    fact = make_fact(line, proof.source, "new", alerts=proof.alerts)
    (match,) = match_facts([fact], [fact for fact, _ in known])
    return find_known(match, known)


async def read_new_proof(context: UseCaseContext, draft: Draft) -> NewProof:
    """Return what the proofs of a card are that may be put to another."""
    proofs = await context.uow.proofs.of_draft(draft.id)
    alerts = read_alerts(context, proofs, draft.lines[0])
    sources = {proof.source for proof in proofs}
    if "statement" in sources:
        return NewProof(ProofSource.STATEMENT, alerts, draft.id)
    return NewProof(ProofSource.ALERT if "alert" in sources else ProofSource.MESSAGE, alerts, draft.id)


def read_alerts(context: UseCaseContext, proofs: Sequence[Proof], line: Line) -> tuple[AlertDetails, ...]:
    """Return what the banks' texts among some proofs say of a line."""
    found = []
    for proof in proofs:
        alert = read_alert(proof.text, context.household.currency, "", context.today) if _is_alert(proof) else None
        if alert is not None and alert.amount == line.money.amount:
            found.append(describe_alert(proof.text, alert))
    return tuple(found)


def _is_alert(proof: Proof) -> bool:
    return _SOURCES.get(proof.source) is ProofSource.ALERT


def find_known(match: ProofMatch, known: Sequence[tuple[Fact, SamePurchase]]) -> SamePurchase | None:
    """Return what a match found, with its verdict."""
    for fact, same in known:
        if match.known is fact:
            return SamePurchase(match.verdict, same.draft, same.line, same.entry)
    return None


async def list_known(context: UseCaseContext, lines: Sequence[Line]) -> list[tuple[Fact, SamePurchase]]:
    """Return the facts of entries and waiting cards that have the amounts of some lines and are near their days."""
    known: list[tuple[Fact, SamePurchase]] = []
    seen: set[UUID] = set()
    behind: dict[UUID, tuple[Proof, ...]] = {}
    drafts: dict[UUID, Draft | None] = {}
    amounts = {line.money for line in lines}
    for scope, limit in _ask_for(lines):
        for entry in await context.uow.reports.list_entries(scope, limit=limit):
            if entry.line.money not in amounts or entry.draft is None or not entry.seen_by(context.member):
                continue
            if entry.id in seen:
                continue
            seen.add(entry.id)
            if entry.draft not in drafts:
                drafts[entry.draft] = await context.uow.drafts.get(entry.draft)
                behind[entry.draft] = await context.uow.proofs.of_draft(entry.draft)
            draft = drafts[entry.draft]
            if draft is not None:
                same = SamePurchase(MatchVerdict.NEW, draft, entry.line, entry)
                facts = _list_known_facts(context, behind[entry.draft], draft, entry.line, str(entry.id))
                known += [(fact, same) for fact in facts]
    return [*known, *await _list_open(context, amounts)]


def _ask_for(lines: Sequence[Line]) -> list[tuple[Scope, int]]:
    """Return what to ask of the book, with limits: each amount by itself, of many lines all entries of their days."""
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


async def _list_open(context: UseCaseContext, amounts: set[Money]) -> list[tuple[Fact, SamePurchase]]:
    """Return the lines of waiting cards that have one of some amounts."""
    found = []
    for draft in await context.uow.drafts.open():
        if draft.author != context.member.id:
            continue
        lines = [line for line in draft.lines if line.money in amounts]
        proofs = await context.uow.proofs.of_draft(draft.id) if lines else ()
        for line in lines:
            facts = _list_known_facts(context, proofs, draft, line, f"{draft.id} {draft.lines.index(line)}")
            found += [(fact, SamePurchase(MatchVerdict.NEW, draft, line)) for fact in facts]
    return found


def _list_known_facts(
    context: UseCaseContext, proofs: Sequence[Proof], draft: Draft, line: Line, key: str
) -> list[Fact]:
    """Return what is known of a line: one fact, of a transfer between two accounts one for each of its banks."""
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
    """Whether a proof may be of an account: a bank's text and a statement's line may name another."""
    named: list[str | None] = []
    if _is_alert(proof):
        alert = read_alert(proof.text, context.household.currency, "", context.today)
        named = [f"\u00b7\u00b7{alert.account_tail}" if alert is not None and alert.account_tail else None]
    elif proof.source == "statement" and proof.receipt:
        named = [line.account for line in decode_import(proof.receipt).lines]
    current = context.household.current_account
    told = [current(name) for name in named if name is not None]
    return not told or any(is_same_tail(name, account) for name in told)


def read_sources(context: UseCaseContext, proofs: Sequence[Proof], draft: Draft, line: Line) -> frozenset[ProofSource]:
    """Return what stands behind one line of a card; what a bank tells stands behind the line of its amount."""
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
            told = decode_import(proof.receipt)
            is_of_some = len(draft.lines) > 1 and (draft.text or len(told.lines) == 1)
            if is_of_some and not any(each.money == line.money for each in told.lines):
                continue
            waits = [told.lines[place] for place in told.pending]
            is_alone = len(told.lines) == 1  # a member may have noted it on another day
            if any(each.money == line.money and (is_alone or each.day == line.day) for each in waits):
                source = ProofSource.PENDING
        found.add(source)
    return frozenset(found)
