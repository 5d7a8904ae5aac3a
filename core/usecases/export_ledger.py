"""Export entries as a plain-text ledger for hledger or Beancount, in double entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import count

from core.model.category import Category
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Household, Membership
from core.model.money import Money, count_decimals
from core.usecases.export_entries import name_receivers


class LedgerDialect(StrEnum):
    """The accounting program (hledger or Beancount) whose file format is written."""

    HLEDGER = "hledger"
    BEANCOUNT = "beancount"


ASSETS, EXPENSES, INCOME = "Assets", "Expenses", "Income"
TRANSFERS = "Equity:Transfers"
"""The ledger account for the other side of a transfer, of which an entry names one account at most."""
UNNAMED = "Unnamed"
"""The ledger account for payments that name no account, and for lines without a category."""
PRIVATE = "Private"
"""The ledger account for others' private entries, which are summed by kind and currency."""

_BEANCOUNT_TAG = re.compile(r"[A-Za-z0-9\-_/.]+\Z")
_HLEDGER_TAG = re.compile(r"[^\s:,;]+\Z")


@dataclass(slots=True)
class AccountNames:
    """The ledger accounts in use: each category or account of the household gets a valid name of its own."""

    dialect: LedgerDialect
    days: dict[str, date] = field(default_factory=dict)
    """Each ledger account with the first day it is used."""
    names: dict[str, str] = field(default_factory=dict)
    """The household's own name of a category or account, by ledger account, where the two differ."""
    _taken: dict[tuple[str, str], str] = field(default_factory=dict)

    def find_and_record(self, root: str, name: str, day: date) -> str:
        """Return the ledger account of a category or account, and record its first day of use."""
        if (root, name) not in self._taken:
            clean = _clean_account(name, self.dialect) or UNNAMED
            tries = (clean if number == 1 else f"{clean}-{number}" for number in count(1))
            taken = frozenset(self._taken.values())
            account = next(each for tried in tries if (each := f"{root}:{tried}") not in taken)
            self._taken[root, name] = account
            if account != f"{root}:{name}":
                self.names[account] = name
        return self.record_use(self._taken[root, name], day)

    def record_use(self, account: str, day: date) -> str:
        """Return a ledger account unchanged, and record its first day of use."""
        self.days[account] = min(day, self.days.get(account, day))
        return account


@dataclass(frozen=True, slots=True)
class Posting:
    """One part of a ledger transaction: an account and the amount that is added to it."""

    account: str
    money: Money


@dataclass(frozen=True, slots=True)
class LedgerTransaction:
    """One entry in double entry; its postings sum to zero."""

    day: date
    payee: str
    narration: str
    postings: tuple[Posting, Posting]
    tags: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


def write_ledger(
    dialect: LedgerDialect,
    entries: Sequence[Entry],
    membership: Membership,
    named: Callable[[Category], str],
    today: date,
) -> str:
    """Return entries as the text of a ledger, oldest first.

    Others' private entries are summed into one transaction for each kind and currency, dated on the last of them.
    """
    accounts = AccountNames(dialect)
    seen = [entry for entry in reversed(entries) if entry.is_visible_to(membership.member)]
    hidden = [entry.line for entry in entries if not entry.is_visible_to(membership.member)]
    made = [_make_transaction(accounts, entry, membership.household, named) for entry in seen]
    made += _sum_private(accounts, hidden)
    made.sort(key=lambda transaction: transaction.day)
    writer = _Beancount() if dialect is LedgerDialect.BEANCOUNT else _Hledger()
    blocks = [
        writer.head(membership.household, today),
        *writer.accounts(accounts),
        *writer.currencies(sorted({posting.money.currency for each in made for posting in each.postings})),
        *writer.prices(_list_prices(seen)),
        *(writer.transaction(transaction) for transaction in made),
    ]
    return "\n".join(blocks)


def _make_transaction(
    accounts: AccountNames, entry: Entry, household: Household, named: Callable[[Category], str]
) -> LedgerTransaction:
    line = entry.line
    category = household.category(line.category)
    other = named(category) if category else UNNAMED
    facts = {
        "id": str(entry.id),
        "payer": household.find_name(line.payer) or "",
        "for": name_receivers(line, household),
        "rate": line.rate or "",
        "private": "yes" if line.visibility is Visibility.PRIVATE else "",
        "notes": line.notes,
    }
    return LedgerTransaction(
        line.day,
        line.merchant or "",
        line.description,
        _make_postings(accounts, line, other, line.account or UNNAMED),
        line.tags,
        {key: value for key, value in facts.items() if value},
    )


def _make_postings(accounts: AccountNames, line: Line, category: str, account: str) -> tuple[Posting, Posting]:
    """Return the two postings of a line: its category (or transfer) and its account."""
    asset = accounts.find_and_record(ASSETS, account, line.day)
    minus = Money(-line.money.minor, line.money.currency)
    match line.kind:
        case EntryKind.EXPENSE:
            return Posting(accounts.find_and_record(EXPENSES, category, line.day), line.money), Posting(asset, minus)
        case EntryKind.REFUND:
            return Posting(accounts.find_and_record(EXPENSES, category, line.day), minus), Posting(asset, line.money)
        case EntryKind.INCOME:
            return Posting(accounts.find_and_record(INCOME, category, line.day), minus), Posting(asset, line.money)
        case EntryKind.TRANSFER:
            return Posting(accounts.record_use(TRANSFERS, line.day), line.money), Posting(asset, minus)


