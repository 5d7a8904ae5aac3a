"""Put a receipt on a draft: its total as one line, uncertain values as questions; nothing enters the book yet."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from hashlib import sha256
from typing import TypeVar

import msgspec

from core.errors import Invalid
from core.importing.matching import ProofSource
from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household
from core.model.money import Money
from core.model.receipt import DoubtfulLine, FieldReading, PaymentMethod, Receipt
from core.ports import Proof, TeachableCategoriser
from core.usecases.erase_photos import can_see
from core.usecases.exchange import convert_lines
from core.usecases.find_same_purchase import NewProof, find_same_purchase
from core.usecases.recall_categories import recall_categories
from core.usecases.use_case_context import UseCaseContext

T = TypeVar("T")

PHOTO = "photo"
"""The source of a proof that is a photo or a document."""
_ASKED = 2
"""The most totals a draft asks about if the currency is uncertain too."""
_RECENT = 100
"""The number of recent photos a new one is compared with."""
_ALIKE = 10
"""The most bits (of 64) in which the perceptual hashes of two photos of one receipt may differ."""
_NEAR = timedelta(days=3)
"""The most days between the note of a purchase and its receipt."""
_LONG_PAST = timedelta(days=60)
"""The most days ago that a receipt's day is used without a question."""
_MOST_UNTOLD = 5
"""The most priced lines a photo without a total, a day and a payment may have and still be a receipt, not a menu."""
_ALIKE_NAMES = 0.6
"""The least similarity (0 to 1) of two readings of one shop's name."""
_NAMES = 12
"""The most items whose names are used to choose the category."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was read: its content, a perceptual hash of its picture, and the receipt on it."""

    content: bytes
    look: int | None
    receipt: Receipt

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the content as hexadecimal."""
        return sha256(self.content).hexdigest()


async def list_of_same_file(context: UseCaseContext, content: bytes) -> list[Draft]:
    """Return the drafts made of this very file, one for each receipt on it, without discarded ones."""
    return await _list_kept_drafts(context, await context.uow.proofs.find_same(sha256(content).hexdigest()))


async def find_same_paper(context: UseCaseContext, photo: Photo) -> Draft | None:
    """Return the draft of an earlier photo of the same receipt; None where there is none or it was discarded."""
    recent = await context.uow.proofs.list_photos(_RECENT)
    return await _find_kept_draft(context, [proof for proof in recent if _is_same_paper(proof, photo)])


async def find_like_paper(context: UseCaseContext, photo: Photo) -> Draft | None:
    """Return a draft of the same shop, day and total, perhaps of another photo of this receipt, to be asked about."""
    recent = await context.uow.proofs.list_photos(_RECENT)
    return await _find_kept_draft(
        context, [proof for proof in recent if _is_like_paper(read_stored_receipt(proof), photo.receipt)]
    )


def _is_like_paper(before: Receipt, now: Receipt) -> bool:
    """Return whether two receipts have the same total and day, about the same shop, and no different time."""
    if before.total is None or now.total is None or before.day is None or now.day is None:
        return False
    if before.total.value.minor != now.total.value.minor or before.day.value != now.day.value:
        return False
    if before.time and now.time and before.time.value != now.time.value:
        return False
    one, other = ((field_value(paper.merchant) or "").casefold() for paper in (before, now))
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE_NAMES


async def _find_kept_draft(context: UseCaseContext, proofs: Sequence[Proof]) -> Draft | None:
    for proof in proofs:
        kept = await _list_kept_drafts(context, [proof])
        if kept:
            return kept[0]
    return None


async def _list_kept_drafts(context: UseCaseContext, proofs: Sequence[Proof]) -> list[Draft]:
    """Return the drafts of some proofs, each once, that were not discarded and that the member may see."""
    found = [await context.uow.drafts.get(which) for which in dict.fromkeys(proof.draft for proof in proofs)]
    kept = [draft for draft in found if draft and draft.state in {DraftState.OPEN, DraftState.CONFIRMED}]
    return [draft for draft in kept if await can_see(context, draft)]


def _is_same_paper(proof: Proof, photo: Photo) -> bool:
    if not proof.receipt:
        return False
    before, now = read_stored_receipt(proof), photo.receipt
    if before.total is None or now.total is None or _make_receipt_identity(before) != _make_receipt_identity(now):
        return False
    return _has_full_identity(now) or _has_similar_pictures(proof.look, photo.look)


def _make_receipt_identity(receipt: Receipt) -> tuple[object, ...]:
    """Return the total, day, time and shop, which two photos of one receipt must share.

    The currency may be on one alone.
    """
    total = receipt.total.value.minor if receipt.total else None
    return total, field_value(receipt.day), field_value(receipt.time), field_value(receipt.merchant)


def _has_full_identity(receipt: Receipt) -> bool:
    """Return whether shop, day, time and a verified total are all known, so that they identify the purchase."""
    return receipt.verified and None not in _make_receipt_identity(receipt)


def _has_similar_pictures(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and ((one ^ other) & (1 << 64) - 1).bit_count() <= _ALIKE


def read_stored_receipt(proof: Proof) -> Receipt:
    """Return the receipt stored with a proof; an empty one where there is none."""
    return msgspec.json.decode(proof.receipt, type=Receipt) if proof.receipt else Receipt()


def field_value(reading: FieldReading[T] | None) -> T | None:
    """Return the value of a receipt's field; None where it was not read."""
    return reading.value if reading is not None else None


