"""A passkey in a real browser: made under Settings by Chromium's own authenticator, and signed in with (J4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.acceptance.process import Product
from tests.acceptance.web.conftest import Open
from tests.acceptance.web.test_walk import INDIA, Walker, register

DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with Product(tmp_path_factory.mktemp("passkey")) as product:
        yield product


def test_a_passkey_is_made_and_signs_in(product: Product, sessions: Open) -> None:
    asha = Walker(sessions(product.address.replace("127.0.0.1", "localhost"), **INDIA))
    page = asha.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    added = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": True}})
    register(asha, "passkey")
    asha.go("/settings")
    page.locator("form[data-passkey] button").click()
    expect(page.locator("[role=status]")).to_contain_text("Saved")
    expect(page.locator("form[action='/settings/passkey-remove']")).to_have_count(1)
    asha.look()
    page.locator("form[action='/sign-out'] button").click()
    expect(page.locator("form[data-passkey] button")).to_be_visible()
    asha.look()
    page.locator("form[data-passkey] button").click()
    expect(page.locator("#state")).to_have_class("live")
    who = {"authenticatorId": added["authenticatorId"], "isUserVerified": False}
    device.send("WebAuthn.setUserVerified", who)  # somebody else's finger
    asha.go("/settings")
    page.locator("form[action='/sign-out'] button").click()
    page.locator("form[data-passkey] button").click()
    expect(page.locator("[data-passkey] .refusal")).to_contain_text("did not work")
    assert asha.found == []
    assert asha.chat.complaints == []
