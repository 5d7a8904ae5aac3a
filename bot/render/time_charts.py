"""Charts over time: spending beside a budget, a calendar of days, and income and spending by month."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from babel.dates import format_date, format_skeleton, get_day_names

from analytics.palette import HEATS
from analytics.totals import (
    choose_chief_currency,
    find_heat_limits,
    find_sum_in,
    list_running_sums,
    make_positive_refund_sums,
)
from bot.render.comparing import find_chief_currency
from bot.render.scopes import Audience, shorten_text
from core.model.answer import Balance, Basis, Comparison, Sums, Trend
from core.model.chart import CalendarMonth, Chart, ChartKind, ChartLine, ChartMark
from core.model.money import Money, count_decimals
from core.model.period import Period, find_month, make_day_period
from core.model.report import Figure

MOST_MONTHS = 12
_WEEK = 7


def make_pace_chart(reader: Audience, answer: Comparison, budget: Money | None) -> Chart:
    """Return a chart of cumulative spending day by day, beside the period before and an even use of the budget."""
    period, earlier = _write_period(answer.now), _write_period(answer.before)
    currency = budget.currency if budget else find_chief_currency(reader, answer)
    gone = Period(period.first, max(period.first, min(period.last, reader.today)))
    now = list_running_sums(answer.days, gone, currency)
    before = _align_sums(list_running_sums(answer.earlier_days, earlier, currency), period.days)
    money = reader.words.money
    courses = [_make_named_line(reader, period, now, money(Money(now[-1], currency)), "blue")]
    if answer.before.count:
        courses.append(
            _make_named_line(reader, earlier, before, money(find_sum_in(answer.before.sums, currency)), "stone")
        )
    if budget is not None:
        even = tuple(budget.minor * day // period.days for day in range(1, period.days + 1))
        courses.append(ChartLine(reader.words("chart-even-budget"), even, money(budget), "orange", dashed=True))
    places = [name_day(reader, period.first + timedelta(days=number), "MMMd") for number in range(period.days)]
    subtitle = write_chart_subtitle(reader, "chart-pace", (*answer.now.sums, *answer.before.sums), currency)
    title = write_chart_title(reader, answer.now, currency)
    return Chart(ChartKind.LINES, title, subtitle, (), reader.words.language, tuple(courses), tuple(places))


def _make_named_line(reader: Audience, period: Period, sums: tuple[int, ...], label: str, colour: str) -> ChartLine:
    return ChartLine(reader.words.period(period, reader.today), sums, label, colour)


def _align_sums(sums: tuple[int, ...], days: int) -> tuple[int, ...]:
    """Return running sums cut to ``days`` values, the last one being the final total; unchanged where shorter."""
    return (*sums[: days - 1], sums[-1]) if len(sums) >= days else sums


def make_calendar_chart(reader: Audience, answer: Trend) -> Chart:
    """Return a calendar chart of a period's days until today; the latest months where it exceeds a year."""
    basis = answer.basis
    currency = choose_chief_currency(answer.parts, reader.household.currency)
    days = _list_drawn_days(reader, basis, answer.parts)
    sums = {part.key: part.money for part in answer.parts if part.money.currency == currency}
    shown = [sums.get(day.isoformat(), Money(0, currency)) for day in days]
    limits = find_heat_limits((money.minor for money in shown), HEATS)
    marks = [
        ChartMark(
            reader.words.number(day.day),
            money.minor,
            _shorten_sum(reader, money) if money.minor else "",
            _choose_heat_colour(money.minor, limits),
        )
        for day, money in zip(days, shown, strict=True)
    ]
    first = reader.words.locale.first_week_day
    names = get_day_names("abbreviated", context="stand-alone", locale=reader.words.locale)
    return Chart(
        ChartKind.CALENDAR,
        write_chart_title(reader, basis, currency),
        write_chart_subtitle(reader, "chart-by-day", basis.sums, currency),
        tuple(marks),
        reader.words.language,
        places=tuple(str(names[(first + number) % _WEEK]) for number in range(_WEEK)),
        start=(days[0].weekday() - first) % _WEEK,
        months=tuple(_list_calendar_months(reader, days, shown)),
        legend=tuple(_make_heat_legend(reader, limits, currency, [money.minor for money in shown])),
    )


def _list_drawn_days(reader: Audience, basis: Basis, parts: Sequence[Figure]) -> list[date]:
    period = basis.scope.period or make_day_period(reader.today)
    last = max(period.first, min(period.last, reader.today))
    known = [date.fromisoformat(part.key) for part in parts]
    earliest = find_month(min(known, default=period.first)).first
    for_a_year = find_month(last - timedelta(days=365)).last + timedelta(days=1)
    return list_days(min(last, max(period.first, earliest, for_a_year)), last)


def _list_calendar_months(reader: Audience, days: Sequence[date], sums: Sequence[Money]) -> Iterable[CalendarMonth]:
    pattern = "LLLL y" if is_over_several_years(days) else "LLLL"
    for first, group in groupby(zip(days, sums, strict=True), key=lambda each: find_month(each[0]).first):
        inside = [money for _, money in group]
        whole = Money(sum(money.minor for money in inside), inside[0].currency)
        yield CalendarMonth(name_day(reader, first, pattern), len(inside), _shorten_sum(reader, whole))


