"""Whose the items of a receipt are: ticked on its card, kept with the entries (A8, C4, C5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.model.entry import Entry, Share
from tests.conversations.stage import Shown, Stage
from tests.conversations.test_receipts import PAPER, market, send, words


def labels(shown: list[Shown]) -> list[str]:
    return [button.label for each in shown for row in each.reply.buttons for button in row]


async def tick(scene: Stage, *names: str, whose: str) -> list[Shown]:
    """Items of the card, ticked, for a member."""
    await scene.tap("Asha", "Items")
    for name in names:
        await scene.tap("Asha", name)
    await scene.tap("Asha", "are for")
    return await scene.tap("Asha", whose)


def found(scene: Stage, book: tuple[Entry, ...]) -> list[tuple[int, str, dict[str, int]]]:
    names = {member.id: name for name, member in scene.members.items()}
    return sorted(
        (each.line.money.minor, each.line.description, {names[s.member]: s.minor for s in each.line.shares})
        for each in book
    )


async def test_ticked_items_are_for_one_member_after_the_other(database: str, tmp_path: Path) -> None:
    async with market(tmp_path, PAPER, url=database) as scene:
        await send(scene, "Asha", "0")
        assert "for Ravi" in words(await tick(scene, "Dish soap", whose="Ravi"))
        shown = await tick(scene, "Toor dal", whose="Asha")
        assert "for Ravi" in words(shown)
        assert "for you" in words(shown)
        assert "Total ₹700" in words(shown)
        assert any("Dish soap ₹90 · for Ravi" in label for label in labels(await scene.tap("Asha", "Items")))
        saved = words(await scene.tap("Asha", "Confirm"))
        assert "for Ravi" in saved
        assert found(scene, await scene.book()) == [
            (9000, "Dish soap", {"Ravi": 9000}),
            (16000, "Toor dal 1kg", {"Asha": 16000}),
            (45000, "", {}),
        ]
        assert "for you" in words(await scene.do("Ravi", "/last"))


async def test_what_was_theirs_may_be_everybodys_again(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await tick(scene, "Dish soap", whose="Ravi")
        shown = words(await tick(scene, "Dish soap", whose="Everybody"))
        assert "for Ravi" not in shown
        await scene.tap("Asha", "Confirm")
        assert found(scene, await scene.book()) == [(70000, "", {})]


async def test_a_category_and_a_member_go_together(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await tick(scene, "Dish soap", whose="Ravi")
        await scene.tap("Asha", "Items")
        await scene.tap("Asha", "Dish soap")
        await scene.tap("Asha", "go to")
        shown = words(await scene.tap("Asha", "Household"))
        assert "Household · ₹90" in shown
        assert "for Ravi" in shown


async def test_an_older_page_of_items_shows_the_card(tmp_path: Path) -> None:
    """B4: ticks made before somebody else split the card change nothing."""
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Items")
        await scene.tap("Asha", "Toor dal")
        (stale,) = await scene.tap("Asha", "are for")
        await tick(scene, "Dish soap", whose="Ravi")
        shown = words(await scene.tap("Asha", "Asha", on=stale))
        assert "for Ravi" in shown
        assert "for you" not in shown


@pytest.mark.parametrize("taken_back", [False, True])
async def test_undo_and_restore_bring_it_back(tmp_path: Path, taken_back: bool) -> None:  # noqa: FBT001  a case
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await tick(scene, "Dish soap", whose="Ravi")
        await scene.tap("Asha", "Confirm")
        assert "for Ravi" in words(await scene.tap("Asha", "Undo"))
        assert await scene.book() == ()
        if taken_back:
            await scene.tap("Asha", "Restore")
            ravi = scene.members["Ravi"].id
            assert [e.line.shares for e in await scene.book() if e.line.shares] == [(Share(ravi, 9000),)]
