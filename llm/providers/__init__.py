"""The model providers a household may choose, one file each, imported when first used."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final

from core.model.provider import Connection, Provider
from llm.connections.address import AddressRules
from llm.providers.provider import Maker, Model


@dataclass(frozen=True, slots=True)
class _LazyMaker:
    """A maker of a provider's models that imports the provider's file (a second or two) in a thread."""

    module: str

    async def __call__(self, connection: Connection, rules: AddressRules) -> Model:
        return await asyncio.to_thread(self._make_provider, connection, rules)

    async def load(self) -> None:
        """Import the provider's file and library."""
        await asyncio.to_thread(import_module, self.module)

    def _make_provider(self, connection: Connection, rules: AddressRules) -> Model:
        made: Model = import_module(self.module).make(connection, rules)
        return made


PROVIDERS: Final[Mapping[Provider, Maker]] = MappingProxyType(
    {each: _LazyMaker(f"llm.providers.{each.value}") for each in Provider}
)
"""The maker of each provider's models; every provider's file has its own ``make(connection, rules)``."""
