"""What every handler of cards shares: whose deed a turn is, whose eyes read the page, and a card as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.turn import Turn
from bot.messages import Button, Reply, Span, Tap
from bot.render.changes import describe_changes, take_back_button, take_back_card
from bot.render.drafts import card, open_card, unsure_line
from bot.render.entries import Page
from core.errors import Invalid, NotFound
from core.model.category import Category
from core.model.draft import Draft, DraftState
from core.usecases.deed import Deed
from core.usecases.standing import Standing
from core.usecases.waiting_drafts import find_own_waiting

TALK_CARDS = 6
"""Cards of a talk that a message may still be about without replying to one."""

OFFERED = 3
"""Categories offered beside an unsure one."""


def deed_of(turn: Turn) -> Deed:
    """The member of a turn, acting."""
    return Deed(turn.uow, turn.membership, turn.now, turn.services.ids, turn.inbound.written_at)


def page_of(turn: Turn) -> Page:
    """What a card of this turn is written with; in a group everybody reads."""
    return Page(turn.words, turn.household, turn.current_day, None if turn.inbound.group else turn.member.id)


def subject_of(tap: Tap) -> UUID:
    """What a tap is about; raises NotFound where it names nothing."""
    if tap.subject is None:
        raise NotFound("card-unknown")
    return tap.subject


def parts_of(tap: Tap) -> tuple[int, str, str]:
    """``index.field.value`` of a tap, what is missing empty; raises Invalid where the index is no number."""
    index, field, value = (*tap.argument.split(".", 2), "", "")[:3]
    if not index.isdecimal() and index:
        raise Invalid("choice-gone")
    return int(index or 0), field, value


def note_card(turn: Turn, subject: UUID) -> None:
    """Remember the draft or entry that is shown as the newest of this talk."""
    others = (each for each in turn.dialogue.cards if each != subject)
    turn.dialogue.cards = (subject, *others)[:TALK_CARDS]
    turn.dialogue.card_last = True


def stands(turn: Turn, standing: Standing, *, done: str, fresh: bool = False, remarks: Sequence[str] = ()) -> Reply:
    """The card as it stands after a deed, in place of the tapped one unless ``fresh``; ``done`` words the success."""
    draft, words = standing.draft, turn.words
    note_card(turn, draft.id)
    toast = words(done) if standing.acted else words(_MISSED[draft.state])
    told = [words("toast-stale")] if fresh and not standing.acted and draft.state is DraftState.OPEN else []
    reply = card(page_of(turn), draft, standing.entries, offers=offers(turn, draft), remarks=[*remarks, *told])
    return replace(reply, edits=None if fresh else turn.inbound.message, toast=toast)


def changed_card(turn: Turn, before: Draft, standing: Standing, *, done: str, fresh: bool = True) -> Reply:
    """Return a card after a change of it: what changed, and a button that takes it back."""
    if not standing.acted or standing.draft.state is not DraftState.OPEN:
        return stands(turn, standing, done=done, fresh=fresh)
    changes = describe_changes(page_of(turn), before.lines, standing.draft.lines)
    shown = stands(turn, standing, done=done, fresh=fresh, remarks=changes)
    if not changes:
        return shown
    back = take_back_button(page_of(turn), take_back_card(standing.draft))
    return replace(shown, buttons=(*shown.buttons, (back,)))


async def then_waiting(turn: Turn, decided: Reply, *more: Reply) -> list[Reply]:
    """Add to a decided card what else waits in this talk.

    Where the channel changes messages in place one line says how many cards wait; elsewhere the next one is shown
    again, as it has scrolled away.
    """
    waiting = await find_own_waiting(deed_of(turn), turn.inbound.channel, turn.inbound.chat)
    waiting = tuple(draft for draft in waiting if draft.id != decided.subject)
    if not waiting:
        return [decided, *more]
    if turn.edits_in_place:
        line = Span("\n\n" + turn.words("cards-waiting", count=len(waiting)), "quiet")
        return [replace(decided, body=(*decided.body, line)), *more]
    return [decided, *more, show_waiting(turn, waiting[0], title="still-open")]


def show_waiting(turn: Turn, draft: Draft, title: str = "") -> Reply:
    """Return an open card once more, in a message of its own, as the newest of this talk."""
    note_card(turn, draft.id)
    return open_card(page_of(turn), draft, offers=offers(turn, draft), title=title)


def never_mind(turn: Turn) -> Button:
    """Return the button that leaves a question unanswered."""
    return Button(turn.words("button-never-mind"), Tap("nm"))


_MISSED = {
    DraftState.OPEN: "toast-stale",
    DraftState.CONFIRMED: "toast-card-confirmed",
    DraftState.DISCARDED: "toast-card-discarded",
    DraftState.EXPIRED: "toast-card-expired",
}


def offers(turn: Turn, draft: Draft) -> tuple[Category, ...]:
    """Likely categories for the first line whose own is a guess."""
    unsure = unsure_line(draft)
    if unsure is None or draft.state is not DraftState.OPEN or draft.doubts:
        return ()
    line, household = draft.lines[unsure], turn.household
    likely = turn.services.categoriser.likeliest(line, household, OFFERED + 1)
    found = [household.category(each.category) for each in likely if each.category != line.category]
    return tuple(category for category in found if category is not None)[:OFFERED]


def says(turn: Turn, key: str, **places: str | int) -> Reply:
    """One sentence."""
    return Reply((Span(turn.words(key, **places)),))
