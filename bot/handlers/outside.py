"""Outside requests of handlers: work done with no transaction open, after which the message is handled again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.handlers.message_context import Screen, Services
from bot.kinds import find_file_kind
from core.errors import Fault, Invalid, Refusal
from core.importing.statements.read_pages import read_pages
from core.language.context import Context
from core.model.entry import Line
from core.model.household import Household, Membership
from core.model.intent import Intent
from core.model.page import OriginalPicture, PageText
from core.model.provider import Connection, ConnectionCheck, ModelError, ModelResult
from core.model.receipt import Receipt
from core.model.statement import Statement
from core.ports import Exchange, Receipts


@dataclass(frozen=True, slots=True)
class InterpretMessage:
    """A request that a model read a message the local reader was unsure of."""

    text: str
    reading_context: Context
    local: Intent | None

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[Intent]:
        """Return the intent the model read, of the same types as the local reader's, or why there is none."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.interpreter.interpret(self.text, self.reading_context, membership, self.local)


@dataclass(frozen=True, slots=True)
class FetchRates:
    """A request for exchange rates that the household does not have."""

    wanted: tuple[tuple[str, date], ...]
    base: str

    async def run_outside(
        self, services: Services, membership: Membership, screen: Screen
    ) -> Mapping[tuple[str, date], Decimal]:
        """Return the rates that the configured source knows, by currency and day."""
        del membership, screen
        return await services.rates.find(self.wanted, self.base) if services.rates else {}


@dataclass(frozen=True, slots=True)
class ChooseCategories:
    """A request that a model pick categories for lines whose category is a guess."""

    lines: Sequence[Line]

    async def run_outside(
        self, services: Services, membership: Membership, screen: Screen
    ) -> ModelResult[tuple[str | None, ...]]:
        """Return one category key for each line, or why there are none."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.chooser.choose(self.lines, membership.household)


@dataclass(frozen=True, slots=True)
class RewordAnswer:
    """A request that a model word an answer more warmly."""

    question: str
    plain: str
    language: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """Return another wording that contains no new numbers, or why there is none."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.narrator.narrate(self.question, self.plain, self.language, membership)


@dataclass(frozen=True, slots=True)
class AskAdvice:
    """A request for advice on the household's own figures."""

    asked: str
    grounds: str
    talk: Sequence[Exchange]
    language: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """Return the advice, shown while it is written; if the model breaks off, the part so far with the error."""
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
class TranscribeVoice:
    """A request to transcribe a voice note."""

    audio: bytes
    mime: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelResult[str]:
        """Return the spoken words, or why there are none."""
        del screen
        if services.assistants is None:
            return ModelResult()
        return await services.assistants.transcriber.transcribe(self.audio, self.mime, membership)


@dataclass(frozen=True, slots=True)
class TryOut:
    """A request to test a language model provider."""

    connection: Connection

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ConnectionCheck:
        """Return the result of the test: which functions of the provider work."""
        del screen
        if services.assistants is None:
            return ConnectionCheck()
        if services.model_tests and not await services.model_tests.allows_model_test(str(membership.household.id)):
            return ConnectionCheck(trouble=ModelError.RATE)
        return await services.assistants.tester.try_out(self.connection, membership.household)


@dataclass(frozen=True, slots=True)
class CheckAddress:
    """A request to check an address before it is saved."""

    url: str

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> ModelError | None:
        """Return why the address may not be called; None where it may."""
        del membership, screen
        return await services.assistants.doorkeeper.admit(self.url) if services.assistants else ModelError.ADDRESS


def list_printed_languages(membership: Membership) -> tuple[str, ...]:
    """Return the languages to expect on a member's photos: the household's and their own."""
    return tuple(
        dict.fromkeys((membership.household.language, membership.household.choose_language(membership.member)))
    )


async def second_reading(
    services: Services, receipt: Receipt, pages: Sequence[PageText], household: Household, today: date
) -> ModelResult[Receipt]:
    """Return the model's reading of a receipt whose sums do not agree; an empty result if they agree."""
    if receipt.verified or services.assistants is None:
        return ModelResult()
    return await services.assistants.witness.read(pages, household, today)


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """What was read from a picture, or why it could not be read."""

    receipt: Receipt = field(default_factory=Receipt)
    preview: bytes = b""
    """A small JPEG of the photo in which the total is marked."""
    look: int | None = None
    refusal: Refusal | None = None
    second: ModelResult[Receipt] = field(default_factory=ModelResult)
    """The reading of the household's model, where the receipt's sums do not agree."""
    statement: Statement | None = None
    """The bank statement in a PDF that is no receipt."""
    others: tuple[PhotoRead, ...] = ()
    """The other receipts on the photo, where it shows several."""


_FEWEST_LINES = 4
"""The least number of lines that begin with a day and end with an amount in a bank statement."""


def read_pdf_statement(content: bytes, pages: Sequence[PageText], currency: str) -> Statement | None:
    """Return the bank statement in a PDF; None where it is a receipt."""
    if not content.startswith(b"%PDF"):
        return None
    try:
        found = read_pages(pages, currency)
    except Refusal:
        return None
    return found if len(found.lines) >= _FEWEST_LINES else None


def find_original_picture(content: bytes, pages: Sequence[PageText]) -> OriginalPicture | None:
    """Return the picture on which a receipt's text boxes can be drawn, where browsers can show it; else None."""
    return pages[0].original if len(pages) == 1 and find_file_kind(content).picture else None


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """A request to read a photo or document."""

    content: bytes
    household: Household
    today: date

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> PhotoRead:
        """Return the receipt on the photo, with a preview image."""
        del screen
        if services.pages is None or services.receipts is None:
            return PhotoRead(refusal=Invalid("reading-off"))
        try:
            pages = await services.pages.read(self.content, list_printed_languages(membership), self.household.id)
        except Refusal as refusal:
            return PhotoRead(refusal=refusal)
        except Fault:  # the engine is not there: to a member that is as if the host wanted none
            return PhotoRead(refusal=Invalid("reading-off"))
        statement = read_pdf_statement(self.content, pages, self.household.currency)
        if statement is not None:
            return PhotoRead(statement=statement)
        papers = [tuple(pages)]
        if len(pages) == 1:
            parted = await asyncio.to_thread(services.receipts.split_page, pages[0], self.household, self.today)
            papers = [(page,) for page in parted]
        first, *others = [await self._read_paper(services, services.receipts, paper) for paper in papers]
        return replace(first, others=tuple(others))

    async def _read_paper(self, services: Services, receipts: Receipts, pages: Sequence[PageText]) -> PhotoRead:
        """Return the receipt on one sheet of paper, with its preview and the model's second reading."""
        assert services.pages is not None  # noqa: S101  the pages came from it
        receipt = await asyncio.to_thread(receipts.read_pages, pages, self.household, self.today)
        receipt = replace(receipt, original=find_original_picture(self.content, pages))
        marked = receipt.total.boxes[0] if receipt.total and receipt.total.boxes else None
        preview = await services.pages.preview(pages[0], marked)
        second = await second_reading(services, receipt, pages, self.household, self.today)
        return PhotoRead(receipt, preview, services.pages.fingerprint(pages[0]), second=second)
