"""Where a request comes from: this machine itself or beyond it, over TLS or not, from a page of ours or another's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from bot.settings import is_loopback

_PROXY_HEADERS: Final = frozenset(
    [
        *("forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host", "x-original-for"),
        *("x-original-url", "x-rewrite-url", "x-host", "x-proxyuser-ip", "x-arr-log-id", "x-arr-ssl", "x-azure-ref"),
        *("true-client-ip", "fastly-client-ip", "fastly-ff", "cdn-loop", "cf-connecting-ip", "cf-ray", "cf-visitor"),
        *("x-amzn-trace-id", "x-cloud-trace-context", "x-envoy-external-address", "x-scheme", "front-end-https"),
        *("proxy-connection", "x-request-start", "x-varnish"),
    ]
)
_PROXY_PREFIXES: Final = ("x-forwarded", "x-envoy-", "x-appengine-", "ngrok-", "tailscale-")
_OLD_HTTP: Final = "1.0"
"""What nginx speaks to a server behind it unless it is told otherwise, with no header of its own. No browser does."""


@dataclass(frozen=True, slots=True)
class NetworkPolicy:
    """What the host's settings say of where requests may come from."""

    open_here: bool = True
    """Whether a browser on this machine has its web chat without signing in."""
    public_url: str = ""
    """Where browsers reach us; empty where that is the address we listen on."""

    def is_open_to(self, connection: HTTPConnection) -> bool:
        """Return whether somebody need not sign in for the web chat: they sit at this very machine."""
        return self.open_here and is_from_here(connection)

    def is_secure(self, connection: HTTPConnection) -> bool:
        """Return whether the browser speaks TLS, to us or to a proxy before us."""
        return self.origin(connection).startswith("https:")

    def same_origin(self, connection: HTTPConnection) -> bool:
        """Return whether a page of ours sent this: browsers name a page's origin on sockets and on what changes."""
        return connection.headers.get("origin") == self.origin(connection)

    def origin(self, connection: HTTPConnection) -> str:
        """Return the origin our pages have for this browser."""
        if self.public_url and not is_from_here(connection):
            parts = urlsplit(self.public_url)
            return f"{parts.scheme}://{parts.netloc}"
        scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
        return f"{scheme}://{connection.headers.get('host', '')}"


def is_from_here(connection: HTTPConnection) -> bool:
    """Return whether a request came straight from this machine, by address and by name, and through no proxy."""
    headers = connection.headers
    client = connection.client.host if connection.client else ""
    named = urlsplit(f"//{headers.get('host', '')}").hostname
    direct = connection.scope.get("http_version") != _OLD_HTTP and not _is_proxied(headers)
    return is_loopback(client) and is_loopback(named) and direct


def _is_proxied(headers: Headers) -> bool:
    return any(name in _PROXY_HEADERS or name.startswith(_PROXY_PREFIXES) for name in headers)


def client_of(connection: HTTPConnection) -> str:
    """Return the address limits are counted by: the peer's, or the one that a proxy on this machine names last."""
    peer = connection.client.host if connection.client else ""
    if not is_loopback(peer):
        return peer
    named = connection.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return named[:60] or peer
