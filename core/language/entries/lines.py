"""Cut a message into pieces, each with one amount and its words, and find the day of each piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import BREAK as LINE_BREAK
from core.language.text.tokens import SIGN, WORD
from core.language.values.dates import Dated

JOIN, COMMA, SENTENCE, BREAK = 1, 2, 3, 4
"""Ranks of separators between parts of a message, from weak to strong."""

_SMALL = ("filler", "spent", "join", "record", "received", "currency", "speaker", "paid", "each", "all")

_TWO, _ROW = 2, 3
_PRONOUN = 1
"""The most words after "returned" that may mean the whole purchase: "returned them"."""
_MOST_COUNTED, _TIMES_COUNT = 20, 8
"""Largest number that can be a count before a price, and how many times larger that price must be."""
DOZEN = 12
MOST_PIECES = 50
"""The largest number that can count things."""


@dataclass(frozen=True, slots=True)
class MessagePiece:
    """A part of a message with one amount, at tokens ``start`` to before ``end``.

    ``gap`` is the rank of the separator before it; ``aside`` are its tokens that do not describe the thing, such as the
    change given back.
    """

    start: int
    end: int
    amount: Amount
    gap: int = 0
    aside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of tokens between two separators."""

    start: int
    end: int
    gap: int
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class MessageLayout:
    """The amounts, days and counts of a message, each with the tokens it stands at."""

    page: MessageText
    amounts: tuple[Amount, ...]
    dates: tuple[Dated, ...]
    quantities: tuple[Amount, ...] = ()

    def has_content(self, start: int, end: int) -> bool:
        """Return whether some tokens say what was bought, apart from small words, verbs of paying and days."""
        at = start
        while at < end:
            following = self._following[at]
            if not following:
                return True
            at = following
        return False

    @cached_property
    def _following(self) -> list[int]:
        """Return for each token the token after the small word that begins there.

        Return 0 if the token says what was bought.
        """
        held = list_places(self.dates, self.quantities)
        marks, found = self.page.marks, []
        for at, token in enumerate(self.page.tokens):
            known = marks.find_starting(at, "category", "merchant")
            small = None if known else marks.find_starting(at, *_SMALL)
            tells = (known or (small is None and token.shape is WORD)) and at not in held and at not in self.page.taken
            found.append(0 if tells else small.end if small else at + 1)
        return found


def _weigh_separator(layout: MessageLayout, at: int) -> int:
    """Return the rank of a token as a separator of the words around it; 0 where it separates nothing."""
    token = layout.page.tokens[at]
    if token.shape is WORD:
        return JOIN if layout.page.marks.find_starting(at, "join") else 0
    if token.shape is SIGN:
        if token.written in "!?;。" or (token.written == "." and not _is_abbreviation(layout, at)):
            following = layout.page.find_token(at + 1)
            return SENTENCE if following is None or not following.glued or token.written == ";" else 0
        return COMMA if token.written in ",|•" else JOIN if token.written in "+&/" else 0
    return BREAK if token.shape is LINE_BREAK else 0


def _is_abbreviation(layout: MessageLayout, at: int) -> bool:
    before = layout.page.find_token(at - 1)
    return before is not None and before.shape is WORD and len(before.written) <= 2


def _cut_parts(layout: MessageLayout) -> list[_Segment]:
    """Return the message cut at every separator that is not inside an amount or a day."""
    inside = list_places(layout.amounts, layout.quantities, layout.dates)
    parts: list[_Segment] = []
    start, gap = 0, 0
    for at in range(len(layout.page.tokens) + 1):
        strength = SENTENCE if at == len(layout.page.tokens) else 0 if at in inside else _weigh_separator(layout, at)
        if not strength:
            continue
        if start < at:
            held = tuple(amount for amount in layout.amounts if start <= amount.start < at)
            parts.append(_Segment(start, at, gap, held))
            gap = 0
        start, gap = at + 1, max(gap, strength)
    return parts


