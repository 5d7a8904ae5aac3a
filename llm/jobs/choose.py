"""Asking the household's model for categories where the local categoriser is not sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.model.provider import ModelError, ModelResult
from llm.jobs.interpret import ShapeFiller
from llm.jobs.proposal import find_own_category
from llm.jobs.reading import MOST, Closed, Span
from llm.privacy import mask_text
from llm.prompts import load_sheet

_LONGEST = 200
"""The most characters of a line that are sent to a model."""


class PickedKeys(Closed):
    """A key a line, in order; "" where none is clear."""

    keys: Annotated[list[Span], Field(max_length=MOST)]


class CategoryChooser:
    """Asks the household's model to pick categories, as a second categoriser."""

    def __init__(self, client: ShapeFiller) -> None:
        self._client = client

    async def choose(self, lines: Sequence[Line], household: Household) -> ModelResult[tuple[str | None, ...]]:
        """Return one of the household's category keys per line.

        None if the model's key is unknown or for the wrong kind of entry.
        """
        if not lines or len(lines) > MOST:
            return ModelResult()
        prompt = load_sheet("categorise").make_prompt(
            {
                "categories": {category.key: mask_text(category.name or "")[:60] for category in household.categories},
                "lines": [_make_prompt_data(line) for line in lines],
            }
        )
        heard = await self._client.fill("categorise", household, prompt, PickedKeys)
        if heard.value is None:
            return ModelResult(trouble=heard.trouble, by=heard.by, near_cap=heard.near_cap)
        if len(heard.value.keys) != len(lines):
            return ModelResult(trouble=ModelError.UNUSABLE, by=heard.by, near_cap=heard.near_cap)
        picked = tuple(_read_choice(key, line, household) for key, line in zip(heard.value.keys, lines, strict=True))
        return ModelResult(picked, by=heard.by, near_cap=heard.near_cap)


def _make_prompt_data(line: Line) -> dict[str, str]:
    what = {"type": line.kind.value, "what": line.description, "merchant": line.merchant or ""}
    return {name: mask_text(text)[:_LONGEST] for name, text in what.items()}


def _read_choice(key: str, line: Line, household: Household) -> str | None:
    """Return the chosen key if it fits the line; None if not, and for transfers, which have no category."""
    if line.kind is EntryKind.TRANSFER:
        return None
    return find_own_category(key.strip(), household, income=line.kind is EntryKind.INCOME)
