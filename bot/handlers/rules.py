"""Handlers for category rules learned from corrections: apply always, apply to older entries, list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import make_page, phrase_reply, read_argument, read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.rules import make_applied_rule_reply, make_rules_list, make_saved_rule_reply, write_rule
from bot.verbs import Verb
from core.errors import Invalid
from core.model.category_rule import CategoryRule
from core.model.draft import DraftState
from core.model.entry import Line
from core.model.intent import Command
from core.usecases.change_entry import find_visible_entry
from core.usecases.draft_result import load_draft
from core.usecases.keep_rules import apply_rule, keep_rule, preview_rule, remove_rule, restore_rule, undo_rule
from core.usecases.rights import require_member

router: Router[MessageContext] = Router()


@router.tap(Verb.RULE_ALWAYS)
async def _keep_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Save a category rule from a corrected line, and say which older entries it would change."""
    use_case = use_case_context(context)
    rule = await keep_rule(use_case, await _load_line(context, tap))
    return [make_saved_rule_reply(make_page(context), await preview_rule(use_case, rule.id))]


async def _load_line(context: MessageContext, tap: Tap) -> Line:
    """Return the line of a draft or entry that a tap is about; raises Invalid where it no longer exists."""
    use_case, subject, index = use_case_context(context), read_subject(tap), read_argument(tap)[0]
    if await context.uow.drafts.get(subject) is None:
        return (await find_visible_entry(use_case, subject)).line
    draft = await load_draft(use_case, subject)
    saved = await context.uow.entries.list_of_draft(draft.id) if draft.state is DraftState.CONFIRMED else ()
    lines = [entry.line for entry in saved] or list(draft.lines)
    if index >= len(lines):
        raise Invalid("line-gone")
    return lines[index]


@router.tap(Verb.RULE_LEAVE)
async def _leave_older(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    preview = await preview_rule(use_case_context(context), read_subject(tap))
    return [
        make_edit_of_tapped(
            context.inbound, make_saved_rule_reply(make_page(context), replace(preview, entries=(), locked=0))
        )
    ]


@router.tap(Verb.RULE_APPLY)
async def _apply_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    batch, count = await apply_rule(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, make_applied_rule_reply(make_page(context), count, batch))]


@router.tap(Verb.RULE_UNDO)
async def _undo_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    count = await undo_rule(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, phrase_reply(context, "rule-undone", count=count))]


@router.command("rules")
async def _rules_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/rules``: list every category rule."""
    del command
    return [await _make_list_card(context)]


@router.tap(Verb.RULES)
async def _show_rules(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context, tap.version))]


@router.tap(Verb.RULE_REMOVE)
async def _remove_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await remove_rule(use_case_context(context), read_subject(tap))
    toast = context.words("rule-removed", rule=write_rule(context.words, context.household, rule))
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context, tap.version, removed=rule), toast)]


@router.tap(Verb.RULE_RESTORE)
async def _restore_rule(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rule = await restore_rule(use_case_context(context), read_subject(tap))
    toast = context.words("rule-kept", rule=write_rule(context.words, context.household, rule))
    return [make_edit_of_tapped(context.inbound, await _make_list_card(context), toast)]


async def _make_list_card(context: MessageContext, page: int = 0, removed: CategoryRule | None = None) -> Reply:
    now = await require_member(use_case_context(context))
    return make_rules_list(context.words, now.household, page=page, writes=now.member.can_write, removed=removed)
