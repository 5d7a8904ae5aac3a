"""Handlers for the demo household: created with one tap, then filled with sample entries."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.message_context import GuestContext, MessageContext
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.intent import Command
from core.model.report import Scope
from core.ports import Identity
from core.usecases.furnish_demo import furnish_demo

router: Router[MessageContext] = Router()

CHANNELS = frozenset({"webchat", "console"})
"""The channels that offer a demo: those on the host's own machine."""


def make_demo_button(words: Words) -> Button:
    """Return the button that starts the demo."""
    return Button(words("button-demo"), Tap(Verb.DEMO))


async def create_demo(guest: GuestContext) -> Sequence[Reply]:
    """Create the demo household with the visitor as its admin, and queue ``/demo``, which adds the entries."""
    ids, inbound = guest.services.ids, guest.inbound
    asha = Member(ids.new(), "Asha", Role.ADMIN)
    household = Household(
        ids.new(), guest.words("demo-name"), "INR", "Asia/Kolkata", guest.words.language, NumberHabit.POINT, demo=True
    )
    await guest.transaction.create_household(household, asha, Identity(inbound.channel, inbound.person, inbound.name))
    guest.seated = Membership(household, asha)
    guest.dialogue.held = "/demo"
    return [Reply(body=(TextRun(guest.words("demo-moving-in")),), edits=inbound.message)]


@router.command("demo")
async def fill_demo(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Fill an empty demo household with sample entries; in any other household only say what the demo is."""
    del command
    entries = await context.uow.reports.list_entries(Scope(), limit=1)
    if not context.household.demo or entries:
        return [Reply(body=(TextRun(context.words("demo-only-empty")),))]
    count = await furnish_demo(context.uow, context.household, context.services.ids, context.now)
    body = (
        TextRun(context.words("demo-ready-title") + "\n", "bold"),
        TextRun(context.words("demo-ready", count=count)),
    )
    return [Reply(body=body)]
