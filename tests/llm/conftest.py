"""A street of households on SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.llm.homes import Street, street


@pytest.fixture
async def lane(sqlite: str, tmp_path: Path) -> AsyncIterator[Street]:
    """An empty street."""
    async with street(sqlite, tmp_path) as made:
        yield made
