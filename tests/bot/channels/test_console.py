"""The terminal as a Channel: which number taps which button."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from bot.channels.console import Console, find_button_number
from bot.messages import Button, Reply, Tap, TextRun
from bot.verbs import Verb
from core.errors import Fault, Invalid
from tests.databases import SeededIds

CARD = Reply((TextRun("milk 60"),), ((Button("Confirm", Tap("ok")), Button("Edit", Tap(Verb.DELETE_ENTRY))),))
ANSWER = Reply((TextRun("Nothing spent on food."),))
PERSON = "Asha"


@pytest.fixture
def console(tmp_path: Path) -> Console:
    return Console(StringIO(), tmp_path, SeededIds(7))


async def test_numbers_go_on_counting_from_message_to_message(console: Console) -> None:
    first = await console.send(PERSON, CARD, None)
    console.parse_line(PERSON, "rent 900")
    second = await console.send(PERSON, CARD, None)
    assert isinstance(console.out, StringIO)
    assert "[1] Confirm  [2] Edit" in console.out.getvalue()
    assert "[3] Confirm  [4] Edit" in console.out.getvalue()
    tapped = [console.parse_line(PERSON, number) for number in ("1", "3", "4")]
    assert [inbound.message for inbound in tapped] == [first, second, second]
    assert [inbound.tap for inbound in tapped] == [Tap("ok"), Tap("ok"), Tap(Verb.DELETE_ENTRY)]


async def test_a_card_is_tapped_by_its_number_after_an_answer_without_buttons(console: Console) -> None:
    card = await console.send(PERSON, CARD, None)
    console.parse_line(PERSON, "how much for food")
    await console.send(PERSON, ANSWER, None)
    tapped = console.parse_line(PERSON, "1")
    assert (tapped.message, tapped.tap, tapped.text) == (card, Tap("ok"), "")
    assert isinstance(console.out, StringIO)
    assert console.out.getvalue().endswith("Nothing spent on food.\n[1] Confirm\n")


@pytest.mark.parametrize("line", ["0", "3", "60", "1.0", "-1", "1 2", "²", "9" * 5000])
async def test_a_number_that_was_never_given_is_text(line: str, console: Console) -> None:
    await console.send(PERSON, CARD, None)
    typed = console.parse_line(PERSON, line)
    assert (typed.tap, typed.text) == (None, line)


async def test_a_button_that_opens_an_address_has_no_number(console: Console) -> None:
    await console.send(PERSON, Reply((), ((Button("Open", url="http://127.0.0.1/"), Button("Why", Tap("wy"))),)), None)
    assert console.parse_line(PERSON, "1").tap == Tap("wy")
    assert console.parse_line(PERSON, "2").text == "2"


async def test_what_is_for_somebody_else_waits_and_is_not_printed(tmp_path: Path) -> None:
    console = Console(StringIO(), tmp_path, SeededIds(7), PERSON)
    for show in (console.send("Ravi", CARD, None), console.edit("Ravi", "1", CARD)):
        with pytest.raises(Fault) as fault:
            await show
        assert fault.value.retry_after
    await console.send(PERSON, ANSWER, None)
    assert isinstance(console.out, StringIO)
    assert console.out.getvalue() == "Nothing spent on food.\n"


async def test_a_label_is_looked_for_in_the_newest_message_that_has_it(console: Console) -> None:
    for reply in (CARD, Reply((), ((Button("Edit this", Tap("one")), Button("Edit that", Tap("two"))),)), ANSWER):
        await console.send(PERSON, reply, None)
    assert (find_button_number(console, "Confirm"), find_button_number(console, "Edit")) == (1, 3)
    with pytest.raises(Invalid):
        find_button_number(console, "Undo")
