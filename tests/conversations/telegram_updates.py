"""People on Telegram as its updates tell of them, on a stage whose channel is called telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.channels.telegram.update_parser import pack_update
from tests.conversations.stage import Shown, Stage, stage

BOT = "purser_test_bot"
HOME = -4001
"""A group's id."""


@dataclass
class TelegramPeople:
    """Persons by their ids, in private and in groups; each update once."""

    scene: Stage
    updates: int = 0
    messages: int = 100

    async def post(self, **update: Any) -> list[Shown]:
        """Have an update come; returns what was shown for it."""
        self.updates += 1
        before = len(self.scene.theatre.shown)
        await self.scene.app.conversation.receive_raw(pack_update({"update_id": self.updates, **update}, BOT))
        await self.scene.app.conversation.idle()
        return self.scene.theatre.shown[before:]

    def message(self, person: int, text: str, chat: int = 0, **more: Any) -> dict[str, Any]:
        """A message of a person, in private where no group is named."""
        self.messages += 1
        place = {"id": chat, "type": "supergroup"} if chat else {"id": person, "type": "private"}
        sender = {"id": person, "is_bot": False, "first_name": f"P{person}", "language_code": "en"}
        date = int(self.scene.clock.now().timestamp())
        return {"message_id": self.messages, "date": date, "chat": place, "from": sender, "text": text, **more}

    async def say(self, person: int, text: str, chat: int = 0, **more: Any) -> list[Shown]:
        """Write words."""
        return await self.post(message=self.message(person, text, chat, **more))

    async def edit(self, person: int, text: str, chat: int = 0) -> list[Shown]:
        """Change the message that was written last."""
        changed = self.message(person, text, chat)
        self.messages -= 1
        return await self.post(edited_message={**changed, "message_id": self.messages})

    async def tap(self, person: int, label: str, chat: int = 0) -> list[Shown]:
        """Tap the newest button with this label in a chat."""
        place = str(chat or person)
        for shown in reversed([each for each in self.scene.theatre.shown if each.chat == place]):
            for button in (button for row in shown.reply.buttons for button in row):
                if label in button.label and button.tap:
                    message = self.message(person, "", chat) | {"message_id": int(shown.message)}
                    self.messages -= 1
                    query = {"id": "1", "from": message["from"], "message": message, "data": button.tap.pack()}
                    return await self.post(callback_query=query)
        raise AssertionError(f"no button {label!r} in {place}")


@asynccontextmanager
async def telegram_people(tmp_path: Path, *, today: str = "2026-11-21") -> AsyncIterator[TelegramPeople]:
    """A stage of Telegram where nobody has a household yet."""
    async with stage(tmp_path, today=today, channel="telegram") as scene:
        yield TelegramPeople(scene)


async def move_in(people: TelegramPeople, *others: int, admin: int = 1) -> None:
    """Found a household, have others join, and make the group its chat."""
    await people.say(admin, "/start")
    await people.tap(admin, "Create a household")
    await people.tap(admin, "Create")
    people.scene.household = (await people.scene.app.store.directory.list_households())[0]
    for other in others:
        (card, *_) = await people.say(admin, "/invite")
        link = next(word for word in card.reply.plain.split() if len(word) == 8 and word.isupper())
        await people.say(other, link)
    await people.say(admin, f"/start@{BOT}", HOME)
    await people.tap(admin, "Yes", HOME)
