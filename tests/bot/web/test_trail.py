"""Who changed what of the household's arrangements, on the page and by REST; invites that wait are withdrawn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.render.words import Words
from core.model.household import Role
from core.usecases.list_trail import TRAIL_ACTIONS
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage

API = "/api/v1"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        await made.join("Kid", "Asha", Role.VIEWER)
        yield made


async def send(client: httpx.AsyncClient, method: str, path: str, **body: Any) -> Any:
    answer = await client.request(method, f"{API}{path}", json=body)
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


async def trail(client: httpx.AsyncClient, **query: str) -> list[tuple[str, list[str]]]:
    answer = await client.get(f"{API}/trail", params=query)
    assert answer.status_code == 200, answer.text
    return [(each["text"], each["details"]) for each in answer.json()["items"]]


async def change_much(house: House) -> None:
    kid = str(house.members["Kid"].member.id)
    async with house.browser("Asha") as asha:
        await send(asha, "PATCH", "/settings/household", zone="Europe/Berlin", edit_hours=48)
        await send(asha, "PATCH", f"/members/{kid}", role="member")
        await send(asha, "POST", "/categories", name="Tea")
        await send(asha, "POST", "/rules", merchant="Dairy", category="groceries")
        await send(asha, "POST", "/budgets", amount="5000", categories=["groceries"])
        budgets = await send(asha, "POST", "/budgets", amount="6000", categories=["groceries"])
        assert budgets["limit"]["minor"] == 600000
        await send(asha, "POST", "/goals", name="Goa", target="50000")
        rent = {"amount": "500", "description": "rent", "rhythm": {"unit": "month"}}
        await send(asha, "POST", "/recurring", **rent)
        await send(asha, "PUT", "/settings/model", provider="openai", key="sk-secret-1234567890", model="small")
        await send(asha, "POST", "/auth/tokens", name="script")
        await send(asha, "POST", "/auth/invite")


async def test_each_change_is_told_with_what_it_was_and_is(house: House) -> None:
    await change_much(house)
    async with house.browser("Ravi") as ravi, house.browser("Asha") as asha:
        seen, own = await trail(ravi), await trail(asha)
        page = (await ravi.get("/trail")).text
        raw = (await asha.get(f"{API}/trail")).text + (await asha.get("/trail")).text
    told = dict(reversed(seen))
    settings = [detail for text, details in seen if text == "Household settings changed" for detail in details]
    assert any("Asia/Kolkata → Europe/Berlin" in detail for detail in settings)
    assert any("72 → 48" in detail for detail in settings)
    assert ("Member changed: Kid", ["Role: viewer → member"]) in seen
    assert ("Budget set: Groceries", ["Amount: ₹5,000 → ₹6,000"]) in seen
    for text in ("Category added: Tea", "Rule kept: Dairy", "Goal set: Goa", "Bill set up: rent", "Invite made"):
        assert text in told
        assert text in page
    assert "Asha" in page
    assert "Token for a program made" in dict(own)
    assert "Token for a program made" not in told
    assert "secret-1234" not in raw
    assert len(own) == len(seen) + 1


async def test_it_is_read_in_pieces_and_to_its_end(house: House) -> None:
    await change_much(house)
    async with house.browser("Asha") as asha:
        whole = await trail(asha)
        pieces: list[tuple[str, list[str]]] = []
        after: dict[str, str] = {}
        while True:
            answer = (await asha.get(f"{API}/trail", params={"limit": "3", **after})).json()
            pieces += [(each["text"], each["details"]) for each in answer["items"]]
            if answer["next"] is None:
                break
            after = {"after": answer["next"]}
    assert pieces == whole


async def test_a_private_bill_and_how_one_signs_in_are_ones_own(house: House) -> None:
    async with house.browser("Ravi") as ravi, house.browser("Asha") as asha:
        bill = {"amount": "500", "description": "diary", "rhythm": {"unit": "month"}, "visibility": "private"}
        made = await send(ravi, "POST", "/recurring", **bill)
        await send(ravi, "POST", f"/recurring/{made['id']}/pause")
        await send(ravi, "PATCH", "/members/me", name="Ravindra")
        assert [text for text, _ in await trail(ravi)] == [
            "Member changed: Ravindra",
            "Bill paused: diary",
            "Bill set up: diary",
        ]
        assert [text for text, _ in await trail(asha)] == ["Member changed: Ravindra"]
        assert "diary" not in (await asha.get("/trail")).text


async def test_an_open_invite_is_seen_and_withdrawn_by_admins(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi, house.client() as stranger:
        code = (await send(asha, "POST", "/auth/invite", role="viewer"))["code"]
        page = await asha.get("/settings")
        (invite,) = (await send(asha, "GET", "/auth/invites"))["items"]
        assert (invite["role"], invite["mark"] in page.text, code in page.text) == ("viewer", True, False)
        assert (await ravi.get(f"{API}/auth/invites")).status_code == 403
        assert invite["mark"] not in (await ravi.get("/settings")).text
        form = {"csrf": form_token(page), "mark": invite["mark"]}
        assert (await asha.post("/settings/invite-end", data=form)).status_code == 303
        assert (await send(asha, "GET", "/auth/invites"))["items"] == []
        assert (await stranger.post(f"{API}/auth/join", json={"code": code, "name": "Zed"})).status_code == 404
        gone = await asha.delete(f"{API}/auth/invites/{invite['mark']}")
        assert (gone.status_code, gone.json()["code"]) == (404, "invite-gone")
        assert [text for text, _ in await trail(asha)] == ["Open invites withdrawn", "Invite made"]


def test_every_action_has_its_words() -> None:
    assert [action for action in TRAIL_ACTIONS if not Words().has_text(f"trail-{action}")] == []
