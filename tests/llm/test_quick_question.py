"""A model that is not known to be up to a whole message tells money from talk; what it says is weighed as ever."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.language.recognise import recognise
from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Line
from core.model.intent import Chatter, Intent, RecordEntries, Unclear
from core.model.money import Money
from core.model.provider import Capability, ModelError, ModelResult
from llm.jobs.interpret import MessageInterpreter
from llm.jobs.quick_question import PlainMessage, QuickQuestion
from llm.prompts import load_sheet
from tests.llm.rig import CONTEXT, SEAT, TODAY, Rig, entry, read, rig

SMALL = frozenset(Capability) - {Capability.READING}
TEA = "買了100元的茶"
UNSURE = "gari 2000"
CARD = (Line(EntryKind.EXPENSE, Money.of("2000", "INR"), TODAY, "gari"),)
MESSAGES: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "injections.yaml").read_text(encoding="utf-8")
)["messages"]


def glance(kind: str, currency: str = "") -> dict[str, Any]:
    return {"kind": kind, "currency": currency}


async def _interpreted(made: Rig, text: str, **context: Any) -> ModelResult[Intent]:
    where = replace(CONTEXT, **context)
    local = recognise(text, where)
    local = replace(local, sure=False) if isinstance(local, RecordEntries) else local
    return await MessageInterpreter(made.client).interpret(text, where, SEAT, local)


async def _lines(text: str, *answers: dict[str, Any]) -> RecordEntries:
    heard = await _interpreted(rig(*answers, takes=SMALL), text)
    assert isinstance(heard.value, RecordEntries), heard
    return heard.value


async def test_one_word_of_a_small_model_makes_a_card_of_a_message_nobody_here_can_read() -> None:
    made = rig(glance("paid"), takes=SMALL)
    heard = await _interpreted(made, TEA)
    assert isinstance(heard.value, RecordEntries)
    assert [(line.kind, line.money) for line in heard.value.lines] == [(EntryKind.EXPENSE, Money.of("100", "INR"))]
    assert not heard.value.sure
    assert heard.by.endswith("glance/1")
    assert [asked.schema.name for asked in made.script.asked if asked.schema] == ["QuickQuestion"]


async def test_a_sign_of_money_behind_the_number_is_no_thing() -> None:
    assert [line.description for line in (await _lines("커피 4500원", glance("paid"))).lines] == ["커피"]


async def test_a_model_that_is_up_to_it_reads_the_whole_at_once() -> None:
    made = rig(read("entries", entry("100元", what="茶")))
    await _interpreted(made, TEA)
    assert [asked.schema.name for asked in made.script.asked if asked.schema] == ["ReadMessage"]


async def test_talk_stays_talk_and_a_card_stays_a_card() -> None:
    assert (await _interpreted(rig(glance("none"), takes=SMALL), TEA)).value == Chatter("misread", "100")
    assert len((await _lines(UNSURE, glance("none"))).lines) == 1


async def test_in_a_script_without_known_words_a_numbers_looks_are_no_evidence() -> None:
    assert [line.money.amount for line in (await _lines("რძე 4 ლარი", glance("paid"))).lines] == [4]
    assert (await _interpreted(rig(read("talk", others=["14"])), "דירה 14")).value == Chatter()
    assert len((await _lines("דירה 14", glance("none"))).lines) == 1, "a glance is less than a reading"


async def test_what_a_glance_cannot_settle_is_read_whole() -> None:
    made = rig(glance("asks"), read("entries", entry("100元", what="茶")), takes=SMALL)
    heard = await _interpreted(made, TEA)
    assert isinstance(heard.value, RecordEntries)
    assert heard.value.lines[0].description == "茶"
    assert heard.by.endswith("interpret/2")


@pytest.mark.parametrize(
    ("text", "card"), [("買了茶100, 電話33321", None), ("買了100元的茶", CARD), ("how much on tea lately?", None)]
)
def test_more_than_one_number_is_more_than_a_glance(text: str, card: tuple[Line, ...] | None) -> None:
    context = replace(CONTEXT, card=card)
    assert PlainMessage.from_message(text, context, recognise(text, context)) is None


async def test_a_currency_the_model_sees_is_asked_and_one_it_makes_up_is_not() -> None:
    found = await _lines(TEA, glance("paid", "CNY"))
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.CURRENCY]
    assert not (await _lines(TEA, glance("paid", "GOLD"))).doubts


async def test_two_readers_agree_or_the_kind_is_asked() -> None:
    assert (await _lines(UNSURE, glance("paid"))).sure
    found = await _lines(UNSURE, glance("got"))
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.KIND]
    assert found.lines[0].kind is EntryKind.EXPENSE
    back = await _lines("refund of 300 from zara", glance("got"))
    assert (back.lines[0].kind, back.doubts) == (EntryKind.REFUND, ()), "a refund is money that came in"


async def test_a_provider_in_trouble_is_not_asked_twice() -> None:
    made = rig(ModelError.RATE, takes=SMALL)
    assert (await _interpreted(made, UNSURE)).trouble is ModelError.RATE
    assert len(made.script.asked) == 1


@pytest.mark.parametrize("kind", ["paid", "got", "none"])
async def test_whatever_a_message_tries_only_its_own_number_becomes_a_draft(kind: str) -> None:
    for text in (case["text"] for case in MESSAGES):
        made = rig(glance(kind, "BTC"), takes=SMALL)
        heard = await MessageInterpreter(made.client).interpret(text, CONTEXT, SEAT, Chatter())
        readings = heard.value.readings if isinstance(heard.value, Unclear) else (heard.value,)
        assert all(isinstance(each, RecordEntries | Chatter | None) for each in readings), text
        lines = [line for each in readings if isinstance(each, RecordEntries) for line in each.lines]
        assert not [line for line in lines if str(line.money.minor)[:1] not in made.told], text


def test_its_examples_fit_and_stand_without_a_household() -> None:
    shown = load_sheet("glance").shown
    assert len(shown) == 32
    kinds = {QuickQuestion.model_validate_json(answered).kind for _, answered in shown[1::2]}
    assert kinds == {"paid", "got", "asks", "none"}
    assert all(set(json.loads(asked)) == {"message"} for _, asked in shown[::2])
