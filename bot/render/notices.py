"""Renders notices, the messages the bot sends first."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Reply, TextRun
from bot.render.digest import make_digest_reply
from bot.render.drafts import make_closed_card, make_open_card
from bot.render.entries import CardContext, name_line
from bot.render.household_alerts import make_alert_reply
from bot.render.imports import make_import_card
from core.model.entry import EntryKind
from core.model.notice import (
    AlertRaised,
    BillDrafted,
    BillSettled,
    DigestReady,
    DraftExpired,
    DraftWaiting,
    ImportAdvanced,
    Notice,
)


def compose_notice(page: CardContext, notice: Notice) -> Reply:
    """Return the message of a notice, by its kind."""
    match notice:
        case DraftWaiting(draft):
            return make_open_card(page, draft, title="card-waiting")
        case DraftExpired(draft):
            return make_closed_card(page, draft, "card-expired")
        case AlertRaised(alert, discreet=discreet):
            return make_alert_reply(page, alert, discreet=discreet)
        case ImportAdvanced(made, message):
            return replace(make_import_card(page.words, made), edits=message or None)
        case DigestReady(digest, discreet=discreet):
            return make_digest_reply(page, digest, discreet=discreet)
        case BillSettled(draft):
            return make_closed_card(page, draft, "card-bill-settled")
        case BillDrafted(draft, day):
            key = "bill-due-income" if draft.lines[0].kind is EntryKind.INCOME else "bill-due"
            title = page.words(key, item=name_line(page, draft.lines[0]), day=page.words.day(day, page.today))
            card = make_open_card(page, draft)
            return replace(card, body=(TextRun(title, "bold"), TextRun("\n"), *card.body))
