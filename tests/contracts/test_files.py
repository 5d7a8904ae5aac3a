"""What every file store does: keeps originals sealed, apart per household, erases them for good, says what ails it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from core.errors import Fault, NotFound
from storage.files.bucket import Bucket, BucketAddress
from storage.files.folder import Folder
from storage.files.sealed import FileShelf, SealedFiles
from storage.keyring import Keyring
from tests.buckets import Buckets
from tests.databases import SeededIds

pytestmark = pytest.mark.xdist_group("buckets")  # one server is enough for all processes
IDS = SeededIds(5)
HOME, NEIGHBOUR, PHOTO = IDS.new(), IDS.new(), IDS.new()
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
RECEIPT = b"\xff\xd8\xff a receipt"
ALWAYS = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kind:
    """A shelf and a look behind it."""

    shelf: FileShelf
    behind: Callable[[], bytes]


@pytest.fixture(params=["folder", "bucket"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Kind:
    """Each kind of store, empty."""
    if request.param == "folder":
        return Kind(Folder(tmp_path / "files"), lambda: _everything(tmp_path))
    buckets: Buckets = request.getfixturevalue("buckets")
    place = buckets.fresh("photos")
    return Kind(Bucket(place), lambda: b"".join(buckets.content("photos").values()))


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def files(kind: Kind) -> SealedFiles:
    return SealedFiles(kind.shelf, Keyring(OLD))


async def test_a_file_comes_back_and_lies_sealed(files: SealedFiles, kind: Kind) -> None:
    """K2."""
    key = await files.put(HOME, PHOTO, RECEIPT)
    assert await files.get(HOME, key) == RECEIPT
    behind = await asyncio.to_thread(kind.behind)
    assert behind
    assert b"receipt" not in behind


async def test_a_file_put_twice_is_there_once(files: SealedFiles) -> None:
    assert await files.put(HOME, PHOTO, b"first") == await files.put(HOME, PHOTO, RECEIPT)
    assert await files.list_keys(HOME, ALWAYS) == (PHOTO.hex,)
    assert await files.get(HOME, PHOTO.hex) == RECEIPT


async def test_a_household_reaches_its_own_alone(files: SealedFiles) -> None:
    """C8."""
    key = await files.put(HOME, PHOTO, RECEIPT)
    for wrong in (key, f"../{HOME.hex}/{key}"):
        with pytest.raises(NotFound):
            await files.get(NEIGHBOUR, wrong)
        await files.remove(NEIGHBOUR, wrong)
    assert await files.list_keys(NEIGHBOUR, ALWAYS) == ()
    assert await files.list_sizes(NEIGHBOUR) == {}
    assert await files.get(HOME, key) == RECEIPT


@pytest.mark.parametrize("key", ["", "x", "../../etc/passwd", "0" * 32, "٣" * 32])
async def test_a_key_that_is_none_is_not_found(files: SealedFiles, key: str) -> None:
    with pytest.raises(NotFound):
        await files.get(HOME, key)
    await files.remove(HOME, key)


async def test_what_is_erased_is_gone(files: SealedFiles, kind: Kind) -> None:
    key = await files.put(HOME, PHOTO, RECEIPT)
    for _ in range(2):
        await files.remove(HOME, key)
    with pytest.raises(NotFound):
        await files.get(HOME, key)
    assert await files.list_keys(HOME, ALWAYS) == ()
    assert await asyncio.to_thread(kind.behind) == b""


async def test_files_are_found_by_age_and_weighed(files: SealedFiles) -> None:
    key = await files.put(HOME, PHOTO, bytes(30_000))
    now = datetime.now(UTC)  # noqa: TID251  a store tells age by its own clock
    assert await files.list_keys(HOME, now + timedelta(minutes=1)) == (key,)
    assert await files.list_keys(HOME, now - timedelta(minutes=1)) == ()
    assert (await files.list_sizes(HOME))[key] == pytest.approx(30_000, rel=0.01)


async def test_keys_of_sealing_rotate_and_what_no_key_opens_is_counted(files: SealedFiles, kind: Kind) -> None:
    other = await files.put(HOME, IDS.new(), b"another")
    await SealedFiles(kind.shelf, Keyring(Fernet.generate_key().decode())).put(HOME, PHOTO, b"of a lost key")
    rotated = SealedFiles(kind.shelf, Keyring(f"{NEW},{OLD}"))
    assert [await rotated.reseal(HOME), await rotated.reseal(HOME)] == [(1, 1), (0, 1)]
    assert await SealedFiles(kind.shelf, Keyring(NEW)).get(HOME, other) == b"another"
    with pytest.raises(Fault, match="no encryption key fits"):
        await rotated.get(HOME, PHOTO.hex)


async def test_a_store_that_works_has_no_advice(files: SealedFiles, kind: Kind) -> None:
    assert await files.test_store() == (kind.shelf.address, "")
    assert await asyncio.to_thread(kind.behind) == b""


# What a bucket's server may do to us


async def test_a_bucket_that_holds_on_to_what_is_erased_is_told(buckets: Buckets) -> None:
    place = buckets.fresh("hoard", versions=True)
    _, advice = await SealedFiles(Bucket(place), Keyring(OLD)).test_store()
    assert "versioning" in advice


async def _each_way(place: BucketAddress) -> list[str]:
    """What every method says; all raise Fault, none NotFound."""
    files, said = SealedFiles(Bucket(place), Keyring(OLD)), []
    for call in (
        lambda: files.put(HOME, PHOTO, RECEIPT),
        lambda: files.get(HOME, PHOTO.hex),
        lambda: files.list_keys(HOME, ALWAYS),
        lambda: files.remove(HOME, PHOTO.hex),
    ):
        with pytest.raises(Fault) as caught:
            await call()
        assert caught.value.__cause__ is None
        said.append(str(caught.value))
    return said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"secret": "wrong" * 8}, "PURSER_S3_SECRET"),
        ({"key_id": "AKIANOBODYATALL00000"}, "PURSER_S3_KEY_ID"),
        ({"bucket": "nowhere"}, "no bucket nowhere"),
        ({"endpoint": "http://127.0.0.1:9", "patience": timedelta(seconds=0.2)}, "does not answer: http://127.0.0.1:9"),
    ],
)
async def test_trouble_is_a_fault_that_says_what_and_spells_no_key(
    buckets: Buckets, change: dict[str, Any], told: str
) -> None:
    place = replace(buckets.fresh("photos"), **change)
    for said in await _each_way(place):
        assert told in said
        assert place.secret not in said
        assert place.key_id not in said
    assert place.secret not in repr(place)


@asynccontextmanager
async def _server(*answers: bytes) -> AsyncIterator[str]:
    """A server that says these answers, one a call, and then never anything."""
    left, calls = list(answers), list[asyncio.StreamWriter]()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.append(writer)
        if left:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(left.pop(0))
            writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    async with server:
        yield "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
        for call in calls:
            call.transport.abort()
        await asyncio.sleep(0)  # a connection is let go in the loop's next round


def _answer(status: str, code: str) -> bytes:
    body = f"<Error><Code>{code}</Code><Message>PRIVATE WORDS</Message></Error>"
    return f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("301 Moved", "PermanentRedirect", "PURSER_S3_REGION"),
        ("400 Bad Request", "AuthorizationHeaderMalformed", "PURSER_S3_REGION"),
        ("403 Forbidden", "AccessDenied", "their rights"),
        ("403 Forbidden", "RequestTimeTooSkewed", "RequestTimeTooSkewed"),
    ],
)
async def test_what_a_server_says_is_told_in_our_words(status: str, code: str, told: str) -> None:
    async with _server(_answer(status, code)) as endpoint:
        bucket = Bucket(BucketAddress("photos", endpoint=endpoint, key_id="made up", secret="made up"))
        with pytest.raises(Fault, match=told) as caught:
            await bucket.remove("a", "b")
        assert "PRIVATE" not in str(caught.value)


async def test_a_server_in_trouble_is_asked_again() -> None:
    async with _server(
        _answer("503 Slow Down", "SlowDown"), b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    ) as endpoint:
        await Bucket(BucketAddress("photos", endpoint=endpoint, key_id="made up", secret="made up")).remove("a", "b")


async def test_a_server_that_never_answers_is_waited_for_so_long(buckets: Buckets) -> None:
    async with _server() as endpoint:
        place = replace(buckets.place, endpoint=endpoint, patience=timedelta(milliseconds=200))
        assert all("does not answer" in said for said in await _each_way(place))


async def test_the_machines_own_environment_is_not_read(buckets: Buckets, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law 8: what is set is what counts."""
    for name in ("ENDPOINT_URL", "ENDPOINT_URL_S3", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "REGION"):
        monkeypatch.setenv(f"AWS_{name}", "http://127.0.0.1:9")
    files = SealedFiles(Bucket(buckets.fresh("photos")), Keyring(OLD))
    assert await files.get(HOME, await files.put(HOME, PHOTO, RECEIPT)) == RECEIPT
