"""The tables, as SQLModel classes; rows of a household have its id in their key and in every foreign key."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from storage.tables.access import KeptAnswerRow, LoginRow, SessionRow, SignInLinkRow
from storage.tables.accounts import AccountAliasRow, BalanceFactRow
from storage.tables.alerts import AcceptedThingRow, AlertRow, NoticePreferenceRow
from storage.tables.book import (
    AccountRow,
    CategoryRow,
    ChangeRow,
    DraftRow,
    EntryRow,
    EntryTagRow,
    ParsingRow,
    ProofRow,
    ShareRow,
    TagRow,
)
from storage.tables.budgets import BudgetLimitRow, BudgetRow
from storage.tables.category_model import CategoryModelRow
from storage.tables.category_rules import CategoryRuleRow
from storage.tables.columns import TableRow
from storage.tables.goals import GoalDepositRow, GoalRow
from storage.tables.imports import ColumnMemoryRow, ImportPartRow, StatementImportRow
from storage.tables.jobs import JobRunRow
from storage.tables.keys import KeyCheckRow
from storage.tables.message_prices import MessagePriceRow
from storage.tables.models import CallRow, ConnectionRow
from storage.tables.passkeys import PasskeyRow
from storage.tables.people import GroupChatRow, HouseholdRow, IdentityRow, InviteRow, MemberRow, WrongCodeRow
from storage.tables.rates import ExchangeRateRow
from storage.tables.recurring import CalendarFeedRow, DeclinedSuggestionRow, RecurringOccurrenceRow, RecurringRuleRow
from storage.tables.sharing import SplitRuleRow
from storage.tables.sources import SourceProgressRow
from storage.tables.talk import ClosedChatRow, DialogueRow, InboxRow, OutboxRow
from storage.tables.web import WebFileRow, WebMessageRow, WebTalkRow


def _make_table(row: type[SQLModel]) -> Table:
    return TableRow.metadata.tables[str(row.__tablename__)]


household, member, identity = _make_table(HouseholdRow), _make_table(MemberRow), _make_table(IdentityRow)
invite, wrong_code, group_chat = _make_table(InviteRow), _make_table(WrongCodeRow), _make_table(GroupChatRow)
account, category, tag = _make_table(AccountRow), _make_table(CategoryRow), _make_table(TagRow)
draft, entry, entry_tag = _make_table(DraftRow), _make_table(EntryRow), _make_table(EntryTagRow)
connection, call = _make_table(ConnectionRow), _make_table(CallRow)
share, proof, change, parsing = (
    _make_table(ShareRow),
    _make_table(ProofRow),
    _make_table(ChangeRow),
    _make_table(ParsingRow),
)
inbox, outbox, dialogue, closed_chat = (
    _make_table(InboxRow),
    _make_table(OutboxRow),
    _make_table(DialogueRow),
    _make_table(ClosedChatRow),
)
job_run = _make_table(JobRunRow)
message_price = _make_table(MessagePriceRow)
category_model = _make_table(CategoryModelRow)
alert, accepted_thing, notice_preference = (
    _make_table(AlertRow),
    _make_table(AcceptedThingRow),
    _make_table(NoticePreferenceRow),
)
budget, budget_limit = _make_table(BudgetRow), _make_table(BudgetLimitRow)
web_talk, web_message, web_file = _make_table(WebTalkRow), _make_table(WebMessageRow), _make_table(WebFileRow)

recurring_rule, recurring_occurrence = _make_table(RecurringRuleRow), _make_table(RecurringOccurrenceRow)
declined_suggestion, calendar_feed = _make_table(DeclinedSuggestionRow), _make_table(CalendarFeedRow)
balance_fact = _make_table(BalanceFactRow)
account_alias = _make_table(AccountAliasRow)
statement_import, import_part = _make_table(StatementImportRow), _make_table(ImportPartRow)
column_memory = _make_table(ColumnMemoryRow)
goal, goal_deposit = _make_table(GoalRow), _make_table(GoalDepositRow)
split_rule, category_rule, exchange_rate = (
    _make_table(SplitRuleRow),
    _make_table(CategoryRuleRow),
    _make_table(ExchangeRateRow),
)

key_check, source_progress = _make_table(KeyCheckRow), _make_table(SourceProgressRow)
session, login, sign_in_link = _make_table(SessionRow), _make_table(LoginRow), _make_table(SignInLinkRow)
passkey = _make_table(PasskeyRow)
kept_answer = _make_table(KeptAnswerRow)

metadata = TableRow.metadata

TENANT = (
    household, member, account, category, tag, draft, entry, entry_tag, share, proof, change, parsing, connection, call,
    recurring_rule, recurring_occurrence, declined_suggestion, calendar_feed,
    split_rule, category_rule, exchange_rate, goal, goal_deposit, balance_fact, account_alias,
    alert, accepted_thing, notice_preference,
    budget, budget_limit,
    kept_answer,
    category_model,
    statement_import, import_part, column_memory,
)  # fmt: skip
"""Tables under row-level security; the others are read before a household is known, or across all of them."""
