"""Category rules made from corrections: save one, preview it, apply it to older entries, and undo that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

import msgspec

from core.errors import Invalid, NotFound
from core.model.category_rule import CategoryRule, find_rule_subject, fold_name
from core.model.entry import Entry, EntryKind, Line
from core.model.report import SPENDING
from core.usecases.rights import require_writer
from core.usecases.use_case_context import UseCaseContext, is_within_window

MOST_RULES = 200
"""The most category rules of a household."""
MOST_CHANGED = 500
"""The most entries that applying a rule changes at once; applying it again changes the next."""


@dataclass(frozen=True, slots=True)
class RulePreview:
    """The entries a rule would change, and the number of ``locked`` ones, too old for this member to change."""

    rule: CategoryRule
    entries: tuple[Entry, ...]
    locked: int = 0


class _RecategorisedEntry(msgspec.Struct):
    """One entry that a rule changed: its version after the change, and its category and confidence before."""

    id: UUID
    version: int
    category: str | None
    confidence: float


async def keep_rule(context: UseCaseContext, line: Line) -> CategoryRule:
    """Save a rule that entries like this line always get the line's category.

    Raises:
        Invalid: the line has no name to know others by, or there are too many rules.
    """
    membership = await require_writer(context)
    name = find_rule_subject(line)
    if not name or membership.household.category(line.category) is None or line.category is None:
        raise Invalid("rule-unfit")
    if len(membership.household.rules) >= MOST_RULES:
        raise Invalid("too-many-rules", most=MOST_RULES)
    new = CategoryRule(context.ids.new(), fold_name(name), name, bool(line.merchant), line.category)
    rule = await context.uow.category_rules.save(new, by=context.member.id)
    await context.record_action("keep-rule", rule.id, after=_encode(rule))
    return rule


async def preview_rule(context: UseCaseContext, rule_id: UUID) -> RulePreview:
    """Return the older entries a rule would change; raises NotFound where the rule is gone."""
    rule = await _load_rule(context, rule_id)
    category = context.household.category(rule.category)
    kinds = (EntryKind.INCOME,) if category is not None and category.income else SPENDING
    found = await context.uow.category_rules.find_entries(rule, kinds, MOST_CHANGED)
    open_entries = tuple(
        entry for entry in found if is_within_window(context.membership, entry.created_at, context.now)
    )
    return RulePreview(rule, open_entries, len(found) - len(open_entries))


async def apply_rule(context: UseCaseContext, rule_id: UUID) -> tuple[UUID, int]:
    """Apply a rule to older entries; return an id to undo the change by, and how many entries changed."""
    await require_writer(context)
    preview = await preview_rule(context, rule_id)
    moved = [
        _RecategorisedEntry(entry.id, entry.version + 1, entry.line.category, entry.line.confidence)
        for entry in preview.entries
        if await context.uow.category_rules.recategorise(entry, preview.rule.category, 1.0)
    ]
    batch = context.ids.new()
    if moved:
        await context.record_action(
            "apply-rule", batch, before=msgspec.json.encode(moved).decode(), after=_encode(preview.rule)
        )
    return batch, len(moved)


async def undo_rule(context: UseCaseContext, batch: UUID) -> int:
    """Undo a rule's application on the entries nobody changed since; return how many went back."""
    await require_writer(context)
    changes = await context.uow.list_changes(batch)
    if not changes or changes[0].action != "apply-rule":
        raise NotFound("nothing-to-undo")
    if any(change.action == "undo-rule" for change in changes):
        return 0
    back = 0
    for moved in msgspec.json.decode(changes[0].before, type=list[_RecategorisedEntry]):
        entry = await context.uow.entries.get(moved.id)
        if entry is None or entry.version != moved.version:
            continue
        back += await context.uow.category_rules.recategorise(entry, moved.category, moved.confidence)
    await context.record_action("undo-rule", batch)
    return back


async def remove_rule(context: UseCaseContext, rule_id: UUID) -> CategoryRule:
    """Remove a rule; entries it changed keep their category. Raises NotFound where it is gone."""
    await require_writer(context)
    rule = await _load_rule(context, rule_id)
    await context.uow.category_rules.remove(rule.id)
    await context.record_action("remove-rule", rule.id, before=_encode(rule))
    return rule


async def restore_rule(context: UseCaseContext, rule_id: UUID) -> CategoryRule:
    """Restore a rule that was removed; raises NotFound where none was."""
    membership = await require_writer(context)
    changes = await context.uow.list_changes(rule_id)
    removed = next((change for change in reversed(changes) if change.action == "remove-rule"), None)
    if removed is None:
        raise NotFound("rule-gone")
    rule = msgspec.json.decode(removed.before, type=CategoryRule)
    if membership.household.category(rule.category) is None:
        raise NotFound("category-unknown")
    kept = await context.uow.category_rules.save(replace(rule, id=rule_id), by=context.member.id)
    await context.record_action("keep-rule", kept.id, after=_encode(kept))
    return kept


async def _load_rule(context: UseCaseContext, rule_id: UUID) -> CategoryRule:
    household = await context.uow.books.load_household()
    rule = next((each for each in household.rules if each.id == rule_id), None)
    if rule is None:
        raise NotFound("rule-gone")
    return rule


def _encode(rule: CategoryRule) -> str:
    return msgspec.json.encode(rule).decode()
