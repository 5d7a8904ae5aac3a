"""Find the currency signs and words before and after a number."""

from __future__ import annotations

from core.language.text.page import MessageText
from core.language.text.tokens import NUMBER, SIGN, TAG
from core.language.values import currencies

VAGUE = frozenset({"DOLLAR", "DOLLARS", "POUND", "RUPEE", "YEN", "KRONE", "PESO", "DINAR", "RIYAL"})
"""Currency words that several countries share; a code on the number's other side decides between these."""


def list_named_currencies(page: MessageText, name: str) -> tuple[str, ...]:
    """Return the currencies a name may mean in a message, the likeliest first."""
    return currencies.list_currencies(name, page.currency, find_currencies_of_places(page))


def find_currencies_of_places(page: MessageText) -> tuple[str, ...]:
    """Return the currencies of the places that a message names in words or tags."""
    words = page.marks.list_within("places", 0, len(page.tokens))
    tags = [token.key[1:] for token in page.tokens if token.shape is TAG]
    return currencies.list_currencies_of_places(words, tags)


def find_sign_before(page: MessageText, index: int) -> tuple[int, str]:
    """Return the first token of the currency sign or word before a number, and its name."""
    token = page.find_token(index)
    glued = token is not None and token.glued
    for role in ("currency", "currency_glued") if glued else ("currency",):
        match = page.marks.find_ending(index, role)
        if (
            match
            and not page.taken.intersection(range(match.start, match.end))
            and _is_capital_sign(page, match.start, role, match.value)
            and not _is_apart(page, match.start, match.end)
        ):
            return match.start, match.value
    previous = page.find_token(index - 1)
    if previous is not None and previous.written == "." and (match := page.marks.find_ending(index - 1, "currency")):
        return match.start, match.value
    return index, ""


def _is_apart(page: MessageText, start: int, end: int) -> bool:
    """Return whether letters and a sign that together mean a currency stand apart: "4 of us $126"."""
    return page.tokens[end - 1].shape is SIGN and any(not page.tokens[at].glued for at in range(start + 1, end))


def _is_capital_sign(page: MessageText, at: int, role: str, name: str) -> bool:
    """Return whether a capital letter alone is the sign of the household's currency: "N2,500"."""
    return role == "currency" or (name == page.currency and page.tokens[at].written.isupper())


def find_sign_after(page: MessageText, index: int) -> tuple[int, str]:
    """Return the token after the currency sign or word behind a number, and its name."""
    token = page.find_token(index)
    if token is None or index in page.taken:
        return index, ""
    if token.written == "/" and (tail := page.find_token(index + 1)) and tail.glued and tail.written in "-=":
        return index + 2, page.currency
    roles = ("currency", "currency_glued") if token.glued else ("currency",)
    match = page.marks.find_starting(index, *roles)
    if match is None or _is_next(page, match.start, match.end):
        return index, ""
    end, name = match.end, match.value
    if (
        (again := page.marks.find_starting(end, "currency"))
        and page.marks.find_starting(index, "currency")
        and not page.is_number(again.end)
    ):
        end, name = again.end, again.value
    dot = page.find_token(end)
    return (end + 1 if dot is not None and dot.written == "." and dot.glued and token.glued else end), name


def _is_next(page: MessageText, start: int, end: int) -> bool:
    """Return whether a sign belongs to the next number rather than to this one: "40 ₹60"."""
    token, following = page.tokens[start], page.find_token(end)
    return not token.glued and following is not None and following.glued and following.shape is NUMBER
