"""Shared helpers of handlers that show draft cards: the acting member, the readers, and the card with its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.message_context import MessageContext
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.changes import describe_changes, make_draft_undo_tap, make_undo_button
from bot.render.drafts import find_unsure_line, make_draft_card, make_open_card
from bot.render.entries import CardContext
from bot.render.rules import offer_rule
from bot.render.scopes import Audience
from bot.verbs import Verb
from core.errors import Invalid, NotFound, Refusal
from core.model.category import Category
from core.model.draft import Draft, DraftState
from core.ports import Categoriser
from core.usecases.draft_result import DraftResult
from core.usecases.use_case_context import UseCaseContext
from core.usecases.waiting_drafts import find_own_waiting

TALK_CARDS = 6
"""The number of newest cards in a chat that a message may refer to without replying to one."""

_WAITING = "waiting-shown"
"""Where the talk keeps the waiting draft that was shown again last."""

OFFERED = 3
"""The number of categories offered for a line whose category is uncertain."""


def use_case_context(context: MessageContext) -> UseCaseContext:
    """Return a use-case context in which the message's sender is the acting member."""
    return UseCaseContext(
        context.uow, context.membership, context.now, context.services.ids, context.inbound.written_at
    )


def make_page(context: MessageContext) -> CardContext:
    """Return the rendering context for cards; in a group with everybody as the reader."""
    return CardContext(context.words, context.household, context.current_day, context.viewer)


def make_reader(context: MessageContext) -> Audience:
    """Return who reads an answer: the member, or in a group everybody."""
    viewer = None if context.inbound.group else context.member
    return Audience(context.words, context.household, context.today, viewer)


def read_subject(tap: Tap) -> UUID:
    """Return the id of the draft or entry a tap is about; raises NotFound where the tap carries none."""
    if tap.subject is None:
        raise NotFound("card-unknown")
    return tap.subject


def read_argument(tap: Tap) -> tuple[int, str, str]:
    """Parse a tap's ``index.field.value`` argument, missing parts empty; raises Invalid where index is no number."""
    index, field, value = (*tap.argument.split(".", 2), "", "")[:3]
    if not index.isdecimal() and index:
        raise Invalid("choice-gone")
    return int(index or 0), field, value


def note_card(context: MessageContext, subject: UUID) -> None:
    """Record the shown draft or entry as the newest card of this chat, so that later sentences can refer to it."""
    others = (each for each in context.dialogue.cards if each != subject)
    context.dialogue.cards = (subject, *others)[:TALK_CARDS]
    context.dialogue.card_last = True


def draft_card(
    context: MessageContext, result: DraftResult, *, done: str, fresh: bool = False, remarks: Sequence[str] = ()
) -> Reply:
    """Return a draft's card after an action, as an edit of the tapped message or, if ``fresh``, as a new one.

    ``done`` is the key of the toast (the short notice after a tap).
    """
    draft, words = result.draft, context.words
    note_card(context, draft.id)
    toast = words(done) if result.acted else words(_MISSED[draft.state])
    told = [words("toast-stale")] if fresh and not result.acted and draft.state is DraftState.OPEN else []
    reply = make_draft_card(
        make_page(context),
        draft,
        result.entries,
        offers=list_category_offers(context, draft),
        remarks=[*remarks, *told],
    )
    return replace(reply, edits=None if fresh else context.inbound.message, toast=toast)


def make_changed_card(
    context: MessageContext, before: Draft, result: DraftResult, *, done: str, fresh: bool = True
) -> Reply:
    """Return a changed draft's card with the list of what changed and a button that undoes the change."""
    if not result.acted or result.draft.state is not DraftState.OPEN:
        return draft_card(context, result, done=done, fresh=fresh)
    changes = describe_changes(make_page(context), before.lines, result.draft.lines)
    shown = draft_card(context, result, done=done, fresh=fresh, remarks=changes)
    if not changes:
        return shown
    back = make_undo_button(make_page(context), make_draft_undo_tap(result.draft))
    draft = result.draft
    once = Tap(Verb.SHOW_DRAFT, draft.id, draft.version)
    offered = offer_rule(make_page(context), before.lines, draft.lines, Tap(Verb.RULE_ALWAYS, draft.id), once)
    return replace(shown, buttons=(*offered, *shown.buttons, (back,)))


async def add_waiting(context: MessageContext, decided: Reply, *more: Reply) -> list[Reply]:
    """Append to a confirmed or discarded card a reminder of the drafts that are still open in this chat.

    Where the channel can edit messages the reminder is one line with their number; elsewhere the next open card is
    shown; one with a question only once, and after the next decision only their number.
    """
    waiting = await find_own_waiting(use_case_context(context), context.inbound.channel, context.inbound.chat)
    waiting = tuple(draft for draft in waiting if draft.id != decided.subject)
    if not waiting:
        return [decided, *more]
    told_before = context.dialogue.answers.get(_WAITING) == waiting[0].id.hex
    context.dialogue.answers[_WAITING] = waiting[0].id.hex
    if context.edits_in_place or (told_before and waiting[0].doubts):
        line = TextRun("\n\n" + context.words("cards-waiting", count=len(waiting)), "quiet")
        return [replace(decided, body=(*decided.body, line)), *more]
    shown = show_waiting(context, waiting[0], title="still-open")
    if decided.subject is not None:
        note_card(context, decided.subject)  # "no, it was 58" speaks of what was decided, not of what waits besides
    return [decided, *more, shown]


def show_waiting(context: MessageContext, draft: Draft, title: str = "") -> Reply:
    """Return an open draft's card again as a new message, recorded as the newest of this chat."""
    note_card(context, draft.id)
    return make_open_card(make_page(context), draft, offers=list_category_offers(context, draft), title=title)


def make_never_mind_button(context: MessageContext) -> Button:
    """Return the button that cancels a pending question."""
    return Button(context.words("button-never-mind"), Tap(Verb.NEVER_MIND))


_MISSED = {
    DraftState.OPEN: "toast-stale",
    DraftState.CONFIRMED: "toast-card-confirmed",
    DraftState.DISCARDED: "toast-card-discarded",
    DraftState.EXPIRED: "toast-card-expired",
}


def list_category_offers(
    context: MessageContext, draft: Draft, categoriser: Categoriser | None = None
) -> tuple[Category, ...]:
    """Return likely categories for the first line whose category is only a guess."""
    unsure = find_unsure_line(draft)
    if unsure is None or draft.state is not DraftState.OPEN or draft.doubts:
        return ()
    line, household = draft.lines[unsure], context.household
    likely = (categoriser or context.services.categoriser).list_likeliest(line, household, OFFERED + 1)
    found = [household.category(each.category) for each in likely if each.category != line.category]
    return tuple(category for category in found if category is not None)[:OFFERED]


def ask_to_type(context: MessageContext, key: str, **places: str | int) -> Reply:
    """Return a question to be answered by typing, given by its key, with a button that cancels it."""
    return replace(phrase_reply(context, key, **places), buttons=((make_never_mind_button(context),),))


def ask_again(context: MessageContext, asked: Tap, refusal: Refusal) -> Reply:
    """Return why a typed answer cannot be used, and expect the next message to be the answer."""
    context.dialogue.asked = asked
    return phrase_reply(context, "still-asking", problem=context.words.refusal(refusal))


def phrase_reply(context: MessageContext, key: str, **places: str | int) -> Reply:
    """Return a reply of one sentence, given by its key in the catalogue of words."""
    return Reply((TextRun(context.words(key, **places)),))
