"""Whatever a message, a shop or a model tries, it comes to a draft of grounded amounts at most, or to talk (K3)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.recognise import recognise
from core.language.text.tokens import tokenise
from core.model.entry import EntryKind, Line
from core.model.intent import Ask, ChangeDraft, Chatter, Command, Intent, RecordEntries, Unclear
from core.model.money import Money
from core.model.provider import ModelError, ModelResult
from core.model.question import Question, QuestionIntent
from llm.grounding import SpanLookup
from llm.jobs.advise import MoneyAdviser
from llm.jobs.choose import CategoryChooser
from llm.jobs.interpret import MessageInterpreter, judge_answer
from llm.jobs.narrate import AnswerNarrator
from llm.jobs.reading import ReadMessage
from llm.privacy import mask_text
from llm.prompts import load_sheet
from tests import sheets
from tests.llm.rig import CONTEXT, HOUSEHOLD, SEAT, TODAY, Rig, entry, read, rig

CASES: dict[str, Any] = sheets.rows(Path(__file__).with_name("injections.yaml"))
UNSURE = "add 42.00 for house"
CARD = (Line(EntryKind.EXPENSE, Money.of("42", "INR"), TODAY, "house"),)
PLAIN = "Ravi spent ₹4,200 on Dining in November."


def test_there_are_more_than_a_hundred() -> None:
    assert sum(len(CASES[name]) for name in ("messages", "names", "answers", "wordings")) > 100


def _obeying(name: str) -> dict[str, Any]:
    said = CASES["obedience"][name]
    if not {"kind", "entries", "others"} <= set(said):
        return dict(said)
    items = [entry("") | item for item in said["entries"]]
    filled = read(said["kind"], *items, others=said["others"]) | {k: v for k, v in said.items() if k != "entries"}
    for part, empty in (("question", _QUESTION), ("change", _CHANGE)):
        filled[part] = empty | said[part] if part in said else None
    return filled


_QUESTION = dict.fromkeys(("intent", "period", "period2", "category", "member", "merchant", "item", "amount"), "")
_CHANGE: dict[str, Any] = dict.fromkeys(
    ("type", "amount", "day", "what", "merchant", "category", "payer", "account"), ""
) | {"line": 0}


def _unsure(text: str) -> Intent | None:
    """The local reading as one that is in doubt, so that the model is heard."""
    local = recognise(text, CONTEXT)
    if isinstance(local, RecordEntries | Ask):
        return replace(local, sure=False)
    return None


async def _interpreted(made: Rig, text: str, *, card: tuple[Line, ...] | None = None) -> ModelResult[Intent]:
    context = replace(CONTEXT, card=card)
    return await MessageInterpreter(made.client).interpret(text, context, SEAT, _unsure(text))


def _harmless(heard: ModelResult[Intent], text: str) -> None:
    """At most a draft with amounts, words, shops and people of the message, or a choice between two such readings."""
    readings = heard.value.readings if isinstance(heard.value, Unclear) else (heard.value,)
    for intent in readings:
        _harmless_reading(intent, text)


def _harmless_reading(intent: Intent | None, text: str) -> None:
    """See ``_harmless``; the categories are the household's own."""
    assert not isinstance(intent, Command)
    assert not isinstance(intent, ChangeDraft) or not (intent.confirm or intent.discard)
    if not isinstance(intent, RecordEntries):
        assert intent is None or isinstance(intent, Ask | Chatter | ChangeDraft)
        return
    ground = SpanLookup.from_message(mask_text(text), CONTEXT)
    assert ground is not None
    held = (*ground.reading.layout.amounts, *ground.written)
    stated = {value for amount in held for value in amount.readings}
    words = {token.key for token in (*tokenise(text), *tokenise(mask_text(text)))}
    assert len(intent.lines) <= len(held)
    for line in intent.lines:
        assert line.money.amount in stated
        assert line.category is None or HOUSEHOLD.category(line.category) is not None
        assert {token.key for token in tokenise(f"{line.description} {line.merchant or ''}")} <= words
        assert line.payer is None or (HOUSEHOLD.find_name(line.payer) or "").lower() in words
        assert line.day == TODAY or ground.reading.layout.dates


