"""Turns answers into charts, with every word and number in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.charts import MOST_BARS
from analytics.totals import (
    choose_chief_currency,
    compute_share,
    divide_evenly,
    find_sum_in,
    find_whole_of_shares,
    make_positive_refund_sums,
)
from bot.render.comparing import find_chief_currency
from bot.render.listing import describe_entry
from bot.render.scopes import Audience, shorten_text
from bot.render.sentences import name_part
from bot.render.side_by_side import find_currency, name_side
from bot.render.time_charts import (
    MOST_MONTHS,
    is_over_several_years,
    list_days,
    list_months,
    make_calendar_chart,
    make_income_spending_chart,
    make_pace_chart,
    name_day,
    write_chart_subtitle,
    write_chart_title,
    write_income_spending_title,
)
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
from core.model.chart import Chart, ChartKind, ChartMark
from core.model.money import Money
from core.model.period import make_day_period
from core.model.report import PRIVATE, Figure

_MOST_DAYS = 62
_SEVERAL = 3
_MEMBERS = ("blue", "orange", "emerald", "purple", "amber", "teal", "rose", "slate")
"""Colours of members in charts, in an order that colour-blind people can tell apart (Okabe and Ito)."""


def is_worth_drawing(answer: Answer) -> bool:
    """Return whether an answer is clearer as a chart, so that one is drawn without being asked for."""
    match answer:
        case Breakdown() | Total():
            return len(answer.parts) >= _SEVERAL and isinstance(answer, Breakdown)
        case Comparison():
            return bool(answer.days) or all(basis.count for basis in answer.number_evidence)
        case SideBySide():
            return all(basis.count for basis in answer.number_evidence)
        case Balance():
            return bool(answer.income_months or answer.spending_months)
        case PriceHistory():
            return len(answer.entries) >= _SEVERAL
        case Trend():
            return len(answer.parts) > 1
        case _:
            return False


def can_draw(answer: Answer) -> bool:
    """Return whether an answer, or its parts, can be drawn as a chart."""
    if isinstance(answer, Listing):
        return answer.largest and len(answer.entries) > 1
    return isinstance(answer, (Total, Trend, Breakdown, Comparison, Balance, PriceHistory, SideBySide)) and any(
        b.count for b in answer.number_evidence
    )


def make_chart(reader: Audience, answer: Answer, budget: Money | None = None) -> Chart | None:
    """Return an answer's chart; None where nothing can be drawn. ``budget`` is the limit to compare with."""
    if not can_draw(answer):
        return None
    match answer:
        case Trend():
            return make_calendar_chart(reader, answer) if answer.calendar else _chart_trend(reader, answer)
        case Total() | Breakdown():
            return _chart_parts(reader, answer.basis, answer.parts) if answer.parts else None
        case Comparison():
            return make_pace_chart(reader, answer, budget) if answer.days else _chart_comparison(reader, answer)
        case Balance():
            return (
                make_income_spending_chart(reader, answer) if answer.spending_months else _chart_balance(reader, answer)
            )
        case PriceHistory():
            return _chart_prices(reader, answer)
        case SideBySide():
            return _chart_sides(reader, answer)
        case Listing():
            return _chart_largest(reader, answer)
        case Average() | Count() | PartOfWhole():
            return None


def _assemble_chart(reader: Audience, kind: ChartKind, title: str, subtitle: str, marks: Sequence[ChartMark]) -> Chart:
    return Chart(kind, title, subtitle, tuple(marks), reader.words.language)


def _make_mark(reader: Audience, name: str, money: Money, colour: str = "blue") -> ChartMark:
    return ChartMark(name, money.minor, reader.words.money(money), colour)


