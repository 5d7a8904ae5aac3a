"""Removing from a backup what its maker may not see: other members' private entries and all that refers to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.model.draft import DraftState
from core.model.entry import Visibility

Backed = dict[str, list[dict[str, Any]]]

_PRIVATE = f'"{Visibility.PRIVATE.value}"'
_BARE: dict[str, Any] = {
    "description": "",
    "merchant": None,
    "merchant_key": None,
    "search": "",
    "notes": "",
    "category": None,
    "account_id": None,
    "into_id": None,
    "confidence": 1.0,
    "draft_id": None,
    "line": None,
    "version": 1,
}


def hide_others(rows: Backed, viewer: UUID) -> Backed:
    """Return the rows without what is private to members other than the viewer.

    Another member's private entry keeps only its amount, day, kind and payer, and is left out if it is in the trash.
    Its draft, proofs, tags, shares and history are left out, and so are other members' private recurring rules and
    alerts.
    """
    hidden = {
        row["id"]: row
        for row in rows["entry"]
        if row["visibility"] == Visibility.PRIVATE.value and row["author"] != viewer
    }
    cards = {row["draft_id"] for row in hidden.values()} | {
        row["id"] for row in rows["draft"] if row["author"] != viewer and _PRIVATE in row["lines"]
    }
    bills = {row["id"] for row in rows["recurring_rule"] if row["author"] != viewer and _PRIVATE in row["terms"]}
    kept = dict(rows)
    kept["entry"] = [
        _make_visible_entry(row, viewer, cards) for row in rows["entry"] if not _is_hidden_in_trash(row, hidden)
    ]
    kept["entry_tag"] = [row for row in rows["entry_tag"] if row["entry_id"] not in hidden]
    kept["share"] = [row for row in rows["share"] if row["entry_id"] not in hidden]
    used, shown = ({row["tag"] for row in each["entry_tag"]} for each in (rows, kept))
    kept["tag"] = [row for row in rows["tag"] if row["key"] in shown or row["key"] not in used]
    kept["recurring_rule"] = [row for row in rows["recurring_rule"] if row["id"] not in bills]
    kept["recurring_occurrence"] = [row for row in rows["recurring_occurrence"] if row["rule_id"] not in bills]
    needed = {row["draft_id"] for row in kept["recurring_occurrence"]}
    kept["draft"] = [
        _bare_card(row) if row["id"] in cards else row
        for row in rows["draft"]
        if row["id"] not in cards or row["id"] in needed
    ]
    kept["proof"] = [row for row in rows["proof"] if row["draft_id"] not in cards]
    proofs = {row["id"] for row in kept["proof"]} | {None}
    kept["balance_fact"] = [row for row in rows["balance_fact"] if row["proof_id"] in proofs]
    kept["alert"] = [row for row in rows["alert"] if row["member_id"] in {None, viewer}]
    kept["accepted_thing"] = [row for row in rows["accepted_thing"] if row["member_id"] == viewer]
    kept["notice_preference"] = [row for row in rows["notice_preference"] if row["member_id"] == viewer]
    kept["change"] = _list_changes(rows, kept, viewer, secret={*hidden, *cards, *bills})
    return kept


def _is_hidden_in_trash(row: dict[str, Any], hidden: dict[UUID, dict[str, Any]]) -> bool:
    return row["id"] in hidden and row["deleted_at"] is not None


def _make_visible_entry(row: dict[str, Any], viewer: UUID, cards: set[UUID]) -> dict[str, Any]:
    """Return an entry's row as the viewer may see it; a private one loses its details and its author.

    The payer, or else the viewer, takes the author's place.
    """
    if row["visibility"] == Visibility.PRIVATE.value and row["author"] != viewer:
        made: datetime = row["created_at"]
        midnight = made.replace(hour=0, minute=0, second=0, microsecond=0)
        return row | _BARE | {"author": row["payer"] or viewer, "created_at": midnight}
    return row | {"draft_id": None, "line": None} if row["draft_id"] in cards else row


def _bare_card(row: dict[str, Any]) -> dict[str, Any]:
    """Return a draft's row without its text, lines and questions; an open draft becomes discarded.

    The row itself stays, because an occurrence of a recurring bill refers to it.
    """
    state = DraftState.DISCARDED.value if row["state"] == DraftState.OPEN.value else row["state"]
    return row | {"state": state, "text": "", "lines": "[]", "doubts": "[]", "heard": ""}


def _list_changes(rows: Backed, kept: Backed, viewer: UUID, secret: set[UUID]) -> list[dict[str, Any]]:
    """Return the audit trail's rows for a backup.

    The viewer's own changes stay, except of hidden rows; changes by others stay if their row does and was never
    private.
    """
    there = {row["id"] for each in kept.values() for row in each if "id" in row}
    return [
        row
        for row in rows["change"]
        if row["subject"] not in secret
        and (
            row["member_id"] == viewer
            or ((row["subject"] is None or row["subject"] in there) and _PRIVATE not in row["before"] + row["after"])
        )
    ]
