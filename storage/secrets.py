"""The keyring: what is encrypted at rest, by a key from the settings or one kept in the data folder."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from core.errors import Fault

KEY_FILE = "encryption.key"


class Keyring:
    """Encrypts with its first key, decrypts with any: keys are rotated by putting a new one first."""

    def __init__(self, keys: str) -> None:
        """``keys`` are Fernet keys with commas between; raises ValueError where one is none."""
        fernets = [Fernet(key.strip()) for key in keys.split(",")]
        self._first, self._fernet = fernets[0], MultiFernet(fernets)

    @classmethod
    def open(cls, given: str | None, folder: Path) -> Keyring:
        """The keyring of the settings, or of the folder, where a key is made at the first time (mode 600)."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(given or _kept(folder / KEY_FILE))

    def encrypt(self, content: bytes) -> bytes:
        """Content nobody reads without the key."""
        return self._fernet.encrypt(content)

    def decrypt(self, token: bytes) -> bytes:
        """The content; raises Fault where no key fits."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken:
            raise Fault("no encryption key fits: was the key lost or changed?") from None

    def is_current(self, token: bytes) -> bool:
        """Whether content is under the first key already."""
        try:
            self._first.decrypt(token)
        except InvalidToken:
            return False
        return True

    def rotate(self, token: bytes) -> bytes:
        """The same content under the first key; raises Fault where no key fits."""
        try:
            return self._fernet.rotate(token)
        except InvalidToken:
            raise Fault("no encryption key fits: was the key lost or changed?") from None


def _kept(path: Path) -> str:
    """The key in a file; of two processes that make it at once, both read the first one's."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(Fernet.generate_key())
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
