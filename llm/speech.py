"""Hears voice notes: bounded in size; what comes back is text to be read, never a command or a yes.

Speech models make up short sentences where they hear nothing, and "yes" is one of them: a card is decided by hand.
"""

from __future__ import annotations

from typing import Final, Protocol

from core.errors import Refusal
from core.language import changes, commands
from core.language.text import clean, tokens
from core.language.vocabulary import PhraseMatches
from core.model.household import Household, Membership
from core.model.provider import ModelError, ModelResult

MOST_BYTES: Final = 8 * 1024 * 1024
"""Over an hour as messengers record voice (Opus at 16 kbit/s), and a third of what providers take."""
MOST_CHARACTERS: Final = 4000
"""The reader refuses a message half as long, in words a member understands."""
_SOUNDS: Final = ("audio/", "video/mp4", "video/ogg", "video/webm", "application/ogg")


class Hears(Protocol):
    """What hears a recording: the client."""

    async def hear(self, household: Household, audio: bytes, mime: str) -> ModelResult[str]:
        """What was said, or why not."""
        ...


class VoiceTranscriber:
    """The household's model as an ear."""

    def __init__(self, client: Hears) -> None:
        self._client = client

    async def transcribe(self, audio: bytes, mime: str, membership: Membership) -> ModelResult[str]:
        """What was said; CANNOT for what is no sound or too long, UNUSABLE for nothing, a command, a yes or a no."""
        if not audio or len(audio) > MOST_BYTES or not mime.lower().startswith(_SOUNDS):
            return ModelResult(trouble=ModelError.CANNOT)
        heard = await self._client.hear(membership.household, audio, mime)
        text = spoken(heard.value) if heard.value is not None else None
        if text is not None and (not text or decides(text, membership.household.language_of(membership.member))):
            return ModelResult(None, ModelError.UNUSABLE, heard.by, heard.near_cap)
        return ModelResult(text, heard.trouble, heard.by, heard.near_cap)


def spoken(text: str) -> str:
    """What was said as one line of plain text; nobody can say the slash of a command."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:MOST_CHARACTERS].lstrip("/ ")


def decides(text: str, language: str) -> bool:
    """Whether a text would decide a card or command something."""
    try:
        plain = clean(text)
    except Refusal:
        return False
    words = tokens(plain)
    marks = PhraseMatches(words, language)
    return changes.read_verdict(words, marks) is not None or commands.spoken(plain, words, marks) is not None
