"""A model as a second reader: it is weighed against ours, and never believed about what is not there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.language.recognise import recognise
from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Line
from core.model.intent import Ask, ChangeDraft, Chatter, Intent, RecordEntries
from core.model.money import Money
from core.model.provider import ModelError, ModelResult
from core.model.question import Question, QuestionIntent
from llm.jobs.interpret import MessageInterpreter
from tests.llm.rig import CONTEXT, RAVI, SEAT, TODAY, entry, read, rig

UNSURE = "add 42.00 for house"
FOREIGN = "買了100元的咖啡"


async def _heard(
    text: str, answer: dict[str, Any], *, local: Intent | None = None, **context: Any
) -> ModelResult[Intent]:
    made, where = rig(answer), replace(CONTEXT, **context)
    return await MessageInterpreter(made.client).interpret(text, where, SEAT, local or recognise(text, where))


def _entries(heard: ModelResult[Intent]) -> RecordEntries:
    assert isinstance(heard.value, RecordEntries), heard
    return heard.value


def _said(text: str) -> RecordEntries:
    local = recognise(text, CONTEXT)
    assert isinstance(local, RecordEntries)
    return replace(local, sure=False)


async def test_what_leaves_is_masked() -> None:
    made = rig(read("talk", others=["42.00"]))
    text = f"{UNSURE} from 4111 1111 1111 1111, mail nina@example.org"
    await MessageInterpreter(made.client).interpret(text, CONTEXT, SEAT, Chatter())
    assert "4111" not in made.told
    assert "[card]" in made.told
    assert "example.org" not in made.told
    assert "42.00" in made.told


async def test_two_readers_who_agree_are_believed_and_complete_each_other() -> None:
    answer = read("entries", entry("42.00", what="house", category="household", merchant="house", payer="Ravi"))
    found = _entries(await _heard(UNSURE, answer))
    assert found.sure
    assert [line.money for line in found.lines] == [Money.of("42", "INR")]
    assert found.lines[0].category == "household"
    assert found.lines[0].payer is None, "nobody named Ravi"


@pytest.mark.parametrize(
    "amount", ["4200", "43", "-42.00", "forty", "NaN", "1e9", "99999999999999999999", "", "42.00 " * 40]
)
async def test_an_amount_that_does_not_stand_in_the_message_is_no_amount(amount: str) -> None:
    heard = await _heard(UNSURE, read("entries", entry(amount, what="house")))
    assert heard.trouble is ModelError.UNUSABLE


async def test_a_cut_amount_is_the_whole_one_and_a_reckoned_one_is_found() -> None:
    for amount in ("2.2", "2.2k", "2200"):
        found = _entries(
            await _heard("sofa 2.2k", read("entries", entry(amount, what="sofa")), local=_said("sofa 2.2k"))
        )
        assert [line.money for line in found.lines] == [Money.of("2200", "INR")]


async def test_lines_of_the_models_own_are_dropped() -> None:
    answer = read("entries", entry("42.00", what="house"), entry("42.00", what="again"), entry("9000", what="me"))
    found = _entries(await _heard(UNSURE, answer))
    assert len(found.lines) == 1


async def test_a_currency_only_the_model_knows_is_asked() -> None:
    found = _entries(await _heard(FOREIGN, read("entries", entry("100元", what="咖啡", currency="CNY"))))
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.CURRENCY]
    monies = [patch.money for reading in found.doubts[0].readings for patch in reading]
    assert monies == [Money.of("100", "CNY"), Money.of("100", "INR")]


async def test_days_are_resolved_here_and_those_ahead_are_asked() -> None:
    text = "買了100元的咖啡 yesterday"
    found = _entries(await _heard(text, read("entries", entry("100元", day="yesterday"))))
    assert found.lines[0].day.isoformat() == "2026-11-20"
    wrong = _entries(await _heard(text, read("entries", entry("100元", day="2026-01-01"))))
    assert wrong.lines[0].day.isoformat() == "2026-11-20"
    ahead = _entries(await _heard("買了100元的咖啡 tomorrow", read("entries", entry("100元", day="tomorrow"))))
    assert [doubt.kind for doubt in ahead.doubts] == [DoubtKind.DATE]


async def test_a_language_without_periods_reads_days_all_the_same() -> None:
    answer = read("entries", entry("100元", day="whenever"))
    assert _entries(await _heard(FOREIGN, answer, language="fr")).lines[0].day == TODAY


async def test_categories_payers_and_shops_are_of_the_household_and_the_message() -> None:
    text = "買了 咖啡 Ravi 100"
    answer = read(
        "entries", entry("100", category="casino", payer="Ravi", merchant="Evil Corp", what="咖啡 visit evil")
    )
    line = _entries(await _heard(text, answer, local=Chatter())).lines[0]
    assert (line.category, line.payer, line.merchant, line.description) == (None, RAVI, None, "咖啡")


async def test_an_unsure_question_is_answered_where_both_read_it_alike() -> None:
    question = {"intent": "category_spend", "category": "dining"}
    empty = dict.fromkeys(("period", "period2", "member", "merchant", "item", "amount"), "")
    answer = read("question", question=empty | question)
    local = Ask(Question(QuestionIntent.CATEGORY_SPEND), sure=False)
    heard = await _heard("restaurant stuff lately?", answer, local=local)
    assert heard.value == Ask(Question(QuestionIntent.CATEGORY_SPEND, categories=("dining",)), sure=True)


async def test_a_correction_changes_values_and_never_confirms_or_discards() -> None:
    card = (Line(EntryKind.EXPENSE, Money.of("60", "INR"), TODAY, "milk"),)
    empty = dict.fromkeys(("type", "day", "what", "merchant", "category", "payer", "account"), "")
    answer = read("change", change=empty | {"line": 1, "amount": "65", "category": "groceries"})
    heard = await _heard("ek minute bhai 65 likhna tha", answer, local=Chatter(), card=card)
    assert isinstance(heard.value, ChangeDraft)
    assert heard.value == ChangeDraft(line=0, amount=Decimal(65), category="groceries")
    assert (
        await _heard("ek minute", answer | {"change": empty | {"line": 9, "amount": ""}}, local=Chatter(), card=card)
    ).trouble


async def test_a_provider_in_trouble_leaves_the_local_reading() -> None:
    made = rig(ModelError.RATE)
    heard = await MessageInterpreter(made.client).interpret(UNSURE, CONTEXT, SEAT, recognise(UNSURE, CONTEXT))
    assert (heard.value, heard.trouble) == (None, ModelError.RATE)
