"""Error responses: problem+json (RFC 9457) for programs, a page with the sentence for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException as StarletteHTTPException

from bot.render.words import Words
from bot.web.idempotency import AnsweredBefore
from bot.web.rates import TooMany
from bot.web.session import language_of
from core.errors import Fault, Invalid, NotAllowed, NotFound, Refusal

MEDIA_TYPE: Final = "application/problem+json"
_STATUS: Final = ((TooMany, 429), (NotFound, 404), (NotAllowed, 403), (Invalid, 422))
_STATUS_OF_CODE: Final = {"login-wrong": 401, "refresh-unknown": 401, "version-old": 412, "key-reused": 409}
_CODES: Final = {401: "sign-in-first", 404: "not-here", 405: "method-unknown", 413: "body-too-large"}
"""The problem code for each HTTP status of an error that the framework itself finds."""
_API: Final = "/api/"


def answer_problems(app: FastAPI, templates: Jinja2Templates) -> None:
    """Register error handlers for refusals, faults, invalid bodies and HTTP errors.

    Responses never repeat what was sent, for it may be a key.
    """

    async def answer_refusal(request: Request, refusal: Exception) -> Response:
        assert isinstance(refusal, Refusal)  # noqa: S101  registered for nothing else
        text = _choose_words(request).refusal(refusal)
        headers = {"Retry-After": str(60 * int(refusal.details["minutes"]))} if isinstance(refusal, TooMany) else {}
        return _answer(request, templates, find_status(refusal), refusal.code, text, headers=headers)

    async def answer_fault(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, Fault)  # noqa: S101  registered for nothing else
        return _answer(request, templates, 503, "fault", _choose_words(request)("refusal-fault"))

    async def answer_unfit_body(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101  registered for nothing else
        wrong = [{"where": ".".join(map(str, one["loc"])), "why": one["msg"]} for one in error.errors()]
        return _answer(request, templates, 422, "unfit", _choose_words(request)("refusal-unfit"), errors=wrong)

    async def answer_http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, StarletteHTTPException)  # noqa: S101  registered for nothing else
        if error.status_code < 400 or (error.headers and "HX-Redirect" in error.headers):  # noqa: PLR2004  a redirect
            return Response(status_code=error.status_code, headers=error.headers)
        code = _CODES.get(error.status_code, "not-here")
        text = _choose_words(request)(f"refusal-{code}")
        return _answer(request, templates, error.status_code, code, text, headers=error.headers or {})

    async def repeat_answer(request: Request, known: Exception) -> Response:
        del request
        assert isinstance(known, AnsweredBefore)  # noqa: S101  registered for nothing else
        return known.response

    app.exception_handler(AnsweredBefore)(repeat_answer)
    app.exception_handler(Refusal)(answer_refusal)
    app.exception_handler(Fault)(answer_fault)
    app.exception_handler(RequestValidationError)(answer_unfit_body)
    app.exception_handler(StarletteHTTPException)(answer_http_error)


def find_status(refusal: Refusal) -> int:
    """Return the HTTP status for a refusal."""
    known = _STATUS_OF_CODE.get(refusal.code)
    return known or next((status for kind, status in _STATUS if isinstance(refusal, kind)), 409)


def make_problem(
    status: int, code: str, text: str, *, headers: Mapping[str, str] | None = None, errors: Sequence[Any] = ()
) -> JSONResponse:
    """Return a problem+json response: the code for programs, the sentence for people."""
    body: dict[str, Any] = {"type": f"urn:purser:problem:{code}", "title": code, "status": status, "detail": text}
    body |= {"code": code} | ({"errors": list(errors)} if errors else {})
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def _answer(
    request: Request,
    templates: Jinja2Templates,
    status: int,
    code: str,
    text: str,
    *,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[Any] = (),
) -> Response:
    if request.url.path.startswith(_API) or "text/html" not in request.headers.get("accept", ""):
        return make_problem(status, code, text, headers=headers, errors=errors)
    words = _choose_words(request)
    shown = {"words": words, "text": text}
    return templates.TemplateResponse(request, "problem.html", shown, status, headers=dict(headers or {}))


def _choose_words(request: Request) -> Words:
    """Return the texts for an error response: in the member's language if known, else the browser's."""
    caller = request.scope.get("purser", {}).get("caller")
    if caller is not None and caller.membership is not None:
        household = caller.membership.household
        return Words(household.choose_language(caller.membership.member), household.currency)
    return Words(language_of(request.headers))
