"""Choose the handler of a message: by tapped verb, pending question, command or intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.handlers import (
    accounts,
    advice,
    albums,
    backups,
    budgets,
    categories,
    claims,
    converted_answers,
    dashboard,
    demo,
    digests,
    drafts,
    edited_messages,
    entries,
    entry,
    export,
    goals,
    groups,
    joining,
    language_following,
    loose_pictures,
    members,
    models,
    more_choices,
    notices,
    onboarding,
    originals,
    outlook_answers,
    purchases,
    questions,
    rates,
    receipts,
    recurring,
    recurring_overview,
    review,
    rule_sentences,
    rules,
    settings,
    sharing,
    statements,
    suggested_rules,
    talk,
    trash,
    two_readings,
    typed_choices,
    unclear,
    voice,
    what_if_answers,
)
from bot.handlers.cards import list_category_offers
from bot.handlers.entry import list_saved_lines
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context, read_intent
from bot.handlers.router import Handler, Router
from bot.messages import Reply, Tap, TextRun
from bot.private_answers import check_private_cards
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.verbs import Verb
from core.errors import Invalid, Refusal
from core.language.changes.plain_answers import read_yes_or_no
from core.language.context import TalkCard
from core.language.message import Message
from core.language.recognise import recognise
from core.model.draft import DraftState
from core.model.entry import Line
from core.model.intent import (
    ActOnRule,
    ArrangeSeveral,
    Ask,
    AskGoal,
    AskWhatIf,
    BankNotice,
    ChangeDraft,
    Chatter,
    Command,
    FundGoal,
    Incomplete,
    Intent,
    RecordEntries,
    RemoveBudget,
    RuleAction,
    SetBudget,
    SetGoal,
    SetRecurring,
    Unclear,
)

ROUTER: Router[MessageContext] = Router()
ROUTER.include(
    accounts.router,
    albums.router,
    budgets.router,
    categories.router,
    claims.router,
    converted_answers.router,
    dashboard.router,
    demo.router,
    digests.router,
    drafts.router,
    edited_messages.router,
    entries.router,
    entry.router,
    backups.router,
    export.router,
    goals.router,
    groups.router,
    language_following.router,
    loose_pictures.router,
    members.router,
    models.router,
    more_choices.router,
    notices.router,
    onboarding.router,
    originals.router,
    outlook_answers.router,
    purchases.router,
    questions.router,
    review.router,
    rates.router,
    receipts.router,
    rule_sentences.router,
    rules.router,
    recurring.router,
    recurring_overview.router,
    suggested_rules.router,
    settings.router,
    statements.router,
    sharing.router,
    talk.router,
    trash.router,
    unclear.router,
    what_if_answers.router,
)

_NAMES_SOMEBODY = frozenset({Verb.MY_NAME, Verb.MY_ALIASES})
"""Questions whose answer is a name, so that "no" does not cancel them: "Nan" is a name and a French no."""
_VERDICTS = (ChangeDraft(confirm=True), ChangeDraft(discard=True))
"""The intents of a plain yes or no to the newest card."""
_ARRANGEMENTS = (SetRecurring, SetBudget, RemoveBudget, SetGoal, FundGoal, AskGoal, AskWhatIf, ArrangeSeveral)
"""Intents that are followed even while an answer to another question is awaited."""
_ANSWERED_WITHIN = timedelta(hours=12)


async def route_inbound(context: MessageContext, *, bound: bool) -> Sequence[Reply]:
    """Return the replies to one message of a member; ``bound`` says whether a group is this household's chat."""
    context.commands = frozenset(ROUTER.commands)
    before = context.dialogue.cards
    replies = await _answer_inbound(context, bound=bound)
    replies = [*replies, *await language_following.follow_language(context)] if replies else replies
    await check_private_cards(context, replies)
    edited_messages.note_source(context, before)
    await models.warn_near_cap(context)
    return replies


