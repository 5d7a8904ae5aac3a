"""Metrics in Prometheus' format; labels come from fixed lists and identify no household, member or chat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import Final
from uuid import UUID

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from bot.monitoring.logs import trace_in_logs
from bot.monitoring.traces import NoTraces, Traces
from core.model.provider import ModelCallRecord
from core.ports.monitor import SecurityEvent, Watched, Work

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""The bucket bounds of every histogram in seconds; the alert rules use half a second."""
MICROS: Final = 1_000_000


class Metrics:
    """All metrics of one process, in a registry of their own; implements ``core.ports.Monitor``."""

    def __init__(self, traces: Traces | None = None) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._traces = traces or NoTraces()
        self._work = {
            Work.INBOUND: self._make_histogram(
                "inbound", "An event, until its replies are sent.", "channel", "outcome"
            ),
            Work.HANDLER: self._make_histogram("handler", "A member's turn, by who answered.", "handler", "outcome"),
            Work.DELIVERY: self._make_histogram("delivery", "A message sent.", "channel", "outcome"),
            Work.JOB: self._make_histogram("job", "One occurrence of a job.", "job", "outcome"),
        }
        self.requests = self._make_histogram("request", "A request over HTTP.", "method", "route", "status")
        self._calls = self._make_histogram("model_call", "A call of a language model.", "provider", "job", "outcome")
        self._tokens = self._make_counter("model_tokens", "Tokens told to and said by models.", "provider", "direction")
        self._cost = self._make_counter("model_cost_dollars", "What models cost by the price list.", "provider")
        self._events = self._make_counter("security_events", "What looks like an attack.", "event")
        for event in SecurityEvent:
            self._events.labels(event)  # an alert on the first of its kind needs a zero before it
        self.works = self._make_gauge("works", "1 where a part works: database, data folder, each channel.", "part")
        self.jobs = self._make_gauge("jobs", "Occurrences of jobs that are due or running.", "state")
        self.backlog = self._make_gauge("backlog", "Rows that are due and not done with.", "queue")
        self.backlog_age = self._make_gauge("backlog_oldest_seconds", "How long the oldest of them waits.", "queue")
        self.resting = self._make_gauge("resting_models", "Connections to models that failed and are left alone.")
        self.pool = self._make_gauge("database_connections", "Connections to the database.", "state")
        self.disk = self._make_gauge("disk_bytes", "The disk of the data folder.", "state")
        self.households = self._make_gauge("households", "Households in the book.")

    @contextmanager
    def watch(self, work: Work, name: str, trace: UUID | None = None) -> Iterator[Watched]:
        """Time and trace a block, and mark the lines logged in it with the trace's id."""
        watched, began = Watched(name), perf_counter()
        with ExitStack() as stack:
            stack.enter_context(trace_in_logs(trace))
            span = stack.enter_context(self._traces.span(work, trace))
            try:
                yield watched
            except BaseException:
                watched.outcome = "failed"
                raise
            finally:
                self._work[work].labels(watched.name, watched.outcome).observe(perf_counter() - began)
                span.finish(watched.name, watched.outcome)

    def called_model(self, call: ModelCallRecord) -> None:
        """Count a model call, with its tokens and cost."""
        self._calls.labels(call.provider, call.job, call.outcome).observe(call.took.total_seconds())
        self._tokens.labels(call.provider, "in").inc(call.tokens_in)
        self._tokens.labels(call.provider, "out").inc(call.tokens_out)
        self._cost.labels(call.provider).inc(call.micros / MICROS)

    def note(self, event: SecurityEvent) -> None:
        """Count an event by its name."""
        self._events.labels(event).inc()

    def _make_histogram(self, name: str, about: str, *labels: str) -> Histogram:
        return Histogram(f"purser_{name}_seconds", about, labels, registry=self.registry, buckets=SECONDS)

    def _make_counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"purser_{name}", about, labels, registry=self.registry)

    def _make_gauge(self, name: str, about: str, *labels: str) -> Gauge:
        return Gauge(f"purser_{name}", about, labels, registry=self.registry)
