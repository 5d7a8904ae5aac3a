"""D4: a household's own model starts from what is shipped, follows what was confirmed, and holds nobody else's."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta

import numpy as np

from analytics.categorise.household_model import Example, decode_model, train_household
from analytics.categorise.shipped_categoriser import ShippedCategoriser
from core.model.category import SYSTEM, Category
from core.model.category_memory import CategoryMemory, Lesson, TrainedModel
from tests.analytics.lines import household, line

OWN = Category("own_x", "🎨", "pink", name="Fun")
HOME = household(*SYSTEM, OWN)
DAY = date(2026, 11, 21)


def example(text: str, minor: int = 10_000) -> Example:
    return Example(text, minor, DAY)


def taught(pairs: list[tuple[str, str]]) -> TrainedModel:
    examples = [Example(text, 700 + 1_900 * (at % 11), DAY - timedelta(days=at)) for at, (text, _) in enumerate(pairs)]
    model = train_household(examples, [category for _, category in pairs], "en")
    return TrainedModel(model.to_bytes(), datetime(2026, 11, 20, tzinfo=UTC), len(pairs))


CLUB = [(f"chess club {word}", "own_x") for word in ("monday", "tournament", "fee", "board", "friday", "evening")]
USUAL = [("milk", "groceries"), ("bread", "groceries"), ("auto", "transport"), ("petrol", "fuel")] * 4


def test_what_was_never_seen_is_as_shipped_says() -> None:
    found = ShippedCategoriser().with_memory(CategoryMemory(model=taught(CLUB + USUAL))).suggest(line("haircut"), HOME)
    assert found.category == "personal_care"


def test_words_the_household_files_its_own_way_are_learned() -> None:
    categoriser = ShippedCategoriser().with_memory(CategoryMemory(model=taught(CLUB + USUAL)))
    assert categoriser.suggest(line("chess club pizza"), HOME).category == "own_x"
    assert ShippedCategoriser().suggest(line("chess club pizza"), HOME).category != "own_x"


def test_a_newer_word_counts_before_the_model_and_an_older_one_does_not() -> None:
    model = taught(USUAL)
    text = "milk "
    for day, category in ((21, "pets"), (19, "groceries")):
        lesson = Lesson("pets", datetime(2026, 11, day, tzinfo=UTC))
        found = ShippedCategoriser().with_memory(CategoryMemory({text: lesson}, model)).suggest(line("milk"), HOME)
        assert found.category == category


def test_a_category_that_is_gone_is_never_suggested() -> None:
    home = household()
    memory = CategoryMemory({"chess ": Lesson("own_x", datetime(2026, 11, 21, tzinfo=UTC))}, taught(CLUB + USUAL))
    offered = ShippedCategoriser().with_memory(memory).list_likeliest(line("chess"), home, 30)
    assert "own_x" not in {each.category for each in offered}


def test_kept_and_read_again_it_says_the_same() -> None:
    model = train_household([example(text) for text, _ in USUAL], [category for _, category in USUAL], "en")
    again = decode_model(model.to_bytes())
    one, other = (each.compute_probabilities(example("milk and bread")) for each in (model, again))
    assert max(abs(one[key] - other[key]) for key in one) < 0.01


def test_who_files_meals_under_a_category_of_its_own_has_new_places_there() -> None:
    meals = [
        (f"{place} dinner", "own_x") for place in ("pizza hut", "corner cafe", "noodle bar", "taco stand", "diner")
    ]
    for text in ("starbucks", "burger king"):
        own = (
            ShippedCategoriser().with_memory(CategoryMemory(model=taught(meals * 4 + USUAL))).suggest(line(text), HOME)
        )
        usual = ShippedCategoriser().with_memory(CategoryMemory(model=taught(USUAL * 2))).suggest(line(text), HOME)
        assert (own.category, usual.category) == ("own_x", "dining")


def test_a_model_kept_by_an_earlier_version_is_still_read() -> None:
    model = train_household([example(text) for text, _ in USUAL], [category for _, category in USUAL], "en")
    used = np.flatnonzero(model.weights.any(axis=1))
    about = {"categories": model.categories, "trust": 1.0, "language": "en", "examples": len(USUAL)}
    out = io.BytesIO()
    np.savez_compressed(out, about=np.array(json.dumps(about)), used=used, weights=model.weights[used])
    shares = decode_model(out.getvalue()).compute_probabilities(example("milk and bread"))
    assert max(shares, key=shares.__getitem__) == "groceries"
