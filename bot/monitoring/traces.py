"""Traces in OpenTelemetry's form, from an inbound to its replies, whichever processes do the parts.

The id of a trace is the id of the inbox row, and every reply in the outbox names that row: so a process that takes over
where another ended goes on with the same trace, and nothing has to be stored for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from core.errors import Fault
from core.ports.monitor import Work

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
    from opentelemetry.trace import Span

_HALF = 64
_SERVICE = "purser"
_MISSING = 'for traces install what sends them: make setup EXTRAS="--extra otel"'


class WorkSpan(Protocol):
    """A span under way."""

    def finish(self, name: str, outcome: str) -> None:
        """Say who did it and how it ended."""
        ...


class Traces(Protocol):
    """Makes spans."""

    def span(self, work: Work, trace: UUID | None) -> AbstractContextManager[WorkSpan]:
        """Begin a span that ends with the block, as a part of a trace."""
        ...


class NoTraces:
    """Traces nothing, at no cost but a call."""

    @contextmanager
    def span(self, work: Work, trace: UUID | None) -> Iterator[WorkSpan]:  # noqa: ARG002  a Traces'
        """Do nothing besides."""
        yield self

    def finish(self, name: str, outcome: str) -> None:
        """Say nothing."""


class SentTraces:
    """Sends spans to a collector; implements ``Traces``."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer(_SERVICE)

    @contextmanager
    def span(self, work: Work, trace: UUID | None) -> Iterator[WorkSpan]:
        """Begin a span below the one that is open here, else below the beginning of its trace."""
        from opentelemetry import trace as api  # noqa: PLC0415  an extra

        is_inside = api.get_current_span().get_span_context().is_valid
        context = None if trace is None or is_inside else api.set_span_in_context(_begin_trace(trace))
        # What an error says may hold a member's words: that there was one is enough.
        with self._tracer.start_as_current_span(
            work.value, context=context, record_exception=False, set_status_on_exception=False
        ) as span:
            yield _TraceSpan(span, work)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


class _TraceSpan:
    def __init__(self, span: Span, work: Work) -> None:
        self._span = span
        self._work = work

    def finish(self, name: str, outcome: str) -> None:
        from opentelemetry.trace import StatusCode  # noqa: PLC0415  an extra

        self._span.set_attribute("purser.name", name)
        self._span.set_attribute("purser.outcome", outcome)
        self._span.set_status(StatusCode.ERROR if outcome == "failed" else StatusCode.OK)


@asynccontextmanager
async def open_traces(url: str) -> AsyncIterator[Traces]:
    """Yield what sends spans to a collector that speaks OTLP over HTTP, nothing where there is no address.

    Raises:
        Fault: the extra is not installed.
    """
    if not url:
        yield NoTraces()
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415  an extra
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415  an extra
    except ImportError as error:
        raise Fault(_MISSING) from error
    traces = make_traces(BatchSpanProcessor(OTLPSpanExporter(endpoint=url)))
    try:
        yield traces
    finally:
        await asyncio.to_thread(traces.close)


def make_traces(processor: SpanProcessor) -> SentTraces:
    """Return traces whose spans go to a processor."""
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415  an extra
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415

    provider = TracerProvider(resource=Resource({"service.name": _SERVICE}), shutdown_on_exit=False)
    provider.add_span_processor(processor)
    return SentTraces(provider)


def _begin_trace(trace: UUID) -> Span:
    """Return the place all parts of a trace hang on: its ids are those of the row."""
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags  # noqa: PLC0415  an extra

    span_id = (trace.int >> _HALF ^ trace.int) & ((1 << _HALF) - 1) or 1
    return NonRecordingSpan(SpanContext(trace.int, span_id, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED)))
