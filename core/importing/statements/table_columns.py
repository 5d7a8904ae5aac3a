"""Find what each column of a bank's table holds, by the words of its header, else by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.importing.statements.statement_values import find_currency, find_day_formats, parse_amount
from core.importing.statements.table_rows import Rows
from core.language.text.files import load_word_file

_WORDS = Path(__file__).parent / "column_words.yaml"
_HEADER_REACH = 40
"""The number of rows from the top in which a header is looked for."""
_MOSTLY = 0.6
_SOME = 0.2
"""The least share of cells of a column named by its header that must fit; the rest may be totals and remarks."""
_SAMPLE = 300
_WHOLE = 100
_SHORT = 2
_ACCOUNT_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of the column, from 0, for each kind of value; None where no column holds it."""

    day: int
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    sign: int | None = None
    balance: int | None = None
    currency: int | None = None
    description: tuple[int, ...] = ()
    reference: int | None = None
    state: int | None = None
    account: int | None = None
    """The column with the own account's number, which is the same in every line."""
    has_unnamed_sides: bool = False
    """Whether no header tells the debit column from the credit one, so that a running balance or a member decides."""
    day_order: str = ""
    """The name of the day format where a member settled it."""
    flipped: bool = False
    """Whether amounts without a sign are spending."""
    is_settled: bool = False
    """Whether a member answered what amounts without a sign are."""

    def to_data(self) -> dict[str, Any]:
        """Return the columns as plain data."""
        return asdict(self)


@cache
def load_column_words() -> dict[str, tuple[str, ...]]:
    """Return the words of table headers, by role."""
    return {role: tuple(str(word) for word in words) for role, words in load_word_file(_WORDS).items()}


def fold_cell(cell: str) -> str:
    """Return a cell in lower case with single blanks."""
    return " ".join(cell.casefold().strip(" .:*#\ufeff").split())


@lru_cache(maxsize=4096)
def score_header(cell: str, role: str) -> int:
    """Return how well a header cell names a role, longer words and whole cells scoring more; 0 for not at all."""
    folded = fold_cell(cell)
    best = 0
    for word in load_column_words()[role]:
        if folded == word:
            best = max(best, _WHOLE + len(word))
        elif word in folded and _is_word_alone(word, folded):
            best = max(best, len(word))
    return best


def _is_word_alone(word: str, folded: str) -> bool:
    """Return whether a word stands alone in a text; words of non-Latin scripts always do."""
    if not word.isascii():
        return True
    return len(word) > _SHORT and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) is not None


def find_header(rows: Rows) -> int | None:
    """Return the index of the row that names the columns; None where none does."""
    roles = ("day", "value_day", "amount", "debit", "credit", "balance", "description", "currency")
    best, best_score = None, 0
    for index, row in enumerate(rows[:_HEADER_REACH]):
        if any(parse_amount(cell) is not None and "." in cell for cell in row):
            continue
        named = sum(any(score_header(cell, role) for cell in row if cell) for role in roles)
        has_day = any(score_header(cell, role) for cell in row if cell for role in ("day", "value_day"))
        if has_day and named > best_score and named > 1:
            best, best_score = index, named
    return best if best is not None else _find_unknown_header(rows)


def _find_unknown_header(rows: Rows) -> int | None:
    """Return 0 where the first row is a header in unknown words (texts above a row with a day), else None."""
    if len(rows) < _SHORT or len(rows[0]) < _SHORT + 1 or len(rows[0]) != len(rows[1]) or not all(rows[0]):
        return None
    is_text = not any(parse_amount(cell) is not None or find_day_formats([cell]) for cell in rows[0])
    return 0 if is_text and any(find_day_formats([cell]) for cell in rows[1]) else None


def find_columns(rows: Rows, header: Sequence[str] | None) -> Columns | None:
    """Return what each column of a table holds; None where no day or amount column is found."""
    width = max((len(row) for row in rows), default=0)
    cells = [[row[column] if column < len(row) else "" for row in rows[:_SAMPLE]] for column in range(width)]
    names = [*(header or ()), *[""] * width][:width]
    day = _find_day(names, cells)
    if day is None:
        return None
    dated = [number for number, cell in enumerate(cells[day]) if find_day_formats([cell])]
    cells = [[column[number] for number in dated] for column in cells]
    money = [column for column in range(width) if column != day and _measure_amounts(cells[column]) >= _MOSTLY]
    columns = _find_money(Columns(day), names, cells, money)
    if columns is None:
        return None
    currency = _find_column_of_role(names, "currency", [c for c in range(width) if _is_currency(cells[c])])
    if currency is None:
        currency = next((column for column in range(width) if _is_currency(cells[column])), None)
    taken = {columns.day, columns.amount, columns.debit, columns.credit, columns.balance, currency}
    free = [column for column in range(width) if column not in taken]
    columns = replace(
        columns,
        currency=currency,
        reference=_find_column_of_role(names, "reference", free),
        state=_find_column_of_role(names, "state", free),
        account=_find_account(names, cells, free),
    )
    return replace(columns, description=_find_description(names, cells, free, columns))


