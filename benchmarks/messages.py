"""Measure how well messages are read: ``python -m benchmarks messages FILE [--misses]``.

Rows are in one of two formats: Purser's own ("house"), with all labels, and those of other sources ("found"), which are
scored on the fields they label. A third of the rows, chosen by their ids, is held back: scored apart and never listed,
so that no rule is written for them. Found rows with a ``note`` follow another product's habits and are counted apart.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from analytics.categorise.shipped_categoriser import ShippedCategoriser
from core.errors import Refusal
from core.language.confidence import judge_reading
from core.language.context import Context, Person
from core.language.message import Message
from core.language.recognise import recognise
from core.language.values.habits import find_habits
from core.model.category import SYSTEM
from core.model.draft import DoubtKind
from core.model.entry import Line
from core.model.household import Household
from core.model.intent import Intent, RecordEntries, SetRecurring

CURRENCIES = {"es": "EUR", "pt": "BRL", "ru": "RUB", "de": "EUR", "fr": "EUR", "nl": "EUR", "id": "IDR", "ar": "SAR"}
"""The household's currency by language where a found row names none; USD for other languages."""

INDIAN = frozenset({"hi", "hi-Latn", "mr", "ta", "te", "pa", "gu", "bn", "ml"})
"""Languages of households whose settings are English and whose currency is INR."""

TODAY = date(2026, 11, 21)
KINDS = {"add_income": "income", "add_recurring_income": "income", "transfer": "transfer"}
SILENT = frozenset({"not_an_expense"})
CODE = 3
"""The number of letters of a currency code; longer labels are words."""


@dataclass(slots=True)
class MessageScore:
    """The result of reading one row."""

    row: dict[str, Any]
    seconds: float
    entry: bool
    read: bool
    """Whether the message was read as entries."""
    amounts: float = 0.0
    dates: float = 0.0
    categories: list[bool] = field(default_factory=list)
    doubts: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    said: str = ""
    fault: str = ""
    """What differs first where the amounts are wrong: the number of lines, else value, currency or kind."""
    chance: float = 1.0
    """The reader's own estimate of the probability that its reading is right."""

    @property
    def is_right(self) -> bool:
        """Whether the row was read right, apart from its category."""
        return self.miss in {"", "category"}

    @property
    def miss(self) -> str:
        """The kind of error; empty where the row was read right."""
        if not self.entry or not self.read:
            return ("made an entry" if self.read else "") if not self.entry else "no entry"
        wrong = {
            "amounts": self.amounts < 1,
            "not asked": bool(self.doubts) and not self.doubts & self.asked,
            "asked needlessly": not self.doubts and bool(self.asked),
            "dates": self.dates < 1,
            "category": not all(self.categories),
        }
        return next((name for name, holds in wrong.items() if holds), "")


def held_back(row: dict[str, Any]) -> bool:
    """Return whether a row belongs to the third that is held back."""
    return hashlib.sha256(str(row["id"]).encode()).digest()[0] % 3 == 0


