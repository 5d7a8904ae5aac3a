"""Measure how well receipts are read: ``python -m benchmarks receipts DIR [--engine NAME ...] [--language CODE ...]``.

DIR holds pictures and ``truth.jsonl`` (file, merchant, date, total, address). Each installed engine reads every picture
in its own limited process; Purser's reader and, as baseline, ten lines of regular expressions get the same words. Some
receipts call two amounts a total. If the label names one of them, and the amount paid less the change is the other,
which was read, then that total counts as right among the verified ones and is printed as "paid". Receipts of the unseen
half (``unseen_papers.txt``, drawn by shop) are scored apart and their errors never listed, so that no rule is written
for them. ``--keep`` stores words between runs. ``--made`` adds made-up receipts with one changed digit, as many again
whose articles are named with words for sums, and some as photos.
"""

from __future__ import annotations

import asyncio
import json
import re
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.extract import floor
from benchmarks.paper_halves import is_unseen, read_unseen_list
from benchmarks.printing.trial import made_up, photographed
from benchmarks.reading import Look, looks
from core.model.money import count_decimals
from core.model.page import Box, PageText, Word
from core.model.receipt import Receipt
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.purchase_day import DateHabits, find_day
from core.receipts.read_receipt import HouseholdHabits, label_rows, read_currency, read_receipt
from llm.ocr.engine import NAMES

ALIKE = 0.8
"""The similarity of case-folded names (0 to 1) from which they are one merchant."""

FIELDS = ("total", "date", "merchant")
"""The fields that are scored."""
UNSEEN = read_unseen_list()
SHARES = ("total_anywhere", "verified", "verified_right")
COSTS = ("p50_s", "p95_s", "cpu_s", "cpu_p95_s", "peak_mb")
"""Further columns of the table: seconds by the clock and of CPU time, and memory."""


@dataclass(slots=True)
class ReceiptScore:
    """The result of reading one picture."""

    file: str
    look: Look
    right: dict[str, bool]
    floor: dict[str, bool]
    anywhere: bool
    verified: bool
    is_as_paid: bool = False
    """Whether the label is the other amount called a total on the receipt, and the one read is what was paid."""
    taken: int | None = None
    """The amount read as total, in minor units."""
    causes: dict[str, str] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether the picture belongs to the unseen half."""
        return is_unseen(self.file, UNSEEN)


def main(arguments: Sequence[str]) -> int:
    """Read and score the pictures, print a table for each engine and the figures as one JSON line."""
    wanted = _options(arguments)
    habits = HouseholdHabits(date.fromisoformat(wanted.today), wanted.currency)
    figures: dict[str, Any] = {}
    if wanted.folder:
        truth = read_truth(Path(wanted.folder))
        for engine in wanted.engine or NAMES:
            files = [Path(wanted.folder) / name for name in truth]
            seen = asyncio.run(looks(engine, files, wanted.keep, wanted.language or ("en",)))
            if seen:
                figures[engine] = _told(engine, [_score(truth[look.file], look, habits) for look in seen])
        print("\n".join(_beside(figures)))
    if wanted.made:
        figures["made"], figures["made_odd"] = made_up(wanted.made), made_up(wanted.made, odd=True)
        figures["made_photos"] = asyncio.run(photographed(wanted.photos)) if wanted.photos else {}
        for name in ("made", "made_odd", "made_photos"):
            print(f"{name}:", json.dumps(figures[name]))
    print(json.dumps(figures))
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks receipts")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--engine", action="append", choices=NAMES)
    parser.add_argument("--language", action="append", help="what the household speaks, for engines that ask")
    parser.add_argument(
        "--keep", type=Path, help="a file that keeps words, so that the next run need not read pictures"
    )
    parser.add_argument("--made", type=int, default=0, help="so many made-up receipts at the level of words")
    parser.add_argument("--photos", type=int, default=0, help="so many of them as photos")
    parser.add_argument("--currency", default="MYR", help="the household's")
    parser.add_argument("--today", default="2026-11-21")
    return parser.parse_args(arguments)


def read_truth(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of each picture in a folder, by file name."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as file:
        return {row["file"]: row for row in map(json.loads, file)}


def read_amount(text: str) -> Decimal:
    """Return a labelled amount as a decimal number."""
    return Decimal(re.sub(r"[^\d.]", "", text))


def _score(truth: Mapping[str, str], look: Look, habits: HouseholdHabits) -> ReceiptScore:
    receipt = read_receipt(look.pages, habits)
    found = [row for page in look.pages for row in group_rows(page)]
    total, when = read_amount(truth["total"]), read_day(truth["date"], habits.today)
    least = floor([row.text for row in found])
    right = _right(receipt, truth, total, when)
    floored = {
        "total": least.total == total,
        "date": read_day(least.date, habits.today) == when,
        "merchant": alike(least.merchant, truth["merchant"]),
    }
    score = ReceiptScore(look.file, look, right, floored, _anywhere(look.pages, total), receipt.verified)
    score.taken = receipt.total.value.minor if receipt.total else None
    score.is_as_paid = is_as_paid(receipt, total)
    score.causes = _causes(score, found, truth, when, habits)
    return score


def is_as_paid(receipt: Receipt, key: Decimal) -> bool:
    """Return whether a label is the receipt's other total while the amount paid less the change is the one read."""
    if receipt.total is None or receipt.other_total is None or receipt.paid is None:
        return False
    change = abs(receipt.change.value.minor) if receipt.change else 0
    paid = receipt.paid.value.minor - change
    return receipt.other_total.value.amount == key and paid == abs(receipt.total.value.minor)


