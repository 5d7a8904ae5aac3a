"""What becomes of a bank's text that did not come by chat: a card in its member's chat, once, or nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from bot.messages import Inbound
from core.errors import Invalid, NotAllowed
from core.importing.read_alert import read_alert
from core.model.household import Membership
from core.ports import Directory


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """``card``, ``known`` where it came before, ``nothing`` for what records no transaction; and the text's kind."""

    result: Literal["card", "known", "nothing"]
    kind: str


@dataclass(frozen=True, slots=True)
class AlertIntake:
    """Takes banks' texts for a member; of codes, offers and other texts nothing is kept."""

    directory: Directory
    receive: Callable[[Inbound], Awaitable[object]]

    async def take(
        self, membership: Membership, text: str, sender: str, at: datetime, message: str = ""
    ) -> IntakeResult:
        """Put a bank's text into the member's chat.

        ``message`` is what tells the message apart where it has an id, else its text does.

        Raises:
            NotAllowed: the member may only look.
            Invalid: the member has no chat yet.
        """
        household, member = membership.household, membership.member
        if not member.writes:
            raise NotAllowed("viewers-only-look")
        found = read_alert(text, household.currency, sender, household.today(at))
        if found is None or found.kind != "transaction":
            return IntakeResult("nothing", found.kind if found else "other")
        chats = await self.directory.list_chats(household.id, member.id)
        if not chats:
            raise Invalid("alert-without-chat")
        channel, chat = chats[0]
        event = f"alert-{sha256(f'{member.id} {message or text}'.encode()).hexdigest()[:40]}"
        inbound = Inbound(channel, event, chat, chat, member.name, text=text, written_at=at if message else None)
        return IntakeResult("card" if await self.receive(inbound) else "known", "transaction")
