"""REST at the desk of a household: who asks comes from the browser's session alone, and refusals become answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from bot.channels.webchat import NAME
from bot.render.words import Words
from bot.web.guard import same_origin
from bot.web.session import chat_of, language_of
from core.errors import Fault, Invalid, NotAllowed, NotFound, Refusal
from core.model.household import Membership
from core.ports import Assistants, Clock, Directory, Ids, UnitsOfWork
from core.usecases.use_case_context import UseCaseContext

_READS: Final = ("GET", "HEAD")
_STATUS: Final = ((NotFound, 404), (NotAllowed, 403), (Invalid, 422))


@dataclass(frozen=True, slots=True)
class ApiDependencies:
    """What REST needs of the house."""

    units: UnitsOfWork
    directory: Directory
    clock: Clock
    ids: Ids
    assistants: Assistants

    async def admit(self, request: Request) -> None:
        """The dependency of every route: 403 for a change that comes from another site's page, 401 for nobody."""
        if request.method not in _READS and not same_origin(request.headers):
            raise HTTPException(403, "Call this from Purser's own page.")
        request.state.membership = await self._seat(request)

    async def _seat(self, request: Request) -> Membership:
        chat = chat_of(request)
        membership = (await self.directory.who(NAME, chat, chat)).membership if chat else None
        if membership is None:
            raise HTTPException(401, "Open the chat and join a household first.")
        return membership

    @asynccontextmanager
    async def context(self, request: Request) -> AsyncIterator[UseCaseContext]:
        """The asker's deed in a unit of work of their household; whoever changes something commits it."""
        membership: Membership = request.state.membership
        async with self.units(membership.household.id, membership.member.id) as uow:
            yield UseCaseContext(uow, membership, self.clock.now(), self.ids)


def answer_refusals(app: FastAPI) -> None:
    """Refusals in the asker's language with their code; what was sent is never sent back, it may hold a key."""
    app.exception_handler(Refusal)(_refused)
    app.exception_handler(Fault)(_fault)
    app.exception_handler(RequestValidationError)(_unfit)


async def _refused(request: Request, refusal: Exception) -> JSONResponse:
    assert isinstance(refusal, Refusal)  # noqa: S101  registered for nothing else
    status = next((status for kind, status in _STATUS if isinstance(refusal, kind)), 409)
    text = Words(language_of(request.headers)).refusal(refusal)
    return JSONResponse({"code": refusal.code, "text": text}, status)


async def _fault(request: Request, fault: Exception) -> JSONResponse:
    del request, fault
    return JSONResponse({"code": "fault", "text": "Something outside does not answer. Try again soon."}, 503)


async def _unfit(request: Request, error: Exception) -> JSONResponse:
    del request
    assert isinstance(error, RequestValidationError)  # noqa: S101  registered for nothing else
    wrong = [{"where": ".".join(map(str, one["loc"])), "why": one["msg"]} for one in error.errors()]
    return JSONResponse({"code": "unfit", "wrong": wrong}, 422)
