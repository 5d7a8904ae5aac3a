"""Intents: the typed meanings of a message (entries, a question, a command ...), from the rules or a language model."""

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
    """Entries to put on a draft for confirmation; ``doubts`` are questions to ask the member.

    ``sure`` is False where a language model may read the message again.
    """

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    sure: bool = True
    alert: BankAlert | None = None
    """The balance, reference and time in a bank's text message, beside the transaction."""
    again: bool = False
    """Whether the message itself says that it is one more beside what was shown: "same again", "and a coffee 3"."""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A correction of a draft or saved entry shown in the chat; only the fields that were given are set.

    ``line`` is the line's index, None for all lines or the only one; an empty merchant, account or description clears
    it. ``whom`` are the members it was for (empty: the whole household), ``parts`` their whole-number weights in the
    same order (empty: equal). ``card`` counts the drafts shown in the chat, 0 being the newest or the one replied to.
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
    removed_tags: tuple[str, ...] = ()
    visibility: Visibility | None = None
    confirm: bool = False
    discard: bool = False
    owed: tuple[tuple[str, Decimal], ...] = ()
    """What people outside owe of the line: each a description and an amount, which becomes a transfer beside it."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change or deletion of an entry not shown in this chat; it is found by its words, day and amount."""

    change: ChangeDraft
    words: str
    day: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the household's money.

    ``sure`` False means that the member should be asked whether it was understood. With ``likely`` the question is
    answered all the same, and the other readings are offered beside the answer.
    """

    question: Question
    sure: bool = True
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command to the product itself, as a slash command or in words."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chatter:
    """A message with nothing to record: greetings, thanks, small talk, or numbers that are no money."""

    topic: str = "other"
    """greeting, thanks, farewell, praise, laugh, joke, who, sorry, complaint, mood, signs (no words), plan (a wish or a
    future payment), reminder, misread (a number may be money), misasked (a question about money), or other."""
    part: str = ""
    """The number that may be money."""


@dataclass(frozen=True, slots=True)
class BankNotice:
    """A text from a bank or shop that records nothing; its text is not stored."""

    kind: str
    """code (a one-time code), failed (a payment that did not happen), offer, due (still to be paid), or balance."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """An entry with only an amount ("60") or only a description ("milk"); the missing half is asked for."""

    text: str
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class SetRecurring:
    """Set up a recurring payment or income; ``start`` is None where no day was given.

    ``once`` is the message read as a single purchase instead: "phone 6x4999".
    """

    line: Line
    rhythm: Rhythm
    start: date | None = None
    until: date | None = None
    times: int | None = None
    once: Money | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A message with several nearly equally likely meanings; each is offered as a button."""

    readings: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class SetBudget:
    """Make or change a budget; fields that were not given are empty."""

    scope: BudgetScope
    amount: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    """day, week, month, payday or year; empty where no period was given."""
    once: bool = False
    """Whether the limit is only for the period that contains ``starts``, or the current one."""
    starts: date | None = None
    step: bool = False
    """Whether the amount is added to the present limit instead of replacing it."""
    changes: bool = False
    """Whether the message only makes sense for an existing budget, such as "raise dining to 9k"."""
    rollover: bool | None = None
    threshold: int | None = None
    words: str | None = None
    """A thing that was named but is narrower than a category or unknown: "coffee", "drone parts"."""
    several: bool = False
    """Whether the message held more than one amount."""


@dataclass(frozen=True, slots=True)
class RemoveBudget:
    """Remove a budget; ``words`` as in SetBudget, ``named`` whether the message says which budget."""

    scope: BudgetScope
    words: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class SetGoal:
    """Set a savings goal, with a day where one was given."""

    name: str
    amount: Decimal
    currency: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FundGoal:
    """Put money into a savings goal, or take it out where the amount is negative."""

    name: str
    amount: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AskGoal:
    """Ask how much of a savings goal is reached."""

    name: str


class RuleAction(StrEnum):
    """What a message does to a recurring bill or income."""

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
    """Pay, change, pause or end a recurring bill or income, found by its name: "rent paid", "netflix is now 799".

    ``merchant`` is the shop of that name; ``day`` is when it was paid or from when it changes; ``own`` tells whether
    the writer paid; ``rhythm`` has the new due day; ``lead`` is how many days before it the bill is announced.
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
    """The meaning of the message where the household has no recurring bill of that name."""


class SupposedChangeKind(StrEnum):
    """The kinds of change in a "what if" question: a bill or income changes its amount, ends, or is new."""

    COST = "cost"
    END = "end"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class AskWhatIf:
    """A "what if" question about bills: "what if rent goes to 30000", "what if we cancel netflix and spotify".

    ``amount`` is the new amount; with ``step`` the change (negative: it falls), with ``percent`` the change in percent.
    ``category`` is the category that the name stands for, ``start`` the first day of the change.
    """

    supposed: SupposedChangeKind
    names: tuple[str, ...]
    amount: Decimal | None = None
    currency: str | None = None
    step: bool = False
    percent: bool = False
    category: str | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class ArrangeSeveral:
    """A message that sets several budgets, or several recurring payments, at once."""

    each: tuple[SetRecurring | SetBudget, ...]


@dataclass(frozen=True, slots=True)
class ConvertAnswer:
    """A wish to have the sums of the answer before in another currency: "in euros?"."""

    currency: str


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
    | ConvertAnswer
    | ArrangeSeveral
)
"""Any meaning a message can have."""
