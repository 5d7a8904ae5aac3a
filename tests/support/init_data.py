"""The init data that Telegram passes to a Mini App, signed with a bot's token as Telegram does."""

from __future__ import annotations

import hmac
import json
from typing import Any
from urllib.parse import urlencode


def make_init_data(token: str, instant: float, user: Any) -> str:
    """Return signed init data that proves who opened the bot's Mini App at an instant (seconds since 1970)."""
    fields = {"auth_date": str(int(instant)), "user": json.dumps(user), "signature": "ed"}
    text = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    return urlencode(fields | {"hash": hmac.new(secret, text.encode(), "sha256").hexdigest()})