async def _answer_inbound(context: MessageContext, *, bound: bool) -> Sequence[Reply]:
    inbound = context.inbound
    if inbound.group and not bound:
        return await _note_handler(context, groups.answer_unbound_group)(context)
    if inbound.tap is not None:
        return await _answer_tap(context, inbound.tap)
    if inbound.start:
        return await _note_handler(context, ROUTER.commands["start"].handler)(context, Command("start", inbound.start))
    if inbound.edited:
        return await edited_messages.answer_edit(context, _answer_text)
    pictured = bool(inbound.attachments) and inbound.attachments[0].kind == "photo"
    if context.photo is not None and (pictured or not inbound.text.startswith("/")):
        return await _answer_attachment(context)
    typed = await _answer_typed_choice(context)
    if typed is not None:
        return typed
    asked, context.dialogue.asked = context.dialogue.asked, None
    if _is_question_too_old(context):
        asked = None
    if asked is not None and asked.verb in ROUTER.answers and not inbound.text.startswith("/"):
        return await _answer_expected(context, asked)
    return await _answer_text(context)


def _is_question_too_old(context: MessageContext) -> bool:
    """Return whether the pending question was asked too long ago for a message to be its answer."""
    shown_at = context.dialogue.shown_at
    return shown_at is not None and context.now - shown_at > _ANSWERED_WITHIN


async def _answer_attachment(context: MessageContext) -> Sequence[Reply]:
    """Answer a message with a voice note, backup file, bank statement, album, photo or document."""
    if context.inbound.attachments and context.inbound.attachments[0].kind == "voice":
        return await _note_handler(context, voice.hear_voice)(context, _answer_text)
    if backups.is_backup_file(context):
        return await _note_handler(context, backups.offer_restore)(context)
    if statements.is_statement(context):
        return await _note_handler(context, statements.offer_statement)(context)
    if len(context.photos) > 1:
        return await _note_handler(context, albums.record_album)(context, _answer_text)
    return await _note_handler(context, receipts.record_photo)(context, _answer_text)


async def _answer_expected(context: MessageContext, asked: Tap) -> Sequence[Reply]:
    """Use a message as the answer to a pending question, unless it is clearly something else; "no" cancels it."""
    if _is_bank_notice(context):
        return await _answer_text(context)
    if asked.verb not in _NAMES_SOMEBODY and _is_declined(context):
        return await _answer_tap(context, Tap(Verb.NEVER_MIND))
    try:
        return await _note_handler(context, ROUTER.answers[asked.verb])(context, asked, context.inbound.text)
    except Invalid:
        if not _is_plainly_new(context):
            raise
    context.dialogue.asked = None
    return await _answer_text(context)


def _is_bank_notice(context: MessageContext) -> bool:
    """Return whether a text is a bank's message without a transaction, which is no answer and is not stored."""
    try:
        return isinstance(recognise(context.inbound.text, make_reading_context(context)), BankNotice)
    except Refusal:
        return False


def _is_declined(context: MessageContext) -> bool:
    """Return whether a whole message is a plain refusal such as "never mind"."""
    try:
        message = Message.read_message(context.inbound.text, make_reading_context(context))
    except Refusal:
        return False
    return read_yes_or_no(message) is False


def _is_plainly_new(context: MessageContext) -> bool:
    try:
        intent = recognise(context.inbound.text, make_reading_context(context))
    except Refusal:
        return False
    if isinstance(intent, RecordEntries | Ask):
        return intent.sure
    return isinstance(intent, _ARRANGEMENTS)


async def _answer_typed_choice(context: MessageContext) -> Sequence[Reply] | None:
    """Act on a button whose label was typed, or ask which is meant; None where the message names no button.

    In a group only messages that address the bot count. Messages moved from a group to the private chat and captions of
    files are never choices.
    """
    if not talk.is_addressed(context) or context.inbound.asked_in or context.inbound.attachments:
        return None
    asked, shown = context.dialogue.asked, await typed_choices.load_shown_choices(context)
    found = typed_choices.find_choice(
        context.inbound.text,
        shown,
        make_reading_context(context),
        context.words,
        whole_labels=asked is not None and asked.verb in ROUTER.answers,
    )
    if len(found) > 1:
        return [text_reply(context.words("choice-which"), [[button] for button in found])]
    if not found or found[0].tap is None:
        return None
    context.inbound = replace(context.inbound, tap=found[0].tap)
    return [_say_toast(reply) for reply in await _answer_tap(context, found[0].tap)]


def _say_toast(reply: Reply) -> Reply:
    """Return a reply whose text is its toast if it has no other text, as only taps can show a toast."""
    return reply if reply.body else replace(reply, body=(TextRun(reply.toast),) if reply.toast else (), toast="")


