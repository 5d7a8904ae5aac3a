"""A form that was refused: filled again with what was typed, with the refusal's sentence in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Final

Typed = Mapping[str, Sequence[str]]
"""The values of a sent form by the names of its fields."""
_FORM: Final = re.compile(r"(<form\b[^>]*>)(.*?)</form>", re.DOTALL)
_UNTYPED: Final = frozenset({"hidden", "password", "file", "submit", "button"})
"""The types of inputs that nobody types, or whose value no page may repeat."""
_NAMED: Final = frozenset({"input", "select", "textarea", "button"})
"""The elements of a form whose values are sent under their names."""
_FRESH: Final = frozenset({"csrf", "once", "version", "back", "credential"})
"""The hidden fields that do not say which of several forms was sent."""


def return_form(page: str, action: str, typed: Typed, alert: str) -> str | None:
    """Return a page with the form that was sent to ``action`` filled again and the alert in it.

    Args:
        page: the page as rendered, without the alert.
        action: the path to which the form was sent.
        typed: what was sent.
        alert: the HTML that says why it was refused.

    Returns:
        The page, or None if it has no such form.
    """
    for found in _FORM.finditer(page):
        filler = _FormFiller(typed)
        filler.feed(found[0])
        filler.close()
        if filler.action == action and filler.is_sent_one and filler.names.issuperset(typed):
            return f"{_open_details(page[: found.start()])}{filler.write_form(alert)}{page[found.end() :]}"
    return None


def _open_details(before: str) -> str:
    """Return the page before a form with the ``details`` element around that form opened."""
    start = before.rfind("<details>")
    if start < 0 or "</details>" in before[start:]:
        return before
    return f"{before[:start]}<details open>{before[start + len('<details>') :]}"


class _FormFiller(HTMLParser):
    """Writes one form again with the values that were typed."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(convert_charrefs=False)
        self.action = ""
        self.is_sent_one = True
        self.names: set[str] = set()
        self._typed = typed
        self._parts: list[str] = []
        self._choices: Sequence[str] | None = None

    def write_form(self, alert: str) -> str:
        """Return the form's HTML with an alert as its first element."""
        first, *others = self._parts
        return "".join((first, alert, *others))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a start tag, with the typed value if it is a field."""
        fields = dict(attrs)
        if tag in _NAMED:
            self.names.add(fields.get("name") or "")
        match tag:
            case "form":
                self.action = fields.get("action") or ""
            case "input":
                self._fill_input(fields)
            case "select":
                self._choices = self._typed.get(fields.get("name") or "")
            case "option" if self._choices is not None:
                fields.pop("selected", None)
                if fields.get("value") in self._choices:
                    fields["selected"] = None
            case _:
                pass
        self._parts.append(f"<{tag}{''.join(map(_write_attribute, fields.items()))}>")

    def handle_endtag(self, tag: str) -> None:
        """Write an end tag."""
        if tag == "select":
            self._choices = None
        self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text as it is."""
        self._parts.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a named character as it is."""
        self._parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a numbered character as it is."""
        self._parts.append(f"&#{name};")

    def _fill_input(self, fields: dict[str, str | None]) -> None:
        kind, name = fields.get("type") or "text", fields.get("name") or ""
        if kind == "hidden":
            self.is_sent_one &= name in _FRESH or fields.get("value") in self._typed.get(name, ())
        elif kind in {"checkbox", "radio"}:
            fields.pop("checked", None)
            if fields.get("value") in self._typed.get(name, ()):
                fields["checked"] = None
        elif kind not in _UNTYPED and self._typed.get(name):
            fields["value"] = self._typed[name][0]


def _write_attribute(field: tuple[str, str | None]) -> str:
    name, value = field
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
