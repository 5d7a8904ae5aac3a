"""What WhatsApp's messages come to: counted once, shown, and capped for each household (I2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.whatsapp_month import play_days
from bot.channels.whatsapp.pair_rate import PairRateLimiter
from bot.settings import Settings
from core.errors import Fault
from core.usecases.keep_connection import find_month_start
from tests.conversations.stage import stage
from tests.conversations.whatsapp_phones import Phones, phones_on, text_of


@pytest.fixture
async def phones(tmp_path: Path) -> AsyncIterator[Phones]:
    async with stage(tmp_path) as scene, phones_on(scene) as network:
        await network.write("hi")
        await network.tap("Create a household")
        await network.tap("Create")
        yield network


def _limit(phones: Phones, most: int) -> None:
    phones.scene.app.services.monthly_messages = {"whatsapp": most}


async def _status(phones: Phones, message: str, **pricing: object) -> None:
    for status in ("sent", "delivered", "read"):
        await phones.post(statuses=[{"id": message, "status": status, "pricing": pricing}])


async def test_what_was_billed_is_counted_once_and_shown(phones: Phones) -> None:
    await phones.write("milk 60")
    newest = len(phones.graph.sent)
    await _status(phones, f"wamid.out{newest}", billable=True, category="utility", pricing_model="PMP")
    await _status(phones, f"wamid.out{newest - 1}", billable=False, category="service")
    (card,) = await phones.write("/notices")
    assert "This month: 1 of 200 messages, 1 billed, about $0.01." in text_of(card)
    billed = await phones.scene.app.store.host_figures.sum_billed_messages(
        "whatsapp", find_month_start(phones.scene.clock.now())
    )
    assert (billed.sent, billed.billed, billed.micros) == (2, 1, 14_000)


async def test_at_the_cap_the_card_says_so_and_only_what_changes_the_book_is_answered(phones: Phones) -> None:
    await phones.write("milk 60")
    _limit(phones, 2)
    (saved,) = await phones.tap("Confirm")
    assert "2 messages of this month" in text_of(saved)
    assert await phones.write("how much did we spend?") == []
    assert await phones.write("/settings") == []
    assert await phones.write("hello") == []
    (card,) = await phones.write("bread 40")
    assert "bread" in text_of(card).lower()
    (saved,) = await phones.tap("Confirm")
    assert "Saved" in text_of(saved)


async def test_a_new_month_begins_anew(phones: Phones) -> None:
    await phones.write("milk 60")
    _limit(phones, 1)
    assert await phones.write("how much did we spend?") == []
    phones.scene.clock.instant += timedelta(days=12)
    (told,) = await phones.write("how much did we spend last month?")
    assert text_of(told)


async def test_three_days_of_a_family_are_a_message_a_turn(tmp_path: Path) -> None:
    month = await play_days(tmp_path, 3)
    assert month.most_in_a_turn == 1
    assert month.templates + month.replies == month.counted
    assert month.micros == 1_400 * month.billed > 0


async def test_one_person_gets_no_more_than_whatsapp_allows() -> None:
    limiter = PairRateLimiter(burst=2)
    for _ in range(2):
        await limiter.wait_for_turn("IN.1")
    with pytest.raises(Fault) as told:
        await limiter.wait_for_turn("IN.1")
    assert told.value.retry_after == 6.0
    await limiter.wait_for_turn("IN.2")


def test_prices_are_read_in_millionths() -> None:
    settings = Settings(whatsapp_prices="utility=0.0014, service=0.0014", _env_file=None)  # type: ignore[call-arg]
    assert settings.whatsapp_micros == {"utility": 1_400, "service": 1_400}
