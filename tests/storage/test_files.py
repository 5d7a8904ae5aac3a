"""Files and secrets: encrypted at rest, apart per household, the key kept with care."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from core.errors import Fault, NotFound
from storage.files import Files
from storage.secrets import KEY_FILE, Keyring
from tests.databases import SeededIds

IDS = SeededIds(5)
HOUSEHOLD = IDS.new()


async def test_a_file_comes_back_and_lies_encrypted(tmp_path: Path) -> None:
    """K2."""
    files = Files(tmp_path / "files", Keyring.open(None, tmp_path))
    key = await files.put(HOUSEHOLD, IDS.new(), b"a receipt")
    assert await files.get(HOUSEHOLD, key) == b"a receipt"
    assert b"receipt" not in _everything(tmp_path)


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("key", ["", "x", "../../etc/passwd", "0" * 32, "٣" * 32])
async def test_a_key_that_is_none_is_not_found(tmp_path: Path, key: str) -> None:
    files = Files(tmp_path / "files", Keyring.open(None, tmp_path))
    with pytest.raises(NotFound):
        await files.get(HOUSEHOLD, key)


def test_a_made_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    token = Keyring.open(None, tmp_path / "new").encrypt(b"x")
    assert Keyring.open(None, tmp_path / "new").decrypt(token) == b"x"
    assert (tmp_path / "new" / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == [KEY_FILE]


def test_keys_rotate_and_a_lost_key_is_a_fault(tmp_path: Path) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    token = Keyring.open(old, tmp_path).encrypt(b"x")
    assert Keyring.open(f"{new}, {old}", tmp_path).decrypt(token) == b"x"
    with pytest.raises(Fault):
        Keyring.open(new, tmp_path).decrypt(token)
    assert not (tmp_path / KEY_FILE).exists()


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Fernet"):
        Keyring.open("short", tmp_path)
