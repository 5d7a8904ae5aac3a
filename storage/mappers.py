"""Rows to nouns and back: the only place that knows both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Table

from core.model.category import Category
from core.model.category_rule import CategoryRule
from core.model.draft import Doubt, Draft, DraftState
from core.model.entry import Entry, EntryKind, Line, Share, Visibility
from core.model.household import Account, Household, Member, NumberHabit, Role
from core.model.money import Money
from core.model.period import WeekendRule
from storage import tables
from storage.database import Row

BREAK = "\x1f"
"""ASCII's unit separator: between the tags, or the shares, of an entry in one column."""
SHARE_BREAK = ":"
"""Between a member and what was for them."""

NOBODY = UUID(int=0)
"""The author of an entry whose author is nobody's business."""


def fold(text: str) -> str:
    """Text as it is compared: one form, one case, single spaces (SQLite's lower() knows ASCII alone)."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def strip_accents(text: str) -> str:
    """Return a folded text with the accents taken off its Latin letters: ``café`` becomes ``cafe``."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


def make_search_text(text: str) -> str:
    """Return what a search looks in: the folded text, and the same without accents where it has some."""
    folded = fold(text)
    if folded.isascii():
        return folded
    bare = strip_accents(folded)
    return folded if bare == folded else f"{folded} {bare}"


def hash_code(code: str) -> str:
    """Return what is kept of an invite code; capitals and spaces do not matter."""
    return sha256("".join(code.upper().split()).encode()).hexdigest()


def encode_json(value: Any) -> str:
    """Return a noun as JSON text."""
    return msgspec.json.encode(value).decode()


_LINES = msgspec.json.Decoder(tuple[Line, ...])
_DOUBTS = msgspec.json.Decoder(tuple[Doubt, ...])
# A card is read again with each tap and each new card of its minutes, and lines never change in place.
_lines = lru_cache(maxsize=1024)(_LINES.decode)
_doubts = lru_cache(maxsize=256)(_DOUBTS.decode)
_ALIASES = msgspec.json.Decoder(tuple[str, ...])


def row_of(noun: Any, table: Table) -> dict[str, Any]:
    """Return the fields of a noun that are columns of a table; an enumeration's member as its value."""
    values = {name: getattr(noun, name) for name in _shared_names(type(noun), table)}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def fields_of(row: Row, noun: type[Any], table: Table) -> dict[str, Any]:
    """Return the columns of a row that are fields of a noun, as they lie in the table."""
    return {name: row[name] for name in _shared_names(noun, table)}


def _shared_names(noun: type[Any], table: Table) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun) if field.name in table.columns)


def draft_row(draft: Draft) -> dict[str, Any]:
    """Return a draft's columns."""
    return row_of(draft, tables.draft) | {"lines": encode_json(draft.lines), "doubts": encode_json(draft.doubts)}


def draft_of(row: Row) -> Draft:
    """Return the draft of a row."""
    read = {"state": DraftState(row["state"]), "lines": _lines(row["lines"]), "doubts": _doubts(row["doubts"])}
    return Draft(**fields_of(row, Draft, tables.draft) | read)


def lines_of(row: Row) -> tuple[Line, ...]:
    """Return the lines of a draft's row."""
    return _lines(row["lines"])


def entry_row(entry: Entry, account: UUID | None, into: UUID | None) -> dict[str, Any]:
    """Return an entry's columns, but for the number of its line."""
    line = entry.line
    return {
        "id": entry.id,
        "kind": line.kind.value,
        "visibility": line.visibility.value,
        "minor": line.money.minor,
        "currency": line.money.currency,
        "day": line.day,
        "description": line.description,
        "merchant": line.merchant,
        "merchant_key": fold(line.merchant) if line.merchant else None,
        "search": make_search_text(f"{line.description} {line.merchant or ''} {line.notes}"),
        "notes": line.notes,
        "category": line.category,
        "account_id": account,
        "into_id": into,
        "payer": line.payer,
        "author": entry.author,
        "confidence": line.confidence,
        "rate": line.rate or None,
        "base_minor": line.base.minor if line.base else None,
        "base_currency": line.base.currency if line.base else None,
        "draft_id": entry.draft,
        "version": entry.version,
        "created_at": entry.created_at,
        "deleted_at": entry.deleted_at,
    }


