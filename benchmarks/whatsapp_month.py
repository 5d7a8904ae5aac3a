"""Simulate a family's month on WhatsApp and count messages, their cost, and templates: ``... whatsapp-month [DAYS]``.

Three people write what families write; each message of Purser's gets status reports with its price, as Meta sends them
since October 2026. A month takes a minute.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import cast

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.commands.whatsapp_templates import check_templates
from bot.handlers.joining import find_codes
from core.usecases.keep_connection import find_month_start
from tests.conversations.stage import stage
from tests.conversations.whatsapp_phones import Phones, choices_of, phones_on, text_of
from tests.support.graph_api import BUSINESS

MICROS = 1_400
"""The price of one message in India, in millionths of a dollar (utility, 2026)."""
MOST = 1_000
"""The household's monthly message limit here, far above what a family needs, so that need is measured."""
BUYS = ("milk {}", "auto {}", "sabzi {}", "chai {} aur samosa {}", "petrol {}", "medicine {} for Kid", "swiggy {}")
ASKS = ("how much did we spend this week?", "who owes whom", "food this month", "/waiting", "what bills are coming")


@dataclass(slots=True)
class Month:
    """The counts of some days."""

    days: int = 0
    turns: int = 0
    replies: int = 0
    templates: int = 0
    most_in_a_turn: int = 0
    counted: int = 0
    """The messages that Purser's own count for the household has."""
    billed: int = 0
    micros: int = 0
    entries: int = 0


async def play_days(folder: Path, days: int) -> Month:
    """Simulate a family's days with each of Purser's messages billed; return the counts."""
    month = Month(days)
    chance = Random(14)
    async with stage(folder, today="2026-11-01") as scene, phones_on(scene, MICROS) as asha:
        scene.app.services.monthly_messages = {"whatsapp": MOST}
        await check_templates(cast("WhatsAppChannel", scene.app.channels["whatsapp"]), BUSINESS, submit=True)
        family = [asha, *await _move_in(asha)]
        (home,) = await scene.app.store.directory.list_households()
        await scene.app.settle()  # the news of who joined is no household's turn
        begun, since = len(asha.graph.sent), find_month_start(scene.clock.now())
        async with scene.app.store.units(home, None) as uow:
            before = (await uow.messages.sum_usage("whatsapp", since)).sent
        scene.clock.instant -= timedelta(hours=13)  # eight in the morning
        for _ in range(days):
            await _play_day(family, month, chance)
        await _tell_bills(asha, begun)
        sent = asha.graph.sent[begun:]
        month.templates = sum(message["type"] == "template" for message in sent)
        month.replies = len(sent) - month.templates
        async with scene.app.store.units(home, None) as uow:
            usage = await uow.messages.sum_usage("whatsapp", since)
        month.counted, month.billed, month.micros = usage.sent - before, usage.billed, usage.micros
        scene.household = home
        month.entries = len(await scene.book())
    return month


async def _move_in(asha: Phones) -> list[Phones]:
    """Create the household, let two more members join, and have two members allow messages that Purser begins."""
    await asha.write("hi")
    await asha.tap("Create a household")
    await asha.tap("Create")
    others = [asha.of("Ravi", "9200"), asha.of("Kid", "9300")]
    for other in others:
        (invite,) = await asha.write("/invite")
        await other.write(find_codes(text_of(invite))[0])
    for phone in (asha, others[0]):
        for kind in ("Bills here", "Cards here", "Digests here", "Alerts here"):
            await phone.write("/notices")
            await phone.tap(kind)
    await asha.write("rent 20000 every 5th")
    await asha.tap("Confirm")
    return others


async def _play_day(family: list[Phones], month: Month, chance: Random) -> None:
    """Simulate one day: some members buy and confirm, one asks, one rarely writes; jobs run each hour."""
    scene = family[0].scene
    for hour in range(24):
        scene.clock.instant += timedelta(hours=1)
        await scene.app.run_jobs()
        await scene.app.settle()
        if hour not in {3, 9, 12}:
            continue
        for place, phone in enumerate(family):
            if chance.random() < (0.6, 0.4, 0.1)[place]:
                said = chance.choice(BUYS).format(chance.randrange(20, 900), chance.randrange(10, 90))
                await _turn(month, phone, lambda phone=phone, said=said: phone.write(said))  # type: ignore[misc]
                if chance.random() < 0.9 and _can_confirm(phone):  # noqa: PLR2004  some forget
                    await _turn(month, phone, lambda phone=phone: phone.tap("Confirm"))  # type: ignore[misc]
            if hour == 12 and chance.random() < 0.3:  # noqa: PLR2004  an evening's question
                said = chance.choice(ASKS)
                await _turn(month, phone, lambda phone=phone, said=said: phone.write(said))  # type: ignore[misc]


def _can_confirm(phone: Phones) -> bool:
    titles = [each["title"] for _, each in choices_of(phone.graph.sent[-1])]
    return any("Confirm" in title for title in titles)


async def _turn(month: Month, phone: Phones, act: Callable[[], object]) -> None:
    before = len(phone.graph.sent)
    await act()  # type: ignore[misc]
    month.turns += 1
    month.most_in_a_turn = max(month.most_in_a_turn, len(phone.graph.sent) - before)


async def _tell_bills(phone: Phones, begun: int) -> None:
    """Post the three status reports of each message of Purser's, with its price, as Meta does."""
    for number in range(begun + 1, len(phone.graph.sent) + 1):
        pricing = {"billable": True, "category": "utility", "pricing_model": "PMP"}
        for status in ("sent", "delivered", "read"):
            await phone.post(statuses=[{"id": f"wamid.out{number}", "status": status, "pricing": pricing}])


def main(arguments: list[str]) -> int:
    """Print a month's counts, the last line as JSON."""
    days = int(arguments[0]) if arguments else 30
    with tempfile.TemporaryDirectory() as folder:
        month = asyncio.run(play_days(Path(folder), days))
    print(f"{month.days} days of a family of three on WhatsApp: {month.turns} turns, {month.entries} entries")
    print(f"  replies {month.replies}, at most {month.most_in_a_turn} a turn; templates {month.templates}")
    print(f"  counted for the household {month.counted}, billed {month.billed}: ${month.micros / 1_000_000:.2f}")
    print(json.dumps(asdict(month)))
    return 0
