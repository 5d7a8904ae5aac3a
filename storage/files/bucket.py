"""Storing encrypted files in a bucket of Amazon S3, or of a service with the same protocol.

The library that speaks it is an extra, imported when a bucket is opened: without one it costs nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from core.errors import Fault
from storage.files.sealed import StoredFile

if TYPE_CHECKING:
    from obstore.store import S3Store

CONNECT = timedelta(seconds=5)
PATIENCE = timedelta(seconds=25)
"""The time limit for all tries of one call; shorter than the lease of the message that waits for the file."""
RETRIES = 3
"""How often a call is repeated after a lost connection or a 5xx answer; waits double from a tenth of a second."""
_MISSING = "PURSER_FILES names an S3 bucket, and what speaks S3 is not installed: uv sync --inexact --extra s3"
_CODE = re.compile(r"<Code>(\w+)</Code>")
_REFUSED = frozenset({"InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "AllAccessDisabled", "Forbidden",
                      "ExpiredToken", "InvalidToken", "AccountProblem"})  # fmt: skip
_ELSEWHERE = frozenset({"PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed"})
"""Error codes by which Amazon S3 says that a bucket lies in another region."""
_NO_KEY = frozenset({"", "NoSuchKey", "NotFound"})
"""Error codes by which servers say that an object does not exist; some send no code at all."""


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """The address of a bucket and its credentials; ``prefix`` begins every name in it."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    """The service's URL; empty for Amazon's own in the region."""
    region: str = "us-east-1"
    key_id: str = ""
    """The id of the access key; empty to use the machine's own role."""
    secret: str = field(default="", repr=False)
    patience: timedelta = PATIENCE


class Bucket:
    """Stores files in an S3 bucket; implements ``storage.files.sealed.Shelf``."""

    def __init__(self, place: BucketAddress) -> None:
        """Open a bucket. Raises Fault if the S3 library is not installed."""
        try:
            import obstore  # noqa: PLC0415  an extra, and a moment
        except ModuleNotFoundError:
            raise Fault(_MISSING) from None
        self._speak = obstore
        self._place = place
        self._store = _make_store(place)
        self.address = f"s3://{place.bucket}/{place.prefix}".rstrip("/")

    async def put(self, folder: str, name: str, sealed: bytes) -> bool:
        """Store bytes; return whether the bucket keeps replaced versions."""
        async with self._map_errors():
            answer = await self._speak.put_async(self._store, f"{folder}/{name}", sealed, use_multipart=False)
        return answer["version"] not in {None, "null"}

    async def get(self, folder: str, name: str) -> bytes | None:
        """Return the stored bytes; None if there are none."""
        try:
            async with self._map_errors():
                answer = await self._speak.get_async(self._store, f"{folder}/{name}")
                return bytes(await answer.bytes_async())
        except FileNotFoundError:
            return None

    async def list_files(self, folder: str) -> Sequence[StoredFile]:
        """List the files in a folder."""
        found: list[StoredFile] = []
        async with self._map_errors():
            async for batch in self._speak.list(self._store, folder):
                found += [_read_file_entry(each) for each in batch]
        return found

    async def remove(self, folder: str, name: str) -> None:
        """Delete a file."""
        async with self._map_errors():
            await self._speak.delete_async(self._store, f"{folder}/{name}")

    @asynccontextmanager
    async def _map_errors(self) -> AsyncIterator[None]:
        """Turn errors of the service into Fault in our own words, as its own may contain keys.

        Raises FileNotFoundError for a missing object.
        """
        try:
            async with asyncio.timeout(self._place.patience.total_seconds()):
                yield
        except TimeoutError:
            raise Fault(self._explain_silence()) from None
        except Exception as error:
            code = _find_error_code(error)
            if isinstance(error, FileNotFoundError) and code in _NO_KEY:
                raise
            raise Fault(self._explain_error(code, type(error).__name__)) from None

    def _explain_error(self, code: str, kind: str) -> str:
        place = self._place
        if code == "NoSuchBucket":
            return f"the file store has no bucket {place.bucket}: make it, or mend PURSER_FILES"
        if code in _ELSEWHERE:
            return f"the file store has {place.bucket} in another region than {place.region}: mend PURSER_S3_REGION"
        if code in _REFUSED or kind in {"PermissionDeniedError", "UnauthenticatedError"}:
            said = code or "access denied"
            return f"the file store refuses us ({said}): look at PURSER_S3_KEY_ID, PURSER_S3_SECRET and their rights"
        return f"the file store answers {code}" if code else self._explain_silence()

    def _explain_silence(self) -> str:
        where = self._place.endpoint or self.address
        return f"the file store does not answer: {where} (is it up, and is PURSER_S3_ENDPOINT right?)"


def _make_store(place: BucketAddress) -> S3Store:
    from obstore.store import S3Store  # noqa: PLC0415  see above

    given: dict[str, Any] = {}
    if place.key_id:
        key = {"access_key_id": place.key_id, "secret_access_key": place.secret, "expires_at": None}
        given["credential_provider"] = lambda: key
    if place.endpoint:
        given |= {"endpoint": place.endpoint, "aws_endpoint_url_s3": place.endpoint}
    return S3Store(
        place.bucket,
        prefix=place.prefix or None,
        region=place.region,
        virtual_hosted_style_request=False,
        disable_bulk_delete=True,  # one at a time is all we do, and every server knows it
        client_options={
            "allow_http": place.endpoint.startswith("http://"),  # what goes over it is sealed
            "timeout": place.patience * 0.8,
            "connect_timeout": CONNECT,
        },
        retry_config={"max_retries": RETRIES, "retry_timeout": place.patience},
        **given,
    )


def _read_file_entry(each: Any) -> StoredFile:
    return StoredFile(each["path"].rpartition("/")[2], each["last_modified"], each["size"])


def _find_error_code(error: Exception) -> str:
    """Return the service's error code; "" if it gave none or there was no answer."""
    said = str(error)
    found = _CODE.search(said)
    return found[1] if found else "PermanentRedirect" if "redirect without LOCATION" in said else ""
