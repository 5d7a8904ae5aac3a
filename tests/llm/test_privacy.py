"""What leaves the house holds no card, account, address, phone or code, and every amount and day (K2)."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llm.privacy import is_luhn_valid, keep_digits, mask_text

HIDDEN = {
    "card 4111 1111 1111 1111 dinner 1450": "card [card] dinner 1450",
    "paid 378282246310005 at the desk": "paid [card] at the desk",
    "४१११११११११११११११ बिल": "[card] बिल",
    "411111111111\u200b1111": "[card]",
    "DE89 3704 0044 0532 0130 00 rent 900": "[iban] rent 900",
    "gb33bukb20201555555555 gift 50": "[iban] gift 50",
    "sent to nina.k@example.org 60": "sent to [email] 60",
    "paid nina@okbank 500": "paid [upi] 500",
    "OTP 482913 for Rs 500": "OTP [code] for Rs 500",
    "482-913 is your verification code": "[code] is your verification code",
    "код подтверждения: 4821, такси 300": "код подтверждения: [code], такси 300",
    "pin 4821": "pin [code]",
    "cvv 123 hotel 90": "cvv [code] hotel 90",
    "password: hunter2 milk 60": "password: [secret] milk 60",
    "пароль qwerty12 хлеб 40": "пароль [secret] хлеб 40",
    "call 9876543210 for plumber 800": "call [phone] for plumber 800",
    "+49 (30) 1234-5678 plumber 80": "[phone] plumber 80",
    "8 (916) 123-45-67 такси 500": "[phone] такси 500",
    "tax id ABCDE1234F fee 107": "tax id [id] fee 107",
    "2345 6789 0123 ration 450": "[id] ration 450",
    "078-05-1120 tax 300": "[id] tax 300",
    "a/c 123456789012 debited INR 2,350.50 on 12-11-26": "a/c [account] debited INR 2,350.50 on 12-11-26",
    "ref no 12345678 rent 900": "ref no [account] rent 900",
    "order 4034567890 shoes 1999": "order [number] shoes 1999",
    "see https://shop.example/pay?token=91827 for 60": "see [link] for 60",
}
KEPT = [
    "milk 60, auto 120 yesterday",
    "rent 25000 on 12/11/2026, 2026-11-21 and 21.11.2026",
    "100 200 300 milk",
    "milk 60 45 30 20 10 5 50 80",
    "Rs 1,50,000 laptop",
    "mobil 250000000",
    "зарплата 1 200 000 руб",
    "rumah 1.200.000 IDR",
    "Rs 123456789 house",
    "phone 150000",
    "hdfc account 150000 salary",
    "hair pin 120, qr code 500",
    "a/c XX1234 debited",
    "10*3+5 and 3 @ 40",
    "12 boxes @ 38.50 each",
]

_few = settings(max_examples=40)
_amounts = st.integers(1, 99_999_999)
_days = st.dates().map(lambda day: day.strftime("%d/%m/%Y"))
_cards = st.integers(10**13, 10**14 - 1).map(
    lambda head: next(f"4{head}{n}" for n in range(10) if is_luhn_valid(f"4{head}{n}"))
)
_groupings = st.sampled_from(["", " ", "-"])


@pytest.mark.parametrize("text", HIDDEN)
def test_what_is_private_is_a_word_in_brackets(text: str) -> None:
    assert mask_text(text) == HIDDEN[text]


@pytest.mark.parametrize("text", KEPT)
def test_amounts_and_days_stay(text: str) -> None:
    assert mask_text(text) == text


@_few
@given(_cards, _groupings, _amounts)
def test_no_digits_of_a_card_survive(card: str, gap: str, amount: int) -> None:
    written = gap.join(card[at : at + 4] for at in range(0, len(card), 4))
    assert keep_digits(mask_text(f"{written}, dinner {amount}")) == str(amount)
    assert keep_digits(mask_text(f"dinner {amount} {written}, cheers")) in {str(amount), ""}


def test_an_amount_that_passes_for_a_part_of_a_card_is_masked_with_it() -> None:
    assert mask_text("dinner 2589 4601 1895 9932 0005, cheers") == "dinner [card], cheers"


@_few
@given(st.integers(6_000_000_000, 9_999_999_999), st.sampled_from(["+91 ", "call ", "phone: ", "whatsapp "]), _amounts)
def test_no_digits_of_a_phone_survive(phone: int, lead: str, amount: int) -> None:
    kept = mask_text(f"{lead}{phone}, plumber {amount}")
    assert kept.endswith(f"plumber {amount}")
    assert keep_digits(kept) == str(amount) or str(phone).endswith("000")


@_few
@given(_amounts, _amounts, _days)
def test_every_amount_and_day_survives(first: int, second: int, day: str) -> None:
    text = f"milk {first}, rent ₹{second:,} on {day}; taxi {second}.50 EUR"
    assert mask_text(text) == text


@_few
@example("T\x80\u032d")
@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask_text(mask_text(text)) == mask_text(text)
