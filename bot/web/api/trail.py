"""REST for the household's trail: who changed what of its arrangements, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from bot.render.scopes import Audience
from bot.render.trail import write_trail
from bot.web.api.shapes import PROBLEMS, Shown
from bot.web.api_dependencies import ApiDependencies
from core.ports import Change
from core.usecases.list_trail import list_trail


class TrailLineShown(Shown):
    """One change: ``action`` is for programs, ``text`` and ``details`` are the member's language."""

    id: UUID
    at: datetime
    member: UUID | None = Field(description="Who did it; null for Purser itself")
    action: str = Field(examples=["change_household"])
    subject: UUID | None
    text: str
    details: list[str] = Field(description="What it was before and is now")

    @classmethod
    def of(cls, change: Change, reader: Audience) -> TrailLineShown:
        """Return a change as it is shown."""
        assert change.at is not None  # noqa: S101  what is read from the trail has its instant
        text = write_trail(reader, change)
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
    """Changes, the newest first; ``next`` leads to the ones before them, null at the beginning."""

    items: list[TrailLineShown]
    next: UUID | None


def trail_routes(api: ApiDependencies) -> APIRouter:
    """``/api/v1/trail``."""
    router = APIRouter(prefix="/api/v1", tags=["settings"], responses=PROBLEMS, dependencies=[Depends(api.admit)])

    @router.get("/trail")
    async def trail(
        request: Request,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        after: Annotated[UUID | None, Query(description="``next`` of the page before")] = None,
    ) -> TrailShown:
        """Who changed members, settings, rules, budgets, bills or the model; how one signs in is shown to oneself."""
        async with api.context(request) as context:
            page = await list_trail(context, limit, after)
            reader = api.audience(context)
        return TrailShown(items=[TrailLineShown.of(each, reader) for each in page.changes], next=page.next)

    return router
