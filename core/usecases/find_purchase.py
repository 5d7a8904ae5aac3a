"""Find the earlier expense that a refund belongs to."""

from __future__ import annotations

from datetime import timedelta

from core.model.entry import Entry, EntryKind, Line
from core.model.period import Period
from core.model.report import Scope
from core.usecases.use_case_context import UseCaseContext

REACH = timedelta(days=120)
"""How long before a refund its purchase is looked for."""


async def find_purchase(context: UseCaseContext, refund: Line) -> Entry | None:
    """Return the newest expense with the refund's merchant or words that is at least as large as the refund.

    Return None where there is none.
    """
    period = Period(refund.day - REACH, refund.day)
    for words in _list_searches(refund):
        scope = Scope(
            period, (EntryKind.EXPENSE,), text=words, least=refund.money.minor, currency=refund.money.currency
        )
        found = await context.uow.reports.list_entries(scope, limit=1)
        if found:
            return found[0]
    return None


def _list_searches(refund: Line) -> list[str]:
    """Return the search texts to try in turn: the merchant, all words, each of the longest words ("shoes")."""
    longest = sorted((word for word in refund.description.split() if len(word) > _SHORT), key=len, reverse=True)
    wanted = [refund.merchant or "", refund.description, *longest[:_WORDS]]
    return list(dict.fromkeys(words for words in wanted if words))


_SHORT = 3
_WORDS = 3
