"""Turning a model's reading into an intent, keeping only what is in the message and the household's own lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.errors import Invalid
from core.language.text.tokens import TokenShape
from core.language.values.periods import read_period
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line, Visibility
from core.model.household import Household
from core.model.intent import Ask, ChangeDraft, Chatter, Intent, RecordEntries
from core.model.money import EXPONENTS, Money
from core.model.period import Period
from core.model.question import Question, QuestionIntent
from llm.grounding import SpanLookup, StatedAmount, choose_reading_language
from llm.jobs.reading import Asked, Changed, Item, ReadMessage


@dataclass(frozen=True, slots=True)
class GroundedReading:
    """A model's reading after the check against the message.

    ``whole`` if nothing was dropped and every number of the message is explained.
    """

    intent: Intent | None
    whole: bool


@dataclass(frozen=True, slots=True)
class _LineDays:
    """The possible days of a line; ``own`` if the model named them for this line."""

    days: tuple[date, ...]
    own: bool


def make_intent(reading: ReadMessage, lookup: SpanLookup, household: Household) -> GroundedReading:
    """Return the intent made from a model's reading; None if nothing of the reading is in the message."""
    match reading.kind:
        case "entries":
            return _propose_entries(reading, lookup, household)
        case "question":
            return _make_question(reading.question, lookup, household)
        case "change":
            return _make_draft_change(reading.change, lookup, household)
        case "talk":
            lookup.mark_explained(reading.others)
            return GroundedReading(Chatter(), lookup.is_fully_explained and not reading.entries)


def _propose_entries(reading: ReadMessage, lookup: SpanLookup, household: Household) -> GroundedReading:
    reckoned = [(item, lookup.compute_item_total(item)) for item in reading.entries]
    found = [(item, _use_written_currency(item, stated, lookup)) for item, stated in reckoned if stated is not None]
    if not found:
        return GroundedReading(None, whole=False)
    dated = _find_line_days([item for item, _ in found], lookup)
    lines = tuple(
        _make_line(item, stated, when.days[0], lookup, household)
        for (item, stated), when in zip(found, dated, strict=True)
    )
    lookup.mark_explained([*reading.others, *(item.what for item, _ in found), *(item.merchant for item, _ in found)])
    doubts = (
        *_list_amount_doubts(found),
        *_list_currency_doubts(found, lookup),
        *_list_day_scope_doubts(dated, lookup),
        *_list_date_doubts(dated, lookup),
    )
    told = {item.amount for item, _ in found}  # the same amount said twice where it stands once is one
    whole = lookup.is_fully_explained and all(item.amount in told for item in reading.entries)
    return GroundedReading(RecordEntries(_settle_doubts(lines, doubts), doubts, sure=whole), whole)


def _settle_doubts(lines: tuple[Line, ...], doubts: Sequence[Doubt]) -> tuple[Line, ...]:
    """Return the lines with each doubt settled by its likeliest reading."""
    made = list(lines)
    for doubt in doubts:
        for patch in doubt.readings[0]:
            made[patch.line] = patch.apply_to_line(made[patch.line])
    return tuple(made)


def _make_line(item: Item, stated: StatedAmount, day: date, lookup: SpanLookup, household: Household) -> Line:
    kind = EntryKind(item.type)
    return Line(
        kind=kind,
        money=stated.readings[0],
        day=day,
        description=lookup.find_words(item.what),
        category=find_own_category(item.category, household, income=kind is EntryKind.INCOME),
        merchant=lookup.find_exact_text(item.merchant),
        account=lookup.find_exact_text(item.account),
        payer=lookup.find_member(item.payer),
        tags=tuple(t.written[1:].lower() for t in lookup.reading.page.tokens if t.shape is TokenShape.TAG),
        visibility=_find_visibility(lookup),
    )


def find_own_category(key: str, household: Household, *, income: bool) -> str | None:
    """Return a key if it is one of the household's categories of the right side (income or spending), else None."""
    category = household.category(key)
    return key if category is not None and category.income is income else None


