"""Who owes whom as an answer, its explanation, and how the household splits costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.listing import describe_entry, write_row
from bot.render.scopes import Audience, shorten_text
from bot.render.shorthand import make_question_tap, shorten_question
from bot.verbs import Verb
from core.model.balance import Balances, CurrencyBalances, Debt, MemberBalance, SharedEntry, SplitKind, SplitRule
from core.model.entry import EntryKind
from core.model.money import Money
from core.model.question import Question
from core.usecases.outside_debts import OutsideDebts
from core.usecases.settle_up import HUNDREDTHS, EarlyPurchases

_LABEL = 60
OUTSIDE = 5
"""The most transfers with people outside that are listed with a balance."""
ROWS = 10
"""The most entries listed with a balance."""
_PART = 8
"""The number of digits of a member's id in callback data."""


def make_member_mark(member: UUID) -> str:
    """Return the random end of a member's id, enough to tell members of a household apart."""
    return member.hex[-_PART:]


def make_balance_reply(
    reader: Audience, question: Question, balances: Balances, rule: SplitRule | None, *, writes: bool, edits: str | None
) -> Reply:
    """Return who owes whom, with a button to settle each debt."""
    words = reader.words
    if _is_kept_alone(reader):
        return Reply((TextRun(words("debt-alone")),), edits=edits)
    me = reader.viewer.id if reader.viewer else None
    pairs = dict(sorted(_list_pairs(balances.debts, question.member).items(), key=lambda each: me not in each[0]))
    lines = [_write_debt(reader, debtor, creditor, sums) for (debtor, creditor), sums in pairs.items()]
    lines = [*_write_own_first(reader, question, pairs), *_write_direct(reader, question, balances, pairs), *lines]
    body = [TextRun("\n".join(lines) or _write_nothing(reader, question), "bold" if lines else "")]
    if question.period and lines:
        body.insert(0, TextRun(words("debt-for", scope=reader.write_period(question.period)) + "\n"))
    body.append(TextRun("\n" + write_split_rule(reader, rule), "quiet"))
    settle = [(_make_settle_button(reader, question, pair, sums, balances.mark),) for pair, sums in pairs.items()]
    why = (
        (Button(words("answer-button-why"), make_question_tap(Verb.DEBT_WHY, question, balances.mark)),)
        if balances.entry_count
        else ()
    )
    how = (Button(words("button-how-split"), Tap(Verb.SPLIT)),)
    return Reply(tuple(body), (*(settle if writes else ()), (*why, *how)), edits=edits)


def _list_pairs(debts: Iterable[Debt], member: UUID | None) -> dict[tuple[UUID, UUID], tuple[Money, ...]]:
    """Return the debts by (debtor, creditor), a sum for each currency; only ``member``'s where one is given."""
    pairs: dict[tuple[UUID, UUID], tuple[Money, ...]] = {}
    for debt in debts:
        if member in {None, debt.debtor, debt.creditor}:
            pair = (debt.debtor, debt.creditor)
            pairs[pair] = (*pairs.get(pair, ()), debt.money)
    return pairs


def _write_own_first(
    reader: Audience, question: Question, pairs: Mapping[tuple[UUID, UUID], tuple[Money, ...]]
) -> list[str]:
    """Return that the reader owes nothing and is owed nothing, where only others owe one another; else nothing."""
    me = reader.viewer.id if reader.viewer else None
    if me is None or question.member is not None or not pairs or any(me in pair for pair in pairs):
        return []
    return [reader.words("debt-you-even")]


def _write_direct(
    reader: Audience, question: Question, balances: Balances, pairs: Mapping[tuple[UUID, UUID], tuple[Money, ...]]
) -> list[str]:
    """Return the debt between reader and member asked about, where the proposed transfers pair others instead."""
    me, other = reader.viewer.id if reader.viewer else None, question.member
    if me is None or other is None or me == other:
        return []
    owed = balances.sum_direct_debts(other, me)
    to_me, to_them = tuple(m for m in owed if m.minor > 0), tuple(-m for m in owed if m.minor < 0)
    if set(pairs) <= {(me, other), (other, me)} and pairs.get((other, me), ()) == to_me:
        return []
    told = [_write_debt(reader, *pair, sums) for pair, sums in (((other, me), to_me), ((me, other), to_them)) if sums]
    return [*told, reader.words("debt-together")] if told else []


