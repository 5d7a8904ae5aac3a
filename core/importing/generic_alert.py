"""Read bank, shop and wallet texts without knowing who wrote them.

A text counts as a bank's if it holds enough signs of one: account digits, a balance, a reference, the way it addresses
a customer. One of its amounts is the transaction's, never the balance, the limit or a fee.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.importing.alert_values import (
    AlertAmount,
    blank_out,
    clean_alert,
    find_amounts,
    find_day,
    find_other_tail,
    find_reference,
    find_tail,
    find_time,
)
from core.importing.bank_words import find_words
from core.importing.counterparty import find_counterparty
from core.model.alert import BankAlert
from core.model.entry import EntryKind

_STAMP = re.compile(
    r"\b\d{1,2}[-/.](?:\d{1,2}|[A-Za-z]{3})[-/.](?:\d{4}|\d{2})\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
)
_LONG_NUMBER = re.compile(r"\b\d{9,}\b")
_CODE = re.compile(r"\b\d{4,8}\b")
_LIMIT_CHANGED = re.compile(
    r"\blimit\b[^.;\n]{0,60}\b(?:set|changed|updated|increased|reduced|revised)\b"
    r"|\bлимит\w{0,3}\s[^.;\n]{0,60}(?:измен|установ|увелич|повыш|снижен)"
    r"|\blimit\w{0,3}\s[^.;\n]{0,60}(?:izmen|ustanov|uvelich|snizhen)"
    r"|\blímite\b[^.;\n]{0,60}(?:modificad|actualizad|aumentad|cambi)|\blimite\b[^.;\n]{0,60}(?:alterad|modifié|augment)"
)
"""Pattern of a changed limit, which is no payment."""

_NAMED_CODE = re.compile(
    r"(?:^|[:.!\n]\s{0,3}|\b(?:su|tu|your|ваш|seu|ihr|dein|votre|twój)\s)"
    r"(?:(?:one.time\s)?code|kod|код|clave|código|codigo|codice|şifre|sifre|tan|mtan|pin|otp)"
    r"\W{0,3}(?:(?:is|es|é|è|lautet|nr|est|sms)\W{1,3})?\d{4,8}\b",
    re.IGNORECASE,
)
"""Pattern of a one-time code that begins a sentence or is called the customer's: "Kod 55190288 do operacji"."""

_BARE_CODE = re.compile(r"(?:otp|tan|mtan|code|passcode|код|ओटीपी)\W{0,3}\d{4,8}", re.IGNORECASE)
"""Pattern of a code's name directly followed by its digits: "TAN 112233"."""

_WARNING = re.compile(
    r"\b(?:never|do not|don't|dont|please do not|pls do not)\s+(?:share|disclose|reveal)\b[^.\n]{0,80}"
    r"|\bwithout\s+(?:otp|pin)[a-z/]{0,8}"
    r"|\b(?:otp|cvv|pin)\s+(?:is|are)\s+never\b[^.\n]{0,60}"
)
"""Pattern of warnings that mention a code without containing one."""

_CARD_NOUN = re.compile(
    r"\b(?:credit|debit|prepaid)[ -](?=card|cards|limit|crd|a/c)|\bcash credit\b"
    r"|\bdirect debit\b|\b(?:tarjeta|cuenta|cartão|cartao|conta) de (?:cr[eé]dito|d[eé]bito)\b"
    r"|\bcarte de (?:crédit|débit)\b|\bcarta di (?:credito|debito)\b|\bkredi kart\w*|\bkreditkarte\b"
)
"""Pattern of nouns whose "credit" or "debit" gives no direction, such as "credit card"."""

_BALANCE = re.compile(
    r"bal(?!l)|\bavlbl\b|\bavbl\b|\bavail(?:able)?\b(?!\s(?:credit|limit|lmt))|\bavl\b(?!\s(?:limit|lmt))|\bdost\.|бал\.|saldo|disponible|disponível|solde|stand|dostup|ostat|ostak|балан|доступ|остат|salio"
    r"|verfügbar|kolzhetimdi|مانده|موجودی|رصيد|الرصيد|คงเหลือ|잔액|잔고|bakiye|zůstatek|limite? disp"
)
"""Pattern of words before a balance; the other amounts that are not the transaction's are limits and fees."""

