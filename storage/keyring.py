"""Encryption keys, from the settings or from a file in the data folder."""

from __future__ import annotations

import hmac
import os
import re
from pathlib import Path
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from core.errors import Fault

KEY_FILE = "encryption.key"
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
"""The form of a key (https://github.com/fernet/spec); Fernet itself ignores characters after one."""
_NO_KEY_FITS = "no encryption key fits: was the key lost or changed?"


class Keyring:
    """Encrypts with its first key and decrypts with any; a key is rotated by putting a new one first."""

    def __init__(self, keys: str) -> None:
        """Take Fernet keys separated by commas. Raises ValueError if one is invalid."""
        names = [key.strip() for key in keys.split(",")]
        if not all(map(_KEY.fullmatch, names)):
            raise ValueError("a key is 32 bytes in URL-safe base64")
        fernets = [Fernet(name) for name in names]
        self._first, self._fernet = fernets[0], MultiFernet(fernets)
        self._names = tuple(names)

    @classmethod
    def open(cls, given: str | None, folder: Path, *, may_make_key: bool) -> Self:
        """Return the keyring from the settings, or from the folder, where a first key is made if allowed.

        Raises: Fault if a key is invalid, or there is none and none may be made.
        """
        path = folder / KEY_FILE
        if given:
            return cls._read(given, "PURSER_ENCRYPTION_KEY holds", "give keys of 44 letters and digits, commas between")
        if may_make_key:
            _make_key(path)
        try:
            kept = path.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            raise Fault(
                f"there is a book, and its encryption key is missing: put {path} back from a backup, "
                "or give the key as PURSER_ENCRYPTION_KEY. If it is lost for good, python -m bot reseal --accept-loss "
                "goes on without"
            ) from None
        except OSError as error:
            raise Fault(f"the encryption key {path} cannot be read: {error.strerror}") from error
        return cls._read(kept, f"{path} holds", "put it back from a backup, or give the key as PURSER_ENCRYPTION_KEY")

    @classmethod
    def _read(cls, keys: str, where: str, advice: str) -> Self:
        try:
            return cls(keys)
        except ValueError:
            raise Fault(f"{where} no encryption key: {advice}") from None

    def encrypt(self, content: bytes) -> bytes:
        """Return the content encrypted with the first key."""
        return self._fernet.encrypt(content)

    def decrypt(self, token: bytes) -> bytes:
        """Return the decrypted content. Raises Fault if no key fits."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken:
            raise Fault(_NO_KEY_FITS) from None

    def derive_secrets(self, purpose: str) -> tuple[bytes, ...]:
        """Return signing secrets for a purpose, one derived from each key, the first key's first."""
        return tuple(hmac.digest(name.encode(), purpose.encode(), "sha256") for name in self._names)

    def is_current(self, token: bytes) -> bool:
        """Return whether content is encrypted with the first key."""
        try:
            self._first.decrypt(token)
        except InvalidToken:
            return False
        return True

    def reencrypt(self, token: bytes) -> bytes:
        """Return content re-encrypted with the first key. Raises Fault if no key fits."""
        try:
            return self._fernet.rotate(token)
        except InvalidToken:
            raise Fault(_NO_KEY_FITS) from None


def _make_key(path: Path) -> None:
    """Write a new key if there is none; if two processes do so at once, both use the first one's."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    except OSError as error:
        raise Fault(f"the encryption key {path} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
