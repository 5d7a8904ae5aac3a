"""A voice note: its words are read like written ones, and shown so that a wrong ear is seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.handlers.outside import Transcribe
from bot.handlers.turn import Turn
from bot.messages import Reply, Span
from core.model.provider import Heard


async def heard(turn: Turn, said: Callable[[Turn], Awaitable[Sequence[Reply]]]) -> Sequence[Reply]:
    """What a voice note asks of us; a clear sentence where nobody here can listen. Raises Wanted."""
    audio, note = turn.photo, turn.inbound.attachments[0]
    words: Heard[str] = Heard()
    if turn.household.assisted and audio:
        words = await turn.model(Transcribe(audio, note.mime or "audio/ogg"))
    if words.value is None:
        return [Reply((Span(_why_not(turn, words)),))]
    turn.inbound = replace(turn.inbound, text=words.value, attachments=())
    turn.photo = None
    return [Reply((Span(turn.words("voice-heard", text=words.value), "quiet"),)), *await said(turn)]


def _why_not(turn: Turn, words: Heard[str]) -> str:
    if words.trouble is None:
        return turn.words("voice-nobody-listens")
    return turn.words("voice-not-heard", why=turn.words(f"model-{words.trouble}"))
