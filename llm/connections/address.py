"""Checks on the addresses a provider's base URL may reach, as written and again after name resolution."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from core.errors import Fault

Address = IPv4Address | IPv6Address

_METADATA: Final = frozenset(
    map(ip_address, ("169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"))
)
"""Addresses at which clouds hand out their machines' credentials (AWS, GCP, Oracle; ECS; AWS IPv6; Alibaba; Azure)."""
_METADATA_NAMES: Final = frozenset({"metadata", "metadata.google.internal", "metadata.goog", "instance-data"})
_TRANSLATED: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 networks of NAT64 gateways (RFC 6052, RFC 8215), whose addresses hold an IPv4 address in the last 32 bits."""
_COMPATIBLE: Final = ip_network("::/96")
"""The network of IPv4-compatible IPv6 addresses (RFC 4291, section 2.5.5.1), obsolete but still routed by some."""

_lookups = ThreadPoolExecutor(8, "lookup")  # a name server that hangs must not hold the threads of everybody else


class ForbiddenAddress(Fault):
    """Raised for an address that must not be reached."""


@dataclass(frozen=True, slots=True)
class AddressRules:
    """The kinds of address a host allows beyond the public internet.

    Link-local and metadata addresses are never allowed.
    """

    private: bool = False
    loopback: bool = True


def check_url(url: str, rules: AddressRules) -> None:
    """Raise Forbidden if a base URL is not http(s), is written deceptively, or names a forbidden address."""
    if any(character <= " " or character in "\\\x7f" or not character.isprintable() for character in url):
        raise ForbiddenAddress("characters that do not belong into an address")
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise ForbiddenAddress("not an address") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise ForbiddenAddress("only http and https")
    if "@" in parts.netloc or parts.fragment or parts.query:
        raise ForbiddenAddress("a name, a password, a query or a fragment in an address")
    if host in _METADATA_NAMES:
        raise ForbiddenAddress("a cloud's metadata")
    literal = parse_address(host)
    if literal is not None:
        check_address(literal, rules)


def parse_address(host: str) -> Address | None:
    """Return a host as an IP address in any form resolvers accept (dotted, decimal, octal, hexadecimal), else None."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def check_address(address: Address, rules: AddressRules) -> None:
    """Raise Forbidden for an IP address that must not be reached; an IPv4 address embedded in IPv6 is checked too."""
    for each in _list_forms(address):
        if each in _METADATA or each.is_link_local or each.is_multicast or each.is_unspecified:
            raise ForbiddenAddress("link-local, metadata, multicast or no address")
        beyond = each.is_global or (rules.private and not each.is_reserved)
        allowed = rules.loopback if each.is_loopback else beyond
        if not allowed:
            raise ForbiddenAddress("a private or reserved address")


def _list_forms(address: Address) -> Iterator[Address]:
    if isinstance(address, IPv4Address):
        yield address
        return
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if any(address in network for network in _TRANSLATED) or (address in _COMPATIBLE and int(address) > 1):
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        yield inner
    if address.ipv4_mapped is None:
        yield address


async def resolve_host(host: str, port: int, rules: AddressRules) -> tuple[str, ...]:
    """Return the checked IP addresses of a host, to connect to directly. Raises Forbidden, OSError.

    Each connection resolves anew, so a name that later gives another address is checked again.
    """
    if host.rstrip(".").lower() in _METADATA_NAMES:
        raise ForbiddenAddress("a cloud's metadata")
    literal = parse_address(host)
    if literal is not None:
        check_address(literal, rules)
        return (str(literal),)
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_lookups, _query_dns, host, port)
    for each in found:
        check_address(ip_address(each.partition("%")[0]), rules)
    return found


def _query_dns(host: str, port: int) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))
