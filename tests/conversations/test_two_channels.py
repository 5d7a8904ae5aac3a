"""One person on two channels: linked by a code, one book, cards that stay in step (C2, I1, I2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handlers.joining import find_codes
from tests.conversations.stage import Shown, Stage, settle_in, stage
from tests.conversations.whatsapp_phones import Phones, phones_on, text_of


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[Stage, Phones]]:
    """Asha and Ravi in a chat that changes messages in place; Asha on WhatsApp too."""
    async with stage(tmp_path) as scene, phones_on(scene) as phone:
        await settle_in(scene, ("Asha", "Ravi"))
        await scene.do("Ravi", "hello")
        (card,) = await scene.do("Asha", "/link")
        code, *_ = find_codes(card.reply.plain)
        (linked,) = await phone.write(f"my code is {code[:4]}-{code[4:]}")
        assert "Asha" in text_of(linked)
        await scene.app.settle()
        yield scene, phone


def _text(shown: list[Shown], chat: str) -> str:
    return "\n".join(each.reply.plain for each in shown if each.chat == chat)


async def test_a_code_links_and_the_others_are_told(both: tuple[Stage, Phones]) -> None:
    scene, phone = both
    assert "WhatsApp" in _text(scene.theatre.shown, "Ravi")
    (told,) = await phone.write("/members")
    assert text_of(told).count("Asha") == 1
    stranger = phone.of("Mallory", "9666")
    code, *_ = find_codes(next(each for each in scene.theatre.shown if find_codes(each.reply.plain)).reply.plain)
    (refused,) = await stranger.write(code)
    assert "household" in text_of(refused).lower()
    assert "Asha" not in text_of(refused)


async def test_what_was_written_in_one_chat_is_confirmed_in_the_other(both: tuple[Stage, Phones]) -> None:
    scene, phone = both
    (card,) = await scene.do("Asha", "milk 60")
    await phone.write("/waiting")
    before = len(scene.theatre.shown)
    (saved,) = await phone.tap("Confirm")
    assert "Saved" in text_of(saved)
    (changed,) = scene.theatre.shown[before:]
    assert (changed.message, changed.chat) == (card.message, "Asha")
    assert "Saved" in changed.reply.plain
    assert [entry.line.money.minor for entry in await scene.book()] == [6000]
    await scene.tap("Asha", "Undo", on=changed)
    (told,) = await phone.write("how much did we spend today?")
    assert "60" not in text_of(told).replace("2026", "")


async def test_a_change_in_one_chat_is_on_the_card_of_the_other(both: tuple[Stage, Phones]) -> None:
    scene, phone = both
    await scene.do("Asha", "milk 60")
    await phone.write("/waiting")
    before = len(scene.theatre.shown)
    await phone.write("no, 65")
    (changed,) = scene.theatre.shown[before:]
    assert "65" in changed.reply.plain
    sent = len(phone.graph.sent)
    await scene.tap("Asha", "Confirm", on=changed)
    assert phone.graph.sent[sent:] == [], "nothing is changed there, and a message would cost"
    (again,) = await phone.tap("Confirm")
    assert "Saved" in text_of(again)
    assert len(await scene.book()) == 1


async def test_the_groups_card_and_the_private_one_are_in_step(both: tuple[Stage, Phones]) -> None:
    scene, _ = both
    await scene.do("Asha", "/start", chat="family", group=True)
    await scene.tap("Asha", "Yes", chat="family", group=True)
    await scene.do("Ravi", "bread 40", chat="family", group=True)
    await scene.do("Ravi", "/waiting")
    before = len(scene.theatre.shown)
    await scene.tap("Ravi", "Confirm")
    assert "Saved" in _text(scene.theatre.shown[before:], "family")


async def test_a_private_card_is_not_shown_again_where_others_read(both: tuple[Stage, Phones]) -> None:
    scene, phone = both
    await scene.do("Asha", "/start", chat="family", group=True)
    await scene.tap("Asha", "Yes", chat="family", group=True)
    await scene.do("Asha", "cake 777", chat="family", group=True)
    await phone.write("/waiting")
    await phone.tap("Edit")
    await phone.tap("… +")
    before = len(scene.theatre.shown)
    await phone.tap("private")
    assert await phone.tap("Confirm")
    assert "cake" not in _text(scene.theatre.shown[before:], "family")
