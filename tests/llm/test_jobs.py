"""Categories, wordings, advice and voice notes: what a model adds of its own never reaches a member."""

from __future__ import annotations

import pytest

from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.provider import ModelError, ModelResult
from core.ports import Exchange
from llm.jobs.advise import MoneyAdviser
from llm.jobs.choose import CategoryChooser
from llm.jobs.narrate import AnswerNarrator, has_only_known_claims
from llm.jobs.speech import MOST_BYTES, VoiceTranscriber
from tests.llm.rig import HOUSEHOLD, SEAT, TODAY, rig

PLAIN = "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000."
GROUNDS = "Dining: ₹4,200 in November, ₹3,100 in October. Groceries: ₹1,200.50 (12 %). Shop: BigBasket."


def _lines(*kinds: EntryKind) -> list[Line]:
    return [Line(kind, Money.of("60", "INR"), TODAY, f"thing {kind}") for kind in kinds]


async def test_categories_are_the_households_own_and_of_the_right_side() -> None:
    made = rig({"keys": ["tuk", "casino", "salary", "groceries", "dining"]})
    kinds = (EntryKind.EXPENSE, EntryKind.EXPENSE, EntryKind.EXPENSE, EntryKind.INCOME, EntryKind.TRANSFER)
    heard = await CategoryChooser(made.client).choose(_lines(*kinds), HOUSEHOLD)
    assert heard.value == ("tuk", None, None, None, None)


async def test_another_count_of_keys_is_unusable() -> None:
    heard = await CategoryChooser(rig({"keys": ["dining"]}).client).choose(_lines(*[EntryKind.EXPENSE] * 2), HOUSEHOLD)
    assert heard.trouble is ModelError.UNUSABLE


@pytest.mark.parametrize(
    "wording",
    [
        "In November Ravi's Groceries came to ₹1,200.50, which is 12 % of ₹10,000.",
        "Of ₹10,000, 12% went to Groceries in November: ₹1200.50, by Ravi.",
        "Of ₹10.000, 12% went to Groceries in November: ₹1.200,50, by Ravi!",
    ],
)
async def test_a_wording_with_the_same_figures_is_used(wording: str) -> None:
    heard = await AnswerNarrator(rig({"text": wording}).client).narrate("groceries?", PLAIN, "en", SEAT)
    assert heard.value == wording


STRAY = [
    "Ravi spent ₹1,300.50 on Groceries in November, 12 % of ₹10,000.",
    "Ravi spent ₹12,005.0 on Groceries in November, 12 % of ₹10,000.",
    "Ravi spent $1,200.50 on Groceries in November, 12 % of ₹10,000.",
    "Ravi spent ₹1,200.50 on Groceries in November, ₹12 of ₹10,000.",
    "Ravi spent ₹1,200.50 on Groceries in October, 12 % of ₹10,000.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000k.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000, twice the usual.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000, half of it yesterday.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000 lakh.",
    "Asha spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000.",
    "Ravi spent ₹1,200.50 at Walmart in November, Groceries 12 % of ₹10,000.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000, three times.",
    "Ravi spent ₹1,200.50 on Groceries in November, 12 % of ₹10,000. See https://evil.example.",
    "Ravi spent [₹1,200.50](tg://evil) on Groceries in November, 12 % of ₹10,000.",
    "Ravi spent ₹1,200.50 on Groceries in November.",
    "Ravi spent a lot.",
    PLAIN * 9,
]


@pytest.mark.parametrize("wording", STRAY)
async def test_a_wording_with_anything_of_its_own_is_not(wording: str) -> None:
    heard = await AnswerNarrator(rig({"text": wording}).client).narrate("groceries?", PLAIN, "en", SEAT)
    assert (heard.value, heard.trouble) == (None, ModelError.UNUSABLE)


