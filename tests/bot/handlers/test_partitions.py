"""C4, F5: a period cut in any way adds up to its total, and a private entry changes only what it may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from core.model.answer import Comparison, ReportQuery, Template, Trend
from core.model.entry import EntryKind
from core.model.period import Period
from core.model.question import Question, QuestionIntent
from core.model.report import PRIVATE, SPENDING, Figure, Scope
from storage.store import Store
from tests.bot.handlers.home import TODAY, Home, settle
from tests.bot.handlers.test_questions_oracle import IDS, Made, address, books, made, store

__all__ = ["address", "store"]

SPAN = Period(TODAY - timedelta(days=100), TODAY)
EXAMPLES = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WHOLE = (Template.BY_CATEGORY, Template.BY_MEMBER, Template.BY_MONTH, Template.BY_DAY)
"""Cuts that leave nothing out."""
DETAILED = (
    Scope(SPAN, categories=("groceries", "dining", "transport")),
    Scope(SPAN, merchant="uber"),
    Scope(SPAN, tag="office"),
    Scope(SPAN, text="thing"),
    Scope(SPAN, least=1, most=10**9, currency="INR"),
)
"""Questions that would single an entry out."""


def sums(figures: Iterable[Figure]) -> dict[str, int]:
    """What figures come to by currency."""
    found: defaultdict[str, int] = defaultdict(int)
    for figure in figures:
        found[figure.money.currency] += figure.money.minor
    return {currency: minor for currency, minor in found.items() if minor}


def less(figures: Iterable[Figure], others: Iterable[Figure]) -> dict[str, int]:
    """What figures come to without others, by currency."""
    first, second = sums(figures), sums(others)
    left = {currency: first.get(currency, 0) - second.get(currency, 0) for currency in {*first, *second}}
    return {currency: minor for currency, minor in left.items() if minor}


@pytest.mark.asyncio(loop_scope="module")
@EXAMPLES
@given(book=books, cut=st.integers(0, 99), kinds=st.sampled_from([SPENDING, (EntryKind.INCOME,)]))
async def test_any_cut_of_a_period_adds_up_to_its_total(
    store: Store, book: list[Made], cut: int, kinds: tuple[EntryKind, ...]
) -> None:
    home = await settle(store, ids=IDS)
    await home.write(*(thing.entry(home) for thing in book))
    earlier = Period(SPAN.first, SPAN.first + timedelta(days=cut))
    later = Period(earlier.last + timedelta(days=1), SPAN.last)
    for viewer in (home.members[0].id, home.members[1].id, None):
        async with home.book(viewer) as uow:
            (total,) = await uow.reports.read_figures([ReportQuery(Template.TOTAL, Scope(SPAN, kinds))])
            for part in await uow.reports.read_figures([ReportQuery(each, Scope(SPAN, kinds)) for each in WHOLE]):
                assert sums(part) == sums(total)
                assert sum(figure.count for figure in part) == sum(figure.count for figure in total)
            halves = await uow.reports.read_figures(
                [ReportQuery(Template.TOTAL, Scope(each, kinds)) for each in (earlier, later)]
            )
            assert sums(figure for half in halves for figure in half) == sums(total)
            members = [ReportQuery(Template.TOTAL, Scope(SPAN, kinds, member=member.id)) for member in home.members]
            assert sums(figure for each in await uow.reports.read_figures(members) for figure in each) == sums(total)
            if kinds == SPENDING:
                await check_charts(home, uow, total)


async def check_charts(home: Home, uow: Any, total: tuple[Figure, ...]) -> None:
    """A calendar and a pace hold the same total."""
    calendar = Question(QuestionIntent.TREND, SPAN, unit="day", view="calendar")
    pace = Question(QuestionIntent.COMPARE, SPAN, view="pace")
    for question in (calendar, pace):
        asked = plan_answer(question, home.household, TODAY)
        assert asked is not None
        answer = await solve_plan(uow.reports, asked)
        assert isinstance(answer, (Comparison, Trend))
        days = answer.days if isinstance(answer, Comparison) else answer.parts
        assert sums(days) == sums(total)
        assert {money.currency: money.minor for money in answer.number_evidence[0].sums if money.minor} == sums(total)


@pytest.mark.asyncio(loop_scope="module")
@EXAMPLES
@given(book=books, secret=made)
async def test_a_private_entry_changes_only_what_it_may(store: Store, book: list[Made], secret: Made) -> None:
    """To the other member: sums by nothing, payer and time, and what stands under "private"; nothing else."""
    hidden = replace(secret, private=True, thrown=False, by=1)
    homes = [await settle(store, ids=IDS) for _ in range(2)]
    for home, things in zip(homes, (book, [*book, hidden]), strict=True):
        await home.write(*(thing.entry(home) for thing in things))
    seen = [await read_all(home, home.members[0].id) for home in homes]
    without, beside = seen
    counts = hidden.more["kind"] in SPENDING
    minor = -hidden.amount if hidden.more["kind"] is EntryKind.REFUND else hidden.amount
    change = {hidden.more["currency"]: minor} if counts else {}
    for template in (Template.TOTAL, Template.BY_DAY, Template.BY_MONTH, Template.BY_MEMBER, Template.BY_CATEGORY):
        assert less(beside[template], without[template]) == change
    shown = [{f for f in each[Template.BY_CATEGORY] if f.key != PRIVATE} for each in (without, beside)]
    assert shown[0] == shown[1]
    for name in (Template.BY_MERCHANT, *DETAILED):
        assert beside[name] == without[name]


async def read_all(home: Home, viewer: UUID) -> dict[Any, tuple[Figure, ...]]:
    """Every report of a book as one member sees it, and sums of what would single entries out."""
    queries = [ReportQuery(template, Scope(SPAN)) for template in Template]
    queries += [ReportQuery(Template.TOTAL, scope) for scope in DETAILED]
    async with home.book(viewer) as uow:
        found = await uow.reports.read_figures(queries)
    return dict(zip([*Template, *DETAILED], found, strict=True))
