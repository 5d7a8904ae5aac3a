"""Measure how well bank alerts are read: ``python -m benchmarks alerts FILE [--misses] [--pasted] [--left-out]``.

Alerts of banks with a template are counted apart from those that the generic reader reads. Half of the other banks,
chosen by a hash, are left out: counted, but listed only with ``--left-out``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from core.importing.bank_templates import load_all_banks
from core.importing.read_alert import read_alert
from core.model.alert import BankAlert
from core.model.entry import EntryKind

HOME = {
    "AE": "AED",
    "AR": "ARS",
    "AU": "AUD",
    "BD": "BDT",
    "BF": "XOF",
    "BR": "BRL",
    "BY": "BYN",
    "CA": "CAD",
    "CO": "COP",
    "CZ": "CZK",
    "DE": "EUR",
    "EG": "EGP",
    "ES": "EUR",
    "ET": "ETB",
    "FR": "EUR",
    "IR": "IRR",
    "JO": "JOD",
    "KE": "KES",
    "KR": "KRW",
    "KZ": "KZT",
    "LK": "LKR",
    "MX": "MXN",
    "MY": "MYR",
    "MZ": "MZN",
    "NG": "NGN",
    "NP": "NPR",
    "OM": "OMR",
    "PK": "PKR",
    "RU": "RUB",
    "SA": "SAR",
    "TH": "THB",
    "TR": "TRY",
    "TZ": "TZS",
    "UA": "UAH",
    "US": "USD",
    "GB": "GBP",
    "GH": "GHS",
    "ID": "IDR",
    "IT": "EUR",
    "PH": "PHP",
    "PL": "PLN",
    "SG": "SGD",
    "UG": "UGX",
    "VN": "VND",
    "ZA": "ZAR",
}
"""The currency of a household in each country; INR elsewhere."""

NAMED = frozenset(
    ("GTBank", "Zenith", "Access", "UBA", "FirstBank", "Kuda", "OPay", "Moniepoint", "Sterling", "FCMB", "M-PESA")
)
"""Banks whose templates were asked for by name and which are therefore never left out."""

LOOKED_AT = NAMED | {"ICICI"}
"""Banks that are never left out: the named ones, and one whose template was written from its texts."""

TODAY = date(2026, 11, 30)
NAMED_SHORT = 3
"""The fewest digits by which a label identifies an account; a shorter label is not compared."""


def left_out(row: dict[str, Any]) -> bool:
    """Return whether a row belongs to the half of the banks left out from rule writing.

    The notices of many banks under "RU system" are halved by their text.
    """
    bank = str(row.get("bank"))
    halved_by = str(row["text"])[:12] if bank == "RU system" else bank
    return bank not in LOOKED_AT and hashlib.sha256(halved_by.encode()).digest()[0] % 2 == 1


@dataclass(slots=True)
class AlertScore:
    """The result of reading one row."""

    row: dict[str, Any]
    known: bool
    seconds: float
    verdict: str
    """right, asked, wrong or missed for a transaction; silent or taken for a text that holds none."""
    wrong: list[str] = field(default_factory=list)
    """The labelled fields that were read differently."""


def main(arguments: list[str]) -> int:
    """Score the rows of all named files, print a table and the figures, and return the exit code 0."""
    files = [Path(each) for each in arguments if not each.startswith("--")]
    pasted, shown = "--pasted" in arguments, "--left-out" in arguments
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines() if line]
    scores = [score_row(row, pasted=pasted) for row in rows]
    if "--misses" in arguments:
        for score in scores:
            if (shown or not left_out(score.row)) and (
                score.verdict in {"wrong", "missed", "taken", "asked"} or score.wrong
            ):
                print_miss(score)
    groups: dict[str, list[AlertScore]] = defaultdict(list)
    for score in scores:
        half = "left out" if left_out(score.row) else "open"
        groups["known" if score.known else "generic"].append(score)
        groups[half].append(score)
        groups[f"{half}, {'known' if score.known else 'generic'}"].append(score)
    figures = {name: summarise(each) for name, each in sorted(groups.items())}
    for name, figure in figures.items():
        print(name, figure)
    figures["seconds"] = {"p50_ms": round(1000 * median(score.seconds for score in scores), 3)}
    print(json.dumps(figures))
    return 0


def print_miss(score: AlertScore) -> None:
    """Print a row that was not read as labelled, with its labels."""
    row = score.row
    labels = {key: row.get(key) for key in ("direction", "amount", "account_tail", "balance", "merchant", "reference")}
    known = "known" if score.known else "generic"
    print(f"{score.verdict} {known} {row.get('bank')} {score.wrong} {row['text']!r} <- {labels} {row.get('date')}")


def score_row(row: dict[str, Any], *, pasted: bool) -> AlertScore:
    """Return the result of reading one alert, compared with its labels."""
    home = HOME.get(str(row.get("country")), "INR")
    sender = "" if pasted else str(row.get("sender") or "")
    began = perf_counter()
    found = read_alert(str(row["text"]), home, sender, TODAY)
    seconds = perf_counter() - began
    known = load_all_banks().is_known(str(row.get("bank")))
    if not row["is_transaction"]:
        taken = found is not None and found.kind == "transaction" and row.get("strict") is not False
        return AlertScore(row, known, seconds, "taken" if taken else "silent")
    if found is None or found.kind != "transaction":
        return AlertScore(row, known, seconds, "missed", [found.kind if found else "no bank"])
    wrong = compare_fields(row, found)
    if {"amount", "direction"} & set(wrong):
        return AlertScore(row, known, seconds, "asked" if found.is_doubtful else "wrong", wrong)
    return AlertScore(row, known, seconds, "asked" if found.is_doubtful else "right", wrong)


def compare_fields(row: dict[str, Any], found: BankAlert) -> list[str]:
    """Return the names of the labelled fields that were read differently."""
    direction = "debit" if found.entry_kind is EntryKind.EXPENSE else "credit"
    if found.entry_kind is EntryKind.TRANSFER:
        direction = str(row.get("direction"))
    same = {
        "amount": Decimal(str(row["amount"])) == found.amount,
        "currency": row.get("currency") in {None, found.currency},
        "direction": row.get("direction") in {None, direction},
        "tail": is_same_tail(row.get("account_tail"), found.account_tail),
        "balance": row.get("balance") in {None, ""} or found.balance == Decimal(str(row["balance"])),
        "merchant": is_same_name(row, found.counterparty),
        "reference": is_same_reference(row, found.reference),
        "day": not is_day_labelled(row) or (found.day is not None and str(found.day) == str(row["date"])[:10]),
    }
    return [name for name, holds in same.items() if not holds]


def is_same_tail(label: Any, tail: str | None) -> bool:
    """Return whether an account's last digits are the labelled ones, however many digits each shows."""
    wanted = "".join(sign for sign in str(label or "") if sign.isdigit())
    if len(wanted) < NAMED_SHORT:
        return True
    return tail is not None and (tail.endswith(wanted) or wanted.endswith(tail))


