"""A household with a book on a real store, and a member's turn to ask it something."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from bot.handlers.message_context import MessageContext
from bot.handlers.questions import answer_question, router
from bot.messages import Dialogue, Inbound, Reply, Tap
from bot.render.words import Words
from core.model.category import SYSTEM
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.intent import Ask, Command
from core.model.money import Money
from core.model.question import Question, QuestionIntent
from core.ports import Identity, UnitOfWork
from storage.store import Store, open_store
from tests.databases import lay_migrated_file, sqlite_url

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


class Noon:
    """A clock that stands at noon in Kolkata."""

    def now(self) -> datetime:
        return NOON


class Numbered:
    """Ids in order; random enough in their low digits to be told apart."""

    def __init__(self) -> None:
        self._next = count(1)

    def new(self) -> UUID:
        return UUID(int=next(self._next) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128)

    def code(self, length: int) -> str:
        return f"{next(self._next):0{length}}"


@dataclass(slots=True)
class Home:
    """One household on a store; what is spent is written as its members would."""

    store: Store
    ids: Numbered
    household: Household
    names: tuple[str, ...]
    dialogue: Dialogue = field(default_factory=Dialogue)

    @property
    def members(self) -> tuple[Member, ...]:
        """In the order they were named."""
        return tuple(sorted(self.household.members, key=lambda member: self.names.index(member.name)))

    def entry(self, amount: str, day: date = TODAY, description: str = "milk", by: int = 0, **more: Any) -> Entry:
        """An entry of the first currency unless another is named; ``by`` confirmed it and paid."""
        member, private = self.members[by], more.pop("private", False)
        currency = more.pop("currency", self.household.currency)
        more.setdefault("category", "groceries")
        line = Line(
            kind=more.pop("kind", EntryKind.EXPENSE),
            money=Money.of(amount, currency),
            day=day,
            description=description,
            payer=more.pop("payer", member.id),
            visibility=Visibility.PRIVATE if private else Visibility.SHARED,
            **more,
        )
        return Entry(self.ids.new(), line, member.id, NOON)

    async def write(self, *entries: Entry) -> None:
        """Put entries in the book."""
        async with self.store.units(self.household.id, self.members[0].id) as uow:
            await uow.entries.add(entries)
            await uow.commit()

    async def throw_away(self, entry: Entry) -> None:
        """Move an entry to the trash."""
        async with self.store.units(self.household.id, entry.author) as uow:
            gone = replace(entry, deleted_at=NOON, version=entry.version + 1)
            assert await uow.entries.save(gone, was=entry.version)
            await uow.commit()

    @asynccontextmanager
    async def context(self, by: int = 0, *, group: bool = False, now: datetime = NOON) -> AsyncIterator[MessageContext]:
        """A turn of a member, in private or in the group."""
        member = self.members[by]
        inbound = Inbound("console", "1", "chat", member.name, member.name, message="77", group=group)
        async with self.store.units(self.household.id, None if group else member.id) as uow:
            services: Any = SimpleNamespace(ids=self.ids)
            yield MessageContext(
                uow, Membership(self.household, member), inbound, self.dialogue, self.words, now, services
            )

    async def tap(self, label: str, reply: Reply, *, by: int = 0, days: int = 0, group: bool = False) -> Reply:
        """Tap a button of a reply, some days later."""
        taps = [b.tap for row in reply.buttons for b in row if b.label == label]
        assert taps, [b.label for row in reply.buttons for b in row]
        assert taps[0]
        tap = Tap.parse(taps[0].pack())
        assert tap
        async with self.context(by, group=group, now=NOON + timedelta(days=days)) as context:
            replies = await router.taps[tap.verb](context, tap)
        assert len(replies) == 1
        return replies[0]

    @property
    def words(self) -> Words:
        return Words(self.household.language, self.household.currency)

    @asynccontextmanager
    async def book(self, viewer: UUID | None) -> AsyncIterator[UnitOfWork]:
        """The book as somebody sees it."""
        async with self.store.units(self.household.id, viewer) as uow:
            yield uow


@asynccontextmanager
async def opened(folder: Path, url: str | None = None) -> AsyncIterator[Store]:
    """A migrated store, in a folder unless an address is given."""
    if url is None:
        lay_migrated_file(folder / "book.db")
    store = await open_store(url or sqlite_url(folder / "book.db"), data_dir=folder, clock=Noon(), ids=Numbered())
    await store.migrate()
    try:
        yield store
    finally:
        await store.close()


async def settle(store: Store, names: Sequence[str] = ("Asha", "Ravi"), ids: Numbered | None = None) -> Home:
    """A new household of rupees, its members seated."""
    ids = ids or Numbered()
    people = [Member(ids.new(), name, Role.MEMBER if place else Role.ADMIN) for place, name in enumerate(names)]
    bare = Household(ids.new(), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, categories=SYSTEM)
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(bare, people[0], Identity("console", f"{bare.id}", names[0]))
        await transaction.commit()
    async with store.units(bare.id, people[0].id) as uow:
        for member in people[1:]:
            await uow.books.add_member(member)
        await uow.commit()
    async with store.units(bare.id, people[0].id) as uow:
        household = await uow.books.load_household()
    return Home(store, ids, household, tuple(names))


async def ask(home: Home, intent: QuestionIntent, *, by: int = 0, group: bool = False, **slots: object) -> Reply:
    async with home.context(by, group=group) as context:
        replies = await answer_question(context, Ask(Question(intent, **slots)))  # type: ignore[arg-type]
    assert len(replies) == 1
    return replies[0]


async def command(home: Home, name: str, rest: str = "") -> Reply:
    async with home.context() as context:
        (reply,) = await router.commands[name].handler(context, Command(name, rest))
    return reply


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]
