"""Decide which currency a sign or word means in a household."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.text.files import load_common
from core.language.text.phrases import fold
from core.language.text.vocabulary import RoleMatch

_SHORT = 3


def list_currencies(name: str, household: str, places: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the currencies a name may mean, the likeliest first; a word such as "dollar" stands for several.

    ``places`` are the currencies of places the message names, of which such a word may mean one.
    """
    families, slang = load_common("currencies")["families"], load_common("currencies")["slang"]
    if name in slang:
        own = families[slang[name]]
        return (household,) if household in own else (household, own[0])
    if name not in families:
        return (name,)
    family = families[name]
    abroad = tuple(place for place in places if place in family and place != household)
    if household in family:
        return (household, *abroad)
    if abroad:
        return (*abroad, family[0]) if family[0] not in abroad else abroad
    return tuple(family[:3]) if name in load_common("currencies")["open"] else (family[0],)


def list_currencies_of_places(words: Sequence[RoleMatch], tags: Sequence[str]) -> tuple[str, ...]:
    """Return the currencies of places that a message names in words or at the start of a tag ("#singapore2026")."""
    known = load_common("currencies")["places"]
    tagged = [
        currency
        for tag in tags
        for currency, names in known.items()
        if any(tag.startswith(fold(name.strip("*").replace(" ", ""))) for name in names if len(name) > _SHORT)
    ]
    return tuple(dict.fromkeys([*(match.value for match in words), *tagged]))