def _merge_parts(layout: MessageLayout, parts: list[_Segment]) -> list[_Segment]:
    """Return the parts of a message; those without an amount are joined to the neighbour they belong to."""
    merged: list[_Segment] = []
    waiting: _Segment | None = None
    for index, part in enumerate(parts):
        current = part if waiting is None else _Segment(waiting.start, part.end, waiting.gap, part.amounts)
        if part.amounts and merged and (priced := _merge_counted(layout, merged[-1], current)):
            merged[-1] = replace(merged[-1], end=current.end, amounts=priced)
            waiting = None
        elif part.amounts:
            merged.append(current)
            waiting = None
        elif merged and _is_part_of_previous(layout, merged[-1], current, parts[index + 1 :]):
            merged[-1] = replace(merged[-1], end=current.end)
            waiting = None
        else:
            waiting = current
    return merged


def _merge_counted(layout: MessageLayout, before: _Segment, part: _Segment) -> tuple[Amount, ...]:
    """Return the amounts of two parts that are one, a count and then its price: "two coffees, 9.50".

    So are "two coffees and a bagel 12" and "2 samosas, 1 chai 50"; empty for separate parts.
    """
    count = before.amounts[-1]
    if len(before.amounts) > 1 or not count.bare or count.readings[0] > DOZEN:
        return ()
    if _is_count_of_people(layout, before, part):
        return part.amounts
    if layout.has_content(before.start, count.start) or not layout.has_content(count.end, before.end):
        return ()
    if not layout.has_content(part.start, part.end):
        return before.amounts + part.amounts if part.amounts[0].readings[0] >= count.readings[0] else ()
    kept, _ = _price_amounts(layout, part)
    also = len(kept) < len(part.amounts) or (part.gap == JOIN and layout.has_content(part.start, kept[0].start))
    return tuple(kept) if also and len(kept) == 1 and kept[0].readings[0] >= count.readings[0] else ()


def _is_count_of_people(layout: MessageLayout, before: _Segment, part: _Segment) -> bool:
    """Return whether a part ends with a number of people and the next is only the price: "dinner for 2, 64"."""
    count = before.amounts[-1]
    told = layout.page.marks.find_ending(count.start, "to") and not layout.has_content(count.end, before.end)
    priced = len(part.amounts) == 1 and part.amounts[0].readings[0] > count.readings[0]
    return bool(told and priced and layout.has_content(before.start, count.start)) and not layout.has_content(
        part.start, part.end
    )


def _is_part_of_previous(layout: MessageLayout, before: _Segment, part: _Segment, rest: Sequence[_Segment]) -> bool:
    """Return whether a part without an amount belongs to the part before it."""
    following = next((other for other in rest if other.amounts), None)
    if following is None:
        return True
    if rest[0].gap != part.gap:
        return part.gap < rest[0].gap
    if not layout.has_content(following.start, following.end):
        return False
    first = before.amounts[0]
    return not layout.has_content(before.start, first.start) and layout.has_content(first.end, before.end)


def _split_part(layout: MessageLayout, part: _Segment) -> list[MessagePiece]:
    """Return a part with several amounts cut into pieces with one each: "unga 210 sukuma 50", "60 milk 45 bread"."""
    kept, factor = _price_amounts(layout, part)
    if len(kept) == 1:
        amount = kept[0] if factor is None else _multiply_amount(kept[0], factor)
        return [MessagePiece(part.start, part.end, amount, part.gap)]
    words_first = layout.has_content(part.start, kept[0].start) or not layout.has_content(kept[-1].end, part.end)
    pieces = []
    start = part.start
    for index, amount in enumerate(kept):
        last = index == len(kept) - 1
        end = part.end if last else amount.end if words_first else kept[index + 1].start
        pieces.append(MessagePiece(start, end, amount, part.gap if index == 0 else 0))
        start = end
    return pieces


def _read_price_per_person(layout: MessageLayout, amount: Amount) -> Amount:
    """Return a price per person, where the number of people is unknown, with readings for one and for two people."""
    if amount.counted or len(amount.readings) > 1 or not layout.page.marks.find_starting(amount.end, "for_one"):
        return amount
    return replace(amount, readings=(amount.readings[0], 2 * amount.readings[0]))


def _multiply_amount(amount: Amount, factor: Decimal) -> Amount:
    return replace(amount, readings=tuple(reading * factor for reading in amount.readings), counted=True)


