"""Find the name of the other side in a bank's text: a shop, a person or a company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.importing.bank_words import has_word, load_words
from core.model.money import EXPONENTS

_LABEL = re.compile(
    r"(?:^|[\n;|]|(?<=[\d.]) |\b)[ \t]{0,4}(?:desc|descr|des|description|narration|narr|remarks?|rmk"
    r"|details?|merchant|at|info|opisanie"
    r"|mesto|место|term|beneficiary|payee|لدى|من|إلى|to)\s{0,2}:[ \t]{0,3}(?:\n[ \t]{0,3})?(?P<name>[^\n]{2,120})",
    re.IGNORECASE,
)
_STOP = (
    r"(?=\s{1,3}(?:on|via|using|with|ref\w*|upi|imps|neft|rrn|utr|avl|avail\w*|aval|bal\w*|has|is|was"
    r"|for|from|to|dated|date|dt|thru|through"
    r"|value|el|dia|am|le|has been|not|info|current|your|new|txn\w*|trx\w*|trans|at|card|by"
    r"|success\w*|towards|and|umrn|con (?:su|tu|la|tarjeta|cuenta)|com (?:o|a|cart\w+)|en (?:su|tu)|em \d"
    r"|avec|par carte|mit|il \d|dnia"
    r"|bezahlt|gesendet|überwiesen|posted|was|made|received|erhalten|a été|para (?:o|su|tu) (?:cart\w+|tarjeta|cuenta)"
    r"|no cartão|na conta|sul conto|conto|cartão"
    r"|баланс|доступно|остаток|картой|\d{1,2}[-/.:]\d|\d{4}-\d|on\d)\b|\s*[\n;@]|,\s|\.(?:\s|$"
    r"|(?-i:[A-Z][a-z]))|\s*\(|\s{1,3}[-\u2013]\s?[A-Z][a-z]|:\s|$)"
)
_OUT = re.compile(
    rf"(?:@|\b(?:at|trf to|transfer to|sent to|paid to|to|towards|for|on|en|a|em|para|bei|an|chez|à|в"
    rf"|kwenda|vpa|presso|w sklepie|vers|bij|hos|tại|di|per))\s+(?P<name>[^\n;]{{2,60}}?){_STOP}",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?:from|by|sender|sent by|by sender|de|von|от|ot|kutoka|for|towards|at"
    rf"|du)\s+(?P<name>[^\n;]{{2,60}}?){_STOP}",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"(?:(?:{'|'.join(EXPONENTS)})\s?\d|[a-z]{{1,4}}\.?\s?\d[\d,]*\.\d{{2}}\b|f\s?cfa\b|[$€£₹]|r\$|cajero\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?\s\d{{1,2}}\b|\d[\d.,]*\s[a-z]{{3}}\b|\d[\d.,]*\s?[€$£₹₽]|transfer\s(?:of|for|to)\b"
    r"|(?:neft|imps|rtgs|upi|ach|sepa|pix|transfer)$"
    r"|(?:transaction|authori[sz]ation|purchase|payment|charge|interac|debit|credit|txn|trx)\b"
    r"|(?:your|yr|my|you|u|a/c|ac|acc|acct|account|card|cuenta|compte|konto|conto|conta|su|sua|tu|ihr|ihrem|votre|vpa\s|linked|the|inr"
    r"|rs|ngn|date|\d{1,2}[-/:]|call|sms"
    r"|report|block|dispute|manage|visit|using|this|it|us|clearing|assistance|details|more|any"
    r"|queries|balance|otp|kes|ksh|tzs|usd|unauthori[sz]ed|end)\b)",
    re.IGNORECASE,
)
"""Pattern of phrases that are no name because they begin with the customer's own account, an amount or advice."""

_SHOP_BEFORE = re.compile(
    r"(?:tarihinde|saat[^\s]{0,3}\s?\d{2}:\d{2}(?:'?de)?)\s(?P<name>[^\n;]{2,40}?)\s(?:iş ?yerinde|işyerinden|üye iş)"
    r"|(?:^|\s)(?:من|لدى|في|عند|إلى|الى)\s(?P<other>(?!حساب|بطاق)[^\n\d]{2,40}?)"
    r"(?=\s(?:ب?بطاق|من حساب|بتاريخ|يوم|في|رقم|الرصيد)|[.،\n])"
)
"""The other side where a language names it before the verb, or in Arabic."""

