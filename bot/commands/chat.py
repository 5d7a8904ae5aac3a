"""The ``chat`` command: talk to Purser in this terminal, as a member of a household."""

from __future__ import annotations

import argparse
import sys

from bot.app import open_app
from bot.channels.console import Console, answer_typed_lines
from bot.commands.quiet_terminal import log_to_file
from bot.commands.seating import take_seat
from bot.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the member who speaks."""
    parser.add_argument("--member", required=True, metavar="NAME", help="the member who speaks")


async def run(chosen: argparse.Namespace) -> int:
    """Answer typed lines one after another until the input ends."""
    settings = Settings()
    with log_to_file(settings.data_dir):
        return await _run_chat(settings, chosen.member.strip())


async def _run_chat(settings: Settings, person: str) -> int:
    async with open_app(settings) as app:
        console = Console(sys.stdout, settings.data_dir / "pictures", app.ids, person)
        app.channels[console.name] = console
        await take_seat(app, person)
        await app.settle()
        await app.runner.wake_planning_job()

        async def finish_answer() -> None:
            await app.conversation.idle()
            await app.run_jobs()

        await answer_typed_lines(console, person, sys.stdin, app.conversation.receive, finish_answer)
    return 0
