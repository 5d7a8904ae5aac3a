"""Currencies, zones and languages as people name them at the door (REQUIREMENTS C1, I6)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.handlers import currencies, places
from bot.render.words import Words
from core.errors import Invalid
from core.model.money import EXPONENTS
from core.usecases.found_household import require_zone

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("INR", "INR"), ("eur", "EUR"), ("₹", "INR"), ("€", "EUR"), ("R$", "BRL"), ("₽", "RUB"), ("£", "GBP"),
        ("naira", "NGN"), ("Euro", "EUR"), ("euros", "EUR"), ("reais", "BRL"), ("евро", "EUR"), ("swiss francs", "CHF"),
        ("Franken", "CHF"), ("rupaye", "INR"), ("  usd. ", "USD"), ("yuan", "CNY"),
    ],
)  # fmt: skip
def test_a_currency_has_many_names(said: str, code: str) -> None:
    assert currencies.read_currency(said) == (code,)


@pytest.mark.parametrize(
    ("said", "first", "also"),
    [
        ("rupees", "INR", "PKR"),
        ("dollars", "USD", "CAD"),
        ("$", "USD", "AUD"),
        ("pesos", "MXN", "ARS"),
        ("рублей", "RUB", "BYN"),
        ("रुपये", "INR", "NPR"),
        ("kr", "SEK", "NOK"),
    ],
)
def test_a_name_of_several_is_asked_back(said: str, first: str, also: str) -> None:
    found = currencies.read_currency(said)
    assert found[0] == first
    assert also in found
    assert len(found) <= currencies.MOST


@pytest.mark.parametrize("said", ["", "x", "seashells", "123", "💰"])
def test_what_is_no_currency_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="currency-unknown"):
        currencies.read_currency(said)


@pytest.mark.parametrize(
    ("tag", "language", "currency", "zone"),
    [
        ("en-IN", "en", "INR", "Asia/Kolkata"),
        ("en-GB", "en", "GBP", "Europe/London"),
        ("en-US", "en", "USD", "America/New_York"),
        ("pt-br", "pt", "BRL", "America/Sao_Paulo"),
        ("pt-PT", "pt", "EUR", "Europe/Lisbon"),
        ("es-MX", "es", "MXN", "America/Mexico_City"),
        ("de-AT", "de", "EUR", "Europe/Vienna"),
        ("de", "de", "EUR", "Europe/Berlin"),
        ("ru", "ru", "RUB", "Europe/Moscow"),
        ("hi-Latn-IN", "hi-Latn", "INR", "Asia/Kolkata"),
        ("hi_IN", "hi", "INR", "Asia/Kolkata"),
        ("fr-SN", "fr", "XOF", "Africa/Dakar"),
        ("fr-CH", "fr", "CHF", "Europe/Zurich"),
        ("en-001", "en", "INR", "Asia/Kolkata"),
        ("not a tag", "en", "INR", "Asia/Kolkata"),
        (None, "en", "INR", "Asia/Kolkata"),
    ],
)
def test_a_device_says_where_home_may_be(tag: str | None, language: str, currency: str, zone: str) -> None:
    assert currencies.guess_language(tag) == language
    assert currencies.list_likely_currencies(tag)[0] == currency
    assert places.find_home_zone(currency, currencies.find_country(tag)) == zone


@pytest.mark.parametrize(
    ("said", "currency"), [("milk 60", None), ("₹60 milk", "INR"), ("coffee 3 eur", "EUR"), ("R$ 5", "BRL")]
)
def test_a_kept_message_may_name_the_currency(said: str, currency: str | None) -> None:
    assert currencies.find_mentioned_currency(said) == currency


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_every_currency_has_a_zone_that_exists(currency: str) -> None:
    for zone in places.list_zones(currency):
        assert require_zone(zone) == zone


@pytest.mark.parametrize(
    ("said", "currency", "zone"),
    [
        ("Mumbai", "INR", "Asia/Kolkata"),
        ("new york", "USD", "America/New_York"),
        ("sao paulo", "BRL", "America/Sao_Paulo"),
        ("Europe/Berlin", "INR", "Europe/Berlin"),
        ("munich", "EUR", "Europe/Berlin"),
        ("Saint-Petersburg", "RUB", "Europe/Moscow"),
        ("17:30", "INR", "Asia/Kolkata"),
        ("17:24", "INR", "Asia/Kolkata"),
        ("5:30 pm", "INR", "Asia/Kolkata"),
        ("12h00", "GBP", "Europe/London"),
        ("17:45", "NPR", "Asia/Kathmandu"),
        ("1 am", "NZD", "Pacific/Auckland"),
        ("2 am", "USD", "Pacific/Honolulu"),
    ],
)
def test_a_zone_is_a_city_or_the_time_on_the_wall(said: str, currency: str, zone: str) -> None:
    assert places.read_zone(said, currency, NOON, Words())[0] == zone


def test_a_city_is_known_by_its_name_in_the_members_language() -> None:
    assert places.read_zone("москва", "RUB", NOON, Words("ru")) == ("Europe/Moscow",)
    assert places.read_zone("Rom", "EUR", NOON, Words("de")) == ("Europe/Rome",)
    assert places.name_city("Europe/Moscow", Words("ru")) == "Москва"


@pytest.mark.parametrize("said", ["", "x", "zz", "Atlantis", "99", "25", "../../etc/passwd"])
def test_what_is_no_place_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="zone-unknown"):
        places.read_zone(said, "INR", NOON, Words())
