"""The field editor shared by drafts and entries: shows values to choose or asks for one, and reads the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from bot.handlers.cards import make_page, read_argument, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context, read_typed_amount, read_typed_day
from bot.messages import Reply, Tap
from bot.render.editor import (
    EVENLY,
    EVERYBODY,
    FIELDS,
    EditedLine,
    is_to_be_typed,
    make_typing_request,
    make_value_page,
    shorten_id,
    shorten_key,
)
from core.errors import Invalid, NotAllowed, PrivateOnly
from core.language.entries.parts import read_division
from core.model.entry import EntryKind, Visibility
from core.model.intent import ChangeDraft
from core.usecases.keep_accounts import list_accounts


async def make_field_page(context: MessageContext, edited: EditedLine, tap: Tap) -> Reply:
    """Return a field's values to choose, or a request to type one; private accounts of others are not listed."""
    _, field, value = read_argument(tap)
    page = make_page(context)
    if field == "account":
        seen = await list_accounts(use_case_context(context))
        page = replace(page, household=replace(page.household, accounts=seen))
    if field not in FIELDS:
        raise Invalid("choice-gone")
    if is_to_be_typed(page, field) or value == "other":
        context.dialogue.asked = edited.make_tap(edited.verbs.typed, field)
        return make_typing_request(page, edited, field)
    context.dialogue.asked = None
    return make_value_page(page, edited, field, int(value) if value.isdecimal() else 0)


def read_chosen_value(context: MessageContext, edited: EditedLine, field: str, value: str) -> ChangeDraft:
    """Return the change that a chosen value means; raises Invalid where the household no longer has that value."""
    try:
        return replace(_CHOSEN[field](context, edited, value), line=edited.index)
    except (KeyError, ValueError):
        raise Invalid("choice-gone") from None


def read_typed_value(context: MessageContext, edited: EditedLine, field: str, text: str) -> ChangeDraft:
    """Return the change that a typed value means; raises Invalid where it cannot be read."""
    line = edited.index
    words = " ".join(text.split())
    if not words:
        raise Invalid("text-missing")
    match field:
        case "amount":
            money = read_typed_amount(context, words, edited.line)
            currency = money.currency if money.currency != edited.line.money.currency else None
            return ChangeDraft(line=line, amount=money.amount, currency=currency)
        case "date":
            return ChangeDraft(line=line, day=read_typed_day(context, words))
        case "tags":
            return ChangeDraft(line=line, tags=tuple(word.strip("#,.") for word in words.split() if word.strip("#,.")))
        case "merchant":
            return ChangeDraft(line=line, merchant=words)
        case "whom":
            return _read_parts(context, edited, words)
        case "account":
            return ChangeDraft(line=line, account=_find_known_account(context, words))
        case _:
            return ChangeDraft(line=line, description=words)


def read_category(context: MessageContext, value: str) -> str:
    """Return the key of the category a button carries; raises Invalid where the household no longer has it."""
    for category in context.household.categories:
        if shorten_key(category.key) == value:
            return category.key
    raise Invalid("category-unknown")


def read_members(context: MessageContext, value: str) -> tuple[UUID, ...]:
    """Return the members a button carries, empty for everybody; raises Invalid where a member has left."""
    if value == EVENLY:
        return tuple(member.id for member in context.household.members)
    return () if value == EVERYBODY else (_choose_member(context, value),)


def _read_parts(context: MessageContext, edited: EditedLine, words: str) -> ChangeDraft:
    """Read typed parts such as "2:1" as the members' shares of an entry; raises Invalid where they cannot be read."""
    total = edited.line.money.amount
    found = read_division(words, make_reading_context(context), total)
    if found is None or (found.parts and not found.is_plain(total)):
        raise Invalid("parts-unread")
    return ChangeDraft(line=edited.index, whom=found.members, parts=found.parts)


def _choose_member(context: MessageContext, value: str) -> UUID:
    for member in context.household.members:
        if shorten_id(member.id) == value:
            return member.id
    raise Invalid("member-unknown")


def choose_account(context: MessageContext, value: str) -> str:
    """Return the account a button carries; an empty value removes the account."""
    for account in context.household.accounts:
        if shorten_id(account.id) == value:
            return account.name
    if value:
        raise Invalid("account-unknown")
    return ""


def _find_known_account(context: MessageContext, words: str) -> str:
    """Return the household's account name that equals the words ignoring case; the words themselves if none."""
    names = {account.name.casefold(): account.name for account in context.household.accounts}
    return names.get(words.casefold(), words)


def _choose_visibility(context: MessageContext, edited: EditedLine, value: str) -> Visibility:
    if context.inbound.group:
        raise PrivateOnly("private-in-group")
    if edited.author != context.member.id:
        raise NotAllowed("private-only-author")
    return Visibility(value)


_CHOSEN: dict[str, Callable[[MessageContext, EditedLine, str], ChangeDraft]] = {
    "category": lambda context, _, value: ChangeDraft(category=read_category(context, value)),
    "date": lambda _, __, value: ChangeDraft(day=date.fromisoformat(value)),
    "kind": lambda _, __, value: ChangeDraft(kind=EntryKind(value)),
    "payer": lambda context, _, value: ChangeDraft(payer=_choose_member(context, value)),
    "whom": lambda context, _, value: ChangeDraft(whom=read_members(context, value)),
    "account": lambda context, _, value: ChangeDraft(account=choose_account(context, value)),
    "visibility": lambda context, edited, value: ChangeDraft(visibility=_choose_visibility(context, edited, value)),
    "merchant": lambda *_: ChangeDraft(merchant=""),
}
