"""The pydantic shape a model fills for one message: spans of its text, and keys and kinds from closed lists.

The docstrings of the classes are sent to the model as parts of the schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST = 60
"""The most entries in one reading, and the most other numbers beside them."""

Span = Annotated[str, Field(max_length=300)]
"""Words copied from the message; "" for none."""


class Closed(BaseModel):
    """The base class of shapes that a model fills: strict types, no fields but the declared ones."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Item(Closed):
    """One amount and what it was for."""

    type: Literal["expense", "income", "refund", "transfer"]
    amount: Span
    times: Span = ""
    """The words that say how often the amount was paid, or which fraction of it."""
    part: Literal["", "1/2", "1/3", "2/3", "1/4", "3/4"] = ""
    """The fraction, where ``times`` names one."""
    scale: Literal["", "1000", "100000", "1000000"] = ""
    """The unit that people leave out, as in "45" for 45 thousand; the member is always asked to confirm it."""
    less: list[Span] = Field(default_factory=list, max_length=MOST)
    """Amounts or percentages to subtract."""
    more: list[Span] = Field(default_factory=list, max_length=MOST)
    """Amounts or percentages to add."""
    currency: Span = ""
    what: Span = ""
    day: Span = ""
    merchant: Span = ""
    category: Span = ""
    payer: Span = ""
    account: Span = ""


class Asked(Closed):
    """A question about the book: one of the intents there are, and what narrows it."""

    intent: Literal[
        "total", "category_spend", "compare", "top_categories", "top_merchants", "by_member", "largest", "list",
        "average", "count", "income_vs_expense", "budget_status", "left_per_day", "recurring", "forecast", "anomalies",
        "settle_up", "afford", "price_history", "advice", "help",
    ]  # fmt: skip
    period: Span = ""
    period2: Span = ""
    category: Span = ""
    member: Span = ""
    merchant: Span = ""
    item: Span = ""
    amount: Span = ""


class Changed(Closed):
    """A correction of the card that the message answers; ``line`` counts from 1, 0 means every line."""

    line: int = Field(ge=0, le=MOST)
    type: Literal["expense", "income", "refund", "transfer", ""] = ""
    amount: Span = ""
    day: Span = ""
    what: Span = ""
    merchant: Span = ""
    category: Span = ""
    payer: Span = ""
    account: Span = ""


class ReadMessage(Closed):
    """What a message is: entries, a question, a change of the card, or talk."""

    kind: Literal["entries", "question", "change", "talk"]
    entries: list[Item] = Field(max_length=MOST)
    others: list[Span] = Field(max_length=MOST)
    question: Asked | None = None
    change: Changed | None = None


class OneWordReading(ReadMessage):
    """A reading made of one word that a small model said of the message."""
