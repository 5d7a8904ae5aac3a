"""Handlers for draft cards: confirm, discard, answer a question on them, edit by button or by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.budgets import add_budget_left
from bot.handlers.cards import (
    add_waiting,
    ask_again,
    draft_card,
    make_changed_card,
    make_never_mind_button,
    make_page,
    note_card,
    phrase_reply,
    read_argument,
    read_subject,
    use_case_context,
)
from bot.handlers.entries import propose_lines
from bot.handlers.entry import change_found, change_saved, delete_saved
from bot.handlers.fields import make_field_page, read_chosen_value, read_typed_value
from bot.handlers.message_context import MessageContext
from bot.handlers.purchases import show_waiting_purchase
from bot.handlers.router import Router
from bot.handlers.statements import show_newer_import
from bot.handlers.suggested_rules import offer_rule
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.drafts import make_joint_saved_card
from bot.render.editor import DRAFT_EDITOR, EditedLine, choose_line, make_fields_page
from bot.render.entries import label_line
from bot.render.recurring import make_rule_card
from bot.verbs import Verb
from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.intent import ChangeDraft, ChangeEntry, Command, RecordEntries
from core.usecases.change_draft import change_draft, list_outside_debts_of_change
from core.usecases.confirm_draft import confirm_draft
from core.usecases.confirm_line import confirm_line
from core.usecases.discard_draft import discard_draft
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.list_bills import list_proposed_rules
from core.usecases.remove_line import remove_line
from core.usecases.settle_doubt import settle_doubt
from core.usecases.take_back import reopen_draft, take_back_change
from core.usecases.waiting_drafts import confirm_all, discard_own_waiting, find_own_waiting, find_waiting

router: Router[MessageContext] = Router()

WAITING_SHOWN = 5
"""The most open drafts shown at once."""

_OUTCOMES = {
    DraftState.OPEN: "toast-changed",
    DraftState.CONFIRMED: "toast-saved",
    DraftState.DISCARDED: "toast-discarded",
    DraftState.EXPIRED: "toast-card-expired",
}


@router.intent(ChangeDraft)
async def change_by_sentence(context: MessageContext, said: ChangeDraft) -> Sequence[Reply]:
    """Apply a sentence that changes a draft or entry: the one the message replies to, else the one shown last."""
    inbound = context.inbound
    if inbound.reply_to:
        target = await context.uow.find_shown_subject(inbound.channel, inbound.chat, inbound.reply_to)
    else:
        target = context.talk[said.card] if said.card < len(context.talk) else None
    if target is None:
        raise Invalid("no-card")
    draft = await context.uow.drafts.get(target)
    if draft is None or draft.state is DraftState.CONFIRMED:
        return await _change_saved_draft(context, said, draft, target)
    return await _change_open_draft(context, said, draft)


@router.intent(ChangeEntry)
async def change_named(context: MessageContext, said: ChangeEntry) -> Sequence[Reply]:
    """Apply a sentence that names what to change: a line of this chat's recent cards, else an entry of the book."""
    words = said.words.casefold().split()
    for place, card in enumerate(context.talk_cards):
        for index, line in enumerate(card.lines):
            known = f"{line.description} {line.merchant or ''}".casefold().split()
            if words and words[0] in known and said.day in {None, line.day}:
                return await change_by_sentence(context, replace(said.change, card=place, line=index))
    return await change_found(context, said)


async def _change_saved_draft(
    context: MessageContext, said: ChangeDraft, draft: Draft | None, target: UUID
) -> Sequence[Reply]:
    if draft is not None and said.confirm:
        return [
            draft_card(
                context, await load_current_result(use_case_context(context), draft.id), done="toast-saved", fresh=True
            )
        ]
    if said.discard:
        return await delete_saved(context, said, draft, target)
    changed = await change_saved(context, said, draft, target)
    if not said.owed:
        return changed
    lines = context.talk_cards[said.card].lines[said.line or 0 :]
    owed = list_outside_debts_of_change(said, lines)
    return [*changed, *await propose_lines(context, RecordEntries(tuple(owed), again=True))]


async def _change_open_draft(context: MessageContext, said: ChangeDraft, draft: Draft) -> Sequence[Reply]:
    use_case = use_case_context(context)
    if said.discard and said.line is not None:
        result = await remove_line(use_case, draft.id, draft.version, said.line)
    elif said.discard:
        result = await discard_draft(use_case, draft.id)
    elif said.confirm:
        result = await confirm_draft(use_case, draft.id)
    else:
        result = await change_draft(use_case, draft.id, said)
    shown = make_changed_card(context, draft, result, done=_OUTCOMES[result.draft.state])
    return await _show_decided(context, result, shown)


async def _show_decided(context: MessageContext, result: DraftResult, shown: Reply) -> Sequence[Reply]:
    """Show a draft after a decision; if the decision was made just now, remind of the other open drafts."""
    if result.acted and result.draft.state is DraftState.CONFIRMED:
        shown = await add_budget_left(context, shown, result.entries)
    if result.acted and result.draft.state is not DraftState.OPEN:
        return await add_waiting(context, await offer_rule(context, result, shown))
    return [shown]


