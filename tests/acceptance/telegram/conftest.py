"""Houses to live in; one process serves a whole module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.acceptance.process import Product
from tests.acceptance.telegram.house import SECRET, House
from tests.acceptance.telegram.phone import TOKEN, Phones


@pytest.fixture(scope="module")
def phones() -> Iterator[Phones]:
    """Everybody's phones."""
    phones = Phones()
    phones.start()
    yield phones
    phones.stop()


def product(phones: Phones, tmp_path_factory: pytest.TempPathFactory, *, webhook: bool = False) -> Product:
    """A product that talks to the phones; not started."""
    made = Product(tmp_path_factory.mktemp("purser"), TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=phones.address)
    if webhook:
        made.settings["TELEGRAM_WEBHOOK_URL"] = f"{made.address}/telegram/webhook"
        made.settings["TELEGRAM_WEBHOOK_SECRET"] = SECRET
    return made


@pytest.fixture(scope="module", params=["polling", "webhook"])
def house(request: pytest.FixtureRequest, phones: Phones, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A product that runs, once on polling and once behind a webhook."""
    with product(phones, tmp_path_factory, webhook=request.param == "webhook") as running:
        yield House(phones, running)
