"""REST for what is planned and owed: budgets, recurring payments with their occurrences, settling up."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field, StringConstraints

from bot.web.api.book_shapes import EntryShown, LineShown
from bot.web.api.chat_turn import own_chat
from bot.web.api.entries import AmountText, EntryWanted, Key, make_line, read_period
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import (
    PROBLEMS,
    Body,
    FirstDay,
    IdempotencyKey,
    IfMatch,
    IsoDay,
    LastDay,
    MoneyShown,
    Shown,
    Whole,
    version_of,
)
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import finish, look_up
from core.errors import Invalid, NotFound
from core.model.balance import Balances, SplitKind, SplitRule
from core.model.budget import Budget, BudgetChange, BudgetEvery, BudgetScope, BudgetState, BudgetStatus
from core.model.household import Membership
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import Period, month
from core.model.recurring import Bill, BillStatus, RecurringRule, Rhythm, RhythmUnit, RuleState, next_occurrence
from core.usecases.budget_status import read_budgets
from core.usecases.keep_budgets import remove_budget, set_budget
from core.usecases.list_bills import is_shown, list_bills, list_rules
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
from core.usecases.settle_up import current_rule, load_balances, set_split, settle_debt
from core.usecases.use_case_context import UseCaseContext

MOST_DAYS = 400
"""Days of one list of occurrences."""


class BudgetWanted(Body):
    """A limit on a scope: some categories, one member, both, or all spending where neither is named."""

    amount: AmountText
    categories: Annotated[list[Key], Field(max_length=20)] = Field(default_factory=list)
    member: UUID | None = None
    every: BudgetEvery | None = None
    starts: IsoDay | None = None
    once: bool = False
    rollover: bool | None = None
    threshold: Annotated[Whole | None, Field(ge=1, le=100)] = None


class BudgetChanged(Body):
    """What is to change of a budget from the period on that runs, or that of ``starts``."""

    amount: AmountText | None = None
    every: BudgetEvery | None = None
    starts: IsoDay | None = None
    once: bool = False
    rollover: bool | None = None
    threshold: Annotated[Whole | None, Field(ge=1, le=100)] = None


class BudgetShown(Shown):
    """A budget with how it stands in the period of a day."""

    id: UUID
    categories: list[str]
    member: UUID | None
    every: BudgetEvery
    threshold: int
    rollover: bool
    period: PeriodShown
    limit: MoneyShown
    carry: MoneyShown
    spent: MoneyShown
    remaining: MoneyShown
    bills: MoneyShown = Field(description="Bills known to come until the period ends")
    percent: int | None
    status: BudgetState
    left_per_day: MoneyShown | None

    @classmethod
    def of(cls, status: BudgetStatus) -> BudgetShown:
        """Return a budget as it stands."""
        budget, left = status.budget, status.left_per_day
        return cls(
            id=budget.id,
            categories=list(budget.scope.categories),
            member=budget.scope.member,
            every=budget.every,
            threshold=budget.threshold,
            rollover=budget.rollover_from is not None,
            period=PeriodShown.of(status.period),
            limit=MoneyShown.of(status.limit),
            carry=MoneyShown.of(status.carry),
            spent=MoneyShown.of(status.spent),
            remaining=MoneyShown.of(status.remaining),
            bills=MoneyShown.of(status.bills),
            percent=status.percent,
            status=status.state,
            left_per_day=MoneyShown.of(left) if left else None,
        )


class BudgetsShown(Shown):
    """Every budget on a day, all spending of the month, and what of it no budget counts."""

    day: date
    period: PeriodShown
    items: list[BudgetShown]
    total: list[MoneyShown]
    outside: list[MoneyShown]


class RhythmGiven(Body):
    """Every so many days, weeks, months or years; weekdays from 0, Monday; -1 is a month's last day."""

    unit: RhythmUnit
    every: Annotated[Whole, Field(ge=1, le=400)] = 1
    weekdays: Annotated[list[Annotated[Whole, Field(ge=0, le=6)]], Field(max_length=7)] = Field(default_factory=list)
    month_days: Annotated[list[Annotated[Whole, Field(ge=-1, le=31)]], Field(max_length=10)] = Field(
        default_factory=list
    )

    def rhythm(self) -> Rhythm:
        """Return the rhythm; raises Invalid where it cannot be."""
        return Rhythm(self.unit, self.every, tuple(self.weekdays), tuple(self.month_days))


class RecurringWanted(EntryWanted):
    """A payment or income that comes again; ``day`` is its first, the next one of its rhythm where it is absent."""

    rhythm: RhythmGiven
    until: IsoDay | None = None
    times: Annotated[Whole | None, Field(ge=1, le=1000)] = None