def _choose_heat_colour(minor: int, limits: Sequence[int]) -> str:
    """Return a day's colour, one step stronger for each limit it exceeds; a neutral one without spending."""
    if minor <= 0:
        return "back" if minor else "heat0"
    return f"heat{1 + bisect_left(limits, minor) * (HEATS - 1) // max(1, len(limits))}"


def _make_heat_legend(
    reader: Audience, limits: Sequence[int], currency: str, values: Sequence[int]
) -> Iterable[ChartMark]:
    if min(values, default=0) < 0:
        yield ChartMark(reader.words("chart-heat-back"), -1, "", "back")
    yield ChartMark(reader.words.money(Money(0, currency)), 0, "", "heat0")
    for limit in limits:
        name = reader.words("chart-heat-to", sum=reader.words.short_amount(Money(limit, currency)))
        yield ChartMark(name, limit, "", _choose_heat_colour(limit, limits))
    if max(values, default=0) > 0:
        yield ChartMark(reader.words("chart-heat-more"), max(values), "", _choose_heat_colour(max(values), limits))


def _shorten_sum(reader: Audience, money: Money) -> str:
    """Return a sum without small change, to fit a calendar cell."""
    unit = 10 ** count_decimals(money.currency)
    whole = abs(money.minor) // unit * unit
    shown = Money(whole if money.minor > 0 else -whole, money.currency) if whole else money
    return reader.words.short_amount(shown)


def make_income_spending_chart(reader: Audience, answer: Balance) -> Chart:
    """Return a chart of income and spending in each of the latest months."""
    currency = reader.household.currency
    both = (answer.income_months, answer.spending_months)
    sums = [{part.key: part.money for part in parts if part.money.currency == currency} for parts in both]
    known = [date.fromisoformat(f"{key}-01") for each in sums for key in each] or [reader.today]
    starts = list_months(min(known), max(known))[-MOST_MONTHS:]
    keys = [start.strftime("%Y-%m") for start in starts]
    names = (("chart-income", "blue"), ("chart-spending", "orange"))
    courses = []
    for (name, colour), each in zip(names, sums, strict=True):
        moneys = [each.get(key, Money(0, currency)) for key in keys]
        labels = tuple(_shorten_sum(reader, money) for money in moneys)
        values = tuple(money.minor for money in moneys)
        courses.append(ChartLine(reader.words(name), values, colour=colour, labels=labels))
    title = write_income_spending_title(reader, answer)
    subtitle = write_chart_subtitle(reader, "chart-balance", (*answer.income.sums, *answer.spending.sums), currency)
    pattern = "LLL yy" if is_over_several_years(starts) else "LLL"
    places = tuple(name_day(reader, start, pattern) for start in starts)
    return Chart(ChartKind.GROUPS, title, subtitle, (), reader.words.language, tuple(courses), places)


def write_income_spending_title(reader: Audience, answer: Balance) -> str:
    """Return what is left of the income, or how much is missing."""
    came, went = (find_sum_in(basis.sums, reader.household.currency) for basis in answer.number_evidence)
    left = came - went
    key, sum_left = ("chart-left", left) if left.minor >= 0 else ("chart-short", -left)
    return reader.words(
        key, sum=reader.words.money(sum_left), scope=reader.write_filters_and_period(answer.spending.scope)
    )


def write_chart_subtitle(reader: Audience, key: str, sums: Sums, drawn: str) -> str:
    """Return what a chart shows and of whom, naming sums in other currencies, which are not drawn."""
    subtitle = reader.words(key, household=shorten_text(reader.household.name))
    others = [reader.words.money(money) for money in sums if money.currency != drawn]
    return reader.words("chart-without", subtitle=subtitle, sums=reader.join_names(others)) if others else subtitle


def write_chart_title(reader: Audience, basis: Basis, currency: str) -> str:
    """Return a chart's title: the sum and what it is of."""
    total = reader.words.money(find_sum_in(make_positive_refund_sums(basis), currency))
    who = (reader.name_member(basis.scope.member) + ":",) if basis.scope.member else ()
    return " ".join((*who, reader.words("chart-title", sum=total, scope=reader.write_filters_and_period(basis.scope))))


def name_day(reader: Audience, day: date, pattern: str) -> str:
    """Return a day's axis label, ``20 Nov``, ``Nov`` or ``Nov 26``, in the language's order."""
    if pattern == "MMMd":
        return str(format_skeleton(pattern, day, locale=reader.words.locale))
    return str(format_date(day, pattern, locale=reader.words.locale))


def list_days(first: date, last: date) -> list[date]:
    """Return every day from ``first`` to ``last``."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def list_months(first: date, last: date) -> list[date]:
    """Return the first day of every month from ``first`` to ``last``."""
    starts = [find_month(first).first]
    while (following := find_month(starts[-1]).last + timedelta(days=1)) <= last:
        starts.append(following)
    return starts


def is_over_several_years(days: Sequence[date]) -> bool:
    """Return whether the days lie in more than one year."""
    return days[0].year != days[-1].year


def _write_period(basis: Basis) -> Period:
    if basis.scope.period is None:
        raise ValueError("a pace has periods")
    return basis.scope.period
