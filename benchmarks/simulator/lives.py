"""Simulated households in a database: creating them with rules and budgets, and entering what they bought and paid."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from benchmarks.simulator.households import BUDGETS, CONFIRMING, PLANS, TAPPING, Year
from core.model.budget import BudgetChange, BudgetScope
from core.model.entry import Line
from core.model.intent import SetRecurring
from core.model.money import Money
from core.ports import Answered, Received
from core.usecases.confirm_draft import confirm_draft
from core.usecases.keep_budgets import set_budget
from core.usecases.set_recurring import decide_rule, propose_rule
from storage import tables
from storage.store import Store
from tests.core.usecases.book import IDS, Book, Clock, Groceries, found

FIRST = date(2026, 1, 1)
CHANNEL = "console"
NOON = time(12, tzinfo=UTC)
"""The time (UTC) at which all households open their chats."""
STEP = timedelta(hours=1)
"""The span within which due jobs are run together at its end, as after a pause of the scheduler."""
WRITERS = 2


@dataclass(slots=True)
class Life:
    """One household in the database, with its simulated year."""

    book: Book
    year: Year

    async def enter(self) -> None:
        """Simulate today; if the chat is opened, enter the purchases so far and confirm drafts."""
        year, today = self.year, self.book.household.today(self.book.clock.now())
        year.live(today)
        lines = year.to_enter()
        if not lines:
            return
        name = year.choose(self.book.household.members[:WRITERS]).name
        # As a message does: it brings the household into the store's memory.
        await self.book.store.directory.identify(CHANNEL, name, name)
        await self._tap_bills(name)
        draft = await self.book.propose(*lines, by=name)
        if year.happens(CONFIRMING):
            async with self.book.acting(name) as context:
                await confirm_draft(context, draft.id)

    async def _tap_bills(self, name: str) -> None:
        """Confirm some of the open drafts of bills, oldest first."""
        async with self.book.store.units(self.book.household.id, None) as uow:
            waiting = [draft for draft in await uow.drafts.list_open() if draft.text in _BILLS]
        for draft in sorted(waiting, key=lambda each: (each.lines[0].day, each.text)):
            if self.year.happens(TAPPING):
                async with self.book.acting(name) as context:
                    await confirm_draft(context, draft.id)


_BILLS = frozenset(plan.description for plan in PLANS)


async def move_in(store: Store, clock: Clock, seed: int) -> Life:
    """Create a household with recurring rules and budgets, whose writers have each written in a private chat."""
    year = Year(seed)
    names = (f"Asha {seed}", f"Ravi {seed}", f"Kid {seed}")
    book = await found(store, clock, names)
    await book.set(name=f"Home {seed}", zone=year.zone, quiet_from=22, quiet_to=7)
    for name in names[:WRITERS]:
        received = Received(IDS.new(), CHANNEL, name, b"{}")
        await store.inbox.receive(received, f"hello {name}")
        async with store.units(book.household.id, None) as uow:
            await uow.record_handled(Answered(received.id, CHANNEL, name, name, (), None))
            await uow.commit()
    async with book.acting(names[0]) as context:
        for plan in PLANS:
            line = Line(plan.kind, Money.of(plan.amount, "INR"), FIRST, plan.description)
            asked = SetRecurring(line, plan.rhythm, plan.rhythm.find_first_day(FIRST))
            rule = await propose_rule(context, Groceries(), asked, CHANNEL, names[0])
            await decide_rule(context, rule.id, rule.version, confirm=True)
        for category, limit in BUDGETS.items():
            await set_budget(context, BudgetChange(BudgetScope((category,)), limit=Money.of(limit, "INR")))
    return Life(book, year)


async def pass_time(
    lives: Sequence[Life], clock: Clock, run_due: Callable[[], Awaitable[object]], until: datetime
) -> None:
    """Move the clock from one due job or message to the next until an instant, running jobs and sending messages.

    ``run_due`` returns when every due job has run.
    """
    store = lives[0].book.store
    while True:
        noon = _next_noon(clock.instant)
        due = await next_due(store)
        if due is not None and due <= clock.instant:
            await send_all(store)
            due = await next_due(store)
        moment = min(noon, until, *([_end_of_step(due)] if due else []))
        clock.instant = max(clock.instant, moment)
        if clock.instant >= until:
            return
        await run_due()
        if moment == noon:
            for life in lives:
                await life.enter()
            await run_due()


_WAITING_RUN = tables.job_run.c.done_at.is_(None) & tables.job_run.c.failed_at.is_(None)
_WAITING_MESSAGE = tables.outbox.c.sent_at.is_(None) & tables.outbox.c.given_up_at.is_(None)
_NEXT_DUE = select(
    select(func.min(tables.job_run.c.ready_at)).where(_WAITING_RUN).scalar_subquery().label("run"),
    select(func.min(tables.outbox.c.due_at)).where(_WAITING_MESSAGE).scalar_subquery().label("message"),
)


async def next_due(store: Store) -> datetime | None:
    """Return when the next job occurrence or message is due; None if none waits."""
    (row,) = await store.database.fetch(_NEXT_DUE)
    return min((at for at in row.values() if at is not None), default=None)


async def send_all(store: Store) -> None:
    """Mark all due messages in the outbox as sent."""
    while due := await store.outbox.claim(500, [CHANNEL]):
        for each in due:
            await store.outbox.mark_sent(each.id, "1")


def _next_noon(after: datetime) -> datetime:
    noon = datetime.combine(after.date(), NOON)
    return noon if noon > after else noon + timedelta(days=1)


def _end_of_step(at: datetime) -> datetime:
    start = datetime(2000, 1, 1, tzinfo=UTC)
    return start - (start - at) // STEP * STEP
