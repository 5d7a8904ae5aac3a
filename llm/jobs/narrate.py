"""Rewording an answer more warmly; a wording with a figure, day or name that the answer lacks is discarded (F6)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.model.household import Membership
from core.model.provider import ModelError, ModelResult
from llm.claims import find_claims, has_active_content, has_capitals_beyond, has_names_beyond
from llm.jobs.interpret import ShapeFiller
from llm.jobs.reading import Closed
from llm.privacy import mask_text
from llm.prompts import load_sheet

_MOST = 1200
"""The most characters of an answer to reword; a longer one is a list, and lists are shown as they are."""
_ROOM = 200
"""Characters by which a wording may exceed twice the length of the plain answer."""
_NOUNS = frozenset({"de"})
"""Languages that capitalise every noun; in them only the members' names are recognised as names."""


class Worded(Closed):
    """Another wording."""

    text: Annotated[str, Field(min_length=1, max_length=3000)]


class AnswerNarrator:
    """Asks the household's model to reword answers."""

    def __init__(self, client: ShapeFiller) -> None:
        self._client = client

    async def narrate(self, question: str, plain: str, language: str, membership: Membership) -> ModelResult[str]:
        """Return ``plain`` in other words; UNUSABLE if the wording claims anything that is not in ``plain``."""
        masked = mask_text(plain)
        if len(plain) > _MOST or masked != plain:
            return ModelResult()
        prompt = load_sheet("narrate").make_prompt(
            {"question": mask_text(question)[:500], "language": language, "answer": plain}
        )
        heard = await self._client.fill("narrate", membership.household, prompt, Worded)
        text = " ".join(heard.value.text.split()) if heard.value is not None else None
        if text is not None and not has_only_known_claims(text, plain, language, membership):
            return ModelResult(trouble=ModelError.UNUSABLE, by=heard.by, near_cap=heard.near_cap)
        return ModelResult(text, heard.trouble, heard.by, heard.near_cap)


def has_only_known_claims(text: str, plain: str, language: str, membership: Membership) -> bool:
    """Return whether a wording claims nothing beyond the plain sentence and keeps its figures."""
    said, known = find_claims(text, language), find_claims(plain, language)
    if len(text) > 2 * len(plain) + _ROOM or has_active_content(text) or said.has_claims_beyond(known):
        return False
    kept = all(any(one.is_same_figure(number) for one in said.numbers) for number in known.numbers)
    members = (member.name for member in (*membership.household.members, *membership.household.former))
    named = has_names_beyond(text, plain, members) or (language not in _NOUNS and has_capitals_beyond(text, plain))
    return kept and not named
