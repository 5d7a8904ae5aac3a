"""Reads new bank texts from a configured source for one member, and stores how far it has read."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.alert_intake import AlertIntake
from bot.render.words import Words
from core.errors import Fault, Refusal
from core.model.household import Membership
from core.ports import AccessDirectory, Directory, Source, SourceProgress, SourceProgresses, UnitsOfWork

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MemberFinder:
    """Finds the member a setting names, as ``telegram:NUMBER`` or a sign-in name."""

    directory: Directory
    access: AccessDirectory
    units: UnitsOfWork

    async def find(self, name: str) -> Membership | None:
        """Return the member with this name; None where there is none."""
        channel, colon, person = name.partition(":")
        if colon:
            return (await self.directory.identify(channel, person, person)).membership
        login = await self.access.find_login(name)
        if login is None:
            return None
        async with self.units(login.household_id, None) as uow:
            household = await uow.books.load_household()
        member = household.member(login.member_id)
        return Membership(household, member) if member else None


@dataclass(frozen=True, slots=True)
class SourceReader:
    """A reader of one source of bank texts for one member."""

    source: Source
    owner: str
    """The member's name as in the setting: a sign-in name, or ``telegram:NUMBER``."""
    members: MemberFinder
    progress: SourceProgresses
    intake: AlertIntake

    @property
    def key(self) -> str:
        """Return the key under which the progress is stored; it differs for another source or owner."""
        return sha256(f"{self.source.name} for {self.owner}".encode()).hexdigest()[:40]

    async def find_owner(self) -> tuple[Membership, SourceProgress]:
        """Return the member the texts belong to, and how far the source was read.

        Raises:
            Fault: the setting names nobody, or another member than when reading began.
        """
        membership = await self.members.find(self.owner)
        if membership is None:
            raise Fault("PURSER_IMAP_MEMBER names nobody: give the name a member signs in with, or telegram:NUMBER")
        progress = await self.progress.get(self.key) or SourceProgress(membership.member.id)
        if progress.member != membership.member.id:
            # A name that was given up may be taken by a stranger, who must not get these texts.
            raise Fault("PURSER_IMAP_MEMBER names somebody else than before: write it another way to begin anew")
        return membership, progress

    async def read_on(self, now: datetime) -> None:
        """Read all new texts; if that fails, log why and start at the same place next time."""
        try:
            await self._read_new_texts(now)
        except Fault as fault:
            log.warning("mails of banks wait: %s", fault)
        except Refusal as refusal:
            log.warning("mails of banks wait: %s", Words().refusal(refusal))

    async def _read_new_texts(self, now: datetime) -> None:
        membership, progress = await self.find_owner()
        has_more = True
        while has_more:
            batch = await self.source.read(progress.position, now)
            for text in batch.texts:
                await self.intake.take(membership, text.text, text.sender, text.arrived_at, text.id)
            if batch.refused:
                log.warning("%s mails of banks are too big or cannot be read", batch.refused)
            if (after := progress.add(batch)) != progress:
                await self.progress.save(self.key, after)
            progress, has_more = after, batch.has_more
