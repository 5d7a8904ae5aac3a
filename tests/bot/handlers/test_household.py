"""Onboarding and members in the chat, where a test has to carry a code from one person to the other (C1, C2)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import Inbound
from core.model.household import Role
from tests.conversations.stage import Shown, Stage, settle_in, stage


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as opened:
        services = replace(opened.app.services, bot_name="purser_bot", public_url="http://purser.example/")
        opened.app.conversation.services = services
        await settle_in(opened, ("Asha", "Ravi"))
        yield opened


def _text(shown: list[Shown]) -> str:
    return "\n".join(one.reply.plain for one in shown)


def _code(shown: list[Shown]) -> str:
    codes = [span.text for one in shown for span in one.reply.body if span.style == "mono"]
    assert len(codes) == 1
    assert re.fullmatch(r"[A-Z2-9]{8}", codes[0])
    return codes[0]


async def _invite(scene: Stage) -> str:
    return _code(await scene.do("Asha", "/invite"))


async def test_an_invite_has_a_code_links_and_a_qr(scene: Stage) -> None:
    shown = await scene.do("Asha", "/invite")
    code = _code(shown)
    assert shown[0].reply.qr == f"https://t.me/purser_bot?start={code}"
    assert f"http://purser.example/?join={code}" in _text(shown)
    assert "Only an admin" in _text(await scene.do("Ravi", "/invite"))


@pytest.mark.parametrize(
    "way", ["/join {}", "/start {}", "https://t.me/purser_bot?start={}", "look: http://purser.example/?join={}"]
)
async def test_every_way_in_works(scene: Stage, way: str) -> None:
    code = await _invite(scene)
    shown = await scene.do("Meera", way.format(code))
    assert "Welcome to Home, Meera" in _text(shown)
    assert "Meera (you) · member" in _text(await scene.do("Meera", "/members"))


async def test_a_deep_link_and_a_typed_code(scene: Stage) -> None:
    assert "Welcome to Home" in _text(await scene.do("Meera", "/start", start=await _invite(scene)))
    code = await _invite(scene)
    await scene.do("Dev", "hello")
    await scene.tap("Dev", "Join with a code")
    assert "Welcome to Home, Dev" in _text(await scene.do("Dev", f"{code[:4].lower()} - {code[4:]}"))


async def test_what_was_said_at_the_door_is_read_inside(scene: Stage) -> None:
    code = await _invite(scene)
    await scene.do("Meera", "milk 60")
    shown = await scene.do("Meera", f"/join {code}")
    assert "Welcome to Home" in _text(shown)
    assert "₹60" in _text(shown)


async def test_a_taken_name_is_asked_again_and_the_code_still_works(scene: Stage) -> None:
    code = await _invite(scene)
    shown = await scene.do("7", f"/join {code}")
    assert "Welcome to Home, 7" in _text(shown)
    code = await _invite(scene)
    other = await _say_as(scene, "8", "Ravi", f"/join {code}")
    assert "already called Ravi" in _text(other)
    assert "already called ravi" in _text(await scene.do("8", "ravi"))
    assert "Welcome to Home, Ravi M" in _text(await scene.do("8", "Ravi M"))


async def _say_as(scene: Stage, person: str, name: str, text: str) -> list[Shown]:
    """Somebody whose name on the channel is another member's."""
    before = len(scene.theatre.shown)
    await scene.app.conversation.receive(Inbound(scene.theatre.name, f"as-{text}", person, person, name, text=text))
    await scene.app.conversation.idle()
    return scene.theatre.shown[before:]


async def test_a_nameless_visitor_is_asked_for_a_name_once(scene: Stage) -> None:
    """The web chat knows nobody's name."""
    code = await _invite(scene)
    assert "What should I call you" in _text(await _say_as(scene, "w1", "", f"/start {code}"))
    assert "Welcome to Home, Meera" in _text(await _say_as(scene, "w1", "", "Meera"))
    await _say_as(scene, "w2", "", "/start")
    shown = await scene.tap("w2", "Create a household")
    assert "Your first name" not in _text(shown)


async def test_a_role_is_chosen_on_the_card(scene: Stage) -> None:
    code = await _invite(scene)
    shown = await scene.tap("Asha", "As viewer")
    fresh = _code([one for one in shown if one.reply.body])
    assert "does not work" in _text(await scene.do("Meera", f"/join {code}"))
    assert "You can look" in _text(await scene.do("Meera", f"/join {fresh}"))
    assert "Meera (you) · viewer" in _text(await scene.do("Meera", "/members"))


async def test_a_new_code_voids_the_former(scene: Stage) -> None:
    code = await _invite(scene)
    shown = await scene.tap("Asha", "New code")
    assert "does not work" in _text(await scene.do("Meera", f"/join {code}"))
    assert "Welcome" in _text(await scene.do("Meera", f"/join {_code([one for one in shown if one.reply.body])}"))


async def test_a_second_channel_joins_the_same_member(scene: Stage) -> None:
    await scene.do("Ravi", "/members")
    await scene.tap("Ravi", "Me")
    code = _code(await scene.tap("Ravi", "another channel"))
    assert "There you are, Ravi" in _text(await scene.do("ravi-phone", f"/start {code}"))
    members = _text(await scene.do("ravi-phone", "/members"))
    assert "Ravi (you)" in members
    assert members.count("·") == 2, members


async def test_a_group_never_sees_a_code(scene: Stage) -> None:
    for text in ("/invite",):
        await scene.do("Asha", "/start", chat="-1", group=True)
        await scene.tap("Asha", "Yes", chat="-1", group=True)
        shown = await scene.do("Asha", text, chat="-1", group=True)
        assert not [span for one in shown for span in one.reply.body if span.style == "mono"]


async def test_the_language_of_the_card_follows_the_choice(scene: Stage) -> None:
    admin = [member for member in scene.members.values() if member.role is Role.ADMIN]
    assert [member.name for member in admin] == ["Asha"]
    shown = await scene.do("Ravi", "/language")
    labels = [button.label for one in shown for row in one.reply.buttons for button in row]
    assert "English" in labels
    assert "as the household" in labels


async def test_the_export_is_a_file(scene: Stage) -> None:
    await scene.do("Asha", "milk 60")
    await scene.tap("Asha", "Confirm")
    shown = await scene.do("Asha", "/export")
    document = next(one.reply.document for one in shown if one.reply.document)
    assert document.name == "purser-2026-11-21.csv"
    assert "milk" in document.content


async def test_one_turns_anothers_leave_button_down(scene: Stage) -> None:
    await scene.do("Asha", "/start", chat="-1", group=True)
    await scene.tap("Asha", "Yes", chat="-1", group=True)
    await scene.do("Ravi", "/leave", chat="-1", group=True)
    assert "somebody else" in _text(await scene.tap("Asha", "Leave", chat="-1", group=True))
    assert "You left" in _text(await scene.tap("Ravi", "Leave", chat="-1", group=True))
