"""Two households in one database, each with a row in every table a member can fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.model.access import Passkey, Session, SessionKind
from core.model.account_balance import BalanceFact
from core.model.balance import SplitKind, SplitRule
from core.model.budget import Budget, BudgetEvery, BudgetLimit, BudgetScope
from core.model.category import Category
from core.model.category_memory import TrainedModel
from core.model.category_rule import CategoryRule
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, EntryKind, Line, Share, Visibility
from core.model.goal import Deposit, Goal
from core.model.household import Household, Invite, Member, NumberHabit, Role
from core.model.household_alert import (
    Alert,
    AlertFacts,
    AlertKind,
    AlertLevel,
    AlertState,
    Condition,
    NoticePreferences,
)
from core.model.money import Money
from core.model.provider import Connection, ModelCallRecord, Provider
from core.model.rate import Rate
from core.model.recurring import RecurringRule, Rhythm, RhythmUnit, RuleState, RuleTerms
from core.model.statement_import import ImportPart, ImportState, StatementImport
from core.ports import Answered, Change, Identity, Ids, JobRun, KeptAnswer, Outgoing, Parsing, Proof, Received
from storage import tables
from storage.store import Store
from tests.databases import NOON

DAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A household and all that is its own; every name, number and id in it is found nowhere else."""

    mark: str
    household: Household
    member: Member
    second: Member
    category: Category
    draft: Draft
    entry: Entry
    thrown: Entry
    proof: Proof
    parsing: Parsing
    change: Change
    invite: Invite
    received: Received
    outgoing: Outgoing
    connection: Connection
    call: ModelCallRecord
    session: Session
    passkey: Passkey
    rule: RecurringRule
    run: JobRun
    alert: Alert
    budget: Budget

    @property
    def id(self) -> UUID:
        """The household's id."""
        return self.household.id

    @property
    def split(self) -> SplitRule:
        """How it splits."""
        return SplitRule(SplitKind.FIXED, NOON, {self.member.id: self.entry.line.money.minor})

    @property
    def own_rule(self) -> CategoryRule:
        """Where it always puts what it buys at its shop; its id is that of its draft, which no other household has."""
        shop = self.entry.line.merchant or ""
        return CategoryRule(self.draft.id, shop.casefold(), shop, of_shop=True, category=self.category.key)

    @property
    def rate(self) -> Rate:
        """A rate only it has."""
        return Rate("USD", DAY, Decimal(self.entry.line.money.minor))

    @property
    def goal(self) -> Goal:
        """What it saves for; its id is that of its draft, which no other household has."""
        return Goal(self.draft.id, f"Goa {self.mark}", self.entry.line.money, None, NOON)

    @property
    def fact(self) -> BalanceFact:
        """What its bank said an account holds; its id is that of its proof."""
        money = self.entry.line.money
        return BalanceFact(self.proof.id, f"Card {self.mark}", money, DAY, NOON, "alert", self.proof.id)

    @property
    def told(self) -> BalanceFact:
        """What a member said it holds; its id is that of its draft."""
        return replace(self.fact, id=self.draft.id, source="member", proof=None)

    @property
    def deposit(self) -> Deposit:
        """What it put into that."""
        return Deposit(self.proof.id, self.goal.id, self.entry.line.money.minor, DAY, self.member.id)

    @property
    def imported(self) -> StatementImport:
        """A bank's file that it imports in parts; its id is that of its draft, which no other household has."""
        name, digest, den = f"file {self.mark}.csv", f"digest {self.mark}", f"den {self.mark}"
        state = ImportState.COMPARING
        return StatementImport(
            self.draft.id, self.member.id, name, digest, None, "console", den, state, NOON, NOON, total=1
        )

    @property
    def part(self) -> ImportPart:
        """The one part of that file."""
        return ImportPart(self.imported.id, 0, ImportState.COMPARING, 1, self.mark.encode())

    @property
    def code(self) -> str:
        """Its open invite's code."""
        return f"CODE{self.mark}"


