"""Retries of one model request, only after 429, 5xx and network errors, and only before the deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)
from tenacity.stop import stop_base

from core.model.provider import ModelError
from llm.connections.limits import CallLimits
from llm.providers.provider import Unanswered

T = TypeVar("T")


def read_loop_clock() -> float:
    """Return the event loop's clock, in seconds."""
    return asyncio.get_running_loop().time()


async def wait_until(until: float, asking: Awaitable[T]) -> T:
    """Await something and return it. Raises Unanswered(SLOW) once the loop's clock passes ``until``."""
    try:
        async with asyncio.timeout_at(until):
            return await asking
    except TimeoutError:
        pass
    raise Unanswered(ModelError.SLOW)  # here, so that no library's exception hangs on it


async def ask_with_retries(ask: Callable[[], Awaitable[T]], limits: CallLimits, deadline: float) -> T:
    """Call ``ask`` until it answers. Raises the last Unanswered; a Retry-After past the deadline ends the retries."""

    async def ask_once() -> T:
        return await wait_until(min(read_loop_clock() + limits.call, deadline), ask())

    retrying = AsyncRetrying(
        retry=retry_if_exception(lambda error: isinstance(error, Unanswered) and error.again),
        wait=_Backoff(limits.backoff),
        stop=stop_after_attempt(limits.tries) | _TooLate(deadline),
        reraise=True,
    )
    return await retrying(ask_once)


class _Backoff(wait_random_exponential):
    """A random wait that grows up to twofold each time, but never shorter than the provider's Retry-After."""

    def __call__(self, retry_state: RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked = error.retry_after if isinstance(error, Unanswered) else None
        return max(super().__call__(retry_state), asked or 0.0)


class _TooLate(stop_base):
    """A stop condition for retries: the next attempt would begin after the deadline."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def __call__(self, retry_state: RetryCallState) -> bool:
        return read_loop_clock() + retry_state.upcoming_sleep >= self._deadline
