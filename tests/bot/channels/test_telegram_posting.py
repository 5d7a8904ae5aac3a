"""JSON posted over kept connections: each answer to its own call, and broken ones never used again."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.channels.telegram.posting import Posting

WELL = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}'
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{"ok":\r\n5\r\ntrue}\r\n0\r\n\r\n'
LAST = b"HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
HALF = WELL[:-4]
SILENCE = b""


@dataclass(slots=True)
class Host:
    """A server that answers with what it is told, in turn, and remembers what it was asked over which connection."""

    answers: list[bytes] = field(default_factory=list)
    asked: list[tuple[int, bytes]] = field(default_factory=list)
    connections: int = 0
    address: str = ""
    hang_up: bool = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        number = self.connections
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(head.partition(b"Content-Length: ")[2].split(b"\r\n")[0])
                self.asked.append((number, head + await reader.readexactly(length)))
                writer.write(self.answers.pop(0))
                if self.hang_up:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    made = Host()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:token/sendMessage"
    yield made
    server.close()


@pytest.fixture
async def posting() -> AsyncIterator[Posting]:
    made = Posting(ssl.create_default_context())
    yield made
    made.close()


async def test_one_connection_serves_calls_one_after_another(host: Host, posting: Posting) -> None:
    host.answers = [WELL, CHUNKED, WELL]
    for body in (b'{"a":1}', b"{}", b'{"text":"\xe2\x82\xb9 60"}'):
        assert await posting.post(host.address, body, 5) == (200, b'{"ok":true}')
        assert host.asked[-1][1].endswith(b"\r\n\r\n" + body)
    assert [number for number, _ in host.asked] == [1, 1, 1]
    assert host.asked[0][1].startswith(b"POST /bot1:token/sendMessage HTTP/1.1\r\nHost: 127.0.0.1:")


async def test_calls_at_the_same_time_have_a_connection_each(host: Host, posting: Posting) -> None:
    host.answers = [WELL] * 6
    await asyncio.gather(*(posting.post(host.address, b"{}", 5) for _ in range(3)))
    await asyncio.gather(*(posting.post(host.address, b"{}", 5) for _ in range(3)))
    assert host.connections == 3


async def test_a_connection_the_server_ends_is_not_used_again(host: Host, posting: Posting) -> None:
    host.answers = [LAST, WELL]
    assert await posting.post(host.address, b"{}", 5) == (429, b"{}")
    assert await posting.post(host.address, b"{}", 5) == (200, b'{"ok":true}')
    assert host.connections == 2


async def test_a_kept_connection_that_died_is_replaced(host: Host, posting: Posting) -> None:
    host.answers, host.hang_up = [WELL, WELL], True
    await posting.post(host.address, b"{}", 5)
    await asyncio.sleep(0.02)
    await posting.post(host.address, b"{}", 5)
    assert host.connections == 2


@pytest.mark.parametrize("broken", [HALF, SILENCE, b"SSH-2.0-OpenSSH\r\n"])
async def test_what_is_no_answer_is_an_error_and_the_next_call_goes_well(
    host: Host, posting: Posting, broken: bytes
) -> None:
    host.answers, host.hang_up = [broken, WELL], True
    with pytest.raises(ConnectionError):
        await posting.post(host.address, b"{}", 5)
    assert await posting.post(host.address, b"{}", 5) == (200, b'{"ok":true}')


async def test_a_late_answer_is_not_taken_for_the_next_one(host: Host, posting: Posting) -> None:
    host.answers = [SILENCE, WELL]
    with pytest.raises(TimeoutError):
        await posting.post(host.address, b'{"n":1}', 0.05)
    assert await posting.post(host.address, b'{"n":2}', 5) == (200, b'{"ok":true}')
    assert [number for number, _ in host.asked] == [1, 2]


async def test_nobody_there_is_an_error(posting: Posting) -> None:
    with pytest.raises(ConnectionError):
        await posting.post("http://127.0.0.1:1/bot", b"{}", 5)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that signs itself, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    early, late = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), early, late)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    own = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(own + made.public_bytes(Encoding.PEM))
    return path


async def test_who_signs_is_asked_on_the_way(certificate: Path) -> None:
    """Over TLS: answered where the certificate is trusted, an error before a word is said where it is not."""
    host, tls = Host([WELL]), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    server = await asyncio.start_server(host.serve, "localhost", 0, ssl=tls)
    address = f"https://localhost:{server.sockets[0].getsockname()[1]}/bot1:token/sendMessage"
    trusting = Posting(ssl.create_default_context(cafile=certificate))
    assert await trusting.post(address, b"{}", 5) == (200, b'{"ok":true}')
    with pytest.raises(ssl.SSLCertVerificationError):
        await Posting(ssl.create_default_context()).post(address, b"{}", 5)
    assert len(host.asked) == 1
    trusting.close()
    server.close()
