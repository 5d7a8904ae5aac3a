"""The entry reader: turns a message into the lines of a draft, with the questions to ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core.errors import Invalid
from core.language.context import Context
from core.language.entries import (
    amount_relations,
    certainty,
    kinds,
    lines,
    outsiders,
    own_shares,
    people,
    retold,
    shared_currency,
    sums,
)
from core.language.entries.describe import describe_piece, find_account, find_merchant, list_member_tokens
from core.language.entries.doubts import DoubtSubject, find_doubts
from core.language.entries.lines import MessageLayout, MessagePiece
from core.language.entries.number_roles import NumberedText, RoleOdds, RuleSum, guess_roles
from core.language.entries.parts import Division, divide_piece, find_percentages
from core.language.entries.people import NamedMember, find_owners, list_name_tokens
from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import TAG, Token
from core.language.text.vocabulary import PhraseMatches
from core.language.values import amounts, dates, multiples
from core.language.values.dates import DateReader
from core.language.values.quantities import find_mislabelled_price, is_quantity, is_spelled_count
from core.model.draft import DoubtKind, Patch
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import RecordEntries
from core.model.money import Money

SURE_SUM, SURE_NONE, SURE_KIND = 0.9, 0.97, 0.8
"""The likelihoods from which the model overrules the rules.

They are for a number being an amount, being none, and being of a kind of entry.
"""


@dataclass(frozen=True, slots=True)
class EntryReading:
    """A message analysed into its numbers, days and names."""

    page: MessageText
    layout: MessageLayout
    people: tuple[NamedMember, ...]
    context: Context
    numbers: tuple[Amount, ...] = ()
    """Every number that may be money, also those later taken for a count, a part or a total."""

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Return the numbers that are taken for money, once counts, parts and totals are explained."""
        return self.layout.amounts


def analyse_message(tokens: tuple[Token, ...], marks: PhraseMatches, context: Context) -> EntryReading:
    """Return the days, amounts and names of a message; raises Invalid for an impossible day or amount."""
    tags = frozenset(at for at, token in enumerate(tokens) if token.shape is TAG)
    page = MessageText(tokens, marks, context.currency, context.number_habit, tags)
    parts = find_percentages(tokens)
    if parts is not None and (list_name_tokens(tokens, context) or marks.has_role("shared_out", "split")):
        page = page.mark_taken(frozenset(range(parts.start, parts.end)))
    page = page.mark_taken(
        list_places(marks.list_within("along", 0, len(tokens)))
    )  # "ke saath" is with somebody, not sixty
    said = tuple(dates.find_days(page, DateReader(context.today, context.day_first)))
    each = marks.list_within("each", 0, len(tokens))
    page = page.mark_taken(list_places(each, said))
    said = tuple(day for day in said if not day.later)
    numbers = amounts.find_amounts(page)
    counts = tuple(n for n in numbers if is_quantity(page, n) or is_spelled_count(page, n, numbers))
    if price := find_mislabelled_price(page, counts, [number for number in numbers if number not in counts]):
        counts = tuple(number for number in counts if number != price)
    money, again = retold.merge_retold_amounts(page, tuple(number for number in numbers if number not in counts))
    page = page.mark_taken(again)
    money, told = multiples.apply_multiples(page, money)
    page = page.mark_taken(told)
    layout = own_shares.replace_shared_bill(amount_relations.relate_amounts(MessageLayout(page, money, said, counts)))
    return EntryReading(layout.page, layout, tuple(people.find_members(layout.page, context)), context, tuple(numbers))


def read_entries(reading: EntryReading, *, sure: bool) -> RecordEntries | None:
    """Return the lines of a message and the questions about them; None without lines. Raises Invalid for zero.

    A learned model overrules the rules where it is sure that a number is an amount, is none, or is of another kind.
    """
    ruled = read_by_rules(reading, sure=sure)
    if ruled is None:
        return None
    text = gather_numbers(reading, ruled)
    odds = guess_roles(text)
    sums_ = _choose_sums(text, odds)
    if sums_ is not None:
        again = read_by_rules(_choose_amounts(reading, sums_), sure=False)
        if again is not None and [piece.amount for piece in again.pieces] == list(sums_):
            ruled, text = again, gather_numbers(reading, again)
    return _correct_kinds(ruled.found, text, odds)


@dataclass(frozen=True, slots=True)
class RuledEntries:
    """The lines and questions read by rules alone, and the part of the message behind each line."""

    found: RecordEntries
    pieces: Sequence[MessagePiece]


def gather_numbers(reading: EntryReading, ruled: RuledEntries | None) -> NumberedText:
    """Return a message with its numbers and the lines read by rules, as input for the model of number roles."""
    by_rule = {}
    for piece, line in zip(ruled.pieces, ruled.found.lines, strict=True) if ruled else ():
        for at, number in enumerate(reading.numbers):
            if number.start <= piece.amount.start < number.end:
                by_rule[at] = RuleSum(piece.amount, line.kind)
    names = list_name_tokens(reading.page.tokens, reading.context)
    return NumberedText(reading.page, names, reading.layout.dates, reading.numbers, reading.layout.quantities, by_rule)


