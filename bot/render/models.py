"""Cards of the household's language model: settings, costs, and the result of a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.messages import Button, Reply, Tap
from bot.render.cards import add_title, arrange_in_rows, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.model.money import Money
from core.model.provider import (
    Connection,
    ConnectionCheck,
    DataSharing,
    ModelCallUsage,
    PriceStatus,
    Provider,
    ReadingUse,
)

NAMES = {
    Provider.OPENAI: "OpenAI",
    Provider.GEMINI: "Google Gemini",
    Provider.ANTHROPIC: "Anthropic",
    Provider.COMPATIBLE: "Ollama, llama.cpp, vLLM, LM Studio",
}
CAPS = (100, 500, 2000)
"""The monthly spending limits offered, in US cents."""
_SHOWN = 4
"""The number of a key's last letters that are shown."""
_MICROS = 10_000
"""Millionths of a dollar in one cent."""
_OFFERED = 12


def make_tap(argument: str = "") -> Tap:
    """Return a button's tap for the model's cards, with an argument."""
    return Tap(Verb.MODEL, argument=argument)


def make_model_card(
    words: Words, connection: Connection | None, usage: Sequence[ModelCallUsage], priced: PriceStatus | None = None
) -> Reply:
    """Return the card of the model's settings, with the buttons to change them."""
    if connection is None:
        return add_title(words("model-title"), words("model-none"), [*_list_provider_buttons(), _make_up_button(words)])
    lines = [words("model-provider", name=NAMES[connection.provider]), *_list_settings(words, connection)]
    lines += ["", write_month_line(words, connection, usage, priced)]
    note = _write_missing(words, connection)
    return add_title(
        words("model-title"), "\n".join([*lines, *note]), [*_make_choices(words, connection), _make_up_button(words)]
    )


def _list_settings(words: Words, connection: Connection) -> list[str]:
    address = [words("model-at", url=connection.base_url)] if connection.base_url else []
    return [
        words("model-name", name=connection.model or "—"),
        words("model-key-line", key=mask_key(words, connection)),
        *address,
        words("model-reach", what=words(f"model-reach-{connection.reach.value}")),
        words("model-reading", what=words(f"model-reading-{connection.reading.value}")),
        words("model-narrates", value=words("button-yes" if connection.narrates else "button-no")),
    ]


def mask_key(words: Words, connection: Connection) -> str:
    """Return whether a key is set, with its last letters where it is long enough to stay secret."""
    if connection.key is None:
        return words("model-key-lost")
    if not connection.key:
        return words("model-key-none")
    return mask_key_end(connection.key)


def mask_key_end(key: str) -> str:
    """Return a masked key, ``••••4f2a``; no letters of a short one."""
    return "••••" + (key[-_SHOWN:] if len(key) >= 5 * _SHOWN else "")


def write_month_line(
    words: Words, connection: Connection, usage: Sequence[ModelCallUsage], priced: PriceStatus | None = None
) -> str:
    """Return the month's costs and calls: ``$0.12 of $5.00 this month, 34 calls``."""
    calls, spent = sum(one.calls for one in usage), _write_spent(words, sum(one.micros for one in usage), priced)
    if connection.cap_cents is None:
        return words("model-month-free", spent=spent, calls=calls)
    return words("model-month", spent=spent, cap=_write_dollars(words, connection.cap_cents * _MICROS), calls=calls)


def _write_spent(words: Words, micros: int, priced: PriceStatus | None) -> str:
    """Return a cost in dollars, or that it is unknown where the price is only a guess."""
    return _write_dollars(words, micros) if priced is None or priced.known else words("model-spent-unknown")


def make_near_cap_notice(words: Words, connection: Connection, usage: Sequence[ModelCallUsage]) -> Reply:
    """Return the notice that four fifths of the spending limit are used."""
    spent, cap = sum(one.micros for one in usage), (connection.cap_cents or 0) * _MICROS
    return text_reply(words("model-near-cap", spent=_write_dollars(words, spent), cap=_write_dollars(words, cap)))


