"""The console channel: the conversation on standard input and output.

``[n] label`` is a button and typing n taps it, also under an older message (its label is then printed again). ``/photo
PATH ... [caption]`` sends a file, or several together.
"""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from bot.channels.naming import find_file
from bot.messages import Abilities, Attachment, Button, Inbound, Reply
from core.errors import Fault, Invalid
from core.ports import Ids

NAME = "console"
NUMBER_DIGITS = 9
"""The most digits a button's number can have; longer ones are never parsed."""
ELSEWHERE_SECONDS = 30.0
"""The seconds until a message for somebody who does not use this terminal is tried again."""
ReceiveInbound = Callable[[Inbound], Awaitable[bool]]


class Console:
    """The terminal as a channel; person and chat are both the name given at start."""

    name = NAME
    can = Abilities(edits=False, images=True, text_limit=100_000, caption_limit=100_000)

    def __init__(self, out: TextIO, pictures: Path, ids: Ids, person: str | None = None) -> None:
        """Serve one person and show only their chat; without ``person`` show everybody's, as in the demo."""
        self.out = out
        self.pictures = pictures
        self.ids = ids
        self.person = person
        self.buttons: list[tuple[str, Button]] = []
        """Every button shown in this session, with the id of its message; button n is the n-th of them."""
        self._newest = ""

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Print a reply; save its pictures and files in a folder and print their path.

        Raises: Fault for another person's reply, which waits until they use the terminal.
        """
        if self.person not in {None, chat}:
            raise Fault("somebody else sits at the terminal", retry_after=ELSEWHERE_SECONDS)
        message = self._newest = self.ids.code(8)
        self._print_text(reply.plain)
        file = find_file(reply, image)
        if file is not None:
            saved = self._save_file(f"{message}-{file.name}", file.content)
            self._print_text(f"{'picture' if file.picture else 'file'}: {saved}")
        for row in reply.buttons:
            self._print_text("  ".join(self._label_button(message, button) for button in row))
        return message

    def _label_button(self, message: str, button: Button) -> str:
        if button.tap is None:
            return f"{button.label}: {button.url}"
        self.buttons.append((message, button))
        return f"[{len(self.buttons)}] {button.label}"

    def _print_text(self, text: str) -> None:
        if text:
            print(text, file=self.out, flush=True)

    def _save_file(self, name: str, content: bytes) -> Path:
        self.pictures.mkdir(parents=True, exist_ok=True)
        path = self.pictures / name
        path.write_bytes(content)
        return path

    async def edit(self, chat: str, message: str, reply: Reply) -> str:
        """Print a changed message again, as a terminal cannot change what it shows."""
        del message
        return await self.send(chat, reply, None)

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Print a toast as a line of its own."""
        del tap_id
        self._print_text(f"({toast})" if toast else "")

    async def working(self, chat: str) -> None:
        """Do nothing: the person waits for the answer anyway."""

    async def forget(self, chat: str, message: str) -> None:
        """Do nothing: a terminal cannot take back what was typed."""

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Return a file's content by its path. Raises: Invalid beyond ``most`` bytes or where it is missing."""
        if attachment.size > most:
            raise Invalid("file-too-large", megabytes=most // 1024 // 1024)
        try:
            return await asyncio.to_thread(Path(attachment.reference).read_bytes)
        except OSError:
            raise Invalid("file-missing", path=attachment.name[:100]) from None

    def parse_line(self, person: str, line: str) -> Inbound:
        """Return a typed line as an Inbound: a button tap, files with a caption, or text."""
        event = self.ids.code(16)
        typed = Inbound(self.name, event, person, person, person)
        number = int(line) if line.isdecimal() and len(line) <= NUMBER_DIGITS else 0
        if 1 <= number <= len(self.buttons):
            message, button = self.buttons[number - 1]
            if message != self._newest:
                self._print_text(f"[{number}] {button.label}")
            return replace(typed, tap=button.tap, tap_id=event, message=message)
        if line.startswith("/photo "):
            paths, caption = _split_paths(line.removeprefix("/photo ").split())
            return replace(typed, text=caption, attachments=tuple(map(_make_attachment, paths)))
        return replace(typed, text=line)


def find_button_number(console: Console, label: str) -> int:
    """Return the number of the first button whose label contains a text, in the newest message that has one.

    Raises: Invalid where there is none at all.
    """
    found = [(message, number) for number, (message, button) in enumerate(console.buttons, 1) if label in button.label]
    if not found:
        raise Invalid("button-missing", label=label)
    newest, _ = found[-1]
    return next(number for message, number in found if message == newest)


def _split_paths(words: list[str]) -> tuple[list[Path], str]:
    """Return the first word, and those after it that are files too, as paths; the rest as a caption."""
    paths = [Path(word).expanduser() for word in words]
    count = next((at for at, path in enumerate(paths) if at and not path.is_file()), len(paths))
    return paths[:count], " ".join(words[count:])


def _make_attachment(path: Path) -> Attachment:
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    size = path.stat().st_size if path.is_file() else 0
    return Attachment("photo", str(path), path.name, mime, size)


async def read_lines(stdin: TextIO) -> AsyncIterator[str]:
    """Yield each typed line, without blocking the event loop."""
    while line := await asyncio.to_thread(stdin.readline):
        if text := line.strip():
            yield text


async def answer_typed_lines(
    console: Console, person: str, stdin: TextIO, receive: ReceiveInbound, idle: Callable[[], Awaitable[None]]
) -> None:
    """Read lines until the input ends, each answered before the next is read."""
    async for line in read_lines(stdin):
        await receive(console.parse_line(person, line))
        await idle()