def is_same_name(row: dict[str, Any], name: str | None) -> bool:
    """Return whether a counterparty is the labelled one.

    True also where the label is not in the text, as the labeller then described it in words of their own.
    """
    label, text = fold(row.get("merchant")), fold(row["text"])
    if not label or row.get("merchant_generic") or label not in text:
        return True
    own = fold(name)
    return bool(own) and (label in own or own in label)


def fold(value: Any) -> str:
    """Return text case-folded, with letters and digits only and single blanks."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in str(value or "").casefold()).split())


def is_same_reference(row: dict[str, Any], reference: str | None) -> bool:
    """Return whether a reference is the labelled one.

    True also where the label is no reference: it holds no digit, or is a day.
    """
    label = str(row.get("reference") or "")
    is_day = "/" in label or "," in label
    if not label or is_day or not any(sign.isdigit() for sign in label):
        return True
    return reference is not None and (reference in label or label in reference)


def is_day_labelled(row: dict[str, Any]) -> bool:
    """Return whether a row's day was labelled by the people who wrote the row."""
    return bool(row.get("date")) and row.get("date_basis") == "upstream label"


def summarise(scores: list[AlertScore]) -> dict[str, Any]:
    """Return the shares of right, asked, wrong and missed rows of a group, and the fields most often wrong."""
    money = [score for score in scores if score.row["is_transaction"]]
    verdicts = Counter(score.verdict for score in scores)
    fields = Counter(name for score in money for name in score.wrong)
    count = max(len(money), 1)
    return {
        "rows": len(scores),
        "money": len(money),
        "right": round(verdicts["right"] / count, 4),
        "right_or_asked": round((verdicts["right"] + verdicts["asked"]) / count, 4),
        "wrong": round(verdicts["wrong"] / count, 4),
        "missed": round(verdicts["missed"] / count, 4),
        "every_field": round(sum(not score.wrong for score in money) / count, 4),
        "taken": verdicts["taken"],
        "fields": dict(fields.most_common()),
    }
