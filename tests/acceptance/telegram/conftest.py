"""Houses to live in: one process of each kind serves the whole run."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.acceptance.process import Product
from tests.acceptance.telegram.phone import TOKEN, Phones
from tests.acceptance.telegram.running_purser import SECRET, RunningPurser
from tests.databases import postgres_url

HERE = Path(__file__).parent
STARTS = 120
"""Seconds a scenario may take where it has to start the product twice on a busy machine."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Scenarios wait for processes to start; those of one purser run in one worker, so that it starts once."""
    for item in items:
        if item.path.is_relative_to(HERE) and isinstance(item, pytest.Function):
            item.add_marker(pytest.mark.timeout(STARTS))
            params = item.callspec.params if hasattr(item, "callspec") else {}
            kind = params.get("purser") or params.get("power_cut") or "polling"
            item.add_marker(pytest.mark.xdist_group(f"telegram-{kind}"))


class PurserProcesses:
    """Houses by kind, each opened when somebody first asks for it."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder = folder
        self._request = request
        self._running: dict[str, RunningPurser] = {}

    def purser(self, kind: str) -> RunningPurser:
        """The purser of a kind: ``polling``, ``webhook``, ``photos`` (polling, with a reader) or ``postgres``."""
        if kind not in self._running:
            self._running[kind] = self._open(kind)
        return self._running[kind]

    def close(self) -> None:
        """Everybody goes home; the products need no time for it, being ready for a power cut."""
        for purser in self._running.values():
            purser.product.kill()
            purser.phones.stop()

    def _open(self, kind: str) -> RunningPurser:
        phones = Phones()
        phones.start()
        folder = self._folder / kind
        folder.mkdir(exist_ok=True)  # a start that failed is tried again
        product = Product(folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=phones.address)
        if kind == "webhook":
            product.settings["TELEGRAM_WEBHOOK_URL"] = f"{product.address}/telegram/webhook"
            product.settings["TELEGRAM_WEBHOOK_SECRET"] = SECRET
        if kind == "photos":
            product.settings["OCR"] = "rapidocr"
        if kind == "postgres":
            product.settings["DATABASE_URL"] = _database(self._request.getfixturevalue("postgres_socket"))
        return RunningPurser(phones, product.start())


def _database(socket: str) -> str:
    """A database of its own on the tests' PostgreSQL server."""

    async def make() -> None:
        connection = await asyncpg.connect(postgres_url(socket))
        await connection.execute("CREATE DATABASE acceptance")
        await connection.close()

    asyncio.run(make())
    return postgres_url(socket, "acceptance")


@pytest.fixture(scope="package")
def processes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PurserProcesses]:
    """All the houses of this run, closed when its scenarios are over: other tests follow."""
    processes = PurserProcesses(tmp_path_factory.mktemp("processes"), request)
    yield processes
    processes.close()


@pytest.fixture
def purser(request: pytest.FixtureRequest, processes: PurserProcesses) -> Iterator[RunningPurser]:
    """A product that runs; on polling unless a test asks for another kind. Its log is shown where a test fails.

    Whatever a scenario does, Telegram refuses none of the product's calls for their shape.
    """
    purser = processes.purser(getattr(request, "param", "polling"))
    before, refused = purser.product.said(), len(purser.phones.memory.refused)
    yield purser
    sys.stderr.write(purser.product.said()[len(before) :])
    assert not purser.phones.memory.refused[refused:]
