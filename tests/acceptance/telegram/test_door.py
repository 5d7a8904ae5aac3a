"""Who and what gets in: secrets, strangers, markup in names and texts, limits of the wire."""

from __future__ import annotations

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.acceptance.telegram.running_purser import SECRET, RunningPurser, found_household


def _post(purser: RunningPurser, body: bytes, secret: str | None) -> int:
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers["X-Telegram-Bot-Api-Secret-Token"] = secret
    try:
        with urlopen(Request(f"{purser.product.address}/telegram/webhook", body, headers), timeout=5) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize("purser", ["webhook"], indirect=True)
@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [
        (None, b"{}", 401),
        ("wrong", b"{}", 401),
        (SECRET, b"not json", 400),
        (SECRET, b"[1]", 400),
        (SECRET, json.dumps({"update_id": 10**9, "my_chat_member": {}}).encode(), 200),
    ],
)
def test_the_webhook_takes_telegrams_word_alone(
    purser: RunningPurser, secret: str | None, body: bytes, status: int
) -> None:
    """I1."""
    assert _post(purser, body, secret) == status


def test_a_strangers_message_makes_an_onboarding_card_and_nothing_else(purser: RunningPurser) -> None:
    """Guarding the door."""
    stranger = purser.phones.person("Mallory")
    stranger.says("milk 60")
    assert "Confirm" not in " ".join(stranger.sees("Create").labels)


def test_markup_in_names_and_texts_is_shown_and_never_read(purser: RunningPurser) -> None:
    """I1: HTML escaped."""
    bobby = purser.phones.person("<b>Bobby</b> & co")
    found_household(bobby)
    bobby.says("<i>milk</i> & <a href='http://evil.example'>tea</a> 60")
    card = bobby.sees("60", "Confirm")
    assert "<a" not in card.styled
    bobby.taps("Confirm", on=card)
    bobby.sees("Saved")
    bobby.says("/members")
    bobby.sees("Bobby")


def test_the_longest_card_fits(purser: RunningPurser) -> None:
    """4,096 characters of text, 64 bytes of callback data, 8 buttons a row: the emulator refuses more."""
    (asha,) = purser.family("Asha")
    asha.says("\n".join(f"{'чай с молоком и пряником ' * 2}{amount}" for amount in range(11, 46)))
    card = asha.sees("Confirm all")
    asha.taps("Edit", on=card)
    asha.sees("Which")
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    for button in (button for shown in purser.phones.memory.shown for button in shown.buttons):
        assert len(button.get("callback_data", "").encode()) <= 64


def test_more_than_one_message_can_hold_is_answered(purser: RunningPurser) -> None:
    """Bad input: as long as Telegram lets anybody write."""
    (asha,) = purser.family("Asha")
    asha.says("x" * 4096)
    assert "Trace" not in asha.sees("").text


@pytest.mark.parametrize(
    "text",
    [
        "🙂🙂🙂",
        "\x00\x07\x1b",
        "milk 0",
        "milk -60",
        "milk 1e400",
        "milk " + "9" * 40,
        "milk 60 on 31 Feb",
        "/nonsense",
    ],
)
def test_odd_words_get_a_clear_sentence_and_write_nothing(purser: RunningPurser, text: str) -> None:
    """Bad input."""
    (asha,) = purser.family("Asha")
    asha.says(text)
    answer = asha.sees("")
    assert "Trace" not in answer.text
    asha.says("/last")
    asha.sees("Nothing is in the book")


def test_a_button_of_an_older_release_is_answered(purser: RunningPurser) -> None:
    """Bad input: a button from a deleted draft, or one nobody knows."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    assert "older" in asha.presses("gone|and|forgotten", on=card)()
    unknown = card.buttons[0]["callback_data"].split(":")
    unknown[1] = "A" * 22
    assert "find" in asha.presses(":".join(unknown), on=card)()


def test_photos_and_files_are_answered(purser: RunningPurser) -> None:
    """I1: photos and documents in."""
    (asha,) = purser.family("Asha")
    asha.sends("photo", b"\xff\xd8\xff made up", "receipt.jpg")
    asha.sees("photo")


def test_an_export_is_a_file(purser: RunningPurser) -> None:
    """I1, H5: documents out."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.sees("Saved")
    asha.says("/export")
    exported = asha.sees_file()
    assert exported.file_name.endswith(".csv")
    assert b"60" in (exported.file or b"")
