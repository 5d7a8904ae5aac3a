"""Handlers for accounts: stated balances, renaming, joining, and gaps between a balance and the account's entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import (
    ask_again,
    ask_to_type,
    list_category_offers,
    make_page,
    make_reader,
    note_card,
    read_subject,
    use_case_context,
)
from bot.handlers.entries import propose_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render.accounts import make_account_card, make_account_mark, make_accounts_card, make_gap_card, make_join_card
from bot.render.cards import make_edit_of_tapped
from bot.render.drafts import make_open_card
from bot.render.entries import make_entry_card
from bot.verbs import Verb
from core.errors import Invalid, NotFound
from core.language.arrangements.goal_sentences import find_single_amount
from core.language.message import Message
from core.model.account_balance import AccountStatus
from core.model.category_rule import fold_name
from core.model.draft import DraftState
from core.model.entry import Line
from core.model.household import Account
from core.model.intent import ChangeDraft, Command, RecordEntries
from core.model.money import Money
from core.usecases.account_status import read_accounts
from core.usecases.change_entry import change_entry
from core.usecases.draft_result import load_draft
from core.usecases.explain_gap import GapGuess, GapQuestion, GuessKind, accept_gap, ask_about_gap, make_gap_line
from core.usecases.keep_accounts import (
    find_account,
    join_accounts,
    rename_account,
    undo_account_join,
    undo_account_rename,
)
from core.usecases.note_balances import remove_stated_balance, save_stated_balance

router: Router[MessageContext] = Router()


@router.command("accounts", menu=78)
async def _accounts_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/accounts``: show all accounts or the named one, or save its balance where an amount is given."""
    named = command.rest.strip()
    if not named:
        return [await _make_accounts_card(context)]
    for sign, change in ((" = ", _rename_account), (" + ", _join_accounts)):
        old, found, new = named.partition(sign)
        if found:
            account = await find_account(use_case_context(context), old.strip())
            return [await change(context, account.id, new.strip())]
    statuses = await _find_statuses(context, make_account_mark(named))
    if statuses:
        return [make_account_card(make_reader(context), statuses, writes=context.member.can_write)]
    if any(sign.isdigit() for sign in named):
        return [await _keep_balance(context, named)]
    return [await _make_accounts_card(context)]


@router.tap(Verb.ACCOUNTS)
async def _show_accounts(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await _make_accounts_card(context))]


