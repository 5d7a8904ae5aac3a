"""Bank templates: one TOML file per bank with its senders, the forms of its texts, and samples used as tests.

A form is written as the text itself with fields in braces: ``"Acct: {tail} Amt: {amount} {direction} Desc: {name}"``. A
blank stands for any run of blanks or none, ``[...]`` is optional, ``(a|b)`` one of two, ``{skip}`` anything on one line
and ``{any}`` anything. The fields are amount, tail, name, narration, balance, day, time, reference, direction. A value
without a field in the form is read as in the text of an unknown bank. ``CONTRIBUTING.md`` tells where a file goes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import Fault
from core.importing.alert_values import (
    LONGEST,
    clean_alert,
    find_amounts,
    find_day,
    find_reference,
    find_tail,
    find_time,
    make_amount_pattern,
)
from core.importing.counterparty import tidy_name, tidy_narration
from core.importing.generic_alert import read_generic_alert
from core.model.alert import BankAlert
from core.model.entry import EntryKind
from core.model.money import EXPONENTS

FOLDER = Path(__file__).parent / "banks"

_KINDS = frozenset(("transaction", "code", "failed", "due", "offer", "balance"))
_DIRECTIONS = {
    "out": EntryKind.EXPENSE,
    "in": EntryKind.INCOME,
    "refund": EntryKind.REFUND,
    "transfer": EntryKind.TRANSFER,
}
_DELIVERY_HEADER = re.compile(r"[a-z]{2}-([a-z0-9]{3,9})(?:-[a-z])?")
"""Pattern of the prefix and suffix that Indian networks add to a sender: "VM-HDFCBK-S"."""

_FIELDS = {
    "tail": r"(?:[Xx*#\u2022.]{2,12} \d{3,6}|[\dXx*#\u2022.=-]{2,30})",
    "name": r"[^\n]{1,80}?",
    "narration": r"[^\n]{1,120}?",
    "day": r"\d{1,4}[-/. ]?[A-Za-z0-9]{1,9}[-/., ]{0,2}\d{2,4}",
    "time": r"\d{1,2}:\d{2}(?::\d{1,2})?(?:\s?[AaPp]\.?[Mm])?",
    "reference": r"[A-Za-z0-9][A-Za-z0-9/._-]{1,49}[A-Za-z0-9]",
    "phone": r"\+?[\dX][\dX*]{5,15}",
    "direction": r"debit(?:ed)?|credit(?:ed)?|dr|cr",
    "skip": r"[^\n]{0,120}?",
    "any": r"[\s\S]{0,300}?",
}
_UNNAMED = frozenset(("skip", "any", "phone"))
"""Fields whose text is ignored; ``phone`` is the other person's number."""

_TOKEN = re.compile(r"\{(\w+)\}|\s+|\\(.)|([\[\]()|])|([^\s{}\[\]()|\\]+)")
_GROUPS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_MOST_FIELDS = 12
_SHORTEST_MARK = 4
_TELLING_WORDS = 2
"""The fewest fixed words a form must have to be recognised in a text without a known sender."""


class BankFileError(Fault):
    """A bank file that cannot be used; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class BankForm:
    """One wording that a bank uses for its texts."""

    text: str
    currency: str
    words: tuple[str, ...]
    """Lower-case words that every matching text contains, checked first because that is quicker than the pattern."""
    kind: str
    direction: EntryKind | None
    counterparty: str | None
    """The name of the other party, where the text gives none because it is the bank itself."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the form as a pattern, compiled when a text may first fit it: most are never needed."""
        return compile_form(self.text, self.currency)


@dataclass(frozen=True, slots=True)
class BankTemplate:
    """A bank as described by its file: name, country, currency, senders and forms."""

    name: str
    country: str
    currency: str
    senders: tuple[str, ...]
    marks: tuple[str, ...]
    """Words that identify the bank's texts where the sender is unknown: "-HDFC Bank"."""
    forms: tuple[BankForm, ...]
    has_evidence: bool
    """Whether the forms were seen in real texts; if not, the member is asked to confirm every reading."""
    month_first: bool
    file: Path
    samples: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)

    def find_form(self, plain: str, fewest_words: int = 0) -> tuple[BankForm, re.Match[str]] | None:
        """Return the first form that fits a cleaned text, with its match, if it has at least ``fewest_words`` words."""
        folded = plain.casefold()
        for form in self.forms:
            if len(form.words) < fewest_words or not all(word in folded for word in form.words):
                continue
            found = form.pattern.search(plain)
            if found is not None:
                return form, found
        return None