def _person(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def context_of(row: dict[str, Any]) -> Context:
    """Return what the reader would know of the household a row comes from."""
    indian = row["lang"] in INDIAN
    language = "en" if indian else row["lang"]
    default = "INR" if indian else CURRENCIES.get(row["lang"], "USD")
    currency = row.get("currency") or row.get("default_currency") or default
    mark, day_first = find_habits(language, currency)
    members = row.get("members") or ["Somebody"]
    people = tuple(Person(_person(name), (name,)) for name in members)
    today = _today(row)
    return Context(today, currency, _person(row.get("speaker") or members[0]), people, language, mark, day_first)


def _today(row: dict[str, Any]) -> date:
    said = row.get("today") or (row.get("reference_now") or "")[:10]
    return date.fromisoformat(said) if said else TODAY


def _household(context: Context) -> Household:
    return Household(
        _person("home"), "Home", context.currency, "UTC", context.language, context.number_habit, categories=SYSTEM
    )


def _once(text: str, context: Context) -> tuple[Intent | Refusal, float]:
    began = perf_counter()
    try:
        intent: Intent | Refusal = recognise(text, context)
    except Refusal as refusal:
        intent = refusal
    return intent, perf_counter() - began


def _read(row: dict[str, Any], context: Context) -> tuple[Intent | Refusal, float]:
    """Return the reading of a message and the shortest time of three tries, in seconds."""
    tries = [_once(row["text"], context) for _ in range(3)]
    return tries[0][0], min(seconds for _, seconds in tries)


def score(row: dict[str, Any]) -> MessageScore:
    """Read one row and return its score."""
    context = context_of(row)
    intent, seconds = _read(row, context)
    result = judge(row, context, intent, seconds)
    if not isinstance(intent, Refusal):
        result.chance = judge_reading(Message.read_message(row["text"], context), intent).right
    return result


def judge(row: dict[str, Any], context: Context, intent: Intent | Refusal, seconds: float) -> MessageScore:
    """Return the score of a row's reading, compared with its labels."""
    found = "intent" in row
    lines = _lines_of(row, intent)
    entry = row["intent"] not in SILENT if found else row["kind"] == "entries"
    result = MessageScore(row, seconds, entry, bool(lines), said=_said(intent))
    result.doubts = frozenset(row.get("doubts") or ())
    asked = {doubt.kind.value for doubt in intent.doubts} if isinstance(intent, RecordEntries) else set()
    result.asked = frozenset("amount" if kind == DoubtKind.ENTRY else kind for kind in asked)  # the sets know one name
    if entry and lines:
        (_score_found if found else _score_house)(result, lines, context)
    return result


def _lines_of(row: dict[str, Any], intent: Intent | Refusal) -> tuple[Line, ...]:
    """Return the lines of a reading; for a recurring payment its one line if the row is about one."""
    if isinstance(intent, SetRecurring):
        return (intent.line,) if "recurring" in row.get("intent", "") else ()
    return intent.lines if isinstance(intent, RecordEntries) else ()


def _said(intent: Intent | Refusal) -> str:
    if not isinstance(intent, RecordEntries):
        return intent.code if isinstance(intent, Refusal) else str(intent)[:100]
    lines = [
        f"{line.kind.value[:3]} {line.money.amount:f} {line.money.currency} {line.day:%m-%d} {line.description!r}"
        for line in intent.lines
    ]
    return "; ".join([*lines, *(f"?{doubt.kind.value}" for doubt in intent.doubts)])


def _key(kind: str, amount: object, currency: str) -> tuple[str, Decimal, str]:
    return kind, Decimal(str(amount)).normalize(), currency


def _score_house(result: MessageScore, lines: Sequence[Line], context: Context) -> None:
    row = result.row
    got = sorted(_key(line.kind.value, line.money.amount, line.money.currency) for line in lines)
    dated = sorted(
        (*_key(line.kind.value, line.money.amount, line.money.currency), line.day.isoformat()) for line in lines
    )
    asked = bool(result.doubts & result.asked)

    def points(entries: Sequence[dict[str, Any]]) -> tuple[bool, bool]:
        wanted = sorted(_key(e["kind"], e["amount"], e["currency"]) for e in entries)
        if any(e["date"] is None for e in entries):  # days that nobody labelled
            return wanted == got, wanted == got
        days = sorted((*_key(e["kind"], e["amount"], e["currency"]), e["date"]) for e in entries)
        return wanted == got, days == dated

    amounts, dates = points(row["entries"])
    others = [points(entries) for entries in row.get("alternatives") or ()]
    result.fault = "" if amounts else _fault(row["entries"], lines)
    result.amounts = 1.0 if amounts or asked else 0.5 * any(other[0] for other in others)
    result.dates = 1.0 if dates or asked else 0.5 * any(other[1] for other in others)
    if amounts:
        result.categories = _categories(row["entries"], lines, context)


def _fault(entries: Sequence[dict[str, Any]], lines: Sequence[Line]) -> str:
    """Return what differs first between a row's entries and the lines read.

    One of: too many lines, too few lines, value, currency, kind.
    """
    if len(entries) != len(lines):
        return "too many lines" if len(lines) > len(entries) else "too few lines"
    named = {
        "value": ({Decimal(str(e["amount"])) for e in entries}, {line.money.amount for line in lines}),
        "currency": ({e["currency"] for e in entries}, {line.money.currency for line in lines}),
    }
    return next((name for name, (wanted, got) in named.items() if wanted != got), "kind")


def _categories(entries: Sequence[dict[str, Any]], lines: Sequence[Line], context: Context) -> list[bool]:
    """Return for each entry with a labelled category whether the predicted one is among the accepted ones."""
    household = _household(context)
    found = []
    for entry, line in zip(entries, lines, strict=True):
        if entry["category"] is not None:
            category = line.category or ShippedCategoriser().suggest(line, household).category
            found.append(category in {entry["category"], *(entry.get("category_alt") or ())})
    return found


def _score_found(result: MessageScore, lines: Sequence[Line], context: Context) -> None:
    items = result.row["items"]
    kind = KINDS.get(result.row["intent"], "")
    fits = len(items) == len(lines) and all(_fits(item, line, kind) for item, line in zip(items, lines, strict=True))
    result.amounts = float(fits)
    result.dates = float(
        fits and all(_day_fits(item, line, context.today) for item, line in zip(items, lines, strict=True))
    )


def _fits(item: dict[str, Any], line: Line, kind: str) -> bool:
    wanted = item.get("type") or kind
    currency = item.get("currency")
    return (
        Decimal(str(item["amount"])) == line.money.amount
        and (not currency or len(currency) != CODE or currency == line.money.currency)
        and (not wanted or wanted == line.kind.value)
    )


def _day_fits(item: dict[str, Any], line: Line, today: date) -> bool:
    if "date" in item:
        return bool(line.day.isoformat() == item["date"])
    if "date_md" in item:
        return bool(line.day.strftime("%m-%d") == item["date_md"])
    if "date_offset" in item:
        return line.day == today + timedelta(days=item["date_offset"])
    return True


def _share(values: Iterable[float]) -> float | None:
    found = list(values)
    return round(sum(found) / len(found), 4) if found else None


def _percentile(seconds: Sequence[float], share: float) -> float:
    ordered = sorted(seconds)
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)


