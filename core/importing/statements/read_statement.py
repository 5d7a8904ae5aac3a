"""Find the format of a bank's file and read its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import Invalid
from core.importing.read_app_export import find_app, read_app_export
from core.importing.statements.decode_text import decode_text
from core.importing.statements.read_camt import read_camt
from core.importing.statements.read_mt940 import read_mt940
from core.importing.statements.read_ofx import read_ofx
from core.importing.statements.read_qif import read_qif
from core.importing.statements.read_table import read_table
from core.importing.statements.table_columns import Columns
from core.importing.statements.table_rows import Rows, read_sheet, split_table
from core.model.statement import Statement

LARGEST = 20 * 1024 * 1024
"""The most bytes of a file that may be imported."""

_OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of files of old spreadsheet programs (MS-CFB 2.2)."""

_OFX = re.compile(r"OFXHEADER|<OFX>|<\?OFX", re.IGNORECASE)
_CAMT = re.compile(rb"camt\.05[234]|<(?:\w+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b")
_MT940 = re.compile(r"^[ \t]*:(?:61|60F|60M):", re.MULTILINE)
_QIF = re.compile(r"^!(?:Type|Account|Option)", re.MULTILINE | re.IGNORECASE)
_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class FileTable:
    """The rows of a file that holds a table, and its kind."""

    rows: Rows
    kind: str
    """csv or sheet."""


def open_table(content: bytes, currency: str) -> FileTable | None:
    """Return the rows of a file that is a table; None for other formats. ``currency`` is the household's own.

    Raises:
        Invalid: the file is empty, too large or damaged.
    """
    if len(content) > LARGEST:
        raise Invalid("statement-too-large", megabytes=LARGEST // 1024**2)
    if content.startswith((b"PK\x03\x04", _OLE)):
        return FileTable(read_sheet(content), "sheet")
    if _is_xml_statement(content):
        return None
    text = decode_text(content, currency)
    return None if _find_text_format(text) else FileTable(split_table(text), "csv")


def read_statement(content: bytes, currency: str, columns: Columns | None = None) -> Statement:
    """Return the statement in a bank's file; ``currency`` holds where the file names none.

    Tables are read by ``columns``, or where None by columns found in them.

    Raises:
        Invalid: the file is empty, too large, damaged, unsafe or no statement; its code says which.
    """
    table = open_table(content, currency)
    if table is None:
        return read_bank_format(content, currency, columns.day_order if columns else "")
    app = None if columns else find_app(table.rows)
    if app:
        return read_app_export(table.rows, app, currency)
    return read_table(table.rows, table.kind, currency, columns)


def read_bank_format(content: bytes, currency: str, day_order: str = "") -> Statement:
    """Return the statement in a file that is no table; ``day_order`` is what the member stated for QIF.

    Raises:
        Invalid: the file is damaged, unsafe or holds no line; its code says which.
    """
    if _is_xml_statement(content):
        return read_camt(content, currency)
    text = decode_text(content, currency)
    match _find_text_format(text):
        case "ofx":
            return read_ofx(text, currency)
        case "mt940":
            return read_mt940(text, currency)
        case _:
            return read_qif(text, currency, day_order)


def _find_text_format(text: str) -> str | None:
    """Return the format of a text: ``ofx``, ``mt940`` or ``qif``; None for a table."""
    if _OFX.search(text[:_HEAD]):
        return "ofx"
    if _MT940.search(text):
        return "mt940"
    return "qif" if _QIF.search(text[:_HEAD]) else None


_PICTURES = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"RIFF")
"""The first bytes of PDF, JPEG, PNG, TIFF, GIF and WebP files."""


def can_be_statement(content: bytes) -> bool:
    """Return whether a file is a spreadsheet or text, and neither a picture nor a PDF."""
    if content.startswith((b"PK\x03\x04", _OLE)):
        return True
    head = content[:_HEAD]
    if head.startswith(_PICTURES) or head[4:8] == b"ftyp":
        return False
    try:
        decode_text(head)
    except Invalid:
        return not head.strip()
    return True


def _is_xml_statement(content: bytes) -> bool:
    """Return whether a file is a camt statement, or other XML that is not OFX."""
    if _CAMT.search(content[:_HEAD]):
        return True
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith((b"<?xml", b"<!DOCTYPE", b"<Document")) and b"OFX" not in head.upper()
