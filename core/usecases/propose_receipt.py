"""Put a receipt on a draft card: its total as one line, what is doubtful as doubts; nothing enters the book."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
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
from core.model.receipt import DoubtfulLine, FieldReading, Paid, Receipt
from core.ports import Proof, TeachableCategoriser
from core.usecases.erase_photos import may_see
from core.usecases.exchange import attach_rates
from core.usecases.find_same_purchase import NewProof, find_same_purchase
from core.usecases.recall_categories import recall_categories
from core.usecases.use_case_context import UseCaseContext

T = TypeVar("T")

PHOTO = "photo"
"""The source of a proof that is a photo or a document."""
_ASKED = 2
"""Totals a card asks about where the currency is open as well."""
_RECENT = 100
"""Photos a new one is held against."""
_ALIKE = 10
"""Bits of 64 in which two photos of one paper may differ; the receipt has to say the same as well."""
_NEAR = timedelta(days=3)
"""Days between a purchase's note and its receipt."""
_MOST_UNTOLD = 5
"""Priced lines a paper without a total, a day and a payment may have and still be a receipt."""
_ALIKE_NAMES = 0.6
"""Similarity of two readings of one shop's name."""
_NAMES = 12
"""Items whose names tell the category."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was read: its content, what it looks like, what it says."""

    content: bytes
    look: int | None
    receipt: Receipt

    @property
    def digest(self) -> str:
        """SHA-256 of the content."""
        return sha256(self.content).hexdigest()


async def list_of_same_file(context: UseCaseContext, content: bytes) -> list[Draft]:
    """Return the drafts this very file stands behind, one a paper on it, but for those that were thrown away."""
    return await _list_kept_drafts(context, await context.uow.proofs.find_same(sha256(content).hexdigest()))


async def find_same_paper(context: UseCaseContext, photo: Photo) -> Draft | None:
    """The draft an earlier photo of the same paper stands behind, unless it was thrown away."""
    recent = await context.uow.proofs.list_photos(_RECENT)
    return await _find_kept_draft(context, [proof for proof in recent if _is_same_paper(proof, photo)])


async def find_like_paper(context: UseCaseContext, photo: Photo) -> Draft | None:
    """Return a draft of the same shop, day and total, which may be another photo of this paper: that must be asked."""
    recent = await context.uow.proofs.list_photos(_RECENT)
    return await _find_kept_draft(
        context, [proof for proof in recent if _is_like_paper(receipt_of(proof), photo.receipt)]
    )


def _is_like_paper(before: Receipt, now: Receipt) -> bool:
    """Whether two papers say the same total and day, and about the same shop; two times of day are two purchases."""
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
    """Return the drafts behind proofs, each once, that were not thrown away and that the member may see."""
    found = [await context.uow.drafts.get(which) for which in dict.fromkeys(proof.draft for proof in proofs)]
    kept = [draft for draft in found if draft and draft.state in {DraftState.OPEN, DraftState.CONFIRMED}]
    return [draft for draft in kept if await may_see(context, draft)]


def _is_same_paper(proof: Proof, photo: Photo) -> bool:
    if not proof.receipt:
        return False
    before, now = receipt_of(proof), photo.receipt
    if before.total is None or now.total is None or _identity_of(before) != _identity_of(now):
        return False
    return _is_stamped(now) or _do_look_alike(proof.look, photo.look)


def _identity_of(receipt: Receipt) -> tuple[object, ...]:
    """What two photos of one paper say alike; a sign of a currency that only one of them shows is no difference."""
    total = receipt.total.value.minor if receipt.total else None
    return total, field_value(receipt.day), field_value(receipt.time), field_value(receipt.merchant)


def _is_stamped(receipt: Receipt) -> bool:
    """Whether a shop, a day, a minute and a sum say which purchase it was, however the paper was photographed."""
    return receipt.verified and None not in _identity_of(receipt)


