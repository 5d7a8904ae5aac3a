"""A report of an error says where it broke and nothing a member wrote (REQUIREMENTS L3, K2)."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from bot.monitoring import error_reports

WORDS = "psychologist 3200"


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, Any]] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        """Keep the event."""
        self.sent += [item.payload.json for item in envelope.items if item.type == "event" and item.payload.json]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    transport, init = Kept(), sentry_sdk.init
    monkeypatch.setattr(sentry_sdk, "init", lambda dsn, **options: init(dsn, transport=transport, **options))
    error_reports.report_errors("http://key@127.0.0.1:9/1")
    yield transport
    sentry_sdk.get_client().close()
    # Not ``init()``: that patches FastAPI for all tests after, so that uploads are parsed anew and left open.
    sentry_sdk.get_global_scope().set_client(None)


def test_frames_and_kind_are_reported_and_no_word_of_a_member(kept: Kept) -> None:
    text = WORDS

    def read() -> None:
        raise ValueError(f"cannot read {text!r}")

    logging.getLogger("purser.test").warning("member wrote %s", text)
    try:
        read()
    except ValueError:
        logging.getLogger("purser.test").exception("inbound %s failed", text)
    (event,) = kept.sent
    assert event["exception"]["values"][0]["type"] == "ValueError"
    assert event["exception"]["values"][0]["stacktrace"]["frames"][-1]["function"] == "read"
    assert event["logentry"] == {"message": "inbound %s failed"}
    assert "psychologist" not in json.dumps(event)
