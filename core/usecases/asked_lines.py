"""The open drafts that ask about an import's doubtful lines; they are discarded and reopened with the import."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID

import msgspec

from core.model.draft import Draft, DraftState
from core.model.entry import Line
from core.model.statement import decode_compared_statement
from core.usecases.use_case_context import UseCaseContext

_STATEMENT = "statement"
_TAKEN_BACK, _ASKED_AGAIN = "discard-asked", "reopen-asked"


async def discard_asked(context: UseCaseContext, draft: Draft) -> None:
    """Discard the unanswered drafts of an import's doubtful lines."""
    wanted = await _list_doubtful_lines(context, draft)
    gone: list[UUID] = []
    for card in await context.uow.drafts.list_open() if wanted else ():
        line = await _find_asked_line(context, card) if card.author == draft.author else None
        if line is None or not wanted[_encode_line(line)]:
            continue
        wanted[_encode_line(line)] -= 1
        if await context.uow.drafts.save(replace(card, state=DraftState.DISCARDED), was=card.version):
            gone.append(card.id)
    if gone:
        await context.record_action(_TAKEN_BACK, draft.id, after=msgspec.json.encode(gone).decode())


async def reopen_asked(context: UseCaseContext, draft: Draft) -> None:
    """Reopen the drafts that were discarded together with an import."""
    trail = [each for each in await context.uow.list_changes(draft.id) if each.action in {_TAKEN_BACK, _ASKED_AGAIN}]
    if not trail or trail[-1].action == _ASKED_AGAIN:
        return
    for card_id in msgspec.json.decode(trail[-1].after, type=list[UUID]):
        card = await context.uow.drafts.get(card_id)
        if card is not None and card.state is DraftState.DISCARDED:
            opened = replace(card, state=DraftState.OPEN, version=card.version + 1)
            await context.uow.drafts.reopen(opened, was=card.version)
    await context.record_action(_ASKED_AGAIN, draft.id, before=trail[-1].after)


async def _list_doubtful_lines(context: UseCaseContext, draft: Draft) -> Counter[bytes]:
    """Return the doubtful lines of the statement that a draft imports, as JSON, each with how often it occurs."""
    found: Counter[bytes] = Counter()
    for proof in await context.uow.proofs.list_of_draft(draft.id):
        if proof.source == _STATEMENT and proof.receipt and proof.digest:
            imported = decode_compared_statement(proof.receipt)
            found.update(_encode_line(imported.lines[place]) for place in imported.doubtful)
    return found


async def _find_asked_line(context: UseCaseContext, card: Draft) -> Line | None:
    """Return the statement line that a draft asks about; None for any other draft."""
    if len(card.lines) != 1 or card.text:
        return None
    for proof in await context.uow.proofs.list_of_draft(card.id):
        if proof.source == _STATEMENT and proof.receipt and not proof.digest:
            return decode_compared_statement(proof.receipt).lines[0]
    return None


def _encode_line(line: Line) -> bytes:
    return msgspec.json.encode(line)