_AMOUNT_LABEL = re.compile(
    r"(?<!available )(?<!verfügbarer )(?<!restbetrag )\b(?:amt|amount|value|sum|summa|сумма|valor|monto|montant|betrag"
    r"|importe|importo|kwota|tutar|paid|debit amount|credit amount)\s?[:=]\s{0,3}(?:\n\s?)?$"
    r"|\b(?:amt|amount|summa|сумма|на сумму|na summu|total|sumu|na kwotę|kwota|na sumu|u sumi)\s$"
    r"|(?:مبلغ|المبلغ|واریز|برداشت)\W{0,4}$"
)
_BALANCE_BEHIND = re.compile(r" ?(?:bal|balance)\b(?!\s?:)")
_SUFFIX = re.compile(r"\s{0,2}[-(/]{0,2}\s?(dr|cr|debit|credit)\b(?![ -]card)")
_PREFIX = re.compile(r"\b(dr|cr|debit|credit)[.:]?\s{0,2}(?:amt|amount)?[.:]?\s{0,2}(?:of\s)?$")
_TITLE = re.compile(
    r"^\W*(?:[\w.]{2,14}[:\n ]\W{0,3}){0,2}(?:txn|transaction|trans|type)?\W{0,3}(debit|credit|dr|cr"
    r"|debited|credited)\b(?![ -]card)"
)
_FROM_OWN = re.compile(r"[\s./-]{0,3}from\s+(?:your|yr)\b")
_FROM_OWN_ACCOUNT = re.compile(
    r"\b(?:from (?:your|yr)|с ваш\w{2,3}|s vash\w{1,4}|з ваш\w{2,3}|desde (?:su|tu)"
    r"|de (?:su|tu|votre|sua|tua) (?:cuenta|tarjeta|compte|conta)"
    r"|von (?:ihrem|deinem)|dal (?:suo|tuo)|z (?:twojego|państwa)) "
)
"""A transfer that leaves an account of the customer's."""

_BY_CARD = re.compile(r"\b(?:cards?|kart\w{0,3}|карт\w{1,2}|tarjeta|cartão|cartao|carte|carta)\b|بطاقة|카드|บัตร")
_TO_OWN_DEPOSIT = re.compile(
    r"\b(?:на|to|into|na|al|auf|sur|en|para) (?:your |ваш )?(?:deposit|депозит|depozit|вклад|vklad|depósito)\b"
)
"""A payment into a deposit, in which "deposit" is a place and says nothing of a direction."""

_FEE_TAKEN = re.compile(
    r"\b(?:fees?|charges?|vat|levy|commission|комисси\w|komissi\w{1,2}|comisi[oó]n|comissão|frais|gebühr\w*|tax)\W{1,3}"
    r"(?:is |was |are |has been |of )?"
    r"(?:charged|debited|deducted|paid|applied|списан\w*|spisan\w*|cobrada|debitada)\b"
)
"""Words of debit that tell of a fee and not of the transaction."""

_TO_BENEFICIARY = re.compile(r"\b(?:credited|transferred|paid) to (?:the |your )?(?:beneficiary|payee|recipient)\b")
"""Pattern of a customer's own transfer reported as arrived at the receiver's account."""

_CLAUSE_ENDS = re.compile(r"[;&]|\.\s|,\s(?=\w+ [^\d,]{0,30}$)|\b(?:and|y|e|et|und|и|merchant|beneficiary|payee)\b")
"""What stands between an amount and a word of credit that tells of the other side: "debited Rs 5; SHOP credited"."""

