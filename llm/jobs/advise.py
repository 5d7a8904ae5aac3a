"""Talks about the household's own figures; only whole sentences are shown, and none with a figure of its own (F7)."""

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
from llm.privacy import mask
from llm.prompt import Prompt, Speaker
from llm.prompts import fence_json, load_sheet

_TURNS: Final = 6
"""Exchanges of the talk that are told again."""
_MOST: Final = 4000
"""Characters of an advice; beyond it nobody reads on."""
_SMALL: Final = 7
"""Bare whole numbers up to here count days and things ("two of them", "3 times"); they are no amounts."""
_END: Final = re.compile(r"(?:[.!?…।][\"'»”)]*(?=\s)|\n)")


class Streams(Protocol):
    """What answers piece by piece: the client."""

    def stream(self, job: str, household: Household, prompt: Prompt) -> AsyncGenerator[ModelResult[str]]:
        """Yield the whole text so far, each time it grew."""
        ...


class MoneyAdviser:
    """The household's model as an adviser that may quote and not reckon."""

    def __init__(self, client: Streams) -> None:
        self._client = client

    async def advise(
        self, asked: str, grounds: str, talk: Sequence[Exchange], language: str, membership: Membership
    ) -> AsyncGenerator[ModelResult[str]]:
        """Whole sentences so far; UNUSABLE ends it where the next one holds a figure of the model's own."""
        talk = [Exchange(mask(each.asked), mask(each.advised)) for each in talk[-_TURNS:]]
        asked, grounds = mask(asked), mask(grounds)
        known = find_claims(_join_sources(asked, grounds, talk), language)
        prompt = _make_prompt(asked, grounds, talk, language)
        shown = ""
        last: ModelResult[str] = ModelResult()
        async with aclosing(self._client.stream("advise", membership.household, prompt)) as pieces:
            async for last in pieces:
                if last.value is None:
                    yield last
                    return
                ready = _keep_whole_sentences(last.value.lstrip())
                if _makes_new_claims(ready, shown, known, language):
                    yield _in_vain(last)
                    return
                if len(ready) > len(shown):
                    shown = ready
                    yield replace(last, value=shown)
        rest = (last.value or "").strip()
        yield _in_vain(last) if _makes_new_claims(rest, shown, known, language) else replace(last, value=rest or None)


def _in_vain(last: ModelResult[str]) -> ModelResult[str]:
    return replace(last, value=None, trouble=ModelError.UNUSABLE)


def _join_sources(asked: str, grounds: str, talk: Sequence[Exchange]) -> str:
    """Everything a figure may come from."""
    return "\n".join([grounds, asked, *(f"{each.asked}\n{each.advised}" for each in talk)])


def _make_prompt(asked: str, grounds: str, talk: Sequence[Exchange], language: str) -> Prompt:
    before: list[tuple[Speaker, str]] = []
    for each in talk:
        before += [("user", fence_json({"asked": each.asked})), ("assistant", each.advised)]
    return load_sheet("advise").make_prompt(
        {"figures": grounds, "language": language, "asked": asked}, talk=tuple(before)
    )


def _keep_whole_sentences(text: str) -> str:
    """The text up to its last whole sentence; what follows may still become another number."""
    ends = [found.end() for found in _END.finditer(text)]
    return text[: ends[-1]].rstrip() if ends else ""


def _makes_new_claims(text: str, shown: str, known: Claims, language: str) -> bool:
    """Whether what is new in a text claims what nobody told it, or is no plain text."""
    if not text.startswith(shown) or len(text) > _MOST:
        return True
    new = text[len(shown) :]
    return has_active_content(new) or find_claims(new, language).go_beyond(known, small=_SMALL)
