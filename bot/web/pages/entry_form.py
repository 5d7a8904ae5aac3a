"""The form that changes one entry: its fields, how its shares are shown, and the change that it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.web.pages.page import PageReader, read_id
from core.errors import Invalid, NotAllowed
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.intent import ChangeDraft
from core.model.money import Money
from core.usecases.change_line import MOST_TAGS

Short = Annotated[str, StringConstraints(max_length=300)]
_MOST_MEMBERS: Final = 50


class EntryForm(BaseModel):
    """The fields of the form that changes one entry; ``version`` is the one that the form showed.

    ``whom`` are the ticked members it was for; the sum of each stands in a field ``part-ID``, empty for equal parts.
    A form without ``full`` showed no account, tags and shares, and leaves them as they are.
    """

    model_config = ConfigDict(extra="allow")

    csrf: Short = ""
    version: int
    amount: Short
    day: date
    kind: EntryKind
    description: Short = ""
    merchant: Short = ""
    account: Short = ""
    tags: Short = ""
    category: Short = ""
    payer: Short = ""
    visibility: Visibility = Visibility.SHARED
    full: bool = False
    whom: list[Short] = []

    def find_part(self, member: UUID) -> str:
        """Return the sum typed for a member; empty if there is none."""
        return str((self.model_extra or {}).get(f"part-{member}", "")).strip()


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A person an entry can be for, as its form shows them."""

    member: UUID
    name: str
    is_ticked: bool
    sum: str
    """Their part as its field shows it; empty where all parts are equal."""


def list_shown_shares(reader: PageReader, line: Line) -> list[ShownShare]:
    """Return the people an entry was or can be for; empty for income, or where one person keeps the book alone."""
    if line.kind is EntryKind.INCOME:
        return []
    parts = {share.member: Money(share.minor, line.money.currency) for share in line.shares}
    people = list(dict.fromkeys((*(member.id for member in reader.household.members), *parts)))
    if len(people) == 1:
        return []
    equal = line.has_equal_shares
    return [
        ShownShare(
            member,
            reader.household.find_name(member) or "",
            member in parts,
            "" if equal or member not in parts else reader.show_amount(parts[member]),
        )
        for member in people[:_MOST_MEMBERS]
    ]


def read_entry_change(given: EntryForm, entry: Entry, reader: PageReader) -> ChangeDraft:
    """Return the changes that a form makes to the entry it showed; unchanged fields are None.

    Raises:
        Invalid: an amount cannot be read, a category or member is unknown, or the parts do not make the amount.
        NotAllowed: somebody other than its author changes who sees the entry.
    """
    line = entry.line
    money = reader.read_amount(given.amount, line.money.currency)
    payer = read_id(given.payer) if given.payer else None
    if payer is not None and reader.household.member(payer) is None and payer != line.payer:
        raise Invalid("member-unknown")
    if given.category and reader.household.category(given.category) is None:
        raise Invalid("category-unknown")
    if given.visibility is not line.visibility and entry.author != reader.member.id:
        raise NotAllowed("private-only-author")
    description, merchant = given.description.strip(), given.merchant.strip()
    account = given.account.strip() if given.full else line.account or ""
    tags = _read_tags(given.tags) if given.full else line.tags
    parts = _read_parts(given, line, money, reader)
    return ChangeDraft(
        amount=money.amount if money != line.money else None,
        day=given.day if given.day != line.day else None,
        kind=given.kind if given.kind is not line.kind else None,
        category=given.category if given.category and given.category != line.category else None,
        description=description if description != line.description else None,
        merchant=merchant if merchant != (line.merchant or "") else None,
        account=account if account != (line.account or "") else None,
        tags=tuple(tag for tag in tags if tag not in line.tags),
        removed_tags=tuple(tag for tag in line.tags if tag not in tags),
        payer=payer if payer != line.payer else None,
        whom=None if parts is None else tuple(parts),
        parts=tuple(parts.values()) if parts and any(parts.values()) else (),
        visibility=given.visibility if given.visibility is not line.visibility else None,
    )


def _read_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a field, written with or without ``#``; raises Invalid for more than an entry can have."""
    tags = tuple(dict.fromkeys(word.strip("#.") for word in text.replace(",", " ").split() if word.strip("#.")))
    if len(tags) > MOST_TAGS:
        raise Invalid("tags-many", most=MOST_TAGS)
    return tags


def _read_parts(given: EntryForm, line: Line, money: Money, reader: PageReader) -> dict[UUID, int] | None:
    """Return the members an entry was for with their parts in minor units, 0 for equal parts.

    Returns None where the form left them as it showed them, and {} for the whole household.

    Raises:
        Invalid: the parts do not make the amount.
    """
    shown = list_shown_shares(reader, line) if given.full else []
    before = {each.member: each.sum for each in shown if each.is_ticked}
    typed = {each.member: given.find_part(each.member) for each in shown}
    is_ticked = {each.member: str(each.member) in given.whom for each in shown}
    # A sum typed beside an empty box ticks it; a box that was emptied takes its old sum along.
    chosen = {
        member: text for member, text in typed.items() if is_ticked[member] or (text and text != before.get(member))
    }
    if chosen == before:
        return None
    if not any(chosen.values()):
        return dict.fromkeys(chosen, 0)
    parts = {member: reader.read_amount(text, money.currency).minor if text else 0 for member, text in chosen.items()}
    together = Money(sum(parts.values()), money.currency)
    if together != money:
        raise Invalid("parts-differ", sum=reader.words.money(together), money=reader.words.money(money))
    return {member: part for member, part in parts.items() if part}
