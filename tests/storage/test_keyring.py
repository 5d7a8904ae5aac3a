"""The keyring: its key made once, kept with care, rotated, and never replaced in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from core.errors import Fault
from storage.keyring import KEY_FILE, Keyring
from storage.sealing import reencrypt_all
from storage.store import Store, open_store
from tests.databases import HandClock, SeededIds
from tests.households import settle

KEY = "ZmVybmV0LWtleXMtYXJlLTMyLWJ5dGVzLWxvbmchISE="
"""A key that is the same in every run."""


def _new_key() -> str:
    return Fernet.generate_key().decode()


def test_a_made_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    token = Keyring.open(None, tmp_path, may_make_key=True).encrypt(b"x")
    assert Keyring.open(None, tmp_path, may_make_key=False).decrypt(token) == b"x"
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_keys_rotate_and_a_lost_key_is_a_fault(tmp_path: Path) -> None:
    old, new = _new_key(), _new_key()
    token = Keyring.open(old, tmp_path, may_make_key=True).encrypt(b"x")
    assert Keyring.open(f"{new}, {old}", tmp_path, may_make_key=True).decrypt(token) == b"x"
    with pytest.raises(Fault):
        Keyring.open(new, tmp_path, may_make_key=True).decrypt(token)
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("given", ["short", "ключ", f"{KEY},", f"{KEY};{KEY}", "=" * 44])
def test_what_is_no_key_is_refused_with_a_sentence(tmp_path: Path, given: str) -> None:
    with pytest.raises(Fault, match="PURSER_ENCRYPTION_KEY holds no encryption key: give keys"):
        Keyring.open(given, tmp_path, may_make_key=True)


@pytest.mark.parametrize("kept", [b"", b"\xff\x00 garbage", b"short\n"])
def test_a_key_file_without_a_key_is_refused_with_a_sentence(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(kept)
    with pytest.raises(Fault, match=f"{KEY_FILE} holds no encryption key: put it back"):
        Keyring.open(None, tmp_path, may_make_key=True)
    assert (tmp_path / KEY_FILE).read_bytes() == kept


async def _open(database: str, folder: Path, key: str | None = None) -> Store:
    store = await open_store(database, data_dir=folder, clock=HandClock(), ids=SeededIds(), key=key)
    await store.migrate()
    return store


async def _found_book(database: str, folder: Path, key: str | None = None) -> None:
    store = await _open(database, folder, key)
    await settle(store, SeededIds(7))
    await store.close()


async def test_a_missing_key_is_not_replaced_beside_a_book(database: str, tmp_path: Path) -> None:
    await _found_book(database, tmp_path)
    kept = (tmp_path / KEY_FILE).read_text()
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(Fault, match=r"its encryption key is missing: put .* back from a backup"):
        await _open(database, tmp_path)
    assert not (tmp_path / KEY_FILE).exists()
    await (await _open(database, tmp_path, kept)).close()


async def test_another_books_key_is_refused(database: str, tmp_path: Path) -> None:
    await _found_book(database, tmp_path)
    (tmp_path / KEY_FILE).write_bytes(Fernet.generate_key())
    with pytest.raises(Fault, match=f"{KEY_FILE} is not the one this book was written with"):
        await _open(database, tmp_path)
    with pytest.raises(Fault, match="PURSER_ENCRYPTION_KEY is not the one this book was written with"):
        await _open(database, tmp_path, _new_key())


async def test_a_host_whose_key_is_lost_may_go_on_with_another(database: str, tmp_path: Path) -> None:
    await _found_book(database, tmp_path)
    (tmp_path / KEY_FILE).unlink()
    store = await open_store(database, data_dir=tmp_path, clock=HandClock(), ids=SeededIds(), accept_loss=True)
    await reencrypt_all(store)
    await store.close()
    await (await _open(database, tmp_path)).close()


async def test_an_old_key_may_go_once_all_is_resealed(database: str, tmp_path: Path) -> None:
    old, new = _new_key(), _new_key()
    await _found_book(database, tmp_path, old)
    store = await _open(database, tmp_path, f"{new},{old}")
    await store.close()
    with pytest.raises(Fault, match="not the one"):
        await _open(database, tmp_path, new)
    store = await _open(database, tmp_path, f"{new},{old}")
    await reencrypt_all(store)
    await store.close()
    await (await _open(database, tmp_path, new)).close()


async def test_where_nobody_lives_yet_a_key_may_change(database: str, tmp_path: Path) -> None:
    await (await _open(database, tmp_path)).close()
    (tmp_path / KEY_FILE).unlink()
    await (await _open(database, tmp_path)).close()
    await _found_book(database, tmp_path)
