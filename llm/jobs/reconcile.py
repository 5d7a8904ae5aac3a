"""Merging the rules' and a model's reading of one message: what both share is sure, the rest is weighed.

"Ours" is the rules' reading. Of two readings that differ at most one is right. With c the chance that ours is right,
and m the share of such model readings that are right, the model's is the right one with the chance m(1-c) / (m(1-c) +
(1-m)c).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from core.model.draft import Doubt, DoubtKind, Patch, apply_patches, renumber_doubts
from core.model.entry import EntryKind, Line
from core.model.intent import Ask, ChangeDraft, Chatter, Intent, RecordEntries, Unclear
from llm.jobs.proposal import GroundedReading

WHOLE: Final = 0.95
"""The share of right ones among model readings that account for every number of the message."""
PARTIAL: Final = 0.70
"""The share of right ones among model readings that leave numbers out, or give numbers not in the message."""
TAKE: Final = 0.85
"""The chance of being right from which a model's reading is used without asking.

Chosen on the open sets of ``tests/personas``.
"""
KEEP: Final = 0.15
"""The chance of the model being right up to which the rules' reading is used without asking.

Chosen on the same sets.
"""
EVEN: Final = 0.5
"""The chance assumed for a reading of which nothing is known."""

_SLOTS: Final = ("period", "period2", "categories", "member", "merchant", "item", "amount")


class PreferredReading(Enum):
    """Which reading to use if two differ: ours, the model's, or ask the member."""

    OURS = "ours"
    MODEL = "model"
    ASK = "ask"


def estimate_model_chance(ours_right: float, *, whole: bool) -> float:
    """Return the chance (0..1) that a model's reading is right where it differs from ours.

    ``ours_right`` is the chance that ours is right.
    """
    model = WHOLE if whole else PARTIAL
    for_model, for_ours = model * (1 - ours_right), (1 - model) * ours_right
    return for_model / (for_model + for_ours)


def choose_reading(chance: float) -> PreferredReading:
    """Return which of two readings to use; ``chance`` is how likely the model's is right."""
    if chance >= TAKE:
        return PreferredReading.MODEL
    return PreferredReading.OURS if chance <= KEEP else PreferredReading.ASK


def reconcile_readings(local: Intent | None, proposal: GroundedReading, ours_right: float) -> Intent | None:
    """Return the intent that both readings lead to; None if the model's is useless and ours is to be used.

    If nothing of the model's reading is in the message, and ours is likelier wrong than right, the member is asked
    about ours. ``ours_right`` is the chance (0..1) that the rules' reading is right.
    """
    other = proposal.intent
    if other is None:
        return Unclear((local,)) if isinstance(local, RecordEntries) and ours_right < EVEN else None
    if isinstance(other, ChangeDraft):
        return other if proposal.whole else local
    chance = estimate_model_chance(ours_right, whole=proposal.whole)
    choice = choose_reading(chance)
    match local, other:
        case RecordEntries(), RecordEntries():
            return _reconcile_entries(local, other, choice, first=chance >= EVEN)
        case Ask(), Ask() if local.question.intent is other.question.intent:
            return _fill_question(local, other, sure=local.sure or proposal.whole)
        case Chatter() | None, Chatter():
            return local or other
        case _:
            return _choose_between_kinds(local, other, choice, whole=proposal.whole)


def _choose_between_kinds(local: Intent | None, other: Intent, choice: PreferredReading, *, whole: bool) -> Intent:
    """Return one of two readings of different kinds, or both for the member to choose from.

    Chatter (no entry at all) is never offered as a choice. A model that calls a message chatter and leaves its numbers
    unexplained does not outweigh a reading as entries.
    """
    if isinstance(local, RecordEntries) and isinstance(other, Chatter) and not whole:
        return local
    if choice is PreferredReading.OURS and local is not None:
        return local
    if choice is PreferredReading.MODEL:
        return other
    return Unclear(tuple(each for each in (local, other) if each is not None and not isinstance(each, Chatter)))


