"""REST on the book: what comes in strictly, goes out exactly, happens once, and shows nobody's private things."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bot.web.house import House
from tests.conversations.stage import stage

API = "/api/v1"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        yield made


async def _add(client: httpx.AsyncClient, amount: str, description: str, **more: Any) -> dict[str, Any]:
    answer = await client.post(f"{API}/entries", json={"amount": amount, "description": description, **more})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.parametrize(
    "body",
    [
        {"amount": 60},
        {"amount": 60.5},
        {"amount": "60,5"},
        {"amount": "-60"},
        {"amount": "0"},
        {"amount": "1e3"},
        {"amount": "60.555"},
        {"amount": "60", "day": 0},
        {"amount": "60", "day": "2026-11-31"},
        {"amount": "60", "day": "2026-11-20T00:00:00"},
        {"amount": "60", "day": "2999-01-01"},
        {"amount": "60", "category": "nonsense"},
        {"amount": "60", "category": "salary"},
        {"amount": "60", "currency": "XXX"},
        {"amount": "60", "payer": "00000000-0000-0000-0000-000000000001"},
        {"amount": "60", "for_members": ["00000000-0000-0000-0000-000000000001"]},
        {"amount": "60", "household_id": "00000000-0000-0000-0000-000000000001"},
        {"amount": "60", "author": "00000000-0000-0000-0000-000000000001"},
        {"amount": "60", "version": 9},
        {"amount": "60", "notes": "x" * 2001},
    ],
)
async def test_what_cannot_be_an_entry_is_refused(house: House, body: dict[str, Any]) -> None:
    async with house.browser("Asha") as asha:
        answer = await asha.post(f"{API}/entries", json={"description": "milk", **body})
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
        assert (await asha.get(f"{API}/entries")).json()["items"] == []


async def test_an_entry_is_written_once_changed_by_version_and_comes_back(house: House) -> None:
    async with house.browser("Asha") as asha:
        body = {"amount": "60.50", "description": "milk", "notes": "for the tea", "classify": True, "tags": ["goa"]}
        key = {"Idempotency-Key": "entry-key-1"}
        made = await asha.post(f"{API}/entries", json=body, headers=key)
        again = await asha.post(f"{API}/entries", json=body, headers=key)
        assert (again.json(), again.headers["etag"]) == (made.json(), made.headers["etag"])
        entry = made.json()
        assert (entry["money"]["minor"], entry["category"], entry["notes"]) == (6050, "groceries", "for the tea")
        path = f"{API}/entries/{entry['id']}"
        changed = await asha.patch(path, json={"amount": "70", "notes": ""}, headers={"If-Match": made.headers["etag"]})
        assert (changed.json()["money"]["amount"], changed.json()["notes"]) == ("70.00", "")
        late = await asha.patch(path, json={"amount": "80"}, headers={"If-Match": made.headers["etag"]})
        assert (late.status_code, late.json()["code"]) == (412, "version-old")
        thrown = await asha.delete(path, headers={"If-Match": changed.headers["etag"]})
        assert thrown.json()["deleted_at"]
        assert (await asha.get(f"{API}/trash")).json()["items"][0]["id"] == entry["id"]
        back = await asha.post(f"{path}/restore")
        assert back.json()["deleted_at"] is None
        assert [line["action"] for line in (await asha.get(f"{path}/history")).json()["items"]] == [
            "change-entry",
            "delete-entry",
            "restore-entry",
        ]
        assert len((await asha.get(f"{API}/entries")).json()["items"]) == 1


async def test_pages_follow_one_another_whole(house: House) -> None:
    async with house.browser("Asha") as asha:
        days = ["2026-11-20", "2026-11-20", "2026-11-19", "2026-11-20", "2026-11-18", "2026-11-19", "2026-11-01"]
        made = {(await _add(asha, str(10 + n), "milk", day=day))["id"] for n, day in enumerate(days)}
        seen, after = [], None
        while True:
            query = {"limit": "2"} | ({"after": after} if after else {})
            page = (await asha.get(f"{API}/entries", params=query)).json()
            seen += page["items"]
            after = page["next"]
            if after is None:
                break
        assert {one["id"] for one in seen} == made
        assert len(seen) == len(days)
        assert [one["day"] for one in seen] == sorted(days, reverse=True)
        elsewhere = await asha.get(f"{API}/entries", params={"after": "00000000-0000-0000-0000-000000000001"})
        assert elsewhere.json()["items"] == []


@pytest.mark.parametrize("name", ["text", "merchant", "tag", "account", "category"])
@pytest.mark.parametrize("value", ["' OR 1=1 --", '"; DROP TABLE entry; --', "%", "_", "\\", "milk%' ESCAPE '"])
async def test_filters_are_words_and_no_sql(house: House, name: str, value: str) -> None:
    async with house.browser("Asha") as asha:
        await _add(asha, "60", "milk", merchant="Dairy", tags=["goa"], account="Card")
        answer = await asha.get(f"{API}/entries", params={name: value})
        assert (answer.status_code, answer.json()["items"]) == (200, [])
        assert len((await asha.get(f"{API}/entries", params={"text": "MILK"})).json()["items"]) == 1


async def test_private_entries_count_and_do_not_show(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        gift = await _add(asha, "900", "a watch", notes="secret", merchant="Titan", visibility="private")
        exports = [f"/exports/entries.{kind}" for kind in ("csv", "hledger", "beancount")]
        for path in ("/entries", "/trash", "/dashboard", "/reports/breakdown", "/drafts", *exports):
            shown = (await ravi.get(f"{API}{path}")).text
            for word in ("watch", "secret", "Titan", gift["draft"]):
                assert word not in shown, path
        assert (await ravi.get(f"{API}/entries/{gift['id']}")).status_code == 404
        assert (await ravi.get(f"{API}/drafts/{gift['draft']}")).status_code == 404
        assert (await ravi.get(f"{API}/entries", params={"text": "secret"})).json()["items"] == []
        assert len((await asha.get(f"{API}/entries", params={"text": "secret"})).json()["items"]) == 1
        total = (await ravi.get(f"{API}/reports/summary")).json()["spending"]
        assert total == [{"minor": 90000, "currency": "INR", "amount": "900.00"}]


async def test_a_text_becomes_a_draft_and_is_confirmed_once(house: House) -> None:
    async with house.browser("Asha") as asha:
        logged = await asha.post(f"{API}/entries/log", json={"text": "milk 60, auto 120"})
        (draft,) = logged.json()["items"]
        assert [line["money"]["minor"] for line in draft["lines"]] == [6000, 12000]
        path = f"{API}/drafts/{draft['id']}"
        changed = (await asha.patch(path, json={"line": 0, "amount": "65"})).json()
        old = await asha.post(f"{path}/confirm", headers={"If-Match": f'"{draft["version"]}"'})
        assert old.status_code == 412
        done = (await asha.post(f"{path}/confirm", headers={"If-Match": f'"{changed["version"]}"'})).json()
        assert (done["acted"], len(done["entries"])) == (True, 2)
        again = (await asha.post(f"{path}/confirm")).json()
        assert (again["acted"], again["entries"]) == (False, done["entries"])
        unread = await asha.post(f"{API}/entries/log", json={"text": "hello there"})
        assert (unread.status_code, unread.json()["code"]) == (422, "text-no-entry")


async def test_figures_are_those_of_the_chat(house: House) -> None:
    async with house.browser("Asha") as asha:
        for amount, day in (("60", "2026-11-20"), ("140", "2026-11-19"), ("100", "2026-10-19")):
            await _add(asha, amount, "milk", day=day, category="groceries")
        await asha.post(f"{API}/incomes", json={"amount": "5000", "description": "salary"})
        board = (await asha.get(f"{API}/dashboard")).json()
        assert [one["amount"] for one in board["spending"] + board["savings"]] == ["200.00", "4800.00"]
        assert (board["compared"]["now"]["minor"], board["compared"]["percent"]) == (20000, 100)
        asked = (await asha.post(f"{API}/ask", json={"question": "how much on groceries this month?"})).json()
        assert asked["figures"][0]["sums"][0]["minor"] == 20000
        assert "₹200" in asked["text"]
        parts = (await asha.get(f"{API}/reports/breakdown")).json()["parts"]
        assert [(part["name"], part["money"]["minor"]) for part in parts] == [("Groceries", 20000)]
        series = await asha.get(f"{API}/reports/timeseries", params={"month": "2026-11", "unit": "week"})
        assert sum(point["money"]["minor"] for point in series.json()["points"]) == 20000
        years = (await asha.get(f"{API}/reports/yearly", params={"years": 1})).json()["items"]
        assert years[0]["spending"]["minor"] == 30000
        async with asha.stream("POST", f"{API}/ask/stream", json={"question": "how much this month?"}) as stream:
            events = (await stream.aread()).decode()
        assert [line for line in events.splitlines() if line.startswith("event")] == [
            "event: working",
            "event: answer",
            "event: done",
        ]


async def test_a_message_by_rest_is_one_of_the_web_chat(house: House) -> None:
    async with house.browser("Asha") as asha:
        key = {"Idempotency-Key": "message-0001"}
        for _ in range(2):
            assert (await asha.post(f"{API}/chat/messages", json={"text": "milk 60"}, headers=key)).status_code == 202
        await house.scene.app.conversation.idle()
        said = (await asha.get(f"{API}/chat/messages")).json()["items"]
        assert [one["author"] for one in said] == ["member", "purser"]
        assert "milk" in said[1]["text"]
        assert (await asha.delete(f"{API}/chat/messages")).status_code == 204
        assert (await asha.get(f"{API}/chat/messages")).json()["items"] == []


async def test_other_sites_are_let_in_by_the_list_alone(house: House) -> None:
    async with house.browser("Asha") as asha:
        answer = await asha.options(
            f"{API}/entries", headers={"origin": "https://app.example", "access-control-request-method": "POST"}
        )
        assert "access-control-allow-origin" not in answer.headers
        plain = await asha.get(f"{API}/entries", headers={"origin": "https://app.example"})
        assert "access-control-allow-origin" not in plain.headers


async def test_tests_of_a_model_are_counted(house: House) -> None:
    """Each makes a call to an address that a household chose."""
    async with house.browser("Asha") as asha:
        await asha.put(f"{API}/settings/model", json={"provider": "openai", "key": "sk-123456", "model": "small"})
        codes = [(await asha.post(f"{API}/settings/model/test")).status_code for _ in range(11)]
        assert codes == [200] * 10 + [429]


async def test_an_admin_makes_a_way_back_for_who_lost_all(house: House) -> None:
    ravi = house.members["Ravi"].member.id
    async with house.browser("Asha") as asha, house.browser("Ravi") as browser:
        refused = await browser.post(f"{API}/members/{ravi}/sign-in-link")
        assert refused.status_code == 403
        made = (await asha.post(f"{API}/members/{ravi}/sign-in-link")).json()
    async with house.client() as program:
        pair = (await program.post(f"{API}/auth/link", json={"code": made["code"]})).json()
    async with house.program(pair["access_token"]) as app:
        assert (await app.get(f"{API}/auth/me")).json()["member"]["name"] == "Ravi"


async def test_a_household_is_erased_by_its_name_alone(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        await _add(asha, "60", "milk")
        assert (await ravi.post(f"{API}/settings/household/erase", json={"name": "House Asha"})).status_code == 403
        wrong = await asha.post(f"{API}/settings/household/erase", json={"name": "House"})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "erase-name")
        gone = await asha.post(f"{API}/settings/household/erase", json={"name": "house asha"})
        assert "Backups" in gone.json()["detail"]
        assert [(await each.get(f"{API}/auth/me")).status_code for each in (asha, ravi)] == [401, 401]
    assert await house.scene.app.store.directory.list_households() == ()