def entry_of(row: Row) -> Entry:
    """Return an entry from its row with ``account``, ``tags`` and ``shares`` joined."""
    line = Line(
        kind=EntryKind(row["kind"]),
        money=Money(row["minor"], row["currency"]),
        day=row["day"],
        description=row["description"],
        notes=row["notes"],
        category=row["category"],
        merchant=row["merchant"],
        account=row["account"],
        payer=row["payer"],
        tags=tuple(sorted(row["tags"].split(BREAK))) if row["tags"] else (),
        visibility=Visibility(row["visibility"]),
        confidence=row["confidence"],
        shares=_read_shares(row["shares"]) if row["shares"] else (),
        rate=row["rate"],
        into=row["into_account"],
        base=Money(row["base_minor"], row["base_currency"]) if row["base_minor"] is not None else None,
    )
    return Entry(
        id=row["id"],
        line=line,
        author=row["author"],
        created_at=row["created_at"],
        version=row["version"],
        draft=row["draft_id"],
        deleted_at=row["deleted_at"],
    )


def _read_shares(text: str) -> tuple[Share, ...]:
    """Shares as one column gives them, by member."""
    pairs = (each.split(SHARE_BREAK) for each in text.split(BREAK))
    return tuple(sorted((Share(UUID(who), int(minor)) for who, minor in pairs), key=lambda share: share.member))


def share_rows(entry: Entry) -> list[dict[str, Any]]:
    """Return the columns of each share of an entry."""
    return [{"entry_id": entry.id, "member_id": each.member, "minor": each.minor} for each in entry.line.shares]


def hide(entry: Entry, viewer: UUID | None) -> Entry:
    """Return an entry as a viewer may see it: another's private one keeps money, day, payer, kind and its handles."""
    line = entry.line
    if line.visibility is Visibility.SHARED or (viewer is not None and viewer == entry.author):
        return entry
    bare = Line(line.kind, line.money, line.day, payer=line.payer, visibility=line.visibility)
    midnight = entry.created_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return replace(entry, line=bare, author=NOBODY, draft=None, created_at=midnight)


def household_row(household: Household) -> dict[str, Any]:
    """Return a household's own columns."""
    return row_of(household, tables.household)


def household_of(row: Row, *rows_of_parts: Sequence[Row]) -> Household:
    """Return the household of a row and of its parts' rows.

    The parts are members, categories, accounts, names accounts had, tags, rules, goals.
    """
    members, categories, accounts, aliases, tags, rules, goals = rows_of_parts
    former: dict[UUID, list[str]] = {}
    for each in aliases:
        former.setdefault(each["account_id"], []).append(each["name"])
    parts = {
        "number_habit": NumberHabit(row["number_habit"]),
        "weekend_rule": WeekendRule(row["weekend_rule"]),
        "members": tuple(member_of(each) for each in members if each["removed_at"] is None),
        "former": tuple(member_of(each) for each in members if each["removed_at"] is not None),
        "categories": tuple(category_of(each) for each in categories),
        "accounts": tuple(Account(each["id"], each["name"], tuple(former.get(each["id"], ()))) for each in accounts),
        "tags": tuple(each["name"] for each in tags),
        "goals": tuple(each["name"] for each in goals),
        "rules": tuple(CategoryRule(**fields_of(each, CategoryRule, tables.category_rule)) for each in rules),
    }
    return Household(**fields_of(row, Household, tables.household) | parts)


def member_row(member: Member) -> dict[str, Any]:
    """Return a member's columns."""
    return row_of(member, tables.member) | {"name_key": fold(member.name), "aliases": encode_json(member.aliases)}


def member_of(row: Row) -> Member:
    """Return the member of a row."""
    read = {"role": Role(row["role"]), "aliases": _ALIASES.decode(row["aliases"])}
    return Member(**fields_of(row, Member, tables.member) | read)


def category_row(category: Category) -> dict[str, Any]:
    """Return a category's columns, but for its place."""
    return row_of(category, tables.category)


def category_of(row: Row) -> Category:
    """Return the category of a row."""
    return Category(**fields_of(row, Category, tables.category))
