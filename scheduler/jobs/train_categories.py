"""A household's own model of categories is trained by night, when it confirmed enough that is new."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.categorise.household_model import Example, train_household
from core.model.category_memory import TaughtLine
from core.usecases.recall_categories import keep_trained, list_new_examples
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.schedules import NIGHTLY


@dataclass(frozen=True, slots=True)
class TrainModel:
    """A household's confirmed lines, to be learned from."""

    lines: tuple[TaughtLine, ...]
    language: str

    async def run_outside(self, dependencies: JobDependencies) -> bytes:
        """Return the model as it is kept."""
        del dependencies
        return await asyncio.to_thread(train_on, self.lines, self.language)


async def _train(context: JobContext) -> None:
    """Train away from the event loop, with no transaction open."""
    lines = await list_new_examples(context.uow.lessons)
    if not lines:
        return
    content = context.outside(TrainModel(tuple(lines), context.household.language))
    await keep_trained(context.uow.lessons, content, len(lines), context.now)


def train_on(lines: Sequence[TaughtLine], language: str) -> bytes:
    """Return the model of a household's lines, as it is kept."""
    examples = [Example(line.text, line.minor, line.day) for line in lines]
    return train_household(examples, [line.category for line in lines], language).to_bytes()


TRAIN_CATEGORIES = Job("train-categories", _train, NIGHTLY)