def _price_amounts(layout: MessageLayout, part: _Segment) -> tuple[list[Amount], Decimal | None]:
    """Return a part's amounts without counts, and the count to multiply a price "each" by (None without one)."""
    kept = _multiply_prices(layout, part, _pair_prices(layout, part) or list(part.amounts))
    counts = [held.readings[0] for held in layout.quantities if part.start <= held.start < part.end]
    for amount in tuple(kept):
        if len(kept) > 1 and _is_count(layout, part, amount, kept):
            kept.remove(amount)
            counts.append(amount.readings[0])
    each = layout.page.marks.has("each", part.start, part.end) or any(_is_rate(layout.page, amount) for amount in kept)
    each = each or any(layout.page.marks.find_starting(amount.end, "priced_tail") for amount in kept if counts)
    if each and not counts and len(kept) == 1:
        counts += [
            Decimal(match.value) for match in layout.page.marks.list_within("together", part.start, part.end)[:1]
        ]
    if each and not counts and len(kept) == _TWO and (among := next((one for one in kept if _can_count(one)), None)):
        kept.remove(among)
        counts.append(among.readings[0])
    single = len(counts) == 1 and len(kept) == 1 and not kept[0].counted
    factor = counts[0] if each and single and 1 < counts[0] <= MOST_PIECES else None
    return kept, factor


