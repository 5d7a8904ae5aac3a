"""Move chosen items of a receipt to another category or member; the lines still add up to the total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft
from core.model.entry import Line, Share
from core.model.intent import ChangeDraft
from core.model.receipt import Receipt
from core.usecases.change_line import change_line
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.propose_receipt import read_stored_receipt
from core.usecases.use_case_context import UseCaseContext, encode_lines

_NAMED = 3
"""The number of items whose names make up a line's description."""
_LETTERS = 80

Put = Callable[[Line], Line]
"""A function that returns the line of the chosen items with a change applied."""


async def load_draft_receipt(context: UseCaseContext, draft: Draft) -> Receipt:
    """Return the receipt a draft was made of; raises Invalid where it has no receipt with items."""
    for proof in await context.uow.proofs.list_of_draft(draft.id):
        receipt = read_stored_receipt(proof)
        if receipt.items:
            return receipt
    raise Invalid("receipt-without-items")


async def split_receipt(
    context: UseCaseContext, draft_id: UUID, version: int, ticked: Collection[int], change: ChangeDraft
) -> DraftResult:
    """Move the ticked items of a draft to lines of their own and apply a change (category, members) to these."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    receipt = await load_draft_receipt(context, draft)
    lines = divide_items(
        draft, receipt, ticked, lambda line: change_line(line, change, context.household, context.today)
    )
    after = replace(draft, version=draft.version + 1, lines=lines, doubts=())
    await context.record_action("split-receipt", draft.id, before=encode_lines(draft.lines), after=encode_lines(lines))
    return await save_draft(context, after, was=draft.version)


def divide_items(draft: Draft, receipt: Receipt, ticked: Collection[int], put: Put) -> tuple[Line, ...]:
    """Return a draft's lines with ``put`` applied to the ticked items, which get their part of taxes and discounts.

    Lines that end up alike are joined.

    Raises:
        Invalid: nothing is ticked, a part would cost nothing, or the draft has an open question.
    """
    if draft.doubts:
        raise Invalid("receipt-doubts-first")
    if not any(at in ticked for line in draft.lines for at in line.items):
        raise Invalid("receipt-split-nothing")
    lines: list[Line] = []
    for line in draft.lines:
        part, rest = _split_line(line, receipt, ticked)
        lines += [put(line) for line in part] + rest
    return _join_alike(lines, receipt)


def _split_line(line: Line, receipt: Receipt, ticked: Collection[int]) -> tuple[list[Line], list[Line]]:
    """Return a line divided into a line of its ticked items and one of the rest, each as a list that may be empty."""
    chosen = tuple(at for at in line.items if at in ticked)
    left = tuple(at for at in line.items if at not in ticked)
    if not chosen or not left:
        return ([line], []) if chosen else ([], [line])
    weights = _sum_cost(chosen, receipt), _sum_cost(left, receipt)
    if min(weights) <= 0:
        raise Invalid("receipt-split-nothing")
    part, rest = (line.with_amount(money) for money in line.money.split(weights))
    if min(part.money.minor, rest.money.minor) <= 0:
        raise Invalid("receipt-split-nothing")
    apart = replace(part, items=chosen, description=_name_line(chosen, receipt))
    return [apart], [replace(rest, items=left, description=_rename_line(line, left, receipt))]


def _sum_cost(items: Iterable[int], receipt: Receipt) -> int:
    return sum(receipt.items[at].amount.minor for at in items if at < len(receipt.items))


def _name_line(items: Iterable[int], receipt: Receipt) -> str:
    """Return the description of a line of some items: the names of the first few."""
    names = [receipt.items[at].name for at in items if at < len(receipt.items)]
    return ", ".join(names[:_NAMED])[:_LETTERS]


def _rename_line(line: Line, items: Iterable[int], receipt: Receipt) -> str:
    """Return the description of a line once it holds other items; words a member wrote stay."""
    return _name_line(items, receipt) if line.description == _name_line(line.items, receipt) else line.description


def _join_alike(lines: Sequence[Line], receipt: Receipt) -> tuple[Line, ...]:
    """Return lines in which those of receipt items that are alike are joined, at the position of the last one."""
    found: dict[object, Line] = {}
    for at, line in reversed(list(enumerate(lines))):
        identity = _make_joining_key(line) if line.items else at
        found[identity] = _join_lines(line, found[identity], receipt) if identity in found else line
    return tuple(reversed(found.values()))


def _make_joining_key(line: Line) -> object:
    """Return the values in which lines of one receipt must agree to be joined."""
    whom = tuple(share.member for share in line.shares)
    place = line.category, line.merchant, line.account, line.payer, line.tags, line.visibility
    return line.kind, line.money.currency, line.day, *place, whom


def _join_lines(one: Line, other: Line, receipt: Receipt) -> Line:
    items = tuple(sorted(one.items + other.items))
    own = [line for line in (other, one) if line.description != _name_line(line.items, receipt)]
    parts: dict[UUID, int] = defaultdict(int)
    for share in (*one.shares, *other.shares):
        parts[share.member] += share.minor
    both = replace(
        other,
        money=one.money + other.money,
        description=own[0].description if own else _name_line(items, receipt),
        confidence=min(one.confidence, other.confidence),
        shares=tuple(Share(who, minor) for who, minor in parts.items()),
        items=items,
    )
    return both.share_equally(parts) if one.has_equal_shares and other.has_equal_shares else both
