"""Words and charts for forecasts, affordability, and unusual spending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from babel.dates import format_skeleton

from analytics.afford import Affordability
from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.forecast.forecast import Forecast, LowestBalance, Spend, round_about
from analytics.review import SpendingChange
from bot.messages import Button, Tap, TextRun
from bot.render.review import write_changes
from bot.render.scopes import Audience, shorten_text
from bot.verbs import Verb
from core.model.chart import Chart, ChartKind, ChartLine
from core.model.entry import EntryKind
from core.model.money import Money
from core.model.period import Period
from core.model.question import Question
from core.model.report import PRIVATE

_NAMED = 5
_LEAST_SPENT = 2
_ODDS = 10
_DUE = 8
"""The most incomes or bills that are listed by name."""
_WHY_KEYS = {EntryKind.INCOME: "outlook-afford-why-incomes", EntryKind.EXPENSE: "outlook-afford-why-bills"}
"""The catalogue key of the sentence about expected payments, by their kind."""


def write_forecast_line(reader: Audience, question: Question, forecast: Forecast) -> str:
    """Return a period's forecast total, and the range it likely falls in."""
    money = reader.words.money
    return reader.words(
        "outlook-forecast",
        when=_write_subject(reader, question, forecast.period),
        sum=money(forecast.make_rounded_money(forecast.expected)),
        low=money(forecast.make_rounded_money(forecast.likely.low)),
        high=money(forecast.make_rounded_money(forecast.likely.high)),
    )


def write_forecast(reader: Audience, question: Question, forecast: Forecast) -> tuple[TextRun, ...]:
    """Return a period's forecast total, its parts, and what was left out."""
    words = reader.words
    rest = max(0, forecast.expected - forecast.spent - forecast.bills)
    parts = {
        "spent": words.money(forecast.make_money(forecast.spent)),
        "bills": words.money(forecast.make_rounded_money(forecast.bills)),
        "rest": words.money(forecast.make_rounded_money(rest)),
    }
    spans = [TextRun(write_forecast_line(reader, question, forecast), "bold")]
    if reader.today in forecast.period:
        spans.append(TextRun("\n" + words("outlook-parts", **parts)))
    elif forecast.bills:
        spans.append(TextRun("\n" + words("outlook-parts-ahead", **parts)))
    if forecast.guessed and forecast.guessed == forecast.bills:
        spans.append(TextRun("\n" + words("outlook-bills-all-guessed"), "quiet"))
    elif forecast.guessed:
        guessed = words.money(forecast.make_rounded_money(forecast.guessed))
        spans.append(TextRun("\n" + words("outlook-bills-guessed", sum=guessed), "quiet"))
    spans += _write_one_offs(reader, forecast.one_offs)
    return (*spans, *write_balance(reader, forecast.balance))


def write_balance(reader: Audience, ahead: LowestBalance | None) -> tuple[TextRun, ...]:
    """Return the accounts' balance, and when it is likely to be lowest; empty where unknown."""
    if ahead is None:
        return ()
    currency = reader.household.currency
    low, now = round_about(Money(ahead.low, currency)), Money(ahead.now, currency)
    key = "outlook-balance-below" if ahead.low < 0 else "outlook-balance"
    day = reader.words.day(ahead.low_day, reader.today)
    return (TextRun("\n" + reader.words(key, sum=reader.words.money(now), low=reader.words.money(low), day=day)),)


def explain_forecast(reader: Audience, forecast: Forecast) -> tuple[TextRun, ...]:
    """Return how a forecast was made, its wider range, and its categories."""
    words = reader.words
    how = words(
        "outlook-why",
        days=forecast.history.days,
        first=words.day(forecast.history.first, reader.today),
        method=words(f"outlook-method-{forecast.method}"),
        low=words.money(forecast.make_rounded_money(forecast.nearly_sure.low)),
        high=words.money(forecast.make_rounded_money(forecast.nearly_sure.high)),
    )
    rows = [
        words("outlook-item", name=reader.name_category(key), sum=words.money(forecast.make_rounded_money(minor)))
        for key, minor in list(forecast.by_category.items())[: 2 * _NAMED]
        if minor
    ]
    return (TextRun(how), *(TextRun("\n" + row) for row in rows))


