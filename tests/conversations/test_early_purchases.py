"""What was bought before the second member joined is told beside who owes whom, and can be counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.conversations.stage import join_later, settle_in, stage


async def test_purchases_from_before_the_second_member(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "rent 1000")
        await scene.tap("Asha", "Confirm")
        scene.clock.instant += timedelta(hours=1)
        await join_later(scene, "Ravi")
        scene.clock.instant += timedelta(hours=1)
        await scene.do("Asha", "milk 60")
        await scene.tap("Asha", "Confirm")
        (shown,) = await scene.do("Asha", "who owes what")
        assert "Ravi owes you ₹30." in shown.reply.plain
        assert "Not counted: 1 purchase from before Ravi joined." in shown.reply.plain
        counted = (await scene.tap("Asha", "Count those too"))[-1]
        assert "Ravi owes you ₹530." in counted.reply.plain
        assert "Not counted" not in counted.reply.plain
        await join_later(scene, "Meera")
        scene.clock.instant += timedelta(hours=1)
        await scene.do("Asha", "bread 90")
        await scene.tap("Asha", "Confirm")
        (shown,) = await scene.do("Asha", "who owes what")
        assert "Meera owes you ₹30." in shown.reply.plain
        assert "Ravi owes you ₹560." in shown.reply.plain


async def test_nobody_owes_for_purchases_from_before_a_member_who_left(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "rent 1000")
        await scene.tap("Asha", "Confirm")
        scene.clock.instant += timedelta(hours=1)
        await join_later(scene, "Ravi")
        (shown,) = await scene.do("Asha", "who owes what")
        assert "Not counted: 1 purchase from before Ravi joined." in shown.reply.plain
        assert scene.household is not None
        async with scene.app.store.units(scene.household, None) as uow:
            await uow.books.remove_member(scene.members["Ravi"].id)
            await uow.commit()
        late = (await scene.tap("Asha", "Count those too"))[-1]
        assert "Ravi owes" not in late.reply.plain
        (shown,) = await scene.do("Asha", "who owes what")
        assert "Not counted" not in shown.reply.plain
