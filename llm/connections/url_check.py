"""Whether a base URL may be called, told before it is kept; each connection is checked again when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from core.model.provider import ModelError
from llm.connections.address import Forbidden, Rules, check_url, resolve

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class UrlCheck:
    """Implements ``core.ports.Doorkeeper``."""

    rules: Rules

    async def admit(self, url: str) -> ModelError | None:
        """ADDRESS for what is forbidden, DOWN for a name nobody knows, None for what may be called."""
        try:
            check_url(url, self.rules)
            parts = urlsplit(url)
            await resolve(parts.hostname or "", parts.port or _PORTS[parts.scheme], self.rules)
        except Forbidden:
            return ModelError.ADDRESS
        except OSError:
            return ModelError.DOWN
        return None
