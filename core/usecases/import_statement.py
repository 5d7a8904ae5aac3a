"""Import a statement: new lines go on one draft, recorded lines are left alone.

Each doubtful line gets a draft of its own.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from uuid import UUID

import msgspec

from core.errors import Invalid
from core.importing.matching import Fact, MatchVerdict, ProofMatch, ProofSource, is_same_tail, match_facts
from core.model.category import Category
from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch
from core.model.entry import EntryKind, Line
from core.model.money import Money, count_decimals
from core.model.statement import ComparedStatement, Statement, StatementDoubt, StatementLine, decode_compared_statement
from core.model.statement_import import ImportState, StatementImport
from core.ports import Proof, TeachableCategoriser
from core.usecases.exchange import convert_lines
from core.usecases.find_adjusted_purchase import list_adjusted_purchases
from core.usecases.find_same_purchase import SamePurchase, find_recorded, list_recorded, make_fact
from core.usecases.merge_purchase import update_line_from_proof
from core.usecases.note_balances import note_statement_balances
from core.usecases.pair_transfer import list_transfer_pairs
from core.usecases.propose_entries import DraftOrigin, fill_line
from core.usecases.recall_categories import recall_categories
from core.usecases.use_case_context import UseCaseContext

STATEMENT = "statement"
"""The source of a proof that is a bank statement, or one of its lines."""

MOST_LINES = 3_000
"""The most lines of an import that is one draft."""

_EARLIER = 5_000
"""The most stored statement proofs a new statement is compared with: imports, and lines attached to entries."""

_LineIdentity = tuple[date, Money, EntryKind, str]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The outcome of reading a statement; ``draft`` is None where no line is new."""

    imported: ComparedStatement
    draft: Draft | None = None
    asked: tuple[Draft, ...] = ()
    """The drafts of doubtful lines, where the import has no draft of its own."""


async def find_imported(context: UseCaseContext, content: bytes) -> Draft | None:
    """Return the draft of an earlier import of this very file, unless it was discarded or undone."""
    return await _find_live_import(context, sha256(content).hexdigest())


async def find_newer_import(context: UseCaseContext, draft_id: UUID) -> Draft | None:
    """Return the draft of a later import of the same file as one discarded or undone; None where there is none."""
    draft = await context.uow.drafts.get(draft_id)
    if draft is None or await _is_open_or_in_book(context, draft):
        return None
    for proof in await context.uow.proofs.list_of_draft(draft_id):
        if proof.source == STATEMENT and proof.digest:
            return await _find_live_import(context, proof.digest)
    return None


async def _find_live_import(context: UseCaseContext, digest: str) -> Draft | None:
    for proof in await context.uow.proofs.find_same(digest):
        draft = await context.uow.drafts.get(proof.draft)
        if proof.source == STATEMENT and draft is not None and await _is_open_or_in_book(context, draft):
            return draft
    return None


@dataclass(frozen=True, slots=True)
class ImportFile:
    """The name of an imported file, and the earlier import that asked about its columns, if any."""

    name: str = ""
    asked: StatementImport | None = None


_UNNAMED = ImportFile()


async def save_file_import(
    context: UseCaseContext, file: ImportFile, content: bytes, origin: DraftOrigin, state: ImportState
) -> StatementImport:
    """Save and return the import of a file: the one that asked about its columns, in a new state, or a new one."""
    if file.asked is not None:
        turned = replace(file.asked, state=state, changed_at=context.now, version=file.asked.version + 1)
        if not await context.uow.imports.save(turned, was=file.asked.version):
            raise Invalid("choice-gone")
        return turned
    made = StatementImport(
        context.ids.new(),
        context.member.id,
        file.name[:120],
        sha256(content).hexdigest(),
        origin.file,
        origin.channel,
        origin.chat,
        state,
        context.now,
        context.now,
        total=0,
    )
    await context.uow.imports.add(made)
    return made


