"""Read lines of a bank statement that were pasted into the chat: "FASTER PAYMENT FROM MUM 50.00", several at once.

A line is a day (or none), what the bank prints, and an amount with or without a sign, a mark such as DR and a balance.
Which way money went is told by the sign, the mark, the running balance, words such as "from", or else is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from core.errors import Invalid
from core.importing.alert_values import AlertAmount, blank_out, clean_alert, find_amounts
from core.importing.statement_channels import find_channel, is_in_bank_words, name_other_side, read_direction
from core.importing.statements.statement_values import find_month
from core.importing.statements.table_columns import load_column_words
from core.language.context import Context
from core.language.entries.doubts import doubt_days
from core.language.message import Message
from core.language.values.dates import DateReader
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.intent import RecordEntries
from core.model.money import Money, count_decimals

_DAY = re.compile(
    r"(?P<year>20\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[-/.])(?P<other>\d{1,2})(?:[-/.](?P<year2>20\d{2}|\d{2})?)?(?!\d|,\d)"
    r"|(?P<day2>\d{1,2})[-/. ]?(?P<name>[^\W\d_]{3,9})\.?(?:[-/., ]{1,2}(?P<year3>20\d{2}|\d{2}(?![\d.,/])))?(?!\w)"
    r"|(?P<name2>[^\W\d_]{3,9})\.? (?P<day3>\d{1,2})(?:,? (?P<year4>20\d{2}))?(?!\d|[.,]\d)"
)
_MONTHS, _LONGEST_MONTH = 12, 31
_MOST_DAYS = 2
"""Days a line may begin with: of the purchase and of its booking."""

_DAY_INSIDE = re.compile(
    r"\b(?:on|am|vom|le|du|el|il|em|от|dd)\s"
    r"(?:\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2}[- ]?[a-z]{3}(?:[- ]?\d{2,4})?)\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s?(?P<sign>[-+\u2212])?\s?(?:[A-Z]{3}|[$€£¥₹₽₦₺₴₸฿₫₱₩])?\s?(?P<mark>DR|CR|Dr|Cr|D|C|S|H)?\.?\s*"
)
_MARK_BEFORE = re.compile(r"(?:^|[\s/-])(?P<mark>DR|CR|Dr|Cr)\.?\s*$")
_SEPARATOR = re.compile(r"(?<=\s)[-+\u2013\u2212](?=\s)")
"""A dash between a thing and its amount, which is no sign."""

_MOVED = re.compile(
    r"(?:\w+ )?"
    r"(?:transf|trf|tfr|xfer|traspaso|umbuchung|giroconto|vir\b|virement|überweisung|перевод|przelew|overboek)",
    re.IGNORECASE,
)
"""How a line begins that may have moved money between own accounts."""

_BETWEEN = re.compile(r"[\s;|,]*")
_ALERT = re.compile(
    r"\b(?:a/c|acct?|your|ihr\w?|su (?:cuenta|tarjeta)|votre|sua conta|ваш\w*|avl|avail\w*|bal(?:ance)?|saldo|solde"
    r"|баланс|доступно|остаток|dear|otp)\b|[*xX•]{2,}\d{3,}|\b\d{3,}[*xX•]{2,}",
    re.IGNORECASE,
)
"""Words of a bank's message, which a line of a statement does not hold."""

_LETTERS = 3
"""Letters from which a text in capitals is taken for a bank's."""

_CAPITALS = 0.7
"""The part of letters that are capitals in what banks print."""

_CENTS = re.compile(r"[.,]\d{2}\b")
_COLUMNS = 3
"""Amounts of a line at most: out, in, balance."""

_TABLE = 3
"""Rows from which the lack of signs in some says something."""

_HEADER_WORDS = 2
"""Names of columns that make a line a header."""


