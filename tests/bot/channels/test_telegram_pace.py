"""Rates kept on a clock that is moved by sleeping."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.channels.telegram import pace
from bot.channels.telegram.pace import Pace, pace_for
from core.errors import Fault


@dataclass
class Sand:
    """An hourglass: sleeping is what lets it run."""

    at: float = 100.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture
def sand() -> Sand:
    return Sand()


@pytest.fixture
def paced(sand: Sand) -> Pace:
    return Pace(sand.now, sand.sleep)


async def test_a_burst_to_one_chat_goes_at_once_and_then_one_a_second(paced: Pace, sand: Sand) -> None:
    for _ in range(20):
        await paced.turn("5")
    assert not sand.slept
    await paced.turn("5")
    await paced.turn("5")
    assert sand.slept == pytest.approx([1.0, 1.0])


async def test_thirty_a_second_over_all_chats(paced: Pace, sand: Sand) -> None:
    for chat in range(60):
        await paced.turn(str(chat))
    assert sum(sand.slept) == pytest.approx(1.0)


async def test_a_group_gets_twenty_a_minute_and_then_waits_in_the_outbox(paced: Pace, sand: Sand) -> None:
    for _ in range(21):
        await paced.turn("-5")
    for _ in range(3):
        await paced.turn("-5")
    assert sand.slept == pytest.approx([3.0] * 4)
    paced.hold("-5", 30)
    with pytest.raises(Fault) as far:
        await paced.turn("-5")
    assert far.value.retry_after == pytest.approx(30)


async def test_a_rest_asked_for_one_chat_is_kept_there_alone(paced: Pace, sand: Sand) -> None:
    paced.hold("5", 2.0)
    await paced.turn("6")
    assert not sand.slept
    await paced.turn("5")
    assert sand.slept == pytest.approx([2.0])


async def test_quiet_chats_are_forgotten(paced: Pace, sand: Sand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_CHATS", 3)
    for chat in range(5):
        sand.at += 10
        await paced.turn(str(chat))
    assert len(paced._paid) <= 4  # noqa: SLF001 - memory is what this is about


@pytest.mark.parametrize(
    ("url", "free"), [("", False), ("https://api.telegram.org", False), ("http://127.0.0.1:81", True)]
)
async def test_a_server_of_ones_own_is_believed(url: str, *, free: bool) -> None:
    own = pace_for(url)
    for _ in range(15):
        await own.turn("-5")
    assert (own.overall.every == 0) is free
    own.hold("-5", 9)
    with pytest.raises(Fault):
        await own.turn("-5")
