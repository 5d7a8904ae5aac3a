"""The HTTP client for providers: only checked addresses, only one household's key, and limited response sizes."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from functools import cache
from typing import Final

import httpx2

from core.errors import Fault
from llm.connections.address import AddressRules, resolve_host
from llm.connections.limits import LIMITS

_CREDENTIALS: Final = frozenset(
    {"api-key", "authorization", "openai-organization", "openai-project", "x-api-key", "x-goog-api-key"}
)
_PORTS: Final = {"http": 80, "https": 443}
_CONNECT: Final = 3.0  # seconds, for each address of a name


class ResponseTooLarge(Fault):
    """Raised for a response that is too large, or compressed so that its size cannot be known."""


UNSEEN: Final = "kept-on-the-wire"
"""The placeholder that providers' libraries get as the API key.

The transport puts in the real key after them, so that no library can log it or show it in an error.
"""


def make_http_client(rules: AddressRules, credential: tuple[str, str] | None = None) -> httpx2.AsyncClient:
    """Return an HTTP client for one household's connection: no redirects, no proxy, nothing from the environment.

    ``credential`` is the header that carries the key.
    """
    return httpx2.AsyncClient(
        transport=_CheckedTransport(rules, credential),
        timeout=httpx2.Timeout(LIMITS.call, connect=_CONNECT),
        follow_redirects=False,
        trust_env=False,
    )


@cache
def make_trust_context() -> ssl.SSLContext:
    """Return the TLS context of trusted authorities, made once as it takes longer than a connection."""
    return httpx2.create_ssl_context()


class _CheckedTransport(httpx2.AsyncBaseTransport):
    """A transport that resolves a name once, checks the addresses and connects to them under the name's certificate."""

    def __init__(self, rules: AddressRules, credential: tuple[str, str] | None) -> None:
        self._rules = rules
        self._credential = credential
        self._inner = httpx2.AsyncHTTPTransport(verify=make_trust_context(), trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and return its response. Raises Forbidden, TooMuch, OSError and httpx2's errors."""
        host, port = request.url.host, request.url.port or _PORTS.get(request.url.scheme, 0)
        refused: httpx2.TransportError = httpx2.ConnectError("no address")
        for address in await resolve_host(host, port, self._rules):
            try:
                return _limit_response(await self._inner.handle_async_request(self._connect_to(request, address)))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                refused = error  # a name may have addresses where nobody listens, or that lead nowhere
        raise refused

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()

    def _connect_to(self, request: httpx2.Request, address: str) -> httpx2.Request:
        return httpx2.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=self._strip_host_keys(request.headers),
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )

    def _strip_host_keys(self, headers: httpx2.Headers) -> httpx2.Headers:
        """Remove keys and account names that libraries took from the host's environment; set the household's key."""
        signed = httpx2.Headers([each for each in headers.raw if each[0].decode().lower() not in _CREDENTIALS])
        signed["accept-encoding"] = "identity"
        if self._credential:
            signed[self._credential[0]] = self._credential[1]
        return signed


def _limit_response(response: httpx2.Response) -> httpx2.Response:
    stream = response.stream
    assert isinstance(stream, httpx2.AsyncByteStream)  # noqa: S101  an async transport gives nothing else
    packed = response.headers.get("content-encoding", "identity") != "identity"
    return httpx2.Response(
        response.status_code,
        headers=response.headers,
        stream=_LimitedBody(stream, 0 if packed else LIMITS.answer_bytes),
        extensions=response.extensions,
    )


class _LimitedBody(httpx2.AsyncByteStream):
    """A response body that is cut off with an error once it exceeds its size limit."""

    def __init__(self, inner: httpx2.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._most
        async for piece in self._inner:
            left -= len(piece)
            if left < 0:
                raise ResponseTooLarge("an answer larger than any answer should be")
            yield piece

    async def aclose(self) -> None:
        """Close the underlying stream."""
        await self._inner.aclose()
