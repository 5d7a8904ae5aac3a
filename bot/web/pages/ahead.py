"""Answers to the dashboard's "what if" and "can we afford" questions, the same as the chat's."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.afford import read_affordability
from analytics.what_if import read_what_if
from bot.messages import TextRun
from bot.render.outlook import write_affordability
from bot.render.what_if import write_what_if
from bot.web.pages.page import PageReader
from core.errors import Invalid
from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.intent import Ask, AskWhatIf
from core.model.money import Money
from core.model.question import QuestionIntent
from core.ports import UnitOfWork

LONGEST = 200
"""The most characters of a question."""


async def answer_ahead(uow: UnitOfWork, reader: PageReader, text: str) -> Sequence[TextRun]:
    """Return the answer to a "what if" or "can we afford" question.

    Raises: Invalid for any other question.
    """
    household, member = reader.household, reader.member
    context = Context(
        reader.today,
        household.currency,
        member.id,
        tuple(Person(each.id, (each.name, *each.aliases)) for each in household.members),
        language=household.choose_language(member),
        number_habit=household.number_habit,
        day_first=household.day_first,
    )
    intent = recognise(text[:LONGEST], context)
    if isinstance(intent, AskWhatIf):
        return write_what_if(reader.answers, await read_what_if(uow, household, reader.today, intent, member.id))
    question = intent.question if isinstance(intent, Ask) else None
    if question is None or question.intent is not QuestionIntent.AFFORD or question.amount is None:
        raise Invalid("what-if-unread")
    cost = Money.of(question.amount, household.currency).minor
    found = await read_affordability(uow, household, reader.today, member.id, cost=cost, by=question.by)
    if found is None:
        return (TextRun(reader.words("outlook-too-little")),)
    return write_affordability(reader.answers, found)
