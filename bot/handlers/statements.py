"""Handlers for bank statements: preview a file, import its new lines together, and undo the import."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from bot.handlers.cards import draft_card, make_page, note_card, phrase_reply, read_subject, use_case_context
from bot.handlers.fields import choose_account
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.originals import find_kept_photo, is_private_in_group
from bot.handlers.published_rates import bring_rates
from bot.handlers.purchases import ask_about_purchase, describe_proofs
from bot.handlers.router import Router
from bot.messages import Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped
from bot.render.imports import make_column_question, make_import_card
from bot.render.statements import make_lines_page, make_nothing_new_reply, make_statement_card
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotFound, Refusal
from core.importing.statements.column_questions import ColumnAnswers, ColumnQuestion, add_answer
from core.importing.statements.read_statement import can_be_statement
from core.model.draft import Draft
from core.model.household import Membership
from core.model.intent import ChangeDraft
from core.model.statement import ComparedStatement, Statement, decode_compared_statement
from core.model.statement_import import ImportState
from core.usecases.change_draft import change_draft
from core.usecases.confirm_draft import confirm_draft
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.import_long_statement import (
    ImportedFile,
    ask_about_columns,
    begin_undoing,
    begin_writing,
    discard_import,
    find_long_import,
    load_import,
    read_import,
    stage_import,
)
from core.usecases.import_statement import (
    STATEMENT,
    ImportFile,
    ImportPlan,
    find_imported,
    find_newer_import,
    propose_statement,
)
from core.usecases.propose_entries import DraftOrigin

router: Router[MessageContext] = Router()

_UNANSWERED = ColumnAnswers()
_UNNAMED = ImportFile()
_ASKED_AT_ONCE = 5
"""The most cards of doubtful lines shown after an import; the others stay listed under ``/waiting``."""


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A request to read a bank's file, run in a thread."""

    content: bytes
    currency: str
    answers: ColumnAnswers
    remembered: tuple[tuple[str, str], ...]
    """Pairs of a file's header line and how its columns are read, decided for earlier files."""

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ImportedFile | Refusal:
        """Return the statement in the file, or why it cannot be read."""
        del services, membership, screen
        try:
            return await asyncio.to_thread(
                read_import, self.content, self.currency, self.answers, dict(self.remembered)
            )
        except Refusal as refusal:
            return refusal


@dataclass(frozen=True, slots=True)
class FetchFile:
    """A request for the stored file of an import that asked about its columns."""

    key: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> bytes | Refusal:
        """Return the file's content, or why it cannot be loaded."""
        del screen
        try:
            return await services.files.get(membership.household.id, self.key)
        except NotFound:
            return NotFound("file-gone")
        except Fault:
            return Invalid("file-store-away")


def is_statement(context: MessageContext) -> bool:
    """Return whether the message's file is a table or text in a bank's format."""
    return context.photo is not None and len(context.photos) == 1 and can_be_statement(context.photo)


async def offer_statement(context: MessageContext) -> Sequence[Reply]:
    """Show what a bank's file would add to the book."""
    use_case_context(context).require_writer()
    content = context.photo or b""
    long = await find_long_import(use_case_context(context), content)
    if long is not None:
        return [make_import_card(context.words, long)]
    before = await find_imported(use_case_context(context), content)
    if before is not None:
        result = DraftResult(before, await context.uow.entries.list_of_draft(before.id))
        return [phrase_reply(context, "statement-again"), await show_import(context, result)]
    attachments = context.inbound.attachments
    return await _read_file(context, content, ImportFile(attachments[0].name if attachments else ""))


async def _read_file(
    context: MessageContext, content: bytes, file: ImportFile, answers: ColumnAnswers = _UNANSWERED
) -> Sequence[Reply]:
    """Read a bank's file with the answers given about its columns; show its card, or ask the next question."""
    remembered = tuple((await context.uow.imports.list_remembered_columns()).items())
    read = context.fetch_outside_result(ReadStatement(content, context.household.currency, answers, remembered))
    if isinstance(read, Refusal):
        return [Reply((TextRun(context.words.refusal(read)),))]
    if isinstance(read, Statement):
        await bring_rates(context, ((line.currency, line.day) for line in read.lines))
        return await preview_statement(context, read, content, file)
    use_case, origin = use_case_context(context), _find_origin(context, content, file)
    if isinstance(read, ColumnQuestion):
        asked = await ask_about_columns(use_case, content, origin, file, answers)
        return [make_column_question(context.words, asked, read)]
    await bring_rates(context, read.currencies)
    return [make_import_card(context.words, await stage_import(use_case, read, content, origin, file))]


def _find_origin(context: MessageContext, content: bytes, file: ImportFile) -> DraftOrigin:
    inbound = context.inbound
    key = file.asked.file if file.asked is not None else find_kept_photo(context, content)
    return DraftOrigin(inbound.channel, inbound.chat, "", key)


async def preview_statement(
    context: MessageContext, statement: Statement, content: bytes, file: ImportFile = _UNNAMED
) -> Sequence[Reply]:
    """Show the lines of a statement on a card to be confirmed."""
    origin = _find_origin(context, content, file)
    categoriser = context.services.categoriser
    plan = await propose_statement(use_case_context(context), categoriser, statement, content, origin, file=file)
    page = make_page(context)
    if plan.draft is None:
        return [make_nothing_new_reply(page, plan.imported), *await _show_known(context, plan)]
    note_card(context, plan.draft.id)
    return [make_statement_card(page, plan.draft, plan.imported)]


