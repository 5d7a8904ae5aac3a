"""Silencing the providers' libraries, which would log whole requests: prompts, answers and headers."""

from __future__ import annotations

import logging
from typing import Final

_TALKATIVE: Final = ("openai", "anthropic", "google_genai", "google", "httpx", "httpcore", "httpx2", "httpcore2")


def silence_loggers() -> None:
    """Keep the provider libraries' log records away from our handlers, whatever their level."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
