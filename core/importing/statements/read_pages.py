"""Read the text of a PDF statement: rows that begin with a day and end with amounts.

The direction of an amount is given by its mark (CR, DR, a minus), else by the running balance, else by the column it
stands under, else asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.errors import Invalid
from core.importing.statements.statement_values import find_day_formats, find_month, parse_amount, read_day
from core.importing.statements.table_columns import fold_cell, load_column_words, score_header
from core.model.page import Box, PageText, Word
from core.model.statement import Statement, StatementDoubt, StatementLine

MOST_WORDS = 60_000
_AMOUNT = re.compile(
    r"[-+(]?(?:[A-Z]{3}|[$\u20ac\u00a3\u20b9])?\d{1,3}(?:[,.' ]?\d{3})*[.,]\d{2}\)?[-+]?(?:CR|DR|Cr|Dr)?"
)
_MARK = re.compile(r"(?:CR|DR|C|D|[-+])\.?", re.IGNORECASE)
_DAY = re.compile(
    r"(?P<whole>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ](?:\d{1,2}|[^\W\d_]{3,9})[-/., ]{1,2}(?:20)?\d{2})(?!\d)"
    r"|(?P<short>\d{1,2}[-/. ]?(?:[^\W\d_]{3,9}|\d{1,2}))(?![\d.,])"
)
_YEAR = re.compile(
    r"\b(\d{1,2})[-/. ]"
    r"(?:([^\W\d_]{3,9}|\d{1,2})[-/., ]{1,2}(20\d{2})|([^\W\d_]{3,9})[-/., ]{1,2}'?(\d{2}))\b(?![.,:/]\d)"
)
"""Pattern of a full date; its year may have two digits only after the month's name."""

_LEFT_EDGE = 0.35
"""The share of the page's width, from the left, within which a transaction's day must stand."""
_MOST_GAP = 2.2
"""The greatest distance between a row and its continuation, in heights of the row."""
_MOST_CONTINUED = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on one line of a page, from left to right."""

    words: tuple[Word, ...]
    top: float
    height: float
    page: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Booking:
    """A row that is a transaction, with the values read so far."""

    day: str
    told: list[str]
    amounts: list[tuple[Decimal, float, str]]
    """The value, right edge and debit or credit mark of each amount in the row."""
    row: _Row
    continued: int = 0
    side: str = field(default="")


def read_pages(pages: Sequence[PageText], currency: str) -> Statement:
    """Return the statement on the pages of a PDF; raises Invalid where they hold no transactions."""
    if sum(len(page.words) for page in pages) > MOST_WORDS:
        raise Invalid("statement-too-long", most=MOST_WORDS)
    rows = [row for number, page in enumerate(pages) for row in _list_rows(page, number)]
    heads = _find_heads(rows)
    bookings = [each for each in _find_bookings(rows, pages[0].width) if not _is_balance_row(each)]
    if not bookings:
        raise Invalid("statement-without-lines")
    days = _read_days(bookings, rows)
    has_balance = sum(len(each.amounts) > 1 for each in bookings) * 2 > len(bookings)
    amounts, is_open = _read_amounts(bookings, heads, has_balance=has_balance)
    lines = [
        StatementLine(
            day,
            amount,
            currency,
            " ".join(each.told)[:300],
            each.amounts[-1][0] if has_balance and len(each.amounts) > 1 else None,
        )
        for each, day, amount in zip(bookings, days, amounts, strict=True)
    ]
    return Statement("pdf", tuple(lines), doubts=(StatementDoubt.SIGN,) if is_open else ())


def _list_rows(page: PageText, number: int) -> Iterator[_Row]:
    """Yield the rows of one page, top to bottom."""
    rows: list[list[Word]] = []
    middle = 0.0
    single = [part for word in page.words for part in _split_word(word)]
    for word in sorted(single, key=lambda each: each.box.top + each.box.bottom):
        at, height = (word.box.top + word.box.bottom) / 2, word.box.bottom - word.box.top
        if rows and abs(at - middle) < max(height, 1) * 0.5:
            rows[-1].append(word)
        else:
            rows.append([word])
            middle = at
    for words in rows:
        ordered = tuple(sorted(words, key=lambda each: each.box.left))
        top = min(word.box.top for word in words)
        yield _Row(ordered, top, max(word.box.bottom for word in words) - top, number)


def _split_word(word: Word) -> Iterator[Word]:
    """Yield the single words of a recognised text, with boxes estimated by their letters."""
    letter = (word.box.right - word.box.left) / max(len(word.text), 1)
    for match in re.finditer(r"\S+", word.text):
        left, top = word.box.left + match.start() * letter, word.box.top
        box = Box.from_edges(left, top, len(match[0]) * letter, word.box.bottom - top)
        yield Word(match[0], box, word.confidence)


def _find_heads(rows: Sequence[_Row]) -> dict[str, float]:
    """Return the right edges of the debit and credit columns, from the row that names both; empty where none does."""
    for row in rows:
        edges = {}
        for role in ("debit", "credit"):
            best = max(row.words, key=lambda word: score_header(word.text, role))
            if score_header(best.text, role):
                edges[role] = best.box.right
        if len(edges) > 1 and edges["debit"] != edges["credit"]:
            return edges
    return {}


def _find_bookings(rows: Sequence[_Row], width: int) -> Iterator[_Booking]:
    """Yield the transactions on a statement: rows from a day to an amount, with the rows that continue them."""
    open_one: _Booking | None = None
    for row in rows:
        started = _start_booking(row, width)
        if started is not None:
            if open_one is not None:
                yield open_one
            open_one = started
        elif open_one is not None and _is_continuation(open_one, row):
            open_one.told.append(row.text)
            open_one.row, open_one.continued = row, open_one.continued + 1
    if open_one is not None:
        yield open_one


def _start_booking(row: _Row, width: int) -> _Booking | None:
    amounts, cut = _list_trailing_amounts(row.words)
    if not amounts or row.words[0].box.left > _LEFT_EDGE * width:
        return None
    told = " ".join(word.text for word in row.words[:cut])
    day = _DAY.match(told)
    if day is None or not (find_day_formats([day[0]]) or find_day_formats([f"{day[0]} 2024"])):
        return None
    rest = told[day.end() :].strip()
    second = _DAY.match(rest)
    if second is not None and (find_day_formats([second[0]]) or find_day_formats([f"{second[0]} 2024"])):
        rest = rest[second.end() :].strip()
    return _Booking(day[0], [rest] if rest else [], amounts, row)


def _list_trailing_amounts(words: Sequence[Word]) -> tuple[list[tuple[Decimal, float, str]], int]:
    """Return the amounts at the end of a row (value, right edge, mark), and the place of the first."""
    amounts: list[tuple[Decimal, float, str]] = []
    mark, cut = "", len(words)
    for place in range(len(words) - 1, -1, -1):
        text = words[place].text
        if _AMOUNT.fullmatch(text):
            found = re.search(r"(?:CR|DR)$|^-|-$|^\(", text, re.IGNORECASE)
            value = parse_amount(re.sub(r"(?:CR|DR)$", "", text, flags=re.IGNORECASE))
            if value is None:
                break
            sign = (found[0] if found else mark).upper()
            amounts.insert(0, (abs(value), words[place].box.right, sign))
            mark, cut = "", place
        elif _MARK.fullmatch(text) and not mark:
            mark = text
        else:
            break
    return amounts, cut


def _is_continuation(booking: _Booking, row: _Row) -> bool:
    """Return whether a row continues the transaction above it: near it, without amounts."""
    near = row.page == booking.row.page and row.top - booking.row.top < _MOST_GAP * max(row.height, booking.row.height)
    return near and booking.continued < _MOST_CONTINUED and not _list_trailing_amounts(row.words)[0]


def _is_balance_row(booking: _Booking) -> bool:
    told = fold_cell(" ".join(booking.told))
    words = (*load_column_words()["no_booking"], "balance")
    return any(told == word or told.startswith(f"{word} ") for word in words) or told.endswith(" balance")


def _read_days(bookings: Sequence[_Booking], rows: Sequence[_Row]) -> list[date]:
    """Return the day of each transaction; missing years are taken from the statement's latest full date."""
    written = [each.day for each in bookings]
    formats = find_day_formats(written)
    if formats:
        return [read_day(text, formats[0]) or date.min for text in written]
    last = _find_last_day(rows)
    days = []
    for text in written:
        options = [
            day
            for year in (last.year, last.year - 1)
            for name in find_day_formats([f"{_space_date(text)} {year}"])[:1]
            if (day := read_day(f"{_space_date(text)} {year}", name)) is not None and day <= last
        ]
        if not options:
            raise Invalid("statement-days-mixed")
        days.append(options[0])
    return days


