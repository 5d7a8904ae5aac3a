"""Judging where a request comes from: this machine or another, with TLS or without, from our own page or not."""

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
"""The HTTP version nginx uses by default towards a server behind it, without headers of its own; no browser uses it."""


@dataclass(frozen=True, slots=True)
class NetworkPolicy:
    """The host's settings on where requests may come from."""

    open_here: bool = True
    """Whether a browser on this machine may use its web chat without signing in."""
    public_url: str = ""
    """The address at which browsers reach this server; empty where it is the address listened on."""

    def is_open_to(self, connection: HTTPConnection) -> bool:
        """Return whether the web chat is open without sign-in, as the browser runs on this machine."""
        return self.open_here and is_from_here(connection)

    def is_secure(self, connection: HTTPConnection) -> bool:
        """Return whether the browser uses TLS, to this server or to a proxy before it."""
        return self.origin(connection).startswith("https:")

    def same_origin(self, connection: HTTPConnection) -> bool:
        """Return whether the Origin header names this server, so that the request came from one of its own pages."""
        return connection.headers.get("origin") == self.origin(connection)

    def origin(self, connection: HTTPConnection) -> str:
        """Return the origin (scheme, host and port) that this server has for the browser."""
        if self.public_url and not is_from_here(connection):
            parts = urlsplit(self.public_url)
            return f"{parts.scheme}://{parts.netloc}"
        scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
        return f"{scheme}://{connection.headers.get('host', '')}"


def is_from_here(connection: HTTPConnection) -> bool:
    """Return whether a request came straight from this machine, by address and host name, through no proxy."""
    headers = connection.headers
    client = connection.client.host if connection.client else ""
    named = urlsplit(f"//{headers.get('host', '')}").hostname
    direct = connection.scope.get("http_version") != _OLD_HTTP and not _is_proxied(headers)
    return is_loopback(client) and is_loopback(named) and direct


def _is_proxied(headers: Headers) -> bool:
    return any(name in _PROXY_HEADERS or name.startswith(_PROXY_PREFIXES) for name in headers)


def find_client_address(connection: HTTPConnection) -> str:
    """Return the client's address for rate limits: the peer's, or the one a proxy on this machine named last."""
    peer = connection.client.host if connection.client else ""
    if not is_loopback(peer):
        return peer
    named = connection.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return named[:60] or peer