async def propose_statement(
    context: UseCaseContext,
    categoriser: TeachableCategoriser,
    statement: Statement,
    content: bytes,
    origin: DraftOrigin,
    *,
    file: ImportFile = _UNNAMED,
) -> ImportPlan:
    """Put the new lines of a statement on a draft; nothing enters the book yet.

    Raises:
        Invalid: the statement has too many lines, no line with an amount, or days in the future.
    """
    context.require_writer()
    lines = tuple(make_line(context, statement, each) for each in statement.lines if each.amount)
    if not lines:
        raise Invalid("statement-without-lines")
    if len(lines) > MOST_LINES:
        raise Invalid("statement-too-long", most=MOST_LINES)
    known = await recall_categories(context.uow.lessons, categoriser, lines, context.today, printed=True)
    lines = tuple(fill_line(context, known, line) for line in lines)
    imported = await compare_lines(context, statement, lines)
    if not imported.new:
        if file.asked is not None:
            await save_file_import(context, file, content, origin, ImportState.DISCARDED)
        opened = await _settle_lines(context, imported, origin)
        await _note_known_balances(context, statement, imported)
        return ImportPlan(imported, asked=opened)
    fresh = await convert_lines(context.uow, [lines[place] for place in imported.new], context.household.currency)
    draft = _open_draft(context, fresh, origin, _list_doubts(statement, fresh))
    await context.uow.drafts.add(draft)
    said = msgspec.json.encode(imported).decode()
    digest = sha256(content).hexdigest()
    proof = Proof(context.ids.new(), draft.id, STATEMENT, origin.text, origin.file, digest, receipt=said)
    await context.uow.add_proof(proof)
    await _save_counts(
        context, await save_file_import(context, file, content, origin, ImportState.READY), imported, draft
    )
    account = lines[0].account
    if account is not None:
        await note_statement_balances(context, statement, account, proof.id)
    return ImportPlan(imported, draft)


async def _save_counts(
    context: UseCaseContext, made: StatementImport, imported: ComparedStatement, draft: Draft
) -> None:
    counted = replace(
        made,
        total=len(imported.lines),
        fresh=len(imported.new),
        doubtful=len(imported.doubtful),
        skipped=imported.skipped,
        account=imported.account,
        draft=draft.id,
        version=made.version + 1,
    )
    if not await context.uow.imports.save(counted, was=made.version):
        raise Invalid("choice-gone")


async def settle_import(context: UseCaseContext, draft: Draft) -> tuple[Draft, ...]:
    """Finish the import of a confirmed draft: attach known lines to entries as proofs, open drafts of doubtful ones."""
    opened: list[Draft] = []
    for proof in await context.uow.proofs.list_of_draft(draft.id):
        if proof.source == STATEMENT and proof.receipt:
            imported = _name_chosen_account(decode_compared_statement(proof.receipt), draft)
            await _remember_columns(context, imported, draft)
            opened += await _settle_lines(context, imported, DraftOrigin(draft.channel, draft.chat))
    return tuple(opened)


def _name_chosen_account(imported: ComparedStatement, draft: Draft) -> ComparedStatement:
    """Return an import whose lines have the account chosen on its card, where its file names none."""
    chosen = {line.account for line in draft.lines}
    if len(chosen) != 1 or any(line.account for line in imported.lines):
        return imported
    account = chosen.pop()
    return replace(imported, lines=tuple(replace(line, account=account) for line in imported.lines))


async def _remember_columns(context: UseCaseContext, imported: ComparedStatement, draft: Draft) -> None:
    """Remember how a member decided a file's columns, for the next file with the same header.

    The member decides by buttons, or by changing the draft's lines.
    """
    if not imported.columns or not (imported.doubts or imported.is_answered):
        return
    columns = json.loads(imported.columns)
    read = [imported.lines[place] for place in imported.new]
    if StatementDoubt.SIGN in imported.doubts:
        is_turned = any(line.kind is not was.kind for line, was in zip(draft.lines, read, strict=False))
        columns |= {"flipped": columns["flipped"] is not is_turned, "is_settled": True}
    is_swapped = any(line.day != was.day for line, was in zip(draft.lines, read, strict=False))
    if StatementDoubt.DAY_ORDER in imported.doubts and is_swapped:
        columns["day_order"] = "mdy" if columns["day_order"] == "dmy" else "dmy"
    await context.uow.imports.remember_columns(imported.header, json.dumps(columns))


