"""The tables, as SQLModel classes; every tenant's row has its household in its key and in every foreign key."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from storage.tables.access import KeptAnswer, Login, Session, SignInLink
from storage.tables.accounts import BalanceFact
from storage.tables.alerts import AcceptedThing, Alert, NoticePreference
from storage.tables.book import Account, Category, Change, Draft, Entry, EntryTag, Parsing, Proof, Share, Tag
from storage.tables.budgets import Budget, BudgetLimit
from storage.tables.category_model import CategoryModel
from storage.tables.category_rules import CategoryRule
from storage.tables.columns import Row
from storage.tables.goals import Goal, GoalDeposit
from storage.tables.jobs import JobRun
from storage.tables.keys import KeyCheck
from storage.tables.message_prices import MessagePrice
from storage.tables.models import Call, Connection
from storage.tables.people import GroupChat, Household, Identity, Invite, Member, WrongCode
from storage.tables.rates import ExchangeRate
from storage.tables.recurring import CalendarFeed, DeclinedSuggestion, RecurringOccurrence, RecurringRule
from storage.tables.sharing import SplitRule
from storage.tables.talk import ClosedChat, Dialogue, Inbox, Outbox
from storage.tables.web import WebFile, WebMessage, WebTalk


def _table(row: type[SQLModel]) -> Table:
    return Row.metadata.tables[str(row.__tablename__)]


household, member, identity = _table(Household), _table(Member), _table(Identity)
invite, wrong_code, group_chat = _table(Invite), _table(WrongCode), _table(GroupChat)
account, category, tag = _table(Account), _table(Category), _table(Tag)
draft, entry, entry_tag = _table(Draft), _table(Entry), _table(EntryTag)
connection, call = _table(Connection), _table(Call)
share, proof, change, parsing = _table(Share), _table(Proof), _table(Change), _table(Parsing)
inbox, outbox, dialogue, closed_chat = _table(Inbox), _table(Outbox), _table(Dialogue), _table(ClosedChat)
job_run = _table(JobRun)
message_price = _table(MessagePrice)
category_model = _table(CategoryModel)
alert, accepted_thing, notice_preference = _table(Alert), _table(AcceptedThing), _table(NoticePreference)
budget, budget_limit = _table(Budget), _table(BudgetLimit)
web_talk, web_message, web_file = _table(WebTalk), _table(WebMessage), _table(WebFile)

recurring_rule, recurring_occurrence = _table(RecurringRule), _table(RecurringOccurrence)
declined_suggestion, calendar_feed = _table(DeclinedSuggestion), _table(CalendarFeed)
balance_fact = _table(BalanceFact)
goal, goal_deposit = _table(Goal), _table(GoalDeposit)
split_rule, category_rule, exchange_rate = _table(SplitRule), _table(CategoryRule), _table(ExchangeRate)

key_check = _table(KeyCheck)
session, login, sign_in_link = _table(Session), _table(Login), _table(SignInLink)
kept_answer = _table(KeptAnswer)

metadata = Row.metadata

TENANT = (
    household, member, account, category, tag, draft, entry, entry_tag, share, proof, change, parsing, connection, call,
    recurring_rule, recurring_occurrence, declined_suggestion, calendar_feed,
    split_rule, category_rule, exchange_rate, goal, goal_deposit, balance_fact,
    alert, accepted_thing, notice_preference,
    budget, budget_limit,
    kept_answer,
    category_model,
)  # fmt: skip
"""Tables under row-level security; the others are read before a household is known, or across all of them."""
