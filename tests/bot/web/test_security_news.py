"""Who guesses at a login or reuses a token is counted, and the member is told once (REQUIREMENTS L3)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.monitoring.metrics import Metrics
from bot.web.rates import RequestLimits
from core.ports import SecurityEvent
from tests.bot.web.house import PASSWORD, House
from tests.conversations.stage import Stage, settle_in, stage

AUTH = "/api/v1/auth"
LOGIN = {"login": "asha", "password": PASSWORD}
WRONG = {"login": "asha", "password": "quite another one"}


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Stage]:
    """Asha, who speaks German with us on a messenger and has a login."""
    async with stage(tmp_path) as made:
        await settle_in(made, ("Asha",), language="de", currency="EUR", zone="Europe/Berlin")
        await made.do("Asha", "Milch 2")
        yield made


async def house_of(scene: Stage) -> House:
    house = House(scene)
    assert scene.household
    async with scene.app.store.units(scene.household, None) as uow:
        hashed = await house.sign_in.passwords.hash(PASSWORD)
        await uow.access.set_login(scene.members["Asha"].id, "asha", hashed, scene.clock.now())
        await uow.commit()
    return house


async def told(scene: Stage, house: House) -> list[str]:
    """What Asha was told besides."""
    assert house.sign_in.news
    await house.sign_in.news.wait_until_told()
    before = len(scene.theatre.shown)
    await scene.app.delivery.deliver_due()
    return [shown.reply.plain for shown in scene.theatre.shown[before:]]


def counted(metrics: Metrics, event: SecurityEvent) -> float:
    return metrics.registry.get_sample_value("purser_security_events_total", {"event": event}) or 0.0


async def test_many_wrong_passwords_are_counted_and_told_once(scene: Stage) -> None:
    house = await house_of(scene)
    house.sign_in.limits = RequestLimits(logins="2/15 minutes")
    async with house.client() as stranger:
        for status in (401, 401, 429, 429):
            assert (await stranger.post(f"{AUTH}/login", json=WRONG)).status_code == status
    (sentence,) = await told(scene, house)
    assert sentence.startswith("Jemand hat sich oft mit deinem Namen")
    assert counted(scene.app.metrics, SecurityEvent.FAILED_LOGIN) == 2
    assert counted(scene.app.metrics, SecurityEvent.TOO_MANY_LOGINS) == 2


async def test_a_right_password_clears_the_wrong_ones_before_it(scene: Stage) -> None:
    """A family behind one address signs in on all its phones."""
    house = await house_of(scene)
    house.sign_in.limits = RequestLimits(logins="2/15 minutes")
    async with house.client() as program:
        for _ in range(4):
            assert (await program.post(f"{AUTH}/login", json=WRONG)).status_code == 401
            assert (await program.post(f"{AUTH}/login", json=LOGIN)).status_code == 200
    assert counted(scene.app.metrics, SecurityEvent.TOO_MANY_LOGINS) == 0


async def test_a_token_that_comes_again_is_counted_and_told(scene: Stage) -> None:
    house = await house_of(scene)
    async with house.client() as program:
        pair = (await program.post(f"{AUTH}/login", json=LOGIN)).json()
        old = {"refresh_token": pair["refresh_token"]}
        assert (await program.post(f"{AUTH}/refresh", json=old)).status_code == 200
        for _ in range(2):
            assert (await program.post(f"{AUTH}/refresh", json=old)).status_code == 401
    (sentence,) = await told(scene, house)
    assert sentence.startswith("Eine App-Anmeldung von dir")
    assert counted(scene.app.metrics, SecurityEvent.REFRESH_REUSE) == 1


async def test_a_guessed_code_is_counted(scene: Stage) -> None:
    await scene.do("Eve", "/join ABCD2345")
    assert counted(scene.app.metrics, SecurityEvent.WRONG_CODE) == 1
