"""A browser for each module; a fresh session of it, on a phone and on a desk, for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.acceptance.web.browser import PHONE, Chat, chromium
from tests.acceptance.web.host import Host
from tests.bot.web.parrot import SQUARE

HERE = Path(__file__).parent
Open = Callable[..., Chat]
"""Opens a session of its own at an address: ``open(address, colour_scheme=..., locale=...)``."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module's browser and product start once in a run: its tests stay in one worker."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group(f"web-{item.path.stem}"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a module: while it is open its event loop keeps asynchronous tests from running in this thread."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def size() -> dict[str, Any]:
    """A phone, unless a test is parametrised otherwise."""
    return PHONE


@pytest.fixture
def sessions(browser: Browser, size: dict[str, Any]) -> Iterator[Open]:
    opened: list[Chat] = []

    def session(address: str, **wishes: Any) -> Chat:
        context = browser.new_context(**size, **wishes)
        chat = Chat(context.new_page(), address)
        opened.append(chat)
        return chat

    yield session
    for chat in opened:
        chat.page.context.close()


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host(SQUARE)
    host.start()
    yield host
    host.stop()
