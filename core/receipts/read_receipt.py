"""Read recognised words into a receipt by rows, keywords and sums, without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.model.money import Money
from core.model.page import PageText
from core.model.receipt import Charge, DoubtfulLine, FieldReading, PaymentMethod, Receipt, ReceiptItem
from core.receipts import merchant_name, purchase_day
from core.receipts.currency import CurrencyReading, find_currency
from core.receipts.equations import ROUNDED, ReceiptAmounts
from core.receipts.keywords import choose_vocabulary
from core.receipts.merchant_name import FIRST_ROWS
from core.receipts.misreadings import find_misreadings
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.printed_amounts import detect_style
from core.receipts.printed_dates import NUMBERS, read_dates
from core.receipts.printed_items import PrintedItem, list_items
from core.receipts.row_context import label_rows_in_context
from core.receipts.row_kinds import PLAIN, LabelledRow, RowKind
from core.receipts.tax_lines import list_taxes, read_row_label
from core.receipts.total_candidates import TotalCandidate, is_confirmed_by_sums, rank_totals

_TAIL = re.compile(r"(?:[*xX•#.]\s?){2,}[\s-]*(\d{4})(?!\d)|(?<!\d)\d{4}[\s-]?[*xX•#\d]{2,}[\s*xX•#-]*(\d{4})(?!\d)")
_WALLETS = re.compile(
    r"upi|paytm|gpay|google pay|apple pay|phonepe|wallet|tng|touch n go|grab|boost|qris|gopay|ovo|dana|pix|blik|mbway",
    re.IGNORECASE,
)
MOST_STRANGE = 0.3
"""The largest share of letters in unknown words that a title row such as "refund" may have."""
SURE, UNSURE = 0.98, 0.6
"""The confidence in a total that the sums confirm, and in one that they do not confirm."""


@dataclass(frozen=True, slots=True)
class HouseholdHabits:
    """The household's settings that help to read a receipt: today, currency, date order, decimal mark and language."""

    today: date
    currency: str
    day_first: bool = True
    mark: str = "."
    language: str = ""


def read_receipt(pages: Sequence[PageText], habits: HouseholdHabits) -> Receipt:
    """Return the receipt on some pages, read from the first to the last; fields that were not found are empty."""
    return read_receipt_rows([row for page in pages for row in group_rows(page)], habits)


def read_receipt_rows(found: Sequence[PageRow], habits: HouseholdHabits) -> Receipt:
    """Return the receipt made of rows from top to bottom."""
    money = read_currency(found, habits)
    code = money.code
    account = read_receipt_amounts(found, habits, code)
    best = rank_totals(account)
    receipt = _fill_amounts(account, best, code)
    printed = code if money.row is not None else ""
    refund = has_refund_title(found) or bool(receipt.total and receipt.total.value.minor < 0)
    return replace(
        _fill_shop_and_day(receipt, found, habits, printed),
        currency=FieldReading(code, money.sure, money.row.boxes if money.row else ()),
        currencies=money.choices,
        is_total_printed=not best or best[0].line.kind is RowKind.TOTAL,
        is_refund=refund,
        verified=is_confirmed_by_sums(account, best),
        doubtful=_list_doubtful_lines(account, best, code),
    )


def has_refund_title(found: Sequence[PageRow]) -> bool:
    """Return whether a title in the first rows says that this is a refund; sentences about refunds do not count."""
    words = choose_vocabulary([row.text for row in found])
    return any(
        any(cue.role == "refund" for cue in words.find_keywords(row.text))
        and words.measure_other_words(row.text) <= MOST_STRANGE
        for row in found[:FIRST_ROWS]
    )


