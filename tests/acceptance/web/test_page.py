"""The page by itself (I3): what it draws, what it keeps, what it survives; at 390 and 1280 pixels."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.acceptance.web.browser import DESK, PHONE, Chat
from tests.acceptance.web.conftest import Open
from tests.acceptance.web.host import Host
from tests.bot.web.parrot import SQUARE

COUNT_MICROPHONES = """() => {
  window.microphones = 0;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => { window.microphones += 1; return open(wanted); };
}"""
BOTH = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])


@pytest.fixture
def chat(sessions: Open, host: Host) -> Chat:
    chat = sessions(host.address).open()
    expect(chat.key("Start our household")).to_be_visible()
    return chat


@BOTH
def test_a_first_visit_shows_the_card_of_the_door_and_an_example(chat: Chat) -> None:
    expect(chat.page.locator("#empty")).to_contain_text("milk 60")
    expect(chat.answers).to_have_count(1)
    assert chat.overflow() <= 0
    assert chat.complaints == []


@BOTH
def test_a_message_becomes_a_card_and_a_tap_edits_it_in_place(chat: Chat) -> None:
    chat.write("milk 60, auto 120 yesterday")
    expect(chat.key("Confirm")).to_be_visible()
    expect(chat.page.locator("#text")).to_have_value("")
    chat.key("Confirm").dblclick()
    expect(chat.said("Saved ✓")).to_have_count(1)
    expect(chat.page.locator("#toast")).to_have_text("Saved")
    expect(chat.messages).to_have_count(3)


def test_a_tap_disables_its_cards_buttons_until_it_is_answered(chat: Chat, host: Host) -> None:
    chat.write("milk 60")
    key = chat.key("Confirm")
    key.click()
    expect(chat.key("Discard")).to_be_disabled(timeout=1000)
    expect(chat.said("Saved ✓")).to_be_visible()
    taps = [inbound for inbound in host.parrot.heard.values() if inbound.tap]
    assert len(taps) == 1


@BOTH
def test_buttons_are_big_enough_for_a_thumb(chat: Chat) -> None:
    chat.write("milk 60")
    for label in ("Confirm", "Discard"):
        box = chat.key(label).bounding_box()
        assert box
        assert box["height"] >= 44
    for tool in ("#send", "label.tool"):
        box = chat.page.locator(tool).first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_words_are_never_markup(chat: Chat) -> None:
    chat.write("<img src=x onerror=alert(1)> <b>60</b>")
    expect(chat.said("<img src=x onerror=alert(1)> <b>60</b>")).to_have_count(2)
    assert chat.page.locator(".body img").count() == 0


def test_two_tabs_of_a_session_show_the_same(chat: Chat) -> None:
    other = Chat(chat.page.context.new_page(), chat.address).open()
    other.write("tea 20")
    expect(chat.said("tea 20")).to_have_count(2)
    chat.page.bring_to_front()
    chat.key("Confirm").click()
    expect(other.said("Saved ✓")).to_have_count(1)


def test_two_sessions_show_nothing_of_each_other(chat: Chat, sessions: Open) -> None:
    stranger = sessions(chat.address).open()
    chat.write("tea 20")
    expect(chat.said("tea 20")).to_have_count(2)
    stranger.write("rice 90")
    expect(stranger.said("rice 90")).to_have_count(2)
    expect(stranger.said("tea 20")).to_have_count(0)


def test_a_reload_keeps_the_talk(chat: Chat) -> None:
    chat.write("milk 60")
    expect(chat.key("Confirm")).to_be_visible()
    before = chat.messages.all_inner_texts()
    chat.reload()
    expect(chat.messages).to_have_count(len(before))
    assert chat.messages.all_inner_texts() == before


@BOTH
def test_a_chart_appears_and_opens_large(chat: Chat) -> None:
    chat.write("chart")
    picture = chat.page.locator(".picture img")
    expect(picture).to_have_js_property("naturalWidth", 1)
    expect(picture).to_be_visible()
    expect(picture).to_have_attribute("alt", "Groceries, ₹4,250 this month.")
    chat.page.locator(".picture").click()
    expect(chat.page.locator("#viewer")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#viewer")).to_be_hidden()


@BOTH
def test_a_photo_is_shown_before_it_is_sent_and_goes_with_its_caption(chat: Chat, host: Host) -> None:
    photo = FilePayload(name="lunch.png", mimeType="image/png", buffer=SQUARE)
    chat.page.set_input_files("#attach", photo)
    expect(chat.page.locator("#picked")).to_contain_text("lunch.png")
    chat.write("lunch with Ravi")
    expect(chat.page.locator(".member .picture img")).to_be_visible()
    expect(chat.said("A photo, thank you.")).to_have_count(1)
    (inbound,) = [one for one in host.parrot.heard.values() if one.attachments]
    assert inbound.text == "lunch with Ravi"


def test_a_voice_note_is_recorded_and_sent(chat: Chat, host: Host) -> None:
    chat.page.context.grant_permissions(["microphone"])
    chat.page.evaluate(COUNT_MICROPHONES)
    chat.page.get_by_role("button", name="Record a voice note").evaluate("node => { node.click(); node.click(); }")
    expect(chat.page.locator("#record.heard")).to_be_visible()
    chat.page.get_by_role("button", name="Stop and send").click()
    expect(chat.page.locator(".member .file")).to_contain_text("voice.webm")
    expect(chat.said("A voice, thank you.")).to_have_count(1)
    (inbound,) = [one for one in host.parrot.heard.values() if one.attachments]
    assert [(each.kind, each.mime) for each in inbound.attachments] == [("voice", "audio/webm")]
    assert chat.page.evaluate("microphones") == 1, "a second one would stay open"
    assert inbound.attachments[0].size > 0


def test_a_file_of_another_kind_is_refused_with_a_sentence(chat: Chat) -> None:
    archive = FilePayload(name="a.zip", mimeType="application/zip", buffer=b"PK")
    chat.page.set_input_files("#attach", archive)
    chat.page.click("#send")
    expect(chat.page.locator(".trouble")).to_contain_text("JPEG")
    chat.page.click(".trouble")
    expect(chat.said("a.zip")).to_have_count(0)


def test_an_export_is_a_link_to_a_download(chat: Chat) -> None:
    chat.write("export")
    with chat.page.expect_download() as download:
        chat.page.locator("a.file").click()
    assert download.value.suggested_filename == "entries.csv"


def test_a_reply_quotes_what_it_answers(chat: Chat, host: Host) -> None:
    chat.write("milk 60")
    expect(chat.key("Confirm")).to_be_visible()
    chat.answers.last.hover()
    chat.answers.last.locator(".reply").click(force=True)
    expect(chat.page.locator("#quote")).to_contain_text("milk 60")
    chat.write("no, 145")
    expect(chat.said("no, 145")).to_have_count(2)
    expect(chat.said("no, 145").first.locator(".quoted")).to_contain_text("milk 60")
    (answer,) = [one for one in host.parrot.heard.values() if one.text == "no, 145"]
    assert answer.reply_to == "3"


def test_a_swipe_answers_a_message(chat: Chat) -> None:
    box = chat.answers.first.locator(".bubble").bounding_box()
    assert box
    finger = chat.page.context.new_cdp_session(chat.page)
    x, y = box["x"] + 40, box["y"] + 20
    for kind, along in (("touchStart", 0), ("touchMove", 20), ("touchMove", 80), ("touchEnd", None)):
        points = [] if along is None else [{"x": x + along, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(chat.page.locator("#quote")).to_contain_text("I am Purser")


def test_shift_enter_is_a_new_line_and_the_composer_grows(chat: Chat) -> None:
    field = chat.page.locator("#text")
    low = field.bounding_box()
    field.press_sequentially("milk 60")
    field.press("Shift+Enter")
    field.press_sequentially("tea 20")
    high = field.bounding_box()
    assert low
    assert high
    assert high["height"] > low["height"]
    field.press("Enter")
    expect(chat.said("tea 20")).to_have_count(2)


@BOTH
def test_a_server_killed_and_started_again_finds_the_page_and_nothing_is_lost_or_doubled(
    chat: Chat, host: Host
) -> None:
    """K6 at the page: what is written meanwhile arrives once, what was said meanwhile is shown."""
    host.stop()
    expect(chat.page.locator("#banner")).to_be_visible()
    chat.write("milk 60")
    chat.write("tea 20")
    expect(chat.page.locator(".pending")).to_have_count(2)
    host.remind("The rent is due tomorrow.")
    host.start()
    expect(chat.page.locator("#banner")).to_be_hidden()
    expect(chat.said("rent is due")).to_have_count(1)
    expect(chat.said("tea 20")).to_have_count(2)
    expect(chat.said("milk 60")).to_have_count(2)
    expect(chat.page.locator(".pending")).to_have_count(0)
    assert sorted(one.text for one in host.parrot.heard.values()) == ["/start", "milk 60", "tea 20"]


def test_what_was_not_sent_survives_a_reload(chat: Chat, host: Host) -> None:
    host.stop()
    chat.write("milk 60")
    expect(chat.page.locator(".pending")).to_have_count(1)
    host.start()
    chat.reload()
    expect(chat.said("milk 60")).to_have_count(2)
    assert len([one for one in host.parrot.heard.values() if one.text == "milk 60"]) == 1


def test_a_page_whose_session_is_gone_begins_anew(chat: Chat, host: Host) -> None:
    chat.write("milk 60")
    expect(chat.key("Confirm")).to_be_visible()
    chat.page.context.clear_cookies()
    host.stop()
    host.start()
    expect(chat.messages).to_have_count(1)
    expect(chat.key("Start our household")).to_be_visible()


def test_a_long_talk_is_read_back_page_by_page(chat: Chat, host: Host) -> None:
    host.stop()
    for number in range(70):
        host.remind(f"note {number} of many")
    host.start()
    chat.reload()
    expect(chat.messages).to_have_count(50)
    chat.page.locator("#older").click()
    expect(chat.messages).to_have_count(71)
    expect(chat.page.locator("#older")).to_be_hidden()
    texts = chat.page.locator(".message .body").all_inner_texts()
    assert [int(text.split()[1]) for text in texts[1:]] == list(range(70))


def test_a_foreign_page_gets_no_socket_and_no_session(chat: Chat, host: Host) -> None:
    """A page of another site in the same browser, which has the session's cookie."""
    page = chat.page.context.new_page()
    foreign = f"http://localhost:{host.port}"
    page.goto(f"{foreign}/health")
    outcome = page.evaluate(
        """address => new Promise((done) => {
            const socket = new WebSocket(address.replace("http", "ws") + "/chat/socket");
            socket.onopen = () => done("open");
            socket.onerror = () => done("refused");
        })""",
        host.address,
    )
    assert outcome == "refused"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_bubble_in_light_and_dark(sessions: Open, host: Host, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    chat = sessions(host.address, color_scheme=scheme).open()
    chat.write("milk 60")
    expect(chat.key("Confirm")).to_be_visible()
    for selector in (".member .bubble", ".purser .bubble", ".key", ".purser .quiet", "#state"):
        ratio = _contrast(chat.page, selector)
        assert ratio >= 4.5, f"{selector}: {ratio:.2f}"


def test_a_language_written_from_the_right_keeps_to_its_side(chat: Chat) -> None:
    chat.write("חלב 60")
    expect(chat.said("חלב 60")).to_have_count(2)
    body = chat.said("חלב 60").first.locator(".body")
    assert body.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_the_log_is_announced_and_everything_has_a_name(chat: Chat) -> None:
    chat.write("milk 60")
    expect(chat.key("Confirm")).to_be_visible()
    expect(chat.page.locator("#list")).to_have_attribute("aria-live", "polite")
    unnamed = chat.page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea")]
            .filter((node) => !(node.ariaLabel || node.textContent.trim())).length"""
    )
    assert unnamed == 0


def _contrast(page: Page, selector: str) -> float:
    colours = page.locator(selector).last.evaluate(
        """node => {
            let ground = node;
            const bare = (one) => getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)";
            while (bare(ground)) ground = ground.parentElement;
            return [getComputedStyle(node).color, getComputedStyle(ground).backgroundColor];
        }"""
    )
    light, dark = sorted((_luminance(colour) for colour in colours), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = ((p / 12.92) if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
