"""Brings the database to this version; harmless to run twice."""

from __future__ import annotations

import argparse
import sys

from bot.app import open_app
from bot.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Migrate and say where."""
    del chosen
    settings = Settings()
    async with open_app(settings):
        kind = "PostgreSQL" if settings.database.startswith("postgres") else settings.database.partition(":///")[2]
        sys.stdout.write(f"The database is up to date: {kind}\n")
    return 0
