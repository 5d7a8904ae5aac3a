"""A bank's text that records nothing is answered, and its words are kept nowhere (REQUIREMENTS K)."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from bot.channels.webchat import NAME as WEB
from bot.channels.webchat import WebChat
from bot.messages import Inbound
from core.model.transcript import Author
from storage import tables
from tests.conversations.stage import Stage, settle_in, stage

SECRETS = ("483112", "SHOPX", "LOANMELA", "1120", "18,220")
NOTICES = {
    "483112 is your one-time password for SHOPX. Do not share it with anyone.": "one-time code",
    "Txn of Rs 750 at SHOPX on your card ending 1120 was declined": "did not go through",
    "Hurry! Get a loan of up to Rs 500,000 credited to your account by LOANMELA. Apply now! T&C apply": "offer",
    "Dear customer, your credit card bill of Rs 8,200 for card ending 1120 is due on 05-12-26": "still to be paid",
}


def plain(value: object) -> str:
    """Return a column's value as text to be searched."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    return str(value)


async def rows_with_secrets(scene: Stage) -> list[str]:
    """Return where in any table of the database a secret still stands."""
    found = []
    for table in tables.metadata.sorted_tables:
        for row in await scene.app.store.database.fetch(select(table), {}):
            text = " ".join(map(plain, dict(row).values()))
            found += [f"{table.name}: {secret}" for secret in SECRETS if secret in text]
    return found


async def test_its_words_stand_in_no_table_and_no_log(
    database: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "milk 60")
        for text, answer in NOTICES.items():
            (shown,) = await scene.do("Asha", text)
            assert answer in shown.reply.plain
        await scene.do("Asha", "/find")
        (shown,) = await scene.do("Asha", next(iter(NOTICES)))
        assert "one-time code" in shown.reply.plain
        assert await rows_with_secrets(scene) == []
        assert scene.theatre.forgotten
        assert not any(secret in caplog.text for secret in SECRETS)
        assert await scene.book() == ()


async def test_a_group_is_not_answered_and_nothing_is_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "/start", chat="den", group=True)
        await scene.tap("Asha", "Yes", chat="den", group=True)
        assert await scene.do("Asha", next(iter(NOTICES)), chat="den", group=True) == []
        assert await rows_with_secrets(scene) == []
        assert scene.theatre.forgotten == []


async def test_a_stranger_is_shown_the_way_in_and_nothing_is_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        for text in NOTICES:
            assert await scene.do("Eve", text)
        assert await rows_with_secrets(scene) == []


async def test_the_transcript_of_the_web_chat_covers_it(database: str, tmp_path: Path) -> None:
    """The member comes in by a code typed in plain talk."""
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        channel = WebChat(scene.app.store.transcript)
        scene.app.channels[WEB] = channel
        (shown,) = await scene.do("Asha", "/invite")
        code = next(span.text for span in shown.reply.body if span.style == "mono")
        await _write(scene, "w1", f"my code is {code.lower()}")
        await _write(scene, "w2", "Ravi")
        await _write(scene, "w3", "tea 20")
        for number, text in enumerate(NOTICES):
            await _write(scene, f"n{number}", text)
        assert await rows_with_secrets(scene) == []
        bodies = [
            msgspec.json.decode(said.body) for said in await scene.app.store.transcript.list_before("tab", None, 50)
        ]
        assert "tea" in repr(bodies)


async def _write(scene: Stage, event: str, text: str) -> None:
    """Write something in the web chat, as its page does."""
    body = msgspec.json.encode({"spans": [[text, ""]]})
    number = await scene.app.store.transcript.add("tab", Author.MEMBER, body, event=event)
    await scene.app.conversation.receive(Inbound(WEB, event, "tab", "tab", "", text=text, own=str(number)))
    await scene.app.conversation.idle()
