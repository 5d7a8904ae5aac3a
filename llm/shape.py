"""A shape (pydantic class) as JSON Schema for a model, and the strict reading of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from core.model.provider import ModelError
from llm.model_call import ModelCall
from llm.prompt import Image, Prompt
from llm.providers.provider import Model, Schema, Unanswered

S = TypeVar("S", bound=BaseModel)
B = TypeVar("B", bound=BaseModel)

_KEPT: Final = frozenset(
    {"$defs", "$ref", "additionalProperties", "anyOf", "description", "enum", "items", "properties", "required", "type"}
)
"""The JSON Schema keywords that OpenAI, Gemini and Anthropic all accept; other constraints are checked here alone."""
_ECHO: Final = 4_000  # characters of a wrong answer shown back to the model
_THOUGHT: Final = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ShortQuestion(Generic[B, S]):
    """A short question asked before the full prompt.

    ``whole`` turns its answer into a value of the full shape, or into None.
    """

    prompt: Prompt
    shape: type[B]
    whole: Callable[[B], S | None]


@dataclass(frozen=True, slots=True)
class ShapePrompts(Generic[S]):
    """The prompts for one shape; ``brief`` is asked first of a model not known to manage the full prompt."""

    prompt: Prompt
    brief: ShortQuestion[Any, S] | None = None


class UnfitAnswer(ValueError):  # noqa: N818  a word of the house
    """Raised for an answer that does not fit the shape; its message says where, without the answer's own words."""


@cache
def make_schema(shape: type[BaseModel]) -> Schema:
    """Return a shape as JSON Schema that every provider accepts: each property required, no others allowed."""
    return Schema(shape.__name__, MappingProxyType(_make_portable(shape.model_json_schema(by_alias=True))))


def _make_portable(node: Mapping[str, Any]) -> dict[str, Any]:
    made = {name: value for name, value in node.items() if name in _KEPT}
    if "const" in node:
        made["enum"] = [node["const"]]
    if "oneOf" in node:
        made["anyOf"] = node["oneOf"]
    for name in ("properties", "$defs"):
        if name in made:
            made[name] = {each: _make_portable(schema) for each, schema in made[name].items()}
    if "anyOf" in made:
        made["anyOf"] = [_make_portable(each) for each in made["anyOf"]]
    if isinstance(made.get("items"), Mapping):
        made["items"] = _make_portable(made["items"])
    if "properties" in made:
        made |= {"required": list(made["properties"]), "additionalProperties": False}
    return made


def read_shape(shape: type[S], text: str) -> S:
    """Return the value in a model's answer, ignoring code fences and thoughts. Raises Misshapen."""
    try:
        return shape.model_validate_json(_strip_fences(text))
    except ValidationError as wrong:
        problem = "; ".join(f"{_format_error_path(each['loc'])}: {each['type']}" for each in wrong.errors()[:10])
    except (ValueError, RecursionError):
        problem = "not JSON"
    raise UnfitAnswer(problem)


def make_repair_prompt(prompt: Prompt, said: str, wrong: UnfitAnswer) -> Prompt:
    """Return the prompt extended by the answer that did not fit and what was wrong with it."""
    complaint = (
        f"That does not fit the schema ({wrong}). Answer again with one JSON object of the schema, nothing else."
    )
    return prompt.with_turns(("assistant", said[:_ECHO] or "(nothing)"), ("user", complaint))


async def fill_shape(asking: ModelCall, model: Model, prompt: Prompt, shape: type[S], images: Sequence[Image]) -> S:
    """Return a value of the shape from a model, with one attempt at repair. Raises Unanswered."""
    schema = make_schema(shape)
    said = await asking.ask_for_answer(lambda: model.fill(prompt, schema, images), prompt.character_count)
    try:
        return read_shape(shape, said.text)
    except UnfitAnswer as wrong:
        mended = make_repair_prompt(prompt, said.text, wrong)
    said = await asking.ask_for_answer(lambda: model.fill(mended, schema, images), mended.character_count)
    try:
        return read_shape(shape, said.text)
    except UnfitAnswer:
        pass
    raise Unanswered(ModelError.UNUSABLE)


def _strip_fences(text: str) -> str:
    text = _THOUGHT.sub("", text).strip()
    fenced = re.fullmatch(r"```(?:json)?\s*(.*?)\s*```", text, re.DOTALL)
    return fenced.group(1) if fenced else text


def _format_error_path(where: tuple[int | str, ...]) -> str:
    """Return the place of an error as a path of field names and positions.

    An unknown name becomes "?", as it could be private text.
    """
    return ".".join(str(each) if isinstance(each, int) or each.isidentifier() else "?" for each in where) or "all"
