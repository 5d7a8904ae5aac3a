"""Budgets in words: the list, one budget, the result of a change, and the line under a saved card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import arrange_in_rows, text_reply
from bot.render.editor import shorten_key
from bot.render.listing import is_hidden, write_row
from bot.render.scopes import Audience
from bot.verbs import Verb
from core.model.budget import (
    WHOLE,
    Budget,
    BudgetLimit,
    BudgetOverview,
    BudgetScope,
    BudgetState,
    BudgetStatus,
)
from core.model.chart import Chart, ChartKind, ChartMark
from core.model.entry import Entry
from core.model.money import Money
from core.model.period import Period

BAR = 10
"""The number of characters of a bar that shows a percentage."""
THRESHOLDS = (50, 70, 80, 90, 100)
"""The percentages of a limit that are offered for the warning."""
EVERYTHING, MYSELF = "*", "me"
"""The callback data for a budget of all spending, and for one of the speaker's own."""
_MARKS = {BudgetState.OK: "🟢", BudgetState.WARN: "🟡", BudgetState.EXCEEDED: "🔴"}
_COLOURS = {BudgetState.OK: "green", BudgetState.WARN: "amber", BudgetState.EXCEEDED: "red"}


def name_budget(reader: Audience, scope: BudgetScope) -> str:
    """Return a budget's name: its categories or all spending, with the member where the budget is personal."""
    name = (
        reader.join_names(map(reader.name_category, scope.categories))
        if scope.categories
        else reader.words("budget-all")
    )
    if scope.member is None:
        return name
    if not scope.categories:
        return reader.words("budget-member-all", who=reader.name_member(scope.member))
    return reader.words("budget-of-member", who=reader.name_member(scope.member), name=name)


def name_period(reader: Audience, period: Period) -> str:
    """Return a period by its name: ``November``, ``25 Oct to 24 Nov``."""
    return reader.words.period(period, reader.today)


def make_budget_list(reader: Audience, overview: BudgetOverview, viewer: UUID | None, *, writes: bool) -> Reply:
    """Return the list of budgets with bars and buttons, the viewer's own first; how to begin where there is none."""
    statuses = overview.list_member_first(viewer)
    body = [
        TextRun(reader.words("budget-title"), "bold"),
        TextRun("\n" + "\n".join(_list_lines(reader, overview, viewer))),
    ]
    each = [Button(name_budget(reader, status.budget.scope), Tap(Verb.BUDGET, status.budget.id)) for status in statuses]
    add = [Button(reader.words("button-budget-add"), Tap(Verb.BUDGET_NEW))]
    rows = [*arrange_in_rows(each), add] if writes else []
    return Reply(tuple(body), tuple(tuple(buttons) for buttons in rows))


def _list_lines(reader: Audience, overview: BudgetOverview, viewer: UUID | None) -> Iterable[str]:
    if not overview.statuses:
        yield reader.words("budget-none")
    for status in overview.list_member_first(viewer):
        yield _write_row(reader, overview, status)
    yield from _write_totals(reader, overview)


def _write_row(reader: Audience, overview: BudgetOverview, status: BudgetStatus) -> str:
    """Return one budget as a line, with its period where that differs from the list's month."""
    places = {
        "mark": _MARKS[status.state],
        "name": name_budget(reader, status.budget.scope),
        "rest": _write_rest(reader, status),
    }
    if status.percent is None:
        line = reader.words("budget-row-unused", **places)
    else:
        line = reader.words(
            "budget-row", bar=_draw_bar(status.percent), share=reader.write_percent(status.percent), **places
        )
    if status.period == overview.period:
        return line
    return reader.words("budget-row-when", row=line, when=reader.write_period(status.period))


def _write_rest(reader: Audience, status: BudgetStatus) -> str:
    key = {1: "budget-rest-left", 0: "budget-rest-even", -1: "budget-rest-over"}[_find_sign(status.remaining)]
    return reader.words(
        key,
        left=reader.words.money(status.remaining),
        over=reader.words.money(-status.remaining),
        limit=reader.words.money(status.available),
    )


def _find_sign(money: Money) -> int:
    return (money.minor > 0) - (money.minor < 0)


