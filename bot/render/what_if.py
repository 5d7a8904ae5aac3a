"""Answers to "what if" questions about a change of bills or incomes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.forecast.forecast import Forecast, round_about
from analytics.outlook import ComingPayment
from analytics.what_if import UnclearPayment, WhatIf
from bot.messages import TextRun
from bot.render.scopes import Audience, shorten_text
from core.model.money import Money

_NAMED = 8


def write_what_if(reader: Audience, found: WhatIf | UnclearPayment) -> tuple[TextRun, ...]:
    """Return the month with and without a change, what would be left, and the effect on a year."""
    words = reader.words
    if isinstance(found, UnclearPayment):
        return write_unclear_payment(reader, found)
    spans = [TextRun(_write_head(reader, found), "bold")]
    if not found.year and found.now == found.then:
        return (*spans, TextRun("\n" + words("what-if-same")))
    if found.is_income:
        shown = {
            "when": words.period(found.period, reader.today),
            "then": _write_subject(reader, found, found.income_then),
            "now": _write_subject(reader, found, found.income_now),
        }
        spans.append(TextRun("\n" + words("what-if-income", **shown)))
    if found.now is None or found.then is None:
        spans.append(TextRun("\n" + words("outlook-too-little")))
    else:
        spans += [TextRun("\n" + line) for line in _write_month_lines(reader, found, found.now, found.then)]
    if found.year:
        spans.append(TextRun("\n" + _write_year_line(reader, found)))
    return (*spans, TextRun("\n" + words("what-if-only-asked"), "quiet"))


def write_unclear_payment(reader: Audience, found: UnclearPayment) -> tuple[TextRun, ...]:
    """Return why a supposed change cannot be computed, with the names of bills and incomes that can be asked about."""
    if not found.payments:
        return (TextRun(reader.words("what-if-none")),)
    names = reader.join_names([label_payment(reader, each) for each in found.payments[:_NAMED]])
    return (TextRun(reader.words("what-if-several" if found.several else "what-if-unknown", items=names)),)


def label_payment(reader: Audience, payment: ComingPayment) -> str:
    """Return a bill or income with its amount: ``rent ₹25,000``."""
    return reader.words(
        "outlook-item", name=_name_payment(reader, payment.name), sum=reader.words.money(payment.line.money)
    )


def _name_payment(reader: Audience, name: str) -> str:
    return shorten_text(name) or reader.name_category("other")


def _write_head(reader: Audience, what_if: WhatIf) -> str:
    words = reader.words
    if len(what_if.changed) == 1 and not what_if.changed[0].old:
        one = what_if.changed[0]
        return words(
            "what-if-head-new", name=_name_payment(reader, one.name), new=words.money(Money(one.new, what_if.currency))
        )
    if not any(each.new for each in what_if.changed):
        names = [
            words(
                "outlook-item",
                name=_name_payment(reader, each.name),
                sum=words.money(Money(each.old, what_if.currency)),
            )
            for each in what_if.changed
        ]
        return words("what-if-head-end", items=reader.join_names(names))
    items = [
        words(
            "what-if-item",
            name=_name_payment(reader, each.name),
            new=words.money(Money(each.new, what_if.currency)),
            old=words.money(Money(each.old, what_if.currency)),
        )
        for each in what_if.changed
    ]
    return words("what-if-head", items=reader.join_names(items))


def _write_month_lines(reader: Audience, what_if: WhatIf, now: Forecast, then: Forecast) -> Sequence[str]:
    """Return the month's total with a changed bill, and what would then be left of the income."""
    words, lines = reader.words, []
    if not what_if.is_income:
        shown = {
            "when": words.period(what_if.period, reader.today),
            "then": words.money(then.make_rounded_money(then.expected)),
            "now": words.money(now.make_rounded_money(now.expected)),
            "low": words.money(then.make_rounded_money(then.likely.low)),
            "high": words.money(then.make_rounded_money(then.likely.high)),
        }
        lines.append(words("what-if-month", **shown))
    if what_if.income_now or what_if.income_then:
        left = what_if.income_then - then.expected
        places = {
            "income": _write_subject(reader, what_if, what_if.income_then),
            "left": _write_subject(reader, what_if, left),
            "missing": _write_subject(reader, what_if, -left),
            "before": _write_subject(reader, what_if, what_if.income_now - now.expected),
        }
        if places["left"] != places["before"]:
            lines.append(words("what-if-left" if left >= 0 else "what-if-overspent", **places))
    return lines


def _write_year_line(reader: Audience, what_if: WhatIf) -> str:
    more, less = (
        ("what-if-income-more", "what-if-income-less") if what_if.is_income else ("what-if-more", "what-if-less")
    )
    money = reader.words.money(Money(abs(what_if.year), what_if.currency))
    return reader.words(
        more if what_if.year > 0 else less, sum=money, day=reader.words.day(what_if.start, reader.today)
    )


def _write_subject(reader: Audience, what_if: WhatIf, minor: int) -> str:
    return reader.words.money(round_about(Money(minor, what_if.currency)))
