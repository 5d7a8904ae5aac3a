"""The protocols through which the core asks for storage, models, files and time; tested in ``tests/contracts``."""

from core.ports.access import Access, AccessDirectory, KeptAnswer, Passwords
from core.ports.account_names import AccountRegister
from core.ports.accounts import Accounts
from core.ports.alerts import ALERTS_JOB, Alerts
from core.ports.backup import HouseholdRows
from core.ports.book import Books, Budgets, Drafts, Entries, Reports
from core.ports.broadcast import Broadcast, NoBroadcast
from core.ports.category_memory import CategoryLessons, TeachableCategoriser
from core.ports.category_rules import CategoryRules
from core.ports.directory import Directory, HouseholdEraser, Identity, Onboarding, Who
from core.ports.goals import Goals
from core.ports.imports import IMPORT_JOB, Imports
from core.ports.jobs import (
    ASKED,
    BILLS_JOB,
    DATE_JOB,
    DIGEST_JOB,
    DRAFTS_JOB,
    HOST,
    PLAN_JOB,
    REPORT_JOB,
    WOKEN,
    FailedRun,
    JobCounts,
    JobRun,
    JobRuns,
    Jobs,
)
from core.ports.messages import MessagePrices, Messages, ShownCard, ShownNotice
from core.ports.models import (
    Adviser,
    Assistants,
    Chooser,
    Connections,
    Doorkeeper,
    Exchange,
    Interpreter,
    Narrator,
    Tester,
    Transcriber,
)
from core.ports.monitor import Backlog, HostLoad, Monitor, NoMonitor, SecurityEvent, Watched, Work
from core.ports.outside import Categoriser, Clock, Files, Ids, Suggestion
from core.ports.pages import DocumentReader
from core.ports.rates import Rates, RateSource
from core.ports.receipts import Receipts
from core.ports.recurring import PaymentFilter, RecurringRules
from core.ports.sharing import Sharing
from core.ports.sources import Source, SourceBatch, SourceProgress, SourceProgresses, SourceText
from core.ports.talk import (
    Answered,
    DeadLetter,
    DeliveryCounts,
    InboundTransaction,
    Inbox,
    Outbox,
    Outgoing,
    Received,
)
from core.ports.unit_of_work import Change, Parsing, Proof, Proofs, UnitOfWork, UnitsOfWork

__all__ = [
    "ALERTS_JOB",
    "ASKED",
    "BILLS_JOB",
    "DATE_JOB",
    "DIGEST_JOB",
    "DRAFTS_JOB",
    "HOST",
    "IMPORT_JOB",
    "PLAN_JOB",
    "REPORT_JOB",
    "WOKEN",
    "Access",
    "AccessDirectory",
    "AccountRegister",
    "Accounts",
    "Adviser",
    "Alerts",
    "Answered",
    "Assistants",
    "Backlog",
    "Books",
    "Broadcast",
    "Budgets",
    "Categoriser",
    "CategoryLessons",
    "CategoryRules",
    "Change",
    "Chooser",
    "Clock",
    "Connections",
    "DeadLetter",
    "DeliveryCounts",
    "Directory",
    "DocumentReader",
    "Doorkeeper",
    "Drafts",
    "Entries",
    "Exchange",
    "FailedRun",
    "Files",
    "Goals",
    "HostLoad",
    "HouseholdEraser",
    "HouseholdRows",
    "Identity",
    "Ids",
    "Imports",
    "InboundTransaction",
    "Inbox",
    "Interpreter",
    "JobCounts",
    "JobRun",
    "JobRuns",
    "Jobs",
    "KeptAnswer",
    "MessagePrices",
    "Messages",
    "Monitor",
    "Narrator",
    "NoBroadcast",
    "NoMonitor",
    "Onboarding",
    "Outbox",
    "Outgoing",
    "Parsing",
    "Passwords",
    "PaymentFilter",
    "Proof",
    "Proofs",
    "RateSource",
    "Rates",
    "Receipts",
    "Received",
    "RecurringRules",
    "Reports",
    "SecurityEvent",
    "Sharing",
    "ShownCard",
    "ShownNotice",
    "Source",
    "SourceBatch",
    "SourceProgress",
    "SourceProgresses",
    "SourceText",
    "Suggestion",
    "TeachableCategoriser",
    "Tester",
    "Transcriber",
    "UnitOfWork",
    "UnitsOfWork",
    "Watched",
    "Who",
    "Work",
]
