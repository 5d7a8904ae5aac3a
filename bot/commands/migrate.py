"""The ``migrate`` command: brings the database to this version; safe to run twice."""

from __future__ import annotations

import argparse
import sys

from bot.app import open_app
from bot.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the command takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Migrate the database and print which one it is."""
    del chosen
    settings = Settings()
    async with open_app(settings):
        kind = "PostgreSQL" if settings.database.startswith("postgres") else settings.database.partition(":///")[2]
        sys.stdout.write(f"The database is up to date: {kind}\n")
    return 0