@dataclass(frozen=True, slots=True)
class _PastedRow:
    """One line of a statement; the amount has no sign."""

    text: str
    """What the bank prints between the day and the amount."""
    amount: Decimal
    currency: str
    days: tuple[re.Match[str], ...]
    leaves: bool | None = None
    """Whether its own sign or mark says that money left; None where it has neither."""
    has_minus: bool = False
    """Whether a minus sign says so."""
    balance: Decimal | None = None

    @property
    def has_bank_words(self) -> bool:
        """Return whether it looks printed by a bank: by its channel with capitals, a mark or a day, or by columns."""
        marked = self.leaves is not None
        channel = find_channel(self.text)
        if channel is not None and (_is_in_capitals(self.text) or marked or is_in_bank_words(self.text)):
            return True
        is_long = channel is not None and " " in self.text[: channel[1]]  # "salary" is everybody's word
        return bool(self.days) and (marked or is_long or self.balance is not None)

    @property
    def can_be_of_table(self) -> bool:
        """Return whether it looks printed by a bank, beside others of its kind."""
        return self.has_bank_words or (bool(self.days) and _is_in_capitals(self.text))


def read_pasted_lines(text: str, context: Context) -> RecordEntries | None:
    """Return the entries of pasted lines of a statement; None where the text is something else.

    Raises:
        Invalid: an amount does not fit its currency, or there is no such day as a line begins with.
    """
    rows = _read_rows(clean_alert(text), context)
    if not rows or not _is_from_statement(rows):
        return None
    reader = DateReader(context.today, _is_day_first(rows, context))
    days = [_find_day(row, reader) for row in rows]
    rows = _find_directions(rows)
    lines = tuple(_make_line(row, day, context) for row, day in zip(rows, days, strict=True))
    return RecordEntries(lines, (*_ask_kinds(rows, lines), *doubt_days([(day,) for day in days], context.today)))


def _read_rows(text: str, context: Context) -> list[_PastedRow]:
    """Return the rows of a text; empty where a line of it is neither a row, a header nor the rest of a row."""
    rows: list[_PastedRow] = []
    for written in text.split("\n"):
        line = written.strip(" \t;|")
        if not line or _is_header(line):
            continue
        row = _read_row(line, context)
        if row is not None:
            rows.append(row)
        elif rows and not any(sign.isdecimal() for sign in line) and _is_in_capitals(line):
            rows[-1] = replace(rows[-1], text=f"{rows[-1].text} {line}")
        else:
            return []
    return rows


def _is_header(line: str) -> bool:
    """Return whether a line names columns: "Date  Description  Amount"."""
    cells = [cell.strip().casefold() for cell in re.split(r"\s{2,}|[\t;|,]", line)]
    if len(cells) == 1:
        cells = line.casefold().split()
    known = {word for words in load_column_words().values() for word in words}
    named = sum(cell in known for cell in cells)
    return named >= _HEADER_WORDS and not any(sign.isdecimal() for sign in line)


def _read_row(line: str, context: Context) -> _PastedRow | None:
    """Return a line of a statement; None where it does not end with an amount or holds nothing before it."""
    days: list[re.Match[str]] = []
    at = 0
    while len(days) < _MOST_DAYS and (day := _DAY.match(line, at)) is not None and _has_day(day):
        days.append(day)
        at = _BETWEEN.match(line, day.end()).end()  # type: ignore[union-attr]  # it matches nothing as well
    plain = blank_out(line, [(0, at), *(match.span() for match in _DAY_INSIDE.finditer(line, at))])
    plain = _SEPARATOR.sub(" ", plain)
    amounts = _list_last_amounts(plain, context.currency)
    if not amounts:
        return None
    text = plain[: amounts[0].start].rstrip(" \t;|,-+(\u2212")
    before = _MARK_BEFORE.search(text)
    mark = before["mark"] if before else ""
    text = (text[: before.start()] if before else text).strip(" \t;|,")
    if sum(sign.isalpha() for sign in text) < 2 or _has_money(text, context.currency):  # noqa: PLR2004
        return None
    values = [amount.value for amount in amounts]
    first, leaves = amounts[0], _read_sign(plain, amounts[0], mark)
    if len(values) == _COLUMNS:
        if (values[0] == 0) is (values[1] == 0):
            return None
        leaves = values[1] == 0
        first = amounts[0] if leaves else amounts[1]
    if first.value == 0:
        return None
    inside = [match for match in (_DAY.search(part[0]) for part in _DAY_INSIDE.finditer(line, at)) if match]
    balance = values[-1] if len(values) > 1 else None
    found = tuple(days or [match for match in inside if _has_day(match)])
    has_minus = leaves is True and not mark and len(values) < _COLUMNS
    return _PastedRow(text, first.value, first.currency or context.currency, found, leaves, has_minus, balance)


