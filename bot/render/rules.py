"""Category rules learned from corrections: the offer under a changed card, the effect of a rule, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.entries import CardContext, label_line
from bot.render.scopes import shorten_text
from bot.render.words import Words
from bot.verbs import Verb
from core.model.category_rule import CategoryRule, find_rule, find_rule_subject
from core.model.entry import Line
from core.model.household import Household
from core.usecases.keep_rules import RulePreview

EXAMPLES = 3
"""The number of entries listed before a rule is applied."""
PAGE = 10
"""The most rules on one page."""
_NAME = 24
"""The most characters of a shop's name on a button."""


def offer_rule(
    page: CardContext, before: Sequence[Line], after: Sequence[Line], always: Tap, once: Tap
) -> tuple[tuple[Button, ...], ...]:
    """Return buttons to apply a corrected category once or always for its shop; empty where none was corrected."""
    for index, (old, new) in enumerate(zip(before, after, strict=False)):
        name = find_rule_subject(new)
        if old.category == new.category or old.kind is not new.kind or new.category is None or not name:
            continue
        rule = find_rule(new, page.household.rules)
        if rule is not None and rule.category == new.category:
            continue
        ever = Button(
            page.words("button-rule-always", name=shorten_text(name, _NAME)), replace(always, argument=str(index))
        )
        return ((Button(page.words("button-rule-once"), once), ever),)
    return ()


def make_saved_rule_reply(page: CardContext, preview: RulePreview) -> Reply:
    """Return that a rule was saved, and which older entries it would change."""
    text = write_rule(page.words, page.household, preview.rule)
    if not preview.entries:
        note = page.words("rule-locked", count=preview.locked) if preview.locked else ""
        return Reply((TextRun(page.words("rule-kept", rule=text)), TextRun(f"\n{note}" if note else "", "quiet")))
    lines = [page.words("rule-earlier", count=len(preview.entries))]
    lines += [f"• {_write_example(page, entry.line)}" for entry in preview.entries[:EXAMPLES]]
    if len(preview.entries) > EXAMPLES:
        lines.append(page.words("why-more", count=len(preview.entries) - EXAMPLES))
    if preview.locked:
        lines.append(page.words("rule-locked", count=preview.locked))
    body = (TextRun(page.words("rule-kept", rule=text)), TextRun("\n" + "\n".join(lines)))
    apply = Button(page.words("button-rule-apply", count=len(preview.entries)), Tap(Verb.RULE_APPLY, preview.rule.id))
    leave = Button(page.words("button-rule-leave"), Tap(Verb.RULE_LEAVE, preview.rule.id))
    return Reply(body, ((apply, leave),))


def _write_example(page: CardContext, line: Line) -> str:
    category = page.household.category(line.category)
    name = page.words.category(category) if category else page.words("category-none")
    return f"{page.words.day(line.day, page.today)} · {label_line(page, line)} · {name}"


def write_rule(words: Words, household: Household, rule: CategoryRule) -> str:
    """Return a category rule as text: ``Swiggy → 🍽️ Eating out``."""
    category = household.category(rule.category)
    return f"{shorten_text(rule.name)} → {words.category(category) if category else rule.category}"


def make_applied_rule_reply(page: CardContext, count: int, batch: UUID) -> Reply:
    """Return how many entries a rule changed, with an undo button."""
    text = page.words("rule-applied", count=count)
    if not count:
        return Reply((TextRun(text),))
    return Reply((TextRun(text),), ((Button(page.words("button-undo"), Tap(Verb.RULE_UNDO, batch)),),))


def make_rules_list(
    words: Words, household: Household, *, page: int, writes: bool, removed: CategoryRule | None
) -> Reply:
    """Return one page of the category rules, with a button to remove each."""
    rules = household.rules
    back = ((Button(words("button-restore"), Tap(Verb.RULE_RESTORE, removed.id)),),) if removed else ()
    if not rules:
        return Reply((TextRun(words("rules-none")),), back)
    page = min(max(page, 0), (len(rules) - 1) // PAGE)
    shown = rules[page * PAGE : (page + 1) * PAGE]
    lines = [write_rule(words, household, rule) for rule in shown]
    rows = [
        (
            Button(
                words("button-rule-remove", name=shorten_text(rule.name, _NAME)), Tap(Verb.RULE_REMOVE, rule.id, page)
            ),
        )
        for rule in shown
    ]
    turns = [(n, sign) for n, sign in ((page - 1, "‹"), (page + 1, "›")) if 0 <= n * PAGE < len(rules)]
    leaf = tuple(Button(sign, Tap(Verb.RULES, version=n)) for n, sign in turns)
    body = (TextRun(words("rules-title"), "bold"), TextRun("\n" + "\n".join(lines)))
    return Reply(body, (*back, *(rows if writes else ()), *((leaf,) if leaf else ())))
