"""Texts of banks, shops and wallets, read without knowing who wrote them.

A text is a bank's where enough of a bank's signs stand in it: an account's tail, a balance, a reference, the way it
speaks to its customer. Of its amounts one is the transaction's; the balance, the limit and fees never are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from core.language import currencies
from core.language.files import common
from core.model.entry import EntryKind
from core.model.money import exponent

_WORDS = Path(__file__).parent / "bank_words.yaml"

_NUMBER = r"\d{1,3}(?:[,.'\u00a0 ]\d{2,3})+(?:[.,]\d{1,3})?(?!\d)|\d+(?:[.,]\d{1,3})?"
_TAIL = re.compile(r"(?:[*xX\u2022#]+|\.{2,})[\s-]?(\d{3,6})\b|\bending\s+(?:with\s+|in\s+)?[*xX]*(\d{3,6})\b")
_STAMP = re.compile(
    r"\b\d{1,2}[-/.](?:\d{1,2}|[A-Za-z]{3})[-/.](?:\d{4}|\d{2})\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
)
_LONG_NUMBER = re.compile(r"\b\d{9,}\b")
_CODE = re.compile(r"\b\d{4,8}\b")
_BARE_CODE = re.compile(r"(?:otp|tan|mtan|code|passcode|код|ओटीपी)\W{0,3}\d{4,8}", re.IGNORECASE)
"""A code by its name alone: "TAN 112233"."""

_SHOP = re.compile(
    r"(?:\bat|\bto|\bfrom|\bdesc:|\binfo:|\ben|\bem|\bbei|\bchez)\s+([^\n.;:,]{2,40}?)"
    r"(?=\s+(?:on|via|using|with|ref|upi|avl|bal|has|is|was|for|from|dated|thru|el|dia|am|le)\b|[\n.;:,]|$)",
    re.IGNORECASE,
)
_OWN_ACCOUNT = re.compile(r"your|a/c|ac\b|acct|account|card|su |sua |ihr|votre", re.IGNORECASE)
"""How a name begins that is the customer's own account, no shop."""

_BALANCE = re.compile("bal|saldo|solde|stand|dostup|ostat|балан|доступ|остат")
"""Words before a balance; other amounts beside the transaction's are limits and fees."""

_SHORT_NAMES = {"rs": "INR", "ksh": "KES", "sh": "KES", "р": "RUB", "p": "RUB", "руб": "RUB", "rur": "RUB", "n": "NGN"}
"""Currencies written so short as only banks write them."""

_SHORTEST = 20
"""Characters; a bank says more."""

_ENOUGH = 3
"""Signs of a bank from which a text is taken for one."""

_NEAR = 24
"""Characters before an amount in which the word that says what it is must stand."""

_Found = Mapping[str, Sequence[re.Match[str]]]
"""The words of a text by what they say."""


@dataclass(frozen=True, slots=True)
class BankAmount:
    """An amount of a bank's text over characters ``start`` to before ``end``; no currency where none stands with it."""

    start: int
    end: int
    value: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class BankText:
    """What a bank's text says: a transaction, or why there is none."""

    kind: str
    """transaction, code, failed, due, offer, or balance (no money moved)."""
    amount: Decimal = Decimal(0)
    currency: str = ""
    entry_kind: EntryKind = EntryKind.EXPENSE
    direction_known: bool = False
    """Whether a word or a sign says which way the money went."""
    account_tail: str | None = None
    counterparty: str | None = None
    balance: Decimal | None = None


def read_bank_text(text: str, currency: str) -> BankText | None:
    """Return what a bank's text says; None where a text is no bank's. ``currency`` is the household's own."""
    if _BARE_CODE.fullmatch(text.strip()):
        return BankText("code")
    if len(text) < _SHORTEST or not any(sign.isdecimal() for sign in text):
        return None
    folded = text.casefold()
    found = _find_words(folded)
    amounts = _find_amounts(text, currency)
    if not _is_bank_text(text, found, amounts):
        return None
    if found.get("code") and not _spent_without_code(folded):
        return BankText("code")
    if found.get("failed"):
        return BankText("failed")
    for kind in ("due", "offer"):
        if found.get(kind) and not _happened_before(found, kind):
            return BankText(kind)
    spent = [amount for amount in amounts if not _stands_beside(amount, found)]
    if not spent:
        return BankText("balance") if amounts else None
    return _read_transaction(text, found, amounts, spent[0])


def _read_transaction(text: str, found: _Found, amounts: Sequence[BankAmount], amount: BankAmount) -> BankText:
    """Return the transaction of a text whose amount is known."""
    entry_kind, known = _read_direction(text, amount, found)
    tail = _TAIL.search(text)
    folded = text.casefold()
    return BankText(
        "transaction",
        amount.value,
        amount.currency or "",
        entry_kind,
        known,
        next((group for group in tail.groups() if group), None) if tail else None,
        _find_counterparty(text),
        next((each.value for each in amounts if each != amount and _is_balance(folded, each)), None),
    )


