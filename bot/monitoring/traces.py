"""OpenTelemetry traces from a received message to its replies, across all processes that work on it.

The id of a trace is the id of the inbox row, and every reply in the outbox names that row: so a process that takes over
from another continues the same trace, and nothing has to be stored for it.
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
    """A span that has begun and is not over."""

    def finish(self, name: str, outcome: str) -> None:
        """Set the name of what did the work, and the outcome."""
        ...


class Traces(Protocol):
    """A factory of OpenTelemetry spans."""

    def span(self, work: Work, trace: UUID | None) -> AbstractContextManager[WorkSpan]:
        """Begin a span of a trace that ends with the block."""
        ...


class NoTraces:
    """A factory of spans that do nothing, for hosts without a collector."""

    @contextmanager
    def span(self, work: Work, trace: UUID | None) -> Iterator[WorkSpan]:  # noqa: ARG002  a Traces'
        """Yield a span that does nothing."""
        yield self

    def finish(self, name: str, outcome: str) -> None:
        """Do nothing."""


class SentTraces:
    """A factory of spans that are sent to a collector; implements ``Traces``."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer(_SERVICE)

    @contextmanager
    def span(self, work: Work, trace: UUID | None) -> Iterator[WorkSpan]:
        """Begin a span under the one open in this context, else under the root of its trace."""
        from opentelemetry import trace as api  # noqa: PLC0415  an extra

        is_inside = api.get_current_span().get_span_context().is_valid
        context = None if trace is None or is_inside else api.set_span_in_context(_begin_trace(trace))
        # What an error says may hold a member's words: that there was one is enough.
        with self._tracer.start_as_current_span(
            work.value, context=context, record_exception=False, set_status_on_exception=False
        ) as span:
            yield _TraceSpan(span, work)

    def close(self) -> None:
        """Send the remaining spans and close."""
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
    """Yield Traces that send to an OTLP collector over HTTP; NoTraces without an address.

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
    """Return Traces whose spans go to a span processor."""
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415  an extra
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415

    provider = TracerProvider(resource=Resource({"service.name": _SERVICE}), shutdown_on_exit=False)
    provider.add_span_processor(processor)
    return SentTraces(provider)


def _begin_trace(trace: UUID) -> Span:
    """Return the root span of a trace, whose ids are derived from the inbox row's id."""
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags  # noqa: PLC0415  an extra

    span_id = (trace.int >> _HALF ^ trace.int) & ((1 << _HALF) - 1) or 1
    return NonRecordingSpan(SpanContext(trace.int, span_id, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED)))
