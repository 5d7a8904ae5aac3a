"""Photos sent together: one receipt in parts, several receipts, and what is asked where that is unclear (A8)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import Attachment, Inbound
from core.model.page import PageText
from tests.conversations.stage import Shown, Stage
from tests.conversations.test_receipts import Desk, market, words

UPPER = """
SUNRISE SUPERMARKET
12 Lake Road, Pune
20/11/2026 18:32
Basmati rice 5kg      450.00
Toor dal 1kg          160.00
Milk 1L                60.00
"""
LOWER = """
Toor dal 1kg          160.00
Milk 1L                60.00
Dish soap              90.00
TOTAL                 760.00
CASH                 1000.00
CHANGE                240.00
"""
OTHER = """
LAKSHMI MEDICALS
5 MG Road, Pune
21/11/2026 10:05
Bandage                80.00
Syrup                 120.00
TOTAL                 200.00
CASH                  200.00
"""
BEER = """
CORNER KIOSK
21/11/2026
Lager beer             90.00
TOTAL                  90.00
"""
BEER_SLIP = """
CORNER KIOSK
21/11/2026
VISA
TOTAL                  90.00
"""
QUIET = 0.05


@asynccontextmanager
async def photos(tmp_path: Path, *papers: str) -> AsyncIterator[Stage]:
    """A family, and papers in photos named 0, 1, 2; nobody waits long for a late one."""
    async with market(tmp_path, *papers) as scene:
        scene.app.conversation.albums.quiet = QUIET
        yield scene


def part(scene: Stage, name: str, caption: str = "", album: str = "a1") -> Inbound:
    """One photo of an album as Telegram hands it over."""
    photo = Attachment("photo", name, mime="image/jpeg", size=9)
    return Inbound(
        scene.theatre.name,
        f"{album}-{name}",
        "Asha",
        "Asha",
        "Asha",
        text=caption,
        own=name,
        attachments=(photo,),
        album=album,
    )


async def send(scene: Stage, *parts: Inbound) -> list[Shown]:
    before = len(scene.theatre.shown)
    for each in parts:
        await scene.app.conversation.receive(each)
    await scene.app.conversation.idle()
    return scene.theatre.shown[before:]


def labels(shown: Shown) -> list[str]:
    return [button.label for row in shown.reply.buttons for button in row]


async def test_a_long_receipt_in_parts_is_one_card(tmp_path: Path) -> None:
    """Rows on both photos count once, the sums are judged over the whole, the caption counts for it."""
    async with photos(tmp_path, UPPER, LOWER) as scene:
        (card,) = await send(scene, part(scene, "0"), part(scene, "1", "#goa"))
        assert "sums agree" in words([card])
        assert "₹760" in words([card])
        assert card.image == b"marked"
        assert any("4" in label for label in labels(card))
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert (entry.line.money.minor, entry.line.merchant) == (76000, "SUNRISE SUPERMARKET")
        assert entry.line.day.isoformat() == "2026-11-20"


async def test_several_receipts_are_a_card_each(tmp_path: Path) -> None:
    """A caption's tags go to all of them, its amount to none."""
    async with photos(tmp_path, UPPER, LOWER, OTHER) as scene:
        cards = await send(scene, part(scene, "0", "trip 999 #goa"), part(scene, "1"), part(scene, "2"))
        assert ["₹760" in words(cards[:1]), "₹200" in words(cards[1:])] == [True, True]
        for card in cards:
            await scene.tap("Asha", "Confirm", on=card)
        book = await scene.book()
        assert sorted((e.line.money.minor, e.line.tags) for e in book) == [(20000, ("goa",)), (76000, ("goa",))]


@pytest.mark.parametrize(("answer", "saved"), [("One receipt", [9000]), ("2 receipts", [9000, 9000])])
async def test_what_may_be_one_or_two_is_asked(tmp_path: Path, answer: str, saved: list[int]) -> None:
    """A slip beside its receipt and two like purchases look alike."""
    async with photos(tmp_path, BEER, BEER_SLIP) as scene:
        (card,) = await send(scene, part(scene, "0"), part(scene, "1"))
        assert "one receipt, or are they several" in words([card])
        assert not any("Confirm" in label for label in labels(card))
        shown = await scene.tap("Asha", answer)
        for each in [one for one in shown if any("Confirm" in label for label in labels(one))]:
            await scene.tap("Asha", "Confirm", on=each)
        assert [entry.line.money.minor for entry in await scene.book()] == saved
        again = await send(scene, part(scene, "0", album="a2"), part(scene, "1", album="a2"))
        assert "know this receipt" in words(again)


async def test_parts_in_any_order_late_and_twice(tmp_path: Path) -> None:
    async with photos(tmp_path, UPPER, LOWER) as scene:
        receive, upper, lower = scene.app.conversation.receive, part(scene, "0"), part(scene, "1")
        await receive(lower)
        await asyncio.sleep(QUIET / 2)
        assert await receive(upper)
        assert not await receive(replace(lower, text="redelivered"))
        await scene.app.conversation.idle()
        assert "₹760" in words(scene.theatre.shown)
        assert sum("₹760" in shown.reply.plain for shown in scene.theatre.shown) == 1


async def test_a_part_that_comes_while_the_others_are_read_belongs(tmp_path: Path) -> None:
    async with photos(tmp_path, UPPER, LOWER, OTHER) as scene:
        desk = scene.app.services.pages

        class Slow(Desk):
            async def read(
                self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
            ) -> tuple[PageText, ...]:
                await scene.app.conversation.receive(part(scene, "1"))
                return await Desk.read(self, content, languages, household)

        assert isinstance(desk, Desk)
        scene.app.services.pages = Slow(desk.papers)
        shown = await send(scene, part(scene, "0"), part(scene, "2"))
        assert ["₹760" in words(shown), "₹200" in words(shown), len(shown)] == [True, True, 2]


async def test_what_cannot_be_read_is_said_beside_what_can(tmp_path: Path) -> None:
    async with photos(tmp_path, OTHER) as scene:
        shown = await send(scene, part(scene, "0"), part(scene, "9"))
        assert "₹200" in words(shown)
        assert "no words" in words(shown)


async def test_two_albums_and_a_word_between_keep_their_order(tmp_path: Path) -> None:
    async with photos(tmp_path, UPPER, LOWER, OTHER) as scene:
        tea = Inbound(scene.theatre.name, "tea", "Asha", "Asha", "Asha", text="tea 20")
        shown = await send(scene, part(scene, "0"), tea, part(scene, "1"), part(scene, "2", album="a2"))
        assert ["760" in words([shown[0]]), "200" in words([shown[2]]), len(shown)] == [True, True, 3]
