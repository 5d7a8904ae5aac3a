"""Transcribing voice notes of limited size; the text is read as a message, never as a command or a confirmation.

Speech models invent short sentences out of silence, "yes" among them: a draft is confirmed by a button or typed words.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from core.errors import Refusal
from core.language import commands
from core.language.changes.plain_answers import read_verdict
from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from core.model.household import Household, Membership
from core.model.provider import Connection, ModelError, ModelResult, Provider
from core.ports import Clock
from llm.connections.address import AddressRules
from llm.providers.provider import Maker, Model, Unanswered

MOST_BYTES: Final = 8 * 1024 * 1024
"""The most bytes of a recording: over an hour of a messenger's voice note, and a third of the providers' limit."""
MOST_CHARACTERS: Final = 4000
"""The most characters kept of a transcript, twice as many as the reader accepts as one message."""
MOST_A_DAY: Final = 60
"""The most recordings per household and day that are transcribed at the host's expense."""
SECONDS: Final = 30.0
"""Seconds that the host's provider may take."""
_SOUNDS: Final = ("audio/", "video/mp4", "video/ogg", "video/webm", "application/ogg")


class RecordingTranscriber(Protocol):
    """What VoiceTranscriber needs of a client: transcribing a recording."""

    async def transcribe(self, household: Household, audio: bytes, mime: str) -> ModelResult[str]:
        """Return the text of a recording, or the reason why there is none."""
        ...


class HostTranscriber:
    """Transcribes at the host's expense, for households without a model that can."""

    def __init__(self, connection: Connection, makers: Mapping[Provider, Maker], clock: Clock) -> None:
        """Take the host's own connection, whose address may be on this machine because the host chose it."""
        self._connection = connection
        self._makers = makers
        self._clock = clock
        self._model: Model | None = None
        self._counts: dict[tuple[UUID, date], int] = {}
        """The number of recordings of each household on the present UTC day."""

    async def transcribe(self, household: Household, audio: bytes, mime: str) -> ModelResult[str]:
        """Return the text of a recording, or the reason why there is none, such as too many from a household today."""
        key = (household.id, self._clock.now().date())
        self._counts = {each: count for each, count in self._counts.items() if each[1] == key[1]}
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] > MOST_A_DAY:
            return ModelResult(trouble=ModelError.CAP)
        try:
            async with asyncio.timeout(SECONDS):
                if self._model is None:
                    rules = AddressRules(private=True, loopback=True)
                    self._model = await self._makers[self._connection.provider](self._connection, rules)
                said = await self._model.transcribe(audio, mime)
        except Unanswered as none:
            return ModelResult(trouble=none.trouble)
        except TimeoutError:
            return ModelResult(trouble=ModelError.SLOW)
        return ModelResult(said.text)

    async def close(self) -> None:
        """Close the connections."""
        if self._model is not None:
            await self._model.close()


class VoiceTranscriber:
    """Transcribes with the household's model, or with the host's if that cannot."""

    def __init__(self, client: RecordingTranscriber, host: RecordingTranscriber | None = None) -> None:
        self._client = client
        self._host = host

    async def transcribe(self, audio: bytes, mime: str, membership: Membership) -> ModelResult[str]:
        """Return the text of a voice note.

        The result is CANNOT if it is no sound or too long, and UNUSABLE for silence, commands, yes and no.
        """
        if not audio or len(audio) > MOST_BYTES or not mime.lower().startswith(_SOUNDS):
            return ModelResult(trouble=ModelError.CANNOT)
        heard = await self._transcribe_voice(membership.household, audio, mime)
        text = clean_transcript(heard.value) if heard.value is not None else None
        if text is not None and (
            not text or is_decision(text, membership.household.choose_language(membership.member))
        ):
            return ModelResult(None, ModelError.UNUSABLE, heard.by, heard.near_cap)
        return ModelResult(text, heard.trouble, heard.by, heard.near_cap)

    async def _transcribe_voice(self, household: Household, audio: bytes, mime: str) -> ModelResult[str]:
        own: ModelResult[str] = ModelResult()
        if household.assisted:
            own = await self._client.transcribe(household, audio, mime)
        if self._host is None or own.trouble not in {None, ModelError.CANNOT} or own.value is not None:
            return own
        return await self._host.transcribe(household, audio, mime)


def clean_transcript(text: str) -> str:
    """Return a transcript as one line of plain text, without a leading slash, so that it cannot be a command."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:MOST_CHARACTERS].lstrip("/ ")


def is_decision(text: str, language: str) -> bool:
    """Return whether a text would confirm or discard a draft."""
    try:
        plain = clean_text(text)
    except Refusal:
        return False
    words = tokenise(plain)
    marks = PhraseMatches(words, language)
    return read_verdict(words, marks) is not None or commands.read_spoken_command(plain, words, marks) is not None
