"""The demo family: what it bought is shared by both."""

from __future__ import annotations

from datetime import timedelta

from core.usecases.furnish_demo import furnish_demo
from core.usecases.settle_up import load_balances
from tests.core.usecases.book import IDS, Book


async def test_what_the_demo_family_bought_is_split_though_its_members_came_a_moment_later(book: Book) -> None:
    async with book.acting("Asha") as context:
        before = context.now - timedelta(days=1)
        await furnish_demo(context.uow, context.household, IDS, before)
        (rupees,) = (await load_balances(context.uow, context.household.currency)).currencies
    payers = {side.member: side.paid for side in rupees.members if side.paid}
    assert payers.keys() == {book.membership(name).member.id for name in ("Asha", "Ravi")}
    assert all(side.part for side in rupees.members)
