"""Backups over REST and on the settings page: out of one household, into an empty one (REQUIREMENTS C7, H5)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.model.household import Role
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage

API = "/api/v1"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Asha's household with a viewer, and Eve's that is empty."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Nani", "Asha", Role.VIEWER)
        await made.found("Eve")
        yield made


async def test_rest_takes_everything_away_and_brings_it_back(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Eve") as eve:
        entry = {"amount": "60", "description": "milk", "notes": "for tea"}
        assert (await asha.post(f"{API}/entries", json=entry)).status_code == 201
        backup = (await asha.get(f"{API}/exports/backup.zip")).content
        restored = await eve.post(f"{API}/imports/backup", files={"file": ("b.zip", backup)})
        assert (restored.status_code, restored.json()["entries"]) == (200, 1), restored.text
        (item,) = (await eve.get(f"{API}/entries")).json()["items"]
        assert (item["description"], item["notes"]) == ("milk", "for tea")
        again = await eve.post(f"{API}/imports/backup", files={"file": ("b.zip", backup)})
        assert (again.status_code, again.json()["code"]) == (422, "backup-not-empty")
        for content in (b"PK", b"", b"PK\x03\x04" + b"0" * 100):
            files = {"file": ("b.zip", content)}
            assert (await eve.post(f"{API}/imports/backup", files=files)).status_code == 422
        assert (await eve.post(f"{API}/imports/backup", json={})).status_code == 422


async def test_the_page_gives_and_takes_a_backup(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Eve") as eve, house.browser("Nani") as nani:
        await asha.post(f"{API}/entries", json={"amount": "60", "description": "milk"})
        backup = (await asha.get("/export.zip?receipts=no")).content
        token = form_token(await eve.get("/settings"))
        page = await eve.post("/restore", data={"csrf": token}, files={"file": ("b.zip", backup)})
        assert "1 entry" in page.text
        assert "milk" in (await eve.get("/entries")).text
        page = await eve.post("/restore", data={"csrf": token}, files={"file": ("b.zip", backup)})
        assert "mix no two books" in page.text
        assert (await eve.post("/restore", files={"file": ("b.zip", backup)})).status_code == 403
        token = form_token(await nani.get("/settings"))
        refused = await nani.post("/restore", data={"csrf": token}, files={"file": ("b.zip", backup)})
        assert refused.status_code == 403