def has_total_or_date(page: PageText) -> bool:
    """Return whether a page names a total with an amount to its right, or a date with a full year.

    Either shows that the page is upright: upside down some labels can be read too, but amounts stand to their left.
    """
    found = group_rows(page)
    totals = label_rows(found, HouseholdHabits(date.min, "USD"), "USD")
    for line in totals:
        if line.kind is RowKind.TOTAL and line.amount and line.amount.box.left > line.row.words[0].box.left:
            return True
    dates = (date for row in found for date in read_dates(row.text, day_first=True))
    return any(days and certainty >= NUMBERS for days, certainty, _ in dates)


def read_currency(found: Sequence[PageRow], habits: HouseholdHabits) -> CurrencyReading:
    """Return the currency of a receipt by its rows."""
    return find_currency(found, habits.currency, habits.language, habits.mark)


def read_receipt_amounts(found: Sequence[PageRow], habits: HouseholdHabits, code: str) -> ReceiptAmounts:
    """Return a receipt as amounts, items and labelled lines."""
    listed = label_rows(found, habits, code)
    return ReceiptAmounts(listed, list_items(listed, detect_style([row.text for row in found], code, habits.mark)))


def label_rows(found: Sequence[PageRow], habits: HouseholdHabits, code: str) -> tuple[LabelledRow, ...]:
    """Return every row of a receipt as a labelled line."""
    texts = [row.text for row in found]
    return label_rows_in_context(found, detect_style(texts, code, habits.mark), choose_vocabulary(texts))


def _fill_amounts(account: ReceiptAmounts, best: Sequence[TotalCandidate], code: str) -> Receipt:
    verified = is_confirmed_by_sums(account, best)
    total = best[0] if best else None
    return Receipt(
        items=tuple(_make_item(good, code) for good in account.goods),
        discounts=tuple(_list_charges(account.list_lines(RowKind.DISCOUNT), code)),
        deposits=tuple(_list_charges(account.list_lines(RowKind.DEPOSIT), code, signed=True)),
        taxes=tuple(list_taxes(account, total, code)),
        service=_read_money(account.list_lines(RowKind.SERVICE), code),
        tip=_read_money(account.list_lines(RowKind.TIP), code),
        rounding=_read_money(account.list_lines(RowKind.ROUNDING), code),
        subtotal=_read_money(account.list_lines(RowKind.SUBTOTAL), code),
        total=_read_total(total, code, verified=verified),
        other_total=_read_money(_list_other_totals(account, total) if total else (), code),
        paid=_read_payment(account, code),
        change=_read_money(account.list_lines(RowKind.CHANGE), code),
        method=_read_payment_method(account),
        card=_read_card_digits(account),
    )


def _read_total(claim: TotalCandidate | None, code: str, *, verified: bool) -> FieldReading[Money] | None:
    if claim is None or claim.line.amount is None:
        return None
    sure = SURE if verified else min(UNSURE + 0.05 * claim.score, 0.9)
    return FieldReading(
        Money(claim.minor, code), sure * min(1.0, claim.line.row.confidence + 0.1), (claim.line.amount.box,)
    )


def _list_other_totals(account: ReceiptAmounts, total: TotalCandidate) -> list[LabelledRow]:
    """Return lines named total whose amount differs from the chosen total only by rounding or by the tax."""
    tax = sum(line.minor for line in account.list_lines(RowKind.TAX))
    called = [line for line in account.list_lines(RowKind.TOTAL, RowKind.NET) if line.minor != total.minor]
    return [
        line
        for line in called
        if (line.kind is RowKind.NET or line.weight >= PLAIN)
        and abs(total.minor - line.minor - (tax if line.index > total.line.index else 0)) <= ROUNDED
    ]


def _read_money(found: Sequence[LabelledRow], code: str) -> FieldReading[Money] | None:
    if not found or found[-1].amount is None:
        return None
    line = found[-1]
    return FieldReading(Money(line.minor, code), line.row.confidence, (line.amount.box,) if line.amount else ())


def _read_payment(account: ReceiptAmounts, code: str) -> FieldReading[Money] | None:
    found = _read_money(account.list_lines(RowKind.CASH) or account.list_lines(RowKind.CARD), code)
    return replace(found, value=Money(abs(found.value.minor), code)) if found else None