def _multiply_prices(layout: MessageLayout, part: _Segment, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with counts multiplied into the prices after them: "4 at 3.20", "3 tickets at 240"."""
    kept: list[Amount] = []
    for amount in amounts:
        count = kept[-1] if kept else None
        since = count.end if count else part.start
        counts = [
            one for one in layout.quantities if since <= one.start and one.end <= amount.start and _can_count(one)
        ]
        if not _is_for_each(layout.page, amount):
            kept.append(amount)
        elif counts and not layout.page.tokens[counts[-1].end].glued:
            kept.append(_multiply_amount(amount, counts[-1].readings[0]))
        elif count is not None and _can_count(count):
            kept[-1] = _multiply_amount(amount, count.readings[0])
        else:
            kept.append(amount)
    return kept


def _can_count(amount: Amount) -> bool:
    return amount.bare and len(amount.readings) == 1 and 1 < amount.readings[0] <= MOST_PIECES


def _is_for_each(page: MessageText, amount: Amount) -> bool:
    """Return whether the word before an amount makes it the price of one thing."""
    if len(amount.readings) > 1 or amount.counted or page.marks.find_starting(amount.end, "total"):
        return False
    return any(page.marks.find_ending(amount.start, role) for role in ("price_lead", "each"))


def _is_rate(page: MessageText, amount: Amount) -> bool:
    """Return whether a price is per unit of what was counted: "120/kg"."""
    slash = page.find_token(amount.end)
    return slash is not None and slash.written == "/" and page.marks.find_starting(amount.end + 1, "unit") is not None


def _pair_prices(layout: MessageLayout, part: _Segment) -> list[Amount]:
    """Return the prices of "3 idli 45 2 vada 30", where every other number is a count; empty for other parts."""
    counts, prices = part.amounts[::2], part.amounts[1::2]
    if len(counts) < _TWO or len(counts) != len(prices) or layout.has_content(part.start, part.amounts[0].start):
        return []
    ends = [*(count.start for count in counts[1:]), part.end]
    fits = all(
        count.bare and count.readings[0] <= MOST_PIECES and layout.has_content(count.end, price.start)
        for count, price in zip(counts, prices, strict=True)
    )
    return (
        list(prices)
        if fits and not any(layout.has_content(p.end, end) for p, end in zip(prices, ends, strict=True))
        else []
    )


def _is_count(layout: MessageLayout, part: _Segment, amount: Amount, kept: list[Amount]) -> bool:
    """Return whether a bare number is a count or a model name beside the amount that is the price."""
    value = amount.readings[0]
    index = kept.index(amount)
    if _is_in_row(part, amount):
        return False
    following = kept[index + 1] if index + 1 < len(kept) else None
    if following is not None and _is_total_of_others(layout, following):
        return False
    if not amount.bare:
        leads = following is not None and not amount.marked and not amount.counted and amount.end < following.start
        return leads and following is not None and not layout.has_content(amount.end, following.start)
    if following is not None and not layout.has_content(amount.end, following.start):
        return value <= following.readings[0] or following.marked
    if index and not layout.has_content(kept[index - 1].end, amount.start):
        adjacent = kept[index - 1].end == amount.start
        return value <= MOST_PIECES and (adjacent or value * 5 <= kept[index - 1].readings[0])
    if following is not None and _is_count_of_things(layout, part, amount, following):
        return True
    ends = following is not None and len(kept) == 2 and not layout.has_content(following.end, part.end)
    return ends and value <= MOST_PIECES and index == 0 and not layout.has_content(part.start, amount.start)


def _is_count_of_things(layout: MessageLayout, part: _Segment, amount: Amount, price: Amount) -> bool:
    """Return whether a small number counts things before a much larger price: "Singtel 3 lines 105.30"."""
    marks, value = layout.page.marks, amount.readings[0]
    if not 1 < value <= _MOST_COUNTED or price.readings[0] < _TIMES_COUNT * value:
        return False
    thing = marks.find_ending(amount.start, "category")
    priced = thing is not None and thing.start >= part.start and marks.has("category", amount.end, price.start)
    paid = marks.find_ending(amount.start, "spent") or marks.find_ending(amount.start, "paid")
    return not priced and paid is None


def _is_in_row(part: _Segment, amount: Amount) -> bool:
    """Return whether three or more amounts follow one another: "tolls 85 85 110"."""
    row = [amount]
    for other in part.amounts:
        if other.start == row[-1].end:
            row.append(other)
    for other in reversed(part.amounts):
        if other.end == row[0].start:
            row.insert(0, other)
    return len(row) >= _ROW and all(one.bare for one in row)


def _is_total_of_others(layout: MessageLayout, amount: Amount) -> bool:
    """Return whether an amount is the total of the others: "chai 15 samosa 20 total 35", "= 35"."""
    before = layout.page.find_token(amount.start - 1)
    equals = before is not None and before.written == "="
    return equals or layout.page.marks.find_ending(amount.start, "total") is not None


def cut_pieces(layout: MessageLayout) -> list[MessagePiece]:
    """Return the pieces of a message in order, each with one amount."""
    found = [piece for part in _merge_parts(layout, _cut_parts(layout)) for piece in _split_part(layout, part)]
    if len(found) == 1:
        found = _cut_purchase_and_refund(layout, found[0]) or _cut_per_thing(layout, found[0])
        if len(found) > 1:
            return found
    return [replace(piece, amount=_read_price_per_person(layout, piece.amount)) for piece in found]


def _cut_purchase_and_refund(layout: MessageLayout, piece: MessagePiece) -> list[MessagePiece]:
    """Return the purchase and the refund in "bought shoes for 2999 returned them"; empty for other texts."""
    marks, page = layout.page.marks, layout.page
    bought = [
        match
        for match in marks.list_within("acquired", piece.start, piece.end)
        if not marks.find_starting(match.start, "came")
    ]
    returned = [
        match for match in marks.list_within("returned", piece.start, piece.end) if match.start >= piece.amount.end
    ]
    if not bought or not returned or bought[0].end > returned[0].start or len(piece.amount.readings) > 1:
        return []
    after = sum(page.tokens[at].shape is WORD for at in range(returned[0].end, piece.end))
    if after > _PRONOUN or any(
        page.marks.find_starting(at, "number", "part") for at in range(returned[0].end, piece.end)
    ):
        return []
    return [replace(piece, end=returned[0].start), MessagePiece(returned[0].start, piece.end, piece.amount, JOIN)]


def _cut_per_thing(layout: MessageLayout, piece: MessagePiece) -> list[MessagePiece]:
    """Return one piece (amount with its words) per thing of "100 each on tea, coffee and snacks"; else empty."""
    amount, page = piece.amount, layout.page
    each = page.marks.find_starting(amount.end, "each")
    if each is None or len(amount.readings) > 1 or amount.counted:
        return [piece]
    cuts = [at for at in range(each.end, piece.end) if _weigh_separator(layout, at) in {JOIN, COMMA}]
    edges = list(pairwise([each.end - 1, *cuts, piece.end]))
    things = [(start + 1, end) for start, end in edges if start + 1 < end and layout.has_content(start + 1, end)]
    if len(things) < _TWO:
        return [piece]
    return [MessagePiece(start, end, amount, COMMA) for start, end in things]


@dataclass(frozen=True, slots=True)
class PieceDays:
    """The possible days of each amount, and the other day of each where one named day may apply to more amounts."""

    days: tuple[tuple[date, ...], ...]
    otherwise: tuple[date | None, ...] = ()


def assign_days(layout: MessageLayout, found: Sequence[MessagePiece], today: date) -> PieceDays:
    """Return the days of each amount.

    A day at the start of the message applies to all amounts after it, one at the end perhaps to the last alone.
    """
    own: list[Dated | None] = [_find_day_within(layout, piece) for piece in found]
    said = [index for index, day in enumerate(own) if day is not None]
    if len(found) == 1 or not said:
        return PieceDays(tuple(day.days if day else (today,) for day in own))
    if len(said) == 1:
        return _find_single_day(layout, found, said[0], today)
    return PieceDays(_spread_days(layout, found, own, today))


def _find_day_within(layout: MessageLayout, piece: MessagePiece) -> Dated | None:
    return next((said for said in layout.dates if piece.start <= said.start < piece.end), None)


def _is_leading(layout: MessageLayout, piece: MessagePiece, said: Dated) -> bool:
    return said.start < piece.amount.start and not layout.has_content(piece.start, said.start)


def _spread_days(
    layout: MessageLayout, found: Sequence[MessagePiece], own: Sequence[Dated | None], today: date
) -> tuple[tuple[date, ...], ...]:
    """Return for each amount its own day, else the day at the start of an earlier one, else today."""
    days: list[tuple[date, ...]] = []
    running: tuple[date, ...] = (today,)
    for piece, said in zip(found, own, strict=True):
        if said is not None and _is_leading(layout, piece, said):
            running = said.days
        days.append(said.days if said is not None else running)
    return tuple(days)


def _find_single_day(layout: MessageLayout, found: Sequence[MessagePiece], index: int, today: date) -> PieceDays:
    """Return the days of several amounts in a message that names only one day."""
    said = _find_day_within(layout, found[index])
    days = said.days if said is not None else (today,)
    only = tuple(days if at == index else (today,) for at in range(len(found)))
    every = tuple(days for _ in found)
    onward = tuple(days if at >= index else (today,) for at in range(len(found)))
    if said is None or _is_leading(layout, found[index], said):
        return PieceDays(onward)
    if _is_day_of_all(layout, found, said):
        return PieceDays(every)
    if index == 0 and said.start < found[0].amount.start:
        if _is_list_heading(layout, said, found[0]):
            return PieceDays(every)
        return PieceDays(every, tuple(None if at == index else today for at in range(len(found))))
    beside = found[index + 1].gap if index < len(found) - 1 else found[index].gap
    if beside < SENTENCE and said.start >= found[index].amount.start:
        return PieceDays(only, tuple(None if at == index else days[0] for at in range(len(found))))
    return PieceDays(only)


def _is_list_heading(layout: MessageLayout, said: Dated, first: MessagePiece) -> bool:
    """Return whether a day is in the heading of a list: "barbecue sunday: meat 58, coal 6"."""
    tokens = layout.page.tokens
    if said.end < first.amount.start and tokens[said.end].is_sign("-–—"):
        return not tokens[said.end].glued
    return any(tokens[at].is_sign(":") for at in range(said.end, first.amount.start))


def _is_day_of_all(layout: MessageLayout, found: Sequence[MessagePiece], said: Dated) -> bool:
    """Return whether a day applies to all amounts: "all yesterday", or set apart at the end by more than a space."""
    if any(layout.page.marks.find_ending(said.start - back, "all") for back in (0, 1)):
        return True
    after = layout.page.marks.find_starting(said.end, "all")
    if after is not None and after.end >= found[-1].end:
        return True
    before = layout.page.find_token(said.start - 1)
    alone = before is not None and (before.shape is LINE_BREAK or before.is_sign(",.;"))
    last = said.start >= found[-1].amount.end and not layout.has_content(said.end, found[-1].end)
    return alone and last