async def _settle_lines(context: UseCaseContext, imported: ComparedStatement, origin: DraftOrigin) -> tuple[Draft, ...]:
    """Attach known lines to their entries as proofs, and open and return a draft for each doubtful line."""
    await settle_known(context, imported)
    return await open_doubtful(context, imported, origin)


async def settle_known(context: UseCaseContext, imported: ComparedStatement) -> None:
    """Attach the lines that are in the book already to their entries, as proofs."""
    for place, other in imported.matched:
        kept = await context.uow.drafts.get(other)
        if kept is not None and kept.state in {DraftState.OPEN, DraftState.CONFIRMED}:
            await context.uow.add_proof(_make_line_proof(context, other, imported, place))
            await update_line_from_proof(context, kept, imported.lines[place])


async def open_doubtful(context: UseCaseContext, imported: ComparedStatement, origin: DraftOrigin) -> tuple[Draft, ...]:
    """Open a draft for each line that may be in the book already, and return the drafts."""
    opened = []
    for place in imported.doubtful:
        lines = await convert_lines(context.uow, (imported.lines[place],), context.household.currency)
        asked = _open_draft(context, lines, origin, ())
        await context.uow.drafts.add(asked)
        await context.uow.add_proof(_make_line_proof(context, asked.id, imported, place))
        opened.append(asked)
    return tuple(opened)


async def _note_known_balances(context: UseCaseContext, statement: Statement, imported: ComparedStatement) -> None:
    """Save the balances of a statement that has no new line, tied to the entry of its first matched line."""
    account = imported.lines[0].account
    if account is None or not imported.matched:
        return
    proofs = await context.uow.proofs.list_of_draft(imported.matched[0][1])
    newest = next(proof for proof in reversed(proofs) if proof.source == STATEMENT)
    await note_statement_balances(context, statement, account, newest.id)


def _make_line_proof(context: UseCaseContext, draft: UUID, imported: ComparedStatement, place: int) -> Proof:
    line = imported.lines[place]
    alone = ComparedStatement((line,), new=(0,), pending=(0,) if place in imported.pending else ())
    said = msgspec.json.encode(alone).decode()
    return Proof(context.ids.new(), draft, STATEMENT, line.description, receipt=said)


def _open_draft(
    context: UseCaseContext, lines: tuple[Line, ...], origin: DraftOrigin, doubts: tuple[Doubt, ...]
) -> Draft:
    return Draft(
        context.ids.new(),
        1,
        DraftState.OPEN,
        context.member.id,
        lines,
        doubts,
        context.now,
        origin.channel,
        origin.chat,
    )


def make_line(context: UseCaseContext, statement: Statement, line: StatementLine) -> Line:
    """Return a statement's line as a line of the book; raises Invalid for a day in the future."""
    if line.day > context.today:
        raise Invalid("statement-days-to-come")
    digits = Decimal(1).scaleb(-count_decimals(line.currency))
    money = Money.of(abs(line.amount).quantize(digits, ROUND_HALF_UP), line.currency)
    category = _find_category(context, line.category)
    return Line(
        _find_kind(line, category),
        money,
        line.day,
        line.description[:120],
        category.key if category else None,
        line.merchant[:80] or None,
        line.account[:40] or _find_statement_account(context, statement.account),
        context.member.id,
        notes=line.notes[:500],
    )


def _find_category(context: UseCaseContext, name: str) -> Category | None:
    """Return the household's category that has the name another app's file gives; None where there is none."""
    wanted = name.casefold()
    own = (each for each in context.household.categories if wanted in {each.key, (each.name or "").casefold()})
    return next(own, None) if name else None


def _find_kind(line: StatementLine, category: Category | None) -> EntryKind:
    """Return the kind of a statement line; money that comes in for a spending category is a refund."""
    if line.moves:
        return EntryKind.TRANSFER
    if line.amount < 0:
        return EntryKind.EXPENSE
    return EntryKind.REFUND if category is not None and not category.income else EntryKind.INCOME


def _find_statement_account(context: UseCaseContext, account: str | None) -> str | None:
    """Return the household's account a statement belongs to, else its last digits; None where none are printed."""
    digits = "".join(sign for sign in account or "" if sign.isdigit())[-4:]
    if not digits:
        return None
    own = (
        each.name
        for each in context.household.accounts
        if any(is_same_tail(name, digits) for name in (each.name, *each.former))
    )
    return next(own, f"\u00b7\u00b7{digits}")


