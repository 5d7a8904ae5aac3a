"""The tables, as SQLModel classes; every tenant's row has its household in its key and in every foreign key."""

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


def _table(row: type[SQLModel]) -> Table:
    return TableRow.metadata.tables[str(row.__tablename__)]


household, member, identity = _table(HouseholdRow), _table(MemberRow), _table(IdentityRow)
invite, wrong_code, group_chat = _table(InviteRow), _table(WrongCodeRow), _table(GroupChatRow)
account, category, tag = _table(AccountRow), _table(CategoryRow), _table(TagRow)
draft, entry, entry_tag = _table(DraftRow), _table(EntryRow), _table(EntryTagRow)
connection, call = _table(ConnectionRow), _table(CallRow)
share, proof, change, parsing = _table(ShareRow), _table(ProofRow), _table(ChangeRow), _table(ParsingRow)
inbox, outbox, dialogue, closed_chat = _table(InboxRow), _table(OutboxRow), _table(DialogueRow), _table(ClosedChatRow)
job_run = _table(JobRunRow)
message_price = _table(MessagePriceRow)
category_model = _table(CategoryModelRow)
alert, accepted_thing, notice_preference = _table(AlertRow), _table(AcceptedThingRow), _table(NoticePreferenceRow)
budget, budget_limit = _table(BudgetRow), _table(BudgetLimitRow)
web_talk, web_message, web_file = _table(WebTalkRow), _table(WebMessageRow), _table(WebFileRow)

recurring_rule, recurring_occurrence = _table(RecurringRuleRow), _table(RecurringOccurrenceRow)
declined_suggestion, calendar_feed = _table(DeclinedSuggestionRow), _table(CalendarFeedRow)
balance_fact = _table(BalanceFactRow)
account_alias = _table(AccountAliasRow)
statement_import, import_part = _table(StatementImportRow), _table(ImportPartRow)
column_memory = _table(ColumnMemoryRow)
goal, goal_deposit = _table(GoalRow), _table(GoalDepositRow)
split_rule, category_rule, exchange_rate = _table(SplitRuleRow), _table(CategoryRuleRow), _table(ExchangeRateRow)

key_check, source_progress = _table(KeyCheckRow), _table(SourceProgressRow)
session, login, sign_in_link = _table(SessionRow), _table(LoginRow), _table(SignInLinkRow)
passkey = _table(PasskeyRow)
kept_answer = _table(KeptAnswerRow)

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
