"""Passkeys: made on the settings page, good for signing in, and nothing that only looks like one (J4, K1)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from re import search
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from bot.web.passkeys import LIFETIME
from core.model.household import Role
from tests.bot.web.authenticator import PRESENT, Authenticator
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage

LOCAL = "http://localhost:8080"
FAILED = "passkey did not work"
_CHALLENGES = ("eA", "_w", "", 5, None, ["eA"], {"eA": 1})
"""What no page of ours asks to be signed."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        yield made


def _asked(page: httpx.Response) -> dict[str, Any]:
    found = search(r'data-options="([^"]+)"', page.text)
    assert found, page.text[:300]
    return dict(json.loads(unescape(found[1])))


def _member(house: House, name: str) -> httpx.AsyncClient:
    """A browser that reaches the house by the machine's name, as passkeys need it."""
    cookie = house.browser(name).headers["cookie"]
    return house.client(LOCAL, cookie=cookie, origin=LOCAL)


async def _send(client: httpx.AsyncClient, page: httpx.Response, path: str, credential: str) -> httpx.Response:
    fields = {"csrf": form_token(page), "credential": credential, "next": "/entries"}
    return await client.post(path, data=fields, headers={"origin": LOCAL})


async def _make(house: House, passkey: Authenticator, name: str = "Asha") -> httpx.Response:
    async with _member(house, name) as client:
        page = await client.get("/settings")
        return await _send(client, page, "/settings/passkeys", passkey.create(_asked(page)))


async def _enter(house: House, passkey: Authenticator) -> httpx.Response:
    async with house.client(LOCAL) as stranger:
        page = await stranger.get("/sign-in?next=/entries")
        return await _send(stranger, page, "/sign-in/passkey", passkey.get(_asked(page)))


async def test_a_passkey_is_made_and_signs_in_from_then_on(house: House) -> None:
    passkey = Authenticator(LOCAL)
    made = await _make(house, passkey)
    assert (made.status_code, made.headers["location"]) == (303, "/settings?saved=passkey#done")
    async with house.client(LOCAL) as stranger:
        page = await stranger.get("/sign-in?next=/entries")
        entered = await _send(stranger, page, "/sign-in/passkey", passkey.get(_asked(page)))
        assert (entered.status_code, entered.headers["location"]) == (303, "/entries")
        assert (await stranger.get("/api/v1/auth/me")).json()["member"]["name"] == "Asha"
        (kept,) = (await stranger.get("/api/v1/auth/passkeys")).json()["items"]
        assert kept["used_at"] is not None
        trail = (await stranger.get("/trail")).text
        assert "Passkey added" in trail
        assert (await stranger.delete(f"/api/v1/auth/passkeys/{kept['id']}", headers={"origin": LOCAL})).is_success
    assert FAILED in (await _enter(house, passkey)).text


@pytest.mark.parametrize(
    "forged",
    [
        {"origin": "http://evil.example"},
        {"party": "evil.example"},
        {"flags": PRESENT},
        {"key": generate_private_key(SECP256R1())},
        {"credential": b"unknown"},
        {"handle": bytes(16)},
        {"count": 3},
    ],
)
async def test_what_is_not_signed_right_signs_nobody_in(house: House, forged: dict[str, Any]) -> None:
    passkey = Authenticator(LOCAL, count=5)
    await _make(house, passkey)
    passkey.count += 1
    for name, value in forged.items():
        setattr(passkey, name, value)
    answer = await _enter(house, passkey)
    assert (answer.status_code, FAILED in answer.text) == (403, True)


@pytest.mark.parametrize(
    "forged", [{"origin": "http://evil.example"}, {"flags": PRESENT}, {"public": 5}, {"public": []}, {"public": {1: 2}}]
)
async def test_what_is_not_made_right_is_not_kept(house: House, forged: dict[str, Any]) -> None:
    answer = await _make(house, Authenticator(**{"origin": LOCAL, **forged}))
    assert (answer.status_code, FAILED in answer.text) == (403, True)


