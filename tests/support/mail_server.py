"""A fake IMAP server (RFC 3501) with one folder, which can fail as real servers do."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from ssl import SSLContext

USER, PASSWORD = "asha@example.org", "open sesame"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(slots=True)
class Mail:
    """A mail in the folder: its content and when it arrived."""

    content: bytes
    arrived: datetime

    @property
    def internal_date(self) -> str:
        """Return the time of arrival as IMAP writes it."""
        return f"{self.arrived.day:2d}-{_MONTHS[self.arrived.month - 1]}-{self.arrived:%Y %H:%M:%S} +0000"


@dataclass(slots=True)
class MailFolder:
    """The server's one folder, and a record of what clients did."""

    mails: dict[int, Mail] = field(default_factory=dict)
    numbering: int = 7
    next_number: int = 1
    port: int = 0
    hangs_up_after: int | None = None
    """The number of mails served before the connection is dropped; None never drops it."""
    whole: list[int] = field(default_factory=list)
    """The numbers of the mails whose whole content was fetched."""
    writes: list[str] = field(default_factory=list)
    """The commands received that would have changed something."""

    def add(self, content: str | bytes, arrived: datetime) -> int:
        """Put a mail into the folder; return its number."""
        number, self.next_number = self.next_number, self.next_number + 1
        written = content.encode() if isinstance(content, str) else content
        self.mails[number] = Mail(written.replace(b"\n", b"\r\n"), arrived)
        return number

    def number_anew(self) -> None:
        """Give all mails new numbers, as a server does after its folder was restored."""
        mails, self.mails, self.next_number = list(self.mails.values()), {}, 1
        self.numbering += 1
        for mail in mails:
            self.mails[self.next_number] = mail
            self.next_number += 1

    def search(self, words: str) -> list[int]:
        """Return the numbers of the mails that a SEARCH command finds."""
        if found := re.match(r"UID (\d+):\*", words):
            # "*" is the last mail, also where that is before the first number (RFC 3501, 6.4.8).
            return [each for each in self.mails if each >= min(int(found[1]), max(self.mails))]
        day, month, year = words.removeprefix("SINCE ").split("-")
        since = (int(year), _MONTHS.index(month) + 1, int(day))
        return [
            number
            for number, mail in self.mails.items()
            if (mail.arrived.year, mail.arrived.month, mail.arrived.day) >= since
        ]


class _Talk(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self._say("* OK ready")
        for line in self.rfile:
            tag, _, rest = line.decode().rstrip("\r\n").partition(" ")
            command, _, words = rest.partition(" ")
            if not self._answer(tag, command.upper(), words):
                return

    @property
    def _folder(self) -> MailFolder:
        folder: MailFolder = self.server.folder  # type: ignore[attr-defined]
        return folder

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _answer(self, tag: str, command: str, words: str) -> bool:
        """Answer a command; return False where the connection ends with it."""
        refusal = ""
        match command:
            case "LOGIN" if words != f'{USER} "{PASSWORD}"':
                refusal = "[AUTHENTICATIONFAILED] wrong"
            case "AUTHENTICATE":
                self._say("+ ")
                self.rfile.readline()
                refusal = "[AUTHENTICATIONFAILED] wrong"
            case "EXAMINE" if words != '"Bank"':
                refusal = "no such folder"
            case "UID" if words.startswith("FETCH"):
                if not self._fetch(*words.split(" ", 2)[1:]):
                    return False
            case _:
                self._tell(command, words)
        self._say(f"{tag} NO {refusal}" if refusal else f"{tag} OK done")
        return command != "LOGOUT"

    def _tell(self, command: str, words: str) -> None:
        """Send the untagged responses to a command, before its completion."""
        folder = self._folder
        match command:
            case "CAPABILITY":
                self._say("* CAPABILITY IMAP4rev1 AUTH=PLAIN")
            case "EXAMINE":
                self._say(f"* {len(folder.mails)} EXISTS")
                self._say(f"* OK [UIDVALIDITY {folder.numbering}] as before")
                self._say(f"* OK [UIDNEXT {folder.next_number}] next")
            case "UID" if words.startswith("SEARCH"):
                found = folder.search(words.removeprefix("SEARCH ")) if folder.mails else []
                self._say(f"* SEARCH {' '.join(map(str, found))}".rstrip())
            case "LOGOUT":
                self._say("* BYE")
            case "LOGIN":
                pass
            case _:
                folder.writes.append(f"{command} {words}")

    def _fetch(self, number: str, what: str) -> bool:
        """Send a mail; return False where the connection is dropped instead."""
        folder = self._folder
        if folder.hangs_up_after is not None:
            folder.hangs_up_after -= 1
            if folder.hangs_up_after < 0:
                return False
        mail = folder.mails.get(int(number))
        if mail is None:
            return True
        is_header = "HEADER" in what
        content = mail.content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if is_header else mail.content
        facts = f'RFC822.SIZE {len(mail.content)} INTERNALDATE "{mail.internal_date}" ' if is_header else ""
        if not is_header:
            folder.whole.append(int(number))
        self.wfile.write(f"* 1 FETCH (UID {number} {facts}BODY[]<0> {{{len(content)}}}\r\n".encode() + content)
        self._say(")")
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    folder: MailFolder


@contextmanager
def serve_mail(folder: MailFolder, tls: SSLContext | None = None) -> Iterator[None]:
    """Serve a folder on this machine until the block ends, on the folder's former port if it had one."""
    with _Server(("127.0.0.1", folder.port), _Talk) as server:
        server.folder, folder.port = folder, server.server_address[1]
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
