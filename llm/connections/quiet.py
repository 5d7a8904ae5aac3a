"""Libraries of providers log whole requests: prompts, answers, headers. None of it leaves their loggers."""

from __future__ import annotations

import logging
from typing import Final

_TALKATIVE: Final = ("openai", "anthropic", "google_genai", "google", "httpx", "httpcore", "httpx2", "httpcore2")


def silence_loggers() -> None:
    """Keep their records from our handlers, whatever level anybody sets."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
