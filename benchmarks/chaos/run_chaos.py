"""Write as families while processes, databases and connections fail: ``make chaos``.

Two web processes behind the webhooks of Telegram and WhatsApp, two workers and two schedulers run on PostgreSQL and
Redis, on a small disk that is filled and with clocks that jump. Families of both messengers write without a pause until
every fault has happened. Then other families write the same without faults, and the entries of both must be equal.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

import aiohttp
import asyncpg
from cryptography.fernet import Fernet

from benchmarks.chaos.moody_messenger import MoodyMessenger, TelegramSide, WhatsAppSide, Writer
from benchmarks.chaos.moved_clock import MovedClock
from benchmarks.chaos.small_disk import SmallDisk, mount_small_disk
from benchmarks.chaos.stalling_proxy import StallingProxy
from benchmarks.messenger import SECRET, TOKEN
from bot.world import SystemClock, SystemIds
from core.model.household import Household, Member, NumberHabit, Role
from core.model.report import Scope
from core.ports import Identity
from storage.jobs import JOB_LEASE
from storage.store import Store, open_store
from tests import databases
from tests.conversations.whatsapp_phones import SECRET as WHATSAPP_SECRET
from tests.redis_server import start_redis
from tests.support.graph_api import BUSINESS, PHONE
from tests.support.ports import free_port

ROOT = Path(__file__).parents[2]
ROLES = (("web", "bot"), ("web", "bot"), ("worker",), ("worker",), ("scheduler",), ("scheduler",))
SENTENCES = ("milk {}", "taxi {}", "auto {} yesterday", "chai {}", "medicine {}", "books {}")
START_SECONDS = 180
STALL_SECONDS = 4.0
HOUR = 3600
SETTLE_SECONDS = int(JOB_LEASE.total_seconds()) + 60
Book = list[tuple[str, int, str]]
Fault = Callable[[], Awaitable[None]]


class Server:
    """One process of Purser, with a port, a folder and a clock of its own."""

    def __init__(self, roles: Sequence[str], folder: Path, settings: dict[str, str]) -> None:
        self.port = free_port()
        self.name = roles[0]
        self._roles = [part for role in roles for part in ("--role", role)]
        self._folder = folder
        self._settings = settings | {"DATA_DIR": str(folder / "data"), "PORT": str(self.port)}
        folder.mkdir(exist_ok=True)
        self._clock_file = folder / "clock"
        self.clock = MovedClock(self._clock_file)
        self.clock.move(0)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; it answers requests some seconds later."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        env = kept | {f"PURSER_{name}": value for name, value in self._settings.items()}
        with (self._folder / "serve.log").open("ab") as log:
            by_clock = ["-m", "benchmarks.chaos.moved_clock", str(self._clock_file)]
            command = [sys.executable, *by_clock, "serve", *self._roles]
            self._process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)  # noqa: S603

    def kill(self) -> None:
        """Kill the process at once (kill -9)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    async def answers(self, session: aiohttp.ClientSession) -> None:
        """Return once the process answers. Raises TimeoutError, or RuntimeError if it has ended."""
        async with asyncio.timeout(START_SECONDS):
            while True:
                if self._process is None or self._process.poll() is not None:
                    raise RuntimeError((self._folder / "serve.log").read_text(encoding="utf-8"))
                try:
                    async with session.get(f"http://127.0.0.1:{self.port}/health") as answer:
                        if answer.ok:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.2)


