"""Find the currency of spending abroad where none was written: "taxi in dubai 45"."""

from __future__ import annotations

from core.language.entries.lines import MessagePiece
from core.language.text.page import MessageText
from core.language.text.vocabulary import RoleMatch

_ON_THE_SPOT = frozenset({"transport", "dining", "travel", "entertainment", "groceries", "shopping", "gifts", "fuel"})
"""Categories of things that people pay for at the place itself, unlike insurance or school fees."""


def list_currencies(page: MessageText, piece: MessagePiece) -> tuple[str, ...]:
    """Return the household's currency and that of the place named beside an amount; empty if there is no doubt."""
    if page.marks.is_without("places"):
        return ()
    places = [
        match
        for match in page.marks.list_within("places", piece.start, piece.end)
        if _is_spent_there(page, piece, match)
    ]
    names = tuple(dict.fromkeys(match.value for match in places))
    if len(names) != 1 or names[0] == page.currency or piece.amount.currencies:
        return ()
    return (page.currency, names[0])


def _is_spent_there(page: MessageText, piece: MessagePiece, place: RoleMatch) -> bool:
    """Return whether the money was spent in a named place: "in dubai", "hotel paris", but not "flight to dubai"."""
    thing = page.marks.find_starting(place.start, "category", "merchant")
    longer = thing is not None and thing.length > place.length
    if longer or page.marks.has("from_home", piece.start, piece.end) or page.marks.find_ending(place.start, "to"):
        return False
    if page.marks.find_ending(place.start, "in_place") or page.marks.find_starting(place.end, "place_tail"):
        return True
    bought = page.marks.list_within("category", piece.start, piece.end)
    near = [match for match in bought if place.start in (match.end, match.end + 1) or match.start == place.end]
    return any(match.value in _ON_THE_SPOT for match in near)
