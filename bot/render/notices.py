"""Notices in words: what we say first."""

from __future__ import annotations

from bot.messages import Reply
from bot.render.drafts import closed_card, open_card
from bot.render.entries import Page
from core.model.notice import DraftExpired, DraftWaiting, Notice


def compose(page: Page, notice: Notice) -> Reply:
    """The message of a notice."""
    match notice:
        case DraftWaiting(draft):
            return open_card(page, draft, title="card-waiting")
        case DraftExpired(draft):
            return closed_card(page, draft, "card-expired")
