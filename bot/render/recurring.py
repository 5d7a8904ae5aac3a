"""Cards of recurring payments' rules, their list, and the list of coming bills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from babel.dates import format_date, get_day_names

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import arrange_in_rows
from bot.render.entries import CardContext, name_line
from bot.render.words import Words
from bot.verbs import Verb
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.model.recurring import (
    LAST_DAY,
    Bill,
    BillStatus,
    RecurringRule,
    Rhythm,
    RhythmUnit,
    RuleState,
    find_due_day,
    find_next_line,
    find_next_occurrence,
)
from core.usecases.list_bills import is_rule_visible
from core.usecases.recurring_total import MonthlyShare, sum_by_currency

_PAYABLE = 6
"""The most bills that get a button."""
_GUESSED = 6
"""The most guessed bills that are listed."""
_LABEL = 40
"""The most characters of a button that opens a rule."""


def describe_rhythm(words: Words, rhythm: Rhythm, start: date, times: int | None = None) -> str:
    """Return a rhythm in words: ``every month on the 1st``, ``every 2 weeks on Monday, Thursday``, ``..., 6 times``."""
    if times == 1:
        return words("rhythm-once")
    text = words(f"rhythm-{rhythm.unit.value}", count=rhythm.every)
    if rhythm.weekdays:
        names = get_day_names("wide", locale=words.locale)
        text = words("rhythm-on-weekdays", rhythm=text, days=", ".join(names[day] for day in rhythm.weekdays))
    elif rhythm.month_days == (LAST_DAY,):
        text = words("rhythm-on-last-day", rhythm=text)
    elif len(rhythm.month_days) > 1:
        text = words("rhythm-on-days", rhythm=text, days=", ".join(str(day) for day in rhythm.month_days))
    elif rhythm.unit is RhythmUnit.MONTH:
        text = words("rhythm-on-day", rhythm=text, day=(rhythm.month_days or (start.day,))[0])
    elif rhythm.unit is RhythmUnit.YEAR:
        day = format_date(start, words("day-format-month"), locale=words.locale)
        text = words("rhythm-on-date", rhythm=text, day=str(day))
    return words("rhythm-times", rhythm=text, count=times) if times else text


def label_rule(page: CardContext, rule: RecurringRule) -> str:
    """Return a rule's name and amount: ``rent ₹25,000``."""
    line = find_next_line(rule, page.today)
    return f"{name_line(page, line)} {page.words.money(line.money)}"


def make_rule_card(
    page: CardContext,
    rule: RecurringRule,
    *,
    title: str = "",
    remarks: Sequence[str] = (),
    once: Money | None = None,
    fresh: bool = False,
    promise: str = "",
) -> Reply:
    """Return a recurring rule's card with its buttons.

    ``once`` is the total where it may be a single purchase in instalments; ``fresh`` whether it was just confirmed;
    ``promise`` says where bills are announced, if not in this chat.
    """
    words = page.words
    head = words(title or _write_title(rule))
    body = [TextRun(head, "bold"), TextRun("\n"), *_write_rule_facts(page, rule)]
    body += [TextRun(f"\n{remark}", "quiet") for remark in remarks]
    if rule.state is RuleState.PROPOSED or fresh:
        body.append(TextRun("\n" + (promise or words("repeat-promise")), "quiet"))
    return Reply(tuple(body), _make_buttons(page, rule, once, fresh=fresh), subject=None)


def _write_title(rule: RecurringRule) -> str:
    if rule.state is RuleState.ACTIVE and rule.is_paused:
        return "repeat-title-paused"
    if rule.times == 1 and rule.state in {RuleState.PROPOSED, RuleState.ACTIVE}:
        return f"bill-title-{rule.state.value}"
    return f"repeat-title-{rule.state.value}"


