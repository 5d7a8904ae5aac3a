"""Import a statement of any length in parts; each part is one commit, so that an interruption loses nothing.

Every part is first compared with the book, then the member confirms, then every part is written; an undo removes the
parts in reverse. The progress is saved with each part, so that no line can be written twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import groupby
from uuid import UUID

import msgspec

from core.errors import Invalid, NotFound
from core.importing.statements.column_questions import ColumnAnswers, ColumnQuestion, ask_doubt, read_answered
from core.model.account_balance import BalanceFact
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household
from core.model.statement import ComparedStatement, Statement, StatementLine
from core.model.statement_import import ImportPart, ImportState, StatementImport
from core.ports import Categoriser, Proof, Suggestion, TeachableCategoriser
from core.usecases.exchange import Wanted, convert_lines
from core.usecases.import_statement import (
    MOST_LINES,
    STATEMENT,
    ImportFile,
    compare_lines,
    leave_out_imported,
    make_line,
    open_doubtful,
    save_file_import,
    settle_known,
)
from core.usecases.note_balances import list_day_balances, round_balance
from core.usecases.propose_entries import DraftOrigin, fill_line
from core.usecases.recall_categories import recall_categories
from core.usecases.use_case_context import UseCaseContext

LONGEST = 200_000
"""The most lines of a long import, which is read in parts."""

PART = 1_000
"""The number of lines in a part; all lines of its last day are added."""

_LOOKED_BACK = 5
"""How many earlier parts are loaded with a part, as their lines may match the same recorded entries."""


@dataclass(frozen=True, slots=True)
class StatementParts:
    """A long statement cut into parts, oldest day first."""

    parts: tuple[tuple[int, bytes], ...]
    """For each part the number of its lines, and these lines as JSON."""
    total: int
    last_day: date
    account: str
    skipped: int
    header: str = ""
    columns: str = ""
    """How the file's columns were read, as JSON, where the member decided it."""
    currencies: tuple[Wanted, ...] = ()
    """The currencies of the lines, each with a day its exchange rate is needed for."""


ImportedFile = Statement | StatementParts | ColumnQuestion
"""The result of reading a file: a short statement, a long one in parts, or a question about its columns."""


def read_import(content: bytes, currency: str, answers: ColumnAnswers, remembered: Mapping[str, str]) -> ImportedFile:
    """Return a statement file as one for a draft, one in parts, or a question; slow, so run outside the event loop.

    Raises:
        Invalid: the file cannot be read.
    """
    read = read_answered(content, currency, answers, remembered)
    if isinstance(read, ColumnQuestion):
        return read
    is_answered = answers != ColumnAnswers()
    if len(read.lines) <= MOST_LINES:
        return replace(read, is_answered=is_answered)
    doubt = ask_doubt(read)
    if doubt is not None:
        return doubt
    cut = cut_statement(read)
    return replace(cut, header=read.header, columns=read.columns) if is_answered else cut


class ComparedPart(msgspec.Struct, frozen=True):
    """The lines of a part, each with its verdict (new, recorded or doubtful), and the balances the part states."""

    imported: ComparedStatement
    left: tuple[BalanceFact, ...] = ()


def cut_statement(statement: Statement) -> StatementParts:
    """Return a statement in parts; no day is split, so that equal lines of a day are counted together.

    Raises:
        Invalid: no line has an amount, or there are too many lines.
    """
    lines = [line for line in statement.lines if line.amount]
    if not lines:
        raise Invalid("statement-without-lines")
    if len(lines) > LONGEST:
        raise Invalid("statement-too-long", most=LONGEST)
    if lines[0].day > lines[-1].day:
        lines.reverse()
    lines.sort(key=lambda line: line.day)
    parts: list[list[StatementLine]] = [[]]
    for _, of_day in groupby(lines, key=lambda line: line.day):
        if len(parts[-1]) >= PART:
            parts.append([])
        parts[-1] += of_day
    packed = tuple((len(part), msgspec.json.encode(part)) for part in parts)
    currencies = tuple(dict.fromkeys((line.currency, line.day) for line in lines))
    last, account = lines[-1].day, statement.account or ""
    return StatementParts(packed, len(lines), last, account, statement.skipped, currencies=currencies)


async def find_long_import(context: UseCaseContext, content: bytes) -> StatementImport | None:
    """Return the earlier import of this very file, unless it was discarded or undone."""
    return await context.uow.imports.find_same_file(sha256(content).hexdigest())


async def stage_import(
    context: UseCaseContext, cut: StatementParts, content: bytes, origin: DraftOrigin, file: ImportFile
) -> StatementImport:
    """Save the parts of a long statement, to be compared with the book by a job.

    Raises:
        Invalid: the statement has days in the future.
    """
    context.require_writer()
    if cut.last_day > context.today:
        raise Invalid("statement-days-to-come")
    made = await save_file_import(context, file, content, origin, ImportState.COMPARING)
    staged = replace(made, total=cut.total, skipped=cut.skipped, account=cut.account, version=made.version + 1)
    if not await context.uow.imports.save(staged, was=made.version):
        raise Invalid("choice-gone")
    await context.uow.imports.add_parts(
        [
            ImportPart(made.id, number, ImportState.COMPARING, size, lines)
            for number, (size, lines) in enumerate(cut.parts)
        ]
    )
    if cut.columns:
        await context.uow.imports.remember_columns(cut.header, cut.columns)
    await context.record_action("stage-import", made.id)
    return staged


