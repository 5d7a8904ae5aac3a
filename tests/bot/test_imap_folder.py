"""Banks' mails become cards, each once, whatever the mail server does meanwhile (A9)."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pydantic import ValidationError

from bot.commands.doctor import _check_mail
from bot.imap_folder import ImapFolder, encode_folder
from bot.settings import Settings
from bot.source_reader import SourceReader
from core.errors import Fault
from tests.bot.web.house import House
from tests.conversations.stage import Stage, settle_in, stage
from tests.support.mail_server import PASSWORD, USER, MailFolder, serve_mail

HEAD = "From: HDFC Bank <Alerts@HDFCbank.example>\nSubject: Alert\nMIME-Version: 1.0\nMessage-ID: <{id}@bank>\n"
TEXT = "Content-Type: text/plain; charset=utf-8\n\nRs {sum}.00 debited from a/c XX4821 to {shop}. Ref 5522334{id}.\n"
HTML = (
    "Content-Type: text/html; charset=utf-8\n\n<html><head><style>p {{ color: red }}</style></head><body>"
    "<p>Rs&nbsp;{sum}.00 <b>debited</b> from a/c\nXX4821<br>to {shop}.</p><td>Ref 5522334{id}.</td></body></html>\n"
)


def alert(number: int, shop: str, body: str = TEXT, *, sums: int = 450) -> str:
    """Return a bank's mail."""
    return (HEAD + body).format(id=number, shop=shop, sum=sums)


class Post:
    """A stage whose member has a folder of banks' mails."""

    def __init__(self, scene: Stage, folder: MailFolder, reader: SourceReader) -> None:
        self.scene, self.folder, self.reader = scene, folder, reader

    def send(self, mail: str | bytes) -> None:
        """Have a mail arrive now."""
        self.folder.add(mail, self.scene.clock.now())

    async def read(self) -> None:
        """Do what the job does every few minutes."""
        await self.reader.read_on(self.scene.clock.now())
        await self.scene.app.conversation.idle()

    def cards(self) -> list[str]:
        """Return the shops of the cards that were shown, in turn."""
        texts = [shown.reply.plain for shown in self.scene.theatre.shown]
        return [word for text in texts for word in ("GROCERS", "BAKERS", "TAILORS") if word in text]

    async def counts(self) -> tuple[int, int]:
        """Return how many mails of strangers were left, and how many were refused."""
        _, progress = await self.reader.find_owner()
        return progress.strangers, progress.refused


def make_settings(folder: MailFolder, **more: str) -> dict[str, Any]:
    """Return the settings of a folder."""
    return {
        "imap_url": f"imap://127.0.0.1:{folder.port}/Bank",
        "imap_user": USER,
        "imap_password": PASSWORD,
        "imap_senders": "@hdfcbank.example",
        "imap_member": "console:Asha",
    } | more


@asynccontextmanager
async def open_post(tmp_path: Path, folder: MailFolder, **more: str) -> AsyncIterator[Post]:
    """Yield a stage where Asha has spoken once."""
    async with stage(tmp_path, **make_settings(folder, **more)) as scene:
        if not scene.app.source_reader:
            raise AssertionError
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "milk 60")
        yield Post(scene, folder, scene.app.source_reader)


@pytest.fixture
def folder() -> MailFolder:
    """A folder whose port is free."""
    made = MailFolder()
    with serve_mail(made):
        pass
    return made


@pytest.mark.parametrize("body", [TEXT, HTML])
async def test_a_mail_becomes_one_card_and_is_left_as_it_was(tmp_path: Path, folder: MailFolder, body: str) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            post.send(alert(1, "GREEN GROCERS", body))
            await post.read()
            assert post.cards() == ["GROCERS"]
            await post.read()
            post.send(alert(2, "TWO BAKERS", body, sums=90))
            await post.read()
        assert post.cards() == ["GROCERS", "BAKERS"]
        assert folder.whole == [1, 2]
        assert not folder.writes


