"""The pages of a signed-in member: figures as in the chat, forms that change the book, nothing of others' (J2, J3, C4)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.model.household import Role
from tests.bot.web.house import House
from tests.conversations.stage import stage


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house with two members of one household, a viewer, and a stranger's household."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        await made.join("Nani", "Asha", Role.VIEWER)
        await made.found("Eve")
        yield made


async def _write(house: House, by: str, text: str) -> None:
    membership = house.members[by]
    await house.scene.write(membership, text)


def _token(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


PAGES = ("/dashboard", "/entries", "/trash", "/settings", "/export.csv")


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_for_who_is_signed_in(house: House, path: str) -> None:
    async with house.client() as nobody:
        answer = await nobody.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")
    async with house.browser("Asha") as asha:
        answer = await asha.get(path)
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
