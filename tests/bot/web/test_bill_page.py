"""The page of bills: paid once, skipped, paused, ended; another's private one stays unnamed (G3, C4)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.model.household import Role
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage

RENT = {"amount": "25000", "description": "rent", "category": "housing", "rhythm": {"unit": "month", "month_days": [1]}}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A household of an admin, a member and a viewer, with a rent on the first of each month."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        await made.join("Nani", "Asha", Role.VIEWER)
        async with made.browser("Asha") as asha:
            assert (await asha.post("/api/v1/recurring", json=RENT)).status_code == 201
        yield made


async def _press(browser: httpx.AsyncClient, action: str) -> httpx.Response:
    """Press the first button of the page whose form goes to an action."""
    page = await browser.get("/bills")
    form = re.search(rf'action="(/bills/[^"]+/{action})">(.*?)</form>', page.text, re.DOTALL)
    assert form, page.text
    fields = dict(re.findall(r'name="(number|version)" value="(\d+)"', form[2]))
    return await browser.post(form[1], data={"csrf": form_token(page), **fields})


async def test_a_bill_is_paid_once(house: House) -> None:
    async with house.browser("Ravi") as ravi:
        page = await ravi.get("/bills")
        assert "Left to pay: ₹50,000" in page.text  # of two months
        form = re.search(r'action="(/bills/[^"]+/paid)">.*?name="number" value="(\d+)"', page.text, re.DOTALL)
        assert form
        sent = {"csrf": form_token(page), "number": form[2]}
        assert (await ravi.post(form[1], data=sent)).status_code == 303
        again = await ravi.post(form[1], data=sent)
        assert again.status_code == 422
        assert "meanwhile" in again.text
        assert "Left to pay: ₹25,000" in again.text
        entries = (await ravi.get("/api/v1/entries")).json()["items"]
        assert [entry["money"]["minor"] for entry in entries] == [2_500_000]


async def test_a_bill_paid_long_before_its_day_is_paid(house: House) -> None:
    """Both bills of the weeks ahead are paid today; what is taken back can be paid again."""
    async with house.browser("Ravi") as ravi:
        for left in ("Left to pay: ₹25,000", "Nothing due"):
            assert (await _press(ravi, "paid")).status_code == 303
            assert left in (await ravi.get("/bills")).text
        entries = (await ravi.get("/api/v1/entries")).json()["items"]
        assert [entry["money"]["minor"] for entry in entries] == [2_500_000] * 2
        assert (await ravi.delete(f"/api/v1/entries/{entries[0]['id']}")).status_code in {200, 204}
        assert (await _press(ravi, "paid")).status_code == 303
        assert "Nothing due" in (await ravi.get("/bills")).text
        assert "next" in (await ravi.get("/bills")).text


async def test_what_comes_again_is_skipped_paused_resumed_and_ended(house: House) -> None:
    async with house.browser("Asha") as asha:
        for action, left in (("skip", "₹25,000"), ("pause", None), ("resume", "₹25,000"), ("end", None)):
            assert (await _press(asha, action)).status_code == 303
            shown = (await asha.get("/bills")).text
            assert (f"Left to pay: {left}" in shown) if left else ("Left to pay" not in shown)
        assert "What comes again" not in shown


async def test_an_ended_bill_is_taken_back(house: House) -> None:
    async with house.browser("Asha") as asha:
        assert "for good?" in (await asha.get("/bills")).text
        page = await asha.get((await _press(asha, "end")).headers["location"])
        assert "rent: Ended" in page.text
        undo = re.search(r'action="(/bills/[^"]+/undo)".*?name="version" value="(\d+)"', page.text)
        assert undo
        await asha.post(undo[1], data={"csrf": form_token(page), "version": undo[2]})
        assert "Left to pay: ₹50,000" in (await asha.get("/bills")).text


async def test_an_old_page_changes_nothing(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        page = await ravi.get("/bills")
        await _press(asha, "skip")
        form = re.search(r'action="(/bills/[^"]+/end)">', page.text)
        assert form
        answer = await ravi.post(form[1], data={"csrf": form_token(page), "version": "2"})
        assert answer.status_code == 422
        assert "What comes again" in answer.text


async def test_a_viewer_only_looks_at_bills(house: House) -> None:
    async with house.browser("Nani") as nani, house.browser("Asha") as asha:
        page = await nani.get("/bills")
        assert "rent" in page.text
        assert 'action="/bills' not in page.text
        form = re.search(r'action="(/bills/[^"]+/paid)">', (await asha.get("/bills")).text)
        assert form
        token = form_token(await nani.get("/settings"))
        assert (await nani.post(form[1], data={"csrf": token, "number": "1"})).status_code == 403


async def test_anothers_private_bill_counts_and_is_not_named(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        secret = RENT | {"description": "ring", "amount": "900", "visibility": "private"}
        made = await asha.post("/api/v1/recurring", json=secret)
        assert made.status_code == 201
        shown = (await ravi.get("/bills")).text
        assert "ring" not in re.sub(r"[a-z]*string[a-z]*", "", shown)
        assert "Left to pay: ₹51,800" in shown
        sent = {"csrf": form_token(await ravi.get("/bills")), "number": "1"}
        assert (await ravi.post(f"/bills/{made.json()['id']}/paid", data=sent)).status_code == 404


async def test_settling_says_what_it_books(house: House) -> None:
    async with house.browser("Asha") as asha:
        milk = {"amount": "600", "description": "milk"}
        assert (await asha.post("/api/v1/entries", json=milk)).status_code == 201
        shown = (await asha.get("/settle")).text
        assert "✓ Ravi paid Asha ₹" in shown
        assert "writes a transfer" in shown
