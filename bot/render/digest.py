"""A digest as one message: spending against the usual, changes, bills due, one question, and charts."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.totals import compute_difference, find_sum_in
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.budgets import write_line_under_saved_card
from bot.render.charting import make_chart
from bot.render.entries import CardContext
from bot.render.household_alerts import write_alert_sentence
from bot.render.money_date import (
    make_budget_button,
    make_decision_buttons,
    write_left_line,
    write_member_lines,
    write_talk_topic,
)
from bot.render.scopes import Audience
from bot.verbs import Verb
from core.model.answer import Answer, Breakdown
from core.model.budget import BudgetScope
from core.model.digest import CategoryChange, ComingBill, Digest, DigestKind, DigestQuestion, DigestQuestionKind

MOST_ALERTS = 5
MOST_BUDGETS = 6
MOST_LATE = 2
"""The most overdue bills with a button; ``/bills`` lists all."""
_LABEL = 24


def make_digest_reply(page: CardContext, digest: Digest, *, discreet: bool = False) -> Reply:
    """Return a digest in the reader's words; a discreet one only says that a digest is available."""
    words = page.words
    title = words(f"digest-{digest.kind.value}-title", period=words.period(digest.period, page.today))
    if discreet:
        return Reply((TextRun(title, "bold"), TextRun("\n" + words("digest-discreet"))))
    reader = Audience(words, page.household, page.today, page.household.member(page.reader))
    parts = ["\n".join(part) for part in _write_parts(page, reader, digest) if part]
    body = [TextRun(title, "bold"), TextRun("\n" + "\n\n".join(parts))]
    buttons: tuple[tuple[Button, ...], ...] = ()
    writes = reader.viewer is not None and reader.viewer.can_write
    if digest.question is not None:
        body += [TextRun("\n\n" + _word_question(page, reader, digest.question), "bold")]
        buttons = _make_answer_buttons(page, reader, digest.question) if writes else ()
    if digest.money_date is not None:
        body += write_talk_topic(reader, digest.money_date)
        buttons = make_decision_buttons(reader, digest.money_date)
    if digest.kind is not DigestKind.DATE:
        body.append(TextRun("\n" + _write_next_day(page, digest), "quiet"))
    if writes:
        buttons = (*buttons, *_make_late_buttons(page, reader, digest))
    charts = [make_chart(reader, answer) for answer in _list_answers_to_draw(digest)]
    return Reply(tuple(body), buttons, album=tuple(each for each in charts if each is not None))


def _write_parts(page: CardContext, reader: Audience, digest: Digest) -> Iterator[list[str]]:
    words = page.words
    yield _write_sums(reader, digest)
    if digest.changes and digest.spent:
        yield [words("digest-changes"), *(f"• {_write_category_change(reader, each)}" for each in digest.changes)]
    if digest.money_date is not None:
        yield write_member_lines(reader, digest.money_date)
    if digest.budgets:
        yield [
            words("digest-budgets"),
            *(f"• {write_line_under_saved_card(reader, status)}" for status in digest.budgets[:MOST_BUDGETS]),
        ]
    for title, late in (("digest-bills-late", True), ("digest-bills", False)):
        if bills := [bill for bill in digest.bills if (bill.day < page.today) is late]:
            yield [words(title), *(f"• {_write_bill(page, reader, bill)}" for bill in bills)]
    if digest.alerts:
        told = [f"• {write_alert_sentence(page, alert)}" for alert in digest.alerts[:MOST_ALERTS]]
        yield [words("digest-alerts"), *told]


def _write_sums(reader: Audience, digest: Digest) -> list[str]:
    """Return what was spent, compared with the usual, and what was earned."""
    words, base = reader.words, reader.household.currency
    spent = words("digest-spent", amount=reader.write_sums(digest.spent)) if digest.spent else words("digest-nothing")
    lines = [spent]
    if digest.spent and digest.usual is not None and digest.usual.minor > 0:
        _, percent = compute_difference(find_sum_in(digest.spent, base), digest.usual)
        key = _find_direction(percent or 0)
        usual = words.money(digest.usual)
        lines.append(words(f"digest-usual-{key}", usual=usual, percent=reader.write_percent(abs(percent or 0))))
    if digest.income:
        lines.append(words("digest-income", amount=reader.write_sums(digest.income)))
    if digest.money_date is not None:
        lines.append(write_left_line(reader, digest))
    return lines


