"""The ``serve`` command: runs web pages, chat channels and jobs in one process until it is stopped."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

from bot.app import ALL_ROLES, App, ServerRole, open_app
from bot.channels.webchat import WebChat
from bot.channels.whatsapp.pair_rate import PairRateLimiter
from bot.channels.whatsapp.payload import NAME as WHATSAPP
from bot.channels.whatsapp.webhook import WhatsAppWebhook
from bot.commands.warming import warm_receipts, warm_up
from bot.handlers.routes import ROUTER
from bot.messages import RawInbound, Reply
from bot.monitoring.error_reports import report_errors
from bot.monitoring.logs import arrange_logs
from bot.monitoring.requests import RequestTimes
from bot.outside_parts import OUTSIDE, make_page_readers
from bot.render.words import LANGUAGES, Words
from bot.settings import Settings, find_misspelt_settings
from bot.web.api_dependencies import ApiDependencies
from bot.web.app import create_web
from bot.web.calendar import CalendarDependencies
from bot.web.chat import ChatDependencies
from bot.web.limits import SOCKET_BYTES
from bot.web.mini_app_page import MINI_APP
from bot.web.network import NetworkPolicy
from bot.web.passwords import PasswordHasher
from bot.web.rates import RequestLimits
from bot.web.scrape import Scrape
from bot.web.security_news import SecurityNews
from bot.web.sign_in import SignIn
from bot.web.telegram_login import RETURN_PATH, TelegramLogin
from bot.web.webhook_route import Webhook, WebhookRoute
from core.errors import Fault, Invalid, NotFound
from core.usecases.keep_connection import find_month_start
from llm.ocr.readers import PageReaders

log = logging.getLogger(__name__)

NAMING_SECONDS = 60
KEPT_SECONDS = 75
"""The seconds an idle connection is kept open: longer than proxies keep theirs, which else may reuse a closed one."""
TELEGRAM_WEBHOOK = "/telegram/webhook"
WHATSAPP_WEBHOOK = "/whatsapp/webhook"
WEBHOOKS = frozenset({TELEGRAM_WEBHOOK, WHATSAPP_WEBHOOK})
GRACE_SECONDS = 10
"""The most seconds for requests under way once a stop was requested."""


class NamedChannel(Protocol):
    """A channel whose bot has a user name, and that knows whether it receives all messages of a group."""

    reads_groups: bool | None

    async def introduce(self) -> str:
        """Return the bot's user name; "" while it is not known."""
        ...


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option for the roles of this process; everything else is a setting."""
    parser.add_argument(
        "--role",
        action="append",
        choices=[role.value for role in ServerRole],
        help="what this process does, repeated for several; all where none is given",
    )


async def run(chosen: argparse.Namespace) -> int:
    """Serve web pages, channels and jobs until SIGINT or SIGTERM."""
    roles = frozenset(ServerRole(role) for role in chosen.role or ALL_ROLES)
    settings = Settings()
    arrange_logs(settings.log_level, settings.log_format)
    for misspelt in find_misspelt_settings():
        log.warning(misspelt)
    if dsn := settings.sentry_dsn.get_secret_value():
        report_errors(dsn)
    readers = make_page_readers(settings, warm=_answers_people(roles))
    async with open_app(settings, outside=replace(OUTSIDE, pages=readers)) as app, _open_channels(app, roles) as web:
        if _answers_people(roles):
            if isinstance(readers, PageReaders):
                await warm_receipts(readers, app.services.categoriser)
            app.outside_parts.warm()
        await _run_server(app, web, roles)
    return 0


def _answers_people(roles: frozenset[ServerRole]) -> bool:
    """Return whether this process answers people: it has the bot or the web role."""
    return not {ServerRole.WEB, ServerRole.BOT}.isdisjoint(roles)


class _Server(uvicorn.Server):
    """A Uvicorn server that shuts down gracefully, and reports a failure to listen as a Fault.

    Uvicorn itself raises a signal again once it has stopped, and exits with a number where it cannot listen.
    """

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening; raises Fault where that fails, as when the port is taken."""
        try:
            await super().startup(sockets)
        except SystemExit:
            where = f"{self.config.host}, port {self.config.port}"
            raise Fault(
                f"nothing can listen at {where}: another program may do so already, or the address is not this "
                "machine's. End that program, or set PURSER_HOST and PURSER_PORT"
            ) from None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop gracefully on a first signal, at once on a second."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def _run_server(app: App, web: ASGIApp, roles: frozenset[ServerRole]) -> None:
    settings = app.settings
    config = uvicorn.Config(
        web,
        settings.host,
        settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=SOCKET_BYTES,
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    tending = [asyncio.create_task(app.tend_left_over_work(roles))]
    if _answers_people(roles):
        tending.append(asyncio.create_task(warm_up(app)))
    log.info("Purser is at %s", settings.address)
    try:
        await _Server(config).serve()
    finally:
        for task in tending:
            task.cancel()
        await asyncio.wait(
            tending, timeout=GRACE_SECONDS
        )  # a transaction under way has to let go before the store closes
        await asyncio.wait_for(app.conversation.idle(), GRACE_SECONDS)


@asynccontextmanager
async def _open_channels(app: App, roles: frozenset[ServerRole]) -> AsyncIterator[ASGIApp]:
    """Yield the web application with every channel that settings and roles ask for, and the webhooks."""
    async with AsyncExitStack() as stack:
        webhook = None
        if ServerRole.BOT in roles and app.settings.telegram_token.get_secret_value():
            webhook = await stack.enter_async_context(_make_telegram(app))
        sign_in = make_sign_in(app)
        app.services.model_tests = sign_in.limits
        web_chat = _open_web_chat(app) if ServerRole.WEB in roles else None
        web = create_web(
            receive=app.conversation.receive,
            ready=lambda: _check_readiness(app),
            chat=make_chat(app, sign_in, web_chat) if web_chat else None,
            calendar=CalendarDependencies(app.store.units, app.store.directory, app.clock)
            if ServerRole.WEB in roles
            else None,
            api=make_api(app, sign_in, web_chat) if ServerRole.WEB in roles else None,
            host_lines=partial(list_host_figures, app) if ServerRole.WEB in roles else None,
            metrics=make_scrape(app),
            cors_origins=app.settings.allowed_origins,
        )
        served: ASGIApp = WebhookRoute(web, TELEGRAM_WEBHOOK, webhook) if webhook else web
        if ServerRole.BOT in roles and app.settings.whatsapp_token.get_secret_value():
            hook = await stack.enter_async_context(_make_whatsapp(app))
            served = WebhookRoute(served, WHATSAPP_WEBHOOK, hook.receive, hook.answer_challenge)
        yield RequestTimes(served, app.metrics, WEBHOOKS)


def make_scrape(app: App) -> Scrape:
    """Return the function that answers requests for ``/metrics``."""
    libraries = app.outside_parts.libraries
    return Scrape(
        app.metrics,
        ready=partial(_check_readiness, app),
        load=lambda: app.store.host_figures.count_load(app.clock.now()),
        resting=libraries.client.count_resting if libraries else lambda: 0,
        connections=app.store.database.count_connections,
        data_dir=app.settings.data_dir,
        token=app.settings.metrics_token.get_secret_value(),
    )


def make_sign_in(app: App) -> SignIn:
    """Return the sign-in service, configured by the settings."""
    settings = app.settings
    news = SecurityNews(app.store.units, app.store.directory, app.clock, app.ids, app.metrics)
    app.background.append(news.wait_until_told)
    return SignIn(
        app.store.access,
        app.clock,
        app.ids,
        NetworkPolicy(settings.opens_chat_here, settings.public_url),
        secrets=app.store.keyring.derive_secrets("sign-in"),
        passwords=PasswordHasher(),
        limits=RequestLimits(settings.redis_url),
        news=news,
    )


def make_api(app: App, sign_in: SignIn, web_chat: WebChat | None) -> ApiDependencies:
    """Return the dependencies of the REST routes and pages, from the settings."""
    return ApiDependencies(
        app.store.units,
        app.store.directory,
        app.clock,
        app.ids,
        app.services,
        sign_in,
        app.store.eraser,
        web_chat,
        app.conversation.receive if web_chat else None,
        registration_open=app.settings.registration == "open",
        telegram_token=app.settings.telegram_token.get_secret_value(),
        telegram_login=_open_telegram_login(app.settings),
    )


def _open_telegram_login(settings: Settings) -> TelegramLogin | None:
    """Return the login with Telegram; None where its token, secret or our public address is not set."""
    token, secret = settings.telegram_token.get_secret_value(), settings.telegram_login_secret.get_secret_value()
    if not (settings.public_url and token and secret):
        return None
    back = f"{settings.public_url.rstrip('/')}{RETURN_PATH}"
    return TelegramLogin(token.partition(":")[0], secret, back, settings.telegram_login_url)


def make_chat(app: App, sign_in: SignIn, web_chat: WebChat) -> ChatDependencies:
    """Return the dependencies of the web chat's routes."""
    return ChatDependencies(web_chat, app.conversation.receive, sign_in, has_pages=True)


@asynccontextmanager
async def _make_telegram(app: App) -> AsyncIterator[Webhook | None]:
    """Start the Telegram channel, polling or with a webhook; yield the webhook, if any."""
    from bot.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  its library takes seconds to import

    settings = app.settings
    channel = TelegramChannel(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        app.conversation.receive_raw,
        menu=list_menu(),
        app_url=f"{settings.public_url.rstrip('/')}{MINI_APP}" if settings.public_url else "",
    )
    app.channels[channel.name] = channel
    naming = asyncio.create_task(_learn_bot_name(app, channel))
    try:
        if settings.telegram_webhook_url:
            await channel.set_webhook(
                settings.telegram_webhook_url, settings.telegram_webhook_secret.get_secret_value()
            )
            yield lambda body, headers: channel.webhook(headers.get("x-telegram-bot-api-secret-token"), body)
        else:
            await channel.start_polling()
            yield None
    finally:
        naming.cancel()
        await channel.stop()


@asynccontextmanager
async def _make_whatsapp(app: App) -> AsyncIterator[WhatsAppWebhook]:
    """Start the WhatsApp channel and yield its webhook; raises Invalid where a setting is missing."""
    from bot.channels.whatsapp.channel import WhatsAppChannel  # noqa: PLC0415  its library takes a second to import

    settings = app.settings
    secret, word = (each.get_secret_value() for each in (settings.whatsapp_app_secret, settings.whatsapp_verify_token))
    if not (settings.whatsapp_phone_id and secret and word):
        raise Invalid("whatsapp-settings-missing")
    channel = WhatsAppChannel(
        settings.whatsapp_token.get_secret_value(),
        settings.whatsapp_phone_id,
        settings.whatsapp_api_url,
        open_list=lambda language: Words(language)("whatsapp-open-list"),
        limiter=PairRateLimiter(),
    )
    app.channels[channel.name] = channel

    async def store(raw: RawInbound) -> None:
        channel.note_message(raw.chat, raw.event)
        await app.conversation.receive_raw(raw)

    try:
        bill, micros = app.store.message_prices.store_price, settings.whatsapp_micros
        yield WhatsAppWebhook(secret, word, settings.whatsapp_phone_id, store, bill=bill, micros=micros)
    finally:
        await channel.stop()


async def _learn_bot_name(app: App, channel: NamedChannel) -> None:
    """Fetch the bot's user name for invite links, retrying while Telegram is unreachable."""
    while not (name := await channel.introduce()):  # noqa: ASYNC110  what we wait for is not in this process
        await asyncio.sleep(NAMING_SECONDS)
    app.services.bot_name, app.services.reads_groups = name, channel.reads_groups


def _open_web_chat(app: App) -> WebChat | None:
    if app.settings.web_chat == "off":
        return None
    channel = WebChat(app.store.transcript, partial(_look_up, app), app.broadcast)
    app.channels[channel.name] = channel
    return channel


async def _look_up(app: App, chat: str, reply: Reply) -> bytes | None:
    """Return a photo or archive for a browser whose member still belongs to its household; None otherwise."""
    kept = reply.original or reply.archive
    membership = (await app.store.directory.identify(WebChat.name, chat, chat)).membership
    if kept is None or membership is None or membership.household.id != kept.household:
        return None
    try:
        return await app.delivery.picture(reply)
    except NotFound:
        return None


async def list_host_figures(app: App) -> list[tuple[str, str]]:
    """Return the figures for the operator's page: counts and sums over all households."""
    ready, jobs, sent = (
        await _check_readiness(app),
        await app.store.jobs.count_occurrences(),
        await app.store.outbox.count_messages(),
    )
    usage = await app.store.host_figures.sum_model_usage(find_month_start(app.clock.now()))
    billed = await app.store.host_figures.sum_billed_messages(WHATSAPP, find_month_start(app.clock.now()))
    broken = [name for name, works in ready.items() if not works]
    failed = [
        f"{run.job} on {run.failed_at:%Y-%m-%d %H:%M} UTC: {run.error}" for run in await app.store.jobs.list_failed(5)
    ]
    return [
        ("Works", "everything" if not broken else f"all but {', '.join(broken)}"),
        ("Households", str(await app.store.host_figures.count_households())),
        ("Jobs", f"{jobs.due} due, {jobs.running} running, {jobs.waiting} waiting, {jobs.failed} failed"),
        *(("Failed job", line) for line in failed),
        ("Deliveries", f"{sent.waiting} waiting, {sent.given_up} given up, {sent.closed_chats} chats closed to us"),
        (
            "WhatsApp this month",
            f"{billed.sent} messages told of, {billed.billed} billed, about ${Decimal(billed.micros) / 1_000_000:.2f}",
        ),
        (
            "Language models this month",
            f"{usage.calls} calls, {usage.failed} failed, about ${Decimal(usage.micros) / 1_000_000:.2f}",
        ),
    ]


async def _check_readiness(app: App) -> Mapping[str, bool]:
    return {**await app.store.check_readiness()} | {
        name: getattr(channel, "ready", True) for name, channel in app.channels.items()
    }


def list_menu() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the commands of a channel's menu with their descriptions, by two-letter language; "" is the default."""
    names = {"": "en"} | {language: language for language in LANGUAGES if len(language) == len("en")}
    return {
        code: tuple((name, Words(language)(f"command-{name}")) for name in ROUTER.menu())
        for code, language in names.items()
    }
