"""Names for the pictures and files we send, with an ending that fits their type."""

from __future__ import annotations

from dataclasses import dataclass

from bot.kinds import find_file_kind
from bot.messages import Reply

ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class File:
    """A file to send; ``picture`` where the chat shows it as a picture."""

    name: str
    mime: str
    content: bytes
    picture: bool = False


def name_picture(image: bytes, name: str = "picture") -> str:
    """Return ``name`` with the ending of the image's type: ``picture.png``."""
    return f"{name}{find_file_kind(image).ending}"


def find_file(reply: Reply, image: bytes | None) -> File | None:
    """Return the file of a reply, if any; ``image`` is the content of its picture, original or archive."""
    if image is not None and reply.archive:
        return File(reply.archive.name, ZIP, image)
    if image is not None and reply.original and reply.original.name:
        return File(reply.original.name, reply.original.mime, image)
    if image:
        return File(name_picture(image), find_file_kind(image).mime, image, picture=True)
    if reply.document:
        document = reply.document
        return File(document.name, document.mime, document.data or document.content.encode())
    return None
