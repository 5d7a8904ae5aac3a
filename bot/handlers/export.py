"""Handlers that export the book as a file, alone or with its receipt photos."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from bot.handlers.backups import ARCHIVE_BYTES, send_backup
from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.originals import ListFileSizes
from bot.handlers.router import Router
from bot.messages import Archive, Button, Document, Enclosed, Reply, Tap
from bot.render.cards import text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.errors import Invalid
from core.language.values.periods import read_period
from core.model.entry import Entry
from core.model.household import Membership
from core.model.intent import Command
from core.model.period import Period
from core.usecases.export_entries import Export, SheetStyle, choose_sheet_style, export_entries, list_period_entries
from core.usecases.export_originals import OriginalPaper, list_original_papers
from core.usecases.write_export import ExportFile, ExportFormat, write_export

router: Router[MessageContext] = Router()

MOST_ARCHIVES = 20
_ALL = {"", "all", "csv"}
_RECEIPTS = "zip"
_BACKUP = "backup"
_FORMATS = {kind.value: kind for kind in ExportFormat} | {"excel": ExportFormat.XLSX}
"""The file format for each name that people use for it."""
_LEDGERS = {ExportFormat.HLEDGER, ExportFormat.BEANCOUNT}
_OFFERED = (ExportFormat.XLSX, ExportFormat.HLEDGER, ExportFormat.BEANCOUNT)
"""The formats offered as buttons below the CSV file."""
_LONGEST = 30
_FOLDER = "receipts"


@router.command("export", menu=150)
async def export_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Send a file of the entries of the named period, or of all; with the word ``zip`` include the receipt photos."""
    first, _, rest = command.rest.strip().partition(" ")
    if first.casefold() == _BACKUP:
        return await send_backup(context)
    if first.casefold() == _RECEIPTS:
        return await _send_receipts(context, _read_period(context, rest.strip()))
    kind = _FORMATS.get(first.casefold())
    period = _read_period(context, rest.strip() if kind else command.rest.strip())
    return await _send_in_format(context, kind or ExportFormat.CSV, period)


async def _send_in_format(context: MessageContext, kind: ExportFormat, period: Period | None) -> Sequence[Reply]:
    """Send the entries of a period in one file format, with buttons for the other formats."""
    entries = await list_period_entries(use_case_context(context), period)
    if not entries:
        return [text_reply(context.words("export-empty"))]
    style = choose_sheet_style(context.household)
    written = context.fetch_outside_result(
        WriteExport(kind, entries, context.membership, context.words, context.today, style)
    )
    name = context.words.period(period, context.today) if period else ""
    said = "export-period" if period else "export-all"
    said = "export-ledger" if kind in _LEDGERS else said
    dialect = context.words(f"button-export-{kind}") if kind in _LEDGERS else ""
    text = context.words(said, count=len(entries), period=name, dialect=dialect)
    called = _name_file(context, period, kind.value)
    if written.mime.startswith("text/"):
        file = Document(called, written.mime, written.data.decode())
    else:
        file = Document(called, written.mime, data=written.data)
    buttons = await _list_more_buttons(context, period, entries) if kind is ExportFormat.CSV else ()
    return [replace(text_reply(text), document=file, buttons=buttons)]


async def _list_more_buttons(
    context: MessageContext, period: Period | None, entries: Sequence[Entry]
) -> tuple[tuple[Button, ...], ...]:
    """Return buttons for the other file formats, and for receipt photos where any are stored."""
    papers = await list_original_papers(use_case_context(context), entries, context.viewer)
    days = f"{period.first}.{period.last}" if period else ""
    label = context.words("button-export-receipts", count=len(papers.all))
    rows = ((Button(label, Tap(Verb.EXPORT, argument=days)),),) if papers.all else ()
    kinds = [
        Button(context.words(f"button-export-{kind}"), Tap(Verb.EXPORT, argument=f"{days}/{kind}")) for kind in _OFFERED
    ]
    backup = Button(context.words("button-export-backup"), Tap(Verb.EXPORT, argument=f"/{_BACKUP}"))
    return (*rows, tuple(kinds), (backup,))