def _draw_bar(percent: int) -> str:
    """Return a bar of block characters for a percentage; full only from 100, not empty once anything is spent."""
    filled = min(BAR, max(0, percent * BAR // WHOLE))
    if percent > 0:
        filled = max(1, filled)
    return "▰" * filled + "▱" * (BAR - filled)


def _write_totals(reader: Audience, overview: BudgetOverview) -> Iterable[str]:
    """Yield the month's total spending, and how much of it no category or member budget counts."""
    yield reader.words("budget-total", when=reader.write_period(overview.period), sum=reader.write_sums(overview.total))
    if any(not status.budget.scope.is_overall for status in overview.statuses):
        spent = tuple(money for money in overview.outside if money.minor >= 0)
        back = tuple(-money for money in overview.outside if money.minor < 0)
        if spent:
            yield reader.words("budget-outside", sum=reader.write_sums(spent))
        if back:
            yield reader.words("budget-outside-back", sum=reader.write_sums(back))


def write_status_lines(reader: Audience, status: BudgetStatus) -> list[str]:
    """Return the lines of one budget: spent, left, pace, amount carried over, and a day's allowance."""
    key = {1: "budget-status", 0: "budget-status-even", -1: "budget-status-over"}[_find_sign(status.remaining)]
    money = reader.words.money
    lines = [
        reader.words(
            key,
            name=name_budget(reader, status.budget.scope),
            spent=money(status.spent),
            limit=money(status.available),
            when=reader.write_period(status.period),
            left=money(status.remaining),
            over=money(-status.remaining),
        )
    ]
    if status.percent is not None and status.day < status.period.last:
        pace = {"used": reader.write_percent(status.percent), "gone": reader.write_percent(status.elapsed_percent)}
        lines.append(reader.words("budget-pace", **pace))
    if status.carry.minor:
        carried = "budget-carried" if status.carry.minor > 0 else "budget-carried-less"
        lines.append(reader.words(carried, sum=money(status.carry if status.carry.minor > 0 else -status.carry)))
    return [*lines, *write_per_day_lines(reader, status)]


def write_per_day_lines(reader: Audience, status: BudgetStatus) -> list[str]:
    """Return how much may be spent each day, before and after the coming bills; empty where nothing is left."""
    left, after = status.left_per_day, status.left_per_day_after_bills
    if left is None:
        return []
    lines = [reader.words("budget-a-day", sum=reader.words.money(left), days=status.days_left)]
    bills = reader.words.money(status.bills)
    if after is not None:
        lines.append(reader.words("budget-a-day-bills", sum=reader.words.money(after), bills=bills))
    elif status.bills.minor:
        lines.append(reader.words("budget-bills-take-all", bills=bills))
    return lines


def write_overview(
    reader: Audience, overview: BudgetOverview, statuses: Sequence[BudgetStatus], *, totals: bool = True
) -> tuple[TextRun, ...]:
    """Return the state of the budgets: one in sentences, several as a list.

    ``totals`` adds all spending, and the spending outside the budgets.
    """
    told = list(_write_totals(reader, overview)) if totals else []
    if len(statuses) == 1:
        lines = write_status_lines(reader, statuses[0])
        return (TextRun(lines[0], "bold"), TextRun("\n" + "\n".join([*lines[1:], *told])))
    rows = [_write_row(reader, overview, status) for status in statuses]
    return (
        TextRun(_write_headline(reader, statuses), "bold"),
        TextRun("\n" + "\n".join([*rows, *told])),
    )


def _write_headline(reader: Audience, statuses: Sequence[BudgetStatus]) -> str:
    """Return which budgets are exceeded, or that none is."""
    over = [name_budget(reader, each.budget.scope) for each in statuses if each.state is BudgetState.EXCEEDED]
    return reader.words("budget-headline-over", names="; ".join(over)) if over else reader.words("budget-headline-fine")


def write_per_day_text(reader: Audience, statuses: Sequence[BudgetStatus]) -> tuple[TextRun, ...]:
    """Return how much may be spent a day in each of these budgets."""
    blocks = [
        " ".join([write_status_lines(reader, status)[0], *write_per_day_lines(reader, status)]) for status in statuses
    ]
    return (TextRun("\n".join(blocks)),)


def make_budget_chart(reader: Audience, statuses: Sequence[BudgetStatus], period: Period) -> Chart | None:
    """Return a chart of how much of each budget is used; None for fewer than two."""
    shown = [status for status in statuses if status.percent is not None]
    if len(shown) < 2:  # noqa: PLR2004  one bar says nothing a sentence does not
        return None
    marks = [
        ChartMark(
            name_budget(reader, status.budget.scope),
            max(0, status.percent or 0),
            f"{reader.write_percent(status.percent or 0)} · {_write_rest(reader, status)}",
            _COLOURS[status.state],
        )
        for status in sorted(shown, key=lambda each: -(each.percent or 0))
    ]
    subtitle = reader.words("budget-chart-subtitle", when=reader.write_period(period))
    return Chart(ChartKind.BARS, reader.words("budget-title"), subtitle, tuple(marks), reader.words.language)


def explain_budgets(
    reader: Audience, statuses: Sequence[BudgetStatus], rows: Sequence[Sequence[Entry]]
) -> tuple[TextRun, ...]:
    """Return the figures behind each budget (limit, carried over, spent) and the entries that the reader may see."""
    money, lines = reader.words.money, []
    for status, entries in zip(statuses, rows, strict=True):
        lines.append(f"{name_budget(reader, status.budget.scope)} · {name_period(reader, status.period)}")
        lines.append(
            reader.words(
                "budget-why-sum",
                limit=money(status.limit),
                carry=money(status.carry),
                spent=money(status.spent),
                left=money(status.remaining),
            )
        )
        lines += [f"• {write_row(reader, entry)}" for entry in entries if not is_hidden(reader, entry)]
    lines += [reader.words("budget-why-counts"), reader.words("budget-counts-private")]
    return (TextRun(reader.words("why-title"), "bold"), TextRun("\n" + "\n".join(lines)))


def make_budget_card(reader: Audience, budget: Budget, status: BudgetStatus | None, *, writes: bool) -> Reply:
    """Return one budget's card: its state, its settings, and the buttons that change them."""
    words = reader.words
    first = write_status_lines(reader, status) if status else [name_budget(reader, budget.scope)]
    rolls = budget.rollover_from is not None
    facts = [
        words("budget-warns", share=reader.write_percent(budget.threshold)),
        words("budget-rolls" if rolls else "budget-does-not-roll"),
    ]
    body = (TextRun(first[0], "bold"), TextRun("\n" + "\n".join([*first[1:], *facts])))
    change = [
        Button(words("button-budget-limit"), Tap(Verb.BUDGET_LIMIT, budget.id)),
        Button(words("button-budget-once"), Tap(Verb.BUDGET_ONCE, budget.id)),
        Button(words("button-budget-warn"), Tap(Verb.BUDGET_WARN, budget.id)),
        Button(
            words("button-budget-roll-off" if rolls else "button-budget-roll-on"),
            Tap(Verb.BUDGET_ROLL, budget.id, argument="off" if rolls else "on"),
        ),
        Button(words("button-budget-end"), Tap(Verb.BUDGET_END, budget.id)),
    ]
    rows = arrange_in_rows(change) if writes else []
    return Reply(body, tuple(tuple(buttons) for buttons in [*rows, [make_list_button(reader)]]))


def make_list_button(reader: Audience) -> Button:
    """Return the button that shows the list of all budgets."""
    return Button(reader.words("button-budgets"), Tap(Verb.BUDGETS))


def choose_scope(reader: Audience, question: str) -> Reply:
    """Return the question which scope a budget has: all spending, the member's own, or a category."""
    words = reader.words
    first = [
        Button(words("button-budget-all"), Tap(Verb.BUDGET_FOR, argument=EVERYTHING)),
        Button(words("button-budget-own"), Tap(Verb.BUDGET_FOR, argument=MYSELF)),
    ]
    spending = [category for category in reader.household.categories if not category.income]
    each = [
        Button(words.category(category), Tap(Verb.BUDGET_FOR, argument=shorten_key(category.key)))
        for category in spending
    ]
    return text_reply(question, [first, *arrange_in_rows(each), [make_list_button(reader)]])


def choose_threshold(reader: Audience, budget: Budget) -> Reply:
    """Return the question at which percentage of its limit a budget warns."""
    options = [
        Button(reader.write_percent(share), Tap(Verb.BUDGET_WARN, budget.id, argument=str(share)))
        for share in THRESHOLDS
    ]
    question = reader.words("ask-budget-warn", name=name_budget(reader, budget.scope))
    return text_reply(question, [options, [make_list_button(reader)]])


def write_set_lines(reader: Audience, budget: Budget, period: Period, *, once: bool) -> list[str]:
    """Return the lines that state a budget's new limit: for one period only, from a later one on, or from now on."""
    limits = [each for each in budget.limits if each.once == once]
    chosen = _find_limit_of_period(limits, period, once=once)
    if chosen is None:
        return []
    places: dict[str, str] = {
        "name": name_budget(reader, budget.scope),
        "limit": reader.words.money(Money(chosen.minor, budget.currency)),
        "every": reader.words(f"budget-every-{budget.every.value}"),
        "period": name_period(reader, period),
    }
    if once:
        return [reader.words("budget-set-once", **places)]
    lines = [reader.words("budget-set-from" if period.first > reader.today else "budget-set", **places)]
    own = _find_limit_of_period([each for each in budget.limits if each.once], period, once=True)
    if own is not None and own.minor != chosen.minor:
        limit = reader.words.money(Money(own.minor, budget.currency))
        lines.append(reader.words("budget-own-limit", period=name_period(reader, period), limit=limit))
    return lines


def _find_limit_of_period(limits: Iterable[BudgetLimit], period: Period, *, once: bool) -> BudgetLimit | None:
    fitting = [each for each in limits if (each.first in period if once else each.first <= period.last)]
    return max(fitting, key=lambda each: each.first, default=None)


def make_changed_reply(
    reader: Audience, lines: Sequence[str], budget: Budget, *, undo: bool, keep: date | None = None
) -> Reply:
    """Return the result of a budget's change with an undo button; ``keep`` adds one to apply it to later periods."""
    buttons = [Button(reader.words("button-budget-undo"), Tap(Verb.BUDGET_UNDO, budget.id))] if undo else []
    if keep is not None:
        tap = Tap(Verb.BUDGET_KEEP, budget.id, argument=keep.isoformat())
        buttons.append(Button(reader.words("button-budget-keep"), tap))
    return text_reply("\n".join(lines), [*arrange_in_rows(buttons), [make_list_button(reader)]])


def make_unknown_budget_reply(reader: Audience, scope: BudgetScope) -> Reply:
    """Return the reply that no such budget exists, with a button to make it."""
    add = Button(reader.words("button-budget-add"), _make_scope_tap(scope))
    return text_reply(
        reader.words("budget-none-for", name=name_budget(reader, scope)), [[add], [make_list_button(reader)]]
    )


def _make_scope_tap(scope: BudgetScope) -> Tap:
    """Return a tap that asks for a scope's limit; for the scope too if that is too long for a button."""
    if len(scope.categories) == 1 and scope.member is None:
        return Tap(Verb.BUDGET_FOR, argument=shorten_key(scope.categories[0]))
    if scope.categories:
        return Tap(Verb.BUDGET_NEW)
    return Tap(Verb.BUDGET_FOR, argument=MYSELF if scope.member else EVERYTHING)


def write_line_under_saved_card(reader: Audience, status: BudgetStatus) -> str:
    """Return the line under a saved card that says what is left of a budget."""
    key = "budget-saved-over" if status.remaining.minor < 0 else "budget-saved-left"
    mark = "" if status.state is BudgetState.OK else f"{_MARKS[status.state]} "
    return mark + reader.words(
        key,
        name=name_budget(reader, status.budget.scope),
        left=reader.words.money(status.remaining),
        over=reader.words.money(-status.remaining),
        limit=reader.words.money(status.available),
        when=reader.write_period(status.period),
    )
