"""Turn a bank's text into the entry it records, or into a notice that it records none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.errors import Refusal
from core.importing.alert_values import cut_mail_headers
from core.importing.read_alert import read_alert
from core.language.context import Context
from core.language.message import Message
from core.model.alert import BankAlert
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.intent import BankNotice, RecordEntries
from core.model.money import Money
from core.model.rate import round_rate


def read_bank_message(message: Message) -> RecordEntries | BankNotice | None:
    """Return the entry of a bank's text, or a notice that it records none; None where no bank wrote the text."""
    context = message.context
    text = cut_mail_headers(message.text)
    alert = read_alert(text, context.currency, "", context.today)
    if alert is None:
        return None
    if alert.kind != "transaction":
        return BankNotice(alert.kind)
    if len(parts := _list_alerts(text, context)) > 1:
        lines = [
            make_alert_line(each, context.accounts, each.day or context.today, home=context.currency) for each in parts
        ]
        asked = [doubt for place, each in enumerate(parts) for doubt in ask_alert(each, place)]
        return RecordEntries(tuple(lines), tuple(asked))
    line = make_alert_line(
        alert, context.accounts, alert.day or _find_day(message), _find_merchant(message), home=context.currency
    )
    return RecordEntries((line,), ask_alert(alert), alert=alert)


def _list_alerts(text: str, context: Context) -> list[BankAlert]:
    """Return the transactions of several bank texts in one message, by their lines; one or none where it is one text.

    A bank that says the same in two languages tells of one transaction.
    """
    read = [read_alert(part, context.currency, "", context.today) for part in text.split("\n") if part.strip()]
    found = [each for each in read if each is not None and each.kind == "transaction"]
    told: dict[tuple[object, ...], BankAlert] = {}
    for each in found:
        told.setdefault((each.amount, each.currency, each.reference, each.at, each.balance, each.counterparty), each)
    return list(told.values())


def make_alert_line(
    alert: BankAlert, accounts: tuple[str, ...], day: date, merchant: str | None = None, *, home: str
) -> Line:
    """Return the line of a bank's alert, on the household's account with the alert's last digits.

    ``home`` is the household's currency: a purchase abroad has the rate of what its text says it came to in it. Where
    the other account in the text is the household's too, the line is a transfer.

    Raises:
        Invalid: the amount does not fit its currency.
    """
    line = Line(
        kind=alert.entry_kind,
        money=Money.of(alert.amount, alert.currency),
        day=day,
        description=alert.counterparty or "",
        merchant=merchant,
        account=_name_account(alert.account_tail, accounts),
    )
    if alert.home_amount and alert.home_currency == home:
        line = line.with_rate(round_rate(alert.home_amount / alert.amount), home)
    other = _find_own_account(alert.other_tail, accounts)
    if other is None or line.account is None or other == line.account or alert.entry_kind not in _MOVED:
        return line
    left, arrived = (line.account, other) if alert.entry_kind is EntryKind.EXPENSE else (other, line.account)
    return replace(line, kind=EntryKind.TRANSFER, account=left, into=arrived)


_MOVED = frozenset((EntryKind.EXPENSE, EntryKind.INCOME))

_MOST_AMOUNTS = 3
"""Other amounts of a bank's text offered as buttons."""


def ask_alert(alert: BankAlert, place: int = 0) -> tuple[Doubt, ...]:
    """Return what a member has to be asked of an alert, likeliest answer first: which amount, which way it went."""
    doubts = []
    if alert.amounts:
        values = (alert.amount, *alert.amounts[:_MOST_AMOUNTS])
        moneys = [Money.of(value, alert.currency) for value in values]
        doubts.append(Doubt(DoubtKind.AMOUNT, tuple((Patch(place, money=money),) for money in moneys)))
    if not alert.direction_known:
        kinds = dict.fromkeys((alert.entry_kind, EntryKind.EXPENSE, EntryKind.INCOME, EntryKind.TRANSFER))
        doubts.append(Doubt(DoubtKind.KIND, tuple((Patch(place, kind=kind),) for kind in kinds)))
    return tuple(doubts)


def _find_day(message: Message) -> date:
    """Return the first day a text names that is not in the future; today where there is none."""
    try:
        said = message.reading.layout.dates
    except Refusal:
        return message.context.today
    days = [day for each in said for day in each.days if day <= message.context.today]
    return days[0] if days else message.context.today


def _find_merchant(message: Message) -> str | None:
    found = message.marks.list_within("merchant", 0, len(message.tokens))
    return found[0].value.split(":", 1)[1] if found else None


def _name_account(tail: str | None, accounts: tuple[str, ...]) -> str | None:
    """Return the household's account that ends in these digits, else the digits themselves; None without digits."""
    if tail is None:
        return None
    return _find_own_account(tail, accounts) or f"··{tail}"


def _find_own_account(tail: str | None, accounts: tuple[str, ...]) -> str | None:
    return next((name for name in accounts if name.endswith(tail)), None) if tail is not None else None
