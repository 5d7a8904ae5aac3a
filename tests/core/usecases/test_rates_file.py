"""Which rates a host's table holds: a rate of another currency or day makes every purchase abroad wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.errors import Invalid
from core.model.rate import Rate
from core.usecases.exchange import MOST_ROWS, read_rates_file

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "table",
    [
        "date,currency,rate\n2026-11-20,EUR,90.5\n2026-11-21,usd,84\n",
        "Rate;Date;Currency\n90,5;2026-11-20;EUR\n\n84;2026-11-21;USD\n",
        "\ufeffcurrency\tdate\trate\nEUR\t2026-11-20\t90.5\nINR\t2026-11-20\t1\nUSD\t2026-11-21\t84\n",
    ],
)
def test_columns_are_found_in_any_order_and_the_households_own_currency_is_left_out(table: str) -> None:
    assert read_rates_file(table.encode(), "INR") == (
        Rate("EUR", DAY, Decimal("90.5")),
        Rate("USD", date(2026, 11, 21), Decimal(84)),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"date,currency\n2026-11-20,EUR\n",
        b"date,currency,rate\n" + b"2026-11-20,EUR,90\n" * (MOST_ROWS + 1),
    ],
)
def test_what_is_no_table_of_rates_is_refused_whole(content: bytes) -> None:
    with pytest.raises(Invalid, match="rates-file-unread"):
        read_rates_file(content, "INR")


@pytest.mark.parametrize(
    "row", ["2026-11-20,EUR", "2026-02-30,EUR,90", "2026-11-20,EURO,90", "2026-11-20,EUR,ninety", "2026-11-20,EUR,0"]
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_saved(row: str) -> None:
    with pytest.raises(Invalid, match="rates-row-unread") as refused:
        read_rates_file(f"date,currency,rate\n2026-11-19,EUR,89\n{row}\n".encode(), "INR")
    assert refused.value.details["row"] == 3
