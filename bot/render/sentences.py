"""Answers as one or two sentences, with the part to set in bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.totals import (
    choose_chief_currency,
    compute_percent,
    compute_share,
    divide_evenly,
    find_sum_in,
    find_whole_of_shares,
    make_positive_refund_sums,
)
from bot.render.comparing import write_comparison, write_prices
from bot.render.listing import write_list
from bot.render.scopes import Audience
from bot.render.side_by_side import write_part_of_whole, write_sides
from core.model.answer import (
    Answer,
    Average,
    Balance,
    Basis,
    Breakdown,
    Comparison,
    Count,
    Listing,
    PartOfWhole,
    PriceHistory,
    SideBySide,
    Template,
    Total,
    Trend,
)
from core.model.money import Money
from core.model.period import find_month
from core.model.report import Figure, Scope

_WEEK = 7
_MOST_UNITS = 12
"""The most months, weeks or days listed in a sentence."""
_RANKED = 3
"""The number of months, weeks or days listed where the highest or lowest is asked for."""


@dataclass(frozen=True, slots=True)
class PhrasedAnswer:
    """A text, and the part of it to set in bold."""

    text: str
    bold: str = ""


def write_answer(reader: Audience, answer: Answer) -> PhrasedAnswer:
    """Return an answer as one or two sentences, by the answer's kind."""
    if not any(basis.count for basis in answer.number_evidence) and not isinstance(answer, SideBySide):
        return PhrasedAnswer(
            " ".join((write_nothing(reader, answer.number_evidence[-1].scope), _write_others(reader, answer))).rstrip()
        )
    match answer:
        case Total():
            return PhrasedAnswer(
                _write_total(reader, answer), reader.write_sums(make_positive_refund_sums(answer.basis))
            )
        case Breakdown():
            return PhrasedAnswer(
                _write_breakdown(reader, answer), reader.write_sums(make_positive_refund_sums(answer.basis))
            )
        case Comparison():
            return PhrasedAnswer(
                write_comparison(reader, answer, write_spent(reader, answer.now)),
                reader.write_sums(make_positive_refund_sums(answer.now)),
            )
        case Listing():
            return PhrasedAnswer(write_list(reader, answer))
        case Average():
            return PhrasedAnswer(_write_average(reader, answer))
        case Trend():
            return PhrasedAnswer(
                _write_trend(reader, answer), reader.write_sums(make_positive_refund_sums(answer.basis))
            )
        case Count():
            return PhrasedAnswer(_write_count(reader, answer), reader.words.number(answer.basis.count))
        case _:
            return _write_several(reader, answer)


def _write_several(reader: Audience, answer: Balance | PriceHistory | SideBySide | PartOfWhole) -> PhrasedAnswer:
    if isinstance(answer, Balance):
        return PhrasedAnswer(_write_balance(reader, answer))
    if isinstance(answer, SideBySide):
        return PhrasedAnswer(write_sides(reader, answer))
    if isinstance(answer, PartOfWhole):
        return PhrasedAnswer(write_part_of_whole(reader, answer, write_spent(reader, answer.part)))
    return PhrasedAnswer(write_prices(reader, answer), reader.words.money(answer.entries[-1].line.money))


def _write_others(reader: Audience, answer: Answer) -> str:
    """Return what an answer left out: entries in other currencies, or the rest of the category."""
    if isinstance(answer, Listing) and answer.left_out:
        return reader.words("answer-left-out", count=answer.left_out)
    return _write_wider(reader, answer) if isinstance(answer, Total) else ""


def write_nothing(reader: Audience, scope: Scope) -> str:
    """Return that nothing was found for a question, naming its filters and period."""
    if scope.member:
        key = reader.for_whom("answer-nothing", scope.member)
        return reader.words(key, who=reader.name_member(scope.member), scope=reader.write_filters_and_period(scope))
    return reader.words(
        f"answer-nothing-{reader.choose_kind_suffix(scope.kinds)}", scope=reader.write_filters_and_period(scope)
    )


def write_spent(reader: Audience, basis: Basis) -> str:
    """Return ``You spent ₹12,400 on Groceries in October``, without the full stop."""
    scope = basis.scope
    key = reader.for_whom(f"answer-sum-{reader.choose_kind_suffix(scope.kinds)}", scope.member)
    who = reader.name_member(scope.member) if scope.member else ""
    return reader.words(
        key,
        sum=reader.write_sums(make_positive_refund_sums(basis)),
        scope=reader.write_filters_and_period(scope),
        who=who,
    )


def _write_total(reader: Audience, answer: Total) -> str:
    notes = [reader.words("answer-entries", count=answer.basis.count)]
    if answer.refunds:
        notes.append(reader.words("answer-after-refunds", sum=reader.write_sums(answer.refunds)))
    note = reader.words("answer-note", notes=", ".join(notes))
    text = reader.words("answer-sentence", text=f"{write_spent(reader, answer.basis)} {note}")
    return f"{text} {_write_wider(reader, answer)}".rstrip()


