"""What was written before onboarding is read once, even where the process died in between (REQUIREMENTS K6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.stage import Stage, stage


async def _onboard(scene: Stage) -> None:
    await scene.do("Asha", "milk 60")
    await scene.tap("Asha", "Create")
    await scene.tap("Asha", "Create")


async def test_the_first_message_is_read_after_onboarding(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await _onboard(scene)
        assert "₹60" in scene.last("Asha").reply.plain


async def test_it_is_read_later_where_we_died_after_the_household_was_made(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, url=database) as scene:
        with monkeypatch.context() as dying:
            dying.setattr(scene.app.conversation, "_read_held", _die)
            await _onboard(scene)
        shown = await scene.do("Asha", "bread 40")
        texts = [one.reply.plain for one in shown]
        assert sorted(amount for amount in ("₹40", "₹60") for text in texts if amount in text) == ["₹40", "₹60"]
        assert not [one for one in await scene.do("Asha", "tea 20") if "₹60" in one.reply.plain]


async def test_what_is_too_much_to_be_kept_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        for number in range(16):
            day = "\n".join(f"groceries at the market {number}{line} 60" for line in range(6))
            shown = await scene.do("Asha", day)
        assert any("once you have a household" in one.reply.plain for one in shown)


async def _die(*_: object) -> None:
    raise RuntimeError("killed between the commit and the message")
