"""Renders a draft as a card in each state: open with its buttons, saved, undone, discarded or expired."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.doubts import ask_doubt, make_answer_buttons
from bot.render.editor import shorten_key
from bot.render.entries import CardContext, is_masked, is_unsure, label_line, write_entries, write_lines
from bot.render.rates import make_rate_rows
from bot.verbs import Verb
from core.model.category import Category
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, Line
from core.usecases.draft_result import DraftResult

Rows = tuple[tuple[Button, ...], ...]


def make_draft_card(
    page: CardContext,
    draft: Draft,
    entries: Sequence[Entry] = (),
    *,
    offers: Sequence[Category] = (),
    remarks: Sequence[str] = (),
) -> Reply:
    """Return a draft's card in its present state; ``offers`` are likely categories for its first unsure line."""
    match draft.state:
        case DraftState.OPEN:
            return make_open_card(page, draft, offers=offers, remarks=remarks)
        case DraftState.CONFIRMED:
            return make_saved_card(page, draft, entries, remarks=remarks)
        case DraftState.DISCARDED | DraftState.EXPIRED:
            return make_closed_card(page, draft, f"card-{draft.state.value}")


def make_open_card(
    page: CardContext,
    draft: Draft,
    *,
    offers: Sequence[Category] = (),
    remarks: Sequence[str] = (),
    title: str = "",
    twin: bool = False,
) -> Reply:
    """Return an open draft's card; without a Confirm button where a question hides what would be saved.

    ``twin`` tells that a remark asks whether the draft repeats an earlier one.
    """
    spans = [TextRun(page.words(title), "bold"), TextRun("\n")] if title else []
    spans += write_lines(page, draft.lines, draft.author)
    spans += [TextRun(f"\n{remark}", "quiet") for remark in (*remarks, *_write_model_note(page, draft))]
    if draft.doubts:
        spans += [TextRun("\n\n"), TextRun(ask_doubt(page, draft), "bold")]
        rows = (
            *_make_twin_buttons(page, draft, twin=twin),
            *make_answer_buttons(page, draft),
            _make_decision_buttons(page, draft),
        )
        return Reply(tuple(spans), rows, subject=draft.id)
    unsure = find_unsure_line(draft)
    if unsure is not None and is_masked(page, draft.lines[unsure], draft.author):
        offers = ()
    if unsure is not None and offers:
        line = draft.lines[unsure]
        item = line.description or line.merchant or page.words("this-one")
        spans += [TextRun("\n\n" + page.words("unsure-category", item=item))]
    asked = (*_make_offer_buttons(page, draft, offers), *make_rate_rows(page, draft))
    rows = (
        *_make_twin_buttons(page, draft, twin=twin),
        *asked,
        _make_decision_buttons(page, draft),
        *_make_item_buttons(page, draft),
    )
    return Reply(tuple(spans), rows, subject=draft.id)


def _write_model_note(page: CardContext, draft: Draft) -> list[str]:
    """Return one short line where a language model helped with a draft, or was asked and failed."""
    if not draft.heard:
        return []
    if draft.heard == "model":
        return [page.words("card-model-helped")]
    return [page.words("card-model-failed", why=page.words(f"model-{draft.heard}"))]


def find_unsure_line(draft: Draft) -> int | None:
    """Return the index of the first line whose category is a guess; None where there is none."""
    return next((index for index, line in enumerate(draft.lines) if is_unsure(line)), None)


def _make_twin_buttons(page: CardContext, draft: Draft, *, twin: bool) -> Rows:
    """Return buttons for the question if a draft repeats an earlier one: yes discards it, no ends the question."""
    if not twin:
        return ()
    same = Button(page.words("button-twin-same"), Tap(Verb.DISCARD_DRAFT, draft.id, draft.version))
    other = Button(page.words("button-twin-other"), Tap(Verb.SHOW_DRAFT, draft.id, draft.version))
    return ((same, other),)


def _make_offer_buttons(page: CardContext, draft: Draft, offers: Sequence[Category]) -> Rows:
    unsure = find_unsure_line(draft)
    if unsure is None:
        return ()
    taps = [
        Tap(Verb.FIELD_SET, draft.id, draft.version, f"{unsure}.category.{shorten_key(each.key)}") for each in offers
    ]
    return tuple((Button(page.words.category(each), tap),) for each, tap in zip(offers, taps, strict=True))


