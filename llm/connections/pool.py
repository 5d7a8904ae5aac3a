"""A pool of open models, one per household, whose connections are kept between calls."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.model.provider import Connection, Provider
from llm.connections.address import AddressRules
from llm.providers.provider import Maker, Model

_MOST: Final = 256


@dataclass(eq=False, slots=True)
class _OpenModel:
    connection: Connection
    model: Model
    users: int = 0
    retired: bool = False


class ModelPool:
    """Opens, lends and closes models; a household never gets another household's model."""

    def __init__(self, makers: Mapping[Provider, Maker], rules: AddressRules) -> None:
        self._makers = makers
        self._rules = rules
        self._open: OrderedDict[UUID, _OpenModel] = OrderedDict()

    @asynccontextmanager
    async def borrow_model(self, household: UUID, connection: Connection) -> AsyncIterator[Model]:
        """Lend the household's open model for the duration of the block. Raises Unanswered."""
        way = Connection(connection.provider, connection.model, connection.key, connection.base_url)
        open_ = await self._take_open_model(household, way)
        try:
            yield open_.model
        finally:
            open_.users -= 1
            if open_.retired:
                await self._retire_model(open_)

    async def close(self) -> None:
        """Close all open models."""
        while self._open:
            await self._retire_model(self._open.popitem()[1])

    async def _take_open_model(self, household: UUID, connection: Connection) -> _OpenModel:
        """Return the household's open model, marked as in use before anything is awaited, so that nobody closes it."""
        kept = self._open.get(household)
        if kept is None or kept.connection != connection:
            fresh = _OpenModel(connection, await self._makers[connection.provider](connection, self._rules))
            kept = self._open.get(household)
            if kept is None or kept.connection != connection:
                return await self._add_model(household, fresh)
            await fresh.model.close()  # another call was faster
            return await self._take_open_model(household, connection)
        kept.users += 1
        self._open.move_to_end(household)
        return kept

    async def _add_model(self, household: UUID, fresh: _OpenModel) -> _OpenModel:
        fresh.users += 1
        gone = [self._open.pop(household)] if household in self._open else []
        self._open[household] = fresh
        if len(self._open) > _MOST:
            gone.append(self._open.popitem(last=False)[1])
        for each in gone:
            await self._retire_model(each)
        return fresh

    async def _retire_model(self, open_: _OpenModel) -> None:
        open_.retired = True
        if open_.users == 0:
            await open_.model.close()
