"""Decide whether the words around an amount mean an expense, an income, a refund or a transfer."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.entries.lines import MessagePiece
from core.language.entries.people import NamedMember, find_paid_member, is_after_verb
from core.language.text.page import MessageText, list_places
from core.language.text.tokens import WORD
from core.language.text.vocabulary import RoleMatch
from core.model.category import INCOMES
from core.model.entry import EntryKind

_BILLS = frozenset(
    {"housing", "utilities", "phone_internet", "education", "household", "insurance", "health", "dining"}
)
"""Categories of things that are often paid by bank transfer."""

_BY_BANK = frozenset({"housing", "utilities", "education", "insurance"})
"""Categories whose payment from a named bank is an expense and no transfer between accounts."""

_OF_PEOPLE = INCOMES | {"gifts", "other", "children"}
"""Categories whose words may also name a person."""

_TURNING = (
    *("refund", "returned", "came", "transfer", "own", "received", "income"),
    *("lent", "borrowed", "lent_for_now", "paid_back", "payer_in", "source", "by", "put"),
    *("to_me", "found", "relative"),
)
"""Roles of words that can make an amount income, a refund or a transfer; without any, it is normally an expense."""

_PASSING = (
    *("borrowed", "lent", "lent_for_now", "returned", "transfer", "send", "repaid", "relative", "object"),
    *("paid_back", "resale", "received", "source"),
)
"""Roles of words by which money went to a person; without any, and with no member named, it did not."""


_SAYS_WHY = ("paid_back", "lent", "borrowed", "refund", "returned", "income", "own", "back")
"""Roles of words that say what money from somebody was."""


def _is_from_stranger(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text opens with how money came and from whom: "bizum from a stranger", "pix de João 50"."""
    start = next((at for at in range(piece.start, piece.end) if not piece.amount.start <= at < piece.amount.end), None)
    channel = page.marks.find_starting(start, "money_channel") if start is not None else None
    source = page.marks.find_starting(channel.end, "source") if channel is not None else None
    if source is None:
        return False
    at = source.end
    while at < piece.end and page.marks.find_starting(at, "filler", "speaker"):
        at += 1
    token = page.find_token(at)
    is_name = token is not None and at < piece.end and token.shape is WORD and at not in page.taken
    return is_name and not page.marks.find_starting(at, "merchant", "own", "bank", "card")


def _find_first(page: MessageText, piece: MessagePiece, role: str) -> RoleMatch | None:
    """Return the first phrase of a role that does not begin a longer one ("atm fee"); None without one."""
    for match in page.marks.list_within(role, piece.start, piece.end):
        longer = page.marks.find_starting(match.start, "filler")
        if match.start in piece.aside or (longer is not None and longer.length > match.length):
            continue
        thing = page.marks.find_starting(match.start, "category")
        if thing is None or thing.length <= match.length or thing.value in INCOMES:
            return match
    return None


def find_kind(page: MessageText, piece: MessagePiece) -> EntryKind:
    """Return the likeliest kind of entry for an amount, from the words around it."""
    if page.marks.has("deposit", piece.start, piece.end) and (kind := _find_returnable_deposit_kind(page, piece)):
        return kind
    if _is_from_stranger(page, piece) and not page.marks.has_any_within(_SAYS_WHY, piece.start, piece.end):
        return EntryKind.INCOME
    if page.marks.is_without(*_TURNING):
        return EntryKind.INCOME if _is_earning(page, piece) else EntryKind.EXPENSE
    if _is_debt(page, piece):
        return EntryKind.TRANSFER
    if _is_refund(page, piece):
        return EntryKind.REFUND
    staff = page.marks.has("staff", piece.start, piece.end)
    if not staff and _is_transfer(page, piece):
        return EntryKind.TRANSFER
    if not staff and (_is_income(page, piece) or _is_earning(page, piece)):
        return EntryKind.INCOME
    return EntryKind.EXPENSE