def _choose_sums(text: NumberedText, odds: Sequence[RoleOdds]) -> tuple[Amount, ...] | None:
    """Return the amounts of a message that the model chooses; None where it agrees with the rules."""
    chosen = {}
    for at, each in enumerate(odds):
        by_rule = text.by_rule.get(at)
        if each.is_sum >= (SURE_SUM if by_rule is None else 1 - SURE_NONE):
            chosen[at] = by_rule.amount if by_rule else each.number
    return tuple(chosen.values()) if chosen and chosen.keys() != text.by_rule.keys() else None


def _choose_amounts(reading: EntryReading, sums_: tuple[Amount, ...]) -> EntryReading:
    """Return the message with only these numbers as amounts, all others being counts."""
    starts = {amount.start for amount in sums_}
    rest = tuple(number for number in reading.numbers if number.start not in starts)
    return replace(reading, layout=MessageLayout(reading.page, sums_, reading.layout.dates, rest))


def _correct_kinds(found: RecordEntries, text: NumberedText, odds: Sequence[RoleOdds]) -> RecordEntries:
    """Return lines with the kinds that the model finds far likelier than the rules' kinds, if no question is asked."""
    asked = {at for doubt in found.doubts if doubt.kind is DoubtKind.KIND for at in doubt.line_indexes}
    made = list(found.lines)
    for at, (place, _) in enumerate(sorted(text.by_rule.items(), key=lambda item: item[1].amount.start)):
        each = odds[place] if odds and at < len(made) else None
        if each is None or at in asked or each.kind is EntryKind.EXPENSE:  # the rules had a word for another kind
            continue
        if each.rate_kind(each.kind) >= SURE_KIND:
            made[at] = Patch(at, kind=each.kind).apply_to_line(made[at])
    return replace(found, lines=tuple(made))


def read_by_rules(reading: EntryReading, *, sure: bool) -> RuledEntries | None:
    """Return the lines and questions read by rules alone; None without lines. Raises Invalid for zero."""
    found = shared_currency.share_currency(
        reading.page, sums.keep_paid_pieces(reading.layout, lines.cut_pieces(reading.layout))
    )
    positive = [piece for piece in found if piece.amount.readings[0] > 0]
    if found and not positive:
        raise Invalid("amount-zero")
    if not positive:
        return None
    covered = lines.assign_days(reading.layout, positive, reading.context.today)
    made = [_make_line(reading, piece, covered.days[index][0], positive) for index, piece in enumerate(positive)]
    made = _name_refunds_like_purchases(positive, made)
    asked = find_doubts(DoubtSubject(reading.page, positive, covered, reading.people, reading.context), made)
    return RuledEntries(
        RecordEntries(tuple(made), asked, sure and certainty.is_sure(reading.layout, positive)), positive
    )


def _name_refunds_like_purchases(found: list[MessagePiece], made: list[Line]) -> list[Line]:
    """Return the lines, with a refund named like the purchase in the same message."""
    if len(made) != 2 or found[0].amount is not found[1].amount:
        return made
    bought, returned = made
    if returned.kind is not EntryKind.REFUND:
        return made
    return [bought, replace(returned, description=bought.description, merchant=bought.merchant)]


@dataclass(frozen=True, slots=True)
class _LineRoles:
    """Who gave, paid, owns or shares a line, and the tokens that say so."""

    giver: UUID | None
    payer: UUID | None
    owners: tuple[UUID, ...]
    division: Division | None
    sharing: outsiders.SharedBill | None
    handed: NamedMember | None
    """The member to whom money was handed."""
    told: frozenset[int]

    def divide_line(self, line: Line, speaker: UUID) -> Line:
        """Return a line of spending divided among members as the message says; any other line as it is."""
        if not line.is_spending:
            return line
        if self.division is not None:
            members = self.division.members
            return line.share_by_weights(dict(zip(members, self.division.parts or (1,) * len(members), strict=True)))
        if self.payer is not None:
            return line
        if self.sharing is not None and self.sharing.member is not None:
            return line.share_equally((speaker, self.sharing.member))
        return line.share_equally(self.owners) if self.owners else line


