"""Households with a model each, on the real store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import bindparam, select

from core.model.household import Household
from core.model.provider import Connection, ModelCallUsage
from llm.client import Client
from llm.connections.limits import CallLimits
from llm.prompt import Prompt
from storage import tables
from storage.store import Store
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.households import settle

PATIENT = CallLimits(deadline=20, card=20, call=20, backoff=0.01)
"""For what must not fail because the machine is busy."""
HASTY = CallLimits(deadline=0.6, call=0.6, backoff=0.01)
"""Only where being too slow is the one possible outcome, for it may be reached at any step."""
_CALLS = select(tables.call).where(tables.call.c.household_id == bindparam("household"))


class Purchase(BaseModel):
    """The shape asked for in these tests."""

    model_config = ConfigDict(strict=True, extra="forbid")

    item: str
    count: int


MILK = Purchase(item="milk", count=2)


def asking(text: str = "two milk") -> Prompt:
    """A prompt with one turn."""
    return Prompt("Read the purchase.", "purchase-1", (("user", text),))


def skip_time(seconds: float) -> None:
    """Set the running loop's clock forward, so that timers due by then ring at once."""
    loop = asyncio.get_running_loop()
    clock = loop.time
    loop.time = lambda: clock() + seconds  # type: ignore[method-assign]


@dataclass(slots=True)
class Street:
    """A store and the households in it."""

    store: Store
    clock: HandClock
    ids: SeededIds

    def client(self, limits: CallLimits = PATIENT, **more: Any) -> Client:
        """A client on this store."""
        return Client(self.store.units, self.clock, self.ids, limits=limits, **more)

    async def home(self, connection: Connection | None = None) -> Household:
        """A new household, with a model where one is given."""
        home = await settle(self.store, self.ids, f"home {self.ids.new()}")
        if connection is None:
            return replace(home.household, assisted=True)
        return await self.connect(home.household, connection)

    async def connect(self, household: Household, connection: Connection) -> Household:
        """The household with another model."""
        async with self.store.units(household.id, None) as uow:
            await uow.connections.save(connection)
            await uow.commit()
        return replace(household, assisted=True)

    async def usage(self, household: Household) -> dict[str, ModelCallUsage]:
        """What calls came to, by job."""
        async with self.store.units(household.id, None) as uow:
            usage = await uow.connections.sum_usage(self.clock.now() - timedelta(days=31))
        return {each.job: each for each in usage}

    async def calls(self, household: UUID) -> list[dict[str, Any]]:
        """The rows of the log of calls, whole."""
        return [dict(row) for row in await self.store.database.fetch(_CALLS, {"household": household})]


@asynccontextmanager
async def street(url: str, folder: Path, *, accept_loss: bool = False) -> AsyncIterator[Street]:
    """A street on a migrated database; ``accept_loss`` opens one of another key."""
    clock = HandClock()
    store = await databases.opened(url, folder, clock, accept_loss=accept_loss)
    try:
        yield Street(store, clock, SeededIds(7))
    finally:
        await store.close()