_FROM_SOMEBODY = re.compile(
    r"(?:перевод|perevod|переказ|perekaz)\s+(?:[\d .,]{1,14}\S{0,4}\s+)?(?:от|ot|из|iz|від|vid)\b"
)
_TO_SOMEBODY = re.compile(
    r"(?:[^.;\n]|[.,](?=\d)){0,40}?\b(?:to|at|kwenda|para|en|em|vers|chez|an|bei|presso|bij|клиенту|klientu|для"
    r"|на карту|na kartu)\s+"
    r"(?!\d{1,8}\b|your|yr|you\b|ваш|vash|su\b|tu\b|sua\b|votre|ihr|dein|akaunti|account|a/c|acct?\b|cuenta|conta\b|compte|konto)"
)
_OWN_ACCOUNT = (
    r"(?:to|into|a|en|para|vers|sur|auf|an|на|в|na|kwenda|ke)\s"
    r"(?:your\b|yr\b|ваш|vash|su (?:cuenta|tarjeta)|tu (?:cuenta|tarjeta)|sua conta|votre (?:compte|carte)|ihr\w* konto"
    r"|dein\w* konto|il tuo conto|suo conto|twoj\w+ (?:kont|rach)|akaunti yako|rekening anda)"
)
_MASKED = (
    r"(?:(?:a/?c|acct?|account|konto|cuenta|compte|карта|счет|kart\w?|حساب\w{0,3}|بطاقة)\W{0,3})?[*x.·#]{1,12}\d{2,}"
)
_FROM_LABEL = re.compile(rf"(?:^|\n)\W{{0,3}}(?:from|von|de|desde|da|من|от)\s?:?\s{{0,2}}(?P<own>{_MASKED})?")
_TO_LABEL = re.compile(rf"(?:^|\n)\W{{0,3}}(?:to|an|para|a|vers|إلى|الى|кому)\s?:?\s{{0,2}}(?P<own>{_MASKED})?")
"""Pattern of the two sides of a transfer in the manner of a form, each with the masked account if one is named."""

_TO_SOME_ACCOUNT = re.compile(
    r"\b(?:paid|sent|transferred)\s(?:in)?to\s(?:a/?c|acct?|account)\b(?![^.;\n]{0,40}\bfrom\s(?:your|yr|a/?c|acct?|account)\b)"
)
"""Pattern of money paid to an account of which is not said whose it is."""

_TO_OWN = re.compile(r"(?:[^.;\n]|[.,](?=\d)){0,44}?(?<!\w)" + _OWN_ACCOUNT)
"""From a word of debit on: to the customer's own account, so that the money came."""

_ARRIVED = re.compile(
    r"(?:\btransferred|\bsent|transferido|enviado|transferiu|enviou|envoyé|viré|überwiesen|перев[её]л\w*|переведен\w*"
    r"|inviato|trasferito|przelan\w*|wys[łl]an\w*|\btransfer|virement|transferencia|überweisung)" + _TO_OWN.pattern
)
_OWN_BEFORE = re.compile(
    _OWN_ACCOUNT + r"[^.;\n]{0,24}\s(?:überwiesen|übertragen|overgemaakt)"
    r"|\bhesab[ıi]n[ıi]za\s(?:[^;\n]{0,80}?)\s(?:gönder|gonder|aktar|yat[ıi]r)\w{2,14}"
)
"""The same in languages that put the verb last."""

_BY_CUSTOMER = re.compile(r"\b(?:you|vous|usted|você|sie haben|du hast|вы|hai)\b")

_NAMED = re.compile(
    r"\b(debit|credit)(?:ed)? (?:transaction|alert)\b|\ba (cr|dr)\. transaction\b"
    r"|\btransaction type\W{0,3}(debit|credit)"
)
_CARD_BILL = re.compile(
    r"\bpayment\b.{0,90}\b(?:credit ?card|cardmember|card ending)|\bcredited (?:to|towards) your .{0,24}credit card"
)
_RETURNED = re.compile(
    r"\b(?:has been|have been|was|is|been)\s+(?:successfully\s+)?(?:credited|reversed|refunded)"
    r"|\breversal of\b|\brsvl\b|\brev(?:ersed|ersal)\b"
    r"|승인\s?취소|취소\s?승인"
    r"|\bannulation (?:d.achat|de (?:votre )?(?:achat|paiement))"
    r"|\b(?:anulación|devolución) de (?:la |su |tu )?(?:compra|pago)"
    r"|\bestorno (?:de|da) compra|استرداد|\bkaufstorno|\bstorno (?:di|platby|acquisto|pagamento)"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|to)\s+be\s+(?:\w+\s+)?(?:credited|reversed|refunded|returned)\b"
    r"|\b(?:sera|seront)\s+(?:\w+\s+)?(?:débité|prélevé|crédité|remboursé)"
    r"|\b(?:será|serão|serán)\s+(?:\w+\s+)?(?:debitad|cobrad|cargad|creditad|abonad|descontad)"
    r"|\bse\s+(?:cobrará|debitará|cargará|abonará|descontará)\b"
    r"|\b(?:verrà|verranno|sarà|saranno)\s+(?:\w+\s+)?(?:addebitat|prelevat|accreditat)"
    r"|\bzostan(?:ie|ą)\s+(?:\w+\s+)?(?:obciąż|pobran|potrąc|uznan)"
    r"|\bwerden?\s(?:[^.;\n]{0,60}\s)?(?:abgebucht|eingezogen|belastet|gutgeschrieben)\b"
    r"|\bwird\s(?:[^.;\n]{0,60}\s)?(?:abgebucht|eingezogen|belastet|gutgeschrieben)\b"
    r"|\b(?:çekilecek|tahsil edilecek|yatırılacak|cekilecek)\w{0,6}"
)

