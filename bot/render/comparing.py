"""Two periods, or two prices, against each other: direction, difference and percent."""

from __future__ import annotations

from analytics.plans import running
from analytics.totals import change, of
from bot.render.scopes import Audience, elide
from core.model.answer import Basis, Comparison, PriceHistory
from core.model.money import Money
from core.model.period import Period, month, year

_MOST_PERCENT = 999
"""A change larger than tenfold says more without its percent."""


def comparison(reader: Audience, answer: Comparison, now: str) -> str:
    """The sentences of a comparison; ``now`` is the later sum in words."""
    currency = chief(reader, answer)
    same, later = answer.same_day, of(answer.now.sums, currency)
    if same and answer.to_date:
        sentences = [_against(reader, now, later, of(same.sums, currency), _by(reader, same)), _whole(reader, answer)]
    else:
        sentences = [_against(reader, now, later, of(answer.before.sums, currency), _in(reader, answer))]
        sentences += [_by_day(reader, answer.now, same, currency)] if same else []
    others = {m.currency for basis in answer.bases for m in basis.sums} - {currency}
    return " ".join((*sentences, *(_other(reader, answer, other) for other in sorted(others))))


def chief(reader: Audience, answer: Comparison) -> str:
    """The currency compared: the household's, unless neither period has any of it."""
    currencies = [money.currency for basis in answer.bases for money in basis.sums]
    base = reader.household.currency
    return base if base in currencies else currencies[0]


def _against(reader: Audience, now: str, after: Money, before: Money, then: str) -> str:
    if not before.minor:
        return reader.words("answer-compare-none", now=now, then=then)
    key = f"answer-compare-{_direction(after, before)}"
    return reader.words(
        key, now=now, then=then, before=reader.words.money(before), difference=_difference(reader, after, before)
    )


def _direction(after: Money, before: Money) -> str:
    return "same" if after == before else "more" if after.minor > before.minor else "less"


def _difference(reader: Audience, after: Money, before: Money) -> str:
    difference, share = change(after, before)
    size = reader.words.money(difference if difference.minor >= 0 else -difference)
    if not share or abs(share) > _MOST_PERCENT:
        return size
    return reader.words("answer-difference", sum=size, share=reader.percent(abs(share)))


def _period(basis: Basis) -> Period:
    if basis.scope.period is None:
        raise ValueError("a comparison has periods")
    return basis.scope.period


def _in(reader: Audience, answer: Comparison) -> str:
    earlier = _period(answer.before)
    named = earlier in (month(earlier.first), year(earlier.first))
    if named and running(_period(answer.now), reader.today):
        return reader.words("answer-then-all", period=reader.words.period(earlier, reader.today))
    return reader.when(earlier)


def _by(reader: Audience, same: Basis) -> str:
    return reader.words("answer-then-by", day=reader.words.day(_period(same).last, reader.today))


def _whole(reader: Audience, answer: Comparison) -> str:
    period = reader.words.period(_period(answer.before), reader.today)
    return reader.words("answer-compare-all", period=period, sum=reader.sums(answer.before.sums))


def _by_day(reader: Audience, now: Basis, same: Basis, currency: str) -> str:
    after, before = of(now.sums, currency), of(same.sums, currency)
    return reader.words(
        f"answer-compare-day-{_direction(after, before)}",
        day=reader.words.day(_period(same).last, reader.today),
        before=reader.words.money(before),
        difference=_difference(reader, after, before),
    )


def _other(reader: Audience, answer: Comparison, currency: str) -> str:
    now, before = (reader.words.money(of(basis.sums, currency)) for basis in answer.bases)
    return reader.words("answer-compare-other", now=now, before=before)


def prices(reader: Audience, answer: PriceHistory) -> str:
    """What a thing cost last time, against the time before, and the range."""
    last = answer.entries[-1].line
    lines = [entry.line for entry in answer.entries if entry.line.money.currency == last.money.currency]
    scope = answer.basis.scope
    item, today = elide(scope.text or scope.merchant or last.description), reader.today
    if len(lines) == 1:
        once = {"item": item, "sum": reader.words.money(last.money), "day": reader.words.day(last.day, today)}
        return reader.words("answer-price-once", **once)
    before = lines[-2]
    text = reader.words(
        f"answer-price-{_direction(last.money, before.money)}",
        item=item,
        sum=reader.words.money(last.money),
        day=reader.words.day(last.day, today),
        then=reader.words.day(before.day, today),
        before=reader.words.money(before.money),
        difference=_difference(reader, last.money, before.money),
    )
    return f"{text} {_range(reader, [line.money for line in lines])}" if len(lines) > 2 else text  # noqa: PLR2004  a range of two is said already


def _range(reader: Audience, paid: list[Money]) -> str:
    low, high = min(paid, key=lambda m: m.minor), max(paid, key=lambda m: m.minor)
    return reader.words(
        "answer-price-range", low=reader.words.money(low), high=reader.words.money(high), count=len(paid)
    )