def _find_returnable_deposit_kind(page: MessageText, piece: MessagePiece) -> EntryKind | None:
    """Return refund for a returned deposit ("-5 pfand"), expense for a paid one ("+ pfand 18"), None where unclear."""
    if piece.amount.start > 0 and page.tokens[piece.amount.start - 1].is_sign("-−–"):
        return EntryKind.REFUND
    joined = any(0 <= at < len(page.tokens) and page.tokens[at].is_sign("+") for at in (piece.start - 1, piece.start))
    return EntryKind.EXPENSE if joined and piece.start > 0 else None


def _is_earning(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text names a kind of income ("child benefit 250") that nobody is said to have paid out."""
    things = page.marks.list_within("category", piece.start, piece.end)
    if not things or page.marks.has("staff", piece.start, piece.end):
        return False
    verbs = [match for role in ("spent", "paid") for match in page.marks.list_within(role, piece.start, piece.end)]
    own = list_places(match for match in things if match.value in INCOMES)
    paid_out = any(
        page.marks.find_starting(verb.start, "came", "received") is None for verb in verbs if verb.start not in own
    )
    return not paid_out and all(match.value in INCOMES for match in things)


def _is_debt(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether money was lent, borrowed or paid back, which is no spending."""
    if page.marks.has_any_within(("staff", "merchant"), piece.start, piece.end):
        return False
    if page.marks.has_any_within(("lent", "borrowed", "lent_for_now"), piece.start, piece.end):
        return True
    bought = any(_is_thing(match) for match in page.marks.list_within("category", piece.start, piece.end))
    told = page.marks.list_within("paid_back", piece.start, piece.end)
    for lead in page.marks.list_within("gave_back_lead", piece.start, piece.end):  # "paid my sister back"
        told += page.marks.list_within("gave_back_tail", lead.end + 1, piece.end)
    someone = page.marks.has_any_within(("relative", "object"), piece.start, piece.end)
    someone = someone or _has_stranger(page, piece) or _is_for_stranger(page, piece)
    return not bought and any(match.length > 1 or someone for match in told)


def _is_refund(page: MessageText, piece: MessagePiece) -> bool:
    income = any(match.length > 1 for match in page.marks.list_within("income", piece.start, piece.end))
    if _is_repayment(page, piece) or page.marks.find_ending(piece.amount.start, "lost"):
        return False
    if not income and (_find_first(page, piece, "refund") or _is_sent_back(page, piece)):
        return True
    back = page.marks.find_starting(piece.amount.end, "back")
    return back is not None and page.marks.has("came", piece.start, piece.amount.start)


def _is_sent_back(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a thing was returned: "returned shoes 1200", but not "train 23.40 return"."""
    returned = page.marks.list_within("returned", piece.start, piece.end)
    things = page.marks.list_within("category", piece.start, piece.end)
    shops = page.marks.list_within("merchant", piece.start, piece.end)
    sold = (match.value.split(":", 1)[0] for match in (*things, *shops))
    both_ways = not {"transport", "travel"}.isdisjoint(sold)
    returned = [match for match in returned if match.start not in piece.aside]
    return any(match.start < piece.amount.start or not both_ways for match in returned)


def _is_repayment(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether money was given back to somebody: "returned 500 to karan", not "returned shoes to amazon 899"."""
    gave = page.marks.find_ending(piece.amount.start, "returned")
    if gave is None or page.marks.find_ending(gave.start, "merchant"):
        return False
    return gave.start >= piece.start and page.marks.find_starting(piece.amount.end, "to") is not None


def _is_transfer(page: MessageText, piece: MessagePiece) -> bool:
    if _find_first(page, piece, "transfer") is not None:
        return not _is_bill_payment(page, piece)
    to = page.marks.find_starting(piece.amount.end, "to")
    if to is not None and page.marks.find_starting(to.end, "own"):
        return True
    moved = page.marks.has_any_within(("send", "put"), piece.start, piece.end)
    return moved and (page.marks.has("own", piece.start, piece.end) or _is_wallet_top_up(page, piece))


def _is_wallet_top_up(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a wallet was topped up rather than paid from: "loaded 500 on gpay", "paytm me 500 dale"."""
    wallets = page.marks.list_within("wallet", piece.start, piece.end)
    return (
        any(
            page.marks.find_starting(wallet.end, "place_tail")
            or page.marks.find_ending(wallet.start, "into_place")
            or page.marks.find_ending(wallet.start, "put")
            for wallet in wallets
        )
        and page.marks.has("put", piece.start, piece.end)
        and not _has_bill(page, piece)
    )


def _has_bill(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text names something paid by bill, so that a wallet in it is how it was paid."""
    things = {match.value for match in page.marks.list_within("category", piece.start, piece.end)}
    return not things.isdisjoint(_BILLS)


def _is_bill_payment(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a transfer paid for something: "rent 15k transferred", but not "transferred 15k to savings"."""
    moved = page.marks.has("wire", piece.start, piece.end)
    kept = page.marks.has_any_within(("own", "card"), piece.start, piece.end)
    things = {match.value for match in page.marks.list_within("category", piece.start, piece.end)}
    bills = _BY_BANK if page.marks.has("bank", piece.start, piece.end) else _BILLS
    return moved and not kept and not things.isdisjoint(bills)


def _is_income(page: MessageText, piece: MessagePiece) -> bool:
    received = page.marks.list_within("received", piece.start, piece.end)
    if any(match.start not in piece.aside for match in received) or _is_sent_by_relative(page, piece):
        return True
    if _is_given_by_relative(page, piece) or _is_found_money(page, piece):
        return True
    before = page.marks.find_ending(piece.amount.start, "came")
    source = page.marks.find_starting(piece.amount.end, "source")
    if (
        before
        and before.start >= piece.start
        and source
        and not page.marks.find_starting(source.end, "merchant", "own", "bank")
    ):
        return True
    if (
        before
        and before.start >= piece.start
        and not page.marks.find_starting(piece.amount.end, "to")
        and not has_purchase(page, piece)
    ):
        return True
    if _is_paid_by_payer(page, piece) or _is_only_from(page, piece):
        return True
    said = _find_first(page, piece, "income")
    if said is None:
        return False
    paid = page.marks.list_within("paid", piece.start, said.start)
    return all(page.marks.find_starting(match.start, "came") for match in paid)


def _is_sent_by_relative(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a relative sent the money and nothing was bought: "papa ne 5000 bheje"."""
    if has_purchase(page, piece):
        return False
    relatives = page.marks.list_within("relative", piece.start, piece.end)
    agents = [by for match in relatives if (by := page.marks.find_starting(match.end, "by", "to_me")) is not None]
    return any(page.marks.has("send", by.end, piece.end) for by in agents)


def _is_given_by_relative(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text opens with a relative who gave the amount: "my aunt sent 50", "бабушка подарила 1000"."""
    gave = page.marks.find_ending(piece.amount.start, "send")
    if gave is None or has_purchase(page, piece) or page.marks.has("staff", piece.start, piece.end):
        return False
    relative = page.marks.find_ending(gave.start, "relative")
    if relative is None or relative.start < piece.start:
        return False
    before = range(piece.start, relative.start)
    return not any(
        page.tokens[at].shape is WORD and not page.marks.find_starting(at, "filler", "speaker") for at in before
    )


def _is_found_money(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether money was found: "found 20 on the street", but not "found a plumber 80"."""
    if page.marks.has_any_within(("category", "merchant"), piece.start, piece.amount.start):
        return False
    verb = page.marks.find_ending(piece.amount.start, "found")
    return verb is not None or any(
        match.end == piece.end for match in page.marks.list_within("found", piece.start, piece.end)
    )


def _is_paid_by_payer(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether somebody paid who pays members: "tenant paid rent 15000", but not "paid client lunch 500"."""
    payers = page.marks.list_within("payer_in", piece.start, piece.end)
    verbs = ("paid", "spent", "received", "came", "by")
    return any(
        page.marks.find_starting(at, *verbs)
        for match in payers
        for at in range(match.end, min(match.end + 3, piece.end))
    )


def _is_only_from(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text says only whom money came from: "30 von oma", "200 off dave", "amma se 500"."""
    rest = [at for at in range(piece.start, piece.end) if not piece.amount.start <= at < piece.amount.end]
    words = [at for at in rest if page.tokens[at].shape is WORD and at not in page.taken]
    if not 1 < len(words) <= 3:
        return False
    if not page.marks.find_starting(words[0], "source") and not page.marks.find_ending(words[-1] + 1, "place_tail"):
        return False
    return page.marks.find_starting(words[0], "source") is not None and bool(
        page.marks.find_starting(words[-1], "relative")
    )


def _is_member_paid(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> bool:
    """Return whether a member received the payment: "paid ravi 500"."""
    inside = (name for name in people if piece.start <= name.start < piece.end)
    paid = any(
        page.marks.find_ending(name.start, "paid")
        and not page.marks.find_starting(name.end, "paid")
        and not is_after_verb(page, name)
        for name in inside
    )
    relatives = page.marks.list_within("relative", piece.start, piece.end)
    given = [*relatives, *page.marks.list_within("object", piece.start, piece.end)]
    return paid or any(page.marks.find_ending(match.start, "paid") for match in given)


def has_purchase(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text names something one pays for: "electricity bill came 2400"."""
    things = page.marks.list_within("category", piece.start, piece.end)
    return any(match.value not in INCOMES | {"gifts"} for match in things)


def _is_sent_to_name(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether money was sent to an unknown word, as to a name: "sent 2000 to neha", "gave neha 500"."""
    if not page.marks.has_any_within(("transfer", "send", "repaid"), piece.start, piece.end):
        return False
    to = page.marks.find_starting(piece.amount.end, "to")
    if to is not None:
        return to.end == piece.end - 1 and _has_unknown_word(page, to.end)
    before = piece.amount.start - 1
    gave = page.marks.find_ending(before, "send") or page.marks.find_ending(before, "repaid")
    return gave is not None and piece.amount.end == piece.end and _has_unknown_word(page, piece.amount.start - 1)


def _has_unknown_word(page: MessageText, at: int) -> bool:
    return page.tokens[at].shape is WORD and not page.marks.is_covered(at)


def list_kinds(
    page: MessageText, piece: MessagePiece, found: EntryKind, people: Sequence[NamedMember]
) -> tuple[EntryKind, ...]:
    """Return the kinds of entry an amount may be, the likeliest first; empty where there is no doubt."""
    if found is EntryKind.EXPENSE and not people and page.marks.is_without(*_PASSING):
        return ()
    if page.marks.has("staff", piece.start, piece.end):
        return ()
    inside = any(piece.start <= name.start < piece.end for name in people)
    if not inside and found is EntryKind.INCOME and _is_from_stranger(page, piece):
        return () if page.marks.has("income", piece.start, piece.end) else (EntryKind.INCOME, EntryKind.TRANSFER)
    if found is EntryKind.TRANSFER and _is_debt(page, piece):
        plain = page.marks.has_any_within(("lent", "borrowed"), piece.start, piece.end)
        hinted = page.marks.has("lent_for_now", piece.start, piece.end)
        return (EntryKind.TRANSFER, EntryKind.EXPENSE) if hinted and not plain else ()
    if found is EntryKind.EXPENSE and _can_be_sold(page, piece):
        return EntryKind.EXPENSE, EntryKind.INCOME
    if found is EntryKind.EXPENSE and has_purchase(page, piece) and find_paid_member(page, piece, people):
        paid = page.marks.is_without("gave", "handed", "send")  # what was handed over may be for their own lunch
        return (EntryKind.TRANSFER, EntryKind.EXPENSE) if paid else (EntryKind.EXPENSE, EntryKind.TRANSFER)
    if found in {EntryKind.EXPENSE, EntryKind.TRANSFER}:
        return (EntryKind.EXPENSE, EntryKind.TRANSFER) if _can_be_transfer(page, piece, people) else ()
    if _is_from_somebody(page, piece, found, people):
        given = found is EntryKind.INCOME and not any(piece.start <= name.start < piece.end for name in people)
        return (EntryKind.INCOME, EntryKind.TRANSFER) if given else (EntryKind.TRANSFER, EntryKind.INCOME)
    return (EntryKind.REFUND, EntryKind.INCOME) if found is EntryKind.INCOME and _is_from_shop(page, piece) else ()


def _can_be_sold(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text names a marketplace but not whether a thing was bought or sold: "vinted 22.40"."""
    dealt = ("spent", "received", "acquired", "category")
    return page.marks.has("resale", piece.start, piece.end) and not page.marks.has_any_within(
        dealt, piece.start, piece.end
    )


def _is_from_somebody(page: MessageText, piece: MessagePiece, found: EntryKind, people: Sequence[NamedMember]) -> bool:
    """Return whether a person gave money, perhaps back: "500 back from ravi", "suresh returned 1500"."""
    if any(_is_thing(match) for match in page.marks.list_within("category", piece.start, piece.end)):
        return False
    if page.marks.has_any_within(("merchant", "income"), piece.start, piece.end):
        return False
    if any(piece.start <= name.start < piece.end for name in people):
        return True
    relative = page.marks.has("relative", piece.start, piece.end)
    if found is EntryKind.INCOME and relative:
        gave = page.marks.has("received", piece.start, piece.end) and not page.marks.has(
            "source", piece.start, piece.end
        )
        return not gave and not _is_sent_by_relative(page, piece)
    back = found is EntryKind.REFUND or page.marks.has("back", piece.start, piece.end)
    return back and (relative or _has_stranger(page, piece))


def _has_stranger(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text names a person by an unknown word at its start or after "from"; shops are known words."""
    agents = page.marks.list_within("by", piece.start, piece.end)
    if any(match.start == piece.start + 1 and _has_unknown_word(page, piece.start) for match in agents):
        return True
    if page.marks.has("refund", piece.start, piece.end):
        return False
    after = next((match.end for match in page.marks.list_within("by", piece.start, piece.end)), piece.start)
    token = page.find_token(after)
    return token is not None and token.shape is WORD and not page.marks.is_covered(after)


def _is_for_stranger(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text starts with an unknown word that receives something: "suresh ko 100 lautaye"."""
    to = page.marks.find_starting(piece.start + 1, "to")
    return to is not None and to.end <= piece.end and _has_unknown_word(page, piece.start)


def _is_from_shop(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a shop gave money for no stated reason: "got 1200 from flipkart"."""
    shops = page.marks.list_within("merchant", piece.start, piece.end)
    income = page.marks.has("income", piece.start, piece.end)
    return not income and any(page.marks.find_ending(shop.start, "by") for shop in shops)


def _is_thing(match: RoleMatch) -> bool:
    return match.value not in _OF_PEOPLE


def _can_be_transfer(page: MessageText, piece: MessagePiece, people: Sequence[NamedMember]) -> bool:
    """Return whether money went to a person or came from a member for no stated reason: "sent 5k to mom"."""
    if _is_repayment(page, piece) or _is_sent_to_name(page, piece):
        return True
    things = page.marks.list_within("category", piece.start, piece.end)
    if page.marks.has("own", piece.start, piece.end) or any(_is_thing(match) for match in things):
        return False
    inside = [name for name in people if piece.start <= name.start < piece.end]
    member = any(name.bent or not page.marks.find_starting(name.end, "paid") for name in inside)
    someone = member or page.marks.has_any_within(("relative", "object"), piece.start, piece.end)
    return someone and (
        _is_movement(page, piece) or _is_member_paid(page, piece, people) or _has_only_direction(page, piece, inside)
    )


def _is_movement(page: MessageText, piece: MessagePiece) -> bool:
    """Return whether a text says that money was sent, lent or settled."""
    back = page.marks.find_starting(piece.amount.end, "back")
    settled = back is not None and page.marks.find_starting(back.end, "to") is not None
    return settled or page.marks.has_any_within(("send", "settles"), piece.start, piece.end)


def _has_only_direction(page: MessageText, piece: MessagePiece, members: Sequence[NamedMember]) -> bool:
    """Return whether a text says only where money went or came from: "500 to ravi", "5000 from ravi"."""
    taken = list_places(members)
    rest = [at for at in range(piece.start, piece.end) if page.tokens[at].shape is WORD and at not in taken]
    aimed = any(page.marks.find_ending(name.start, role) for name in members for role in ("source", "to"))
    return aimed and all(page.marks.find_starting(at, "filler", "to", "source") for at in rest)