_SHORTEST = 20
"""The fewest characters of a bank's text."""

_OF_A_CODE = 3
"""How many signs of a bank a one-time code counts as."""

_NEAR = 28
"""The most characters between an amount and a word before it that says what it is."""

_CLOSE = 12
"""The difference of distances, in characters, up to which two words of opposite directions leave the direction open."""

_FAR = 200

_REACH = 60
"""The most characters from an amount at which a lone word such as "credited" decides the direction without asking."""

_MONTH_FIRST = frozenset(("USD", "PHP"))
"""Currencies of countries that write the month before the day."""

_Found = Mapping[str, Sequence[re.Match[str]]]
"""The matches in a text by the role of the word, such as debit or balance."""


def read_generic_alert(text: str, currency: str, today: date, *, signs_needed: int = 3) -> BankAlert | None:
    """Return what a bank's text says; None where the text is no bank's.

    ``currency`` is the household's own; ``signs_needed`` is how many signs of a bank the text must hold, 0 where the
    sender is known to be a bank.
    """
    if _BARE_CODE.fullmatch(text.strip()):
        return BankAlert("code")
    if len(text) < _SHORTEST or not any(sign.isdecimal() for sign in text):
        return None
    plain = clean_alert(text)
    folded = _blank_warnings(plain.casefold())
    found = find_words(folded)
    amounts = _list_money_amounts(plain, folded, find_amounts(plain, currency), currency, found)
    if signs_needed and _count_alert_signs(plain, found, amounts) < signs_needed:
        return None
    why = _find_reason_for_none(folded, found, amounts)
    if why:
        return BankAlert(why)
    spent = [amount for amount in amounts if amount.value > 0 and not _is_balance_or_fee(folded, amount, found)]
    moved = any(found[role] for role in ("debit", "credit", "weak_debit", "label")) or any(each.sign for each in spent)
    if not spent or (not moved and _find_end_before(amounts[0], found["beside"]) >= 0):
        return BankAlert("balance") if amounts else None
    amount = _choose_amount(folded, spent)
    alert = _read_transaction(plain, found, [amount, *(each for each in amounts if each != amount)], today)
    alert = replace(alert, home_amount=_find_home_amount(amount, spent, currency), home_currency=currency)
    return alert if _is_announced(folded, amount, found) else replace(alert, amounts=_list_others(amount, spent))


def _blank_warnings(folded: str) -> str:
    """Return a lower-case text with misleading phrases blanked: code warnings, and nouns such as "credit card"."""
    spans = [match.span() for pattern in (_WARNING, _CARD_NOUN) for match in pattern.finditer(folded)]
    return blank_out(folded, spans)


def _list_money_amounts(
    plain: str, folded: str, numbers: Sequence[AlertAmount], own: str, found: _Found
) -> list[AlertAmount]:
    """Return the amounts with a currency; without any, the numbers marked by a sign, a label or decimals."""
    marked = [amount for amount in numbers if amount.currency]
    labelled = [
        replace(amount, currency=own)
        for amount in numbers
        if amount.currency is None and _is_marked(plain, folded, amount)
    ]
    if not marked:
        return labelled
    moved = {match.end() for role in ("debit", "credit") for match in found[role]}
    told = [
        each for each in labelled if _is_labelled(folded, each) or len(folded[: each.start].rstrip(" :\n")) in moved
    ]
    return sorted([*marked, *told], key=lambda each: each.start)


def _is_marked(plain: str, folded: str, amount: AlertAmount) -> bool:
    written = plain[amount.start : amount.end]
    decimals = "." in written or "," in written
    return decimals or bool(amount.sign) or _is_labelled(folded, amount)


def _is_labelled(folded: str, amount: AlertAmount) -> bool:
    """Return whether a label such as "Amount:" stands right before a number."""
    before = folded[max(0, amount.start - _NEAR) : amount.start]
    moved = re.search(r"\b(?:debited|credited|paid|spent)\s+(?:by|with|for)\s$", before)
    return bool(_AMOUNT_LABEL.search(before) or moved or re.search(rf"(?:{_BALANCE.pattern})\w*\W{{0,4}}$", before))


