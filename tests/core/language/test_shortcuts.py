"""What the reader leaves out for want of a word is nothing it would have found."""

from __future__ import annotations

from core.errors import Refusal
from core.language.entries.people import list_name_tokens
from core.language.entries.read_entries import analyse_message, read_entries
from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from tests.sentences.test_entries import Row, rows


class Thorough(PhraseMatches):
    """Marks that let everything be tried."""

    def is_without(self, *_: str) -> bool:
        return False


def read(row: Row, marks: type[PhraseMatches]) -> object:
    context = row.context()
    words = tokenise(clean_text(row.row["say"]))
    try:
        reading = analyse_message(words, marks(words, context.language, list_name_tokens(words, context)), context)
        return reading.layout.quantities, reading.people, read_entries(reading, sure=True)
    except Refusal as refusal:
        return refusal.code


def test_a_shortcut_changes_nothing() -> None:
    every = rows()
    assert [row.row["say"] for row in every if read(row, PhraseMatches) != read(row, Thorough)] == []
    assert len(every) > 400
