"""Make the questions about ambiguous values in the lines of a message, with the possible answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from core.language.context import Context
from core.language.entries import abroad, kinds, outsiders, paying, people, splits
from core.language.entries.lines import MessagePiece, PieceDays
from core.language.entries.paying import PayerScope
from core.language.entries.people import NamedMember
from core.language.text.page import MessageText
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.money import Money, count_decimals

_LEAST_WAGE, _NO_WAGE = 500, 10
"""Of an income that may be at least the first, readings below the second are dropped."""


@dataclass(frozen=True, slots=True)
class DoubtSubject:
    """The lines of a message with the part of the text that each was read from, as input for finding doubts."""

    page: MessageText
    pieces: Sequence[MessagePiece]
    scope: PieceDays
    people: Sequence[NamedMember]
    context: Context


def find_doubts(read: DoubtSubject, made: list[Line]) -> tuple[Doubt, ...]:
    """Return the questions about uncertain values; set each line in ``made`` to its likeliest reading."""
    shared = _doubt_shares(read, made)
    return (
        *(shared or _doubt_amounts(read, made)),
        *_doubt_currencies(read, made),
        *_doubt_kinds(read, made),
        *_doubt_payers(read, made),
        *_doubt_day_scope(read.scope),
        *doubt_days(read.scope.days, read.context.today),
    )


def _doubt_shares(read: DoubtSubject, made: list[Line]) -> list[Doubt]:
    """Return the question who pays what of a bill that was shared with people outside the household."""
    if len(read.pieces) > 1 and any(
        len(_list_likely_amounts(piece, made[at])) > 1 for at, piece in enumerate(read.pieces)
    ):
        return []
    found = []
    for index, piece in enumerate(read.pieces):
        alone = len(read.pieces) == 1
        sharing = outsiders.find_sharing(read.page, piece, read.people, read.context, alone=alone)
        line = made[index]
        if sharing is None or not sharing.names or line.kind is not EntryKind.EXPENSE or line.shares:
            continue
        whole = splits.round_exactly(_list_likely_amounts(piece, line)[0], line.money.currency)
        ours, owed = sharing.share_out(whole)
        if ours.minor <= 0 or any(part.minor <= 0 for part in owed):
            continue
        made[index] = line.with_amount(whole)
        debts = [
            Patch(index, money=part, adds=outsiders.write_debt(read.context, name, owes_us=True))
            for name, part in zip(sharing.names, owed, strict=True)
        ]
        own = Patch(index, money=ours)
        found.append(Doubt(DoubtKind.AMOUNT, ((own, *debts), (Patch(index, money=whole),), (own,))))
    return found


def _doubt_amounts(read: DoubtSubject, made: list[Line]) -> list[Doubt]:
    """Return the question which of two amounts was meant ("1.200"), asked once for all lines of a message."""
    patches: list[list[Patch]] = [[], []]
    for index, piece in enumerate(read.pieces):
        currency, likely = made[index].money.currency, _list_likely_amounts(piece, made[index])
        readings = likely if len(likely) > 1 else ()
        if not (readings or made[index].shares):  # a bill split among members is there whole
            readings = splits.list_split_readings(read.page, read.pieces, piece)
        if readings:
            patches[0].append(Patch(index, money=splits.round_exactly(readings[0], currency)))
            patches[1].append(Patch(index, money=splits.round_exactly(readings[1], currency)))
        made[index] = made[index].with_amount(splits.round_exactly((readings or likely)[0], currency))
    return [Doubt(DoubtKind.AMOUNT, (tuple(patches[0]), tuple(patches[1])))] if patches[0] else []


def _list_likely_amounts(piece: MessagePiece, line: Line) -> tuple[Decimal, ...]:
    """Return an amount's likely readings: for an income not 1.15 where 1150 is possible."""
    large = line.kind is EntryKind.INCOME and max(piece.amount.readings) >= _LEAST_WAGE
    return tuple(value for value in piece.amount.readings if not large or value >= _NO_WAGE)


def _doubt_currencies(read: DoubtSubject, made: Sequence[Line]) -> list[Doubt]:
    """Return the questions which currency was meant: by an ambiguous sign, or by spending in another country."""
    choices = [_list_currencies(read.page, piece) for piece in read.pieces]
    asked = [index for index, names in enumerate(choices) if len(names) > 1]
    if not asked:
        return []
    readings = tuple(
        tuple(Patch(index, money=Money.of(made[index].money.amount, name)) for index in asked)
        for name in choices[asked[0]]
    )
    return [Doubt(DoubtKind.CURRENCY, readings)]


def _list_currencies(page: MessageText, piece: MessagePiece) -> tuple[str, ...]:
    """Return the currencies that an amount may be in, without those that allow fewer decimals."""
    names = piece.amount.currencies or abroad.list_currencies(page, piece)
    if len(names) <= 1:
        return names
    digits = -int(piece.amount.readings[0].normalize().as_tuple().exponent)
    return tuple(name for name in names if count_decimals(name) >= digits)


def _doubt_kinds(read: DoubtSubject, made: list[Line]) -> list[Doubt]:
    found = []
    for index, piece in enumerate(read.pieces):
        given = people.find_giver(read.page, piece, read.people, read.context)
        choices = kinds.list_kinds(read.page, piece, made[index].kind, read.people)
        if given:  # money handed from member to member is a transfer; what it was for says so for sure
            choices = (EntryKind.TRANSFER, EntryKind.INCOME) if not kinds.has_purchase(read.page, piece) else ()
        receiver = _find_receiver(read, piece, made[index])
        if choices:
            made[index] = replace(made[index], kind=choices[0])
            found.append(Doubt(DoubtKind.KIND, tuple((_make_kind_patch(index, kind, receiver),) for kind in choices)))
        if receiver is not None and made[index].kind is EntryKind.TRANSFER:
            made[index] = made[index].share_equally([receiver])
    return found


