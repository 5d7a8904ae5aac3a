"""Calls to a household's own model, limited in time, number and money; failures come back as values.

``fill`` gives a validated value of a pydantic shape (strict, ``extra="forbid"``), ``stream_growing_text`` the whole
text so far each time it grew, ``transcribe`` the text of a recording, ``try_out`` what is wrong with a connection.
Each gives a ModelResult (or ConnectionCheck) with a value, with a ModelError, or with neither where the household has
no model or wants none. Nothing is raised but a Fault of our own database and a cancellation. Callers mask texts before
a call and check what the model says against what was asked.

In tests: ``Client(units, clock, ids, makers=dict.fromkeys(Provider, Script([...])))``; ``Script`` is in
``llm.providers.scripted``, and its ``asked`` lists the requests that arrived.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import replace
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from core.errors import Fault
from core.model.household import Household
from core.model.provider import (
    Capability,
    Connection,
    ConnectionCheck,
    DataSharing,
    ModelError,
    ModelResult,
    PriceStatus,
    Provider,
)
from core.ports import Broadcast, Clock, Ids, Monitor, NoMonitor, UnitsOfWork
from llm.connections.address import AddressRules
from llm.connections.breaker import Breakers, make_breaker_key
from llm.connections.concurrency_limit import ConcurrencyLimit
from llm.connections.limits import LIMITS, CallLimits
from llm.connections.pool import ModelPool
from llm.connections.prices import PriceList, load_shipped_prices
from llm.connections.quiet import silence_loggers
from llm.connections.retry import read_loop_clock, wait_until
from llm.connections.spending_limit import SpendingLimit
from llm.connections.trying import try_connection
from llm.model_call import ModelCall
from llm.prompt import Image, Prompt
from llm.providers import PROVIDERS
from llm.providers.provider import LazyMaker, Maker, Model, Unanswered
from llm.shape import S, ShapePrompts, fill_shape

__all__ = ["Client", "Image", "Prompt"]

log = logging.getLogger(__name__)

T = TypeVar("T")

_ALIVE: Final = frozenset({None, ModelError.DECLINED, ModelError.CANNOT})
"""The outcomes of a call that show a working provider: an answer, a refusal, or an input it does not support."""
_PICTURE: Final = 4_000  # characters that a picture weighs as much as, roughly
_SOUND: Final = 50  # bytes of a voice note that weigh as much as a character, roughly
_ANSWER: Final = 1_000  # tokens of an answer, roughly, set aside while it is not known


class Client:
    """Sends requests to the models of all households; one client serves the whole process."""

    def __init__(
        self,
        units: UnitsOfWork,
        clock: Clock,
        ids: Ids,
        *,
        allow_private: bool = False,
        allow_loopback: bool = True,
        makers: Mapping[Provider, Maker] = PROVIDERS,
        limits: CallLimits = LIMITS,
        prices: PriceList | None = None,
        monitor: Monitor | None = None,
        broadcast: Broadcast | None = None,
    ) -> None:
        silence_loggers()
        self._units = units
        self._clock = clock
        self._ids = ids
        self._rules = AddressRules(private=allow_private, loopback=allow_loopback)
        self._makers = makers
        self._limits = limits
        self._prices = prices or load_shipped_prices()
        self._breakers = Breakers(limits, broadcast=broadcast)
        self._concurrency = ConcurrencyLimit(limits)
        self._pool = ModelPool(makers, self._rules)
        self._spending_limit = SpendingLimit()
        self._monitor = monitor or NoMonitor()

    async def warm(self, households: Iterable[UUID]) -> None:
        """Load the provider libraries that these households need. Raises Fault if the database fails."""
        used: set[Provider] = set()
        for household in households:
            async with self._units(household, None) as uow:
                connection = await uow.connections.get()
            if connection is not None and connection.reach is not DataSharing.OFF:
                used.add(connection.provider)
        for maker in [self._makers[provider] for provider in sorted(used)]:
            if isinstance(maker, LazyMaker):
                await maker.load()

    async def close(self) -> None:
        """Close all connections to providers."""
        await self._pool.close()

    async def fill(
        self, job: str, household: Household, prompt: Prompt, shape: type[S], *, images: Sequence[Image] = ()
    ) -> ModelResult[S]:
        """Return a value of the shape filled by the model; an answer that does not fit is sent back once for repair."""
        needs = Capability.IMAGE if images else Capability.TEXT

        async def work(asking: ModelCall, model: Model) -> S:
            return await fill_shape(asking, model, prompt, shape, images)

        heard = await self._run_call(
            job, household, needs, lambda: prompt.character_count + _PICTURE * len(images), work
        )
        return replace(heard, by=f"{heard.by} {prompt.version}") if heard.by else heard

    async def read(
        self, job: str, household: Household, make_prompts: Callable[[], ShapePrompts[S]], shape: type[S]
    ) -> ModelResult[S]:
        """Return a value of the shape read from a message.

        ``make_prompts`` is called only if a model is asked. A model may be asked the short question first, or that
        alone.
        """
        load_prompts, version = cache(make_prompts), ""

        async def work(asking: ModelCall, model: Model) -> S:
            nonlocal version
            prompts = load_prompts()
            if prompts.brief is not None and Capability.READING not in model.capabilities:
                version = prompts.brief.prompt.version
                value = prompts.brief.whole(
                    await fill_shape(asking, model, prompts.brief.prompt, prompts.brief.shape, ())
                )
                if value is not None:
                    return value
            version = prompts.prompt.version
            return await fill_shape(asking, model, prompts.prompt, shape, ())

        heard = await self._run_call(
            job, household, Capability.TEXT, lambda: load_prompts().prompt.character_count, work
        )
        return replace(heard, by=f"{heard.by} {version}") if heard.by else heard

    async def transcribe(self, household: Household, audio: bytes, mime: str) -> ModelResult[str]:
        """Return the text of a recording."""

        async def work(asking: ModelCall, model: Model) -> str:
            said = await asking.ask_for_answer(lambda: model.transcribe(audio, mime), len(audio) // _SOUND)
            return said.text

        return await self._run_call("speech", household, Capability.SPEECH, lambda: _PICTURE, work)

    async def stream_growing_text(
        self, job: str, household: Household, prompt: Prompt
    ) -> AsyncGenerator[ModelResult[str]]:
        """Yield the answer's whole text so far each time it grows; an error may end it at any point."""
        if not household.assisted:
            yield ModelResult()
            return
        try:
            async with self._prepare_call(job, household, Capability.TEXT, lambda: prompt.character_count) as asked:
                if asked is None:
                    yield ModelResult()
                    return
                asking, model = asked
                async with aclosing(
                    asking.stream_answer(lambda: model.stream_growing_text(prompt), prompt.character_count)
                ) as texts:
                    async for text in texts:
                        yield ModelResult(
                            text, by=f"{asking.asked_model} {prompt.version}", near_cap=asking.is_near_cap
                        )
        except Unanswered as none:
            yield _report_unanswered(none)

    async def try_out(self, connection: Connection, household: Household) -> ConnectionCheck:
        """Request the list of models and make one small call, ignoring the spending cap and the circuit breaker."""
        asking = ModelCall("test", connection, self._limits, self._prices)
        found = await try_connection(asking, self._makers[connection.provider], self._rules)
        asking.trouble = found.trouble
        if found.trouble is None:
            self._breakers.note_success(make_breaker_key(household.id, connection))
        if asking.tries:
            await self._log_call(household.id, asking)
        return found

    def describe_price(self, connection: Connection) -> PriceStatus:
        """Return whether the price of a connection's model is known, and the price list's date."""
        return PriceStatus(self._prices.is_known(connection.provider, connection.model), self._prices.as_of)

    def count_resting(self) -> int:
        """Return how many connections, of all households, are currently not called because they failed repeatedly."""
        return self._breakers.count_resting()

    def is_resting(self, household: UUID, connection: Connection) -> bool:
        """Return whether a connection is currently not called because it failed repeatedly."""
        return self._breakers.is_resting(make_breaker_key(household, connection))

    async def _run_call(
        self,
        job: str,
        household: Household,
        needs: Capability,
        length: Callable[[], int],
        work: Callable[[ModelCall, Model], Awaitable[T]],
    ) -> ModelResult[T]:
        if not household.assisted:
            return ModelResult()
        try:
            async with self._prepare_call(job, household, needs, length) as asked:
                if asked is None:
                    return ModelResult()
                value = await work(*asked)
        except Unanswered as none:
            return _report_unanswered(none)
        return ModelResult(value, by=asked[0].asked_model, near_cap=asked[0].is_near_cap)

    @asynccontextmanager
    async def _prepare_call(
        self, job: str, household: Household, needs: Capability, length: Callable[[], int]
    ) -> AsyncIterator[tuple[ModelCall, Model] | None]:
        """Provide the model for one call, with all checks before and the log after; None if there is no model.

        Raises:
            Unanswered: a check failed.
        """
        began, others = read_loop_clock(), self._spending_limit.list_reservations(household.id)
        connection, spent = await wait_until(
            began + self._limits.find_deadline(job), self._load_connection(household.id)
        )
        if connection is None or connection.reach is DataSharing.OFF:
            yield None
            return
        asking = ModelCall(job, connection, self._limits, self._prices, began, spent)
        # and those who were asked while this one looked up what was spent
        others |= self._spending_limit.list_reservations(household.id)
        asking.check_permission(needs, self._rules, promised=sum(each.micros for each in others))
        with self._spending_limit.reserve_cost(household.id) as promise:
            async with self._observe_call(household.id, asking), AsyncExitStack() as stack:
                promise.micros = self._prices.find_price(connection.provider, connection.model).compute_micros(
                    length() // 4, _ANSWER
                )
                await wait_until(asking.deadline, stack.enter_async_context(self._concurrency.take_place(household.id)))
                lent = self._pool.borrow_model(household.id, connection)
                model = await wait_until(asking.deadline, stack.enter_async_context(lent))
                if needs not in model.capabilities:
                    raise Unanswered(ModelError.CANNOT)
                yield asking, model

    @asynccontextmanager
    async def _observe_call(self, household: UUID, asking: ModelCall) -> AsyncIterator[None]:
        """Check the circuit breaker before a call, report the call's outcome to the breaker, and log the call."""
        key = make_breaker_key(household, asking.connection)
        if not self._breakers.admit_call(key):
            raise Unanswered(ModelError.RESTING)
        try:
            yield
        except (Unanswered, GeneratorExit) as end:  # a member may stop listening to a stream: it answered all the same
            asking.trouble = end.trouble if isinstance(end, Unanswered) else None
            await self._report_to_breaker(household, key, asking)
            raise
        except BaseException:
            self._breakers.note_unasked(key)
            raise
        await self._report_to_breaker(household, key, asking)

    async def _report_to_breaker(self, household: UUID, key: str, asking: ModelCall) -> None:
        if not asking.tries:
            self._breakers.note_unasked(key)
            return
        if asking.trouble in _ALIVE:
            self._breakers.note_success(key)
        else:
            self._breakers.note_failure(key)
        await self._log_call(household, asking)

    async def _log_call(self, household: UUID, asking: ModelCall) -> None:
        """Write a call to the log in the database; if that fails, the answer is still used."""
        call = asking.make_record(self._ids.new(), self._clock.now())
        self._monitor.called_model(call)
        level = logging.WARNING if asking.trouble else logging.DEBUG
        log.log(
            level, "%s by %s: %s after %d tries, %s", call.job, call.provider, call.outcome, asking.tries, call.took
        )
        try:
            async with self._units(household, None) as uow:
                await uow.connections.log_call(call)
                await uow.commit()
        except Fault as fault:
            log.warning("a call is not in the log: %s", fault)

    async def _load_connection(self, household: UUID) -> tuple[Connection | None, int]:
        """Return the household's connection and its cost this month (UTC) in micros, read only if it matters."""
        month = self._clock.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        async with self._units(household, None) as uow:
            connection = await uow.connections.get()
            if connection is None or connection.cap_cents is None:
                return connection, 0
            if self.is_resting(household, connection):
                return connection, 0
            usage = await uow.connections.sum_usage(month)
        return connection, sum(each.micros for each in usage)


def _report_unanswered(none: Unanswered) -> ModelResult[Any]:
    return ModelResult(trouble=none.trouble, near_cap=none.trouble is ModelError.CAP)
