"""A photo of a receipt on a real line: the card brings what the paper says and a picture that shows where."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.acceptance.telegram.running_purser import RunningPurser, make_household_chat
from tests.llm.ocr.drawn import receipt, saved

WARMING = 60.0
"""Seconds a busy machine may need for the first page; nobody waits longer than it takes."""
LONG = (
    "CORNER GROCERY",
    "12 High PurserProcesses",
    "19/11/2026 19:14",
    "Basmati rice      240.00",
    "Milk 2 x 31.00     62.00",
    "Toor dal 1kg      128.00",
    "Dish soap          90.00",
    "TOTAL             520.00",
    "CASH             1000.00",
    "CHANGE            480.00",
)
_GREEN = 60
"""How much greener than red the frame around the total is; paper and print are grey."""


def _colours(shown: Image.Image) -> list[tuple[int, int, int]]:
    pixels = shown.convert("RGB").tobytes()
    return list(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))


@pytest.mark.parametrize("purser", ["photos"], indirect=True)
def test_a_photo_becomes_a_card_with_its_picture(purser: RunningPurser) -> None:
    """A8: as a photo, and the same once more as a file."""
    (asha,) = purser.family("Asha")
    slip = saved(receipt())
    asha.sends("photo", slip, "slip.jpg")
    card = asha.sees_picture("302", "sums agree", "Confirm", seconds=WARMING)
    assert card.photo is not None
    with Image.open(BytesIO(card.photo)) as shown:
        assert (shown.format, card.file_name) == ("JPEG", "picture.jpg")
        assert max(green - red for red, green, _ in _colours(shown)) > _GREEN
    asha.taps("Items", on=card)
    asha.taps("Back", on=asha.sees("Basmati rice"))
    asha.taps("Confirm", on=asha.sees("302", "Confirm"))
    asha.taps("Edit", on=asha.sees("Saved"))
    asha.taps("Photo", on=asha.sees("What shall I change"))
    assert asha.sees_picture("Erase the photo").photo == slip
    asha.sends("document", slip, "slip.jpg")
    asha.sees("know this receipt")
    asha.sees("Saved", "302")


@pytest.mark.parametrize("purser", ["photos"], indirect=True)
def test_photos_sent_together_are_one_receipt(purser: RunningPurser) -> None:
    """A8: a long slip in two parts that show three rows twice."""
    (asha,) = purser.family("Asha")
    upper, lower = (saved(receipt(lines=part)) for part in (LONG[:7], LONG[4:]))
    asha.sends_album(upper, lower, caption="#goa")
    card = asha.sees_picture("520", "sums agree", "Items (4)", seconds=WARMING)
    assert len([shown for shown in asha.shown() if shown.labels]) == 1
    asha.taps("Confirm", on=card)
    asha.sees("Saved", "520", "#goa")


@pytest.mark.parametrize("purser", ["photos"], indirect=True)
def test_in_the_group_each_taps_what_is_theirs(purser: RunningPurser) -> None:
    """C3, C5: a receipt's lines by whose they are, the rest for all, and who owes whom after it."""
    asha, ravi = purser.family("Asha", "Ravi")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    asha.sends("photo", saved(receipt(lines=LONG)), "slip.jpg", to=home)
    asha.taps("Tap what is yours", on=asha.sees_picture("520", at=home, seconds=WARMING))
    asha.taps("Dish soap", on=asha.sees("For all", "520", at=home))
    toast = ravi.taps("Milk", on=asha.sees("Asha", "90", at=home))
    assert "Milk" in toast()
    ravi.taps("Back", on=ravi.sees("Asha: ₹90", "Ravi: ₹62", "For all: ₹368", at=home))
    asha.taps("Confirm", on=ravi.sees("520", "Confirm", at=home))
    asha.sees("Saved", at=home)
    ravi.says("who owes whom?", to=home)
    ravi.sees("246", at=home)
