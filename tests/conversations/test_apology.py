"""A bug of ours: said in the member's language with a trace, nothing written, and the talk goes on."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.stage import settle_in, stage


class Broken:
    """Stands where a part of the product should be."""

    def __getattr__(self, name: str) -> object:
        """Nothing of it works."""
        raise ZeroDivisionError(name)


async def test_a_member_is_told_in_their_language(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Anna",), currency="EUR", language="de", zone="Europe/Berlin")
        well, scene.app.services.categoriser = scene.app.services.categoriser, Broken()  # type: ignore[assignment]
        assert (await scene.do("Anna", "Milch 2"))[-1].reply.plain.startswith("Tut mir leid")
        scene.app.services.categoriser = well
        assert "Milch" in (await scene.do("Anna", "Milch 2"))[-1].reply.plain
        assert await scene.book() == ()


async def test_where_nobody_can_say_who_it_is_the_channel_hints_at_the_language(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        scene.app.conversation.directory = Broken()  # type: ignore[assignment]
        assert (await scene.do("Igor", "молоко 60", language="ru"))[-1].reply.plain.startswith("Простите")
