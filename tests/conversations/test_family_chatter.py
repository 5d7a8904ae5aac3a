"""A day's talk in a family's group: Purser speaks only when it is meant (C3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.telegram_updates import HOME, move_in, telegram_people
from tests.sheets import rows

DAYS = sorted((Path(__file__).parents[1] / "chatter").glob("day*.yaml"))
PEOPLE = {"asha": 1, "ravi": 2, "kid": 3}


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.stem)
async def test_purser_speaks_only_when_it_is_meant(tmp_path: Path, day: Path) -> None:
    odd = []
    async with telegram_people(tmp_path) as people:
        await move_in(people, 2, 3, admin=1)
        for line in rows(day):
            shown = await people.say(PEOPLE[line["by"]], line["says"], HOME)
            card = any("Confirm" in button.label for each in shown for row in each.reply.buttons for button in row)
            became = "card" if card else "answer" if shown else None
            if became != line.get("meant"):
                odd.append((line["says"], became, [each.reply.plain[:60] for each in shown]))
    assert odd == []
