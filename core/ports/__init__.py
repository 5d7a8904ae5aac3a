"""What the house asks of the outside, as Protocols; contracts for each are in ``tests/contracts``."""

from core.ports.book import Books, Drafts, Entries, Reports
from core.ports.directory import Directory, Identity, Lobby, Who
from core.ports.outside import Categoriser, Clock, Files, Ids, Jobs, Suggestion
from core.ports.talk import Answered, Closing, Inbox, Outbox, Outgoing, Received
from core.ports.unit_of_work import Change, Parsing, Proof, UnitOfWork, UnitsOfWork

__all__ = [
    "Answered",
    "Books",
    "Categoriser",
    "Change",
    "Clock",
    "Closing",
    "Directory",
    "Drafts",
    "Entries",
    "Files",
    "Identity",
    "Ids",
    "Inbox",
    "Jobs",
    "Lobby",
    "Outbox",
    "Outgoing",
    "Parsing",
    "Proof",
    "Received",
    "Reports",
    "Suggestion",
    "UnitOfWork",
    "UnitsOfWork",
    "Who",
]
