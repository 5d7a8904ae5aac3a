"""Ask a member about the columns of a file, and read the file by the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from core.errors import Invalid
from core.importing.read_app_export import find_app, read_app_export
from core.importing.statements.read_statement import FileTable, open_table, read_bank_format
from core.importing.statements.read_table import find_used_columns, read_table
from core.importing.statements.statement_values import find_day_formats, parse_amount
from core.importing.statements.table_columns import Columns, find_columns, find_header
from core.importing.statements.table_rows import Rows
from core.model.statement import Statement, StatementDoubt

_SEEN = 200
"""The number of rows examined to tell whether a column may hold days or amounts."""
_MOST_OPTIONS = 12
_LEAST = 0.2
"""The least share of filled cells that must be days or amounts."""


class ColumnAnswers(msgspec.Struct, frozen=True):
    """A member's answers about a file's columns so far; columns are counted from 0."""

    day: int | None = None
    amount: int | None = None
    sign: str = ""
    """``spent`` or ``earned``: the meaning of amounts without a minus; empty until answered."""
    order: str = ""
    """``dmy`` or ``mdy``: the order of day and month; empty until answered."""


@dataclass(frozen=True, slots=True)
class ColumnOption:
    """One possible answer: a column's number or a way to read it, with its header and a sample cell."""

    answer: str
    name: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A question about a table: which column is the ``day`` or ``amount``, or what its ``sign`` or ``order`` means."""

    role: str
    options: tuple[ColumnOption, ...]


def add_answer(answers: ColumnAnswers, role: str, answer: str) -> ColumnAnswers:
    """Return the answers with one added; raises Invalid where it is no possible answer."""
    if role in {"day", "amount"} and answer.isdecimal():
        return msgspec.structs.replace(answers, **{role: int(answer)})
    if (role, answer) in {("sign", "spent"), ("sign", "earned"), ("order", "dmy"), ("order", "mdy")}:
        return msgspec.structs.replace(answers, **{role: answer})
    raise Invalid("choice-gone")


def read_answered(
    content: bytes, currency: str, answers: ColumnAnswers, remembered: Mapping[str, str]
) -> Statement | ColumnQuestion:
    """Return the statement in a file, read by the member's answers, or the next question about its columns.

    Raises:
        Invalid: the file cannot be read, whatever is answered.
    """
    table = open_table(content, currency)
    if table is None:
        return read_bank_format(content, currency, answers.order)
    app = find_app(table.rows)
    if app is not None:
        return read_app_export(table.rows, app, currency, answers.order)
    start = find_header(table.rows)
    header, body = (table.rows[start], table.rows[start + 1 :]) if start is not None else (None, table.rows)
    if answers.day is None and answers.amount is None:
        found = _read_unasked(table, currency, remembered)
        if found is not None and not (answers.sign or answers.order):
            return found
        columns = find_used_columns(found) if found is not None else None
    else:
        columns = find_columns(body, header)
    if columns is None or answers.day is not None or answers.amount is not None:
        question = _ask_column(header, body, answers)
        if question is not None:
            return question
        columns = _place_columns(columns, answers)
    return read_table(table.rows, table.kind, currency, _settle_columns(columns, answers))


def _read_unasked(table: FileTable, currency: str, remembered: Mapping[str, str]) -> Statement | None:
    """Return a table's statement if its columns are found without asking; else None."""
    try:
        return read_table(table.rows, table.kind, currency, remembered=remembered)
    except Invalid as refusal:
        if refusal.code != "statement-columns-unknown":
            raise
        return None


def ask_doubt(statement: Statement) -> ColumnQuestion | None:
    """Return the question that a read statement leaves open (signs, or order of day and month); None for none."""
    if StatementDoubt.SIGN in statement.doubts:
        return ColumnQuestion("sign", (ColumnOption("spent"), ColumnOption("earned")))
    if StatementDoubt.DAY_ORDER in statement.doubts:
        return ColumnQuestion("order", (ColumnOption("dmy"), ColumnOption("mdy")))
    return None


def _ask_column(header: Sequence[str] | None, body: Rows, answers: ColumnAnswers) -> ColumnQuestion | None:
    """Return the question for the day or amount column; None where both are answered.

    Raises:
        Invalid: no column can be the one asked for.
    """
    if answers.day is None:
        return ColumnQuestion("day", _list_options(header, body, lambda cell: bool(find_day_formats([cell]))))
    if answers.amount is None:
        options = _list_options(header, body, lambda cell: parse_amount(cell) is not None)
        return ColumnQuestion("amount", tuple(each for each in options if each.answer != str(answers.day)))
    return None


def _list_options(header: Sequence[str] | None, body: Rows, fits: Callable[[str], bool]) -> tuple[ColumnOption, ...]:
    width = max((len(row) for row in body), default=0)
    options = []
    for column in range(width):
        filled = [row[column] for row in body[:_SEEN] if column < len(row) and row[column]]
        fitting = [cell for cell in filled if fits(cell)]
        if filled and len(fitting) >= _LEAST * len(filled):
            name = header[column] if header and column < len(header) else ""
            options.append(ColumnOption(str(column), name, fitting[0]))
    if not options:
        raise Invalid("statement-columns-unknown")
    return tuple(options[:_MOST_OPTIONS])


def _place_columns(columns: Columns | None, answers: ColumnAnswers) -> Columns:
    """Return columns with the member's day and amount columns put in."""
    day, amount = answers.day or 0, answers.amount
    if columns is None:
        return Columns(day, amount)
    return replace(columns, day=day, amount=amount, debit=None, credit=None)


def _settle_columns(columns: Columns, answers: ColumnAnswers) -> Columns:
    """Return columns with the member's order of day and month and their meaning of signs put in."""
    if answers.order:
        columns = replace(columns, day_order=answers.order)
    elif not columns.is_settled:
        columns = replace(columns, day_order="")
    if answers.sign:
        columns = replace(columns, flipped=answers.sign == "spent", is_settled=True)
    return columns