def neighbour(mark: str, ids: Ids, minor: int) -> Neighbour:
    """A household with a private entry, one in the trash, an open draft, an invite; not in any store yet."""
    member = Member(ids.new(), f"Asha {mark}", Role.ADMIN)
    second = Member(ids.new(), f"Ravi {mark}", Role.MEMBER)
    household = Household(ids.new(), f"House {mark}", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
    category = Category(f"own-{mark}", "🍵", "green", name=f"Tea {mark}")
    line = Line(
        EntryKind.EXPENSE,
        Money(minor, "INR"),
        DAY,
        f"milk {mark}",
        category.key,
        f"Dairy {mark}",
        f"Card {mark}",
        member.id,
        (f"tag-{mark}",),
        Visibility.SHARED,
        shares=(Share(second.id, minor),),
    )
    draft = Draft(ids.new(), 1, DraftState.OPEN, member.id, (line,), (), NOON, "console", f"den {mark}", f"milk {mark}")
    entry = Entry(ids.new(), line, member.id, NOON, draft=draft.id)
    thrown = Entry(ids.new(), line, member.id, NOON, deleted_at=NOON)
    return Neighbour(
        mark,
        household,
        member,
        second,
        category,
        draft,
        entry,
        thrown,
        Proof(ids.new(), draft.id, f"photo {mark}", "", "file", f"digest {mark}", minor, f"receipt {mark}"),
        Parsing(ids.new(), member.id, f"milk {mark}", "rules", "{}"),
        Change(ids.new(), member.id, f"made {mark}", entry.id),
        Invite(household.id, household.name, Role.MEMBER, NOON + timedelta(days=1)),
        Received(ids.new(), "console", f"den {mark}", b"{}"),
        Outgoing(ids.new(), "console", f"den {mark}", f'"{mark}"'.encode(), "card", entry.id),
        Connection(Provider.COMPATIBLE, f"model {mark}", f"key {mark}", f"http://{mark}.example"),
        ModelCallRecord(ids.new(), NOON, f"job {mark}", Provider.COMPATIBLE, f"model {mark}", "ok", 7, 9, minor),
        Session(ids.new(), SessionKind.TOKEN, NOON, NOON, NOON + timedelta(days=1), label=f"token {mark}"),
        Passkey(ids.new(), f"credential {mark}", mark.encode(), 0, f"passkey {mark}", NOON),
        _rule(mark, ids.new(), member.id, line),
        JobRun(household.id, f"job {mark}", "2026-12-01", NOON + timedelta(days=10)),
        _alert(mark, ids.new(), member.id, minor),
        Budget(
            ids.new(), BudgetScope((category.key,), member.id), BudgetEvery.MONTH, "INR", (BudgetLimit(DAY, minor),)
        ),
    )


def _alert(mark: str, ident: UUID, member: UUID, minor: int) -> Alert:
    facts = AlertFacts(f"rent {mark}", amount=Money(minor, "INR"))
    condition = Condition(AlertKind.PRICE, f"rule {mark}", "1", facts, member)
    return Alert(ident, condition, AlertState.TOLD, NOON, NOON, NOON, pushed=True)


def _rule(mark: str, ident: UUID, author: UUID, line: Line) -> RecurringRule:
    terms = (RuleTerms(1, line),)
    return RecurringRule(
        ident, author, "console", f"den {mark}", NOON, Rhythm(RhythmUnit.MONTH), DAY, terms, RuleState.ACTIVE
    )


async def move_in(store: Store, who: Neighbour) -> None:
    """Write a neighbour into a store."""
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(
            who.household, who.member, Identity("console", f"person {who.mark}", who.member.name)
        )
        await transaction.commit()
    await store.inbox.receive(who.received, f"event {who.mark}")
    async with store.units(who.id, who.member.id) as uow:
        await uow.books.add_member(who.second)
        await uow.books.save_category(who.category)
        await uow.books.add_invite(who.invite, who.code, by=who.member.id)
        await uow.books.bind_chat("console", f"group {who.mark}")
        await uow.accounts.add(who.proof.id, f"Old {who.mark}")
        await uow.account_names.rename(who.proof.id, f"Card {who.mark}")
        await uow.drafts.add(who.draft)
        await uow.entries.add([who.entry, who.thrown])
        await uow.add_proof(who.proof)
        await uow.log_parsing(who.parsing)
        await uow.log_change(who.change)
        await uow.connections.save(who.connection)
        await uow.connections.log_call(who.call)
        await uow.recurring.add(who.rule)
        await uow.goals.add(who.goal, by=who.member.id)
        await uow.goals.add_deposit(who.deposit)
        await uow.imports.add(who.imported)
        await uow.imports.add_parts([who.part])
        await uow.imports.remember_columns(f"header {who.mark}", "{}")
        await uow.accounts.add_facts([who.fact, who.told])
        await uow.rates.save([who.rate], "typed")
        await uow.category_rules.save(who.own_rule, by=who.member.id)
        await uow.sharing.add_rule(who.split, by=who.member.id)
        await uow.lessons.save_model(TrainedModel(who.mark.encode(), NOON, 1))
        await uow.recurring.record_draft(who.rule.id, 1, DAY, who.draft.id)
        await uow.recurring.decline_suggestion(f"shop {who.mark}")
        await uow.recurring.set_calendar(f"token {who.mark}")
        await uow.alerts.add(who.alert)
        await uow.alerts.accept(AlertKind.UNUSUAL, f"shop {who.mark}", who.member.id)
        await uow.alerts.save_preferences(who.member.id, NoticePreferences({who.mark: AlertLevel.OFF}))
        await uow.jobs.plan(who.run.job, who.run.occurrence, who.run.run_at)
        await uow.budgets.add(who.budget)
        await uow.access.open_session(who.member.id, who.session, f"secret {who.mark}")
        await uow.access.set_login(who.member.id, f"login {who.mark}", f"hash {who.mark}", NOON)
        await uow.access.add_passkey(who.member.id, who.passkey)
        await uow.access.add_link(who.member.id, f"link {who.mark}", NOON, NOON + timedelta(hours=1))
        await uow.access.keep_answer(who.member.id, f"key {who.mark}", KeptAnswer(who.mark, 200, b"{}"), NOON)
        await uow.record_handled(answer(who))
        await uow.commit()
    await store.outbox.mark_sent(who.outgoing.id, f"message {who.mark}")


def answer(who: Neighbour) -> Answered:
    """The answer to what a neighbour's member said."""
    chat = who.received.chat
    return Answered(who.received.id, "console", chat, f"person {who.mark}", (who.outgoing,), f'"{who.mark}"'.encode())


async def belongings(store: Store, household: UUID) -> list[tuple[str, Mapping[str, Any]]]:
    """Every row of a household in every table, read from outside all binding."""
    found = []
    async with store.database.transaction() as unbound:
        for table in tables.metadata.sorted_tables:
            own = "household_id" if "household_id" in table.c else "id"
            rows = await unbound.fetch(select(table))
            found += [(table.name, dict(row)) for row in rows if own in row and row[own] == household]
    return sorted(found, key=str)