class House:
    """All processes and servers of the run, and the faults that can be caused in them."""

    def __init__(self, folder: Path, postgres: str, chance: Random, disk: SmallDisk | None) -> None:
        self.folder = folder
        self.disk = disk
        self.chance = chance
        self.messenger = MoodyMessenger()
        self.redis_port, self.redis_line_port = free_port(), free_port()
        self.redis = start_redis(self.redis_port, str(folder))
        self.postgres = postgres
        self.postgres_line = StallingProxy(lambda: asyncio.open_unix_connection(f"{postgres}/.s.PGSQL.5432"))
        self.redis_line = StallingProxy(lambda: asyncio.open_connection("127.0.0.1", self.redis_port))
        self.servers: list[Server] = []
        self.done: Counter[str] = Counter()

    async def open(self, stack: AsyncExitStack, key: str) -> None:
        """Start all processes and servers; they end with the stack."""
        await self.messenger.start()
        stack.push_async_callback(self.messenger.stop)
        lines = self.folder / "lines"
        lines.mkdir()
        for listening in (
            await asyncio.start_unix_server(self.postgres_line.serve, lines / ".s.PGSQL.5432"),
            await asyncio.start_server(self.redis_line.serve, "127.0.0.1", self.redis_line_port),
        ):
            stack.callback(listening.close)
        stack.push_async_callback(self.postgres_line.close)
        stack.push_async_callback(self.redis_line.close)
        settings = {
            "HOST": "127.0.0.1",
            "DATABASE_URL": databases.postgres_url(str(lines)),
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_line_port}",
            "ENCRYPTION_KEY": key,
            "OCR": "off",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.messenger.url,
            "TELEGRAM_WEBHOOK_URL": "https://purser.example/telegram/webhook",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "WHATSAPP_TOKEN": TOKEN,
            "WHATSAPP_PHONE_ID": PHONE,
            "WHATSAPP_BUSINESS_ID": BUSINESS,
            "WHATSAPP_APP_SECRET": WHATSAPP_SECRET,
            "WHATSAPP_VERIFY_TOKEN": "ours",
            "WHATSAPP_API_URL": self.messenger.url,
            "WHATSAPP_MONTHLY_MESSAGES": "100000",
        }
        self.servers = [Server(roles, self.folder / f"server-{at}", settings) for at, roles in enumerate(ROLES)]
        for server in self.servers:
            server.start()
            stack.callback(server.kill)
        stack.callback(self._end_redis)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses of the web processes, to which webhooks are posted."""
        return tuple(f"http://127.0.0.1:{each.port}" for each in self.servers if each.name == "web")

    def faults(self) -> dict[str, Fault]:
        """Return the faults that can be caused here, by name."""
        on_this_machine: dict[str, Fault] = {}
        if self.disk is not None:
            on_this_machine["disk full"] = partial(self._fill, self.disk)
        return on_this_machine | {
            "web killed": partial(self._kill, "web"),
            "worker killed": partial(self._kill, "worker"),
            "scheduler killed": partial(self._kill, "scheduler"),
            "postgres restarted": lambda: asyncio.to_thread(databases.cut_power, self.postgres),
            "redis restarted": self._restart_redis,
            "postgres stalled": lambda: self.postgres_line.stall(STALL_SECONDS),
            "redis stalled": lambda: self.redis_line.stall(STALL_SECONDS),
            "messenger 500": partial(self._upset, "500"),
            "messenger 429": partial(self._upset, "429"),
            "messenger hangs": partial(self._upset, "hang"),
            "clock of a web process an hour ahead": partial(self._jump, HOUR, "web"),
            "clock of a worker an hour behind": partial(self._jump, -HOUR, "worker"),
            "clock of a scheduler a day ahead": partial(self._jump, 24 * HOUR, "scheduler"),
            "all clocks an hour ahead and back": partial(self._jump, HOUR),
        }

    async def do_all(self, pause: float, rounds: int) -> None:
        """Cause every fault ``rounds`` times, in random order, with a pause before each."""
        faults = list(self.faults().items()) * rounds
        self.chance.shuffle(faults)
        for name, fault in faults:
            await asyncio.sleep(pause)
            sys.stderr.write(f"  {name}\n")
            await fault()
            self.done[name] += 1

    async def _kill(self, name: str) -> None:
        server = self.chance.choice([each for each in self.servers if each.name == name])
        server.kill()
        await asyncio.sleep(1)
        server.start()

    async def _fill(self, disk: SmallDisk) -> None:
        """Fill the disk for a while; restart PostgreSQL if the full disk ended it."""
        disk.fill()
        await _expect_full(self.postgres)
        await asyncio.sleep(STALL_SECONDS)
        disk.free()
        await asyncio.to_thread(databases.keep_running, self.postgres)

    async def _jump(self, seconds: int, *names: str) -> None:
        """Move a clock by some seconds for a while: of one process with a given name, or of all if no name is given."""
        some = [each for each in self.servers if each.name in names]
        moved = [self.chance.choice(some)] if some else self.servers
        for server in moved:
            server.clock.move(seconds)
        await asyncio.sleep(STALL_SECONDS)
        for server in moved:
            server.clock.move(0)

    async def _restart_redis(self) -> None:
        self._end_redis()
        await asyncio.sleep(2)
        self.redis = await asyncio.to_thread(start_redis, self.redis_port, str(self.folder))

    def _end_redis(self) -> None:
        self.redis.kill()
        self.redis.wait()

    async def _upset(self, mood: str) -> None:
        self.messenger.mood = mood
        if mood == "hang":
            self.messenger.calm.clear()
        await asyncio.sleep(STALL_SECONDS)
        self.messenger.mood = ""
        self.messenger.calm.set()


async def _expect_full(postgres: str) -> None:
    """Return if the database cannot write a large table; raises RuntimeError if the disk is not full."""
    with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
        connection = await asyncpg.connect(databases.postgres_url(postgres))
        try:
            await connection.execute("CREATE TABLE filled AS SELECT generate_series(1, 1000000)")
        finally:
            connection.terminate()
        raise RuntimeError("the disk has room")


def main(arguments: list[str]) -> int:
    """Run the test; return 1 if the entries differ, a message was not handled or a job failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks chaos", description=__doc__)
    parser.add_argument("--families", type=int, default=4, help="of each messenger, in the storm and again in the calm")
    parser.add_argument("--rounds", type=int, default=1, help="how often each fault happens")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds between faults")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="purser-chaos-") as folder,
        mount_small_disk(Path(folder)) as disk,
        databases.postgres_server(folder) as socket,
    ):
        return asyncio.run(_run(chosen, Path(folder), socket, disk))


