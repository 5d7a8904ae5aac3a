"""The job that trains a household's own category model at night, once enough new entries are confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.categorise.household_model import Example, train_household
from core.model.category_memory import TaughtLine
from core.usecases.recall_categories import list_new_examples, save_trained_model
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.schedules import NIGHTLY


@dataclass(frozen=True, slots=True)
class ModelTrainingRequest:
    """A request to train a category model from a household's confirmed lines."""

    lines: tuple[TaughtLine, ...]
    language: str

    async def run_outside(self, dependencies: JobDependencies) -> bytes:
        """Return the trained model as bytes to store."""
        del dependencies
        return await asyncio.to_thread(train_to_bytes, self.lines, self.language)


async def _train(context: JobContext) -> None:
    """Train the model away from the event loop, with no transaction open, and save it."""
    lines = await list_new_examples(context.uow.lessons)
    if not lines:
        return
    content = context.fetch_outside_result(ModelTrainingRequest(tuple(lines), context.household.language))
    await save_trained_model(context.uow.lessons, content, len(lines), context.now)


def train_to_bytes(lines: Sequence[TaughtLine], language: str) -> bytes:
    """Return the category model trained on a household's lines, as bytes to store."""
    examples = [Example(line.text, line.minor, line.day) for line in lines]
    return train_household(examples, [line.category for line in lines], language).to_bytes()


TRAIN_CATEGORIES = Job("train-categories", _train, NIGHTLY)