class KnownBanks:
    """All known banks, found by the sender of a text or by words in it."""

    def __init__(self, banks: Sequence[BankTemplate]) -> None:
        self.banks = tuple(banks)
        self._by_sender = {sender: bank for bank in banks for sender in bank.senders if "*" not in sender}
        self._globs = [(sender, bank) for bank in banks for sender in bank.senders if "*" in sender]
        self._by_name = {fold_name(bank.name): bank for bank in banks}
        marks = {mark.casefold(): bank for bank in banks for mark in bank.marks}
        self._marks = marks
        every = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
        self._mark = re.compile(rf"(?<!\w)(?:{every})(?!\w)") if marks else None

    def find_bank(self, sender: str, text: str) -> BankTemplate | None:
        """Return the bank that wrote a text, by its sender if given, else by words in the text; None if unknown."""
        if sender:
            return self._find_sender(sender)
        found = self._mark.search(text[:LONGEST].casefold()) if self._mark else None
        return self._marks[found[0]] if found else None

    def read_by_form(self, text: str, currency: str, today: date) -> BankAlert | None:
        """Read a text of an unknown bank by the form of any bank that fits; None where none fits.

        Several banks word their texts alike, so the reading names no bank.
        """
        plain = clean_alert(text)
        for bank in self.banks:
            if not bank.has_evidence or bank.currency != currency:
                continue
            found = bank.find_form(plain, fewest_words=_TELLING_WORDS)
            if found is not None:
                general = read_generic_alert(text, currency, today)
                return replace(_make_form_alert(bank, *found, general, today), bank=None)
        return None

    def _find_sender(self, sender: str) -> BankTemplate | None:
        name = normalise_sender(sender)
        if name in self._by_sender:
            return self._by_sender[name]
        return next((bank for glob, bank in self._globs if fnmatchcase(name, glob)), None)

    def is_known(self, name: str) -> bool:
        """Return whether there is a template file for the bank with a name."""
        return fold_name(name) in self._by_name

    def read(self, bank: BankTemplate, text: str, currency: str, today: date) -> BankAlert | None:
        """Return what a text of a known bank says, by the first of its forms that fits, else as a text of any bank."""
        plain = clean_alert(text)
        general = read_generic_alert(text, bank.currency or currency, today, signs_needed=0)
        found = bank.find_form(plain)
        if found is not None:
            return _make_form_alert(bank, *found, general, today)
        if general is None:
            return None
        return replace(general, bank=bank.name, direction_known=general.direction_known and bank.has_evidence)


def _make_form_alert(
    bank: BankTemplate, form: BankForm, found: re.Match[str], general: BankAlert | None, today: date
) -> BankAlert:
    """Return the reading of a text by one form; values the form leaves out come from the general reading."""
    if form.kind != "transaction":
        return BankAlert(form.kind, bank=bank.name)
    base = general if general is not None and general.kind == "transaction" else _read_around(found.string, today)
    fields = {name: value for name, value in found.groupdict().items() if value}
    amount = find_amounts(fields["amount"], bank.currency)[0] if "amount" in fields else None
    left = find_amounts(fields["balance"], bank.currency) if "balance" in fields else []
    name = _read_name(fields) or form.counterparty
    is_told = form.direction is not None or "direction" in fields or base.direction_known
    return replace(
        base,
        amount=amount.value if amount else base.amount,
        currency=(amount.currency or bank.currency) if amount else base.currency,
        entry_kind=_read_kind(form, fields, base),
        direction_known=bank.has_evidence and is_told,
        account_tail=_read_tail(fields["tail"]) if "tail" in fields else base.account_tail,
        counterparty=name or base.counterparty,
        balance=left[0].value if left else base.balance,
        day=find_day(fields["day"], today, month_first=bank.month_first) if "day" in fields else base.day,
        at=find_time(fields["time"]) if "time" in fields else base.at,
        reference=fields.get("reference") or base.reference,
        bank=bank.name,
        amounts=(),
    )