_UPI_PARTS = re.compile(
    r"\bUPI/(?:CR|DR|P2[AMP])/\w{6,20}/(?P<name>[^/\n]{2,40}?)(?=/|\s+Value\b|\s+on\b|\.|\n|$)", re.IGNORECASE
)
_VPA = re.compile(r"\bVPA\s+(?P<name>[\w.-]{2,40}@[a-z]{2,20})", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)[A-Z0-9#*@._]{4,}|\d+|[*#]+\S*|#?\d[\w-]*", re.IGNORECASE)
_LONG_CODE = re.compile(r"(?=[A-Za-z0-9-]*\d)[A-Za-z0-9-]{5,}")
"""Pattern of a lone reference code where a name was expected."""

_CHANNEL_BEHIND = re.compile(r"(?<=\w) (?:POS|WEB|USSD|MOB|NIP)$")
"""Pattern of the payment channel at the end of a narration: "EMEKA STORES POS"."""

_TIME_ENDS = re.compile(r"\s+\d{1,2}[-/.:]\d.*$|\s+\d{4}-\d{2}.*$|[\s.,;:_*-]+$")
_LONGEST = 60
_SHORTEST = 2
_TAKER = re.compile(r"(?:^|[.!:] )(?P<name>[A-Z][\w& .-]{2,40}?) has received\b")
_FROM_YOURS = re.compile(r".{0,4}from your\b")
_BEHIND = re.compile(
    r"[ ;,.-]{1,3}(?:(?:по|с|po|s)\s(?:карт\w|сч[её]т\w|kart\w|schet\w)\s?[*\d]{4,20}\s)?"
    r"(?P<name>(?:[^\W\d_]|[\"(])[^\n;]{2,60}?)(?=\s{0,2}[;\n]|[.,]?\s+(?:\d{1,2}[-/.:]\d"
    r"|\d{4}-\d\d|баланс|balans|balance|остат|доступ|dostup|ostat|bal\b"
    r"|avl|avail|карта|karta|zadol|mcc|go! bonus)|\s[*\d]{4,}|$)",
    re.IGNORECASE,
)
_NO_NAMES = ("beside", "account", "reference", "addressed", "debit", "credit", "code", "notice", "information", "cash")
"""Roles of bank words that show a line to hold no name."""


@cache
def _load_narration_prefix() -> re.Pattern[str]:
    """Return the pattern of words such as "TRF TO" that tell how money moved, before the name it went to."""
    words = sorted(load_words()["narration"], key=len, reverse=True)
    every = "|".join(re.escape(word).replace(r"\ ", r"[\s/]+") for word in words)
    return re.compile(rf"^(?:(?:{every})\b[\s/:.-]*)+", re.IGNORECASE)


def find_counterparty(text: str, end: int, *, is_credit: bool) -> str | None:
    """Return the name of the other side in a text; None where there is none. ``end`` is where the amount ends."""
    before = text[:end]
    if (taker := _TAKER.search(before)) is not None and _FROM_YOURS.match(text, end):
        return tidy_name(taker["name"])
    for pattern in (_UPI_PARTS, _VPA):
        if (found := pattern.search(text)) is not None:
            return tidy_name(found["name"])
    if (told := _find_labelled(text)) is not None:
        return told
    if (shop := _SHOP_BEFORE.search(text)) is not None:
        return tidy_name(shop["name"] or shop["other"])
    for pattern in (_IN, _OUT) if is_credit else (_OUT, _IN):
        for match in _find_overlapping_matches(pattern, text):
            if _OWN.match(match["name"]):
                continue
            name = tidy_name(match["name"])
            if name:
                return name
    return _find_beside_amount(text, end)


def _find_overlapping_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, each beginning behind the beginning of the one before."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = match.start() + 1


def _find_labelled(text: str) -> str | None:
    """Return the name behind a label such as "Desc:"; on the next line where the label's line holds no name."""
    for match in _LABEL.finditer(text):
        name = tidy_narration(match["name"])
        if name is None:
            following = text[match.end() :].lstrip().partition("\n")[0]
            name = None if ":" in following else tidy_narration(following)
        if name and (name.startswith("The ") or not _OWN.match(name)):
            return name
    return None


def _find_beside_amount(text: str, end: int) -> str | None:
    """Return a name right behind the amount or alone on a line, for texts that are no sentences."""
    rest = _BEHIND.match(text, end)
    parts = [rest["name"]] if rest else []
    parts += [part for part in re.split(r"[\n;]", text[end:]) if part.strip()]
    for part in parts:
        folded = part.casefold()
        is_known = any(has_word(folded, role) for role in _NO_NAMES)
        name = None if is_known or _OWN.match(part.strip()) else tidy_name(part)
        if name and len(name) > _SHORTEST:
            return name
    return None


def tidy_narration(raw: str) -> str | None:
    """Return the name in a bank's narration, such as "ADE FOODS" in "TRF TO ADE FOODS"."""
    cut = re.split(r"\s+(?:ref|avail|bal|date|acct|amt)\b\s?[:.]", raw, maxsplit=1, flags=re.IGNORECASE)[0]
    parts = [part.strip() for part in re.split(r"/+|\|| - (?=\S)", cut) if part.strip(" -")]
    names = []
    for part in parts:
        name = tidy_name(_CHANNEL_BEHIND.sub("", _load_narration_prefix().sub("", part)))
        if name and not _LONG_CODE.fullmatch(name):
            names.append(name)
    return names[0] if names else None


def tidy_name(raw: str) -> str | None:
    """Return a name without the codes, dates and signs around it; None where no letters are left."""
    name = _TIME_ENDS.sub("", " ".join(raw.split()))
    words = name.strip(" .-_*,;:'\"").split(" ")
    while len(words) > 1 and _CODE.fullmatch(words[0]):
        words.pop(0)
    name = " ".join(words)[:_LONGEST].strip(" .-_*,;:")
    return name if sum(sign.isalpha() for sign in name) > 1 else None
