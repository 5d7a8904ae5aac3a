"""Reading a message with the household's model, beside the rule-based reader.

The model is asked only if the caller wants it, and sees masked text. ``llm/grounding`` looks up in the message what the
model says, and ``llm/jobs/reconcile`` weighs its reading against the local one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from core.errors import Refusal
from core.language.confidence import judge_reading
from core.language.context import Context
from core.language.message import Message
from core.language.text.tokens import clean_text
from core.language.unsure import is_guess
from core.model.entry import Line
from core.model.household import Household, Membership
from core.model.intent import Intent, RecordEntries
from core.model.provider import ModelError, ModelResult
from llm.grounding import SpanLookup
from llm.jobs.proposal import GroundedReading, make_intent
from llm.jobs.quick_question import PlainMessage, QuickQuestion
from llm.jobs.reading import OneWordReading, ReadMessage
from llm.jobs.reconcile import EVEN, reconcile_readings
from llm.privacy import mask_text
from llm.prompt import Image, Prompt
from llm.prompts import load_sheet
from llm.shape import S, ShapePrompts, ShortQuestion

GUESSED = 0.2
"""The chance that a reading is right that rests only on a number's form, where the rules do not know the script."""


class ShapeFiller(Protocol):
    """What a job needs of a client: filling a shape (a pydantic class) from a prompt."""

    async def fill(
        self, job: str, household: Household, prompt: Prompt, shape: type[S], *, images: Sequence[Image] = ()
    ) -> ModelResult[S]:
        """Return a value of the shape, or the reason why there is none."""
        ...


class MessageShapeReader(Protocol):
    """What MessageInterpreter needs of a client: reading a message into a shape."""

    async def read(
        self, job: str, household: Household, make_prompts: Callable[[], ShapePrompts[S]], shape: type[S]
    ) -> ModelResult[S]:
        """Return a value of the shape, or the reason why there is none; prompts are made once they are needed."""
        ...


class MessageInterpreter:
    """Asks the household's model to read messages, as a second reader."""

    def __init__(self, client: MessageShapeReader) -> None:
        self._client = client

    async def interpret(
        self, text: str, context: Context, membership: Membership, local: Intent | None
    ) -> ModelResult[Intent]:
        """Return the intent that results from the model's and the local reading of a message together."""
        try:
            masked = mask_text(clean_text(text))
        except Refusal:
            return ModelResult()
        home = membership.household
        heard = await self._client.read(
            "interpret", home, lambda: make_message_prompt(masked, context, home, local), ReadMessage
        )
        if heard.value is None:
            return ModelResult(trouble=heard.trouble, by=heard.by, near_cap=heard.near_cap)
        intent = judge_answer(heard.value, masked, context, membership.household, local)
        trouble = ModelError.UNUSABLE if intent is None else None
        return ModelResult(intent, trouble, heard.by, heard.near_cap)


def make_message_prompt(
    masked: str, context: Context, household: Household, local: Intent | None
) -> ShapePrompts[ReadMessage]:
    """Return the prompts for reading a message; one with at most one number also gets a short question."""
    plain = PlainMessage.from_message(masked, context, local)
    brief = (
        ShortQuestion(load_sheet("glance").make_prompt({"message": masked}), QuickQuestion, plain.complete_reading)
        if plain
        else None
    )
    return ShapePrompts(_make_full_prompt(masked, context, household), brief)


def _make_full_prompt(masked: str, context: Context, household: Household) -> Prompt:
    """Return the full prompt for reading a message; every text in it is masked."""
    names = {person.id: person.names[0] for person in context.people}
    known: dict[str, object] = {
        "today": f"{context.today:%A %Y-%m-%d}",
        "currency": context.currency,
        "members": [name[:60] for name in names.values()],
        "speaker": names.get(context.speaker, "")[:60],
        "categories": {category.key: mask_text(category.name or "")[:60] for category in household.categories},
        "accounts": [mask_text(name)[:60] for name in context.accounts],
    }
    asked: dict[str, object] = {"message": masked}
    if context.card:
        asked["card"] = [_describe_line(at, line) for at, line in enumerate(context.card, 1)]
    if context.before:
        asked["question before"] = context.before.intent.value
    return load_sheet("interpret").make_prompt(asked, known=known)


def _describe_line(at: int, line: Line) -> str:
    return mask_text(
        f"{at}. {line.kind.value} {line.money.amount} {line.money.currency} {line.day} {line.description}"[:200]
    )


def judge_answer(
    reading: ReadMessage, masked: str, context: Context, household: Household, local: Intent | None
) -> Intent | None:
    """Return the intent that results from a model's answer and the local reading; None if the answer is useless."""
    ground = SpanLookup.from_message(masked, context)
    if ground is None:
        return None
    proposal = make_intent(reading, ground, household)
    if isinstance(reading, OneWordReading):
        proposal = _weaken_reading(proposal)
    return reconcile_readings(local, proposal, _estimate_local_chance(local, masked, context))


def _weaken_reading(proposal: GroundedReading) -> GroundedReading:
    """Return the reading made from a small model's one-word answer, marked as unsure and incomplete."""
    intent = proposal.intent
    return GroundedReading(replace(intent, sure=False) if isinstance(intent, RecordEntries) else intent, whole=False)


def _estimate_local_chance(local: Intent | None, masked: str, context: Context) -> float:
    """Return how likely the local reading is right, 0 to 1."""
    if local is None:
        return EVEN
    if is_guess(masked, context):
        return GUESSED
    return judge_reading(Message.read_message(masked, context), local).right
