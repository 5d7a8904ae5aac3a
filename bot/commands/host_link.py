"""The ``host-link`` command: prints a one-time link to the operator's page, which shows no household's data."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from bot.app import open_app
from bot.settings import Settings
from core.model.access import digest_secret
from core.usecases.keep_access import LINK_CODE_LENGTH

LIFETIME = timedelta(minutes=10)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the command takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Create and print a link that opens the operator's page once, within ten minutes."""
    del chosen
    settings = Settings()
    async with open_app(settings) as app:
        code, now = app.ids.code(LINK_CODE_LENGTH), app.clock.now()
        await app.store.access.add_host_link(digest_secret(code), now, now + LIFETIME)
    sys.stdout.write(f"{settings.address}/link/{code}\nIt opens the host's page once, within ten minutes.\n")
    return 0
