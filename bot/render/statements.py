"""A bank statement as a card: how many lines are new, known and doubtful, and the lines page by page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.doubts import ask_doubt, make_answer_buttons
from bot.render.editor import shorten_id
from bot.render.entries import CardContext, write_line
from bot.render.rates import make_rate_rows
from bot.verbs import Verb
from core.model.draft import Draft
from core.model.entry import Line
from core.model.statement import ComparedStatement

FIRST, PAGE = 5, 15
"""The number of lines on the card, and on each page of all lines."""

_ACCOUNTS = 8
"""Accounts offered as buttons."""


def make_statement_card(page: CardContext, draft: Draft, imported: ComparedStatement) -> Reply:
    """Return the card of an import to be confirmed: counts, the first lines, and what the file leaves open."""
    words = page.words
    body = [*_write_head(page, imported), TextRun("\n"), *_write_lines(page, draft.lines[:FIRST], 1)]
    more = len(draft.lines) - FIRST
    if more > 0:
        body.append(TextRun(words("statement-more", count=more), "quiet"))
    discard = Button(words("button-discard"), Tap(Verb.DISCARD_DRAFT, draft.id, draft.version))
    look = Button(words("button-statement-look"), Tap(Verb.STATEMENT_LOOK, draft.id, draft.version, "0"))
    if draft.is_answer_required or draft.doubts:
        body += [TextRun("\n\n"), TextRun(ask_doubt(page, draft), "bold")]
        return Reply(tuple(body), (*make_answer_buttons(page, draft), (look, discard)), subject=draft.id)
    account_rows = _ask_account(page, draft, body)
    label = words("button-statement-import", count=len(draft.lines))
    take = Button(label, Tap(Verb.STATEMENT_IMPORT, draft.id, draft.version))
    rows = (*make_rate_rows(page, draft), *account_rows, (take,), (look, discard))
    return Reply(tuple(body), rows, subject=draft.id)


def _ask_account(page: CardContext, draft: Draft, body: list[TextRun]) -> tuple[tuple[Button, ...], ...]:
    """Add to a card's text that its file names no account, and return a button for each account it may be of."""
    if any(line.account for line in draft.lines):
        return ()
    accounts = page.household.accounts[:_ACCOUNTS]
    told = "statement-ask-account" if accounts else "statement-no-account"
    body.append(TextRun("\n\n" + page.words(told), "bold" if accounts else "quiet"))
    buttons = [
        Button(each.name, Tap(Verb.STATEMENT_ACCOUNT, draft.id, draft.version, shorten_id(each.id)))
        for each in accounts
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def make_nothing_new_reply(page: CardContext, imported: ComparedStatement) -> Reply:
    """Return the reply that every line is in the book already."""
    return Reply((*_write_head(page, imported), TextRun("\n"), TextRun(page.words("statement-nothing-new"))))


def make_lines_page(page: CardContext, draft: Draft, number: int) -> Reply:
    """Return one page of a statement's lines, with buttons to the other pages and back."""
    words, first = page.words, number * PAGE
    shown = draft.lines[first : first + PAGE]
    turns = []
    if number:
        turns.append(Button("\u25c0", Tap(Verb.STATEMENT_LOOK, draft.id, draft.version, str(number - 1))))
    if first + PAGE < len(draft.lines):
        turns.append(Button("\u25b6", Tap(Verb.STATEMENT_LOOK, draft.id, draft.version, str(number + 1))))
    back = Button(words("button-back"), Tap(Verb.STATEMENT_LOOK, draft.id, draft.version, "back"))
    rows = ((*turns,), (back,)) if turns else ((back,),)
    return Reply(tuple(_write_lines(page, shown, first + 1)), rows, subject=draft.id)


def _write_head(page: CardContext, imported: ComparedStatement) -> tuple[TextRun, ...]:
    words, days = page.words, [line.day for line in imported.lines]
    first, last = words.day(min(days), page.today), words.day(max(days), page.today)
    known = len(imported.lines) - len(imported.new) - len(imported.doubtful)
    title = words("statement-title", count=len(imported.lines), first=first, last=last)
    counts = words("statement-counts", new=len(imported.new), known=known, doubtful=len(imported.doubtful))
    head = (TextRun(title, "bold"), TextRun(f"\n{counts}"))
    if not imported.skipped:
        return head
    return (*head, TextRun("\n" + words("statement-skipped", count=imported.skipped), "quiet"))


def _write_lines(page: CardContext, lines: Sequence[Line], number: int) -> list[TextRun]:
    spans: list[TextRun] = []
    for place, line in enumerate(lines, number):
        spans += [TextRun("\n"), *write_line(page, line, author=None, number=place)]
    return spans
