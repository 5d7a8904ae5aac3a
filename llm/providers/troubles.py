"""Converting the exceptions of providers' libraries to Unanswered: by status, by body, by the underlying cause."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

import httpx2

from core.model.provider import ModelError
from llm.connections.address import ForbiddenAddress
from llm.connections.wire import ResponseTooLarge
from llm.providers.provider import ModelAnswer, Unanswered

T = TypeVar("T")

_BY_STATUS: Final = {
    401: ModelError.KEY,
    402: ModelError.RATE,
    403: ModelError.KEY,
    404: ModelError.UNKNOWN,
    405: ModelError.UNKNOWN,
    408: ModelError.DOWN,
    410: ModelError.UNKNOWN,
    413: ModelError.CANNOT,
    415: ModelError.CANNOT,
    429: ModelError.RATE,
    501: ModelError.CANNOT,
}
_BY_WORDS: Final = (
    (re.compile(r"api.?key.{0,3}(not valid|invalid)"), ModelError.KEY),
    (re.compile(r"credit balance|billing|quota"), ModelError.RATE),
    (re.compile(r"content.?(policy|filter)|safety"), ModelError.DECLINED),
    (
        re.compile(r"model.{0,80}(not found|not exist|not valid)|(not a valid|invalid|unknown) model"),
        ModelError.UNKNOWN,
    ),
)
"""Patterns in the body of a 400 or 422 and the error each stands for: a wrong key, no credit or an unknown model."""
_USED_UP: Final = re.compile(r"insufficient_quota")  # OpenAI's code; asking again brings no credit
_RETRY_INFO: Final = re.compile(r"retrydelay\W+(\d+(?:\.\d+)?)s")
_READ: Final = 4_000  # characters of an error's body that are looked at


async def guard_answer(asking: Awaitable[T]) -> T:
    """Return what a library's call returns.

    Raises Unanswered instead of the library's exception, without a link to it.
    """
    try:
        return await asking
    except Exception as error:  # noqa: BLE001  libraries raise what they like; all of it is a ModelError
        none = make_unanswered(error)
    raise none


async def guard_stream(pieces: AsyncIterator[ModelAnswer]) -> AsyncGenerator[ModelAnswer]:
    """Yield what a library's stream yields.

    Raises Unanswered instead of the library's exception, without a link to it.
    """
    try:
        async for piece in pieces:
            yield piece
    except Exception as error:  # noqa: BLE001  likewise
        none = make_unanswered(error)
    else:
        return
    raise none


def make_unanswered(error: Exception) -> Unanswered:
    """Return the Unanswered that stands for an exception."""
    chain = tuple(_list_causes(error))
    for each in chain:
        if isinstance(each, Unanswered):
            return Unanswered(each.trouble, status=each.status, again=each.again, retry_after=each.retry_after)
        if isinstance(each, ForbiddenAddress):
            return Unanswered(ModelError.ADDRESS)
        if isinstance(each, ResponseTooLarge):
            return Unanswered(ModelError.UNUSABLE)
    response = getattr(error, "response", None)
    if isinstance(response, httpx2.Response) and not response.is_success:
        body = str(getattr(error, "body", None) or getattr(error, "details", None) or "")
        return make_status_error(response.status_code, body, response.headers)
    return _describe_broken_call(chain)


def make_status_error(status: int, body: str, headers: Mapping[str, str]) -> Unanswered:
    """Return the Unanswered for an HTTP status and the response's body."""
    body = body[:_READ].lower()
    again = status in {408, 429} or status >= 500  # noqa: PLR2004  RFC 9110, section 15.6
    if status == 429 and _USED_UP.search(body):  # noqa: PLR2004  RFC 6585, section 4
        again = False
    return Unanswered(
        _classify_trouble(status, body), status=status, again=again, retry_after=_read_retry_delay(headers, body)
    )


def _classify_trouble(status: int, body: str) -> ModelError:
    if status in {400, 422}:
        return next((trouble for words, trouble in _BY_WORDS if words.search(body)), ModelError.UNUSABLE)
    other = ModelError.DOWN if status >= 500 else ModelError.UNKNOWN if status < 400 else ModelError.UNUSABLE  # noqa: PLR2004
    return _BY_STATUS.get(status, other)


def _read_retry_delay(headers: Mapping[str, str], body: str) -> float | None:
    """Return the seconds to wait, by the Retry-After header (RFC 9110, 10.2.3) or Gemini's RetryInfo in the body."""
    told = headers.get("retry-after", "")
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        until, now = parsedate_to_datetime(told), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        found = _RETRY_INFO.search(body)
        return float(found[1]) if found else None


def _describe_broken_call(chain: tuple[BaseException, ...]) -> Unanswered:
    """Return the Unanswered for a network failure or a response that makes no sense."""
    for each in chain:
        if isinstance(each, httpx2.ConnectTimeout | httpx2.PoolTimeout):
            break
        if isinstance(each, httpx2.TimeoutException | TimeoutError):
            return Unanswered(ModelError.SLOW)
        if isinstance(each, httpx2.TransportError | OSError):
            break
    else:
        return Unanswered(ModelError.UNUSABLE)
    return Unanswered(ModelError.DOWN, again=True)


def _list_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