def _write_rule_facts(page: CardContext, rule: RecurringRule) -> list[TextRun]:
    words, line = page.words, rule.line
    category = page.household.category(line.category)
    now = find_next_line(rule, page.today).money if rule.state is RuleState.ACTIVE else line.money
    facts = [
        *([words.category(category)] if category else []),
        *([words("kind-income")] if line.kind is EntryKind.INCOME else []),
        *([words("kind-transfer")] if line.kind is EntryKind.TRANSFER else []),
        *([line.account] if line.account else []),
        *([words("line-private")] if line.visibility is Visibility.PRIVATE else []),
    ]
    spans = [
        TextRun(f"{name_line(page, line)} · {words.money(now)}", "bold"),
        TextRun("\n" + " · ".join([describe_rhythm(words, rule.days.rhythm, rule.days.start, rule.times), *facts])),
    ]
    if rule.state in {RuleState.PROPOSED, RuleState.ACTIVE}:
        spans += [TextRun("\n" + _write_next_day(page, rule))] if not rule.is_paused else []
    if rule.until is not None and rule.state is not RuleState.ENDED:
        spans.append(TextRun("\n" + words("repeat-until", day=words.day(rule.until, page.today))))
    if now != line.money:
        day = words.day(find_due_day(rule, rule.terms[-1].since), page.today)
        spans.append(TextRun("\n" + words("repeat-later-price", day=day, amount=words.money(line.money))))
    if rule.announced_days_before is not None:
        spans.append(TextRun("\n" + words("repeat-lead", count=rule.announced_days_before)))
    return spans


def _write_next_day(page: CardContext, rule: RecurringRule) -> str:
    coming = find_next_occurrence(rule, page.today - timedelta(days=1))
    if coming is None:
        return page.words("repeat-no-next")
    text = page.words("repeat-next", day=page.words.day(coming.day, page.today))
    return text[:1].upper() + text[1:]


def _make_buttons(
    page: CardContext, rule: RecurringRule, once: Money | None, *, fresh: bool
) -> tuple[tuple[Button, ...], ...]:
    words = page.words
    tap = _RuleTaps(rule)
    if rule.state is RuleState.PROPOSED:
        decide = (
            Button(words("button-confirm"), tap(Verb.REPEAT_CONFIRM)),
            Button(words("button-edit"), tap(Verb.REPEAT_EDIT)),
            Button(words("button-discard"), tap(Verb.REPEAT_DISCARD)),
        )
        single = Button(words("button-repeat-once", amount=words.money(once)), tap(Verb.REPEAT_ONCE)) if once else None
        return ((single,), decide) if single else (decide,)
    if rule.state is RuleState.DISCARDED:
        return ((Button(words("button-restore"), tap(Verb.REPEAT_REOPEN)),),)
    if rule.state is RuleState.ENDED:
        return ((Button(words("button-repeat-all"), Tap(Verb.REPEATS)),),)
    undo = [Button(words("button-undo"), tap(Verb.REPEAT_REOPEN))] if fresh else []
    pause = Button(words("button-repeat-resume"), tap(Verb.REPEAT_RESUME))
    if not rule.is_paused:
        pause = Button(words("button-repeat-pause"), tap(Verb.REPEAT_PAUSE))
    skip = [] if rule.is_paused else [Button(words("button-repeat-skip"), tap(Verb.REPEAT_SKIP))]
    price = Button(words("button-repeat-price"), tap(Verb.REPEAT_FIELD, "amount"))
    end = Button(words("button-repeat-end"), tap(Verb.REPEAT_END))
    everything = Button(words("button-repeat-all"), Tap(Verb.REPEATS))
    return tuple(map(tuple, arrange_in_rows([*undo, *skip, pause, price, end, everything])))


@dataclass(frozen=True, slots=True)
class _RuleTaps:
    """A function that makes button taps for one rule, with its id and present version."""

    rule: RecurringRule

    def __call__(self, verb: Verb, argument: str = "") -> Tap:
        return Tap(verb, self.rule.id, self.rule.version, argument)


def make_edit_card(page: CardContext, rule: RecurringRule) -> Reply:
    """Return the choice which part of a proposed rule to change."""
    words, tap = page.words, _RuleTaps(rule)
    fields = (("amount", "field-amount"), ("when", "button-repeat-when"), ("name", "button-repeat-name"))
    buttons = [Button(words(label), tap(Verb.REPEAT_FIELD, field)) for field, label in fields]
    back = Button(words("button-back"), tap(Verb.REPEAT))
    return Reply((*_write_rule_facts(page, rule), TextRun("\n" + words("edit-what"))), (tuple(buttons), (back,)))


