"""Hears voice notes: bounded in size, and what comes back is typed text, never a command."""

from __future__ import annotations

from typing import Final, Protocol

from core.model.household import Household, Seat
from core.model.provider import Heard, Trouble

MOST_BYTES: Final = 8 * 1024 * 1024
"""Over an hour as messengers record voice (Opus at 16 kbit/s), and a third of what providers take."""
MOST_CHARACTERS: Final = 4000
"""The reader refuses a message half as long, in words a member understands."""
_SOUNDS: Final = ("audio/", "video/mp4", "video/ogg", "video/webm", "application/ogg")


class Hears(Protocol):
    """What hears a recording: the client."""

    async def hear(self, household: Household, audio: bytes, mime: str) -> Heard[str]:
        """What was said, or why not."""
        ...


class VoiceTranscriber:
    """The household's model as an ear."""

    def __init__(self, client: Hears) -> None:
        self._client = client

    async def transcribe(self, audio: bytes, mime: str, seat: Seat) -> Heard[str]:
        """What was said; CANNOT for what is no sound or too long, UNUSABLE where nothing was."""
        if not audio or len(audio) > MOST_BYTES or not mime.lower().startswith(_SOUNDS):
            return Heard(trouble=Trouble.CANNOT)
        heard = await self._client.hear(seat.household, audio, mime)
        text = spoken(heard.value) if heard.value is not None else None
        trouble = Trouble.UNUSABLE if text == "" else heard.trouble
        return Heard(text or None, trouble, heard.by, heard.near_cap)


def spoken(text: str) -> str:
    """What was said as one line of plain text; nobody can say the slash of a command."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:MOST_CHARACTERS].lstrip("/ ")
