"""List the audit trail of a household's settings, members, rules and budgets: who changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec

from core.model.recurring import RecurringRule
from core.ports import Change
from core.usecases.list_bills import is_rule_visible
from core.usecases.use_case_context import UseCaseContext

BILL_ACTIONS: Final = frozenset({
    "rule-confirm", "rule-change", "rule-pause", "rule-resume", "rule-end", "rule-take-back",
})  # fmt: skip
"""The actions on recurring bills, which are hidden from others where the bill is private."""
OWN_ACTIONS: Final = frozenset({"set-login", "make-token", "end-session", "add-passkey", "remove-passkey"})
"""The actions on a member's ways to sign in, which only that member sees."""
TRAIL_ACTIONS: Final = BILL_ACTIONS | OWN_ACTIONS | frozenset({
    "change_household", "change_member", "remove_member", "open-invite", "end-invites", "sign-in-link",
    "add_category", "rename_category", "remove_category", "keep-rule", "apply-rule", "undo-rule", "remove-rule",
    "set_budget", "remove_budget", "undo_budget", "set_split", "set-goal", "take-back-goal",
    "model-changed", "model-forgotten", "calendar-renew", "household-restored",
})  # fmt: skip
"""The actions that the household's audit trail lists; changes of entries are shown with each entry."""
_DECODE_BILL: Final = msgspec.json.Decoder(RecurringRule).decode


@dataclass(frozen=True, slots=True)
class TrailPage:
    """One page of the audit trail, newest first; ``next`` is where the next page starts, None on the last."""

    changes: tuple[Change, ...]
    next: UUID | None


async def list_trail(context: UseCaseContext, limit: int, before: UUID | None = None) -> TrailPage:
    """Return the changes older than ``before``, newest first, at most ``limit``.

    Those of others' private bills are left out.
    """
    found = await context.uow.list_trail(TRAIL_ACTIONS, OWN_ACTIONS, limit=limit + 1, before=before)
    page = found[:limit]
    seen = tuple(change for change in page if _is_change_visible(change, context.member.id))
    return TrailPage(seen, page[-1].id if len(found) > limit else None)


def _is_change_visible(change: Change, viewer: UUID) -> bool:
    if change.action == "sign-in-link":
        return viewer == change.member or change.subject != change.member
    if change.action not in BILL_ACTIONS:
        return True
    return all(is_rule_visible(_DECODE_BILL(text), viewer) for text in (change.before, change.after) if text)
