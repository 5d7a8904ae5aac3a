"""``python -m bot``: what each command prints, and how it ends."""

from __future__ import annotations

import re
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from tests.bot.commands.conftest import Command
from tests.buckets import Buckets

Printed = pytest.CaptureFixture[str]


def test_help_names_every_command(command: Command, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        command("--help")
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert all(name in printed and about.split()[0] in printed for name, about in COMMANDS.items())


@pytest.mark.parametrize("argv", [(), ("fly",), ("chat",), ("migrate", "--far")])
def test_what_is_no_command_ends_with_the_usage(argv: tuple[str, ...], command: Command, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        command(*argv)
    assert ended.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_migrate_makes_the_book_and_may_run_again(command: Command, folder: Path, capsys: Printed) -> None:
    assert [command("migrate"), command("migrate")] == [0, 0]
    assert capsys.readouterr().out.count(f"up to date: {folder / 'purser.db'}") == 2
    with sqlite3.connect(folder / "purser.db") as book:
        assert book.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    book.close()


def test_doctor_finds_a_fresh_installation_well(command: Command, folder: Path, capsys: Printed) -> None:
    assert command("doctor") == 0
    printed = capsys.readouterr().out
    assert "!!" not in printed
    assert "SQLite, up to date, 0 households" in printed
    assert str(folder) in printed
    assert re.search(r"charts: drawn, \d+ KB", printed)
    assert "telegram: off" in printed


@pytest.mark.parametrize(
    ("setting", "value", "advice"),
    [
        ("PORT", "ninety", "PURSER_PORT"),
        ("HOST", "0.0.0.0", "PURSER_PUBLIC_URL"),
        ("TELEGRAM_WEBHOOK_URL", "https://purser.example/telegram/webhook", "PURSER_TELEGRAM_WEBHOOK_SECRET"),
        ("FILES", "https://s3.example/family", "s3://name/folder"),
        ("S3_ENDPOINT", "s3.example", "https://"),
        ("S3_KEY_ID", "a key without its secret", "together"),
        ("DATABASE_URL", "mysql://purser@db.example/purser", "postgresql://"),
        ("REDIS_URL", "localhost:6379", "redis://"),
        ("PUBLIC_URL", "purser.example", "https://"),
        ("BACKUP_KEEP", "many", "7,4,12"),
        ("TELEGRAM_TOKN", "123:abc", "is PURSER_TELEGRAM_TOKEN meant?"),
        ("DATABASE_URL", "postgresql://purser@127.0.0.1:9/purser", ""),
    ],
)
def test_doctor_says_what_to_do(  # noqa: PLR0917  pytest passes them by name
    setting: str, value: str, advice: str, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv(f"PURSER_{setting}", value)
    assert command("doctor") == 1
    marked, sentence = capsys.readouterr().out.partition("!!")[2].split("\n")[:2]
    assert marked.strip()
    assert sentence.strip()
    assert advice in sentence


def test_serve_says_which_port_is_taken(command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PURSER_PORT", str(port))
        assert command("serve") == 2
    assert f"nothing can listen at 127.0.0.1, port {port}" in capsys.readouterr().err


def test_doctor_says_what_to_install_for_a_bucket(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("PURSER_FILES", "s3://family/photos")
    monkeypatch.setitem(sys.modules, "obstore", None)
    assert command("doctor") == 1
    assert "!!  file store: does not work\n      PURSER_FILES" in (printed := capsys.readouterr().out)
    assert "uv sync --inexact --extra s3" in printed


@pytest.mark.xdist_group("buckets")
def test_doctor_tries_the_bucket_and_spells_no_key(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed, buckets: Buckets
) -> None:
    place = buckets.fresh("photos")
    given = {"FILES": "s3://photos/kept", "S3_ENDPOINT": place.endpoint, "S3_KEY_ID": place.key_id}
    for name, value in given.items():
        monkeypatch.setenv(f"PURSER_{name}", value)
    for secret, found in ((place.secret, "ok  file store: keeps"), ("no" * 20, "PURSER_S3_SECRET")):
        monkeypatch.setenv("PURSER_S3_SECRET", secret)
        command("doctor")
        printed = capsys.readouterr().out
        assert found in printed
        assert secret not in printed
    assert not buckets.content("photos")


def test_doctor_knows_a_data_folder_it_cannot_write(command: Command, folder: Path, capsys: Printed) -> None:
    folder.write_text("a file stands where the folder should be", encoding="utf-8")
    assert command("doctor") == 1
    assert "!!  data folder: does not work" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("engine", "languages", "advice"),
    [("tesseract", "en, zz_nowhere", "apt-get install tesseract-ocr"), ("off", "", "")],
)
def test_doctor_says_what_the_reader_of_photos_lacks(  # noqa: PLR0917  pytest passes them by name
    engine: str, languages: str, advice: str, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("PURSER_OCR", engine)
    monkeypatch.setenv("PURSER_OCR_LANGUAGES", languages)
    assert command("doctor") == bool(advice)
    printed = capsys.readouterr().out
    assert ("!!  photos: cannot be read with tesseract" in printed) == bool(advice)
    assert ("ok  photos: not read" in printed) != bool(advice)
    assert advice in printed


def test_doctor_knows_a_messenger_out_of_reach(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("PURSER_TELEGRAM_TOKEN", "123456:made-up")
    monkeypatch.setenv("PURSER_TELEGRAM_API_URL", "http://127.0.0.1:9")
    assert command("doctor") == 1
    assert "!!  telegram: no answer" in capsys.readouterr().out


def test_the_hosts_link_is_printed(command: Command, folder: Path, capsys: Printed) -> None:
    assert command("host-link") == 0
    printed = capsys.readouterr().out
    assert re.search(r"http://127.0.0.1:8080/link/[A-Z0-9]{40}\n", printed)
    assert folder.exists()


def test_the_demo_plays_to_its_end_and_draws(command: Command, capsys: Printed) -> None:
    assert command("demo") == 0
    printed = capsys.readouterr().out
    assert "The book and the pictures of this evening are in" in printed
    pictures = [Path(found) for found in re.findall(r"^picture: (.+)$", printed, re.MULTILINE)]
    assert pictures
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)


def test_the_demo_asks_back_and_writes_a_double_tap_once(command: Command, capsys: Printed) -> None:
    command("demo")
    printed = capsys.readouterr().out
    folder = printed.rstrip().rpartition(" ")[2]
    book = sqlite3.connect(Path(folder) / "purser.db")
    written = book.execute("SELECT count(*) FROM entry WHERE description IN ('milk', 'auto') AND draft_id IS NOT NULL")
    assert written.fetchone() == (2,)
    book.close()


def test_a_talk_on_the_terminal(command: Command, folder: Path, tmp_path: Path, capsys: Printed) -> None:
    """I4: lines in, replies out; a number taps, a path sends a file."""
    (tmp_path / "receipt.jpg").write_bytes(b"\xff\xd8\xff\xe0 made up")
    typed = f"hello\n1\n8\n\nmilk 60\n16\n/photo {tmp_path / 'receipt.jpg'} bread 45\n/photo {tmp_path / 'none.jpg'}\n"
    assert command("chat", "--member", "Asha", typed=typed) == 0
    printed = capsys.readouterr().out
    steps = (
        "[1] Create a household",
        "[8] Create\n",
        "Asha's home is open",
        "milk · today",
        "(Saved)",
        "bread · today",
        "no file at none",
    )
    places = [printed.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)
    assert [path.stat().st_size > 0 for path in (folder / "files").rglob("*") if path.is_file()] == [True]


def test_the_seat_at_the_terminal_is_kept(command: Command, folder: Path, capsys: Printed) -> None:
    command("chat", "--member", "Asha", typed="hello\n1\n8\nmilk 60\n16\n")
    capsys.readouterr()
    assert command("chat", "--member", "Asha", typed="/today\n") == 0
    assert "milk · ₹60" in capsys.readouterr().out
    assert command("chat", "--member", "Ravi", typed="/today\n") == 0
    assert "₹60" not in capsys.readouterr().out
    assert folder.stat().st_mode & 0o077 == 0


def test_the_partner_of_a_demo_family_may_sit_down(command: Command, capsys: Printed) -> None:
    command("chat", "--member", "Asha", typed="hello\n3\n")
    capsys.readouterr()
    assert command("chat", "--member", "Ravi", typed="how much did we spend last month?\n") == 0
    printed = capsys.readouterr().out
    assert "₹" in printed
    assert "[1] Create a household" not in printed


def test_jobs_are_listed_and_run_by_hand(command: Command, capsys: Printed) -> None:
    assert command("job") == 0
    assert "digest: on a schedule" in capsys.readouterr().out
    assert command("job", "purge-trash") == 0
    assert "Ran 0." in capsys.readouterr().out
    assert command("job", "fly") == 2
    assert "There is no job fly. There are: alerts," in capsys.readouterr().err


@pytest.mark.parametrize(
    ("token", "address", "advice"),
    [
        ("", "http://127.0.0.1:1", "settings page"),
        ("purser_x", "http://purser.example", "https://"),
        ("purser_x", "http://127.0.0.1:1", "serve"),
    ],
)
def test_an_assistant_is_told_what_it_lacks(  # noqa: PLR0917  pytest passes them by name
    token: str, address: str, advice: str, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("PURSER_MCP_TOKEN", token)
    assert command("mcp", "--at", address) == 2
    assert advice in capsys.readouterr().err