def _read_around(plain: str, today: date) -> BankAlert:
    """Return the values around the amount, where the general reading finds no transaction in a text."""
    return BankAlert(
        "transaction",
        account_tail=find_tail(plain),
        day=find_day(plain, today),
        at=find_time(plain),
        reference=find_reference(plain),
    )


def _read_kind(form: BankForm, fields: Mapping[str, str], base: BankAlert) -> EntryKind:
    if form.direction is not None:
        return form.direction
    if "direction" in fields:
        is_credit = fields["direction"].casefold().startswith("c")
        if base.entry_kind is EntryKind.REFUND and is_credit:
            return EntryKind.REFUND
        return EntryKind.INCOME if is_credit else EntryKind.EXPENSE
    return base.entry_kind


def _read_name(fields: Mapping[str, str]) -> str | None:
    if "narration" in fields:
        return tidy_narration(fields["narration"])
    return tidy_name(fields["name"]) if "name" in fields else None


def _read_tail(written: str) -> str | None:
    """Return the last visible digits of a masked account number, four at most; None where there are none."""
    runs = re.findall(r"\d{2,}", written.replace("=", ""))
    return runs[-1][-4:] if runs else None


def normalise_sender(sender: str) -> str:
    """Return a sender in lower case, without blanks and without the prefix and suffix that mobile networks add."""
    name = "".join(sender.casefold().split())
    wrapped = _DELIVERY_HEADER.fullmatch(name)
    return wrapped[1] if wrapped else name


def fold_name(name: str) -> str:
    """Return a bank's name in lower case, with letters and digits only."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


@cache
def compile_form(text: str, currency: str) -> re.Pattern[str]:
    """Return the compiled pattern of a form; raises BankFileError for an unknown field or too many fields."""
    parts, seen = [], set()
    for match in _TOKEN.finditer(text.strip()):
        name, escaped, group, literal = match.groups()
        if name:
            if name not in _FIELDS and name not in {"amount", "balance"}:
                raise BankFileError(f"unknown field {{{name}}}")
            source = _FIELDS.get(name) or make_amount_pattern(currency)
            if name in {"name", "narration"} and match.end() == len(text.strip()):
                source = source.rstrip("?")  # the last field takes the rest of its line
            again = name in seen or name in _UNNAMED
            seen.add(name)
            parts.append(f"(?:{source})" if again else f"(?P<{name}>{source})")
        elif group:
            parts.append(_GROUPS[group])
        elif escaped or literal:
            parts.append(re.escape(escaped or literal))
        else:
            parts.append(r"\s{0,8}")
    if len(seen) > _MOST_FIELDS:
        raise BankFileError("too many fields")
    return re.compile("".join(parts) + r"(?=\s|\W|$)", re.IGNORECASE)


def find_needed_words(text: str) -> tuple[str, ...]:
    """Return the words of a form that every fitting text must hold: those in no optional part and no alternative."""
    depth, words = 0, []
    for match in _TOKEN.finditer(text):
        group, literal = match[3], match[4]
        if group and group in "[(":
            depth += 1
        elif group and group in "])":
            depth -= 1
        elif literal and depth == 0:
            words.append(literal.casefold())
    return tuple(words)


def read_bank_file(path: Path) -> BankTemplate:
    """Read a bank's template from its file; raises BankFileError with the reason where the file cannot be used."""
    is_shipped = path.is_relative_to(FOLDER)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        currency = str(data["currency"])
        senders = tuple(normalise_sender(str(each)) for each in data.get("senders", ()))
        marks = tuple(str(each) for each in data.get("marks", ()))
        _check_claims(currency, senders, marks)
        return BankTemplate(
            str(data["bank"]),
            str(data["country"]),
            currency,
            senders,
            marks,
            tuple(_read_form(each, currency, is_shipped=is_shipped) for each in data.get("forms", ())),
            data.get("evidence", "none") != "none",
            bool(data.get("month_first", False)),
            path,
            tuple(data.get("samples", ())),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, re.error, BankFileError) as error:
        raise BankFileError(f"{path.parent.name}/{path.name}: {error}") from error


