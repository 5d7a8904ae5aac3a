"""What a picture of ours is called when it leaves: its ending says its kind."""

from __future__ import annotations

_JPEG = b"\xff\xd8\xff"
"""How a JPEG begins (ITU-T T.81, B.1.1.3); everything else we draw is a PNG."""


def picture_name(image: bytes, name: str = "picture") -> str:
    """``name`` with the ending of what the picture is."""
    return f"{name}.{'jpg' if image.startswith(_JPEG) else 'png'}"
