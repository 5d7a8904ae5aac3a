"""REST settings of the language model: for the household's admin alone, and the key never comes back (J3, K2, C8)."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.model.household import Role
from llm.providers.scripted import Script
from tests.bot.web.house import ADDRESS, House
from tests.conversations.stage import stage

PATH = "/api/v1/settings/model"
KEY = "sk-proj-Zq9vXw8KpLmN4rTy7BcD2eFg"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path, model=Script(['{"ready": true}'])) as scene:
        yield House(scene)


async def test_a_key_goes_in_and_never_comes_out(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await house.found("asha")
    async with house.browser("asha") as asha:
        assert (await asha.get(PATH)).json()["provider"] is None
        wanted = {"provider": "openai", "key": KEY, "model": "small-1", "reach": "all", "cap_cents": None}
        shown = (await asha.put(PATH, json=wanted)).json()
        assert (shown["key_set"], shown["key_hint"], shown["cap_cents"]) == (True, "••••2eFg", None)
        assert shown["reading"] == "always"
        assert "your messages go to OpenAI" in shown["notice"]
        for reading in ("unsure", "never"):
            shown = (await asha.put(PATH, json={"reading": reading})).json()
            assert (shown["reading"], shown["notice"]) == (reading, "")
        assert (await asha.put(PATH, json={"reading": "sometimes"})).status_code == 422
        tried = await asha.post(f"{PATH}/test")
        assert (tried.json()["trouble"], tried.json()["models"]) == (None, ["scripted"])
        again = await asha.get(PATH)
        assert again.json()["usage"][0]["job"] == "test"
        broken = await asha.put(PATH, json={"key": KEY, "reach": "everything", "extra": KEY})
        assert broken.status_code == 422
        spaced = await asha.put(PATH, json={"key": f"{KEY} {KEY}"})
        for answer in (tried, again, broken, spaced):
            assert KEY not in answer.text
        assert KEY not in caplog.text
        assert (await asha.delete(PATH)).status_code == 204
        assert (await asha.get(PATH)).json()["key_set"] is False


@pytest.mark.parametrize(
    ("name", "role", "origin", "status"),
    [
        ("nobody", None, ADDRESS, 401),
        ("ravi", Role.MEMBER, ADDRESS, 403),
        ("vera", Role.VIEWER, ADDRESS, 403),
        ("asha", Role.ADMIN, "https://elsewhere.example", 403),
        ("asha", Role.ADMIN, ADDRESS, 200),
    ],
)
async def test_only_an_admin_on_our_own_page(
    house: House, name: str, role: Role | None, origin: str, status: int
) -> None:
    if role:
        await house.found(name, role)
    async with house.browser(name, origin) as browser:
        answer = await browser.put(PATH, json={"provider": "openai"})
        assert answer.status_code == status


async def test_one_household_never_sees_anothers(house: House) -> None:
    for name in ("asha", "meera"):
        await house.found(name)
    async with house.browser("asha") as asha, house.browser("meera") as meera:
        await asha.put(PATH, json={"provider": "openai", "key": KEY, "model": "small-1"})
        assert (await meera.get(PATH)).json()["provider"] is None
        await meera.delete(PATH)
        assert (await asha.get(PATH)).json()["key_set"] is True


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/v1", "http://10.0.0.1/v1", "file:///etc/passwd", "http://[fe80::1]/v1"]
)
async def test_a_forbidden_address_is_refused_and_nothing_kept(house: House, url: str) -> None:
    await house.found("asha")
    async with house.browser("asha") as asha:
        answer = await asha.put(PATH, json={"provider": "compatible", "base_url": url})
        assert answer.status_code == 422
        assert (await asha.get(PATH)).json()["provider"] is None
