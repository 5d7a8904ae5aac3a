"""A family's whole way through the pages of the real process, from registering to erasing, without axe findings."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.acceptance.process import Product
from tests.acceptance.web.browser import DESK, PHONE, Chat
from tests.acceptance.web.conftest import Open

RUN_AXE = """async options => {
  await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return axe.run(options);
}"""
"""Look when the page is painted in the colours just asked for."""
INDIA: dict[str, Any] = {"locale": "en-IN", "timezone_id": "Asia/Kolkata", "reduced_motion": "reduce"}
PASSWORD = "four plain words here"
PAGES = (
    *("/dashboard", "/dashboard/ahead", "/entries", "/budgets", "/bills", "/goals", "/accounts", "/trail"),
    *("/receipts", "/settle", "/trash", "/settings"),
)
GRAVE = {"serious", "critical"}
LOOKS: tuple[tuple[Literal["light", "dark"], dict[str, Any]], ...] = (
    ("light", {"resultTypes": ["violations"]}),
    ("dark", {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}),
)
"""Everything in light; in dark what differs there."""
BOOK: tuple[tuple[str, dict[str, Any]], ...] = (
    ("entries", {"amount": "1240.50", "description": "vegetables", "merchant": "Big Basket", "category": "groceries"}),
    ("entries", {"amount": "85000", "description": "salary", "kind": "income", "category": "salary"}),
    ("budgets", {"amount": "1000", "categories": ["groceries"]}),
    ("recurring", {"amount": "25000", "description": "rent", "rhythm": {"unit": "month", "month_days": [1]}}),
    ("goals", {"name": "Goa", "target": "50000"}),
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with Product(tmp_path_factory.mktemp("walk"), ALLOW_PRIVATE_LLM="true") as product:
        yield product


class _RefusesKeys(BaseHTTPRequestHandler):
    """A provider of language models that takes no key."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(401)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}}')

    do_GET = do_POST  # noqa: N815  http.server's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _RefusesKeys)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    serving.join()
    server.server_close()


class Walker:
    """One person with a browser: fills forms by their labels, and looks at each page with axe."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.page = chat.page
        self.found: list[str] = []

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            field = self.page.locator(f"main [name={name}]:visible").last
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def go(self, path: str) -> None:
        self.page.goto(self.chat.address + path)

    def look(self) -> None:
        """Note what axe finds grave, colours in light and in dark, and whether the page is wider than the window."""
        where = self.page.url.removeprefix(self.chat.address)
        self.page.wait_for_load_state()
        self.page.evaluate(AXE_SCRIPT)
        for scheme, rules in LOOKS:
            self.page.emulate_media(color_scheme=scheme)
            results = self.page.evaluate(RUN_AXE, rules)
            for each in results["violations"]:
                if each["impact"] in GRAVE:
                    nodes = [node["html"][:200] for node in each["nodes"][:3]]
                    self.found.append(f"{where} {scheme}: {each['id']} {nodes}")
        if (wide := self.chat.overflow()) > 0:
            self.found.append(f"{where}: {wide} px too wide")


def register(walker: Walker, name: str) -> None:
    """Found a household on the page and wait for its chat."""
    walker.go("/register")
    expect(walker.page.locator("#zone")).to_have_value("Asia/Kolkata")
    walker.fill(me="Asha", household="The Rao home", name=f"asha-{name}")
    walker.fill(password=PASSWORD, again=PASSWORD)
    walker.page.locator("main button").click()
    expect(walker.page.locator("#state")).to_have_class("live")


def _invite(walker: Walker) -> str:
    walker.go("/settings")
    walker.page.locator("form[action='/settings/invite'] button").click()
    return walker.page.locator("code").inner_text()


def _join(walker: Walker, code: str) -> None:
    walker.go(f"/join?code={code}")
    walker.fill(me="Ravi")
    walker.page.locator("main button").click()
    expect(walker.page.locator("#state")).to_have_class("live")


def _test_a_key(walker: Walker, provider: str) -> None:
    walker.go("/settings")
    form = walker.page.locator("form[action='/settings/model']")
    form.locator("[name=provider]").select_option("compatible")
    form.locator("[name=key]").fill("sk-not-a-key-0123456789")
    form.locator("[name=base_url]").fill(provider)
    form.locator("[name=model]").fill("anything")
    form.locator("button").click()
    expect(walker.page.locator("[role=status]")).to_contain_text("Saved")
    assert "sk-not-a-key" not in walker.page.content()
    walker.page.locator("form[action='/settings/model-test'] button").click()
    expect(walker.page.locator("[role=status]")).to_contain_text("does not accept the key")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_from_registering_to_erasing(product: Product, sessions: Open, provider: str, size: dict[str, Any]) -> None:
    """J1-J4, K1, C1, C7."""
    asha = Walker(sessions(product.address, **INDIA))
    register(asha, f"walks-{size['viewport']['width']}")
    ravi = Walker(sessions(product.address, **INDIA))
    _join(ravi, _invite(asha))
    asha.go("/dashboard")
    ravi.chat.write("milk 60")
    ravi.chat.key("Confirm").click()
    expect(asha.page.locator(".lead .figure")).to_have_text("₹60")  # without a reload
    asha.go("/budgets")
    asha.fill(limit="500")
    asha.page.locator("form[action='/budgets'] button").click()
    expect(asha.page.locator(".budgets")).to_contain_text("₹440 left")
    _test_a_key(asha, provider)
    with asha.page.expect_download() as download:
        asha.page.locator("a[href^='/export.csv']").first.click()
    assert "milk" in Path(download.value.path()).read_text()
    asha.go("/")
    expect(asha.page.locator("#state")).to_have_class("live")
    asha.look()
    asha.page.locator(".overview").click()
    expect(asha.page).to_have_url(asha.chat.address + "/dashboard")
    asha.go("/settings")
    asha.page.locator("form[action='/settings/erase'] [name=name]").fill("The Rao home")
    asha.page.locator("form[action='/settings/erase'] button").click()
    expect(asha.page.locator("main")).to_contain_text("is erased")
    ravi.go("/dashboard")
    expect(ravi.page).to_have_url(f"{ravi.chat.address}/sign-in?next=%2Fdashboard")
    assert asha.chat.complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_no_page_has_a_grave_finding(product: Product, sessions: Open, size: dict[str, Any]) -> None:
    """Each page with something on it, in light and in dark (J2)."""
    asha = Walker(sessions(product.address, **INDIA))
    asha.go("/sign-in")
    asha.look()
    asha.go("/join")
    asha.look()
    register(asha, f"looks-{size['viewport']['width']}")
    expect(asha.chat.answers.last).to_be_visible()
    asha.look()
    for what, body in BOOK:
        answer = asha.page.request.post(
            f"{asha.chat.address}/api/v1/{what}", data=body, headers={"origin": asha.chat.address}
        )
        assert answer.status == 201, answer.text()
    for path in PAGES:
        asha.go(path)
        asha.look()
    asha.page.goto(f"{asha.chat.address}/entries")
    asha.page.get_by_role("link", name="vegetables").click()
    asha.look()
    assert asha.found == []
    assert asha.chat.complaints == []


def test_each_filter_applies_itself(product: Product, sessions: Open) -> None:
    asha = Walker(sessions(product.address, **INDIA))
    register(asha, "filters")
    asha.go("/entries")
    for name, value in (("category", "groceries"), ("period", "this-year"), ("category", "fuel")):
        asha.page.locator(f".filter [name={name}]").select_option(value)
        expect(asha.page).to_have_url(re.compile(f"{name}={value}"))
    assert asha.chat.complaints == []
