"""Find the open drafts a member may see, and confirm or discard all that the member wrote."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.draft import Draft
from core.model.entry import Visibility
from core.usecases.confirm_draft import confirm_draft
from core.usecases.discard_draft import discard_draft
from core.usecases.draft_result import DraftResult
from core.usecases.find_told_before import is_possible_repeat
from core.usecases.use_case_context import UseCaseContext


async def find_waiting(context: UseCaseContext, *, in_group: bool) -> tuple[Draft, ...]:
    """Return the household's open drafts that the member may see in this chat, newest first.

    A draft with a private line is shown to its author alone, and to nobody in a group.
    """
    return tuple(
        draft for draft in await context.uow.drafts.list_open() if _is_draft_visible(context, draft, in_group=in_group)
    )


async def find_own_waiting(context: UseCaseContext, channel: str, chat: str) -> tuple[Draft, ...]:
    """Return the open drafts that the member wrote in a chat, newest first."""
    found = await context.uow.drafts.list_open(channel, chat)
    return tuple(draft for draft in found if draft.author == context.member.id)


async def confirm_all(
    context: UseCaseContext, channel: str, chat: str
) -> tuple[Sequence[DraftResult], Sequence[Draft]]:
    """Confirm every open draft the member wrote in a chat, oldest first.

    Returns the results of the confirmed ones, and the drafts that still ask a question or may repeat an earlier one.
    """
    context.require_writer()
    saved, asking = [], []
    for draft in reversed(await find_own_waiting(context, channel, chat)):
        if draft.is_answer_required or await is_possible_repeat(context, draft):
            asking.append(draft)
            continue
        result = await confirm_draft(context, draft.id)
        if result.acted:
            saved.append(result)
    return saved, asking


async def discard_own_waiting(context: UseCaseContext, channel: str, chat: str) -> Sequence[Draft]:
    """Discard every open draft the member wrote in a chat; return them, newest first."""
    context.require_writer()
    results = [await discard_draft(context, each.id) for each in await find_own_waiting(context, channel, chat)]
    return [result.draft for result in results if result.acted]


def _is_draft_visible(context: UseCaseContext, draft: Draft, *, in_group: bool) -> bool:
    private = any(line.visibility is Visibility.PRIVATE for line in draft.lines)
    return not private or (draft.author == context.member.id and not in_group)
