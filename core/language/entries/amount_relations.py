"""Find how the amounts of a message relate: one is part of another, a discount on another, or an unpaid price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from core.language.entries.lines import MessageLayout
from core.language.text.page import Amount
from core.language.text.tokens import BREAK, SIGN, WORD
from core.language.text.vocabulary import RoleMatch

_ROLES = (
    *("part", "inside", "less", "reduction", "old_price", "whole_lead", "tip", "own_share", "not_mine", "net_pay"),
    *("asked_after", "price_lead", "rate_lead"),
)
_REACH = 3
"""Most small words between an amount and the word that explains it."""

_TIP = Decimal("0.5")
"""The largest share of a bill that can be a tip."""


@dataclass(slots=True)
class _AmountRelations:
    """The amounts kept so far, and the tokens of amounts that were merged into others."""

    layout: MessageLayout
    money: Sequence[Amount]
    kept: list[Amount] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    dropped: bool = False
    """Whether an unpaid price was dropped, so that the remaining amount is what was paid."""
    parts_of: int = -1
    """The index of the kept amount that is being divided into parts."""

    def keep_or_merge(self, at: int) -> None:
        """Keep the amount at an index, or merge it into the amount that it changes or belongs to."""
        amount = self.money[at]
        before = self.kept[-1] if self.kept else None
        if before is not None and self._is_rate(amount, before):
            self.kept[-1] = replace(before, rate=amount.readings[0])
            self._explain_away(amount, None)
            return
        asked = self._find_word_behind(at, "asked_after") if len(self.money) > 1 else None
        if asked or self._is_old_price(at):
            self._explain_away(amount, asked or self._find_word_before(amount, "old_price"))
            self.dropped = True
        elif before is None or len(amount.readings) > 1 or not self._merge_into_previous(at, before):
            self.kept.append(replace(amount, counted=True) if self.dropped else amount)

    def _is_rate(self, amount: Amount, before: Amount) -> bool:
        """Return whether an amount is the exchange rate of a foreign payment: "app 20 usd at 83"."""
        page = self.layout.page
        foreign = len(before.currencies) == 1 and before.currencies[0] != page.currency and not before.counted
        lead = any(page.marks.find_ending(amount.start, role) for role in ("price_lead", "rate_lead"))
        beside = page.tokens[amount.start - 1 : amount.start]
        lead = lead or any(token.is_sign("@") for token in beside)
        near = amount.start - before.end <= _REACH
        return foreign and bool(lead) and near and not amount.currencies and len(before.readings) == 1

    def _merge_into_previous(self, at: int, before: Amount) -> bool:
        """Merge an amount into the previous one, and return whether it was: it is no purchase by itself then.

        A discount or a tip changes the previous amount, a repeated result or a whole is dropped, and a part is divided
        from it; ``kept``, ``gone`` and ``parts_of`` are changed accordingly.
        """
        amount = self.money[at]
        value, whole = amount.readings[0], before.readings[0]
        if self._is_same_amount(amount, before) and self._is_told_again(at):
            return self._explain_away(amount, None)
        lead = self._find_word_before(amount, "whole_lead")
        if lead and self._is_whole(amount, before, lead):
            return self._explain_away(amount, lead)
        if self.parts_of >= 0 and self.kept[self.parts_of].readings[0] == value:
            return self._divide_amount(at, None)
        if value >= whole:
            return False
        if (self._find_word_before(amount, "net_pay") or self._find_word_behind(at, "net_pay")) and self._is_earned():
            return self._replace_previous(amount, before, amount.readings)
        if (
            said := self._find_word_before(amount, "inside")
            or self._find_word_behind(at, "inside")
            or self._find_word_inside_thing(amount, before)
        ):
            return self._explain_away(amount, said)
        if said := self._find_word_before(amount, "part") or self._find_word_behind(at, "part"):
            return self._is_bought(at) and self._divide_amount(at, said)
        if self._is_taken_off(at, before):
            return self._replace_previous(amount, before, (whole - value,))
        if value <= whole * _TIP and (self._find_word_before(amount, "tip") or self._find_word_behind(at, "tip")):
            return self._replace_previous(amount, before, (whole + value, whole))
        return False

    def _is_earned(self) -> bool:
        return self.layout.page.marks.has_role("income", "received")

    def _find_word_inside_thing(self, amount: Amount, before: Amount) -> RoleMatch | None:
        """Return the word that makes an amount part of the previous one: "950 (incl bills 120)"; None without one."""
        marks, tokens = self.layout.page.marks, self.layout.page.tokens
        at = before.end + (before.end < len(tokens) and tokens[before.end].is_sign("(,"))
        said = marks.find_starting(at, "inside")
        if said is None or amount.start - said.end > _REACH:
            return None
        return said if all(tokens[place].shape is WORD for place in range(said.end, amount.start)) else None

    def _is_bought(self, at: int) -> bool:
        """Return whether a part was spent, rather than put aside: "640 came, 200 of it to savings"."""
        end = self.money[at + 1].start if at + 1 < len(self.money) else len(self.layout.page.tokens)
        return not self.layout.page.marks.has_any_within(("own", "transfer"), self.money[at].end, end)

    def _is_same_amount(self, amount: Amount, before: Amount) -> bool:
        return amount.readings == before.readings and not amount.currencies

    def _is_told_again(self, at: int) -> bool:
        """Return whether an amount repeats a result just computed: "231 but a 10 voucher so 221"."""
        return self.kept[-1].counted and self.kept[-1].end < self.money[at - 1].start

    def _is_old_price(self, at: int) -> bool:
        """Return whether an amount is an old price beside the one paid: "was 800 paid 600"."""
        amount = self.money[at]
        said = self._find_word_before(amount, "old_price")
        if said is None or len(self.money) < 2:
            return False
        start = max((other.end for other in self.money if other.end <= said.start), default=0)
        if said.value == "always":
            return True
        opens = not self.layout.has_content(self._find_clause(said.start, start), said.start)
        return opens and any(other.readings[0] < amount.readings[0] for other in self.money)

    def _find_clause(self, at: int, start: int) -> int:
        """Return the token at which the clause around a token begins."""
        tokens = self.layout.page.tokens
        while at > start and not (tokens[at - 1].is_sign(",.;:(!?") or tokens[at - 1].shape is BREAK):
            at -= 1
        return at

    def _is_whole(self, amount: Amount, before: Amount, lead: RoleMatch) -> bool:
        """Return whether an amount is the whole of the one before: "2000 advance from 5000", "140 of 1680 in all"."""
        if amount.readings[0] <= before.readings[0]:
            return False
        marks = self.layout.page.marks
        near = [at for at in range(before.end, lead.start) if self.layout.page.tokens[at].shape is WORD]
        first = marks.has_any_within(("advance", "own_share"), max(0, before.start - 6), lead.start)
        total = marks.has("total", lead.start, amount.start) or marks.find_starting(amount.end, "total")
        return not near or first or bool(total)

    def _is_taken_off(self, at: int, before: Amount) -> bool:
        """Return whether an amount is a discount on the one before; the "deal" of "meal deal 3.90" is none."""
        amount = self.money[at]
        if self._find_word_before(amount, "less"):
            return True
        lead, tail = self._find_word_before(amount, "reduction"), self._find_word_behind(at, "reduction")
        named = lead is not None and lead.value == "alone" and self.layout.has_content(before.end, lead.start)
        behind = tail is not None and not (tail.value == "alone" and self.layout.has_content(amount.end, tail.start))
        return behind or (lead is not None and not named)

    def _divide_amount(self, at: int, said: RoleMatch | None) -> bool:
        """Subtract an amount from the one being divided, and keep both; return whether that was possible."""
        amount = self.money[at]
        index = self.parts_of if self.parts_of >= 0 else len(self.kept) - 1
        whole = self.kept[index]
        left = whole.readings[0] - amount.readings[0]
        if left < 0 or len(whole.readings) > 1:
            return False
        self.gone |= set(range(said.start, said.end)) if said else set()
        if left:
            self.kept[index], self.parts_of = replace(whole, readings=(left,), counted=True), index
        else:
            self.kept.pop(index)
            self.gone |= set(range(self._find_clause(whole.start, 0), whole.end))
            self.parts_of = -1
        self.kept.append(amount)
        return True

    def _replace_previous(self, amount: Amount, before: Amount, readings: tuple[Decimal, ...]) -> bool:
        self.kept[-1] = replace(before, readings=readings, counted=True)
        return self._explain_away(amount, None)

    def _explain_away(self, amount: Amount, said: RoleMatch | None) -> bool:
        first = min(said.start, amount.start) if said else amount.start
        last = max(said.end, amount.end) if said else amount.end
        self.gone |= set(range(first, last))
        return True

    def _find_word_before(self, amount: Amount, role: str) -> RoleMatch | None:
        """Return the word of a role before an amount, with only small words between; None without one."""
        marks, tokens = self.layout.page.marks, self.layout.page.tokens
        for at in range(amount.start, max(amount.start - _REACH, 0), -1):
            if found := marks.find_ending(at, role):
                return found
            small = marks.find_starting(at - 1, "filler", "currency", "tip", "copula", "article") or tokens[
                at - 1
            ].is_sign(":-–(£$€₹")
            if not small:
                return None
        return None

    def _find_word_behind(self, at: int, role: str) -> RoleMatch | None:
        """Return the word of a role after an amount, before the next amount or comma; None without one."""
        amount = self.money[at]
        marks, tokens = self.layout.page.marks, self.layout.page.tokens
        end = self.money[at + 1].start if at + 1 < len(self.money) else len(tokens)
        for place in range(amount.end, min(amount.end + _REACH, end)):
            if tokens[place].shape is BREAK or (tokens[place].shape is SIGN and tokens[place].written in ",;."):
                return None
            if found := marks.find_starting(place, role):
                return found
        return None


def relate_amounts(layout: MessageLayout) -> MessageLayout:
    """Return the message's layout with related amounts merged and the tokens that explain them marked as used."""
    marks = layout.page.marks
    if len(layout.amounts) < 2 or marks.is_without(*_ROLES):
        return layout
    relations = _AmountRelations(layout, layout.amounts)
    for at in range(len(layout.amounts)):
        relations.keep_or_merge(at)
    if not relations.kept:
        return layout
    return MessageLayout(layout.page.mark_taken(relations.gone), tuple(relations.kept), layout.dates, layout.quantities)
