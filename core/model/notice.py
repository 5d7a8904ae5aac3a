"""Notices: what we say first; a job leaves one, the bot words it and the outbox carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.model.draft import Draft


@dataclass(frozen=True, slots=True)
class DraftWaiting:
    """A card nobody answered for a while."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"draft-waiting:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class DraftExpired:
    """A card that was never answered and now lies closed."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"draft-expired:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillDrafted:
    """A bill or income that fell due, on a card of its own."""

    draft: Draft
    day: date
    """The day it fell due."""

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"bill-drafted:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillSettled:
    """The card of a bill that was closed, because its payment was entered otherwise."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"bill-settled:{self.draft.id}"


Notice = DraftWaiting | DraftExpired | BillDrafted | BillSettled