def _find_visibility(lookup: SpanLookup) -> Visibility:
    """Return the visibility the message asks for; private if it says so anywhere, as hiding too much is safer."""
    page = lookup.reading.page
    said = {match.value for match in page.marks.list_within("visibility", 0, len(page.tokens))}
    return Visibility.PRIVATE if "private" in said else Visibility.SHARED


def _find_line_days(items: Sequence[Item], lookup: SpanLookup) -> list[_LineDays]:
    """Return each line's day: the one the model copied; else the message's only day if no line has one; else today."""
    own = [lookup.find_days(item.day) if item.day.strip() else () for item in items]
    said = lookup.reading.layout.dates
    rest = said[0].days if len(said) == 1 and not any(own) else (lookup.context.today,)
    return [_LineDays(days or rest, bool(days)) for days in own]


def _list_amount_doubts(found: Sequence[tuple[Item, StatedAmount]]) -> list[Doubt]:
    """Return doubts about digits that may be read as two different numbers: "1.200"."""
    patches: list[list[Patch]] = [[], []]
    for index, (_, stated) in enumerate(found):
        same = [money for money in stated.readings if money.currency == stated.readings[0].currency]
        if len(same) > 1:
            patches[0].append(Patch(index, money=same[0]))
            patches[1].append(Patch(index, money=same[1]))
    return [Doubt(DoubtKind.AMOUNT, (tuple(patches[0]), tuple(patches[1])))] if patches[0] else []


def _list_currency_doubts(found: Sequence[tuple[Item, StatedAmount]], lookup: SpanLookup) -> list[Doubt]:
    """Return doubts about a sign used by several currencies, or a currency word that the rules do not know."""
    doubts = []
    for index, (item, stated) in enumerate(found):
        first = stated.readings[0]
        names = list(dict.fromkeys(money.currency for money in stated.readings))
        foreign = _find_foreign_currency(item, lookup)
        if foreign and names == [lookup.context.currency] and (other := _convert_sign(first, foreign)):
            doubts.append(Doubt(DoubtKind.CURRENCY, ((Patch(index, money=other),), (Patch(index, money=first),))))
        elif len(names) > 1:
            firsts = [next(money for money in stated.readings if money.currency == name) for name in names]
            doubts.append(Doubt(DoubtKind.CURRENCY, tuple((Patch(index, money=money),) for money in firsts)))
    return doubts


def _find_foreign_currency(item: Item, lookup: SpanLookup) -> str:
    """Return the currency a model gives an amount if it is not the household's, else ""."""
    currency = item.currency.strip().upper()
    return currency if currency in EXPONENTS and currency != lookup.context.currency else ""


def _use_written_currency(item: Item, stated: StatedAmount, lookup: SpanLookup) -> StatedAmount:
    """Return an amount in the currency a model gives it, if that currency is written elsewhere in the message."""
    foreign = _find_foreign_currency(item, lookup)
    bare = {money.currency for money in stated.readings} == {lookup.context.currency}
    if not (foreign and bare and lookup.has_written_currency(foreign)):
        return stated
    readings = tuple(other for money in stated.readings if (other := _convert_sign(money, foreign)))
    return replace(stated, readings=readings) if readings else stated


def _convert_sign(money: Money, currency: str) -> Money | None:
    """Return the same number in another currency; None if that currency has fewer decimal digits."""
    try:
        return Money.of(money.amount.normalize(), currency)
    except Invalid:
        return None


def _list_day_scope_doubts(dated: Sequence[_LineDays], lookup: SpanLookup) -> list[Doubt]:
    """Return a doubt whether a day named once also applies to the lines for which the model gave no day."""
    said = lookup.reading.layout.dates
    bare = [index for index, when in enumerate(dated) if not when.own]
    if len(said) != 1 or not bare or (len(bare) == len(dated) == 1):
        return []
    today = tuple(Patch(index, day=lookup.context.today) for index in bare)
    moved = tuple(Patch(index, day=said[0].days[0]) for index in bare)
    return [Doubt(DoubtKind.DATE_SCOPE, (moved, today) if len(bare) == len(dated) else (today, moved))]