class RecurringChanged(Body):
    """What is to change from the next occurrence on."""

    amount: AmountText | None = None
    name: Annotated[str, StringConstraints(max_length=200)] | None = None


class RhythmShown(Shown):
    """When something comes again."""

    unit: RhythmUnit
    every: int
    weekdays: list[int]
    month_days: list[int]


class RecurringShown(Shown):
    """A payment or income that comes again."""

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
        """Return a rule as it is shown."""
        coming = next_occurrence(rule, today) if rule.state is RuleState.ACTIVE else None
        rhythm = rule.rhythm
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
    """The rules in force that the member may see, the oldest first."""

    items: list[RecurringShown]


class OccurrenceShown(Shown):
    """One time a rule falls due; of another member's private one there are day, money and status."""

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
        """Return an occurrence as a viewer may see it."""
        line, open_to = bill.occurrence.line, is_shown(bill.rule, viewer)
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
    """What falls due in a period, in the order of days."""

    period: PeriodShown
    items: list[OccurrenceShown]


class DebtShown(Shown):
    """Who pays whom how much, so that all is settled."""

    debtor: UUID
    creditor: UUID
    money: MoneyShown


class MemberBalanceShown(Shown):
    """A member's side in one currency: what they paid, their part, what they gave; ``net`` is owed to them."""

    member: UUID
    currency: str
    paid: MoneyShown
    part: MoneyShown
    given: MoneyShown
    net: MoneyShown


class BalancesShown(Shown):
    """Who owes whom; ``mark`` tells whether it has changed since."""

    mark: int
    members: list[MemberBalanceShown]
    debts: list[DebtShown]

    @classmethod
    def of(cls, balances: Balances) -> BalancesShown:
        """Return balances as they are shown."""
        members = [
            MemberBalanceShown(
                member=each.member,
                currency=side.currency,
                paid=_money(each.paid, side.currency),
                part=_money(each.part, side.currency),
                given=_money(each.given, side.currency),
                net=_money(each.net, side.currency),
            )
            for side in balances.currencies
            for each in side.members
        ]
        debts = [
            DebtShown(debtor=debt.debtor, creditor=debt.creditor, money=MoneyShown.of(debt.money))
            for debt in balances.debts
        ]
        return cls(mark=balances.mark, members=members, debts=debts)


class DebtSettled(Body):
    """One member paid another what the balances with this mark say."""

    debtor: UUID
    creditor: UUID
    mark: Annotated[Whole, Field(ge=0, le=2**32)]


class SettledShown(Shown):
    """The transfers that were written down."""

    entries: list[EntryShown]


class SplitGiven(Body):
    """How the household splits from now on; weights by member, in hundredths for fixed parts and percentages."""

    kind: SplitKind
    weights: Annotated[dict[UUID, Annotated[Whole, Field(ge=0, le=10**8)]], Field(max_length=50)] = Field(
        default_factory=dict
    )


class SplitShown(Shown):
    """How the household splits."""

    kind: SplitKind
    weights: dict[UUID, int]

    @classmethod
    def of(cls, rule: SplitRule | None) -> SplitShown:
        """Return a rule as it is shown; in equal parts where none was chosen."""
        return cls(kind=rule.kind if rule else SplitKind.EQUAL, weights=dict(rule.weights) if rule else {})


def _money(minor: int, currency: str) -> MoneyShown:
    return MoneyShown.of(Money(minor, currency))


