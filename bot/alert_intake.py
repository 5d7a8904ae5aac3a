"""Takes a bank's alert text that came by mail or API, and makes a draft card of it in the member's chat."""

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
    """The result of taking a bank's text, and the text's kind.

    The result is ``card`` (a draft was made), ``known`` (the text came before) or ``nothing`` (it has no transaction).
    """

    result: Literal["card", "known", "nothing"]
    kind: str


@dataclass(frozen=True, slots=True)
class AlertIntake:
    """Takes banks' alert texts for members; texts without a transaction, such as codes and offers, are not stored."""

    directory: Directory
    receive: Callable[[Inbound], Awaitable[object]]

    async def take(
        self, membership: Membership, text: str, sender: str, at: datetime, message: str = ""
    ) -> IntakeResult:
        """Put a bank's text into the member's chat, as a draft card.

        ``message`` identifies the text if it has an id, such as a mail's; else its content does.

        Raises:
            NotAllowed: the member may only read.
            Invalid: the member has no chat yet.
        """
        household, member = membership.household, membership.member
        if not member.can_write:
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
