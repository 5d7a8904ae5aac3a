"""The Mini App in a browser around a made-up Telegram: signing in, pages, theme, back button, and without Telegram."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.acceptance.process import Product
from tests.acceptance.telegram.phone import TOKEN, Person, Phones
from tests.acceptance.telegram.running_purser import RunningPurser
from tests.acceptance.web.browser import Chat
from tests.acceptance.web.conftest import Open
from tests.support.init_data import make_init_data

pytestmark = pytest.mark.timeout(120)
"""The first scenario starts a whole product."""
SCRIPT = "https://telegram.org/js/telegram-web-app.js"
TELEGRAM = """
const launch = new URLSearchParams(location.hash.slice(1));
const listeners = {}, marks = document.documentElement.dataset;
let back = null;
const mark = (text) => { marks.called = `${marks.called ?? ""}|${text}`; };
window.Telegram = { WebApp: {
  initData: launch.get("tgWebAppData"), platform: launch.get("tgWebAppPlatform"), colorScheme: "dark",
  ready() { mark("ready"); }, expand() {}, close() { mark("close"); },
  showAlert(text) { mark(text); }, isVersionAtLeast: () => true,
  setHeaderColor(colour) { mark(`header ${colour}`); }, setBackgroundColor() {},
  onEvent(name, listen) { listeners[name] = listen; },
  BackButton: {
    onClick(listen) { back = listen; },
    show() { marks.back = "shown"; }, hide() { marks.back = "hidden"; },
  },
} };
window.stub = {
  goBack: () => back(),
  paint(scheme) { window.Telegram.WebApp.colorScheme = scheme; listeners.themeChanged(); },
};
"""
"""What Telegram's script offers a page, as far as ours uses it."""


@pytest.fixture(scope="module")
def purser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPurser]:
    phones = Phones()
    phones.start()
    folder = tmp_path_factory.mktemp("mini-app")
    with Product(folder, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=phones.address) as product:
        yield RunningPurser(phones, product)
    phones.stop()


def _answer_as_telegram(chat: Chat) -> list[str]:
    """Serve the made-up script; returns the addresses that were asked for, other sites' too."""
    asked: list[str] = []

    def serve(route: Route) -> None:
        route.fulfill(body=TELEGRAM, content_type="text/javascript")

    chat.page.context.route(SCRIPT, serve)
    chat.page.on("request", lambda request: asked.append(request.url))
    return asked


def _launch(chat: Chat, person: int, *, platform: str = "android", instant: float | None = None) -> None:
    """Open the app as Telegram does."""
    user = {"id": person, "first_name": "Asha"}
    proof = make_init_data(TOKEN, time.time() if instant is None else instant, user)
    chat.page.goto(f"{chat.address}/app#tgWebAppData={quote(proof)}&tgWebAppVersion=9.0&tgWebAppPlatform={platform}")


def _expect_called(page: Page, text: str) -> None:
    """Wait until Telegram was asked for something."""
    expect(page.locator("html")).to_have_attribute("data-called", re.compile(re.escape(text)))


