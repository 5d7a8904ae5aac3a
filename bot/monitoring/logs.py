"""Logs as text for people or JSON for machines, with ids hashed and each line marked with its trace."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2s
from typing import Final, Literal
from uuid import UUID

import structlog
from structlog.typing import EventDict, Processor

LogFormat = Literal["text", "json"]

_ID: Final = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
_DIGITS: Final = re.compile(r"(?<![\w.:-])-?\d{7,}(?![\w.:-])")
"""Matches long numbers in a line: ids of updates, chats and people on Telegram or WhatsApp."""


@contextmanager
def trace_in_logs(trace: UUID | None) -> Iterator[None]:
    """Add a trace's id to every line that is logged in this block."""
    if trace is None:
        yield
        return
    with structlog.contextvars.bound_contextvars(trace=trace.hex):
        yield


def hash_ids(text: str) -> str:
    """Return a text with each id replaced by a short hash, the same one for the same id."""
    return _DIGITS.sub(_hash_shortly, _ID.sub(_hash_shortly, text))


def arrange_logs(level: str, log_format: LogFormat) -> None:
    """Configure the root logger: standard error, with this level and format."""
    root = logging.getLogger()
    root.setLevel(level)
    if log_format == "text":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(make_json_formatter())
    root.handlers[:] = [handler]


def make_json_formatter() -> logging.Formatter:
    """Return a formatter that writes a record as one line of JSON: time, level, logger, text, trace, error frames."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _hash_event,
            structlog.processors.JSONRenderer(),
        ],
    )


def _hash_shortly(found: re.Match[str]) -> str:
    return f"id:{blake2s(found.group().encode(), digest_size=6).hexdigest()}"


def _hash_event(_logger: object, _method: str, event: EventDict) -> EventDict:
    return {
        key: hash_ids(value) if key in {"event", "exception"} and isinstance(value, str) else value
        for key, value in event.items()
    }
