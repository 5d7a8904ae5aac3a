"""The data folder: made for its owner, tried before it is used, and refused where others can write."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.errors import Fault
from storage.data_folder import prepare_data_folder
from storage.files.folder import Folder
from storage.store import Store

READ_ONLY = Path("/proc/self/purser")
"""A folder that not even root can make."""


def test_a_missing_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    prepare_data_folder(tmp_path / "a" / "data")
    assert (tmp_path / "a" / "data").stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "a" / "data").iterdir()) == []


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o707])
def test_a_folder_that_others_can_write_is_refused(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)
    with pytest.raises(Fault, match=f"others can write into the data folder {tmp_path}: run chmod go-w"):
        prepare_data_folder(tmp_path)
    tmp_path.chmod(0o750)
    prepare_data_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_sentence() -> None:
    with pytest.raises(Fault, match="cannot be made: "):
        prepare_data_folder(READ_ONLY)


@contextmanager
def _full_disk() -> Iterator[None]:
    """Let no file of this process grow, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_is_a_sentence_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with _full_disk(), pytest.raises(Fault, match="cannot be written: "):
        prepare_data_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


async def test_a_file_there_is_no_room_for_leaves_nothing_behind(tmp_path: Path) -> None:
    with _full_disk(), pytest.raises(Fault, match=f"the folder {tmp_path} cannot be used: "):
        await Folder(tmp_path).put("home", "photo", b"sealed")
    assert list((tmp_path / "home").iterdir()) == []


async def test_a_folder_for_files_that_cannot_be_made_is_a_sentence() -> None:
    with pytest.raises(Fault, match="cannot be used: "):
        await Folder(READ_ONLY).put("home", "photo", b"sealed")


async def test_a_folder_that_can_be_written_no_longer_is_not_ready(store: Store) -> None:
    assert await store.check_readiness() == {"database": True, "data_folder": True}
    with _full_disk():
        assert (await store.check_readiness())["data_folder"] is False
    assert await store.check_readiness() == {"database": True, "data_folder": True}


@pytest.mark.parametrize("place", ["read-only", "full"])
def test_a_start_ends_with_a_sentence(tmp_path: Path, place: str) -> None:
    folder = READ_ONLY if place == "read-only" else tmp_path / "data"
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))) if place == "full" else None
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        env={"PURSER_DATA_DIR": str(folder), "PATH": "", "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
        check=False,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert f"the data folder {folder}" in ended.stderr
