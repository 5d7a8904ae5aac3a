"""Broadcasts between the processes of an installation over Redis' publish and subscribe (https://redis.io/docs/pubsub).

Messages are only hints: an open page reads the transcript sooner, a provider that is down is avoided by all processes.
A lost message costs nothing but time, so nobody waits for Redis.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import msgspec
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from core.ports.broadcast import Take

log = logging.getLogger(__name__)

CHANNEL: Final = "purser-news"
MOST_WAITING: Final = 1_000
"""The most messages waiting to be sent; further ones are lost while Redis is unreachable."""
AGAIN_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 5.0
"""The most seconds for an answer of Redis before the connection is closed."""
READ_SECONDS: Final = 1.0
CHECK_SECONDS: Final = 10
"""The seconds without a message after which a connection is checked."""
UNREACHABLE: Final = (OSError, RedisError)


class BroadcastMessage(msgspec.Struct, frozen=True, array_like=True):
    """A broadcast as sent over Redis."""

    sender: str
    topic: str
    message: str


class RedisBroadcast:
    """A broadcast between the processes that share a Redis server."""

    def __init__(self, url: str, *, again: float = AGAIN_SECONDS) -> None:
        self._redis = Redis.from_url(
            url,
            socket_connect_timeout=ANSWER_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            health_check_interval=CHECK_SECONDS,
        )
        self._again = again
        self._sender = secrets.token_hex(8)
        self._waiting: asyncio.Queue[BroadcastMessage] = asyncio.Queue(MOST_WAITING)
        self._takers: defaultdict[str, list[Take]] = defaultdict(list)

    def tell(self, topic: str, message: str) -> None:
        """Queue a message to all other processes, without waiting."""
        with suppress(asyncio.QueueFull):
            self._waiting.put_nowait(BroadcastMessage(self._sender, topic, message))

    def listen(self, topic: str, take: Take) -> None:
        """Call a function with every message of a topic that another process sends."""
        self._takers[topic].append(take)

    async def run(self) -> None:
        """Send and receive messages until cancelled, reconnecting whenever Redis is lost."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._run_reconnecting(self._send_queued))
                tasks.create_task(self._run_reconnecting(self._receive_messages))
        finally:
            await self._redis.aclose()

    async def _run_reconnecting(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except UNREACHABLE as error:
                log.warning("redis is out of reach: %s", type(error).__name__)
            await asyncio.sleep(self._again)

    async def _send_queued(self) -> None:
        while True:
            news = await self._waiting.get()
            await self._redis.publish(CHANNEL, msgspec.json.encode(news))

    async def _receive_messages(self) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as subscription:
            await subscription.subscribe(CHANNEL)
            while True:
                await self._receive_one(subscription)

    async def _receive_one(self, subscription: PubSub) -> None:
        received = await subscription.get_message(timeout=READ_SECONDS)
        if received is None:
            return
        try:
            news = msgspec.json.decode(received["data"], type=BroadcastMessage)
            if news.sender != self._sender:
                for take in self._takers.get(news.topic, ()):
                    take(news.message)
        except msgspec.DecodeError:
            log.warning("somebody else, or another version, writes to the channel %s in redis", CHANNEL)
