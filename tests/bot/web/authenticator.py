"""An authenticator of passkeys in memory: makes P-256 keys and signs, as WebAuthn's text says."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey; what a test changes is what a forger would."""

    origin: str
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    credential: bytes = b"a credential's id"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    handle: bytes = b""
    party: str = ""
    public: Any = None
    """What is handed in as the public key; the key's own where it is None."""

    def create(self, options: dict[str, Any]) -> str:
        """Make the passkey a page asks for; returns what the page sends."""
        self.handle, self.party = _read(options["user"]["id"]), options["rp"]["id"]
        numbers = self.key.public_key().public_numbers()
        own = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        public = cbor2.dumps(own if self.public is None else self.public)
        held = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + public
        shown = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | ATTESTED) + held}
        return self._send("webauthn.create", options, {"attestationObject": _write(cbor2.dumps(shown))})

    def get(self, options: dict[str, Any]) -> str:
        """Sign what a page asks for; returns what the page sends."""
        client, data = self._client("webauthn.get", options), self._data(self.flags)
        signature = self.key.sign(data + sha256(client).digest(), ECDSA(SHA256()))
        more = {"authenticatorData": data, "signature": signature, "userHandle": self.handle}
        return self._send("webauthn.get", options, {name: _write(value) for name, value in more.items()})

    def _data(self, flags: int) -> bytes:
        return sha256(self.party.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _send(self, kind: str, options: dict[str, Any], response: dict[str, str]) -> str:
        shown = {"id": _write(self.credential), "rawId": _write(self.credential), "type": "public-key"}
        client = _write(self._client(kind, options))
        return json.dumps({**shown, "response": {"clientDataJSON": client, **response}})


def _read(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _write(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
