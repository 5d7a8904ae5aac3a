"""The keyring: its key kept with care, rotated, and not missed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from core.errors import Fault
from storage.secrets import KEY_FILE, Keyring


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
