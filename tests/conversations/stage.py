"""A stage for whole chats: the real product, a channel that remembers, a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.app import App, open_app
from bot.delivery import CHAT_GONE
from bot.messages import Abilities, Attachment, Inbound, Reply
from bot.outside_parts import ReplacedParts
from bot.settings import Settings
from bot.world import SystemIds
from core.errors import Fault, Refusal
from core.language.values.habits import find_habits
from core.model.entry import Entry, EntryKind
from core.model.household import Household, Invite, Member, Role
from core.model.provider import Provider
from core.model.report import Scope
from core.ports import DocumentReader, Identity
from llm.connections.limits import LIMITS, CallLimits
from llm.providers.scripted import Script
from tests.databases import lay_migrated_file

PATIENT = replace(LIMITS, card=LIMITS.deadline)
"""A busy machine may take longer over a card than a member waits for one."""


class StillClock:
    """A clock that moves when it is told to; the stage's day at nine in the evening, plus a second a look."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        """The instant, one millisecond later at each look so that order is kept."""
        self.instant += timedelta(milliseconds=1)
        return self.instant


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing a chat was shown."""

    chat: str
    message: str
    reply: Reply
    image: bytes | None = None
    toast: str = ""


@dataclass(slots=True)
class Theatre:
    """A channel that edits in place and remembers everything it was asked to show."""

    name: str = "console"
    can: Abilities = field(default_factory=lambda: Abilities(True, True, 4096, 1024))  # noqa: FBT003  its four fields
    shown: list[Shown] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    forgotten: list[tuple[str, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    """The chats that were shown that we are at it."""
    count: int = 0
    down: bool = False
    """Whether the messenger is out of reach."""
    closed: set[str] = field(default_factory=set)
    """Chats that take nothing of ours."""

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Remember a message."""
        if self.down:
            raise Fault("no network")
        if chat in self.closed:
            raise Refusal(CHAT_GONE)
        self.count += 1
        self.shown.append(Shown(chat, str(self.count), reply, image))
        return str(self.count)

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Remember a change in place."""
        self.shown.append(Shown(chat, message, reply))
        return None

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Remember a toast."""
        del tap_id
        if toast:
            self.shown.append(Shown("", "", Reply(), toast=toast))

    async def working(self, chat: str) -> None:
        """Remember that we are at it."""
        self.typed.append(chat)

    async def forget(self, chat: str, message: str) -> None:
        """Remember what was taken out of sight."""
        self.forgotten.append((chat, message))

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """The file a test put there."""
        del most
        return self.files[attachment.reference]


@dataclass(slots=True)
class Stage:
    """The product with its theatre, and short words for what people do."""

    app: App
    theatre: Theatre
    clock: StillClock
    model: Script
    household: UUID | None = None
    members: dict[str, Member] = field(default_factory=dict)
    events: int = 0

    async def do(self, by: str, text: str = "", **more: object) -> list[Shown]:
        """One inbound of a person (their private chat unless ``chat`` is given); returns what was shown for it."""
        self.events += 1
        before = len(self.theatre.shown)
        if more.get("group") and (text.startswith("/") or more.get("reply_to") or more.get("tap")):
            more.setdefault("addressed", True)  # as every channel says of what is meant for us
        event, chat = str(more.pop("event", f"e{self.events}")), str(more.pop("chat", by))
        inbound = Inbound(self.theatre.name, event, chat, by, by, text=text, own=event, **more)  # type: ignore[arg-type]
        await self.app.conversation.receive(inbound)
        await self.app.conversation.idle()
        return self.theatre.shown[before:]

    def last(self, chat: str) -> Shown:
        """The last message with buttons, or the last at all, in a chat."""
        mine = [shown for shown in self.theatre.shown if shown.chat == chat]
        return mine[-1]

    async def tap(self, by: str, label: str, *, on: Shown | None = None, **more: Any) -> list[Shown]:
        """Tap the first button whose label holds a text, on the newest message that has one."""
        chat = str(more.get("chat", by))
        candidates = [on] if on else [shown for shown in reversed(self.theatre.shown) if shown.chat == chat]
        for shown in candidates:
            for row in shown.reply.buttons:
                for button in row:
                    if label in button.label and button.tap:
                        tap_id = f"t{self.events}"
                        return await self.do(by, tap=button.tap, tap_id=tap_id, message=shown.message, **more)
        labels = [b.label for s in candidates[:1] for row in s.reply.buttons for b in row]
        raise AssertionError(f"no button {label!r}; there are {labels}")

    async def book(self) -> tuple[Entry, ...]:
        """Every live entry, oldest first, with all its detail where shared."""
        if self.household is None:
            return ()
        async with self.app.store.units(self.household, None) as uow:
            entries = await uow.reports.list_entries(Scope(kinds=tuple(EntryKind)), limit=1000)
        return tuple(sorted(entries, key=lambda entry: (entry.created_at, entry.id)))


