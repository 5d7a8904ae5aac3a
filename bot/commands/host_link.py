"""A link for whoever runs the host: it opens the host's page once, which shows no household's rows."""

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
    """It takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Print the link; whoever can start this may read the database anyway."""
    del chosen
    settings = Settings()
    async with open_app(settings) as app:
        code, now = app.ids.code(LINK_CODE_LENGTH), app.clock.now()
        await app.store.access.add_host_link(digest_secret(code), now, now + LIFETIME)
    sys.stdout.write(f"{settings.address}/link/{code}\nIt opens the host's page once, within ten minutes.\n")
    return 0
