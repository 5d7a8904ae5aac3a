"""Handler for voice notes: transcribe one, answer the transcript like a text, and show it so that errors are seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.handlers.message_context import MessageContext
from bot.handlers.outside import TranscribeVoice
from bot.messages import Reply, TextRun
from core.model.provider import ModelResult


async def hear_voice(
    context: MessageContext, answer_text: Callable[[MessageContext], Awaitable[Sequence[Reply]]]
) -> Sequence[Reply]:
    """Answer a voice note by its transcript; say so where the host cannot transcribe. Raises OutsideRequest."""
    audio, note = context.photo, context.inbound.attachments[0]
    words: ModelResult[str] = ModelResult()
    if audio:
        words = await context.ask_model(TranscribeVoice(audio, note.mime or "audio/ogg"))
    if words.value is None:
        return [Reply((TextRun(_explain_failure(context, words)),))]
    context.inbound = replace(context.inbound, text=words.value, attachments=())
    context.photo = None
    return [Reply((TextRun(context.words("voice-heard", text=words.value), "quiet"),)), *await answer_text(context)]


def _explain_failure(context: MessageContext, words: ModelResult[str]) -> str:
    if words.trouble is None:
        return context.words("voice-nobody-listens")
    return context.words("voice-not-heard", why=context.words(f"model-{words.trouble}"))