def _has_money(text: str, currency: str) -> bool:
    """Return whether a text holds an amount, so that its line tells of more than one purchase."""
    return any(each.currency or _CENTS.search(text[each.start : each.end]) for each in find_amounts(text, currency))


def _list_last_amounts(line: str, currency: str) -> list[AlertAmount]:
    """Return the amounts a line ends with, in their order: one, one and a balance, or two columns and a balance."""
    last: list[AlertAmount] = []
    end = len(line)
    for amount in reversed(find_amounts(line, currency)):
        behind = _BEHIND.fullmatch(line[amount.end : end])
        sign = line[: amount.start].rstrip(" ")[-1:]
        is_glued = amount.start > 1 and line[amount.start - 1] in "-+" and not line[amount.start - 2].isspace()
        is_money = _CENTS.search(line[amount.start : amount.end]) or amount.currency or count_decimals(currency) == 0
        is_marked = behind is not None and (behind["mark"] or behind["sign"] or amount.sign) and not last
        if (
            behind is None
            or not (is_money or is_marked)
            or (is_glued and line[amount.start - 2] not in ";,|")
            or len(last) == _COLUMNS
        ):
            break
        last.insert(0, amount)
        end = amount.start - (1 if sign and sign in "-+\u2212(" else 0)
        end = len(line[:end].rstrip(" \t;|")) if line[:end].rstrip(" \t;|")[-1:].isdecimal() else end
    return last


def _read_sign(line: str, amount: AlertAmount, mark: str) -> bool | None:
    """Return whether an amount's sign or its mark of debit says that money left; None where it has neither."""
    behind = _BEHIND.match(line, amount.end)
    sign = amount.sign or (behind["sign"] if behind else "") or ""
    mark = mark or (behind["mark"] if behind else "") or ""
    if sign in {"-", "\u2212"} or mark.upper() in {"DR", "D", "S"}:
        return True
    return False if sign == "+" or mark.upper() in {"CR", "C", "H"} else None


def _has_day(match: re.Match[str]) -> bool:
    """Return whether a match is like a day, though the month may be too short for it: "31/02" is, "45/99" is not."""
    if name := match["name"] or match["name2"]:
        return bool(find_month(name)) and int(match["day2"] or match["day3"]) <= _LONGEST_MONTH
    pair = sorted((int(match["month"] or match["one"]), int(match["day"] or match["other"])))
    return 1 <= pair[0] <= _MONTHS and pair[1] <= _LONGEST_MONTH


def _is_from_statement(rows: Sequence[_PastedRow]) -> bool:
    """Return whether a bank printed these rows, and no person wrote them down."""
    if len(rows) == 1:
        return rows[0].has_bank_words and _ALERT.search(rows[0].text) is None
    told = sum(row.can_be_of_table for row in rows)
    return told * 2 >= len(rows) or all(row.leaves is not None for row in rows)


def _is_in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isupper() or sign.islower()]
    return len(letters) >= _LETTERS and sum(sign.isupper() for sign in letters) >= _CAPITALS * len(letters)


def _find_directions(rows: Sequence[_PastedRow]) -> list[_PastedRow]:
    """Return the rows with what is known of their directions: None where nothing tells, or sign and words disagree."""
    words = [read_direction(row.text) for row in rows]
    has_minus = any(row.has_minus for row in rows) and not any(row.leaves is False for row in rows)
    bare = [told for row, told in zip(rows, words, strict=True) if row.leaves is None]
    is_signed = has_minus and len(rows) >= _TABLE and True not in bare  # a column with minus signs needs no plus
    is_card = has_minus and True in bare  # a card's statement gives purchases no sign
    found = []
    for row, told, balance in zip(rows, words, _tell_directions_by_balance(rows), strict=True):
        if balance is not None:
            leaves: bool | None = balance
        elif row.leaves is None:
            leaves = False if is_signed else told
        else:
            leaves = row.leaves if told in {None, row.leaves} and not (is_card and told is None) else None
        found.append(replace(row, leaves=leaves))
    return found


