"""Measure what a language model adds: ``python -m benchmarks models FILE (--base-url URL --model NAME | --oracle)``.

Three readers get the same messages: the rules alone; the model alone, whose answers are checked against the message as
always; and both together, where the model is asked only about messages the rules are unsure of. The server can be any
with OpenAI's protocol. ``--oracle`` uses a stand-in that knows the truth and so gives the most a model could add.
``--most N`` takes N rows, chosen by a hash of their ids; ``--alone N`` asks the model alone about N of them (a small
machine takes half a minute per message) and compares all three on those; ``--deadline S`` allows S seconds per message.
``--scripted SEED`` compares them on the sets in ``tests/personas`` (``benchmarks/scripted_readers``).
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any, Self, cast
from uuid import UUID, uuid5

from benchmarks.messages import MessageScore, context_of, judge
from benchmarks.oracle import Oracle
from core.errors import Refusal
from core.language.context import Context
from core.language.recognise import recognise
from core.language.second_opinion import is_worth_asking
from core.language.text.tokens import clean_text
from core.model.category import SYSTEM
from core.model.household import Household, Member, Membership, Role
from core.model.intent import Chatter, Intent, RecordEntries
from core.model.provider import Connection, ModelCallRecord, ModelResult, Provider, ReadingUse
from core.ports import UnitsOfWork
from llm.client import Client
from llm.connections.limits import CallLimits
from llm.grounding import SpanLookup
from llm.jobs.interpret import MessageInterpreter, make_message_prompt
from llm.jobs.proposal import make_intent
from llm.jobs.reading import ReadMessage
from llm.privacy import mask_text
from llm.prompt import Prompt
from llm.providers import PROVIDERS
from llm.shape import S, ShapePrompts

HOME = UUID("00000000-0000-4000-8000-000000000001")
PATIENCE = 180.0
"""Seconds allowed per message; a small machine's model is slow, and here only its answers count."""


@dataclass(slots=True)
class Ledger:
    """A stand-in for the unit of work and its connections: one fixed provider, and a list of the calls made."""

    connection: Connection
    calls: list[ModelCallRecord] = field(default_factory=list)

    @property
    def connections(self) -> Self:
        """This object, which also stands in for the connections."""
        return self

    async def get(self) -> Connection:
        """Return the fixed provider."""
        return self.connection

    async def usage(self, since: datetime) -> tuple[()]:
        """Return no usage, as nothing was spent."""
        del since
        return ()

    async def log_call(self, call: ModelCallRecord) -> None:
        """Add the call to the list."""
        self.calls.append(call)

    async def commit(self) -> None:
        """Do nothing, as nothing is stored."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None: ...


@dataclass(slots=True)
class Once:
    """A client that asks the model once per prompt, so that the model alone and the combination get the same answer."""

    client: Client
    heard: dict[tuple[Prompt, Prompt | None], ModelResult[Any]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    """The characters of each prompt with its answer, repeated ones included."""

    async def read(
        self, job: str, household: Household, tell: Callable[[], ShapePrompts[S]], shape: type[S]
    ) -> ModelResult[S]:
        """Return the answer to a prompt: from the model the first time, the same one afterwards."""
        told = tell()
        key = (told.prompt, told.brief.prompt if told.brief else None)
        if key not in self.heard:
            began = perf_counter()
            self.heard[key] = await self.client.read(job, household, lambda: told, shape)
            self.seconds.append(perf_counter() - began)
        heard = cast("ModelResult[S]", self.heard[key])
        self.lengths.append(told.prompt.character_count + (len(heard.value.model_dump_json()) if heard.value else 0))
        return heard


@dataclass(frozen=True, slots=True)
class ModelReading:
    """The scores of the three readers for one message."""

    local: MessageScore
    alone: MessageScore | None
    """The score of the model alone; None where it was not asked alone."""
    both: MessageScore
    needed: bool
    offered: float
    """The score of ``both``, or of the best answer its draft offers as a button."""


def membership_of(context: Context) -> Membership:
    """Return the first member of a row's household, which has a model."""
    members = tuple(Member(person.id, person.names[0], Role.ADMIN) for person in context.people)
    household = Household(
        HOME, "Home", context.currency, "UTC", context.language, context.number_habit, assisted=True, members=members
    )
    return Membership(replace(household, categories=SYSTEM), members[0])


async def read_alone(text: str, context: Context, membership: Membership, once: Once) -> Intent:
    """Return the intent that the model alone reads from a message."""
    masked = mask_text(clean_text(text))
    home = membership.household
    heard = await once.read("interpret", home, lambda: make_message_prompt(masked, context, home, None), ReadMessage)
    ground = SpanLookup.from_message(masked, context)
    proposal = make_intent(heard.value, ground, membership.household) if heard.value and ground else None
    return (proposal.intent if proposal else None) or Chatter()


async def _read(row: dict[str, Any], once: Once, *, alone: bool) -> ModelReading:
    context = context_of(row)
    membership = membership_of(context)
    try:
        local: Intent | Refusal = recognise(row["text"], context)
    except Refusal as refusal:
        local = refusal
    needed = not isinstance(local, Refusal) and is_worth_asking(row["text"], local, context, ReadingUse.UNSURE)
    by_itself = await read_alone(row["text"], context, membership, once) if alone else None
    both: Intent | Refusal = local
    if needed and not isinstance(local, Refusal):
        heard = await MessageInterpreter(once).interpret(row["text"], context, membership, local)
        both = heard.value or local
    scores = [judge(row, context, each, 0.0) for each in (local, both)]
    by = judge(row, context, by_itself, 0.0) if by_itself else None
    offered = max(right(judge(row, context, each, 0.0)) for each in (both, *_asked(both)))
    return ModelReading(scores[0], by, scores[1], needed, offered)