def _chart_parts(reader: Audience, basis: Basis, parts: Sequence[Figure]) -> Chart:
    currency = choose_chief_currency(parts, reader.household.currency)
    drawn = [part for part in parts if part.money.currency == currency]
    title = write_chart_title(reader, basis, currency)
    key = f"chart-{basis.template.value.replace('_', '-')}"
    subtitle = write_chart_subtitle(reader, key, basis.sums, currency)
    if basis.template in (Template.BY_DAY, Template.BY_MONTH):
        columns = _fill_series(reader, basis, {part.key: part.money for part in drawn}, currency)
        return _assemble_chart(reader, ChartKind.COLUMNS, title, subtitle, columns)
    drawn.sort(key=lambda part: -part.money.minor)
    whole = find_whole_of_shares(drawn, find_sum_in(basis.sums, currency))
    marks = [
        ChartMark(
            name_part(reader, basis.template, part.key),
            part.money.minor,
            _write_sum_with_share(reader, part.money, whole),
            _choose_colour(reader, basis.template, part, place),
        )
        for place, part in enumerate(drawn)
    ]
    return _assemble_chart(reader, ChartKind.BARS, title, subtitle, _gather_small_bars(reader, marks, whole))


def _write_sum_with_share(reader: Audience, part: Money, whole: Money) -> str:
    """Return a sum with its share of the whole: ``₹7,057 · 9%``."""
    share = compute_share(part, whole)
    return reader.words.money(part) if share is None else f"{reader.words.money(part)} · {reader.write_percent(share)}"


def _chart_trend(reader: Audience, answer: Trend) -> Chart:
    """Return a column chart by month, week (named by its Monday) or day."""
    if answer.unit != "week":
        return _chart_parts(reader, answer.basis, answer.parts)
    currency = choose_chief_currency(answer.parts, reader.household.currency)
    subtitle = write_chart_subtitle(reader, "chart-by-week", answer.basis.sums, currency)
    marks = [
        _make_mark(reader, name_day(reader, date.fromisoformat(part.key), "MMMd"), part.money)
        for part in answer.parts
        if part.money.currency == currency
    ][-_MOST_DAYS:]
    return _assemble_chart(
        reader, ChartKind.COLUMNS, write_chart_title(reader, answer.basis, currency), subtitle, marks
    )


def _gather_small_bars(reader: Audience, marks: list[ChartMark], whole: Money) -> list[ChartMark]:
    """Keep the longest bars, and merge the others into one grey bar."""
    if len(marks) <= MOST_BARS:
        return marks
    kept, rest = marks[: MOST_BARS - 1], marks[MOST_BARS - 1 :]
    name, sum_of_rest = reader.words("chart-rest", count=len(rest)), Money(sum(m.value for m in rest), whole.currency)
    return [*kept, ChartMark(name, sum_of_rest.minor, _write_sum_with_share(reader, sum_of_rest, whole), "grey")]


def _choose_colour(reader: Audience, template: Template, part: Figure, place: int) -> str:
    if template is Template.BY_CATEGORY:
        category = reader.household.category(part.key)
        return category.colour if category else "grey" if part.key == PRIVATE else "stone"
    return _MEMBERS[place % len(_MEMBERS)] if template is Template.BY_MEMBER else "blue"


def _fill_series(reader: Audience, basis: Basis, sums: dict[str, Money], currency: str) -> list[ChartMark]:
    """Return a mark for every day or month of the period, empty ones too; the latest where there are too many."""
    by_day = basis.template is Template.BY_DAY
    period = basis.scope.period or make_day_period(reader.today)
    last = max(period.first, min(period.last, reader.today))
    starts = list_days(period.first, last) if by_day else list_months(period.first, last)
    shown = starts[-_MOST_DAYS:] if by_day else starts[-MOST_MONTHS:]
    pattern, key = ("MMMd", "%Y-%m-%d") if by_day else ("LLL yy" if is_over_several_years(shown) else "LLL", "%Y-%m")
    own = reader.household.category(basis.scope.categories[0]) if len(basis.scope.categories) == 1 else None
    colour = own.colour if own else "blue"
    return [
        _make_mark(
            reader,
            name_day(reader, start, pattern),
            sums.get(start.strftime(key), Money(0, currency)),
            colour,
        )
        for start in shown
    ]


