"""A valid invite's code is taken wherever it is typed; a wrong one is not answered as one (REQUIREMENTS C3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handlers.joining import find_codes
from tests.conversations.stage import Stage, settle_in, stage


async def invite_code(scene: Stage) -> str:
    """Return a fresh code of Asha's household."""
    (shown,) = await scene.do("Asha", "/invite")
    return next(span.text for span in shown.reply.body if span.style == "mono")


@pytest.mark.parametrize("sentence", ["{code}", "my code is {code}", "hi, Asha sent me {code} for the family book"])
async def test_it_is_taken_in_plain_talk(tmp_path: Path, sentence: str) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        code = await invite_code(scene)
        await scene.do("Ravi", "hello")
        shown = await scene.do("Ravi", sentence.format(code=code))
        assert "Welcome to Home, Ravi" in shown[-1].reply.plain


@pytest.mark.parametrize("written", ["{0}-{1}", "{0}{1}"])
async def test_small_letters_and_a_hyphen_do_not_matter(tmp_path: Path, written: str) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        code = await invite_code(scene)
        shown = await scene.do("Ravi", written.format(code[:4], code[4:]).lower())
        assert "Welcome to Home, Ravi" in shown[-1].reply.plain


async def test_every_code_is_told_from_a_word_of_small_letters(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        codes = [await invite_code(scene) for _ in range(40)]
        assert [code for code in codes if find_codes(f"my code is {code.lower()}") != [code]] == []


async def test_it_is_taken_while_a_household_is_being_founded(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        code = await invite_code(scene)
        await scene.do("Ravi", "hello")
        await scene.tap("Ravi", "Create a household")
        await scene.tap("Ravi", "Change name")
        assert "Welcome to Home, Ravi" in (await scene.do("Ravi", code))[-1].reply.plain


async def test_a_word_of_eight_letters_is_no_code_and_wrong_ones_stay_limited(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        code = await invite_code(scene)
        for _ in range(8):
            assert "Create" in str((await scene.do("Eve", "pharmacy"))[-1].reply.buttons)
        for number in range(2, 9):
            await scene.do("Eve", f"AAAA222{number}")
        assert "Welcome" not in (await scene.do("Eve", code))[-1].reply.plain