def _find_reason_for_none(folded: str, found: _Found, amounts: Sequence[AlertAmount]) -> str | None:
    """Return why a bank's text reports no transaction (code, failed, due, offer, balance); None where it does."""
    if found["code"] or _NAMED_CODE.search(folded):
        return "code"
    if found["failed"] and not (_RETURNED.search(folded) and not _FUTURE.search(folded)):
        return "failed"
    if _FUTURE.search(folded):
        return "due"
    if found["points"]:
        return "offer"
    if found["always_due"]:
        return "due"
    for kind in ("due", "offer"):
        if found[kind] and not _has_moved_before(found, kind):
            return kind
    if found["information"] and not _has_moved_before(found, "information"):
        return "balance"
    is_balance_told = found["balance_only"] and not (found["debit"] or found["credit"]) and amounts
    return "balance" if is_balance_told or _is_limit_changed(folded, found) else None


def _is_limit_changed(folded: str, found: _Found) -> bool:
    """Return whether a text is about a changed limit, with no word of moved money before that."""
    changed = _LIMIT_CHANGED.search(folded)
    moved = [match.start() for role in ("debit", "credit") for match in found[role]]
    return changed is not None and min(moved, default=changed.start()) >= changed.start()


def _count_alert_signs(text: str, found: _Found, amounts: Sequence[AlertAmount]) -> int:
    """Return how many signs of a bank a text holds; a one-time code with a number counts as enough."""
    if (found["code"] and _CODE.search(text)) or _NAMED_CODE.search(text):
        return _OF_A_CODE
    moved = bool(found["debit"] or found["credit"] or found["weak_debit"])
    signs = (
        2 * bool(find_tail(text)),
        2 * (bool(found["beside"]) and len(amounts) > 1),
        bool(_STAMP.search(text)),
        bool(_LONG_NUMBER.search(text)),
        bool(found["reference"]) + bool(find_reference(text)),
        bool(found["notice"]),
        bool(found["account"]),
        moved and bool(amounts),
        bool(found["failed"]) and (moved or bool(found["account"])),
        any(found[role] and (found["notice"] or found["account"]) for role in ("offer", "due")),
        bool(found["label"]),
        2 * bool(found["addressed"]),
        bool(found["beside"]) and any(amount.sign for amount in amounts),
        bool(find_day(text, date.max)),
    )
    return sum(signs)


def _is_balance_or_fee(folded: str, amount: AlertAmount, found: _Found) -> bool:
    """Return whether an amount is a balance, a limit or a fee, by the nearest word before it or right behind it."""
    if _BALANCE_BEHIND.match(folded, amount.end):
        return True
    if _AMOUNT_LABEL.search(folded[max(0, amount.start - _NEAR) : amount.start]):
        return _is_balance(folded, amount)
    if re.search(r"\bby\s{0,2}$", folded[: amount.start]):
        return False
    beside = _find_end_before(amount, found["beside"])
    moved = max(_find_end_before(amount, found["debit"]), _find_end_before(amount, found["credit"]))
    return beside >= 0 and amount.start - beside <= _NEAR and beside >= moved


def _find_end_before(amount: AlertAmount, matches: Sequence[re.Match[str]]) -> int:
    """Return where the last of some matches before an amount ends; -1 where there is none."""
    return max((match.end() for match in matches if match.end() <= amount.start), default=-1)


def _is_balance(folded: str, amount: AlertAmount) -> bool:
    """Return whether an amount is announced as a balance, on its own line or the line before."""
    before = folded[max(0, amount.start - 2 * _NEAR) : amount.start]
    last = max((match.end() for match in _BALANCE.finditer(before)), default=-1)
    if last < 0:
        return _BALANCE_BEHIND.match(folded, amount.end) is not None
    return not re.search(r"\d{2}|[;.]\s\w{4}", before[last:])


def _choose_amount(folded: str, spent: Sequence[AlertAmount]) -> AlertAmount:
    """Return the amount after a label such as "Amount:", else the first amount."""
    labelled = [each for each in spent if _AMOUNT_LABEL.search(folded[max(0, each.start - _NEAR) : each.start])]
    return labelled[0] if labelled and labelled[0].currency == spent[0].currency else spent[0]


