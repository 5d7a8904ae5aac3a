"""The second part of the composition root: wires language models and photo readers to a store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

from bot.settings import Settings
from core.errors import Fault
from core.model.provider import Connection, Provider
from core.ports import Assistants, Broadcast, Clock, DocumentReader, Ids, Monitor, Receipts
from core.receipts.receipt_reader import ReceiptReader
from llm.client import Client
from llm.connections.address import AddressRules
from llm.connections.limits import LIMITS, CallLimits
from llm.connections.prices import read_prices
from llm.connections.url_check import UrlCheck
from llm.jobs.advise import MoneyAdviser
from llm.jobs.choose import CategoryChooser
from llm.jobs.interpret import MessageInterpreter
from llm.jobs.narrate import AnswerNarrator
from llm.jobs.receipt_witness import ModelWitness
from llm.jobs.speech import HostTranscriber, VoiceTranscriber
from llm.ocr.readers import DisabledReaders, PageReaders
from llm.providers import PROVIDERS
from llm.providers.provider import Maker
from storage.store import Store

QUIET: Final = 10.0
"""The seconds after a start before providers' libraries are loaded, so that other things load first."""
ASKED: Final = 200
"""The most households whose provider is looked up for that."""


@dataclass(slots=True)
class Libraries:
    """The libraries of the model providers in use, loaded early as each takes a second or two."""

    client: Client
    store: Store
    loading: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Load the libraries in the background."""
        self.loading = asyncio.create_task(self.load(QUIET))

    async def load(self, after: float = 0.0) -> None:
        """Load the libraries of all providers in use; where the database fails, each is loaded on first use."""
        await asyncio.sleep(after)
        with suppress(Fault):
            await self.client.warm((await self.store.directory.list_households())[:ASKED])

    async def stop(self) -> None:
        """Stop loading."""
        if self.loading is not None:
            self.loading.cancel()
            await asyncio.wait([self.loading])


@dataclass(frozen=True, slots=True)
class OutsideParts:
    """The services that handlers may use outside a transaction."""

    assistants: Assistants
    pages: DocumentReader
    receipts: Receipts
    libraries: Libraries | None = None

    def warm(self) -> None:
        """Load the model libraries in the background, so that the first question need not wait."""
        if self.libraries is not None:
            self.libraries.start()


@dataclass(frozen=True, slots=True)
class ReplacedParts:
    """Replaceable outside parts: model clients by provider, a page reader instead of the settings' own, time limits."""

    makers: Mapping[Provider, Maker]
    pages: DocumentReader | None = None
    limits: CallLimits = LIMITS


OUTSIDE = ReplacedParts(PROVIDERS)
"""The parts used in production."""


@asynccontextmanager
async def open_outside_parts(
    settings: Settings,
    store: Store,
    clock: Clock,
    ids: Ids,
    *,
    outside: ReplacedParts,
    monitor: Monitor,
    broadcast: Broadcast,
) -> AsyncIterator[OutsideParts]:
    """Yield the parts outside the database, and close their connections and processes at the end."""
    # On this machine only where whoever hosts is the household: strangers on a public bot are admins of theirs.
    private = settings.allow_private_llm
    alone = store.database.has_one_writer and settings.is_for_this_machine
    rules = AddressRules(private=private, loopback=private or alone)
    client = Client(
        store.units,
        clock,
        ids,
        allow_private=rules.private,
        allow_loopback=rules.loopback,
        makers=outside.makers,
        limits=outside.limits,
        prices=read_prices(settings.model_prices) if settings.model_prices else None,
        monitor=monitor,
        broadcast=broadcast,
    )
    pages = outside.pages or make_page_readers(settings)
    libraries = Libraries(client, store)
    listener = _open_host_listener(settings, outside.makers, clock)
    try:
        yield OutsideParts(_make_assistants(client, rules, listener), pages, ReceiptReader(), libraries)
    finally:
        await libraries.stop()
        await client.close()
        if listener is not None:
            await listener.close()
        if isinstance(pages, PageReaders):
            await pages.close()


def make_page_readers(settings: Settings, *, warm: bool = False) -> PageReaders | DisabledReaders:
    """Return the readers of photos as the settings say; ``warm`` loads them in the background."""
    if settings.ocr == "off":
        return DisabledReaders()
    readers = PageReaders(settings.ocr, settings.ocr_threads, settings.ocr_processes, settings.printed_in)
    if warm:
        readers.warm()
    return readers


def _open_host_listener(settings: Settings, makers: Mapping[Provider, Maker], clock: Clock) -> HostTranscriber | None:
    """Return the host's speech-to-text provider; None where the settings name none."""
    if settings.speech == "off":
        return None
    key = settings.speech_key.get_secret_value()
    connection = Connection(Provider(settings.speech), settings.speech_model, key, settings.speech_url)
    return HostTranscriber(connection, makers, clock)


def _make_assistants(client: Client, rules: AddressRules, listener: HostTranscriber | None) -> Assistants:
    return Assistants(
        interpreter=MessageInterpreter(client),
        chooser=CategoryChooser(client),
        narrator=AnswerNarrator(client),
        adviser=MoneyAdviser(client),
        transcriber=VoiceTranscriber(client, listener),
        tester=client,
        pulse=client,
        doorkeeper=UrlCheck(rules),
        witness=ModelWitness(client, ReceiptReader()),
    )
