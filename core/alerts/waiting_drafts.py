"""Alerts about drafts that nobody answered for a while."""

from __future__ import annotations

from collections.abc import Sequence

from core.alerts.source import AlertContext, AlertSource
from core.model.draft import EXPIRE_AFTER, REMIND_AFTER
from core.model.household_alert import AlertFacts, AlertKind, Condition


async def _find(context: AlertContext) -> Sequence[Condition]:
    old = [
        draft
        for draft in await context.uow.drafts.list_open()
        if REMIND_AFTER <= context.now - draft.created_at < EXPIRE_AFTER
    ]
    bills = await context.read_bills(EXPIRE_AFTER) if old else ()
    nudged = {bill.draft for bill in bills}  # a late bill is told by itself, once
    waiting = [draft for draft in old if draft.id not in nudged]
    return [
        Condition(
            AlertKind.DRAFT,
            f"draft:{draft.id}",
            "",
            AlertFacts(item=draft.lines[0].description if draft.lines else "", subject=draft.id),
            member=draft.author,
        )
        for draft in reversed(waiting)
    ]


WAITING_DRAFTS = AlertSource(frozenset({AlertKind.DRAFT}), _find)