def _right(receipt: Receipt, truth: Mapping[str, str], total: Decimal, when: date | None) -> dict[str, bool]:
    return {
        "total": receipt.total is not None and abs(receipt.total.value.amount) == total,
        "date": receipt.day is not None and receipt.day.value == when,
        "merchant": receipt.merchant is not None and alike(receipt.merchant.value, truth["merchant"]),
    }


def read_day(text: str, today: date) -> date | None:
    """Return a labelled date, read day first; None if it cannot be read."""
    seen = find_day([PageRow((Word(text, Box.from_edges(0, 0, 1, 1), 1.0),))], DateHabits(today))
    return seen.days[0] if seen else None


def alike(one: str, other: str) -> bool:
    """Return whether two names are one merchant's."""
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE


def _anywhere(pages: Iterable[PageText], total: Decimal) -> bool:
    """Return whether the words contain the total at all, so that a reader could find it."""
    said = " ".join(word.text for page in pages for word in page.words)
    return f"{total:.2f}" in said or f"{total:,.2f}" in said or f"{total:.2f}".replace(".", " ") in said


def _causes(
    score: ReceiptScore, found: Sequence[PageRow], truth: Mapping[str, str], when: date | None, habits: HouseholdHabits
) -> dict[str, str]:
    """Return why each wrong field is wrong: not in the words, or read from another row."""
    causes = {
        "total": lambda: _why_total(score, found, read_amount(truth["total"]), habits),
        "date": lambda: _why(
            [r for r in found if (seen := find_day([r], DateHabits(habits.today))) and when in seen.days]
        ),
        "merchant": lambda: _why([row for row in found if alike(row.text, truth["merchant"])]),
    }
    return {name: causes[name]() for name in FIELDS if not score.right[name]}


def _says_day(row: PageRow, when: date | None, habits: HouseholdHabits) -> bool:
    seen = find_day([row], DateHabits(habits.today))
    return seen is not None and when in seen.days


def _why(legible: Sequence[PageRow]) -> str:
    return "another row was taken" if legible else "not in the words, or misspelt"


