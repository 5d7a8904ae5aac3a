"""Message templates for notices after the 24-hour window, one file per language, approved by Meta as "utility".

A template says in one line which household a notice is about and what about; its button shows the notice. Rules:
https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.channels.whatsapp.limits import BODY, BUTTON_TITLE, cut
from bot.messages import NoticeHead, Reply

PREFIX: Final = "purser_"
VERSION: Final = 1
"""The version in each template's name: an approved text cannot be changed, only replaced under a new name."""
LINE: Final = 300
"""The most characters of a notice that its announcement repeats."""
_FOLDER = Path(__file__).parent / "template_texts"
_CODES: Final = {"pt": "pt_BR", "hi-Latn": "en"}
"""Meta's language codes where they differ from ours; Meta has none for Hinglish."""
_FILES: Final = {"hi-Latn": "en"}


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A template's text, with placeholders for the household and for the subject of the notice."""

    kind: str
    code: str
    """Meta's code of the language."""
    body: str
    button: str
    example: tuple[str, str]

    def __post_init__(self) -> None:
        places = re.findall(r"\{\{(\d)\}\}", self.body)
        if places != ["1", "2"] or self.body.startswith("{{") or self.body.endswith("}}"):
            raise ValueError(f"template {self.kind} {self.code}: {{{{1}}}} and {{{{2}}}} stand inside the text")
        if len(self.body) > BODY or len(self.button) > BUTTON_TITLE:
            raise ValueError(f"template {self.kind} {self.code} is too long")

    @property
    def name(self) -> str:
        """Return the template's name in Meta's account."""
        return f"{PREFIX}{self.kind}_{VERSION}"

    def definition(self) -> dict[str, Any]:
        """Return the template in the form in which it is submitted for approval."""
        return {
            "name": self.name,
            "language": self.code,
            "category": "UTILITY",
            "components": [
                {"type": "BODY", "text": self.body, "example": {"body_text": [list(self.example)]}},
                {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": self.button}]},
            ],
        }


def list_templates() -> Iterator[MessageTemplate]:
    """Yield every message template in every language."""
    for path in sorted(_FOLDER.glob("*.toml")):
        yield from _read_file(path.stem).values()


def find_template(head: NoticeHead) -> MessageTemplate:
    """Return the message template for a kind of notice in a language."""
    return _read_file(_FILES.get(head.language, head.language))[head.kind]


@cache
def _read_file(language: str) -> dict[str, MessageTemplate]:
    texts = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    code = _CODES.get(language, language)
    return {
        kind: MessageTemplate(kind, code, text["body"], texts["button"], (texts["household"], text["example"]))
        for kind, text in texts["kinds"].items()
    }


def fill_parameters(reply: Reply) -> list[dict[str, Any]]:
    """Return the values for a template's placeholders, and the payload of its button."""
    head = reply.notice
    if head is None:
        raise ValueError("only a notice has a template")
    texts = [{"type": "text", "text": text} for text in (_join_lines(head.household), _join_lines(reply.plain))]
    payload = {"type": "payload", "payload": head.opens.pack()}
    return [
        {"type": "body", "parameters": texts},
        {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [payload]},
    ]


def _join_lines(text: str) -> str:
    """Return a text on one line without tabs and repeated spaces, as placeholders require; never empty."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return cut(" · ".join(line for line in lines if line), LINE) or "…"