def _tell_directions_by_balance(rows: Sequence[_PastedRow]) -> list[bool | None]:
    """Return for each row whether the balance fell by its amount, in the order of rows that explains the most."""

    def compare_balances(order: Sequence[_PastedRow]) -> list[bool | None]:
        found: list[bool | None] = [None]
        for before, row in pairwise(order):
            if before.balance is None or row.balance is None or abs(row.balance - before.balance) != row.amount:
                found.append(None)
            else:
                found.append(row.balance < before.balance)
        return found

    down, up = compare_balances(rows), compare_balances(rows[::-1])[::-1]
    return down if sum(each is not None for each in down) >= sum(each is not None for each in up) else up


def _is_day_first(rows: Sequence[_PastedRow], context: Context) -> bool:
    """Return whether the day stands before the month, judged by all rows; the household's habit where both fit."""
    pairs = [(int(day["one"]), int(day["other"])) for row in rows for day in row.days if day["one"]]
    if any(one > _MONTHS for one, _ in pairs):
        return True
    return context.day_first and not any(other > _MONTHS for _, other in pairs)


def _read_day(match: re.Match[str], reader: DateReader) -> date:
    """Return the day of a match, the last one up to today where no year is given; raises Invalid for no such day."""
    written = match["year"] or match["year2"] or match["year3"] or match["year4"]
    year = int(written) if written else None
    if match["one"]:
        return reader.read_numeric(int(match["one"]), int(match["other"]), year)[0]
    month = int(match["month"] or find_month(match["name"] or match["name2"]))
    return reader.find_month_day(int(match["day"] or match["day2"] or match["day3"]), month, year)[0]


def _find_day(row: _PastedRow, reader: DateReader) -> date:
    """Return the first day of a row that is not ahead, one that is ahead where all are, today where none is printed.

    Raises:
        Invalid: there is no such day.
    """
    days, fault = [], None
    for match in row.days:
        try:
            days.append(_read_day(match, reader))
        except Invalid as found:  # interest is booked on the 30th of February, beside a day there is
            fault = found
    if fault is not None and not days:
        raise fault
    return next((day for day in days if day <= reader.today), (*days, reader.today)[0])


def _make_line(row: _PastedRow, day: date, context: Context) -> Line:
    found = Message.read_message(row.text, context)
    merchants = found.marks.list_within("merchant", 0, len(found.tokens))
    line = Line(
        _find_kind(row),
        Money.of(row.amount, row.currency),
        day,
        name_other_side(row.text),
        merchant=merchants[0].value.split(":", 1)[1] if merchants else None,
    )
    member = _find_member(row.text, context)
    if member is None and row.leaves and _MOVED.match(row.text) and found.marks.has_role("own"):
        return replace(line, kind=EntryKind.TRANSFER)
    if member is None or row.leaves is None:
        return line
    line = replace(line, kind=EntryKind.TRANSFER)
    if member == context.speaker:
        return line
    giver, taker = (context.speaker, member) if row.leaves else (member, context.speaker)
    return replace(line, payer=giver).share_equally([taker])


def _find_kind(row: _PastedRow) -> EntryKind:
    if row.leaves is not False:
        return EntryKind.EXPENSE
    channel = find_channel(row.text)
    return EntryKind.REFUND if channel is not None and channel[0] == "refund" else EntryKind.INCOME


def _ask_kinds(rows: Sequence[_PastedRow], lines: Sequence[Line]) -> tuple[Doubt, ...]:
    """Return what has to be asked: which way money went, once for all rows that do not tell; what a member's is."""
    open_rows = [place for place, row in enumerate(rows) if row.leaves is None]
    kinds = (EntryKind.EXPENSE, EntryKind.INCOME) + ((EntryKind.TRANSFER,) if len(open_rows) == 1 else ())
    doubts = [Doubt(DoubtKind.KIND, tuple(tuple(Patch(place, kind=kind) for place in open_rows) for kind in kinds))]
    for place, (row, line) in enumerate(zip(rows, lines, strict=True)):
        if line.kind is EntryKind.TRANSFER:
            moved = Patch(place, kind=EntryKind.TRANSFER, receiver=line.transfer_receiver)
            doubts.append(Doubt(DoubtKind.KIND, ((moved,), (Patch(place, kind=_find_kind(row)),))))
    return tuple(doubts if open_rows else doubts[1:])


def _find_member(text: str, context: Context) -> UUID | None:
    """Return the member whose name is what a bank prints for the other side; None where there is none."""
    name = name_other_side(text).casefold()
    return next((each.id for each in context.people if name in {known.casefold() for known in each.names}), None)
