"""What handlers ask of the outside; each is asked with no transaction open, and the turn runs again with the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.handlers.message_context import Screen, Services
from bot.kinds import kind_of
from core.errors import Fault, Invalid, Refusal
from core.importing.statements.read_pages import read_pages
from core.language.context import Context
from core.model.entry import Line
from core.model.household import Household, Membership
from core.model.intent import Intent
from core.model.page import OriginalPicture, PageText
from core.model.provider import Connection, ModelError, ModelResult, Tried
from core.model.receipt import Receipt
from core.model.statement import Statement
from core.ports import Exchange, Receipts


@dataclass(frozen=True, slots=True)
class Interpret:
    """A message the local reader was not sure of."""

    text: str
    reading_context: Context
    local: Intent | None

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[Intent]:
        """The same closed Intent types, or why not."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.interpreter.interpret(self.text, self.reading_context, membership, self.local)


@dataclass(frozen=True, slots=True)
class FetchRates:
    """Exchange rates the household does not have."""

    wanted: tuple[tuple[str, date], ...]
    base: str

    async def run_outside(
        self, services: Services, membership: Membership, screen: Screen
    ) -> Mapping[tuple[str, date], Decimal]:
        """Those that the host's place for rates knows."""
        del membership, screen
        return await services.rates.find(self.wanted, self.base) if services.rates else {}


@dataclass(frozen=True, slots=True)
class Choose:
    """Lines whose category is a guess."""

    lines: Sequence[Line]

    async def run_outside(
        self, services: Services, membership: Membership, screen: Screen
    ) -> ModelResult[tuple[str | None, ...]]:
        """A category key a line, or why not."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.chooser.choose(self.lines, membership.household)


@dataclass(frozen=True, slots=True)
class Narrate:
    """An answer that may be worded more warmly."""

    question: str
    plain: str
    language: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """Another wording with no number of its own, or why not."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.narrator.narrate(self.question, self.plain, self.language, membership)


@dataclass(frozen=True, slots=True)
class Advise:
    """A question for advice, with the household's own figures."""

    asked: str
    grounds: str
    talk: Sequence[Exchange]
    language: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """The advice, shown as it grows; where it breaks off, what stood by then goes with it."""
        last: ModelResult[str] = ModelResult()
        if services.assistants is None:
            return last
        async for heard in services.assistants.adviser.advise(
            self.asked, self.grounds, self.talk, self.language, membership
        ):
            last = heard if heard.value is not None or heard.trouble is None else ModelResult(last.value, heard.trouble)
            if heard.value and heard.trouble is None:
                await screen.show(heard.value)
        return last


@dataclass(frozen=True, slots=True)
class Transcribe:
    """A voice note."""

    audio: bytes
    mime: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """What was said, or why not."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.transcriber.transcribe(self.audio, self.mime, membership)


@dataclass(frozen=True, slots=True)
class TryOut:
    """A provider to be tried."""

    connection: Connection

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> Tried:
        """What works and what does not."""
        del screen
        if services.assistants is None:
            return Tried()
        if services.model_tests and not await services.model_tests.allows_model_test(str(membership.household.id)):
            return Tried(trouble=ModelError.RATE)
        return await services.assistants.tester.try_out(self.connection, membership.household)


@dataclass(frozen=True, slots=True)
class Admit:
    """An address that is to be kept."""

    url: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelError | None:
        """Why it may not be called."""
        del membership, screen
        return await services.assistants.doorkeeper.admit(self.url) if services.assistants else ModelError.ADDRESS


def printed_in(membership: Membership) -> tuple[str, ...]:
    """The languages a member's photos may be in: the household's and their own."""
    return tuple(dict.fromkeys((membership.household.language, membership.household.language_of(membership.member))))


async def second_reading(
    services: Services, receipt: Receipt, pages: Sequence[PageText], household: Household, today: date
) -> ModelResult[Receipt]:
    """What the household's model reads where a receipt's own sums do not agree."""
    if receipt.verified or services.assistants is None:
        return ModelResult()
    return await services.assistants.witness.read(pages, household, today)


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """What a picture says; where it cannot be read, only why."""

    receipt: Receipt = field(default_factory=Receipt)
    preview: bytes = b""
    """A small JPEG with the total's box marked."""
    look: int | None = None
    refusal: Refusal | None = None
    second: ModelResult[Receipt] = field(default_factory=ModelResult)
    """What the household's model read where the sums do not agree."""
    statement: Statement | None = None
    """What a PDF says that is a bank's statement and no receipt."""
    others: tuple[PhotoRead, ...] = ()
    """The other papers on the picture, where it shows several."""


_FEWEST_LINES = 4
"""Lines that begin with a day and end with an amount, from which a PDF is a statement."""


def read_pdf_statement(content: bytes, pages: Sequence[PageText], currency: str) -> Statement | None:
    """Return the statement a PDF holds; None for a receipt."""
    if not content.startswith(b"%PDF"):
        return None
    try:
        found = read_pages(pages, currency)
    except Refusal:
        return None
    return found if len(found.lines) >= _FEWEST_LINES else None


def original_of(content: bytes, pages: Sequence[PageText]) -> OriginalPicture | None:
    """Return the picture a receipt's boxes can be shown on: the one it was read from, where browsers show it."""
    return pages[0].original if len(pages) == 1 and kind_of(content).picture else None


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """A photo or a document."""

    content: bytes
    household: Household
    today: date

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> PhotoRead:
        """The receipt on it, with a preview."""
        del screen
        if services.pages is None or services.receipts is None:
            return PhotoRead(refusal=Invalid("reading-off"))
        try:
            pages = await services.pages.read(self.content, printed_in(membership), self.household.id)
        except Refusal as refusal:
            return PhotoRead(refusal=refusal)
        except Fault:  # the engine is not there: to a member that is as if the host wanted none
            return PhotoRead(refusal=Invalid("reading-off"))
        statement = read_pdf_statement(self.content, pages, self.household.currency)
        if statement is not None:
            return PhotoRead(statement=statement)
        papers = [tuple(pages)]
        if len(pages) == 1:
            parted = await asyncio.to_thread(services.receipts.part_page, pages[0], self.household, self.today)
            papers = [(page,) for page in parted]
        first, *others = [await self._read_paper(services, services.receipts, paper) for paper in papers]
        return replace(first, others=tuple(others))

    async def _read_paper(self, services: Services, receipts: Receipts, pages: Sequence[PageText]) -> PhotoRead:
        """Return one paper's receipt with its preview, and what the household's model made of it."""
        assert services.pages is not None  # noqa: S101  the pages came from it
        receipt = await asyncio.to_thread(receipts.read, pages, self.household, self.today)
        receipt = replace(receipt, original=original_of(self.content, pages))
        marked = receipt.total.boxes[0] if receipt.total and receipt.total.boxes else None
        preview = await services.pages.preview(pages[0], marked)
        second = await second_reading(services, receipt, pages, self.household, self.today)
        return PhotoRead(receipt, preview, services.pages.fingerprint(pages[0]), second=second)
