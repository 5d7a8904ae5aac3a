"""The ``job`` command: runs a scheduled job now in every household; without a name lists the jobs."""

from __future__ import annotations

import argparse
import sys

from bot.app import App, open_app
from bot.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the job's name."""
    parser.add_argument("name", nargs="?", help="a job; all are listed where none is named")


async def run(chosen: argparse.Namespace) -> int:
    """Run the job and whatever else is due; return 1 where a job failed, 2 where the name is unknown."""
    async with open_app(Settings()) as app:
        if chosen.name is None:
            await _list_jobs(app)
            return 0
        if chosen.name not in app.runner.jobs:
            sys.stderr.write(f"There is no job {chosen.name}. There are: {', '.join(sorted(app.runner.jobs))}.\n")
            return 2
        tried = await app.runner.run_by_hand(chosen.name)
        counts = await app.store.jobs.count_occurrences()
    sys.stdout.write(f"Ran {tried}. Due: {counts.due}, waiting: {counts.waiting}, failed: {counts.failed}.\n")
    return 1 if counts.failed else 0


async def _list_jobs(app: App) -> None:
    for name, job in sorted(app.runner.jobs.items()):
        sys.stdout.write(f"{name}: {'on a schedule' if job.schedule else 'when it is woken'}\n")
    for failed in await app.store.jobs.list_failed(10):
        sys.stdout.write(
            f"failed {failed.failed_at:%Y-%m-%d %H:%M} {failed.job} ({failed.occurrence}): {failed.error}\n"
        )
