"""Export the book as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import deed_of
from bot.handlers.turn import CommandHandler, Turn
from bot.messages import Document, Reply
from bot.render.cards import says
from core.errors import Invalid
from core.language.periods import read_period
from core.model.intent import Command
from core.model.period import Period
from core.usecases.export_entries import export_entries

_ALL = {"", "all", "csv"}
_LONGEST = 30


async def export_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """A CSV file of the entries of the period that was said, or of all."""
    period = _period(turn, command.rest.strip())
    export = await export_entries(deed_of(turn), period, turn.words.category_name)
    if not export.count:
        return [says(turn.words("export-empty"))]
    name = turn.words.period(period, turn.today) if period else ""
    text = turn.words("export-period" if period else "export-all", count=export.count, period=name)
    return [replace(says(text), document=Document(_file_name(turn, period), "text/csv", export.content))]


def _period(turn: Turn, said: str) -> Period | None:
    if said.casefold() in _ALL:
        return None
    household = turn.household
    for language in dict.fromkeys((turn.words.language, household.language, "en")):
        found = read_period(said, turn.today, language, day_first=household.day_first)
        if found is not None:
            return found
    raise Invalid("period-unknown", said=said[:_LONGEST])


def _file_name(turn: Turn, period: Period | None) -> str:
    days = f"{period.first}-to-{period.last}" if period else str(turn.today)
    return f"purser-{days}.csv"


COMMANDS: dict[str, CommandHandler] = {"export": export_command}
