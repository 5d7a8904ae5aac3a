"""Each member taps what is theirs of a receipt: shares follow and add up to the total (C5), with few buttons too."""

from __future__ import annotations

import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Tap
from bot.verbs import Verb
from tests.conversations.stage import Shown, Stage
from tests.conversations.test_receipts import PAPER, market, send, words
from tests.conversations.test_whose import found, labels

DEN: dict[str, Any] = {"chat": "den", "group": True}
THREE = """
CORNER CAFE
21/11/2026
Coffee                 100.00
Cake                   100.01
Tea                     50.00
TOTAL                  250.01
"""


@asynccontextmanager
async def den(tmp_path: Path, paper: str = PAPER, url: str = "") -> AsyncIterator[Stage]:
    """A family's group where Asha sent a receipt and opened its items."""
    async with market(tmp_path, paper, url=url) as scene:
        await scene.do("Asha", "/start", **DEN)
        await scene.tap("Asha", "Yes", **DEN)
        await send(scene, "Asha", "0", **DEN)
        await scene.tap("Asha", "Tap what is yours", **DEN)
        yield scene


async def test_each_taps_their_own_and_the_rest_is_for_all(database: str, tmp_path: Path) -> None:
    async with den(tmp_path, url=database) as scene:
        shown = await scene.tap("Ravi", "Dish soap", **DEN)
        assert "Yours: Dish soap" in next(each.toast for each in shown)
        shown = await scene.tap("Asha", "Toor dal", **DEN)
        assert "Ravi: ₹90" in words(shown)
        assert "Asha: ₹160" in words(shown)
        assert "For all: ₹450" in words(shown)
        assert any(label.startswith("☑ Dish soap") and label.endswith("Ravi") for label in labels(shown))
        await scene.tap("Ravi", "Back", **DEN)
        await scene.tap("Ravi", "Confirm", **DEN)
        assert found(scene, await scene.book()) == [
            (9000, "Dish soap", {"Ravi": 9000}),
            (16000, "Toor dal 1kg", {"Asha": 16000}),
            (45000, "", {}),
        ]


async def test_what_two_tap_is_shared_and_the_odd_unit_is_the_payers(tmp_path: Path) -> None:
    async with den(tmp_path, THREE) as scene:
        await scene.tap("Ravi", "Cake", **DEN)
        shown = await scene.tap("Asha", "Cake", **DEN)
        assert "Ravi: ₹50" in words(shown)
        await scene.tap("Asha", "Back", **DEN)
        await scene.tap("Asha", "Confirm", **DEN)
        book = await scene.book()
        (cake,) = [entry.line for entry in book if entry.line.shares]
        assert sum(share.minor for share in cake.shares) == cake.money.minor == 10001
        paid = next(share.minor for share in cake.shares if share.member == cake.payer)
        assert paid == 5001
        assert sum(entry.line.money.minor for entry in book) == 25001


async def test_a_second_tap_and_undo_take_it_back(tmp_path: Path) -> None:
    async with den(tmp_path) as scene:
        await scene.tap("Ravi", "Dish soap", **DEN)
        shown = await scene.tap("Ravi", "Dish soap", **DEN)
        assert "No longer yours" in next(each.toast for each in shown)
        assert "For all: ₹700" in words(shown)
        await scene.tap("Asha", "Dish soap", **DEN)
        undone = await scene.tap("Asha", "Undo the change", **DEN)
        assert "for Asha" not in words(undone)
        await scene.tap("Asha", "Confirm", **DEN)
        assert found(scene, await scene.book()) == [(70000, "", {})]


async def test_taps_on_a_page_that_was_shown_before_another_tapped_both_count(tmp_path: Path) -> None:
    async with den(tmp_path) as scene:
        page = scene.last("den")
        await scene.tap("Ravi", "Dish soap", on=page, **DEN)
        shown = await scene.tap("Asha", "Toor dal", on=page, **DEN)
        assert "Ravi: ₹90" in words(shown)
        assert "Asha: ₹160" in words(shown)


@pytest.mark.parametrize("argument", ["99", "", "x", "-1"])
async def test_an_item_that_is_not_there_changes_nothing(tmp_path: Path, argument: str) -> None:
    async with den(tmp_path) as scene:
        before = scene.last("den")
        tap = Tap(Verb.CLAIM_ITEM, before.reply.subject, 0, argument)
        await scene.do("Ravi", tap=tap, tap_id="t", message=before.message, **DEN)
        await scene.tap("Asha", "Confirm", on=await _card(scene), **DEN)
        assert found(scene, await scene.book()) == [(70000, "", {})]


async def test_after_it_was_saved_nobody_claims_any_more(tmp_path: Path) -> None:
    async with den(tmp_path) as scene:
        page = scene.last("den")
        await scene.tap("Asha", "Confirm", on=await _card(scene), **DEN)
        assert "Saved" in words(await scene.tap("Ravi", "Dish soap", on=page, **DEN))
        assert found(scene, await scene.book()) == [(70000, "", {})]


async def test_where_few_buttons_fit_every_item_is_reached_and_told_in_words(tmp_path: Path) -> None:
    """As on WhatsApp: a list of ten, no edits, one message a turn."""
    async with market(tmp_path, PAPER) as scene:
        scene.theatre.can = replace(scene.theatre.can, edits=False, single=True, choices=10)
        await send(scene, "Asha", "0")
        shown = await scene.tap("Asha", "Tap what is yours")
        shown = await scene.tap("Asha", "Dish soap", on=shown[-1])
        assert "Asha: ₹90" in words(shown)
        assert len([each for each in shown if each.reply.body]) == 1


async def _card(scene: Stage) -> Shown:
    """The newest message of the group with a button to confirm."""
    cards = [each for each in scene.theatre.shown if each.chat == "den" and "Confirm" in str(labels([each]))]
    return cards[-1]


async def test_a_paper_with_more_items_than_buttons_says_how_many_stay(tmp_path: Path) -> None:
    names = [first + second for first in "AB" for second in string.ascii_uppercase][:43]
    rows = "".join(f"Thing no {name}    {price}.00\n" for price, name in enumerate(names, 10))
    paper = f"\nCORNER SHOP\n21/11/2026\n{rows}TOTAL    {sum(range(10, 53))}.00\n"
    async with den(tmp_path, paper) as scene:
        assert "Not shown here: 3 more" in scene.last("den").reply.plain