@router.tap(Verb.ACCOUNT)
async def _show_account(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    shown = make_account_card(
        make_reader(context), await _require_statuses(context, tap.argument), writes=context.member.can_write
    )
    return [make_edit_of_tapped(context.inbound, shown)]


@router.tap(Verb.ACCOUNT_SET, Verb.ACCOUNT_NEW)
async def _ask_balance(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask the member to type an account's balance, or the name and balance of a new account."""
    use_case_context(context).require_writer()
    context.dialogue.asked = replace(tap, subject=None)
    if tap.verb == Verb.ACCOUNT_NEW:
        return [ask_to_type(context, "account-ask-new")]
    (first, *_) = await _require_statuses(context, tap.argument)
    return [ask_to_type(context, "account-ask-balance", name=first.name)]


@router.answer(Verb.ACCOUNT_SET, Verb.ACCOUNT_NEW)
async def _answer_balance(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Save a typed balance ("3200", or "cash 3200" for a new account); ask again where it cannot be read."""
    try:
        if tap.verb == Verb.ACCOUNT_NEW:
            return [await _keep_balance(context, text)]
        (first, *_) = await _require_statuses(context, tap.argument)
        return [await _keep_balance(context, text, first)]
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]


@router.tap(Verb.ACCOUNT_UNDO)
async def _undo_stated_balance(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Take back a balance that a member stated for an account."""
    await remove_stated_balance(use_case_context(context), read_subject(tap))
    return [make_edit_of_tapped(context.inbound, await _make_accounts_card(context), context.words("account-undone"))]


@router.tap(Verb.ACCOUNT_NAME)
async def _ask_name(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask for a new name for an account."""
    account = await _load_account_by_mark(context, tap.argument)
    context.dialogue.asked = replace(tap, subject=None)
    return [ask_to_type(context, "account-ask-name", name=account.name)]


@router.answer(Verb.ACCOUNT_NAME)
async def _answer_name(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Rename an account to the typed name; ask again where the name is not allowed."""
    try:
        return [await _rename_account(context, (await _load_account_by_mark(context, tap.argument)).id, text)]
    except Invalid as refusal:
        return [ask_again(context, tap, refusal)]


@router.tap(Verb.ACCOUNT_NAME_UNDO)
async def _take_back_name(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Restore an account's former name."""
    account = await undo_account_rename(use_case_context(context), read_subject(tap))
    return [
        make_edit_of_tapped(
            context.inbound, await _make_changed_card(context, account.name, context.words("account-undone"))
        )
    ]


@router.tap(Verb.ACCOUNT_JOIN)
async def _ask_same_account(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask which other account is the same account under another name."""
    account = await _load_account_by_mark(context, tap.argument)
    overview = await read_accounts(context.uow, context.household.currency, context.today)
    others = [each.name for each in overview.accounts if each.name != account.name]
    return [make_edit_of_tapped(context.inbound, make_join_card(make_reader(context), account.name, others))]


@router.tap(Verb.ACCOUNT_INTO)
async def _join_into(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Join one account into another, so that both count as one."""
    gone, _, kept = tap.argument.partition(" ")
    account, other = await _load_account_by_mark(context, gone), await _load_account_by_mark(context, kept)
    return [make_edit_of_tapped(context.inbound, await _join_accounts(context, account.id, other.name))]


@router.tap(Verb.ACCOUNT_PART)
async def _part_accounts(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Separate two accounts that were joined."""
    joined = await undo_account_join(use_case_context(context), read_subject(tap))
    return [
        make_edit_of_tapped(
            context.inbound, await _make_changed_card(context, joined.name, context.words("account-undone"))
        )
    ]


async def _rename_account(context: MessageContext, account_id: UUID, name: str) -> Reply:
    account = await rename_account(use_case_context(context), account_id, name)
    return await _make_changed_card(
        context,
        account.name,
        context.words("account-renamed"),
        Button(context.words("button-undo"), Tap(Verb.ACCOUNT_NAME_UNDO, account.id)),
    )


async def _join_accounts(context: MessageContext, gone: UUID, name: str) -> Reply:
    use_case = use_case_context(context)
    other = await find_account(use_case, name)
    first, kept = await join_accounts(use_case, gone, other.id)
    return await _make_changed_card(
        context,
        kept.name,
        context.words("account-joined", name=first.name),
        Button(context.words("button-undo"), Tap(Verb.ACCOUNT_PART, first.id)),
    )


async def _make_changed_card(context: MessageContext, name: str, lead: str, undo: Button | None = None) -> Reply:
    """Return an account's card with a first line that says what was done (``lead``), and an undo button if given."""
    statuses = await _find_statuses(context, make_account_mark(name))
    if not statuses:
        shown = await _make_accounts_card(context)
        return replace(shown, body=(TextRun(lead + "\n"), *shown.body))
    shown = make_account_card(make_reader(context), statuses, writes=True, lead=lead)
    return replace(shown, buttons=((undo,), *shown.buttons)) if undo is not None else shown


async def _load_account_by_mark(context: MessageContext, mark: str) -> Account:
    """Return the account whose digest (``make_account_mark``) a button carries; raises NotFound where there is none."""
    found = (each.name for each in context.household.accounts if make_account_mark(each.name) == mark)
    return await find_account(use_case_context(context), next(found, ""))


@router.tap(Verb.GAP)
async def _ask_about_gap(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask what explains a gap between an account's balances and its entries."""
    return [make_gap_card(make_reader(context), await _load_gap_question(context, read_subject(tap)))]


@router.tap(Verb.GAP_IS)
async def _accept_explanation(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Accept an explanation of a balance gap.

    The account is set on its entry, its open draft is shown, or a new entry is proposed.
    """
    use_case_context(context).require_writer()
    asked = await _load_gap_question(context, read_subject(tap))
    guess = next((each for each in asked.guesses if each.kind.value == tap.argument), None)
    if guess is None:
        return [make_gap_card(make_reader(context), asked)]
    if guess.entry is not None:
        return [await _name_account(context, asked, guess.entry)]
    if guess.draft is not None:
        draft = await load_draft(use_case_context(context), guess.draft)
        if draft.state is not DraftState.OPEN:
            raise NotFound("gap-closed")
        note_card(context, draft.id)
        return [make_open_card(make_page(context), draft, offers=list_category_offers(context, draft))]
    return await propose_lines(context, RecordEntries((_make_guess_line(context, guess),)))


@router.tap(Verb.GAP_OTHER)
async def _ask_gap_cause(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Ask the member to type what explains a gap between an account's balances and its entries."""
    use_case_context(context).require_writer()
    asked = await _load_gap_question(context, read_subject(tap))
    context.dialogue.asked = Tap(Verb.GAP_OTHER, asked.gap.fact)
    amount = Money(abs(asked.gap.money.minor), asked.gap.money.currency)
    return [ask_to_type(context, "gap-ask-what", sum=context.words.money(amount))]


@router.answer(Verb.GAP_OTHER)
async def _answer_gap_cause(context: MessageContext, tap: Tap, text: str) -> Sequence[Reply]:
    """Propose an entry with the typed description and the amount of a balance gap."""
    asked = await _load_gap_question(context, read_subject(tap))
    line = replace(make_gap_line(asked.account, asked.gap), description=" ".join(text.split())[:120])
    return await propose_lines(context, RecordEntries((line,)))


@router.tap(Verb.GAP_LEAVE)
async def _leave_gap(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Leave a gap between balances and entries unexplained."""
    asked = await _load_gap_question(context, read_subject(tap))
    await accept_gap(use_case_context(context), asked.gap.fact)
    done = context.words("gap-left", sum=context.words.money(asked.gap.money), name=asked.account)
    return [make_edit_of_tapped(context.inbound, Reply((TextRun(done),)))]


async def show_account_balance(context: MessageContext, named: str) -> Reply:
    """Show the balance of the named account, or of all accounts where the name fits none or several."""
    overview = await read_accounts(context.uow, context.household.currency, context.today)
    wanted = fold_name(named)
    exact = [status for status in overview.accounts if fold_name(status.name) == wanted]
    near = [status for status in overview.accounts if set(wanted.split()) <= set(fold_name(status.name).split())]
    found = exact or near
    if len({fold_name(status.name) for status in found}) == 1:
        return make_account_card(make_reader(context), found, writes=context.member.can_write)
    return await _make_accounts_card(context)


async def _make_accounts_card(context: MessageContext) -> Reply:
    overview = await read_accounts(context.uow, context.household.currency, context.today)
    return make_accounts_card(make_reader(context), overview, writes=context.member.can_write)


async def _find_statuses(context: MessageContext, mark: str) -> list[AccountStatus]:
    overview = await read_accounts(context.uow, context.household.currency, context.today)
    return [each for each in overview.accounts if make_account_mark(each.name) == mark]


async def _require_statuses(context: MessageContext, mark: str) -> list[AccountStatus]:
    """Return an account's status in each of its currencies; raises NotFound where there is no such account."""
    found = await _find_statuses(context, mark)
    if not found:
        raise NotFound("account-gone")
    return found


async def _keep_balance(context: MessageContext, text: str, known: AccountStatus | None = None) -> Reply:
    """Save the balance in a text such as "cash 3200", or "3200" for a ``known`` account; show it with an undo button.

    Raises:
        Invalid: there is no amount, or no name.
    """
    words = text.split()
    owing = any(word.startswith(("-", "\u2212")) for word in words)
    message = Message.read_message(" ".join(word.lstrip("-\u2212") for word in words), make_reading_context(context))
    amount = find_single_amount(message)
    if amount is None:
        raise Invalid("amount-unread")
    own = known.came_in.currency if known else context.household.currency
    currency = amount.currencies[0] if amount.currencies else own
    money = Money.of(-amount.readings[0] if owing else amount.readings[0], currency)
    name = known.name if known else _cut_name(words, message.cut_text(amount.start, amount.end))
    fact = await save_stated_balance(use_case_context(context), name, money)
    shown = await _require_statuses(context, make_account_mark(context.household.find_current_account(name)))
    return make_account_card(make_reader(context), shown, writes=True, lead=context.words("account-told"), undo=fact)


def _cut_name(words: Sequence[str], amount: str) -> str:
    """Return the words of a text without those of its amount: its numbers and their currency."""
    spelled = amount.casefold().split()
    return " ".join(word for word in words if word.casefold() not in spelled and not any(map(str.isdigit, word)))


async def _load_gap_question(context: MessageContext, fact: UUID) -> GapQuestion:
    return await ask_about_gap(context.uow, context.household.currency, context.today, fact, context.viewer)


async def _name_account(context: MessageContext, question: GapQuestion, entry: UUID) -> Reply:
    """Set the account of an entry that named none, to explain a balance gap."""
    done = await change_entry(use_case_context(context), entry, ChangeDraft(account=question.account))
    note_card(context, done.entry.id)
    return make_entry_card(make_page(context), done.entry, title="gap-explained")


def _make_guess_line(context: MessageContext, guess: GapGuess) -> Line:
    """Return the line of a guess about a balance gap, with a standard description where it has none."""
    if guess.kind is GuessKind.HABIT:
        return guess.line
    category = {GuessKind.FEE: "fees_taxes"}.get(guess.kind)
    return replace(guess.line, description=context.words(f"gap-line-{guess.kind.value}"), category=category)