def complete_by_second_reading(receipt: Receipt, other: Receipt | None) -> Receipt:
    """Return a reading of a receipt completed by a second reading; a total that differs is offered as a choice."""
    if other is None or receipt.verified or other.total is None:
        return receipt
    total = other.total.value
    if receipt.total is None:
        return replace(other, currency=receipt.currency or other.currency)
    if receipt.total.value == total:
        return replace(receipt, items=receipt.items or other.items, merchant=receipt.merchant or other.merchant)
    name = other.merchant.value if other.merchant else ""
    offered = DoubtfulLine(name, receipt.total.value, total, total)
    return replace(receipt, doubtful=(offered, *receipt.doubtful))


async def make_receipt_line(
    context: UseCaseContext, categoriser: TeachableCategoriser, receipt: Receipt
) -> Line | None:
    """Return a receipt as one line; None where no total was read or the photo is a list of prices."""
    total = field_value(receipt.total)
    if total is None or total.minor == 0 or _is_list_of_prices(receipt):
        return None
    day = field_value(receipt.day)
    line = Line(
        EntryKind.REFUND if receipt.is_refund else EntryKind.EXPENSE,
        Money(abs(total.minor), total.currency),
        day if day and day <= context.today else context.today,
        merchant=field_value(receipt.merchant),
        account=_find_account(context.household, receipt),
        payer=context.member.id,
        items=tuple(range(len(receipt.items))),
    )
    return await _choose_category(context, line, receipt, categoriser)


def _is_list_of_prices(receipt: Receipt) -> bool:
    """Return whether a photo shows a menu and no receipt: many prices, and no total, day or payment."""
    told = receipt.is_total_printed or receipt.day or receipt.paid or receipt.method
    return not told and len(receipt.items) > _MOST_UNTOLD


def _find_account(household: Household, receipt: Receipt) -> str | None:
    """Return the account a receipt was paid from: by the card's last digits, or cash; None where none fits."""
    tail, cash = field_value(receipt.card), field_value(receipt.method) is PaymentMethod.CASH
    for account in household.accounts:
        names = (account.name, *account.former)
        if any((tail and tail in name) or (cash and name.casefold() == "cash") for name in names):
            return account.name
    return None


async def _choose_category(
    context: UseCaseContext, line: Line, receipt: Receipt, categoriser: TeachableCategoriser
) -> Line:
    """Return a line with its category, chosen by the merchant or else by the names of the items."""
    names = " ".join(item.name for item in receipt.items[:_NAMES])
    asked = (line, replace(line, merchant=None, description=names))
    known = await recall_categories(context.uow.lessons, categoriser, asked, context.today)
    guesses = [known.suggest(each, context.household) for each in asked]
    best = max(guesses, key=lambda guess: guess.confidence)
    return replace(line, category=best.category, confidence=best.confidence)


