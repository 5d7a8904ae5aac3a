"""Describes what a change did to a draft or entry, one short line for each changed value."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Button, Tap
from bot.render.entries import CardContext, label_line, name_line
from bot.render.whom import for_whom
from bot.verbs import Verb
from core.model.draft import Draft
from core.model.entry import Entry, Line
from core.usecases.take_back import hash_versions


def describe_changes(page: CardContext, before: Sequence[Line], after: Sequence[Line]) -> list[str]:
    """Return a line such as ``milk: ₹60 → ₹65`` for each changed line, and one for each removed."""
    if len(before) > len(after):
        gone = [line for line in before if line not in after]
        return [page.words("change-removed", item=label_line(page, line)) for line in gone]
    pairs = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    seen = [(old, new) for old, new in pairs if _list_changes(page, old, new)]
    return [_describe_line(page, old, new) for old, new in seen or pairs]


def make_undo_button(page: CardContext, tap: Tap) -> Button:
    """Return the button that undoes the change just made."""
    return Button(page.words("button-take-back"), tap)


def make_draft_undo_tap(draft: Draft) -> Tap:
    """Return the tap that undoes the last change of an open draft."""
    return Tap(Verb.TAKE_BACK_DRAFT, draft.id, draft.version)


def make_entries_undo_tap(entries: Sequence[Entry]) -> Tap:
    """Return the tap that undoes the last change of the entries of one card, or of one entry."""
    first = entries[0]
    if len(entries) == 1 or first.draft is None:
        return Tap(Verb.TAKE_BACK_ENTRY, first.id, first.version)
    return Tap(Verb.TAKE_BACK_ALL, first.draft, argument=hash_versions(entries))


def _describe_line(page: CardContext, before: Line, after: Line) -> str:
    shown = _list_changes(page, before, after)
    if not shown:
        return page.words("change-already", item=name_line(page, before))
    return page.words("change-said", item=name_line(page, before), changes=" · ".join(shown))


def _list_changes(page: CardContext, before: Line, after: Line) -> list[str]:
    """Return each visible change of one line as text."""
    pairs = zip(_list_values(page, before), _list_values(page, after), strict=True)
    shown = [page.words("change-value", before=old or "–", after=new or "–") for old, new in pairs if old != new]
    if before.shares != after.shares and before.money == after.money:
        everybody = page.words("for-everybody")
        old = for_whom(page.words, page.household, before, page.reader) or everybody
        new = for_whom(page.words, page.household, after, page.reader) or everybody
        shown.append(page.words("change-value", before=old, after=new))
    return shown


def _list_values(page: CardContext, line: Line) -> tuple[str, ...]:
    """Return a line's fields as texts; a field counts as changed only where its text differs."""
    category = page.household.category(line.category)
    payer = page.household.find_name(line.payer) if line.payer else None
    return (
        page.words.money(line.money),
        page.words.day(line.day, page.today),
        page.words(f"kind-{line.kind.value}"),
        line.description,
        line.merchant or "",
        line.account or "",
        payer or "",
        " ".join(f"#{tag}" for tag in line.tags),
        page.words(f"visibility-{line.visibility.value}"),
        page.words.category(category) if category else "",
    )
