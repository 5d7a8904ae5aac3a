"""What people do with Telegram and what they see: the words scenarios are written in.

asha = phones.person("Asha")
asha.says("milk 60")
card = asha.sees("Milk", "60")
asha.taps("Confirm", on=card)
asha.sees("Saved")
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from tests.acceptance.telegram.emulator import USERNAME, Emulator, PlannedRefusal, ShownMessage

T = TypeVar("T")
TOKEN = "4200:made-up-token"
SECONDS = 45.0
"""How long a person looks before giving up; nobody looks longer than it takes, and a busy machine takes its time."""
RETRY_SECONDS = 0.2
"""How soon Telegram posts an update again that the webhook did not take."""
OUR_ID = 7
"""The emulator's id for the bot."""


class Phones:
    """Everybody's phones and the Telegram between them, in a thread of its own."""

    def __init__(self) -> None:
        self.emulator = Emulator()
        self.memory = self.emulator.memory
        self.address = ""
        self.chats: dict[int, Chat] = {}
        self._updates = 0
        self._messages = 10_000
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram", daemon=True)
        self._runner: web.AppRunner | None = None
        self._repeating: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Listen on a port of its own."""
        self._thread.start()
        self.address = self._run(self._serve())

    def stop(self) -> None:
        """Hang up."""
        if self._runner is not None:
            self._run(self._close(self._runner))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _serve(self) -> str:
        self._runner = web.AppRunner(self.emulator.app(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._repeating = asyncio.create_task(self._repeat_deliveries())
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _repeat_deliveries(self) -> None:
        """Post again what the webhook did not take, as Telegram does: a product just started may not listen yet."""
        while True:
            await asyncio.sleep(RETRY_SECONDS)
            if self.emulator.undelivered:
                await self.emulator.deliver_updates(token=TOKEN)

    async def _close(self, runner: web.AppRunner) -> None:
        if self._repeating is not None:
            self._repeating.cancel()
            await asyncio.gather(self._repeating, return_exceptions=True)
        await runner.cleanup()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def person(self, name: str, language: str = "en") -> Person:
        """Somebody new, with a private chat with the bot."""
        number = 500_000 + len(self.chats)
        user = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        return Person(self, user, self._chat({"id": number, "type": "private", "first_name": name}))

    def group(self, title: str) -> Chat:
        """A new group the bot is a member of."""
        return self._chat({"id": -100_000 - len(self.chats), "type": "group", "title": title})

    def _chat(self, wire: dict[str, Any]) -> Chat:
        self.chats[wire["id"]] = chat = Chat(wire["id"], wire)
        return chat

    def update(self, **update: Any) -> dict[str, Any]:
        """Telegram has something for the bot; returns it with its number, for sending it again."""
        self._updates += 1
        numbered = {"update_id": self._updates, **update}
        self._run(self.emulator.enqueue_update(numbered, token=TOKEN))
        return numbered

    def deliver_again(self, update: dict[str, Any]) -> None:
        """Telegram delivers an update it delivered before."""
        number = update["update_id"]
        before = self.memory.delivered[number]
        for _ in range(10):  # a poll that begins just then skips what it acknowledged
            self._run(self._requeue(update))
            if self.wait(lambda: self.memory.delivered[number] > before or None, 0.5):
                return
        raise AssertionError(f"update {number} was not delivered again")

    async def _requeue(self, update: dict[str, Any]) -> None:
        state = self.emulator._update_queues._state(TOKEN)  # noqa: SLF001 - the only way to repeat a number
        async with state.condition:
            state.updates.insert(0, dict(update))
            state.condition.notify_all()
        await self.emulator.deliver_updates(token=TOKEN)

    def next_message(self) -> int:
        """A number for a person's message; the bot's own count from one."""
        self._messages += 1
        return self._messages

    def upload(self, content: bytes, name: str) -> str:
        """A file on somebody's phone; returns its id for the bot."""
        self.emulator.assets[name] = {"data": content, "size": len(content), "filename": name}
        return name

    def refuse(self, method: str, status: int, words: str, **parameters: Any) -> None:
        """The next call of a method gets no for an answer."""
        with self.memory.changed:
            self.emulator.planned_refusals.append(PlannedRefusal(method, status, words, parameters or None))

    @contextmanager
    def stalling(self, method: str) -> Iterator[Callable[[], None]]:
        """Calls of a method hang meanwhile; gives a wait for the first that does."""
        hung = threading.Event()
        self.emulator.stalls[method] = hung
        try:
            yield lambda: self._wait_until_called(hung, method)
        finally:
            del self.emulator.stalls[method]

    def _wait_until_called(self, hung: threading.Event, method: str) -> None:
        assert hung.wait(SECONDS), f"nobody called {method}"

    def wait(self, look: Callable[[], T | None], seconds: float = SECONDS) -> T | None:
        """Look each time something changed, until there is something to see."""
        until = time.monotonic() + seconds
        with self.memory.changed:
            while (seen := look()) is None and (left := until - time.monotonic()) > 0:
                self.memory.changed.wait(left)
        return seen

    def calls(self, method: str) -> list[dict[str, Any]]:
        """What the bot asked Telegram for, in order."""
        with self.memory.changed:
            return [fields for name, fields in self.memory.calls if name == method]


