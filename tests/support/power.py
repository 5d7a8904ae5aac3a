"""Simulates a power cut for SQLite: of every file only what was synced to the disk is left.

SQLite reaches the disk through a table of functions, its VFS (https://www.sqlite.org/vfs.html). Inside the block of
``only_synced_survives``, files that SQLite opens get a replaced sync function, which copies the file to a second
folder. That folder then holds what a machine would find after losing its power.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)


class _Methods(ctypes.Structure):
    """The C struct ``sqlite3_io_methods``, version 3: the operations on an open file."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("sync", _SYNC),
        ("rest", ctypes.c_void_p * 13),
    )


class _File(ctypes.Structure):
    """The C struct ``sqlite3_file``: an open file."""

    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """The first fields of the C struct ``sqlite3_vfs``: how files are opened."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", _OPEN),
    )


def _default_vfs() -> _Vfs:
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    found: _Vfs = library.sqlite3_vfs_find(None).contents
    return found


@contextmanager
def only_synced_survives(disk: Path) -> Iterator[None]:
    """Copy every file that SQLite opens in the block to ``disk`` each time SQLite syncs it."""
    disk.mkdir(parents=True, exist_ok=True)
    vfs = _default_vfs()
    open_file = _OPEN(ctypes.cast(vfs.open, ctypes.c_void_p).value or 0)
    replaced: list[tuple[_Methods, object]] = []

    def open_and_watch(
        own_vfs: int, name: int | None, address: int, flags: int, out: ctypes._Pointer[ctypes.c_int]
    ) -> int:
        # The name stays an address: SQLite goes on using the memory it lies in.
        result: int = open_file(own_vfs, name, address, flags, out)
        if result == 0 and name:
            file, path = _File.from_address(address), Path(ctypes.string_at(name).decode())
            methods = _Methods.from_buffer_copy(file.methods.contents)
            methods.sync = _SYNC(lambda _file, _flags: _copy(path, disk / path.name))
            replaced.append((methods, methods.sync))  # SQLite points at them for as long as the file is open
            file.methods = ctypes.pointer(methods)
        return result

    watching = _OPEN(open_and_watch)
    vfs.open = watching
    try:
        yield
    finally:
        vfs.open = open_file
        _LIVE.extend(replaced)


_LIVE: list[object] = []
"""References to functions that files still open may call, so that they are not freed."""


def _copy(source: Path, target: Path) -> int:
    shutil.copyfile(source, target)
    return 0
