"""A call that brings a file, as multipart/form-data (RFC 7578)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

_SPELT = {'"': "%22", "\r": "%0D", "\n": "%0A"}
"""Signs a name may not hold (HTML Living Standard, multipart/form-data encoding algorithm)."""


class Upload(NamedTuple):
    """A file as the value of one field."""

    field: str
    name: str
    content: bytes


def form(fields: Mapping[str, Any], upload: Upload) -> tuple[str, bytes]:
    """The content type and the body; what is not text is written as JSON, as the Bot API reads it."""
    parts = [(f'name="{name}"', _plain(value)) for name, value in fields.items()]
    parts.append((f'name="{upload.field}"; filename="{_spelt(upload.name)}"', upload.content))
    # Nothing can hold the digest of itself, so no part holds the line between the parts.
    line = sha256(b"".join(content for _, content in parts)).hexdigest()
    body = bytearray()
    for head, content in parts:
        body += f"--{line}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
    return f"multipart/form-data; boundary={line}", bytes(body + f"--{line}--\r\n".encode())


def _plain(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else msgspec.json.encode(value)


def _spelt(name: str) -> str:
    return "".join(_SPELT.get(sign, sign) for sign in name)
