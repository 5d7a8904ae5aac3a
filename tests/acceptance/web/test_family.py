"""A family lives in the web chat of the real process: every step of the main job, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import FilePayload, expect

from tests.acceptance.process import Product
from tests.acceptance.web.browser import DESK, PHONE, Chat
from tests.acceptance.web.conftest import Open
from tests.bot.web.parrot import SQUARE

BOTH = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
INDIA: dict[str, Any] = {"locale": "en-IN", "timezone_id": "Asia/Kolkata"}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with Product(tmp_path_factory.mktemp("web")) as product:
        yield product


@pytest.fixture
def asha(product: Product, sessions: Open) -> Chat:
    """Asha, with a household of her own, founded with the buttons of the first card."""
    chat = sessions(product.address, **INDIA).open()
    chat.key("Create a household").click()
    expect(chat.said("What should I call you?")).to_be_visible()
    chat.write("Asha")
    expect(chat.said("Indian Rupee")).to_be_visible()
    chat.page.get_by_role("button", name="Create", exact=True).click()
    expect(chat.said("is open")).to_be_visible()
    return chat


@BOTH
def test_a_household_is_founded_and_an_entry_confirmed_with_a_double_click(asha: Chat) -> None:
    """C1, A1, B1, B3."""
    asha.write("milk 60")
    asha.key("Confirm").dblclick()
    expect(asha.said("✓ Saved")).to_have_count(1)
    asha.write("how much did I spend today?")
    expect(asha.answers.last).to_contain_text("₹60")
    assert asha.overflow() <= 0
    assert asha.complaints == []


@BOTH
def test_a_doubt_is_asked_with_one_button_per_reading(asha: Chat) -> None:
    """A2, A4: does yesterday cover both?"""
    asha.write("milk 60, auto 120 yesterday")
    expect(asha.answers.last).to_contain_text("yesterday")
    asha.key("Both").click()
    expect(asha.key("Both")).to_have_count(0)
    asha.key("Confirm all").click()
    expect(asha.said("✓ Saved")).to_contain_text("auto")


def test_a_card_is_edited_by_buttons_and_in_its_place(asha: Chat) -> None:
    """B2."""
    asha.write("milk 60")
    asha.key("Edit").click()
    asha.key("Amount").click()
    expect(asha.said("Just write it")).to_be_visible()
    asha.write("145")
    expect(asha.said("₹145")).to_be_visible()
    asha.key("Confirm").click()
    expect(asha.said("✓ Saved")).to_contain_text("₹145")


def test_a_card_is_edited_by_a_sentence_in_reply(asha: Chat) -> None:
    """B2."""
    asha.write("milk 60")
    card = asha.answers.filter(has_text="₹60").last
    expect(card).to_be_visible()
    asha.write("auto 80")
    expect(asha.said("₹80")).to_be_visible()
    card.locator(".reply").click(force=True)
    asha.write("no, 145")
    expect(asha.said("₹145")).to_be_visible()
    expect(asha.said("₹80")).to_be_visible()


def test_what_one_tab_confirms_the_other_shows(asha: Chat) -> None:
    other = Chat(asha.page.context.new_page(), asha.address).open()
    asha.write("milk 60")
    other.page.bring_to_front()
    other.key("Confirm").click()
    expect(other.said("✓ Saved")).to_have_count(1)
    asha.page.bring_to_front()
    expect(asha.said("✓ Saved")).to_have_count(1)


def test_a_reload_keeps_the_talk_and_its_open_card(asha: Chat) -> None:
    """B7 as the page shows it."""
    asha.write("milk 60")
    expect(asha.key("Confirm")).to_be_visible()
    before = asha.messages.count()
    asha.reload()
    expect(asha.messages).to_have_count(before)
    asha.key("Confirm").click()
    expect(asha.said("✓ Saved")).to_have_count(1)


@BOTH
def test_the_demo_family_moves_in_with_one_tap_and_an_answer_has_a_chart(product: Product, sessions: Open) -> None:
    """F4."""
    chat = sessions(product.address, **INDIA).open()
    chat.key("Try the demo family").click()
    expect(chat.said("You are Asha")).to_be_visible()
    chat.write("where did our money go last month?")  # this month may have begun today
    picture = chat.page.locator(".picture img")
    expect(picture).to_be_visible()
    assert int(picture.evaluate("image => image.decode().then(() => image.naturalWidth)")) > 400
    assert chat.overflow() <= 0
    expect(chat.key("Why")).to_be_in_viewport()
    chat.key("Why").click()
    expect(chat.answers.last).to_contain_text("₹")
    assert chat.complaints == []


def test_a_photo_is_taken_with_its_caption(asha: Chat) -> None:
    asha.page.set_input_files("#attach", FilePayload(name="bill.png", mimeType="image/png", buffer=SQUARE))
    asha.write("groceries 540")
    expect(asha.page.locator(".member .picture")).to_be_visible()
    expect(asha.said("₹540")).to_be_visible()


def test_killed_and_started_again_the_page_finds_it_and_nothing_is_lost_or_doubled(
    asha: Chat, product: Product
) -> None:
    """K6."""
    asha.write("milk 60")
    expect(asha.key("Confirm")).to_be_visible()
    product.kill()
    expect(asha.page.locator("#banner")).to_be_visible()
    asha.write("auto 125")
    product.start()
    expect(asha.page.locator("#banner")).to_be_hidden()
    expect(asha.said("auto 125")).to_have_count(1)
    expect(asha.said("₹125")).to_have_count(1)
    for amount in ("₹60", "₹125"):
        asha.said(amount).locator(".key", has_text="Confirm").click()
        expect(asha.said("✓ Saved").filter(has_text=amount)).to_have_count(1)
    asha.write("how much did I spend today?")
    expect(asha.answers.last).to_contain_text("₹185")


def test_ravi_joins_by_the_link_and_shares_the_book(asha: Chat, product: Product, sessions: Open) -> None:
    """C1: two members, two browsers, one book."""
    asha.write("/invite")
    link = asha.page.locator("a", has_text="join=").first.get_attribute("href")
    assert link
    ravi = sessions(product.address, **INDIA).open(link.removeprefix(product.address))
    expect(ravi.answers.first).to_be_visible()
    if "call you" in ravi.answers.last.inner_text():
        ravi.write("Ravi")
    expect(ravi.said("You share the book with")).to_be_visible()
    assert "join" not in ravi.page.url
    ravi.write("auto 120")
    ravi.key("Confirm").click()
    expect(ravi.said("✓ Saved")).to_be_visible()
    asha.write("how much did we spend today?")
    expect(asha.answers.last).to_contain_text("₹120")


def test_a_chart_is_drawn_on_the_paper_of_the_page(asha: Chat) -> None:
    """F4: light, dark once the page is, and as large in the viewer."""
    asha.write("milk 60")
    asha.key("Confirm").click()
    expect(asha.said("✓ Saved")).to_be_visible()
    asha.write("heatmap of this month")
    image = asha.page.locator(".purser .picture img")
    expect(image).to_have_js_property("naturalWidth", 1080)
    light = image.evaluate("node => node.currentSrc")
    assert "dark" not in light
    asha.page.emulate_media(color_scheme="dark")
    expect(image).to_have_js_property("naturalWidth", 1080)
    expect(image).to_have_js_property("currentSrc", f"{light}?dark=true")
    image.click()
    expect(asha.page.locator("#viewer img")).to_have_attribute("src", re.compile("dark=true$"))
    assert asha.complaints == []


def test_an_export_comes_as_a_file(asha: Chat) -> None:
    """H5."""
    asha.write("milk 60")
    asha.key("Confirm").click()
    expect(asha.said("✓ Saved")).to_be_visible()
    asha.write("/export")
    with asha.page.expect_download() as download:
        asha.page.locator("a.file").click()
    assert re.search(r"milk", download.value.path().read_text())


@pytest.mark.parametrize("text", ["x" * 10_000, "🎉🎉🎉", "\u0001\u202e", "milk 0", "milk 1e400", "/abracadabra"])
def test_bad_input_gets_a_sentence_and_writes_nothing(asha: Chat, text: str) -> None:
    before = asha.answers.count()
    asha.write(text)
    expect(asha.answers.nth(before)).to_be_visible()
    expect(asha.answers.nth(before)).not_to_contain_text("Trace")
    asha.write("/last")
    expect(asha.answers.last).to_contain_text("Nothing is in the book")
