"""Whatever members do to cards and entries, in any order and twice, the book holds what a plain dictionary holds.

``make fuzz`` tries a hundred times as many orders.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from core.errors import NotAllowed, NotFound
from core.model.entry import Visibility
from core.model.intent import ChangeDraft
from core.model.report import Scope
from core.usecases.change_entry import change_entry
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.discard_draft import discard_draft
from core.usecases.restore_entry import restore_draft, restore_entry
from core.usecases.undo import undo_draft
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import Book, line, open_book
from tests.databases import lay_migrated_file, sqlite_url

AMOUNTS = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=3)
WRITERS = st.sampled_from(["Asha", "Ravi"])
NUMBERS = st.integers(0, 50)
Act = Callable[[UseCaseContext], Awaitable[object]]


@dataclass
class ModelCard:
    """A card as the dictionary has it."""

    author: str
    private: bool
    amounts: list[int]
    state: str = "open"
    entries: list[UUID] = field(default_factory=list)


@dataclass
class ModelEntry:
    """An entry as the dictionary has it; ``deleted`` is the step that deleted it."""

    card: ModelCard
    minor: int
    deleted: int | None = None


class BookStates(RuleBasedStateMachine):
    """One household's book beside its model."""

    cards = Bundle("cards")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.model: dict[UUID, ModelEntry] = {}
        self.known: dict[UUID, ModelCard] = {}
        self.steps = 0
        self.book: Book = self.runner.run(self._open())

    async def _open(self) -> Book:
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        lay_migrated_file(folder / "book.db")
        return await self.stack.enter_async_context(open_book(sqlite_url(folder / "book.db"), folder))

    def teardown(self) -> None:
        """Close the book."""
        self.runner.run(self.stack.aclose())
        self.runner.close()

    def act(self, by: str, act: Act) -> Any:
        """Have a member do one thing, in one commit."""
        self.steps += 1

        async def acted() -> object:
            async with self.book.acting(by) as context:
                return await act(context)

        return self.runner.run(acted())

    def pick(self, number: int) -> tuple[UUID, ModelEntry] | None:
        """Return some entry of the model."""
        found = list(self.model.items())
        return found[number % len(found)] if found else None

    @rule(target=cards, amounts=AMOUNTS, by=WRITERS, private=st.booleans())
    def propose(self, amounts: list[int], by: str, private: bool) -> UUID:  # noqa: FBT001  hypothesis calls it
        """Somebody writes what was bought."""
        seen = Visibility.PRIVATE if private else Visibility.SHARED
        lines = [
            replace(line(str(Decimal(minor) / 100), f"thing {self.steps} {place}"), visibility=seen)
            for place, minor in enumerate(amounts)
        ]
        self.steps += 1
        draft = self.runner.run(self.book.propose(*lines, by=by))
        self.known[draft.id] = ModelCard(by, private, amounts)
        return draft.id

    @rule(draft=cards, stale=st.booleans())
    def confirm(self, draft: UUID, stale: bool) -> None:  # noqa: FBT001  hypothesis calls it
        """The author taps Confirm, on the card as it is or on an older one; twice is once."""
        card = self.known[draft]
        result = self.act(card.author, lambda context: confirm_draft(context, draft, 99 if stale else None))
        if card.state == "open" and not stale:
            card.state, card.entries = "confirmed", [entry.id for entry in result.entries]
            for entry, minor in zip(result.entries, card.amounts, strict=True):
                self.model[entry.id] = ModelEntry(card, minor)

    @rule(draft=cards)
    def discard(self, draft: UUID) -> None:
        """The author taps Discard."""
        card = self.known[draft]
        self.act(card.author, lambda context: discard_draft(context, draft))
        if card.state == "open":
            card.state = "discarded"

    @rule(draft=cards)
    def undo(self, draft: UUID) -> None:
        """The author takes a saved card back."""
        card = self.known[draft]
        if card.state != "confirmed":
            with pytest.raises(NotFound):
                self.act(card.author, lambda context: undo_draft(context, draft))
            return
        self.act(card.author, lambda context: undo_draft(context, draft))
        for entry in card.entries:
            if self.model[entry].deleted is None:
                self.model[entry].deleted = self.steps

    @rule(draft=cards)
    def restore_card(self, draft: UUID) -> None:
        """The author brings back what went to the trash together last."""
        card = self.known[draft]
        if card.state != "confirmed":
            return
        self.act(card.author, lambda context: restore_draft(context, draft))
        last = max((self.model[entry].deleted or 0 for entry in card.entries), default=0)
        for entry in card.entries:
            if last and self.model[entry].deleted == last:
                self.model[entry].deleted = None

    @rule(number=NUMBERS, by=WRITERS, minor=st.integers(1, 10_000_000))
    def change(self, number: int, by: str, minor: int) -> None:
        """Somebody changes an amount; what is private is not there for the other, nor is what lies in the trash."""
        if (found := self.pick(number)) is None:
            return
        entry, known = found
        change = ChangeDraft(amount=Decimal(minor) / 100)
        if known.deleted is not None or (known.card.private and by != known.card.author):
            with pytest.raises(NotFound):
                self.act(by, lambda context: change_entry(context, entry, change))
            return
        self.act(by, lambda context: change_entry(context, entry, change))
        known.minor = minor

    @rule(number=NUMBERS, by=WRITERS, back=st.booleans())
    def delete_or_restore(self, number: int, by: str, back: bool) -> None:  # noqa: FBT001  hypothesis calls it
        """Somebody deletes an entry or takes it out of the trash."""
        if (found := self.pick(number)) is None:
            return
        entry, known = found
        act: Act = lambda context: (restore_entry if back else delete_entry)(context, entry)  # noqa: E731
        if known.card.private and by != known.card.author:
            with pytest.raises(NotFound):
                self.act(by, act)
            return
        self.act(by, act)
        if back or known.deleted is None:
            known.deleted = None if back else self.steps

    @rule(draft=cards, number=NUMBERS)
    def look_only(self, draft: UUID, number: int) -> None:
        """Who may only look changes nothing."""
        acts: list[Act] = [lambda context: confirm_draft(context, draft), lambda context: undo_draft(context, draft)]
        if found := self.pick(number):
            acts.append(lambda context: delete_entry(context, found[0]))
        for act in acts:
            with pytest.raises(NotAllowed):
                self.act("Kid", act)

    @invariant()
    def the_book_is_the_model(self) -> None:
        """Everybody's total counts every live entry; what the others' private ones were for, nobody is told."""
        live = {entry: known for entry, known in self.model.items() if known.deleted is None}
        for viewer in ("Asha", "Ravi"):
            total, shown = self.runner.run(self._look(viewer))
            assert total == (len(live), sum(known.minor for known in live.values()))
            told = {
                entry: (known.minor, not known.card.private or known.card.author == viewer)
                for entry, known in live.items()
            }
            assert shown == told

    async def _look(self, viewer: str) -> tuple[tuple[int, int], dict[UUID, tuple[int, bool]]]:
        """Return count and sum of all entries, and of each listed one its amount and whether it says what it was."""
        member = self.book.membership(viewer).member.id
        async with self.book.store.units(self.book.household.id, member) as uow:
            figures = await uow.reports.read_total(Scope())
            entries = await uow.reports.list_entries(Scope(), limit=1000)
        total = (sum(each.count for each in figures), sum(each.money.minor for each in figures))
        return total, {entry.id: (entry.line.money.minor, bool(entry.line.description)) for entry in entries}


TestBookStates = BookStates.TestCase
if settings.get_current_profile_name() != "thorough":
    TestBookStates.settings = settings(max_examples=10, stateful_step_count=15)