def _write_debt(reader: Audience, debtor: UUID, creditor: UUID, sums: Sequence[Money]) -> str:
    me = reader.viewer.id if reader.viewer else None
    key = "debt-you-owe" if debtor == me else "debt-owes-you" if creditor == me else "debt-owes"
    names = {"debtor": _name_member(reader, debtor), "creditor": _name_member(reader, creditor)}
    return reader.words(key, sum=_write_sums(reader, sums), **names)


def _name_member(reader: Audience, member: UUID) -> str:
    return reader.household.find_name(member) or reader.words("somebody-else")


def _write_sums(reader: Audience, sums: Iterable[Money]) -> str:
    return reader.join_names(reader.words.money(money) for money in sums)


def _write_nothing(reader: Audience, question: Question) -> str:
    if question.member:
        return reader.words("debt-none-with", name=_name_member(reader, question.member))
    if question.period:
        return reader.words("debt-none-in", scope=reader.write_period(question.period))
    return reader.words("debt-none")


def _make_settle_button(
    reader: Audience, question: Question, pair: tuple[UUID, UUID], sums: Sequence[Money], mark: int
) -> Button:
    debtor, creditor = pair
    names = {"debtor": _name_member(reader, debtor), "creditor": _name_member(reader, creditor)}
    label = reader.words("button-settle", sum=_write_sums(reader, sums), **names)
    argument = f"{make_member_mark(debtor)}.{make_member_mark(creditor)}.{shorten_question(question)}"
    return Button(shorten_text(label, _LABEL), Tap(Verb.DEBT_PAID, version=mark, argument=argument))


def explain_balances(
    reader: Audience,
    question: Question,
    balances: Balances,
    newest: Sequence[SharedEntry],
    *,
    changed: bool,
    edits: str | None,
) -> Reply:
    """Return each member's part in the balances, and the newest entries with how each changes them."""
    words = reader.words
    lines = [*([words("why-changed")] if changed else []), *write_member_balances(reader, balances)]
    lines += ["", *(f"• {write_shared_entry(reader, each)}" for each in newest)]
    if balances.entry_count > len(newest):
        lines.append(words("why-more", count=balances.entry_count - len(newest)))
    lines.append(words("debt-private"))
    back = Button(words("answer-button-back"), make_question_tap(Verb.DEBTS, question))
    body = (TextRun(words("why-title"), "bold"), TextRun("\n" + "\n".join(lines)))
    return Reply(body, ((back,),), edits=edits)


def write_member_balances(reader: Audience, balances: Balances) -> list[str]:
    """Return a line for each member's part in each currency."""
    return [_write_side(reader, currency, member) for currency in balances.currencies for member in currency.members]


def _write_side(reader: Audience, currency: CurrencyBalances, side: MemberBalance) -> str:
    """Return a member's part: ``Asha paid ₹900, her part is ₹450, settled ₹0: is owed ₹450``."""
    words = reader.words

    def money(minor: int) -> str:
        return words.money(Money(abs(minor), currency.currency))

    facts = [words("debt-side", name=_name_member(reader, side.member), paid=money(side.paid), part=money(side.part))]
    if side.given:
        facts.append(words("debt-side-gave" if side.given > 0 else "debt-side-got", sum=money(side.given)))
    key = "debt-side-owed" if side.net > 0 else "debt-side-owes" if side.net < 0 else "debt-side-even"
    return words("debt-side-line", facts=", ".join(facts), net=words(key, sum=money(side.net)))


def write_shared_entry(reader: Audience, each: SharedEntry) -> str:
    """Return an entry's row with its shares: ``Fri 20 Nov · dinner · ₹3,400 · Asha · Asha ₹1,700, Ravi ₹1,700``."""
    line, words = each.entry.line, reader.words
    day, payer = words.day(line.day, reader.today), _name_member(reader, line.payer or each.entry.author)
    if line.kind is EntryKind.TRANSFER:
        money = words.money(line.money)
        return words(
            "debt-row-settled", day=day, debtor=payer, creditor=_name_member(reader, next(iter(each.parts))), sum=money
        )
    parts = [
        f"{_name_member(reader, member)} {words.money(Money(minor, line.money.currency))}"
        for member, minor in each.parts.items()
        if minor
    ]
    refund = line.kind is EntryKind.REFUND
    money = words.money(line.money)
    told = words("answer-row-refund", money=money) if refund else money
    return words(
        "debt-row", row=f"{day} · {describe_entry(reader, each.entry)} · {told} · {payer}", parts=", ".join(parts)
    )


def _is_kept_alone(reader: Audience) -> bool:
    return len(reader.household.members) + len(reader.household.former) == 1