def _do_look_alike(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and ((one ^ other) & (1 << 64) - 1).bit_count() <= _ALIKE


def receipt_of(proof: Proof) -> Receipt:
    """The receipt a proof keeps."""
    return msgspec.json.decode(proof.receipt, type=Receipt) if proof.receipt else Receipt()


def field_value(reading: FieldReading[T] | None) -> T | None:
    """What a field says, None where it says nothing."""
    return reading.value if reading is not None else None


def with_witness(receipt: Receipt, other: Receipt | None) -> Receipt:
    """A reading with what a second one offers: another total to choose, and whatever the first could not read."""
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


async def line_of(context: UseCaseContext, categoriser: TeachableCategoriser, receipt: Receipt) -> Line | None:
    """The receipt as one line; None where no total was read."""
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
    """Whether it is a menu rather than a receipt: many prices, and neither a total nor a day nor a payment."""
    told = receipt.is_total_printed or receipt.day or receipt.paid or receipt.method
    return not told and len(receipt.items) > _MOST_UNTOLD


def _find_account(household: Household, receipt: Receipt) -> str | None:
    """Return the account that the paper names by the card's last digits, or cash; one it had before counts too."""
    tail, cash = field_value(receipt.card), field_value(receipt.method) is Paid.CASH
    for account in household.accounts:
        names = (account.name, *account.former)
        if any((tail and tail in name) or (cash and name.casefold() == "cash") for name in names):
            return account.name
    return None


async def _choose_category(
    context: UseCaseContext, line: Line, receipt: Receipt, categoriser: TeachableCategoriser
) -> Line:
    """By the merchant, else by what was bought."""
    names = " ".join(item.name for item in receipt.items[:_NAMES])
    asked = (line, replace(line, merchant=None, description=names))
    known = await recall_categories(context.uow.lessons, categoriser, asked, context.today)
    guesses = [known.suggest(each, context.household) for each in asked]
    best = max(guesses, key=lambda guess: guess.confidence)
    return replace(line, category=best.category, confidence=best.confidence)


def doubts_of(receipt: Receipt, line: Line) -> tuple[Doubt, ...]:
    """What the paper leaves open: another total its arithmetic asks for, a currency nothing printed decides."""
    offered = (each.total for each in receipt.doubtful if each.total is not None)
    totals = dict.fromkeys((line.money, *(Money(abs(each.minor), each.currency) for each in offered)))
    codes = receipt.currencies or (line.money.currency,)
    several = len(totals) > 1
    asked = [money for total in list(totals)[: _ASKED if len(codes) > 1 else None] for money in _in_each(total, codes)]
    kind = DoubtKind.AMOUNT if several else DoubtKind.CURRENCY
    money_doubts = (Doubt(kind, tuple((Patch(0, money=money),) for money in asked)),) if len(asked) > 1 else ()
    days = list(receipt.days)
    day_doubts = (Doubt(DoubtKind.DATE, tuple((Patch(0, day=day),) for day in days)),) if len(days) > 1 else ()
    return money_doubts + day_doubts


def _in_each(total: Money, codes: Sequence[str]) -> list[Money]:
    """The same figure in each currency that has so many digits after the point."""
    found = []
    for code in codes:
        with suppress(Invalid):
            found.append(Money.of(total.amount, code))
    return found


async def propose_receipt(
    context: UseCaseContext, lines: Sequence[Line], doubts: Sequence[Doubt], origin: ReceiptOrigin
) -> Draft:
    """A draft of the lines with the photo and its receipt behind it."""
    context.need_writer()
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
    lines = await attach_rates(context.uow, draft.lines, context.household.currency)
    draft = replace(draft, lines=lines)
    await context.uow.drafts.add(draft)
    for proof in proofs_of(context, draft, origin):
        await context.uow.add_proof(proof)
    return draft


@dataclass(frozen=True, slots=True)
class ReceiptOrigin:
    """Where a receipt came from: the chat, the caption, the photo that shows its total and where it is kept."""

    channel: str
    chat: str
    photo: Photo
    file: str
    text: str = ""
    heard: str = ""
    beside: tuple[tuple[Photo, str], ...] = ()
    """Other photos of its album and where they are kept."""
    parted: bool = False
    """The photos may be several receipts: those beside are all of them, and say what each would be alone."""


def proofs_of(context: UseCaseContext, draft: Draft, origin: ReceiptOrigin) -> list[Proof]:
    """The photos as proofs of a draft; of photos that may be several receipts first what they say together."""

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


async def find_noted(context: UseCaseContext, line: Line) -> Entry | None:
    """Return an entry of the same amount from about that day that no photo stands behind yet: perhaps the same."""
    same = await find_same_purchase(context, line, NewProof(ProofSource.RECEIPT))
    return same.entry if same is not None else None
