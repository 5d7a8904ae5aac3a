"""Rewording an answer more warmly; a wording with a figure, day or name that the answer lacks is discarded (F6)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.model.household import Membership
from core.model.provider import ModelError, ModelResult
from llm.claims import capitals_beyond, find_claims, has_active_content, names_beyond
from llm.jobs.interpret import Fills
from llm.jobs.reading import Closed
from llm.privacy import mask
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

    def __init__(self, client: Fills) -> None:
        self._client = client

    async def narrate(self, question: str, plain: str, language: str, membership: Membership) -> ModelResult[str]:
        """Return ``plain`` in other words; UNUSABLE if the wording claims anything that is not in ``plain``."""
        masked = mask(plain)
        if len(plain) > _MOST or masked != plain:
            return ModelResult()
        prompt = load_sheet("narrate").make_prompt(
            {"question": mask(question)[:500], "language": language, "answer": plain}
        )
        heard = await self._client.fill("narrate", membership.household, prompt, Worded)
        text = " ".join(heard.value.text.split()) if heard.value is not None else None
        if text is not None and not says_only(text, plain, language, membership):
            return ModelResult(trouble=ModelError.UNUSABLE, by=heard.by, near_cap=heard.near_cap)
        return ModelResult(text, heard.trouble, heard.by, heard.near_cap)


def says_only(text: str, plain: str, language: str, membership: Membership) -> bool:
    """Return whether a wording claims nothing beyond the plain sentence and keeps its figures."""
    said, known = find_claims(text, language), find_claims(plain, language)
    if len(text) > 2 * len(plain) + _ROOM or has_active_content(text) or said.go_beyond(known):
        return False
    kept = all(any(one.stands_for(number) for one in said.numbers) for number in known.numbers)
    members = (member.name for member in (*membership.household.members, *membership.household.former))
    named = names_beyond(text, plain, members) or (language not in _NOUNS and capitals_beyond(text, plain))
    return kept and not named
