"""Handler for ``/dashboard``: sends a one-time link that signs the member in to the web pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Button, Reply, TextRun
from bot.render.cards import text_reply
from bot.settings import is_loopback
from core.errors import Invalid, PrivateOnly
from core.model.intent import Command
from core.usecases.keep_access import LINK_LIFETIME, make_own_sign_in_link

router: Router[MessageContext] = Router()


@router.command("dashboard", menu=125)
async def dashboard_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Send a one-time sign-in link to the web pages, in a private chat only, as whoever opens it acts as the member."""
    del command
    if context.inbound.group:
        raise PrivateOnly("private-chat-only")
    address = context.services.pages_url
    if not address:
        raise Invalid("pages-off")
    link = f"{address}/link/{await make_own_sign_in_link(use_case_context(context))}"
    told = context.words("dashboard-link", minutes=int(LINK_LIFETIME.total_seconds() // 60))
    if is_loopback(urlsplit(address).hostname):  # messengers take no button to an address of one's own machine
        return [replace(text_reply(told), body=(TextRun(told), TextRun(f"\n{link}")))]
    return [text_reply(told, [[Button(context.words("button-dashboard"), url=link)]])]
