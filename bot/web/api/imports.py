"""REST for imports of statements: the last ones with their counts, a file sent, and what is done with one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, UploadFile

from bot.render.imports import import_line
from bot.web.api.shapes import PROBLEMS, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, IdempotencyKey, finish
from bot.web.uploads import send_into_chat
from core.model.statement_import import ImportState, StatementImport
from core.usecases.answer_import import (
    confirm_import,
    find_import,
    list_imports,
    take_import_back,
    throw_import_away,
)
from core.usecases.use_case_context import UseCaseContext


class ImportShown(Shown):
    """An import: lines that are new, known and to be asked, and how many its present work is done with."""

    id: UUID
    name: str
    state: ImportState
    created_at: datetime
    total: int
    new: int
    known: int
    doubtful: int
    skipped: int
    handled: int
    draft: UUID | None
    text: str


class ImportsShown(Shown):
    """The last imports, newest first."""

    items: list[ImportShown]


class FileTaken(Shown):
    """A file that is read in the member's web chat, where its card and its questions are shown."""

    id: str


def import_routes(api: ApiDependencies) -> APIRouter:
    """``/imports``."""
    router = APIRouter(
        prefix="/api/v1/imports", tags=["imports"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Imports(api)
    router.get("")(routes.list_imports)
    router.post("", status_code=202)(routes.upload)
    router.get("/{import_id}")(routes.show)
    router.post("/{import_id}/confirm", response_model=ImportShown, dependencies=ONCE)(routes.confirm)
    router.post("/{import_id}/discard", response_model=ImportShown, dependencies=ONCE)(routes.discard)
    router.post("/{import_id}/undo", response_model=ImportShown, dependencies=ONCE)(routes.undo)
    return router


class _Imports:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_imports(self, request: Request) -> ImportsShown:
        """The last imports of the household, newest first."""
        async with self._api.context(request) as context:
            found = await list_imports(context)
            return ImportsShown(items=[self._show_import(context, each) for each in found])

    async def show(self, request: Request, import_id: UUID) -> ImportShown:
        """One import as it stands."""
        async with self._api.context(request) as context:
            return self._show_import(context, await find_import(context, import_id))

    async def upload(self, request: Request, file: UploadFile, key: IdempotencyKey = None) -> FileTaken:
        """Send a bank's file, to be read in the member's web chat; the same key again is the same file."""
        return FileTaken(id=await send_into_chat(self._api, request.state.membership, file, key))

    async def confirm(self, request: Request, import_id: UUID) -> Response:
        """Have the new lines of an import enter the book."""
        return await self._act_once(request, import_id, confirm_import)

    async def discard(self, request: Request, import_id: UUID) -> Response:
        """Throw away an import that is not in the book."""
        return await self._act_once(request, import_id, throw_import_away)

    async def undo(self, request: Request, import_id: UUID) -> Response:
        """Take back everything an import brought."""
        return await self._act_once(request, import_id, take_import_back)

    async def _act_once(
        self, request: Request, import_id: UUID, act: Callable[[UseCaseContext, UUID], Awaitable[StatementImport]]
    ) -> Response:
        async with self._api.context_once(request) as context:
            made = await act(context, import_id)
            return await finish(request, context, self._show_import(context, made))

    def _show_import(self, context: UseCaseContext, made: StatementImport) -> ImportShown:
        return ImportShown(
            id=made.id,
            name=made.name,
            state=made.state,
            created_at=made.created_at,
            total=made.total,
            new=made.fresh,
            known=made.known,
            doubtful=made.doubtful,
            skipped=made.skipped,
            handled=made.handled,
            draft=made.draft,
            text=import_line(self._api.words(context.membership), made),
        )
