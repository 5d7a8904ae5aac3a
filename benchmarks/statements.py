"""Measure how well bank files are read: ``python -m benchmarks statements DIR [--misses] [--left-out]``.

DIR holds ``files/``, ``manifest.jsonl`` and ``truth.jsonl``. A file is right if each line's day, signed amount and
balance is; it counts as asked if it is right once the question its table leaves open is answered. Half of the banks,
chosen by a hash, are left out: counted, but listed only with ``--left-out``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from core.errors import Refusal
from core.importing.statements.read_statement import read_statement
from core.importing.statements.read_table import find_used_columns
from core.importing.statements.statement_values import parse_amount
from core.model.statement import Statement, StatementDoubt

_Face = tuple[str, Decimal]


@dataclass(slots=True)
class StatementScore:
    """The result of reading one file."""

    entry: dict[str, Any]
    verdict: str
    """right, asked, wrong, refused, empty (rightly refused, as it has no lines), or sealed (encrypted)."""
    rows: int
    rows_right: int
    balances: int
    balances_right: int
    seconds: float
    why: str = ""
    cause: str = ""
    """The first error: rows, extra rows or balances; or the code of the refusal."""


def left_out(entry: dict[str, Any]) -> bool:
    """Return whether a file's bank belongs to the half left out from rule writing."""
    return hashlib.sha256(str(entry["bank"]).encode()).digest()[0] % 2 == 1


def main(arguments: list[str]) -> int:
    """Score the files of a folder, print the figures by format and return the exit code 0."""
    folder = Path(next(each for each in arguments if not each.startswith("--")))
    entries = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    truth: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if parse_amount(str(row["amount"])) is None:
            continue  # a label that is no amount
        truth[row["file"]].append(row)
    scores = [score_file(folder / entry["file"], entry, truth[Path(entry["file"]).name]) for entry in entries]
    for score in scores:
        shown = "--left-out" in arguments or not left_out(score.entry)
        if "--misses" in arguments and shown and score.verdict in {"wrong", "refused"}:
            print(score.verdict, score.entry["file"], f"{score.rows_right}/{score.rows}", score.why)
    groups: dict[str, list[StatementScore]] = defaultdict(list)
    for score in scores:
        half = "left out" if left_out(score.entry) else "open"
        for name in (half, score.entry["format"], f"{half}, {score.entry['format']}"):
            groups[name].append(score)
    figures = {name: summarise(each) for name, each in sorted(groups.items())}
    for name, figure in figures.items():
        print(name, figure)
    print(json.dumps(figures))
    return 0


_SEALED = b"\x00GITCRYPT"
"""The first bytes of files that their source keeps encrypted, so that they cannot be read."""


def score_file(path: Path, entry: dict[str, Any], rows: Sequence[dict[str, Any]]) -> StatementScore:
    """Return the result of reading one file, compared with its true lines."""
    content = path.read_bytes()
    if content.startswith(_SEALED):
        return StatementScore(entry, "sealed", 0, 0, 0, 0, 0.0)
    currency = next((row["currency"] for row in rows if row.get("currency")), "EUR")
    began = perf_counter()
    try:
        found = read_file(content, currency)
    except Refusal as refusal:
        verdict = "refused" if rows else "empty"
        return StatementScore(entry, verdict, len(rows), 0, 0, 0, perf_counter() - began, refusal.code, refusal.code)
    seconds = perf_counter() - began
    readings = [found, *answered(content, currency, found)]
    best = max(readings, key=lambda each: count_right(each, rows))
    right, balances, balances_right = count_right(best, rows), *count_balances(best, rows)
    whole = right == len(rows) == len(best.lines) and balances == balances_right
    verdict = ("right" if best is found else "asked") if whole else "wrong"
    why = f"{len(best.lines)} lines, balances {balances_right}/{balances}, {found.doubts}"
    cause = "balances"
    if right < len(rows):
        cause = "rows"
    elif len(best.lines) > len(rows):
        cause = "extra rows"
    return StatementScore(entry, verdict, len(rows), right, balances, balances_right, seconds, why, cause)


def read_file(content: bytes, currency: str) -> Statement:
    """Return the statement in a file; a PDF is opened as the product's reading process does it."""
    if content.startswith(b"%PDF"):
        from benchmarks.pdf_pages import pdf_pages  # noqa: PLC0415  its library takes long to import
        from core.importing.statements.read_pages import read_pages  # noqa: PLC0415

        return read_pages(pdf_pages(content), currency)
    return read_statement(content, currency)


def answered(content: bytes, currency: str, found: Statement) -> list[Statement]:
    """Return the other readings of a file, one for each answer to the questions that it leaves open."""
    columns = find_used_columns(found)
    if not found.doubts or columns is None:
        return []
    others = []
    if StatementDoubt.SIGN in found.doubts:
        others.append(replace(columns, flipped=not columns.flipped, is_settled=True))
    if StatementDoubt.DAY_ORDER in found.doubts:
        others += [replace(each, day_order="mdy" if each.day_order == "dmy" else "dmy") for each in (columns, *others)]
    return [read_statement(content, currency, each) for each in others]


def faces(found: Statement) -> Counter[_Face]:
    """Return how often each day with its amount occurs among the lines."""
    return Counter((line.day.isoformat(), line.amount) for line in found.lines)


def count_right(found: Statement, rows: Sequence[dict[str, Any]]) -> int:
    """Return how many true lines were read; without labelled days, amounts alone are compared."""
    if all(row.get("date") for row in rows):
        wanted = Counter((str(row["date"])[:10], Decimal(str(row["amount"]))) for row in rows)
        return sum((faces(found) & wanted).values())
    amounts = Counter(line.amount for line in found.lines)
    return sum((amounts & Counter(Decimal(str(row["amount"])) for row in rows)).values())


def count_balances(found: Statement, rows: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """Return how many balances are labelled, and how many of them were read."""
    wanted = Counter(Decimal(str(row["balance"])) for row in rows if row.get("balance") not in {None, ""})
    read = Counter(line.balance for line in found.lines if line.balance is not None)
    return sum(wanted.values()), sum((wanted & read).values())


def summarise(scores: Sequence[StatementScore]) -> dict[str, Any]:
    """Return the counts of results, the share of right lines and the median time of a group of files."""
    verdicts = Counter(score.verdict for score in scores)
    rows, right = sum(score.rows for score in scores), sum(score.rows_right for score in scores)
    return {
        "files": len(scores),
        **{
            name: verdicts[name] for name in ("right", "asked", "wrong", "refused", "empty", "sealed") if verdicts[name]
        },
        "causes": dict(Counter(score.cause for score in scores if score.verdict in {"wrong", "refused"})),
        "rows": rows,
        "rows_right": round(right / rows, 4) if rows else 1.0,
        "p50_ms": round(1000 * median(score.seconds for score in scores), 2),
    }
