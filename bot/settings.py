"""Every setting: an environment variable named ``PURSER_`` and the field's name in capitals, read only here."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import DirectoryPath, Field, FilePath, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict

BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[\w.-]+)*)/?", re.ASCII)
"""A bucket, and the folder in it if any (Amazon S3, bucket naming rules)."""

MISSPELT = 0.85
"""How alike two names are (``difflib``) where one may be misspelt; the domain that Compose is given is like none."""


def is_loopback(name: str | None) -> bool:
    """Return whether a host name or address means this machine; of names only localhost does."""
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


class Settings(BaseSettings):
    """The host's settings; each has a default that works on a single machine."""

    model_config = SettingsConfigDict(env_prefix="PURSER_", env_file=".env", extra="ignore")

    database_url: str = ""
    """Empty: SQLite in the data folder. Else ``postgresql://user:password@host/name``."""
    data_dir: Path = Path("data")
    files: str = ""
    """Where originals lie. Empty: a folder in the data folder. Else ``s3://bucket/prefix``."""
    s3_endpoint: str = ""
    """Empty: Amazon's own. Else the address of another server that speaks S3."""
    s3_region: str = "us-east-1"
    s3_key_id: str = ""
    """Empty: what the machine itself is given, such as a role on Amazon's."""
    s3_secret: SecretStr = Field(default=SecretStr(""), validate_default=True)
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    """Where browsers reach the web chat, for links; empty means ``http://host:port``."""
    web_chat: Literal["on", "off"] = "on"
    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    """Empty: long polling. Else the public address of ``/telegram/webhook``."""
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_login_secret: SecretStr = SecretStr("")
    """The client secret @BotFather gives a bot for Telegram Login; with a public address the pages sign in with it."""
    telegram_login_url: str = "https://oauth.telegram.org"
    """Who proves who somebody is at Telegram (OpenID Connect)."""
    whatsapp_token: SecretStr = SecretStr("")
    """A system user's token for the Cloud API; without one there is no WhatsApp."""
    whatsapp_phone_id: str = Field(default="", pattern=r"^\d*$")
    """The phone number's id, as Meta's dashboard shows it."""
    whatsapp_business_id: str = Field(default="", pattern=r"^\d*$")
    """The business account's id: needed to submit the templates of what Purser says first."""
    whatsapp_app_secret: SecretStr = SecretStr("")
    """What Meta signs its webhooks with."""
    whatsapp_verify_token: SecretStr = SecretStr("")
    """A word of your own that Meta repeats when the webhook is set up."""
    whatsapp_monthly_messages: int = Field(default=200, ge=0)
    """Messages a household gets in a calendar month; beyond them only what changes the book is answered."""
    whatsapp_prices: str = Field(default="", pattern=r"^([a-z_]+=\d+(\.\d+)?[ ,]*)*$")
    """Dollars by Meta's categories, such as ``utility=0.0014, service=0.0014``; without it only counted."""
    whatsapp_api_url: str = "https://graph.facebook.com"
    encryption_key: SecretStr = SecretStr("")
    """Empty: made once and kept in the data folder."""
    allow_private_llm: bool = False
    """Whether households' language models may lie on this machine and in private networks; link-local and metadata
    addresses never may. Where only people at this machine found households, this machine's own may all the same."""
    speech: Literal["off", "openai", "gemini", "compatible"] = "off"
    """What hears voice notes of households whose own language model does not; the host pays for it."""
    speech_key: SecretStr = SecretStr("")
    speech_model: str = ""
    """The model that hears; OpenAI's own is found without one."""
    speech_url: str = ""
    """Empty: the provider's own address. ``compatible`` needs the one of its server."""
    rates_url: str = ""
    """Where the European Central Bank's list of exchange rates is fetched, XML; empty: nowhere."""
    rates_file: FilePath | None = None
    """A CSV file of exchange rates with columns date, base, currency and rate."""
    cors_origins: str = ""
    """Other sites whose pages may call REST with a token, such as ``https://app.example``; empty for none."""
    registration: Literal["open", "invited"] = "open"
    """Who may found a household on the web pages: anybody who reaches them, or nobody, so that one joins by invite."""
    model_prices: FilePath | None = None
    """What language models cost, a file like ``llm/prices.toml``; without one the list that comes with us."""
    banks: DirectoryPath | None = None
    """A folder of the host's own bank files, beside those that come with us; ``doctor`` reads their samples."""
    imap_url: str = ""
    """A mail folder that banks' alerts come to, as ``imaps://imap.example.org/folder``; empty: none is read."""
    imap_user: str = ""
    imap_password: SecretStr = SecretStr("")
    imap_senders: str = ""
    """Whose mails are read: addresses, or all of a domain as ``@bank.example``; any other stays unread."""
    imap_member: str = Field(default="", validate_default=True)
    """Whose alerts they are: the name a member signs in with, or ``telegram:NUMBER``."""
    ocr: Literal["rapidocr", "tesseract", "easyocr", "off"] = "rapidocr"
    """What reads photos; ``tesseract`` needs its program, ``easyocr`` the extra of its name."""
    ocr_languages: str = Field(default="", pattern=r"^[\w/+, -]*$")
    """What photos are printed in, such as ``en, ru``. Empty: English and what the household speaks."""
    ocr_threads: int = Field(default=1, ge=1, le=64)
    """Beside other work one is fastest; on an idle machine two take a third off."""
    ocr_processes: int = Field(default=1, ge=1, le=16)
    """Photos read at a time; each process takes up to a gigabyte."""
    backup_to: str = ""
    """Where backups go. Empty: a folder in the data folder. Else another folder, or ``s3://bucket/prefix``."""
    backup_keep: str = "7,4,12"
    """How many days, weeks and months back one backup each is kept."""
    redis_url: str = ""
    retention_days: int = Field(default=180, ge=62, le=3650)
    """Days what came in, went out and was run is kept; the book stays. Two months are needed for a month's costs."""
    metrics_token: SecretStr = SecretStr("")
    """What a scraper of ``/metrics`` beyond this machine shows as its bearer token; empty: none beyond it may come."""
    mcp_token: SecretStr = SecretStr("")
    """What ``python -m bot mcp`` shows to Purser: a member's token that may only read; needs the extra mcp."""
    traces_url: str = Field(default="", pattern=r"^(https?://.+)?$")
    """Where traces go, such as a collector's ``http://127.0.0.1:4318/v1/traces`` (OTLP); needs the extra otel."""
    sentry_dsn: SecretStr = SecretStr("")
    """Where errors are reported; needs the extra sentry."""
    log_format: Literal["text", "json"] = "text"
    """Lines for people, or one JSON object a line with ids hashed."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("database_url")
    @classmethod
    def _spoken(cls, url: str) -> str:
        if url and not url.startswith(("sqlite", "postgresql:", "postgresql+asyncpg:")):
            raise ValueError("give a postgresql:// or sqlite:// address, or leave it empty")
        return url

    @field_validator("files")
    @classmethod
    def _bucket(cls, url: str) -> str:
        if url and not BUCKET.fullmatch(url):
            raise ValueError("give a bucket as s3://name or s3://name/folder, or leave it empty")
        return url

    @field_validator("s3_endpoint", "public_url", "telegram_webhook_url")
    @classmethod
    def _reached(cls, url: str) -> str:
        if url and not (url.startswith(("https://", "http://")) and urlsplit(url).hostname):
            raise ValueError("give an address that begins with https://, or leave it empty")
        return url.rstrip("/")

    @field_validator("redis_url")
    @classmethod
    def _redis_address(cls, url: str) -> str:
        if url and not url.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("give an address as redis://host:6379/0, or leave it empty")
        return url

    @field_validator("backup_keep")
    @classmethod
    def _three_numbers(cls, kept: str) -> str:
        if not re.fullmatch(r"\d{1,3},\d{1,3},\d{1,3}", kept, re.ASCII):
            raise ValueError("give how many days, weeks and months back one backup each is kept, such as 7,4,12")
        return kept

    @field_validator("s3_secret")
    @classmethod
    def _paired(cls, secret: SecretStr, given: ValidationInfo) -> SecretStr:
        if bool(secret.get_secret_value()) != bool(given.data.get("s3_key_id")):
            raise ValueError("give PURSER_S3_KEY_ID and PURSER_S3_SECRET together, or neither")
        return secret

    @field_validator("telegram_login_url")
    @classmethod
    def _issuer(cls, url: str) -> str:
        parts = urlsplit(url)
        if not parts.hostname or not (parts.scheme == "https" or is_loopback(parts.hostname)):
            raise ValueError("give an address that begins with https://")
        return url.rstrip("/")

    @field_validator("imap_url")
    @classmethod
    def _mail_address(cls, url: str) -> str:
        parts = urlsplit(url)
        is_safe = parts.scheme == "imaps" or (parts.scheme == "imap" and is_loopback(parts.hostname))
        if url and not (is_safe and parts.hostname and not parts.username):
            raise ValueError("give an address as imaps://imap.example.org/folder, with no name or password in it")
        return url

    @field_validator("imap_member")
    @classmethod
    def _mail_complete(cls, member: str, given: ValidationInfo) -> str:
        known = given.data
        rest = (known.get("imap_user"), known.get("imap_password"), known.get("imap_senders"), member)
        if known.get("imap_url") and not all(rest):
            raise ValueError("PURSER_IMAP_URL needs PURSER_IMAP_USER, _PASSWORD, _SENDERS and _MEMBER beside it")
        return member

    @property
    def imap_allowed(self) -> frozenset[str]:
        """Return the senders of ``imap_senders``, in lower case."""
        return frozenset(self.imap_senders.replace(",", " ").casefold().split())

    @property
    def printed_in(self) -> tuple[str, ...]:
        """Return the languages of ``ocr_languages``."""
        return tuple(self.ocr_languages.replace(",", " ").replace("+", " ").split())

    @property
    def backups_kept(self) -> tuple[int, int, int]:
        """Return how many daily, weekly and monthly backups to keep, from ``backup_keep``."""
        days, weeks, months = map(int, self.backup_keep.split(","))
        return days, weeks, months

    @property
    def address(self) -> str:
        """Return the web chat's address for links."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def whatsapp_micros(self) -> dict[str, int]:
        """Return the prices of ``whatsapp_prices`` in millionths of a dollar."""
        pairs = (each.split("=") for each in self.whatsapp_prices.replace(",", " ").split())
        return {category: round(Decimal(price) * 1_000_000) for category, price in pairs}

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Return the origins of ``cors_origins``."""
        return tuple(self.cors_origins.replace(",", " ").split())

    @property
    def is_for_this_machine(self) -> bool:
        """Return whether only people at this machine can reach us: no messenger, no proxy, no open port."""
        public = urlsplit(self.public_url).hostname
        alone = not self.telegram_token.get_secret_value() and not self.telegram_webhook_url
        return alone and is_loopback(self.host) and (not public or is_loopback(public))

    @property
    def opens_chat_here(self) -> bool:
        """Return whether a browser on this machine may use the web chat without signing in, as no proxy is set."""
        public = urlsplit(self.public_url).hostname
        return not self.telegram_webhook_url and is_loopback(self.host) and (not public or is_loopback(public))

    @property
    def database(self) -> str:
        """Return the database's address; the embedded one where none is set."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.resolve() / 'purser.db'}"


def find_misspelt_settings() -> list[str]:
    """Return a sentence for each variable, in the environment or ``.env``, that looks like a misspelt setting."""
    prefix = Settings.model_config["env_prefix"]
    names = [f"{prefix}{field.upper()}" for field in Settings.model_fields]
    given = {name.upper() for source in (EnvSettingsSource, DotEnvSettingsSource) for name in source(Settings).env_vars}
    unknown = sorted(name for name in given - {*names} if name.startswith(prefix))
    meant = [(name, get_close_matches(name, names, 1, MISSPELT)) for name in unknown]
    return [f"{name} is no setting: is {best[0]} meant?" for name, best in meant if best]


def explain_setting(error: ValidationError) -> str:
    """Return which variables are wrong and why, in words for the host."""
    return "; ".join(f"PURSER_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors())
