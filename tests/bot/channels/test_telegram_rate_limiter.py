"""Rates kept on a clock that jumps from timer to timer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.channels.telegram import rate_limiter
from bot.channels.telegram.rate_limiter import ChatRateLimiter, make_limiter
from core.errors import Fault

ASHA, RAVI, FAMILY = 5, 6, -5
NEARLY = 0.2
"""Seconds of real work that a test may take besides."""
Elapsed = Callable[[], float]


@pytest.fixture
async def elapsed() -> Elapsed:
    """Seconds gone since the test began, on a loop that never waits: its clock jumps to the next timer."""
    loop = asyncio.get_running_loop()
    selector, clock, skipped = loop._selector, loop.time, 0.0  # type: ignore[attr-defined]  # noqa: SLF001
    select = selector.select

    def jump(timeout: float | None) -> object:
        nonlocal skipped
        skipped += max(timeout or 0, 0)
        return select(0)

    selector.select = jump
    loop.time = lambda: clock() + skipped  # type: ignore[method-assign]
    began = loop.time()
    return lambda: loop.time() - began


async def test_a_burst_to_one_chat_goes_at_once_and_then_one_a_second(elapsed: Elapsed) -> None:
    limiter = ChatRateLimiter()
    for _ in range(20):
        await limiter.wait_for_turn(ASHA)
    assert elapsed() < NEARLY
    await limiter.wait_for_turn(ASHA)
    await limiter.wait_for_turn(ASHA)
    assert elapsed() == pytest.approx(2.0, abs=NEARLY)


async def test_thirty_a_second_over_all_chats(elapsed: Elapsed) -> None:
    limiter = ChatRateLimiter()
    for chat in range(60):
        await limiter.wait_for_turn(chat)
    assert elapsed() == pytest.approx(1.0, abs=NEARLY)


async def test_a_group_gets_twenty_a_minute_and_then_waits_in_the_outbox(elapsed: Elapsed) -> None:
    limiter = ChatRateLimiter()
    for _ in range(21):
        await limiter.wait_for_turn(FAMILY)
    assert elapsed() == pytest.approx(3.0, abs=NEARLY)
    late = [asyncio.create_task(limiter.wait_for_turn(FAMILY)) for _ in range(3)]
    outcomes = await asyncio.gather(*late, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), Fault, Fault]
    assert all(outcome.retry_after == 3.0 for outcome in outcomes if isinstance(outcome, Fault))


async def test_a_rest_asked_for_one_chat_is_kept_there_alone(elapsed: Elapsed) -> None:
    limiter = ChatRateLimiter()
    limiter.pause(ASHA, 2.0)
    await limiter.wait_for_turn(RAVI)
    assert elapsed() < NEARLY
    await limiter.wait_for_turn(ASHA)
    assert elapsed() == pytest.approx(2.0, abs=NEARLY)
    limiter.pause(ASHA, 30)
    with pytest.raises(Fault) as far:
        await limiter.wait_for_turn(ASHA)
    assert far.value.retry_after == pytest.approx(30, abs=NEARLY)


@pytest.mark.usefixtures("elapsed")
async def test_the_chats_unused_for_longest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limiter, "MOST_CHATS", 3)
    limiter = ChatRateLimiter()
    for chat in (1, 2, 3, 1, 4):
        await limiter.wait_for_turn(chat)
    assert list(limiter._chats) == [3, 1, 4]  # noqa: SLF001 - memory is what this is about


@pytest.mark.parametrize(
    ("url", "enforced"), [("", True), ("https://api.telegram.org", True), ("http://127.0.0.1:81", False)]
)
async def test_a_server_of_ones_own_is_believed(url: str, *, enforced: bool, elapsed: Elapsed) -> None:
    limiter = make_limiter(url)
    for _ in range(21):
        await limiter.wait_for_turn(FAMILY)
    assert (elapsed() > 1) is enforced
    limiter.pause(FAMILY, 9)
    with pytest.raises(Fault):
        await limiter.wait_for_turn(FAMILY)
