"""Match names across scripts: रवि is Ravi."""

from __future__ import annotations

from functools import lru_cache

from core.language.text.files import load_common


def transliterate(word: str) -> str:
    """Return a Devanagari word in Latin letters by its sound; consonants without a vowel sign get an "a" inside it."""
    table = load_common("letters")
    letters, signs, marks = table["letters"], table["signs"], table["marks"]
    sound = ""
    for index, char in enumerate(word):
        following = word[index + 1 : index + 2]
        sound += letters.get(char, signs.get(char, marks.get(char, "")))
        if char in letters and letters[char][0] not in "aeiou" and following and following not in signs:
            sound += "a"
    return fold_sounds(sound)


def fold_sounds(word: str) -> str:
    """Return a Latin spelling in which sounds with several spellings have only one."""
    for spelling, sound in load_common("letters")["alike"].items():
        word = word.replace(spelling, sound)
    return word


@lru_cache(maxsize=4096)
def transliterate_devanagari(word: str) -> str | None:
    """Return the sound of a Devanagari word in Latin letters; None for a word in another script."""
    return transliterate(word) if word and all("\u0900" <= char <= "\u097f" for char in word) else None


def list_name_forms(name: str) -> tuple[str, ...]:
    """Return a folded name's other forms: Russian cases (Оля: Оле, Олей), or its sound in Latin letters."""
    if name.isascii():
        return (fold_sounds(name),)
    if heard := transliterate_devanagari(name):
        return (heard,)
    cases = load_common("letters")["cases"]
    ending = name[-1] if name[-1] in cases else ""
    stem = name[: len(name) - len(ending)]
    return tuple(stem + case for case in cases[ending]) if "а" <= name[-1] <= "я" else ()
