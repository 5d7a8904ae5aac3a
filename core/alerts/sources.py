"""The list of all alert sources of the core; a new source gets its own file and a line here."""

from __future__ import annotations

from core.alerts.account_gaps import ACCOUNT_GAPS
from core.alerts.budget_limits import BUDGET_LIMITS
from core.alerts.good_news import GOOD_NEWS
from core.alerts.recurring_bills import RECURRING_BILLS
from core.alerts.source import AlertSource
from core.alerts.waiting_drafts import WAITING_DRAFTS

SOURCES: tuple[AlertSource, ...] = (
    WAITING_DRAFTS,
    RECURRING_BILLS,
    BUDGET_LIMITS,
    ACCOUNT_GAPS,
    GOOD_NEWS,
)
