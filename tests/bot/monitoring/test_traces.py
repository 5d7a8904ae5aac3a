"""One story from an inbound to its replies, in whichever process its parts are done (REQUIREMENTS L3)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bot.monitoring.metrics import Metrics
from bot.monitoring.traces import make_traces, open_traces
from core.ports import Work
from tests.conversations.stage import Stage, settle_in, stage


def watched(scene: Stage) -> InMemorySpanExporter:
    """Have the product's spans end up in a list, as a process with a collector has them sent."""
    spans = InMemorySpanExporter()
    metrics = Metrics(make_traces(SimpleSpanProcessor(spans)))
    scene.app.conversation.monitor = scene.app.delivery.monitor = scene.app.runner.monitor = metrics
    return spans


def ids(spans: tuple[ReadableSpan, ...]) -> set[int]:
    return {span.context.trace_id for span in spans if span.context}


async def test_an_inbound_its_turn_and_its_reply_are_one_trace_without_a_word_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        spans = watched(scene)
        await scene.do("Asha", "milk 60")
        found = spans.get_finished_spans()
        assert {span.name for span in found} == {Work.INBOUND, Work.HANDLER, Work.DELIVERY}
        assert len(ids(found)) == 1
        assert "milk" not in "".join(span.to_json() for span in found)
        assert "Asha" not in "".join(span.to_json() for span in found)


async def test_another_process_that_sends_the_reply_goes_on_with_the_trace(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        first = watched(scene)
        scene.theatre.down = True
        await scene.do("Asha", "milk 60")
        scene.theatre.down = False
        second = watched(scene)
        scene.clock.instant += timedelta(hours=1)
        await scene.app.delivery.deliver_due()
        (sent,) = second.get_finished_spans()
        assert sent.attributes == {"purser.name": scene.theatre.name, "purser.outcome": "ok"}
        assert ids((sent,)) == ids(first.get_finished_spans())


async def test_tries_of_a_job_are_one_trace(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        spans = watched(scene)
        await scene.app.run_jobs()
        found = spans.get_finished_spans()
        assert {span.name for span in found} == {Work.JOB}
        assert len(ids(found)) == len(found)


async def test_without_an_address_nothing_is_loaded_and_with_one_nothing_is_asked_before_there_is_a_span() -> None:
    async with open_traces("") as none:
        with none.span(Work.JOB, None) as span:
            span.finish("plan", "ok")
    async with open_traces("http://127.0.0.1:9/v1/traces") as traces:
        assert traces is not none