async def _run(chosen: argparse.Namespace, folder: Path, postgres: str, disk: SmallDisk | None) -> int:
    key = Fernet.generate_key().decode()
    house = House(folder, postgres, Random(chosen.seed), disk)
    store = await open_store(
        databases.postgres_url(postgres), data_dir=folder / "own", clock=SystemClock(), ids=SystemIds(), key=key
    )
    await store.migrate()
    sides = (TelegramSide(), WhatsAppSide())
    calm = [await _found(store, side, person) for side in sides for person in range(1, chosen.families + 1)]
    stormy = [await _found(store, side, 1000 + person) for side in sides for person in range(1, chosen.families + 1)]
    async with AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        await house.open(stack, key)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        await asyncio.gather(*(server.answers(session) for server in house.servers))
        writers = [Writer(side, house.messenger, house.hosts, session, house.chance) for side in sides]
        storm = asyncio.create_task(house.do_all(chosen.pause, chosen.rounds))
        people = [(writer, person) for writer in writers for person in range(1, chosen.families + 1)]
        writing = asyncio.gather(*(_write(writer, person + 1000, storm) for writer, person in people))
        written, _ = await asyncio.gather(writing, storm)
        stormed = [seconds for writer in writers for seconds in writer.waited]
        for writer in writers:
            writer.waited = []
        await asyncio.gather(*(_record(*pair, 0, many) for pair, many in zip(people, written, strict=True)))
        waiting = await _settle(store)
        books = [[await _read(store, home) for home in homes] for homes in (calm, stormy)]
        return await _report(store, house, writers, stormed, books=books, waiting=waiting)


async def _found(store: Store, side: TelegramSide | WhatsAppSide, person: int) -> Household:
    """Return a newly created household with one person on a messenger."""
    ids, name = SystemIds(), f"P{person}"
    home = Household(ids.new(), f"Home {person}", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(
            home, Member(ids.new(), name, Role.ADMIN), Identity(side.name, str(side.chat(person)), name)
        )
        await transaction.commit()
    return home


async def _write(writer: Writer, person: int, storm: asyncio.Task[None]) -> int:
    """Record purchases one after another until all faults have happened; return how many."""
    written = 0
    while not storm.done():
        await _record(writer, person, written, written + 1)
        written += 1
        await asyncio.sleep(writer.chance.uniform(0, 1))
    return written


async def _record(writer: Writer, person: int, first: int, end: int) -> None:
    """Record the purchases numbered from ``first`` to before ``end``; a number always means the same purchase."""
    for number in range(first, end):
        amount = 1001 + number
        await writer.record(person, SENTENCES[number % len(SENTENCES)].format(amount), f"1,{amount - 1000:03}")


async def _settle(store: Store) -> int:
    """Wait until no message or job waits; return how many still do after every lease of a killed process has ended."""
    for _ in range(SETTLE_SECONDS):
        load = await store.host_figures.count_load(SystemClock().now())
        if not (load.inbox.rows or load.outbox.rows or load.jobs_due or load.jobs_running):
            return 0
        await asyncio.sleep(1)
    return load.inbox.rows + load.outbox.rows + load.jobs_due + load.jobs_running


async def _read(store: Store, home: Household) -> Book:
    async with store.units(home.id, None) as uow:
        entries = await uow.reports.list_entries(Scope(), limit=1000)
    return sorted((each.line.description, each.line.money.minor, str(each.line.category)) for each in entries)


async def _report(
    store: Store, house: House, writers: list[Writer], stormed: list[float], *, books: list[list[Book]], waiting: int
) -> int:
    """Print the results as a line of JSON and return the exit code."""
    shown = [(chat, each["text"]) for chat, all_of in house.messenger.shown.items() for each in all_of]
    failed = (await store.jobs.count_occurrences()).failed
    calm = [seconds for writer in writers for seconds in writer.waited]
    half = len(books[1]) // 2  # Telegram's families come first
    halves = (books[1][:half], books[1][half:])
    figures = {
        "faults": dict(house.done),
        "equal_books": books[0] == books[1],
        "entries": {writer.side.name: sum(map(len, some)) for writer, some in zip(writers, halves, strict=True)},
        "updates_redelivered": sum(writer.redelivered for writer in writers),
        "messages_shown_twice": len(shown) - len(set(shown)),
        "still_waiting": waiting,
        "failed_jobs": failed,
        "card_seconds_calm_p50": round(median(calm), 2),
        "card_seconds_storm_p50": round(median(stormed), 2),
        "card_seconds_storm_most": round(max(stormed), 2),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if figures["equal_books"] and not waiting and not failed else 1
