"""Compares two periods, or two prices, in sentences: direction, difference and percentage."""

from __future__ import annotations

from analytics.plans import is_running
from analytics.totals import compute_difference, find_sum_in
from bot.render.scopes import Audience, shorten_text
from core.model.answer import Basis, Comparison, PriceHistory
from core.model.money import Money
from core.model.period import Period, find_month, find_year

_MOST_MOVED = 3
"""The most categories named in an answer to which changed most."""
_MOST_PERCENT = 999
"""The largest change in percent that is written; a larger one is told by its amount alone."""


def write_comparison(reader: Audience, answer: Comparison, now: str) -> str:
    """Return the sentences that compare two periods; ``now`` is the later period's sum in words."""
    currency = find_chief_currency(reader, answer)
    same, later = answer.same_day, find_sum_in(answer.now.sums, currency)
    if same and answer.to_date:
        sentences = [
            _write_against(reader, now, later, find_sum_in(same.sums, currency), _write_until_same_day(reader, same)),
            _write_whole_period(reader, answer),
        ]
    else:
        sentences = [
            _write_against(reader, now, later, find_sum_in(answer.before.sums, currency), _write_sum_in(reader, answer))
        ]
        sentences += [_write_by_day(reader, answer.now, same, currency)] if same else []
    others = {m.currency for basis in answer.number_evidence for m in basis.sums} - {currency}
    told = " ".join((*sentences, *(_write_other_currency(reader, answer, other) for other in sorted(others))))
    return told if answer.moved is None else _write_category_changes(reader, answer, told)


def _write_category_changes(reader: Audience, answer: Comparison, told: str) -> str:
    """Return the categories that changed most, followed by ``told``, the overall comparison."""
    way = "down" if answer.fell else "up"
    if not answer.moved:
        return "\n".join((reader.words(f"answer-moved-none-{way}"), told))
    rows = [
        reader.words(
            "answer-moved-row",
            name=reader.name_category(one.category),
            sum=reader.words.money(one.difference if one.difference.minor > 0 else -one.difference),
            before=reader.words.money(one.before),
            after=reader.words.money(one.after),
        )
        for one in answer.moved[:_MOST_MOVED]
    ]
    return "\n".join((reader.words(f"answer-moved-{way}"), *rows, told))


def find_chief_currency(reader: Audience, answer: Comparison) -> str:
    """Return the currency to compare in: the household's, or another where neither period has any of it."""
    currencies = [money.currency for basis in answer.number_evidence for money in basis.sums]
    base = reader.household.currency
    return base if base in currencies else currencies[0]


def _write_against(reader: Audience, now: str, after: Money, before: Money, then: str) -> str:
    if not before.minor:
        return reader.words("answer-compare-none", now=now, then=then)
    key = f"answer-compare-{_find_direction(after, before)}"
    return reader.words(
        key, now=now, then=then, before=reader.words.money(before), difference=_write_difference(reader, after, before)
    )


def _find_direction(after: Money, before: Money) -> str:
    return "same" if after == before else "more" if after.minor > before.minor else "less"


def _write_difference(reader: Audience, after: Money, before: Money) -> str:
    difference, share = compute_difference(after, before)
    size = reader.words.money(difference if difference.minor >= 0 else -difference)
    if not share or abs(share) > _MOST_PERCENT:
        return size
    return reader.words("answer-difference", sum=size, share=reader.write_percent(abs(share)))


def _require_period(basis: Basis) -> Period:
    if basis.scope.period is None:
        raise ValueError("a comparison has periods")
    return basis.scope.period


def _write_sum_in(reader: Audience, answer: Comparison) -> str:
    earlier = _require_period(answer.before)
    named = earlier in (find_month(earlier.first), find_year(earlier.first))
    if named and is_running(_require_period(answer.now), reader.today):
        return reader.words("answer-then-all", period=reader.words.period(earlier, reader.today))
    return reader.write_period(earlier)


def _write_until_same_day(reader: Audience, same: Basis) -> str:
    return reader.words("answer-then-by", day=reader.words.day(_require_period(same).last, reader.today))


def _write_whole_period(reader: Audience, answer: Comparison) -> str:
    period = reader.words.period(_require_period(answer.before), reader.today)
    return reader.words("answer-compare-all", period=period, sum=reader.write_sums(answer.before.sums))


def _write_by_day(reader: Audience, now: Basis, same: Basis, currency: str) -> str:
    after, before = find_sum_in(now.sums, currency), find_sum_in(same.sums, currency)
    return reader.words(
        f"answer-compare-day-{_find_direction(after, before)}",
        day=reader.words.day(_require_period(same).last, reader.today),
        before=reader.words.money(before),
        difference=_write_difference(reader, after, before),
    )


def _write_other_currency(reader: Audience, answer: Comparison, currency: str) -> str:
    now, before = (reader.words.money(find_sum_in(basis.sums, currency)) for basis in answer.number_evidence)
    return reader.words("answer-compare-other", now=now, before=before)


def write_prices(reader: Audience, answer: PriceHistory) -> str:
    """Return what a thing cost last time, compared with the time before, and its price range."""
    last = answer.entries[-1].line
    lines = [entry.line for entry in answer.entries if entry.line.money.currency == last.money.currency]
    scope = answer.basis.scope
    item, today = shorten_text(scope.text or scope.merchant or last.description), reader.today
    if len(lines) == 1:
        once = {"item": item, "sum": reader.words.money(last.money), "day": reader.words.day(last.day, today)}
        return reader.words("answer-price-once", **once)
    before = lines[-2]
    text = reader.words(
        f"answer-price-{_find_direction(last.money, before.money)}",
        item=item,
        sum=reader.words.money(last.money),
        day=reader.words.day(last.day, today),
        then=reader.words.day(before.day, today),
        before=reader.words.money(before.money),
        difference=_write_difference(reader, last.money, before.money),
    )
    return f"{text} {_write_range(reader, [line.money for line in lines])}" if len(lines) > 2 else text  # noqa: PLR2004  a range of two is said already


def _write_range(reader: Audience, paid: list[Money]) -> str:
    low, high = min(paid, key=lambda m: m.minor), max(paid, key=lambda m: m.minor)
    return reader.words(
        "answer-price-range", low=reader.words.money(low), high=reader.words.money(high), count=len(paid)
    )
