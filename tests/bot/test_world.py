"""The real chance: ids in order, codes that read well aloud."""

from __future__ import annotations

from bot.world import SystemClock, SystemIds


def test_ids_come_in_order_and_never_twice() -> None:
    ids = SystemIds()
    made = [ids.new() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {(ident.version, ident.variant) for ident in made} == {(7, "specified in RFC 4122")}


def test_an_id_knows_its_instant() -> None:
    before = SystemClock().now()
    ident = SystemIds().new()
    assert abs((ident.int >> 80) / 1000 - before.timestamp()) < 5


def test_codes_have_no_letters_that_are_misread() -> None:
    codes = {SystemIds().code(8) for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("IO01")
