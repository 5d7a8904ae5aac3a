"""A base URL reaches the internet, this machine where that is allowed, and nothing else."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from pathlib import Path

import pytest
import yaml

from llm.connections.address import (
    AddressRules,
    ForbiddenAddress,
    check_address,
    check_url,
    parse_address,
    resolve_host,
)

URLS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text(encoding="utf-8"))
OPEN = AddressRules(private=True, loopback=True)
SHUT = AddressRules(private=False, loopback=False)


def _passing(urls: list[str], rules: AddressRules) -> list[str]:
    passing = []
    for url in urls:
        try:
            check_url(url, rules)
        except ForbiddenAddress:
            continue
        passing.append(url)
    return passing


@pytest.mark.parametrize(
    ("urls", "rules"),
    [
        ("fine", SHUT),
        ("private", AddressRules(private=True, loopback=False)),
        ("loopback", AddressRules(private=False, loopback=True)),
    ],
)
def test_what_may_be_reached(urls: str, rules: AddressRules) -> None:
    assert _passing(URLS[urls], rules) == URLS[urls]


@pytest.mark.parametrize(
    ("urls", "rules"),
    [
        ("never", OPEN),
        ("hidden", OPEN),
        ("private", AddressRules(private=False, loopback=True)),
        ("loopback", AddressRules(private=True, loopback=False)),
    ],
)
def test_what_may_not_be_reached(urls: str, rules: AddressRules) -> None:
    assert _passing(URLS[urls], rules) == []


@pytest.mark.parametrize(
    ("written", "means"),
    [("127.1", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("[::1]", "::1"), ("a.b", None)],
)
def test_every_way_of_writing_an_address(written: str, means: str | None) -> None:
    assert parse_address(written) == (ip_address(means) if means else None)


def test_teredo_shows_the_client_behind_it() -> None:
    """RFC 4380: the last 32 bits are the client's address, turned over."""
    with pytest.raises(ForbiddenAddress):
        check_address(ip_address("2001:0:4136:e378:8000:63bf:f5ff:fffa"), SHUT)


async def test_a_name_is_what_it_resolves_to() -> None:
    assert set(await resolve_host("localhost", 80, AddressRules())) <= {"127.0.0.1", "::1"}
    with pytest.raises(ForbiddenAddress):
        await resolve_host("localhost", 80, AddressRules(loopback=False))
    with pytest.raises(ForbiddenAddress):
        await resolve_host("metadata.google.internal", 80, OPEN)


async def test_one_bad_address_of_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.5", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(ForbiddenAddress):
        await resolve_host("two.example", 80, SHUT)
    assert await resolve_host("two.example", 80, OPEN) == ("8.8.8.8", "10.0.0.5")
