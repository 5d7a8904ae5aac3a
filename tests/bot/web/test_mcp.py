"""An assistant asks about the book by the Model Context Protocol, with a token that only reads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp.client.client import Client

from bot.mcp_server import check_token, make_mcp_server, open_client
from core.errors import Fault
from tests.bot.web.house import ADDRESS, House, send_form
from tests.conversations.stage import stage

API = "/api/v1"
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        yield House(scene)


@asynccontextmanager
async def asking(house: House, token: str) -> AsyncIterator[tuple[httpx2.AsyncClient, Client]]:
    """What an assistant's process holds: its way to Purser, and the SDK's own client before its tools."""
    headers = {"Authorization": f"Bearer {token}"}
    transport = httpx2.ASGITransport(app=house.web)
    purser = httpx2.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers)
    async with purser, Client(make_mcp_server(purser)) as assistant:
        yield purser, assistant


async def make_token(house: House, name: str, scope: str = "read") -> str:
    async with house.browser(name) as browser:
        made = await browser.post(f"{API}/auth/tokens", json={"name": "assistant", "scope": scope})
    token: str = made.json()["token"]
    return token


async def fill(house: House, name: str, what: str, amount: str, **more: str) -> None:
    async with house.browser(name) as browser:
        body = {"amount": amount, "description": what, "category": "groceries"} | more
        assert (await browser.post(f"{API}/entries", json=body)).status_code == 201


async def call(assistant: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await assistant.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


async def test_every_tool_answers_as_rest_does(house: House) -> None:
    asha = await house.found("Asha")
    ravi = await house.join("Ravi", "Asha")
    await fill(house, "Asha", "milk", "60")
    async with house.browser("Asha") as browser:
        assert (await browser.post(f"{API}/budgets", json={"amount": "5000"})).status_code == 201
        rent = {"amount": "25000", "description": "rent", "rhythm": {"unit": "month", "month_days": [1]}}
        assert (await browser.post(f"{API}/recurring", json=rent)).status_code == 201
    async with asking(house, await make_token(house, "Asha")) as (purser, assistant):
        await check_token(purser)
        tools = (await assistant.list_tools()).tools
        assert all(each.annotations and each.annotations.read_only_hint and each.description for each in tools)
        same = {
            "summary": "/reports/summary",
            "breakdown": "/reports/breakdown",
            "search_entries": "/entries?limit=20",
            "budgets": "/budgets",
            "upcoming_bills": "/recurring/occurrences",
        }
        for tool, path in same.items():
            assert await call(assistant, tool) == (await purser.get(f"{API}{path}")).json()
        owed = await call(assistant, "who_owes_whom")
        home = await call(assistant, "household")
        names = {str(asha.member.id): "Asha", str(ravi.member.id): "Ravi"}
        assert owed.pop("names") == home["members"] == names
        assert owed == (await purser.get(f"{API}/settle-up")).json()
        assert "groceries" in {each["key"] for each in home["categories"]}
        assert "60" in (await call(assistant, "ask", question="how much on groceries this month?"))["text"]
        assert {each.name for each in tools} == {*same, "who_owes_whom", "household", "ask"}


async def test_it_sees_its_own_household_and_what_is_its_members(house: House) -> None:
    await house.found("Asha")
    await house.join("Ravi", "Asha")
    await house.found("Stranger")
    await fill(house, "Asha", "watch", "900", visibility="private")
    await fill(house, "Stranger", "secret", "777")
    async with asking(house, await make_token(house, "Ravi")) as (_, assistant):
        found = await call(assistant, "search_entries")
        asked = await call(assistant, "search_entries", text="watch")
        parts = await call(assistant, "breakdown", by="category")
    assert asked["items"] == []
    assert [each["description"] for each in found["items"]] == [""]
    assert [each["minor"] for each in parts["total"]] == [90000]


async def test_what_cannot_be_answered_is_said(house: House) -> None:
    await house.found("Asha")
    async with asking(house, await make_token(house, "Asha")) as (_, assistant):
        unread = await assistant.call_tool("ask", {"question": "milk 60"})
        backwards = await assistant.call_tool("summary", {"first": "2026-11-30", "last": "2026-11-01"})
        nonsense = await assistant.call_tool("search_entries", {"month": "November"})
    assert unread.is_error
    assert "question" in str(unread.content[0])
    assert backwards.is_error
    assert nonsense.is_error


async def test_a_token_that_only_reads_asks_and_writes_nothing(house: House) -> None:
    await house.found("Asha")
    async with house.browser("Asha") as browser:
        answer = await send_form(browser, "/settings", to="/settings/token", name="assistant")
    token = answer.cookies["purser-once"].split(":")[1]
    async with house.program(token) as program:
        assert (await program.post(f"{API}/ask", json={"question": "how much this month?"})).status_code == 200
        for path in ("/entries", "/entries/log", "/chat/messages"):
            assert (await program.post(f"{API}{path}", json={})).json()["code"] == "token-reads-only"


async def test_no_other_token_and_no_open_line(house: House) -> None:
    await house.found("Asha")
    for token, sentence in ((await make_token(house, "Asha", "write"), "may write"), ("purser_none", "no token")):
        async with asking(house, token) as (purser, _):
            with pytest.raises(Fault, match=sentence):
                await check_token(purser)
    with pytest.raises(Fault, match="https"):
        open_client("http://purser.example", "token")
    async with open_client(NOWHERE, "token") as gone:
        with pytest.raises(Fault, match="does not answer"):
            await check_token(gone)
