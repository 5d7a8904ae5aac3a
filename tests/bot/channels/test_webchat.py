"""The web chat as a Channel: what it keeps, edits, acknowledges and fetches."""

from __future__ import annotations

import json

import pytest

from bot.channels.webchat import CHART_NAME, WAITING_FRAMES, BrowserTab, WebChat, make_inbound, sniff, sniff_sound
from bot.messages import Attachment, Button, Channel, Document, Reply, Tap, TextRun
from bot.pictures import draw_picture
from core.errors import Invalid, NotFound
from core.model.chart import Chart, ChartKind, ChartMark
from core.model.transcript import AttachedFile, Author
from tests.bot.web.memory import MemoryTranscript
from tests.bot.web.parrot import SQUARE

CHAT = "chat-one"
CHART = Chart(ChartKind.BARS, "₹60 today", "By category · Home", (ChartMark("Groceries", 6000, "₹60", "green"),))


@pytest.fixture
def channel() -> WebChat:
    return WebChat(MemoryTranscript())


async def test_it_is_a_channel(channel: WebChat) -> None:
    known: Channel = channel
    assert known.name == "webchat"
    assert known.can.edits
    assert known.can.images


async def test_a_reply_is_kept_as_the_page_draws_it(channel: WebChat) -> None:
    buttons = ((Button("Confirm", Tap("ok")), Button("Open", url="http://127.0.0.1/")),)
    number = await channel.send(CHAT, Reply((TextRun("milk ", ""), TextRun("₹60", "bold")), buttons), SQUARE)
    (said,) = await channel.transcript.list_since(CHAT, 0, 10)
    assert (str(said.number), said.author, said.file_mime) == (number, Author.PURSER, "image/png")
    assert json.loads(said.body) == {
        "spans": [["milk ", ""], ["₹60", "bold"]],
        "buttons": [[{"label": "Confirm", "tap": "ok::0:"}, {"label": "Open", "url": "http://127.0.0.1/"}]],
    }


@pytest.mark.parametrize("reply", [Reply(chart=CHART), Reply(album=(CHART, CHART))], ids=["one", "several"])
async def test_a_chart_lies_as_figures_and_is_drawn_on_the_paper_of_its_page(channel: WebChat, reply: Reply) -> None:
    number = int(await channel.send(CHAT, reply, None))
    kept = await channel.transcript.load_file(CHAT, number)
    light, dark = await channel.open_file(CHAT, number), await channel.open_file(CHAT, number, dark=True)
    assert kept
    assert light
    assert dark
    assert (kept.name, kept.mime) == (CHART_NAME, "image/png")
    assert len(kept.content) < 1000
    assert light.enclosure.content == await draw_picture(reply)
    assert dark.enclosure.content == await draw_picture(reply, dark=True) != light.enclosure.content


async def test_a_document_lies_with_its_message(channel: WebChat) -> None:
    number = await channel.send(CHAT, Reply(document=Document("a.csv", "text/csv", "₹")), None)
    assert await channel.transcript.load_file(CHAT, int(number)) == AttachedFile("a.csv", "text/csv", "₹".encode())


async def test_an_edit_stays_in_its_place_and_wakes_the_tabs(channel: WebChat) -> None:
    number = await channel.send(CHAT, Reply((TextRun("card"),)), None)
    with channel.open_tab(CHAT) as tab:
        assert await channel.edit(CHAT, number, Reply((TextRun("saved"),))) is None
        assert await tab.next() is None
    (said,) = await channel.transcript.list_since(CHAT, 0, 10)
    assert b"saved" in said.body


@pytest.mark.parametrize("message", ["99", "nonsense", ""])
async def test_an_edit_of_what_is_gone_is_said_anew(channel: WebChat, message: str) -> None:
    assert await channel.edit(CHAT, message, Reply((TextRun("saved"),))) == "1"


async def test_nobody_edits_what_a_member_wrote(channel: WebChat) -> None:
    await channel.show_member_message(make_inbound(CHAT, "event-0001"))
    assert await channel.edit(CHAT, "1", Reply((TextRun("saved"),))) == "2"


async def test_a_toast_and_the_dots_reach_the_chats_tabs_alone(channel: WebChat) -> None:
    with channel.open_tab(CHAT) as here, channel.open_tab("other") as other:
        await channel.acknowledge(make_inbound(CHAT, "tap-00001").event, "Saved")
        await channel.working(CHAT)
        assert json.loads(await here.next() or "") == {"type": "toast", "tap": "tap-00001", "text": "Saved"}
        assert json.loads(await here.next() or "") == {"type": "working"}
        await channel.send("other", Reply((TextRun("yours"),)), None)
        assert await other.next() is None
    await channel.acknowledge(make_inbound(CHAT, "tap-00001").event, "nobody is there")


async def test_a_slow_tab_keeps_its_nudge_and_loses_what_passes_by() -> None:
    tab = BrowserTab()
    tab.push(None)
    for _ in range(WAITING_FRAMES * 2):
        tab.push("working")
    assert await tab.next() is None


async def test_an_upload_is_fetched_within_its_bound(channel: WebChat) -> None:
    inbound = await channel.show_member_message(
        make_inbound(CHAT, "event-0001"), AttachedFile("a.png", "image/png", SQUARE)
    )
    (photo,) = inbound.attachments
    assert await channel.fetch(photo, 1000) == SQUARE
    with pytest.raises(Invalid) as refused:
        await channel.fetch(photo, 10)
    assert refused.value.code == "web-file-large"
    with pytest.raises(NotFound):
        await channel.fetch(Attachment("photo", f"{CHAT}:77"), 1000)


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"%PDF-1.4", "application/pdf"),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(start: bytes, mime: str | None) -> None:
    assert sniff(start) == mime


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"OggS\0\2", "audio/ogg"),
        (b"\x1a\x45\xdf\xa3\x9f", "audio/webm"),
        (b"\0\0\0\x1cftypiso5", "audio/mp4"),
        (b"\0\0\0\x1cftypheic", None),
        (b"MZ", None),
    ],
)
def test_a_voice_note_is_told_by_its_first_bytes(start: bytes, mime: str | None) -> None:
    assert sniff_sound(start) == mime
