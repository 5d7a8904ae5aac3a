"""A question about money in structured form: what is asked, and which entries, periods and amounts it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.model.entry import EntryKind
from core.model.period import Period


class QuestionIntent(StrEnum):
    """Every kind of question that can be asked (REQUIREMENTS F2); each has its own query."""

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
    """What the sides of a comparison are: categories, shops, words, days of the week, or members by their ids."""

    CATEGORY = "category"
    MERCHANT = "merchant"
    WORDS = "words"
    DAYS = "days"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the things that a question compares: a category, a shop, words, days of the week, or a member."""

    field: SideField
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """The kind of a question and the values it names; values that were not named are empty and get defaults later."""

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
    """Words that entries must contain, where they are narrower than a category: "coffee", "rent"."""
    without: tuple[str, ...] = ()
    """Categories to leave out."""
    without_words: tuple[str, ...] = ()
    """Words whose entries are to be left out: "rent"."""
    ever: bool = False
    """Whether the question is about all time: "in total", "ever"."""
    unit: str | None = None
    """day, week or month: the unit a trend is split into, or an average is for."""
    view: str | None = None
    """How the answer is to be looked at: calendar (of a trend by day), pace, grown or shrunk (of a comparison), highest
    or lowest (of a trend), latest (of a list), entered (of a list: whether something is in the book), left (of budgets:
    what is left of the money where there are none)."""
    sides: tuple[ComparedSide, ...] = ()
    """The things to compare in one period: two shops, categories or words, or weekends and weekdays."""
    days: str | None = None
    """Days of the week to count, as ISO numbers: "67" for weekends."""
    whole: EntryKind | None = None
    """income or expense: the whole that a share is computed of."""
    whom: UUID | None = None
    """The member for whom something was bought."""