def add_early_purchases(
    reader: Audience, question: Question, reply: Reply, early: EarlyPurchases | None, *, admin: bool
) -> Reply:
    """Add that what was bought before the second member joined is not counted, with a button that counts it."""
    if early is None:
        return reply
    name = _name_member(reader, early.joined.member)
    told = TextRun("\n" + reader.words("debt-early", count=early.count, name=name), "quiet")
    count = Button(reader.words("button-count-early"), make_question_tap(Verb.SPLIT_EARLY, question))
    return replace(reply, body=(*reply.body, told), buttons=(*reply.buttons, *(((count,),) if admin else ())))


def add_outsiders(reader: Audience, reply: Reply, found: OutsideDebts) -> Reply:
    """Add what was lent to and borrowed from people outside the household, which no balance counts."""
    if not found.entries:
        return reply
    alone = _is_kept_alone(reader)
    lines = [write_outsiders_title(reader), *write_outsider_lines(reader, found)]
    lines += [f"• {write_row(reader, entry)}" for entry in found.entries[:OUTSIDE]]
    if len(found.entries) > OUTSIDE:
        lines.append(reader.words("why-more", count=len(found.entries) - OUTSIDE))
    outside = TextRun("\n".join(lines))
    return replace(reply, body=(outside,) if alone else (*reply.body, TextRun("\n\n"), outside))


def write_outsiders_title(reader: Audience) -> str:
    """Return the heading of the debts with people outside the household."""
    return reader.words("debt-outside-alone" if _is_kept_alone(reader) else "debt-outside")


def write_outsider_lines(reader: Audience, found: OutsideDebts) -> list[str]:
    """Return a line for what each person outside the household owes or is owed."""
    return [_write_outsider(reader, name, money) for name, money in found.sums]


def _write_outsider(reader: Audience, name: str, money: Money) -> str:
    key = "debt-outside-owes" if money.minor > 0 else "debt-outside-owed"
    shown = reader.words.money(money if money.minor > 0 else -money)
    return reader.words(key, name=name[:1].upper() + name[1:], sum=shown)


def write_split_rule(reader: Audience, rule: SplitRule | None) -> str:
    """Return in words how the household splits shared costs."""
    kind = rule.kind if rule else SplitKind.EQUAL
    parts = _write_parts(reader, rule.weights, kind) if rule else ""
    return reader.words(f"split-now-{kind.value}", parts=parts)


def _write_parts(reader: Audience, weights: Mapping[UUID, int], kind: SplitKind) -> str:
    """Return each member's part: ``Asha 60%, Ravi 40%``, or ``Asha 2, Ravi 1``."""
    whole = sum(weights.values())
    shown = []
    for member in reader.household.members:
        part = weights.get(member.id, 0)
        if kind is SplitKind.FIXED:
            shown.append(f"{member.name} {reader.words.number(Decimal(part) / HUNDREDTHS)}")
        elif whole:
            shown.append(f"{member.name} {reader.write_percent(round(100 * part / whole))}")
    return ", ".join(shown)


def make_split_page(reader: Audience, rule: SplitRule | None, *, admin: bool) -> Reply:
    """Return how the household splits costs, with buttons for the other ways."""
    words = reader.words
    body = (
        TextRun(words("split-title"), "bold"),
        TextRun(f"\n{write_split_rule(reader, rule)}\n\n{words('split-text')}"),
    )
    if not admin:
        return Reply((*body, TextRun("\n" + words("settings-admins"), "quiet")))
    kinds = [
        (Button(words(f"button-split-{kind.value}"), Tap(Verb.SPLIT_SET, argument=kind.value)),) for kind in SplitKind
    ]
    return Reply(body, tuple(kinds))


def ask_parts(reader: Audience, kind: SplitKind) -> Reply:
    """Return the request to type each member's part."""
    members = reader.household.members
    numbers = _write_example(len(members), kind)
    example = ", ".join(f"{member.name} {number}" for member, number in zip(members, numbers, strict=True))
    back = Button(reader.words("button-back"), Tap(Verb.SPLIT))
    return Reply((TextRun(reader.words(f"ask-split-{kind.value}", example=example)),), ((back,),))


def _write_example(count: int, kind: SplitKind) -> list[int]:
    if kind is SplitKind.FIXED:
        return [2, *[1] * (count - 1)]
    each = 40 // max(1, count - 1)
    return [100 - each * (count - 1), *[each] * (count - 1)]
