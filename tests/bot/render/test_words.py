"""Every language says everything, with the same places, and nothing that nobody asks for (REQUIREMENTS I6)."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from bot.render.languages import find_own_name
from bot.render.words import FOLDER, LANGUAGES, Words
from core.model.category import SYSTEM
from core.model.money import Money
from core.model.period import find_month

ROOT = Path(__file__).parents[3]
ROOMS = ("bot", "core", "storage", "scheduler", "llm", "analytics")
REFUSALS = {"Refusal", "NotFound", "NotAllowed", "Invalid"}
OTHERS = sorted(set(LANGUAGES) - {"en"})
PLACES: tuple[str | int, ...] = (2, "{0} {two}")


class Places(Visitor):
    """The variables of a message and the plural forms it distinguishes."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.forms: list[set[str]] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802  the visitor's name
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:  # noqa: N802  likewise
        self.forms.append({v.key.name for v in node.variants if isinstance(v.key, fluent.Identifier)})
        self.generic_visit(node)


@cache
def _messages(language: str) -> tuple[tuple[str, fluent.Message], ...]:
    """Every message of a language with its file, read once."""
    return tuple(_parsed(language))


def _parsed(language: str) -> Iterator[tuple[str, fluent.Message]]:
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {str(entry.content)[:80]}"
            if isinstance(entry, fluent.Message):
                yield path.name, entry


def _places(message: fluent.Message) -> Places:
    places = Places()
    places.visit(message)
    return places


@cache
def _english() -> dict[str, tuple[str, fluent.Message]]:
    """Every message in English by its key, with its file."""
    return {message.id.name: (name, message) for name, message in _messages("en")}


def _literals() -> Iterator[str]:
    """Every text in the code, holes of an f-string as ``*``; templates and scripts word by word."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(_piece(value) for value in node.values)
    for path in (ROOT / "bot/web").rglob("*"):
        if path.suffix in {".html", ".js"} and "vendor" not in path.parts:
            yield from re.findall(r"[a-z][\w-]+", path.read_text(encoding="utf-8"))


def _piece(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "*"


def _refusals() -> Iterator[tuple[str, str]]:
    """Codes of refusals where they are raised, with the file."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSALS:
                    first = node.args[0] if node.args else None
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value, str(path.relative_to(ROOT))


def _said() -> Iterator[tuple[str, str]]:
    """First arguments of ``words("…")`` and its kin, with the file."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called in {"words", "say"} and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, str(path.relative_to(ROOT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    counts = Counter(message.id.name for _, message in _messages(language))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_everything_with_the_same_places(language: str) -> None:
    theirs = {message.id.name: (name, message) for name, message in _messages(language)}
    assert sorted(theirs.keys() ^ _english().keys()) == []
    for key, (name, message) in _english().items():
        assert theirs[key][0] == name, f"{key} stands in another file"
        assert _places(theirs[key][1]).names == _places(message).names, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_alone_what_it_says_among_all(language: str) -> None:
    """Each is parsed by itself when it is first said, and its places are filled as Fluent fills them."""
    whole = FluentBundle([language], use_isolating=False)
    whole.add_resource(fluent.Resource([message for _, message in _messages(language)]))
    words = Words(language)
    for _, message in _messages(language):
        pattern = whole.get_message(message.id.name).value
        assert pattern is not None
        places = _places(message).names
        for filled in ({}, *(dict.fromkeys(places, place) for place in PLACES)):
            said = str(whole.format_pattern(pattern, filled)[0])
            assert words(message.id.name, **filled).rstrip(".") == said.rstrip("."), message.id.name


def test_russian_counts_like_russian() -> None:
    """One, few and many (CLDR), wherever a word follows a number of things."""
    for _, message in _messages("ru"):
        for forms in _places(message).forms:
            if "one" in forms and message.id.name != "refusal-edit-window-over":
                assert {"one", "few", "many", "other"} <= forms, message.id.name


def test_every_refusal_has_its_sentence() -> None:
    missing = sorted({(code, where) for code, where in _refusals() if f"refusal-{code}" not in _english()})
    assert missing == []


def test_everything_said_is_in_the_catalogue() -> None:
    missing = sorted({(key, where) for key, where in _said() if key not in _english()})
    assert missing == []


def test_no_key_is_unused() -> None:
    literals = set(_literals())
    patterns = [
        re.compile(".+".join(map(re.escape, text.split("*"))))
        for text in literals
        if "*" in text and re.fullmatch(r"[a-z_*-]+", text) and re.search(r"[a-z]{3}-|-[a-z]{3}", text)
    ]

    def used(key: str) -> bool:
        code = key.removeprefix("refusal-")
        return key in literals or code in literals or any(pattern.fullmatch(key) for pattern in patterns)

    assert [key for key in _english() if not used(key)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_one(language: str) -> None:
    """Most of what has three words or more differs from the English."""
    english, theirs = Words("en"), Words(language)
    plain = [
        key for key, (_, message) in _english().items() if not _places(message).names and len(english(key).split()) > 2
    ]
    same = [key for key in plain if english(key) == theirs(key) and not key.startswith("day-format")]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_writes_money_days_and_categories(language: str) -> None:
    words = Words(language, "INR")
    today = date(2026, 11, 21)
    assert "50" in words.money(Money(6050, "INR"))
    assert words.day(today, today) == words("day-today")
    assert "2025" in words.period(find_month(date(2025, 10, 1)), today)
    assert len({words.category_name(category) for category in SYSTEM}) == len(SYSTEM)
    assert find_own_name(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_on_a_button(language: str) -> None:
    """A WhatsApp list row takes 24 characters, a phone's row of two about as many; longer ones get a row alone."""
    words = Words(language)
    for key, (_, message) in _english().items():
        if key.startswith("button-") and key != "button-expired" and not _places(message).names:
            assert len(words(key)) <= 32, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_menu_fits_telegram(language: str) -> None:
    words = Words(language)
    for key in _english():
        if key.startswith("command-") and key != "command-unknown":
            assert 1 <= len(words(key)) <= 256, key


def test_a_sentence_ends_with_one_full_stop() -> None:
    """An abbreviated month brings one of its own."""
    russian = Words("ru", "RUB")
    day = russian.day(date(2026, 11, 16), date(2026, 11, 21))
    assert day.endswith("нояб.")
    assert russian("answer-nothing-any", scope=f"за {day}") == f"Ничего за {day}"
    assert Words("de", "EUR").day(date(2026, 11, 16), date(2026, 11, 21)) == "Mo. 16. Nov."
