"""Measure how well questions are read: ``python -m benchmarks questions FILE [--misses]``.

A third of the rows, chosen by their ids, is held back: scored apart and never listed, so that no rule is written for
them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

from core.errors import Refusal
from core.language.context import Context, Person
from core.language.questions.read_question import read_question
from core.language.questions.read_question import warm_languages as warm_questions
from core.model.intent import Ask, Command, Intent, RecordEntries
from core.model.period import Period
from core.model.question import Question

CANONICAL = {
    "query_spending": ("total", "category_spend", "list", "compare", "average", "by_member"),
    "query_income": ("total", "income_vs_expense", "average"),
    "list_transactions": ("list", "largest", "total", "category_spend"),
    "query_breakdown": ("top_categories", "total", "advice", "largest"),
    "list_recurring": ("recurring",),
    "query_category": ("category_spend", "list", "total"),
    "query_filtered": ("list", "category_spend"),
    "query_trend_compare": ("compare", "top_categories"),
    "query_compare": ("compare", "category_spend"),
    "help": ("help",),
    "affordability_question (must NOT log)": ("afford", "advice"),
    "budget_advice": ("advice", "budget_status"),
}
"""The accepted intents for each label of public data sets; rows with other labels must only not become entries."""

Read = Callable[[str, Context], Intent | None]


@dataclass(slots=True)
class QuestionScore:
    """The result of reading one row."""

    row: dict[str, Any]
    intent: str
    question: Question | None
    seconds: float
    sure: bool
    right: bool
    whole: bool
    wrong: list[str] = field(default_factory=list)

    @property
    def confident_wrong(self) -> bool:
        """Whether the question was answered without asking back, with a wrong intent or slot."""
        return self.sure and self.intent != "none" and not self.whole


def held_back(row: dict[str, Any]) -> bool:
    """Return whether a row belongs to the third that is held back."""
    return hashlib.sha256(row["id"].encode()).digest()[0] % 3 == 0


def reader() -> Read:
    """Return the function that reads any message, or the question reader alone if that function does not exist."""
    try:
        recognise: Read = import_module("core.language.recognise").recognise
    except ImportError:
        return read_question
    return recognise


def context_of(row: dict[str, Any], before: Question | None) -> Context:
    """Return what the reader would know of a row's household and of the question before."""
    names = row.get("members", ["Asha", "Ravi"])
    people = tuple(Person(UUID(int=index + 1), (name,)) for index, name in enumerate(names))
    speaker = people[names.index(row["speaker"])].id if "speaker" in row else people[0].id
    today = date.fromisoformat(row.get("today", "2026-11-21"))
    return Context(today, row.get("currency", "INR"), speaker, people, language=row.get("lang", "en"), before=before)


def _plain(text: object) -> str:
    return "".join(char for char in str(text).casefold() if char.isalnum())


def _same_words(said: object, found: object) -> bool:
    """Return whether two names agree apart from case, spaces and signs; one may contain the other."""
    one, other = _plain(said), _plain(found)
    return bool(one and other) and (one == other or one in other or other in one)


def _days(period: Period | None) -> list[str] | None:
    return [str(period.first), str(period.last)] if period else None


def slots_of(question: Question, names: Sequence[str]) -> dict[str, Any]:
    """Return a question's slots in the names and forms of the labelled sets."""
    member = names[question.member.int - 1] if question.member else None
    keys = list(question.categories)
    found = {
        "period": _days(question.period),
        "period2": _days(question.period2),
        "category": keys[0] if len(keys) == 1 else sorted(keys) or None,
        "member": member,
        "min": question.least,
        "max": question.most,
        "by": str(question.by) if question.by else None,
        "kind": question.kind.value if question.kind else None,
        "chart": question.chart or None,
        **{name: getattr(question, name) for name in ("merchant", "tag", "account", "item", "amount", "limit")},
    }
    return {name: value for name, value in found.items() if value is not None}


def _same(name: str, said: Any, found: Any) -> bool:
    if said is None or found is None:
        return said is found
    if name in {"merchant", "item", "account", "tag"}:
        return _same_words(said, found)
    if name in {"amount", "min", "max"}:
        return Decimal(str(said)) == Decimal(str(found))
    if name == "category":
        return sorted([said] if isinstance(said, str) else said) == sorted([found] if isinstance(found, str) else found)
    return bool(said == found)


def _wrong_slots(row: dict[str, Any], question: Question | None) -> list[str]:
    truth = {name: value for name, value in row["slots"].items() if value is not None}
    found = slots_of(question, row["members"]) if question else {}
    return [name for name in sorted({*truth, *found}) if not _same(name, truth.get(name), found.get(name))]


def _recognised(recognise: Read, text: str, context: Context) -> Intent | None:
    """Return the reading of a message; None if it is refused (for an impossible day), as a refusal is no entry."""
    try:
        return recognise(text, context)
    except Refusal:
        return None


def _asked(intent: Intent | None) -> tuple[str, Question | None, bool]:
    """Return the intent in the names of the labelled sets, the question, and whether it is answered without doubt."""
    if isinstance(intent, Ask):
        return intent.question.intent.value, intent.question, intent.sure
    if isinstance(intent, Command) and intent.name in {"help", "start"}:
        return "help", None, True
    if isinstance(intent, RecordEntries):
        return "entries", None, True
    return "none", None, True