@router.tap(Verb.EXPORT)
async def _export_tapped(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    days, _, kind = tap.argument.partition("/")
    first, _, last = days.partition(".")
    if kind == _BACKUP:
        return await send_backup(context)
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None
        if kind:
            return await _send_in_format(context, ExportFormat(kind), period)
    except ValueError:
        raise Invalid("choice-gone") from None
    return await _send_receipts(context, period)


@dataclass(frozen=True, slots=True)
class WriteExport:
    """A request to write entries to a file, without an open transaction, as a large book takes seconds."""

    kind: ExportFormat
    entries: Sequence[Entry]
    membership: Membership = field(compare=False)
    words: Words = field(compare=False)
    today: date
    style: SheetStyle

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ExportFile:
        """Write the entries and return the file."""
        del services, membership, screen
        named = self.words.category_name
        write = partial(write_export, self.kind, self.entries, self.membership, named, self.today, style=self.style)
        return await asyncio.to_thread(write)


async def _send_receipts(context: MessageContext, period: Period | None) -> Sequence[Reply]:
    """Send archives of receipt photos, each small enough for a message; the first contains the table of entries."""
    sizes = context.fetch_outside_result(ListFileSizes())
    if sizes is None:
        raise Invalid("file-store-away")
    entries = await list_period_entries(use_case_context(context), period)
    papers = await list_original_papers(use_case_context(context), entries, context.viewer)
    there = [paper for paper in papers.all if paper.key in sizes]
    if not there:
        return [text_reply(context.words("export-receipts-none"))]
    parts = list(_split_parts(there, sizes))
    if len(parts) > MOST_ARCHIVES:
        raise Invalid("export-too-large", megabytes=sum(sizes[paper.key] for paper in there) // 1_000_000)
    names, style = context.words.category_name, choose_sheet_style(context.household)
    export = export_entries(entries, context.membership, names, papers.names, style)
    return [_make_archive_reply(context, period, export, parts, at) for at in range(len(parts))]


def _split_parts(papers: Sequence[OriginalPaper], sizes: Mapping[str, int]) -> Iterator[list[OriginalPaper]]:
    """Split receipt photos, in order, into groups that each fit the size limit."""
    part: list[OriginalPaper] = []
    weight = 0
    for paper in papers:
        if part and weight + sizes[paper.key] > ARCHIVE_BYTES:
            yield part
            part, weight = [], 0
        part.append(paper)
        weight += sizes[paper.key]
    yield part


def _make_archive_reply(
    context: MessageContext, period: Period | None, export: Export, parts: Sequence[list[OriginalPaper]], at: int
) -> Reply:
    words, count = context.words, sum(len(part) for part in parts)
    told = [words("export-receipts", count=count)] if not at else []
    told += [words("export-receipts-part", part=at + 1, parts=len(parts))] if len(parts) > 1 else []
    ending = f"part-{at + 1}-of-{len(parts)}.zip" if len(parts) > 1 else "zip"
    sheet = None if at else Document(_name_file(context, period, "csv"), "text/csv", export.content)
    originals = tuple(Enclosed(paper.name, paper.key) for paper in parts[at])
    name = _name_file(context, period, ending)
    archive = Archive(name, context.household.id, context.today, _FOLDER, originals, sheet)
    return replace(text_reply(" ".join(told)), archive=archive)


def _read_period(context: MessageContext, said: str) -> Period | None:
    if said.casefold() in _ALL:
        return None
    household = context.household
    for language in dict.fromkeys((context.words.language, household.language, "en")):
        found = read_period(said, context.today, language, day_first=household.day_first)
        if found is not None:
            return found
    raise Invalid("period-unknown", said=said[:_LONGEST])


def _name_file(context: MessageContext, period: Period | None, ending: str) -> str:
    days = f"{period.first}-to-{period.last}" if period else str(context.today)
    return f"purser-{days}.{ending}"
