"""Buttons that were never shown: whatever they carry, a sentence and not a bug (REQUIREMENTS C8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handlers import categories, export, founding, groups, joining, members, onboarding, settings, talk
from bot.messages import Tap
from tests.conversations.stage import Shown, settle_in, stage

ARGUMENTS = (
    "",
    "x",
    "zone=",
    "zone=Mars",
    "start=x",
    "quiet=x",
    "numbers=x",
    "mine=xx",
    "currency=XXX",
    "admin",
    "a>b",
    "💰",
)
TAPS = sorted(
    {verb for module in (categories, groups, members, settings, talk) for verb in getattr(module, "TAPS", {})}
    - {"leave-yes"}
)
AT_THE_DOOR = sorted({*founding.TAPS, *joining.TAPS, "found-door", "nonsense"} - {"found-go"})


def _is_a_bug(shown: list[Shown]) -> bool:
    return any("Trace" in one.reply.plain for one in shown)


@pytest.mark.parametrize("verb", TAPS)
async def test_a_members_forged_button(verb: str, tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        for by in ("Asha", "Ravi"):
            for number, argument in enumerate(ARGUMENTS):
                subject = scene.members["Asha"].id if number % 2 else None
                shown = await scene.do(by, tap=Tap(verb, subject, 7, argument), tap_id="t", message="1")
                assert not _is_a_bug(shown), (by, verb, argument)
        assert (await scene.app.store.directory.who("console", "Asha", "Asha")).seat is not None


@pytest.mark.parametrize("verb", AT_THE_DOOR)
async def test_a_strangers_forged_button(verb: str, tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        for argument in ARGUMENTS:
            shown = await scene.do("Eve", tap=Tap(verb, scene.app.ids.new(), 7, argument), tap_id="t", message="1")
            assert shown
            assert not _is_a_bug(shown), (verb, argument)
        assert await scene.app.store.directory.households() == ()


def test_every_module_says_what_it_answers() -> None:
    for module in (categories, export, members, onboarding, settings, talk):
        assert module.COMMANDS
