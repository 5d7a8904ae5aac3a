"""Checking Telegram's signed data about who opened a Mini App: signed by the bot's token and under an hour old."""

from __future__ import annotations

import hmac
import json
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

OLDEST: Final = timedelta(hours=1)
"""The greatest age of Telegram's signed data; Telegram sets none, so a leaked text would be valid for ever."""
_AHEAD: Final = timedelta(minutes=5)
"""How far Telegram's clock may be ahead of this one."""
_LABEL: Final = b"WebAppData"


def read_init_data(raw: str, token: str, now: datetime) -> str | None:
    """Return the Telegram id of who opened the Mini App; None if the signature is wrong or too old.

    https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
    """
    if not token:
        return None
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    fields = dict(pairs)
    given = fields.pop("hash", "")
    if len(fields) != len(pairs) - 1 or not given.isascii():
        return None
    text = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.digest(_LABEL, token.encode(), "sha256")
    right = hmac.new(secret, text.encode(), "sha256").hexdigest()
    return _read_person(fields, now) if hmac.compare_digest(right, given) else None


def _read_person(fields: dict[str, str], now: datetime) -> str | None:
    stamp = fields.get("auth_date", "")
    if not stamp.isascii() or not stamp.isdecimal() or len(stamp) > len("9999999999"):
        return None
    age = now.timestamp() - int(stamp)
    if not -_AHEAD.total_seconds() <= age <= OLDEST.total_seconds():
        return None
    try:
        person = json.loads(fields.get("user", ""))["id"]
    except (ValueError, KeyError, TypeError):
        return None
    return str(person) if isinstance(person, int) and not isinstance(person, bool) else None
