"""Every chat in ``*.yaml`` plays on the real product and ends as it says (REQUIREMENTS A, B, C, F)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Abilities
from core.model.entry import Entry
from core.model.money import Money
from tests.conversations.stage import Shown, Stage, settle_in, stage
from tests.sheets import rows

PLAYS = [
    pytest.param(chat, database, id=f"{database}-{path.stem}: {chat['name']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for chat in rows(path)
    for database in ("sqlite", "postgres")
    if database == "sqlite" or chat.get("postgres")
]
"""Every chat on SQLite; on PostgreSQL those marked ``postgres``: among them they make every SQL statement that any chat
makes, with each kind of value. That each method of each repository works on both is the business of ``tests/tenancy``.
"""
ACTIONS = {
    "by", "says", "taps", "sends", "replies", "redelivers", "chat", "group", "twice", "on", "start", "waits", "jobs",
}  # fmt: skip


class Play:
    """One chat being played; ``seen`` is what the last action showed."""

    def __init__(self, scene: Stage) -> None:
        self.scene = scene
        self.seen: list[Shown] = []
        self.cards: list[Shown] = []

    async def step(self, step: dict[str, Any]) -> None:
        if "by" in step or "waits" in step:
            await self.act(step)
        for expectation in step.keys() - ACTIONS:
            await getattr(self, f"check_{expectation}")(step[expectation])

    async def act(self, step: dict[str, Any]) -> None:
        if "waits" in step:
            self.scene.clock.instant += timedelta(hours=step["waits"])
            if step.get("jobs"):
                await self.run_jobs()
            return
        more: dict[str, Any] = {key: step[key] for key in ("chat", "group", "start") if key in step}
        if "replies" in step:
            more["reply_to"] = self.cards[step["replies"]].message
        for _ in range(2 if step.get("twice") else 1):
            if "taps" in step:
                on = self.cards[step["on"]] if "on" in step else None
                self.seen = await self.scene.tap(step["by"], step["taps"], on=on, **more)
            else:
                self.seen = await self.scene.do(step["by"], step.get("says", ""), **more)
            self.cards += [shown for shown in self.seen if shown.reply.body]

    async def run_jobs(self) -> None:
        """Have the jobs run that are due, and see what they say."""
        before = len(self.scene.theatre.shown)
        await self.scene.app.runner.run_due()
        await self.scene.app.settle()
        self.seen = self.scene.theatre.shown[before:]
        self.cards += [shown for shown in self.seen if shown.reply.body]

    @property
    def text(self) -> str:
        return "\n".join(shown.reply.plain for shown in self.seen)

    @property
    def labels(self) -> list[str]:
        return [b.label for shown in self.seen for row in shown.reply.buttons for b in row]

    async def check_card(self, parts: list[str]) -> None:
        for part in parts:
            assert str(part) in self.text, f"{part!r} is not in:\n{self.text}"

    async def check_not_card(self, parts: list[str]) -> None:
        for part in parts:
            assert str(part) not in self.text, f"{part!r} is in:\n{self.text}"

    async def check_buttons(self, labels: list[str]) -> None:
        for label in labels:
            assert any(label in shown for shown in self.labels), f"no button {label!r} among {self.labels}"

    async def check_no_buttons(self, labels: list[str]) -> None:
        for label in labels:
            assert not any(label in shown for shown in self.labels), f"a button {label!r} among {self.labels}"

    async def check_toast(self, words: str) -> None:
        assert any(words in shown.toast for shown in self.seen), f"toasts: {[s.toast for s in self.seen]}"

    async def check_silent(self, _: object) -> None:
        assert not self.text, f"not silent:\n{self.text}"

    async def check_chart(self, wanted: bool) -> None:  # noqa: FBT001  a value of the YAML
        assert any(shown.image for shown in self.seen) is wanted

    async def check_book(self, wanted: list[dict[str, str]]) -> None:
        book = await self.scene.book()
        names = {member.id: name for name, member in self.scene.members.items()}
        found = [_facts(entry, names) for entry in book]
        assert len(found) == len(wanted), f"the book holds {found}"
        for row, entry in zip(wanted, found, strict=True):
            assert {key: entry[key] for key in row} == {key: str(value) for key, value in row.items()}


def _facts(entry: Entry, names: dict[Any, str]) -> dict[str, str]:
    line = entry.line
    amount = line.money.amount
    whom = sorted((names[share.member], Money(share.minor, line.money.currency).amount) for share in line.shares)
    return {
        "kind": line.kind.value,
        "amount": f"{amount.normalize():f}",
        "currency": line.money.currency,
        "day": line.day.isoformat(),
        "description": line.description,
        "category": str(line.category),
        "merchant": str(line.merchant),
        "account": str(line.account),
        "payer": names.get(line.payer, ""),
        "whom": " ".join(f"{name} {part.normalize():f}" for name, part in whom),
        "tags": " ".join(sorted(line.tags)),
        "visibility": line.visibility.value,
    }


async def play(chat: dict[str, Any], scene: Stage) -> None:
    household = chat.get("household")
    if household is not None:
        members = tuple(household.get("members", ["Asha", "Ravi"]))
        settings = {key: household[key] for key in ("currency", "language", "zone") if key in household}
        await settle_in(scene, members, **settings)
    if not chat.get("edits", True):
        scene.theatre.can = Abilities(edits=False, images=True, text_limit=4096, caption_limit=1024)
    for entry in chat.get("entries", []):
        await scene.do(entry["by"], entry["says"])
        await scene.tap(entry["by"], "Confirm")
    acting = Play(scene)
    for step in chat["steps"]:
        await acting.step(step)


@pytest.mark.parametrize(("chat", "database"), PLAYS, indirect=["database"])
async def test_chat(chat: dict[str, Any], database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, today=str(chat.get("today", "2026-11-21")), url=database) as scene:
        await play(chat, scene)
