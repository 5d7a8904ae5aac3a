"""Read a bank's table: find its header and columns, and judge days and signs over all rows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from core.errors import Invalid
from core.importing.statements.statement_values import (
    find_currency,
    find_day_formats,
    find_decimal_mark,
    parse_amount,
    read_day,
)
from core.importing.statements.table_columns import (
    Columns,
    find_columns,
    find_header,
    fold_cell,
    load_column_words,
    read_side,
)
from core.importing.statements.table_rows import Rows
from core.model.statement import Statement, StatementDoubt, StatementLine

_FEWEST = 2
"""The fewest lines from which a running balance decides the signs of amounts."""

_SHAPE_ROWS = 20
_MOST_UNSIGNED = Decimal(2) / 3
"""The share of amounts without a minus from which the member is asked whether they are spending."""

_ACCOUNT = re.compile(
    r"\b(?:account|acct|iban|a/c|konto|girokonto|cuenta|conta|conto|compte|rekening|rachunek|счета?|карты?)\b\D{0,25}?"
    r"((?:[A-Z]{2}\d{2} ?)?[*xX]{0,12}(?:\d[\d ]{2,32}\d))(?![\d.,/-])",
    re.IGNORECASE,
)

_MONTH_FIRST = frozenset(("USD", "PHP"))
"""Currencies of countries that write the month before the day."""


def read_table(
    rows: Rows,
    kind: str,
    currency: str,
    columns: Columns | None = None,
    remembered: Mapping[str, str] = MappingProxyType({}),
) -> Statement:
    """Return the statement in a table.

    ``columns`` are those the member just settled, ``remembered`` those settled for earlier files, by header.

    Raises:
        Invalid: the table has no day or amount column, or no transaction.
    """
    start = find_header(rows)
    header = rows[start] if start is not None else None
    body = rows[start + 1 :] if start is not None else rows
    shape = describe_shape(header, body)
    settled = columns or _recall_columns(remembered.get(shape), body) or find_columns(body, header)
    if settled is None:
        raise Invalid("statement-columns-unknown")
    width = len(header) if header is not None else 0
    booked = [row for row in body if _is_under_headers(row, settled, width) and _is_booking(row, settled)]
    if not booked:
        raise Invalid("statement-without-lines")
    formats = _choose_day_formats(booked, settled, currency)
    amounts, sign_doubt = _read_amounts(booked, settled)
    lines = _make_lines(booked, settled, formats[0], amounts, currency)
    doubts = [StatementDoubt.DAY_ORDER] if len(formats) > 1 and not settled.day_order else []
    doubts += [StatementDoubt.SIGN] if sign_doubt else []
    balances = [line.balance for line in lines if line.balance is not None]
    return Statement(
        kind,
        tuple(lines),
        _read_cell(booked[0], settled.account) or _find_account(rows[: start or 0]),
        closing=balances[-1] if balances else None,
        doubts=tuple(doubts),
        columns=json.dumps(replace(settled, day_order=formats[0], flipped=settled.flipped or sign_doubt).to_data()),
        header=shape,
        skipped=sum(any(row) for row in body) - len(booked),
    )


def describe_shape(header: Sequence[str] | None, body: Rows) -> str:
    """Return a text that identifies files of the same layout: the header, or without one the kinds of its columns."""
    if header is not None:
        return "|".join(fold_cell(cell) for cell in header)
    width = max((len(row) for row in body), default=0)
    return "/".join(_describe_cells([row[column] for row in body if column < len(row)]) for column in range(width))


def _describe_cells(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells[:_SHAPE_ROWS] if cell]
    if not filled:
        return "empty"
    if find_day_formats(filled):
        return "day"
    return "number" if all(parse_amount(cell) is not None for cell in filled) else "text"


def _recall_columns(written: str | None, body: Rows) -> Columns | None:
    """Return columns settled for an earlier file; None where there are none or the days are now written otherwise."""
    if written is None:
        return None
    columns = _decode_columns(written)
    days = [_read_cell(row, columns.day) for row in body]
    if columns.day_order and not any(read_day(text, columns.day_order) for text in days):
        return None
    return columns


def _decode_columns(written: str) -> Columns:
    data = json.loads(written)
    return Columns(**{**data, "description": tuple(data["description"])})


def find_used_columns(statement: Statement) -> Columns | None:
    """Return the columns by which a statement was read; None for files that are no tables."""
    if statement.kind not in {"csv", "sheet"}:
        return None
    return _decode_columns(statement.columns)


def _read_cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _find_account(head: Rows) -> str | None:
    """Return the account number in the rows above a table; None where there is none."""
    found = (_ACCOUNT.search(" ".join(cell for cell in row if cell)) for row in head)
    return next((match[1].strip() for match in found if match), None)


def _is_under_headers(row: Sequence[str], columns: Columns, width: int) -> bool:
    """Return whether the cells of a row stand under their headers.

    A row wider than the header was split by a delimiter within a text. It is still usable where all texts come after
    the amounts, which are then in their places.
    """
    if not width or not any(row[width:]):
        return True
    money = [
        column for column in (columns.amount, columns.debit, columns.credit, columns.balance) if column is not None
    ]
    if not columns.description or min(columns.description) < max(money):
        return False
    return all(parse_amount(row[column]) is not None for column in money if row[column])


@cache
def _load_total_words() -> tuple[str, ...]:
    """Return the words with which rows of balances and totals begin, each with a blank behind it."""
    return tuple(f"{word} " for word in load_column_words()["no_booking"])


def _is_booking(row: Sequence[str], columns: Columns) -> bool:
    """Return whether a row holds a day and an amount, and is neither a total nor a failed payment."""
    if not find_day_formats([_read_cell(row, columns.day)]):
        return False
    written = [_read_cell(row, column) for column in (columns.amount, columns.debit, columns.credit)]
    if not any(parse_amount(cell) is not None for cell in written):
        return False
    if any(f"{fold_cell(cell)} ".startswith(_load_total_words()) for cell in row if cell):
        return False
    state = fold_cell(_read_cell(row, columns.state))
    return not any(word in state for word in load_column_words()["not_booked"])


def _choose_day_formats(rows: Rows, columns: Columns, currency: str) -> list[str]:
    """Return the day formats that fit all rows, the chosen one first.

    Raises:
        Invalid: no single format fits all rows.
    """
    written = [_read_cell(row, columns.day) for row in rows]
    formats = [columns.day_order] if columns.day_order else find_day_formats(written)
    formats = [name for name in formats if all(read_day(text, name) for text in written)]
    if not formats:
        raise Invalid("statement-days-mixed")
    if {"dmy", "mdy"} <= set(formats):
        order = ["mdy", "dmy"] if currency in _MONTH_FIRST else ["dmy", "mdy"]
        days = {tuple(read_day(text, name) for text in written) for name in order}
        return order if len(days) > 1 else order[:1]
    return formats[:1]


def _read_amounts(rows: Rows, columns: Columns) -> tuple[list[Decimal], bool]:
    """Return the signed amount of each row, and whether the member must be asked about the signs."""
    if columns.amount is None:
        return _read_sides(rows, columns)
    written = [_read_cell(row, columns.amount) for row in rows]
    mark = find_decimal_mark(written)
    amounts = [parse_amount(text, mark) or Decimal(0) for text in written]
    if columns.sign is not None:
        sides = [read_side(_read_cell(row, columns.sign)) for row in rows]
        return [-abs(each) if side < 0 else each for each, side in zip(amounts, sides, strict=True)], False
    if any(text.lstrip().startswith("+") for text in written):
        return amounts, False
    if any(each < 0 for each in amounts):
        return _decide_signs(rows, columns, amounts)
    by_balance = _sign_by_balance(rows, columns, amounts)
    if by_balance:
        return by_balance, not columns.is_settled
    if columns.is_settled:
        return [-each if columns.flipped else each for each in amounts], False
    return [-each for each in amounts], True


def _decide_signs(rows: Rows, columns: Columns, amounts: list[Decimal]) -> tuple[list[Decimal], bool]:
    """Return amounts with signs, reversed where spending is written without a minus, and whether to ask.

    A running balance or a member's answer decides; without either the member is asked where most rows have no minus.
    """
    turned = [-each for each in amounts]
    if columns.is_settled:
        return (turned if columns.flipped else amounts), False
    by_balance = _sign_by_balance(rows, columns, [abs(each) for each in amounts])
    if by_balance:
        return (turned if by_balance[1:] == turned[1:] and by_balance[:-1] != amounts[:-1] else amounts), False
    is_asked = sum(each > 0 for each in amounts) >= _MOST_UNSIGNED * len(amounts)
    return (turned if is_asked else amounts), is_asked


def _read_sides(rows: Rows, columns: Columns) -> tuple[list[Decimal], bool]:
    """Return the amounts of a debit and a credit column, and whether to ask which is which.

    Columns without names are told apart by a running balance where there is one.
    """
    sides = {}
    for name, column in (("debit", columns.debit), ("credit", columns.credit)):
        written = [_read_cell(row, column) for row in rows]
        mark = find_decimal_mark(written)
        sides[name] = [abs(parse_amount(text, mark) or Decimal(0)) for text in written]
    amounts = [credit - debit for debit, credit in zip(sides["debit"], sides["credit"], strict=True)]
    if not columns.has_unnamed_sides:
        return amounts, False
    if columns.is_settled:
        return [-each if columns.flipped else each for each in amounts], False
    by_balance = _sign_by_balance(rows, columns, [abs(each) for each in amounts])
    if by_balance:
        return ([-each for each in amounts] if by_balance[-1] == -amounts[-1] else amounts), False
    return amounts, True


def _sign_by_balance(rows: Rows, columns: Columns, amounts: Sequence[Decimal]) -> list[Decimal] | None:
    """Return amounts with the signs that the running balance gives them; None where it gives none.

    Rows may run forward or backward in time. The first line, before which no balance is known, is taken as spending.
    """
    read = [parse_amount(_read_cell(row, columns.balance)) for row in rows]
    balances = [each for each in read if each is not None]
    if len(amounts) < _FEWEST or len(balances) < len(amounts):
        return None
    for step in (1, -1):
        left, spent = balances[::step], list(amounts[::step])
        moves = [later - earlier for earlier, later in pairwise(left)]
        if all(abs(move) == amount for move, amount in zip(moves, spent[1:], strict=True)):
            first = spent[0] if columns.is_settled and not columns.flipped else -spent[0]
            return [first, *moves][::step]
    return None


def _make_lines(
    rows: Rows, columns: Columns, day_format: str, amounts: Sequence[Decimal], currency: str
) -> list[StatementLine]:
    left = [_read_cell(row, columns.balance) for row in rows]
    mark = find_decimal_mark(left)
    lines = []
    for row, amount, balance in zip(rows, amounts, left, strict=True):
        day = read_day(_read_cell(row, columns.day), day_format)
        told = dict.fromkeys(_read_cell(row, column) for column in columns.description)
        lines.append(
            StatementLine(
                day or date.min,
                amount,
                find_currency(_read_cell(row, columns.currency)) or currency,
                " ".join(cell for cell in told if cell)[:300],
                parse_amount(balance, mark),
                _read_cell(row, columns.reference) or None,
            )
        )
    return lines
