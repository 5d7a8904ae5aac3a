"""A digest (weekly or monthly summary): spending against the usual, what changed, and bills to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.model.answer import Answer, Sums
from core.model.budget import BudgetScope, BudgetStatus
from core.model.household_alert import Alert
from core.model.money import Money
from core.model.period import Period


class DigestKind(StrEnum):
    """The kind of summary: the last seven days, the last month, or this month so far for two members to discuss."""

    WEEK = "week"
    MONTH = "month"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A category with more or less spending than usual; ``merchant`` is where most of it was spent, if known."""

    category: str
    spent: Money
    usual: Money
    merchant: str = ""
    at_merchant: Money | None = None


@dataclass(frozen=True, slots=True)
class ComingBill:
    """A recurring payment due in the coming days; ``item`` is empty where its category names it well enough."""

    item: str
    category: str | None
    left: Money
    day: date
    rule: UUID | None = None
    number: int = 0
    """The number of this occurrence of the recurring rule."""


class DigestQuestionKind(StrEnum):
    """What a digest can ask its reader about, the most urgent first."""

    WAITING = "waiting"
    UNEXPLAINED = "unexplained"
    OTHER = "other"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """The one question in a digest: waiting drafts, a gap in an account, an entry without a category, or a change."""

    kind: DigestQuestionKind
    count: int = 0
    item: str = ""
    money: Money | None = None
    day: date | None = None
    entry: UUID | None = None
    version: int = 1
    category: str | None = None
    fact: UUID | None = None
    """The id of the reported balance that does not fit the entries."""


@dataclass(frozen=True, slots=True)
class MemberSpending:
    """What one member paid in a period, and their largest category where it may be shown."""

    member: UUID
    paid: Sums
    category: str | None = None
    most: Money | None = None


class TalkTopic(StrEnum):
    """What two members should talk about first in their talk about money; the values are stored in the outbox."""

    OVER = "over"
    """A budget of the household is used up."""
    SHORT = "short"
    """More was spent than came in."""
    GROWN = "grown"
    """A category had more spending than usual."""
    WORTH = "worth"
    """Nothing stands out, so the question is what was worth its money."""


class DecisionKind(StrEnum):
    """The kinds of decision that a button can make; the values are stored in the outbox."""

    LIMIT = "limit"
    BUDGET = "budget"
    SETTLE = "settle"
    GOAL = "goal"
    FIRST_GOAL = "first-goal"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision offered to two members (a limit, a new budget, a debt, a goal); its fields depend on its kind."""

    kind: DecisionKind
    subject: UUID | None = None
    """The id of the budget or goal."""
    name: str = ""
    scope: BudgetScope | None = None
    money: Money | None = None
    """The amount: the overspending, the usual spending, the debt, or what the goal needs per week."""
    debtor: UUID | None = None
    creditor: UUID | None = None


@dataclass(frozen=True, slots=True)
class MoneyDate:
    """The agenda for two members' talk about money: what each paid, what to discuss and what to decide."""

    views: tuple[MemberSpending, ...]
    talk: TalkTopic
    about: BudgetScope | None
    """The budget or category to discuss."""
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The content of a weekly or monthly summary; its sums come from the same queries as answers to questions."""

    kind: DigestKind
    period: Period
    spent: Sums
    usual: Money | None
    """Usual spending over as many days, in the household's currency; None where there is too little history."""
    income: Sums
    categories: Answer
    course: Answer
    """The trend drawn as a chart: spending per day, or per month in a monthly report."""
    payers: Answer | None
    changes: tuple[CategoryChange, ...]
    budgets: tuple[BudgetStatus, ...] = ()
    bills: tuple[ComingBill, ...] = ()
    alerts: tuple[Alert, ...] = ()
    question: DigestQuestion | None = None
    money_date: MoneyDate | None = None

    comes_by_itself: bool = True
    """Whether the next digest is sent unasked; False on channels where we may not write first."""

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to report."""
        return not (self.spent or self.income or self.bills or self.alerts or self.question)