async def ask_about_columns(
    context: UseCaseContext, content: bytes, origin: DraftOrigin, file: ImportFile, answers: ColumnAnswers
) -> StatementImport:
    """Save an import that waits for an answer about its columns, with the answers given so far."""
    context.require_writer()
    made = await save_file_import(context, file, content, origin, ImportState.ASKING)
    asked = replace(made, columns=msgspec.json.encode(answers).decode(), version=made.version + 1)
    if not await context.uow.imports.save(asked, was=made.version):
        raise Invalid("choice-gone")
    return asked


async def load_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Return an import, locked until the unit of work ends; raises NotFound where there is none."""
    found = await context.uow.imports.get(import_id)
    if found is None:
        raise NotFound("choice-gone")
    return found


async def begin_writing(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Start writing the parts of a compared import into the book; an import in any other state stays as it is."""
    return await _set_import_state(context, import_id, {ImportState.READY}, ImportState.WRITING, "confirm-import")


async def discard_import(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Discard an import that is not in the book yet; any other stays as it is."""
    waiting = {ImportState.READY, ImportState.COMPARING, ImportState.ASKING}
    return await _set_import_state(context, import_id, waiting, ImportState.DISCARDED, "discard-import")


async def begin_undoing(context: UseCaseContext, import_id: UUID) -> StatementImport:
    """Start removing all that an import brought from the book.

    Raises:
        NotAllowed: the edit window is over, and the member is no admin.
    """
    found = await load_import(context, import_id)
    if found.state is ImportState.DONE:
        context.require_edit_window_since(found.changed_at)
    return await _set_import_state(
        context, import_id, {ImportState.DONE, ImportState.WRITING}, ImportState.UNDOING, "undo-import"
    )


async def _set_import_state(
    context: UseCaseContext, import_id: UUID, states: set[ImportState], turned: ImportState, action: str
) -> StatementImport:
    context.require_writer()
    found = await load_import(context, import_id)
    if found.draft is not None or found.state not in states:
        return found
    after = replace(found, state=turned, handled=0, changed_at=context.now, version=found.version + 1)
    if not await context.uow.imports.save(after, was=found.version):
        raise Invalid("choice-gone")
    await context.record_action(action, found.id)
    return after


async def work_on_import(
    context: UseCaseContext, categoriser: TeachableCategoriser, import_id: UUID
) -> StatementImport | None:
    """Process the next part of a running import and return the import; None where there is nothing to do.

    The caller commits after each part.
    """
    found = await context.uow.imports.get(import_id)
    if found is None or not found.state.is_running:
        return None
    if found.state is ImportState.COMPARING:
        return await _compare_part(context, categoriser, found)
    if found.state is ImportState.WRITING:
        return await _write_part(context, found)
    return await _undo_part(context, found)


async def _compare_part(
    context: UseCaseContext, categoriser: TeachableCategoriser, found: StatementImport
) -> StatementImport:
    part = await context.uow.imports.find_next_part(found.id, ImportState.COMPARING)
    if part is None:
        return await _save_progress(context, found, replace(found, state=ImportState.READY))
    read = tuple(msgspec.json.decode(part.lines, type=list[StatementLine]))
    statement = Statement("csv", read, found.account or None)
    lines = tuple(make_line(context, statement, each) for each in read)
    recalled = await recall_categories(context.uow.lessons, categoriser, lines, context.today, printed=True)
    remembering = CachingCategoriser(recalled)
    lines = tuple(fill_line(context, remembering, line) for line in lines)
    earlier = await _list_earlier_parts(context, part)
    taken = Counter((draft, each.lines[place].money) for each in earlier for place, draft in each.matched)
    asked = {known for each in earlier for known in each.adjusted}
    imported = await compare_lines(context, statement, lines, taken, asked)
    left = _list_unsaved_balances(context, statement, lines[0].account)
    compared = replace(
        part, state=ImportState.READY, lines=msgspec.json.encode(ComparedPart(replace(imported, skipped=0), left))
    )
    await _save_part(context, compared, ImportState.COMPARING)
    return await _save_progress(
        context,
        found,
        replace(
            found,
            fresh=found.fresh + len(imported.new),
            doubtful=found.doubtful + len(imported.doubtful),
            handled=found.handled + part.size,
        ),
    )


async def list_first_new_lines(context: UseCaseContext, import_id: UUID) -> Sequence[Line]:
    """Return the new lines of the first part of a long import that waits; none where no part does."""
    part = await context.uow.imports.find_next_part(import_id, ImportState.READY)
    if part is None:
        return ()
    imported = msgspec.json.decode(part.lines, type=ComparedPart).imported
    return [imported.lines[place] for place in imported.new]


async def _list_earlier_parts(context: UseCaseContext, part: ImportPart) -> list[ComparedStatement]:
    """Return the few parts before a part, whose lines may match the same recorded entries."""
    parts = await context.uow.imports.list_parts_before(part.of, part.number, _LOOKED_BACK)
    return [msgspec.json.decode(each.lines, type=ComparedPart).imported for each in parts]


def _list_unsaved_balances(
    context: UseCaseContext, statement: Statement, account: str | None
) -> tuple[BalanceFact, ...]:
    if account is None:
        return ()
    return tuple(
        BalanceFact(
            context.ids.new(), account, round_balance(amount, currency), day, context.now, "statement", whole_day=True
        )
        for day, amount, currency in list_day_balances(statement)
    )


async def _write_part(context: UseCaseContext, found: StatementImport) -> StatementImport:
    part = await context.uow.imports.find_next_part(found.id, ImportState.READY)
    if part is None:
        return await _save_progress(context, found, replace(found, state=ImportState.DONE))
    compared = msgspec.json.decode(part.lines, type=ComparedPart)
    imported = await leave_out_imported(context, compared.imported, found.file)
    origin = DraftOrigin(found.channel, found.chat, "", found.file)
    fresh = tuple(imported.lines[place] for place in imported.new)
    draft = await _book_lines(context, found, fresh) if fresh else None
    if draft is not None:
        waits = tuple(at for at, place in enumerate(imported.new) if place in imported.pending)
        said = msgspec.json.encode(ComparedStatement(fresh, tuple(range(len(fresh))), pending=waits)).decode()
        proof = Proof(context.ids.new(), draft, STATEMENT, "", found.file, receipt=said)
        await context.uow.add_proof(proof)
        await context.uow.accounts.add_facts([replace(fact, proof=proof.id) for fact in compared.left])
    await settle_known(context, imported)
    asked = await open_doubtful(context, imported, origin)
    ids = tuple(each.id for each in asked)
    await _save_part(context, replace(part, state=ImportState.DONE, draft=draft, asked=ids), ImportState.READY)
    return await _save_progress(
        context,
        found,
        replace(
            found,
            fresh=found.fresh + len(imported.new) - len(compared.imported.new),
            doubtful=found.doubtful + len(imported.doubtful) - len(compared.imported.doubtful),
            handled=found.handled + part.size,
        ),
    )


async def _book_lines(context: UseCaseContext, found: StatementImport, lines: Sequence[Line]) -> UUID:
    """Write lines as the entries of one confirmed draft, and return the draft's id."""
    priced = await convert_lines(context.uow, lines, context.household.currency)
    draft = Draft(
        context.ids.new(),
        1,
        DraftState.CONFIRMED,
        found.member,
        priced,
        (),
        context.now,
        found.channel,
        found.chat,
    )
    await context.uow.drafts.add(draft)
    entries = [Entry(context.ids.new(), line, found.member, context.now, draft=draft.id) for line in priced]
    await context.uow.entries.add(entries)
    return draft.id


async def _undo_part(context: UseCaseContext, found: StatementImport) -> StatementImport:
    part = await context.uow.imports.find_next_part(found.id, ImportState.DONE)
    if part is None:
        return await _save_progress(context, found, replace(found, state=ImportState.UNDONE))
    if part.draft is not None:
        await context.uow.imports.discard_entries(part.draft)
    for asked in part.asked:
        card = await context.uow.drafts.get(asked)
        if card is not None and card.state is DraftState.OPEN:
            await context.uow.drafts.save(replace(card, state=DraftState.DISCARDED), was=card.version)
    await _save_part(context, replace(part, state=ImportState.UNDONE), ImportState.DONE)
    return await _save_progress(context, found, replace(found, handled=found.handled + part.size))


async def _save_part(context: UseCaseContext, part: ImportPart, was: ImportState) -> None:
    if not await context.uow.imports.save_part(part, was=was):
        raise Invalid("choice-gone")


async def _save_progress(context: UseCaseContext, found: StatementImport, after: StatementImport) -> StatementImport:
    after = replace(after, changed_at=context.now, version=found.version + 1)
    if after.state is not found.state:
        after = replace(after, handled=0)
        await context.record_action(f"import-{after.state.value}", found.id)
    if not await context.uow.imports.save(after, was=found.version):
        raise Invalid("choice-gone")
    return after


class CachingCategoriser:
    """A categoriser that asks another one for its best category only once for equal lines, which statements repeat.

    The likeliest several are asked for each time, as they are wanted only where the best one is unsure.
    """

    def __init__(self, inner: Categoriser) -> None:
        self._inner = inner
        self._found: dict[tuple[str, str | None, EntryKind], Suggestion] = {}

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the best category, remembered from the first line with the same description, merchant and kind."""
        key = line.description, line.merchant, line.kind
        if key not in self._found:
            self._found[key] = self._inner.suggest(line, household)
        return self._found[key]

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return the likeliest categories for a line, best first, at most ``most``."""
        return self._inner.list_likeliest(line, household, most)
