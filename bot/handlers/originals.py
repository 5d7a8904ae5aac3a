"""Handlers that store, show and erase original photos and documents; the file store is used outside transactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.handlers.cards import make_page, phrase_reply, read_subject, use_case_context
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.router import Router
from bot.kinds import FileKind, find_file_kind
from bot.messages import Original, Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.receipts import ask_erase_page, make_original_page
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotFound, Refusal
from core.model.draft import Draft
from core.model.entry import Entry, Visibility
from core.model.household import Membership
from core.usecases.draft_result import load_draft
from core.usecases.erase_photos import erase_photos, list_photo_keys

router: Router[MessageContext] = Router()

_MEANT = "yes"
_SHOWN_BYTES = 10_000_000
"""The most bytes of a file sent as a photo (Bot API, sendPhoto); a larger one is sent as a document."""
_AWAY = "file-store-away"


@dataclass(frozen=True, slots=True)
class StoreFile:
    """A request to store a photo in the file store."""

    content: bytes

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> str | Refusal:
        """Store the photo and return its key, or why it cannot be stored now."""
        del screen
        try:
            return await services.files.put(membership.household.id, services.ids.new(), self.content)
        except Fault:
            return Invalid(_AWAY)


def find_kept_photo(context: MessageContext, content: bytes) -> str:
    """Return the key of a stored photo; raises OutsideRequest until it is stored, Refusal where it cannot be."""
    key = context.fetch_outside_result(StoreFile(content))
    if isinstance(key, Refusal):
        raise key
    return key


@dataclass(frozen=True, slots=True)
class ListFileSizes:
    """A request for the sizes of all the household's original files."""

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> Mapping[str, int] | None:
        """Return the approximate size of each file in bytes, by key; None where the file store is unreachable."""
        del screen
        try:
            return await services.files.list_sizes(membership.household.id)
        except Fault:
            return None


@dataclass(frozen=True, slots=True)
class FindFileKinds:
    """A request to check that original files still exist and to find their types, so that they can be shown."""

    keys: tuple[str, ...]

    async def run_outside(
        self, services: Services, membership: Membership, screen: Screen
    ) -> Mapping[str, FileKind] | Refusal:
        """Return the type of each file that still exists, by key, or why they cannot be shown now."""
        del screen
        found = {}
        for key in self.keys:
            try:
                found[key] = _show_photo(await services.files.get(membership.household.id, key))
            except NotFound:
                continue
            except Fault:
                return Invalid(_AWAY)
        return found or NotFound("file-gone")


def _show_photo(content: bytes) -> FileKind:
    kind = find_file_kind(content)
    return kind if len(content) <= _SHOWN_BYTES else FileKind(kind.ending, kind.mime)


@dataclass(frozen=True, slots=True)
class EraseFiles:
    """A request to erase original files."""

    keys: tuple[str, ...]

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> Refusal | None:
        """Erase the files; return why where that is not possible now, else None."""
        del screen
        try:
            for key in self.keys:
                await services.files.remove(membership.household.id, key)
        except Fault:
            return Invalid(_AWAY)
        return None


@router.tap(Verb.PHOTO)
async def _send_originals(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Send each original as its own message, the last with a button that erases them."""
    draft = await _load_shown_draft(context, tap)
    kinds = context.fetch_outside_result(FindFileKinds(await list_photo_keys(use_case_context(context), draft.id)))
    if isinstance(kinds, Refusal):
        raise kinds
    page, home, day = make_page(context), context.household.id, draft.lines[0].day
    names = ["" if kind.picture else f"{day}-{at}{kind.ending}" for at, kind in enumerate(kinds.values(), 1)]
    shown = [Original(home, key, kind.mime, name) for (key, kind), name in zip(kinds.items(), names, strict=True)]
    *others, last = [make_original_page(page, draft, each) for each in shown]
    return [*(replace(other, buttons=()) for other in others), last]


@router.tap(Verb.ERASE_PHOTO)
async def _erase_photo(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Erase a photo for good after a yes; the file goes first, then the reference to it."""
    draft = await _load_shown_draft(context, tap)
    if tap.argument != _MEANT:
        return [make_edit_of_tapped(context.inbound, ask_erase_page(make_page(context), draft, _MEANT))]
    needless = await erase_photos(use_case_context(context), draft.id)
    trouble = context.fetch_outside_result(EraseFiles(needless)) if needless else None
    if trouble is not None:
        raise trouble
    return [
        make_edit_of_tapped(
            context.inbound, phrase_reply(context, "receipt-photo-erased"), context.words("receipt-photo-erased")
        )
    ]


async def _load_shown_draft(context: MessageContext, tap: Tap) -> Draft:
    """Return the draft that a tap is about; raises NotFound in a group where something on the draft is private."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    if is_private_in_group(context, draft, await context.uow.entries.list_of_draft(draft.id)):
        raise NotFound("card-unknown")
    return draft


def is_private_in_group(context: MessageContext, draft: Draft, saved: Sequence[Entry]) -> bool:
    """Return whether this is a group and any line of the draft, or its saved entries, is private."""
    lines = [entry.line for entry in saved] or draft.lines
    return context.inbound.group and any(line.visibility is Visibility.PRIVATE for line in lines)