def ask_field(page: CardContext, rule: RecurringRule, field: str) -> Reply:
    """Return the request for a rule's new amount, rhythm or name."""
    back = Button(page.words("button-back"), _RuleTaps(rule)(Verb.REPEAT))
    return Reply((TextRun(page.words(f"repeat-ask-{field}", item=name_line(page, rule.line))),), ((back,),))


def ask_end(page: CardContext, rule: RecurringRule) -> Reply:
    """Return the question whether to end a rule for good."""
    words, tap = page.words, _RuleTaps(rule)
    sure = Button(words("button-repeat-end-sure"), tap(Verb.REPEAT_END_SURE))
    keep = Button(words("button-keep"), tap(Verb.REPEAT))
    return Reply((TextRun(words("repeat-ask-end", item=name_line(page, rule.line))),), ((sure, keep),))


def make_rules_list(page: CardContext, rules: Sequence[RecurringRule], sums: Sequence[Money], private: int) -> Reply:
    """Return the list of rules with their next days, a button for each, and their monthly total."""
    words = page.words
    if not rules and not private:
        return Reply((TextRun(words("repeats-none")),))
    spans = [TextRun(words("repeats-title"), "bold")]
    for number, rule in enumerate(rules, 1):
        spans.append(TextRun(f"\n{number}. {_write_rule(page, rule)}"))
    if private:
        spans.append(TextRun("\n" + words("repeats-private", count=private), "quiet"))
    if sums:
        spans.append(
            TextRun("\n" + words("repeats-month", sum=" + ".join(words.money(money) for money in sums)), "bold")
        )
    buttons = [
        Button(f"{number}. {name_line(page, rule.line)}"[:_LABEL], Tap(Verb.REPEAT, rule.id, rule.version))
        for number, rule in enumerate(rules, 1)
    ]
    rows = [tuple(row) for row in arrange_in_rows(buttons)]
    return Reply(tuple(spans), (*rows, (Button(words("button-bills"), Tap(Verb.BILLS)),)))


def _write_rule(page: CardContext, rule: RecurringRule) -> str:
    words = page.words
    text = f"{label_rule(page, rule)} · {describe_rhythm(words, rule.days.rhythm, rule.days.start, rule.times)}"
    if rule.is_paused:
        return f"{text} · {words('repeat-paused')}"
    coming = find_next_occurrence(rule, page.today - timedelta(days=1))
    return f"{text} · {words('repeat-next', day=words.day(coming.day, page.today))}" if coming else text


def make_bills_list(
    page: CardContext, bills: Sequence[Bill], left: Sequence[Money], private: int, until: date
) -> Reply:
    """Return the bills that are overdue, due or coming until a day, with what is left to pay."""
    words = page.words
    calendar = (Button(words("button-calendar"), Tap(Verb.CALENDAR)),)
    if not bills and not private:
        return Reply((TextRun(words("bills-none", day=words.day(until, page.today))),), (calendar,))
    spans = [TextRun(words("bills-title", day=words.day(until, page.today)), "bold")]
    spans += [TextRun(f"\n{write_bill_line(page, bill)}") for bill in bills]
    if private:
        spans.append(TextRun("\n" + words("repeats-private", count=private), "quiet"))
    spans += write_bills_sum(words, bills, left)
    waiting = [bill for bill in bills if bill.status is not BillStatus.UPCOMING][:_PAYABLE]
    pay = [
        Button(
            words("button-bill-pay", item=f"{name_line(page, bill.occurrence.line)[:24]} {words.money(bill.left)}"),
            Tap(Verb.BILL, bill.rule.id, bill.occurrence.number),
        )
        for bill in waiting
    ]
    rules = (Button(words("button-repeat-all"), Tap(Verb.REPEATS)),)
    return Reply(tuple(spans), (*map(tuple, arrange_in_rows(pay)), rules, calendar))


def write_bills_sum(words: Words, bills: Iterable[Bill], left: Sequence[Money]) -> list[TextRun]:
    """Return what is left to pay of the bills, noting that transfers are not included."""
    spans = []
    if left:
        spans.append(TextRun("\n" + words("bills-left", sum=" + ".join(words.money(money) for money in left)), "bold"))
    if any(bill.occurrence.line.kind is EntryKind.TRANSFER for bill in bills):
        spans.append(TextRun("\n" + words("bills-transfers"), "quiet"))
    return spans


