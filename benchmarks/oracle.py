"""A model that knows the truth of each message: what the way through grounding and weighing leaves of a perfect one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from benchmarks.messages import KINDS, SILENT, context_of
from core.language.context import Context
from core.language.text import clean
from core.language.values import read_amount
from core.model.provider import Connection
from llm.address import Rules
from llm.grounding import Ground
from llm.privacy import mask
from llm.prompt import Image, Prompt
from llm.providers.provider import Said, Schema
from llm.providers.scripted import Script


class Oracle(Script):
    """Answers the whole question with the truth; an amount that does not stand in the message it cannot give."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self._rows = {mask(clean(row["text"])): row for row in rows}

    async def __call__(self, connection: Connection, rules: Rules) -> Oracle:
        """Itself, whatever the connection."""
        del connection, rules
        return self

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> Said:
        """The truth of the message, in the shape's words."""
        del schema, images
        message = json.loads(prompt.turns[-1][1])["message"]
        return Said(json.dumps(_truth(message, self._rows[message])))


def _truth(text: str, row: dict[str, Any]) -> dict[str, Any]:
    found = "intent" in row
    kind = "entries" if (row["intent"] not in SILENT if found else row["kind"] == "entries") else "talk"
    items = row.get("items" if found else "entries") or []
    spans = _spans(text, context_of(row))
    entries = [_item(item, row, spans) for item in items] if kind == "entries" else []
    return {"kind": kind, "entries": entries, "others": [span for span, _ in spans], "question": None, "change": None}


def _item(item: dict[str, Any], row: dict[str, Any], spans: list[tuple[str, frozenset[Decimal]]]) -> dict[str, Any]:
    """One amount, its span taken from those that are left."""
    worth = Decimal(str(item["amount"]))
    at = next((at for at, (_, readings) in enumerate(spans) if worth in readings), None)
    span = spans.pop(at)[0] if at is not None else ""
    kind = item.get("kind") or item.get("type") or KINDS.get(row.get("intent", ""), "expense")
    currency = str(item.get("currency") or "")
    names = ("what", "day", "merchant", "category", "payer", "account")
    return dict.fromkeys(names, "") | {"type": kind, "amount": span, "currency": currency}


def _spans(text: str, context: Context) -> list[tuple[str, frozenset[Decimal]]]:
    """The amounts that stand in a message as our reader parts them, else its bare numbers, with what each may be."""
    ground = Ground.of(text, context)
    if ground is None:
        return []
    tokens = ground.reading.page.tokens
    layout = ground.reading.layout
    held = [(a.start, a.end, frozenset(a.readings)) for a in (*layout.amounts, *layout.quantities)]
    inside = {at for start, end, _ in held for at in range(start, end)}
    bare = [(at, at + 1, _readings(tokens[at].written, context)) for at in ground.numbers - inside]
    parted = sorted([*held, *bare], key=lambda each: each[:2])
    return [(ground.text[tokens[a].start : tokens[b - 1].end], readings) for a, b, readings in parted]


def _readings(written: str, context: Context) -> frozenset[Decimal]:
    return frozenset(money.amount for money in read_amount(written, context))
