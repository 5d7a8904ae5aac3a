"""A fake model provider that answers after a set time: ``python -m benchmarks.provider SECONDS``."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

from tests.llm.providers.dialects import DIALECTS
from tests.llm.providers.server import Plan, serving

SAYS = {provider.value: dialect.answer("filled.json") for provider, dialect in DIALECTS.items()}


def plan(seconds: float) -> Plan:
    """Return a function that gives each provider's recorded answer late; paths begin with the provider's name."""
    return lambda heard: replace(SAYS[heard.path.split("/")[1]], late=seconds)


async def main(seconds: float) -> None:
    """Print the server's address and serve until standard input ends."""
    async with serving(plan(seconds)) as server:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
