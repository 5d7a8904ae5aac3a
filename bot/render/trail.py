"""The household's change log in words: what was changed, from which value to which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from bot.render.budgets import name_budget
from bot.render.languages import find_own_name
from bot.render.scopes import Audience
from bot.render.words import LANGUAGES
from core.model.budget import Budget
from core.model.money import Money
from core.ports import Change

_FIELDS: Final[Mapping[str, str]] = {
    "name": "trail-name",
    "role": "pages-role",
    "aliases": "trail-aliases",
    "language": "sign-in-language",
    "currency": "sign-in-currency",
    "zone": "sign-in-zone",
    "number_habit": "pages-numbers",
    "edit_hours": "pages-edit-hours",
    "photo_days": "pages-photo-days",
    "quiet_from": "trail-quiet-from",
    "quiet_to": "trail-quiet-to",
    "period_start_day": "trail-month-begins",
    "category": "pages-category",
    "amount": "trail-amount",
    "provider": "pages-provider",
    "model": "pages-model-name",
    "base_url": "pages-address",
    "key": "pages-key",
    "due": "trail-due",
}
"""The catalogue key of each field that is shown; of a model's key only whether one is set."""
_BUDGETS: Final = frozenset({"set_budget", "remove_budget", "undo_budget"})
_GOALS: Final = frozenset({"set-goal", "take-back-goal"})

_RULES: Final = frozenset({"keep-rule", "apply-rule", "remove-rule"})
_CATEGORIES: Final = frozenset({"add_category", "rename_category", "remove_category"})


@dataclass(frozen=True, slots=True)
class TrailText:
    """One line of the change log: who did it, what as a sentence, and details.

    ``who`` is "Purser" for its own changes; a detail reads ``Zone: Asia/Kolkata → Europe/Berlin``.
    """

    who: str
    what: str
    details: tuple[str, ...]


def write_change(reader: Audience, change: Change) -> TrailText:
    """Return a logged change in the reader's words."""
    before, after = _read_fields(reader, change, change.before), _read_fields(reader, change, change.after)
    subject = reader.household.find_name(change.subject) or ""
    name = after.get("name") or before.get("name") or subject
    what = reader.words(f"trail-{change.action}", name=name)
    who = (reader.household.find_name(change.member) if change.member else None) or "Purser"
    details = _compare_fields(reader, before, after) if change.before else ()
    return TrailText(who, what, details)


def _compare_fields(reader: Audience, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    if not after:
        return ()
    fields = [field for field in _FIELDS if before.get(field, "") != after.get(field, "")]
    return tuple(
        f"{reader.words(_FIELDS[field])}: "
        + reader.words("change-value", before=before.get(field) or "–", after=after.get(field) or "–")
        for field in fields
    )


def _read_fields(reader: Audience, change: Change, encoded: str) -> dict[str, str]:
    """Return the fields before or after a change, as shown to the reader; empty where it is no object."""
    if not encoded:
        return {}
    if change.action in _BUDGETS:
        return _read_budget(reader, msgspec.json.decode(encoded, type=Budget))
    try:
        held = json.loads(encoded)
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    if change.action in _CATEGORIES:
        return {"name": held.get("name") or reader.name_category(str(held.get("key", "")))}
    if change.action in _RULES:
        return {"name": str(held.get("name", "")), "category": reader.name_category(str(held.get("category", "")))}
    if change.action in _GOALS:
        target = Money(held["minor"], held["currency"])
        return {"name": held["name"], "amount": reader.words.money(target), "due": held.get("due", "")}
    if change.action.startswith("rule-"):
        return _read_bill(reader, held)
    return {
        field: _write_value(reader, field, held[field]) for field in _FIELDS if held.get(field) not in (None, "", [])
    }


def _read_budget(reader: Audience, budget: Budget) -> dict[str, str]:
    limit = reader.words.money(Money(budget.limits[-1].minor, budget.currency)) if budget.limits else ""
    return {"name": name_budget(reader, budget.scope), "amount": limit}


def _read_bill(reader: Audience, held: Mapping[str, Any]) -> dict[str, str]:
    line = held["terms"][-1]["line"]
    money = Money(line["money"]["minor"], line["money"]["currency"])
    name = line.get("description") or line.get("merchant") or reader.name_category(line.get("category") or "")
    return {"name": name, "amount": reader.words.money(money)}


def _write_value(reader: Audience, field: str, value: Any) -> str:
    """Return a value as shown to a member; an address without any user name and password in it."""
    if field == "role":
        return reader.words(f"role-{value}")
    if field == "language":
        return find_own_name(value) if value in LANGUAGES else str(value)
    if field == "key":
        return reader.words("trail-key-set")
    if field == "base_url":
        parts = urlsplit(str(value))
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    if field == "aliases":
        return reader.join_names(map(str, value))
    return str(value)