def _reconcile_entries(local: RecordEntries, other: RecordEntries, choice: PreferredReading, *, first: bool) -> Intent:
    """Return one intent from two readings as entries; ``first`` if the model's reading is the likelier one."""
    local = _settle_amounts(local, other)
    if _count_amounts(local) == _count_amounts(other):
        return _join_lines(local, other, choice)
    if choice is PreferredReading.OURS:
        return local
    if choice is PreferredReading.MODEL:
        return _adopt_lines(local, other)
    if len(local.lines) == len(other.lines):
        return _add_amount_doubt(local, other, first=first)
    taken = _adopt_lines(local, other)
    return Unclear((taken, local) if first else (local, taken))


def _settle_amounts(local: RecordEntries, other: RecordEntries) -> RecordEntries:
    """Return our lines with a doubt about an amount answered by the model's reading, if that is one of our choices."""
    for doubt in local.doubts:
        for reading in doubt.readings if other.sure and _is_settled(doubt, other) else ():
            lines, rest = apply_patches(local.lines, reading), renumber_doubts(local.doubts, reading)
            settled = replace(local, lines=lines, doubts=rest)
            if _count_amounts(settled) == _count_amounts(other):
                return settled
    return local


def _count_amounts(read: RecordEntries) -> Counter[tuple[int, str]]:
    return Counter((line.money.minor, line.money.currency) for line in read.lines)


