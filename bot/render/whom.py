"""Says for whom an expense was, or to whom a transfer went, as one short phrase."""

from __future__ import annotations

from uuid import UUID

from babel.lists import format_list

from bot.render.words import Words
from core.model.entry import Line, Share
from core.model.household import Household
from core.model.money import Money


def for_whom(words: Words, household: Household, line: Line, reader: UUID | None = None) -> str:
    """Return ``for Priya and Ravi``, uneven parts with their amounts; empty where it was for the whole household.

    To ``reader`` alone it says "for you".
    """
    if not line.shares:
        return ""
    if line.transfer_receiver is not None:
        name = household.find_name(line.transfer_receiver) or words("somebody-else")
        return words("to-you") if line.transfer_receiver == reader else words("to-whom", member=name)
    if len(line.shares) == 1 and line.shares[0].member == reader:
        return words("for-you")
    parts = [(name, share.minor) for name, share in _name_shares(words, household, line)]
    if line.has_equal_shares:
        said = [name for name, _ in parts]
    else:
        said = [f"{name} {words.money(Money(minor, line.money.currency))}" for name, minor in parts]
    return words("for-whom", members=str(format_list(said, locale=words.locale)))


def _name_shares(words: Words, household: Household, line: Line) -> list[tuple[str, Share]]:
    """Return the shares with the members' names, former ones too, in the household's order."""
    order = {member.id: place for place, member in enumerate((*household.members, *household.former))}
    shares = sorted(line.shares, key=lambda share: order.get(share.member, len(order)))
    return [(household.find_name(share.member) or words("somebody-else"), share) for share in shares]