def _expect_back_button(page: Page, state: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-back", state)


def _ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def _book(asha: Person) -> None:
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk"))
    asha.sees("Saved")


def test_the_households_pages_inside_telegram(purser: RunningPurser, sessions: Open) -> None:
    (asha,) = purser.family("Asha")
    _book(asha)
    chat = sessions(purser.product.address, locale="en-IN", color_scheme="light")
    asked, page = _answer_as_telegram(chat), chat.page
    _launch(chat, asha.user["id"])
    expect(page.locator(".lead .figure")).to_have_text("₹60")
    assert page.context.cookies() == []
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert page.evaluate("tokens.access_token") not in stored
    _expect_back_button(page, "hidden")
    dark = _ground(page)
    page.evaluate("stub.paint('light')")
    assert dark == "rgb(22, 19, 17)"
    assert _ground(page) == "rgb(241, 233, 219)"
    _walk(page)
    assert page.url.startswith(f"{chat.address}/app#"), "reloading opens the app again"
    assert {each for each in asked if not each.startswith(chat.address)} == {SCRIPT}
    assert chat.complaints == []


def _open_budgets(page: Page) -> None:
    """Find the budgets where a phone has them."""
    page.locator(".more summary").click()
    page.locator(".more a[href='/budgets']").click()


def _walk(page: Page) -> None:
    """Go to the budgets, set one, look at the entries, and come back by Telegram's button."""
    _open_budgets(page)
    page.locator("form[action='/budgets'] [name=limit]").fill("500")
    page.locator("form[action='/budgets'] button").click()
    expect(page.locator(".budgets")).to_contain_text("₹440 left")
    page.locator("nav a[href='/entries']").click()
    page.get_by_role("link", name="milk").click()
    expect(page.locator("form[action$='/delete']")).to_be_visible()
    _expect_back_button(page, "shown")
    for seen in ("form[action='/entries/file']", ".budgets", ".lead .figure"):
        page.evaluate("stub.goBack()")
        expect(page.locator(seen).first).to_be_visible()
    _expect_back_button(page, "hidden")
    page.locator("nav a[href='/']").click()
    _expect_called(page, "close")


def test_files_and_what_a_page_refuses(purser: RunningPurser, sessions: Open) -> None:
    (asha,) = purser.family("Asha")
    _book(asha)
    chat = sessions(purser.product.address, locale="en-IN")
    _answer_as_telegram(chat)
    page = chat.page
    _launch(chat, asha.user["id"], platform="weba")
    _open_budgets(page)
    page.locator("form[action='/budgets'] [name=limit]").fill("a lot")
    page.locator("form[action='/budgets'] button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    page.evaluate("htmx.ajax('GET', '/settings', {target: 'body', swap: 'innerHTML'})")
    with page.expect_download() as download:
        page.locator("a[href='/export.csv']").first.click()
    assert "milk" in download.value.path().read_text()
    page.evaluate("Telegram.WebApp.platform = 'ios'")
    page.locator("a[href='/export.csv']").first.click()
    _expect_called(page, "/export")
    page.locator("form[action='/sign-out'] button").click()
    _expect_called(page, "close")


@pytest.mark.parametrize(
    ("person", "age", "words"),
    [(999_999, 0, "in no household here yet"), (None, 3700, "could not be checked or is too old")],
)
def test_who_is_not_let_in_reads_why(
    purser: RunningPurser, sessions: Open, person: int | None, age: int, words: str
) -> None:
    (asha,) = purser.family("Asha")
    chat = sessions(purser.product.address, locale="en-IN")
    _answer_as_telegram(chat)
    _launch(chat, person or asha.user["id"], instant=time.time() - age)
    expect(chat.page.locator("[role=alert]")).to_contain_text(words)


def test_an_old_token_is_exchanged_and_an_ended_sign_in_is_told(purser: RunningPurser, sessions: Open) -> None:
    (asha,) = purser.family("Asha")
    chat = sessions(purser.product.address, locale="en-IN")
    asked, page = _answer_as_telegram(chat), chat.page
    page.context.route("**/auth/telegram", _shorten)
    _launch(chat, asha.user["id"])
    expect(page.locator(".lead .figure")).to_be_visible()
    assert any(each.endswith("/auth/refresh") for each in asked)
    page.evaluate(
        "fetch('/api/v1/auth/logout', {method: 'POST', headers: {Authorization: `Bearer ${tokens.access_token}`}})"
    )
    _open_budgets(page)
    expect(page.locator("[role=alert]")).to_contain_text("open it again from the chat")


def _shorten(route: Route) -> None:
    """Let a token end at once."""
    answer = route.fetch()
    body: dict[str, Any] = answer.json()
    route.fulfill(response=answer, body=json.dumps(body | {"expires_in": 1}))


def test_without_telegram_the_page_says_how_to_open_it(purser: RunningPurser, sessions: Open) -> None:
    chat = sessions(purser.product.address, locale="de-DE")
    asked = _answer_as_telegram(chat)
    chat.page.goto(f"{chat.address}/app")
    expect(chat.page.locator("main")).to_contain_text("Diese Seite öffnet sich in Telegram")
    assert [each for each in asked if not each.startswith(chat.address)] == []
    assert chat.overflow() <= 0
    chat.page.locator("a[href='/sign-in']").click()
    expect(chat.page).to_have_url(f"{chat.address}/sign-in")
    assert chat.complaints == []
