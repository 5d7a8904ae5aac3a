"""Alerts: conditions such as an overdue bill, reported once and then closed, and members' choices about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.model.money import Money

WEEKLY_PUSHES = 5
"""Most pushed alert messages per household in seven days, critical ones not counted; the rest go into the digest."""
CAP_DAYS = timedelta(days=7)
CONSENT_CHANNELS = frozenset({"whatsapp"})
"""Channels where a member must first allow each kind of notice, because messages we begin cost money there."""


class AlertKind(StrEnum):
    """What an alert is about; the values are stored in the database and in buttons."""

    BUDGET_NEAR = "budget_near"
    """A budget reached its warning threshold."""
    BUDGET_OVER = "budget_over"
    PACE = "pace"
    """Spending runs ahead of the elapsed part of the period."""
    BILL_DUE = "bill_due"
    """A bill is due soon."""
    BILL_LATE = "bill_late"
    """A bill is overdue; reported once."""
    PRICE = "price"
    """A subscription's price changed."""
    UNUSUAL = "unusual"
    """An entry differs much from earlier ones."""
    INCOME = "income"
    """An expected income is late or smaller than usual."""
    DRAFT = "draft"
    """A draft waits for confirmation."""
    UNEXPLAINED = "unexplained"
    """An account's reported balances do not match its entries."""
    GOOD_NEWS = "good_news"
    SECURITY = "security"


CRITICAL = frozenset({AlertKind.BILL_LATE, AlertKind.BUDGET_OVER, AlertKind.SECURITY})
"""Kinds of alert that are sent beyond the weekly limit, because they are useless later."""


class AlertState(StrEnum):
    """An alert's life: raised when found, told when sent, eased when no longer true, closed when unwanted."""

    RAISED = "raised"
    TOLD = "told"
    EASED = "eased"
    CLOSED = "closed"


class AlertLevel(StrEnum):
    """How a member wants a kind of alert: pushed as a message, in the digest, or not at all."""

    PUSH = "push"
    DIGEST = "digest"
    OFF = "off"

    @property
    def quieter_level(self) -> AlertLevel:
        """Return the next quieter level."""
        return AlertLevel.DIGEST if self is AlertLevel.PUSH else AlertLevel.OFF

    @property
    def next_level(self) -> AlertLevel:
        """Return the next level in a cycle, for a button that switches through them."""
        return AlertLevel.PUSH if self is AlertLevel.OFF else self.quieter_level


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """The numbers and names an alert's text is made of; which fields are set depends on its kind."""

    item: str = ""
    """The name of the bill, entry or account concerned."""
    category: str | None = None
    """The key of the category concerned, where it is about one."""
    categories: tuple[str, ...] = ()
    """The keys of the categories concerned, where there are several."""
    amount: Money | None = None
    """The amount spent, due, paid or received."""
    compared: Money | None = None
    """The amount it is compared with: a limit, the usual, expected or former amount."""
    percent: int | None = None
    """Percent of the limit used, or by how much it is above or below the usual."""
    time_percent: int | None = None
    """Percent of the period elapsed."""
    day: date | None = None
    """The due day, or the last day of the budget's period."""
    subject: UUID | None = None
    """The id of the draft, entry, rule or balance to show."""
    variety: str = ""
    """A variant within the kind of alert; empty for the usual one."""
    choices: tuple[str, ...] = ()
    """Possible explanations by kind, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something worth an alert that is true now, as one of the checks (``core/alerts``) found it.

    ``thing`` names what it is about ("rule:<id>", "budget:<id>"). A new alert about the same thing needs another
    ``arm``: the period and limit of a budget, the number of an occurrence. ``member`` is the only one to be told, None
    for all.
    """

    kind: AlertKind
    thing: str
    arm: str
    facts: AlertFacts
    member: UUID | None = None
    critical: bool = False

    @property
    def identifying_key(self) -> tuple[AlertKind, str, str]:
        """Return what identifies the condition across runs: its kind, ``thing`` and ``arm``."""
        return self.kind, self.thing, self.arm


@dataclass(frozen=True, slots=True)
class Alert:
    """A condition with its alert's state since it was first found; ``version`` rises with each change."""

    id: UUID
    condition: Condition
    state: AlertState
    raised_at: datetime
    not_before: datetime
    """The earliest time to send it, set by the button "not now"."""
    told_at: datetime | None = None
    pushed: bool = False
    """Whether it was sent as a message of its own, rather than in the digest."""

    @property
    def can_exceed_weekly_limit(self) -> bool:
        """Return whether the alert may be sent beyond the weekly limit."""
        return self.condition.critical or self.condition.kind in CRITICAL

    def mark_sent(self, now: datetime, *, pushed: bool) -> Alert:
        """Return the alert marked as sent, ``pushed`` as its own message or in the digest."""
        return replace(self, state=AlertState.TOLD, told_at=now, pushed=pushed)


@dataclass(frozen=True, slots=True)
class NoticePreferences:
    """One member's choices about alerts and notices."""

    levels: Mapping[str, AlertLevel] = field(default_factory=dict)
    """How the member wants each kind of alert; kinds not named are pushed.

    A key ``channel.kind`` tells whether a channel of ``CONSENT_CHANNELS`` may send that kind unasked.
    """
    discreet: bool = False
    """Whether notices leave out amounts."""
    urgent_at_night: bool = False
    """Whether critical alerts may be sent during quiet hours."""

    def find_level(self, kind: AlertKind) -> AlertLevel:
        """Return how the member wants a kind of alert."""
        return self.levels.get(kind.value, AlertLevel.PUSH)

    def with_level(self, kind: AlertKind, level: AlertLevel) -> NoticePreferences:
        """Return the preferences with another level for one kind of alert."""
        return replace(self, levels={**self.levels, kind.value: level})

    def can_write_first(self, channel: str, kind: str) -> bool:
        """Return whether a kind of notice may be sent first on a channel; some channels need the member's consent."""
        return channel not in CONSENT_CHANNELS or self.levels.get(f"{channel}.{kind}") is AlertLevel.PUSH

    def with_consent(self, channel: str, kind: str, *, on: bool) -> NoticePreferences:
        """Return the preferences with the consent for a kind of notice on a channel given or withdrawn."""
        level = AlertLevel.PUSH if on else AlertLevel.OFF
        return replace(self, levels={**self.levels, f"{channel}.{kind}": level})
