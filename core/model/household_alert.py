"""An Alert: something that began to hold, is told once, and ends; with what members want to hear of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.model.money import Money

WEEKLY_PUSHES = 5
"""Messages of alerts a household gets in seven days at most, but for critical ones; the rest waits for the digest."""
CAP_DAYS = timedelta(days=7)
CONSENT_CHANNELS = frozenset({"whatsapp"})
"""Channels where each kind of notice has to be allowed first: what we say first costs money there."""


class AlertKind(StrEnum):
    """What an alert is about; the values are kept in the database and in buttons."""

    BUDGET_NEAR = "budget_near"
    """A budget reached its threshold."""
    BUDGET_OVER = "budget_over"
    PACE = "pace"
    """Spending runs ahead of the period."""
    BILL_DUE = "bill_due"
    """A bill falls due soon."""
    BILL_LATE = "bill_late"
    """A bill is overdue: the one nudge after."""
    PRICE = "price"
    """A subscription costs another price than before."""
    UNUSUAL = "unusual"
    """An entry unlike those before it."""
    INCOME = "income"
    """An income is late or short."""
    DRAFT = "draft"
    """A card waits for an answer."""
    UNEXPLAINED = "unexplained"
    """The balances of an account do not follow from what is in the book."""
    GOOD_NEWS = "good_news"
    SECURITY = "security"


CRITICAL = frozenset({AlertKind.BILL_LATE, AlertKind.BUDGET_OVER, AlertKind.SECURITY})
"""Kinds that pass the cap: told too late they are worth nothing."""


class AlertState(StrEnum):
    """Raised when it began to hold, told once, eased when it held no longer, closed when nobody shall hear of it."""

    RAISED = "raised"
    TOLD = "told"
    EASED = "eased"
    CLOSED = "closed"


class AlertLevel(StrEnum):
    """How a member wants to hear of a kind."""

    PUSH = "push"
    DIGEST = "digest"
    OFF = "off"

    @property
    def less(self) -> AlertLevel:
        """One level quieter."""
        return AlertLevel.DIGEST if self is AlertLevel.PUSH else AlertLevel.OFF

    @property
    def next(self) -> AlertLevel:
        """The next level, round and round."""
        return AlertLevel.PUSH if self is AlertLevel.OFF else self.less


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """The numbers behind an alert; which of them are there depends on its kind."""

    item: str = ""
    """What it is about, as the household calls it."""
    category: str | None = None
    """The key of a category, where that is what it is about."""
    categories: tuple[str, ...] = ()
    """The keys of several, where it is about all of them."""
    amount: Money | None = None
    """Spent, due, paid or got."""
    compared: Money | None = None
    """The limit, what is usual, what was expected or cost before."""
    percent: int | None = None
    """Of the limit used, or more or less than usual."""
    time_percent: int | None = None
    """Of the period gone."""
    day: date | None = None
    """When it is or was due, or the last day of the budget's period."""
    subject: UUID | None = None
    """The draft, entry, rule or balance it shows."""
    variety: str = ""
    """Which of several things of one kind it is; empty for the usual one."""
    choices: tuple[str, ...] = ()
    """What may explain it, by kind, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds now, as a source of alerts found it.

    ``thing`` names what it is about ("rule:<id>", "budget:<id>"); ``arm`` is what has to differ for the same thing to
    be told again: the period and the limit of a budget, the number of an occurrence. ``member`` is who alone may
    hear of it, None for the household.
    """

    kind: AlertKind
    thing: str
    arm: str
    facts: AlertFacts
    member: UUID | None = None
    critical: bool = False

    @property
    def key(self) -> tuple[AlertKind, str, str]:
        """What makes it the same condition tomorrow."""
        return self.kind, self.thing, self.arm


@dataclass(frozen=True, slots=True)
class Alert:
    """A condition from its crossing on; ``version`` rises with each change."""

    id: UUID
    condition: Condition
    state: AlertState
    raised_at: datetime
    not_before: datetime
    """When it may be told: put off by "not now"."""
    told_at: datetime | None = None
    pushed: bool = False
    """Whether it went out by itself, rather than in the digest."""

    @property
    def is_critical(self) -> bool:
        """Whether it passes the weekly cap."""
        return self.condition.critical or self.condition.kind in CRITICAL

    def told(self, now: datetime, *, pushed: bool) -> Alert:
        """Return the alert once it was told."""
        return replace(self, state=AlertState.TOLD, told_at=now, pushed=pushed)


@dataclass(frozen=True, slots=True)
class NoticePreferences:
    """What one member wants to hear of, and how."""

    levels: Mapping[str, AlertLevel] = field(default_factory=dict)
    """By kind; what is not named is pushed. By ``channel.kind`` whether a channel of ``CONSENT_CHANNELS`` may begin."""
    discreet: bool = False
    """Whether notices name no amounts."""
    urgent_at_night: bool = False
    """Whether critical alerts may come in quiet hours."""

    def level(self, kind: AlertKind) -> AlertLevel:
        """Return how the member wants to hear of a kind."""
        return self.levels.get(kind.value, AlertLevel.PUSH)

    def at(self, kind: AlertKind, level: AlertLevel) -> NoticePreferences:
        """Return the preferences with one kind at another level."""
        return replace(self, levels={**self.levels, kind.value: level})

    def may_write_first(self, channel: str, kind: str) -> bool:
        """Return whether we may write first about a kind of notice: on some channels that has to be allowed."""
        return channel not in CONSENT_CHANNELS or self.levels.get(f"{channel}.{kind}") is AlertLevel.PUSH

    def allow(self, channel: str, kind: str, *, on: bool) -> NoticePreferences:
        """Return the preferences with a kind of notice allowed on a channel, or no longer."""
        level = AlertLevel.PUSH if on else AlertLevel.OFF
        return replace(self, levels={**self.levels, f"{channel}.{kind}": level})
