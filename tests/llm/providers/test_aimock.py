"""A second fake of somebody else's making (``@copilotkit/aimock`` on npm), over its own idea of each protocol."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from core.model.provider import Connection, DataSharing, ModelError, Provider
from tests.llm.homes import PATIENT, Purchase, Street, asking
from tests.llm.providers.dialects import DIALECTS

_FOLDER: Final = Path(__file__).parents[1] / "aimock"
_PROGRAM: Final = _FOLDER / "node_modules/@copilotkit/aimock/dist/cli.js"
_READY: Final = re.compile(r"listening on (http://[\d.:]+)")

TROUBLES: Final = {
    "as it should be": None,
    "wrong key": ModelError.KEY,
    "no such model": ModelError.UNKNOWN,
    "rate limit": ModelError.RATE,
    "outage": ModelError.DOWN,
    "dropped": ModelError.DOWN,
    "malformed": ModelError.UNUSABLE,
    "disconnected": ModelError.DOWN,
    "cut off": ModelError.UNUSABLE,
    "prose": ModelError.UNUSABLE,
    "wrong shape": ModelError.UNUSABLE,
    "a field too many": ModelError.UNUSABLE,
}


@pytest.fixture(scope="module")
def aimock() -> Iterator[str]:
    """Its address; ``make test`` leaves this file out, and says so, where it cannot be had."""
    assert _PROGRAM.is_file(), "make aimock, or leave this file out"
    command = [shutil.which("node") or "node", str(_PROGRAM), "--port", "0", "--fixtures", str(_FOLDER / "faults.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:  # noqa: S603
        assert process.stdout
        ready = next(filter(None, map(_READY.search, process.stdout)))
        try:
            yield ready[1]
        finally:
            process.terminate()


def there(url: str, provider: Provider) -> Connection:
    """The provider as it pretends to be."""
    return Connection(provider, DIALECTS[provider].model, "sk-made-up", url + DIALECTS[provider].root, DataSharing.ALL)


async def test_its_answers(aimock: str, lane: Street) -> None:
    client = lane.client(replace(PATIENT, tries=2))

    async def trouble(provider: Provider, text: str) -> ModelError | None:
        home = await lane.home(there(aimock, provider))
        return (await client.fill("interpret", home, asking(text), Purchase)).trouble

    asked = [(provider, text) for provider in Provider for text in TROUBLES]
    found = dict(zip(asked, await asyncio.gather(*(trouble(*each) for each in asked)), strict=True))
    await client.close()
    assert found == {(provider, text): TROUBLES[text] for provider, text in asked}


async def test_its_streams(aimock: str, lane: Street) -> None:
    client = lane.client(PATIENT)
    for provider in Provider:
        home = await lane.home(there(aimock, provider))
        whole = [each async for each in client.stream_growing_text("advise", home, asking("prose"))]
        assert (whole[-1].value, whole[-1].trouble) == ("I would rather not say.", None)
        short = [each async for each in client.stream_growing_text("advise", home, asking("short of breath"))]
        assert short[-1].trouble is ModelError.DOWN, provider
    await client.close()
