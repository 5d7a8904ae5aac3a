"""Guarding the door: the open web chat answers this machine alone, and no foreign page."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from bot.render.words import Words
from bot.web.guard import guard_open_chat, loopback
from core.errors import NotAllowed
from tests.bot.web.stage import ADDRESS, Stage

GUARDED = ("/", "/chat/pictures/1", "/chat/files/1", "/chat/nothing", "/chat")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_these_are_this_machine(name: str) -> None:
    assert loopback(name)


@pytest.mark.parametrize(
    "name", ["", None, "0.0.0.0", "::", "192.168.1.4", "localhost.evil.example", "127.0.0.1.nip.io", "purser.example"]
)
def test_these_are_not(name: str | None) -> None:
    assert not loopback(name)


def test_an_open_host_is_refused_with_a_sentence_unless_the_chat_is_off() -> None:
    with pytest.raises(NotAllowed) as refused:
        guard_open_chat("0.0.0.0", web_chat=True)
    sentence = Words().refusal(refused.value)
    assert "0.0.0.0" in sentence
    assert "PURSER_WEB_CHAT" in sentence
    guard_open_chat("0.0.0.0", web_chat=False)
    guard_open_chat("127.0.0.1", web_chat=True)


def _asking(stage: Stage, client: str = "127.0.0.1", **headers: str) -> TestClient:
    return TestClient(stage.app, base_url=ADDRESS, client=(client, 5000), headers=headers)


@pytest.mark.parametrize("path", GUARDED)
@pytest.mark.parametrize(
    ("client", "headers"),
    [
        ("192.168.1.4", {}),
        ("127.0.0.1", {"host": "rebound.evil.example"}),
        ("127.0.0.1", {"host": "192.168.1.4:8080"}),
        ("127.0.0.1", {"host": ""}),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}),
        ("127.0.0.1", {"forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", {"x-real-ip": "203.0.113.9"}),
        ("127.0.0.1", {"via": "1.1 proxy"}),
    ],
)
def test_a_request_from_elsewhere_is_refused(stage: Stage, path: str, client: str, headers: dict[str, str]) -> None:
    answer = _asking(stage, client, **headers).get(path)
    assert answer.status_code == 403
    assert "on the machine it runs on" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("headers", [{"host": "rebound.evil.example"}, {"x-forwarded-for": "10.0.0.1"}])
def test_a_socket_from_elsewhere_is_refused(stage: Stage, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), stage.browser().socket(**headers):
        pass


@pytest.mark.parametrize("address", ["http://localhost:8080", "http://[::1]:8080", "http://127.0.0.1"])
def test_this_machine_under_its_own_names_is_let_in(stage: Stage, address: str) -> None:
    assert TestClient(stage.app, base_url=address, client=("::1", 5000)).get("/").status_code == 200


def test_health_and_docs_answer_anybody(stage: Stage) -> None:
    asking = _asking(stage, "203.0.113.9", host="purser.example")
    assert asking.get("/health").json() == {"status": "ok"}
    assert asking.get("/ready").status_code == 200
    assert asking.get("/docs").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "null", ""])
def test_a_post_from_a_foreign_page_is_refused(stage: Stage, origin: str) -> None:
    browser = stage.browser()
    browser.headers["origin"] = origin
    answer = browser.upload(b"%PDF-1.7")
    assert answer.status_code == 403
    assert not stage.parrot.heard


def test_every_answer_carries_the_headers(stage: Stage) -> None:
    for path in ("/", "/health", "/static/chat.js", "/nowhere"):
        headers = stage.http.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_session_cookie_is_unguessable_and_out_of_reach_of_scripts(stage: Stage) -> None:
    answer = stage.http.get("/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    asked_again = stage.http.get("/")
    assert asked_again.cookies["purser_session"] == answer.cookies["purser_session"]
    secure = TestClient(stage.app, base_url="https://127.0.0.1:8080", client=("127.0.0.1", 5000)).get("/")
    assert "Secure" in secure.headers["set-cookie"]
    assert len({cookie, *(stage.browser().cookie for _ in range(5))}) == 6


def test_the_chats_name_does_not_give_the_cookie_away(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
    (chat,) = stage.transcript.talks
    assert browser.cookie not in chat
    assert chat not in browser.cookie


async def test_a_client_without_an_address_is_refused(stage: Stage) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    scope = {
        "type": "http", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "client": None,
        "headers": [(b"host", b"localhost")], "scheme": "http", "server": None, "http_version": "1.1",
    }  # fmt: skip
    await stage.app(scope, receive, send)
    assert sent[0]["status"] == 403
