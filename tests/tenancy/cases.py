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
from core.model.answer import ReportQuery, Template
from core.model.balance import SplitTerm
from core.model.budget import BudgetScope
from core.model.category_memory import TrainedModel
from core.model.entry import Entry
from core.model.household_alert import AlertKind, AlertState, NoticePreferences
from core.model.period import Period, find_year
from core.model.provider import Connection, Provider
from core.model.report import SPENDING, Scope
from core.model.statement_import import ImportState
from core.ports import Answered, KeptAnswer, Outgoing
from storage.mappers import hash_code
from storage.repositories.books import make_invite_mark
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
    return await uow.reports.read_figures([ReportQuery(cut, scope) for cut in Template for scope in _scopes(them)])


async def _list(uow: SqlUnitOfWork, _: Neighbour, them: Neighbour) -> Any:
    return [await uow.reports.list_entries(scope, limit=50, largest=True) for scope in _scopes(them)]


def _stolen_outgoing(us: Neighbour, them: Neighbour) -> Outgoing:
    return replace(us.outgoing, id=them.proof.id, dedupe=them.outgoing.dedupe, subject=them.entry.id)


async def _answer(uow: SqlUnitOfWork, us: Neighbour, them: Neighbour) -> Any:
    own = us.received
    await uow.record_handled(Answered(them.received.id, own.channel, own.chat, f"person {us.mark}", (), b"{}"))


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
    ("drafts", "list_recent"): Case(
        lambda uow, _, them: uow.drafts.list_recent(them.draft.author, them.draft.created_at)
    ),
    ("drafts", "list_open"): Case(lambda uow, _, them: uow.drafts.list_open(them.draft.channel, them.draft.chat)),
    ("entries", "add"): Case(
        lambda uow, us, them: uow.entries.add([replace(us.entry, id=them.proof.id, draft=them.draft.id)])
    ),
    ("entries", "get"): Case(lambda uow, _, them: uow.entries.get(them.entry.id)),
    ("entries", "save"): Case(lambda uow, _, them: uow.entries.save(replace(them.entry, deleted_at=NOON), was=1)),
    ("entries", "list_of_draft"): Case(lambda uow, _, them: uow.entries.list_of_draft(them.draft.id)),
    ("entries", "list_of_drafts"): Case(lambda uow, _, them: uow.entries.list_of_drafts([them.draft.id])),
    ("entries", "list_trash"): Case(lambda uow, _, __: uow.entries.list_trash(50)),
    ("entries", "purge"): Case(lambda uow, _, __: uow.entries.purge(NOON + timedelta(days=99))),
    **{
        ("reports", name): _report(name)
        for name in ["read_total", "by_category", "by_member", "by_merchant", "by_month", "by_day", "read_converted"]
    },
    ("reports", "read_figures"): Case(_figures),
    ("reports", "list_entries"): Case(_list),
    ("books", "load_household"): Case(lambda uow, _, __: uow.books.load_household()),
    ("books", "save_household"): Case(lambda uow, _, them: uow.books.save_household(replace(them.household, name="x"))),
    ("books", "add_member"): Case(lambda uow, _, them: uow.books.add_member(replace(them.second, name="x"))),
    ("books", "save_member"): Case(lambda uow, _, them: uow.books.save_member(replace(them.member, name="x"))),
    ("books", "remove_member"): Case(lambda uow, _, them: uow.books.remove_member(them.member.id)),
    ("books", "save_category"): Case(lambda uow, _, them: uow.books.save_category(replace(them.category, name="x"))),
    ("books", "remove_category"): Case(lambda uow, _, them: uow.books.remove_category(them.category.key, "other")),
    ("books", "add_invite"): Case(lambda uow, us, them: uow.books.add_invite(them.invite, "NEW", by=us.member.id)),
    ("books", "end_invites"): Case(lambda uow, _, them: uow.books.end_invites(them.code)),
    ("books", "list_open_invites"): Case(lambda uow, _, __: uow.books.list_open_invites()),
    ("books", "end_invite"): Case(lambda uow, _, them: uow.books.end_invite(make_invite_mark(hash_code(them.code)))),
    ("books", "bind_chat"): Case(lambda uow, _, them: uow.books.bind_chat("console", f"group {them.mark}"), told=True),
    ("proofs", "list_of_draft"): Case(lambda uow, _, them: uow.proofs.list_of_draft(them.draft.id)),
    ("proofs", "list_of_drafts"): Case(lambda uow, _, them: uow.proofs.list_of_drafts([them.draft.id])),
    ("proofs", "find_same"): Case(lambda uow, _, them: uow.proofs.find_same(them.proof.digest)),
    ("proofs", "list_photos"): Case(lambda uow, _, __: uow.proofs.list_photos(50)),
    ("proofs", "list_filed_drafts"): Case(lambda uow, _, them: uow.proofs.list_filed_drafts(them.member.id)),
    ("proofs", "list_needed_files"): Case(lambda uow, _, __: uow.proofs.list_needed_files()),
    ("proofs", "list_of_source"): Case(lambda uow, _, them: uow.proofs.list_of_source(them.proof.source, 50)),
    ("proofs", "move"): Case(lambda uow, us, them: uow.proofs.move([them.proof.id], us.draft.id)),
    ("proofs", "unfile_old"): Case(lambda uow, _, __: uow.proofs.unfile_old(NOON + timedelta(days=99))),
    ("proofs", "release_files"): Case(lambda uow, _, them: uow.proofs.release_files(them.draft.id)),
    ("reports", "sum_spending_by_parts"): Case(
        lambda uow, _, __: uow.reports.sum_spending_by_parts(Period(NOON.date(), NOON.date()))
    ),
    ("reports", "list_expenses"): Case(
        lambda uow, _, __: uow.reports.list_expenses(Period(NOON.date(), NOON.date()), "INR")
    ),
    ("budgets", "list_budgets"): Case(lambda uow, _, __: uow.budgets.list_budgets()),
    ("budgets", "get"): Case(lambda uow, _, them: uow.budgets.get(them.budget.id)),
    ("budgets", "add"): Case(
        lambda uow, _, them: uow.budgets.add(replace(them.budget, scope=BudgetScope(), limits=()))
    ),
    ("budgets", "save"): Case(lambda uow, _, them: uow.budgets.save(replace(them.budget, ended_on=NOON.date()))),
    ("connections", "get"): Case(lambda uow, _, __: uow.connections.get()),
    ("connections", "save"): Case(lambda uow, _, them: uow.connections.save(_stolen_connection(them))),
    ("connections", "delete_connection"): Case(lambda uow, _, __: uow.connections.delete_connection()),
    ("connections", "reseal"): Case(lambda uow, _, __: uow.connections.reseal()),
    ("connections", "log_call"): Case(
        lambda uow, us, them: uow.connections.log_call(replace(us.call, id=them.call.id))
    ),
    ("connections", "sum_usage"): Case(lambda uow, _, __: uow.connections.sum_usage(NOON - timedelta(days=99))),
    ("recurring", "add"): Case(lambda uow, _, them: uow.recurring.add(replace(them.rule, chat="stolen"))),
    ("recurring", "get"): Case(lambda uow, _, them: uow.recurring.get(them.rule.id)),
    ("recurring", "save"): Case(lambda uow, _, them: uow.recurring.save(replace(them.rule, version=2), was=1)),
    ("recurring", "list_active_or_ended"): Case(lambda uow, _, __: uow.recurring.list_active_or_ended()),
    ("recurring", "list_proposed"): Case(lambda uow, _, __: uow.recurring.list_proposed(NOON - timedelta(days=99))),
    ("recurring", "replace_draft"): Case(
        lambda uow, _, them: uow.recurring.replace_draft(them.rule.id, 1, NOON.date(), them.draft.id)
    ),
    ("recurring", "record_draft"): Case(
        lambda uow, _, them: uow.recurring.record_draft(them.rule.id, 2, NOON.date(), them.draft.id)
    ),
    ("recurring", "list_drafted"): Case(
        lambda uow, _, __: uow.recurring.list_drafted(NOON.date() - timedelta(days=99))
    ),
    ("recurring", "list_payments"): Case(
        lambda uow, _, them: uow.recurring.list_payments(find_year(NOON.date()), lambda *_: True, {them.draft.id})
    ),
    ("recurring", "list_live_entries"): Case(
        lambda uow, _, __: uow.recurring.list_live_entries(find_year(NOON.date()))
    ),
    ("recurring", "decline_suggestion"): Case(
        lambda uow, _, them: uow.recurring.decline_suggestion(f"shop {them.mark}")
    ),
    ("recurring", "list_declined"): Case(lambda uow, _, __: uow.recurring.list_declined()),
    ("recurring", "set_calendar"): Case(lambda uow, _, them: uow.recurring.set_calendar(f"own {them.mark}")),
    ("jobs", "wake"): Case(lambda uow, us, them: uow.jobs.wake(them.run.job, us.run.run_at - timedelta(days=1))),
    ("jobs", "plan"): Case(lambda uow, _, them: uow.jobs.plan(them.run.job, them.run.occurrence, NOON)),
    ("jobs", "list_planned"): Case(lambda uow, _, __: uow.jobs.list_planned()),
    ("jobs", "move"): Case(lambda uow, _, them: uow.jobs.move(them.run, NOON)),
    ("jobs", "cancel"): Case(lambda uow, _, them: uow.jobs.cancel(them.run)),
    ("jobs", "finish"): Case(lambda uow, _, them: uow.jobs.finish(them.run)),
    ("jobs", "fail"): Case(lambda uow, _, them: uow.jobs.fail(them.run, "stolen")),
    ("category_rules", "save"): Case(lambda uow, _, them: uow.category_rules.save(them.own_rule, by=them.member.id)),
    ("category_rules", "remove"): Case(lambda uow, _, them: uow.category_rules.remove(them.own_rule.id)),
    ("category_rules", "find_entries"): Case(
        lambda uow, _, them: uow.category_rules.find_entries(them.own_rule, SPENDING, 50)
    ),
    ("category_rules", "recategorise"): Case(
        lambda uow, _, them: uow.category_rules.recategorise(them.entry, "other", 1.0)
    ),
    ("messages", "list_messages_showing"): Case(
        lambda uow, _, them: uow.messages.list_messages_showing(them.outgoing.subject or them.draft.id)
    ),
    ("messages", "list_newest_shown_ids"): Case(
        lambda uow, _, them: uow.messages.list_newest_shown_ids(
            them.outgoing.channel, them.outgoing.chat, NOON - timedelta(days=99)
        )
    ),
    ("messages", "is_group"): Case(lambda uow, _, them: uow.messages.is_group("console", f"group {them.mark}")),
    ("messages", "list_private_chats"): Case(lambda uow, _, __: uow.messages.list_private_chats()),
    ("messages", "list_notices_between"): Case(
        lambda uow, _, them: uow.messages.list_notices_between(
            them.outgoing.channel, them.outgoing.chat, NOON - timedelta(days=99), NOON + timedelta(days=99)
        )
    ),
    ("messages", "sum_usage"): Case(
        lambda uow, _, them: uow.messages.sum_usage(them.outgoing.channel, NOON - timedelta(days=99))
    ),
    ("lessons", "find_lessons"): Case(
        lambda uow, _, them: uow.lessons.find_lessons([f"shop {them.mark}"], NOON.date())
    ),
    ("lessons", "list_examples"): Case(lambda uow, _, __: uow.lessons.list_examples(50)),
    ("lessons", "count_changed_since"): Case(lambda uow, _, __: uow.lessons.count_changed_since(None)),
    ("lessons", "load_model"): Case(lambda uow, _, __: uow.lessons.load_model()),
    ("lessons", "save_model"): Case(lambda uow, _, __: uow.lessons.save_model(TrainedModel(b"x", NOON, 1))),
    ("backup", "read"): Case(lambda uow, _, __: uow.backup.read()),
    ("backup", "is_empty"): Case(lambda uow, _, __: uow.backup.is_empty()),
    ("backup", "write"): Case(_restore),
    ("goals", "add"): Case(lambda uow, _, them: uow.goals.add(them.goal, by=them.member.id)),
    ("goals", "get"): Case(lambda uow, _, them: uow.goals.get(them.goal.id)),
    ("goals", "save"): Case(lambda uow, _, them: uow.goals.save(replace(them.goal, name="x", version=2), was=1)),
    ("goals", "list_open"): Case(lambda uow, _, __: uow.goals.list_open()),
    ("goals", "sum_saved"): Case(lambda uow, _, them: uow.goals.sum_saved(them.goal.id)),
    ("goals", "add_deposit"): Case(
        lambda uow, us, them: uow.goals.add_deposit(replace(us.deposit, id=us.entry.id, goal=them.goal.id))
    ),
    ("goals", "remove_deposit"): Case(lambda uow, _, them: uow.goals.remove_deposit(them.deposit.id)),
    ("imports", "add"): Case(lambda uow, us, them: uow.imports.add(replace(them.imported, id=us.entry.id))),
    ("imports", "add_parts"): Case(lambda uow, _, them: uow.imports.add_parts([replace(them.part, number=1)])),
    ("imports", "get"): Case(lambda uow, _, them: uow.imports.get(them.imported.id)),
    ("imports", "find"): Case(lambda uow, _, them: uow.imports.find(them.imported.id)),
    ("imports", "save"): Case(lambda uow, _, them: uow.imports.save(replace(them.imported, fresh=1, version=2), was=1)),
    ("imports", "list_newest"): Case(lambda uow, _, __: uow.imports.list_newest(50)),
    ("imports", "list_running"): Case(lambda uow, _, __: uow.imports.list_running()),
    ("imports", "find_same_file"): Case(lambda uow, _, them: uow.imports.find_same_file(them.imported.digest)),
    ("imports", "find_next_part"): Case(
        lambda uow, _, them: uow.imports.find_next_part(them.imported.id, ImportState.COMPARING)
    ),
    ("imports", "list_parts_before"): Case(lambda uow, _, them: uow.imports.list_parts_before(them.imported.id, 9, 50)),
    ("imports", "save_part"): Case(
        lambda uow, _, them: uow.imports.save_part(
            replace(them.part, state=ImportState.DONE), was=ImportState.COMPARING
        )
    ),
    ("imports", "discard_entries"): Case(lambda uow, _, them: uow.imports.discard_entries(them.draft.id)),
    ("imports", "remember_columns"): Case(
        lambda uow, _, them: uow.imports.remember_columns(f"header {them.mark}", "stolen")
    ),
    ("imports", "list_remembered_columns"): Case(lambda uow, _, __: uow.imports.list_remembered_columns()),
    ("accounts", "add_facts"): Case(
        lambda uow, us, them: uow.accounts.add_facts([replace(them.fact, id=us.entry.id, account="stolen")])
    ),
    ("accounts", "add"): Case(lambda uow, us, them: uow.accounts.add(us.draft.id, f"Card {them.mark}")),
    ("accounts", "remove_fact"): Case(lambda uow, _, them: uow.accounts.remove_fact(them.told.id)),
    ("accounts", "list_facts"): Case(lambda uow, _, __: uow.accounts.list_facts(NOON.date() - timedelta(days=99))),
    ("accounts", "list_movements"): Case(
        lambda uow, _, __: uow.accounts.list_movements(NOON.date() - timedelta(days=99))
    ),
    ("accounts", "list_visible"): Case(lambda uow, _, __: uow.accounts.list_visible()),
    ("account_names", "rename"): Case(lambda uow, _, them: uow.account_names.rename(them.proof.id, "stolen")),
    ("account_names", "has_transfers_between"): Case(
        lambda uow, us, them: uow.account_names.has_transfers_between(us.proof.id, them.proof.id)
    ),
    ("account_names", "join"): Case(lambda uow, us, them: uow.account_names.join(them.proof.id, us.proof.id)),
    ("account_names", "undo_join"): Case(
        lambda uow, _, them: uow.account_names.undo_join(AccountJoin(them.draft.id, f"Old {them.mark}", them.proof.id))
    ),
    ("rates", "save"): Case(lambda uow, _, them: uow.rates.save([them.rate], f"by {them.mark}")),
    ("rates", "find_rate"): Case(lambda uow, _, them: uow.rates.find_rate(them.rate.currency, them.rate.day)),
    ("rates", "list_latest"): Case(lambda uow, _, __: uow.rates.list_latest()),
    ("rates", "list_waiting"): Case(lambda uow, _, __: uow.rates.list_waiting("INR", 50)),
    ("rates", "save_conversion"): Case(
        lambda uow, _, them: uow.rates.save_conversion(
            replace(them.entry, line=them.entry.line.with_rate(Decimal(2), "USD"))
        )
    ),
    ("sharing", "list_entries"): Case(lambda uow, _, __: uow.sharing.list_entries(limit=100)),
    ("sharing", "sum_entries"): Case(lambda uow, us, _: uow.sharing.sum_entries([_term(us)])),
    ("sharing", "list_rules"): Case(lambda uow, _, __: uow.sharing.list_rules()),
    ("sharing", "list_stays"): Case(lambda uow, _, __: uow.sharing.list_stays()),
    ("sharing", "count_undivided"): Case(lambda uow, _, __: uow.sharing.count_undivided(NOON + timedelta(days=99))),
    ("sharing", "lock"): Case(lambda uow, _, __: uow.sharing.lock()),
    ("sharing", "add_rule"): Case(lambda uow, _, them: uow.sharing.add_rule(them.split, by=them.member.id)),
    ("alerts", "add"): Case(lambda uow, us, them: uow.alerts.add(replace(them.alert, id=us.alert.id))),
    ("alerts", "get"): Case(lambda uow, _, them: uow.alerts.get(them.alert.id)),
    ("alerts", "save"): Case(lambda uow, _, them: uow.alerts.save(replace(them.alert, state=AlertState.CLOSED))),
    ("alerts", "list_live"): Case(lambda uow, _, __: uow.alerts.list_live()),
    ("alerts", "count_pushes_since"): Case(lambda uow, _, __: uow.alerts.count_pushes_since(NOON - timedelta(days=99))),
    ("alerts", "accept"): Case(lambda uow, _, them: uow.alerts.accept(AlertKind.PRICE, "rule:1", them.member.id)),
    ("alerts", "list_accepted"): Case(lambda uow, _, __: uow.alerts.list_accepted()),
    ("alerts", "clear_accepted"): Case(lambda uow, _, __: uow.alerts.clear_accepted()),
    ("alerts", "load_preferences"): Case(lambda uow, _, __: uow.alerts.load_preferences()),
    ("alerts", "save_preferences"): Case(
        lambda uow, _, them: uow.alerts.save_preferences(them.member.id, NoticePreferences(discreet=True))
    ),
    ("access", "list_sessions"): Case(lambda uow, _, them: uow.access.list_sessions(them.member.id, NOON)),
    ("access", "end_session"): Case(lambda uow, _, them: uow.access.end_session(them.member.id, them.session.id, NOON)),
    ("access", "end_other_sessions"): Case(
        lambda uow, _, them: uow.access.end_other_sessions(them.member.id, None, NOON)
    ),
    ("access", "open_session"): Case(lambda uow, _, them: uow.access.open_session(them.member.id, them.session, "x")),
    ("access", "find_login"): Case(lambda uow, _, them: uow.access.find_login(them.member.id)),
    ("access", "set_login"): Case(
        lambda uow, us, them: uow.access.set_login(us.member.id, f"login {them.mark}", "stolen", NOON), told=True
    ),
    ("access", "list_passkeys"): Case(lambda uow, _, them: uow.access.list_passkeys(them.member.id)),
    ("access", "add_passkey"): Case(
        lambda uow, us, them: uow.access.add_passkey(us.member.id, them.passkey), told=True
    ),
    ("access", "remove_passkey"): Case(lambda uow, _, them: uow.access.remove_passkey(them.member.id, them.passkey.id)),
    ("access", "add_link"): Case(lambda uow, _, them: uow.access.add_link(them.member.id, "mine", NOON, NOON)),
    ("access", "find_kept_answer"): Case(
        lambda uow, _, them: uow.access.find_kept_answer(them.member.id, f"key {them.mark}")
    ),
    ("access", "keep_answer"): Case(
        lambda uow, _, them: uow.access.keep_answer(them.member.id, f"key {them.mark}", KeptAnswer("x", 200, b""), NOON)
    ),
    ("access", "delete_old_answers"): Case(lambda uow, _, __: uow.access.delete_old_answers(NOON + timedelta(days=99))),
    ("uow", "add_proof"): Case(
        lambda uow, us, them: uow.add_proof(replace(us.proof, id=them.entry.id, draft=them.draft.id))
    ),
    ("uow", "log_parsing"): Case(lambda uow, us, them: uow.log_parsing(replace(us.parsing, member=them.member.id))),
    ("uow", "log_change"): Case(lambda uow, us, them: uow.log_change(replace(us.change, member=them.member.id))),
    ("uow", "list_changes"): Case(lambda uow, _, them: uow.list_changes(them.entry.id)),
    ("uow", "list_member_changes"): Case(lambda uow, _, them: uow.list_member_changes(them.member.id, 50)),
    ("uow", "list_trail"): Case(
        lambda uow, _, them: uow.list_trail([them.change.action], [them.change.action], limit=50)
    ),
    ("uow", "has_changed_since"): Case(lambda uow, _, __: uow.has_changed_since(NOON)),
    ("uow", "make_change_mark"): Case(lambda uow, _, __: uow.make_change_mark()),
    ("uow", "find_shown_subject"): Case(
        lambda uow, _, them: uow.find_shown_subject("console", f"den {them.mark}", f"message {them.mark}")
    ),
    ("uow", "record_handled"): Case(_answer),
    ("uow", "queue_notices"): Case(lambda uow, us, them: uow.queue_notices([_stolen_outgoing(us, them)])),
    ("uow", "commit"): Case(lambda uow, _, __: uow.books.load_household()),
}
