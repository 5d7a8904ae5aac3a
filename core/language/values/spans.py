"""Compute the days of named periods; the phrase files refer to these functions by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.model.period import Period, find_month, find_week, find_year, make_day_period

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class PeriodParts:
    """The parts of a period as named (number, unit, month ...), and the day it is computed from."""

    today: date
    parts: Mapping[str, int | str | date] = field(default_factory=dict)
    ahead: bool = False
    """Whether a bare month, day or festival means the coming one ("by march")."""

    def find_number(self, name: str, default: int = 0) -> int:
        """Return a part that is a number, or the default."""
        value = self.parts.get(name, default)
        return value if isinstance(value, int) else default

    @property
    def unit(self) -> str:
        """Return day, week, weekend, month, quarter, half or year."""
        return str(self.parts.get("unit", "month"))


def shift_months(day: date, months: int) -> date:
    """Return the first day of the month some months away, limited to the calendar's range."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 - 1)
    return date(index // 12, index % 12 + 1, 1)


def make_period_from_month(day: date, count: int) -> Period:
    """Return a number of whole months, starting with that of a day."""
    return Period(day.replace(day=1), find_month(shift_months(day, count - 1)).last)


def _find_quarter(day: date) -> Period:
    return make_period_from_month(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3)


def _find_half_year(day: date) -> Period:
    return make_period_from_month(day.replace(month=1 if day.month <= 6 else 7, day=1), 6)


def _find_weekend(day: date) -> Period:
    saturday = find_week(day).first + timedelta(days=SATURDAY)
    return Period(saturday, saturday + timedelta(days=1))


_UNITS: dict[str, Callable[[date], Period]] = {
    "day": make_day_period,
    "week": find_week,
    "weekend": _find_weekend,
    "month": find_month,
    "quarter": _find_quarter,
    "half": _find_half_year,
    "year": find_year,
}
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MOST = 4000


def find_unit_around(unit: str, day: date) -> Period:
    """Return the calendar unit that contains a day."""
    return _UNITS[unit](day)


def step_unit(unit: str, day: date, steps: int) -> Period:
    """Return the calendar unit that lies some units before or after that of a day."""
    steps = max(-_MOST, min(_MOST, steps))
    if unit in _DAYS:
        return find_unit_around(unit, day + timedelta(days=_DAYS[unit] * steps))
    return find_unit_around(unit, shift_months(day, _MONTHS[unit] * steps))


def find_current(said: PeriodParts) -> Period:
    """Return the current unit: this month, this week, today."""
    return find_unit_around(said.unit, said.today)


def find_previous(said: PeriodParts) -> Period:
    """Return the previous unit: last month, last week, yesterday."""
    return step_unit(said.unit, said.today, -1)


def find_following(said: PeriodParts) -> Period:
    """Return the next unit: next month, next week, tomorrow."""
    return step_unit(said.unit, said.today, 1)


def find_unit_before_last(said: PeriodParts) -> Period:
    """Return the unit before the previous one: the month before last, the day before yesterday."""
    return step_unit(said.unit, said.today, -2)


def find_units_ago(said: PeriodParts) -> Period:
    """Return the whole unit some units ago: "two months ago"."""
    return step_unit(said.unit, said.today, -said.find_number("n", 1))


def find_last_units(said: PeriodParts) -> Period:
    """Return the last n units up to today; months start on the day after the same day n months ago."""
    count = max(1, min(said.find_number("n", 1), _MOST))
    if said.unit in _DAYS:
        return Period(said.today - timedelta(days=count * _DAYS[said.unit] - 1), said.today)
    start = shift_months(said.today, -count * _MONTHS[said.unit])
    last = find_month(start).last.day
    return Period(start.replace(day=min(said.today.day, last)) + timedelta(days=1), said.today)


def find_coming(said: PeriodParts) -> Period:
    """Return the next n units, from tomorrow on."""
    count = max(1, min(said.find_number("n", 1), _MOST))
    first = said.today + timedelta(days=1)
    if said.unit in _DAYS:
        return Period(first, said.today + timedelta(days=count * _DAYS[said.unit]))
    return Period(first, shift_months(said.today, count * _MONTHS[said.unit]).replace(day=min(said.today.day, 28)))


def find_unit_to_date(said: PeriodParts) -> Period:
    """Return the current unit up to today: year to date, month to date."""
    return Period(find_current(said).first, said.today)


def find_named_month(said: PeriodParts) -> Period:
    """Return a named month; without a year, the latest that has begun (or the coming one)."""
    number = said.find_number("month", 1)
    if "year" in said.parts:
        return find_month(date(said.find_number("year"), number, 1))
    this = date(said.today.year, number, 1)
    if said.ahead:
        return find_month(this if find_month(this).last >= said.today else this.replace(year=this.year + 1))
    return find_month(this if this <= said.today else this.replace(year=this.year - 1))


def find_month_of_year(said: PeriodParts) -> Period:
    """Return a named month of last, this or next year."""
    return find_month(date(said.today.year + said.find_number("years"), said.find_number("month", 1), 1))


def find_named_year(said: PeriodParts) -> Period:
    """Return a named year: "2025"."""
    return find_year(date(said.find_number("year"), 1, 1))


def find_named_weekday(said: PeriodParts) -> Period:
    """Return a named weekday: the latest, today included (or the coming one)."""
    back = (said.today.weekday() - said.find_number("weekday")) % 7
    if said.ahead:
        return make_day_period(said.today + timedelta(days=(7 - back) % 7))
    return make_day_period(said.today - timedelta(days=back))


def find_last_weekday(said: PeriodParts) -> Period:
    """Return the latest day that is a certain weekday, before today: "last friday"."""
    return make_day_period(
        said.today - timedelta(days=(said.today.weekday() - said.find_number("weekday") - 1) % 7 + 1)
    )


def find_latest_weekend(said: PeriodParts) -> Period:
    """Return the latest weekend that has begun: "over the weekend"."""
    this = _find_weekend(said.today)
    return this if this.first <= said.today else step_unit("weekend", said.today, -1)


def _find_day_of_month(first: date, number: int) -> date:
    return first.replace(day=min(max(number, 1), find_month(first).last.day))


def find_day_of_month(said: PeriodParts) -> Period:
    """Return a day of the month: the latest so far (or the coming one)."""
    this = _find_day_of_month(said.today.replace(day=1), said.find_number("day", 1))
    if said.ahead:
        return make_day_period(
            this if this >= said.today else _find_day_of_month(shift_months(said.today, 1), said.find_number("day", 1))
        )
    return make_day_period(
        this if this <= said.today else _find_day_of_month(shift_months(said.today, -1), said.find_number("day", 1))
    )


def find_day_of_named_month(said: PeriodParts) -> Period:
    """Return a day such as 5 October; without a year, the latest so far (or the coming one)."""
    number, day = said.find_number("month", 1), said.find_number("day", 1)
    if "year" in said.parts:
        return make_day_period(_find_day_of_month(date(said.find_number("year"), number, 1), day))
    this = _find_day_of_month(date(said.today.year, number, 1), day)
    if said.ahead:
        return make_day_period(this if this >= said.today else _find_day_of_month(date(this.year + 1, number, 1), day))
    return make_day_period(this if this <= said.today else _find_day_of_month(date(this.year - 1, number, 1), day))


def find_month_after(first: date, number: int) -> date:
    """Return the first day of the next month with a number, starting with the month of ``first``."""
    return date(first.year + (number < first.month), number, 1)


def find_day_range(said: PeriodParts) -> Period:
    """Return the days of a range within months: "from 3 to 12 November"."""
    first, last = said.find_number("day", 1), said.find_number("dayb", 1)
    whole = (
        find_named_month(PeriodParts(said.today, said.parts, said.ahead))
        if "month" in said.parts
        else find_month(said.today)
    )
    if said.parts.get("monthb", said.parts.get("month")) != said.parts.get("month"):
        ending = find_month_after(whole.first, said.find_number("monthb", 1))
        return Period(_find_day_of_month(whole.first, first), _find_day_of_month(ending, last))
    return Period(_find_day_of_month(whole.first, min(first, last)), _find_day_of_month(whole.first, max(first, last)))


def find_written_date(said: PeriodParts) -> Period:
    """Return the day of a date written in figures."""
    value = said.parts.get("date")
    return make_day_period(value if isinstance(value, date) else said.today)


def _find_part_of_year(said: PeriodParts, months: int) -> Period:
    count = 12 // months
    nth = min(max(said.find_number("nth", 1), -1), count)
    index = count - 1 if nth < 0 else max(nth, 1) - 1
    given = said.find_number("year", said.today.year + said.find_number("years"))
    found = make_period_from_month(date(given, index * months + 1, 1), months)
    fixed = "year" in said.parts or "years" in said.parts
    return (
        found
        if fixed or found.first <= said.today
        else make_period_from_month(found.first.replace(year=given - 1), months)
    )


def find_quarter_of_year(said: PeriodParts) -> Period:
    """Return a quarter: "Q3", "the third quarter of 2025"."""
    return _find_part_of_year(said, 3)


def find_half_of_year(said: PeriodParts) -> Period:
    """Return a half-year: "H1", "the first half of the year"."""
    return _find_part_of_year(said, 6)


def _find_said_month(said: PeriodParts) -> Period:
    if "month" in said.parts:
        return find_named_month(said)
    return step_unit("month", said.today, said.find_number("months"))


def find_season(said: PeriodParts) -> Period:
    """Return the three months of a season: in a given year, else the latest begun, or ended ("last summer")."""
    first = said.find_number("season", 6)
    if "year" in said.parts:
        return make_period_from_month(date(said.find_number("year"), first, 1), 3)
    near = [make_period_from_month(date(said.today.year + away, first, 1), 3) for away in (1, 0, -1, -2)]
    if said.ahead:
        return [one for one in near if one.last >= said.today][-1]
    return next(one for one in near if (one.last if said.find_number("ended") else one.first) <= said.today)


def find_half_of_month(said: PeriodParts) -> Period:
    """Return the first half of a month, up to the 15th, or the second."""
    whole = _find_said_month(said)
    if said.find_number("nth", 1) == 1:
        return Period(whole.first, whole.first.replace(day=15))
    return Period(whole.first.replace(day=16), whole.last)


def find_week_of_month(said: PeriodParts) -> Period:
    """Return a week of a month: days 1 to 7 for the first, and so on, or the last seven days."""
    whole, nth = _find_said_month(said), said.find_number("nth", 1)
    if nth < 0:
        return Period(whole.last - timedelta(days=6), whole.last)
    first = whole.first + timedelta(days=7 * (min(max(nth, 1), 5) - 1))
    return Period(min(first, whole.last), min(first + timedelta(days=6), whole.last))


def find_days_of_said_month(said: PeriodParts) -> Period:
    """Return the first or last days of a month, a given number of them."""
    whole, count = _find_said_month(said), max(1, min(said.find_number("n", 1), 28))
    if said.find_number("nth", 1) < 0:
        return Period(whole.last - timedelta(days=count - 1), whole.last)
    return Period(whole.first, whole.first + timedelta(days=count - 1))


SPANS: dict[str, Callable[[PeriodParts], Period]] = {
    "current": find_current,
    "previous": find_previous,
    "following": find_following,
    "before_last": find_unit_before_last,
    "ago": find_units_ago,
    "trailing": find_last_units,
    "coming": find_coming,
    "to_date": find_unit_to_date,
    "named_month": find_named_month,
    "month_of_year": find_month_of_year,
    "named_year": find_named_year,
    "named_weekday": find_named_weekday,
    "last_weekday": find_last_weekday,
    "latest_weekend": find_latest_weekend,
    "day_of_month": find_day_of_month,
    "day_of_named_month": find_day_of_named_month,
    "days_of_month": find_day_range,
    "whole_date": find_written_date,
    "quarter_of_year": find_quarter_of_year,
    "half_of_year": find_half_of_year,
    "season": find_season,
    "half_of_month": find_half_of_month,
    "week_of_month": find_week_of_month,
    "days_of_said_month": find_days_of_said_month,
}
"""The calendar function for each name used in the period files."""
