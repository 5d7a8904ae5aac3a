"""Response bodies for lines, entries, drafts, categories, accounts and tags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from bot.render.words import Words
from bot.web.api.shapes import MoneyShown, Shown
from core.model.category import Category
from core.model.draft import Doubt, Draft, DraftState
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Account


class ShareShown(Shown):
    """The part of a line's amount that was spent for one member, in minor units."""

    member: UUID
    minor: int


class LineShown(Shown):
    """One thing bought, received or transferred, with its amount, day, category and account."""

    kind: EntryKind
    money: MoneyShown
    day: date
    description: str
    notes: str
    category: str | None
    merchant: str | None
    account: str | None
    into: str | None = Field(description="The own account a transfer came into")
    payer: UUID | None
    tags: list[str]
    visibility: Visibility
    shares: list[ShareShown]
    confidence: float = Field(description="How sure the category is, 0 to 1")

    @classmethod
    def of(cls, line: Line) -> LineShown:
        """Return the response body for a line."""
        return cls(**line_fields(line))


def line_fields(line: Line) -> dict[str, Any]:
    """Return the fields of a line's response body."""
    return {
        "kind": line.kind,
        "money": MoneyShown.of(line.money),
        "day": line.day,
        "description": line.description,
        "notes": line.notes,
        "category": line.category,
        "merchant": line.merchant,
        "account": line.account,
        "into": line.into,
        "payer": line.payer,
        "tags": list(line.tags),
        "visibility": line.visibility,
        "shares": [ShareShown(member=share.member, minor=share.minor) for share in line.shares],
        "confidence": line.confidence,
    }


class EntryShown(LineShown):
    """A confirmed entry; another member's private entry shows only its amount, day, payer and kind."""

    id: UUID
    version: int
    author: UUID | None
    created_at: datetime
    deleted_at: datetime | None
    draft: UUID | None

    @classmethod
    def of_entry(cls, entry: Entry) -> EntryShown:
        """Return the response body for an entry."""
        return cls(
            **line_fields(entry.line),
            id=entry.id,
            version=entry.version,
            author=entry.author if entry.author.int else None,
            created_at=entry.created_at,
            deleted_at=entry.deleted_at,
            draft=entry.draft,
        )


class EntriesShown(Shown):
    """One page of entries, the newest first; ``next`` is the cursor of the following page, null on the last."""

    items: list[EntryShown]
    next: str | None

    @classmethod
    def of(cls, entries: Sequence[Entry], limit: int) -> EntriesShown:
        """Return a page from up to ``limit`` + 1 entries; the extra one only shows that another page follows."""
        shown = entries[:limit]
        cursor = str(shown[-1].id) if len(entries) > limit else None
        return cls(items=[EntryShown.of_entry(entry) for entry in shown], next=cursor)


class DoubtShown(Shown):
    """A question to answer before a draft can be confirmed; each possible reading lists its changes to the lines."""

    kind: str
    readings: list[list[dict[str, Any]]]

    @classmethod
    def of(cls, doubt: Doubt) -> DoubtShown:
        """Return the response body for a question about a draft."""
        readings = [
            [
                {
                    "line": patch.line,
                    "money": MoneyShown.of(patch.money).model_dump() if patch.money else None,
                    "day": patch.day.isoformat() if patch.day else None,
                    "kind": patch.kind,
                    "payer": str(patch.payer) if patch.payer else None,
                    "left_out": patch.left_out,
                    "adds": patch.adds,
                }
                for patch in reading
            ]
            for reading in doubt.readings
        ]
        return cls(kind=doubt.kind.value, readings=readings)


class DraftShown(Shown):
    """A draft: lines that wait for the member's confirmation."""

    id: UUID
    version: int
    state: DraftState
    author: UUID
    text: str
    created_at: datetime
    lines: list[LineShown]
    doubts: list[DoubtShown]

    @classmethod
    def of(cls, draft: Draft) -> DraftShown:
        """Return the response body for a draft."""
        return cls(
            id=draft.id,
            version=draft.version,
            state=draft.state,
            author=draft.author,
            text=draft.text,
            created_at=draft.created_at,
            lines=[LineShown.of(line) for line in draft.lines],
            doubts=[DoubtShown.of(doubt) for doubt in draft.doubts],
        )


class DraftsShown(Shown):
    """Drafts, the newest first."""

    items: list[DraftShown]


class DraftDecided(Shown):
    """A draft after a request to decide on it; ``acted`` is false if it had been decided or changed before."""

    draft: DraftShown
    entries: list[EntryShown]
    acted: bool


class CategoryShown(Shown):
    """A category of spending or income; built-in ones (``system``) cannot be removed."""

    key: str
    name: str
    icon: str
    colour: str
    income: bool
    system: bool

    @classmethod
    def of(cls, category: Category, words: Words) -> CategoryShown:
        """Return the response body for a category, named in the member's language."""
        return cls(
            key=category.key,
            name=words.category_name(category),
            icon=category.icon,
            colour=category.colour,
            income=category.income,
            system=category.system,
        )


class CategoriesShown(Shown):
    """The household's categories."""

    items: list[CategoryShown]


class AccountShown(Shown):
    """An account: where money lies or is paid from."""

    id: UUID
    name: str

    @classmethod
    def of(cls, account: Account) -> AccountShown:
        """Return the response body for an account."""
        return cls(id=account.id, name=account.name)


class AccountsShown(Shown):
    """The household's accounts."""

    items: list[AccountShown]


class TagsShown(Shown):
    """The household's tags."""

    items: list[str]