def _list_date_doubts(dated: Sequence[_LineDays], lookup: SpanLookup) -> list[Doubt]:
    """Return doubts about ambiguous days and about future days."""
    doubts = []
    today = lookup.context.today
    for days in dict.fromkeys(when.days for when in dated):
        choices = (*days, today) if days[0] > today else days
        where = [index for index, when in enumerate(dated) if when.days == days]
        if len(choices) > 1:
            readings = tuple(tuple(Patch(index, day=day) for index in where) for day in choices)
            doubts.append(Doubt(DoubtKind.DATE, readings))
    return doubts


def _make_question(asked: Asked | None, lookup: SpanLookup, household: Household) -> GroundedReading:
    if asked is None:
        return GroundedReading(None, whole=False)
    amount = lookup.take_amount(asked.amount)
    question = Question(
        QuestionIntent(asked.intent),
        period=_find_period(asked.period, lookup),
        period2=_find_period(asked.period2, lookup),
        categories=(asked.category,) if household.category(asked.category) is not None else (),
        member=lookup.find_member(asked.member),
        merchant=lookup.find_exact_text(asked.merchant),
        item=lookup.find_exact_text(asked.item),
        amount=amount.readings[0].amount if amount is not None else None,
    )
    slots = (question.period, question.period2, question.categories, question.member, question.merchant)
    given = (asked.period, asked.period2, asked.category, asked.member, asked.merchant, asked.item, asked.amount)
    kept = (*slots, question.item, question.amount)
    whole = _has_only_grounded_values(given, kept)
    return GroundedReading(Ask(question, sure=whole), whole)


def _has_only_grounded_values(given: Sequence[str], kept: Sequence[object]) -> bool:
    """Return whether everything the model gave was found in the message or the household's lists."""
    return all(has or not said.strip() for has, said in zip(kept, given, strict=True))


def _find_period(span: str, lookup: SpanLookup) -> Period | None:
    """Return the period that a span names, if the span stands in the message."""
    if not lookup.find_exact_text(span):
        return None
    context = lookup.context
    return read_period(span, context.today, choose_reading_language(context), day_first=context.day_first)


def _make_draft_change(changed: Changed | None, lookup: SpanLookup, household: Household) -> GroundedReading:
    """Return the correction of a draft that the message asks for.

    An ambiguous amount is left to the rule-based reader.
    """
    card = lookup.context.card or ()
    if changed is None or not card or changed.line > len(card):
        return GroundedReading(None, whole=False)
    line = changed.line - 1 if changed.line else 0 if len(card) == 1 else None
    stated = lookup.take_amount(changed.amount)
    change = _propose_change(changed, stated, lookup, card[line or 0], household)
    if (stated is not None and len(stated.readings) > 1) or change == ChangeDraft():
        return GroundedReading(None, whole=False)
    given = (changed.amount, changed.day, changed.category, changed.merchant)
    kept = (change.amount, change.day, change.category, change.merchant)
    rest = _has_only_grounded_values(
        (changed.account, changed.payer, changed.what), (change.account, change.payer, change.description)
    )
    return GroundedReading(replace(change, line=line), _has_only_grounded_values(given, kept) and rest)


def _propose_change(
    changed: Changed, stated: StatedAmount | None, lookup: SpanLookup, line: Line, household: Household
) -> ChangeDraft:
    """Return the intent that a model's correction of a draft makes.

    A future or ambiguous day is left to the rule-based reader.
    """
    days = lookup.find_days(changed.day) if changed.day.strip() else ()
    kind = EntryKind(changed.type) if changed.type else None
    return ChangeDraft(
        amount=stated.readings[0].amount if stated else None,
        currency=_find_changed_currency(stated, lookup),
        day=days[0] if len(days) == 1 and days[0] <= lookup.context.today else None,
        kind=kind,
        category=find_own_category(changed.category, household, income=(kind or line.kind) is EntryKind.INCOME),
        merchant=lookup.find_exact_text(changed.merchant),
        account=lookup.find_exact_text(changed.account),
        payer=lookup.find_member(changed.payer),
        description=lookup.find_exact_text(changed.what),
    )


def _find_changed_currency(stated: StatedAmount | None, lookup: SpanLookup) -> str | None:
    """Return the stated currency of a corrected amount; None to keep the draft's."""
    currency = stated.readings[0].currency if stated is not None else lookup.context.currency
    return None if currency == lookup.context.currency else currency
