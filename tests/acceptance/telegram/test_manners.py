"""How the product behaves towards Telegram: rates, menu, edits that come too late."""

from __future__ import annotations

import time

from tests.acceptance.telegram.running_purser import RunningPurser


def test_too_many_requests_is_honoured(purser: RunningPurser) -> None:
    """429: the answer comes, and not before it may."""
    (asha,) = purser.family("Asha")
    purser.phones.refuse("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    before = time.monotonic()
    asha.says("milk 60")
    asha.sees("milk", "60")
    assert time.monotonic() - before >= 1


def test_a_broken_line_is_tried_again(purser: RunningPurser) -> None:
    """502: at least once out."""
    (asha,) = purser.family("Asha")
    purser.phones.refuse("sendMessage", 502, "Bad Gateway")
    asha.says("milk 60")
    asha.sees("milk", "60")


def test_a_card_that_cannot_change_any_more_is_shown_anew(purser: RunningPurser) -> None:
    """I1: edit in place, or a new message where it is too late."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    purser.phones.refuse("editMessageText", 400, "Bad Request: message can't be edited")
    asha.taps("Confirm", on=card)
    anew = asha.sees("Saved")
    assert anew.message != card.message
    asha.taps("Undo", on=anew)
    assert asha.sees("Undone").message == anew.message


def test_the_day_of_a_message_is_the_day_it_was_written(purser: RunningPurser) -> None:
    """What waited at Telegram while the product was down keeps its day."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60", date=int(time.time()) - 24 * 60 * 60)
    asha.sees("milk", "60", "yesterday")


def test_the_menu_lists_the_commands(purser: RunningPurser) -> None:
    """I1."""
    purser.family("Asha")
    menus = purser.phones.calls("setMyCommands")
    names = [command["command"] for command in menus[0]["commands"]]
    assert {"start", "help", "today", "undo", "export"} <= set(names)


def test_no_message_shows_a_link_preview(purser: RunningPurser) -> None:
    """A card is small, and nobody else learns what it links to."""
    purser.family("Asha", "Ravi")
    sent = purser.phones.calls("sendMessage")
    assert all(fields["link_preview_options"] == {"is_disabled": True} for fields in sent)
