"""Put lines that were read from a message on a draft; nothing enters the book yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.errors import Invalid
from core.model.alert import BankAlert
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, EntryKind, Line
from core.model.intent import RecordEntries
from core.ports import Categoriser, Proof
from core.usecases.exchange import convert_lines
from core.usecases.find_alert import make_alert_proof
from core.usecases.find_purchase import find_purchase
from core.usecases.find_twin import RepeatedLine, find_twin
from core.usecases.note_balances import note_alert_balance
from core.usecases.use_case_context import UseCaseContext

MOST_LINES = 40
"""The most lines of a draft made from a message; longer lists belong in a statement file."""


@dataclass(frozen=True, slots=True)
class DraftOrigin:
    """Where the lines of a draft come from: the chat, the text, the stored photo."""

    channel: str
    chat: str
    text: str = ""
    file: str | None = None
    heard: str = ""
    """The text of a voice message as the speech model transcribed it, as in ``Draft.heard``."""


@dataclass(frozen=True, slots=True)
class ProposedDraft:
    """A new draft, an equal line written minutes ago if there is one, and the purchases of refunds by line index."""

    draft: Draft
    twin: RepeatedLine | None = None
    purchases: Mapping[int, Entry] = field(default_factory=dict)


async def propose_entries(
    context: UseCaseContext, categoriser: Categoriser, read: RecordEntries, origin: DraftOrigin
) -> ProposedDraft:
    """Save a draft of the lines of a message, with payers and categories filled in, and the message as its proof."""
    context.require_writer()
    check_lines(read)
    purchases = await _find_purchases(context, read)
    filled = [fill_line(context, categoriser, line, purchases.get(i)) for i, line in enumerate(read.lines)]
    lines = await convert_lines(context.uow, filled, context.household.currency)
    draft = Draft(
        context.ids.new(),
        1,
        DraftState.OPEN,
        context.member.id,
        lines,
        read.doubts,
        context.now,
        origin.channel,
        origin.chat,
        origin.text,
        heard=origin.heard,
    )
    twin = await find_twin(context, draft)
    await context.uow.drafts.add(draft)
    await _save_draft(context, draft, origin, read.alert)
    return ProposedDraft(draft, twin, purchases)


def check_lines(read: RecordEntries) -> None:
    """Raise Invalid where there are too many lines for a draft, or a line has no amount."""
    if len(read.lines) > MOST_LINES:
        raise Invalid("too-many-lines", most=MOST_LINES)
    for line in read.lines:
        if line.money.minor <= 0:
            raise Invalid("amount-negative" if line.money.minor else "amount-zero")


async def _find_purchases(context: UseCaseContext, read: RecordEntries) -> dict[int, Entry]:
    refunds = [(index, line) for index, line in enumerate(read.lines) if line.kind is EntryKind.REFUND]
    found = {index: await find_purchase(context, line) for index, line in refunds}
    return {index: entry for index, entry in found.items() if entry is not None}


def fill_line(context: UseCaseContext, categoriser: Categoriser, line: Line, purchase: Entry | None = None) -> Line:
    """Return a line with its payer and category filled in; a refund's category is that of its purchase."""
    line = name_current_accounts(context, line)
    category, confidence = _choose_category(context, categoriser, line, purchase)
    filled = replace(line, payer=line.payer or context.member.id, category=category, confidence=confidence)
    if line.payer is None and line.shares and line.has_equal_shares:  # what cannot be divided falls to the payer
        return filled.share_equally(share.member for share in line.shares)
    return filled


def name_current_accounts(context: UseCaseContext, line: Line) -> Line:
    """Return a line with former names of accounts replaced by the present ones."""
    if line.account is None and line.into is None:
        return line
    current = context.household.find_current_account
    account = current(line.account) if line.account is not None else None
    return replace(line, account=account, into=current(line.into) if line.into is not None else None)


def _choose_category(
    context: UseCaseContext, categoriser: Categoriser, line: Line, purchase: Entry | None
) -> tuple[str | None, float]:
    """Return the category of a line, and the confidence in it (0 to 1)."""
    if line.kind is EntryKind.TRANSFER:
        return None, 1.0
    known = line.category or (purchase.line.category if purchase else None)
    if _is_fitting_category(context, line, known):
        return known, 1.0
    suggestion = categoriser.suggest(line, context.household)
    if _is_fitting_category(context, line, suggestion.category):
        return suggestion.category, suggestion.confidence
    return "other_income" if line.kind is EntryKind.INCOME else "other", 0.0


def _is_fitting_category(context: UseCaseContext, line: Line, key: str | None) -> bool:
    category = context.household.category(key)
    return category is not None and category.income is (line.kind is EntryKind.INCOME)


async def _save_draft(context: UseCaseContext, draft: Draft, origin: DraftOrigin, alert: BankAlert | None) -> None:
    if alert is not None:
        proof = make_alert_proof(context, draft.id, origin.text, origin.file)
        await context.uow.add_proof(proof)
        await note_alert_balance(context, alert, draft.lines[0], proof)
        return
    source = "photo" if origin.file else "message"
    await context.uow.add_proof(Proof(context.ids.new(), draft.id, source, origin.text, origin.file))
