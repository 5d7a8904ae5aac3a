"""A real browser, and what a person does with the chat in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--disable-quic"),
    *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
)
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

expect.set_options(timeout=8_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium that calls nobody."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Chat:
    """One tab as its person sees it; anything the page complains about on its console is kept."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def open(self, path: str = "/") -> Chat:
        """Go to the page and wait until it is connected."""
        self.page.goto(self.address + path)
        expect(self.page.locator("#state")).to_have_class("live")
        return self

    def write(self, text: str) -> None:
        """Type a message and press Enter."""
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")

    @property
    def messages(self) -> Locator:
        """All messages."""
        return self.page.locator(".message")

    @property
    def answers(self) -> Locator:
        """What Purser said."""
        return self.page.locator(".message.purser")

    def said(self, text: str) -> Locator:
        """The messages with a text in their bubble."""
        return self.page.locator(".message", has=self.page.locator(".bubble", has_text=text))

    def key(self, label: str) -> Locator:
        """The newest button with a label."""
        return self.page.locator(".key", has_text=label).last

    def reload(self) -> None:
        """Press the browser's reload."""
        self.page.reload()
        expect(self.page.locator("#state")).to_have_class("live")

    def shot(self, path: Path) -> None:
        """A picture of what is seen."""
        self.page.screenshot(path=path)

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