def _space_date(text: str) -> str:
    """Return a day and month with single blanks between them."""
    return re.sub(r"(?<=\d)(?=[^\W\d_])", " ", text).replace("/", " ").replace("-", " ").replace(".", " ").strip()


def _find_last_day(rows: Sequence[_Row]) -> date:
    """Return the latest full date anywhere on the pages; raises Invalid where there is none."""
    days = []
    for row in rows:
        for match in _YEAR.finditer(row.text):
            name, year = match[2] or match[4], match[3] or f"20{match[5]}"
            month = int(name) if name.isdigit() else find_month(name)
            try:
                days.append(date(int(year), month, int(match[1])))
            except ValueError:
                continue
    if not days:
        raise Invalid("statement-without-year")
    return max(days)


def _read_amounts(
    bookings: Sequence[_Booking], heads: dict[str, float], *, has_balance: bool
) -> tuple[list[Decimal], bool]:
    """Return the signed amount of each transaction, and whether the member must be asked about the signs."""
    signed: list[Decimal] = []
    unsure = False
    before: Decimal | None = None
    for each in bookings:
        value, right, mark = each.amounts[0]
        balance = each.amounts[-1][0] if has_balance and len(each.amounts) > 1 else None
        sign = _sign_by_mark(mark)
        if sign is None and balance is not None and before is not None:
            sign = 1 if balance - before == value else -1 if before - balance == value else None
        if sign is None and heads:
            sign = min((-1, 1), key=lambda side: abs(right - heads["debit" if side < 0 else "credit"]))
        unsure = unsure or sign is None
        signed.append(value * (sign if sign is not None else -1))
        before = balance if balance is not None else before
    if unsure and not heads and not has_balance:  # brackets then mark what is no spending, as on cards
        signed = [
            -amount if each.amounts[0][2] == "(" else amount for each, amount in zip(bookings, signed, strict=True)
        ]
    marks = any(each.amounts[0][2] not in {"", "("} for each in bookings)
    return signed, unsure and not marks


def _sign_by_mark(mark: str) -> int | None:
    if mark in {"CR", "C", "CR."}:
        return 1
    return -1 if mark in {"DR", "D", "-", "DR."} else None