def _is_announced(folded: str, amount: AlertAmount, found: _Found) -> bool:
    """Return whether a label or a word of moved money stands right beside an amount, which so is the transaction's."""
    if amount.sign or _AMOUNT_LABEL.search(folded[max(0, amount.start - _NEAR) : amount.start]):
        return True
    moved = (match for role in ("debit", "credit", "weak_debit") for match in found[role])
    return any(0 <= _measure_distance(match, amount) <= _NEAR for match in moved)


def _find_home_amount(amount: AlertAmount, spent: Sequence[AlertAmount], home: str) -> Decimal | None:
    """Return what stands in the household's currency right behind an amount of another: "USD 20.00 (AED 73.50)"."""
    if amount.currency == home:
        return None
    near = (each for each in spent if each.currency == home and 0 <= each.start - amount.end <= _CLOSE)
    return next((each.value for each in near), None)


def _list_others(amount: AlertAmount, spent: Sequence[AlertAmount]) -> tuple[Decimal, ...]:
    """Return the other values in the currency of an amount that may be the transaction's as well, in their order."""
    values = (each.value for each in spent if each.currency == amount.currency and each.value != amount.value)
    return tuple(dict.fromkeys(values))


def _has_moved_before(found: _Found, kind: str) -> bool:
    """Return whether a word of moved money comes before every word of this kind (due, offer, information)."""
    moved = [match.start() for role in ("debit", "credit") for match in found[role]]
    return bool(moved) and min(moved) < min(match.start() for match in found[kind])


def _read_transaction(plain: str, found: _Found, amounts: Sequence[AlertAmount], today: date) -> BankAlert:
    """Return the transaction in a bank's text; the first of ``amounts`` is its amount."""
    folded, amount = _blank_warnings(plain.casefold()), amounts[0]
    entry_kind, known = _read_direction(folded, amount, found)
    if entry_kind is EntryKind.INCOME and _CARD_BILL.search(plain.casefold()):
        entry_kind = EntryKind.TRANSFER
    tail = find_tail(plain)
    return BankAlert(
        "transaction",
        amount.value,
        amount.currency or "",
        entry_kind,
        known,
        tail,
        find_counterparty(plain, amount.end, is_credit=entry_kind is not EntryKind.EXPENSE),
        next((each.value for each in amounts[1:] if _is_balance(folded, each)), None),
        find_day(plain, today, month_first=(amount.currency or "") in _MONTH_FIRST),
        find_time(plain),
        find_reference(plain),
        other_tail=find_other_tail(plain, tail),
    )


def _read_direction(folded: str, amount: AlertAmount, found: _Found) -> tuple[EntryKind, bool]:
    """Return the direction of the money and whether the text states it: by sign, DR or CR, title or nearest word."""
    income = EntryKind.REFUND if found["refund"] else EntryKind.INCOME
    if amount.sign == "+":
        return income, True
    if amount.sign == "-" and not _RETURNED.search(folded):
        before = folded[: amount.start].rstrip("-\u2212 ")[-1:]
        if not before.isalnum() or folded[amount.start - 2 : amount.start - 1] == " ":
            return EntryKind.EXPENSE, True
    marked = (
        _SUFFIX.match(folded, amount.end)
        or _PREFIX.search(folded[max(0, amount.start - _NEAR) : amount.start])
        or _TITLE.match(folded)
        or _NAMED.search(folded)
    )
    if (found["refund"] or found["failed"]) and _RETURNED.search(folded):
        return EntryKind.REFUND, True
    if marked:
        word = next(group for group in marked.groups() if group)
        return (income if word.startswith("c") else EntryKind.EXPENSE), True
    return _read_direction_word(folded, amount, found, income)