def write_guessed_bills(page: CardContext, found: Sequence[tuple[Line, Rhythm]]) -> TextRun:
    """Return payments that seem to recur without a rule: their last payment and rhythm."""
    rows = [
        f"{name_line(page, line)} {page.words.money(line.money)} {describe_rhythm(page.words, rhythm, line.day)}"
        for line, rhythm in found[:_GUESSED]
    ]
    more = ["…"] if len(found) > _GUESSED else []
    return TextRun("\n" + page.words("bills-guessed", items="; ".join([*rows, *more])), "quiet")


def write_bill_line(page: CardContext, bill: Bill) -> str:
    """Return one bill as a line: ``Tue 1 Dec · rent ₹25,000 · overdue``."""
    words, line = page.words, bill.occurrence.line
    sign = "+" if line.kind is EntryKind.INCOME else ""
    shown = [words.day(line.day, page.today), f"{name_line(page, line)} {sign}{words.money(line.money)}"]
    if bill.status is not BillStatus.UPCOMING:
        key = f"bill-status-{bill.status.value}".replace("_", "-")
        shown.append(words(key, left=words.money(bill.left)))
    return " · ".join(shown)


def write_calendar_title(page: CardContext, bill: Bill) -> str:
    """Return a bill's title in a calendar, ``rent ₹25,000``, with its status unless it is still to come."""
    words, line = page.words, bill.occurrence.line
    sign = "+" if line.kind is EntryKind.INCOME else ""
    title = f"{name_line(page, line)} {sign}{words.money(line.money)}"
    if bill.status in {BillStatus.UPCOMING, BillStatus.DUE}:
        return title
    key = f"bill-status-{bill.status.value}".replace("_", "-")
    return f"{title} · {words(key, left=words.money(bill.left))}"


def make_calendar_card(words: Words, link: str = "") -> Reply:
    """Return an explanation of the calendar's secret link with an offer to make one, or the ``link`` just made."""
    make = Button(words("button-calendar-new" if link else "button-calendar-make"), Tap(Verb.CALENDAR_NEW))
    back = Button(words("button-bills"), Tap(Verb.BILLS))
    if link:
        return Reply((TextRun(words("calendar-link")), TextRun(f"\n{link}", "mono")), ((make,), (back,)))
    return Reply((TextRun(words("calendar-explained")),), ((make,), (back,)))


def make_suggestion_card(page: CardContext, line: Line, rhythm: Rhythm, count: int, subject: UUID) -> Reply:
    """Return an offer to set up a rule for what was paid ``count`` times, last by the entry ``subject``."""
    words = page.words
    text = words(
        "suggest-recurring",
        item=name_line(page, line),
        amount=words.money(line.money),
        rhythm=describe_rhythm(words, rhythm, line.day),
        count=count,
        day=words.day(line.day, page.today),
    )
    return Reply(
        (TextRun(text),),
        (make_suggestion_buttons(words, subject), (make_never_suggest_button(words, subject, "never"),)),
    )


def make_suggestion_buttons(words: Words, subject: UUID) -> tuple[Button, ...]:
    """Return the yes and "not now" buttons of a suggested rule."""
    yes = Button(words("button-repeat-offer"), Tap(Verb.REPEAT_SUGGESTED, subject, argument="yes"))
    return (yes, Button(words("button-suggest-later"), Tap(Verb.REPEAT_SUGGESTED, subject, argument="later")))


def make_never_suggest_button(words: Words, subject: UUID, argument: str) -> Button:
    """Return the button that ends a suggestion for good, worded for its own message or (``aside``) for another card."""
    return Button(words("button-suggest-never"), Tap(Verb.REPEAT_SUGGESTED, subject, argument=argument))


@dataclass(frozen=True, slots=True)
class RecurringAnswer:
    """The recurring payments and incomes a question asks about: monthly sums, and bills to pay until a day.

    ``scope`` is what was asked about, in words; empty for all.
    """

    payments: Sequence[MonthlyShare]
    incomes: Sequence[MonthlyShare]
    bills: Sequence[Bill]
    left: Sequence[Money]
    until: date
    scope: str = ""
    named: bool = False
    """Whether one bill is asked about by its name."""


