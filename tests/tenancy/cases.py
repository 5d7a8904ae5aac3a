"""One attack for every method of a unit of work: bound to one household, handed everything of the other.

A method that appears in a part without a case here fails ``test_every_method_has_a_case``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from core.model.account_join import AccountJoin
from core.model.answer import Query, Template
from core.model.balance import SplitTerm
from core.model.budget import BudgetScope
from core.model.category_memory import TrainedModel
from core.model.entry import Entry
from core.model.household_alert import AlertKind, AlertState, NoticePreferences
from core.model.period import Period, year
from core.model.provider import Connection, Provider
from core.model.report import SPENDING, Scope
from core.model.statement_import import ImportState
from core.ports import Answered, KeptAnswer, Outgoing
from storage.mappers import digest
from storage.repositories.books import invite_mark
from storage.unit_of_work import SqlUnitOfWork
from tests.databases import NOON
from tests.tenancy.neighbours import Neighbour

Attack = Callable[[SqlUnitOfWork, Neighbour, Neighbour], Awaitable[Any]]
"""Given a unit of work of the first neighbour, try to reach the second."""


@dataclass(frozen=True, slots=True)
class Case:
    """An attack; ``told`` where the answer may tell that the name is taken, and nothing else."""

    attack: Attack
    told: bool = False


def _scopes(them: Neighbour) -> tuple[Scope, ...]:
    line = them.entry.line
    return (
        Scope(),
        Scope(member=them.member.id),
        Scope(categories=(them.category.key,)),
        Scope(merchant=line.merchant),
        Scope(tag=line.tags[0]),
        Scope(account=line.account),
        Scope(text=them.mark),
        Scope(least=line.money.minor, most=line.money.minor, currency="INR"),
    )


def _report(name: str) -> Case:
    async def attack(uow: SqlUnitOfWork, _: Neighbour, them: Neighbour) -> Any:
        return [await getattr(uow.reports, name)(scope) for scope in _scopes(them)]

    return Case(attack)


def _term(us: Neighbour) -> SplitTerm:
    return SplitTerm(NOON - timedelta(days=999), NOON + timedelta(days=999), {us.member.id: 1, us.second.id: 1})


async def _figures(uow: SqlUnitOfWork, _: Neighbour, them: Neighbour) -> Any:
    return await uow.reports.figures([Query(cut, scope) for cut in Template for scope in _scopes(them)])


async def _list(uow: SqlUnitOfWork, _: Neighbour, them: Neighbour) -> Any:
    return [await uow.reports.entries(scope, limit=50, largest=True) for scope in _scopes(them)]


def _stolen_outgoing(us: Neighbour, them: Neighbour) -> Outgoing:
    return replace(us.outgoing, id=them.proof.id, dedupe=them.outgoing.dedupe, subject=them.entry.id)


async def _answer(uow: SqlUnitOfWork, us: Neighbour, them: Neighbour) -> Any:
    own = us.received
    await uow.answered(Answered(them.received.id, own.channel, own.chat, f"person {us.mark}", (), b"{}"))


async def _restore(uow: SqlUnitOfWork, us: Neighbour, them: Neighbour) -> None:
    rows = {**await uow.backup.read(), "household": [{"id": str(them.id), "name": us.mark}]}
    await uow.backup.write(rows, us.member.id, "console", them.mark)


def _stolen_entry(us: Neighbour, them: Neighbour) -> Entry:
    return replace(us.entry, id=them.proof.id, draft=them.draft.id)


def _stolen_connection(them: Neighbour) -> Connection:
    return replace(them.connection, provider=Provider.OPENAI)


FIGURES = ("total", "by_category", "by_member", "by_merchant", "by_month", "by_day")

# What a method is handed is the other's; ids that a new row needs are the other's too.
CASES: dict[tuple[str, str], Case] = {
    ("drafts", "get"): Case(lambda uow, _, them: uow.drafts.get(them.draft.id)),
    ("drafts", "add"): Case(lambda uow, _, them: uow.drafts.add(replace(them.draft, text="stolen"))),
    ("drafts", "save"): Case(lambda uow, _, them: uow.drafts.save(replace(them.draft, text="x", version=2), was=1)),
    ("drafts", "reopen"): Case(lambda uow, _, them: uow.drafts.reopen(replace(them.draft, version=2), was=1)),
    ("drafts", "lately"): Case(lambda uow, _, them: uow.drafts.lately(them.draft.author, them.draft.created_at)),
    ("drafts", "open"): Case(lambda uow, _, them: uow.drafts.open(them.draft.channel, them.draft.chat)),
    ("entries", "add"): Case(
        lambda uow, us, them: uow.entries.add([replace(us.entry, id=them.proof.id, draft=them.draft.id)])
    ),
    ("entries", "get"): Case(lambda uow, _, them: uow.entries.get(them.entry.id)),
    ("entries", "save"): Case(lambda uow, _, them: uow.entries.save(replace(them.entry, deleted_at=NOON), was=1)),
    ("entries", "of_draft"): Case(lambda uow, _, them: uow.entries.of_draft(them.draft.id)),
    ("entries", "of_drafts"): Case(lambda uow, _, them: uow.entries.of_drafts([them.draft.id])),
    ("entries", "trash"): Case(lambda uow, _, __: uow.entries.trash(50)),
    ("entries", "purge"): Case(lambda uow, _, __: uow.entries.purge(NOON + timedelta(days=99))),
    **{
        ("reports", name): _report(name)
        for name in ["total", "by_category", "by_member", "by_merchant", "by_month", "by_day", "converted"]
    },
    ("reports", "figures"): Case(_figures),
    ("reports", "entries"): Case(_list),
    ("books", "household"): Case(lambda uow, _, __: uow.books.household()),
    ("books", "save_household"): Case(lambda uow, _, them: uow.books.save_household(replace(them.household, name="x"))),
    ("books", "add_member"): Case(lambda uow, _, them: uow.books.add_member(replace(them.second, name="x"))),
    ("books", "save_member"): Case(lambda uow, _, them: uow.books.save_member(replace(them.member, name="x"))),
    ("books", "remove_member"): Case(lambda uow, _, them: uow.books.remove_member(them.member.id)),
    ("books", "save_category"): Case(lambda uow, _, them: uow.books.save_category(replace(them.category, name="x"))),
    ("books", "remove_category"): Case(lambda uow, _, them: uow.books.remove_category(them.category.key, "other")),
    ("books", "add_invite"): Case(lambda uow, us, them: uow.books.add_invite(them.invite, "NEW", by=us.member.id)),
    ("books", "end_invites"): Case(lambda uow, _, them: uow.books.end_invites(them.code)),
    ("books", "open_invites"): Case(lambda uow, _, __: uow.books.open_invites()),
    ("books", "end_invite"): Case(lambda uow, _, them: uow.books.end_invite(invite_mark(digest(them.code)))),
    ("books", "bind_chat"): Case(lambda uow, _, them: uow.books.bind_chat("console", f"group {them.mark}"), told=True),
    ("proofs", "of_draft"): Case(lambda uow, _, them: uow.proofs.of_draft(them.draft.id)),
    ("proofs", "of_drafts"): Case(lambda uow, _, them: uow.proofs.of_drafts([them.draft.id])),
    ("proofs", "same"): Case(lambda uow, _, them: uow.proofs.same(them.proof.digest)),
    ("proofs", "pictured"): Case(lambda uow, _, __: uow.proofs.pictured(50)),
    ("proofs", "filed"): Case(lambda uow, _, them: uow.proofs.filed(them.member.id)),
    ("proofs", "needed"): Case(lambda uow, _, __: uow.proofs.needed()),
    ("proofs", "sourced"): Case(lambda uow, _, them: uow.proofs.sourced(them.proof.source, 50)),
    ("proofs", "move"): Case(lambda uow, us, them: uow.proofs.move([them.proof.id], us.draft.id)),
    ("proofs", "unfile_old"): Case(lambda uow, _, __: uow.proofs.unfile_old(NOON + timedelta(days=99))),
    ("proofs", "unfile"): Case(lambda uow, _, them: uow.proofs.unfile(them.draft.id)),
    ("reports", "spending_parts"): Case(
        lambda uow, _, __: uow.reports.spending_parts(Period(NOON.date(), NOON.date()))
    ),
    ("budgets", "all"): Case(lambda uow, _, __: uow.budgets.all()),
    ("budgets", "get"): Case(lambda uow, _, them: uow.budgets.get(them.budget.id)),
    ("budgets", "add"): Case(
        lambda uow, _, them: uow.budgets.add(replace(them.budget, scope=BudgetScope(), limits=()))
    ),
    ("budgets", "save"): Case(lambda uow, _, them: uow.budgets.save(replace(them.budget, ended_on=NOON.date()))),
    ("connections", "get"): Case(lambda uow, _, __: uow.connections.get()),
    ("connections", "save"): Case(lambda uow, _, them: uow.connections.save(_stolen_connection(them))),
    ("connections", "forget"): Case(lambda uow, _, __: uow.connections.forget()),
    ("connections", "reseal"): Case(lambda uow, _, __: uow.connections.reseal()),
    ("connections", "log"): Case(lambda uow, us, them: uow.connections.log(replace(us.call, id=them.call.id))),
    ("connections", "usage"): Case(lambda uow, _, __: uow.connections.usage(NOON - timedelta(days=99))),
    ("recurring", "add"): Case(lambda uow, _, them: uow.recurring.add(replace(them.rule, chat="stolen"))),
    ("recurring", "get"): Case(lambda uow, _, them: uow.recurring.get(them.rule.id)),
    ("recurring", "save"): Case(lambda uow, _, them: uow.recurring.save(replace(them.rule, version=2), was=1)),
    ("recurring", "in_force"): Case(lambda uow, _, __: uow.recurring.in_force()),
    ("recurring", "proposed"): Case(lambda uow, _, __: uow.recurring.proposed(NOON - timedelta(days=99))),
    ("recurring", "claim"): Case(lambda uow, _, them: uow.recurring.claim(them.rule.id, 2, NOON.date(), them.draft.id)),
    ("recurring", "drafted"): Case(lambda uow, _, __: uow.recurring.drafted(NOON.date() - timedelta(days=99))),
    ("recurring", "payments"): Case(lambda uow, _, __: uow.recurring.payments(year(NOON.date()))),
    ("recurring", "decline"): Case(lambda uow, _, them: uow.recurring.decline(f"shop {them.mark}")),
    ("recurring", "declined"): Case(lambda uow, _, __: uow.recurring.declined()),
    ("recurring", "set_calendar"): Case(lambda uow, _, them: uow.recurring.set_calendar(f"own {them.mark}")),
    ("jobs", "wake"): Case(lambda uow, us, them: uow.jobs.wake(them.run.job, us.run.run_at - timedelta(days=1))),
    ("jobs", "plan"): Case(lambda uow, _, them: uow.jobs.plan(them.run.job, them.run.occurrence, NOON)),
    ("jobs", "planned"): Case(lambda uow, _, __: uow.jobs.planned()),
    ("jobs", "move"): Case(lambda uow, _, them: uow.jobs.move(them.run, NOON)),
    ("jobs", "cancel"): Case(lambda uow, _, them: uow.jobs.cancel(them.run)),
    ("jobs", "finish"): Case(lambda uow, _, them: uow.jobs.finish(them.run)),
    ("jobs", "fail"): Case(lambda uow, _, them: uow.jobs.fail(them.run, "stolen")),
    ("category_rules", "save"): Case(lambda uow, _, them: uow.category_rules.save(them.own_rule, by=them.member.id)),
    ("category_rules", "remove"): Case(lambda uow, _, them: uow.category_rules.remove(them.own_rule.id)),
    ("category_rules", "entries"): Case(lambda uow, _, them: uow.category_rules.entries(them.own_rule, SPENDING, 50)),
    ("category_rules", "recategorise"): Case(
        lambda uow, _, them: uow.category_rules.recategorise(them.entry, "other", 1.0)
    ),
    ("messages", "showing"): Case(lambda uow, _, them: uow.messages.showing(them.outgoing.subject or them.draft.id)),
    ("messages", "notices_since"): Case(
        lambda uow, _, them: uow.messages.notices_since(
            them.outgoing.channel, them.outgoing.chat, NOON - timedelta(days=99)
        )
    ),
    ("messages", "usage"): Case(
        lambda uow, _, them: uow.messages.usage(them.outgoing.channel, NOON - timedelta(days=99))
    ),
    ("lessons", "lessons"): Case(lambda uow, _, them: uow.lessons.lessons([f"shop {them.mark}"], NOON.date())),
    ("lessons", "examples"): Case(lambda uow, _, __: uow.lessons.examples(50)),
    ("lessons", "changed_since"): Case(lambda uow, _, __: uow.lessons.changed_since(None)),
    ("lessons", "model"): Case(lambda uow, _, __: uow.lessons.model()),
    ("lessons", "save_model"): Case(lambda uow, _, __: uow.lessons.save_model(TrainedModel(b"x", NOON, 1))),
    ("backup", "read"): Case(lambda uow, _, __: uow.backup.read()),
    ("backup", "is_empty"): Case(lambda uow, _, __: uow.backup.is_empty()),
    ("backup", "write"): Case(_restore),
    ("goals", "add"): Case(lambda uow, _, them: uow.goals.add(them.goal, by=them.member.id)),
    ("goals", "get"): Case(lambda uow, _, them: uow.goals.get(them.goal.id)),
    ("goals", "save"): Case(lambda uow, _, them: uow.goals.save(replace(them.goal, name="x", version=2), was=1)),
    ("goals", "open"): Case(lambda uow, _, __: uow.goals.open()),
    ("goals", "saved"): Case(lambda uow, _, them: uow.goals.saved(them.goal.id)),
    ("goals", "put"): Case(lambda uow, us, them: uow.goals.put(replace(us.deposit, id=us.entry.id, goal=them.goal.id))),
    ("goals", "take_back"): Case(lambda uow, _, them: uow.goals.take_back(them.deposit.id)),
    ("imports", "add"): Case(lambda uow, us, them: uow.imports.add(replace(them.imported, id=us.entry.id))),
    ("imports", "add_parts"): Case(lambda uow, _, them: uow.imports.add_parts([replace(them.part, number=1)])),
    ("imports", "get"): Case(lambda uow, _, them: uow.imports.get(them.imported.id)),
    ("imports", "find"): Case(lambda uow, _, them: uow.imports.find(them.imported.id)),
    ("imports", "save"): Case(lambda uow, _, them: uow.imports.save(replace(them.imported, fresh=1, version=2), was=1)),
    ("imports", "newest"): Case(lambda uow, _, __: uow.imports.newest(50)),
    ("imports", "running"): Case(lambda uow, _, __: uow.imports.running()),
    ("imports", "same"): Case(lambda uow, _, them: uow.imports.same(them.imported.digest)),
    ("imports", "next_part"): Case(lambda uow, _, them: uow.imports.next_part(them.imported.id, ImportState.COMPARING)),
    ("imports", "parts_before"): Case(lambda uow, _, them: uow.imports.parts_before(them.imported.id, 9, 50)),
    ("imports", "save_part"): Case(
        lambda uow, _, them: uow.imports.save_part(
            replace(them.part, state=ImportState.DONE), was=ImportState.COMPARING
        )
    ),
    ("imports", "discard_entries"): Case(lambda uow, _, them: uow.imports.discard_entries(them.draft.id)),
    ("imports", "remember_columns"): Case(
        lambda uow, _, them: uow.imports.remember_columns(f"header {them.mark}", "stolen")
    ),
    ("imports", "remembered_columns"): Case(lambda uow, _, __: uow.imports.remembered_columns()),
    ("accounts", "add_facts"): Case(
        lambda uow, us, them: uow.accounts.add_facts([replace(them.fact, id=us.entry.id, account="stolen")])
    ),
    ("accounts", "add"): Case(lambda uow, us, them: uow.accounts.add(us.draft.id, f"Card {them.mark}")),
    ("accounts", "remove_fact"): Case(lambda uow, _, them: uow.accounts.remove_fact(them.told.id)),
    ("accounts", "facts"): Case(lambda uow, _, __: uow.accounts.facts(NOON.date() - timedelta(days=99))),
    ("accounts", "movements"): Case(lambda uow, _, __: uow.accounts.movements(NOON.date() - timedelta(days=99))),
    ("accounts", "visible"): Case(lambda uow, _, __: uow.accounts.visible()),
    ("account_names", "rename"): Case(lambda uow, _, them: uow.account_names.rename(them.proof.id, "stolen")),
    ("account_names", "are_between"): Case(
        lambda uow, us, them: uow.account_names.are_between(us.proof.id, them.proof.id)
    ),
    ("account_names", "join"): Case(lambda uow, us, them: uow.account_names.join(them.proof.id, us.proof.id)),
    ("account_names", "part"): Case(
        lambda uow, _, them: uow.account_names.part(AccountJoin(them.draft.id, f"Old {them.mark}", them.proof.id))
    ),
    ("rates", "save"): Case(lambda uow, _, them: uow.rates.save([them.rate], f"by {them.mark}")),
    ("rates", "find"): Case(lambda uow, _, them: uow.rates.find(them.rate.currency, them.rate.day)),
    ("rates", "latest"): Case(lambda uow, _, __: uow.rates.latest()),
    ("rates", "waiting"): Case(lambda uow, _, __: uow.rates.waiting("INR", 50)),
    ("rates", "convert"): Case(
        lambda uow, _, them: uow.rates.convert(replace(them.entry, line=them.entry.line.at_rate(Decimal(2), "USD")))
    ),
    ("sharing", "entries"): Case(lambda uow, _, __: uow.sharing.entries(limit=100)),
    ("sharing", "sums"): Case(lambda uow, us, _: uow.sharing.sums([_term(us)])),
    ("sharing", "rules"): Case(lambda uow, _, __: uow.sharing.rules()),
    ("sharing", "stays"): Case(lambda uow, _, __: uow.sharing.stays()),
    ("sharing", "lock"): Case(lambda uow, _, __: uow.sharing.lock()),
    ("sharing", "add_rule"): Case(lambda uow, _, them: uow.sharing.add_rule(them.split, by=them.member.id)),
    ("alerts", "add"): Case(lambda uow, us, them: uow.alerts.add(replace(them.alert, id=us.alert.id))),
    ("alerts", "get"): Case(lambda uow, _, them: uow.alerts.get(them.alert.id)),
    ("alerts", "save"): Case(lambda uow, _, them: uow.alerts.save(replace(them.alert, state=AlertState.CLOSED))),
    ("alerts", "live"): Case(lambda uow, _, __: uow.alerts.live()),
    ("alerts", "pushes_since"): Case(lambda uow, _, __: uow.alerts.pushes_since(NOON - timedelta(days=99))),
    ("alerts", "accept"): Case(lambda uow, _, them: uow.alerts.accept(AlertKind.PRICE, "rule:1", them.member.id)),
    ("alerts", "accepted"): Case(lambda uow, _, __: uow.alerts.accepted()),
    ("alerts", "forget_accepted"): Case(lambda uow, _, __: uow.alerts.forget_accepted()),
    ("alerts", "preferences"): Case(lambda uow, _, __: uow.alerts.preferences()),
    ("alerts", "save_preferences"): Case(
        lambda uow, _, them: uow.alerts.save_preferences(them.member.id, NoticePreferences(discreet=True))
    ),
    ("access", "sessions"): Case(lambda uow, _, them: uow.access.sessions(them.member.id, NOON)),
    ("access", "end_session"): Case(lambda uow, _, them: uow.access.end_session(them.member.id, them.session.id, NOON)),
    ("access", "end_others"): Case(lambda uow, _, them: uow.access.end_others(them.member.id, None, NOON)),
    ("access", "open_session"): Case(lambda uow, _, them: uow.access.open_session(them.member.id, them.session, "x")),
    ("access", "login"): Case(lambda uow, _, them: uow.access.login(them.member.id)),
    ("access", "set_login"): Case(
        lambda uow, us, them: uow.access.set_login(us.member.id, f"login {them.mark}", "stolen", NOON), told=True
    ),
    ("access", "passkeys"): Case(lambda uow, _, them: uow.access.passkeys(them.member.id)),
    ("access", "add_passkey"): Case(
        lambda uow, us, them: uow.access.add_passkey(us.member.id, them.passkey), told=True
    ),
    ("access", "remove_passkey"): Case(lambda uow, _, them: uow.access.remove_passkey(them.member.id, them.passkey.id)),
    ("access", "add_link"): Case(lambda uow, _, them: uow.access.add_link(them.member.id, "mine", NOON, NOON)),
    ("access", "answer"): Case(lambda uow, _, them: uow.access.answer(them.member.id, f"key {them.mark}")),
    ("access", "keep_answer"): Case(
        lambda uow, _, them: uow.access.keep_answer(them.member.id, f"key {them.mark}", KeptAnswer("x", 200, b""), NOON)
    ),
    ("access", "forget_answers"): Case(lambda uow, _, __: uow.access.forget_answers(NOON + timedelta(days=99))),
    ("uow", "prove"): Case(lambda uow, us, them: uow.prove(replace(us.proof, id=them.entry.id, draft=them.draft.id))),
    ("uow", "log_parsing"): Case(lambda uow, us, them: uow.log_parsing(replace(us.parsing, member=them.member.id))),
    ("uow", "log_change"): Case(lambda uow, us, them: uow.log_change(replace(us.change, member=them.member.id))),
    ("uow", "changes"): Case(lambda uow, _, them: uow.changes(them.entry.id)),
    ("uow", "changes_by"): Case(lambda uow, _, them: uow.changes_by(them.member.id, 50)),
    ("uow", "trail"): Case(lambda uow, _, them: uow.trail([them.change.action], [them.change.action], limit=50)),
    ("uow", "newest_change"): Case(lambda uow, _, __: uow.newest_change()),
    ("uow", "shown"): Case(lambda uow, _, them: uow.shown("console", f"den {them.mark}", f"message {them.mark}")),
    ("uow", "answered"): Case(_answer),
    ("uow", "queue"): Case(lambda uow, us, them: uow.queue([_stolen_outgoing(us, them)])),
    ("uow", "commit"): Case(lambda uow, _, __: uow.books.household()),
}
