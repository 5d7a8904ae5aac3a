"""A conversation of few words: it greets, turns what it hears into a card, and follows taps."""

from __future__ import annotations

from uuid import UUID

from bot.channels.webchat import WebChat
from bot.messages import Button, Document, Inbound, Reply, Tap, TextRun
from bot.verbs import Verb

CARD = UUID(int=7)
SQUARE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xd0K\x8d\xf8\x0f\x00\x03*\x01\xd3P\xa7\x8b\xc1\x00\x00\x00\x00IEND\xaeB`\x82"
)


class Parrot:
    """Receives each event once, as the real conversation does, and answers at once."""

    def __init__(self, channel: WebChat, chart: bytes = SQUARE) -> None:
        self.channel = channel
        self.chart = chart
        self.heard: dict[str, Inbound] = {}

    async def receive(self, inbound: Inbound) -> bool:
        if inbound.event in self.heard:
            return False
        self.heard[inbound.event] = inbound
        if inbound.tap:
            await self._tapped(inbound, inbound.tap)
        elif inbound.text == "chart":
            body = (
                TextRun("Groceries, "),
                TextRun("₹4,250", "bold"),
                TextRun(" this month.\n"),
                TextRun("9 entries", "quiet"),
            )
            await self.channel.send(inbound.chat, Reply(body), self.chart)
        elif inbound.text == "export":
            reply = Reply(
                body=(TextRun("Your entries."),), document=Document("entries.csv", "text/csv", "day,amount\n")
            )
            await self.channel.send(inbound.chat, reply, None)
        else:
            await self.channel.send(inbound.chat, self._answer(inbound), None)
        return True

    def _answer(self, inbound: Inbound) -> Reply:
        if inbound.start or inbound.text == "/start":
            return Reply(
                body=(
                    TextRun("Hello, I am Purser.\n", "bold"),
                    TextRun(f"I keep your household's books. {inbound.start}"),
                ),
                buttons=(
                    (Button("Start our household", Tap(Verb.FOUND)),),
                    (Button("Look at a demo", Tap(Verb.DEMO)),),
                ),
            )
        if inbound.attachments:
            return Reply(body=(TextRun(f"A {inbound.attachments[0].kind}, thank you."),))
        return card(inbound.text)

    async def _tapped(self, inbound: Inbound, tap: Tap) -> None:
        done = {"ok": "Saved", "no": "Discarded"}.get(tap.verb, "Done")
        await self.channel.acknowledge(inbound.tap_id or "", done)
        await self.channel.edit(inbound.chat, inbound.message or "", Reply(body=(TextRun(f"{done} ✓", "bold"),)))


def card(text: str) -> Reply:
    """A draft as the real ones look."""
    return Reply(
        body=(
            TextRun(f"{text}\n", "bold"),
            TextRun("₹60 · 🛒 Groceries · today\n"),
            TextRun("Cash, paid by Asha", "quiet"),
        ),
        buttons=(
            (Button("✓ Confirm", Tap("ok", CARD, 1)), Button("✎ Edit", Tap("edit", CARD, 1))),
            (Button("Discard", Tap("no", CARD, 1)),),
        ),
        subject=CARD,
    )
