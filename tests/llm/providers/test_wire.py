"""How providers are reached: no detours, no keys of the host, no answer without end."""

from __future__ import annotations

import gzip
import socket
from typing import Any

import pytest

from core.model.provider import Connection, ModelError, Provider
from llm.connections.address import AddressRules, ForbiddenAddress
from llm.connections.limits import LIMITS
from llm.connections.wire import ResponseTooLarge, make_http_client
from tests.llm.homes import Purchase, Street, asking
from tests.llm.providers.dialects import DIALECTS
from tests.llm.providers.server import Answer, serving


class Names:
    """A name server that answers differently each time, the last answer for ever."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)
        self.asked = 0

    def __call__(self, _: str, port: int, **__: object) -> list[tuple[Any, ...]]:
        self.asked += 1
        address = self.addresses.pop(0) if len(self.addresses) > 1 else self.addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


async def test_a_name_that_turns_inward_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: each lookup is checked, and what was checked is what is connected to."""
    async with serving(lambda _: Answer(b"{}")) as server:
        port = server.url.rpartition(":")[2]
        names = Names("127.0.0.1", "127.0.0.1", "169.254.169.254")
        monkeypatch.setattr(socket, "getaddrinfo", names)
        async with make_http_client(AddressRules()) as client:
            for _ in range(2):
                assert (await client.get(f"http://turning.example:{port}/")).status_code == 200
            with pytest.raises(ForbiddenAddress):
                await client.get(f"http://turning.example:{port}/")
    assert names.asked == 3
    assert {each.headers["host"] for each in server.heard} == {f"turning.example:{port}"}


async def test_an_address_nobody_listens_on_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(lambda _: Answer(b"{}")) as server:
        port = int(server.url.rpartition(":")[2])
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ("127.0.0.9", "127.0.0.1")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        async with make_http_client(AddressRules()) as client:
            assert (await client.get(f"http://two.example:{port}/")).status_code == 200


async def test_an_endless_answer_is_cut_off() -> None:
    async with serving(lambda _: Answer(b"x" * 40_000_000)) as server, make_http_client(AddressRules()) as client:
        with pytest.raises(ResponseTooLarge):
            await client.get(server.url)
    assert LIMITS.answer_bytes <= server.sent < 40_000_000


async def test_a_packed_answer_is_not_unpacked() -> None:
    bomb = Answer(gzip.compress(b"x" * 3_000_000), headers=(("content-encoding", "gzip"),))
    async with serving(lambda _: bomb) as server, make_http_client(AddressRules()) as client:
        with pytest.raises(ResponseTooLarge):
            await client.get(server.url)


async def test_no_redirect_is_followed() -> None:
    async with serving(lambda _: Answer(b"")) as other:
        away = Answer(status=302, headers=(("location", other.url),))
        async with serving(lambda _: away) as server, make_http_client(AddressRules()) as client:
            assert (await client.get(server.url)).status_code == 302
    assert not other.heard


async def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(lambda _: Answer(b"{}")) as proxy, serving(lambda _: Answer(b"{}")) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        async with make_http_client(AddressRules()) as client:
            await client.get(server.url)
    assert (len(proxy.heard), len(server.heard)) == (0, 1)


HOST = {
    "OPENAI_API_KEY": "sk-host",
    "OPENAI_ADMIN_KEY": "sk-host",
    "OPENAI_ORG_ID": "org-host",
    "OPENAI_PROJECT_ID": "proj-host",
    "OPENAI_BASE_URL": "http://127.0.0.1:1",
    "OPENAI_CUSTOM_HEADERS": "Authorization: Bearer sk-host",
    "ANTHROPIC_API_KEY": "sk-host",
    "ANTHROPIC_AUTH_TOKEN": "sk-host",
    "ANTHROPIC_BASE_URL": "http://127.0.0.1:1",
    "ANTHROPIC_CUSTOM_HEADERS": "x-api-key: sk-host",
    "GOOGLE_API_KEY": "sk-host",
    "GEMINI_API_KEY": "sk-host",
    "GOOGLE_GENAI_USE_VERTEXAI": "true",
    "GOOGLE_CLOUD_PROJECT": "proj-host",
    "GOOGLE_GEMINI_BASE_URL": "http://127.0.0.1:1",
    "GOOGLE_GENAI_API_VERSION": "v1",
}


@pytest.mark.parametrize("provider", Provider)
@pytest.mark.parametrize("key", ["sk-own", ""])
async def test_a_household_never_goes_on_the_host_s_account(
    provider: Provider, key: str, lane: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in HOST.items():
        monkeypatch.setenv(name, value)
    dialect = DIALECTS[provider]
    async with serving(lambda _: dialect.answer("filled.json")) as server:
        home = await lane.home(Connection(provider, dialect.model, key, server.url + dialect.root))
        client = lane.client()
        heard = await client.fill("interpret", home, asking(), Purchase)
        await client.close()
    if not key and provider is not Provider.COMPATIBLE:
        assert heard.trouble is ModelError.KEY
        assert not server.heard
        return
    assert heard.value is not None
    (request,) = server.heard
    assert dialect.key(request) == key
    sent = str({**request.headers, "host": ""}) + request.path
    assert not [value for value in HOST.values() if value.rpartition(" ")[2] in sent and value not in {"true", "v1"}]
    assert dialect.path in request.path


HOMES = {
    Provider.OPENAI: "api.openai.com",
    Provider.ANTHROPIC: "api.anthropic.com",
    Provider.GEMINI: "generativelanguage.googleapis.com",
}


@pytest.mark.parametrize("provider", HOMES)
async def test_without_a_base_url_a_provider_is_asked_at_home(
    provider: Provider, lane: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def nowhere(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror("no network")

    home = await lane.home(Connection(provider, "m", "sk-own"))
    client = lane.client()
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    heard = await client.fill("interpret", home, asking(), Purchase)
    await client.close()
    assert (heard.trouble, set(asked)) == (ModelError.DOWN, {HOMES[provider]})
