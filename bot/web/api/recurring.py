"""REST routes for recurring payments and incomes: their rules and the days on which they fall due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.channels.webchat import NAME
from bot.web.api.book_shapes import LineShown
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api.entries import AmountText, EntryWanted, make_line, read_period
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import (
    PROBLEMS,
    Body,
    FirstDay,
    IfMatch,
    IsoDay,
    LastDay,
    MoneyShown,
    Shown,
    Whole,
    version_of,
)
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import Invalid
from core.model.household import Membership
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import find_month
from core.model.recurring import Bill, BillStatus, RecurringRule, Rhythm, RhythmUnit, RuleState, find_next_occurrence
from core.usecases.list_bills import is_rule_visible, list_bills, list_rules
from core.usecases.set_recurring import (
    RuleChange,
    RuleResult,
    change_rule,
    decide_rule,
    end_rule,
    load_rule,
    pause_rule,
    propose_rule,
    resume_rule,
    skip_next,
)
from core.usecases.use_case_context import UseCaseContext

MOST_DAYS = 400
"""The most days that one list of occurrences may cover."""
Act = Callable[[UseCaseContext, RecurringRule, int], Awaitable[RuleResult]]
"""A function that changes a rule, given the version the rule must still have."""


class RhythmGiven(Body):
    """Request body: every so many days, weeks, months or years; weekday 0 is Monday, day -1 a month's last."""

    unit: RhythmUnit
    every: Annotated[Whole, Field(ge=1, le=400)] = 1
    weekdays: Annotated[list[Annotated[Whole, Field(ge=0, le=6)]], Field(max_length=7)] = Field(default_factory=list)
    month_days: Annotated[list[Annotated[Whole, Field(ge=-1, le=31)]], Field(max_length=10)] = Field(
        default_factory=list
    )

    def rhythm(self) -> Rhythm:
        """Return the rhythm that the request describes. Raises Invalid for an impossible one."""
        return Rhythm(self.unit, self.every, tuple(self.weekdays), tuple(self.month_days))


class RecurringWanted(EntryWanted):
    """Request body: a recurring payment or income; ``day`` is its first day, by default the next its rhythm allows."""

    rhythm: RhythmGiven
    until: IsoDay | None = None
    times: Annotated[Whole | None, Field(ge=1, le=1000)] = None


class RecurringChanged(Body):
    """Request body: changes to a recurring payment or income from its next due day on."""

    amount: AmountText | None = None
    name: Annotated[str, StringConstraints(max_length=200)] | None = None


class RhythmShown(Shown):
    """How often a payment or income recurs, and on which weekdays or days of the month."""

    unit: RhythmUnit
    every: int
    weekdays: list[int]
    month_days: list[int]


class RecurringShown(Shown):
    """A rule: a payment or income that recurs, with its rhythm and its next due day."""

    id: UUID
    version: int
    state: RuleState
    rhythm: RhythmShown
    start: date
    until: date | None
    times: int | None
    paused: bool
    next: date | None
    line: LineShown

    @classmethod
    def of(cls, rule: RecurringRule, today: date) -> RecurringShown:
        """Return the response body for a rule."""
        coming = find_next_occurrence(rule, today) if rule.state is RuleState.ACTIVE else None
        rhythm = rule.days.rhythm
        return cls(
            id=rule.id,
            version=rule.version,
            state=rule.state,
            rhythm=RhythmShown(
                unit=rhythm.unit,
                every=rhythm.every,
                weekdays=list(rhythm.weekdays),
                month_days=list(rhythm.month_days),
            ),
            start=rule.start,
            until=rule.until,
            times=rule.times,
            paused=rule.is_paused,
            next=coming.day if coming else None,
            line=LineShown.of(rule.line),
        )


class RecurringsShown(Shown):
    """The active rules the member may see, the oldest first."""

    items: list[RecurringShown]


class OccurrenceShown(Shown):
    """One due day of a rule; another member's private one shows only its day, amount and status."""

    rule: UUID | None
    number: int | None
    day: date
    name: str
    money: MoneyShown
    left: MoneyShown
    status: BillStatus
    draft: UUID | None

    @classmethod
    def of(cls, bill: Bill, viewer: UUID) -> OccurrenceShown:
        """Return the response body for one due day, without what ``viewer`` may not see."""
        line, open_to = bill.occurrence.line, is_rule_visible(bill.rule, viewer)
        return cls(
            rule=bill.rule.id if open_to else None,
            number=bill.occurrence.number if open_to else None,
            day=bill.occurrence.day,
            name=(line.merchant or line.description) if open_to else "",
            money=MoneyShown.of(line.money),
            left=MoneyShown.of(bill.left),
            status=bill.status,
            draft=bill.draft if open_to else None,
        )


class OccurrencesShown(Shown):
    """What falls due in a period, ordered by day."""

    period: PeriodShown
    items: list[OccurrenceShown]


