"""A bank's text as the entry it records, or the notice that it records none."""

from __future__ import annotations

from datetime import date

from core.errors import Refusal
from core.importing.bank_text import BankText, read_bank_text
from core.language.message import Message
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.intent import BankNotice, RecordEntries
from core.model.money import Money


def read_bank_message(message: Message) -> RecordEntries | BankNotice | None:
    """Return the one entry of a bank's text, or the notice that it records none; None where no bank wrote it."""
    bank = read_bank_text(message.text, message.context.currency)
    if bank is None:
        return None
    if bank.kind != "transaction":
        return BankNotice(bank.kind)
    line = Line(
        kind=bank.entry_kind,
        money=Money.of(bank.amount, bank.currency),
        day=_find_day(message),
        description=bank.counterparty or "",
        merchant=_find_merchant(message),
        account=_name_account(message, bank),
    )
    return RecordEntries((line,), () if bank.direction_known else (_ask_kind(bank),))


def _ask_kind(bank: BankText) -> Doubt:
    kinds = (bank.entry_kind, EntryKind.INCOME, EntryKind.TRANSFER)
    return Doubt(DoubtKind.KIND, tuple((Patch(0, kind=kind),) for kind in kinds))


def _find_day(message: Message) -> date:
    """Return the day a text names, today where it names none or one still to come."""
    try:
        said = message.reading.layout.dates
    except Refusal:
        return message.context.today
    days = [day for each in said for day in each.days if day <= message.context.today]
    return days[0] if days else message.context.today


def _find_merchant(message: Message) -> str | None:
    found = message.marks.within("merchant", 0, len(message.tokens))
    return found[0].value.split(":", 1)[1] if found else None


def _name_account(message: Message, bank: BankText) -> str | None:
    """Return the household's account that ends in a text's tail, else the tail itself."""
    if bank.account_tail is None:
        return None
    own = next((name for name in message.context.accounts if name.endswith(bank.account_tail)), None)
    return own or f"··{bank.account_tail}"
