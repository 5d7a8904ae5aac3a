"""The parts of a call by themselves: prices, the breaker, the schema, what a status means."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, ConfigDict, Field

from core.model.provider import Connection, ModelError, Provider
from llm.connections.breaker import Breakers, make_breaker_key
from llm.connections.limits import CallLimits
from llm.connections.prices import load_shipped_prices, read_prices
from llm.connections.spending_limit import is_cap_near, is_cap_reached
from llm.providers.troubles import make_status_error
from llm.shape import UnfitAnswer, make_schema, read_shape
from tests.llm.homes import MILK, Purchase


@pytest.mark.parametrize(
    ("provider", "model", "micros"),
    [
        (Provider.OPENAI, "gpt-5-mini", 2_250_000),
        (Provider.OPENAI, "gpt-5-mini-2025-08-07", 2_250_000),
        (Provider.OPENAI, "gpt-5-of-tomorrow", 35_000_000),
        (Provider.GEMINI, "models/gemini-2.5-flash-001", 2_800_000),
        (Provider.ANTHROPIC, "claude-haiku-4-5-20251001", 6_000_000),
        (Provider.ANTHROPIC, "claude-of-tomorrow", 60_000_000),
        (Provider.COMPATIBLE, "gpt-5-mini", 0),
    ],
)
def test_a_million_tokens_each_way(provider: Provider, model: str, micros: int) -> None:
    assert load_shipped_prices().find_price(provider, model).compute_micros(1_000_000, 1_000_000) == micros


def test_a_price_is_known_or_a_guess_for_the_cap_alone() -> None:
    known = [
        load_shipped_prices().is_known(Provider.OPENAI, name)
        for name in ("gpt-5-mini-2025-08-07", "gpt-5-of-tomorrow", "other")
    ]
    assert known == [True, False, False]
    assert load_shipped_prices().is_known(Provider.COMPATIBLE, "anything")


def test_a_host_may_keep_a_list_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text('as_of = 2027-01-31\n[openai]\n"gpt-9" = ["1.50", "2"]\n', encoding="utf-8")
    prices = read_prices(path)
    assert prices.as_of.isoformat() == "2027-01-31"
    assert prices.find_price(Provider.OPENAI, "gpt-9").compute_micros(1_000_000, 1_000_000) == 3_500_000
    assert prices.find_price(Provider.OPENAI, "gpt-8").compute_micros(1_000_000, 0) == 0


@pytest.mark.parametrize(
    "text",
    [
        '[openai]\n"a" = ["1", "2"]',
        "as_of = 2027-01-31",
        "as_of = 2027-01-31\nopenai = 3",
        'as_of = 2027-01-31\n[openai]\n"a" = ["1"]',
        'as_of = 2027-01-31\n[openai]\n"a" = ["x", "2"]',
    ],
)
def test_what_is_no_list_of_prices_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="no list of prices"):
        read_prices(path)


def test_parts_of_a_micro_are_whole() -> None:
    """Rounded up: many small calls are not free."""
    assert load_shipped_prices().find_price(Provider.OPENAI, "gpt-5-nano").compute_micros(1, 1) == 1


@pytest.mark.parametrize(
    ("spent", "cap", "is_near", "is_reached"),
    [(79_999, 10, False, False), (80_000, 10, True, False), (100_000, 10, True, True), (10**9, None, False, False)],
)
def test_a_cap(spent: int, cap: int | None, is_near: bool, is_reached: bool) -> None:  # noqa: FBT001  a table
    assert (is_cap_near(spent, cap), is_cap_reached(spent, cap)) == (is_near, is_reached)


def test_a_breaker_opens_waits_and_is_tried_by_one() -> None:
    seconds = [0.0]
    breakers = Breakers(CallLimits(faults=2, rest=60), lambda: seconds[0])
    assert breakers.admit_call("a")
    breakers.note_failure("a")
    assert breakers.admit_call("a")
    breakers.note_failure("a")
    assert (breakers.admit_call("a"), breakers.admit_call("b")) == (False, True)
    seconds[0] = 60
    assert (breakers.admit_call("a"), breakers.admit_call("a")) == (True, False)
    breakers.note_unasked("a")
    assert breakers.admit_call("a")
    breakers.note_failure("a")
    seconds[0] = 119
    assert not breakers.admit_call("a")
    seconds[0] = 120
    assert breakers.admit_call("a")
    breakers.note_success("a")
    assert (breakers.admit_call("a"), breakers.admit_call("a")) == (True, True)


def test_a_breaker_s_key_tells_connections_apart_and_no_secret() -> None:
    one, two = UUID(int=1), UUID(int=2)
    ways = [
        (one, Connection(Provider.OPENAI, "m", "sk-secret")),
        (two, Connection(Provider.OPENAI, "m", "sk-secret")),
        (one, Connection(Provider.OPENAI, "m", "sk-other")),
        (one, Connection(Provider.OPENAI, "n", "sk-secret")),
        (one, Connection(Provider.OPENAI, "m", "sk-secret", "https://a.example")),
        (one, Connection(Provider.COMPATIBLE, "m", "sk-secret")),
    ]
    keys = {make_breaker_key(*way) for way in ways}
    assert len(keys) == len(ways)
    assert not [key for key in keys if "secret" in key]


class Milk(BaseModel):
    """White."""

    model_config = ConfigDict(strict=True, extra="forbid")

    kind: Literal["milk"]
    litres: int = Field(ge=1, le=9)


class Bread(BaseModel):
    """Brown."""

    model_config = ConfigDict(strict=True, extra="forbid")

    kind: Literal["bread"]
    note: str | None = Field(None, max_length=9)


class Basket(BaseModel):
    """What was bought."""

    model_config = ConfigDict(strict=True, extra="forbid")

    things: list[Milk | Bread] = Field(max_length=3)
    first: Milk | Bread = Field(discriminator="kind")


def test_a_schema_has_only_what_every_provider_takes() -> None:
    """Discriminated unions, constants, defaults and bounds are told more simply, and checked when read."""
    assert dict(make_schema(Basket).body) == {
        "$defs": {
            "Milk": {
                "type": "object",
                "description": "White.",
                "properties": {"kind": {"type": "string", "enum": ["milk"]}, "litres": {"type": "integer"}},
                "required": ["kind", "litres"],
                "additionalProperties": False,
            },
            "Bread": {
                "type": "object",
                "description": "Brown.",
                "properties": {
                    "kind": {"type": "string", "enum": ["bread"]},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
                "required": ["kind", "note"],
                "additionalProperties": False,
            },
        },
        "type": "object",
        "description": "What was bought.",
        "properties": {
            "things": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Milk"}, {"$ref": "#/$defs/Bread"}]}},
            "first": {"anyOf": [{"$ref": "#/$defs/Milk"}, {"$ref": "#/$defs/Bread"}]},
        },
        "required": ["things", "first"],
        "additionalProperties": False,
    }
    with pytest.raises(UnfitAnswer, match="litres: greater_than_equal"):
        read_shape(Basket, '{"things": [], "first": {"kind": "milk", "litres": 0}}')


@pytest.mark.parametrize(
    "text",
    [
        '{"item": "milk", "count": 2}',
        ' \n{"item": "milk", "count": 2}\n',
        '```json\n{"item": "milk", "count": 2}\n```',
        '<think>two?\n{"item": "beer"}</think>\n{"item": "milk", "count": 2}',
    ],
)
def test_wrappings_are_taken_off(text: str) -> None:
    assert read_shape(Purchase, text) == MILK


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "json_invalid"),
        ("[" * 100_000, "json_invalid|not JSON"),
        ('{"item": "milk", "count": 2.0}', "count: int_type|int_from_float"),
        ('{"item": "milk", "count": "2"}', "count: int_type"),
        ('{"item": "milk"}', "count: missing"),
        ('{"item": "milk", "count": 2, "my secret": 1}', r"\?: extra_forbidden"),
    ],
)
def test_what_is_wrong_is_told_without_its_words(text: str, told: str) -> None:
    with pytest.raises(UnfitAnswer, match=told) as wrong:
        read_shape(Purchase, text)
    assert "secret" not in str(wrong.value)


@pytest.mark.parametrize(
    ("status", "body", "trouble", "again"),
    [
        (302, "", ModelError.UNKNOWN, False),
        (400, "", ModelError.UNUSABLE, False),
        (400, "API key not valid. Please pass a valid API key.", ModelError.KEY, False),
        (400, "Your credit balance is too low", ModelError.RATE, False),
        (400, "rejected by our content_filter", ModelError.DECLINED, False),
        (400, "foo/bar is not a valid model ID", ModelError.UNKNOWN, False),
        (400, "model `foo` does not exist", ModelError.UNKNOWN, False),
        (401, "", ModelError.KEY, False),
        (402, "", ModelError.RATE, False),
        (403, "", ModelError.KEY, False),
        (404, "", ModelError.UNKNOWN, False),
        (408, "", ModelError.DOWN, True),
        (413, "", ModelError.CANNOT, False),
        (418, "", ModelError.UNUSABLE, False),
        (422, "", ModelError.UNUSABLE, False),
        (429, "", ModelError.RATE, True),
        (429, "insufficient_quota", ModelError.RATE, False),
        (500, "", ModelError.DOWN, True),
        (529, "", ModelError.DOWN, True),
    ],
)
def test_what_a_status_means(status: int, body: str, trouble: ModelError, again: bool) -> None:  # noqa: FBT001  a table
    none = make_status_error(status, body, {})
    assert (none.trouble, none.status, none.again, none.retry_after) == (trouble, status, again, None)


@pytest.mark.parametrize(
    ("headers", "body", "seconds"),
    [
        ({"retry-after": "7"}, "", 7.0),
        ({"retry-after": "0.5"}, "", 0.5),
        ({"retry-after": "-1"}, "", 0.0),
        ({"retry-after": "Sat, 21 Nov 2026 12:01:00 GMT", "date": "Sat, 21 Nov 2026 12:00:00 GMT"}, "", 60.0),
        ({"retry-after": "tomorrow"}, "", None),
        ({}, "{'@type': '...RetryInfo', 'retryDelay': '34s'}", 34.0),
        ({}, "", None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], body: str, seconds: float | None) -> None:
    assert make_status_error(429, body, headers).retry_after == seconds