def _pair_lines(lines: Sequence[Line], others: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indexes of lines with the same amount in two lists, each line once."""
    rest = list(enumerate(others))
    for index, line in enumerate(lines):
        at = next((at for at, (_, twin) in enumerate(rest) if twin.money == line.money), None)
        if at is not None:
            yield index, rest.pop(at)[0]


def _join_lines(local: RecordEntries, other: RecordEntries, choice: PreferredReading) -> RecordEntries:
    """Return our lines, completed by the model's, if the amounts are the same; a differing kind is weighed.

    Our doubts are settled if the model accounts for every number and agrees with one of our choices.
    """
    twins = {index: other.lines[at] for index, at in _pair_lines(local.lines, other.lines)}
    lines, doubts = list(local.lines), []
    for doubt in local.doubts:
        answer = (
            _answer_doubt(doubt, lines, twins)
            if other.sure and not _has_doubt_of_kind(other.doubts, doubt.kind)
            else None
        )
        for patch in answer or ():
            lines[patch.line] = patch.apply_to_line(lines[patch.line])
        doubts += [doubt] if answer is None else []
    asked = {at for doubt in doubts if doubt.kind is DoubtKind.KIND for at in doubt.line_indexes}
    for index, twin in twins.items():
        lines[index] = line = _complete_line(lines[index], twin)
        if twin.kind is line.kind or index in asked:
            continue
        if choice is PreferredReading.MODEL:
            lines[index] = Patch(index, kind=twin.kind).apply_to_line(line)
        elif choice is PreferredReading.ASK:
            doubts.append(Doubt(DoubtKind.KIND, ((Patch(index, kind=line.kind),), (Patch(index, kind=twin.kind),))))
    doubts += [
        doubt
        for doubt in other.doubts
        if doubt.kind is DoubtKind.CURRENCY and not _has_doubt_of_kind(doubts, doubt.kind)
    ]
    return RecordEntries(tuple(lines), tuple(doubts), sure=not doubts)


def _answer_doubt(doubt: Doubt, lines: Sequence[Line], twins: Mapping[int, Line]) -> tuple[Patch, ...] | None:
    """Return the reading of a doubt that agrees with the model's lines; None if none does.

    Who paid is never settled by a model's lines.
    """
    if doubt.kind in {DoubtKind.PAYER, DoubtKind.ALBUM}:
        return None
    if doubt.kind is DoubtKind.ENTRY:
        return ()  # both found the same amounts, so that each is an entry
    for reading in doubt.readings:
        after = {patch.line: patch.apply_to_line(lines[patch.line]) for patch in reading}
        if all(_is_same_lines(doubt.kind, after.get(at, lines[at]), twins[at]) for at in doubt.line_indexes):
            return reading
    return None


def _is_same_lines(kind: DoubtKind, line: Line, twin: Line) -> bool:
    if kind in {DoubtKind.AMOUNT, DoubtKind.CURRENCY}:
        return line.money == twin.money
    return line.kind is twin.kind if kind is DoubtKind.KIND else line.day == twin.day


def _is_settled(doubt: Doubt, other: RecordEntries) -> bool:
    """Return whether a model's reading settles a doubt about amount, currency or lines without one of that kind."""
    settled = {DoubtKind.AMOUNT, DoubtKind.CURRENCY, DoubtKind.ENTRY}
    return doubt.kind in settled and not _has_doubt_of_kind(other.doubts, doubt.kind)


def _has_doubt_of_kind(doubts: Sequence[Doubt], kind: DoubtKind) -> bool:
    return any(doubt.kind is kind for doubt in doubts)


def _complete_line(line: Line, twin: Line) -> Line:
    """Return our line with its empty fields filled from the model's line."""
    fits = twin.kind is line.kind and line.kind is not EntryKind.TRANSFER
    return replace(
        line,
        description=line.description or twin.description,
        category=line.category or (twin.category if fits else None),
        merchant=line.merchant or twin.merchant,
        account=line.account or twin.account,
        payer=line.payer or twin.payer,
    )


def _adopt_lines(local: RecordEntries, other: RecordEntries) -> RecordEntries:
    """Return the model's lines; where one of ours has the same amount and kind, our completed line takes its place."""
    lines, places = list(other.lines), {}
    for index, at in _pair_lines(local.lines, other.lines):
        if local.lines[index].kind is other.lines[at].kind:
            lines[at], places[index] = _complete_line(local.lines[index], other.lines[at]), at
    asked = [doubt for doubt in local.doubts if doubt.kind is not DoubtKind.ENTRY]  # the model's lines answer it
    kept = [doubt for doubt in _move_doubts(asked, places) if not _has_doubt_of_kind(other.doubts, doubt.kind)]
    return RecordEntries(tuple(lines), (*other.doubts, *kept), sure=False)


def _move_doubts(doubts: Sequence[Doubt], places: Mapping[int, int]) -> Iterator[Doubt]:
    """Yield the doubts about the lines that remain, with the lines' new indexes."""
    for doubt in doubts:
        if doubt.line_indexes <= places.keys():
            readings = tuple(
                tuple(replace(one, line=places[one.line]) for one in reading) for reading in doubt.readings
            )
            yield replace(doubt, readings=readings)


def _add_amount_doubt(local: RecordEntries, other: RecordEntries, *, first: bool) -> RecordEntries:
    """Return our lines with a doubt offering the amounts of each reading, the likelier first."""
    pairs = list(zip(local.lines, other.lines, strict=True))
    differ = [index for index, (mine, theirs) in enumerate(pairs) if mine.money != theirs.money]
    ours = tuple(Patch(index, money=pairs[index][0].money) for index in differ)
    theirs = tuple(Patch(index, money=pairs[index][1].money) for index in differ)
    kept = tuple(doubt for doubt in local.doubts if doubt.kind not in {DoubtKind.AMOUNT, DoubtKind.CURRENCY})
    same_numbers = all(pairs[index][0].money.amount == pairs[index][1].money.amount for index in differ)
    kind = DoubtKind.CURRENCY if same_numbers else DoubtKind.AMOUNT
    lines = list(local.lines)
    for patch in theirs if first else ():
        lines[patch.line] = patch.apply_to_line(lines[patch.line])
    doubt = Doubt(kind, (theirs, ours) if first else (ours, theirs))
    return RecordEntries(tuple(lines), (*kept, doubt), sure=False)


def _fill_question(local: Ask, other: Ask, *, sure: bool) -> Ask:
    """Return our question with its empty fields filled from the model's."""
    mine, theirs = local.question, other.question
    return Ask(replace(mine, **{name: getattr(mine, name) or getattr(theirs, name) for name in _SLOTS}), sure=sure)