async def confirm_by_sentence(context: MessageContext, draft_id: UUID) -> Sequence[Reply]:
    """Confirm the draft that a message refers to, and show its card."""
    result = await confirm_draft(use_case_context(context), draft_id)
    return await _show_decided(context, result, draft_card(context, result, done="toast-saved", fresh=True))


@router.tap(Verb.CONFIRM_DRAFT)
async def _confirm_draft(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    result = await confirm_draft(use_case_context(context), read_subject(tap), tap.version)
    return await _show_decided(context, result, draft_card(context, result, done="toast-saved"))


@router.tap(Verb.DISCARD_DRAFT)
async def _discard_draft(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    result = await discard_draft(use_case_context(context), read_subject(tap), tap.version)
    return await _show_decided(context, result, draft_card(context, result, done="toast-discarded"))


@router.tap(Verb.SETTLE_DOUBT)
async def _settle_doubt(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    doubt, reading, _ = read_argument(tap)
    if not reading.isdecimal():
        raise Invalid("choice-gone")
    use_case, categoriser = use_case_context(context), context.services.categoriser
    result = await settle_doubt(use_case, read_subject(tap), tap.version, doubt, int(reading), categoriser=categoriser)
    return [draft_card(context, result, done="toast-changed")]


@router.tap(Verb.REMOVE_LINE)
async def _remove_line(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    before = await load_draft(use_case_context(context), read_subject(tap))
    result = await remove_line(use_case_context(context), before.id, tap.version, read_argument(tap)[0])
    shown = make_changed_card(context, before, result, done=_OUTCOMES[result.draft.state], fresh=False)
    return await _show_decided(context, result, shown)


@router.tap(Verb.CONFIRM_LINE)
async def _confirm_line(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    rest, apart = await confirm_line(use_case_context(context), read_subject(tap), tap.version, read_argument(tap)[0])
    shown = draft_card(context, rest, done="toast-saved")
    if apart is None:
        return await _show_decided(context, rest, shown)
    saved = draft_card(context, apart, done="toast-saved", fresh=True)
    saved = await add_budget_left(context, saved, apart.entries)
    note_card(context, rest.draft.id)
    return [shown, replace(saved, toast="")]


@router.tap(Verb.SHOW_DRAFT)
async def _show_draft(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a draft's card again, whatever version the tapped button had."""
    context.dialogue.asked = None
    shown = draft_card(
        context, await load_current_result(use_case_context(context), read_subject(tap)), done="toast-changed"
    )
    return [replace(shown, toast="")]


@router.tap(Verb.EDIT_DRAFT)
async def _edit_draft(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the fields of a draft line to edit; first ask which line where there are several."""
    context.dialogue.asked = None
    edited = await _find_edited_line(context, tap)
    if edited is None:
        return await _show_stale(context, tap)
    page = make_page(context)
    if edited.several and not tap.argument:
        draft = await load_draft(use_case_context(context), edited.subject)
        taps = [(line, Tap(Verb.EDIT_DRAFT, draft.id, draft.version, str(n))) for n, line in enumerate(draft.lines)]
        return [
            make_edit_of_tapped(context.inbound, choose_line(page, taps, Tap(Verb.SHOW_DRAFT, draft.id, draft.version)))
        ]
    return [make_edit_of_tapped(context.inbound, make_fields_page(page, edited))]


@router.tap(Verb.FIELD)
async def _show_field(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the values to choose for a field, or ask for one to be typed."""
    edited = await _find_edited_line(context, tap)
    if edited is None:
        return await _show_stale(context, tap)
    return [make_edit_of_tapped(context.inbound, await make_field_page(context, edited, tap))]


@router.tap(Verb.FIELD_SET)
async def _set_field(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.asked = None
    edited = await _find_edited_line(context, tap)
    if edited is None:
        return await _show_stale(context, tap)
    _, field, value = read_argument(tap)
    said = read_chosen_value(context, edited, field, value)
    before = await load_draft(use_case_context(context), edited.subject)
    result = await change_draft(use_case_context(context), edited.subject, said, version=tap.version)
    return [make_changed_card(context, before, result, done="toast-changed", fresh=False)]


@router.answer(Verb.FIELD_TYPED)
async def _answer_typed_field(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Apply a typed field value to a draft; ask again where it cannot be read."""
    edited = await _find_edited_line(context, tap)
    if edited is None:
        result = await load_current_result(use_case_context(context), read_subject(tap))
        return [draft_card(context, result, done="toast-changed", fresh=True)]
    try:
        said = read_typed_value(context, edited, read_argument(tap)[1], text)
        before = await load_draft(use_case_context(context), edited.subject)
        result = await change_draft(use_case_context(context), edited.subject, said, version=tap.version)
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]
    return [make_changed_card(context, before, result, done="toast-changed")]


@router.tap(Verb.TAKE_BACK_DRAFT)
async def _take_back_change(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Undo the last change of a draft, by its button."""
    context.dialogue.asked = None
    result = await take_back_change(use_case_context(context), read_subject(tap), tap.version)
    return [draft_card(context, result, done="toast-taken-back")]


@router.tap(Verb.REOPEN_DRAFT)
async def _reopen_draft(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Reopen a discarded draft; that of a file imported again since stays closed, and the newer card is shown."""
    if newer := await show_newer_import(context, tap):
        return newer
    result = await reopen_draft(use_case_context(context), read_subject(tap), tap.version)
    return [draft_card(context, result, done="toast-reopened")]


@router.command("waiting", menu=70)
async def _waiting_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/waiting``: show all open drafts with their buttons, those of recurring payments too."""
    del command
    return await _show_waiting_cards(context)


@router.tap(Verb.WAITING_CARDS)
async def _show_waiting_on_tap(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show all open drafts below the message whose button was tapped."""
    del tap
    return await _show_waiting_cards(context)


async def _show_waiting_cards(context: MessageContext) -> Sequence[Reply]:
    page = make_page(context)
    rules = await list_proposed_rules(context.uow, context.now, page.reader)
    found = await find_waiting(use_case_context(context), in_group=context.inbound.group)
    if not found and not rules:
        return [phrase_reply(context, "waiting-none")]
    proposed = [make_rule_card(page, rule) for rule in reversed(rules[:WAITING_SHOWN])]
    cards = [await show_waiting_purchase(context, draft) for draft in reversed(found[:WAITING_SHOWN])]
    shown = [*proposed, *cards]
    title = context.words("waiting-title", count=len(found) + len(rules))
    rest = len(found) + len(rules) - len(shown)
    more = [phrase_reply(context, "waiting-more", count=rest)] if rest else []
    return [Reply((TextRun(title),)), *shown, *more]


@router.command("confirm_all")
async def _confirm_all(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Confirm all open drafts of this chat; show those that still ask a question."""
    del command
    saved, asking = await confirm_all(use_case_context(context), context.inbound.channel, context.inbound.chat)
    if not saved and not asking:
        return [phrase_reply(context, "confirm-all-none")]
    shown: list[Reply] = []
    if len(saved) == 1:
        card = draft_card(context, saved[0], done="toast-saved", fresh=True)
        shown.append(await add_budget_left(context, card, saved[0].entries))
    elif saved:
        for result in saved:
            note_card(context, result.draft.id)
        entries = [entry for result in saved for entry in result.entries]
        shown.append(await add_budget_left(context, make_joint_saved_card(make_page(context), saved), entries))
    if asking:
        shown += [
            phrase_reply(context, "confirm-all-asking", count=len(asking)),
            await show_waiting_purchase(context, asking[-1]),
        ]
    return shown


@router.command("delete_all")
async def _ask_delete_all(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Ask whether to discard all open drafts; saved entries can only be deleted one by one."""
    del command
    inbound = context.inbound
    waiting = await find_own_waiting(use_case_context(context), inbound.channel, inbound.chat)
    if not waiting:
        return [phrase_reply(context, "delete-all-none")]
    button = Button(context.words("button-discard-all", count=len(waiting)), Tap(Verb.DISCARD_ALL))
    return [
        text_reply(context.words("delete-all-ask", count=len(waiting)), [[button], [make_never_mind_button(context)]])
    ]


@router.tap(Verb.DISCARD_ALL)
async def _discard_all(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Discard all open drafts, each with a button that reopens it."""
    del tap
    inbound, page = context.inbound, make_page(context)
    gone = await discard_own_waiting(use_case_context(context), inbound.channel, inbound.chat)
    if not gone:
        return [Reply(toast=context.words("button-expired"))]
    rows = [
        [
            Button(
                context.words("button-restore-card", item=label_line(page, draft.lines[0])),
                Tap(Verb.REOPEN_DRAFT, draft.id, draft.version),
            )
        ]
        for draft in gone[:WAITING_SHOWN]
    ]
    told = context.words("delete-all-done", count=len(gone))
    return [make_edit_of_tapped(context.inbound, text_reply(told, rows))]


async def _find_edited_line(context: MessageContext, tap: Tap) -> EditedLine | None:
    """Return the draft line that a tap edits; None where the draft has changed since the button was shown."""
    draft = await load_draft(use_case_context(context), read_subject(tap))
    index = read_argument(tap)[0]
    if not is_current(draft, tap.version) or index >= len(draft.lines):
        return None
    several = len(draft.lines) > 1
    return EditedLine(DRAFT_EDITOR, draft.id, draft.version, draft.lines[index], draft.author, index, several)


async def _show_stale(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    return [
        draft_card(
            context, await load_current_result(use_case_context(context), read_subject(tap)), done="toast-changed"
        )
    ]
