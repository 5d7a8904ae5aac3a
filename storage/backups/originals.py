"""Copying original files beside the backups: encrypted files in a folder are copied once and never change."""

from __future__ import annotations

from collections.abc import Iterable

from storage.files.sealed import FileShelf

_FOLDER = "originals"


async def copy_originals(source: FileShelf, folders: Iterable[str], target: FileShelf) -> int:
    """Copy the files of these folders that ``target`` lacks into the backup; return how many were copied."""
    copied = 0
    for folder in folders:
        present = {kept.name for kept in await target.list_files(f"{_FOLDER}/{folder}")}
        for kept in await source.list_files(folder):
            content = None if kept.name in present else await source.get(folder, kept.name)
            if content is not None:
                await target.put(f"{_FOLDER}/{folder}", kept.name, content)
                copied += 1
    return copied


async def restore_originals(source: FileShelf, folders: Iterable[str], target: FileShelf) -> int:
    """Copy the files of these folders that ``target`` lacks back from the backup; return how many were copied."""
    copied = 0
    for folder in folders:
        present = {kept.name for kept in await target.list_files(folder)}
        for kept in await source.list_files(f"{_FOLDER}/{folder}"):
            content = None if kept.name in present else await source.get(f"{_FOLDER}/{folder}", kept.name)
            if content is not None:
                await target.put(folder, kept.name, content)
                copied += 1
    return copied
