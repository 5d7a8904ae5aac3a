"""A book for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.core.usecases.book import Book, open_book


@pytest.fixture
async def book(sqlite: str, tmp_path: Path) -> AsyncIterator[Book]:
    async with open_book(sqlite, tmp_path) as opened:
        yield opened
