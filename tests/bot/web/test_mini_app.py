"""The Mini App: who gets in with what Telegram proves, what a token in memory opens, and what its page may load."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.render.words import LANGUAGES, Words
from core.model.access import AccessScope
from core.ports import Identity
from core.usecases import keep_access
from core.usecases.invite import link_channel
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage
from tests.support.init_data import make_init_data

AUTH = "/api/v1/auth"
TOKEN = "42:telegram"
PERSONS = {"Asha": 7, "Bela": 9}
"""Telegram's ids of two people of two households."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        house = House(scene)
        house.api.telegram_token = TOKEN
        for name, person in PERSONS.items():
            await _found_on_telegram(house, name, person)
        yield house


async def _found_on_telegram(house: House, name: str, person: int) -> None:
    """Found a household whose member is known on Telegram too."""
    membership = await house.found(name)
    async with house.api.context_of(membership) as context:
        code = await link_channel(context)
        await context.uow.commit()
    async with house.api.directory.begin_onboarding() as transaction:
        invite = await transaction.find_invite(code, house.scene.clock.now())
        assert invite
        await transaction.join(code, invite, membership.member, Identity("telegram", str(person), name))
        await transaction.commit()


async def _post(house: House, init_data: str, language: str = "en") -> httpx.Response:
    async with house.client() as app:
        headers = {"accept-language": language}
        return await app.post(f"{AUTH}/telegram", json={"init_data": init_data}, headers=headers)


async def _sign_in(house: House, name: str) -> httpx.AsyncClient:
    proof = make_init_data(TOKEN, house.scene.clock.now().timestamp(), {"id": PERSONS[name]})
    return house.program((await _post(house, proof)).json()["access_token"])


async def test_what_telegram_proved_signs_in_and_nothing_else_does(house: House) -> None:
    now = house.scene.clock.now().timestamp()
    good = make_init_data(TOKEN, now, {"id": 7, "first_name": "Asha"})
    bad = [
        make_init_data("43:other", now, {"id": 7}),
        make_init_data(TOKEN, now - 3700, {"id": 7}),
        make_init_data(TOKEN, now + 3700, {"id": 7}),
        make_init_data(TOKEN, now, {"id": True}),
        make_init_data(TOKEN, now, "7"),
        good.replace("Asha", "Eve"),
        good + "&auth_date=1",
        "hash=",
        "",
        "x",
    ]
    for each in bad:
        refused = await _post(house, each)
        assert (refused.status_code, refused.json()["code"]) == (403, "telegram-unproven"), each
        assert refused.json()["detail"] == Words()("refusal-telegram-unproven")
    async with house.program((await _post(house, good)).json()["access_token"]) as app:
        assert (await app.get(f"{AUTH}/me")).json()["member"]["name"] == "Asha"


async def test_a_stranger_is_told_to_write_to_the_bot_first(house: House) -> None:
    proof = make_init_data(TOKEN, house.scene.clock.now().timestamp(), {"id": 8})
    for language in LANGUAGES:
        refused = (await _post(house, proof, language)).json()
        assert refused["code"] == "telegram-stranger"
        assert refused["detail"] == Words(language)("refusal-telegram-stranger")


async def test_a_token_in_memory_opens_the_pages_of_its_own_household(house: House) -> None:
    async with await _sign_in(house, "Asha") as asha, await _sign_in(house, "Bela") as bela:
        made = await asha.post("/api/v1/entries", json={"amount": "60", "description": "milk MARK"})
        assert made.status_code == 201, made.text
        address = f"/entries/{made.json()['id']}"
        assert "milk MARK" in (await asha.get("/entries")).text
        assert "milk MARK" not in (await bela.get("/entries")).text
        assert (await bela.get(address)).status_code == 404
        hers = {"csrf": form_token(await asha.get(address)), "version": "1"}
        stolen = await bela.post(f"{address}/delete", data=hers)
        assert stolen.status_code == 403, "a form's token is of one session"
        assert (await asha.post(f"{address}/delete", data={"version": "1"})).status_code == 403, (
            "a form needs its token"
        )
        assert (await asha.post(f"{address}/delete", data=hers)).status_code == 303


@pytest.mark.parametrize("scope", AccessScope)
async def test_a_programs_token_opens_no_page(house: House, scope: AccessScope) -> None:
    async with house.api.context_of(house.members["Asha"]) as context:
        made = await keep_access.make_token(context, "script", scope)
        await context.uow.commit()
    async with house.program(made.secret) as program:
        page = await program.get("/dashboard")
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=%2Fdashboard")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
async def test_the_page_says_how_to_open_it_and_alone_may_load_telegrams_script(house: House, language: str) -> None:
    house.api.services.bot_name = "PurserBot"
    async with house.client() as browser:
        page = await browser.get("/app", headers={"accept-language": language})
        other = await browser.get("/sign-in")
    assert Words(language)("mini-app-lead") in page.text
    assert 'href="https://t.me/PurserBot"' in page.text
    assert "telegram.org" not in page.text, "its script is asked for by Telegram's webview alone"
    policy = page.headers["content-security-policy"]
    assert "script-src 'self' https://telegram.org;" in policy
    assert policy.endswith("frame-ancestors https://web.telegram.org")
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert "telegram" not in other.headers["content-security-policy"]


async def test_the_page_is_in_the_members_language_where_they_are_known(house: House) -> None:
    await house.found("Greta", language="de")
    async with house.browser("Greta") as greta:
        page = await greta.get("/app", headers={"accept-language": "fr"})
    assert Words("de")("mini-app-lead") in page.text