async def test_a_strangers_mail_is_not_fetched_and_counted(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            mail = alert(1, "GREEN GROCERS")
            post.send(mail.replace("Alerts@HDFCbank.example", "alerts@hdfcbank.example.evil.example"))
            post.send(mail.replace("From:", "From: a@hdfcbank.example, b@other.example\nX:"))
            post.send(mail.replace("From:", "X:"))
            await post.read()
        assert not post.cards()
        assert not folder.whole
        assert await post.counts() == (3, 0)


@pytest.mark.parametrize(
    "mail",
    [
        HEAD.format(id=1) + "\n483112 is your one-time password for Rs 450.00 at GREEN GROCERS. Do not share it.\n",
        HEAD.format(id=1) + "\nFlat 50% off at GREEN GROCERS this week only, up to Rs 450.\n",
    ],
)
async def test_of_codes_and_offers_nothing_is_kept(tmp_path: Path, folder: MailFolder, mail: str) -> None:
    async with open_post(tmp_path, folder) as post:
        before = len(post.scene.theatre.shown)
        with serve_mail(folder):
            post.send(mail)
            await post.read()
        assert len(post.scene.theatre.shown) == before
    assert b"GREEN GROCERS" not in (tmp_path / "purser.db").read_bytes()


async def test_a_huge_or_damaged_mail_is_refused_and_the_next_one_read(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            post.send(alert(1, "GREEN GROCERS") + "x" * 1_000_000)
            post.send(HEAD.format(id=2) + "Content-Type: text/plain; charset=no-such\n\nRs 450 debited\n")
            post.send(HEAD.format(id=3) + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: \x00\n\n")
            post.send(alert(4, "TWO BAKERS"))
            await post.read()
        assert post.cards() == ["BAKERS"]
        assert folder.whole == [2, 3, 4]
        assert await post.counts() == (0, 3)


async def test_a_server_that_was_down_is_read_on_where_it_was_left(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        post.send(alert(1, "GREEN GROCERS"))
        await post.read()
        assert post.cards() == []
        post.send(alert(2, "TWO BAKERS", sums=90))
        folder.hangs_up_after = 3
        with serve_mail(folder):
            await post.read()
            assert post.cards() == []
            folder.hangs_up_after = None
            await post.read()
        assert post.cards() == ["GROCERS", "BAKERS"]


async def test_more_mails_than_are_looked_at_at_once_are_all_read(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            for _ in range(60):
                post.send("From: news@shop.example\n\nSale\n")
            post.send(alert(1, "GREEN GROCERS"))
            await post.read()
        assert post.cards() == ["GROCERS"]
        assert await post.counts() == (60, 0)


async def test_mails_that_get_other_numbers_are_neither_lost_nor_read_twice(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            folder.add(alert(9, "OLD TAILORS"), post.scene.clock.now() - timedelta(days=40))
            post.send(alert(1, "GREEN GROCERS"))
            await post.read()
            post.send(alert(2, "TWO BAKERS", sums=90))
            folder.number_anew()
            await post.read()
        assert post.cards() == ["GROCERS", "BAKERS"]


async def test_a_crash_before_the_position_was_kept_makes_no_second_card(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            post.send(alert(1, "GREEN GROCERS"))
            _, before = await post.reader.find_owner()
            await post.read()
            await post.reader.progress.save(post.reader.key, before)
            await post.read()
        assert post.cards() == ["GROCERS"]
        assert folder.whole == [1, 1]


async def test_a_mail_waits_until_its_member_has_a_chat(tmp_path: Path, folder: MailFolder) -> None:
    async with stage(tmp_path, **make_settings(folder)) as scene:
        await settle_in(scene, ("Asha",))
        assert scene.app.source_reader
        post = Post(scene, folder, scene.app.source_reader)
        with serve_mail(folder):
            post.send(alert(1, "GREEN GROCERS"))
            await post.read()
            assert post.cards() == []
            await scene.do("Asha", "milk 60")
            await post.read()
        assert post.cards() == ["GROCERS"]


async def test_a_member_is_named_as_they_sign_in(tmp_path: Path, folder: MailFolder) -> None:
    async with stage(tmp_path, **make_settings(folder, imap_member="Asha@example.org")) as scene:
        assert scene.app.source_reader
        with pytest.raises(Fault, match="names nobody"):
            await scene.app.source_reader.find_owner()
        await House(scene).register("Asha")
        membership, _ = await scene.app.source_reader.find_owner()
    assert membership.member.name == "Asha"


async def test_a_name_somebody_else_took_gets_no_mail(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            await post.read()
            _, progress = await post.reader.find_owner()
            stranger = post.scene.app.ids.new()
            await post.reader.progress.save(post.reader.key, replace(progress, member=stranger))
            post.send(alert(1, "GREEN GROCERS"))
            await post.read()
        assert not post.cards()
        assert not folder.whole
        with pytest.raises(Fault, match="somebody else"):
            await post.reader.find_owner()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"imap_password": "wrong"}, "does not take PURSER_IMAP_USER"),
        ({"imap_password": "пароль"}, "does not take PURSER_IMAP_USER"),
        ({"imap_url": "imap://127.0.0.1:{port}/Банк"}, "has no folder Банк"),
        ({"imap_url": "imap://127.0.0.1:1/Bank"}, "cannot be reached"),
        ({"imap_member": "nobody"}, "names nobody"),
    ],
)
async def test_the_doctor_says_what_to_do(
    tmp_path: Path, folder: MailFolder, more: dict[str, str], sentence: str
) -> None:
    filled = {name: value.format(port=folder.port) for name, value in more.items()}
    async with open_post(tmp_path, folder, **filled) as post:
        with serve_mail(folder):
            found = await _check_mail(post.scene.app.settings)
    assert sentence in found.advice
    assert PASSWORD not in found.advice


async def test_the_doctor_says_how_far_mails_are_read(tmp_path: Path, folder: MailFolder) -> None:
    async with open_post(tmp_path, folder) as post:
        with serve_mail(folder):
            post.send("From: news@shop.example\n\nSale\n")
            assert "has not begun" in (await _check_mail(post.scene.app.settings)).found
            await post.read()
            found = await _check_mail(post.scene.app.settings)
    assert (found.found, found.advice) == (
        "1 in the folder, for Asha; 1 of other senders left, 0 too big or unreadable",
        "",
    )


def make_certificate(path: Path) -> ssl.SSLContext:
    """Write a certificate for this machine, with its key; return what a server speaks TLS with."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(secret + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


async def test_a_server_is_trusted_by_its_certificate_alone(
    tmp_path: Path, folder: MailFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = make_certificate(tmp_path / "mail.pem")
    reached = ImapFolder(f"imaps://localhost:{folder.port}/Bank", USER, PASSWORD, frozenset())
    with serve_mail(folder, tls):
        with pytest.raises(Fault, match="certificate of localhost is not one to trust"):
            await reached.count()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mail.pem"))
        assert await reached.count() == 0


@pytest.mark.parametrize(
    "more",
    [
        {"imap_url": "imap://mail.example.org/Bank"},
        {"imap_url": "https://mail.example.org"},
        {"imap_url": "imaps://asha:secret@mail.example.org"},
        {"imap_password": ""},
        {"imap_senders": ""},
        {"imap_member": ""},
    ],
)
def test_settings_that_cannot_work_are_refused(more: dict[str, str]) -> None:
    given = make_settings(MailFolder(), imap_url="imaps://mail.example.org/Bank") | more
    with pytest.raises(ValidationError):
        Settings(_env_file=None, **given)  # type: ignore[call-arg]


def test_a_folders_name_is_written_as_imap_wants_it() -> None:
    assert encode_folder("Банк & Co") == "&BBEEMAQ9BDo- &- Co"