def _asked(read: Intent | Refusal) -> Iterator[RecordEntries]:
    """Yield a reading for each answer to each of its doubts, settled alone."""
    if isinstance(read, RecordEntries):
        for reading in (reading for doubt in read.doubts for reading in doubt.readings):
            lines = list(read.lines)
            for patch in reading:
                lines[patch.line] = patch.apply_to_line(lines[patch.line])
            yield RecordEntries(tuple(lines))


def right(score: MessageScore) -> float:
    """Return 1 for right amounts, or for nothing read where nothing is to be read; 0.5 for an accepted alternative."""
    return score.amounts if score.entry and score.read else float(score.entry is score.read)


def _share(scores: Sequence[MessageScore | None]) -> float | None:
    found = [right(score) for score in scores if score is not None]
    return round(sum(found) / len(found), 4) if found else None


def _shares(reads: Sequence[ModelReading]) -> dict[str, float | None]:
    return {name: _share([getattr(read, name) for read in reads]) for name in ("local", "alone", "both")}


def figures(reads: Sequence[ModelReading], once: Once) -> dict[str, Any]:
    """Return the shares of right readings of each reader, how often the model was needed, and its times."""
    sent = [read for read in reads if read.needed]
    heard = [read for read in reads if read.alone is not None]
    seconds = sorted(once.seconds) or [0.0]
    return {
        "n": len(reads),
        "local": _share([read.local for read in reads]),
        "both": _share([read.both for read in reads]),
        "needed": round(len(sent) / max(len(reads), 1), 4),
        "where_needed": {"n": len(sent), **_shares(sent)},
        "where_alone": {"n": len(heard), **_shares(heard)},
        "offered": round(sum(read.offered for read in reads) / max(len(reads), 1), 4),
        "better": sum(right(read.both) > right(read.local) for read in reads),
        "worse": sum(right(read.both) < right(read.local) for read in reads),
        "unanswered": sum(each.value is None for each in once.heard.values()),
        "p50_s": round(seconds[len(seconds) // 2], 2),
        "p95_s": round(seconds[int(len(seconds) * 0.95)], 2),
    }


def _rows(path: str, most: int | None) -> list[dict[str, Any]]:
    """Return the rows sorted by kind of household, so that a server can reuse the common beginning of prompts."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    kind = ("lang", "default_currency", "members")
    return sorted(_hashed(rows)[:most], key=lambda row: str([row.get(name) for name in kind]))


def _hashed(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())


def _client(given: argparse.Namespace, rows: Sequence[dict[str, Any]]) -> Client:
    ledger = Ledger(Connection(Provider.COMPATIBLE, given.model, given.key, given.base_url, cap_cents=None))
    world = SimpleNamespace(
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC), new=lambda: uuid5(HOME, str(len(ledger.calls)))
    )
    units = cast("UnitsOfWork", lambda household, viewer: ledger)  # noqa: ARG005  one household, nothing kept
    limits = CallLimits(deadline=given.deadline, call=given.deadline, card=given.deadline, faults=10_000)
    makers = dict.fromkeys(Provider, Oracle(rows)) if given.oracle else PROVIDERS
    return Client(units, world, world, limits=limits, makers=makers)


async def _run(given: argparse.Namespace) -> dict[str, Any]:
    rows = _rows(given.file, given.most)
    client = _client(given, rows)
    once = Once(client)
    try:
        asked = {str(row["id"]) for row in _hashed(rows)[: given.alone]}
        reads = [await _read(row, once, alone=str(row["id"]) in asked) for row in rows]
    finally:
        await client.close()
    return figures(reads, once)


def _compare(given: argparse.Namespace) -> int:
    """Print what a scripted model adds on the left-out sets, or on the open ones."""
    from benchmarks import personas, scripted_readers  # noqa: PLC0415  it is built on this module

    names = personas.open_sets() if given.open else personas.LEFT_OUT
    scripted_readers.print_readers(asyncio.run(scripted_readers.compare_readers(given.scripted, names)))
    return 0


def main(arguments: Sequence[str]) -> int:
    """Run the three readers on a file and print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks models")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--scripted", type=int, metavar="SEED")
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--base-url", default="http://127.0.0.1:8080/v1")
    parser.add_argument("--model", default="default")
    parser.add_argument("--key", default="")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--most", type=int)
    parser.add_argument("--alone", type=int)
    parser.add_argument("--deadline", type=float, default=PATIENCE)
    given = parser.parse_args(arguments)
    if given.scripted is not None:
        return _compare(given)
    if given.file is None:
        parser.error("a file, or --scripted SEED")
    found = asyncio.run(_run(given))
    print(f"{found['n']} messages, {found['needed']:.1%} needed the model, {found['p50_s']} s a call")
    tapped = f"right, or a tap away on the card of both: {found['offered']:.3f}"
    print(f"{tapped}; better {found['better']}, worse {found['worse']}")
    print(f"{'':<20}{'n':>5}{'local':>9}{'alone':>9}{'both':>9}")
    rows = {"all": {"alone": None, **found}, "asked alone": found["where_alone"], "needed": found["where_needed"]}
    for name, row in rows.items():
        cells = ("-" if row[each] is None else f"{row[each]:.3f}" for each in ("local", "alone", "both"))
        print(f"{name:<20}{row['n']:>5}" + "".join(f"{cell:>9}" for cell in cells))
    print(json.dumps(found))
    return 0