def _find_roles(reading: EntryReading, piece: MessagePiece, *, alone: bool) -> _LineRoles:
    """Return who has a part in a piece; ``alone``: its message has no other."""
    page, context, named = reading.page, reading.context, reading.people
    giver = people.find_giver(page, piece, named, context)
    payer = giver or people.find_payer(page, piece, list(named), context)
    told = list_member_tokens(list(named), piece) if payer else set()
    division = divide_piece(page, piece, named, payer, context)
    owners, owning = find_owners(page, piece, named)
    owner = people.find_owner(page, piece, named) if not owners else None
    told |= owning if payer is None else set()
    told |= division.told if division else set()
    sharing = outsiders.find_sharing(page, piece, named, context, alone=alone) if division is None else None
    if sharing is not None:
        told |= sharing.told
        payer = None if sharing.member and payer != context.speaker else payer  # "Max pays half"
    handed = None
    if payer in {None, context.speaker} and division is None:
        handed = people.find_paid_member(page, piece, named)
    if giver or (handed and kinds.has_purchase(page, piece)):
        told |= _list_handing_words(page, piece, handed)
    return _LineRoles(giver, payer, (owner,) if owner else owners, division, sharing, handed, frozenset(told))


def _make_line(reading: EntryReading, piece: MessagePiece, day: date, found: list[MessagePiece]) -> Line:
    page, context = reading.page, reading.context
    roles = _find_roles(reading, piece, alone=len(found) == 1)
    shop = find_merchant(page, piece)
    paid_from, said = find_account(page, piece, context)
    gone = set(said) | piece.aside | roles.told | (set(range(shop.start, shop.end)) if shop else set())
    if shop or page.marks.has("category", piece.start, piece.end):
        gone |= people.list_paying_relative_tokens(page, piece)
    kind = EntryKind.TRANSFER if roles.giver else kinds.find_kind(page, piece)
    is_shared = roles.sharing is not None or roles.division is not None
    if is_shared and kind in {EntryKind.TRANSFER, EntryKind.INCOME} and kinds.has_purchase(page, piece):
        kind = EntryKind.EXPENSE  # "pizza 40, Sam owes me half" was bought
    outsider = None
    if roles.payer is None and kind is EntryKind.EXPENSE:
        outsider = outsiders.find_paying_outsider(page, piece, reading.people, context)
        gone |= outsider.told if outsider else set()
    can_be_lent = roles.sharing is None and not roles.handed
    lending = kind is EntryKind.TRANSFER or (
        can_be_lent and EntryKind.TRANSFER in kinds.list_kinds(page, piece, kind, reading.people)
    )
    line = Line(
        kind=kind,
        money=Money.of(piece.amount.readings[0], (piece.amount.currencies or (context.currency,))[0]),
        day=day,
        description=describe_piece(page, piece, gone, lending=lending),
        merchant=shop.value.split(":", 1)[1] if shop else None,
        account=paid_from,
        payer=roles.payer,
        tags=_find_tags(page, piece, found),
        visibility=_find_visibility(page, piece),
        notes=outsider.name if outsider else "",
    )
    if piece.amount.rate is not None:
        line = line.with_rate(piece.amount.rate, context.currency)
    return roles.divide_line(line, context.speaker)


def _list_handing_words(page: MessageText, piece: MessagePiece, handed: NamedMember | None) -> set[int]:
    """Return the tokens that tell of money handed from member to member: the verb, the name, and words such as "me"."""
    roles = (
        "paid",
        "gave",
        "send",
        "wire",
        "to_us",
        "gave_us",
        "handed",
        "gave_back_lead",
        "gave_back_tail",
        "back",
        "received",
    )
    told = list_places(*(page.marks.list_within(role, piece.start, piece.end) for role in roles))
    told = {at for at in told if page.marks.find_starting(at, "category") is None}
    return told | (set(range(handed.start, handed.end)) if handed else set())


def _find_visibility(page: MessageText, piece: MessagePiece) -> Visibility:
    """Return private where the last word, a word in brackets or a phrase says so: "hide it from Tom"."""
    if page.marks.has("hides", piece.start, piece.end):
        return Visibility.PRIVATE
    for match in page.marks.list_within("visibility", piece.start, piece.end):
        bracketed = page.find_token(match.start - 1)
        if match.value == "private" and (
            match.end >= piece.end or (bracketed is not None and bracketed.written == "(")
        ):
            return Visibility.PRIVATE
    return Visibility.SHARED


def _find_tags(page: MessageText, piece: MessagePiece, found: list[MessagePiece]) -> tuple[str, ...]:
    """Return the tags of a line: its own, and those at either end of the message, which apply to every line."""
    tags = [at for at, token in enumerate(page.tokens) if token.shape is TAG]
    if not tags:
        return ()
    first, last = found[0], found[-1]
    kept = []
    for at in tags:
        everywhere = (at < first.amount.start and at <= first.start + 1) or at >= len(page.tokens) - len(tags)
        if (
            everywhere
            or piece.start <= at < piece.end
            or len(found) == 1
            or not any(p.start <= at < p.end for p in (first, last, *found))
        ):
            kept.append(page.tokens[at].written[1:].lower())
    return tuple(dict.fromkeys(kept))
