"""Opens the place where backups are stored, as the settings say."""

from __future__ import annotations

from pathlib import Path

from bot.buckets import find_bucket
from bot.settings import Settings
from storage.backups.archive import BackupArchive
from storage.backups.place import BackupPlace
from storage.backups.retention import RetentionPolicy
from storage.data_folder import prepare_data_folder
from storage.files.bucket import Bucket
from storage.files.folder import Folder
from storage.files.sealed import FileShelf
from storage.keyring import Keyring


def open_backup_place(settings: Settings) -> BackupPlace:
    """Return the place where backups are stored; raises Fault where the encryption key is missing."""
    prepare_data_folder(settings.data_dir)
    key = settings.encryption_key.get_secret_value()
    keyring = Keyring.open(key or None, settings.data_dir, may_make_key=False)
    days, weeks, months = settings.backups_kept
    archive = BackupArchive.from_address(
        settings.database, _open_shelf(settings), keyring, RetentionPolicy(days, weeks, months)
    )
    return BackupPlace(archive, None if settings.files else settings.data_dir / "files")


def _open_shelf(settings: Settings) -> FileShelf:
    bucket = find_bucket(settings, settings.backup_to)
    if bucket is not None:
        return Bucket(bucket)
    return Folder(Path(settings.backup_to) if settings.backup_to else settings.data_dir)
