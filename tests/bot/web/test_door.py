"""At the door: the web chat is open to this machine's own browser and to who signed in, and to no foreign page."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from bot.settings import Settings, is_loopback
from bot.web.network import NetworkPolicy
from tests.bot.web.stage import ADDRESS, Stage

GUARDED = ("/chat/pictures/1", "/chat/files/1", "/chat/nothing", "/chat")
FROM_ELSEWHERE = [
    ("192.168.1.4", {}),
    ("127.0.0.1", {"host": "rebound.evil.example"}),
    ("127.0.0.1", {"host": "192.168.1.4:8080"}),
    ("127.0.0.1", {"host": ""}),
    *(
        ("127.0.0.1", {name: "203.0.113.9"})
        for name in [
            *("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-server", "forwarded", "via"),
            *(
                "x-real-ip",
                "x-client-ip",
                "true-client-ip",
                "cf-connecting-ip",
                "cf-ray",
                "cdn-loop",
                "x-original-host",
            ),
            *("x-amzn-trace-id", "x-envoy-original-path", "ngrok-trace-id", "tailscale-user-login"),
        ]
    ),
]
"""Requests that did not come straight from a browser on this machine; the last ones through a proxy on it."""


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_these_are_this_machine(name: str) -> None:
    assert is_loopback(name)


@pytest.mark.parametrize(
    "name", ["", None, "0.0.0.0", "::", "192.168.1.4", "localhost.evil.example", "127.0.0.1.nip.io", "purser.example"]
)
def test_these_are_not(name: str | None) -> None:
    assert not is_loopback(name)


@pytest.mark.parametrize(
    ("given", "opens", "alone"),
    [
        ({}, True, True),
        ({"public_url": "http://localhost:8080"}, True, True),
        ({"host": "0.0.0.0"}, False, False),
        ({"public_url": "https://purser.example"}, False, False),
        ({"telegram_webhook_url": "https://purser.example/telegram/webhook"}, False, False),
        ({"telegram_token": "1:a"}, True, False),
    ],
)
def test_a_way_in_from_outside_closes_what_is_open_to_this_machine(
    given: dict[str, Any],
    opens: bool,  # noqa: FBT001  a row of the table above
    alone: bool,  # noqa: FBT001  likewise
) -> None:
    """A webhook's proxy may hand a stranger's request on as if it came from here; strangers on a bot are admins too."""
    settings = Settings(_env_file=None, **given)  # type: ignore[call-arg]
    assert (settings.opens_chat_here, settings.is_for_this_machine) == (opens, alone)


def _asking(stage: Stage, client: str = "127.0.0.1", **headers: str) -> TestClient:
    return TestClient(stage.app, base_url=ADDRESS, client=(client, 5000), headers=headers, follow_redirects=False)


@pytest.mark.parametrize("path", GUARDED)
@pytest.mark.parametrize(("client", "headers"), FROM_ELSEWHERE)
def test_a_guests_session_is_worth_nothing_elsewhere(
    stage: Stage, path: str, client: str, headers: dict[str, str]
) -> None:
    cookie = stage.browser().headers["cookie"]
    answer = _asking(stage, client, **headers, cookie=cookie).get(path)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("client", "headers"), FROM_ELSEWHERE)
def test_elsewhere_one_signs_in_first(stage: Stage, client: str, headers: dict[str, str]) -> None:
    asking = _asking(stage, client, **headers)
    answer = asking.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert "set-cookie" not in answer.headers
    assert asking.get("/?join=AB12CD34").headers["location"] == "/join?code=AB12CD34"
    assert asking.post("/chat/files", data={"id": "event-0001"}, files={"file": ("a", b"%PDF-")}).status_code == 401


def test_a_proxy_that_says_nothing_of_itself_is_told_by_its_protocol(stage: Stage) -> None:
    """nginx, left as it comes, sends the upstream's own Host, no header of its own, and HTTP/1.0."""
    sent: list[Any] = []
    _call(stage, sent, http_version="1.0", client=("127.0.0.1", 5000))
    assert sent[0]["status"] == 303


def test_where_others_reach_us_this_machine_signs_in_too(stage: Stage) -> None:
    """A webhook's public proxy must not open the chat."""
    stage.sign_in.network = NetworkPolicy(open_here=False)
    assert _asking(stage).get("/").status_code == 303


def test_a_made_up_session_is_none(stage: Stage) -> None:
    made_up = f"purser_session={'ABCD' * 13}"
    answer = _asking(stage, cookie=made_up).get("/")
    assert answer.cookies["purser_session"] not in made_up
    assert _asking(stage, cookie=made_up).get("/chat/files/1").status_code == 404
    with pytest.raises(WebSocketDisconnect), stage.browser().socket(cookie=made_up):
        pass


@pytest.mark.parametrize("headers", [{"host": "rebound.evil.example"}, {"x-forwarded-for": "10.0.0.1"}])
def test_a_socket_from_elsewhere_is_refused(stage: Stage, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), stage.browser().socket(**headers):
        pass


def test_a_socket_ends_with_its_session(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tab.answer()
        stage.access.sessions.clear()
        tab.text("milk 60", "event-0002")
        with pytest.raises(WebSocketDisconnect):
            tab.hear("ack")
    assert len(stage.parrot.heard) == 1


@pytest.mark.parametrize("address", ["http://localhost:8080", "http://[::1]:8080", "http://127.0.0.1"])
def test_this_machine_under_its_own_names_is_let_in(stage: Stage, address: str) -> None:
    assert TestClient(stage.app, base_url=address, client=("::1", 5000)).get("/").status_code == 200


def test_health_and_docs_answer_anybody(stage: Stage) -> None:
    asking = _asking(stage, "203.0.113.9", host="purser.example")
    assert asking.get("/health").json() == {"status": "ok"}
    assert asking.get("/ready").status_code == 200
    assert asking.get("/docs").status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1:8080", "http://127.0.0.1:9999", "null", ""]
)
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
        assert headers["referrer-policy"] == "same-origin"


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
    assert secure.headers["set-cookie"].startswith("__Host-purser_session=")
    assert "Domain" not in secure.headers["set-cookie"]
    assert len({cookie, *(stage.browser().cookie for _ in range(5))}) == 6


def test_the_chats_name_does_not_give_the_cookie_away(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
    (chat,) = stage.transcript.talks
    assert browser.cookie not in chat
    assert chat not in browser.cookie


def test_a_client_without_an_address_signs_in(stage: Stage) -> None:
    sent: list[Any] = []
    _call(stage, sent, http_version="1.1", client=None)
    assert sent[0]["status"] == 303


def _call(stage: Stage, sent: list[Any], **scope: Any) -> None:
    """Ask for the page as a server would hand it on."""

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    asked = {
        "type": "http", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"",
        "headers": [(b"host", b"localhost")], "scheme": "http", "server": None,
    }  # fmt: skip
    assert stage.http.portal
    stage.http.portal.call(stage.app, asked | scope, receive, send)
