"""What is said becomes a card; the latest entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.handlers.cards import deed_of, note_card, offers, page_of, says
from bot.handlers.originals import kept
from bot.handlers.outside import Choose
from bot.handlers.turn import CommandHandler, TapHandler, Turn
from bot.messages import Reply, Tap
from bot.render.drafts import open_card
from bot.render.entries import SURE, Page, hidden, label
from bot.render.lists import latest_list
from core.model.entry import EntryKind
from core.model.intent import Command, Intent, RecordEntries
from core.model.provider import Heard
from core.model.report import Scope
from core.usecases.pick_categories import Picked
from core.usecases.propose_entries import Origin, Proposal, propose_entries

LATEST = 5
_PHOTO = "photo"
"""Where the talk keeps the key of a photo whose words are still to come."""
_NOBODY: Heard[Intent] = Heard()
"""Nobody was asked."""


async def propose(turn: Turn, read: RecordEntries, heard: Heard[Intent] = _NOBODY) -> Sequence[Reply]:
    """Lines that were read, on a card; where their category is a guess and no model was asked yet, it is now."""
    deed = deed_of(turn)
    deed.need_writer()
    picks = await _picks(turn, read) if not heard.asked else Heard()
    note = _note(heard if heard.asked else picks)
    origin = Origin(turn.inbound.channel, turn.inbound.chat, turn.inbound.text, _photo(turn), note)
    proposal = await propose_entries(
        deed, Picked(turn.services.categoriser, read.lines, picks.value or ()), read, origin
    )
    draft, page = proposal.draft, page_of(turn)
    note_card(turn, draft.id)
    return [
        open_card(
            page, draft, offers=offers(turn, draft), remarks=_remarks(page, proposal), twin=proposal.twin is not None
        )
    ]


async def _picks(turn: Turn, read: RecordEntries) -> Heard[tuple[str | None, ...]]:
    """What a model picks for lines the local categoriser is not sure of; raises Wanted."""
    sure = turn.services.categoriser.suggest
    lines = tuple(line for line in read.lines if line.category is None and line.kind is not EntryKind.TRANSFER)
    if not turn.household.assisted or all(sure(line, turn.household).confidence >= SURE for line in lines):
        return Heard()
    return await turn.model(Choose(read.lines))


def _note(heard: Heard[Any]) -> str:
    """See ``Draft.heard``."""
    return "model" if heard.value is not None else heard.trouble or ""


async def photo(turn: Turn) -> Sequence[Reply]:
    """A photo that came without words: kept, and put to the next card."""
    deed_of(turn).need_writer()
    turn.dialogue.answers[_PHOTO] = kept(turn, turn.photo) if turn.photo else ""
    return [says(turn, "photo-kept")]


def _photo(turn: Turn) -> str | None:
    """The photo of a card: the one sent with the words, else the one sent before them."""
    before = turn.dialogue.answers.pop(_PHOTO, None)
    return kept(turn, turn.photo) if turn.photo else before


def _remarks(page: Page, proposal: Proposal) -> list[str]:
    """What was noticed about a card: the same thing moments ago, the purchase behind a refund."""
    words = page.words
    remarks = []
    if proposal.twin is not None:
        time = words.time(proposal.twin.at, page.household.zone)
        several = len(proposal.draft.lines) > 1
        item = label(page, proposal.twin.line)
        remarks.append(words("remark-twin-of" if several else "remark-twin", time=time, item=item))
    for entry in proposal.purchases.values():
        day = words.day(entry.line.day, page.today)
        remarks.append(words("remark-purchase", item=label(page, entry.line), day=day))
    return remarks


async def _last(turn: Turn, command: Command) -> Sequence[Reply]:
    """The latest entries this chat may see."""
    del command
    return [await _page(turn, 0)]


async def _leaf(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """Another page of the latest entries, in place."""
    number = int(tap.argument) if tap.argument.isdecimal() else 0
    return [replace(await _page(turn, number), edits=turn.inbound.message)]


async def _page(turn: Turn, number: int) -> Reply:
    """A page of the entries this chat may see, and how many in its span are private to others."""
    page, first = page_of(turn), number * LATEST
    limit = (first + LATEST) * 2 + 1
    while True:
        found = await turn.uow.reports.entries(Scope(kinds=tuple(EntryKind)), limit=limit)
        seen = [place for place, entry in enumerate(found) if not hidden(page, entry)]
        if len(seen) > first + LATEST or len(found) < limit:
            break
        limit *= 2
    if found and not seen:
        return says(turn, "last-private")
    shown = seen[first : first + LATEST]
    if number and not shown:
        return await _page(turn, 0)
    more = len(seen) > first + LATEST
    begin = seen[first - 1] + 1 if number else 0
    end = seen[first + LATEST] if more else len(found)
    entries = [found[place] for place in shown]
    return latest_list(page, entries, number=number, more=more, private=end - begin - len(entries))


TAPS: dict[str, TapHandler] = {"lp": _leaf}
COMMANDS: dict[str, CommandHandler] = {"last": _last}
