"""Telegram Login (J4): there and back, what a wrong or forged answer gets, linking, and founding by it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from pydantic import ValidationError

from bot.settings import Settings
from bot.web import telegram_login
from bot.web.sign_in import HOME
from bot.web.telegram_login import TELEGRAM, TelegramLogin
from core.model.household import Membership
from tests.bot.web.house import ELSEWHERE, PASSWORD, House, form_token, send_form
from tests.bot.web.telegram_issuer import CLIENT_ID, FOREIGN_KEY, KEY, RETURN, SECRET, TelegramIssuer, open_issuer
from tests.conversations.stage import stage

START, BACK = "/sign-in/telegram", "/sign-in/telegram/back"
STRANGER = "belongs to no household"
FAILED = "could not confirm who you are"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        made.go_public()
        yield made


@pytest.fixture
async def issuer(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramIssuer]:
    monkeypatch.setattr(telegram_login, "PATIENCE", 300)  # a busy machine is no silent issuer
    with open_issuer(int(house.scene.clock.instant.timestamp())) as made:
        house.api.telegram_login = TelegramLogin(CLIENT_ID, SECRET, RETURN, made.address)
        yield made


def _browser(house: House, client: str = "203.0.113.9") -> httpx.AsyncClient:
    return house.client(ELSEWHERE, client=client)


async def _go(browser: httpx.AsyncClient, issuer: TelegramIssuer, start: str = START) -> httpx.Response:
    """Go to Telegram, agree there, and come back."""
    left = await browser.get(start)
    assert left.status_code == 303, left.text
    query = issuer.approve(left.headers["location"])
    if "cookie" in browser.headers:  # httpx adds none to a header of ours
        cookies = [browser.headers["cookie"], *(f"{name}={value}" for name, value in left.cookies.items())]
        return await browser.get(BACK, params=query, headers={"cookie": "; ".join(cookies)})
    return await browser.get(BACK, params=query)


async def _whose(house: House, person: int) -> Membership | None:
    return (await house.scene.app.store.directory.identify(TELEGRAM, str(person), str(person))).membership


async def _enter_by_register(browser: httpx.AsyncClient, **more: str) -> httpx.Response:
    fields = {"household": "Home", "currency": "EUR", "zone": "Europe/Berlin", "language": "en"}
    return await send_form(browser, "/register", **fields, **more)


async def test_a_stranger_founds_a_household_and_is_signed_in_by_telegram_from_then_on(
    house: House, issuer: TelegramIssuer
) -> None:
    async with _browser(house) as browser:
        assert START in (await browser.get("/sign-in")).text
        stranger = await _go(browser, issuer)
        assert STRANGER in stranger.text
        assert "link Telegram under Settings" in stranger.text
        assert 'value="Asha"' in (await browser.get("/register")).text
        assert (await _enter_by_register(browser, me="Asha")).headers["location"] == HOME
    found = await _whose(house, 4242)
    assert found is not None
    assert (found.member.name, found.household.name) == ("Asha", "Home")
    async with _browser(house) as other:
        back = await _go(other, issuer, f"{START}?next=/entries")
        assert (back.status_code, back.headers["location"]) == (303, "/entries")
        assert (await other.get("/entries")).status_code == 200


async def test_a_stranger_joins_with_an_invite(house: House, issuer: TelegramIssuer) -> None:
    await house.found("Meera")
    async with house.browser("Meera") as meera:
        code = (await meera.post("/api/v1/auth/invite", json={})).json()["code"]
    async with _browser(house) as browser:
        await _go(browser, issuer)
        assert (await send_form(browser, "/join", code=code)).headers["location"] == HOME
    found = await _whose(house, 4242)
    assert found is not None
    assert (found.member.name, found.household.name) == ("Asha", "House Meera")


async def test_a_member_links_their_account(house: House, issuer: TelegramIssuer) -> None:
    meera, ravi = await house.found("Meera"), await house.join("Ravi", "Meera")
    async with house.browser("Meera", ELSEWHERE) as browser:
        assert "/settings/telegram" in (await browser.get("/settings")).text
        linked = await _go(browser, issuer, "/settings/telegram")
        assert linked.headers["location"].startswith("/settings?saved=telegram")
        again = await _go(browser, issuer, "/settings/telegram")
        assert again.headers["location"].startswith("/settings?saved=telegram")
    found = await _whose(house, 4242)
    assert found is not None
    assert found.member.id == meera.member.id
    async with house.browser("Ravi", ELSEWHERE) as browser:
        taken = await _go(browser, issuer, "/settings/telegram")
        assert taken.status_code == 403
    assert (await _whose(house, 4242)) == found
    assert ravi.member.id != found.member.id


async def test_linking_is_for_the_session_that_asked(house: House, issuer: TelegramIssuer) -> None:
    """Who signs in as another member meanwhile does not get the account."""
    await house.found("Meera")
    await house.join("Ravi", "Meera")
    async with house.browser("Meera", ELSEWHERE) as meera, house.browser("Ravi", ELSEWHERE) as ravi:
        left = await meera.get("/settings/telegram")
        secret = left.cookies["purser_telegram"]
        cookies = f"{ravi.headers['cookie']}; purser_telegram={secret}"
        query = issuer.approve(left.headers["location"])
        assert (await ravi.get(BACK, params=query, headers={"cookie": cookies})).status_code == 403
    async with _browser(house) as nobody:
        assert (await nobody.get("/settings/telegram")).headers["location"].startswith("/sign-in")
    assert await _whose(house, 4242) is None


async def test_an_answer_for_another_browser_signs_nobody_in(house: House, issuer: TelegramIssuer) -> None:
    """Login CSRF: who is sent an attacker's way back stays who they are."""
    async with _browser(house) as attacker, _browser(house) as victim:
        query = issuer.approve((await attacker.get(START)).headers["location"])
        await victim.get(START)
        for change in ({}, {"state": "x"}, {"state": ""}, {"code": ""}):
            answer = await victim.get(BACK, params=query | change)
            assert (answer.status_code, FAILED in answer.text) == (403, True)
        assert STRANGER in (await attacker.get(BACK, params=query)).text
        assert FAILED in (await attacker.get(BACK, params=query)).text  # its secret served once


