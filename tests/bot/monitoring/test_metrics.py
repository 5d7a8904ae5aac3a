"""Metrics have closed lists of labels and name nobody; ``/metrics`` is shut to strangers (REQUIREMENTS L3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from uuid import uuid5

import pytest
from fastapi.testclient import TestClient

from bot.commands.serve import make_scrape
from bot.monitoring.metrics import Metrics
from bot.monitoring.requests import RequestTimes
from bot.web.app import create_web
from bot.web.scrape import Scrape
from core.errors import Fault, Refusal
from core.model.provider import ModelError
from core.ports import HOST, HostLoad, JobRun, SecurityEvent, Work
from llm.providers.provider import Unanswered
from llm.providers.scripted import Script
from tests.conversations.stage import Stage, settle_in, stage
from tests.conversations.test_models import family

WEBHOOK = "/telegram/webhook"
HERE = "http://127.0.0.1:8080"


def count(metrics: Metrics, name: str, **labels: str) -> float:
    return metrics.registry.get_sample_value(name, labels) or 0.0


async def test_a_message_is_counted_by_who_answered_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        metrics = scene.app.metrics
        await scene.do("Asha", "/start")
        assert count(metrics, "purser_handler_seconds_count", handler="onboarding", outcome="ok") == 1
        await settle_in(scene, ("Asha", "Ravi"))
        await scene.do("Asha", "milk 60")
        await scene.tap("Asha", "Confirm")
        await scene.do("Ravi", "how much this month?")
        await scene.do("Ravi", "/help")
        for handler in ("entries", "drafts", "questions"):
            assert count(metrics, "purser_handler_seconds_count", handler=handler, outcome="ok") == 1, handler
        assert count(metrics, "purser_inbound_seconds_count", channel=scene.theatre.name, outcome="ok") == 5
        assert count(metrics, "purser_delivery_seconds_count", channel=scene.theatre.name, outcome="ok") >= 4


async def test_a_bug_and_a_broken_channel_are_counted_as_failed(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        name, metrics = scene.theatre.name, scene.app.metrics
        scene.theatre.down = True
        await scene.do("Asha", "milk 60")
        assert count(metrics, "purser_delivery_seconds_count", channel=name, outcome="failed") == 1
        scene.theatre.down = False
        scene.app.services.categoriser = None  # type: ignore[assignment]
        await scene.do("Asha", "milk 60")
        assert count(metrics, "purser_inbound_seconds_count", channel=name, outcome="failed") == 1


async def test_jobs_and_models_are_counted(tmp_path: Path) -> None:
    async with family(tmp_path, model=Script([Unanswered(ModelError.DOWN)] * 9)) as scene:
        metrics = scene.app.metrics
        await scene.app.run_jobs()
        assert count(metrics, "purser_job_seconds_count", job="plan", outcome="ok") == 1
        await scene.app.runner.try_run(JobRun(HOST, "no-such-job-7", "once", scene.clock.now()))
        assert count(metrics, "purser_job_seconds_count", job="unknown", outcome="failed") == 1
        await scene.do("Asha", "spent a bit on the thing with 60 or so")
        text = (await make_scrape(scene.app).render()).decode()
        assert 'outcome="down",provider="' in text


async def test_no_metric_names_a_household_a_member_or_a_chat(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        for person in ("Asha", "Ravi"):
            await scene.do(person, "milk 60")
        text = (await make_scrape(scene.app).render()).decode()
        assert "purser_households 1.0" in text
        assert 'purser_works{part="database"} 1.0' in text
        assert 'purser_database_connections{state="most"}' in text
        for secret in ("Asha", "Ravi", "milk", str(scene.household), *(str(m.id) for m in scene.members.values())):
            assert secret not in text


async def test_what_waits_is_told_with_its_age(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        assert (await load(scene)).outbox.rows == 0
        scene.theatre.down = True
        await scene.do("Asha", "milk 60")
        scene.clock.instant += timedelta(hours=1)
        waiting = (await load(scene)).outbox
        assert waiting.rows == 1
        assert timedelta(hours=1) <= waiting.oldest < timedelta(hours=1, seconds=1)


async def load(scene: Stage) -> HostLoad:
    return await scene.app.store.host_figures.count_load(scene.clock.now())


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


def web(metrics: Metrics, tmp_path: Path, token: str = "", *, client: str = "127.0.0.1", at: str = HERE) -> TestClient:
    async def ready() -> Mapping[str, bool]:
        return {"database": True}

    async def gone() -> HostLoad:
        raise Fault("the database is gone")

    async def receive(inbound: object) -> None:
        """Takes no message."""

    scrape = Scrape(metrics, ready, gone, lambda: 2, lambda: (3, 20), tmp_path, token)
    app = create_web(receive=receive, ready=ready, metrics=scrape)
    timed = RequestTimes(app, metrics, frozenset({WEBHOOK}))
    return TestClient(timed, at, client=(client, 5000))


def test_metrics_are_for_this_machine_or_whoever_shows_the_token(metrics: Metrics, tmp_path: Path) -> None:
    assert web(metrics, tmp_path).get("/metrics").status_code == 200
    assert web(metrics, tmp_path).get("/metrics", headers={"x-forwarded-for": "1.2.3.4"}).status_code == 404
    far = web(metrics, tmp_path, client="10.0.0.7", at="http://purser.example")
    assert far.get("/metrics").status_code == 404
    assert far.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404
    guarded = web(metrics, tmp_path, token="s3cret", client="10.0.0.7", at="http://purser.example")
    assert guarded.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 404
    assert guarded.get("/metrics", headers={"authorization": "Bearer s3cret"}).status_code == 200


def test_a_database_that_is_gone_is_told_and_hides_nothing_else(metrics: Metrics, tmp_path: Path) -> None:
    text = web(metrics, tmp_path).get("/metrics").text
    assert 'purser_works{part="database"} 0.0' in text
    assert 'purser_database_connections{state="in_use"} 3.0' in text
    assert "purser_resting_models 2.0" in text


def test_requests_are_counted_by_route_and_strangers_make_no_labels(metrics: Metrics, tmp_path: Path) -> None:
    client = web(metrics, tmp_path)
    client.get("/health")
    client.request("BREW", "/coffee")
    for number in range(50):
        client.get(f"/{uuid5(HOST, str(number))}")
    client.get("/static/chat.css")
    client.post(WEBHOOK)
    counted = "purser_request_seconds_count"
    assert count(metrics, counted, method="GET", route="/health", status="200") == 1
    assert count(metrics, counted, method="GET", route="none", status="404") == 50
    assert count(metrics, counted, method="other", route="none", status="404") == 1
    routes = {
        sample.labels["route"]
        for family in metrics.registry.collect()
        for sample in family.samples
        if "route" in sample.labels
    }
    assert routes <= {"/health", "/static", "none", WEBHOOK}


def test_every_ending_of_work_is_timed(metrics: Metrics) -> None:
    with pytest.raises(Refusal), metrics.watch(Work.JOB, "plan"):
        raise Refusal("no")
    assert count(metrics, "purser_job_seconds_count", job="plan", outcome="failed") == 1
    for event in SecurityEvent:
        assert count(metrics, "purser_security_events_total", event=event) == 0
        metrics.note(event)
        assert count(metrics, "purser_security_events_total", event=event) == 1
