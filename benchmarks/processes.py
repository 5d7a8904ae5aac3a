"""Running the product and the baseline server as separate processes that benchmarks call over loopback."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from cryptography.fernet import Fernet
from pydantic import SecretStr

from benchmarks.messenger import SECRET, TOKEN, Messenger, People
from bot.app import App, open_app
from bot.settings import Settings
from core.model.household import Household, Member, NumberHabit, Role
from core.ports import Identity
from tests.support.ports import free_port

REST = 0.02
"""The most CPU seconds a process at rest uses in a quarter of a second."""
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Installation:
    """What the processes of one installation share: database, data folder, Redis and encryption key."""

    url: str
    """The database's URL; empty for SQLite in the folder."""
    folder: Path
    redis: str = ""
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    updates: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    """The numbers of posted updates, so that two processes of an installation never get the same one."""

    def settings(self) -> Settings:
        """Return the settings for a process of this installation."""
        key = SecretStr(self.key)
        return Settings(  # type: ignore[call-arg]
            data_dir=self.folder, database_url=self.url, redis_url=self.redis, encryption_key=key, _env_file=None
        )

    async def found_homes(self, people: range) -> None:
        """Create the tables, and a household for each person."""
        async with open_app(self.settings()) as app:
            await found_homes(app, people)


async def found_homes(app: App, people: range) -> list[tuple[Household, Member]]:
    """Create a household for each person, whose Telegram id is their number; return households and members."""
    memberships = []
    for number in people:
        member = Member(app.ids.new(), f"P{number}", Role.ADMIN)
        home = Household(app.ids.new(), f"Home {number}", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
        async with app.store.directory.begin_onboarding() as transaction:
            await transaction.create_household(home, member, Identity("telegram", str(number), member.name))
            await transaction.commit()
        memberships.append((home, member))
    return memberships


@asynccontextmanager
async def run_floor(database: str, messenger: Messenger, session: aiohttp.ClientSession) -> AsyncIterator[People]:
    """Run the baseline server, which stores a row and sends a message, and yield the people who write to it."""
    port = free_port()
    async with run_process(("-m", "benchmarks.floor", database, messenger.url, str(port)), {}, port) as pid:
        yield People(messenger, _hook(port), session, pid)


@asynccontextmanager
async def run_product(
    installation: Installation, messenger: Messenger, session: aiohttp.ClientSession, roles: Sequence[str] = ()
) -> AsyncIterator[People]:
    """Run one process of the product with these roles (all if none are given), and yield the people who write to it."""
    port = free_port()
    environment = {
        "PURSER_DATABASE_URL": installation.url,
        "PURSER_REDIS_URL": installation.redis,
        "PURSER_ENCRYPTION_KEY": installation.key,
        "PURSER_DATA_DIR": str(installation.folder),
        "PURSER_HOST": "127.0.0.1",
        "PURSER_PORT": str(port),
        "PURSER_TELEGRAM_TOKEN": TOKEN,
        "PURSER_TELEGRAM_API_URL": messenger.url,
        "PURSER_TELEGRAM_WEBHOOK_URL": _hook(port),
        "PURSER_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "PURSER_LOG_LEVEL": "WARNING",
    }
    parts = [part for role in roles for part in ("--role", role)]
    async with run_process(("-m", "bot", "serve", *parts), environment, port) as pid:
        yield People(messenger, _hook(port), session, pid, installation.updates)


def _hook(port: int) -> str:
    return f"http://127.0.0.1:{port}/telegram/webhook"


@asynccontextmanager
async def run_process(command: Sequence[str], environment: Mapping[str, str], port: int) -> AsyncIterator[int]:
    """Run a Python process that answers on a port, yield its id, and end it at the end of the block."""
    process = await asyncio.create_subprocess_exec(sys.executable, *command, env={**os.environ, **environment})
    try:
        await _wait_healthy(port)
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


async def _wait_healthy(port: int) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(START_SECONDS * 10):
            try:
                async with session.get(f"http://127.0.0.1:{port}/health"):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
    raise TimeoutError(f"it did not start within {START_SECONDS} s")


async def wait_rested(started: People) -> None:
    """Wait until a newly started process uses hardly any CPU, as it keeps loading parts after its first answers."""
    for _ in range(120):
        before = started.cpu_seconds()
        await asyncio.sleep(0.25)
        if started.cpu_seconds() - before <= REST:
            return


def read_memory(pid: int) -> float:
    """Return the megabytes of memory a process holds (RSS)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def count_open_files(pid: int) -> int:
    """Return how many files and sockets a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
