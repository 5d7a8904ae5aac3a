"""A Question: the closed shape every question about money is read into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.model.entry import EntryKind
from core.model.period import Period


class QuestionIntent(StrEnum):
    """Everything Purser can be asked (REQUIREMENTS F2); each has one query template."""

    TOTAL = "total"
    CATEGORY_SPEND = "category_spend"
    COMPARE = "compare"
    TOP_CATEGORIES = "top_categories"
    TOP_MERCHANTS = "top_merchants"
    BY_MEMBER = "by_member"
    LARGEST = "largest"
    LIST = "list"
    AVERAGE = "average"
    COUNT = "count"
    INCOME_VS_EXPENSE = "income_vs_expense"
    BUDGET_STATUS = "budget_status"
    LEFT_PER_DAY = "left_per_day"
    RECURRING = "recurring"
    FORECAST = "forecast"
    ANOMALIES = "anomalies"
    SETTLE_UP = "settle_up"
    AFFORD = "afford"
    PRICE_HISTORY = "price_history"
    ADVICE = "advice"
    HELP = "help"
    TREND = "trend"
    SHARE = "share"
    ACCOUNT_BALANCE = "account_balance"


class SideField(StrEnum):
    """What two things that are held against each other are."""

    CATEGORY = "category"
    MERCHANT = "merchant"
    WORDS = "words"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the things a question compares: a category's key, a shop, words, or days of the week."""

    field: SideField
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """An intent and the slots that were said; a slot nobody said is empty and takes the product's default later."""

    intent: QuestionIntent
    period: Period | None = None
    period2: Period | None = None
    categories: tuple[str, ...] = ()
    member: UUID | None = None
    merchant: str | None = None
    tag: str | None = None
    account: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    item: str | None = None
    amount: Decimal | None = None
    by: date | None = None
    limit: int | None = None
    kind: EntryKind | None = None
    chart: bool = False
    words: str | None = None
    """What entries must say, where that is narrower than any category: "coffee", "rent"."""
    without: tuple[str, ...] = ()
    """Categories that do not count."""
    without_words: tuple[str, ...] = ()
    """What entries that do not count say, each: "rent"."""
    ever: bool = False
    """Whether all time is asked about: "in total", "ever"."""
    unit: str | None = None
    """day, week or month: what a trend is split by, or an average is of."""
    view: str | None = None
    """How the answer is to be looked at: calendar (of a trend by day), pace, grown or shrunk (of a comparison), highest
    or lowest (of a trend), latest (of a list), entered (of a list: whether something is in the book), left (of budgets:
    what is left of the money where there are none)."""
    sides: tuple[ComparedSide, ...] = ()
    """What is held against each other in one period: two shops, two categories, two words, weekends and weekdays."""
    days: str | None = None
    """The days of the week that count, as ISO numbers: "67" is a weekend."""
    whole: EntryKind | None = None
    """What a share is of: income or expense."""
    whom: UUID | None = None
    """The member it was bought for."""
