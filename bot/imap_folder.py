"""Reads banks' alerts from a mail folder over IMAP without changing it; implements ``core.ports.Source``."""

from __future__ import annotations

import asyncio
import imaplib
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default as mail_policy
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.mail_text import read_mail_text
from core.errors import Fault
from core.ports import SourceBatch, SourceText

PATIENCE = 20.0
"""The most seconds for each answer of the server."""
AT_ONCE = 50
"""The number of mails that are read before the position is stored."""
MOST_BYTES = 1_000_000
"""The most bytes of a mail that is fetched."""
_MOST_HEADER = 32_000
_BACK = timedelta(days=1)
"""How much earlier a search begins, as the server's day may differ from ours."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PORTS = {"imaps": 993, "imap": 143}
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)", re.IGNORECASE)
_HEADER = f"(RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (FROM MESSAGE-ID)]<0.{_MOST_HEADER}>)"
_WHOLE = f"(BODY.PEEK[]<0.{MOST_BYTES}>)"


@dataclass(frozen=True, slots=True)
class FolderPosition:
    """How far a folder was read: the last mail's number, the server's UIDVALIDITY (RFC 3501, 2.3.1.1), and the day."""

    numbering: int
    last: int
    day: date

    @classmethod
    def parse(cls, text: str) -> FolderPosition | None:
        """Return the position stored as a text; None where there is none yet."""
        if not text:
            return None
        numbering, last, day = text.split(":")
        return cls(int(numbering), int(last), date.fromisoformat(day))

    def __str__(self) -> str:
        return f"{self.numbering}:{self.last}:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class ImapFolder:
    """A mail folder at ``imaps://host/folder``.

    Only mails of ``senders`` (addresses, or ``@bank.example``) are read.
    """

    url: str
    user: str
    password: str = field(repr=False)
    senders: frozenset[str]

    @property
    def host(self) -> str:
        """Return the mail server's host name."""
        return urlsplit(self.url).hostname or ""

    @property
    def folder(self) -> str:
        """Return the name of the mail folder."""
        return unquote(urlsplit(self.url).path.strip("/")) or "INBOX"

    @property
    def name(self) -> str:
        """Return a name that distinguishes this folder: user, server and folder."""
        return f"{self.user} at {self.host}, {self.folder}"

    async def read(self, after: str, now: datetime) -> SourceBatch:
        """Return the mails after a position; without one, or if the server renumbered, those since the position's day.

        Raises:
            Fault: the server is unreachable, refuses the login, or has no such folder; the sentence says what to do.
        """
        return await asyncio.to_thread(self._read_mails, FolderPosition.parse(after), now)

    async def count(self) -> int:
        """Return the number of mails in the folder; raises Fault as ``read`` does."""
        return await asyncio.to_thread(self._count_mails)

    def _count_mails(self) -> int:
        with self._open_folder() as (_, many):
            return many

    def _read_mails(self, after: FolderPosition | None, now: datetime) -> SourceBatch:
        with self._open_folder() as (server, _):
            numbering = _read_number(server, "UIDVALIDITY")
            if after is not None and after.numbering == numbering:
                criterion, last = f"UID {after.last + 1}:*", after.last
            else:
                since = (after.day if after else now.astimezone(UTC).date()) - _BACK
                criterion, last = f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}", 0
            # What arrives from here on has a higher number than this, so it is found the next time.
            seen = max(last, _read_number(server, "UIDNEXT") - 1)
            (listed,) = _run_command(server, "SEARCH", criterion)
            new = sorted(uid for uid in map(int, (listed or b"").split()) if uid > last)
            reading = [self._read_mail(server, uid) for uid in new[:AT_ONCE]]
            has_more = len(new) > AT_ONCE
            reached = new[AT_ONCE - 1] if has_more else max([seen, *new])
            return SourceBatch(
                tuple(each for each in reading if isinstance(each, SourceText)),
                str(FolderPosition(numbering, reached, now.astimezone(UTC).date())),
                strangers=reading.count("stranger"),
                refused=reading.count("refused"),
                has_more=has_more,
            )

    def _read_mail(self, server: imaplib.IMAP4, uid: int) -> SourceText | str:
        """Return a mail's text, or why it is not read.

        The reason is "stranger" (another sender), "refused" (too large or unreadable), or "gone" (deleted meanwhile).
        """
        facts, header = _fetch_mail(server, uid, _HEADER)
        if not facts:
            return "gone"
        sender = _find_sender(header)
        if sender not in self.senders and f"@{sender.rpartition('@')[2]}" not in self.senders:
            return "stranger"
        size = _SIZE.search(facts)
        if size is None or int(size[1]) > MOST_BYTES:
            return "refused"
        arrived = imaplib.Internaldate2tuple(facts)
        _, content = _fetch_mail(server, uid, _WHOLE)
        message, text = _read_content(content)
        if not text or arrived is None:
            return "refused"
        known = sha256(f"{sender} {message} {text}".encode(errors="replace")).hexdigest()
        return SourceText(known, sender, text, datetime(*arrived[:6]).astimezone(UTC))

    @contextmanager
    def _open_folder(self) -> Iterator[tuple[imaplib.IMAP4, int]]:
        """Open the folder for reading, yield the connection and the number of mails, then log out."""
        try:
            server = self._connect()
        except ssl.SSLCertVerificationError as error:
            raise Fault(f"the certificate of {self.host} is not one to trust: {error.verify_message}") from error
        except (OSError, imaplib.IMAP4.error) as error:
            raise Fault(f"{self.host} cannot be reached for mail: {_describe_error(error)}") from error
        try:
            self._log_in(server)
            yield server, self._select_folder(server)
        except (OSError, imaplib.IMAP4.error, ValueError) as error:
            raise Fault(f"{self.host} stopped answering for mail: {_describe_error(error)}") from error
        finally:
            _log_out(server)

    def _connect(self) -> imaplib.IMAP4:
        parts = urlsplit(self.url)
        port = parts.port or _PORTS[parts.scheme]
        if parts.scheme == "imaps":
            return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl.create_default_context(), timeout=PATIENCE)
        return imaplib.IMAP4(self.host, port, timeout=PATIENCE)

    def _log_in(self, server: imaplib.IMAP4) -> None:
        try:
            if f"{self.user}{self.password}".isascii():
                server.login(self.user, self.password)
            else:
                server.authenticate("PLAIN", lambda _: f"\0{self.user}\0{self.password}".encode())
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise Fault(
                f"{self.host} does not take PURSER_IMAP_USER with PURSER_IMAP_PASSWORD; "
                "many providers want a password made for one program, and IMAP switched on"
            ) from error

    def _select_folder(self, server: imaplib.IMAP4) -> int:
        quoted = encode_folder(self.folder).replace("\\", "\\\\").replace('"', '\\"')
        answer, found = server.select(f'"{quoted}"', readonly=True)
        if answer != "OK":
            raise Fault(f"{self.host} has no folder {self.folder}: name one at the end of PURSER_IMAP_URL")
        return int(found[0] or 0)


