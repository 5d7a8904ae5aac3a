"""A server that speaks S3, in this process: it checks signatures and rights, as Amazon's does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from storage.files.bucket import BucketAddress

_ACCOUNT = "123456789012"
_MAY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}


@dataclass(frozen=True, slots=True)
class Buckets:
    """The server's insides, and who may use it."""

    s3: Any
    place: BucketAddress

    def fresh(self, name: str, *, versions: bool = False) -> BucketAddress:
        """An empty bucket; it may hold on to old versions."""
        if name in self.s3.buckets:
            self.s3.buckets[name].keys.clear()
        else:
            self.s3.create_bucket(name, "us-east-1")
        if versions:
            self.s3.put_bucket_versioning(name, "Enabled")
        return replace(self.place, bucket=name)

    def content(self, name: str) -> dict[str, bytes]:
        """Everything in a bucket, as it lies there."""
        return {key: self.s3.get_object(name, key).value for key in list(self.s3.buckets[name].keys)}


@contextmanager
def s3_server() -> Iterator[Buckets]:
    """A server on a port of its own."""
    from moto import settings  # noqa: PLC0415  a second of imports, for those who need it
    from moto.backends import get_backend  # noqa: PLC0415  likewise
    from moto.server import ThreadedMotoServer  # noqa: PLC0415  likewise

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
    host, port = server.get_host_and_port()
    people = get_backend("iam")[_ACCOUNT]["aws"]
    people.create_user("us-east-1", "purser")
    people.put_user_policy("purser", "photos", json.dumps(_MAY))
    key = people.create_access_key("purser")
    place = BucketAddress(
        "photos", "kept", f"http://{host}:{port}", "us-east-1", key.access_key_id, key.secret_access_key
    )
    try:
        yield Buckets(get_backend("s3")[_ACCOUNT]["aws"], place)
    finally:
        server.stop()
