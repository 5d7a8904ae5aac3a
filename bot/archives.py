"""Builds archives of receipt photos with a table of entries when they are sent, and stores none."""

from __future__ import annotations

import asyncio
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.kinds import find_file_kind
from bot.messages import Archive, Enclosed
from core.errors import NotFound
from core.ports import Files


class Archives:
    """A builder of ZIP archives that builds one at a time, so that the largest one limits the memory."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._turn = asyncio.Semaphore(1)

    async def __call__(self, archive: Archive) -> bytes:
        """Return an archive as a ZIP file, leaving out photos erased meanwhile. Raises Fault."""
        async with self._turn:
            out = BytesIO()
            with ZipFile(out, "w") as pack:
                if archive.sheet:
                    sheet = _add_entry(archive.sheet.name, archive), archive.sheet.content.encode()
                    await asyncio.to_thread(pack.writestr, *sheet, ZIP_DEFLATED)
                for each in archive.originals:
                    await self._pack_files(pack, archive, each)
            return out.getvalue()

    async def _pack_files(self, pack: ZipFile, archive: Archive, each: Enclosed) -> None:
        try:
            content = await self._files.get(archive.household, each.key)
        except NotFound:
            return
        entry = _add_entry(f"{archive.folder}/{each.name}{find_file_kind(content).ending}", archive)
        await asyncio.to_thread(pack.writestr, entry, content, ZIP_STORED)  # photos are packed already


def _add_entry(name: str, archive: Archive) -> ZipInfo:
    day = archive.day
    return ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
