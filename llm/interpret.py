"""Reads a message the local reader was not sure of; neither reader is believed alone where they differ about money.

The rules, in the order of worth: an amount that does not stand in the message is no amount; two readers who agree are
believed; a model is heard against the local reader only where it accounted for every number of the message, as an
amount, a day or something else, and then as much as two points of evidence; in a script whose words our reader does not
know, its own guess counts for nothing; what is left open is asked on the card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from core.errors import Refusal
from core.language.context import Context
from core.language.evidence import LIKELY
from core.language.text import clean
from core.language.unsure import guessed, points, unsure
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.household import Household, Membership
from core.model.intent import Ask, ChangeDraft, Chatter, Intent, RecordEntries
from core.model.provider import Heard, Trouble
from llm.glance import Glance, Plain
from llm.grounding import Ground
from llm.privacy import mask
from llm.prompt import Image, Prompt
from llm.prompts import sheet
from llm.proposal import Proposal, propose
from llm.reading import ReadMessage
from llm.shape import Brief, S, Told

_VOTE: Final = 2
"""Points of evidence a model's reading is worth where it accounted for every number."""


class Fills(Protocol):
    """What fills a closed shape: the client."""

    async def fill(
        self, job: str, household: Household, prompt: Prompt, shape: type[S], *, images: Sequence[Image] = ()
    ) -> Heard[S]:
        """A value of the shape, or why not."""
        ...


class Reads(Protocol):
    """What reads a message: the client."""

    async def read(self, job: str, household: Household, tell: Callable[[], Told[S]], shape: type[S]) -> Heard[S]:
        """A value of the shape, or why not; what to tell is made where somebody is to be asked."""
        ...


class MessageInterpreter:
    """The household's model as a second reader."""

    def __init__(self, client: Reads) -> None:
        self._client = client

    async def interpret(
        self, text: str, context: Context, membership: Membership, local: Intent | None
    ) -> Heard[Intent]:
        """What both readers together make of a message; nobody is asked where the local one is sure."""
        try:
            masked = mask(clean(text))
        except Refusal:
            return Heard()
        if local is not None and not unsure(text, local, context):
            return Heard()
        home = membership.household
        heard = await self._client.read("interpret", home, lambda: told(masked, context, home, local), ReadMessage)
        if heard.value is None:
            return Heard(trouble=heard.trouble, by=heard.by, near_cap=heard.near_cap)
        intent = judged(heard.value, masked, context, membership.household, local)
        trouble = Trouble.UNUSABLE if intent is None else None
        return Heard(intent, trouble, heard.by, heard.near_cap)


def told(masked: str, context: Context, household: Household, local: Intent | None) -> Told[ReadMessage]:
    """What a model is told; the short question stands alone, so that a server reads its sheet once for all messages."""
    plain = Plain.of(masked, context, local)
    brief = Brief(sheet("glance").prompt({"message": masked}), Glance, plain.reading) if plain else None
    return Told(_prompt(masked, context, household), brief)


def _prompt(masked: str, context: Context, household: Household) -> Prompt:
    """What it is told besides the sheet; every text in it is masked."""
    names = {person.id: person.names[0] for person in context.people}
    known: dict[str, object] = {
        "today": f"{context.today:%A %Y-%m-%d}",
        "currency": context.currency,
        "members": [name[:60] for name in names.values()],
        "speaker": names.get(context.speaker, "")[:60],
        "categories": {category.key: mask(category.name or "")[:60] for category in household.categories},
        "accounts": [mask(name)[:60] for name in context.accounts],
    }
    asked: dict[str, object] = {"message": masked}
    if context.card:
        asked["card"] = [_told(at, line) for at, line in enumerate(context.card, 1)]
    if context.before:
        asked["question before"] = context.before.intent.value
    return sheet("interpret").prompt(asked, known=known)


def _told(at: int, line: Line) -> str:
    return mask(
        f"{at}. {line.kind.value} {line.money.amount} {line.money.currency} {line.day} {line.description}"[:200]
    )


def judged(
    read: ReadMessage, masked: str, context: Context, household: Household, local: Intent | None
) -> Intent | None:
    """The intent both readings come to; None where the model's is of no use and there is no other."""
    ground = Ground.of(masked, context)
    if ground is None:
        return None
    proposal = propose(read, ground, household)
    match local:
        case RecordEntries():
            if proposal.whole and isinstance(proposal.intent, Chatter) and guessed(masked, context):
                return proposal.intent
            return _beside_entries(local, proposal, ground)
        case Ask():
            return _beside_question(local, proposal)
        case _:
            evidence = 0 if guessed(masked, context) else points(masked, context)
            return _beside_nothing(local, proposal, evidence)


