"""The menu of charts, and the budget note under a chart of spending over time."""

from __future__ import annotations

from analytics.totals import find_sum_in
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.budgets import write_status_lines
from bot.render.cards import arrange_in_rows
from bot.render.scopes import Audience
from bot.render.shorthand import make_question_tap
from bot.verbs import Verb
from core.model.answer import Answer
from core.model.budget import BudgetStatus
from core.model.period import find_month, find_year
from core.model.question import Question, QuestionIntent

PACE, CALENDAR = "pace", "calendar"
"""Names of chart views, as stored in a question."""


def make_chart_menu(reader: Audience) -> Reply:
    """Return a menu with a button for each kind of chart, of this month or year."""
    now, whole = find_month(reader.today), find_year(reader.today)
    kinds = {
        "categories": Question(QuestionIntent.TOP_CATEGORIES, period=now),
        "members": Question(QuestionIntent.BY_MEMBER, period=now),
        "pace": Question(QuestionIntent.COMPARE, view=PACE),
        "calendar": Question(QuestionIntent.TREND, period=now, unit="day", view=CALENDAR),
        "months": Question(QuestionIntent.TREND, period=whole, unit="month"),
        "balance": Question(QuestionIntent.INCOME_VS_EXPENSE, period=whole),
        "forecast": Question(QuestionIntent.FORECAST, period=now),
    }
    if len(reader.household.members) < 2:  # noqa: PLR2004  nobody to share with
        del kinds["members"]
    buttons = [
        Button(reader.words(f"chart-kind-{name}"), make_question_tap(Verb.CHART, asked))
        for name, asked in kinds.items()
    ]
    rows = tuple(tuple(row) for row in arrange_in_rows(buttons))
    return Reply((TextRun(reader.words("chart-menu")),), rows)


def make_chart_menu_button(reader: Audience) -> Button:
    """Return the button that opens the menu of charts."""
    return Button(reader.words("chart-menu-button"), Tap(Verb.CHART))


def write_pace_lines(reader: Audience, answer: Answer, status: BudgetStatus) -> tuple[TextRun, ...]:
    """Return the state of the budget a spending chart is compared with, noting where it counts private entries."""
    lines = write_status_lines(reader, status)
    if find_sum_in(answer.number_evidence[0].sums, status.budget.currency) != status.spent:
        lines.append(reader.words("budget-counts-private"))
    return (TextRun("\n" + "\n".join(lines)),)