def recurring_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/recurring``."""
    router = APIRouter(
        prefix="/api/v1/recurring", tags=["recurring"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Recurring(api)
    router.get("")(routes.list_recurring)
    router.get("/occurrences")(routes.occurrences)
    router.post("", status_code=201, response_model=RecurringShown, dependencies=ONCE)(routes.create)
    router.get("/{rule_id}")(routes.show)
    router.patch("/{rule_id}", response_model=RecurringShown)(routes.change)
    router.delete("/{rule_id}", response_model=RecurringShown)(routes.end)
    for verb, handler in (("pause", routes.pause), ("resume", routes.resume), ("skip", routes.skip)):
        router.post(f"/{{rule_id}}/{verb}", response_model=RecurringShown, dependencies=ONCE)(handler)
    return router


class _Recurring:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_recurring(self, request: Request) -> RecurringsShown:
        """List the recurring payments and incomes that the member may see."""
        async with self._api.context(request) as context:
            rules = [rule for rule in await list_rules(context.uow) if is_rule_visible(rule, context.member.id)]
        return RecurringsShown(items=[RecurringShown.of(rule, context.today) for rule in rules])

    async def occurrences(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
    ) -> OccurrencesShown:
        """List what falls due in a period (by default this month), each with how much of it is paid."""
        async with self._api.context(request) as context:
            asked = read_period(first or last, last or first, None)
            period = asked or find_month(context.today)
            if period.days > MOST_DAYS:
                raise Invalid("period-too-long", days=MOST_DAYS)
            bills = await list_bills(context.uow, context.today, period)
        items = [OccurrenceShown.of(bill, context.member.id) for bill in bills]
        return OccurrencesShown(period=PeriodShown.of(period), items=items)

    async def create(self, request: Request, wanted: RecurringWanted) -> Response:
        """Create a recurring payment or income."""
        membership: Membership = request.state.membership
        chat = await find_or_make_own_chat(self._api, membership)
        async with self._api.context_once(request) as context:
            line = make_line(context, wanted.model_copy(update={"day": None, "classify": True}))
            asked = SetRecurring(line, wanted.rhythm.rhythm(), wanted.day, wanted.until, wanted.times)
            rule = await propose_rule(context, self._api.services.categoriser, asked, NAME, chat)
            result = await decide_rule(context, rule.id, rule.version, confirm=True)
            return await finish(request, context, RecurringShown.of(result.rule, context.today), 201)

    async def show(self, request: Request, rule_id: UUID) -> RecurringShown:
        """Return one recurring payment or income."""
        async with self._api.context(request) as context:
            return RecurringShown.of(await load_rule(context, rule_id), context.today)

    async def change(
        self, request: Request, rule_id: UUID, wanted: RecurringChanged, if_match: IfMatch = None
    ) -> Response:
        """Change a recurring payment or income from its next due day on."""

        async def act(context: UseCaseContext, rule: RecurringRule, version: int) -> RuleResult:
            money = Money.of(wanted.amount, rule.line.money.currency) if wanted.amount is not None else None
            return await change_rule(context, rule.id, version, RuleChange(money, wanted.name or None))

        return await self._act_on_rule(request, rule_id, if_match, act)

    async def end(self, request: Request, rule_id: UUID, if_match: IfMatch = None) -> Response:
        """End a recurring payment or income; its past entries stay."""
        return await self._act_on_rule(
            request, rule_id, if_match, lambda context, rule, at: end_rule(context, rule.id, at)
        )

    async def pause(self, request: Request, rule_id: UUID, if_match: IfMatch = None) -> Response:
        """Pause a recurring payment or income: nothing falls due until it is resumed."""
        return await self._act_on_rule(
            request, rule_id, if_match, lambda context, rule, at: pause_rule(context, rule.id, at)
        )

    async def resume(self, request: Request, rule_id: UUID, if_match: IfMatch = None) -> Response:
        """Resume a paused payment or income."""
        return await self._act_on_rule(
            request, rule_id, if_match, lambda context, rule, at: resume_rule(context, rule.id, at)
        )

    async def skip(self, request: Request, rule_id: UUID, if_match: IfMatch = None) -> Response:
        """Skip the next unpaid due day."""

        async def act(context: UseCaseContext, rule: RecurringRule, version: int) -> RuleResult:
            return (await skip_next(context, rule.id, version))[0]

        return await self._act_on_rule(request, rule_id, if_match, act)

    async def _act_on_rule(self, request: Request, rule_id: UUID, if_match: str | None, act: Act) -> Response:
        """Change a rule by calling ``act`` with the If-Match header's version, or the current one without a header."""
        async with self._api.context_once(request) as context:
            rule = await load_rule(context, rule_id)
            result = await act(context, rule, version_of(if_match) or rule.version)
            if not result.acted:
                raise Invalid("version-old")
            return await finish(request, context, RecurringShown.of(result.rule, context.today))