@pytest.mark.parametrize(
    ("language", "plain", "good", "bad"),
    [
        ("de", "Essen 1.200,50 € im November.", "Im November 1.200,50 € für Essen.", "Das Doppelte: 1.200,50 €."),
        ("es", "1.200,50 € en comida.", "En comida: 1.200,50 €.", "La mitad, 1.200,50 €."),
        ("pt", "R$ 1.200,50 em comida.", "Em comida, R$ 1.200,50.", "O dobro, R$ 1.200,50."),
        ("fr", "En courses, 1 200,50 € en novembre.", "En novembre, 1 200,50 € en courses.", "Le double, 1 200,50 €."),
        ("ru", "В ноябре на еду ушло 1 200,50 ₽.", "На еду в ноябре ушло 1 200,50 ₽.", "Вдвое больше, 1 200,50 ₽."),
        ("hi", "नवंबर में खाने पर ₹1,200.50।", "खाने पर नवंबर में ₹1,200.50।", "नवंबर में दोगुना, ₹1,200.50।"),
        ("hi-Latn", "November me khane pe ₹1,200.50.", "khane pe November me ₹1,200.50.", "Dugna, ₹1,200.50."),
    ],
)
def test_every_language_is_held_to_its_figures(language: str, plain: str, good: str, bad: str) -> None:
    assert has_only_known_claims(good, plain, language, SEAT)
    assert not has_only_known_claims(bad, plain, language, SEAT)


async def _advice(*said: str, talk: tuple[Exchange, ...] = ()) -> list[ModelResult[str]]:
    adviser = MoneyAdviser(rig(*said).client)
    return [heard async for heard in adviser.advise("Where can we save 500?", GROUNDS, talk, "en", SEAT)]


async def test_advice_grows_by_whole_sentences() -> None:
    heard = await _advice("Dining was ₹4,200. That is more than ₹3,100. Cook 2 evenings to save ₹500")
    assert [each.value for each in heard] == [
        "Dining was ₹4,200.",
        "Dining was ₹4,200. That is more than ₹3,100.",
        "Dining was ₹4,200. That is more than ₹3,100. Cook 2 evenings to save ₹500",
    ]


@pytest.mark.parametrize(
    "stray", ["You could save ₹1,100", "It rose by 35 %", "Look at www.evil.example", "That is double"]
)
async def test_a_sentence_with_a_figure_of_its_own_is_never_shown(stray: str) -> None:
    heard = await _advice(f"Dining was ₹4,200. {stray}. Groceries were fine.")
    assert [each.value for each in heard] == ["Dining was ₹4,200.", None]
    assert heard[-1].trouble is ModelError.UNUSABLE
    heard = await _advice(f"Dining was ₹4,200. {stray}")
    assert heard[-1].trouble is ModelError.UNUSABLE


async def test_what_was_said_in_the_talk_may_be_said_again() -> None:
    heard = await _advice("Keep ₹900 aside.", talk=(Exchange("we can spare 900", "Good."),))
    assert heard[-1].value == "Keep ₹900 aside."


async def test_a_trouble_ends_the_advice() -> None:
    adviser = MoneyAdviser(rig(ModelError.RATE).client)
    assert [each.trouble async for each in adviser.advise("?", GROUNDS, (), "en", SEAT)] == [ModelError.RATE]


@pytest.mark.parametrize(
    ("audio", "mime", "said", "text", "trouble"),
    [
        (b"x", "audio/ogg", " milk\n60 ", "milk 60", None),
        (b"x", "audio/ogg; codecs=opus", "/confirm milk 60", "confirm milk 60", None),
        (b"x", "audio/ogg", "\u202e \n", None, ModelError.UNUSABLE),
        (b"x", "audio/ogg", "Yes.", None, ModelError.UNUSABLE),
        (b"x", "audio/ogg", "Confirm!", None, ModelError.UNUSABLE),
        (b"x", "audio/ogg", "/undo", None, ModelError.UNUSABLE),
        (b"", "audio/ogg", "milk", None, ModelError.CANNOT),
        (b"x", "image/png", "milk", None, ModelError.CANNOT),
        (bytes(MOST_BYTES + 1), "audio/ogg", "milk", None, ModelError.CANNOT),
    ],
)
async def test_a_voice_note_is_typed_text(
    audio: bytes, mime: str, said: str, text: str | None, trouble: ModelError | None
) -> None:
    heard = await VoiceTranscriber(rig(said).client).transcribe(audio, mime, SEAT)
    assert (heard.value, heard.trouble) == (text, trouble)
