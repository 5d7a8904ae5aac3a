"""Masking private data before a text is sent to a model: cards, accounts, addresses, phones and codes.

Amounts and days stay. So do members' names: who paid is half of what a message says, and a made-up name would come back
in the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_JOINERS = "\u200c\u200d"
_JOINED = re.compile(rf"(?<=\d)[{_JOINERS}]+(?=\d)")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₽₺₫₩₦₴฿]|(?<![^\W\d_])(?:[A-Za-z]{3}|rs|re)\.?)\s?$", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"\s?(?:[$€£¥₹₽₺₫₩₦₴฿]|(?:[A-Z]{3}|rs|rupees?|rupiah|руб\w*|euros?|dollars?|dong|pesos?|reais|yen)\b|/-)",
    re.IGNORECASE,
)
_NO_CURRENCY = frozenset({"for", "the", "and", "otp", "pin", "car", "tel", "mob", "ref", "utr", "no", "acc", "call"})
_LUHN_LENGTHS = range(13, 20)
"""The possible numbers of digits of a payment card (ISO/IEC 7812-1)."""
_ACCOUNT = 9
"""Digits from which a bare number that is not round counts as an account, phone or order number, hardly ever money."""
_SHORT = 6
"""The fewest digits of an account or phone number after "no." or a colon; shorter ones are only last digits."""
_IBAN = range(15, 35)
"""The possible lengths of an IBAN in characters (ISO 13616)."""
_CHECK = 97

_SECRETS = (
    r"pass\s?words?|passwd|pwd|passphrase|парол[ьяю]|contraseña|senha|passwort|kennwort|पासवर्ड|mot de passe|wachtwoord"
)
_CODES = (
    r"otps?|o\.t\.p\.|one[- ]time (?:password|passcode|pin|code)|pass\s?codes?|2fa(?: code)?|tan(?=\W)|m?pin(?: code)?|"
    r"(?:verification|security|login|log-in|sign-in|auth\w*|access|confirmation|activation) codes?|"
    r"код(?:ы)?(?: подтверждения| доступа)?|пин(?:-?код)?|código(?: de \w+)?|codigo(?: de \w+)?|"
    r"(?:bestätigungs|sicherheits|zugangs)code|ओटीपी|पिन|cv[vcn]2?|code(?=\s?(?:is|:|=))"
)
_IS = r"(?:\s*(?:is|was|no|number|ist|es|é|это|hai|है)\b)?\s*[:=#\-–—]*\s*"
_WORDED = re.compile(
    rf"(?<!\w)(?<!qr )(?<!promo )(?<!hair )({_CODES})({_IS})"
    r"(?:\d{3,8}(?!\d|[.,]\d)|\d{3}[ -]\d{3}(?!\d))",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?<![\w.,])(\d{3,8}|\d{3}[ -]\d{3})(?=\s+(?:is|ist|es|é|это|-|–|—)\s+(?:\w+\s+){0,3}?(?:otp|one[- ]time|"
    r"(?:verification|security|login|access) code|код|código|pin\b|passcode))",
    re.IGNORECASE,
)
_SECRET = re.compile(
    rf"(?<!\w)({_SECRETS})(\s*(?:[:=]|(?:is|ist|es|é|это|hai|है)\b)\s*[:=]?\s*|\s+(?=\S*\d))(\S+)", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]*")
_UPI = re.compile(r"(?<![\w./@])[\w.-]{2,}@[a-z][a-z0-9]{1,}(?![\w.])", re.IGNORECASE)
_IBAN_LIKE = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?|[A-Z]{2}\d{2}[A-Z0-9]{11,30})"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_PAN = re.compile(r"(?<![^\W_])[A-Z]{5}\d{4}[A-Z](?![^\W_])", re.IGNORECASE)
_TAX = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)")
_AADHAAR = re.compile(r"(?<!\d)[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?!\d)")
_NAMED_ACCOUNT = re.compile(
    r"(?<!\w)((?:a/c|acct?|account|iban|kontonummer|konto|cuenta|conta|сч[её]т\w*|खाता|customer|utr|ref(?:erence)?|rrn)"
    r"(?P<named>(?:\s?(?:no|number|num|nr|id|№))?\.?\s?[:#№]?)\s?)([Xx*]*\d[\dXx* -]{4,}\d)(?![.,]\d)",
    re.IGNORECASE,
)
_NAMED_PHONE = re.compile(
    r"(?<!\w)((?:call(?: me)?(?: on| at)?|phone|ph|mob(?:ile)?|tel(?:efon)?|telephone|whatsapp|contact|тел|номер|"
    r"телефон|फोन|मोबाइल|fone|celular|handy)(?P<named>(?:\s?(?:no|number|is))?\.?\s?[:#]?)\s?)"
    r"(\+?\(?\d[\d ().-]{4,}\d)",
    re.IGNORECASE,
)
_PLUS = re.compile(r"(?<![\w+])\+[1-9](?:[ ().\-–]{0,2}\d){7,14}(?!\d)")
_TRUNK = re.compile(
    r"(?<![\w.,])(?:\(\d{2,4}\) ?\d{3,4}[ -]?\d{3,4}|(?:8[ -]?)?\(?\d{3}\)?[ -]\d{3}-\d{2}-?\d{2}|"
    r"[1-9]\d{2}-\d{3}-\d{4}|8 \d{3} \d{3}[ -]\d{2}[ -]\d{2}|[6-9]\d{4}[ -]\d{5}|0\d{2,4}[ /-]\d{6,8})(?![\w]|[.,]\d)"
)
_RUN = re.compile(r"\d+(?:[ \u00a0\u202f.\-–]\d+)*")
_LONG = re.compile(
    r"(?<![\d.,])(?:\d{9,}|\d+(?:[-–]\d+)+|\d{5} \d{5}|[679]\d{2} \d{3} \d{3}|\d{4}(?: \d{4}){3,})(?!\d|[.,]\d)"
)
_WRITTEN_CARDS = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)")
    for form in (r"\d{13,19}", r"(?:\d{4}\D){4}\d{3}", r"(?:\d{4}\D){3}\d{1,4}", r"\d{4}\D\d{6}\D\d{4,5}")
)
"""Patterns of how card numbers are grouped, so that an amount beside a card is not taken as part of its number."""
_DATED = re.compile(
    r"(?:19|20)\d{2}[-.](?:0[1-9]|1[0-2])[-.](?:0[1-9]|[12]\d|3[01])|"
    r"(?:0?[1-9]|[12]\d|3[01])[-.](?:0?[1-9]|1[0-2]|[12]\d|3[01])[-.](?:19|20)\d{2}"
)


def mask_text(text: str) -> str:
    """Return the text with private numbers and addresses replaced by a word in brackets; amounts and dates stay."""
    plain = _make_visible(text)
    plain = _LINK.sub("[link]", plain)
    plain = _MAIL.sub("[email]", plain)
    plain = _UPI.sub("[upi]", plain)
    plain = _SECRET.sub(r"\1\2[secret]", plain)
    plain = _WORDED.sub(r"\1\2[code]", plain)
    plain = _TRAILING.sub("[code]", plain)
    plain = _IBAN_LIKE.sub(_mask_iban, plain)
    plain = _PAN.sub("[id]", plain)
    plain = _RUN.sub(_mask_cards, plain)
    plain = _TAX.sub("[id]", plain)
    plain = _AADHAAR.sub("[id]", plain)
    plain = _NAMED_ACCOUNT.sub(_make_named_number_mask("[account]"), plain)
    plain = _NAMED_PHONE.sub(_make_named_number_mask("[phone]"), plain)
    plain = _PLUS.sub(_make_mask_unless_round("[phone]"), plain)
    plain = _TRUNK.sub(_make_mask_unless_dated("[phone]"), plain)
    return _LONG.sub(_mask_long_number, plain)


def _make_visible(text: str) -> str:
    """Return a text with plain digits and without invisible characters that could split a number."""
    composed = unicodedata.normalize("NFC", text)
    visible = _JOINED.sub("", "".join(map(_unify_digits_and_spaces, composed)))
    return unicodedata.normalize("NFC", visible)  # letters that an invisible character parted may join


def _unify_digits_and_spaces(character: str) -> str:
    if character.isascii():
        return character
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return "" if kind in {"Cf", "Cc"} and character not in _JOINERS else character


def keep_digits(text: str) -> str:
    """Return only the digits of a text."""
    return "".join(filter(str.isdigit, text))


def is_luhn_valid(number: str) -> bool:
    """Return whether digits pass the check of payment card numbers (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def _mask_cards(found: re.Match[str]) -> str:
    """Return a row of digits with the cards in it masked, even if money is written beside them.

    If an amount and most of a card happen to pass for a card too, both are masked: better lose an amount than reveal a
    card.
    """
    written, kept, at = found[0], "", 0
    for start, end in _list_card_spans(written):
        if start >= at:
            kept += f"{written[at:start]}[card]"
        at = max(at, end)
    return kept + written[at:]


def _list_card_spans(written: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each possible card number in a row of digits, overlapping ones included."""
    for start in (0, *(gap.end() for gap in re.finditer(r"\D", written))):
        for form in _WRITTEN_CARDS:
            if (card := form.match(written, start)) and _is_card(keep_digits(card[0])):
                yield start, card.end()
                break


def _is_card(number: str) -> bool:
    return len(number) in _LUHN_LENGTHS and len(set(number)) > 1 and is_luhn_valid(number)


def _mask_iban(found: re.Match[str]) -> str:
    """Return the mask for an IBAN with a valid checksum, or with the look of one and eight or more digits."""
    plain = re.sub(r"[ -]", "", found[0]).upper()
    number = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    fits = len(plain) in _IBAN and (int(number) % _CHECK == 1 or len(keep_digits(plain)) >= _ACCOUNT)
    return "[iban]" if fits else found[0]


def _make_named_number_mask(word: str) -> Callable[[re.Match[str]], str]:
    """Return a function that masks a number after ``word``.

    It masks a long number, or a shorter one after "number" or a colon.
    """

    def mask_number(found: re.Match[str]) -> str:
        number = keep_digits(found[3])
        enough = _SHORT if found["named"].strip(" .") else _ACCOUNT
        kept = len(number) < enough or number.endswith("000") or _DATED.match(found[3])
        return found[0] if kept else found[1] + word

    return mask_number


def _make_mask_unless_round(word: str) -> Callable[[re.Match[str]], str]:
    """Return a function that masks a match unless it ends in zeros, as sums of money do: "+15000000"."""
    return lambda found: found[0] if keep_digits(found[0]).endswith("0000") else word


def _make_mask_unless_dated(word: str) -> Callable[[re.Match[str]], str]:
    """Return a function that masks a match, unless it is a date."""
    return lambda found: found[0] if _DATED.match(found[0]) else word


def _mask_long_number(found: re.Match[str]) -> str:
    """Return the mask for a long number that is neither money nor a date: an account, a phone, an order."""
    written, number = found[0], keep_digits(found[0])
    if _DATED.match(written) or _is_money(found, number):
        return written
    several = written.count(" ") == 2 and all(int(group) % 5 == 0 for group in written.split())  # noqa: PLR2004  gaps
    return written if several or len(number) < _ACCOUNT else "[number]"


def _is_money(found: re.Match[str], number: str) -> bool:
    """Return whether a number is money: round, or right beside a currency."""
    if number.endswith("000"):
        return True
    lead = _MONEY_BEFORE.search(found.string[: found.start()])
    named = lead is not None and lead[0].strip(" .").lower() not in _NO_CURRENCY
    after = _MONEY_AFTER.match(found.string, found.end())
    named = named or (after is not None and after[0].strip().lower() not in _NO_CURRENCY)
    return named and len(number) < _LUHN_LENGTHS[0]
