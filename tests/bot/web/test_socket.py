"""I3: the same conversation in the browser; nothing lost and nothing twice between page and server (K6)."""

from __future__ import annotations

import pytest
from starlette.websockets import WebSocketDisconnect

from bot.web.limits import FRAME_BYTES, MESSAGES
from bot.web.socket import PAGE
from tests.bot.web.stage import Stage, words


def test_a_first_visit_is_greeted_once_however_many_tabs(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as first, browser.tab() as second:
        assert "messages" not in first.history
        assert "I am Purser" in words(first.answer())
        assert [words(message) for message in second.history["messages"]]
    (greeted,) = stage.parrot.heard.values()
    assert greeted.text == "/start"
    assert greeted.channel == "webchat"
    assert greeted.chat == greeted.person


def test_a_message_reaches_the_conversation_and_its_answer_every_tab(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as here, browser.tab() as there:
        here.text("milk 60")
        assert here.hear("ack")["id"] == "event-0001"
        for tab in (here, there):
            while words(mine := tab.hear("message")) != "milk 60":
                pass
            assert mine["author"] == "member"
            assert mine["body"]["event"] == "event-0001"
            card = tab.answer()
            assert "milk 60" in words(card)
            assert card["number"] > mine["number"]
            assert card["body"]["buttons"][0][0]["label"] == "✓ Confirm"


def test_the_dots_come_before_the_answer(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tab.answer()
        tab.text("milk 60")
        assert tab.hear("working") == {"type": "working"}
        assert "milk 60" in words(tab.answer())


def test_a_resent_message_is_received_and_shown_once(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.text("milk 60")
        tab.hear("ack")
    with browser.tab() as tab:
        tab.text("milk 60")
        tab.hear("ack")
    with browser.tab() as tab:
        said = [words(message) for message in tab.history["messages"] if message["author"] == "member"]
    assert said == ["milk 60"]
    assert len([one for one in stage.parrot.heard.values() if one.text == "milk 60"]) == 1


def test_a_tap_edits_the_card_in_place_and_is_acknowledged(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tab.answer()
        tab.text("milk 60")
        card = tab.answer()
        tab.say({"type": "tap", "id": "tap-00001", "data": card["body"]["buttons"][0][0]["tap"], "message": card["id"]})
        assert tab.hear("toast") == {"type": "toast", "tap": "tap-00001", "text": "Saved"}
        edited = tab.hear("message")
    assert edited["id"] == card["id"]
    assert edited["change"] > card["change"]
    assert words(edited) == "Saved ✓"


def test_a_doubled_tap_is_received_once(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tap = {"type": "tap", "id": "tap-00001", "data": "ok::1:", "message": tab.answer()["id"]}
        tab.say(tap)
        tab.say(tap)
        tab.hear("ack")
        tab.hear("ack")
    assert len([one for one in stage.parrot.heard.values() if one.tap]) == 1


def test_what_was_answered_and_edited_while_the_page_was_away_is_caught_up(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
        tab.text("milk 60")
        card = tab.answer()
    with browser.tab() as other:
        other.say({"type": "tap", "id": "tap-00001", "data": "ok::1:", "message": card["id"]})
        other.hear("ack")
        other.text("tea 20", "event-0002")
        other.hear("ack")
    with browser.tab(after=card["change"]) as tab:
        assert "messages" not in tab.history
        caught = [tab.hear("message") for _ in range(3)]
    assert [words(frame).split("\n")[0] for frame in caught] == ["Saved ✓", "tea 20", "tea 20"]
    assert caught[0]["id"] == card["id"]


def test_a_long_talk_comes_in_pages(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
    for _ in range(PAGE):
        stage.note("a reminder")
    with browser.tab() as tab:
        shown = tab.history["messages"]
        assert len(shown) == PAGE
        assert tab.history["older"] is True
        tab.say({"type": "older", "before": shown[0]["number"]})
        older = tab.hear("history")
    assert [message["number"] for message in older["messages"]] == [1]
    assert older["older"] is False


def test_a_deep_link_starts_with_its_payload_once(stage: Stage) -> None:
    browser = stage.browser()
    for _ in range(2):
        with browser.tab(start="AB12CD"):
            pass
    (started,) = stage.parrot.heard.values()
    assert (started.start, started.text) == ("AB12CD", "/start AB12CD")


def test_a_reply_names_the_message_it_answers(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        card = tab.answer()
        tab.text("no, 145", reply_to=card["id"])
        while words(mine := tab.hear("message")) != "no, 145":
            pass
    assert mine["body"]["reply_to"] == card["id"]
    assert stage.parrot.heard[f"{next(iter(stage.transcript.talks))}:event-0001"].reply_to == card["id"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        '{"type":"text","id":"x","text":"milk 60"}',
        '{"type":"text","id":"event-0001"}',
        '{"type":"confirm","id":"event-0001"}',
        '{"type":"tap","id":"event-0001","data":"nonsense","message":"1"}',
        '{"type":"tap","id":"event-0001","data":"ok::1:","message":"1; drop"}',
        '{"type":"hello","after":-1}',
    ],
)
def test_what_is_no_frame_of_ours_is_refused_with_a_sentence(stage: Stage, text: str) -> None:
    with stage.browser().tab() as tab:
        tab.answer()
        tab.wire.send_text(text)
        assert "could not read" in tab.hear("refused")["text"]
        tab.text("milk 60", "event-0009")
        assert tab.hear("ack")["id"] == "event-0009"
    assert len(stage.parrot.heard) == 2


def test_a_binary_frame_is_refused(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tab.wire.send_bytes(b"\x00\x01")
        assert tab.hear("refused")["id"] == ""


def test_a_frame_beyond_its_bound_is_refused_and_the_socket_lives(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        tab.text("x" * FRAME_BYTES)
        assert "too long" in tab.hear("refused")["text"]
        tab.text("milk 60", "event-0002")
        assert tab.hear("ack")["id"] == "event-0002"


def test_too_many_messages_are_refused_with_a_sentence(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        for number in range(MESSAGES + 1):
            tab.text("milk 60", f"event-{number:04}")
        refused = tab.hear("refused")
    assert refused["id"] == f"event-{MESSAGES:04}"
    assert "Wait a few seconds" in refused["text"]


def test_a_socket_that_does_not_say_hello_first_is_closed(stage: Stage) -> None:
    with stage.browser().socket() as wire:
        wire.send_json({"type": "text", "id": "event-0001", "text": "milk 60"})
        with pytest.raises(WebSocketDisconnect):
            wire.receive_json()
    assert not stage.parrot.heard


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "null", ""])
def test_a_foreign_page_gets_no_socket(stage: Stage, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect), stage.browser().socket(origin=origin):
        pass


def test_a_browser_without_a_session_gets_no_socket(stage: Stage) -> None:
    with pytest.raises(WebSocketDisconnect), stage.browser().socket(cookie="purser_session=guess"):
        pass


def test_a_page_back_from_sleep_says_hello_again_and_hears_where_it_stands(stage: Stage) -> None:
    with stage.browser().tab() as tab:
        greeting = tab.answer()
        tab.say({"type": "hello", "after": greeting["change"]})
        again = tab.hear("history")
    assert again == {"type": "history", "seen": greeting["change"]}


def test_a_page_that_knows_more_than_the_transcript_starts_over(stage: Stage) -> None:
    """A database restored from a backup."""
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
        tab.say({"type": "hello", "after": 99})
        assert tab.hear("history")["seen"] == 1


def test_a_quiet_tab_finds_what_another_process_wrote(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.socket.LOOK_AGAIN", 0.05)
    with stage.browser().tab() as tab:
        tab.answer()
        stage.note_from_elsewhere("a reminder")
        assert words(tab.answer()) == "a reminder"


def test_two_sessions_hear_nothing_of_each_other(stage: Stage) -> None:
    asha, ravi = stage.browser(), stage.browser()
    with asha.tab() as hers, ravi.tab() as his:
        hers.answer()
        hers.text("secret 60")
        assert "secret 60" in words(hers.answer())
        his.text("tea 20", "event-0002")
        his.hear("ack")
    with ravi.tab() as his:
        assert "secret" not in "".join(words(message) for message in his.history["messages"])
