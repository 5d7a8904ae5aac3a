"""REST route for the audit trail: who changed the household's settings, members, rules and budgets, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from bot.render.scopes import Audience
from bot.render.trail import write_change
from bot.web.api.shapes import PROBLEMS, Shown
from bot.web.api_dependencies import ApiDependencies
from core.ports import Change
from core.usecases.list_trail import list_trail


class TrailLineShown(Shown):
    """One change in the audit trail: ``action`` is for programs, ``text`` and ``details`` are for the member."""

    id: UUID
    at: datetime
    member: UUID | None = Field(description="Who did it; null for Purser itself")
    action: str = Field(examples=["change_household"])
    subject: UUID | None
    text: str
    details: list[str] = Field(description="What it was before and is now")

    @classmethod
    def of(cls, change: Change, reader: Audience) -> TrailLineShown:
        """Return the response body for one change in the audit trail."""
        assert change.at is not None  # noqa: S101  what is read from the trail has its instant
        text = write_change(reader, change)
        return cls(
            id=change.id,
            at=change.at,
            member=change.member,
            action=change.action,
            subject=change.subject,
            text=text.what,
            details=list(text.details),
        )


class TrailShown(Shown):
    """Changes, newest first; ``next`` is the cursor of the page with earlier ones, null on the last."""

    items: list[TrailLineShown]
    next: UUID | None


def trail_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/trail``."""
    router = APIRouter(prefix="/api/v1", tags=["settings"], responses=PROBLEMS, dependencies=[Depends(api.admit)])

    @router.get("/trail")
    async def trail(
        request: Request,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        after: Annotated[UUID | None, Query(description="``next`` of the page before")] = None,
    ) -> TrailShown:
        """List changes to members, settings, rules, budgets, bills and the model, and to one's own sign-in."""
        async with api.context(request) as context:
            page = await list_trail(context, limit, after)
            reader = api.audience(context)
        return TrailShown(items=[TrailLineShown.of(each, reader) for each in page.changes], next=page.next)

    return router
