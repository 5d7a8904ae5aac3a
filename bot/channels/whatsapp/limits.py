"""The limits of a WhatsApp message, as types that raise an error beyond their limits.

Numbers are those of Meta's reference: https://developers.facebook.com/docs/whatsapp/cloud-api (messages, interactive).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

TEXT: Final = 4096
"""The most characters of a plain text message."""
BODY: Final = 1024
"""The most characters of the body above buttons or a list, and of a caption."""
BUTTONS: Final = 3
BUTTON_TITLE: Final = 20
ROWS: Final = 10
ROW_TITLE: Final = 24
ROW_DESCRIPTION: Final = 72
OPEN_LIST: Final = 20
"""The most characters of the button that opens a list."""
IDENTIFIER: Final = 256
IMAGE_BYTES: Final = 5_000_000
DOCUMENT_BYTES: Final = 100_000_000
WINDOW: Final = timedelta(hours=24)
"""How long after a person's last message they may get messages without a template."""


def cut(text: str, most: int) -> str:
    """Return a text cut to ``most`` characters, the last one being "…" where it was too long."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class ReplyButton:
    """A button under a message; raises ValueError beyond WhatsApp's limits."""

    identifier: str
    title: str

    def __post_init__(self) -> None:
        if not 0 < len(self.title) <= BUTTON_TITLE or not 0 < len(self.identifier) <= IDENTIFIER:
            raise ValueError(f"a reply button of {len(self.title)} and {len(self.identifier)} characters")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list; raises ValueError beyond WhatsApp's limits."""

    identifier: str
    title: str
    description: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.title) <= ROW_TITLE or len(self.description) > ROW_DESCRIPTION:
            raise ValueError(f"a row of {len(self.title)} and {len(self.description)} characters")


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices under a message: up to three buttons, or one list of up to ten rows, or none."""

    buttons: tuple[ReplyButton, ...] = ()
    rows: tuple[ListRow, ...] = ()

    def __post_init__(self) -> None:
        if len(self.buttons) > BUTTONS or len(self.rows) > ROWS or (self.buttons and self.rows):
            raise ValueError(f"{len(self.buttons)} buttons and {len(self.rows)} rows")