def _read_form(data: Mapping[str, Any], currency: str, *, is_shipped: bool) -> BankForm:
    """Read a form; a host's is compiled at once so that what is wrong in it is told at the start."""
    kind = str(data.get("kind", "transaction"))
    if kind not in _KINDS:
        raise BankFileError(f"unknown kind {kind}")
    direction = data.get("direction")
    if direction is not None and direction not in _DIRECTIONS:
        raise BankFileError(f"unknown direction {direction}")
    text = str(data["text"])
    if not is_shipped:
        compile_form(text, currency)
    return BankForm(
        text, currency, find_needed_words(text), kind, _DIRECTIONS.get(str(direction)), data.get("counterparty")
    )


def _check_claims(currency: str, senders: Sequence[str], marks: Sequence[str]) -> None:
    """Check that a bank's currency is known and its senders and marks are not too short; raises BankFileError."""
    if currency not in EXPONENTS:
        raise BankFileError(f"unknown currency {currency}")
    for sender in senders:
        if sum(sign.isalnum() for sign in sender.replace("*", "")) < _SHORTEST_MARK - 1:
            raise BankFileError(f"the sender {sender!r} would claim those of others")
    for mark in marks:
        if sum(sign.isalnum() for sign in mark) < _SHORTEST_MARK - 1:
            raise BankFileError(f"the mark {mark!r} would claim the texts of others")


def load_banks(folders: Iterable[Path]) -> KnownBanks:
    """Load the banks of some folders; raises BankFileError where two banks claim one sender or mark."""
    banks = [read_bank_file(path) for folder in folders for path in sorted(folder.glob("**/*.toml"))]
    owners: dict[str, BankTemplate] = {}
    for bank in banks:
        for claim in (*bank.senders, *(mark.casefold() for mark in bank.marks)):
            other = owners.setdefault(claim, bank)
            if other is not bank:
                raise BankFileError(f"{bank.file.name}: {claim!r} belongs to {other.file.name}")
    return KnownBanks(banks)


def check_samples(bank: BankTemplate, banks: KnownBanks, today: date) -> list[str]:
    """Return what is wrong with a bank's sample texts, a sentence each; empty where all are read as expected."""
    faults = [] if bank.samples else ["it has no samples"]
    for number, sample in enumerate(bank.samples, start=1):
        owner = banks.find_bank(str(sample.get("sender", "")), str(sample["text"]))
        if owner is None or owner.file != bank.file:
            faults.append(f"sample {number}: neither its sender nor its words lead to {bank.name}")
            continue
        alert = banks.read(bank, str(sample["text"]), bank.currency, today)
        faults += [f"sample {number}: {fault}" for fault in _compare_sample(sample, alert)]
    return faults


def _compare_sample(sample: Mapping[str, Any], alert: BankAlert | None) -> list[str]:
    """Return the differences between a reading and the values a sample expects."""
    if alert is None:
        return ["it is not read at all"]
    kinds = {kind: name for name, kind in _DIRECTIONS.items()}
    found = {
        "kind": alert.kind,
        "amount": str(alert.amount),
        "currency": alert.currency,
        "direction": kinds[alert.entry_kind],
        "tail": alert.account_tail,
        "name": alert.counterparty,
        "balance": None if alert.balance is None else str(alert.balance),
        "day": None if alert.day is None else alert.day.isoformat(),
        "time": None if alert.at is None else alert.at.isoformat("minutes"),
        "reference": alert.reference,
    }
    wrong = []
    for key, value in sample.items():
        if key in {"text", "sender"}:
            continue
        is_number = key in {"amount", "balance"} and found[key] is not None
        if value != found.get(key) and not (is_number and Decimal(str(value)) == Decimal(str(found[key]))):
            wrong.append(f"{key} is {found.get(key)!r}, not {value!r}")
    return wrong


_folders = [FOLDER]


def add_bank_folder(folder: Path) -> None:
    """Add the host's own folder of bank files; raises BankFileError where one cannot be used."""
    if folder not in _folders:
        load_banks([*_folders, folder])
        _folders.append(folder)
        load_all_banks.cache_clear()


@cache
def load_all_banks() -> KnownBanks:
    """Return all banks: those that come with Purser and those of the host's own folder."""
    return load_banks(_folders)
