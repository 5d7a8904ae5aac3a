"""Says what the period of an answer leaves out, with a button for the period that may be meant instead."""

from __future__ import annotations

from dataclasses import replace

from analytics.unstated_period import ChosenPeriod, PeriodNote
from bot.messages import Reply, TextRun
from bot.render.answers import offer_question
from bot.render.scopes import Audience
from core.model.period import find_month


def add_period_note(reader: Audience, chosen: ChosenPeriod, shown: Reply) -> Reply:
    """Return an answer with what is to be said about its period."""
    if chosen.note is None or not shown.body:
        return shown
    words, now = reader.words, find_month(reader.today)
    period = chosen.question.period or now
    named = words.period(now if chosen.note is not PeriodNote.JUST_BEGUN else period, reader.today)
    sums = reader.write_sums(chosen.beside)
    if chosen.note is PeriodNote.JUST_BEGUN:
        rows = (*shown.buttons, (offer_question(reader, replace(chosen.question, period=period.find_preceding())),))
        return replace(
            shown, body=(*shown.body, TextRun("\n" + words("period-just-begun", period=named), "quiet")), buttons=rows
        )
    told = words(f"period-{chosen.note.value}", period=named, sums=sums)
    return replace(shown, body=(*shown.body, TextRun("\n" + told, "quiet")))