def _make_decision_buttons(page: CardContext, draft: Draft) -> tuple[Button, ...]:
    words = page.words
    edit = Button(words("button-edit"), Tap(Verb.EDIT_DRAFT, draft.id, draft.version))
    discard = Button(words("button-discard"), Tap(Verb.DISCARD_DRAFT, draft.id, draft.version))
    if draft.is_answer_required:
        return (edit, discard)
    confirm = words("button-confirm-all" if len(draft.lines) > 1 else "button-confirm")
    return (Button(confirm, Tap(Verb.CONFIRM_DRAFT, draft.id, draft.version)), edit, discard)


def _make_item_buttons(page: CardContext, draft: Draft) -> Rows:
    """Return buttons to move a receipt's items to other categories, and to let each member claim theirs."""
    count = sum(len(line.items) for line in draft.lines)
    if count < 2:  # noqa: PLR2004  one item cannot be split
        return ()
    items = Button(page.words("button-receipt-items", count=count), Tap(Verb.RECEIPT_LINES, draft.id, draft.version))
    if len(page.household.members) == 1:
        return ((items,),)
    return ((items,), (Button(page.words("button-receipt-claims"), Tap(Verb.CLAIM_ITEMS, draft.id, draft.version)),))


def make_saved_card(page: CardContext, draft: Draft, entries: Sequence[Entry], *, remarks: Sequence[str] = ()) -> Reply:
    """Return the card of a saved draft's entries; once all are in the trash, with a button to restore them."""
    words = page.words
    if not entries:
        return Reply((TextRun(words("card-purged")),), subject=draft.id)
    live = [entry for entry in entries if entry.deleted_at is None]
    title = "card-saved" if live else "card-undone"
    said = tuple(TextRun(f"\n{remark}", "quiet") for remark in remarks)
    body = (TextRun(words(title), "bold"), TextRun("\n"), *write_entries(page, live or entries), *said)
    undo = Button(words("button-undo"), Tap(Verb.UNDO, draft.id, draft.version))
    edit = Button(words("button-edit"), Tap(Verb.EDIT_SAVED_DRAFT, draft.id, draft.version))
    restore = Button(words("button-restore"), Tap(Verb.RESTORE_CARD, draft.id, draft.version))
    return Reply(body, ((undo, edit) if live else (restore,), *_make_item_buttons(page, draft)[:1]), subject=draft.id)


def make_joint_saved_card(page: CardContext, saved: Sequence[DraftResult]) -> Reply:
    """Return one card for several drafts saved at once, with an undo button for each."""
    entries = [entry for result in saved for entry in result.entries]
    title = page.words("confirmed-all", count=len(saved))
    body = (TextRun(title, "bold"), TextRun("\n"), *write_entries(page, entries))
    undo = [(_make_undo_button(page, result),) for result in saved[:_UNDONE]]
    return Reply(body, tuple(undo))


_UNDONE = 8
"""The most saved drafts on one card with an undo button each."""


def _make_undo_button(page: CardContext, result: DraftResult) -> Button:
    names = ", ".join(label_line(page, line) for line in result.draft.lines)
    return Button(page.words("button-undo-item", item=names[:_LABEL]), Tap(Verb.UNDO_LISTED, result.draft.id))


_LABEL = 50
"""The most characters of a button's label."""


def make_hidden_card(page: CardContext, draft: Draft, lines: Sequence[Line]) -> Reply:
    """Return a private draft's card as a group may see it: only amounts, no buttons."""
    return Reply(tuple(write_lines(page, lines, draft.author)), subject=draft.id)


def make_closed_card(page: CardContext, draft: Draft, title: str) -> Reply:
    """Return the card of a draft that was closed without being saved; a discarded one can be reopened."""
    body = (TextRun(page.words(title), "bold"), TextRun("\n"), *write_lines(page, draft.lines, draft.author))
    if draft.state is not DraftState.DISCARDED:
        return Reply(body, subject=draft.id)
    reopen = Button(page.words("button-restore"), Tap(Verb.REOPEN_DRAFT, draft.id, draft.version))
    return Reply(body, ((reopen,),), subject=draft.id)
