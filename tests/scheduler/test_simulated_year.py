"""The simulator's counts are right on a few days: each bill, digest and alert comes once (REQUIREMENTS G3, G4, G5)."""

from __future__ import annotations

from benchmarks.simulator.count_year import WRONG, join_counts
from benchmarks.simulator.run_year import live
from scheduler.catalogue import JOBS


async def test_two_households_live_through_nine_days() -> None:
    counts = await live(range(1, 3), 9, JOBS)
    assert {name: count for name, count in counts.items() if name.startswith(WRONG) and count} == {}
    assert counts["bills that fell due"] == 2, "the gym of one Monday, in each"
    assert counts["digests and reports"] >= 4, "on that Monday, to both writers of each"


def test_counts_of_two_databases_are_one() -> None:
    parts = [{"messages": 3, "most pushes": 4}, {"messages": 2, "most pushes": 5}]
    assert join_counts(parts) == {"messages": 5, "most pushes": 5}
