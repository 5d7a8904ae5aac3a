"""Model Context Protocol server for questions about the book; each is sent to the REST API with a token."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import httpx2
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from bot.settings import is_loopback
from core.errors import Fault

TIMEOUT: Final = 60.0
"""The most seconds for an answer, for which a household's language model may be asked."""
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_INSTRUCTIONS: Final = (
    "The money of one household, read-only. Amounts come as minor units and as decimal text with their currency; "
    "amounts of different currencies are never added. Days are YYYY-MM-DD, months YYYY-MM. "
    "What members keep private counts in every total and is not named."
)

Month = Annotated[str | None, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="A month, such as 2026-11")]
FirstDay = Annotated[date | None, Field(description="The first day, where no month is given")]
LastDay = Annotated[date | None, Field(description="The last day, where no month is given")]
Categories = Annotated[list[str] | None, Field(max_length=20, description="Keys that household lists")]


class BreakdownBy(StrEnum):
    """What a sum can be divided by: category, member or merchant."""

    CATEGORY = "category"
    MEMBER = "member"
    MERCHANT = "merchant"


def open_client(address: str, token: str) -> httpx2.AsyncClient:
    """Return an HTTP client for a Purser server; raises Fault where the token would be sent unencrypted."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise Fault(f"{address}: a token is sent by https:// alone, or to this very machine")
    headers = {"Authorization": f"Bearer {token}"}
    return httpx2.AsyncClient(base_url=address.rstrip("/"), headers=headers, timeout=TIMEOUT)


async def check_token(client: httpx2.AsyncClient) -> None:
    """Raise Fault where the server does not answer, or where the token is unknown or allows more than reading."""
    try:
        answer = await client.get("/api/v1/auth/sessions")
    except httpx2.TransportError as error:
        raise Fault(f"Purser does not answer at {client.base_url}: start it with python -m bot serve") from error
    if answer.status_code == httpx2.codes.UNAUTHORIZED:
        raise Fault("PURSER_MCP_TOKEN is no token of this Purser, or it has ended: make one on the settings page")
    if answer.is_error:
        raise Fault(f"Purser at {client.base_url} answers with {answer.status_code}")
    scopes = [each["scope"] for each in answer.json()["items"] if each["current"]]
    if scopes != ["read"]:
        raise Fault("PURSER_MCP_TOKEN may write: make a token on the settings page that only reads")


def make_mcp_server(client: httpx2.AsyncClient) -> MCPServer:
    """Return an MCP server whose tools read what the client's token allows."""
    server: MCPServer = MCPServer("purser", title="Purser", instructions=_INSTRUCTIONS, log_level="WARNING")
    tools = _Tools(client)
    for tool in (
        tools.ask,
        tools.summary,
        tools.breakdown,
        tools.search_entries,
        tools.budgets,
        tools.upcoming_bills,
        tools.who_owes_whom,
        tools.household,
    ):
        server.add_tool(tool, annotations=_READS)
    return server


class _Tools:
    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def ask(
        self, question: Annotated[str, Field(min_length=1, max_length=1000, description="In the household's language")]
    ) -> dict[str, Any]:
        """Answer one question about the household's money in words: "how much on food last month?"."""
        return await self._request_answer("POST", "/ask", json={"question": question})

    async def summary(self, month: Month = None, first: FirstDay = None, last: LastDay = None) -> dict[str, Any]:
        """Income, spending and savings of a month or of some days, by category and member; this month by default."""
        return await self._request_answer("GET", "/reports/summary", {"month": month, "first": first, "last": last})

    async def breakdown(
        self,
        by: BreakdownBy = BreakdownBy.CATEGORY,
        month: Month = None,
        first: FirstDay = None,
        last: LastDay = None,
        categories: Categories = None,
    ) -> dict[str, Any]:
        """Divide the spending of a month or of some days by category, member or merchant, the largest part first."""
        asked = {"cut": by.value, "month": month, "first": first, "last": last, "category": categories}
        return await self._request_answer("GET", "/reports/breakdown", asked)

    async def search_entries(  # noqa: PLR0917  called by name alone
        self,
        text: Annotated[str | None, Field(max_length=400, description="Words of what, where or notes")] = None,
        month: Month = None,
        first: FirstDay = None,
        last: LastDay = None,
        categories: Categories = None,
        limit: Annotated[int, Field(ge=1, le=100)] = 20,
        after: Annotated[str | None, Field(description="The cursor of the page before")] = None,
    ) -> dict[str, Any]:
        """List entries of the book, the newest first, narrowed by words, days and categories."""
        asked = {"text": text, "month": month, "first": first, "last": last, "category": categories}
        return await self._request_answer("GET", "/entries", asked | {"limit": limit, "after": after})

    async def budgets(self, month: Month = None) -> dict[str, Any]:
        """Say how each budget stands: limit, spent, left, and bills still to come; today, or at the end of a month."""
        return await self._request_answer("GET", "/budgets", {"month": month})

    async def upcoming_bills(self, first: FirstDay = None, last: LastDay = None) -> dict[str, Any]:
        """List bills and regular income that fall due between two days, and what is paid; this month by default."""
        return await self._request_answer("GET", "/recurring/occurrences", {"first": first, "last": last})

    async def who_owes_whom(self, first: FirstDay = None, last: LastDay = None) -> dict[str, Any]:
        """Say what each member paid for the others, and the fewest transfers that settle it."""
        balances = await self._request_answer("GET", "/settle-up", {"first": first, "last": last})
        return balances | {"names": await self._member_names()}

    async def household(self) -> dict[str, Any]:
        """Name the household's members by their ids, and its categories by the keys that the other tools take."""
        categories = await self._request_answer("GET", "/categories")
        keyed = [{"key": each["key"], "name": each["name"], "income": each["income"]} for each in categories["items"]]
        me = await self._request_answer("GET", "/auth/me")
        home = {name: me["household"][name] for name in ("name", "currency", "zone")}
        return home | {"members": await self._member_names(), "categories": keyed}

    async def _member_names(self) -> dict[str, str]:
        members = await self._request_answer("GET", "/members")
        return {each["id"]: each["name"] for each in members["items"]}

    async def _request_answer(
        self, method: str, path: str, asked: dict[str, Any] | None = None, json: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the REST API's answer; raises ToolError with its sentence where it refuses."""
        params = {name: value for name, value in (asked or {}).items() if value is not None}
        try:
            answer = await self._client.request(method, f"/api/v1{path}", params=params, json=json)
        except httpx2.TransportError as error:
            raise ToolError("Purser does not answer.") from error
        shown: dict[str, Any] = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        if answer.is_error:
            raise ToolError(shown.get("detail") or f"Purser answers with {answer.status_code}.")
        return shown
