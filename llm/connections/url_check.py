"""Checking a base URL before it is stored; each connection is checked again when it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from core.model.provider import ModelError
from llm.connections.address import AddressRules, ForbiddenAddress, check_url, resolve_host

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class UrlCheck:
    """Checks base URLs; implements ``core.ports.Doorkeeper``."""

    rules: AddressRules

    async def admit(self, url: str) -> ModelError | None:
        """Return None if a URL may be called, ADDRESS if it is forbidden, DOWN if its name cannot be resolved."""
        try:
            check_url(url, self.rules)
            parts = urlsplit(url)
            await resolve_host(parts.hostname or "", parts.port or _PORTS[parts.scheme], self.rules)
        except ForbiddenAddress:
            return ModelError.ADDRESS
        except OSError:
            return ModelError.DOWN
        return None
