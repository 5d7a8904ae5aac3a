"""REST routes for importing bank statements: list, upload, confirm, discard, undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, UploadFile

from bot.render.imports import write_import_line
from bot.web.api.shapes import PROBLEMS, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, IdempotencyKey, finish
from bot.web.uploads import send_into_chat
from core.model.statement_import import ImportState, StatementImport
from core.usecases.answer_import import (
    confirm_import,
    discard_any_import,
    find_import,
    list_imports,
    undo_any_import,
)
from core.usecases.use_case_context import UseCaseContext


class ImportShown(Shown):
    """An import of a bank statement: how many lines are new, known already or doubtful, and how many are processed."""

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
    """The latest imports, newest first."""

    items: list[ImportShown]


class FileTaken(Shown):
    """The id of an uploaded statement's message in the member's web chat, where the statement is read."""

    id: str


def import_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/imports``."""
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
        """List the household's latest imports, newest first."""
        async with self._api.context(request) as context:
            found = await list_imports(context)
            return ImportsShown(items=[self._show_import(context, each) for each in found])

    async def show(self, request: Request, import_id: UUID) -> ImportShown:
        """Return one import with its current state and counts."""
        async with self._api.context(request) as context:
            return self._show_import(context, await find_import(context, import_id))

    async def upload(self, request: Request, file: UploadFile, key: IdempotencyKey = None) -> FileTaken:
        """Upload a bank statement to the member's web chat; the same idempotency key means the same upload."""
        return FileTaken(id=await send_into_chat(self._api, request.state.membership, file, key))

    async def confirm(self, request: Request, import_id: UUID) -> Response:
        """Write the new lines of an import as entries."""
        return await self._act_once(request, import_id, confirm_import)

    async def discard(self, request: Request, import_id: UUID) -> Response:
        """Discard an import whose lines are not yet entries."""
        return await self._act_once(request, import_id, discard_any_import)

    async def undo(self, request: Request, import_id: UUID) -> Response:
        """Remove all the entries that an import wrote."""
        return await self._act_once(request, import_id, undo_any_import)

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
            known=made.known_line_count,
            doubtful=made.doubtful,
            skipped=made.skipped,
            handled=made.handled,
            draft=made.draft,
            text=write_import_line(self._api.words(context.membership), made),
        )