@dataclass
class Chat:
    """A chat as Telegram writes it, and how far everybody has read."""

    id: int
    wire: dict[str, Any]
    read: int = 0


@dataclass
class Person:
    """Somebody with a phone; what they do goes to their private chat unless another is named."""

    phones: Phones
    user: dict[str, Any]
    private: Chat
    updates: list[dict[str, Any]] = field(default_factory=list)
    taps_made: int = 0

    @property
    def name(self) -> str:
        """Their first name."""
        return str(self.user["first_name"])

    def says(
        self, text: str, *, to: Chat | None = None, replying: ShownMessage | None = None, **more: Any
    ) -> dict[str, Any]:
        """Write a message; everything shown before counts as read."""
        return self._message(to, replying, {"text": text, **more})

    def sends(
        self, kind: str, content: bytes, name: str, *, caption: str = "", to: Chat | None = None
    ) -> dict[str, Any]:
        """Send a photo, document or voice note."""
        reference = {"file_id": self.phones.upload(content, name), "file_unique_id": name, "file_size": len(content)}
        sent = [{**reference, "width": 90, "height": 90}] if kind == "photo" else {**reference, "file_name": name}
        return self._message(to, None, {kind: sent, **({"caption": caption} if caption else {})})

    def sends_album(self, *photos: bytes, caption: str = "") -> list[dict[str, Any]]:
        """Send photos together; the caption stands on the first."""
        group = f"album{self.phones.next_message()}"
        more: list[dict[str, Any]] = [{"caption": caption} if caption else {}, *({} for _ in photos[1:])]
        return [
            self._photo(f"{group}-{at}.jpg", photos[at], media_group_id=group, **more[at]) for at in range(len(photos))
        ]

    def _photo(self, name: str, content: bytes, **more: Any) -> dict[str, Any]:
        reference = {"file_id": self.phones.upload(content, name), "file_unique_id": name, "file_size": len(content)}
        return self._message(None, None, {"photo": [{**reference, "width": 90, "height": 90}], **more})

    def taps(self, label: str, *, on: ShownMessage, twice: bool = False) -> Callable[[], str]:
        """Tap the button whose words hold ``label``; returns a look at the short answer that pops up."""
        button = next((b for b in on.buttons if label.lower() in b["text"].lower()), None)
        assert button is not None, f"{self.name} finds no {label!r} among {on.labels}"
        return self.presses(button["callback_data"], on=on, twice=twice)

    def presses(self, packed: str, *, on: ShownMessage, twice: bool = False) -> Callable[[], str]:
        """Send a button's content; once more within the same blink if asked."""
        chat = self.phones.chats[on.chat]
        chat.read = len(self.phones.memory.shown)
        queries = [self._query(packed, on, chat) for _ in range(2 if twice else 1)]
        for query in queries:
            self.updates.append(self.phones.update(callback_query=query))
        return lambda: self._toast(queries[-1]["id"])

    def reads(self) -> None:
        """Look at everything; only what comes after counts as new."""
        self.private.read = len(self.phones.memory.shown)

    def sees(self, *words: str, at: Chat | None = None, seconds: float = SECONDS) -> ShownMessage:
        """The first message shown or changed since they last acted that holds all the words, on it or its buttons."""
        return self._sees(lambda shown: _holds_words(shown, words), at or self.private, words, seconds)

    def sees_picture(self, *words: str, at: Chat | None = None, seconds: float = SECONDS) -> ShownMessage:
        """A message with a picture."""
        return self._sees(
            lambda shown: shown.photo is not None and _holds_words(shown, words),
            at or self.private,
            "a picture",
            seconds,
        )

    def sees_file(self) -> ShownMessage:
        """A message with a file."""
        return self._sees(lambda shown: shown.file is not None, self.private, "a file")

    def sees_nothing(self, *, at: Chat | None = None, seconds: float = 0.7) -> None:
        """Nothing at all is shown for a while."""
        chat = at or self.private
        seen = self.phones.wait(lambda: self._new(chat) or None, seconds)
        assert not seen, f"{self.name} should have seen nothing:\n{self.screen(at=chat)}"

    def shown(self, *, at: Chat | None = None) -> list[ShownMessage]:
        """Everything shown since they last acted."""
        with self.phones.memory.changed:
            return self._new(at or self.private)

    def screen(self, *, at: Chat | None = None) -> str:
        """Everything shown since they last acted, as text."""
        return (
            "\n".join(f"  [{s.message}] {s.text!r} {list(s.labels)}" for s in self._new(at or self.private))
            or "  nothing"
        )

    def now(self, shown: ShownMessage) -> ShownMessage:
        """A message as it stands now."""
        with self.phones.memory.changed:
            found = self.phones.memory.find(shown.chat, shown.message)
        assert found is not None
        return found

    def _message(self, to: Chat | None, replying: ShownMessage | None, content: dict[str, Any]) -> dict[str, Any]:
        chat = to or self.private
        chat.read = len(self.phones.memory.shown)
        message = {
            "message_id": self.phones.next_message(),
            "date": int(time.time()),
            "chat": chat.wire,
            "from": self.user,
            **content,
        }
        if replying is not None:
            message["reply_to_message"] = _bot_message(replying, chat)
        update = self.phones.update(message=message)
        self.updates.append(update)
        return update

    def _query(self, packed: str, on: ShownMessage, chat: Chat) -> dict[str, Any]:
        self.taps_made += 1
        number = f"{self.user['id']}{self.taps_made:04}"
        return {
            "id": number,
            "from": self.user,
            "chat_instance": "1",
            "data": packed,
            "message": _bot_message(on, chat),
        }

    def _toast(self, query: str) -> str:
        toast = self.phones.wait(lambda: self.phones.memory.toasts.get(query))
        assert toast is not None, f"{self.name}'s tap was never answered"
        return toast

    def _new(self, chat: Chat) -> list[ShownMessage]:
        return [shown for shown in self.phones.memory.shown[chat.read :] if shown.chat == chat.id]

    def _sees(
        self, fits: Callable[[ShownMessage], bool], chat: Chat, what: object, seconds: float = SECONDS
    ) -> ShownMessage:
        seen = self.phones.wait(lambda: next(filter(fits, self._new(chat)), None), seconds)
        assert seen is not None, f"{self.name} never saw {what}; but:\n{self.screen(at=chat)}"
        return seen


def _bot_message(shown: ShownMessage, chat: Chat) -> dict[str, Any]:
    """A message of the bot, as Telegram repeats it in taps and replies."""
    author = {"id": OUR_ID, "is_bot": True, "first_name": "Purser", "username": USERNAME}
    return {"message_id": shown.message, "date": 1, "chat": chat.wire, "from": author, "text": shown.text}


def _holds_words(shown: ShownMessage, words: tuple[str, ...]) -> bool:
    everything = "\n".join((shown.text, *shown.labels)).lower()
    return all(word.lower() in everything for word in words)
