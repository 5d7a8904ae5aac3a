"""The page of goals, rules in the settings, and the history of an entry."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.model.household import Role
from tests.bot.web.house import House, form_number, send_form
from tests.conversations.stage import stage


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Nani", "Asha", Role.VIEWER)
        await made.found("Eve")
        yield made


async def test_a_goal_is_set_funded_and_closed(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Nani") as nani, house.browser("Eve") as eve:
        assert (await send_form(asha, "/goals", name="Goa", target="50k", due="2027-03-01")).status_code == 303
        page = (await asha.get("/goals")).text
        (goal,) = set(re.findall(r"/goals/([0-9a-f-]{36})/fund", page))
        assert (await send_form(asha, "/goals", f"/goals/{goal}/fund", amount="12,500", way="in")).status_code == 303
        assert "₹12,500 of ₹50,000" in (await nani.get("/goals")).text
        assert (await send_form(asha, "/goals", f"/goals/{goal}/fund", amount="500", way="out")).status_code == 303
        too_much = await send_form(asha, "/goals", f"/goals/{goal}/fund", amount="12,001", way="out")
        assert too_much.status_code == 422
        assert "not so much in it" in too_much.text
        assert "₹12,000 of ₹50,000" in too_much.text
        for other in (nani, eve):
            answer = await send_form(other, "/settings", f"/goals/{goal}/fund", amount="1")
            assert answer.status_code in {403, 404}
            answer = await send_form(other, "/settings", f"/goals/{goal}/close")
            assert answer.status_code in {403, 404}
        assert "Goa<" not in (await eve.get("/goals")).text
        assert (await send_form(asha, "/goals", f"/goals/{goal}/close")).status_code == 303
        assert "Goa<" not in (await asha.get("/goals")).text


async def test_money_put_aside_is_counted_once_a_form(house: House) -> None:
    async with house.browser("Asha") as asha:
        for name in ("Goa", "Bike"):
            await send_form(asha, "/goals", name=name, target="50k")
        page = await asha.get("/goals")
        once = form_number(page)
        goals = dict.fromkeys(re.findall(r"/goals/([0-9a-f-]{36})/fund", page.text))
        for goal, status in [*((goal, 303) for goal in goals), *((goal, 422) for goal in goals)]:
            answer = await send_form(asha, "/goals", f"/goals/{goal}/fund", amount="500", once=once)
            assert answer.status_code == status
        assert "saved already" in answer.text
        assert (await asha.get("/goals")).text.count("₹500 of ₹50,000") == 2


@pytest.mark.parametrize(
    "fields", [{"name": " ", "target": "1"}, {"name": "x", "target": "0"}, {"name": "x", "target": "many"},
               {"name": "x", "target": "1", "due": "2020-01-01"}, {"name": "x", "target": "1", "due": "soon"}]
)  # fmt: skip
async def test_a_goal_that_cannot_be_gets_a_sentence(house: House, fields: dict[str, str]) -> None:
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, "/goals", **fields)
        assert 400 <= answer.status_code < 500
        assert 'role="alert"' in answer.text


async def test_a_rule_is_kept_and_forgotten_in_the_settings(house: House) -> None:
    async with house.browser("Asha") as asha:
        await send_form(asha, "/settings", "/settings/rule-add", what="blue tokai", category="dining")
        page = (await asha.get("/settings")).text
        assert "blue tokai" in page
        milk = {"amount": "200", "description": "blue tokai", "classify": True}
        assert (await asha.post("/api/v1/entries", json=milk)).json()["category"] == "dining"
        (rule,) = re.findall(r'rule-remove">.*?name="id" value="([0-9a-f-]{36})"', page)
        await send_form(asha, "/settings", "/settings/rule-remove", id=rule)
        assert "blue tokai" not in (await asha.get("/settings")).text


async def test_an_entry_tells_who_changed_what_and_when(house: House) -> None:
    async with house.browser("Asha") as asha:
        made = (await asha.post("/api/v1/entries", json={"amount": "60", "description": "milk"})).json()
        changed = await asha.patch(f"/api/v1/entries/{made['id']}", json={"amount": "62.50"})
        assert changed.status_code == 200, changed.text
        shown = (await asha.get(f"/entries/{made['id']}")).text
        history = shown[shown.index("What happened to it") :]
        assert "Asha: confirmed" in history
        assert "milk: ₹60 → ₹62.50" in history
        assert re.search(r"Today, \d\d?:\d\d", history, re.IGNORECASE)