def _write_wider(reader: Audience, answer: Total) -> str:
    """Return the total of a whole category, where the answer counts only its entries with one word."""
    if answer.wider is None or not answer.wider.count:
        return ""
    names = reader.join_names(map(reader.name_category, answer.wider.scope.categories))
    return reader.words("answer-wider", name=names, sum=reader.write_sums(make_positive_refund_sums(answer.wider)))


def _write_trend(reader: Audience, answer: Trend) -> str:
    """Return the total and the latest months, weeks or days; for a calendar the day with the highest spending."""
    currency = choose_chief_currency(answer.parts, reader.household.currency)
    parts = [part for part in answer.parts if part.money.currency == currency]
    if answer.calendar:
        return _write_calendar(reader, answer, parts)
    if answer.extreme:
        return _write_extreme(reader, answer, parts)
    parts = parts[-_MOST_UNITS:]
    told = [
        reader.words("answer-named", name=_name_unit(reader, answer.unit, part.key), sum=reader.words.money(part.money))
        for part in parts
    ]
    return reader.words("answer-trend", sum=write_spent(reader, answer.basis), parts=reader.join_names(told))


def _write_extreme(reader: Audience, answer: Trend, parts: Sequence[Figure]) -> str:
    """Return the highest or lowest month, week or day, and the next ones; an unfinished one is never the lowest."""
    lowest = answer.extreme == "lowest"
    over = [part for part in parts if part.key != answer.running]
    ranked = sorted(over if lowest and over else parts, key=lambda part: part.money.minor, reverse=not lowest)
    first, *others = [
        (_name_unit(reader, answer.unit, part.key), reader.words.money(part.money)) for part in ranked[:_RANKED]
    ]
    scope = answer.basis.scope
    text = reader.words(
        f"answer-{answer.extreme}", scope=reader.write_filters_and_period(scope), name=first[0], sum=first[1]
    )
    if others:
        named = reader.join_names(reader.words("answer-named", name=name, sum=money) for name, money in others)
        text = f"{text} {reader.words('answer-extreme-next', parts=named)}"
    return reader.words("answer-count-by", who=reader.name_member(scope.member), text=text) if scope.member else text


def _write_calendar(reader: Audience, answer: Trend, parts: Sequence[Figure]) -> str:
    """Return the day with the highest spending, and how many days so far had none."""
    most = max(parts, key=lambda part: part.money.minor)
    days = [date.fromisoformat(part.key) for part in answer.parts]
    period = answer.basis.scope.period
    first = max(period.first, find_month(min(days)).first) if period else min(days)
    last = max(*days, min(period.last, reader.today)) if period else max(days)
    return reader.words(
        "answer-calendar",
        sum=write_spent(reader, answer.basis),
        day=_name_unit(reader, "day", most.key),
        most=reader.words.money(most.money),
        count=(last - first).days + 1 - len({*days}),
    )


def _name_unit(reader: Audience, unit: str, key: str) -> str:
    """Return the name of a month, a day, or a week (by its Monday)."""
    if unit == "month":
        return reader.words.period(find_month(date.fromisoformat(f"{key}-01")), reader.today)
    day = reader.words.day(date.fromisoformat(key), reader.today)
    return reader.words("answer-week-of", day=day) if unit == "week" else day


def name_part(reader: Audience, template: Template, key: str) -> str:
    """Return the name of one part of a breakdown, such as a category or member."""
    if template is Template.BY_CATEGORY:
        return reader.name_category(key)
    return reader.name_member(key) if template is Template.BY_MEMBER else key


def _write_breakdown(reader: Audience, answer: Breakdown) -> str:
    basis = answer.basis
    currency = choose_chief_currency(answer.parts, reader.household.currency)
    parts = [part for part in answer.parts if part.money.currency == currency]
    top, whole = parts[: answer.limit], find_whole_of_shares(parts, find_sum_in(basis.sums, currency))
    if basis.template is Template.BY_MEMBER:
        return _write_members(reader, basis, top, whole)
    spent = reader.choose_kind_suffix(basis.scope.kinds) == "expense"
    if basis.template is Template.BY_CATEGORY and len(parts) == 1 and spent:
        return _write_only_part(reader, basis, parts[0])
    names = [_write_part(reader, basis.template, part, whole) for part in top]
    key = _choose_complete_key(reader, basis, whole=len(parts) == len(top))
    return reader.words(key, sum=write_spent(reader, basis), parts=reader.join_names(names))


def _write_only_part(reader: Audience, basis: Basis, part: Figure) -> str:
    """Return a sum that is all of one category, which is named once."""
    if basis.scope.categories:
        return reader.words("answer-sentence", text=write_spent(reader, basis))
    return reader.words(
        "answer-all-on", sum=write_spent(reader, basis), name=name_part(reader, basis.template, part.key)
    )


