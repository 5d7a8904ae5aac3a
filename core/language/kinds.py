"""What kind of thing a piece of a message is: money spent, received, given back, or moved between own accounts."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.lines import Piece
from core.language.page import Page
from core.language.people import Named
from core.language.text import Shape
from core.language.vocabulary import Match
from core.model.entry import EntryKind

_BILLS = frozenset(
    {"housing", "utilities", "phone_internet", "education", "household", "insurance", "health", "dining"}
)
"""What is paid by transferring money."""

_OF_PEOPLE = frozenset({"gifts", "other", "children", "salary", "other_income"})
"""Categories whose words may name a person rather than a thing."""


def _first(page: Page, piece: Piece, role: str) -> Match | None:
    """A phrase of a role that is not the beginning of a longer known thing ("atm fee")."""
    for match in page.marks.within(role, piece.start, piece.end):
        thing = page.marks.at(match.start, "category")
        if thing is None or thing.length <= match.length or thing.value in {"salary", "other_income"}:
            return match
    return None


def kind(page: Page, piece: Piece) -> EntryKind:
    """The likeliest kind of a piece."""
    if _is_refund(page, piece):
        return EntryKind.REFUND
    staff = page.marks.has("staff", piece.start, piece.end)
    if not staff and _is_transfer(page, piece):
        return EntryKind.TRANSFER
    if not staff and _is_income(page, piece):
        return EntryKind.INCOME
    return EntryKind.EXPENSE


def _is_refund(page: Page, piece: Piece) -> bool:
    income = any(match.length > 1 for match in page.marks.within("income", piece.start, piece.end))
    if _repays(page, piece):
        return False
    if not income and (_first(page, piece, "refund") or _sent_back(page, piece)):
        return True
    back = page.marks.at(piece.amount.end, "back")
    return back is not None and page.marks.has("came", piece.start, piece.amount.start)


def _sent_back(page: Page, piece: Piece) -> bool:
    """Whether something was returned: "returned shoes 1200", not a "train 23.40 return"."""
    returned = page.marks.within("returned", piece.start, piece.end)
    things = page.marks.within("category", piece.start, piece.end)
    both_ways = any(match.value in {"transport", "travel"} for match in things)
    return any(match.start < piece.amount.start or not both_ways for match in returned)


def _repays(page: Page, piece: Piece) -> bool:
    """Whether money itself was given back to somebody: "returned 500 to karan", not "returned shoes to amazon 899"."""
    gave = page.marks.ending(piece.amount.start, "returned")
    return gave is not None and gave.start >= piece.start and page.marks.at(piece.amount.end, "to") is not None


def _is_transfer(page: Page, piece: Piece) -> bool:
    if _first(page, piece, "transfer") is not None:
        return not _pays_a_bill(page, piece)
    moved = any(page.marks.has(role, piece.start, piece.end) for role in ("send", "put"))
    return moved and page.marks.has("own", piece.start, piece.end)


def _pays_a_bill(page: Page, piece: Piece) -> bool:
    """Whether what was transferred paid for something: "rent 15k transferred", not "transferred 15k to savings"."""
    kept = any(page.marks.has(role, piece.start, piece.end) for role in ("own", "bank", "card"))
    moved = page.marks.has("wire", piece.start, piece.end)
    things = page.marks.within("category", piece.start, piece.end)
    return moved and not kept and any(match.value in _BILLS for match in things)


def _is_income(page: Page, piece: Piece) -> bool:
    if page.marks.has("received", piece.start, piece.end):
        return True
    before = page.marks.ending(piece.amount.start, "came")
    if before and before.start >= piece.start and not page.marks.at(piece.amount.end, "to") and not _buys(page, piece):
        return True
    source = _first(page, piece, "income")
    if source is None:
        return False
    paid = page.marks.within("paid", piece.start, source.start)
    return all(page.marks.at(match.start, "came") for match in paid)


def _hands(page: Page, piece: Piece, people: Sequence[Named]) -> bool:
    """Whether it is a member who is paid: "paid ravi 500"."""
    inside = (name for name in people if piece.start <= name.start < piece.end)
    paid = any(page.marks.ending(name.start, "paid") and not page.marks.at(name.end, "paid") for name in inside)
    relatives = page.marks.within("relative", piece.start, piece.end)
    return paid or any(page.marks.ending(match.start, "paid") for match in relatives)


def _buys(page: Page, piece: Piece) -> bool:
    """Whether a piece names a thing one pays for: "electricity bill came 2400"."""
    things = page.marks.within("category", piece.start, piece.end)
    return any(match.value not in {"salary", "other_income", "gifts"} for match in things)


def _to_a_name(page: Page, piece: Piece, found: EntryKind) -> bool:
    """Whether a transfer goes to a word that is nothing we know, as a name is: "transferred 2000 to neha"."""
    to = page.marks.at(piece.amount.end, "to")
    if found is not EntryKind.TRANSFER or to is None or to.end != piece.end - 1:
        return False
    known = ("own", "bank", "wallet", "card", "cash", "account_lead", "category", "merchant", "transfer", "filler")
    return page.tokens[to.end].shape is Shape.WORD and page.marks.at(to.end, *known) is None


def choices(page: Page, piece: Piece, found: EntryKind, people: Sequence[Named]) -> tuple[EntryKind, ...]:
    """The kinds a piece may be, the likeliest first; nothing where it is plain."""
    if page.marks.has("staff", piece.start, piece.end):
        return ()
    if page.marks.has("borrowed", piece.start, piece.end):
        return EntryKind.TRANSFER, EntryKind.INCOME
    if found in {EntryKind.EXPENSE, EntryKind.TRANSFER}:
        return (EntryKind.EXPENSE, EntryKind.TRANSFER) if _may_be_transfer(page, piece, found, people) else ()
    if _comes_from_somebody(page, piece, found, people):
        return EntryKind.TRANSFER, EntryKind.INCOME
    return (EntryKind.REFUND, EntryKind.INCOME) if found is EntryKind.INCOME and _from_shop(page, piece) else ()


def _comes_from_somebody(page: Page, piece: Piece, found: EntryKind, people: Sequence[Named]) -> bool:
    """Whether a person gave money, perhaps back: "500 back from ravi", "suresh returned 1500", "ravi gave me 700"."""
    if any(_is_thing(match) for match in page.marks.within("category", piece.start, piece.end)):
        return False
    if page.marks.has("merchant", piece.start, piece.end) or page.marks.has("income", piece.start, piece.end):
        return False
    if any(piece.start <= name.start < piece.end for name in people):
        return True
    relative = page.marks.has("relative", piece.start, piece.end)
    back = found is EntryKind.REFUND or page.marks.has("back", piece.start, piece.end)
    return back and (relative or _named_by_stranger(page, piece))


def _named_by_stranger(page: Page, piece: Piece) -> bool:
    """Whether one unknown word opens a piece or follows its "from", as a name would; shops refund, people give back."""
    if page.marks.has("refund", piece.start, piece.end):
        return False
    after = next((match.end for match in page.marks.within("by", piece.start, piece.end)), piece.start)
    token = page.token(after)
    return token is not None and token.shape is Shape.WORD and not page.marks.knows(after)


def _from_shop(page: Page, piece: Piece) -> bool:
    """Whether a shop gave money and nothing says why: "got 1200 from flipkart"."""
    shops = page.marks.within("merchant", piece.start, piece.end)
    income = page.marks.has("income", piece.start, piece.end)
    return not income and any(page.marks.ending(shop.start, "by") for shop in shops)


def _is_thing(match: Match) -> bool:
    return match.value not in _OF_PEOPLE


def _may_be_transfer(page: Page, piece: Piece, found: EntryKind, people: Sequence[Named]) -> bool:
    """Whether money went to a person and nothing says what for: "sent 5k to mom"."""
    sends = any(page.marks.has(role, piece.start, piece.end) for role in ("send", "lent"))
    sends = sends or _hands(page, piece, people)
    inside = [name for name in people if piece.start <= name.start < piece.end]
    member = any(name.bent or not page.marks.at(name.end, "paid") for name in inside)
    relative = page.marks.has("relative", piece.start, piece.end)
    if page.marks.has("lent", piece.start, piece.end) or _repays(page, piece) or _to_a_name(page, piece, found):
        return True
    if not sends or not (member or relative) or page.marks.has("own", piece.start, piece.end):
        return False
    return not any(_is_thing(match) for match in page.marks.within("category", piece.start, piece.end))
