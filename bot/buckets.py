"""Finds the S3 bucket that an address in the settings names."""

from __future__ import annotations

from bot.settings import BUCKET, Settings
from storage.files.bucket import BucketAddress


def find_bucket(settings: Settings, address: str) -> BucketAddress | None:
    """Return the bucket an address such as ``PURSER_FILES`` names; None where it names a folder."""
    named = BUCKET.fullmatch(address)
    return named and BucketAddress(
        bucket=named[1],
        prefix=named[2].strip("/"),
        endpoint=settings.s3_endpoint,
        region=settings.s3_region,
        key_id=settings.s3_key_id,
        secret=settings.s3_secret.get_secret_value(),
    )
