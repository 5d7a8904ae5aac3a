"""Measure how well messages of people who knew no rule are read: ``... personas [--misses NAME] [--open]``.

The sets are in ``tests/personas``, whose README says which are open and which are left out. Left-out sets are scored,
but their rows are never printed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import messages, questions

FOLDER = Path(__file__).parents[1] / "tests" / "personas"

OPEN = ("de", "en-AU", "en-GB", "en-IN", "fr", "pt")
LEFT_OUT = ("en-NG", "en-US", "es", "hi", "hi-Latn", "ru")


def open_sets() -> list[str]:
    """Return the names of the sets that may be used for training: all but the left-out ones."""
    names = sorted(path.parent.name for path in FOLDER.glob("*/messages.jsonl"))
    return [name for name in names if name not in LEFT_OUT]


_MESSAGE_FIGURES = ("amounts", "amounts_dates", "others_alone", "asked", "over_asked")
_QUESTION_FIGURES = ("intent", "intent_slots", "confident_wrong")


def rows_of(name: str, kind: str) -> list[dict[str, Any]]:
    """Return the rows of a set; ``kind`` is ``messages`` or ``questions``."""
    path = FOLDER / name / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


_NOTE_KINDS = {"e": "expense", "i": "income", "r": "refund", "t": "transfer"}
_NOTE_TALK = {"q": "question", "c": "other", "o": "other"}


def read_notes() -> Iterator[dict[str, Any]]:
    """Yield the rows of ``notes/`` in Purser's own format, without days and categories; ``source`` names the author.

    A line holds a text, a tab and its labels: "e 60; t 20 USD ?" for entries (``?``: the member is to be asked), or q,
    c or o for a message without entries.
    """
    for path in sorted((FOLDER / "notes").glob("*.tsv")):
        who: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                who = dict(part.split("=", 1) for part in line[1:].split() if "=" in part)
                continue
            text, _, truth = line.rpartition("\t")
            if not text:
                continue
            members = [name.replace("_", " ") for name in who["members"].split(",")]
            talk = _NOTE_TALK.get(truth)
            yield {
                "source": path.stem,
                "lang": who["lang"],
                "today": who["today"],
                "currency": who["currency"],
                "members": members,
                "speaker": who["speaker"].replace("_", " "),
                "text": text,
                "kind": talk or "entries",
                "entries": [] if talk else _read_entries(truth, who["currency"]),
                "doubts": ["amount"] if truth.endswith("?") else [],
            }


def _read_entries(truth: str, currency: str) -> list[dict[str, Any]]:
    found = []
    for part in truth.rstrip(" ?").split(";"):
        kind, amount, *other = part.split()
        money = {"amount": amount, "currency": other[0] if other else currency}
        found.append({"kind": _NOTE_KINDS[kind], **money, "date": None, "category": None})
    return found


_ONE_VALUE = {"member", "merchant", "tag", "account", "item"}
"""Slots of which a question has one value; of several named no single one is the truth."""


def read_asked() -> Iterator[dict[str, Any]]:
    """Yield the rows of ``asked/`` in the house format; ``source`` names the author, ``person`` who asks.

    A line is a text, an intent (``?``: to be asked back) and slots: "period=2026-10-01..2026-10-31:last month".
    The words after the colon are those that say it (``spans``); ``after`` opens the slots of a follow-up.
    """
    for path in sorted((FOLDER / "asked").glob("*.tsv")):
        who: dict[str, str] = {}
        person, before = 0, None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("#"):
                who = dict(part.split("=", 1) for part in line[1:].split())
                person += 1
                continue
            text, intent, *slots = line.split("\t")
            parts = slots[0].split("; ") if slots else []
            row_id = f"{path.stem}-{number:03}"
            yield {
                "id": row_id,
                "source": path.stem,
                "person": f"{path.stem}-{person:02}",
                "lang": who["lang"],
                "today": who["today"],
                "currency": who["currency"],
                "members": [name.replace("_", " ") for name in who["members"].split(",")],
                "speaker": who["speaker"].replace("_", " "),
                "text": text,
                "after": before if "after" in parts else None,
                "intent": intent.removesuffix(" ?"),
                "doubtful": intent.endswith("?"),
                **_read_slots([part for part in parts if part != "after"]),
            }
            before = row_id


def _read_slots(parts: Sequence[str]) -> dict[str, Any]:
    """Return the ``slots`` of a line of ``asked/`` in the house format, and its ``spans`` as (slot, words)."""
    values: dict[str, list[str]] = {}
    spans = []
    for part in parts:
        name, _, rest = part.partition("=")
        value, _, words = rest.partition(":")
        values.setdefault(name, []).extend(value.split(".." if name.startswith("period") else "+"))
        spans += [(name, words)] if words else []
    slots: dict[str, Any] = {}
    for name, several in values.items():
        if name.startswith("period"):
            slots[name] = several[:2]
        elif name == "category":
            slots[name] = several[0] if len(several) == 1 else sorted(set(several))
        elif len(several) == 1 or name not in _ONE_VALUE:
            slots[name] = several[0]
    if "limit" in slots:
        slots["limit"] = int(slots["limit"])
    if "chart" in slots:
        slots["chart"] = True
    return {"slots": slots, "spans": spans}


def _print_line(name: str, said: Sequence[messages.MessageScore], asked: Sequence[questions.QuestionScore]) -> None:
    found = {**messages.figures(said), **questions.figures(asked)}
    cells = (found[key] for key in (*_MESSAGE_FIGURES, *_QUESTION_FIGURES))
    print(f"{name:<12}{len(said):>5}{len(asked):>5}" + "".join(f"{cell or 0:>12.1%}" for cell in cells))


def area(scores: Sequence[messages.MessageScore]) -> float:
    """Return the chance that a wrong reading got a lower probability of being right than a right one (ROC AUC)."""
    wrong = [one.chance for one in scores if not one.is_right]
    right = [one.chance for one in scores if one.is_right]
    above = sum((good > bad) + (good == bad) / 2 for good in right for bad in wrong)
    return above / (len(right) * len(wrong)) if right and wrong else 1.0


def brier(scores: Sequence[messages.MessageScore]) -> float:
    """Return the mean squared difference between the probability of being right and the outcome (Brier score)."""
    return sum((one.chance - one.is_right) ** 2 for one in scores) / max(1, len(scores))


def main(arguments: Sequence[str]) -> int:
    """Score the open and the left-out sets and print the figures.

    With ``--misses NAME`` list the errors of an open set.
    """
    later = tuple(name for name in open_sets() if name not in OPEN)
    halves = {"open": OPEN, "open, later": later}
    if "--open" not in arguments:
        halves["left out"] = LEFT_OUT
    questions.warm([{"lang": row["lang"]} for name in OPEN for row in rows_of(name, "questions")[:1]])
    print(f"{'':<12}{'n':>5}{'q':>5}" + "".join(f"{key:>12}"[-12:] for key in (*_MESSAGE_FIGURES, *_QUESTION_FIGURES)))
    last: dict[str, Any] = {}
    for half, names in halves.items():
        said = {name: [messages.score(row) for row in rows_of(name, "messages")] for name in names}
        asked = {name: questions.score(rows_of(name, "questions")) for name in names}
        for name in names:
            _print_line(name, said[name], asked[name])
        every_message = [one for some in said.values() for one in some]
        every_question = [one for some in asked.values() for one in some]
        _print_line(half, every_message, every_question)
        print(f"  likely wrong: AUC {area(every_message):.3f}, Brier score {brier(every_message):.3f}")
        missed = Counter(one.miss for one in every_message if one.miss)
        print("  missed: " + ", ".join(f"{kind} {count}" for kind, count in missed.most_common()))
        faults = Counter(one.fault for one in every_message if one.fault and one.amounts < 1)
        print("  amounts missed by: " + ", ".join(f"{kind} {count}" for kind, count in faults.most_common()))
        last[half] = {"messages": messages.figures(every_message), "questions": questions.figures(every_question)}
        if "--misses" in arguments and half != "left out":
            _print_misses(arguments[-1], said, asked)
    print(json.dumps(last))
    return 0


def _print_misses(
    name: str, said: dict[str, list[messages.MessageScore]], asked: dict[str, list[questions.QuestionScore]]
) -> None:
    for one in said.get(name, ()):
        if one.miss:
            truth = [f"{e['kind'][:3]} {e['amount']} {e['currency']} {e['date']}" for e in one.row.get("entries") or ()]
            print(f"{one.miss:<17} {one.row['id']} {one.row['today']}: {one.row['text']!r} {one.row['doubts'] or ''}")
            print(f"    read {one.said}\n    true {truth or one.row['kind']}")
    for read in asked.get(name, ()):
        if not read.whole:
            found = questions.slots_of(read.question, read.row["members"]) if read.question else {}
            after = f" (after {read.row['after']})" if read.row.get("after") else ""
            print(f"{read.row['id']} {read.row['today']} {read.row['text']!r}{after}")
            print(f"    wanted {read.row['intent']} {read.row['slots']}")
            print(f"    read   {read.intent} {found} {'' if read.sure else '(asks)'}")
