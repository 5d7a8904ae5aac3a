"""A model that knows each message's truth, to measure what checks and reconciliation leave of a perfect reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, permutations, product
from typing import Any

from benchmarks.messages import KINDS, SILENT, context_of
from core.language.context import Context
from core.language.entries.single_values import read_amount
from core.language.questions.read_question import read_question
from core.language.text.tokens import TokenShape, clean_text
from core.model.provider import Connection
from llm.connections.address import AddressRules
from llm.grounding import SpanLookup
from llm.privacy import mask_text
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema
from llm.providers.scripted import Script


class Oracle(Script):
    """A scripted model that answers with the truth, as far as the message contains the amounts."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self.rows = {mask_text(clean_text(row["text"])): row for row in rows}

    async def __call__(self, connection: Connection, rules: AddressRules) -> Oracle:
        """Return this object as the model of any connection."""
        del connection, rules
        return self

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return the truth of the prompt's message in the form of the requested shape."""
        del schema, images
        message = json.loads(prompt.turns[-1][1])["message"]
        return ModelAnswer(json.dumps(truth_of(message, self.rows[message])))


def truth_of(text: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return the true answer to a message: its entries, and every other number in it.

    Rows of messages do not say what a question asks; that is taken from Purser's own reader of questions.
    """
    found = "intent" in row
    kind = "talk" if (row["intent"] in SILENT if found else row["kind"] != "entries") else "entries"
    question = None
    if row.get("kind") == "question":
        kind, question = "question", _question(text, context_of(row))
    items = row.get("items" if found else "entries") or []
    pieces = _pieces(text, context_of(row), frozenset(Decimal(str(item["amount"])) for item in items))
    rest = [piece for piece in pieces if not piece.word]
    entries = [_item(item, row, pieces, rest) for item in items] if kind == "entries" else []
    others = [piece.span for piece in rest]
    return {"kind": kind, "entries": entries, "others": others, "question": question, "change": None}


def _question(text: str, context: Context) -> dict[str, str]:
    found = read_question(text, context)
    names = ("period", "period2", "category", "member", "merchant", "item", "amount")
    return dict.fromkeys(names, "") | {"intent": found.question.intent.value if found else "total"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number in a message; ``word`` marks a word that may be a count and need not be accounted for."""

    span: str
    readings: frozenset[Decimal]
    word: bool = False


def _item(item: dict[str, Any], row: dict[str, Any], pieces: list[_Piece], rest: list[_Piece]) -> dict[str, Any]:
    """Return one entry's amount with its text in the message.

    Texts are taken from ``rest``; if the amount is not written, return how it is computed from others.
    """
    worth = Decimal(str(item["amount"]))
    kind = item.get("kind") or item.get("type") or KINDS.get(row.get("intent", ""), "expense")
    names = ("times", "part", "scale", "what", "day", "merchant", "category", "payer", "account")
    made = dict.fromkeys(names, "") | {"type": kind, "amount": "", "currency": str(item.get("currency") or "")}
    made |= {"less": [], "more": [], "day": _day_span(item, row)}
    own = next((piece for piece in rest if worth in piece.readings), None)
    if own is not None:
        rest.remove(own)
        return made | {"amount": own.span}
    for used, fields in _reckonings(worth, rest, pieces, row["text"]):
        for piece in used:
            if piece in rest:
                rest.remove(piece)
        return made | fields
    return made


def _day_span(item: dict[str, Any], row: dict[str, Any]) -> str:
    """Return the words of the message that give an entry's day; "" if none do."""
    ground = SpanLookup.from_message(mask_text(clean_text(row["text"])), context_of(row)) if item.get("date") else None
    if ground is None:
        return ""
    tokens = ground.reading.page.tokens
    for said in ground.reading.layout.dates:
        if date.fromisoformat(item["date"]) in said.days:
            return ground.text[tokens[said.start].start : tokens[said.end - 1].end]
    return ""


def _reckonings(
    worth: Decimal, rest: Sequence[_Piece], pieces: Sequence[_Piece], text: str
) -> Iterator[tuple[list[_Piece], dict[str, Any]]]:
    """Yield the ways to compute an amount from the numbers of a message, each with the numbers it uses up."""
    for base in rest:
        others = [piece for piece in pieces if piece is not base]
        ways = (_by_count, _by_change, _by_percent, _by_two_changes, _by_count_and_change, _by_scale, _by_part)
        for value in base.readings:
            for way in ways:
                for used, fields in way(_ExactSum(worth, value, text), others):
                    yield [base, *used], {"amount": base.span} | fields


@dataclass(frozen=True, slots=True)
class _ExactSum:
    """The wanted amount, the value it is computed from, and the message."""

    worth: Decimal
    value: Decimal
    text: str


_Ways = Iterator[tuple[list[_Piece], dict[str, Any]]]
_SIGNS = ((-1, "less"), (1, "more"))


def _by_count(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    for many in others:
        if any(wanted.value * count == wanted.worth for count in many.readings):
            yield [many], {"times": many.span}


def _by_change(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    for (sign, name), piece in product(_SIGNS, others):
        if any(wanted.value + sign * other == wanted.worth for other in piece.readings):
            yield [], {name: [piece.span]}


def _by_percent(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    """Yield computations by a percentage subtracted or added, also with an amount added after a subtracted one."""
    for (sign, name), piece in product(_SIGNS, others):
        share = next((span for span in (f"{piece.span} %", f"{piece.span}%") if span in wanted.text), "")
        rest_of = wanted.value * (1 + sign * next(iter(piece.readings)) / 100)
        if share and round(rest_of, 2) == wanted.worth:
            yield [piece], {name: [share]}
        for added in others if share and name == "less" else ():
            if any(round(rest_of + one, 2) == wanted.worth for one in added.readings):
                yield [piece, added], {"less": [share], "more": [added.span]}


def _by_two_changes(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    for (sign, name), (one, two) in product(_SIGNS, combinations(others, 2)):
        if any(wanted.value + sign * (a + b) == wanted.worth for a in one.readings for b in two.readings):
            yield [], {name: [one.span, two.span]}


def _by_count_and_change(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    for (sign, name), (many, piece) in product(_SIGNS, permutations(others, 2)):
        if wanted.worth in {wanted.value * n + sign * b for n in many.readings for b in piece.readings}:
            yield [many], {"times": many.span, name: [piece.span]}


def _by_scale(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    for scale in ("1000", "100000", "1000000"):
        if wanted.value * int(scale) == wanted.worth:
            yield [], {"scale": scale}
        for many in others:
            if any(wanted.value * count * int(scale) == wanted.worth for count in many.readings):
                yield [many], {"times": many.span, "scale": scale}


def _by_part(wanted: _ExactSum, others: Sequence[_Piece]) -> _Ways:
    """Yield computations by a fraction; which words name the fraction is unknown here, so the last word is given."""
    del others
    for part in ("1/2", "1/3", "2/3", "1/4", "3/4"):
        over, under = part.split("/")
        if wanted.value * Decimal(over) == wanted.worth * Decimal(under):
            yield [], {"times": wanted.text.split()[-1], "part": part}


def _pieces(text: str, context: Context, wanted: frozenset[Decimal]) -> list[_Piece]:
    """Return the numbers of a message as Purser's reader separates them, and words that may be counts.

    An amount that the reader computed from several numbers is returned as one only if it is wanted, else as those
    numbers.
    """
    ground = SpanLookup.from_message(text, context)
    if ground is None:
        return []
    tokens = ground.reading.page.tokens
    held = [(a.start, a.end, frozenset(a.readings)) for a in ground.written if not a.counted or wanted & {*a.readings}]
    inside = {at for start, end, _ in held for at in range(start, end)}
    bare = [(at, at + 1, _readings(tokens[at].written, context)) for at in ground.numbers - inside]
    parted = sorted([*held, *bare], key=lambda each: each[:2])
    found = [_Piece(ground.text[tokens[a].start : tokens[b - 1].end], readings) for a, b, readings in parted]
    words = [token for at, token in enumerate(tokens) if at not in inside and token.shape is TokenShape.WORD]
    counted = [_Piece(token.written, _readings(token.written, context), word=True) for token in words]
    return [*found, *(piece for piece in counted if piece.readings)]


def _readings(written: str, context: Context) -> frozenset[Decimal]:
    return frozenset(money.amount for money in read_amount(written, context))
