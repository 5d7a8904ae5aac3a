"""The imports page: past bank statement imports, a form to upload one, and lines that may be entered already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints

from bot.render.entries import label_line
from bot.render.imports import write_import_counts, write_import_line
from bot.web.pages.page import PageReader, PageRenderer
from bot.web.pages.upload_form import send_form_file
from core.errors import Refusal
from core.model.entry import Line
from core.model.statement_import import ImportState, StatementImport
from core.usecases.answer_import import (
    DoubtfulMatch,
    confirm_import,
    discard_any_import,
    list_doubtful,
    list_imports,
    list_new_lines,
    settle_doubtful,
    undo_any_import,
)
from core.usecases.use_case_context import UseCaseContext

_ACTIONS: Final = {"confirm": confirm_import, "discard": discard_any_import, "undo": undo_any_import}
MOST_LINES: Final = 200
"""The most lines of an import on its page."""
Short = Annotated[str, StringConstraints(max_length=100)]


class DoubtfulForm(BaseModel):
    """The answer about an imported line that may be entered already: the same as that entry, or new."""

    csrf: Short = ""
    answer: Literal["same", "new"]


@dataclass(frozen=True, slots=True)
class ShownImport:
    """An import as the page shows it, worded as in the chat."""

    made: StatementImport
    day: str
    line: str
    counts: str

    @property
    def is_ready(self) -> bool:
        """Whether the import waits for its confirmation."""
        return self.made.state is ImportState.READY

    @property
    def actions(self) -> tuple[str, ...]:
        """The names of the actions that the import's state allows, such as "confirm" and "discard"."""
        if self.is_ready:
            return "confirm", "discard"
        if self.made.state in {ImportState.COMPARING, ImportState.ASKING}:
            return ("discard",)
        return ("undo",) if self.made.state is ImportState.DONE else ()


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """An imported line and the existing entry that it may repeat, side by side."""

    draft: UUID
    in_file: str
    in_book: str
    """The existing entry in words; empty once that entry is gone."""


def imports_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/imports`` and its forms."""
    router = APIRouter(include_in_schema=False)
    routes = _ImportPages(pages)

    @router.get("/imports")
    async def imports(request: Request) -> Response:
        return await routes.show(request, await pages.reader(request))

    @router.get("/imports/{import_id}")
    async def lines(request: Request, import_id: UUID) -> Response:
        return await routes.show_lines(request, await pages.reader(request), import_id)

    @router.post("/imports")
    async def upload_statement(request: Request) -> Response:
        return await send_form_file(pages, request, routes.show, "/imports?sent=1")

    @router.post("/imports/{import_id}/{action}")
    async def act(request: Request, import_id: UUID, action: Literal["confirm", "discard", "undo"]) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(
            request, reader, lambda context: _ACTIONS[action](context, import_id), routes.show, "/imports"
        )

    @router.post("/imports/lines/{draft_id}/settle")
    async def settle(request: Request, draft_id: UUID, given: Annotated[DoubtfulForm, Form()]) -> Response:
        async def settle_line(context: UseCaseContext) -> None:
            await settle_doubtful(context, draft_id, is_same=given.answer == "same")

        return await pages.run_form(request, await pages.reader(request), settle_line, routes.show, "/imports")

    return router


class _ImportPages:
    def __init__(self, pages: PageRenderer) -> None:
        self._pages = pages

    async def show(self, request: Request, reader: PageReader, refusal: Refusal | None = None) -> Response:
        async with self._pages.context(reader) as context:
            made, doubtful = await list_imports(context), await list_doubtful(context)
        shown = {
            "imports": [_show_import(reader, each) for each in made],
            "doubtful": [_show_doubt(reader, each) for each in doubtful],
            "running": any(each.state.is_running for each in made),
        }
        return await self._pages.show(request, "imports.html", reader, refusal, **shown)

    async def show_lines(self, request: Request, reader: PageReader, import_id: UUID) -> Response:
        """Show the lines that an import would write into the book, before that is confirmed."""
        async with self._pages.context(reader) as context:
            made, lines = await list_new_lines(context, import_id)
        shown = lines[:MOST_LINES]
        return await self._pages.show(
            request,
            "import_lines.html",
            reader,
            each=_show_import(reader, made),
            lines=[_describe_line(reader, line) for line in shown],
            more=max(made.fresh - len(shown), 0),
        )


def _show_import(reader: PageReader, made: StatementImport) -> ShownImport:
    day = reader.words.day(reader.household.today(made.created_at), reader.today)
    return ShownImport(made, day, write_import_line(reader.words, made), write_import_counts(reader.words, made))


def _show_doubt(reader: PageReader, found: DoubtfulMatch) -> ShownDoubt:
    in_book = _describe_line(reader, found.same.line) if found.same is not None else ""
    return ShownDoubt(found.draft.id, _describe_line(reader, found.draft.lines[0]), in_book)


def _describe_line(reader: PageReader, line: Line) -> str:
    return f"{label_line(reader.page, line)} · {reader.words.day(line.day, reader.today)}"
