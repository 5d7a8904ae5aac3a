"""Notices: what we say first; a job leaves one, the bot words it and the outbox carries it."""

from __future__ import annotations

from dataclasses import dataclass

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


Notice = DraftWaiting | DraftExpired
