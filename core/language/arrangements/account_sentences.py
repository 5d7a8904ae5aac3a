"""Read sentences that rename an account or merge two: "rename account ··4821 to HDFC", "merge cash into wallet"."""

from __future__ import annotations

import re
from functools import cache

from core.language.message import Message
from core.language.text.files import list_languages, load_topic
from core.language.text.phrases import fold
from core.model.intent import Command

_MOST = 120
"""The most characters of an account's name in a sentence that renames the account."""


def read_account_change(message: Message) -> Command | None:
    """Return the command that renames or joins accounts; None where no account of the household is named."""
    text = " ".join(message.text.split()).rstrip(".!")
    if len(text) > _MOST or not message.context.accounts:
        return None
    own = {fold(name): name for name in message.context.accounts}
    for sign, patterns in (("=", _load_patterns("rename")), ("+", _load_patterns("join"))):
        for found in (match for pattern in patterns if (match := pattern.fullmatch(text))):
            old, new = (found[name].strip(" \"'«»„“”") for name in ("old", "new"))
            named = _find_own_account(old, own)
            kept = _find_own_account(new, own) if sign == "+" else new
            if named is not None and kept:
                return Command("accounts", f"{named} {sign} {kept}")
    return None


def _find_own_account(said: str, own: dict[str, str]) -> str | None:
    """Return the household's account with a name, or the only one that ends in the given digits; None without one."""
    exact = own.get(fold(said))
    if exact is not None:
        return exact
    ends = [name for name in own.values() if said.isdecimal() and len(said) > 2 and name.endswith(said)]
    return ends[0] if len(ends) == 1 else None


@cache
def _load_patterns(role: str) -> tuple[re.Pattern[str], ...]:
    """Return the sentence patterns of all languages; ``{old}``, ``{new}`` are names, words in brackets are optional."""
    forms = [str(form) for language in list_languages() for form in load_topic(language, "accounts").get(role, ())]
    return tuple(_compile_form(form) for form in dict.fromkeys(forms))


def _compile_form(form: str) -> re.Pattern[str]:
    parts = []
    for word in form.split():
        if word.startswith("["):
            parts.append(rf"(?:(?:{word.strip('[]')})\s+)?")
        elif word in {"{old}", "{new}"}:
            parts.append(rf"(?P<{word.strip('{}')}>.{{1,40}}?)\s+")
        else:
            parts.append(rf"(?:{word})\s+")
    return re.compile("".join(parts).removesuffix(r"\s+"), re.IGNORECASE)