def judged_score(row: dict[str, Any], ask: Ask) -> QuestionScore:
    """Return the score of a question that was read from a row."""
    right = ask.question.intent.value == row["intent"]
    wrong = _wrong_slots(row, ask.question) if right else ["intent"]
    return QuestionScore(row, ask.question.intent.value, ask.question, 0.0, ask.sure, right, not wrong, wrong)


def _house(row: dict[str, Any], recognise: Read, before: Question | None) -> QuestionScore:
    start = perf_counter()
    intent, question, sure = _asked(_recognised(recognise, row["text"], context_of(row, before)))
    seconds = perf_counter() - start
    right = intent == row["intent"]
    wrong = _wrong_slots(row, question) if right and question else []
    return QuestionScore(
        row, intent, question, seconds, sure, right, right and not wrong, wrong if right else ["intent"]
    )


def _found(row: dict[str, Any], recognise: Read) -> QuestionScore:
    start = perf_counter()
    intent, question, sure = _asked(_recognised(recognise, row["text"], context_of(row, None)))
    seconds = perf_counter() - start
    wanted = CANONICAL.get(row.get("canonical") or "")
    right = intent != "entries" and (wanted is None or intent in wanted)
    if str(row.get("canonical", "")).startswith("add_"):
        right = True
    return QuestionScore(row, intent, question, seconds, sure, right, right, [] if right else ["intent"])


def score(rows: Iterable[dict[str, Any]]) -> list[QuestionScore]:
    """Return the score of each row; a follow-up is read with the question before it as context."""
    recognise = reader()
    asked: dict[str, Question | None] = {}
    scores = []
    for row in rows:
        one = (
            _house(row, recognise, asked.get(row.get("after") or ""))
            if "slots" in row and "members" in row
            else _found(row, recognise)
        )
        asked[row["id"]] = one.question
        scores.append(one)
    return scores


def figures(scores: Sequence[QuestionScore]) -> dict[str, Any]:
    """Return the shares of right intents, right intents with slots, and confident errors in a group of rows."""
    n = len(scores) or 1
    return {
        "n": len(scores),
        "intent": round(sum(one.right for one in scores) / n, 4),
        "intent_slots": round(sum(one.whole for one in scores) / n, 4),
        "confident_wrong": round(sum(one.confident_wrong for one in scores) / n, 4),
    }


def _line(name: str, scores: Sequence[QuestionScore]) -> str:
    found = figures(scores)
    shares = "  ".join(f"{found[key]:7.1%}" for key in ("intent", "intent_slots", "confident_wrong"))
    return f"{name:28} {found['n']:5}  {shares}"


def _groups(scores: Sequence[QuestionScore], key: Callable[[QuestionScore], str]) -> dict[str, list[QuestionScore]]:
    groups: dict[str, list[QuestionScore]] = defaultdict(list)
    for one in scores:
        groups[key(one)].append(one)
    return dict(sorted(groups.items()))


def _table(scores: Sequence[QuestionScore]) -> None:
    print(f"{'':28} {'n':>5}  {'intent':>7}  {'+slots':>7}  {'sure-x':>7}")
    print(_line("all", scores))
    print(_line("  open two thirds", [one for one in scores if not held_back(one.row)]))
    print(_line("  held-back third", [one for one in scores if held_back(one.row)]))
    for name, group in _groups(scores, lambda one: str(one.row.get("lang"))).items():
        print(_line(f"  {name}", group))
    print()
    for name, group in _groups(scores, lambda one: str(one.row.get("canonical") or one.row.get("intent"))).items():
        print(_line(f"  {name[:26]}", group))
    kinds = Counter(kind for one in scores for kind in one.wrong)
    print("\nmisses by kind:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none")


def _misses(scores: Sequence[QuestionScore]) -> None:
    """Print the wrongly read rows that are not held back."""
    for one in scores:
        if one.whole or held_back(one.row):
            continue
        found = slots_of(one.question, one.row.get("members", ["Asha", "Ravi"])) if one.question else {}
        wanted = f"{one.row.get('canonical') or one.row['intent']} {one.row.get('slots', '')}"
        print(f"{one.row['id']} [{one.row.get('lang')}] {one.row['text']}\n    wanted {wanted}")
        print(f"    read   {one.intent} {found} {'' if one.sure else '(asks)'}")


def warm(rows: Sequence[dict[str, Any]]) -> None:
    """Load each language's rules before times are measured, as the product does when it starts."""
    warm_questions()
    recognise = reader()
    for language in {row.get("lang", "en") for row in rows}:
        recognise("?", Context(date(2026, 11, 21), "INR", UUID(int=1), (), language=language))


def main(arguments: Sequence[str]) -> int:
    """Score a file of questions and print the figures."""
    path = Path(next(one for one in arguments if not one.startswith("-")))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    warm(rows)
    scores = score(rows)
    _table(scores)
    if "--misses" in arguments:
        _misses(scores)
    seconds = sorted(one.seconds for one in scores)
    by_lang = _groups(scores, lambda one: str(one.row.get("lang")))
    print(f"p50 {median(seconds) * 1000:.2f} ms, p95 {seconds[int(len(seconds) * 0.95)] * 1000:.2f} ms")
    last = {
        **figures(scores),
        "p50_ms": round(median(seconds) * 1000, 3),
        "p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 3),
        "held_back": figures([one for one in scores if held_back(one.row)]),
        "by_lang": {
            lang: {key: figures(group)[key] for key in ("n", "intent", "intent_slots")}
            for lang, group in by_lang.items()
        },
    }
    print(json.dumps(last, ensure_ascii=False))
    return 0