@asynccontextmanager
async def stage(
    tmp_path: Path,
    *,
    today: str = "2026-11-21",
    url: str = "",
    zone: str = "Asia/Kolkata",
    model: Script | None = None,
    pages: DocumentReader | None = None,
    limits: CallLimits | None = None,
    channel: str = "console",
    **more: Any,
) -> AsyncIterator[Stage]:
    """An empty stage; nobody has a household yet."""
    settings = Settings(data_dir=tmp_path, database_url=url, ocr="off", _env_file=None, **more)  # type: ignore[call-arg]
    evening = datetime.fromisoformat(f"{today}T21:00:00").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    theatre, clock, script = Theatre(channel), StillClock(evening), model or Script()
    outside = ReplacedParts(dict.fromkeys(Provider, script), pages, limits or PATIENT)
    channels = {theatre.name: theatre}
    if not url:
        lay_migrated_file(tmp_path / "purser.db")
    async with open_app(settings, clock=clock, ids=SystemIds(), channels=channels, outside=outside) as app:
        yield Stage(app, theatre, clock, script)


async def settle_in(
    stage: Stage, names: tuple[str, ...], *, currency: str = "INR", language: str = "en", zone: str = "Asia/Kolkata"
) -> None:
    """A household with members who have their seats; the first is the admin."""
    ids, habit = stage.app.ids, find_habits(language, currency)
    people = [Member(ids.new(), name, Role.MEMBER if number else Role.ADMIN) for number, name in enumerate(names)]
    household = Household(ids.new(), "Home", currency, zone, language, habit[0], day_first=habit[1])
    async with stage.app.store.directory.begin_onboarding() as transaction:
        await transaction.create_household(household, people[0], Identity(stage.theatre.name, names[0], names[0]))
        await transaction.commit()
    for member in people[1:]:
        await _join(stage, household, people[0], member)
    stage.household, stage.members = household.id, {member.name: member for member in people}


async def join_later(stage: Stage, name: str, *, currency: str = "INR", zone: str = "Asia/Kolkata") -> None:
    """One more member, who joins now."""
    admin = next(iter(stage.members.values()))
    habit = find_habits("en", currency)
    assert stage.household is not None
    household = Household(stage.household, "Home", currency, zone, "en", habit[0], day_first=habit[1])
    member = Member(stage.app.ids.new(), name, Role.MEMBER)
    await _join(stage, household, admin, member)
    stage.members[name] = member


async def _join(stage: Stage, household: Household, admin: Member, member: Member) -> None:
    code, until = stage.app.ids.code(8), stage.clock.now() + timedelta(hours=1)
    invite = Invite(household.id, household.name, member.role, until)
    async with stage.app.store.units(household.id, admin.id) as uow:
        await uow.books.add_invite(invite, code, by=admin.id)
        await uow.commit()
    async with stage.app.store.directory.begin_onboarding() as transaction:
        await transaction.join(code, invite, member, Identity(stage.theatre.name, member.name, member.name))
        await transaction.commit()
