"""Idempotency keys: a request sent twice takes effect once, for its response is stored in the same transaction."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Any, Final

import msgspec
from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

from core.errors import Invalid
from core.ports import KeptAnswer
from core.usecases.use_case_context import UseCaseContext

HEADER: Final = "idempotency-key"
REPLAYED: Final = "Idempotent-Replayed"

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[\x21-\x7e]+$",
        description="The same key again, with the same body, gets the same answer and does nothing twice.",
    ),
]


def check_key(key: IdempotencyKey = None) -> None:
    """Declare and validate the Idempotency-Key header of a route; ``look_up`` and ``finish`` read its value."""
    del key


ONCE: Final[list[Any]] = [Depends(check_key)]
"""The dependencies of a route that does a repeated request only once."""


class AnsweredBefore(Exception):  # noqa: N818  no error: the answer is there already
    """Raised for a request that was answered already; ``response`` is the stored answer."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


async def look_up(request: Request, context: UseCaseContext) -> None:
    """Look for a stored response to the request's idempotency key.

    Raises: AnsweredBefore if there is one, Invalid if it belongs to a different request.
    """
    key = request.headers.get(HEADER)
    kept = await context.uow.access.find_kept_answer(context.member.id, key) if key else None
    if kept is None:
        return
    if kept.fingerprint != await _fingerprint_request(request):
        raise Invalid("key-reused")
    headers = msgspec.json.decode(kept.headers, type=dict[str, str]) if kept.headers else {}
    raise AnsweredBefore(Response(kept.body, kept.status, {**headers, REPLAYED: "true"}, media_type="application/json"))


async def finish(
    request: Request, context: UseCaseContext, shown: BaseModel | None, status: int = 200, **headers: str
) -> Response:
    """Commit the unit of work and return the response, stored under the request's idempotency key if it has one.

    Raises: AnsweredBefore if the same request was answered a moment ago; nothing is committed then.
    """
    body = shown.model_dump_json().encode() if shown is not None else b""
    key = request.headers.get(HEADER)
    if key:
        kept = KeptAnswer(await _fingerprint_request(request), status, body, msgspec.json.encode(headers).decode())
        if not await context.uow.access.keep_answer(context.member.id, key, kept, context.now):
            await look_up(request, context)
    await context.uow.commit()
    return Response(body, status, headers, media_type="application/json" if body else None)


async def _fingerprint_request(request: Request) -> str:
    """Return a hash of a request's method, address and body."""
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode() + await request.body()
    return sha256(asked).hexdigest()
