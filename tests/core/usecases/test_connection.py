"""A household's language model: nothing that cannot be used is kept, and no key goes into the audit trail (G4, K4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from core.errors import Invalid, NotFound
from core.model.provider import Connection, DataSharing, Provider, ReadingUse
from core.usecases.keep_connection import (
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_URL,
    MOST_CENTS,
    choose_provider,
    forget_connection,
    load_connection,
    set_address,
    set_cap,
    set_data_sharing,
    set_key,
    set_model,
    set_narrates,
    set_reading,
)
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import Book

SETTERS: list[Callable[[UseCaseContext], Awaitable[Connection]]] = [
    lambda context: set_key(context, "sk-made-up"),
    lambda context: set_model(context, "small-1"),
    lambda context: set_address(context, "http://127.0.0.1:9/v1/"),
    lambda context: set_data_sharing(context, DataSharing.ALL),
    lambda context: set_cap(context, 500),
    lambda context: set_narrates(context, on=True),
    lambda context: set_reading(context, ReadingUse.NEVER),
]


@pytest.mark.parametrize("set_part", SETTERS)
async def test_before_a_provider_is_chosen_nothing_is_set(
    book: Book, set_part: Callable[[UseCaseContext], Awaitable[Connection]]
) -> None:
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="model-not-set"):
            await set_part(context)
        assert await load_connection(context) is None
        await forget_connection(context)
        assert await context.uow.list_changes(book.household.id) == ()


@pytest.mark.parametrize(
    ("set_part", "code"),
    [
        (lambda context: set_key(context, " "), "model-key-shape"),
        (lambda context: set_key(context, "k" * (LONGEST_KEY + 1)), "model-key-shape"),
        (lambda context: set_key(context, "my key"), "model-key-shape"),
        (lambda context: set_key(context, "ключ"), "model-key-shape"),
        (lambda context: set_model(context, ""), "model-name-shape"),
        (lambda context: set_model(context, "m" * (LONGEST_NAME + 1)), "model-name-shape"),
        (lambda context: set_model(context, "a b"), "model-name-shape"),
        (lambda context: set_address(context, "ftp://somewhere"), "model-url-shape"),
        (lambda context: set_address(context, "http://" + "a" * LONGEST_URL), "model-url-shape"),
        (lambda context: set_cap(context, -1), "model-cap-range"),
        (lambda context: set_cap(context, MOST_CENTS + 1), "model-cap-range"),
    ],
)
async def test_what_cannot_be_used_is_refused(
    book: Book, set_part: Callable[[UseCaseContext], Awaitable[Connection]], code: str
) -> None:
    async with book.acting("Asha") as context:
        was = await choose_provider(context, Provider.COMPATIBLE)
        with pytest.raises(Invalid, match=code):
            await set_part(context)
        assert await load_connection(context) == was


async def test_a_connection_is_set_part_by_part_and_another_provider_gets_no_key(book: Book) -> None:
    async with book.acting("Asha") as context:
        await choose_provider(context, Provider.COMPATIBLE)
        for set_part in SETTERS:
            await set_part(context)
        was = await load_connection(context)
        assert was == Connection(
            Provider.COMPATIBLE,
            "small-1",
            "sk-made-up",
            "http://127.0.0.1:9/v1",
            DataSharing.ALL,
            cap_cents=500,
            narrates=True,
            reading=ReadingUse.NEVER,
        )
        assert await choose_provider(context, Provider.COMPATIBLE) == was
        other = await choose_provider(context, Provider.OPENAI)
        assert (other.model, other.key, other.base_url) == ("", "", "")
        assert (other.reach, other.cap_cents, other.reading) == (DataSharing.ALL, 500, ReadingUse.ALWAYS)
        await forget_connection(context)
        trail = await context.uow.list_changes(book.household.id)
        assert trail[-1].action == "model-forgotten"
        assert "sk-made-up" not in repr(trail)
        assert await load_connection(context) is None
