"""Handler for the buttons that did not fit into a message of the channel."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.message_context import GuestContext, MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap, TextRun
from bot.verbs import Verb

router: Router[MessageContext] = Router()
guest_router: Router[GuestContext] = Router()


@router.tap(Verb.MORE_CHOICES)
@guest_router.tap(Verb.MORE_CHOICES)
async def show_more_choices(context: MessageContext | GuestContext, tap: Tap) -> Sequence[Reply]:
    """Show the remaining buttons of the newest message that had more than the channel can show."""
    del tap
    left, context.dialogue.more = context.dialogue.more, ()
    if not left:
        return [Reply(toast=context.words("button-expired"))]
    return [Reply((TextRun("…"),), tuple((button,) for button in left))]
