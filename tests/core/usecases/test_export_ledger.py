"""The book as ledger text: the real programs read it and come to the same balances (REQUIREMENTS C4, H5)."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from beancount import loader
from beancount.core.amount import Amount
from beancount.core.data import Open, Price, Transaction

from core.model.category import Category
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.money import Money
from core.usecases.export_ledger import ASSETS, EXPENSES, INCOME, TRANSFERS, LedgerDialect, write_ledger

DAY = date(2026, 11, 2)
ASHA = Member(UUID(int=1), "Asha", Role.ADMIN)
RAVI = Member(UUID(int=2), 'Ravi "the; bear"', Role.MEMBER)
ODD = (
    "milk", "", "(2026) x", "a;b | c", 'say "hi" \\', "* !", "किराना", "Молоко", "a\nb\tc", "=1+1", "date:x, type:A",
    "#tag", "1/2",
)  # fmt: skip
ACCOUNTS = (None, "HDFC Card", "hdfc card", "hdfc-card", "[Cash]", "(wallet): blue;", "किराना", "करन", "ätm  2", "2nd")
TAGS = ((), ("goa",), ("date", "दीवाली"), ("a.b/c",), ("type",))
CURRENCIES = ("INR", "USD", "JPY", "KWD")
Balances = Counter[tuple[str, str]]


def _household() -> Household:
    categories = tuple(
        Category(key, "x", "#000", name=name)
        for key, name in (("a", "Food & drink"), ("b", "खाना"), ("c", "food-drink"))
    )
    return Household(
        UUID(int=9), 'House; "one"', "INR", "UTC", "en", NumberHabit.POINT, members=(ASHA, RAVI), categories=categories
    )


def _entries() -> list[Entry]:
    """Entries of every kind, currency and odd text, one of seven private to Ravi, the newest first."""
    made = []
    for number in range(240):
        currency, kind = CURRENCIES[number % 4], tuple(EntryKind)[number // 4 % 4]
        line = Line(
            kind,
            Money(number * 37 + 1, currency),
            DAY + timedelta(days=number % 40),
            ODD[number % len(ODD)],
            (None, "a", "b", "c")[number % 3],
            ODD[number // 2 % len(ODD)] or None,
            ACCOUNTS[number % len(ACCOUNTS)],
            RAVI.id if number % 2 else ASHA.id,
            TAGS[number % len(TAGS)],
            notes=ODD[-number % len(ODD)],
        )
        if currency == "USD":
            line = line.with_rate(Decimal("83.25") + number, "INR")
        hidden = number % 7 == 0
        private = replace(line, visibility=Visibility.PRIVATE) if hidden else line
        made.append(Entry(UUID(int=number), private, RAVI.id if hidden else ASHA.id, datetime(2026, 11, 2, tzinfo=UTC)))
    return sorted(made, key=lambda entry: entry.line.day, reverse=True)


def _expected(entries: list[Entry]) -> Balances:
    """What each kind of account comes to, reckoned from the entries alone."""
    found: Balances = Counter()
    for entry in entries:
        line = entry.line
        comes = line.kind in {EntryKind.INCOME, EntryKind.REFUND}
        found[ASSETS, line.money.currency] += line.money.minor if comes else -line.money.minor
        found[_root(line.kind), line.money.currency] += -line.money.minor if comes else line.money.minor
    return found


def _root(kind: EntryKind) -> str:
    return {EntryKind.INCOME: INCOME, EntryKind.TRANSFER: TRANSFERS}.get(kind, EXPENSES)


def _write(dialect: LedgerDialect, entries: list[Entry], household: Household) -> str:
    return write_ledger(dialect, entries, Membership(household, ASHA), lambda each: each.name or "", date(2026, 12, 1))


def _by_root(sums: dict[tuple[str, str], Decimal]) -> Balances:
    found: Balances = Counter()
    for (account, currency), amount in sums.items():
        root = TRANSFERS if account == TRANSFERS else account.partition(":")[0]
        found[root, currency] += Money.of(amount, currency).minor
    return found


def test_beancount_reads_it_and_comes_to_the_same() -> None:
    household = _household()
    entries = _entries()
    read, errors, _ = loader.load_string(_write(LedgerDialect.BEANCOUNT, entries, household))
    assert errors == []
    sums: dict[tuple[str, str], Decimal] = {}
    transactions = [each for each in read if isinstance(each, Transaction)]
    for each in transactions:
        for posting in each.postings:
            units = posting.units
            assert isinstance(units, Amount)
            assert isinstance(units.number, Decimal)
            sums[posting.account, units.currency] = (
                sums.get((posting.account, units.currency), Decimal()) + units.number
            )
    assert _by_root(sums) == _expected(entries)
    seen = {str(entry.id): entry.line for entry in entries if entry.is_visible_to(ASHA)}
    written = {each.meta["id"]: each for each in transactions if "id" in each.meta}
    assert written.keys() == seen.keys()
    odd = next(each for each in written.values() if (each.narration or "").startswith("say"))
    assert odd.narration == 'say "hi" \\'
    assert {each.currency for each in read if isinstance(each, Price)} == {"USD"}
    named = {each.meta.get("name", each.account.partition(":")[2]) for each in read if isinstance(each, Open)}
    assert named >= {" ".join(name.split()) for name in ACCOUNTS if name} | {"Food & drink", "खाना"}


def test_hledger_reads_it_and_comes_to_the_same(tmp_path: Path) -> None:
    program = shutil.which("hledger")
    if program is None:
        pytest.skip("LEFT OUT: no hledger here")
    household = _household()
    entries = _entries()
    book = tmp_path / "book.hledger"
    book.write_text(_write(LedgerDialect.HLEDGER, entries, household))
    env = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def run(*words: str) -> str:
        return subprocess.run(  # noqa: S603  the program of the package
            [program, "-f", str(book), *words], capture_output=True, text=True, check=True, env=env, encoding="utf-8"
        ).stdout

    run("check", "--strict")
    sums: dict[tuple[str, str], Decimal] = {}
    for row in csv.DictReader(io.StringIO(run("balance", "--flat", "-N", "--layout=bare", "-O", "csv"))):
        sums[row["account"], row["commodity"]] = Decimal(row["balance"])
    assert _by_root(sums) == _expected(entries)
    printed = run("print", "tag:id", "-O", "csv")
    assert len({row["txnidx"] for row in csv.DictReader(io.StringIO(printed))}) == sum(
        entry.is_visible_to(ASHA) for entry in entries
    )


@pytest.mark.parametrize("dialect", LedgerDialect)
def test_others_private_entries_are_sums(dialect: LedgerDialect) -> None:
    household = _household()
    line = Line(EntryKind.EXPENSE, Money(190_000, "INR"), DAY, "ring", "a", "Titan", "secret card", notes="hush")
    hidden = Entry(
        UUID(int=7), replace(line, visibility=Visibility.PRIVATE), RAVI.id, datetime(2026, 11, 2, tzinfo=UTC)
    )
    text = _write(dialect, [hidden], household)
    assert "1900.00 INR" in text
    assert not [word for word in ("ring", "Titan", "secret", "hush", str(hidden.id)) if word in text]
