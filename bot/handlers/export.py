"""Export the book as a file, alone or with the originals of its receipts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.router import Router
from bot.messages import Archive, Button, Document, Enclosed, Reply, Tap
from bot.render.cards import text_reply
from bot.verbs import Verb
from core.errors import Fault, Invalid
from core.language.periods import read_period
from core.model.entry import Entry
from core.model.household import Membership
from core.model.intent import Command
from core.model.period import Period
from core.usecases.export_entries import Export, entries_of, export_entries
from core.usecases.export_originals import Paper, papers_of

router: Router[MessageContext] = Router()

ARCHIVE_BYTES = 10_000_000
"""Originals in one archive, one larger than that goes alone: a bot may upload 50 MB (Bot API, sendDocument), and an
archive is packed in memory and sent within half a minute."""
MOST_ARCHIVES = 20
_ALL = {"", "all", "csv"}
_WITH = "zip"
_LONGEST = 30
_FOLDER = "receipts"


@router.command("export", menu=150)
async def export_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """A CSV file of the entries of the period that was said, or of all; ``zip`` brings the originals too."""
    first, _, rest = command.rest.strip().partition(" ")
    if first.casefold() == _WITH:
        return await _with_receipts(context, _period(context, rest.strip()))
    period = _period(context, command.rest.strip())
    entries = await entries_of(use_case_context(context), period)
    export = export_entries(entries, context.membership, context.words.category_name)
    if not export.count:
        return [text_reply(context.words("export-empty"))]
    name = context.words.period(period, context.today) if period else ""
    text = context.words("export-period" if period else "export-all", count=export.count, period=name)
    sheet = Document(_file_name(context, period, "csv"), "text/csv", export.content)
    return [replace(text_reply(text), document=sheet, buttons=await _more(context, period, entries))]


async def _more(
    context: MessageContext, period: Period | None, entries: Sequence[Entry]
) -> tuple[tuple[Button, ...], ...]:
    """The way to the originals, where there are any."""
    papers = await papers_of(use_case_context(context), entries, _viewer(context))
    days = f"{period.first}.{period.last}" if period else ""
    label = context.words("button-export-receipts", count=len(papers.all))
    return ((Button(label, Tap(Verb.EXPORT, argument=days)),),) if papers.all else ()


@router.tap(Verb.EXPORT)
async def _tapped(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    first, _, last = tap.argument.partition(".")
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None
    except ValueError:
        raise Invalid("choice-gone") from None
    return await _with_receipts(context, period)


def _viewer(context: MessageContext) -> UUID | None:
    return None if context.inbound.group else context.member.id


@dataclass(frozen=True, slots=True)
class Weigh:
    """The originals of a household, to be packed."""

    async def ask(self, services: Services, membership: Membership, screen: Screen) -> Mapping[str, int] | None:
        """About how many bytes each has, by key; None where the file store is out of reach."""
        del screen
        try:
            return await services.files.sizes(membership.household.id)
        except Fault:
            return None


async def _with_receipts(context: MessageContext, period: Period | None) -> Sequence[Reply]:
    """Archives that fit into a message, the sheet in the first."""
    sizes = context.outside(Weigh())
    if sizes is None:
        raise Invalid("file-store-away")
    entries = await entries_of(use_case_context(context), period)
    papers = await papers_of(use_case_context(context), entries, _viewer(context))
    there = [paper for paper in papers.all if paper.key in sizes]
    if not there:
        return [text_reply(context.words("export-receipts-none"))]
    parts = list(_parts(there, sizes))
    if len(parts) > MOST_ARCHIVES:
        raise Invalid("export-too-large", megabytes=sum(sizes[paper.key] for paper in there) // 1_000_000)
    export = export_entries(entries, context.membership, context.words.category_name, papers.names)
    return [_archive(context, period, export, parts, at) for at in range(len(parts))]


def _parts(papers: Sequence[Paper], sizes: Mapping[str, int]) -> Iterator[list[Paper]]:
    """Papers in their order, as many together as fit."""
    part: list[Paper] = []
    weight = 0
    for paper in papers:
        if part and weight + sizes[paper.key] > ARCHIVE_BYTES:
            yield part
            part, weight = [], 0
        part.append(paper)
        weight += sizes[paper.key]
    yield part


def _archive(
    context: MessageContext, period: Period | None, export: Export, parts: Sequence[list[Paper]], at: int
) -> Reply:
    words, count = context.words, sum(len(part) for part in parts)
    told = [words("export-receipts", count=count)] if not at else []
    told += [words("export-receipts-part", part=at + 1, parts=len(parts))] if len(parts) > 1 else []
    ending = f"part-{at + 1}-of-{len(parts)}.zip" if len(parts) > 1 else "zip"
    sheet = None if at else Document(_file_name(context, period, "csv"), "text/csv", export.content)
    originals = tuple(Enclosed(paper.name, paper.key) for paper in parts[at])
    name = _file_name(context, period, ending)
    archive = Archive(name, context.household.id, context.today, _FOLDER, originals, sheet)
    return replace(text_reply(" ".join(told)), archive=archive)


def _period(context: MessageContext, said: str) -> Period | None:
    if said.casefold() in _ALL:
        return None
    household = context.household
    for language in dict.fromkeys((context.words.language, household.language, "en")):
        found = read_period(said, context.today, language, day_first=household.day_first)
        if found is not None:
            return found
    raise Invalid("period-unknown", said=said[:_LONGEST])


def _file_name(context: MessageContext, period: Period | None, ending: str) -> str:
    days = f"{period.first}-to-{period.last}" if period else str(context.today)
    return f"purser-{days}.{ending}"
