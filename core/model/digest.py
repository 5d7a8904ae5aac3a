"""A Digest: what was spent in a period against what is usual, what changed and why, and what comes next."""

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
    """The last seven days, the last month, or this month so far for two who sit down over their money."""

    WEEK = "week"
    MONTH = "month"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A category that came to more or less than usual; ``merchant`` is where most of it went, if that has a name."""

    category: str
    spent: Money
    usual: Money
    merchant: str = ""
    at_merchant: Money | None = None


@dataclass(frozen=True, slots=True)
class ComingBill:
    """A recurring payment of the days to come; ``item`` is empty where the category names it."""

    item: str
    category: str | None
    left: Money
    day: date
    rule: UUID | None = None
    number: int = 0
    """Which occurrence of the rule it is."""


class DigestQuestionKind(StrEnum):
    """What is worth answering, the most urgent first."""

    WAITING = "waiting"
    UNEXPLAINED = "unexplained"
    OTHER = "other"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """The one question of a digest: cards that wait, a gap in an account, an entry without a category, or a change."""

    kind: DigestQuestionKind
    count: int = 0
    item: str = ""
    money: Money | None = None
    day: date | None = None
    entry: UUID | None = None
    version: int = 1
    category: str | None = None
    fact: UUID | None = None
    """The balance that does not add up."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """What a member paid in a period, and the category most of it went to, where that may be shown."""

    member: UUID
    paid: Sums
    category: str | None = None
    most: Money | None = None


class Talk(StrEnum):
    """What is worth talking about, the most pressing first; the values are kept in the outbox."""

    OVER = "over"
    """A budget of both is used up."""
    SHORT = "short"
    """More went out than came in."""
    GROWN = "grown"
    """A category came to more than usual."""
    WORTH = "worth"
    """Nothing stands out: what was worth its money?"""


class DecisionKind(StrEnum):
    """What can be decided by a button; the values are kept in the outbox."""

    LIMIT = "limit"
    BUDGET = "budget"
    SETTLE = "settle"
    GOAL = "goal"
    FIRST_GOAL = "first-goal"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: another limit, a new budget, a debt, a goal; which fields are there depends on the kind."""

    kind: DecisionKind
    subject: UUID | None = None
    """The budget or goal."""
    name: str = ""
    scope: BudgetScope | None = None
    money: Money | None = None
    """By how much it is over, what is usual, what is owed, what a week needs."""
    debtor: UUID | None = None
    creditor: UUID | None = None


@dataclass(frozen=True, slots=True)
class MoneyDate:
    """The agenda when two members sit down over their money: what each sees, and what is to be decided."""

    views: tuple[MemberView, ...]
    talk: Talk
    about: BudgetScope | None
    """The budget or category it is about."""
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest tells; sums and parts are answers to the questions a member could ask, from the same queries."""

    kind: DigestKind
    period: Period
    spent: Sums
    usual: Money | None
    """In the household's currency, of as many days before; None where the book is too young to say."""
    income: Sums
    categories: Answer
    course: Answer
    """Day by day, or month by month."""
    payers: Answer | None
    changes: tuple[CategoryChange, ...]
    budgets: tuple[BudgetStatus, ...] = ()
    bills: tuple[ComingBill, ...] = ()
    alerts: tuple[Alert, ...] = ()
    question: DigestQuestion | None = None
    money_date: MoneyDate | None = None

    comes_by_itself: bool = True
    """Whether the next one comes unasked: not where its reader may not be written to first."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.spent or self.income or self.bills or self.alerts or self.question)
