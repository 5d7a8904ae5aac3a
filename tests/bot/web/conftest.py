"""A fresh stage for every test."""

from collections.abc import Iterator

import pytest

from tests.bot.web.stage import Stage


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    with stage.http:
        yield stage