def _find_day(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int | None:
    """Return the day column: the best named one that holds days, else the first that does; None for none."""
    shares = [_measure_days(each) for each in cells]
    is_named = [score_header(name, "day") > 0 for name in names]
    holding = [
        column
        for column, (share, named) in enumerate(zip(shares, is_named, strict=True))
        if share >= (_SOME if named else _MOSTLY)
    ]
    for role in ("day", "value_day"):
        named = [(score_header(names[column], role), -column) for column in holding]
        others = [score_header(names[column], "value_day" if role == "day" else "day") for column in holding]
        scored = [(score, place) for (score, place), other in zip(named, others, strict=True) if score > other]
        if scored:
            return -max(scored, key=lambda pair: (pair[0] >= _WHOLE, pair[1]))[1]
    return holding[0] if holding else None


def _find_money(
    columns: Columns, names: Sequence[str], cells: Sequence[Sequence[str]], money: Sequence[int]
) -> Columns | None:
    """Return the columns with the amount, debit, credit and balance columns found; None where there is no amount."""
    sparse = [column for column in range(len(cells)) if column != columns.day and _has_mostly_amounts(cells[column])]
    balance = _find_column_of_role(names, "balance", sparse)
    sparse = [column for column in sparse if column != balance]
    debit, credit = _find_column_of_role(names, "debit", sparse), _find_column_of_role(names, "credit", sparse)
    amount = _find_amount(names, [column for column in money if column in sparse])
    sign = _find_sign(names, cells)
    has_sides = (
        debit is not None
        and credit is not None
        and debit != credit
        and _is_debit_credit_pair(cells[debit], cells[credit])
    )
    is_signed = amount is not None and amount not in {debit, credit} and (sign is not None or _has_signs(cells[amount]))
    if has_sides and not is_signed:
        columns = replace(columns, debit=debit, credit=credit, balance=balance)
    elif amount is not None:
        columns = replace(columns, amount=amount, sign=sign, balance=balance)
    else:
        pair = _find_pair(cells, sparse, debit, credit)
        amount = _guess_amount(cells, sparse)
        if pair is not None:
            is_named = debit in pair or credit in pair
            columns = replace(columns, debit=pair[0], credit=pair[1], balance=balance, has_unnamed_sides=not is_named)
        elif amount is not None:
            columns = replace(columns, amount=amount, sign=sign, balance=balance)
        else:
            return None
    return columns if balance is not None else replace(columns, balance=find_balance(columns, cells, sparse))


def _find_amount(names: Sequence[str], money: Sequence[int]) -> int | None:
    scored = [
        (score_header(names[column], "amount"), -column)
        for column in money
        if score_header(names[column], "amount") > score_header(names[column], "other_amount")
    ]
    return -max(scored)[1] if scored else None


def _find_column_of_role(names: Sequence[str], role: str, among: Sequence[int]) -> int | None:
    scored = [(score_header(names[column], role), -column) for column in among if score_header(names[column], role)]
    return -max(scored)[1] if scored else None


def read_side(cell: str) -> int:
    """Return -1 for a cell that says debit, 1 for credit, even in several words ("借 Dr"); 0 for neither."""
    words = (
        {fold_cell(cell)}
        if fold_cell(cell) in _load_side_words()
        else set(re.split(r"[\s/()]+", fold_cell(cell))) - {""}
    )
    sides = {_load_side_words().get(word, 0) for word in words}
    return sides.pop() if len(sides) == 1 else 0


@cache
def _load_side_words() -> dict[str, int]:
    debit = dict.fromkeys(load_column_words()["debit_words"], -1)
    return debit | dict.fromkeys(load_column_words()["credit_words"], 1)


def _find_sign(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int | None:
    """Return the column that says debit or credit in words; None where there is none."""
    for column, each in enumerate(cells):
        filled = [cell for cell in each if cell]
        is_told = bool(filled) and sum(read_side(cell) != 0 for cell in filled) / len(filled) >= _MOSTLY
        if is_told and (len(filled) > 1 or score_header(names[column], "sign")):
            return column
    return None


def _find_description(
    names: Sequence[str], cells: Sequence[Sequence[str]], free: Sequence[int], columns: Columns
) -> tuple[int, ...]:
    """Return the columns that describe a line, in their order."""
    named = [column for column in free if score_header(names[column], "description")]
    named = [column for column in named if _is_text(cells[column])] or named
    strong = [column for column in named if score_header(names[column], "description") >= _WHOLE]
    if strong or named:
        return tuple(strong or named)
    texts = [
        (sum(len(cell) for cell in cells[column]), column)
        for column in free
        if column not in {columns.sign, columns.state, columns.reference} and _is_text(cells[column])
    ]
    return (max(texts)[1],) if texts else ()


def _guess_amount(cells: Sequence[Sequence[str]], among: Sequence[int]) -> int | None:
    """Return the likeliest unnamed amount column, by decimals, signs or a balance that follows it.

    None where several are as likely: the member is asked.
    """
    full = [column for column in among if _measure_amounts(cells[column]) >= _MOSTLY and _has_decimals(cells[column])]
    signed = [column for column in full if _has_signs(cells[column])]
    likely = signed or full
    if len(likely) > 1:
        running = [c for c in likely if find_balance(Columns(-1, amount=c), cells, full) is not None]
        likely = running or likely[: 1 if signed else 0]
    return next(iter(likely), None)


def _find_pair(
    cells: Sequence[Sequence[str]], among: Sequence[int], debit: int | None, credit: int | None
) -> tuple[int, int] | None:
    """Return two columns of which each row fills exactly one, the debits first; None where there are none."""
    pairs = [
        (one, other)
        for one, other in pairwise(among)
        if any(cells[one]) and any(cells[other]) and _is_debit_credit_pair(cells[one], cells[other])
    ]
    for one, other in pairs:
        if other == debit or one == credit or (debit is None and _has_signs(cells[other])):
            return other, one
    return pairs[0] if pairs else None


def find_balance(columns: Columns, cells: Sequence[Sequence[str]], among: Sequence[int]) -> int | None:
    """Return the column whose numbers run as a balance of the amounts, in either direction; None where none does."""
    taken = {columns.amount, columns.debit, columns.credit}
    for column in among:
        if column not in taken and all(cells[column]) and _is_running_balance(columns, cells, column):
            return column
    return None


def _is_running_balance(columns: Columns, cells: Sequence[Sequence[str]], column: int) -> bool:
    sides = [cells[side] for side in (columns.amount, columns.debit, columns.credit) if side is not None]
    amounts = [sum(parse_amount(cell) or 0 for cell in row) for row in zip(*sides, strict=True)]
    has_signs = any(amount < 0 for amount in amounts)
    left = [parse_amount(cell) or 0 for cell in cells[column]]
    if len(amounts) < _SHORT or not any(left):
        return False
    return any(
        all(
            later - earlier == amount or (not has_signs and earlier - later == amount)
            for (earlier, later), amount in zip(pairwise(left[::step]), amounts[::step][1:], strict=True)
        )
        for step in (1, -1)
    )


def _find_account(names: Sequence[str], cells: Sequence[Sequence[str]], free: Sequence[int]) -> int | None:
    """Return the column with the account's own number: named so, and the same in all rows; None for none."""
    for column in free:
        numbers = set(cells[column])
        is_one = len(numbers) == 1 and sum(sign.isdigit() for sign in next(iter(numbers))) >= _ACCOUNT_DIGITS
        if is_one and score_header(names[column], "account") >= _WHOLE:
            return column
    return None


def _is_debit_credit_pair(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether no row fills both of two columns, and some row fills one; zeros count as empty."""

    def is_filled(cell: str) -> bool:
        value = parse_amount(cell)
        return value is not None and value != 0

    both = [(is_filled(a), is_filled(b)) for a, b in zip(one, other, strict=True)]
    return any(a != b for a, b in both) and not any(a and b for a, b in both)


def _measure_days(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    return sum(bool(set(find_day_formats([cell])) - {"serial", "dmy8"}) for cell in filled) / len(filled)


def _measure_amounts(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    return sum(parse_amount(cell) is not None and not _is_reference_number(cell) for cell in filled) / len(filled)


def _has_mostly_amounts(cells: Sequence[str]) -> bool:
    """Return whether most filled cells of a column are amounts, however few are filled.

    True also for an empty column.
    """
    return not any(cells) or _measure_amounts(cells) >= _MOSTLY


def _is_reference_number(cell: str) -> bool:
    """Return whether a cell is a long number such as a reference rather than an amount."""
    return re.fullmatch(r"\d{9,}", cell.strip()) is not None


def _has_decimals(cells: Sequence[str]) -> bool:
    return any(re.search(r"[.,]\d{1,2}\D*$", cell) for cell in cells)


def _has_signs(cells: Sequence[str]) -> bool:
    return any(re.match(r"\s*[-+\u2212(]", cell) or cell.rstrip().endswith("-") for cell in cells)


def _is_currency(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(find_currency(cell) for cell in filled)


def _is_text(cells: Sequence[str]) -> bool:
    return any(any(sign.isalpha() for sign in cell) for cell in cells)
