"""Write a bill that was paid, or a recurring income that came in, as an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.model.draft import DraftState
from core.usecases.confirm_draft import confirm_draft, write_line
from core.usecases.draft_result import DraftResult
from core.usecases.list_bills import list_unpaid_bills
from core.usecases.set_recurring import load_rule
from core.usecases.use_case_context import UseCaseContext

AHEAD = timedelta(days=366)
"""How long before its day a bill may be marked as paid."""


async def pay_bill(
    context: UseCaseContext, rule_id: UUID, number: int, *, channel: str, chat: str
) -> DraftResult | None:
    """Write the unpaid rest of an occurrence as an entry, by confirming its open draft where there is one.

    Return None where nothing is left to pay, so that a second tap writes nothing. The entry pays this
    occurrence, however early it is written.

    Raises:
        NotFound: there is no such rule, or it is another member's private one.
        Invalid: its draft has a question that must be answered first.
    """
    context.require_writer()
    rule = await load_rule(context, rule_id)
    bills = await list_unpaid_bills(context.uow, context.today, context.today + AHEAD)
    found = next((each for each in bills if (each.rule.id, each.occurrence.number) == (rule.id, number)), None)
    if found is None:
        return None
    draft = await context.uow.drafts.get(found.draft) if found.draft else None
    if draft is not None and draft.state is DraftState.OPEN:
        return await confirm_draft(context, draft.id, draft.version)
    line = found.occurrence.line.with_amount(found.left)
    line = replace(line, day=min(found.occurrence.day, context.today))
    result = await write_line(context, line, channel, chat, line.description)
    if not found.paid.minor:
        await context.uow.recurring.replace_draft(rule.id, number, found.occurrence.day, result.draft.id)
    return result
