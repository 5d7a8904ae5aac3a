"""What tests of upgrades begin with."""

from __future__ import annotations

from pathlib import Path

import asyncpg
import pytest

from tests import databases


@pytest.fixture(params=["sqlite", "postgres"])
async def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without a table."""
    if request.param == "sqlite":
        return databases.sqlite_url(tmp_path / "bare.db")
    socket = request.getfixturevalue("postgres_socket")
    server = await asyncpg.connect(databases.postgres_url(socket))
    await server.execute("DROP DATABASE IF EXISTS bare")
    await server.execute("CREATE DATABASE bare")
    await server.close()
    return databases.postgres_url(socket, "bare")
