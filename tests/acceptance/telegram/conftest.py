"""Houses to live in: one process of each kind serves the whole run."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.acceptance.process import Product
from tests.acceptance.telegram.house import SECRET, House
from tests.acceptance.telegram.phone import TOKEN, Phones
from tests.databases import postgres_url

HERE = Path(__file__).parent
STARTS = 120
"""Seconds a scenario may take where it has to start the product twice on a busy machine."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Scenarios wait for processes to start; those of one house run in one worker, so that it starts once."""
    for item in items:
        if item.path.is_relative_to(HERE) and isinstance(item, pytest.Function):
            item.add_marker(pytest.mark.timeout(STARTS))
            params = item.callspec.params if hasattr(item, "callspec") else {}
            kind = params.get("house") or params.get("night") or "polling"
            item.add_marker(pytest.mark.xdist_group(f"telegram-{kind}"))


class Street:
    """Houses by kind, each opened when somebody first asks for it."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder = folder
        self._request = request
        self._houses: dict[str, House] = {}

    def house(self, kind: str) -> House:
        """The house of a kind: ``polling``, ``webhook``, ``photos`` (polling, with a reader) or ``postgres``."""
        if kind not in self._houses:
            self._houses[kind] = self._open(kind)
        return self._houses[kind]

    def close(self) -> None:
        """Everybody goes home; the products need no time for it, being ready for a power cut."""
        for house in self._houses.values():
            house.product.kill()
            house.phones.stop()

    def _open(self, kind: str) -> House:
        phones = Phones()
        phones.start()
        folder = self._folder / kind
        folder.mkdir()
        product = Product(folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=phones.address)
        if kind == "webhook":
            product.settings["TELEGRAM_WEBHOOK_URL"] = f"{product.address}/telegram/webhook"
            product.settings["TELEGRAM_WEBHOOK_SECRET"] = SECRET
        if kind == "photos":
            product.settings["OCR"] = "rapidocr"
        if kind == "postgres":
            product.settings["DATABASE_URL"] = _database(self._request.getfixturevalue("postgres_socket"))
        return House(phones, product.start())


def _database(socket: str) -> str:
    """A database of its own on the tests' PostgreSQL server."""

    async def make() -> None:
        connection = await asyncpg.connect(postgres_url(socket))
        await connection.execute("CREATE DATABASE acceptance")
        await connection.close()

    asyncio.run(make())
    return postgres_url(socket, "acceptance")


@pytest.fixture(scope="session")
def street(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """All the houses of this run."""
    street = Street(tmp_path_factory.mktemp("street"), request)
    yield street
    street.close()


@pytest.fixture
def house(request: pytest.FixtureRequest, street: Street) -> Iterator[House]:
    """A product that runs; on polling unless a test asks for another kind. Its log is shown where a test fails.

    Whatever a scenario does, Telegram refuses none of the product's calls for their shape.
    """
    house = street.house(getattr(request, "param", "polling"))
    before, refused = house.product.said(), len(house.phones.memory.refused)
    yield house
    sys.stderr.write(house.product.said()[len(before) :])
    assert not house.phones.memory.refused[refused:]