def _beside_entries(local: RecordEntries, proposal: Proposal, ground: Ground) -> Intent | None:
    """Against a card: it stays, whatever a model calls the message; discarding one is a tap, a lost expense is lost.

    Only one guessed from a number's looks, in a script our reader knows no words of, does not get here against talk.
    """
    match proposal.intent:
        case RecordEntries():
            return _both(local, proposal.intent, proposal, ground)
        case ChangeDraft() if proposal.whole:
            return proposal.intent
        case None:
            return None
        case _:
            return local


def _both(local: RecordEntries, other: RecordEntries, proposal: Proposal, ground: Ground) -> RecordEntries | None:
    """Two readings of the same message as entries."""
    if _monies(local) == _monies(other):
        return _kinds(local, other)
    if not proposal.whole:
        return None
    if len(local.lines) == len(other.lines) and _covers(local, ground):
        return _asked(local, other)
    return local if _loses(local, other) else replace(other, sure=False)


def _loses(local: RecordEntries, other: RecordEntries) -> bool:
    """Whether a model left an amount aside that may well be money: no smaller than what it kept."""
    gone = [line.money.minor for line in local.lines if line.money not in {kept.money for kept in other.lines}]
    return max(gone, default=0) >= min(line.money.minor for line in other.lines)


def _monies(read: RecordEntries) -> Counter[str]:
    return Counter(f"{line.money.minor} {line.money.currency}" for line in read.lines)


def _covers(local: RecordEntries, ground: Ground) -> bool:
    """Whether the local reading holds every amount our own reader sees: its lines left nothing out."""
    return len(local.lines) >= len(ground.reading.layout.amounts)


def _kinds(local: RecordEntries, other: RecordEntries) -> RecordEntries:
    """The same amounts: sure, with what only the model saw; a kind they do not agree on is asked."""
    lines, doubts = list(local.lines), list(local.doubts)
    rest = list(other.lines)
    for index, line in enumerate(lines):
        twin = rest.pop(next(at for at, held in enumerate(rest) if held.money == line.money))
        lines[index] = _completed(line, twin)
        if twin.kind is not line.kind and not any(doubt.kind is DoubtKind.KIND for doubt in doubts):
            doubts.append(Doubt(DoubtKind.KIND, ((Patch(index, kind=line.kind),), (Patch(index, kind=twin.kind),))))
    return RecordEntries(tuple(lines), tuple(doubts), sure=len(doubts) == len(local.doubts))


def _completed(line: Line, twin: Line) -> Line:
    """A line of ours with what it lacks from the model's."""
    fits = twin.kind is line.kind and line.kind is not EntryKind.TRANSFER
    return replace(
        line,
        description=line.description or twin.description,
        category=line.category or (twin.category if fits else None),
        merchant=line.merchant or twin.merchant,
        account=line.account or twin.account,
        payer=line.payer or twin.payer,
    )


def _asked(local: RecordEntries, other: RecordEntries) -> RecordEntries:
    """As many lines with other amounts: one button per reading, ours first."""
    pairs = list(zip(local.lines, other.lines, strict=True))
    differ = [index for index, (mine, theirs) in enumerate(pairs) if mine.money != theirs.money]
    readings = tuple(
        tuple(Patch(index, money=pairs[index][side].money) for index in differ) for side in range(len(pairs[0]))
    )
    kept = tuple(doubt for doubt in local.doubts if doubt.kind not in {DoubtKind.AMOUNT, DoubtKind.CURRENCY})
    return RecordEntries(local.lines, (*kept, Doubt(DoubtKind.AMOUNT, readings)), sure=False)


def _beside_question(local: Ask, proposal: Proposal) -> Intent | None:
    match proposal.intent:
        case Ask(question=question) if question.intent is local.question.intent:
            mine = local.question
            filled = {
                name: getattr(mine, name) or getattr(question, name)
                for name in ("period", "period2", "categories", "member", "merchant", "item", "amount")
            }
            return Ask(replace(mine, **filled), sure=proposal.whole)
        case Ask() | RecordEntries() if proposal.whole:
            return replace(proposal.intent, sure=False)
        case ChangeDraft() if proposal.whole:
            return proposal.intent
        case None:
            return None
        case _:
            return local


def _beside_nothing(local: Intent | None, proposal: Proposal, evidence: int) -> Intent | None:
    """Against talk, or where our own reader refused."""
    match proposal.intent:
        case RecordEntries() if proposal.whole and evidence + _VOTE >= LIKELY:
            return replace(proposal.intent, sure=False)
        case Ask():
            return replace(proposal.intent, sure=proposal.whole)
        case ChangeDraft() if proposal.whole:
            return proposal.intent
        case Chatter():
            return local or proposal.intent
        case None:
            return None
        case _:
            return local
