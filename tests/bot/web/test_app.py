"""Health, readiness, the schema, the page and the webhook's mount."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import Headers

from bot.channels.webchat import WebChat
from bot.messages import Inbound
from bot.render.words import LANGUAGES, Words
from bot.web.app import create_web
from bot.web.chat import PAGE_WORDS, ChatDependencies
from bot.web.limits import RateLimit
from bot.web.session import tag_of
from bot.web.webhook_route import WebhookRoute
from tests.bot.web.access import MemoryAccess, memory_sign_in
from tests.bot.web.memory import MemoryTranscript
from tests.bot.web.stage import ADDRESS, Stage

PAGE_BYTES = 30_000
"""What a phone on a slow line may have to load of ours."""


async def _ready() -> Mapping[str, bool]:
    return {"database": True}


async def _receive(inbound: Inbound) -> bool:
    return bool(inbound)


def test_not_ready_says_what_is_not(stage: Stage) -> None:
    assert stage.http.get("/ready").json() == {"status": "ready", "parts": {"database": True}}
    stage.parts["telegram"] = False
    answer = stage.http.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["parts"] == {"database": True, "telegram": False}


def test_the_schema_is_described_and_shown_without_anything_from_elsewhere(stage: Stage) -> None:
    paths = stage.http.get("/openapi.json").json()["paths"]
    assert {"/health", "/ready"} <= set(paths)
    page = stage.http.get("/docs").text
    assert "GET /ready" in page
    assert "https://" not in page


def test_without_the_web_chat_its_paths_are_closed_and_health_serves_on() -> None:
    app = create_web(receive=_receive, ready=_ready)
    http = TestClient(app, base_url=ADDRESS, client=("127.0.0.1", 5000))
    assert "switched off" in http.get("/").text
    assert http.get("/chat/files/1").status_code == 404
    assert http.get("/health").status_code == 200
    assert http.post("/telegram/webhook").status_code == 404


def test_the_webhook_answers_with_the_channels_status_from_anywhere() -> None:
    taken: list[tuple[bytes, str | None]] = []

    async def webhook(body: bytes, headers: Mapping[str, str]) -> int:
        taken.append((body, headers.get("x-telegram-bot-api-secret-token")))
        return 401

    channel = WebChat(MemoryTranscript())
    chat = ChatDependencies(channel, _receive, memory_sign_in(MemoryAccess()))
    app = create_web(receive=_receive, ready=_ready, chat=chat)
    hooked = WebhookRoute(app, "/telegram/webhook", webhook)
    http = TestClient(hooked, base_url="https://purser.example", client=("203.0.113.9", 443))
    headers = {"X-Telegram-Bot-Api-Secret-Token": "s3cret", "X-Forwarded-For": "203.0.113.9"}
    assert http.post("/telegram/webhook", content=b"{}", headers=headers).status_code == 401
    assert taken == [(b"{}", "s3cret")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_its_words_in_every_language(stage: Stage, language: str) -> None:
    browser = stage.browser()
    stage.access.language = language
    page = browser.get("/").text
    assert f'<html lang="{language}">' in page
    assert Words(language)("web-write") in page
    assert all(Words(language)(f"web-{key}") for key in PAGE_WORDS)


@pytest.mark.parametrize(
    ("header", "language"),
    [("en-GB,en;q=0.9", "en"), ("xx, en;q=0.5", "en"), ("", "en"), ("ja-JP", "en"), ("*", "en")],
)
def test_the_page_speaks_the_browsers_language(stage: Stage, header: str, language: str) -> None:
    page = stage.http.get("/", headers={"accept-language": header}).text
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("en-IN,en;q=0.9", "en-IN"),
        ("hi-Latn-IN, en", "hi-Latn-IN"),
        ("de", "de"),
        ("*", None),
        ("", None),
        ("<b>, pt-BR;q=0.1", "pt-BR"),
        ("x" * 300, None),
    ],
)
def test_the_conversation_learns_the_browsers_language_and_country(header: str, tag: str | None) -> None:
    assert tag_of(Headers({"accept-language": header})) == tag


def test_the_page_is_small_and_loads_nothing_from_elsewhere(stage: Stage) -> None:
    parts = [stage.http.get(path) for path in ("/static/chat.css", "/static/chat.js")]
    assert sum(len(part.content) for part in parts) < PAGE_BYTES
    for part in (*parts, stage.http.get("/")):
        text = part.text.replace("http://www.w3.org/2000/svg", "")
        assert "https://" not in text
        assert "innerHTML" not in text
        assert "style=" not in text


def test_a_session_may_be_quick_for_a_while_and_sessions_are_forgotten() -> None:
    rate = RateLimit(most=2, seconds=10)
    assert [rate.allows("asha", at) for at in (0.0, 1.0, 2.0, 10.5, 11.5)] == [True, True, False, True, True]
    assert rate.allows("ravi", 2.0)
    crowd = RateLimit(most=1, seconds=10)
    for number in range(10_002):
        assert crowd.allows(str(number), float(number))
    assert crowd.allows("0", 10_003.0)
