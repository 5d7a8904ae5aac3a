"""A scripted model that is right in 95 of 100 messages and makes small models' typical mistakes in the others.

Seeded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from benchmarks.oracle import Oracle, truth_of
from core.model.provider import Capability
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema

WRONG = 0.05
"""The share of messages that the model reads wrongly."""

_OPPOSITES = {"expense": "income", "income": "expense", "refund": "expense", "transfer": "expense"}

Answer = dict[str, Any]
Mistake = Callable[[Answer, Random], Answer | None]
"""A function that makes a true answer wrong in one way; None if the message does not allow that mistake."""


class ScriptedModel(Oracle):
    """A model that answers with the truth or one mistake; a seed gives each message the same answer every time."""

    def __init__(self, rows: Sequence[dict[str, Any]], seed: int) -> None:
        super().__init__(rows)
        self._seed = seed

    @property
    def capabilities(self) -> frozenset[Capability]:
        """All capabilities, so that it is asked about whole messages."""
        return frozenset(Capability)

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return the true answer to the prompt's message, or one with a mistake."""
        del schema, images
        message = json.loads(prompt.turns[-1][1])["message"]
        row = self.rows[message]
        answer, chance = truth_of(message, row), Random(f"{self._seed} {row['id']}")
        if chance.random() < WRONG:
            answer = _mistaken(answer, chance)
        return ModelAnswer(json.dumps(answer))


def _mistaken(answer: Answer, chance: Random) -> Answer:
    """Return the answer with one random mistake among those that it allows."""
    mistakes = list(MISTAKES)
    chance.shuffle(mistakes)
    for mistake in mistakes:
        wrong = mistake(json.loads(json.dumps(answer)), chance)
        if wrong is not None:
            return wrong
    return answer


def _misplace_point(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer with one amount too large by a factor of 10 or 100."""
    if not answer["entries"]:
        return None
    item = chance.choice(answer["entries"])
    item["amount"] = str(item["amount"]).replace(".", "").replace(",", "") + chance.choice(["0", "00"])
    return answer


def _buy_number(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer with a number that is no money (a phone, a day, a count) as a further purchase."""
    if not answer["entries"] or not answer["others"]:
        return None
    number = answer["others"].pop(chance.randrange(len(answer["others"])))
    answer["entries"].append(_item(number))
    return answer


def _buy_talk(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer to a question or small talk as an entry of a number in it."""
    if answer["entries"] or not answer["others"]:
        return None
    number = answer["others"].pop(chance.randrange(len(answer["others"])))
    return answer | {"kind": "entries", "entries": [_item(number)], "question": None}


def _sum_lines(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer with two neighbouring lines merged into one with the sum of their amounts."""
    if len(answer["entries"]) < len("ab"):
        return None
    at = chance.randrange(len(answer["entries"]) - 1)
    first, second = answer["entries"][at : at + 2]
    numbers = [float(f"0{''.join(sign for sign in one['amount'] if sign.isdecimal())}") for one in (first, second)]
    answer["entries"][at : at + 2] = [first | {"amount": f"{sum(numbers):g}"}]
    return answer


def _turn_round(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer with the direction of one line's money reversed."""
    if not answer["entries"]:
        return None
    item = chance.choice(answer["entries"])
    item["type"] = _OPPOSITES[item["type"]]
    return answer


def _drop_line(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer without one line; half of the time its number is given among the other numbers."""
    if len(answer["entries"]) < len("ab"):
        return None
    gone = answer["entries"].pop(chance.randrange(len(answer["entries"])))
    if chance.random() < 0.5:  # noqa: PLR2004  half of the time
        answer["others"].append(gone["amount"])
    return answer


def _call_it_talk(answer: Answer, chance: Random) -> Answer | None:
    """Return the answer to a single purchase as a message without entries."""
    del chance
    if len(answer["entries"]) != 1:
        return None
    others = [*answer["others"], answer["entries"][0]["amount"]]
    return answer | {"kind": "talk", "entries": [], "others": others}


def _item(amount: str) -> Answer:
    names = ("times", "part", "scale", "currency", "what", "day", "merchant", "category", "payer", "account")
    return dict.fromkeys(names, "") | {"type": "expense", "amount": amount, "less": [], "more": []}


MISTAKES: tuple[Mistake, ...] = (
    _misplace_point, _buy_number, _buy_talk, _sum_lines, _turn_round, _drop_line, _call_it_talk,
)  # fmt: skip
