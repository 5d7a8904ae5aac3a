"""A line of JSON an event, with its trace and without an id (REQUIREMENTS L3, K2)."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from uuid import UUID

import pytest

from bot.monitoring.logs import arrange_logs, hash_ids, make_json_formatter
from bot.monitoring.metrics import Metrics
from core.ports import Work

ROW = UUID("0198c1f2-0000-7000-8000-0000000000aa")
HOUSEHOLD = UUID("0198c1f2-1111-7000-8000-0000000000bb")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(make_json_formatter())
    log = logging.getLogger("purser.test")
    log.addHandler(handler)
    yield stream
    log.removeHandler(handler)


def test_a_line_tells_when_where_what_and_the_trace_and_no_id(lines: io.StringIO) -> None:
    log = logging.getLogger("purser.test")
    with Metrics().watch(Work.INBOUND, "telegram", ROW):
        log.warning("job %s in household %s, chat %s, update 991234567", "plan", HOUSEHOLD, "-1001234567890")
    log.warning("twice the same: %s, after 250 ms on port 8080", HOUSEHOLD)
    first, second = map(json.loads, lines.getvalue().splitlines())
    assert first["trace"] == ROW.hex
    assert first["level"] == "warning"
    assert first["logger"] == "purser.test"
    assert first["timestamp"].endswith("Z")
    assert first["event"].startswith("job plan in household id:")
    for secret in (str(HOUSEHOLD), "1001234567890", "991234567"):
        assert secret not in lines.getvalue()
    assert hash_ids(str(HOUSEHOLD)) in first["event"]
    assert second["event"] == f"twice the same: {hash_ids(str(HOUSEHOLD))}, after 250 ms on port 8080"
    assert "trace" not in second


def test_an_error_brings_its_frames_in_the_same_line(lines: io.StringIO) -> None:
    try:
        int(str(HOUSEHOLD))
    except ValueError:
        logging.getLogger("purser.test").exception("broke")
    (line,) = map(json.loads, lines.getvalue().splitlines())
    assert "ValueError" in line["exception"]
    assert str(HOUSEHOLD) not in line["exception"]


def test_a_host_chooses_the_form() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        arrange_logs("ERROR", "text")
        assert (root.handlers, root.level) == (handlers, logging.ERROR)
        arrange_logs("INFO", "json")
        assert type(root.handlers[0].formatter) is type(make_json_formatter())
    finally:
        root.handlers[:], root.level = handlers, level