@router.tap(Verb.STATEMENT_COLUMN)
async def _answer_column(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Read the bank's file again with one more answer about its columns."""
    use_case = use_case_context(context)
    use_case.require_writer()
    asked = await load_import(use_case, read_subject(tap))
    if asked.state is not ImportState.ASKING or asked.version != tap.version or asked.file is None:
        return [make_edit_of_tapped(context.inbound, make_import_card(context.words, asked))]
    role, _, answer = tap.argument.partition(":")
    answers = add_answer(msgspec.json.decode(asked.columns, type=ColumnAnswers), role, answer)
    content = context.fetch_outside_result(FetchFile(asked.file))
    if isinstance(content, Refusal):
        raise content
    shown, *more = await _read_file(context, content, ImportFile(asked.name, asked), answers)
    return [make_edit_of_tapped(context.inbound, shown), *more]


@router.tap(Verb.IMPORT_SHOW)
async def _show_import(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the present state of a long import."""
    return [make_import_card(context.words, await load_import(use_case_context(context), read_subject(tap)))]


@router.tap(Verb.IMPORT_CONFIRM, Verb.IMPORT_DISCARD, Verb.IMPORT_UNDO)
async def _change_import(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Start, discard or undo a long import, as the tapped button says."""
    turn = {Verb.IMPORT_CONFIRM: begin_writing, Verb.IMPORT_DISCARD: discard_import, Verb.IMPORT_UNDO: begin_undoing}
    made = await turn[Verb(tap.verb)](use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, make_import_card(context.words, made))]


async def _show_known(context: MessageContext, plan: ImportPlan) -> list[Reply]:
    """Return the card of the entry a single matched line belongs to, and the cards of lines that may be recorded."""
    shown = []
    if len(plan.imported.matched) == 1:
        result = await load_current_result(use_case_context(context), plan.imported.matched[0][1])
        if not is_private_in_group(context, result.draft, result.entries):
            remarks = [await describe_proofs(context, result.draft)]
            shown.append(
                replace(draft_card(context, result, done="toast-changed", fresh=True, remarks=remarks), toast="")
            )
    return [*shown, *[await ask_about_purchase(context, draft) for draft in plan.asked[:_ASKED_AT_ONCE]]]


@router.tap(Verb.STATEMENT_IMPORT)
async def _import_statement(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Import all lines of a statement, and ask about those that may be in the book already."""
    use_case, draft_id = use_case_context(context), read_subject(tap)
    before = {draft.id for draft in await context.uow.drafts.list_open()}
    result = await confirm_draft(use_case, draft_id, tap.version)
    shown = draft_card(context, result, done="toast-saved")
    if not result.acted:
        return [shown]
    asked = [draft for draft in await context.uow.drafts.list_open() if draft.id not in before]
    cards = [await ask_about_purchase(context, draft) for draft in asked[:_ASKED_AT_ONCE]]
    rest = len(asked) - len(cards)
    told = [Reply((TextRun(context.words("statement-asked-later", count=rest)),))] if rest else []
    return [shown, *cards, *told]


@router.tap(Verb.STATEMENT_ACCOUNT)
async def _name_account(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Note the account that a file is of, where the file names none."""
    change = ChangeDraft(account=choose_account(context, tap.argument))
    result = await change_draft(use_case_context(context), read_subject(tap), change, version=tap.version)
    return [make_edit_of_tapped(context.inbound, await show_import(context, result))]


@router.tap(Verb.STATEMENT_LOOK)
async def _show_lines(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a page of a statement's lines in place of its card, or the card again."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    if not is_current(draft, tap.version):
        return [draft_card(context, await load_current_result(use_case_context(context), draft.id), done="toast-stale")]
    if not tap.argument.isdecimal() or int(tap.argument) * 15 >= len(draft.lines):
        return [make_edit_of_tapped(context.inbound, await show_import(context, DraftResult(draft)))]
    return [make_edit_of_tapped(context.inbound, make_lines_page(make_page(context), draft, int(tap.argument)))]


async def show_import(context: MessageContext, result: DraftResult) -> Reply:
    """Return the card of an import in its present state; the ordinary card for any other draft."""
    imported = await _find_import(context, result.draft)
    if imported is None or result.entries:
        return replace(draft_card(context, result, done="toast-changed", fresh=True), toast="")
    note_card(context, result.draft.id)
    return make_statement_card(make_page(context), result.draft, imported)


async def show_newer_import(context: MessageContext, tap: Tap) -> list[Reply]:
    """Return the card of a later import of the same file, in place of one to be brought back; empty without any."""
    newer = await find_newer_import(use_case_context(context), read_subject(tap))
    if newer is None:
        return []
    told = Reply((TextRun(context.words("statement-sent-again")),))
    result = DraftResult(newer, await context.uow.entries.list_of_draft(newer.id))
    return [make_edit_of_tapped(context.inbound, told), await show_import(context, result)]


async def _find_import(context: MessageContext, draft: Draft) -> ComparedStatement | None:
    """Return the statement import that a draft was made of; None for any other draft."""
    proofs = await context.uow.proofs.list_of_draft(draft.id)
    found = [
        decode_compared_statement(proof.receipt) for proof in proofs if proof.source == STATEMENT and proof.receipt
    ]
    return next((each for each in found if len(each.new) == len(draft.lines)), None)