def make_forecast_chart(reader: Audience, question: Question, forecast: Forecast, spent: Sequence[int]) -> Chart:
    """Return a forecast's fan chart: past spending, then the likely range; ``spent`` are past running totals."""
    gone, ahead = len(spent), len(forecast.course)
    nothing: tuple[int | None, ...] = (None,) * max(0, gone - 1)
    first = (spent[-1],) if spent else ()
    low = (*nothing, *first, *(band.low for _, _, band in forecast.course))
    high = (*nothing, *first, *(band.high for _, _, band in forecast.course))
    middle = (*nothing, *first, *(value for _, value, _ in forecast.course))
    money = reader.words.money
    likely = ChartLine(
        reader.words("outlook-likely"),
        middle,
        money(forecast.make_rounded_money(forecast.expected)),
        "blue",
        dashed=True,
        low=low,
        high=high,
    )
    courses = [likely]
    if gone >= _LEAST_SPENT:
        known = (*spent, *(None,) * ahead)
        courses.insert(0, ChartLine(reader.words("outlook-spent"), known, "", "navy"))
    start = forecast.course[0][0] - timedelta(days=gone)
    places = tuple(
        str(format_skeleton("MMMd", start + timedelta(days=at), locale=reader.words.locale))
        for at in range(gone + ahead)
    )
    title = reader.words(
        "outlook-title",
        when=_write_subject(reader, question, forecast.period),
        sum=money(forecast.make_rounded_money(forecast.expected)),
    )
    low_sum, high_sum = (
        money(forecast.make_rounded_money(each)) for each in (forecast.likely.low, forecast.likely.high)
    )
    subtitle = reader.words("outlook-subtitle", low=low_sum, high=high_sum)
    return Chart(ChartKind.LINES, title, subtitle, (), reader.words.language, tuple(courses), places)


def write_affordability(reader: Audience, affordability: Affordability) -> tuple[TextRun, ...]:
    """Return how likely something is affordable, and what that is based on."""
    words, currency = reader.words, reader.household.currency
    places = {
        "sum": words.money(Money(affordability.cost, currency)),
        "day": words.day(affordability.until, reader.today),
        "income": words.money(round_about(Money(affordability.income, currency))),
        "low": words.money(round_about(Money(affordability.likely_low, currency))),
        "high": words.money(round_about(Money(affordability.likely_high, currency))),
        "left": words.money(round_about(Money(affordability.left, currency))),
        "bills": words.money(round_about(Money(affordability.bills, currency))),
        "rest": words.money(round_about(Money(max(0, affordability.available - affordability.bills), currency))),
        "balance": words.money(Money(affordability.balance or 0, currency)),
    }
    limits = () if affordability.balance is not None else (TextRun("\n" + words("outlook-afford-limits"), "quiet"),)
    known = "-balance" if affordability.balance is not None else ""
    if affordability.chance is None:
        return (TextRun(words("outlook-afford-no-income", **places)), *limits)
    if affordability.is_impossible:
        told = words(f"outlook-afford-impossible{known}", **places)
        return (TextRun(told, "bold"), TextRun("\n" + words(f"outlook-afford-bills{known}", **places)), *limits)
    odds = _count_in_ten(affordability.chance)
    verdict = "yes" if odds >= 8 else "no" if odds <= 2 else "maybe"  # noqa: PLR2004  of ten
    head = words(f"outlook-afford-{verdict}", chance=odds, **places)
    spans = [TextRun(head, "bold"), TextRun("\n" + words(f"outlook-afford-parts{known}", **places))]
    if affordability.chance_within_budgets is not None and _count_in_ten(affordability.chance_within_budgets) > odds:
        saving = words.money(round_about(Money(affordability.saving, currency)))
        chance = _count_in_ten(affordability.chance_within_budgets)
        spans.append(TextRun("\n" + words("outlook-afford-budgets", saving=saving, chance=chance)))
    return (*spans, *_write_one_offs(reader, affordability.one_offs), *limits)


