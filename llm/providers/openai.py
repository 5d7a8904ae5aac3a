"""OpenAI as a provider: structured outputs, pictures and recordings."""

from __future__ import annotations

import re
from typing import Final

from core.model.provider import Connection, ModelError
from llm.connections.address import AddressRules
from llm.providers.chat import Chat
from llm.providers.provider import ModelAnswer, Unanswered

_ADDRESS: Final = "https://api.openai.com/v1"
_HEARING: Final = "gpt-transcribe"  # the one that is left after 2027-02-26, by OpenAI's page of deprecations
_EARS: Final = re.compile(r"(?!.*(diarize|realtime)).*transcribe|whisper")
"""Pattern of other models that transcribe, for accounts and addresses without the usual one."""
_OTHER: Final = re.compile(
    r"audio|babbage|codex|computer-use|dall-e|davinci|embedding|image|instruct|moderation|realtime|search|sora"
    r"|transcribe|tts|whisper"
)
"""Pattern of models that are no chat models and are therefore not offered."""


class OpenAI(Chat):
    """A connection to one of OpenAI's models."""

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models on offer that can chat."""
        return tuple(name for name in await super().list_models() if not _OTHER.search(name))

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the text of a recording.

        If the usual model is missing, the first listed model that transcribes is used.
        """
        try:
            return await super().transcribe(audio, mime)
        except Unanswered as none:
            if none.trouble is not ModelError.UNKNOWN:
                raise
        ears = [name for name in await super().list_models() if _EARS.match(name) and name != self._hearing]
        if not ears:
            raise Unanswered(ModelError.CANNOT)
        self._hearing = ears[0]
        return await super().transcribe(audio, mime)


def make(connection: Connection, rules: AddressRules) -> OpenAI:
    """Return the model of a connection. Raises Unanswered without a key."""
    if not connection.key:
        raise Unanswered(ModelError.KEY)
    base_url = connection.base_url or _ADDRESS
    return OpenAI(connection, rules, base_url=base_url, hearing=_HEARING, most="max_completion_tokens")
