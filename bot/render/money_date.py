"""The "money date" message: what is left of the month, each member's view, a topic to discuss, and decisions."""

from __future__ import annotations

from analytics.totals import find_sum_in
from bot.messages import Button, Tap, TextRun
from bot.render.budgets import name_budget
from bot.render.editor import shorten_key
from bot.render.scopes import Audience, shorten_text
from bot.render.shorthand import make_question_tap
from bot.verbs import Verb
from core.model.budget import BudgetScope
from core.model.digest import Decision, DecisionKind, Digest, MemberSpending, MoneyDate
from core.model.question import Question, QuestionIntent

_LABEL = 40


def write_left_line(reader: Audience, digest: Digest) -> str:
    """Return what is left of the month's income after spending, in the household's currency."""
    words, base = reader.words, reader.household.currency
    income, spent = find_sum_in(digest.income, base), find_sum_in(digest.spent, base)
    if not income.minor:
        return words("date-no-income")
    left = income - spent
    if left.minor < 0:
        return words("date-short", amount=words.money(-left))
    return words("date-left", amount=words.money(left))


def write_member_lines(reader: Audience, money_date: MoneyDate) -> list[str]:
    """Return a line with each member's figures, the reader's first; empty where nobody paid anything."""
    own = reader.viewer.id if reader.viewer else None
    views = sorted(money_date.views, key=lambda view: view.member != own)
    lines = [f"• {_write_view(reader, view, own=view.member == own)}" for view in views]
    return [reader.words("date-views"), *lines] if lines else []


def _write_view(reader: Audience, view: MemberSpending, *, own: bool) -> str:
    words = reader.words
    paid = words(
        "date-view-own" if own else "date-view",
        name=reader.name_member(view.member),
        amount=reader.write_sums(view.paid),
    )
    if view.category is None or view.most is None:
        return paid
    return paid + words("date-view-most", category=reader.name_category(view.category), amount=words.money(view.most))


def write_talk_topic(reader: Audience, money_date: MoneyDate) -> list[TextRun]:
    """Return the one topic to talk about, and the decisions to take."""
    words = reader.words
    about = name_budget(reader, money_date.about) if money_date.about else ""
    runs = [
        TextRun("\n\n" + words("date-talk")),
        TextRun("\n" + words(f"date-talk-{money_date.talk.value}", name=about), "bold"),
    ]
    if money_date.decisions:
        lines = [words("date-decide"), *(f"• {_write_decision(reader, each)}" for each in money_date.decisions)]
        runs.append(TextRun("\n\n" + "\n".join(lines)))
    return runs


def _write_decision(reader: Audience, decision: Decision) -> str:
    words = reader.words
    return words(
        f"date-decide-{decision.kind.value}",
        name=_name_member(reader, decision),
        amount=words.money(decision.money) if decision.money else "",
        debtor=reader.name_member(decision.debtor),
        creditor=reader.name_member(decision.creditor),
    )


def _name_member(reader: Audience, decision: Decision) -> str:
    return name_budget(reader, decision.scope) if decision.scope else shorten_text(decision.name, _LABEL)


def make_decision_buttons(reader: Audience, money_date: MoneyDate) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each decision, for members who may write; each opens a new message."""
    if reader.viewer is None or not reader.viewer.can_write:
        return ()
    return tuple((_make_button(reader, each),) for each in money_date.decisions)


def _make_button(reader: Audience, decision: Decision) -> Button:
    words, name = reader.words, _name_member(reader, decision)
    match decision.kind:
        case DecisionKind.LIMIT:
            return Button(words("button-date-limit", name=name), Tap(Verb.BUDGET_LIMIT, decision.subject))
        case DecisionKind.BUDGET:
            return make_budget_button(reader, decision.scope or BudgetScope())
        case DecisionKind.SETTLE:
            return Button(words("button-date-settle"), make_question_tap(Verb.ASK, Question(QuestionIntent.SETTLE_UP)))
        case DecisionKind.GOAL:
            return Button(words("button-date-goal", name=name), Tap(Verb.GOAL_FUND, decision.subject))
        case DecisionKind.FIRST_GOAL:
            return Button(words("button-goal-new"), Tap(Verb.GOAL_NEW))


def make_budget_button(reader: Audience, scope: BudgetScope) -> Button:
    """Return the button that asks for the limit of a category's budget."""
    name = name_budget(reader, scope)
    return Button(
        reader.words("button-date-budget", name=name), Tap(Verb.BUDGET_FOR, argument=shorten_key(scope.categories[0]))
    )
