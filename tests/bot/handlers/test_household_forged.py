"""Buttons that were never shown: whatever they carry, a sentence and not a bug (REQUIREMENTS C8)."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from bot.handlers import categories, export, founding, groups, joining, members, onboarding, settings, talk
from bot.messages import Tap
from tests.conversations.stage import Shown, settle_in, stage

FEW = ("", "x>y", "admin.CODE")
MANY = (*FEW, "zone=", "zone=Mars", "start=x", "quiet=x", "numbers=x", "mine=xx", "currency=XXX", "name=")
MODULES = {"categories": categories, "groups": groups, "members": members, "settings": settings, "talk": talk}
AT_THE_DOOR = sorted({*founding.router.taps, *joining.router.taps, "found-door", "nonsense"} - {"found-go"})


def _is_a_bug(shown: list[Shown]) -> bool:
    return any("Trace" in one.reply.plain for one in shown)


@pytest.mark.parametrize("name", MODULES)
async def test_a_members_forged_button(name: str, tmp_path: Path) -> None:
    forged = itertools.product(
        sorted(MODULES[name].router.taps.keys() - {"leave-yes"}), MANY if name == "settings" else FEW
    )
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        for number, (verb, argument) in enumerate(forged):
            subject = scene.members["Asha"].id if number % 2 else None
            for by in ("Asha", "Ravi"):
                shown = await scene.do(by, tap=Tap(verb, subject, 7, argument), tap_id="t", message="1")
                assert not _is_a_bug(shown), (by, verb, argument)
        assert (await scene.app.store.directory.identify("console", "Asha", "Asha")).membership is not None


async def test_a_strangers_forged_button(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        for verb, argument in itertools.product(AT_THE_DOOR, FEW):
            shown = await scene.do("Eve", tap=Tap(verb, scene.app.ids.new(), 7, argument), tap_id="t", message="1")
            assert shown
            assert not _is_a_bug(shown), (verb, argument)
        assert await scene.app.store.directory.list_households() == ()


def test_every_module_says_what_it_answers() -> None:
    for module in (categories, export, members, onboarding, settings, talk):
        assert module.router.commands