def _find_direction(percent: int) -> str:
    if percent == 0:
        return "same"
    return "more" if percent > 0 else "less"


def _write_category_change(reader: Audience, each: CategoryChange) -> str:
    words = reader.words
    told = words(
        "digest-change",
        category=reader.name_category(each.category),
        amount=words.money(each.spent),
        usual=words.money(each.usual),
    )
    if each.at_merchant is None:
        return told
    return told + words("digest-change-why", merchant=each.merchant, amount=words.money(each.at_merchant))


def _write_bill(page: CardContext, reader: Audience, bill: ComingBill) -> str:
    amount, day = page.words.money(bill.left), page.words.day(bill.day, page.today)
    return page.words("digest-bill", item=_name_bill(reader, bill), amount=amount, day=day)


def _name_bill(reader: Audience, bill: ComingBill) -> str:
    return bill.item or reader.name_category(bill.category or "other")


def _word_question(page: CardContext, reader: Audience, question: DigestQuestion) -> str:
    words = page.words
    match question.kind:
        case DigestQuestionKind.WAITING:
            return words("digest-question-waiting", count=question.count)
        case DigestQuestionKind.OTHER | DigestQuestionKind.UNEXPLAINED:
            gap = question.kind is DigestQuestionKind.UNEXPLAINED
            return words(
                "alert-unexplained" if gap else "digest-question-other",
                item=question.item or reader.name_category("other"),
                amount=words.money(question.money) if question.money else "",
                day=words.day(question.day, page.today) if question.day else "",
            )
        case DigestQuestionKind.CHANGE:
            return words("digest-question-change", category=reader.name_category(question.category or "other"))


def _make_answer_buttons(
    page: CardContext, reader: Audience, question: DigestQuestion
) -> tuple[tuple[Button, ...], ...]:
    """Return buttons that answer the digest's question; each answer is a new message, so the digest stays."""
    words = page.words
    match question.kind:
        case DigestQuestionKind.WAITING:
            return ((Button(words("button-waiting", count=question.count), Tap(Verb.WAITING_CARDS)),),)
        case DigestQuestionKind.UNEXPLAINED:
            amount = words.money(question.money) if question.money else ""
            return ((Button(words("button-gap", sum=amount), Tap(Verb.GAP, question.fact)),),)
        case DigestQuestionKind.OTHER:
            field = Tap(Verb.OPEN_ENTRY, question.entry, question.version, "0.category")
            whole = Tap(Verb.OPEN_ENTRY, question.entry, question.version)
            return ((Button(words("field-category"), field), Button(words("button-edit"), whole)),)
        case DigestQuestionKind.CHANGE:
            return ((make_budget_button(reader, BudgetScope((question.category or "other",))),),)


def _make_late_buttons(page: CardContext, reader: Audience, digest: Digest) -> Iterator[tuple[Button, ...]]:
    """Yield a button for each overdue bill, which shows its card to be confirmed."""
    late = [bill for bill in digest.bills if bill.day < page.today and bill.rule is not None]
    for bill in late[:MOST_LATE]:
        item = f"{_name_bill(reader, bill)[:_LABEL]} {page.words.money(bill.left)}"
        yield (Button(page.words("button-bill-pay", item=item), Tap(Verb.BILL, bill.rule, bill.number)),)


def _write_next_day(page: CardContext, digest: Digest) -> str:
    """Return the sentence when the next digest comes."""
    household = page.household
    if household.digest_day is None or not digest.comes_by_itself:
        return page.words("notices-digest-never")
    if digest.kind is DigestKind.MONTH:
        return page.words("digest-next-month", time=f"{household.digest_hour}:00")
    return page.words("digest-next", day=page.words.weekday(household.digest_day), time=f"{household.digest_hour}:00")


def _list_answers_to_draw(digest: Digest) -> tuple[Answer, ...]:
    """Return the answers to draw as charts; who paid is drawn only where several members did."""
    several = isinstance(digest.payers, Breakdown) and len(digest.payers.parts) > 1
    payers = (digest.payers,) if digest.money_date and digest.payers and several else ()
    return (digest.categories, digest.course, *payers)
