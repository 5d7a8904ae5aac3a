"""Measure what a model right in 95 of 100 messages adds: ``python -m benchmarks models --scripted SEED [--open]``.

Three readers read the sets of ``tests/personas``: the rules alone, the scripted model alone, and both combined as in
the product, under each setting that asks a model. Left-out sets are scored but never listed; ``--open`` uses the open
ones instead.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid5

from benchmarks import personas
from benchmarks.messages import context_of, judge
from benchmarks.models import HOME, PATIENCE, Ledger, Once, membership_of, read_alone
from benchmarks.scripted_model import ScriptedModel
from core.errors import Refusal
from core.language.recognise import recognise
from core.language.second_opinion import is_worth_asking
from core.model.intent import Chatter, Intent, RecordEntries, Unclear
from core.model.provider import Connection, Provider, ReadingUse
from core.ports import UnitsOfWork
from llm.client import Client
from llm.connections.limits import CallLimits
from llm.jobs.interpret import MessageInterpreter

_LETTERS = 4
"""The approximate number of characters per token."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one reader for one message."""

    entry: bool
    """Whether the message's truth contains entries."""
    shown: bool
    """Whether the reading is right as shown."""
    offered: bool
    """Whether the reading is right as shown, or with one of the offered answers."""
    carded: bool
    """Whether entry lines are shown."""
    asks: bool
    doubtful: bool
    """Whether the message is labelled as doubtful."""


@dataclass(slots=True)
class Tally:
    """The outcomes of one reader, and the number and tokens of its calls."""

    outcomes: list[Outcome] = field(default_factory=list)
    calls: int = 0
    tokens: int = 0

    def figures(self) -> dict[str, float]:
        """Return the shares of outcomes, and calls and tokens per 1,000 messages."""
        entries = [one for one in self.outcomes if one.entry]
        plain = [one for one in self.outcomes if not one.doubtful]
        wrong = [one for one in self.outcomes if not one.offered]
        count = len(self.outcomes) or 1
        return {
            "amounts": sum(one.offered for one in entries) / max(len(entries), 1),
            "as shown": sum(one.shown for one in entries) / max(len(entries), 1),
            "wrong unasked": sum(one.carded and not one.asks for one in wrong) / count,
            "wrong asked": sum(one.asks for one in wrong) / count,
            "missed": sum(not one.carded and not one.asks for one in wrong) / count,
            "asked needlessly": sum(one.asks for one in plain) / max(len(plain), 1),
            "calls/1000": 1000 * self.calls / count,
            "tokens/1000": 1000 * self.tokens / count,
        }


def judge_outcome(row: dict[str, Any], read: Intent | Refusal) -> Outcome:
    """Return the outcome of a reading: what is shown, and each answer it offers, compared with the truth."""
    context = context_of(row)
    first, *others = _readings(read)
    entry = row["kind"] == "entries"

    def fits(reading: Intent | Refusal) -> bool:
        score = judge(row, context, reading, 0.0)
        return score.amounts >= 1 if entry and score.read else entry is score.read

    asks = isinstance(read, Unclear) or (isinstance(read, RecordEntries) and bool(read.doubts))
    shown = fits(first) and not isinstance(read, Unclear)
    offered = shown or any(fits(each) for each in (first, *others))
    return Outcome(entry, shown, offered, isinstance(first, RecordEntries), asks, bool(row["doubts"]))


def _readings(read: Intent | Refusal) -> Iterator[Intent | Refusal]:
    """Yield the reading that is shown, then the one that each button would give; each doubt is settled alone."""
    if isinstance(read, Unclear):
        for each in read.readings:
            yield from _readings(each)
        yield Chatter()
        return
    yield read
    if isinstance(read, RecordEntries):
        for reading in (reading for doubt in read.doubts for reading in doubt.readings):
            lines = list(read.lines)
            for patch in reading:
                lines[patch.line] = patch.apply_to_line(lines[patch.line])
            yield RecordEntries(tuple(lines))


def _client(rows: Sequence[dict[str, Any]], seed: int) -> Client:
    ledger = Ledger(Connection(Provider.OPENAI, "scripted", "key", cap_cents=None))
    now = datetime(2026, 1, 1, tzinfo=UTC)
    world = SimpleNamespace(now=lambda: now, new=lambda: uuid5(HOME, str(len(ledger.calls))))
    units = cast("UnitsOfWork", lambda household, viewer: ledger)  # noqa: ARG005  one household, nothing kept
    limits = CallLimits(deadline=PATIENCE, call=PATIENCE, card=PATIENCE, faults=10_000)
    return Client(units, world, world, limits=limits, makers=dict.fromkeys(Provider, ScriptedModel(rows, seed)))


async def _read_row(row: dict[str, Any], once: Once, tallies: dict[str, Tally]) -> None:
    context = context_of(row)
    membership = membership_of(context)
    try:
        local: Intent | Refusal = recognise(row["text"], context)
    except Refusal as refusal:
        local = refusal
    tallies["local"].outcomes.append(judge_outcome(row, local))
    tallies["model alone"].outcomes.append(judge_outcome(row, await read_alone(row["text"], context, membership, once)))
    for use in (ReadingUse.ALWAYS, ReadingUse.UNSURE):
        tally, both = tallies[f"both, {use.value}"], local
        if not isinstance(local, Refusal) and is_worth_asking(row["text"], local, context, use):
            before = len(once.lengths)
            heard = await MessageInterpreter(once).interpret(row["text"], context, membership, local)
            tally.calls += 1
            tally.tokens += sum(once.lengths[before:]) // _LETTERS
            both = heard.value or local
        tally.outcomes.append(judge_outcome(row, both))


async def compare_readers(seed: int, names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return the figures of each reader over the messages of some sets."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name in names:
        rows = personas.rows_of(name, "messages")
        client = _client(rows, seed)
        once = Once(client)
        try:
            for row in rows:
                await _read_row(row, once, tallies)
        finally:
            await client.close()
    return {name: tally.figures() for name, tally in tallies.items()}


def print_readers(found: dict[str, dict[str, float]]) -> None:
    """Print a line for each reader, and all figures as JSON."""
    columns = list(next(iter(found.values())))
    print(f"{'':<16}" + "".join(f"{column:>18}" for column in columns))
    for name, row in found.items():
        cells = (f"{row[column]:>18.0f}" if "/" in column else f"{row[column]:>18.1%}" for column in columns)
        print(f"{name:<16}" + "".join(cells))
    print(json.dumps({name: {column: round(value, 4) for column, value in row.items()} for name, row in found.items()}))
