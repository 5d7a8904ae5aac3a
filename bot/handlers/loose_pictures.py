"""Handlers for pictures without an entry: the sender attaches one to the next expense or discards it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bot.handlers.cards import read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.originals import find_kept_photo
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.verbs import Verb

router: Router[MessageContext] = Router()

_LOOSE = "loose-picture"
"""The dialogue key of the stored picture that the sender has not decided about."""
_NEXT = "photo"
"""The dialogue key of the stored picture for the next expense."""


def keep_for_next(context: MessageContext, text: str, content: bytes) -> Reply:
    """Keep a picture for the next expense, and say so with ``text``; a button discards it."""
    use_case_context(context).require_writer()
    key = context.dialogue.answers[_NEXT] = find_kept_photo(context, content)
    return text_reply(text, [[_make_drop_button(context, key)]])


def ask_about_picture(context: MessageContext, text: str, content: bytes) -> Reply:
    """Say why no entry was made of a picture, and ask whether to attach it to the next expense or discard it."""
    use_case_context(context).require_writer()
    key = context.dialogue.answers[_LOOSE] = find_kept_photo(context, content)
    keep = Button(context.words("button-picture-keep"), Tap(Verb.PICTURE_KEEP, UUID(hex=key)))
    return text_reply(f"{text} {context.words('picture-which-way')}", [[keep], [_make_drop_button(context, key)]])


def _make_drop_button(context: MessageContext, key: str) -> Button:
    return Button(context.words("button-picture-drop"), Tap(Verb.PICTURE_DROP, UUID(hex=key)))


def take_picture(context: MessageContext) -> str | None:
    """Return the file key of this expense's picture: the one sent with it, else the one stored for the next expense."""
    before = context.dialogue.answers.pop(_NEXT, None)
    return find_kept_photo(context, context.photo) if context.photo else before


@router.tap(Verb.PICTURE_KEEP)
async def _keep_picture(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Keep the picture for the next expense that is written."""
    key = read_subject(tap).hex
    if not _forget_key(context, key, _LOOSE):
        return [Reply(toast=context.words("button-expired"))]
    context.dialogue.answers[_NEXT] = key
    told = text_reply(context.words("picture-for-next"), [[_make_drop_button(context, key)]])
    return [make_edit_of_tapped(context.inbound, told)]


@router.tap(Verb.PICTURE_DROP)
async def _drop_picture(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Forget the picture; the regular cleanup of unused files erases it."""
    if not _forget_key(context, read_subject(tap).hex, _LOOSE, _NEXT):
        return [Reply(toast=context.words("button-expired"))]
    return [make_edit_of_tapped(context.inbound, text_reply(context.words("picture-dropped")))]


def _forget_key(context: MessageContext, key: str, *places: str) -> bool:
    """Remove a picture's key from the dialogue; return False where a newer picture has replaced it."""
    found = [place for place in places if context.dialogue.answers.get(place) == key]
    for place in found:
        del context.dialogue.answers[place]
    return bool(found)