@pytest.mark.parametrize("case", CASES["messages"], ids=lambda case: f"{case['obeys']}: {case['text'][:30]!r}")
async def test_a_message_fills_a_draft_and_nothing_else(case: dict[str, Any]) -> None:
    made = rig(*[_obeying(case["obeys"])] * 2)
    _harmless(await _interpreted(made, case["text"]), case["text"])
    prompt = made.script.asked[0].prompt
    assert prompt is not None
    assert prompt.system == load_sheet("interpret").text
    assert not set("<>|") & set(made.told)


@pytest.mark.parametrize("said", CASES["answers"], ids=lambda said: said[:60])
@pytest.mark.parametrize("card", [None, CARD], ids=["fresh", "card"])
async def test_a_lying_model_fills_a_draft_and_nothing_else(said: str, card: tuple[Line, ...] | None) -> None:
    heard = await _interpreted(rig(said, said), UNSURE, card=card)
    _harmless(heard, UNSURE)


_scraps = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["42.00", "house", "add", "yesterday", "next year", "31/02", "-1", "1e99", "½", "a day", "9" * 40]),
)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_scrap_a_model_gives_is_a_fault(data: st.DataObject) -> None:
    """Whatever stands in the fields, it is judged and nothing is raised."""
    fields = dict.fromkeys(("amount", "currency", "what", "day", "merchant", "category", "payer", "account"), _scraps)
    item = data.draw(st.fixed_dictionaries(fields))
    kind = data.draw(st.sampled_from(["entries", "question", "change", "talk"]))
    asked = _QUESTION | {"intent": "total", "period": item["day"], "period2": item["what"], "amount": item["amount"]}
    changed = _CHANGE | {"line": 1} | {name: text for name, text in item.items() if name != "currency"}
    said = read(kind, entry("") | item, others=[item["what"]], question=asked, change=changed)
    context = replace(CONTEXT, card=CARD)
    for local in (None, _unsure(UNSURE), Chatter(), Ask(Question(QuestionIntent.TOTAL), sure=False)):
        intent = judge_answer(ReadMessage.model_validate(said), UNSURE, context, HOUSEHOLD, local)
        _harmless(ModelResult(intent), UNSURE)


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["text"][:40])
async def test_a_name_picks_no_category_of_its_own(case: dict[str, Any]) -> None:
    made = rig({"keys": case["keys"]})
    line = Line(EntryKind.EXPENSE, Money.of("60", "INR"), TODAY, case["text"], merchant=case["text"])
    heard = await CategoryChooser(made.client).choose([line], HOUSEHOLD)
    assert heard.value == (None,) or heard.trouble is ModelError.UNUSABLE
    assert "4111" not in made.told
    assert not set("<>|") & set(made.told)


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["text"][:40])
async def test_a_name_on_the_card_or_of_a_category_stays_inside_the_fence(case: dict[str, Any]) -> None:
    made = rig(_obeying("huge"))
    card = (replace(CARD[0], description=case["text"]),)
    _harmless(await _interpreted(made, UNSURE, card=card), UNSURE)
    assert not set("<>|") & set(made.told)
    assert "evil.example" not in made.told


@pytest.mark.parametrize("said", CASES["wordings"], ids=lambda said: said[41:80])
async def test_a_lying_wording_or_advice_is_not_shown(said: str) -> None:
    heard = await AnswerNarrator(rig({"text": said}).client).narrate("dining?", PLAIN, "en", SEAT)
    assert (heard.value, heard.trouble) == (None, ModelError.UNUSABLE)
    shown = [each async for each in MoneyAdviser(rig(said).client).advise("tips?", PLAIN, (), "en", SEAT)]
    assert shown[-1].trouble is ModelError.UNUSABLE
    assert {each.value for each in shown} <= {None, PLAIN}
