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
"""Matches the address of a bucket, and of a folder in the bucket if any (Amazon S3, bucket naming rules)."""

MISSPELT = 0.85
"""The similarity (``difflib``) from which a variable's name may be a misspelt setting."""


def is_loopback(name: str | None) -> bool:
    """Return whether a host name or address means this machine; the only such name is localhost."""
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
    """The database, ``postgresql://user:password@host/name``; empty for SQLite in the data folder."""
    data_dir: Path = Path("data")
    files: str = ""
    """The place of original files, ``s3://bucket/prefix``; empty for a folder in the data folder."""
    s3_endpoint: str = ""
    """The address of a server with the S3 API; empty for Amazon's own."""
    s3_region: str = "us-east-1"
    s3_key_id: str = ""
    """The access key's id; empty to use the machine's own credentials, such as a role on Amazon's."""
    s3_secret: SecretStr = Field(default=SecretStr(""), validate_default=True)
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    """The address at which browsers reach the web chat, for links; empty means ``http://host:port``."""
    web_chat: Literal["on", "off"] = "on"
    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    """The public address of ``/telegram/webhook``; empty for long polling."""
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_login_secret: SecretStr = SecretStr("")
    """The client secret @BotFather gives a bot for Telegram Login on the pages; needs a public address too."""
    telegram_login_url: str = "https://oauth.telegram.org"
    """The OpenID Connect provider of Telegram Login."""
    whatsapp_token: SecretStr = SecretStr("")
    """A system user's token for the Cloud API; empty switches WhatsApp off."""
    whatsapp_phone_id: str = Field(default="", pattern=r"^\d*$")
    """The phone number's id, as Meta's dashboard shows it."""
    whatsapp_business_id: str = Field(default="", pattern=r"^\d*$")
    """The business account's id, needed to submit the message templates for notices."""
    whatsapp_app_secret: SecretStr = SecretStr("")
    """The app secret with which Meta signs its webhooks."""
    whatsapp_verify_token: SecretStr = SecretStr("")
    """A word chosen by the host that Meta repeats when the webhook is set up."""
    whatsapp_monthly_messages: int = Field(default=200, ge=0)
    """The most messages a household gets in a calendar month.

    Beyond them only messages that change the book are answered.
    """
    whatsapp_prices: str = Field(default="", pattern=r"^([a-z_]+=\d+(\.\d+)?[ ,]*)*$")
    """Prices in dollars by Meta's categories, such as ``utility=0.0014, service=0.0014``.

    Without prices messages are only counted.
    """
    whatsapp_api_url: str = "https://graph.facebook.com"
    encryption_key: SecretStr = SecretStr("")
    """The key for stored secrets; empty to create one and store it in the data folder."""
    allow_private_llm: bool = False
    """Whether households' language models may be on this machine and in private networks.

    Link-local and metadata addresses are never allowed. If only people at this machine can create households, models on
    this machine are always allowed.
    """
    speech: Literal["off", "openai", "gemini", "compatible"] = "off"
    """The provider that transcribes voice notes of households whose own model cannot, at the host's expense."""
    speech_key: SecretStr = SecretStr("")
    speech_model: str = ""
    """The model that transcribes; empty for the default of OpenAI."""
    speech_url: str = ""
    """The provider's address; empty for its usual one; ``compatible`` needs one."""
    rates_url: str = ""
    """The address of the European Central Bank's list of exchange rates (XML); empty fetches none."""
    rates_file: FilePath | None = None
    """A CSV file of exchange rates with columns date, base, currency and rate."""
    cors_origins: str = ""
    """Other sites whose pages may call REST with a token, such as ``https://app.example``; empty for none."""
    registration: Literal["open", "invited"] = "open"
    """Who may create a household on the web pages: anybody (open), or nobody, so that people join by invite."""
    model_prices: FilePath | None = None
    """A file with prices of language models, like ``llm/prices.toml``; that is the default."""
    banks: DirectoryPath | None = None
    """A folder of the host's own bank templates, in addition to the shipped ones; ``doctor`` checks their samples."""
    imap_url: str = ""
    """The mail folder that receives banks' alerts, as ``imaps://imap.example.org/folder``; empty for none."""
    imap_user: str = ""
    imap_password: SecretStr = SecretStr("")
    imap_senders: str = ""
    """The senders whose mails are read: addresses, or whole domains as ``@bank.example``."""
    imap_member: str = Field(default="", validate_default=True)
    """The member whose alerts they are: a sign-in name, or ``telegram:NUMBER``."""
    ocr: Literal["rapidocr", "tesseract", "easyocr", "off"] = "rapidocr"
    """The OCR engine for photos; ``tesseract`` needs its program, ``easyocr`` the extra of its name."""
    ocr_languages: str = Field(default="", pattern=r"^[\w/+, -]*$")
    """The languages of receipts, such as ``en, ru``; empty for English and the household's languages."""
    ocr_threads: int = Field(default=1, ge=1, le=64)
    """The threads of an OCR process; one is fastest beside other work, two save a third on an idle machine."""
    ocr_processes: int = Field(default=1, ge=1, le=16)
    """The number of photos read in parallel; each process takes up to a gigabyte of memory."""
    backup_to: str = ""
    """The place of backups, a folder or ``s3://bucket/prefix``; empty for a folder in the data folder."""
    backup_keep: str = "7,4,12"
    """The numbers of daily, weekly and monthly backups to keep."""
    redis_url: str = ""
    retention_days: int = Field(default=180, ge=62, le=3650)
    """The days that handled messages and finished jobs are stored; the book is kept.

    At least two months are needed to compute a month's costs.
    """
    metrics_token: SecretStr = SecretStr("")
    """The bearer token for ``/metrics`` from other machines; empty allows this machine alone."""
    mcp_token: SecretStr = SecretStr("")
    """A member's read-only token for ``python -m bot mcp``; needs the extra mcp."""
    traces_url: str = Field(default="", pattern=r"^(https?://.+)?$")
    """The collector for traces, such as ``http://127.0.0.1:4318/v1/traces`` (OTLP); needs the extra otel."""
    sentry_dsn: SecretStr = SecretStr("")
    """The Sentry address for error reports; needs the extra sentry."""
    log_format: Literal["text", "json"] = "text"
    """Log lines as text for people, or as one JSON object each with ids hashed."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, url: str) -> str:
        if url and not url.startswith(("sqlite", "postgresql:", "postgresql+asyncpg:")):
            raise ValueError("give a postgresql:// or sqlite:// address, or leave it empty")
        return url

    @field_validator("files")
    @classmethod
    def _check_bucket(cls, url: str) -> str:
        if url and not BUCKET.fullmatch(url):
            raise ValueError("give a bucket as s3://name or s3://name/folder, or leave it empty")
        return url

    @field_validator("s3_endpoint", "public_url", "telegram_webhook_url")
    @classmethod
    def _check_web_address(cls, url: str) -> str:
        if url and not (url.startswith(("https://", "http://")) and urlsplit(url).hostname):
            raise ValueError("give an address that begins with https://, or leave it empty")
        return url.rstrip("/")

    @field_validator("redis_url")
    @classmethod
    def _check_redis_address(cls, url: str) -> str:
        if url and not url.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("give an address as redis://host:6379/0, or leave it empty")
        return url

    @field_validator("backup_keep")
    @classmethod
    def _check_kept_counts(cls, kept: str) -> str:
        if not re.fullmatch(r"\d{1,3},\d{1,3},\d{1,3}", kept, re.ASCII):
            raise ValueError("give how many days, weeks and months back one backup each is kept, such as 7,4,12")
        return kept

    @field_validator("s3_secret")
    @classmethod
    def _check_key_pair(cls, secret: SecretStr, given: ValidationInfo) -> SecretStr:
        if bool(secret.get_secret_value()) != bool(given.data.get("s3_key_id")):
            raise ValueError("give PURSER_S3_KEY_ID and PURSER_S3_SECRET together, or neither")
        return secret

    @field_validator("telegram_login_url")
    @classmethod
    def _check_issuer(cls, url: str) -> str:
        parts = urlsplit(url)
        if not parts.hostname or not (parts.scheme == "https" or is_loopback(parts.hostname)):
            raise ValueError("give an address that begins with https://")
        return url.rstrip("/")

    @field_validator("imap_url")
    @classmethod
    def _check_mail_address(cls, url: str) -> str:
        parts = urlsplit(url)
        is_safe = parts.scheme == "imaps" or (parts.scheme == "imap" and is_loopback(parts.hostname))
        if url and not (is_safe and parts.hostname and not parts.username):
            raise ValueError("give an address as imaps://imap.example.org/folder, with no name or password in it")
        return url

    @field_validator("imap_member")
    @classmethod
    def _check_mail_settings(cls, member: str, given: ValidationInfo) -> str:
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
        """Return the languages in ``ocr_languages`` as a tuple."""
        return tuple(self.ocr_languages.replace(",", " ").replace("+", " ").split())

    @property
    def backups_kept(self) -> tuple[int, int, int]:
        """Return how many daily, weekly and monthly backups to keep, from ``backup_keep``."""
        days, weeks, months = map(int, self.backup_keep.split(","))
        return days, weeks, months

    @property
    def address(self) -> str:
        """Return the web chat's address for links: ``public_url``, else host and port."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def whatsapp_micros(self) -> dict[str, int]:
        """Return the prices of ``whatsapp_prices`` in millionths of a dollar."""
        pairs = (each.split("=") for each in self.whatsapp_prices.replace(",", " ").split())
        return {category: round(Decimal(price) * 1_000_000) for category, price in pairs}

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Return the origins in ``cors_origins`` as a tuple."""
        return tuple(self.cors_origins.replace(",", " ").split())

    @property
    def is_for_this_machine(self) -> bool:
        """Return whether only people at this machine can reach Purser: no messenger, no proxy, no open port."""
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