def _read_payment_method(account: ReceiptAmounts) -> FieldReading[PaymentMethod] | None:
    for kind, paid in ((RowKind.CARD, PaymentMethod.CARD), (RowKind.CASH, PaymentMethod.CASH)):
        for line in account.list_lines(kind):
            wallet = paid is PaymentMethod.CARD and _WALLETS.search(line.row.text)
            return FieldReading(PaymentMethod.WALLET if wallet else paid, line.row.confidence, line.row.boxes)
    return None


def _read_card_digits(account: ReceiptAmounts) -> FieldReading[str] | None:
    for line in account.lines:
        match = _TAIL.search(line.row.text)
        if match:
            return FieldReading(match[1] or match[2], line.row.confidence, line.row.boxes)
    return None


def _make_item(good: PrintedItem, code: str) -> ReceiptItem:
    boxes = tuple(box for line in good.rows for box in line.row.boxes)
    quantity = Decimal(good.quantity).scaleb(-3).normalize() if good.quantity else None
    price = Money(good.price.minor, code) if good.price else None
    return ReceiptItem(good.name, Money(good.minor, code), quantity, price, good.line.row.confidence, boxes)


def _list_charges(found: Iterable[LabelledRow], code: str, *, signed: bool = False) -> Iterable[Charge]:
    for line in found:
        if line.minor:
            minor = line.minor if signed else abs(line.minor)
            yield Charge(read_row_label(line), Money(minor, code), line.row.confidence, line.row.boxes)


def _fill_shop_and_day(
    receipt: Receipt, found: Sequence[PageRow], habits: HouseholdHabits, printed_currency: str
) -> Receipt:
    """Return a receipt with its merchant, address, day and time filled in."""
    day = purchase_day.find_day(found, purchase_day.DateHabits(habits.today, habits.day_first, printed_currency))
    clock = purchase_day.find_time(found, day.row if day else None)
    name = merchant_name.find_merchant(found)
    where = merchant_name.find_address(found, name)
    return replace(
        receipt,
        merchant=FieldReading(name.text, min(0.99, max(0.1, 0.4 + 0.1 * name.score)), name.boxes) if name else None,
        address=FieldReading(
            ", ".join(row.text.strip(" ,") for row in where), 0.7, tuple(b for r in where for b in r.boxes)
        )
        if where
        else None,
        day=FieldReading(day.days[0], _rate_day(day), day.boxes) if day else None,
        days=day.days if day and day.is_order_open else (),
        time=FieldReading(clock[0], clock[1].confidence, clock[1].boxes) if clock else None,
    )


def _rate_day(day: purchase_day.DateCandidate) -> float:
    """Return the confidence in a day; lower where it has two readings."""
    return day.confidence * (0.95 if len(day.days) == 1 else 0.8)


def _list_doubtful_lines(
    account: ReceiptAmounts, best: Sequence[TotalCandidate], code: str
) -> tuple[DoubtfulLine, ...]:
    """Return the doubtful lines of a receipt; a corrected total comes first, with the amount read as a choice.

    Where the total is confirmed by sums, no other total is offered.
    """
    kept = Money(best[0].minor, code) if best else None
    checked, mended = is_confirmed_by_sums(account, best), bool(best) and best[0].mended
    found = []
    for slip in find_misreadings(account):
        is_total, read = slip.line.kind is RowKind.TOTAL, Money(account.amounts[slip.line.index], code)
        if is_total and mended:
            continue
        offered = None if slip.amount is None or slip.priced else Money(slip.amount, code)
        total = offered if is_total and not checked else kept
        found.append(DoubtfulLine(slip.line.row.text, read, offered, total, slip.line.row.boxes))
    if mended and kept is not None:
        line, read = best[0].line, Money(account.amounts[best[0].line.index], code)
        found.insert(0, DoubtfulLine(line.row.text, read, kept, read, line.row.boxes))
    return tuple(found)
