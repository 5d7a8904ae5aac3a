"""Banks' texts from a phone that forwards them: each becomes a card in the member's own chat."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from bot.messages import Inbound
from bot.web.api.shapes import PROBLEMS
from bot.web.api_dependencies import ApiDependencies
from bot.web.socket import Receive
from core.errors import Invalid, NotAllowed
from core.importing.read_alert import read_alert
from core.model.household import Membership

LONGEST_TEXT, LONGEST_SENDER = 4_000, 100


class ForwardedAlert(BaseModel):
    """A text as the phone got it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    sender: Annotated[str, Field(max_length=LONGEST_SENDER)] = ""


class AlertTaken(BaseModel):
    """What became of it: a card in the chat, or nothing, and why."""

    result: Literal["card", "known", "nothing"]
    kind: str
    """transaction, code, failed, due, offer, balance, or other for what no bank wrote."""


def alert_routes(api: ApiDependencies, receive: Receive) -> APIRouter:
    """``POST /api/v1/imports/alerts``, with a member's token."""
    admitted = [Depends(api.admit)]
    router = APIRouter(prefix="/api/v1/imports", tags=["imports"], dependencies=admitted, responses=PROBLEMS)

    @router.post("/alerts", status_code=202)
    async def take_alert(request: Request, alert: ForwardedAlert) -> AlertTaken:
        """Put a bank's text into the member's chat; of codes, offers and other texts nothing is kept."""
        membership: Membership = request.state.membership
        household = membership.household
        if not membership.member.writes:
            raise NotAllowed("viewers-only-look")
        found = read_alert(alert.text, household.currency, alert.sender, household.today(api.clock.now()))
        if found is None or found.kind != "transaction":
            return AlertTaken(result="nothing", kind=found.kind if found else "other")
        chats = await api.directory.chats(household.id, membership.member.id)
        if not chats:
            raise Invalid("alert-without-chat")
        channel, chat = chats[0]
        event = f"alert-{sha256(f'{membership.member.id} {alert.text}'.encode()).hexdigest()[:40]}"
        inbound = Inbound(channel, event, chat, chat, membership.member.name, text=alert.text)
        return AlertTaken(result="card" if await receive(inbound) else "known", kind="transaction")

    return router
