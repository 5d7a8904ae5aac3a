"""On WhatsApp, where nothing is changed in place, members tap what is theirs of a receipt (C5, I2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handlers.joining import find_codes
from tests.conversations.stage import Stage
from tests.conversations.test_receipts import PAPER, market
from tests.conversations.test_whose import found
from tests.conversations.whatsapp_phones import Phones, choices_of, phones_on, text_of


@pytest.fixture
async def asha(tmp_path: Path) -> AsyncIterator[Phones]:
    """Asha's phone; Ravi is of the family too."""
    async with market(tmp_path, PAPER) as scene, phones_on(scene) as phone:
        await _link(scene, phone, "Asha")
        phone.graph.media["slip"] = scene.theatre.files["0"]
        yield phone


async def _link(scene: Stage, phone: Phones, name: str) -> None:
    (card,) = await scene.do(name, "/link")
    (linked,) = await phone.write(find_codes(card.reply.plain)[0])
    assert name in text_of(linked)


async def _send_slip(phone: Phones) -> None:
    await phone.post(phone.message(type="image", image={"id": "slip", "mime_type": "image/jpeg", "sha256": "0"}))


async def test_two_members_tap_theirs_and_the_rest_is_for_all(asha: Phones) -> None:
    scene, ravi = asha.scene, asha.of("Ravi", "9200")
    await _link(scene, ravi, "Ravi")
    await _send_slip(asha)
    (items,) = await asha.tap("Tap what is yours")
    titles = [row["title"] for _, row in choices_of(items)]
    assert titles[:3] == ["☐ Basmati rice 5kg ₹450", "☐ Toor dal 1kg ₹160", "☐ Dish soap ₹90"]
    (claimed,) = await asha.tap("Dish soap")
    assert "Asha: ₹90" in text_of(claimed)
    await ravi.write("/waiting")
    await ravi.tap("Tap what is yours")
    (both,) = await ravi.tap("Toor dal")
    assert "Ravi: ₹160" in text_of(both)
    assert "For all: ₹450" in text_of(both)
    await ravi.tap("Back")
    await ravi.tap("Confirm")
    assert found(scene, await scene.book()) == [
        (9000, "Dish soap", {"Asha": 9000}),
        (16000, "Toor dal 1kg", {"Ravi": 16000}),
        (45000, "", {}),
    ]


async def test_a_second_tap_takes_it_back_and_every_turn_is_one_message(asha: Phones) -> None:
    await _send_slip(asha)
    for label in ("Tap what is yours", "Dish soap", "Dish soap"):
        sent = await asha.tap(label)
        assert len(sent) == 1, label
    assert "For all: ₹700" in text_of(sent[0])