def _sum_private(accounts: AccountNames, hidden: Sequence[Line]) -> Iterator[LedgerTransaction]:
    """Yield one transaction for each kind and currency of others' private entries."""
    groups: dict[tuple[EntryKind, str], list[Line]] = {}
    for line in hidden:
        groups.setdefault((line.kind, line.money.currency), []).append(line)
    for (kind, currency), lines in sorted(groups.items()):
        total = Money(sum(line.money.minor for line in lines), currency)
        whole = Line(kind, total, max(line.day for line in lines))
        postings = _make_postings(accounts, whole, PRIVATE, PRIVATE)
        yield LedgerTransaction(whole.day, "", f"private: {len(lines)}", postings)


def _list_prices(entries: Sequence[Entry]) -> list[tuple[date, str, Decimal, str]]:
    """Return the exchange rates that entries used, by day and currency."""
    found: dict[tuple[date, str], tuple[Decimal, str]] = {}
    for entry in entries:
        line = entry.line
        if line.rate and line.base is not None:
            found[line.day, line.money.currency] = Decimal(line.rate), line.base.currency
    return [(day, currency, rate, base) for (day, currency), (rate, base) in sorted(found.items())]


def _clean_account(name: str, dialect: LedgerDialect) -> str:
    """Return an account name without the characters that a dialect forbids.

    Beancount allows letters, digits and dashes after a capital or a digit (its lexer); hledger anything but a comment
    sign or a colon.
    """
    text = unicodedata.normalize("NFC", " ".join(name.split()))
    if dialect is LedgerDialect.HLEDGER:
        plain = re.sub(r"[:;\x00-\x1f]", "-", text)
        return plain.strip("()[]*! ") if plain.startswith(tuple("([*!")) else plain
    letters = "".join(
        sign if unicodedata.category(sign)[0] in "LN" else "-" for sign in text if _is_base_character(sign)
    )
    clean = re.sub("-+", "-", letters).strip("-")
    clean = clean[:1].upper() + clean[1:]
    return clean if not clean or unicodedata.category(clean[0]) in {"Lu", "Nd"} else f"X-{clean}"


def _is_base_character(sign: str) -> bool:
    """Return whether a character is not a combining mark; Beancount's account names forbid combining marks."""
    return unicodedata.category(sign)[0] != "M"


def _join_to_one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class _Beancount:
    """Writer of the text format of Beancount 2 and 3 (its Language Syntax)."""

    def head(self, household: Household, today: date) -> str:
        title = self._quote(household.name)
        return f'; Purser, {today}\noption "title" {title}\noption "operating_currency" "{household.currency}"\n'

    def accounts(self, accounts: AccountNames) -> Iterator[str]:
        for account, day in sorted(accounts.days.items()):
            name = accounts.names.get(account)
            yield f"{day} open {account}" + (f"\n  name: {self._quote(name)}" if name else "")
        yield ""

    def currencies(self, codes: Iterable[str]) -> Iterator[str]:
        del codes
        yield from ()

    def prices(self, prices: Sequence[tuple[date, str, Decimal, str]]) -> Iterator[str]:
        for day, currency, rate, base in prices:
            yield f"{day} price {currency} {rate:f} {base}"
        yield ""

    def transaction(self, transaction: LedgerTransaction) -> str:
        plain = [tag for tag in transaction.tags if _BEANCOUNT_TAG.match(tag)]
        payee = f"{self._quote(transaction.payee)} " if transaction.payee else ""
        tags = "".join(f" #{tag}" for tag in plain)
        head = f"{transaction.day} * {payee}{self._quote(transaction.narration)}{tags}"
        others = " ".join(tag for tag in transaction.tags if tag not in plain)
        facts = {**transaction.facts, **({"tags": others} if others else {})}
        lines = [f"  {key}: {self._quote(value)}" for key, value in facts.items()]
        lines += [
            f"  {posting.account}  {posting.money.amount:f} {posting.money.currency}"
            for posting in transaction.postings
        ]
        return "\n".join((head, *lines, ""))

    @staticmethod
    def _quote(text: str) -> str:
        escaped = _join_to_one_line(text).replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'


class _Hledger:
    """Writer of hledger's journal format (its manual, "Journal")."""

    def head(self, household: Household, today: date) -> str:
        return f"; Purser: {_join_to_one_line(household.name)}, {today}\ndecimal-mark .\n"

    def accounts(self, accounts: AccountNames) -> Iterator[str]:
        for account in sorted(accounts.days):
            name = accounts.names.get(account)
            yield f"account {account}" + (f"  ; name:{self._value(name)}" if name else "")
        yield ""

    def currencies(self, codes: Iterable[str]) -> Iterator[str]:
        for code in codes:
            decimals = count_decimals(code)
            yield f"commodity {Money(1000 * 10**decimals, code).amount:f}{'' if decimals else '.'} {code}"

    def prices(self, prices: Sequence[tuple[date, str, Decimal, str]]) -> Iterator[str]:
        for day, currency, rate, base in prices:
            yield f"P {day} {currency} {rate:f} {base}"
        yield ""

    def transaction(self, transaction: LedgerTransaction) -> str:
        said = [self._description(text) for text in (transaction.payee, transaction.narration)]
        head = f"{transaction.day} * () {' | '.join(filter(None, said))}"
        tags = [tag for tag in transaction.tags if _HLEDGER_TAG.match(tag)]
        lines = [f"    ; {key}:{self._value(value)}" for key, value in transaction.facts.items()]
        lines += [f"    ; {tag}:" for tag in tags]
        lines += [
            f"    {posting.account}  {posting.money.amount:f} {posting.money.currency}"
            for posting in transaction.postings
        ]
        return "\n".join((head.rstrip(), *lines, ""))

    @staticmethod
    def _description(text: str) -> str:
        return _join_to_one_line(text).replace(";", ",").replace("|", "/")

    @staticmethod
    def _value(text: str) -> str:
        """Return a text as the value of a tag, with the comma removed that would end the value."""
        return _join_to_one_line(text).replace(",", ";")