def make_recurring_answer(page: CardContext, answer: RecurringAnswer, why: Tap) -> Reply:
    """Return the answer to a question about recurring payments."""
    words, base = page.words, page.household.currency
    shown = [bill for bill in answer.bills if is_rule_visible(bill.rule, page.reader)]
    if answer.named and len(shown) == len(answer.bills) == 1:
        return _make_next_bill_reply(page, shown[0], why)
    lines: list[TextRun] = [TextRun(answer.scope + "\n", "quiet")] if answer.scope else []
    if answer.payments:
        lines.append(TextRun(words("recurring-total", sum=_write_sums(words, answer.payments, base)), "bold"))
    if answer.incomes:
        told = words("recurring-income", sum=_write_sums(words, answer.incomes, base))
        lines.append(TextRun(f"\n{told}" if answer.payments else told))
    if not answer.payments and not answer.incomes and not answer.bills:
        return Reply((*lines, TextRun(words("recurring-nothing"))))
    if answer.bills:
        lines.append(TextRun("\n" + words("bills-title", day=words.day(answer.until, page.today))))
        lines += [TextRun(f"\n{write_bill_line(page, bill)}") for bill in shown]
        hidden = len(answer.bills) - len(shown)
        lines += [TextRun("\n" + words("repeats-private", count=hidden), "quiet")] if hidden else []
        lines += write_bills_sum(words, shown, answer.left)
    rules = Button(words("button-repeat-all"), Tap(Verb.REPEATS))
    return Reply(tuple(lines), ((Button(words("answer-button-why"), why), rules),))


def _make_next_bill_reply(page: CardContext, bill: Bill, why: Tap) -> Reply:
    """Return when the one bill that was asked about is due, and its rhythm."""
    words, line, days = page.words, bill.occurrence.line, bill.rule.days
    item = f"{name_line(page, line)} {words.money(line.money)}"
    body = [TextRun(words("bill-next", item=item, day=words.day(line.day, page.today)), "bold")]
    if bill.status is not BillStatus.UPCOMING:
        key = f"bill-status-{bill.status.value}".replace("_", "-")
        body.append(TextRun(" · " + words(key, left=words.money(bill.left))))
    body.append(TextRun("\n" + describe_rhythm(words, days.rhythm, days.start, bill.rule.times), "quiet"))
    rules = Button(words("button-repeat-all"), Tap(Verb.REPEATS))
    return Reply(tuple(body), ((Button(words("answer-button-why"), why), rules),))


def make_guessed_bill_reply(page: CardContext, line: Line, rhythm: Rhythm, day: date) -> Reply:
    """Return when a payment that recurs without a rule is likely due."""
    words = page.words
    item = f"{name_line(page, line)} {words.money(line.money)}"
    told = words("bill-next-guessed", rhythm=describe_rhythm(words, rhythm, line.day))
    body = (
        TextRun(words("bill-next", item=item, day=words.day(day, page.today)), "bold"),
        TextRun("\n" + told, "quiet"),
    )
    return Reply(body)


def explain_recurring_answer(page: CardContext, answer: RecurringAnswer, back: Tap) -> Reply:
    """Return the explanation of an answer about recurring payments: each rule with its monthly amount."""
    words = page.words
    lines = [answer.scope] if answer.scope else []
    shares = [*answer.payments, *answer.incomes]
    lines += [_write_reason(page, share) for share in shares if is_rule_visible(share.rule, page.reader)]
    hidden = [share for share in shares if not is_rule_visible(share.rule, page.reader)]
    if hidden:
        lines.append(words("recurring-why-private", month=_write_sums(words, hidden, page.household.currency)))
    lines.append(words("recurring-why-how"))
    body = (TextRun(words("why-title"), "bold"), TextRun("\n" + "\n".join(lines)))
    return Reply(body, ((Button(words("answer-button-back"), back),),))


def _write_reason(page: CardContext, share: MonthlyShare) -> str:
    words, rule = page.words, share.rule
    return words(
        "recurring-why",
        item=name_line(page, rule.line),
        amount=words.money(rule.line.money),
        rhythm=describe_rhythm(words, rule.days.rhythm, rule.days.start, rule.times),
        month=words.money(share.money),
    )


def _write_sums(words: Words, shares: Sequence[MonthlyShare], base: str) -> str:
    return " + ".join(words.money(money) for money in sum_by_currency(shares, base))