@cache
def _word_patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern a role, of whole words but for stems."""
    roles = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {
        role: re.compile("|".join(_word_pattern(word) for word in sorted(words, key=len, reverse=True)))
        for role, words in roles.items()
    }


def _word_pattern(word: str) -> str:
    body = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    before = r"(?<![^\W\d_])" if word[0].isalnum() else ""
    after = "" if word.endswith("*") or not word[-1].isalnum() else r"(?![^\W\d_])"
    return before + body + after


def _find_words(folded: str) -> dict[str, list[re.Match[str]]]:
    return {role: list(pattern.finditer(folded)) for role, pattern in _word_patterns().items()}


@cache
def _amount_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a number with its currency, and which currency each way of writing it is."""
    names: dict[str, str] = {}
    for role in ("currency", "currency_glued"):
        for code, words in common("currencies")[role].items():
            names |= {str(word).casefold().rstrip("*"): str(code).split("|")[0] for word in words}
    names |= _SHORT_NAMES
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    before = rf"(?:(?<![^\W\d_])(?P<before>{every})\.?[ \u00a0:]{{0,2}})?"
    after = rf"(?:[ \u00a0]?(?P<after>{every})(?![^\W\d_]))?"
    return re.compile(rf"{before}[-+]?(?P<number>{_NUMBER}){after}", re.IGNORECASE), names


def _find_amounts(text: str, own: str) -> list[BankAmount]:
    """Return the amounts that carry a currency; where none does, the numbers with decimals, in the household's own."""
    pattern, names = _amount_pattern()
    found = []
    for match in pattern.finditer(text):
        code = names.get((match["before"] or match["after"] or "").casefold())
        code = currencies.meant(code, own, ())[0] if code else None
        value = _parse_number(match["number"], exponent(code or own))
        if value > 0:
            found.append(BankAmount(match.start("number"), match.end("number"), value, code))
    marked = [amount for amount in found if amount.currency]
    if marked:
        return marked
    return [
        BankAmount(amount.start, amount.end, amount.value, own)
        for amount in found
        if amount.value != amount.value.to_integral_value() or "." in text[amount.start : amount.end]
    ]


def _parse_number(written: str, decimals: int) -> Decimal:
    """Return a number with either mark; the last mark is the decimal one where no more digits follow than fit."""
    digits = re.sub(r"[\s\u00a0']", "", written)
    last = max(digits.rfind("."), digits.rfind(","))
    tail = len(digits) - last - 1
    if last >= 0 and (0 < tail < max(decimals, 2) + 1 and (tail != 3 or digits[last] == ".")):  # noqa: PLR2004
        return Decimal(f"{re.sub('[.,]', '', digits[:last])}.{digits[last + 1 :]}")
    return Decimal(re.sub("[.,]", "", digits))


def _is_bank_text(text: str, found: _Found, amounts: Sequence[BankAmount]) -> bool:
    """Whether enough of a bank's signs stand in a text; a one-time code with a number in it is one by itself."""
    if found["code"] and _CODE.search(text):
        return True
    moved = bool(found["debit"] or found["credit"])
    signs = (
        2 * bool(_TAIL.search(text)),
        2 * (bool(found["beside"]) and len(amounts) > 1),
        bool(_STAMP.search(text)),
        bool(_LONG_NUMBER.search(text)),
        bool(found["reference"]),
        bool(found["notice"]),
        bool(found["account"]),
        moved and bool(amounts),
        bool(found["failed"]) and (moved or bool(found["account"])),
    )
    return sum(signs) >= _ENOUGH


def _spent_without_code(folded: str) -> bool:
    """Whether a code is named only as what was not needed: "Rs.199 without OTP"."""
    return "without otp" in folded


def _stands_beside(amount: BankAmount, found: _Found) -> bool:
    """Whether the nearest word before an amount says that it is a balance, a limit or a fee."""
    beside = _end_before(amount, found["beside"])
    moved = max(_end_before(amount, found["debit"]), _end_before(amount, found["credit"]))
    return beside >= 0 and amount.start - beside <= _NEAR and beside >= moved


def _end_before(amount: BankAmount, matches: Sequence[re.Match[str]]) -> int:
    """Return where the last of some words before an amount ends; -1 where none stands there."""
    return max((match.end() for match in matches if match.end() <= amount.start), default=-1)


def _is_balance(folded: str, amount: BankAmount) -> bool:
    return _BALANCE.search(folded[max(0, amount.start - _NEAR) : amount.start]) is not None


def _happened_before(found: _Found, kind: str) -> bool:
    """Whether a text that also speaks of what is due or offered first tells of money that moved."""
    moved = [match.start() for role in ("debit", "credit") for match in found[role]]
    return bool(moved) and min(moved) < min(match.start() for match in found[kind])


def _read_direction(text: str, amount: BankAmount, found: _Found) -> tuple[EntryKind, bool]:
    """Return which way the money went, by a sign or the nearest word, and whether anything says so."""
    sign = text[: amount.start].rstrip(" ")[-1:]
    if sign == "+":
        return EntryKind.INCOME, True
    if sign in {"-", "−"}:
        return EntryKind.EXPENSE, True
    debit = min((_distance(match, amount) for match in found["debit"]), default=None)
    credit = min((_distance(match, amount) for match in found["credit"]), default=None)
    if credit is not None and (debit is None or credit < debit):
        return (EntryKind.REFUND if found["refund"] else EntryKind.INCOME), True
    return EntryKind.EXPENSE, debit is not None


def _distance(match: re.Match[str], amount: BankAmount) -> int:
    """Return how far a word stands from an amount; what stands behind it counts twice as far."""
    return amount.start - match.end() if match.end() <= amount.start else 2 * (match.start() - amount.end)


def _find_counterparty(text: str) -> str | None:
    """Return the shop or person named after "at", "to" or "from"; None where that is an account or a day."""
    for match in _SHOP.finditer(text):
        name = match[1].strip(" .-_*")
        worded = any(sign.isalpha() for sign in name) and not any(sign.isdecimal() for sign in name[:2])
        if worded and not _TAIL.search(name) and not _OWN_ACCOUNT.match(name):
            return name
    return None