async def test_a_challenge_is_of_one_page_one_use_and_one_time(house: House) -> None:
    passkey = Authenticator(LOCAL)
    await _make(house, passkey)
    async with house.client(LOCAL) as one, house.client(LOCAL) as other:
        page, others = await one.get("/sign-in"), await other.get("/sign-in")
        signed = passkey.get(_asked(page))
        assert FAILED in (await _send(other, others, "/sign-in/passkey", signed)).text  # signed for another browser
        assert (await _send(one, page, "/sign-in/passkey", signed)).headers["location"] == "/entries"
    async with house.client(LOCAL) as one:
        page = await one.get("/sign-in")
        unasked = [passkey.get({"challenge": each}) for each in _CHALLENGES]
        for sent in ("", "{}", "[]", '{"id": 1}', "[" * 9_000, *unasked, signed):
            assert FAILED in (await _send(one, page, "/sign-in/passkey", sent)).text, sent[:40]
        signed = passkey.get(_asked(page))
        assert (await one.post("/sign-in/passkey", data={"credential": signed})).status_code == 403  # without its form
        assert (await _send(one, page, "/sign-in/passkey", "x" * 30_000)).status_code == 422
        house.scene.clock.instant += LIFETIME + timedelta(seconds=1)
        assert "open for too long" in (await _send(one, page, "/sign-in/passkey", signed)).text
    async with _member(house, "Asha") as asha:  # what was signed to enter makes no new one
        page = await asha.get("/settings")
        assert FAILED in (await _send(asha, page, "/settings/passkeys", passkey.get(_asked(page)))).text


async def test_the_same_answer_twice_signs_in_once(house: House) -> None:
    passkey = Authenticator(LOCAL)
    await _make(house, passkey)
    async with house.client(LOCAL) as one:
        page = await one.get("/sign-in")
        signed, cookie = passkey.get(_asked(page)), "; ".join(f"{name}={value}" for name, value in one.cookies.items())
        fields = {"csrf": form_token(page), "credential": signed}
        answers = []
        for _ in range(2):
            async with house.client(LOCAL, cookie=cookie, origin=LOCAL) as thief:
                answers.append((await thief.post("/sign-in/passkey", data=fields)).status_code)
    assert answers == [303, 403]


async def test_a_credential_is_kept_once_and_belongs_to_who_made_it(house: House) -> None:
    await house.found("Meera")
    await house.join("Ravi", "Asha", Role.VIEWER)
    passkey = Authenticator(LOCAL)
    assert (await _make(house, passkey)).status_code == 303
    for name in ("Asha", "Ravi", "Meera"):
        again = await _make(house, passkey, name)
        assert (again.status_code, FAILED in again.text) == (422, True)
    async with house.browser("Asha") as asha:
        (kept,) = (await asha.get("/api/v1/auth/passkeys")).json()["items"]
    for name in ("Ravi", "Meera"):
        async with house.browser(name) as other:
            assert (await other.get("/api/v1/auth/passkeys")).json()["items"] == []
            assert (await other.delete(f"/api/v1/auth/passkeys/{kept['id']}")).status_code == 404
            page = await other.get("/settings")
            fields = {"csrf": form_token(page), "id": kept["id"]}
            assert (await other.post("/settings/passkey-remove", data=fields)).status_code == 404


async def test_who_was_removed_enters_no_more(house: House) -> None:
    ravi = await house.join("Ravi", "Asha")
    passkey = Authenticator(LOCAL)
    await _make(house, passkey, "Ravi")
    passkey.handle = ravi.member.id.bytes
    assert (await _enter(house, passkey)).headers["location"] == "/entries"
    async with house.browser("Asha") as asha:
        assert (await asha.delete(f"/api/v1/members/{ravi.member.id}")).is_success
    assert FAILED in (await _enter(house, passkey)).text


async def test_where_browsers_make_none_no_button_is_shown(house: House) -> None:
    async with house.browser("Asha") as on_an_address, house.client() as stranger:
        assert "data-passkey" not in (await on_an_address.get("/settings")).text
        assert "data-passkey" not in (await stranger.get("/sign-in")).text
    house.go_public()
    async with house.client("https://purser.example", client="203.0.113.9") as elsewhere:
        assert _asked(await elsewhere.get("/sign-in"))["rpId"] == "purser.example"
