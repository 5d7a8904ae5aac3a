"""Key rotation: everything encrypted at rest comes under the first key; then the old keys may go."""

from __future__ import annotations

from dataclasses import dataclass

from storage.key_check import reseal_check
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Sealing:
    """What is under the first key now: how much was sealed anew, and how much no key opens any more."""

    anew: int
    lost: int


async def reseal(store: Store) -> Sealing:
    """Seal every household's photos and files, and the key of its language model, anew; harmless to repeat."""
    anew, lost = await store.transcript.reseal()
    for household in await store.directory.list_households():
        files, gone = await store.files.reseal(household)
        async with store.units(household, None) as uow:
            keys, unread = await uow.connections.reseal()
            await uow.commit()
        anew, lost = anew + files + keys, lost + gone + unread
    await reseal_check(store.database, store.keyring)
    return Sealing(anew, lost)