def _why_total(score: ReceiptScore, found: Sequence[PageRow], total: Decimal, habits: HouseholdHabits) -> str:
    """Return the kinds of the rows with the true total, and of the row whose amount was read as total."""
    if not score.anywhere:
        return "not in the words"
    code = read_currency(found, habits).code
    read, digits = label_rows(found, habits, code), count_decimals(code)
    bearing = sorted({line.kind.value for line in read if line.minor == int(total.scaleb(digits))})
    taken = next((line.kind.value for line in read if score.taken and line.minor == score.taken), "nothing")
    return f"stands on {'/'.join(bearing) or 'no row read as money'}, taken from {taken}"


def _told(engine: str, scores: Sequence[ReceiptScore]) -> dict[str, Any]:
    """Print one engine's table and errors, and return its figures."""
    apart = {"open": [s for s in scores if not s.held], "unseen": [s for s in scores if s.held]}
    figures = _figures(scores)
    print(f"\n{engine}: {len(scores)} pictures")
    for name, some in {"all": scores, **apart}.items():
        if some:
            print(f"  {name:<10}", _line(_figures(some)))
    for cause, count in Counter(f"{name}: {cause}" for s in apart["open"] for name, cause in s.causes.items()).items():
        print(f"  miss  {count:>3}  {cause}")
    for score in apart["open"]:
        if score.causes:
            print(f"    {score.file}: " + ", ".join(f"{name} {cause}" for name, cause in score.causes.items()))
    return figures


def _line(figures: Mapping[str, Any]) -> str:
    floored = figures["floor"]
    fields = "  ".join(f"{name} {figures[name]:.1%} (floor {floored[name]:.1%})" for name in FIELDS)
    return (
        f"{fields}  anywhere {figures['total_anywhere']:.1%}  verified {figures['verified']:.1%}, "
        f"right {figures['verified_right']} (as paid {figures['paid']})  p50 {figures['p50_s']} s  "
        f"p95 {figures['p95_s']} s  cpu {figures['cpu_s']} s, p95 {figures['cpu_p95_s']} s  "
        f"peak {figures['peak_mb']} MB"
    )


def _beside(figures: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the lines of a table with a column per engine, with the baseline's result below each field."""
    lines = [f"\n{'':<22}" + "".join(f"{engine:>12}" for engine in figures)]
    for name in ("n", *FIELDS, *SHARES, *COSTS):
        shown = [f"{each[name]:.1%}" if name in (*FIELDS, *SHARES) and each[name] is not None else each[name]
                 for each in figures.values()]  # fmt: skip
        lines.append(f"{name:<22}" + "".join(f"{value!s:>12}" for value in shown))
        if name in FIELDS:
            floors = "".join(f"{each['floor'][name]:>12.1%}" for each in figures.values())
            lines.append(f"{'  by the floor':<22}" + floors)
    return lines


def _figures(scores: Sequence[ReceiptScore]) -> dict[str, Any]:
    seconds = [score.look.seconds for score in scores]
    sure = [score for score in scores if score.verified]
    return {
        "n": len(scores),
        **{name: _share(score.right[name] for score in scores) for name in FIELDS},
        "total_anywhere": _share(score.anywhere for score in scores),
        "verified": _share(score.verified for score in scores),
        "verified_right": _share(score.right["total"] or score.is_as_paid for score in sure) if sure else None,
        "paid": sum(score.is_as_paid for score in scores),
        "p50_s": round(median(seconds), 2),
        "p95_s": _late(seconds),
        "cpu_s": round(median(score.look.cpu for score in scores), 2),
        "cpu_p95_s": _late(score.look.cpu for score in scores),
        "peak_mb": max(score.look.peak for score in scores),
        "floor": {name: _share(score.floor[name] for score in scores) for name in FIELDS},
    }


def _late(seconds: Iterable[float]) -> float:
    """Return the 95th percentile of some seconds."""
    ordered = sorted(seconds)
    return round(ordered[max(0, -(-len(ordered) * 95 // 100) - 1)], 2)


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return round(sum(found) / len(found), 4)