def _count_in_ten(chance: float) -> int:
    """Return a probability in tenths, never 0 and never 10."""
    return min(_ODDS - 1, max(1, round(chance * _ODDS)))


def explain_affordability(reader: Audience, affordability: Affordability) -> tuple[TextRun, ...]:
    """Return how a probability was computed, with the known incomes and bills until then."""
    words, currency = reader.words, reader.household.currency
    how = words(
        "outlook-afford-why",
        days=affordability.history.days,
        first=words.day(affordability.history.first, reader.today),
        method=words(f"outlook-method-{affordability.method}"),
        sum=words.money(Money(affordability.cost, currency)),
        day=words.day(affordability.until, reader.today),
    )
    spans = [TextRun(how)]
    for kind, key in _WHY_KEYS.items():
        items = [
            words(
                "outlook-due-item",
                name=shorten_text(each.name) or reader.name_category("other"),
                sum=words.money(Money(each.minor, currency)),
                day=words.day(max(each.day, reader.today), reader.today),
            )
            for each in affordability.coming
            if each.line.kind is kind and not each.hidden
        ]
        if items:
            more = " …" if len(items) > _DUE else ""
            spans.append(TextRun("\n" + words(key, items=reader.join_names(items[:_DUE]) + more)))
    return tuple(spans)


def _write_one_offs(reader: Audience, one_offs: Sequence[Spend]) -> tuple[TextRun, ...]:
    """Return the one-time expenses left out of the forecast's habits."""
    words, currency = reader.words, reader.household.currency
    named = [
        words("outlook-item", name=reader.name_category(each.category), sum=words.money(Money(each.minor, currency)))
        for each in one_offs[-_NAMED:]
        if each.day >= reader.today - timedelta(days=62) and each.category != PRIVATE
    ]
    return (TextRun("\n" + words("outlook-one-offs", items=reader.join_names(named)), "quiet"),) if named else ()


def write_odd_text(
    reader: Audience, found: Sequence[Anomaly], period: Period, changes: SpendingChange | None = None
) -> tuple[TextRun, ...]:
    """Return what is unusual, with reasons and numbers; if nothing is and changes are given, what else changed."""
    when = reader.words.period(period, reader.today)
    if not found:
        changed = write_changes(reader, changes) if changes is not None else ()
        return (TextRun(reader.words("outlook-odd-none", when=when)), *changed)
    rows = [
        TextRun(f"\n{number}. {write_odd_reason(reader, odd)}") for number, odd in enumerate(found[:_NAMED], start=1)
    ]
    return (TextRun(reader.words("outlook-odd-head", count=len(found), when=when), "bold"), *rows)


def write_odd_reason(reader: Audience, odd: Anomaly) -> str:
    """Return one unusual thing and why it is."""
    words, currency = reader.words, reader.household.currency
    category = reader.name_category(odd.category)
    return words(
        f"outlook-odd-{odd.kind.value.replace('_', '-')}",
        name=shorten_text(odd.name) or category,
        category=category,
        sum=words.money(Money(odd.minor, currency)),
        usual=words.money(Money(odd.usual, currency)),
        day=words.day(odd.day, reader.today),
    )


def make_odd_buttons(reader: Audience, found: Sequence[Anomaly]) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each unusual thing, to mark it as fine."""
    return tuple(
        (
            Button(
                reader.words("outlook-fine", number=number),
                Tap(Verb.ODD_FINE, odd.entry, argument="" if odd.kind is not AnomalyKind.PACE else odd.category),
            ),
        )
        for number, odd in enumerate(found[:_NAMED], start=1)
    )


def _write_subject(reader: Audience, question: Question, period: Period) -> str:
    """Return what a forecast is about: ``November``, or ``Groceries in November`` for one category."""
    when = reader.words.period(period, reader.today)
    names = [reader.name_category(key) for key in question.categories]
    if question.member:
        names.append(reader.name_member(question.member))
    return reader.words("outlook-about", what=reader.join_names(names), when=when) if names else when
