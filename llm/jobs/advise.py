"""Advice on the household's own figures, in whole sentences.

A sentence with a figure the model made up is withheld (F7).
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Final, Protocol

from core.model.household import Household, Membership
from core.model.provider import ModelError, ModelResult
from core.ports import Exchange
from llm.claims import Claims, find_claims, has_active_content
from llm.privacy import mask_text
from llm.prompt import Prompt, Speaker
from llm.prompts import fence_json, load_sheet

_TURNS: Final = 6
"""The most earlier exchanges of the conversation that are sent to the model again."""
_MOST: Final = 4000
"""The most characters of an advice; a longer one ends as unusable."""
_SMALL: Final = 7
"""The largest bare whole number allowed without a source, as it counts days or things ("two of them", "3 times")."""
_END: Final = re.compile(r"(?:[.!?…।][\"'»”)]*(?=\s)|\n)")


class AnswerStreamer(Protocol):
    """What MoneyAdviser needs of a client: answers that grow piece by piece."""

    def stream_growing_text(self, job: str, household: Household, prompt: Prompt) -> AsyncGenerator[ModelResult[str]]:
        """Yield the answer's whole text so far, each time it grows."""
        ...


class MoneyAdviser:
    """Asks the household's model for advice; the model may quote figures but not compute any."""

    def __init__(self, client: AnswerStreamer) -> None:
        self._client = client

    async def advise(
        self, asked: str, grounds: str, talk: Sequence[Exchange], language: str, membership: Membership
    ) -> AsyncGenerator[ModelResult[str]]:
        """Yield the advice's whole sentences so far.

        End with UNUSABLE when the next sentence holds a figure that is not the household's.
        """
        talk = [Exchange(mask_text(each.asked), mask_text(each.advised)) for each in talk[-_TURNS:]]
        asked, grounds = mask_text(asked), mask_text(grounds)
        known = find_claims(_join_sources(asked, grounds, talk), language)
        prompt = _make_prompt(asked, grounds, talk, language)
        shown = ""
        last: ModelResult[str] = ModelResult()
        async with aclosing(self._client.stream_growing_text("advise", membership.household, prompt)) as pieces:
            async for last in pieces:
                if last.value is None:
                    yield last
                    return
                ready = _cut_to_whole_sentences(last.value.lstrip())
                if _has_new_claims(ready, shown, known, language):
                    yield _mark_unusable(last)
                    return
                if len(ready) > len(shown):
                    shown = ready
                    yield replace(last, value=shown)
        rest = (last.value or "").strip()
        yield (
            _mark_unusable(last) if _has_new_claims(rest, shown, known, language) else replace(last, value=rest or None)
        )


def _mark_unusable(last: ModelResult[str]) -> ModelResult[str]:
    return replace(last, value=None, trouble=ModelError.UNUSABLE)


def _join_sources(asked: str, grounds: str, talk: Sequence[Exchange]) -> str:
    """Return all texts that a figure in the advice may come from, joined."""
    return "\n".join([grounds, asked, *(f"{each.asked}\n{each.advised}" for each in talk)])


def _make_prompt(asked: str, grounds: str, talk: Sequence[Exchange], language: str) -> Prompt:
    before: list[tuple[Speaker, str]] = []
    for each in talk:
        before += [("user", fence_json({"asked": each.asked})), ("assistant", each.advised)]
    return load_sheet("advise").make_prompt(
        {"figures": grounds, "language": language, "asked": asked}, talk=tuple(before)
    )


def _cut_to_whole_sentences(text: str) -> str:
    """Return the text up to its last whole sentence, as a number after that may still change."""
    ends = [found.end() for found in _END.finditer(text)]
    return text[: ends[-1]].rstrip() if ends else ""


def _has_new_claims(text: str, shown: str, known: Claims, language: str) -> bool:
    """Return whether the new part of a text makes claims not in ``known``, or is not plain text."""
    if not text.startswith(shown) or len(text) > _MOST:
        return True
    new = text[len(shown) :]
    return has_active_content(new) or find_claims(new, language).has_claims_beyond(known, small=_SMALL)
