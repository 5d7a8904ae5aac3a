"""Tests that share what is slow to start stay in one worker."""

from __future__ import annotations

import pytest
from _pytest.nodeid import coerce_node_id


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put a test's group where pytest 9.2 looks for it.

    xdist 3.8 writes it where older ones did (``_nodeid``): unless it is moved, each worker opens every house.
    """
    for item in items:
        if grouped := vars(item).get("_nodeid"):
            item._id = coerce_node_id(grouped)  # noqa: SLF001  as xdist does
