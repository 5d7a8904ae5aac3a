"""A review of a period in plain sentences: spent, saved, what changed, and tips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics.forecast.forecast import round_about
from analytics.review import FEWEST_DAYS, CategoryReview, Review, SpendingChange, Tip, TipKind
from bot.messages import TextRun
from bot.render.scopes import Audience, shorten_text
from core.model.money import Money
from core.model.report import PRIVATE


def write_review(reader: Audience, review: Review) -> tuple[TextRun, ...]:
    """Return a review as text: what was spent and saved, what changed, and tips."""
    words, when = reader.words, reader.words.period(review.period, reader.today)
    spans = [TextRun(words("review-spent", when=when, sum=_make_money(reader, review.spent)), "bold")]
    spans += _write_difference(reader, review)
    if review.kept_percent is not None:
        key = "review-kept" if review.kept_percent >= 0 else "review-short"
        spans.append(
            TextRun(
                "\n"
                + words(
                    key,
                    income=_make_money(reader, review.income),
                    sum=_make_money(reader, abs(review.income - review.spent)),
                    share=reader.write_percent(abs(review.kept_percent)),
                )
            )
        )
    top = [
        words("outlook-item", name=reader.name_category(key), sum=_make_money(reader, minor))
        for key, minor in review.top
    ]
    if top:
        spans.append(TextRun("\n" + words("review-top", items=reader.join_names(top))))
    return (*spans, *_write_shifts(reader, review), *_write_tips(reader, review.tips), *_write_early(reader, review))


def write_changes(reader: Audience, change: SpendingChange) -> tuple[TextRun, ...]:
    """Return what was spent, the difference from the period before, and the categories that caused it."""
    if change.before <= 0:
        return ()
    spent = reader.words(
        "review-spent", when=reader.words.period(change.period, reader.today), sum=_make_money(reader, change.spent)
    )
    shown = replace(change, changes=tuple(each for each in change.changes if each.category != PRIVATE))
    return (TextRun("\n" + spent), *_write_difference(reader, change), *_write_shifts(reader, shown))


def _write_difference(reader: Audience, change: SpendingChange) -> tuple[TextRun, ...]:
    """Return how much more or less was spent than in the period before."""
    if change.before <= 0:
        return ()
    difference = change.spent - change.before
    before = reader.words.period(change.against, reader.today)
    key = "review-more" if difference > 0 else "review-less"
    return (TextRun("\n" + reader.words(key, sum=_make_money(reader, abs(difference)), when=before)),)


def _write_shifts(reader: Audience, found: SpendingChange) -> Iterator[TextRun]:
    """Yield the categories that changed most since the period before."""
    for change in found.changes:
        key = "review-up" if change.minor > change.before else "review-down"
        places = {"sum": _make_money(reader, change.minor), "before": _make_money(reader, change.before)}
        yield TextRun("\n" + reader.words(key, name=reader.name_category(change.category), **places))


def write_category_review(reader: Audience, review: CategoryReview) -> tuple[TextRun, ...]:
    """Return one category's spending, compared with the period before, with its shops and tips."""
    words, shift = reader.words, review.shift
    head = words(
        "review-category",
        name=reader.name_category(shift.category),
        sum=_make_money(reader, shift.minor),
        when=reader.write_period(review.period),
    )
    spans = [TextRun(head, "bold")]
    if shift.before > 0:
        key = "review-more" if shift.minor > shift.before else "review-less"
        before = words.period(review.against, reader.today)
        spans.append(TextRun("\n" + words(key, sum=_make_money(reader, abs(shift.minor - shift.before)), when=before)))
    shops = [
        words("outlook-item", name=shorten_text(name), sum=_make_money(reader, minor)) for name, minor in review.shops
    ]
    if shops:
        spans.append(TextRun("\n" + words("review-shops", items=reader.join_names(shops))))
    return (*spans, *_write_tips(reader, review.tips), *_write_early(reader, review))


def _write_tips(reader: Audience, tips: Sequence[Tip]) -> tuple[TextRun, ...]:
    """Return the tips as a numbered list."""
    if not tips:
        return ()
    rows = (TextRun(f"\n{number}. {_write_tip(reader, tip)}") for number, tip in enumerate(tips, start=1))
    return (TextRun("\n" + reader.words("review-tips"), "bold"), *rows)


def _write_early(reader: Audience, review: Review | CategoryReview) -> tuple[TextRun, ...]:
    """Return that the book is too young for tips; empty where it is not."""
    if review.kept_days is None:
        return ()
    return (TextRun("\n" + reader.words("review-early", days=review.kept_days, least=FEWEST_DAYS), "quiet"),)


def _write_tip(reader: Audience, tip: Tip) -> str:
    """Return one tip as a sentence with its amounts."""
    name = shorten_text(tip.name) or (reader.name_category(tip.category) if tip.category else "")
    compared = Money(tip.compared, reader.household.currency)
    yearly = round_about(compared) if tip.kind in {TipKind.TENTH, TipKind.WEEK} else compared
    return reader.words(
        f"review-tip-{tip.kind.value}",
        name=name,
        sum=_make_money(reader, tip.minor),
        compared=reader.words.money(yearly),
        day=reader.words.day(tip.day, reader.today) if tip.day else "",
    )


def _make_money(reader: Audience, minor: int) -> str:
    return reader.words.money(Money(minor, reader.household.currency))
