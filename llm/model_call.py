"""One call to a model: its connection, its deadline, and the tokens and cost counted so far."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core.model.provider import Capability, Connection, DataSharing, ModelCallRecord, ModelError
from llm.connections.address import AddressRules, ForbiddenAddress, check_url
from llm.connections.limits import CallLimits
from llm.connections.prices import PriceList
from llm.connections.retry import ask_with_retries, read_loop_clock, wait_until
from llm.connections.spending_limit import is_cap_near, is_cap_reached
from llm.providers.provider import ModelAnswer, Unanswered

_LETTERS = 4  # characters a token, roughly, where a provider does not count


@dataclass(slots=True)
class ModelCall:
    """Makes the requests of one call, so that all of them are limited in time and counted."""

    job: str
    connection: Connection
    limits: CallLimits
    prices: PriceList
    began: float = field(default_factory=read_loop_clock)
    spent: int = 0
    """The household's spending this month before this call, in micros."""
    tries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    trouble: ModelError | None = None

    @property
    def deadline(self) -> float:
        """The time at which the call must end, on the event loop's clock."""
        return self.began + self.limits.find_deadline(self.job)

    @property
    def micros(self) -> int:
        """The cost so far, in micros (millionths of a US dollar)."""
        return self.prices.find_price(self.connection.provider, self.connection.model).compute_micros(
            self.tokens_in, self.tokens_out
        )

    @property
    def asked_model(self) -> str:
        """The provider and model asked, as text."""
        return f"{self.connection.provider} {self.connection.model}"

    @property
    def is_near_cap(self) -> bool:
        """Whether four fifths of the spending cap are used, this call included."""
        return is_cap_near(self.spent + self.micros, self.connection.cap_cents)

    def check_permission(self, needs: Capability, rules: AddressRules, *, promised: int) -> None:
        """Raise Unanswered if a call would be pointless: no key, forbidden address, missing ability or cap reached."""
        check_key_and_address(self.connection, rules)
        if needs is not Capability.TEXT and self.connection.reach is not DataSharing.ALL:
            raise Unanswered(ModelError.CANNOT)
        if is_cap_reached(self.spent + promised, self.connection.cap_cents):
            raise Unanswered(ModelError.CAP)

    def make_record(self, call_id: UUID, at: datetime) -> ModelCallRecord:
        """Return the record of this call for the log."""
        return ModelCallRecord(
            call_id,
            at,
            self.job,
            self.connection.provider,
            self.connection.model,
            self.trouble.value if self.trouble else "ok",
            self.tokens_in,
            self.tokens_out,
            self.micros,
            timedelta(seconds=read_loop_clock() - self.began),
        )

    async def ask_for_answer(self, ask: Callable[[], Awaitable[ModelAnswer]], length: int) -> ModelAnswer:
        """Return one answer, retried if that may help; ``length`` is the prompt's in characters. Raises Unanswered."""

        async def ask_once() -> ModelAnswer:
            self.tries += 1
            return await ask()

        with self._charge_call(length):
            said = await ask_with_retries(ask_once, self.limits, self.deadline)
        self._add_cost(said, length)
        return said

    async def stream_answer(self, ask: Callable[[], AsyncGenerator[ModelAnswer]], length: int) -> AsyncGenerator[str]:
        """Yield the whole text of an answer so far; retried only before its first piece. Raises Unanswered."""
        with self._charge_call(length):
            pieces, last = await ask_with_retries(lambda: self._start_stream(ask), self.limits, self.deadline)
        try:
            async with aclosing(pieces):
                yield last.text
                while (piece := await self._next_piece(pieces)) is not None:
                    grew, last = piece.text != last.text, piece
                    if grew:
                        yield last.text
        finally:
            self._add_cost(last, length)

    async def _start_stream(
        self, ask: Callable[[], AsyncGenerator[ModelAnswer]]
    ) -> tuple[AsyncGenerator[ModelAnswer], ModelAnswer]:
        self.tries += 1
        pieces = ask()
        async for first in pieces:
            if first.text:
                return pieces, first
        raise Unanswered(ModelError.UNUSABLE)

    async def _next_piece(self, pieces: AsyncGenerator[ModelAnswer]) -> ModelAnswer | None:
        until = min(read_loop_clock() + self.limits.deadline, self.began + self.limits.stream)
        return await wait_until(until, anext(pieces, None))

    @contextmanager
    def _charge_call(self, length: int) -> Iterator[None]:
        """Count the prompt's tokens if the answer came too late, as the provider charges for them."""
        try:
            yield
        except Unanswered as none:
            if none.trouble is ModelError.SLOW and self.tries:
                self.tokens_in += length // _LETTERS
            raise

    def _add_cost(self, said: ModelAnswer, length: int) -> None:
        self.tokens_in += said.tokens_in or length // _LETTERS
        self.tokens_out += said.tokens_out or len(said.text) // _LETTERS


def check_key_and_address(connection: Connection, rules: AddressRules) -> None:
    """Raise Unanswered if the key is lost or unusable, or the base URL is forbidden as written."""
    if connection.key is None:
        raise Unanswered(ModelError.KEY_LOST)
    if not (connection.key.isascii() and connection.key.isprintable()):  # else it is no header
        raise Unanswered(ModelError.KEY)
    if not connection.base_url:
        return
    try:
        check_url(connection.base_url, rules)
    except ForbiddenAddress:
        pass
    else:
        return
    raise Unanswered(ModelError.ADDRESS)