def planning_routes(api: ApiDependencies) -> APIRouter:
    """``/budgets``, ``/recurring`` and ``/settle-up``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    budgets, recurring, sharing = _Budgets(api), _Recurring(api), _Sharing(api)
    router.get("/budgets", tags=["budgets"])(budgets.list_budgets)
    router.post("/budgets", status_code=201, response_model=BudgetShown, tags=["budgets"])(budgets.create)
    router.get("/budgets/{budget_id}", tags=["budgets"])(budgets.show)
    router.patch("/budgets/{budget_id}", tags=["budgets"])(budgets.change)
    router.delete("/budgets/{budget_id}", status_code=204, tags=["budgets"])(budgets.remove)
    router.get("/recurring", tags=["recurring"])(recurring.list_recurring)
    router.get("/recurring/occurrences", tags=["recurring"])(recurring.occurrences)
    router.post("/recurring", status_code=201, response_model=RecurringShown, tags=["recurring"])(recurring.create)
    router.get("/recurring/{rule_id}", tags=["recurring"])(recurring.show)
    router.patch("/recurring/{rule_id}", tags=["recurring"])(recurring.change)
    router.delete("/recurring/{rule_id}", tags=["recurring"])(recurring.end)
    for verb, handler in (("pause", recurring.pause), ("resume", recurring.resume), ("skip", recurring.skip)):
        path = f"/recurring/{{rule_id}}/{verb}"
        router.post(path, response_model=RecurringShown, tags=["recurring"])(handler)
    router.get("/settle-up", tags=["settle-up"])(sharing.balances)
    router.post("/settle-up", status_code=201, response_model=SettledShown, tags=["settle-up"])(sharing.settle)
    router.get("/settle-up/split", tags=["settle-up"])(sharing.split)
    router.put("/settle-up/split", tags=["settle-up"])(sharing.set_split)
    return router


class _Budgets:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_budgets(
        self, request: Request, month: Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] = None
    ) -> BudgetsShown:
        """Every budget with how it stands today, or stood at the end of a month."""
        async with self._api.context(request) as context:
            period = read_period(None, None, month)
            day = min(period.last, context.today) if period else context.today
            overview = await read_budgets(context.uow, context.household, day)
        return BudgetsShown(
            day=overview.day,
            period=PeriodShown.of(overview.period),
            items=[BudgetShown.of(each) for each in overview.statuses],
            total=[MoneyShown.of(each) for each in overview.total],
            outside=[MoneyShown.of(each) for each in overview.outside],
        )

    async def create(self, request: Request, wanted: BudgetWanted, key: IdempotencyKey = None) -> Response:
        """Make a budget, or replace the one of exactly this scope."""
        del key
        async with self._api.context(request) as context:
            await look_up(request, context)
            change = BudgetChange(
                BudgetScope(tuple(wanted.categories), wanted.member),
                Money.of(wanted.amount, context.household.currency),
                every=wanted.every,
                once=wanted.once,
                starts=wanted.starts,
                rollover=wanted.rollover,
                threshold=wanted.threshold,
            )
            result = await set_budget(context, change)
            return await finish(request, context, await _status(context, result.budget, result.day), 201)

    async def show(self, request: Request, budget_id: UUID) -> BudgetShown:
        """One budget with how it stands today."""
        async with self._api.context(request) as context:
            return await _status(context, await _budget(context, budget_id), context.today)

    async def change(self, request: Request, budget_id: UUID, wanted: BudgetChanged) -> BudgetShown:
        """Change a budget from the period on that runs; closed periods stay as they were."""
        async with self._api.context(request) as context:
            budget = await _budget(context, budget_id)
            limit = Money.of(wanted.amount, context.household.currency) if wanted.amount is not None else None
            change = BudgetChange(
                budget.scope,
                limit,
                every=wanted.every,
                once=wanted.once,
                starts=wanted.starts,
                rollover=wanted.rollover,
                threshold=wanted.threshold,
            )
            result = await set_budget(context, change)
            shown = await _status(context, result.budget, result.day)
            await context.uow.commit()
        return shown

    async def remove(self, request: Request, budget_id: UUID) -> None:
        """End a budget; earlier periods keep it."""
        async with self._api.context(request) as context:
            await _budget(context, budget_id)
            await remove_budget(context, budget_id)
            await context.uow.commit()


async def _budget(context: UseCaseContext, budget_id: UUID) -> Budget:
    """Return a live budget; raises NotFound."""
    found = await context.uow.budgets.get(budget_id)
    if found is None or found.ended_on is not None:
        raise NotFound("budget-unknown")
    return found


async def _status(context: UseCaseContext, budget: Budget, day: date) -> BudgetShown:
    overview = await read_budgets(context.uow, context.household, day)
    status = next((each for each in overview.statuses if each.budget.id == budget.id), None)
    if status is None:
        raise NotFound("budget-unknown")
    return BudgetShown.of(status)


class _Recurring:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_recurring(self, request: Request) -> RecurringsShown:
        """The payments and incomes that come again."""
        async with self._api.context(request) as context:
            rules = [rule for rule in await list_rules(context.uow) if is_shown(rule, context.member.id)]
        return RecurringsShown(items=[RecurringShown.of(rule, context.today) for rule in rules])

    async def occurrences(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
    ) -> OccurrencesShown:
        """What falls due in a period, usually this month, with what is paid of it."""
        async with self._api.context(request) as context:
            asked = read_period(first or last, last or first, None)
            period = asked or month(context.today)
            if period.days > MOST_DAYS:
                raise Invalid("period-too-long", days=MOST_DAYS)
            bills = await list_bills(context.uow, context.today, period)
        items = [OccurrenceShown.of(bill, context.member.id) for bill in bills]
        return OccurrencesShown(period=PeriodShown.of(period), items=items)

    async def create(self, request: Request, wanted: RecurringWanted, key: IdempotencyKey = None) -> Response:
        """Set up a payment or income that comes again."""
        del key
        membership: Membership = request.state.membership
        chat = await own_chat(self._api, membership)
        async with self._api.context(request) as context:
            await look_up(request, context)
            line = make_line(context, wanted.model_copy(update={"day": None, "classify": True}))
            asked = SetRecurring(line, wanted.rhythm.rhythm(), wanted.day, wanted.until, wanted.times)
            rule = await propose_rule(context, self._api.services.categoriser, asked, "webchat", chat)
            result = await decide_rule(context, rule.id, rule.version, confirm=True)
            return await finish(request, context, RecurringShown.of(result.rule, context.today), 201)

    async def show(self, request: Request, rule_id: UUID) -> RecurringShown:
        """One rule."""
        async with self._api.context(request) as context:
            return RecurringShown.of(await load_rule(context, rule_id), context.today)

    async def change(
        self, request: Request, rule_id: UUID, wanted: RecurringChanged, if_match: IfMatch = None
    ) -> RecurringShown:
        """Change a rule from its next occurrence on."""
        async with self._api.context(request) as context:
            rule = await load_rule(context, rule_id)
            money = Money.of(wanted.amount, rule.line.money.currency) if wanted.amount is not None else None
            change = RuleChange(money, wanted.name or None)
            result = await change_rule(context, rule_id, version_of(if_match) or rule.version, change)
            return await self._done(context, result)

    async def end(self, request: Request, rule_id: UUID, if_match: IfMatch = None) -> RecurringShown:
        """End a rule; its past stays."""
        async with self._api.context(request) as context:
            rule = await load_rule(context, rule_id)
            return await self._done(context, await end_rule(context, rule_id, version_of(if_match) or rule.version))

    async def pause(
        self, request: Request, rule_id: UUID, if_match: IfMatch = None, key: IdempotencyKey = None
    ) -> Response:
        """Let nothing fall due until it is resumed."""
        del key
        async with self._api.context(request) as context:
            await look_up(request, context)
            rule = await load_rule(context, rule_id)
            result = await pause_rule(context, rule_id, version_of(if_match) or rule.version)
            return await self._finish(request, context, result)

    async def resume(
        self, request: Request, rule_id: UUID, if_match: IfMatch = None, key: IdempotencyKey = None
    ) -> Response:
        """End a pause."""
        del key
        async with self._api.context(request) as context:
            await look_up(request, context)
            rule = await load_rule(context, rule_id)
            result = await resume_rule(context, rule_id, version_of(if_match) or rule.version)
            return await self._finish(request, context, result)

    async def skip(
        self, request: Request, rule_id: UUID, if_match: IfMatch = None, key: IdempotencyKey = None
    ) -> Response:
        """Leave out the next occurrence that is not paid."""
        del key
        async with self._api.context(request) as context:
            await look_up(request, context)
            rule = await load_rule(context, rule_id)
            result, _ = await skip_next(context, rule_id, version_of(if_match) or rule.version)
            return await self._finish(request, context, result)

    async def _done(self, context: UseCaseContext, result: RuleResult) -> RecurringShown:
        if not result.acted:
            raise Invalid("version-old")
        await context.uow.commit()
        return RecurringShown.of(result.rule, context.today)

    async def _finish(self, request: Request, context: UseCaseContext, result: RuleResult) -> Response:
        if not result.acted:
            raise Invalid("version-old")
        return await finish(request, context, RecurringShown.of(result.rule, context.today))


class _Sharing:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def balances(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
    ) -> BalancesShown:
        """Who owes whom, from all entries or from those of a period; private entries count and are not named."""
        async with self._api.context(request) as context:
            period = read_period(first, last, None)
            return BalancesShown.of(await load_balances(context.uow, context.household.currency, period))

    async def settle(self, request: Request, given: DebtSettled, key: IdempotencyKey = None) -> Response:
        """Write down that one member paid another what is owed, where nothing of it has changed since."""
        del key
        membership: Membership = request.state.membership
        chat = await own_chat(self._api, membership)
        async with self._api.context(request) as context:
            await look_up(request, context)
            period: Period | None = None
            results = await settle_debt(
                context, given.debtor, given.creditor, mark=given.mark, period=period, channel="webchat", chat=chat
            )
            if not results:
                raise Invalid("version-old")
            entries = [EntryShown.of_entry(entry) for result in results for entry in result.entries]
            return await finish(request, context, SettledShown(entries=entries), 201)

    async def split(self, request: Request) -> SplitShown:
        """How the household splits what is for all of it."""
        async with self._api.context(request) as context:
            return SplitShown.of(await current_rule(context.uow))

    async def set_split(self, request: Request, given: SplitGiven) -> SplitShown:
        """Split what is written down from now on another way; admins only."""
        async with self._api.context(request) as context:
            rule = await set_split(context, given.kind, given.weights)
            await context.uow.commit()
        return SplitShown.of(rule)
