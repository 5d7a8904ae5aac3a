"""What every test may ask for: a database of each kind, empty, and a store on it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.store import Store
from tests import compiled_statements, databases, garbage, grouping, time_limits, tracing  # noqa: F401  one listens
from tests.buckets import Buckets, s3_server
from tests.databases import HandClock

# A bare time limit says more about the machine than about us.
settings.register_profile("purser", deadline=None)
settings.load_profile("purser")
# What `make fuzz` runs.
settings.register_profile("thorough", deadline=None, max_examples=1_000, stateful_step_count=40)


def pytest_configure(config: pytest.Config) -> None:
    """Plugins of ours."""
    config.pluginmanager.register(garbage)
    config.pluginmanager.register(grouping)
    config.pluginmanager.register(time_limits)
    config.pluginmanager.register(tracing)


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    """The folder of a PostgreSQL server's socket, started at the first test that needs it."""
    with databases.postgres_server() as socket:
        yield socket


@pytest.fixture(scope="session")
def migrated_postgres(postgres_socket: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a migrated PostgreSQL database."""
    url = databases.postgres_url(postgres_socket)
    asyncio.run(databases.hurry(url))
    asyncio.run(databases.prepare(url, tmp_path_factory.mktemp("prepare")))
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, for copies."""
    path = tmp_path_factory.mktemp("migrated") / "purser.db"
    asyncio.run(databases.prepare(databases.sqlite_url(path), path.parent))
    return path


@pytest.fixture
def sqlite(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The URL of an empty, migrated SQLite database."""
    path = shutil.copy(migrated_sqlite, tmp_path / "purser.db")
    return databases.sqlite_url(path)


@pytest.fixture
async def postgres(migrated_postgres: str) -> str:
    """The URL of an empty, migrated PostgreSQL database."""
    await databases.empty(migrated_postgres)
    return migrated_postgres


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of an empty, migrated database, SQLite and PostgreSQL in turn."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def clock() -> HandClock:
    """A clock that moves only by hand."""
    return HandClock()


@pytest.fixture
async def store(database: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    """A store on each kind of database."""
    made = await databases.opened(database, tmp_path, clock)
    yield made
    await made.close()


@pytest.fixture
async def other_store(store: Store, database: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    """A second process on the same database, at the same time."""
    del store
    made = await databases.opened(database, tmp_path, clock, seed=2)
    yield made
    await made.close()


@pytest.fixture(scope="session")
def buckets() -> Iterator[Buckets]:
    """A server that speaks S3, started at the first test that needs it."""
    with s3_server() as made:
        yield made
