"""The composition root: builds the whole App from settings; every external dependency can be replaced."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from analytics.categorise.ruled_categoriser import RuledCategoriser
from analytics.categorise.shipped_categoriser import ShippedCategoriser
from bot.alert_intake import AlertIntake
from bot.announce import Announcer
from bot.archives import Archives
from bot.backups import open_backup_place
from bot.buckets import find_bucket
from bot.channels.telegram.update_parser import NAME as TELEGRAM
from bot.channels.telegram.update_parser import parse_stored_update
from bot.channels.whatsapp.payload import NAME as WHATSAPP
from bot.channels.whatsapp.payload import read_event
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.handlers.message_context import Services
from bot.imap_folder import ImapFolder
from bot.messages import Channel
from bot.monitoring.metrics import Metrics
from bot.monitoring.traces import open_traces
from bot.outside_parts import OUTSIDE, OutsideParts, ReplacedParts, open_outside_parts
from bot.pictures import Pictures
from bot.rate_sources import open_rate_source
from bot.recheck import NoticeRecheck
from bot.settings import Settings
from bot.source_reader import MemberFinder, SourceReader
from bot.world import SystemClock, SystemIds
from core.errors import Fault
from core.importing.bank_templates import add_bank_folder
from core.ports import Broadcast, Clock, Ids, NoBroadcast
from scheduler.jobs import HostJob, JobDependencies
from scheduler.jobs.back_up import make_backup_job
from scheduler.jobs.prune_old_rows import make_pruning_job
from scheduler.jobs.read_sources import make_source_job
from scheduler.runner import Runner
from storage.store import Store, open_store

log = logging.getLogger(__name__)

SWEEP_SECONDS = 1.0
"""The seconds between two looks for unanswered messages and due deliveries."""


class ServerRole(StrEnum):
    """A task that a process can have; one process may have all of them."""

    WEB = "web"
    """Serves web chat, pages and REST."""
    BOT = "bot"
    """Receives and answers messages of Telegram and WhatsApp."""
    WORKER = "worker"
    """Runs jobs that are due."""
    SCHEDULER = "scheduler"
    """Plans jobs for households that a new version has not planned yet."""


ALL_ROLES = frozenset(ServerRole)


@dataclass(slots=True)
class App:
    """The whole product, wired together; channels may be added until it runs."""

    settings: Settings
    store: Store
    clock: Clock
    ids: Ids
    conversation: Conversation
    delivery: Delivery
    services: Services
    runner: Runner
    outside_parts: OutsideParts
    metrics: Metrics
    broadcast: Broadcast = field(default_factory=NoBroadcast)
    source_reader: SourceReader | None = None
    """The reader of the mail folder with banks' alerts; None where none is configured."""
    channels: dict[str, Channel] = field(default_factory=dict)
    background: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """Functions that wait for background work to end; called before the store closes."""

    async def settle(self) -> None:
        """Answer everything received and send everything due, then return."""
        await self.conversation.recover()
        await self.conversation.idle()
        await self.delivery.deliver_due()

    async def run_jobs(self) -> None:
        """Run the due jobs and send their messages, then return."""
        if await self.runner.run_due():
            await self.delivery.deliver_due()

    async def tend_left_over_work(self, roles: Collection[ServerRole] = ALL_ROLES) -> None:
        """Process unanswered messages and due jobs, as far as the roles allow, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.broadcast.run())
            if ServerRole.SCHEDULER in roles:
                tasks.create_task(self.runner.plan_patiently())
            if self.settings.redis_url and not {ServerRole.SCHEDULER, ServerRole.WORKER}.isdisjoint(roles):
                tasks.create_task(self._spread_jobs(roles))
            elif ServerRole.WORKER in roles:
                tasks.create_task(self.runner.run())
            if not {ServerRole.WEB, ServerRole.BOT}.isdisjoint(roles):
                tasks.create_task(self._sweep_once())

    async def _spread_jobs(self, roles: Collection[ServerRole]) -> None:
        """Distribute due jobs over Redis where this process is a scheduler, and run them where it is a worker."""
        from scheduler.redis_spread import RedisSpread  # noqa: PLC0415  only hosts with Redis need it

        spread = RedisSpread(self.settings.redis_url, self.runner)
        try:
            await spread.start()
            async with asyncio.TaskGroup() as tasks:
                if ServerRole.SCHEDULER in roles:
                    self.runner.send = spread.send
                    tasks.create_task(self.runner.run())
                if ServerRole.WORKER in roles:
                    tasks.create_task(spread.work())
        finally:
            await spread.close()

    async def _sweep_once(self) -> None:
        while True:
            try:
                await self.conversation.recover()
                await self.delivery.deliver_due()
            except Fault as fault:
                log.warning("left-over work waits: %s", fault)
            except Exception:  # a bug in one message must not stop the sweeping of all others
                log.exception("sweeping failed")
            await asyncio.sleep(SWEEP_SECONDS)


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    ids: Ids | None = None,
    channels: Mapping[str, Channel] | None = None,
    outside: ReplacedParts = OUTSIDE,
    accept_loss: bool = False,
) -> AsyncIterator[App]:
    """Yield the wired App on a migrated store, then close it; ``accept_loss`` permits a lost encryption key."""
    clock, ids = clock or SystemClock(), ids or SystemIds()
    if settings.banks is not None:
        add_bank_folder(settings.banks)
    key = settings.encryption_key.get_secret_value() or None
    store = await open_store(
        settings.database,
        data_dir=settings.data_dir,
        clock=clock,
        ids=ids,
        key=key,
        place=find_bucket(settings, settings.files),
        accept_loss=accept_loss,
    )
    try:
        await store.migrate()
        async with open_traces(settings.traces_url) as traces:
            metrics = Metrics(traces)
            broadcast = _make_broadcast(settings)
            async with open_outside_parts(
                settings, store, clock, ids, outside=outside, monitor=metrics, broadcast=broadcast
            ) as outside_parts:
                app = _wire_parts(
                    settings,
                    store,
                    clock,
                    ids,
                    channels=dict(channels or {}),
                    outside_parts=outside_parts,
                    metrics=metrics,
                    broadcast=broadcast,
                )
                try:
                    yield app
                finally:
                    for wait in app.background:
                        await wait()
    finally:
        await store.close()


def _make_broadcast(settings: Settings) -> Broadcast:
    """Return the broadcast to other processes over Redis; one that does nothing if no Redis is configured."""
    if not settings.redis_url:
        return NoBroadcast()
    from bot.redis_broadcast import RedisBroadcast  # noqa: PLC0415  only hosts with Redis need it

    return RedisBroadcast(settings.redis_url)


def _wire_parts(
    settings: Settings,
    store: Store,
    clock: Clock,
    ids: Ids,
    *,
    channels: dict[str, Channel],
    outside_parts: OutsideParts,
    metrics: Metrics,
    broadcast: Broadcast,
) -> App:
    services = _gather_services(settings, store, clock, ids, outside_parts=outside_parts, metrics=metrics)
    pictures = Pictures(store.files, Archives(store.files))
    recheck = NoticeRecheck(store.units, clock, services.monthly_messages)
    delivery = Delivery(store.outbox, channels, pictures, recheck, metrics)
    conversation = Conversation(
        units=store.units,
        directory=store.directory,
        inbox=store.inbox,
        delivery=delivery,
        services=services,
        clock=clock,
        parsers={TELEGRAM: parse_stored_update, WHATSAPP: read_event},
        monitor=metrics,
    )
    source_reader = _open_source_reader(settings, store, conversation)
    return App(
        settings=settings,
        store=store,
        clock=clock,
        ids=ids,
        conversation=conversation,
        delivery=delivery,
        services=services,
        runner=_make_runner(settings, store, clock, services, source_reader),
        outside_parts=outside_parts,
        metrics=metrics,
        broadcast=broadcast,
        source_reader=source_reader,
        channels=channels,
    )


def _gather_services(
    settings: Settings, store: Store, clock: Clock, ids: Ids, *, outside_parts: OutsideParts, metrics: Metrics
) -> Services:
    """Return the services that handlers use besides the database."""
    return Services(
        ids=ids,
        monthly_messages={WHATSAPP: settings.whatsapp_monthly_messages},
        categoriser=RuledCategoriser(ShippedCategoriser()),
        directory=store.directory,
        files=store.files,
        assistants=outside_parts.assistants,
        rates=open_rate_source(settings.rates_url, settings.rates_file, clock),
        pages=outside_parts.pages,
        receipts=outside_parts.receipts,
        monitor=metrics,
        public_url=settings.address if settings.web_chat == "on" else "",
        pages_url=settings.address,
    )


def _open_source_reader(settings: Settings, store: Store, conversation: Conversation) -> SourceReader | None:
    """Return the reader of the mail folder with banks' mails; None where none is configured."""
    if not settings.imap_url:
        return None
    password = settings.imap_password.get_secret_value()
    folder = ImapFolder(settings.imap_url, settings.imap_user, password, settings.imap_allowed)
    members = MemberFinder(store.directory, store.access, store.units)
    intake = AlertIntake(store.directory, conversation.receive)
    return SourceReader(folder, settings.imap_member, members, store.source_progress, intake)


def _make_runner(
    settings: Settings, store: Store, clock: Clock, services: Services, source_reader: SourceReader | None
) -> Runner:
    """Return the runner of the households' and the host's jobs."""
    dependencies = JobDependencies(
        directory=store.directory,
        units=store.units,
        clock=clock,
        ids=services.ids,
        announce=Announcer(clock, services.ids, services.monthly_messages),
        files=store.files,
        jobs=store.jobs,
        prune=store.prune,
        categoriser=services.categoriser,
    )
    return Runner(dependencies, host_jobs=_list_host_jobs(settings, source_reader), monitor=services.monitor)


def _list_host_jobs(settings: Settings, source_reader: SourceReader | None) -> tuple[HostJob, ...]:
    """Return the host's own jobs.

    Backups are among them only where a place is set, or where they need no other program.
    """
    jobs = [make_pruning_job(timedelta(days=settings.retention_days))]
    if settings.backup_to or settings.database.startswith("sqlite"):
        jobs.append(make_backup_job(lambda now: open_backup_place(settings).back_up_and_prune(now)))
    if source_reader is not None:
        jobs.append(make_source_job(source_reader.read_on))
    return tuple(jobs)
