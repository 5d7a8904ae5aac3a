"""Conversions between database rows and domain classes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
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
"""ASCII's unit separator, put between an entry's tags, or its shares, where a query joins them into one column."""
SHARE_BREAK = ":"
"""The separator between a member's id and their amount in such a joined column."""

NOBODY = UUID(int=0)
"""The id that stands for no member: the hidden author of an entry, or the viewer where there is none."""


def fold_text(text: str) -> str:
    """Return a text in the form used for comparison: normalised, case-folded, with single spaces.

    SQLite's own lower() knows only ASCII.
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def strip_accents(text: str) -> str:
    """Return a folded text without the accents of its Latin letters: ``café`` becomes ``cafe``."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


def make_search_text(text: str) -> str:
    """Return the text that searches look in: folded, followed by the same without accents if that differs."""
    folded = fold_text(text)
    if folded.isascii():
        return folded
    bare = strip_accents(folded)
    return folded if bare == folded else f"{folded} {bare}"


def hash_code(code: str) -> str:
    """Return the stored digest of an invite code, ignoring case and spaces."""
    return sha256("".join(code.upper().split()).encode()).hexdigest()


def encode_json(value: Any) -> str:
    """Return a value as JSON text."""
    return msgspec.json.encode(value).decode()


_LINES = msgspec.json.Decoder(tuple[Line, ...])
_DOUBTS = msgspec.json.Decoder(tuple[Doubt, ...])
# A card is read again with each tap and each new card of its minutes, and lines never change in place.
_lines = lru_cache(maxsize=1024)(_LINES.decode)
_doubts = lru_cache(maxsize=256)(_DOUBTS.decode)
_ALIASES = msgspec.json.Decoder(tuple[str, ...])


def make_row(noun: Any, table: Table) -> dict[str, Any]:
    """Return an object's fields that are columns of a table, with enum members as their values."""
    values = {name: getattr(noun, name) for name in _list_shared_names(type(noun), table)}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def read_fields(row: Row, noun: type[Any], table: Table) -> dict[str, Any]:
    """Return a row's columns that are fields of a class, as they are stored."""
    return {name: row[name] for name in _list_shared_names(noun, table)}


_shared_names: dict[tuple[type[Any], str], tuple[str, ...]] = {}


def _list_shared_names(noun: type[Any], table: Table) -> tuple[str, ...]:
    """Return the names of a class's fields that are columns of a table, found once for all rows."""
    key = (noun, table.name)
    if key not in _shared_names:
        _shared_names[key] = tuple(field.name for field in fields(noun) if field.name in table.columns)
    return _shared_names[key]


def make_draft_row(draft: Draft) -> dict[str, Any]:
    """Return a draft as a row."""
    return make_row(draft, tables.draft) | {"lines": encode_json(draft.lines), "doubts": encode_json(draft.doubts)}


def read_draft(row: Row) -> Draft:
    """Return the Draft built from a database row."""
    read = {"state": DraftState(row["state"]), "lines": _lines(row["lines"]), "doubts": _doubts(row["doubts"])}
    return Draft(**read_fields(row, Draft, tables.draft) | read)


def read_lines(row: Row) -> tuple[Line, ...]:
    """Return the lines stored in a draft's row."""
    return _lines(row["lines"])


def make_entry_row(entry: Entry, account: UUID | None, into: UUID | None) -> dict[str, Any]:
    """Return an entry as a row, without its line number within the draft."""
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
        "merchant_key": fold_text(line.merchant) if line.merchant else None,
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


# Looked up, as thousands of entries are read for one answer.
_KINDS = {kind.value: kind for kind in EntryKind}
_VISIBILITIES = {each.value: each for each in Visibility}