def _describe_error(error: Exception) -> str:
    """Return an error's message, or its type where it has none."""
    return str(error) or type(error).__name__


def _log_out(server: imaplib.IMAP4) -> None:
    """Log out; close the connection even where the server no longer answers."""
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        with suppress(OSError):
            server.shutdown()


def encode_folder(name: str) -> str:
    """Return a folder's name in IMAP's encoding (RFC 3501, 5.1.3)."""
    parts = re.split(r"([^\x20-\x7e]+)", name.replace("&", "&-"))
    for number in range(1, len(parts), 2):
        coded = b64encode(parts[number].encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
        parts[number] = f"&{coded}-"
    return "".join(parts)


def _run_command(server: imaplib.IMAP4, command: str, *words: str) -> list[Any]:
    answer, found = server.uid(command, *words)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"{command} was refused")
    return found


def _fetch_mail(server: imaplib.IMAP4, uid: int, what: str) -> tuple[bytes, bytes]:
    """Return a mail's IMAP attributes and the requested content; both empty where it no longer exists."""
    facts, content = b"", b""
    for part in _run_command(server, "FETCH", str(uid), what):
        if isinstance(part, tuple):
            facts, content = facts + part[0], content + part[1]
        elif part is not None:
            facts += part
    return facts, content


def _read_number(server: imaplib.IMAP4, name: str) -> int:
    """Return a number the server sent when the folder was opened; 0 where it sent none."""
    _, found = server.response(name)
    return int(found[-1]) if found and found[-1] else 0


def _parse_mail(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=mail_policy)
    assert isinstance(mail, EmailMessage)  # noqa: S101  as its policy says
    return mail


def _read_content(content: bytes) -> tuple[str, str]:
    """Return a mail's message id and text; both empty where it cannot be parsed."""
    try:
        mail = _parse_mail(content)
        return str(mail.get("Message-ID", "")), read_mail_text(mail)
    except Exception:  # noqa: BLE001  the library raises errors of many kinds on damaged mails
        return "", ""


def _find_sender(header: bytes) -> str:
    """Return the sender's address in lower case; "" if the header has none or several."""
    try:
        found = _parse_mail(header).get_all("From", [])
        addresses = [each for line in found if isinstance(line, AddressHeader) for each in line.addresses]
    except Exception:  # noqa: BLE001  as above
        return ""
    return addresses[0].addr_spec.casefold() if len(addresses) == 1 else ""
