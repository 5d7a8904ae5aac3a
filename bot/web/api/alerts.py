"""REST route for a phone that forwards its bank's text messages: each becomes a draft in the member's chat."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from bot.alert_intake import AlertIntake
from bot.web.api.shapes import PROBLEMS
from bot.web.api_dependencies import ApiDependencies
from bot.web.socket import Receive
from core.model.household import Membership

LONGEST_TEXT, LONGEST_SENDER = 4_000, 100


class ForwardedAlert(BaseModel):
    """Request body: a bank's text message as the phone received it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    sender: Annotated[str, Field(max_length=LONGEST_SENDER)] = ""


class AlertTaken(BaseModel):
    """The result for a forwarded text: the draft made of it or already there, if any, and the kind of text."""

    result: Literal["card", "known", "nothing"]
    kind: str
    """transaction, code, failed, due, offer, balance, or other where no bank wrote the text."""


def alert_routes(api: ApiDependencies, receive: Receive) -> APIRouter:
    """Return the router of ``POST /api/v1/imports/alerts``, which takes a member's token."""
    admitted = [Depends(api.admit)]
    router = APIRouter(prefix="/api/v1/imports", tags=["imports"], dependencies=admitted, responses=PROBLEMS)

    @router.post("/alerts", status_code=202)
    async def take_alert(request: Request, alert: ForwardedAlert) -> AlertTaken:
        """Turn a bank's text message into a draft in the member's chat; codes, offers and the like are not stored."""
        membership: Membership = request.state.membership
        intake = AlertIntake(api.directory, receive)
        taken = await intake.take(membership, alert.text, alert.sender, api.clock.now())
        return AlertTaken(result=taken.result, kind=taken.kind)

    return router
