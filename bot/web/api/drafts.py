"""REST routes for drafts, the lines that wait for confirmation: list, change, answer, confirm, discard."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from bot.web.api.book_shapes import DraftDecided, DraftShown, DraftsShown, EntryShown
from bot.web.api.entries import EntryChanged
from bot.web.api.shapes import PROBLEMS, Body, IfMatch, Whole, make_etag, version_of
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import Invalid, NotFound
from core.model.draft import DraftState
from core.model.intent import ChangeDraft
from core.usecases.change_draft import change_draft
from core.usecases.confirm_draft import confirm_draft
from core.usecases.discard_draft import discard_draft
from core.usecases.draft_result import DraftResult, load_current_result
from core.usecases.erase_photos import can_see
from core.usecases.settle_doubt import settle_doubt
from core.usecases.waiting_drafts import find_waiting


class DraftLineChanged(EntryChanged):
    """Request body: changes to one line of a draft, or to all lines if none is named."""

    line: Annotated[Whole | None, Field(ge=0, le=1000)] = None


class DoubtAnswered(Body):
    """Request body: the number of a draft's question and the number of the chosen reading, both from 0."""

    doubt: Annotated[Whole, Field(ge=0, le=1000)]
    reading: Annotated[Whole, Field(ge=0, le=1000)]


def draft_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/drafts``."""
    router = APIRouter(prefix="/api/v1/drafts", tags=["drafts"], responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _Drafts(api)
    router.get("")(routes.list_drafts)
    router.get("/{draft_id}")(routes.show)
    router.patch("/{draft_id}")(routes.change)
    router.post("/{draft_id}/answer", response_model=DraftShown, dependencies=ONCE)(routes.answer)
    router.post("/{draft_id}/confirm", response_model=DraftDecided, dependencies=ONCE)(routes.confirm)
    router.post("/{draft_id}/discard", response_model=DraftDecided, dependencies=ONCE)(routes.discard)
    return router


class _Drafts:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_drafts(self, request: Request) -> DraftsShown:
        """List the household's open drafts that the member may see."""
        async with self._api.context(request) as context:
            found = await find_waiting(context, in_group=False)
        return DraftsShown(items=[DraftShown.of(draft) for draft in found])

    async def show(self, request: Request, response: Response, draft_id: UUID) -> DraftDecided:
        """Return one draft, with its entries if it is confirmed."""
        async with self._api.context(request) as context:
            result = await load_current_result(context, draft_id)
            if not await can_see(context, result.draft):
                raise NotFound("card-unknown")
        response.headers["ETag"] = make_etag(result.draft.version)
        return show_decided(result)

    async def change(
        self, request: Request, response: Response, draft_id: UUID, wanted: DraftLineChanged, if_match: IfMatch = None
    ) -> DraftShown:
        """Change the lines of a draft."""
        change = ChangeDraft(
            line=wanted.line,
            amount=Decimal(wanted.amount) if wanted.amount is not None else None,
            currency=wanted.currency,
            day=wanted.day,
            description=wanted.description,
            notes=wanted.notes,
            category=wanted.category,
            kind=wanted.kind,
            merchant=wanted.merchant,
            account=wanted.account,
            payer=wanted.payer,
            whom=None if wanted.for_members is None else tuple(wanted.for_members),
            tags=tuple(wanted.tags),
            visibility=wanted.visibility,
        )
        async with self._api.context(request) as context:
            result = await change_draft(context, draft_id, change, version=version_of(if_match))
            _need_acted(result)
            await context.uow.commit()
        response.headers["ETag"] = make_etag(result.draft.version)
        return DraftShown.of(result.draft)

    async def answer(
        self,
        request: Request,
        draft_id: UUID,
        given: DoubtAnswered,
        if_match: IfMatch = None,
    ) -> Response:
        """Answer one of a draft's questions by choosing a reading."""
        async with self._api.context_once(request) as context:
            before = (await load_current_result(context, draft_id)).draft
            version = version_of(if_match) or before.version
            categoriser = self._api.services.categoriser
            result = await settle_doubt(context, draft_id, version, given.doubt, given.reading, categoriser=categoriser)
            _need_acted(result)
            shown = DraftShown.of(result.draft)
            return await finish(request, context, shown, 200, ETag=make_etag(result.draft.version))

    async def confirm(self, request: Request, draft_id: UUID, if_match: IfMatch = None) -> Response:
        """Confirm a draft and write its entries; repeating the request returns the same and writes nothing."""
        async with self._api.context_once(request) as context:
            result = await confirm_draft(context, draft_id, version_of(if_match))
            if not result.acted and result.draft.state is DraftState.OPEN:
                raise Invalid("version-old")
            if not await can_see(context, result.draft):
                raise NotFound("card-unknown")
            return await finish(request, context, show_decided(result))

    async def discard(self, request: Request, draft_id: UUID, if_match: IfMatch = None) -> Response:
        """Discard a draft without writing entries."""
        async with self._api.context_once(request) as context:
            before = (await load_current_result(context, draft_id)).draft
            result = await discard_draft(context, draft_id, version_of(if_match) or before.version)
            if not result.acted and result.draft.state is DraftState.OPEN:
                raise Invalid("version-old")
            return await finish(request, context, show_decided(result))


def show_decided(result: DraftResult) -> DraftDecided:
    """Return the response body for a draft after a request to decide on it."""
    entries = [EntryShown.of_entry(entry) for entry in result.entries]
    return DraftDecided(draft=DraftShown.of(result.draft), entries=entries, acted=result.acted)


def _need_acted(result: DraftResult) -> None:
    if not result.acted:
        raise Invalid("version-old")
