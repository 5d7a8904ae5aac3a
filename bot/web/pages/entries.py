"""The pages of entries: the filtered list, one entry to change, a form to categorise many, and the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from babel.dates import format_time
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from bot.render.changes import describe_changes
from bot.web.pages.entry_form import EntryForm, list_shown_shares, read_entry_change
from bot.web.pages.filters import label_periods, read_known_filter
from bot.web.pages.page import SEE_OTHER, PageReader, PageRenderer, first_large, read_id
from bot.web.pages.receipts import has_receipt
from core.errors import Invalid, Refusal
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import ChangeDraft
from core.ports import Change
from core.usecases.change_entry import change_entry, find_visible_entry
from core.usecases.delete_entry import delete_entry
from core.usecases.restore_entry import restore_entry

PAGE: Final = 50
"""The number of entries on one page."""
MOST_PAGES: Final = 40
"""The most pages of one list; a longer list needs a period or a filter."""
TRASH: Final = 100


@dataclass(frozen=True, slots=True)
class DayOfEntries:
    """The entries of one day, as the list groups them."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change in an entry's history, as the page shows it."""

    who: str
    what: str
    when: str
    values: tuple[str, ...] = ()
    """The changed values in words: ``milk: ₹60 → ₹65``."""


def entry_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/entries``, ``/entries/ID``, ``/entries/file`` and ``/trash``."""
    router = APIRouter(include_in_schema=False)
    routes = _EntryPages(pages)

    @router.get("/entries")
    async def entries(request: Request, page: int = 0) -> Response:
        return await routes.show_list(request, await pages.reader(request), page)

    @router.post("/entries/file")
    async def file_entries(request: Request) -> Response:
        return await routes.file(request, await pages.reader(request))

    @router.get("/entries/{entry_id}")
    async def entry(request: Request, entry_id: UUID) -> Response:
        return await routes.show(request, await pages.reader(request), entry_id)

    @router.post("/entries/{entry_id}")
    async def change(
        request: Request,
        entry_id: UUID,
        given: Annotated[EntryForm, Form()],
    ) -> Response:
        return await routes.change(request, await pages.reader(request), entry_id, given)

    @router.post("/entries/{entry_id}/delete")
    async def delete(
        request: Request,
        entry_id: UUID,
        version: Annotated[int, Form()],
    ) -> Response:
        return await routes.delete(request, await pages.reader(request), entry_id, version)

    @router.get("/trash")
    async def trash(request: Request) -> Response:
        return await routes.show_trash(request, await pages.reader(request))

    @router.post("/trash/{entry_id}")
    async def restore(request: Request, entry_id: UUID) -> Response:
        return await routes.restore(request, await pages.reader(request), entry_id)

    return router


class _EntryPages:
    def __init__(self, pages: PageRenderer) -> None:
        self._pages = pages

    async def show_list(self, request: Request, reader: PageReader, page: int) -> Response:
        chosen, refusal = read_known_filter(request.query_params, reader.household, reader.today)
        number = min(max(page, 0), MOST_PAGES - 1)
        async with self._pages.context(reader) as context:
            reports = context.uow.reports
            found = await reports.list_entries(chosen.scope(every_kind=True), limit=(number + 1) * PAGE + 1)
            total = await reports.read_total(chosen.scope())
        shown = found[number * PAGE : (number + 1) * PAGE]
        return await self._pages.show(
            request,
            "entries.html",
            reader,
            refusal,
            chosen=chosen,
            choices=label_periods(reader.words, chosen),
            days=_by_day(shown),
            first_large=first_large,
            private=sum(not entry.is_visible_to(reader.member) for entry in shown),
            total=reader.answers.write_sums(tuple(figure.money for figure in total)),
            page=number,
            more=len(found) > (number + 1) * PAGE and number + 1 < MOST_PAGES,
        )

    async def show(
        self, request: Request, reader: PageReader, entry_id: UUID, refusal: Refusal | None = None
    ) -> Response:
        async with self._pages.context(reader) as context:
            entry = await find_visible_entry(context, entry_id)
            changes = await context.uow.list_changes(entry_id)
            receipt = entry.draft if entry.draft and await has_receipt(context, entry.draft) else None
            accounts = [name for name, is_seen in (await context.uow.accounts.list_visible()).items() if is_seen]
        return await self._pages.show(
            request,
            "entry.html",
            reader,
            refusal,
            entry=entry,
            kinds=tuple(EntryKind),
            accounts=accounts,
            shares=list_shown_shares(reader, entry.line),
            changes=_tell_changes(reader, entry, changes),
            receipt=receipt,
        )

    async def change(self, request: Request, reader: PageReader, entry_id: UUID, given: EntryForm) -> Response:
        try:
            async with self._pages.context(reader) as context:
                entry = await find_visible_entry(context, entry_id)
                change = read_entry_change(given, entry, reader)
                done = await change_entry(context, entry_id, change, version=given.version)
                if not done.acted:
                    raise Invalid("page-old")
                await context.uow.commit()
        except Refusal as refusal:
            return await self.show(request, reader, entry_id, refusal)
        return RedirectResponse(f"/entries/{entry_id}?saved=1#done", SEE_OTHER)

    async def delete(self, request: Request, reader: PageReader, entry_id: UUID, version: int) -> Response:
        try:
            async with self._pages.context(reader) as context:
                await find_visible_entry(context, entry_id)
                done = await delete_entry(context, entry_id, version=version)
                if not done.acted:
                    raise Invalid("page-old")
                await context.uow.commit()
        except Refusal as refusal:
            return await self.show(request, reader, entry_id, refusal)
        return RedirectResponse("/trash", SEE_OTHER)

    async def file(self, request: Request, reader: PageReader) -> Response:
        """Put all ticked entries into one category, or none of them if one fails."""
        form = await request.form()
        category = str(form.get("category", ""))
        if reader.household.category(category) is None:
            raise Invalid("category-unknown")
        async with self._pages.context(reader) as context:
            for ticked in form.getlist("entry")[:PAGE]:
                entry = await find_visible_entry(context, read_id(ticked))
                await change_entry(context, entry.id, ChangeDraft(category=category))
            await context.uow.commit()
        back = str(form.get("back", ""))
        return RedirectResponse(f"/entries?{back}" if back else "/entries", SEE_OTHER)

    async def show_trash(self, request: Request, reader: PageReader) -> Response:
        async with self._pages.context(reader) as context:
            entries = await context.uow.entries.list_trash(TRASH)
        seen = [entry for entry in entries if entry.is_visible_to(reader.member)]
        return await self._pages.show(request, "trash.html", reader, entries=seen)

    async def restore(self, request: Request, reader: PageReader, entry_id: UUID) -> Response:
        del request
        async with self._pages.context(reader) as context:
            await find_visible_entry(context, entry_id)
            await restore_entry(context, entry_id)
            await context.uow.commit()
        return RedirectResponse(f"/entries/{entry_id}", SEE_OTHER)


def _tell_changes(reader: PageReader, entry: Entry, changes: Sequence[Change]) -> list[ShownChange]:
    """Return an entry's history, oldest first: who did what and when; changes without a wording are left out."""
    wrote = reader.household.find_name(entry.author) or "Purser"
    shown = [ShownChange(wrote, reader.words("pages-action-confirm"), _day_and_time(reader, entry.created_at))]
    for change in changes:
        key = f"pages-action-{change.action}"
        if not reader.words.has_text(key):
            continue
        who = (reader.household.find_name(change.member) if change.member else None) or "Purser"
        what = describe_changes(reader.page, _read_lines(change.before), _read_lines(change.after))
        when = _day_and_time(reader, change.at) if change.at else ""
        shown.append(ShownChange(who, reader.words(key), when, tuple(what) if change.before and change.after else ()))
    return shown


def _read_lines(encoded: str) -> tuple[Line, ...]:
    """Return the line stored in a change as JSON, as a tuple of one; empty if it stores something else."""
    try:
        return (msgspec.json.decode(encoded, type=Line),) if encoded else ()
    except msgspec.DecodeError:
        return ()


def _day_and_time(reader: PageReader, instant: datetime) -> str:
    there = instant.astimezone(ZoneInfo(reader.household.zone))
    return f"{reader.words.day(there.date(), reader.today)}, {format_time(there, 'short', locale=reader.words.locale)}"


def _by_day(entries: Sequence[Entry]) -> list[DayOfEntries]:
    return [DayOfEntries(day, tuple(some)) for day, some in groupby(entries, key=lambda entry: entry.line.day)]
