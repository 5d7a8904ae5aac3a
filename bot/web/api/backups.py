"""REST routes for a household's backup: download it, and restore it into an empty household."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.datastructures import UploadFile

from bot.channels.naming import ZIP
from bot.render.backups import write_restored_text
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api.shapes import PROBLEMS, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.backups import WebBackups
from core.errors import Invalid

_FILE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}},
}
_FILE_BODY: dict[str, Any] = {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _FILE}}}}
"""The schema of the upload, which the route reads itself so that only members can send a large body."""


class Restored(Shown):
    """How many entries and receipts were restored, with a sentence that says so."""

    entries: int
    receipts: int
    text: str


def backup_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/exports/backup.zip`` and ``/imports/backup``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    backups = WebBackups(api)
    given: dict[int | str, dict[str, Any]] = {200: {"content": {ZIP: {}}, "description": "Everything of the household"}}

    @router.get("/exports/backup.zip", tags=["exports"], responses=given, response_class=Response)
    async def back_up(request: Request, receipts: Annotated[bool, Query()] = True) -> Response:  # noqa: FBT002  a field
        """Return a zip archive of all data in the household that the member may see, with or without receipt files."""
        name, content = await backups.make_archive(request.state.membership, receipts=receipts)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type=ZIP, headers=headers)

    @router.post("/imports/backup", tags=["exports"], openapi_extra=_FILE_BODY)
    async def restore(request: Request) -> Restored:
        """Restore a backup into the household, which must be empty; admins only."""
        membership = request.state.membership
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Invalid("backup-damaged")
            household, found = await backups.restore(
                membership, file.file, await find_or_make_own_chat(api, membership)
            )
        text = write_restored_text(api.words(membership), household, membership.member.id, found)
        return Restored(entries=found.count_rows("entry"), receipts=len(found.originals), text=text)

    return router