def read_entry(row: Row) -> Entry:
    """Return the Entry built from a row with ``account``, ``tags`` and ``shares`` joined."""
    line = Line(
        kind=_KINDS[row["kind"]],
        money=Money(row["minor"], row["currency"]),
        day=row["day"],
        description=row["description"],
        notes=row["notes"],
        category=row["category"],
        merchant=row["merchant"],
        account=row["account"],
        payer=row["payer"],
        tags=tuple(sorted(row["tags"].split(BREAK))) if row["tags"] else (),
        visibility=_VISIBILITIES[row["visibility"]],
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


PaymentRow = tuple[str, str | None, str | None, UUID | None, str, int, str, date, UUID, UUID, datetime, str]
"""The columns that tell which bills an entry pays, in the order of their query."""


def read_payment(row: PaymentRow) -> Entry:
    """Return the entry of such a row; its line has nothing else."""
    description, merchant, category, draft, kind, minor, currency, day, ident, author, created_at, visibility = row
    line = Line(
        kind=_KINDS[kind],
        money=Money(minor, currency),
        day=day,
        description=description,
        category=category,
        merchant=merchant,
        visibility=_VISIBILITIES[visibility],
    )
    return Entry(ident, line, author, created_at if created_at.tzinfo else created_at.replace(tzinfo=UTC), draft=draft)


def _read_shares(text: str) -> tuple[Share, ...]:
    """Return the shares joined in one column's text, ordered by member."""
    pairs = (each.split(SHARE_BREAK) for each in text.split(BREAK))
    return tuple(sorted((Share(UUID(who), int(minor)) for who, minor in pairs), key=lambda share: share.member))


def make_share_rows(entry: Entry) -> list[dict[str, Any]]:
    """Return the shares of an entry as rows."""
    return [{"entry_id": entry.id, "member_id": each.member, "minor": each.minor} for each in entry.line.shares]


def hide_details(entry: Entry, viewer: UUID | None) -> Entry:
    """Return an entry as a viewer may see it: another's private one keeps only amount, day, payer, kind and ids."""
    line = entry.line
    if line.visibility is Visibility.SHARED or (viewer is not None and viewer == entry.author):
        return entry
    bare = Line(line.kind, line.money, line.day, payer=line.payer, visibility=line.visibility)
    midnight = entry.created_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return replace(entry, line=bare, author=NOBODY, draft=None, created_at=midnight)


def make_household_row(household: Household) -> dict[str, Any]:
    """Return a household as a row of its own table."""
    return make_row(household, tables.household)


def read_household(row: Row, *rows_of_parts: Sequence[Row]) -> Household:
    """Return the Household built from its row and the rows of its parts.

    The parts, in this order, are members, categories, accounts, former account names, tags, rules and goals.
    """
    members, categories, accounts, aliases, tags, rules, goals = rows_of_parts
    former: dict[UUID, list[str]] = {}
    for each in aliases:
        former.setdefault(each["account_id"], []).append(each["name"])
    parts = {
        "number_habit": NumberHabit(row["number_habit"]),
        "weekend_rule": WeekendRule(row["weekend_rule"]),
        "members": tuple(read_member(each) for each in members if each["removed_at"] is None),
        "former": tuple(read_member(each) for each in members if each["removed_at"] is not None),
        "categories": tuple(read_category(each) for each in categories),
        "accounts": tuple(Account(each["id"], each["name"], tuple(former.get(each["id"], ()))) for each in accounts),
        "tags": tuple(each["name"] for each in tags),
        "goals": tuple(each["name"] for each in goals),
        "rules": tuple(CategoryRule(**read_fields(each, CategoryRule, tables.category_rule)) for each in rules),
    }
    return Household(**read_fields(row, Household, tables.household) | parts)


def make_member_row(member: Member) -> dict[str, Any]:
    """Return a member as a row."""
    return make_row(member, tables.member) | {
        "name_key": fold_text(member.name),
        "aliases": encode_json(member.aliases),
    }


def read_member(row: Row) -> Member:
    """Return the Member built from a database row."""
    read = {"role": Role(row["role"]), "aliases": _ALIASES.decode(row["aliases"])}
    return Member(**read_fields(row, Member, tables.member) | read)


def make_category_row(category: Category) -> dict[str, Any]:
    """Return a category as a row, without its position."""
    return make_row(category, tables.category)


def read_category(row: Row) -> Category:
    """Return the Category built from a database row."""
    return Category(**read_fields(row, Category, tables.category))