def list_receipt_doubts(receipt: Receipt, line: Line, today: date) -> tuple[Doubt, ...]:
    """Return the questions that a receipt leaves open: another possible total, currency or date.

    A day long past is asked about once, beside today: a misread year would put the purchase where nobody looks.
    """
    offered = (each.total for each in receipt.doubtful if each.total is not None)
    totals = dict.fromkeys((line.money, *(Money(abs(each.minor), each.currency) for each in offered)))
    codes = receipt.currencies or (line.money.currency,)
    several = len(totals) > 1
    asked = [
        money
        for total in list(totals)[: _ASKED if len(codes) > 1 else None]
        for money in _convert_to_each(total, codes)
    ]
    kind = DoubtKind.AMOUNT if several else DoubtKind.CURRENCY
    money_doubts = (Doubt(kind, tuple((Patch(0, money=money),) for money in asked)),) if len(asked) > 1 else ()
    days = list(receipt.days)
    if len(days) < _ASKED and line.day < today - _LONG_PAST:
        days = [line.day, today]
    day_doubts = (Doubt(DoubtKind.DATE, tuple((Patch(0, day=day),) for day in days)),) if len(days) > 1 else ()
    return money_doubts + day_doubts


def _convert_to_each(total: Money, codes: Sequence[str]) -> list[Money]:
    """Return an amount in each of some currencies whose minor unit allows its decimals."""
    found = []
    for code in codes:
        with suppress(Invalid):
            found.append(Money.of(total.amount, code))
    return found


async def propose_receipt(
    context: UseCaseContext, lines: Sequence[Line], doubts: Sequence[Doubt], origin: ReceiptOrigin
) -> Draft:
    """Save a draft of a receipt's lines, with the photos as its proofs."""
    context.require_writer()
    draft = Draft(
        context.ids.new(),
        1,
        DraftState.OPEN,
        context.member.id,
        tuple(lines),
        tuple(doubts),
        context.now,
        origin.channel,
        origin.chat,
        origin.text,
        heard=origin.heard,
    )
    lines = await convert_lines(context.uow, draft.lines, context.household.currency)
    draft = replace(draft, lines=lines)
    await context.uow.drafts.add(draft)
    for proof in make_proofs(context, draft, origin):
        await context.uow.add_proof(proof)
    return draft


@dataclass(frozen=True, slots=True)
class ReceiptOrigin:
    """The source of a receipt: chat, caption, the photo that shows its total, and the stored file's key."""

    channel: str
    chat: str
    photo: Photo
    file: str
    text: str = ""
    heard: str = ""
    beside: tuple[tuple[Photo, str], ...] = ()
    """The other photos of the album, each with the key of its stored file."""
    parted: bool = False
    """Whether the photos may be several receipts; ``beside`` then has every photo with its own receipt."""


def make_proofs(context: UseCaseContext, draft: Draft, origin: ReceiptOrigin) -> list[Proof]:
    """Return the photos as proofs of a draft; where they may be several receipts, the album as a whole comes first."""

    def proof(photo: Photo, file: str) -> Proof:
        said = msgspec.json.encode(photo.receipt).decode()
        return Proof(context.ids.new(), draft.id, PHOTO, origin.text, file, photo.digest, photo.look, said)

    together = msgspec.json.encode(origin.photo.receipt).decode()
    first = (
        Proof(context.ids.new(), draft.id, "album", origin.text, receipt=together)
        if origin.parted
        else proof(origin.photo, origin.file)
    )
    return [first, *(proof(photo, file) for photo, file in origin.beside)]


async def find_matching_entry(context: UseCaseContext, line: Line) -> Entry | None:
    """Return an entry of the same amount and about the same day that this receipt may prove, if it has no photo yet."""
    same = await find_same_purchase(context, line, NewProof(ProofSource.RECEIPT))
    return same.entry if same is not None else None