async def compare_lines(
    context: UseCaseContext,
    statement: Statement,
    lines: tuple[Line, ...],
    taken: Counter[tuple[UUID, Money]] | None = None,
    asked: Collection[tuple[UUID, Money]] = (),
) -> ComparedStatement:
    """Return which lines are new, which match entries, and which are doubtful, by the book and earlier imports.

    Matches in ``taken`` (by draft and amount, counted) are used up by other lines; purchases in ``asked`` are not asked
    about again for another amount.
    """
    before = await _list_imported(context, {_make_line_identity(line) for line in lines})
    fresh = [place for place, line in enumerate(lines) if not before.take_out(line)]
    known = await list_recorded(context, [lines[place] for place in fresh]) if fresh else []
    known = _split_imported(known, Counter(taken)) if taken else known
    facts = [make_fact(lines[place], ProofSource.STATEMENT, f"{place:06}") for place in fresh]
    matches: Sequence[ProofMatch] = match_facts(facts, [fact for fact, _ in known])
    by_place = dict(zip(fresh, matches, strict=True))
    new = [fact for fact, match in zip(facts, matches, strict=True) if match.verdict is MatchVerdict.NEW]
    transfers = {int(str(key)) for key in list_transfer_pairs(new, known)}
    matched = []
    for place, match in by_place.items():
        same = find_recorded(match, known) if match.verdict is MatchVerdict.MATCHED else None
        if same is not None:
            matched.append((place, same.draft.id))
    booked = [each for each in statement.lines if each.amount]
    imported = ComparedStatement(
        lines,
        tuple(p for p, match in by_place.items() if match.verdict is MatchVerdict.NEW and p not in transfers),
        tuple(matched),
        tuple(p for p, match in by_place.items() if match.verdict is MatchVerdict.MAYBE or p in transfers),
        statement.account or "",
        statement.header,
        statement.columns,
        statement.skipped,
        statement.doubts,
        statement.is_answered,
        tuple(place for place, each in enumerate(booked) if each.is_pending),
    )
    return await _mark_adjusted_doubtful(context, imported, {*(taken or ()), *asked})


async def _mark_adjusted_doubtful(
    context: UseCaseContext, imported: ComparedStatement, taken: Collection[tuple[UUID, Money]]
) -> ComparedStatement:
    """Return an import in which new lines that may be recorded with another amount are marked doubtful."""
    lines = [imported.lines[place] for place in imported.new]
    if not lines:
        return imported
    matched = {*taken, *((draft, imported.lines[place].money) for place, draft in imported.matched)}
    found = await list_adjusted_purchases(context, lines, ProofSource.STATEMENT, matched)
    adjusted = {place: each.same for place, each in zip(imported.new, found, strict=True) if each is not None}
    return replace(
        imported,
        adjusted=tuple((same.draft.id, same.line.money) for same in adjusted.values()),
        new=tuple(place for place in imported.new if place not in adjusted),
        doubtful=tuple(sorted({*imported.doubtful, *adjusted})),
    )


async def leave_out_imported(
    context: UseCaseContext, imported: ComparedStatement, file: str | None
) -> ComparedStatement:
    """Return an import without the lines that other files brought after it was compared."""
    waiting = [*imported.new, *imported.doubtful, *(place for place, _ in imported.matched)]
    since = await _list_imported(context, {_make_line_identity(line) for line in imported.lines}, besides=file)
    for place in set(range(len(imported.lines))) - set(waiting):
        since.take_out(imported.lines[place])
    gone = {place for place in waiting if since.take_out(imported.lines[place])}
    return replace(
        imported,
        new=tuple(place for place in imported.new if place not in gone),
        matched=tuple(match for match in imported.matched if match[0] not in gone),
        doubtful=tuple(place for place in imported.doubtful if place not in gone),
    )