def _make_kind_patch(index: int, kind: EntryKind, receiver: UUID | None) -> Patch:
    return Patch(index, kind=kind, receiver=receiver if kind is EntryKind.TRANSFER else None)


def _find_receiver(read: DoubtSubject, piece: MessagePiece, line: Line) -> UUID | None:
    """Return the member who received a transfer: the one named, or the speaker where that member paid."""
    named = {name.person for name in read.people if piece.start <= name.start < piece.end}
    payer = line.payer or read.context.speaker
    others = named - {payer}
    if len(others) == 1:
        return next(iter(others))
    return read.context.speaker if named == {payer} and payer != read.context.speaker else None


def _doubt_payers(read: DoubtSubject, made: list[Line]) -> list[Doubt]:
    """Return the question who paid, where a bare name ends the text or several members may be meant."""
    found = []
    for index, piece in enumerate(read.pieces):
        choices = people.find_either_payer(read.page, piece, read.people)
        unnamed = made[index].payer is None and made[index].is_spending
        if not choices and unnamed and (outside := _doubt_outside_payer(read, index, made[index])):
            made[index] = replace(made[index], payer=read.context.speaker)
            found.append(outside)
            continue
        choices = choices or (_list_payers(read, piece) if unnamed else ())
        if choices:
            made[index] = replace(made[index], payer=choices[0])
            found.append(Doubt(DoubtKind.PAYER, tuple((Patch(index, payer=person),) for person in choices)))
    return found or _doubt_shared_payer(read, made)


def _doubt_outside_payer(read: DoubtSubject, index: int, line: Line) -> Doubt | None:
    """Return the question who paid, where the one named as the payer is no member; None where none is named."""
    outsider = outsiders.find_paying_outsider(read.page, read.pieces[index], read.people, read.context)
    if outsider is None or line.kind is not EntryKind.EXPENSE:
        return None
    speaker = read.context.speaker
    owed = outsiders.write_debt(read.context, outsider.name, owes_us=False)
    others = [person.id for person in read.context.people if person.id != speaker]
    readings = [
        (Patch(index, payer=speaker), Patch(index, money=line.money, adds=owed)),
        *((Patch(index, payer=person),) for person in (speaker, *others)),
    ]
    return Doubt(DoubtKind.PAYER, tuple(readings))


def _doubt_shared_payer(read: DoubtSubject, made: list[Line]) -> list[Doubt]:
    """Return the question whether a payer named once, at either end, paid for all lines."""
    named = [index for index, line in enumerate(made) if line.payer is not None]
    person = made[named[0]].payer if len(named) == 1 else None
    if person in {None, read.context.speaker}:
        return []
    first = named[0] == 0
    reach = (
        paying.find_payer_scope(read.page, read.pieces, first=first)
        if named[0] in {0, len(made) - 1}
        else PayerScope.OWN
    )
    others = [index for index in range(len(made)) if index != named[0]]
    if reach is PayerScope.OWN or not others:
        return []
    choices = (person, read.context.speaker) if first or reach is PayerScope.ALL else (read.context.speaker, person)
    for index in others:
        made[index] = replace(made[index], payer=choices[0])
    readings = tuple(tuple(Patch(index, payer=choice) for index in others) for choice in choices)
    return [Doubt(DoubtKind.PAYER, readings)] if reach is PayerScope.UNCLEAR else []


def _list_payers(read: DoubtSubject, piece: MessagePiece) -> tuple[UUID, ...]:
    """Return the members who may have paid an amount, the likeliest first; empty where there is no doubt."""
    speaker = read.context.speaker
    if not read.people and read.page.marks.is_without("paid", "their_card"):
        return ()
    bought = read.page.marks.has_any_within(("category", "merchant"), piece.start, piece.end)
    if read.page.marks.has("send", piece.start, piece.end) and not bought:
        return ()
    name = people.find_signing_member(read.page, piece, list(read.people))
    if name is not None:
        return (name, speaker) if name != speaker else ()
    others = tuple(person.id for person in read.context.people if person.id != speaker)
    if others and read.page.marks.has("their_card", piece.start, piece.end):
        return (*others, speaker)
    if people.is_paid_by_pronoun(read.page, piece):
        return others if len(others) > 1 else ()
    unnamed = people.is_paid_by_stranger(read.page, piece) or people.list_paying_relative_tokens(read.page, piece)
    return (speaker, *others) if others and unnamed else ()


def _doubt_day_scope(covered: PieceDays) -> list[Doubt]:
    """Return the question whether a day named once is for one line or for all."""
    changed = [(index, day) for index, day in enumerate(covered.otherwise) if day is not None]
    if not changed or all(covered.days[index][0] == day for index, day in changed):
        return []
    likely = tuple(Patch(index, day=covered.days[index][0]) for index, _ in changed)
    other = tuple(Patch(index, day=day) for index, day in changed)
    return [Doubt(DoubtKind.DATE_SCOPE, (likely, other))]


def doubt_days(each: Sequence[tuple[date, ...]], today: date) -> list[Doubt]:
    """Return the questions about the possible days of each line, and about days in the future: none is assumed."""
    found = []
    for days in dict.fromkeys(each):
        choices = dict.fromkeys((*days, today) if days[0] > today else days)
        where = [index for index, own in enumerate(each) if own == days]
        if len(choices) > 1:
            readings = tuple(tuple(Patch(index, day=day) for index in where) for day in choices)
            found.append(Doubt(DoubtKind.DATE, readings))
    return found
