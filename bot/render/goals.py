"""Cards of savings goals: progress, the weekly amount needed, and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from babel.dates import format_date

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.scopes import Audience, shorten_text
from bot.verbs import Verb
from core.model.goal import Goal, GoalStatus
from core.model.money import Money

_BLOCKS = 10
_NAME = 30


def write_goal_lines(reader: Audience, status: GoalStatus) -> list[str]:
    """Return a goal's progress: a bar, the sums, and the amount needed each week."""
    words, goal = reader.words, status.goal
    filled = min(_BLOCKS, status.percent * _BLOCKS // 100)
    bar = "▓" * filled + "░" * (_BLOCKS - filled)
    sums = {"saved": words.money(status.saved), "target": words.money(goal.target)}
    lines = [f"{bar} {reader.write_percent(status.percent)}", words("goal-saved", **sums)]
    if not status.left.minor:
        lines.append(words("goal-reached"))
    elif status.is_late and goal.due:
        lines.append(words("goal-late", left=words.money(status.left), day=_write_day(reader, goal)))
    elif status.weekly_saving is not None:
        facts = {
            "left": words.money(status.left),
            "week": words.money(status.weekly_saving),
            "day": _write_day(reader, goal),
        }
        lines.append(words("goal-a-week", **facts))
    else:
        lines.append(words("goal-left", left=words.money(status.left)))
    return lines


def _write_day(reader: Audience, goal: Goal) -> str:
    return str(format_date(goal.due, "long", locale=reader.words.locale)) if goal.due else ""


def make_goal_card(
    reader: Audience,
    status: GoalStatus,
    *,
    writes: bool,
    lead: str = "",
    undo: UUID | None = None,
    edits: str | None = None,
) -> Reply:
    """Return one goal's card; ``lead`` says what was just done, ``undo`` is the deposit that can be taken back."""
    words, goal = reader.words, status.goal
    title = words("goal-title", name=goal.name)
    body = [TextRun(title, "bold"), TextRun("\n" + "\n".join(write_goal_lines(reader, status)))]
    if lead:
        body.insert(0, TextRun(f"{lead}\n"))
    if goal.closed_at is not None:
        rows = ((Button(words("button-restore"), Tap(Verb.GOAL_REOPEN, goal.id)),),)
        return Reply((*body, TextRun("\n" + words("goal-closed"), "quiet")), rows if writes else (), edits=edits)
    taken = ((Button(words("button-undo"), Tap(Verb.GOAL_UNDO, undo)),),) if undo else ()
    buttons = [
        (
            Button(words("button-goal-fund"), Tap(Verb.GOAL_FUND, goal.id)),
            Button(words("button-goal-target"), Tap(Verb.GOAL_TARGET, goal.id)),
        ),
        (
            Button(words("button-goal-due"), Tap(Verb.GOAL_DUE, goal.id)),
            Button(words("button-goal-close"), Tap(Verb.GOAL_CLOSE, goal.id)),
        ),
        (Button(words("button-goals"), Tap(Verb.GOALS)),),
    ]
    return Reply(tuple(body), (*taken, *buttons) if writes else (), edits=edits)


def make_goal_list(reader: Audience, goals: Sequence[GoalStatus], *, writes: bool) -> Reply:
    """Return the list of open goals, with a button for each."""
    words = reader.words
    new = ((Button(words("button-goal-new"), Tap(Verb.GOAL_NEW)),),) if writes else ()
    if not goals:
        return Reply((TextRun(words("goals-none")),), new)
    spans = [TextRun(words("goals-title"), "bold")]
    for each in goals:
        sums = {"saved": words.money(each.saved), "target": words.money(each.goal.target)}
        share = reader.write_percent(each.percent)
        spans.append(TextRun("\n" + words("goal-row", name=shorten_text(each.goal.name), share=share, **sums)))
    rows = tuple((Button(shorten_text(each.goal.name, _NAME), Tap(Verb.GOAL, each.goal.id)),) for each in goals)
    return Reply(tuple(spans), (*rows, *new))


def ask_which(reader: Audience, goal: Goal, money: Money) -> Reply:
    """Return the question whether an amount is put into an existing goal or becomes its new target."""
    words = reader.words
    amount = words.money(money)
    text = words("goal-ask-which", name=goal.name, target=words.money(goal.target))
    taps = [Tap(Verb.GOAL_PICK, goal.id, argument=each) for each in ("fund", "set")]
    fund = Button(words("button-goal-put", sum=amount), taps[0])
    target = Button(words("button-goal-make", sum=amount), taps[1])
    neither = Button(words("button-never-mind"), Tap(Verb.NEVER_MIND))
    return Reply((TextRun(text),), ((fund,), (target,), (neither,)))
