"""The ``doctor`` command: checks settings, database, fonts, readers and channels; says how to fix what fails."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from pydantic import ValidationError

from bot.app import open_app
from bot.messages import Reply
from bot.pictures import draw_picture
from bot.render.words import Words
from bot.settings import Settings, explain_setting, find_misspelt_settings, is_loopback
from core.errors import Fault, PurserError, Refusal
from core.importing.bank_templates import add_bank_folder, check_samples, load_all_banks
from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.chart import Chart, ChartKind, ChartMark
from core.model.intent import RecordEntries
from llm.ocr.engine_process import EngineProcess
from storage.data_folder import prepare_data_folder

ROOM_LEFT = 200 * 1024 * 1024
"""The least free bytes in the data folder: a year of photos of one household."""

FAILURES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; ``advice`` says how to fix a failure, and is empty if there is none."""

    what: str
    found: str
    advice: str = ""


Check = Callable[[Settings], Awaitable[Finding]]
_PUBLIC = (
    "Set PURSER_PUBLIC_URL to the address that browsers use, https:// behind a proxy with TLS: links, cookies and the "
    "check of other sites' pages go by it."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments, as the command takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Print one line for each check; return 1 where something needs to be done."""
    del chosen
    try:
        settings = Settings()
    except ValidationError as error:
        _print_finding(Finding("settings", "cannot be read", explain_setting(error)))
        return 1
    findings = [await _run_check(check, settings) for check in CHECKS]
    for finding in findings:
        _print_finding(finding)
    return 1 if any(finding.advice for finding in findings) else 0


async def _run_check(check: Check, settings: Settings) -> Finding:
    try:
        return await check(settings)
    except (PurserError, OSError) as error:
        words = Words().refusal(error) if isinstance(error, Refusal) else str(error)
        return Finding(check.__name__.removeprefix("_check_").replace("_", " "), "does not work", words)


def _print_finding(finding: Finding) -> None:
    mark = "!!" if finding.advice else "ok"
    sys.stdout.write(f"{mark}  {finding.what}: {finding.found}\n")
    if finding.advice:
        sys.stdout.write(f"      {finding.advice}\n")


async def _check_settings(settings: Settings) -> Finding:
    if misspelt := find_misspelt_settings():
        return Finding("settings", "one is not known", " ".join(misspelt))
    if settings.telegram_webhook_url and not settings.telegram_webhook_secret.get_secret_value():
        return Finding(
            "settings", "webhook without a secret", "Set PURSER_TELEGRAM_WEBHOOK_SECRET to a long random text."
        )
    if not is_loopback(settings.host) and not settings.public_url:
        return Finding("settings", f"reached from elsewhere at {settings.address}", _PUBLIC)
    return Finding("settings", f"web chat {settings.web_chat} at {settings.address}")


async def _check_data_folder(settings: Settings) -> Finding:
    prepare_data_folder(settings.data_dir)
    free = shutil.disk_usage(settings.data_dir).free
    advice = "" if free > ROOM_LEFT else "Free some space: photos and backups are kept here."
    return Finding("data folder", f"{settings.data_dir.resolve()}, {free // 1024**2} MB free", advice)


async def _check_file_store(settings: Settings) -> Finding:
    try:
        async with open_app(settings) as app:
            where, advice = await app.store.files.test_store()
    except Fault as fault:
        return Finding("file store", "does not work", f"{fault}.")
    return Finding("file store", f"keeps, lists and erases, at {where}", advice)


async def _check_database(settings: Settings) -> Finding:
    async with open_app(settings) as app:
        households = len(await app.store.directory.list_households())
        advice = await app.store.make_advice()
    kind = "PostgreSQL" if settings.database.startswith("postgres") else "SQLite"
    return Finding("database", f"{kind}, up to date, {households} households", advice)


async def _check_jobs(settings: Settings) -> Finding:
    async with open_app(settings) as app:
        counts = await app.store.jobs.count_occurrences()
        failed = await app.store.jobs.list_failed(FAILURES_SHOWN)
    found = f"{counts.due} due, {counts.running} running, {counts.waiting} waiting, {counts.failed} failed"
    lines = [f"{run.job} on {run.failed_at:%Y-%m-%d %H:%M} UTC: {run.error}" for run in failed]
    advice = "; ".join([*lines, "run again with: python -m bot job NAME"]) if lines else ""
    return Finding("jobs", found, advice)


async def _check_deliveries(settings: Settings) -> Finding:
    async with open_app(settings) as app:
        counts = await app.store.outbox.count_messages()
        dead = await app.store.outbox.list_dead_letters(FAILURES_SHOWN)
    found = f"{counts.waiting} waiting, {counts.given_up} given up, {counts.closed_chats} chats closed to us"
    letters = [f"{each.what.split(':')[0]} on {each.channel}: {each.reason}" for each in dead]
    return Finding("deliveries", f"{found} ({'; '.join(letters)})" if letters else found)


async def _check_reader(settings: Settings) -> Finding:
    del settings
    context = Context(datetime.now(UTC).date(), "INR", UUID(int=1), (Person(UUID(int=1), ("Asha",)),))  # noqa: TID251  a probe
    well = isinstance(recognise("milk 60", context), RecordEntries)
    advice = "" if well else "The sentence files beside the reader are damaged: install Purser again."
    return Finding("reader", "reads by its own rules; no language model is set up", advice)


async def _check_banks(settings: Settings) -> Finding:
    if settings.banks is not None:
        add_bank_folder(settings.banks)
    known, today = load_all_banks(), datetime.now(UTC).date()  # noqa: TID251  a probe
    faults = [f"{bank.file.name}: {fault}" for bank in known.banks for fault in check_samples(bank, known, today)]
    return Finding("banks", f"{len(known.banks)} known by their texts", " ".join(f"{fault}." for fault in faults))


async def _check_mail(settings: Settings) -> Finding:
    if not settings.imap_url:
        return Finding("banks' mails", "not read: no PURSER_IMAP_URL")
    async with open_app(settings) as app:
        reader = app.source_reader
        if reader is None:
            return Finding("banks' mails", "not read")
        try:
            many = await reader.source.count()
            membership, progress = await reader.find_owner()
        except Fault as fault:
            return Finding("banks' mails", "cannot be read", f"{fault}.")
    left = f"{progress.strangers} of other senders left, {progress.refused} too big or unreadable"
    began = "" if progress.position else "; reading has not begun"
    return Finding("banks' mails", f"{many} in the folder, for {membership.member.name}; {left}{began}")


async def _check_photos(settings: Settings) -> Finding:
    if settings.ocr == "off":
        return Finding("photos", "not read: PURSER_OCR is off")
    process = EngineProcess(settings.ocr, settings.ocr_threads, settings.printed_in)
    try:
        await process.start()
    except Fault as fault:
        return Finding("photos", f"cannot be read with {settings.ocr}", f"{fault}.")
    finally:
        await process.stop()
    letters = f" in {', '.join(process.languages)}" if process.languages else ""
    return Finding("photos", f"read by {settings.ocr}{letters}")


async def _check_fonts(settings: Settings) -> Finding:
    del settings
    marks = (ChartMark("Groceries किराना Продукты", 100, "₹1", "green"),)
    image = await draw_picture(Reply(chart=Chart(ChartKind.BARS, "Test", "", marks)))
    return Finding("charts", f"drawn, {len(image or b'') // 1024} KB")


async def _check_telegram(settings: Settings) -> Finding:
    token = settings.telegram_token.get_secret_value()
    if not token:
        return Finding("telegram", "off: no PURSER_TELEGRAM_TOKEN")
    from bot.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  its library takes seconds to import

    async def receive(_: object) -> None: ...

    channel = TelegramChannel(token, settings.telegram_api_url, receive)
    name = ""
    with suppress(PurserError):
        name = await channel.introduce()
    await channel.stop()
    advice = "" if name else "Telegram is out of reach or does not know this token: ask @BotFather for it again."
    return Finding("telegram", f"@{name}" if name else "no answer", advice)


CHECKS: tuple[Check, ...] = (
    _check_settings,
    _check_data_folder,
    _check_file_store,
    _check_database,
    _check_jobs,
    _check_deliveries,
    _check_reader,
    _check_banks,
    _check_mail,
    _check_photos,
    _check_fonts,
    _check_telegram,
)
