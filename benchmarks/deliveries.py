"""Deliver 10,000 notices through a fake messenger that is busy, fails, blocks and times out, and count the results."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.simulator.inline_sqlite import run_sqlite_inline
from tests import databases
from tests.bot.test_delivery_storm import queue, weather
from tests.core.usecases.book import IDS
from tests.databases import HandClock
from tests.households import settle
from tests.support.platform import FakePlatform


def main(arguments: Sequence[str]) -> int:
    """Run the deliveries on SQLite and print a table and a JSON line.

    Return 1 if a notice was lost, sent twice without need, out of order or too early.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks deliveries")
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    logging.disable(logging.WARNING)
    run_sqlite_inline()
    return asyncio.run(_storm(parser.parse_args(arguments)))


async def _storm(chosen: argparse.Namespace) -> int:
    clock = HandClock()
    blocked = frozenset(f"chat {number}" for number in range(0, chosen.chats, 50))
    platform = FakePlatform(clock.now, Random(chosen.seed), blocked=blocked)
    with tempfile.TemporaryDirectory() as folder:
        url = databases.sqlite_url(Path(folder, "purser.db"))
        await databases.prepare(url, Path(folder))
        store = await databases.opened(url, Path(folder), clock)
        home = await settle(store, IDS)
        texts = await queue(home, platform, chosen.chats, chosen.notices // chosen.chats)
        began = time.perf_counter()
        tally = await weather(home, platform, clock, texts)
        seconds = time.perf_counter() - began
        counts = await store.outbox.count_messages()
        await store.close()
    figures = {
        "notices": tally.queued,
        "chats": chosen.chats,
        "blocked_chats": len(blocked),
        "given_up_for_them": counts.given_up,
        "lost": tally.lost,
        "shown_twice": tally.twice,
        "of_those_where_acceptance_was_known": tally.twice - platform.answers["timeout after it was taken"],
        "chats_out_of_order": tally.out_of_order,
        "sent_before_a_pause_was_over": platform.too_early,
        **{f"answered {name}": count for name, count in sorted(platform.answers.items())},
        "seconds": round(seconds, 1),
    }
    for name, value in figures.items():
        sys.stdout.write(f"{name:32} {value:>8}\n")
    sys.stdout.write(json.dumps(figures) + "\n")
    wrong = ("lost", "of_those_where_acceptance_was_known", "chats_out_of_order", "sent_before_a_pause_was_over")
    return 1 if any(figures[name] for name in wrong) else 0