def _read_direction_word(folded: str, amount: AlertAmount, found: _Found, income: EntryKind) -> tuple[EntryKind, bool]:
    """Return the direction by the word of debit or credit nearest the amount, and whether it is certain."""
    out, into = _list_words_out(folded, found), _list_words_in(folded, found)
    side = _read_labelled_sides(folded)
    if side is not None:
        return (income if side == "to" else EntryKind.EXPENSE), side != "both"
    arrived = _ARRIVED.search(folded) or _OWN_BEFORE.search(folded)
    if arrived and not out and not _FROM_OWN_ACCOUNT.search(folded):
        return income, not _BY_CUSTOMER.search(folded)
    is_title = any(match.end() <= _NEAR for match in (*out, *into))
    debit = min((_measure_distance(match, amount) for match in out), default=None)
    credit = min((_measure_distance(match, amount) for match in into), default=None)
    if _FROM_SOMEBODY.search(folded) and debit is None:
        return EntryKind.INCOME, True
    if debit is not None and credit is not None and max(debit, credit) < _FAR and abs(debit - credit) < _CLOSE:
        return (EntryKind.EXPENSE if debit < credit else income), False
    if credit is not None and (debit is None or credit < debit):
        if _FROM_OWN.match(folded, amount.end) or _TO_BENEFICIARY.search(folded):
            return EntryKind.EXPENSE, True
        return income, is_title or (credit <= _REACH and not _is_about_other_side(folded, amount, into))
    if debit is not None:
        if _TO_SOME_ACCOUNT.search(folded):
            return EntryKind.EXPENSE, False
        return EntryKind.EXPENSE, debit <= _REACH or is_title or _is_money_leaving(folded, amount, found)
    is_put_aside = _TO_OWN_DEPOSIT.search(folded) is not None
    return EntryKind.EXPENSE, not is_put_aside and _is_money_leaving(folded, amount, found)


def _read_labelled_sides(folded: str) -> str | None:
    """Return which labelled side of a transfer is the customer's account: "from", "to" or "both"; None without both."""
    sender, receiver = _FROM_LABEL.search(folded), _TO_LABEL.search(folded)
    if sender is None or receiver is None or not (sender["own"] or receiver["own"]):
        return None
    if sender["own"] and receiver["own"]:
        return "both"
    return "from" if sender["own"] else "to"


def _list_words_out(folded: str, found: _Found) -> list[re.Match[str]]:
    """Return the words of debit that tell of the transaction: not of its fee, nor of a payment to the customer."""
    misleading = [match.span() for pattern in (_FEE_TAKEN, _OWN_BEFORE) for match in pattern.finditer(folded)]
    own = (match for match in _list_unopposed(found, "debit", "credit") if not _is_within(match, misleading))
    # what is charged to the customer's own card leaves it, other than what is paid or sent to it
    return [match for match in own if match[0].endswith("charged") or not _TO_OWN.match(folded, match.start())]


def _list_words_in(folded: str, found: _Found) -> list[re.Match[str]]:
    """Return the words of credit that tell of the transaction, and name no deposit that it went to."""
    deposits = [match.span() for match in _TO_OWN_DEPOSIT.finditer(folded)]
    return [match for match in _list_unopposed(found, "credit", "debit") if not _is_within(match, deposits)]


def _is_about_other_side(folded: str, amount: AlertAmount, into: Sequence[re.Match[str]]) -> bool:
    """Return whether all words of credit stand behind an amount and in a clause of their own."""
    before = any(match.end() <= amount.start for match in into)
    return not before and all(_CLAUSE_ENDS.search(folded[amount.end : match.start()]) for match in into)


def _is_within(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _list_unopposed(found: _Found, role: str, other: str) -> list[re.Match[str]]:
    """Return the words of a role that are not part of a longer phrase of the opposite role."""
    longer = [match.span() for match in found[other]]
    return [
        match
        for match in found[role]
        if not any(
            start <= match.start() and match.end() <= end and end - start > match.end() - match.start()
            for start, end in longer
        )
    ]


def _is_money_leaving(folded: str, amount: AlertAmount, found: _Found) -> bool:
    """Return whether a weaker word such as "transfer" says that money left the account, not only that it was moved."""
    if found["weak_debit"] and _FROM_OWN_ACCOUNT.search(folded):
        return True
    either, dealings, fees = ({match.span() for match in found[role]} for role in ("either_way", "dealing", "beside"))
    by_card = bool(_BY_CARD.search(folded))
    for match in found["weak_debit"]:
        span = match.span()
        if span in dealings:
            leaves = by_card
        elif span in either:
            leaves = _TO_SOMEBODY.match(folded, match.end()) is not None
        else:
            leaves = span not in fees or 0 <= amount.start - match.end() <= _NEAR
        if leaves:
            return True
    return False


def _measure_distance(match: re.Match[str], amount: AlertAmount) -> int:
    """Return the distance of a word from an amount in characters; doubled for words behind the amount."""
    return amount.start - match.end() if match.end() <= amount.start else 2 * (match.start() - amount.end)