async def _answer_tap(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    context.dialogue.choices = ()  # what was asked is answered; what is shown now can be named next
    handler = ROUTER.taps.get(tap.verb)
    if handler is None:
        return [Reply(toast=context.words("button-expired"))]
    return await _note_handler(context, handler)(context, tap)


def _note_handler(context: MessageContext, handler: Handler) -> Handler:
    """Count the message under its handler's file for the statistics, and return the handler."""
    context.watched.name = handler.__module__.rpartition(".")[2]
    return handler


async def _answer_text(context: MessageContext) -> Sequence[Reply]:
    replied = await _load_replied_lines(context)
    talk = await _load_talk(context) if replied is None else ()
    reading_context = make_reading_context(context, replied, talk, context.dialogue.half)
    context.dialogue.card_last, context.dialogue.half = False, ""
    try:
        done = await read_intent(context, reading_context)
    except Refusal as refusal:  # what could not be read is logged all the same, so it must not undo the turn
        return [Reply((TextRun(context.words.refusal(refusal)),))]
    context.intent = done.intent
    context.model_result = done.heard
    return await _answer_intent(context, done.intent)


async def _answer_intent(context: MessageContext, intent: Intent) -> Sequence[Reply]:
    unsure = isinstance(intent, Incomplete | Unclear) or (isinstance(intent, Ask) and not intent.sure)
    if (unsure or intent in _VERDICTS) and not talk.is_addressed(context):
        return []  # a family that talks among itself is not asked what it means, and an "ok" is for one another
    return await _note_handler(context, ROUTER.intents[type(intent)])(context, intent)


@ROUTER.intent(ActOnRule)
async def _answer_rule_action(context: MessageContext, intent: ActOnRule) -> Sequence[Reply]:
    """Act on the recurring bill a sentence names; if none has that name, use the sentence's other reading."""
    done = await rule_sentences.act_on_rule(context, intent)
    if done is not None:
        return done
    nothing_else = intent.action is RuleAction.PRICE and isinstance(intent.otherwise or Chatter(), Chatter | Ask)
    if (nothing_else or intent.action in {RuleAction.MOVE, RuleAction.LEAD}) and talk.is_addressed(context):
        return [rule_sentences.answer_unknown(context, intent)]
    is_payment = intent.action in {RuleAction.PAY, RuleAction.PAID, RuleAction.PRICE}
    if not is_payment and isinstance(intent.otherwise, Chatter) and talk.is_addressed(context):
        return [rule_sentences.answer_unknown(context, intent)]
    return await _answer_intent(context, intent.otherwise or Chatter())


@ROUTER.intent(ArrangeSeveral)
async def _answer_several(context: MessageContext, intent: ArrangeSeveral) -> Sequence[Reply]:
    """Answer one message that sets several budgets or rules, with a card for each."""
    shown: list[Reply] = []
    for each in intent.each:
        shown += await _answer_intent(context, each)
    return shown


@ROUTER.intent(Ask)
async def _answer_question(context: MessageContext, intent: Ask) -> Sequence[Reply]:
    return await advice.answer_advice_question(context, intent) or await _note_handler(
        context, questions.answer_question
    )(context, intent)


@ROUTER.intent(Command)
async def _answer_command(context: MessageContext, intent: Command) -> Sequence[Reply]:
    command = ROUTER.commands.get(intent.name, ROUTER.commands["help"])
    return await _note_handler(context, command.handler)(context, intent)


@ROUTER.intent(Chatter)
async def _answer_chat(context: MessageContext, intent: Chatter) -> Sequence[Reply]:
    return await advice.continue_advice(context) or await _answer_chatter(context, intent)


async def _answer_chatter(context: MessageContext, intent: Chatter) -> Sequence[Reply]:
    """Answer chatter; join by a bare invite code, or ask the price where the text only names a thing to buy."""
    text = context.inbound.text.strip()
    if intent.topic in {"other", "misread"} and text.isupper() and joining.find_codes(text) == [text.replace("-", "")]:
        return await ROUTER.commands["join"].handler(context, Command("join", text))
    if intent.topic == "other" and talk.is_addressed(context) and await unclear.is_known_word(context, text):
        return await unclear.ask_for_rest(context, Incomplete(text))
    return await _note_handler(context, talk.answer_chatter)(context, intent)


async def _load_replied_lines(context: MessageContext) -> tuple[Line, ...] | None:
    """Return the lines of the card or entry this message replies to; None where it replies to none."""
    inbound = context.inbound
    if not inbound.reply_to:
        return None
    subject = await context.uow.find_shown_subject(inbound.channel, inbound.chat, inbound.reply_to)
    return await _list_lines(context, subject) if subject else None


@ROUTER.tap(Verb.PICK_MEANING)
async def _pick_meaning(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Answer a message in the reading that its writer tapped; say so if the choice is outdated."""
    chosen, _, mark = tap.argument.partition(".")
    if mark != unclear.mark_question(context):
        return [Reply(toast=context.words("button-expired"))]
    text = context.dialogue.answers.pop(unclear.TEXT, "")
    if chosen == unclear.NEITHER:
        return [make_edit_of_tapped(context.inbound, Reply((TextRun(context.words("unclear-left")),)))]
    talk = await _load_talk(context)
    context.dialogue.card_last = True
    intent = recognise(text, make_reading_context(context, None, talk)) if text else None
    place = int(chosen) if chosen.isdecimal() else len(text)
    if not isinstance(intent, Unclear) or place >= len(intent.readings):
        return [Reply(toast=context.words("button-expired"))]
    context.inbound = replace(context.inbound, text=text)
    return await _answer_intent(context, intent.readings[place])


@ROUTER.tap(Verb.PICK_READING)
async def _pick_reading(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Answer a message by the reading whose button was tapped, ours or a model's; say so if the choice has expired."""
    chosen = two_readings.take_choice(context, tap)
    if chosen is None:
        return [Reply(toast=context.words("button-expired"))]
    text, reading = chosen
    if reading is None:
        return [make_edit_of_tapped(context.inbound, Reply((TextRun(context.words("unclear-left")),)))]
    context.inbound = replace(context.inbound, text=text)
    return await _answer_intent(context, reading)


async def _load_talk(context: MessageContext) -> tuple[TalkCard, ...]:
    """Return the cards a message may refer to: open ones, and recently saved ones.

    In a group the cards of others come after one's own: "the vet was 190" may be about a card somebody else wrote.
    """
    cards, subjects = [], []
    for subject in dict.fromkeys((*context.dialogue.cards, *await _list_cards_of_group(context))):
        card = await _load_talk_card(context, subject)
        if card is not None:
            cards.append(card)
            subjects.append(subject)
    if context.dialogue.cards[:1] != tuple(subjects[:1]):  # what was shown last is gone, an older card was not shown
        context.dialogue.card_last = False
    context.talk, context.talk_cards = tuple(subjects), tuple(cards)
    return context.talk_cards


async def _list_cards_of_group(context: MessageContext) -> tuple[UUID, ...]:
    """Return the ids of drafts and entries recently shown in a group, to anybody; empty in a private chat."""
    inbound = context.inbound
    if not inbound.group:
        return ()
    return await context.uow.messages.list_newest_shown_ids(
        inbound.channel, inbound.chat, context.now - _ANSWERED_WITHIN
    )


async def _load_talk_card(context: MessageContext, subject: UUID) -> TalkCard | None:
    """Return a card that a sentence may refer to, with its lines and questions; None if closed or in the trash."""
    draft = await context.uow.drafts.get(subject)
    if draft is None:
        entry = await context.uow.entries.get(subject)
        return TalkCard((entry.line,), saved=True) if entry and entry.deleted_at is None else None
    if draft.state is DraftState.CONFIRMED:
        saved = await list_saved_lines(context, draft)
        return TalkCard(saved, saved=True) if saved else None
    if draft.state is not DraftState.OPEN:
        return None
    patches = [patch for doubt in draft.doubts for reading in doubt.readings for patch in reading]
    return TalkCard(
        draft.lines,
        asks=frozenset(doubt.kind for doubt in draft.doubts),
        asks_amounts=frozenset(patch.money.amount for patch in patches if patch.money is not None),
        asks_category=bool(list_category_offers(context, draft)),
    )


async def _list_lines(context: MessageContext, subject: UUID) -> tuple[Line, ...] | None:
    """Return the lines of a draft, or of one entry; None where there is none."""
    draft = await context.uow.drafts.get(subject)
    if draft is not None:
        saved = await list_saved_lines(context, draft) if draft.state is DraftState.CONFIRMED else ()
        return saved or draft.lines
    entry = await context.uow.entries.get(subject)
    return (entry.line,) if entry else None