def _chart_comparison(reader: Audience, answer: Comparison) -> Chart:
    currency = find_chief_currency(reader, answer)
    marks = [_make_side(reader, answer.before, currency, "stone")]
    if answer.same_day and answer.same_day.scope.period:
        until = reader.words("chart-until", day=reader.words.day(answer.same_day.scope.period.last, reader.today))
        marks.append(_make_mark(reader, until, find_sum_in(answer.same_day.sums, currency), "sky"))
    marks.append(_make_side(reader, answer.now, currency, "blue"))
    subtitle = write_chart_subtitle(reader, "chart-compared", (*answer.now.sums, *answer.before.sums), currency)
    return _assemble_chart(reader, ChartKind.PAIR, write_chart_title(reader, answer.now, currency), subtitle, marks)


def _chart_sides(reader: Audience, answer: SideBySide) -> Chart:
    """Return a chart with one bar for each of the things compared; for weekdays the average of one such day."""
    currency = find_currency(reader, answer)
    marks = []
    for place, basis in enumerate(answer.number_evidence):
        total = find_sum_in(make_positive_refund_sums(basis), currency)
        money = divide_evenly(total, answer.days[place]) if answer.days else total
        colour = _MEMBERS[place % len(_MEMBERS)]
        marks.append(_make_mark(reader, name_side(reader, answer, place), money, colour))
    sums = tuple(money for basis in answer.number_evidence for money in basis.sums)
    subtitle = write_chart_subtitle(reader, "chart-a-day" if answer.days else "chart-compared", sums, currency)
    title = reader.words("chart-sides-title", scope=reader.write_period(answer.number_evidence[0].scope.period))
    return _assemble_chart(reader, ChartKind.BARS, title, subtitle, marks)


def _make_side(reader: Audience, basis: Basis, currency: str, colour: str) -> ChartMark:
    name = reader.words.period(basis.scope.period, reader.today) if basis.scope.period else ""
    return _make_mark(reader, name, find_sum_in(make_positive_refund_sums(basis), currency), colour)


def _chart_balance(reader: Audience, answer: Balance) -> Chart:
    currency = reader.household.currency
    came, went = (find_sum_in(basis.sums, currency) for basis in answer.number_evidence)
    marks = [
        _make_mark(reader, reader.words("chart-income"), came, "blue"),
        _make_mark(reader, reader.words("chart-spending"), went, "orange"),
    ]
    title = write_income_spending_title(reader, answer)
    subtitle = write_chart_subtitle(reader, "chart-balance", (*answer.income.sums, *answer.spending.sums), currency)
    return _assemble_chart(reader, ChartKind.PAIR, title, subtitle, marks)


def _chart_prices(reader: Audience, answer: PriceHistory) -> Chart:
    last = answer.entries[-1].line
    lines = [entry.line for entry in answer.entries if entry.line.money.currency == last.money.currency]
    pattern = "LLL yy" if is_over_several_years([line.day for line in lines]) else "MMMd"
    marks = [_make_mark(reader, name_day(reader, line.day, pattern), line.money) for line in lines]
    item = shorten_text(answer.basis.scope.text or answer.basis.scope.merchant or last.description)
    title = reader.words("chart-price-title", item=item, sum=reader.words.money(last.money))
    subtitle = write_chart_subtitle(reader, "chart-prices", (), last.money.currency)
    return _assemble_chart(reader, ChartKind.COLUMNS, title, subtitle, marks)


def _chart_largest(reader: Audience, answer: Listing) -> Chart:
    marks = [
        _make_mark(
            reader, describe_entry(reader, entry), entry.line.money, _find_entry_colour(reader, entry.line.category)
        )
        for entry in answer.entries
    ]
    title = reader.words("answer-largest", scope=reader.write_filters_and_period(answer.basis.scope)).rstrip(":")
    subtitle = write_chart_subtitle(reader, "chart-prices", (), reader.household.currency)
    return _assemble_chart(reader, ChartKind.BARS, title, subtitle, marks)


def _find_entry_colour(reader: Audience, key: str | None) -> str:
    category = reader.household.category(key)
    return category.colour if category else "grey"
