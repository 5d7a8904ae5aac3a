"""Key rotation: re-encrypts everything stored under the first key, after which old keys can be dropped."""

from __future__ import annotations

from dataclasses import dataclass

from storage.key_check import reseal_check
from storage.store import Store


@dataclass(frozen=True, slots=True)
class ResealResult:
    """The result of a key rotation: how many items were re-encrypted, and how many no key can decrypt."""

    anew: int
    lost: int


async def reencrypt_all(store: Store) -> ResealResult:
    """Re-encrypt every household's files and model key, and all web chat files; harmless to repeat."""
    anew, lost = await store.transcript.reseal()
    for household in await store.directory.list_households():
        files, gone = await store.files.reseal(household)
        async with store.units(household, None) as uow:
            keys, unread = await uow.connections.reseal()
            await uow.commit()
        anew, lost = anew + files + keys, lost + gone + unread
    await reseal_check(store.database, store.keyring)
    return ResealResult(anew, lost)