def _choose_complete_key(reader: Audience, basis: Basis, *, whole: bool) -> str:
    """Return the catalogue key for parts that are all, or most, of a total; for shops, of the named ones."""
    if basis.template is Template.BY_MERCHANT:
        return "answer-all-at" if whole else "answer-mostly-at"
    return (
        "answer-all-of-it"
        if whole or reader.choose_kind_suffix(basis.scope.kinds) != "expense"
        else "answer-most-of-it"
    )


def _write_part(reader: Audience, template: Template, part: Figure, whole: Money, key: str = "answer-named") -> str:
    name, money = name_part(reader, template, part.key), reader.words.money(part.money)
    share = compute_share(part.money, whole)
    if share is None:
        return reader.words(key, name=name, sum=money)
    return reader.words(f"{key}-share", name=name, sum=money, share=reader.write_percent(share))


def _write_members(reader: Audience, basis: Basis, parts: Sequence[Figure], whole: Money) -> str:
    spending = reader.choose_kind_suffix(basis.scope.kinds) == "expense"
    keys = ["answer-member-paid" if spending and not number else "answer-named" for number in range(len(parts))]
    names = [_write_part(reader, basis.template, part, whole, key) for part, key in zip(parts, keys, strict=True)]
    key = "answer-members-paid" if spending else "answer-members-income"
    return reader.words(key, parts=reader.join_names(names), scope=reader.write_filters_and_period(basis.scope))


def _write_average(reader: Audience, answer: Average) -> str:
    basis, times = answer.basis, answer.purchases
    sums = [*_write_per_unit(reader, answer), *([] if answer.unit else _write_per_purchase(reader, times))]
    notes = [reader.words("answer-entries", count=basis.count)]
    if answer.months > 1:
        notes.insert(0, reader.words("answer-months", count=answer.months))
    key = reader.for_whom("answer-average", basis.scope.member)
    who = reader.name_member(basis.scope.member) if basis.scope.member else ""
    scope = reader.write_filters_and_period(basis.scope)
    return reader.words(key, sums=reader.join_names(sums), scope=scope, who=who, notes=", ".join(notes))


def _write_per_unit(reader: Audience, answer: Average) -> list[str]:
    """Return the average for a month and a day, or for the one unit asked for."""
    sums, days = answer.basis.sums, answer.days
    if answer.unit == "week":
        weekly = tuple(Money(money.minor * _WEEK, money.currency) for money in sums)
        return [
            reader.words("answer-a-week", sum=reader.write_sums(tuple(divide_evenly(money, days) for money in weekly)))
        ]
    units = [("answer-a-month", answer.months, "month"), ("answer-a-day", days, "day")]
    told = [(key, by) for key, by, unit in units if by > 1 and answer.unit in (None, unit)] or [("answer-a-day", days)]
    return [
        reader.words(key, sum=reader.write_sums(tuple(divide_evenly(money, by) for money in sums))) for key, by in told
    ]


def _write_per_purchase(reader: Audience, times: Basis) -> list[str]:
    """Return the average cost of a purchase in each currency."""
    counts = dict(times.counts)
    sums = tuple(
        divide_evenly(money, counts.get(money.currency, 0) or times.count)
        for money in make_positive_refund_sums(times)
        if times.count
    )
    return [reader.words("answer-a-time", sum=reader.write_sums(sums))] if sums else []


def _write_count(reader: Audience, answer: Count) -> str:
    scope = answer.basis.scope
    text = reader.words(
        f"answer-count-{reader.choose_kind_suffix(scope.kinds)}",
        count=answer.basis.count,
        scope=reader.write_filters_and_period(scope),
    )
    return reader.words("answer-count-by", who=reader.name_member(scope.member), text=text) if scope.member else text


def _write_balance(reader: Audience, answer: Balance) -> str:
    base = reader.household.currency
    came, went = find_sum_in(answer.income.sums, base), find_sum_in(answer.spending.sums, base)
    left = came - went
    key = "left" if left.minor > 0 else "short" if left.minor < 0 else "even"
    share = compute_percent(left, came)
    text = reader.words(
        "answer-balance-no-income" if not came.minor else f"answer-balance-{key}",
        income=reader.words.money(came),
        spent=reader.words.money(went),
        left=reader.words.money(left if left.minor >= 0 else -left),
        rate=reader.write_percent(share) if share is not None else "",
        scope=reader.write_filters_and_period(answer.spending.scope),
    )
    others = {m.currency for sums in (answer.income.sums, answer.spending.sums) for m in sums} - {base}
    return " ".join((text, *(_write_apart(reader, answer, currency) for currency in sorted(others))))


def _write_apart(reader: Audience, answer: Balance, currency: str) -> str:
    came, went = (reader.words.money(find_sum_in(basis.sums, currency)) for basis in answer.number_evidence)
    return reader.words("answer-balance-other", income=came, spent=went)
