"""Handlers for joining a household, or adding a member's second channel, by a code, link or QR picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.handlers.founding import make_identity, name_visitor
from bot.handlers.message_context import GuestContext
from bot.handlers.router import Router
from bot.household_news import tell_joined, tell_linked
from bot.messages import Reply, Tap
from bot.render import welcome
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.errors import Invalid
from core.model.household import Invite
from core.ports import SecurityEvent
from core.usecases.join_household import join_household, try_invite_code
from core.usecases.names import tidy_name

router: Router[GuestContext] = Router()

_LINK = re.compile(r"https?://\S+[?&](?:start|join)=([A-Za-z0-9]{4,32})\b")
_TYPED = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NP-Za-hj-np-z2-9]{4}-?[A-HJ-NP-Za-hj-np-z2-9]{4}(?![A-Za-z0-9])")
"""Matches an invite code: eight characters of its alphabet (``bot.world``), which has no I, O, 0 and 1."""
_MOST_CODES = 2
_CODE = re.compile(r"[A-Z0-9]{4,32}")


def is_link(text: str) -> bool:
    """Return whether a text contains the address of an invite."""
    return _LINK.search(text) is not None


def find_codes(text: str) -> list[str]:
    """Return the possible invite codes in a text: 8 characters of the code alphabet with a digit, or all capitals."""
    found = [part.replace("-", "") for part in _TYPED.findall(text)]
    return [part.upper() for part in found if part.isupper() or any(sign.isdecimal() for sign in part)]


async def enter_code_in_text(guest: GuestContext, text: str) -> Sequence[Reply] | None:
    """Accept the invite whose code is in a text; None where no code is valid, which counts as a failed try."""
    for code in find_codes(text)[:_MOST_CODES]:
        try:
            invite = await try_invite_code(guest.transaction, code, make_identity(guest), guest.now)
        except Invalid:
            return None
        if invite is not None:
            guest.dialogue.asked = None
            guest.dialogue.answers["code"] = code
            return await _join_household(guest, code, invite)
    return None


def ask_code(guest: GuestContext) -> Sequence[Reply]:
    """Ask the visitor to type an invite code."""
    guest.dialogue.asked = Tap(Verb.JOIN_CODE)
    return [
        make_edit_of_tapped(
            guest.inbound, text_reply(guest.words("ask-code"), [[welcome.make_back_button(guest.words, "found-door")]])
        )
    ]


@router.answer(Verb.JOIN_CODE)
async def _answer_code(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    return await enter_code(guest, text)


async def enter_code(guest: GuestContext, text: str) -> Sequence[Reply]:
    """Try an invite code; the answer is the same sentence for wrong, used and expired codes."""
    code = _read_code(text)
    invite = await try_invite_code(guest.transaction, code, make_identity(guest), guest.now)
    if invite is None:
        guest.dialogue.asked = Tap(Verb.JOIN_CODE)
        guest.services.monitor.note(SecurityEvent.WRONG_CODE)
        return [text_reply(guest.words("refusal-invite-unknown"))]
    guest.dialogue.answers["code"] = code
    return await _join_household(guest, code, invite)


def _read_code(text: str) -> str:
    """Return the code in a text, in capitals and without spaces and hyphens."""
    link = _LINK.search(text)
    plain = link[1] if link else re.sub(r"[\s-]+", "", text)
    return plain.upper() if _CODE.fullmatch(plain.upper()) else ""


async def _join_household(guest: GuestContext, code: str, invite: Invite) -> Sequence[Reply]:
    if invite.member_id is None and not name_visitor(guest):
        return _ask_name(guest, guest.words("ask-me"))
    try:
        membership = await join_household(guest.transaction, guest.services.ids, code, invite, make_identity(guest))
    except Invalid as refusal:
        return _ask_name(guest, guest.words.refusal(refusal))
    guest.seated = membership
    guest.dialogue.answers.clear()
    services = guest.services
    if invite.member_id is None:
        await tell_joined(guest.transaction, services.directory, services.ids, membership)
    else:
        await tell_linked(guest.transaction, services.directory, services.ids, membership, guest.inbound.channel)
    words = Words(membership.household.choose_language(membership.member), membership.household.currency)
    render = welcome.welcome_member if invite.member_id is None else welcome.welcome_identity
    return [make_edit_of_tapped(guest.inbound, render(words, membership))]


def _ask_name(guest: GuestContext, question: str) -> Sequence[Reply]:
    guest.dialogue.asked = Tap(Verb.JOIN_NAME)
    return [text_reply(question)]


@router.tap(Verb.JOIN)
async def _ask_code_on_tap(guest: GuestContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return ask_code(guest)


@router.answer(Verb.JOIN_NAME)
async def _answer_name(guest: GuestContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    guest.dialogue.answers["me"] = tidy_name(text)
    return await enter_code(guest, guest.dialogue.answers.get("code", ""))
