"""A refused form comes back with what was typed and the sentence in it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.web.house import House, send_form
from tests.conversations.stage import stage

REFUSED: tuple[tuple[str, str, dict[str, str], tuple[str, ...]], ...] = (
    (
        "/budgets",
        "/budgets",
        {"category": "groceries", "limit": "abc", "mine": "1"},
        ('value="groceries" selected', 'value="abc"', 'name="mine" value="1" checked'),
    ),
    (
        "/goals",
        "/goals",
        {"name": 'Goa "2027"', "target": "lots", "due": "2027-02-01"},
        ('value="Goa &quot;2027&quot;"', 'value="lots"', 'value="2027-02-01"'),
    ),
    ("/settings", "/settings/household", {"name": "Home", "zone": "Nowhere"}, ('value="Home"', 'value="Nowhere"')),
    ("/accounts", "/accounts", {"account": "HDFC", "amount": "much"}, ('value="HDFC"', 'value="much"')),
)
"""A page, where its form goes, what was typed, and what the form then shows."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        yield made


@pytest.mark.parametrize(("page", "target", "typed", "shown"), REFUSED, ids=[each[1] for each in REFUSED])
async def test_a_refused_form_keeps_what_was_typed(
    house: House, page: str, target: str, typed: dict[str, str], shown: tuple[str, ...]
) -> None:
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, page, to=target, **typed)
    assert 400 <= answer.status_code < 500
    form = re.search(rf'<form[^>]* action="{target}".*?</form>', answer.text, re.DOTALL)
    assert form
    assert 'role="alert" tabindex="-1" autofocus' in form[0]
    assert answer.text.count('role="alert"') == 1
    for each in shown:
        assert each in form[0]


async def test_no_password_comes_back(house: House) -> None:
    typed = {"name": "asha@example.org", "password": "four words in a row", "again": "other words in a row"}
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, "/settings", to="/settings/login", **typed)
    assert 'value="asha@example.org"' in answer.text
    assert typed["password"] not in answer.text
    assert typed["again"] not in answer.text
    assert "<details open><summary>Set name and password" in answer.text


async def test_of_forms_alike_the_sent_one_is_filled(house: House) -> None:
    await house.join("Ravi", "Asha")
    await house.join("Zoe", "Asha")
    ravi = str(house.members["Ravi"].member.id)
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, "/settings", to="/settings/role", id=ravi, role="queen")
    form = re.search(r'<form[^>]*>(?:(?!</form>).)*role="alert".*?</form>', answer.text, re.DOTALL)
    assert form
    assert f'value="{ravi}"' in form[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"account": "SBI", "into": "SBI"}, ('name="into"', 'value="SBI" selected')),
        ({"account": "SBI", "name": "?" * 60}, ('name="name"', 'value="SBI" selected')),
    ],
    ids=["join", "rename"],
)
async def test_of_forms_to_one_address_the_one_with_the_sent_fields_is_filled(
    house: House, typed: dict[str, str], shown: tuple[str, ...]
) -> None:
    async with house.browser("Asha") as asha:
        for account in ("HDFC", "SBI"):
            await send_form(asha, "/accounts", account=account, amount="100")
        answer = await send_form(asha, "/accounts", to="/accounts/names", **typed)
    form = re.search(r'<form[^>]*>(?:(?!</form>).)*role="alert".*?</form>', answer.text, re.DOTALL)
    assert form
    for each in shown:
        assert each in form[0]
