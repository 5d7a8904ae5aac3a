"""The tracer rests where it would find nothing new: it makes Python three times slower."""

from __future__ import annotations

import pytest
from coverage import Coverage

COVERED_BY_OTHERS = (
    "tests/architecture/",
    "tests/sentences/",
)
"""Folders and files of which every line they reach is reached by others."""

COVERED_ON_SQLITE = ("tests/conversations/", "tests/tenancy/")
"""What runs on both databases; the lines of PostgreSQL alone are reached by storage's own tests."""

_resting: list[Coverage] = []


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Traced tests first: what is loaded once a process is loaded under the tracer."""
    for item in items:
        at = item.nodeid
        if at.startswith(COVERED_BY_OTHERS) or ("[postgres" in at and at.startswith(COVERED_ON_SQLITE)):
            item.add_marker(pytest.mark.untraced)
    items.sort(key=_is_untraced)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Stop the tracer before an untraced test, start it before a traced one."""
    tracer = Coverage.current()
    if tracer and _is_untraced(item):
        tracer.stop()
        _resting.append(tracer)
    elif _resting and not _is_untraced(item):
        _resting.pop().start()


def _is_untraced(item: pytest.Item) -> bool:
    return item.get_closest_marker("untraced") is not None
