"""Every route takes what its schema allows, and answers as its schema says; nothing breaks (schemathesis)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.bot.web.house import House
from tests.conversations.stage import stage

EXAMPLES = {True: 4, False: 1}
"""Bodies and queries tried of each route, signed in or not: who is not is sent away before either is read."""
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
NOT_TRIED = {"/api/v1/auth/logout", "/api/v1/auth/sessions/{session_id}", "/api/v1/members/me"}
"""What ends the session that asks."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        yield House(scene)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("signed_in", [True, False])
async def test_nothing_breaks_and_every_answer_fits_its_schema(house: House, *, signed_in: bool) -> None:
    await house.found("Asha")
    client = house.browser("Asha") if signed_in else house.client()
    loop, schema = asyncio.get_running_loop(), schemathesis.openapi.from_dict(house.web.openapi())
    async with client:
        await asyncio.to_thread(_try_all, schema, client, loop, EXAMPLES[signed_in])


def _try_all(schema: Any, client: httpx.AsyncClient, loop: asyncio.AbstractEventLoop, examples: int) -> None:
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path.startswith("/api/v1") and operation.path not in NOT_TRIED:
            _try_one(operation, client, loop, examples)


def _try_one(operation: Any, client: httpx.AsyncClient, loop: asyncio.AbstractEventLoop, examples: int) -> None:
    @seed(7)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def tried(case: Any) -> None:
        asked = case.as_transport_kwargs(base_url=str(client.base_url))
        answer = _wait(loop, _send(client, asked))
        case.validate_response(answer, checks=list(CHECKS))

    tried()


def _wait(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    return asyncio.run_coroutine_threadsafe(work, loop).result(60)


async def _send(client: httpx.AsyncClient, asked: dict[str, Any]) -> httpx.Response:
    kept = {"method", "url", "params", "json", "data", "files", "content"}
    headers = {
        name: value
        for name, value in dict(asked.get("headers") or {}).items()
        if name.lower() not in {"user-agent", "authorization", "cookie", "content-length"} and value.isascii()
    }
    request = client.build_request(headers=headers, **{name: asked[name] for name in asked.keys() & kept})
    await request.aread()
    return await client.send(request)
