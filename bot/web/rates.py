"""Rate limits on client requests, counted in this process, or in Redis if several processes serve."""

from __future__ import annotations

from typing import Final

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from core.errors import Invalid

LOGINS: Final = "5/15 minutes"
"""Attempts to sign in under one name."""

CLIENT_LOGINS: Final = "20/15 minutes"
"""Attempts to sign in, join or register from one address: all members of a family may share it."""

REQUESTS: Final = "100/minute"
ONCE: Final = "1/15 minutes"
MODEL_TESTS: Final = "10/15 minutes"


class TooMany(Invalid):
    """A rate limit was exceeded; the refusal says when to try again."""


class RequestLimits:
    """The rate limits of one host: sign-ins, requests, model tests and one-time secrets."""

    def __init__(
        self, redis_url: str = "", *, requests: str = REQUESTS, logins: str = LOGINS, clients: str = CLIENT_LOGINS
    ) -> None:
        storage = RedisStorage(f"async+{redis_url}", implementation="redispy") if redis_url else MemoryStorage()
        self._limiter = MovingWindowRateLimiter(storage)
        self._requests = parse(requests)
        self._logins = parse(logins)
        self._clients = parse(clients)
        self._model_tests = parse(MODEL_TESTS)
        self._once = parse(ONCE)

    async def count_client_login(self, client: str) -> None:
        """Count an attempt to sign in, join or register from a client address. Raises TooMany."""
        await self._count(self._clients, "client login", client, "too-many-logins")

    async def count_login(self, name: str) -> None:
        """Count an attempt to sign in under a login name. Raises TooMany."""
        await self._count(self._logins, "login", name.casefold(), "too-many-logins")

    async def forget_logins(self, name: str) -> None:
        """Forget the attempts under a login name, once one was right."""
        await self._limiter.clear(self._logins, "login", name.casefold())

    async def count_request(self, *keys: str) -> None:
        """Count a request under each of the keys. Raises TooMany."""
        for key in keys:
            await self._count(self._requests, "request", key, "too-many-requests")

    async def count_model_test(self, household: str) -> None:
        """Count a test of a household's language model. Raises TooMany."""
        await self._count(self._model_tests, "model test", household, "too-many-tests")

    async def allows_model_test(self, household: str) -> bool:
        """Count a test of a household's language model and return True, or return False if over the limit."""
        return await self._limiter.hit(self._model_tests, "model test", household)

    async def is_first_use(self, secret: str) -> bool:
        """Return whether a one-time secret is used for the first time within fifteen minutes."""
        return await self._limiter.hit(self._once, "once", secret)

    async def _count(self, limit: RateLimitItem, kind: str, key: str, code: str) -> None:
        if not await self._limiter.hit(limit, kind, key):
            raise TooMany(code, minutes=max(1, round(limit.get_expiry() / 60)))
