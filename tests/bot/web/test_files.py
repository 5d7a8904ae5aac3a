"""Uploads are bounded and sniffed (K4); pictures and files belong to one session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from bot.messages import Archive, Original, Reply
from bot.web.limits import BODY_BYTES, MESSAGES, UPLOAD_BYTES
from tests.bot.web.parrot import SQUARE
from tests.bot.web.stage import Stage, words

PDF = b"%PDF-1.7 a small receipt"
HOME = UUID(int=1)


def test_a_photo_reaches_the_conversation_with_its_caption(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
        assert browser.upload(SQUARE, "IMG_1.png", text="lunch with Ravi").json() == {"id": "event-0001"}
        mine = tab.hear("message")
        assert mine["file_mime"] == "image/png"
        assert words(mine) == "lunch with Ravi"
        assert "A photo" in words(tab.answer())
    inbound = next(one for one in stage.parrot.heard.values() if one.attachments)
    (photo,) = inbound.attachments
    assert (photo.kind, photo.mime, photo.name, photo.size) == ("photo", "image/png", "IMG_1.png", len(SQUARE))
    assert inbound.text == "lunch with Ravi"
    assert browser.get(f"/chat/pictures/{mine['id']}").content == SQUARE


@pytest.mark.parametrize(("album", "size"), [("together-1.3", 3), ("", 0)])
def test_files_sent_together_say_how_many_they_are(stage: Stage, album: str, size: int) -> None:
    assert stage.browser().upload(SQUARE, album=album).status_code == 200
    (inbound,) = stage.parrot.heard.values()
    assert (inbound.album, inbound.album_size) == (album, size)


@pytest.mark.parametrize("album", ["together-1.1", "together-1.11", "short.2", "together-1", "x" * 70])
def test_an_album_of_no_shape_is_refused(stage: Stage, album: str) -> None:
    assert stage.browser().upload(SQUARE, album=album).status_code == 422
    assert not stage.parrot.heard


def test_a_pdf_is_a_document(stage: Stage) -> None:
    browser = stage.browser()
    assert browser.upload(PDF, "bill.pdf").status_code == 200
    (inbound,) = stage.parrot.heard.values()
    assert inbound.attachments[0].kind == "document"


def test_an_upload_sent_again_is_received_once(stage: Stage) -> None:
    browser = stage.browser()
    for _ in range(2):
        assert browser.upload(SQUARE).status_code == 200
    assert len(stage.parrot.heard) == 1
    (talk,) = stage.transcript.talks.values()
    assert len(talk.files) == 1


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00", b"<svg onload=alert(1)>", b"GIF", b"\xff\xd8", b"RIFFxxxxWAVE"]
)
def test_what_is_no_photo_or_pdf_is_refused_by_its_bytes(stage: Stage, content: bytes) -> None:
    answer = stage.browser().upload(content, "photo.png")
    assert answer.status_code == 415
    assert "JPEG" in answer.json()["text"]
    assert not stage.parrot.heard


def test_a_banks_file_is_taken_by_its_ending_and_bytes(stage: Stage) -> None:
    browser = stage.browser()
    assert browser.upload(b"Date,Amount\n2026-11-01,-1.00\n", "bank.csv").status_code == 200
    assert browser.upload(b"MZ\x90\x00\x00\x00", "bank.csv").status_code == 415
    assert browser.upload(b"Date,Amount\n", "bank.html").status_code == 415


@pytest.mark.parametrize("size", [UPLOAD_BYTES + 1, UPLOAD_BYTES + 1_000_000])
def test_a_large_upload_is_refused_with_a_sentence(stage: Stage, size: int) -> None:
    answer = stage.browser().upload(PDF + b"0" * size)
    assert answer.status_code == 413
    assert "10 MB" in answer.text
    assert not stage.parrot.heard


def test_a_body_beyond_its_bound_is_refused_before_it_is_read(stage: Stage) -> None:
    assert stage.http.post("/nowhere", content=b"0" * (BODY_BYTES + 1)).status_code == 413
    assert stage.http.post("/nowhere", headers={"content-length": "many"}, content=b"0").status_code == 413


def test_an_upload_that_hides_its_length_is_counted(stage: Stage) -> None:
    def parts() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
        for _ in range(12):
            yield b"0" * 1_000_000

    browser = stage.browser()
    headers = browser.headers | {"content-type": "multipart/form-data; boundary=x"}
    assert stage.http.post("/chat/files", headers=headers, content=parts()).status_code == 413
    assert not stage.parrot.heard


def test_uploads_count_against_the_sessions_rate(stage: Stage) -> None:
    browser = stage.browser()
    answers = [browser.upload(b"no picture", id=f"event-{number:04}").status_code for number in range(MESSAGES + 1)]
    assert answers == [415] * MESSAGES + [429]


@pytest.mark.parametrize("fields", [{"id": "x"}, {"id": "event-0001", "reply_to": "1 or 1"}])
def test_a_malformed_form_is_refused(stage: Stage, fields: dict[str, str]) -> None:
    assert stage.browser().upload(PDF, **fields).status_code == 422
    assert not stage.parrot.heard


def test_a_chart_is_served_to_its_session_alone(stage: Stage) -> None:
    asha, ravi = stage.browser(), stage.browser()
    with asha.tab() as tab:
        tab.answer()
        tab.text("chart")
        chart = tab.answer()
    assert chart["file_mime"] == "image/png"
    path = f"/chat/pictures/{chart['id']}"
    answer = asha.get(path)
    assert answer.content == SQUARE
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ravi.get(path).status_code == 404
    assert stage.http.get(path).status_code == 404


def test_an_export_is_a_download(stage: Stage) -> None:
    browser = stage.browser()
    with browser.tab() as tab:
        tab.answer()
        tab.text("export")
        message = tab.answer()
    answer = browser.get(f"/chat/files/{message['id']}")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''entries.csv"
    assert answer.text == "day,amount\n"
    assert browser.get(f"/chat/pictures/{message['id']}").status_code == 404


@pytest.mark.parametrize(
    ("reply", "path", "kept", "mime"),
    [
        (Reply(original=Original(HOME, "key")), "pictures", "key", "image/jpeg"),
        (Reply(original=Original(HOME, "key", "application/pdf", "bill.pdf")), "files", "key", "application/pdf"),
        (
            Reply(archive=Archive("all.zip", HOME, date(2026, 11, 21), "receipts", ())),
            "files",
            "all.zip",
            "application/zip",
        ),
    ],
)
def test_what_is_kept_elsewhere_is_looked_up_and_gone_once_erased(
    stage: Stage, reply: Reply, path: str, kept: str, mime: str
) -> None:
    """No copy stays in the transcript, and none in the browser."""
    asha, ravi = stage.browser(), stage.browser()
    stage.kept[kept] = b"what is kept"
    with asha.tab() as tab:
        tab.answer()
        stage.show(reply)
        message = tab.answer()
    assert message["file_mime"] == mime
    path = f"/chat/{path}/{message['id']}"
    answer = asha.get(path)
    assert (answer.content, answer.headers["cache-control"]) == (b"what is kept", "private, no-store")
    assert ravi.get(path).status_code == 404
    (talk,) = stage.transcript.talks.values()
    assert b"what is kept" not in b"".join(file.content for file in talk.files.values())
    stage.kept.clear()
    assert asha.get(path).status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1.5"])
def test_a_picture_that_cannot_be_is_not_looked_for(stage: Stage, number: str) -> None:
    assert stage.browser().get(f"/chat/pictures/{number}").status_code == 422


def test_a_file_name_cannot_break_its_header(stage: Stage) -> None:
    browser = stage.browser()
    browser.upload(PDF, 'bill"; x=\u20b9.pdf')
    answer = browser.get("/chat/files/1")
    assert answer.status_code == 200
    assert "\n" not in answer.headers["content-disposition"]