def _write_dollars(words: Words, micros: int) -> str:
    """Return an amount in dollars and whole cents, rounded up so that no cost is understated."""
    return words.money(Money(-(-micros // _MICROS), "USD"))


def _write_missing(words: Words, connection: Connection) -> list[str]:
    """Return which setting is still missing before the model can be used; empty where none is."""
    if connection.provider is Provider.COMPATIBLE and not connection.base_url:
        return ["", words("model-needs-address")]
    if connection.provider is not Provider.COMPATIBLE and not connection.key:
        return ["", words("model-needs-key")]
    return [] if connection.model else ["", words("model-needs-name")]


def _make_choices(words: Words, connection: Connection) -> list[list[Button]]:
    named = ["test", "name", "key"]
    if connection.provider is Provider.COMPATIBLE:
        named.append("url")
    named += ["reach", "reading", "cap", "narrates", "usage", "provider", "remove"]
    return arrange_in_rows(Button(words(f"button-model-{name}"), make_tap(name)) for name in named)


def _list_provider_buttons() -> list[list[Button]]:
    return [[Button(name, make_tap(f"provider={provider.value}"))] for provider, name in NAMES.items()]


def _make_up_button(words: Words) -> list[Button]:
    return [Button(words("button-back"), Tap(Verb.SETTINGS))]


def make_back_button(words: Words) -> list[Button]:
    """Return the button back to the model's card."""
    return [Button(words("button-back"), make_tap())]


def make_provider_page(words: Words) -> Reply:
    """Return the card to choose the model's provider."""
    return text_reply(words("ask-model-provider"), [*_list_provider_buttons(), make_back_button(words)])


def make_sharing_page(words: Words) -> Reply:
    """Return the card to choose what may be sent to the model."""
    return _make_options(words, "reach", ((reach.value, words(f"model-reach-{reach.value}")) for reach in DataSharing))


def make_reading_page(words: Words) -> Reply:
    """Return the card to choose when the model reads messages."""
    return _make_options(words, "reading", ((use.value, words(f"model-reading-{use.value}")) for use in ReadingUse))


def write_sent_line(words: Words, connection: Connection) -> str:
    """Return the sentence which messages are sent to whom from now on, and what is masked in them."""
    use = ReadingUse.NEVER if connection.reach is DataSharing.OFF else connection.reading
    return words(f"model-sent-{use.value}", name=NAMES[connection.provider])


def make_cap_page(words: Words) -> Reply:
    """Return the card to choose the monthly spending limit."""
    offered = [(str(cents), words.money(Money(cents, "USD"))) for cents in CAPS]
    return _make_options(words, "cap", [*offered, ("none", words("model-cap-none"))])


def make_narration_page(words: Words) -> Reply:
    """Return the card to choose whether the model also words answers."""
    return _make_options(words, "narrates", [("on", words("button-yes")), ("off", words("button-no"))])


def make_removal_question(words: Words) -> Reply:
    """Return the question whether to really remove the model."""
    return _make_options(words, "remove", [("yes", words("button-model-remove"))])


def make_typing_request(words: Words, name: str) -> Reply:
    """Return the request to type a setting's value."""
    return text_reply(words(f"ask-model-{name}"), [make_back_button(words)])


def make_names_page(words: Words, check: ConnectionCheck) -> Reply:
    """Return the card to choose one of the provider's models, or to type a name where they are unknown."""
    fitting = [name for name in check.models if _is_fitting_name(name)][:_OFFERED]
    buttons = [[Button(name, make_tap(f"name={name}"))] for name in fitting]
    return text_reply(words("ask-model-name"), [*buttons, make_back_button(words)])


def _is_fitting_name(name: str) -> bool:
    try:
        make_tap(f"name={name}").pack()
    except ValueError:
        return False
    return True


def _make_options(words: Words, name: str, options: Iterable[tuple[str, str]]) -> Reply:
    buttons = [[Button(label, make_tap(f"{name}={value}"))] for value, label in options]
    return text_reply(words(f"ask-model-{name}"), [*buttons, make_back_button(words)])


def write_test_result(words: Words, check: ConnectionCheck) -> str:
    """Return the result of a test of the model, in one or two sentences."""
    if check.trouble is None:
        return words("model-tested", seconds=words.number(round(check.took.total_seconds(), 1)))  # type: ignore[arg-type]
    status = f" (HTTP {check.status})" if check.status else ""
    return words("model-test-failed", why=words(f"model-{check.trouble}")) + status


def make_usage_card(
    words: Words, connection: Connection, usage: Sequence[ModelCallUsage], priced: PriceStatus | None = None
) -> Reply:
    """Return the card of this month's usage, for each kind of job."""
    lines = [
        words(
            "model-usage-line",
            job=words(f"model-job-{one.job}"),
            calls=one.calls,
            failed=one.failed,
            tokens=words.number(one.tokens_in + one.tokens_out),
            spent=_write_spent(words, one.micros, priced),
        )
        for one in usage
    ]
    month, note = write_month_line(words, connection, usage, priced), _write_price_note(words, connection, priced)
    text = "\n".join([month, "", *(lines or [words("model-usage-none")]), *note])
    return add_title(words("model-usage-title"), text, [make_back_button(words)])


def _write_price_note(words: Words, connection: Connection, priced: PriceStatus | None) -> list[str]:
    """Return where the cost figures come from, or why there are none."""
    if priced is None or connection.provider is Provider.COMPATIBLE:
        return []
    note = words("model-prices-of", day=priced.as_of.isoformat()) if priced.known else words("model-price-unknown")
    return ["", note]