def figures(scores: Sequence[MessageScore]) -> dict[str, Any]:
    """Return the shares of right amounts, dates and categories, and of asked and needlessly asked rows."""
    entries = [score for score in scores if score.entry]
    doubtful = [score for score in entries if score.doubts]
    return {
        "n": len(scores),
        "amounts": _share(score.amounts for score in entries),
        "amounts_dates": _share(min(score.amounts, score.dates) for score in entries),
        "categories": _share(right for score in entries for right in score.categories),
        "others_alone": _share(not score.read for score in scores if not score.entry),
        "asked": _share(bool(score.doubts & score.asked) for score in doubtful),
        "over_asked": _share(bool(score.asked) for score in scores if not score.doubts),
    }


def _groups(scores: Sequence[MessageScore], key: Callable[[MessageScore], str]) -> dict[str, list[MessageScore]]:
    groups: dict[str, list[MessageScore]] = defaultdict(list)
    for one in scores:
        groups[key(one)].append(one)
    return dict(sorted(groups.items()))


def _line(name: str, scores: Sequence[MessageScore]) -> str:
    found = figures(scores)
    cells = ("-" if found[column] is None else f"{found[column]:.3f}" for column in list(found)[1:])
    return f"{name:<22}{found['n']:>5}" + "".join(f"{cell:>15}" for cell in cells)


def _table(scores: Sequence[MessageScore]) -> None:
    print(f"{'':<22}{'n':>5}" + "".join(f"{name:>15}" for name in list(figures(scores))[1:]))
    print(_line("all", scores))
    for name, group in _groups(scores, lambda s: "held back" if held_back(s.row) else "open").items():
        print(_line(name, group))
    if any("intent" in one.row for one in scores):
        for name, group in _groups(scores, _habit).items():
            print(_line(name, group))
    for name, group in _groups(scores, lambda s: str(s.row["lang"])).items():
        print(_line(name, group))
    print("misses:", dict(Counter(score.miss for score in scores if score.miss).most_common()))


def _habit(one: MessageScore) -> str:
    """Return the group of a found row: with a note on another product's habits, held back, or open."""
    if one.row.get("note"):
        return "noted habits"
    return "no note, held back" if held_back(one.row) else "no note, open"


def _misses(scores: Sequence[MessageScore]) -> None:
    for one in scores:
        if one.miss and not held_back(one.row):
            truth = one.row.get("entries") or one.row.get("items") or "no entry"
            note = f" [{one.row['note']}]" if one.row.get("note") else ""
            print(f"{one.miss:<17} {one.row['id']} {one.row['lang']}: {one.row['text']!r}{note}")
            print(f"    read {one.said}\n    true {json.dumps(truth, ensure_ascii=False)[:400]}")


def main(arguments: Sequence[str]) -> int:
    """Score a file and print the figures; with ``--misses`` list the errors in open rows."""
    path = next(argument for argument in arguments if not argument.startswith("--"))
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in {row["lang"]: row for row in rows}.values():
        _read(row, context_of(row))
    scores = [score(row) for row in rows]
    _table(scores)
    if "--misses" in arguments:
        _misses(scores)
    seconds = [score.seconds for score in scores]
    summary = {**figures(scores), "p50_ms": _percentile(seconds, 0.5), "p95_ms": _percentile(seconds, 0.95)}
    languages = _groups(scores, lambda s: str(s.row["lang"]))
    summary["by_lang"] = {
        name: {k: figures(group)[k] for k in ("n", "amounts", "amounts_dates")} for name, group in languages.items()
    }
    print(json.dumps(summary, ensure_ascii=False))
    return 0
