"""Find the two sides of a transfer between own accounts and make them one entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.importing.matching import Fact, MatchVerdict, ProofSource, pair_transfers
from core.model.draft import Draft
from core.model.entry import EntryKind, Line
from core.usecases.find_same_purchase import SamePurchase, list_recorded, make_fact
from core.usecases.use_case_context import UseCaseContext

_BANK = frozenset({ProofSource.ALERT, ProofSource.STATEMENT})
_NEW = "new"


async def find_transfer(context: UseCaseContext, draft: Draft, source: ProofSource) -> SamePurchase | None:
    """Return the other side of a transfer that a bank's draft may be one side of; None where there is none.

    Both sides must come from banks and name two accounts of the household.
    """
    line = draft.lines[0]
    if line.account is None or len(draft.lines) > 1:
        return None
    known = [(fact, same) for fact, same in await list_recorded(context, [line]) if same.draft.id != draft.id]
    pairs = list_transfer_pairs([make_fact(line, source, _NEW)], known)
    other = pairs.get(_NEW)
    found = next((same for fact, same in known if fact is other), None)
    return replace(found, verdict=MatchVerdict.MAYBE) if found is not None else None


def list_transfer_pairs(new: Sequence[Fact], known: Sequence[tuple[Fact, SamePurchase]]) -> dict[object, Fact]:
    """Return, by the key of each new fact, the known fact that may be the other side of the same transfer."""
    other_sides = [fact for fact, same in known if fact.sources & _BANK and same.line.into is None and fact.account]
    own = {fact.key for fact in new}
    found: dict[object, Fact] = {}
    for left, arrived in pair_transfers([*new, *other_sides]):
        if (left.key in own) is (arrived.key in own):
            continue
        mine, other = (left, arrived) if left.key in own else (arrived, left)
        found[mine.key] = other
    return found


def make_transfer(known: Line, told: Line) -> Line:
    """Return a transfer between two accounts, made of the lines of its two sides."""
    left, arrived = (told, known) if known.kind is EntryKind.INCOME else (known, told)
    return replace(
        known,
        kind=EntryKind.TRANSFER,
        account=left.account,
        into=arrived.account,
        category=None,
        confidence=1.0,
        shares=(),
    )
