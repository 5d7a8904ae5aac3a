"""The job for long imports: compares, writes or undoes each part in a commit of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.model.household import Membership
from core.model.household_alert import CONSENT_CHANNELS
from core.model.notice import ImportAdvanced
from core.model.statement_import import StatementImport
from core.ports import IMPORT_JOB, TeachableCategoriser
from core.usecases.import_long_statement import work_on_import
from core.usecases.use_case_context import UseCaseContext
from scheduler.jobs import Job, JobContext, JobDependencies

PARTS_AT_ONCE = 10
"""The most parts processed in one run of the job; it is then run again, so that no run outlasts its lease."""

_TOLD_EVERY = 5
"""The number of processed parts after which the message about the import is updated."""


@dataclass(frozen=True, slots=True)
class ImportPartsRequest:
    """A request to process some parts of a running import as its member, with no other transaction open."""

    import_id: UUID
    occurrence: str
    membership: Membership = field(compare=False)
    categoriser: TeachableCategoriser = field(compare=False)

    async def run_outside(self, dependencies: JobDependencies) -> bool:
        """Process up to ``PARTS_AT_ONCE`` parts of the import, a commit each; return whether more are left."""
        household, member = self.membership.household, self.membership.member
        for number in range(PARTS_AT_ONCE):
            async with dependencies.units(household.id, member.id) as uow:
                context = UseCaseContext(uow, self.membership, dependencies.clock.now(), dependencies.ids)
                before = await uow.imports.get(self.import_id)
                after = await work_on_import(context, self.categoriser, self.import_id)
                if after is None or before is None:
                    return False
                has_turned = after.state is not before.state
                if has_turned or number == 0 or number % _TOLD_EVERY == 0:
                    await _show_progress(dependencies, context, after, has_turned=has_turned)
                await uow.commit()
            if not after.state.is_running:
                return False
        return True


async def _show_progress(
    dependencies: JobDependencies, context: UseCaseContext, after: StatementImport, *, has_turned: bool
) -> None:
    """Show an import's progress in its message; on channels that bill messages, only when its state changes."""
    shown = await context.uow.messages.list_messages_showing(after.id)
    here = [each.message for each in shown if (each.channel, each.chat) == (after.channel, after.chat)]
    if not has_turned and (not here or after.channel in CONSENT_CHANNELS):
        return
    if not after.chat:
        return
    await dependencies.announce(context.household, context.uow, ImportAdvanced(after, here[-1] if here else ""))


async def _work_on_first_import(context: JobContext) -> datetime | None:
    """Process the oldest import whose member is still in the household; the others wait."""
    categoriser = context.dependencies.categoriser
    for found in await context.uow.imports.list_running():
        member = context.household.member(found.member)
        if categoriser is None or member is None:
            continue
        parts = ImportPartsRequest(found.id, context.occurrence, Membership(context.household, member), categoriser)
        return context.now if context.fetch_outside_result(parts) else None
    return None


IMPORT_STATEMENTS = Job(IMPORT_JOB, _work_on_first_import)
