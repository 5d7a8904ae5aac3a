"""An Intent: what one message asks of us; the reader and a model fill the same closed shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core.model.alert import BankAlert
from core.model.budget import BudgetScope
from core.model.draft import Doubt
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.model.question import Question
from core.model.recurring import Rhythm


@dataclass(frozen=True, slots=True)
class RecordEntries:
    """Put these lines on a draft card; ``doubts`` are asked back; ``sure`` False means a model may know better."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    sure: bool = True
    alert: BankAlert | None = None
    """What a bank's text says beside the line: the balance, the reference, the time."""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A sentence that corrects the card it answers; only what was said is set.

    ``line`` None means all of them, or the only one; an empty merchant, account or description clears it. ``whom`` is
    for whom it was; empty for the whole household. ``parts`` are their parts in the same order, whole weights; without
    any it was in even parts. ``card`` is the place of the card among those of the
    talk, 0 the newest; where the message replies to a card it is that one.
    """

    card: int = 0
    line: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    day: date | None = None
    kind: EntryKind | None = None
    category: str | None = None
    merchant: str | None = None
    account: str | None = None
    payer: UUID | None = None
    whom: tuple[UUID, ...] | None = None
    parts: tuple[int, ...] = ()
    description: str | None = None
    notes: str | None = None
    tags: tuple[str, ...] = ()
    visibility: Visibility | None = None
    confirm: bool = False
    discard: bool = False


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """Change or delete an entry that was saved before this talk; it is looked up by words, day and amount."""

    change: ChangeDraft
    words: str
    day: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the book.

    ``sure`` False means it is worth asking back; ``likely`` that the likeliest reading is answered all the same.
    """

    question: Question
    sure: bool = True
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do with the product itself: a slash command or its spoken form."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chatter:
    """Nothing for the book: greetings, thanks, talk, numbers that are no money."""

    topic: str = "other"
    """greeting, thanks, plan (wished for or still to come), reminder, or other."""


@dataclass(frozen=True, slots=True)
class BankNotice:
    """A bank's or shop's text that records nothing: its words are not kept."""

    kind: str
    """code (a one-time code), failed (a payment that did not happen), offer, due (still to be paid), or balance."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Half of an entry: an amount without words ("60") or words without an amount ("milk"); the rest is asked for."""

    text: str
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class SetRecurring:
    """Set up a payment or income that comes again; ``start`` None where no day was said.

    ``once`` is what the message comes to where it is a single purchase: "phone 6x4999".
    """

    line: Line
    rhythm: Rhythm
    start: date | None = None
    until: date | None = None
    times: int | None = None
    once: Money | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A message that fits several readings nearly as well; each becomes a button."""

    readings: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class SetBudget:
    """Make or change a budget; what was not said is empty."""

    scope: BudgetScope
    amount: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    """day, week, month, payday or year."""
    once: bool = False
    """Whether it is for the period of ``starts``, or the one that runs, alone."""
    starts: date | None = None
    step: bool = False
    """Whether the amount is by how much the limit changes."""
    changes: bool = False
    """Whether there must be one: "raise dining to 9k"."""
    rollover: bool | None = None
    threshold: int | None = None
    words: str | None = None
    """What was named that is less than a category, or that nobody knows: "coffee", "drone parts"."""
    several: bool = False
    """Whether more than one amount was said."""


@dataclass(frozen=True, slots=True)
class RemoveBudget:
    """Remove a budget; ``words`` as in SetBudget, ``named`` whether it was said which one."""

    scope: BudgetScope
    words: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class SetGoal:
    """Save an amount for something, by a day where one was said."""

    name: str
    amount: Decimal
    currency: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FundGoal:
    """Put money into a goal, or take some out where it is less than nothing."""

    name: str
    amount: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AskGoal:
    """Ask how a goal stands."""

    name: str


class RuleAction(StrEnum):
    """What is said of a bill or income that recurs."""

    PAY = "pay"
    PAID = "paid"
    PRICE = "price"
    END = "end"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    MOVE = "move"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class ActOnRule:
    """Pay, change, pause or end what recurs under a name: "rent paid", "netflix is now 799", "cancel the gym".

    ``merchant`` is the shop the name is, ``day`` the one it was paid on or costs something else from, ``own`` whether
    the writer paid it, ``rhythm`` what names the day it moves to, ``lead`` how many days before it is to be spoken of.
    """

    action: RuleAction
    name: str
    merchant: str = ""
    amount: Decimal | None = None
    currency: str | None = None
    day: date | None = None
    own: bool = False
    rhythm: Rhythm | None = None
    lead: int | None = None
    otherwise: Intent | None = None
    """What the message is where the household has no such rule."""


class Supposed(StrEnum):
    """What is supposed of a bill or an income: it costs something else, it ends, it is new."""

    COST = "cost"
    END = "end"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class AskWhatIf:
    """Ask what would come of a change: "what if rent goes to 30000", "what if we cancel netflix and spotify".

    ``amount`` is the new one; with ``step`` what it rises by, below nothing where it falls, and with ``percent`` by how
    many per cent. ``category`` is what the name says of the kind of thing, ``start`` the first day it holds.
    """

    supposed: Supposed
    names: tuple[str, ...]
    amount: Decimal | None = None
    currency: str | None = None
    step: bool = False
    percent: bool = False
    category: str | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class ArrangeSeveral:
    """Several budgets, or several payments that recur, in one message."""

    each: tuple[SetRecurring | SetBudget, ...]


Arrangement = (
    SetRecurring | SetBudget | RemoveBudget | SetGoal | FundGoal | AskGoal | ActOnRule | AskWhatIf | ArrangeSeveral
)
"""What is arranged for later, or supposed."""

Intent = (
    RecordEntries
    | ChangeDraft
    | ChangeEntry
    | Ask
    | Command
    | Chatter
    | BankNotice
    | Incomplete
    | Unclear
    | SetBudget
    | RemoveBudget
    | SetRecurring
    | SetGoal
    | FundGoal
    | AskGoal
    | ActOnRule
    | AskWhatIf
    | ArrangeSeveral
)
"""What one message asks of us."""