@pytest.mark.parametrize(
    "change",
    [
        {"claims": {"aud": "111"}},
        {"claims": {"aud": [CLIENT_ID, "111"]}},
        {"claims": {"iss": "https://evil.example"}},
        {"claims": {"nonce": "another"}},
        {"claims": {"nonce": None}},
        {"claims": {"exp": 1}},
        {"claims": {"exp": "soon"}},
        {"claims": {"iat": 1}},
        {"claims": {"id": None}},
        {"claims": {"id": -5}},
        {"claims": {"id": True}},
        {"claims": {"id": "4242"}},
        {"key": FOREIGN_KEY},
        {"key": None, "algorithm": "none"},
        {"key": b"x" * 64, "algorithm": "HS256"},
        {"key": KEY, "algorithm": "PS512"},
        {"status": 500},
        {"discovery": {"issuer": "https://evil.example"}},
        {"discovery": {"token_endpoint": "http://evil.example/token"}},
        {"discovery": {"jwks_uri": None}},
    ],
)
async def test_what_is_no_proof_of_telegrams_signs_nobody_in(
    house: House, issuer: TelegramIssuer, change: dict[str, Any]
) -> None:
    async with _browser(house) as browser:
        left = await browser.get(START)
        for name, value in change.items():
            setattr(issuer, name, value)
        answer = await browser.get(BACK, params=issuer.approve(left.headers["location"]))
        assert (answer.status_code, FAILED in answer.text) == (403, True)
        assert "purser_proof" not in answer.headers.get("set-cookie", "")
    assert await _whose(house, 4242) is None


async def test_telegram_out_of_reach_is_said(house: House) -> None:
    gone = TelegramLogin(CLIENT_ID, SECRET, RETURN, "http://127.0.0.1:9")
    house.api.telegram_login = gone
    async with _browser(house) as browser:
        assert FAILED in (await browser.get(START)).text


async def test_a_proof_is_for_its_use_and_its_time(house: House, issuer: TelegramIssuer) -> None:
    tokens, now = house.sign_in.tokens, house.scene.clock.instant
    good = tokens.issue_proof(TELEGRAM, "4242", "Asha", now)
    assert tokens.read_proof(TELEGRAM, good, now) == ("4242", "Asha")
    assert tokens.read_proof("whatsapp", good, now) is None
    assert tokens.read("access", good, now) is None
    claims = jwt.decode(good, options={"verify_signature": False})
    forged = [jwt.encode(claims, b"x" * 32, algorithm="HS256"), good[:-2], "", "a.b.c"]
    assert not any(tokens.read_proof(TELEGRAM, each, now) for each in forged)
    async with _browser(house) as browser:
        await _go(browser, issuer)
        house.scene.clock.instant = now.replace(year=now.year + 1)
        assert (await _enter_by_register(browser, me="Asha")).status_code == 422  # it asks for a password again


async def test_tries_are_counted(house: House, issuer: TelegramIssuer) -> None:
    house.sign_in.limits = type(house.sign_in.limits)(clients="2/15 minutes")
    async with _browser(house) as browser:
        assert [(await _go(browser, issuer)).status_code for _ in range(3)] == [200, 200, 429]
        house.sign_in.limits = type(house.sign_in.limits)(requests="2/minute")
        assert [(await browser.get(START)).status_code for _ in range(3)] == [303, 303, 429]


async def test_without_a_client_there_is_no_such_way(house: House) -> None:
    async with _browser(house) as browser:
        assert "Telegram" not in (await browser.get("/sign-in")).text.replace("telegram", "")
        assert (await browser.get(START)).status_code == 404
        assert (await browser.get(BACK)).status_code == 404


async def test_with_a_password_too_both_ways_lead_in(house: House, issuer: TelegramIssuer) -> None:
    async with _browser(house) as browser:
        await _go(browser, issuer)
        short = await _enter_by_register(browser, me="Asha", name="asha", password="short", again="short")
        assert short.status_code == 422
        entered = await _enter_by_register(browser, me="Asha", name="asha", password=PASSWORD, again=PASSWORD)
        assert entered.headers["location"] == HOME
    async with _browser(house) as other:
        page = await other.get("/sign-in")
        fields = {"csrf": form_token(page), "name": "asha", "password": PASSWORD}
        answer = await other.post("/sign-in", data=fields, headers={"origin": ELSEWHERE})
        assert answer.headers["location"] == HOME


def test_the_issuer_is_asked_over_tls() -> None:
    assert Settings(telegram_login_url="https://oauth.telegram.org/").telegram_login_url == "https://oauth.telegram.org"
    with pytest.raises(ValidationError):
        Settings(telegram_login_url="http://oauth.telegram.org")