def _split_imported(
    known: Sequence[tuple[Fact, SamePurchase]], taken: Counter[tuple[UUID, Money]]
) -> list[tuple[Fact, SamePurchase]]:
    kept = []
    gone: set[UUID] = set()
    for fact, same in known:
        identity = same.draft.id, fact.money
        line = same.entry.id if same.entry is not None else None
        if line is not None and line in gone:
            continue  # the other side of a transfer that was taken
        if taken[identity] > 0:
            taken[identity] -= 1
            gone |= {line} if line is not None else set()
        else:
            kept.append((fact, same))
    return kept


def _make_line_identity(line: Line) -> _LineIdentity:
    return line.day, line.money, line.kind, " ".join(line.description.casefold().split())


async def _list_imported(
    context: UseCaseContext, asked: set[_LineIdentity], *, besides: str | None = None
) -> ImportedLines:
    """Return how often lines were imported, by imports that share any of some lines and were not discarded or undone.

    Imports of the file ``besides`` are left out. Files may overlap, and two equal lines of one file are two. Matched
    and doubtful lines of a confirmed import are not counted here: they have proofs of their own.
    """
    counted = ImportedLines(context)
    for proof in await context.uow.proofs.list_of_source(STATEMENT, _EARLIER, besides=besides):
        imported = decode_compared_statement(proof.receipt) if proof.receipt else ComparedStatement(())
        if not any(_make_line_identity(line) in asked for line in imported.lines):
            continue
        draft = await context.uow.drafts.get(proof.draft)
        if draft is None or not await _is_open_or_in_book(context, draft):
            continue
        places = list(imported.new)
        if draft.state is DraftState.OPEN:
            places += [*(place for place, _ in imported.matched), *imported.doubtful]
        counted.add(imported.lines[place] for place in places)
    return counted


class ImportedLines:
    """The count of lines that earlier files brought; equal lines of two different accounts are kept apart."""

    def __init__(self, context: UseCaseContext) -> None:
        self._current_account = context.household.find_current_account
        self._counted: dict[_LineIdentity, Counter[str]] = defaultdict(Counter)

    def add(self, lines: Iterable[Line]) -> None:
        """Add the lines of one earlier import to the count."""
        for line in lines:
            self._counted[_make_line_identity(line)][self._make_account_key(line)] += 1

    def take_out(self, line: Line) -> bool:
        """Take one line like this out of the count, first from its own account; return False where there is none."""
        accounts, own = self._counted.get(_make_line_identity(line), Counter()), self._make_account_key(line)
        fitting = [own, ""] if own else [*accounts]
        found = next((account for account in fitting if accounts[account] > 0), None)
        if found is None:
            return False
        accounts[found] -= 1
        return True

    def _make_account_key(self, line: Line) -> str:
        return self._current_account(line.account).casefold() if line.account else ""


async def _is_open_or_in_book(context: UseCaseContext, draft: Draft) -> bool:
    """Return whether a draft is open, or one of its entries is in the book (not in the trash)."""
    if draft.state is DraftState.OPEN:
        return True
    entries = await context.uow.entries.list_of_draft(draft.id) if draft.state is DraftState.CONFIRMED else ()
    return any(entry.deleted_at is None for entry in entries)


def _list_doubts(statement: Statement, lines: Sequence[Line]) -> tuple[Doubt, ...]:
    """Return the questions a statement leaves open (signs of amounts, day or month first).

    Each is answered once for all lines.
    """
    doubts = []
    if StatementDoubt.SIGN in statement.doubts:
        turned = [EntryKind.INCOME if line.kind is EntryKind.EXPENSE else EntryKind.EXPENSE for line in lines]
        readings = [[line.kind for line in lines], turned]
        doubts.append(
            Doubt(
                DoubtKind.KIND,
                tuple(tuple(Patch(place, kind=kind) for place, kind in enumerate(each)) for each in readings),
            )
        )
    if StatementDoubt.DAY_ORDER in statement.doubts:
        swapped = [_swap_day(line.day) for line in lines]
        days = [[line.day for line in lines], swapped]
        doubts.append(
            Doubt(
                DoubtKind.DATE,
                tuple(tuple(Patch(place, day=day) for place, day in enumerate(each)) for each in days),
            )
        )
    return tuple(doubts)


def _swap_day(day: date) -> date:
    """Return a date with its month and day swapped; the same date where that gives none."""
    try:
        return day.replace(month=day.day, day=day.month)
    except ValueError:
        return day
