"""A test that failed has as long again for what its fixtures put away: what hangs there would hang the whole run."""

from __future__ import annotations

import pytest
from pytest_timeout import Settings

_SETTINGS = pytest.StashKey[Settings]()


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Settings) -> None:
    """Remember the limit of a test."""
    item.stash[_SETTINGS] = settings


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Start the timer again, which pytest-timeout stops at a failure for the sake of debuggers."""
    if isinstance(node, pytest.Item) and _SETTINGS in node.stash:
        node.ihook.pytest_timeout_set_timer(item=node, settings=node.stash[_SETTINGS])
