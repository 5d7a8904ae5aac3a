"""HTML, keyboards and lengths as Telegram wants them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.markup import build_keyboard, count_units, render_html
from bot.messages import Button, Tap, TextRun

STYLES = ("", "bold", "mono", "quiet")


def rows_of(rows: tuple[tuple[Button, ...], ...]) -> list[list[dict[str, str]]]:
    """A keyboard's rows as they leave, without what stays empty."""
    made = build_keyboard(rows)
    return [[button.model_dump(exclude_none=True) for button in row] for row in made.inline_keyboard] if made else []


@pytest.fixture(scope="module")
def valid() -> Callable[[str], object]:
    """Raises where Telegram would; its package loads aiogram, which takes seconds: not while tests are collected."""
    from teremok.validation import validate_html  # noqa: PLC0415  as above

    check: Callable[[str], object] = validate_html
    return check


@pytest.mark.untraced
@pytest.mark.xdist_group("aiogram")
@given(spans=st.lists(st.builds(TextRun, st.text(), st.sampled_from(STYLES))))
def test_no_text_breaks_out_of_its_span(valid: Callable[[str], object], spans: list[TextRun]) -> None:
    valid(render_html(tuple(spans)))


def test_styles_become_tags_and_their_text_is_escaped() -> None:
    spans = (TextRun("<b>Asha</b> & co", "bold"), TextRun(" 60", "mono"), TextRun(" ≈", "quiet"), TextRun(" plain"))
    assert render_html(spans) == "<b>&lt;b&gt;Asha&lt;/b&gt; &amp; co</b><code> 60</code><i> ≈</i> plain"


def test_white_space_wears_no_tags() -> None:
    assert render_html((TextRun("\n", "bold"), TextRun("", "quiet"))) == "\n"


def test_an_emoji_is_two_units() -> None:
    assert count_units("🛒ab") == 4


def test_a_tap_is_packed_and_an_address_kept() -> None:
    rows = ((Button("Confirm", Tap("confirm", UUID(int=1), 2)),), (Button("Open", url="https://purser.example/x"),))
    assert rows_of(rows) == [
        [{"text": "Confirm", "callback_data": Tap("confirm", UUID(int=1), 2).pack()}],
        [{"text": "Open", "url": "https://purser.example/x"}],
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080",
        "http://127.0.0.1/",
        "http://0.0.0.0/",
        "http://a.localhost",
        "javascript:alert(1)",
        "http://[",
        "x",
    ],
)
def test_an_address_nobody_else_can_open_is_left_out(url: str) -> None:
    assert rows_of(((Button("Open", url=url), Button("Stay", Tap("stay"))),)) == [
        [{"text": "Stay", "callback_data": "stay::0:"}]
    ]


def test_a_row_left_empty_is_left_out() -> None:
    assert rows_of(((Button("Open", url="http://localhost"),), (Button("Nothing"),))) == []


def test_a_tap_too_long_costs_its_button_and_not_the_card(caplog: pytest.LogCaptureFixture) -> None:
    assert rows_of(((Button("Long", Tap("v", argument="x" * 64)), Button("Short", Tap("v"))),)) == [
        [{"text": "Short", "callback_data": "v::0:"}]
    ]
    assert "left out" in caplog.text
