"""Split a delimited text or a spreadsheet into rows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Sequence

from python_calamine import CalamineError, CalamineWorkbook

from core.errors import Invalid

Rows = list[list[str]]

MOST_ROWS = 200_000
"""The most rows of one file; a year at a bank has a few thousand."""

MOST_COLUMNS = 100
_MARKS = (";", ",", "\t", "|")
_SAMPLE_LINES = 200
_LONGEST_CELL = 4_000
_JOINED = 6
"""The most lines that one quoted cell may span."""
_MOST_UNPACKED = 64 * 1024 * 1024
"""The most bytes a spreadsheet may have when unpacked."""
_MOST_RATIO = 200


def split_table(text: str) -> Rows:
    """Return the rows of a delimited text; raises Invalid where there are too many."""
    groups = _join_quoted(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if len(groups) > MOST_ROWS:
        raise Invalid("statement-too-long", most=MOST_ROWS)
    mark = _find_delimiter([" ".join(group) for group in groups])
    width = _find_width([line for group in groups for line in group], mark)
    lines = [line for group in groups for line in _split_group(group, mark, width)]
    return [_split_line(line, mark) for line in lines if line.strip()]


def _join_quoted(lines: Sequence[str]) -> list[list[str]]:
    """Return lines in groups, one group for each quoted cell that spans several; an unclosed quote groups nothing."""
    joined: list[list[str]] = []
    index = 0
    while index < len(lines):
        taken, quotes = 1, lines[index].count('"')
        while quotes % 2 and taken < _JOINED and index + taken < len(lines):
            quotes += lines[index + taken].count('"')
            taken += 1
        if quotes % 2:
            taken = 1
        joined.append(list(lines[index : index + taken]))
        index += taken
    return joined


def _find_width(lines: Sequence[str], mark: str) -> int:
    """Return how many cells most lines have, ignoring quotes."""
    counts = Counter(line.count(mark) + 1 for line in lines if line.strip())
    return counts.most_common(1)[0][0] if counts else 0


def _split_group(group: Sequence[str], mark: str, width: int) -> list[str]:
    """Return a group of lines as one row; as separate rows without quotes where each has the full width."""
    if len(group) > 1 and all(line.count(mark) + 1 == width for line in group if line.strip()):
        return [line.replace('"', "") for line in group]
    return [" ".join(group)]


def _find_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that splits most lines into the same number of cells."""
    sample = [line for line in lines if line.strip()][:_SAMPLE_LINES]

    def judge(mark: str) -> tuple[float, int]:
        counts = Counter(len(_split_line(line, mark)) for line in sample)
        common = [(count, cells) for cells, count in counts.items() if cells > 1]
        if not common:
            return 0.0, 0
        count, cells = max(common)
        return count * min(cells, 8) / len(sample), cells

    return max(_MARKS, key=judge)


def _split_line(line: str, mark: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        cells = line.split(mark)
    return [cell.strip().strip('"').strip()[:_LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]


def read_sheet(content: bytes) -> Rows:
    """Return the rows of a spreadsheet's longest sheet; raises Invalid where it is damaged or too large."""
    _check_archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            book.get_sheet_by_index(index).to_python(nrows=MOST_ROWS + 1) for index in range(len(book.sheet_names))
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise Invalid("statement-corrupt") from error
    rows = max(sheets, key=len, default=[])
    if len(rows) > MOST_ROWS:
        raise Invalid("statement-too-long", most=MOST_ROWS)
    return [[_write_cell(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _check_archive(content: bytes) -> None:
    """Refuse an archive that is no spreadsheet or claims to be too large, before unpacking; raises Invalid."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            whole = sum(info.file_size for info in archive.infolist())
            is_sheet = any(info.filename.startswith(("xl/", "content.xml")) for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Invalid("statement-corrupt") from error
    if not is_sheet:
        raise Invalid("statement-kind-unknown")
    if whole > _MOST_UNPACKED or whole > _MOST_RATIO * max(len(content), 1):
        raise Invalid("statement-too-large", megabytes=_MOST_UNPACKED // 1024**2)


def _write_cell(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".") if cell == cell else ""  # noqa: PLR0124  not a number
    return str(cell).strip()[:_LONGEST_CELL]
