"""Answers as one or two sentences; the number asked for is named apart, to be set bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.totals import chief_currency, divide, of, percent, spoken
from bot.render.comparing import comparison, prices
from bot.render.listing import listing
from bot.render.scopes import Reader
from core.model.answer import (
    Answer,
    Average,
    Balance,
    Basis,
    Breakdown,
    Comparison,
    Count,
    Listing,
    Prices,
    Template,
    Total,
)
from core.model.money import Money
from core.model.report import Figure, Scope


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the part of it to set bold."""

    text: str
    bold: str = ""


def said(reader: Reader, answer: Answer) -> Said:
    """The sentence of an answer."""
    if not any(basis.count for basis in answer.bases):
        left_out = answer.left_out if isinstance(answer, Listing) else 0
        note = reader.words("answer-left-out", count=left_out) if left_out else ""
        return Said(" ".join((nothing(reader, answer.bases[-1].scope), note)).rstrip())
    match answer:
        case Total():
            return Said(_total(reader, answer), reader.sums(spoken(answer.basis)))
        case Breakdown():
            return Said(_breakdown(reader, answer), reader.sums(spoken(answer.basis)))
        case Comparison():
            return Said(comparison(reader, answer, spent(reader, answer.now)), reader.sums(spoken(answer.now)))
        case Listing():
            return Said(listing(reader, answer))
        case Average():
            return Said(_average(reader, answer))
        case Count():
            return Said(_count(reader, answer), reader.words.number(answer.basis.count))
        case Balance():
            return Said(_balance(reader, answer))
        case Prices():
            return Said(prices(reader, answer), reader.words.money(answer.entries[-1].line.money))


def nothing(reader: Reader, scope: Scope) -> str:
    """That there is nothing, of what and when."""
    if scope.member:
        return reader.words("answer-nothing-member", who=reader.member(scope.member), scope=reader.about(scope))
    return reader.words(f"answer-nothing-{reader.kind(scope.kinds)}", scope=reader.about(scope))


def spent(reader: Reader, basis: Basis) -> str:
    """``You spent ₹12,400 on Groceries in October``, without its full stop."""
    scope = basis.scope
    key = f"answer-sum-{reader.kind(scope.kinds)}{'-member' if scope.member else ''}"
    who = reader.member(scope.member) if scope.member else ""
    return reader.words(key, sum=reader.sums(spoken(basis)), scope=reader.about(scope), who=who)


def _total(reader: Reader, answer: Total) -> str:
    notes = [reader.words("answer-entries", count=answer.basis.count)]
    if answer.refunds:
        notes.append(reader.words("answer-after-refunds", sum=reader.sums(answer.refunds)))
    note = reader.words("answer-note", notes=", ".join(notes))
    return reader.words("answer-sentence", text=f"{spent(reader, answer.basis)} {note}")


def named(reader: Reader, template: Template, key: str) -> str:
    """The name of a part."""
    if template is Template.BY_CATEGORY:
        return reader.category(key)
    return reader.member(key) if template is Template.BY_MEMBER else key


def _breakdown(reader: Reader, answer: Breakdown) -> str:
    basis = answer.basis
    currency = chief_currency(answer.parts, reader.household.currency)
    parts = [part for part in answer.parts if part.money.currency == currency]
    top, whole = parts[: answer.limit], of(basis.sums, currency)
    if basis.template is Template.BY_MEMBER:
        return _members(reader, basis, top, whole)
    names = [_part(reader, basis.template, part, whole) for part in top]
    key = _shape(reader, basis, whole=len(parts) == len(top))
    return reader.words(key, sum=spent(reader, basis), parts=reader.list(names))


def _shape(reader: Reader, basis: Basis, *, whole: bool) -> str:
    """Whether the parts named are all there is; shops never are all, since not every entry has one."""
    if basis.template is Template.BY_MERCHANT:
        return "answer-all-at" if whole else "answer-mostly-at"
    return "answer-all-of-it" if whole or reader.kind(basis.scope.kinds) != "expense" else "answer-most-of-it"


def _part(reader: Reader, template: Template, part: Figure, whole: Money, key: str = "answer-named") -> str:
    name, money = named(reader, template, part.key), reader.words.money(part.money)
    share = percent(part.money, whole)
    if share is None:
        return reader.words(key, name=name, sum=money)
    return reader.words(f"{key}-share", name=name, sum=money, share=reader.percent(share))


def _members(reader: Reader, basis: Basis, parts: Sequence[Figure], whole: Money) -> str:
    spending = reader.kind(basis.scope.kinds) == "expense"
    keys = ["answer-member-paid" if spending and not number else "answer-named" for number in range(len(parts))]
    names = [_part(reader, basis.template, part, whole, key) for part, key in zip(parts, keys, strict=True)]
    key = "answer-members-paid" if spending else "answer-members-income"
    return reader.words(key, parts=reader.list(names), scope=reader.about(basis.scope))


def _average(reader: Reader, answer: Average) -> str:
    basis, times = answer.basis, answer.purchases
    units = [("answer-a-month", basis.sums, answer.months), ("answer-a-day", basis.sums, answer.days)]
    told = [unit for unit in units if unit[2] > 1] + [("answer-a-time", spoken(times), times.count)]
    sums = [
        reader.words(key, sum=reader.sums(tuple(divide(money, by) for money in sums))) for key, sums, by in told if by
    ]
    notes = [reader.words("answer-entries", count=basis.count)]
    if answer.months > 1:
        notes.insert(0, reader.words("answer-months", count=answer.months))
    key = "answer-average-member" if basis.scope.member else "answer-average"
    who = reader.member(basis.scope.member) if basis.scope.member else ""
    scope = reader.about(basis.scope)
    return reader.words(key, sums=reader.list(sums), scope=scope, who=who, notes=", ".join(notes))


def _count(reader: Reader, answer: Count) -> str:
    scope = answer.basis.scope
    text = reader.words(f"answer-count-{reader.kind(scope.kinds)}", count=answer.basis.count, scope=reader.about(scope))
    return reader.words("answer-count-by", who=reader.member(scope.member), text=text) if scope.member else text


def _balance(reader: Reader, answer: Balance) -> str:
    base = reader.household.currency
    came, went = of(answer.income.sums, base), of(answer.spending.sums, base)
    left = came - went
    key = "left" if left.minor > 0 else "short" if left.minor < 0 else "even"
    share = percent(left, came)
    text = reader.words(
        "answer-balance-no-income" if not came.minor else f"answer-balance-{key}",
        income=reader.words.money(came),
        spent=reader.words.money(went),
        left=reader.words.money(left if left.minor >= 0 else -left),
        rate=reader.percent(share) if share is not None else "",
        scope=reader.about(answer.spending.scope),
    )
    others = {m.currency for sums in (answer.income.sums, answer.spending.sums) for m in sums} - {base}
    return " ".join((text, *(_apart(reader, answer, currency) for currency in sorted(others))))


def _apart(reader: Reader, answer: Balance, currency: str) -> str:
    came, went = (reader.words.money(of(basis.sums, currency)) for basis in answer.bases)
    return reader.words("answer-balance-other", income=came, spent=went)
