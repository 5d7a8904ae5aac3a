"""Checking that an encryption key is the database's own, by a few encrypted bytes stored in it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from core.errors import Fault
from storage.database import Database
from storage.keyring import KEY_FILE, Keyring
from storage.tables import household
from storage.tables import key_check as table

_SEALED = b"purser"
_ONLY = 1
"""The id of the table's only row."""

_GET = select(table.c.token)
_new = insert(table)
_REPLACE = _new.on_conflict_do_update(index_elements=["id"], set_={"token": _new.excluded.token})
_HAS_HOUSEHOLDS = select(exists(select(household.c.id)).label("found"))


async def open_keyring(database: Database, given: str | None, folder: Path, *, accept_loss: bool = False) -> Keyring:
    """Return the keyring for a database; a new key is made only if there is no household yet.

    With ``accept_loss`` any key is accepted, and a new one is made if there is none.

    Raises: Fault if the key is missing, invalid, or not the one the database was written with.
    """
    names = await database.table_names()
    has_book = household.name in names and (await database.fetch(_HAS_HOUSEHOLDS))[0]["found"]
    keyring = Keyring.open(given, folder, may_make_key=accept_loss or not has_book)
    if has_book and not accept_loss and table.name in names and await _check_key(database, keyring) is False:
        where = "PURSER_ENCRYPTION_KEY" if given else str(folder / KEY_FILE)
        raise Fault(
            f"the key in {where} is not the one this book was written with: put that one back, after a comma where "
            "a new one is to come first. If it is lost for good, python -m bot reseal --accept-loss goes on without"
        )
    if not has_book and table.name in names:
        await store_key_check(database, keyring)
    return keyring


async def store_key_check(database: Database, keyring: Keyring) -> None:
    """Store the encrypted check bytes if they are missing, or if they do not fit the keyring."""
    if not await _check_key(database, keyring):
        await reseal_check(database, keyring)


async def reseal_check(database: Database, keyring: Keyring) -> None:
    """Store the check bytes encrypted with the first key."""
    await database.execute(_REPLACE, {"id": _ONLY, "token": keyring.encrypt(_SEALED)})


async def _check_key(database: Database, keyring: Keyring) -> bool | None:
    """Return whether the keyring decrypts the check bytes; None if there are none."""
    rows = await database.fetch(_GET)
    if not rows:
        return None
    try:
        keyring.decrypt(rows[0]["token"])
    except Fault:
        return False
    return True
