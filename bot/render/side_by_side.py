"""Answers that compare several things, or a part with its whole, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.side_by_side import narrow_to_side
from analytics.totals import (
    choose_chief_currency,
    compute_percent,
    divide_evenly,
    find_sum_in,
    make_positive_refund_sums,
)
from bot.render.scopes import Audience
from core.model.answer import PartOfWhole, SideBySide
from core.model.money import Money
from core.model.question import SideField
from core.model.report import Figure, Scope


def name_side(reader: Audience, answer: SideBySide, place: int) -> str:
    """Return the name of one side compared: ``at Swiggy``, ``on Groceries``, ``for “coffee”``, ``at weekends``."""
    side = answer.sides[place]
    if side.field is SideField.PERSON:
        return reader.words("answer-paid-by", name=reader.name_member(side.value))
    return " ".join(reader.write_filters(narrow_to_side(Scope(), side)))


def find_currency(reader: Audience, answer: SideBySide) -> str:
    """Return the currency in which the sides are compared."""
    sums = [Figure("", money, basis.count) for basis in answer.number_evidence for money in basis.sums]
    return choose_chief_currency(sums, reader.household.currency)


def write_sides(reader: Audience, answer: SideBySide) -> str:
    """Return each side's total and how far the first exceeds the next; for weekdays the average of one such day."""
    currency = find_currency(reader, answer)
    sums = [find_sum_in(make_positive_refund_sums(basis), currency) for basis in answer.number_evidence]
    names = [name_side(reader, answer, place) for place in range(len(sums))]
    if not any(basis.count for basis in answer.number_evidence):
        return reader.words("answer-sides-none", names=reader.join_names(names), scope=_write_about(reader, answer))
    order = sorted(range(len(sums)), key=lambda place: -sums[place].minor)
    parts = reader.join_names(
        reader.words("answer-side", sum=reader.words.money(sums[at]), name=names[at]) for at in order
    )
    told = {"parts": parts, "scope": _write_about(reader, answer)}
    most, least = sums[order[0]], sums[order[-1]]
    if answer.days:
        daily = [divide_evenly(total, days) for total, days in zip(sums, answer.days, strict=True)]
        each = reader.join_names(
            reader.words("answer-side", sum=reader.words.money(daily[at]), name=names[at]) for at in order
        )
        text = reader.words("answer-sides-a-day", **told, daily=each)
    elif most == least:
        text = reader.words("answer-sides-same", **told)
    else:
        text = reader.words(
            "answer-sides", **told, name=names[order[0]], difference=_write_difference(reader, most, least)
        )
    scope = answer.number_evidence[0].scope
    scope = replace(scope, member=None) if _has_person(answer) else scope
    text = reader.words("answer-count-by", who=reader.name_member(scope.member), text=text) if scope.member else text
    others = {money.currency for basis in answer.number_evidence for money in basis.sums} - {currency}
    return " ".join((text, *(_write_apart(reader, answer, names, other) for other in sorted(others))))


def _write_about(reader: Audience, answer: SideBySide) -> str:
    """Return what all sides have in common: the period and shared filters."""
    place = next(at for at, side in enumerate(answer.sides) if side.field is not SideField.PERSON)
    scope, field = answer.number_evidence[place].scope, answer.sides[place].field
    match field:
        case SideField.CATEGORY:
            return reader.write_filters_and_period(replace(scope, categories=()))
        case SideField.MERCHANT:
            return reader.write_filters_and_period(replace(scope, merchant=None))
        case SideField.WORDS:
            return reader.write_filters_and_period(replace(scope, text=None))
        case SideField.DAYS:
            return reader.write_filters_and_period(replace(scope, weekdays=()))
        case SideField.PERSON:
            return reader.write_filters_and_period(replace(scope, member=None))


def _has_person(answer: SideBySide) -> bool:
    return any(side.field is SideField.PERSON for side in answer.sides)


def _write_difference(reader: Audience, most: Money, least: Money) -> str:
    share = compute_percent(most - least, least)
    size = reader.words.money(most - least)
    if not share or share > _MOST_PERCENT:
        return size
    return reader.words("answer-difference", sum=size, share=reader.write_percent(share))


def _write_apart(reader: Audience, answer: SideBySide, names: Sequence[str], currency: str) -> str:
    """Return each side's total in a currency that was not converted."""
    sums = [
        reader.words.money(find_sum_in(make_positive_refund_sums(basis), currency)) for basis in answer.number_evidence
    ]
    parts = [reader.words("answer-side", sum=sum_, name=name) for sum_, name in zip(sums, names, strict=True)]
    return reader.words("answer-sides-other", parts=reader.join_names(parts))


def write_part_of_whole(reader: Audience, answer: PartOfWhole, part: str) -> str:
    """Return a sum and its share of all income or spending; ``part`` is the sum in words."""
    base = reader.household.currency
    kind = reader.choose_kind_suffix(answer.whole.scope.kinds)
    whole = find_sum_in(answer.whole.sums, base)
    share = compute_percent(find_sum_in(answer.part.sums, base), whole)
    if share is None:
        return reader.words(f"answer-part-of-no-{kind}", part=part)
    text = reader.words(
        f"answer-part-of-{kind}", part=part, share=reader.write_percent(share), whole=reader.words.money(whole)
    )
    apart = {money.currency for basis in answer.number_evidence for money in basis.sums} - {base}
    return f"{text} {reader.words('answer-part-base', currency=base)}" if apart else text


_MOST_PERCENT = 999
"""The largest difference in percent that is written; a larger one is told by its amount alone."""
