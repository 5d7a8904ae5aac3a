"""Files that are broken, endless, disguised or only odd, each with what is said to it: pages, or a refusal's code."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random
from zipfile import ZipFile

import numpy as np
from PIL import Image

from llm.ocr.bounds import FILE_BYTES
from tests.llm.ocr.drawn import plain, receipt, saved
from tests.llm.ocr.papers import drawing, pages, pdf, printed, stream

READ = "read"
LOOP = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0\0\0\0\x08"
SCRIPT = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
UNKNOWN, CORRUPT, SMALL = "picture-kind-unknown", "picture-corrupt", "picture-too-small"
PIXELS, HARD, SLOW = "picture-too-many-pixels", "picture-too-hard", "picture-too-slow"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file and what may be said to it."""

    name: str
    make: Callable[[], bytes]
    said: frozenset[str]


def _png(width: int, height: int, depth: int, colour: int, rows: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG by its chunks; ``rows`` are not packed yet."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    every = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in every
    )


def _zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("receipt.jpg", "no picture")
    return out.getvalue()


def _noise(length: int) -> bytes:
    return Random(7).randbytes(length)  # noqa: S311  the same noise each time


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _webp_bomb() -> bytes:
    """A lossless header that promises 16,384 pixels each way."""
    body = b"VP8L" + struct.pack("<I", 6) + b"\x2f" + struct.pack("<I", 0x3FFF | 0x3FFF << 14) + b"\0"
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _gif_bomb() -> bytes:
    size = struct.pack("<HH", 0xFFFF, 0xFFFF)
    return b"GIF89a" + size + b"\0\0\0,\0\0\0\0" + size + b"\0\x02\0;"


def _tiff_bomb() -> bytes:
    tags = ((256, 100_000), (257, 100_000), (258, 8), (259, 1), (262, 1), (273, 8), (278, 100_000), (279, 10))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)


def _jpeg_claiming(width: int, height: int) -> bytes:
    whole = saved(plain())
    start = whole.index(b"\xff\xc0") + 5
    return whole[:start] + struct.pack(">HH", height, width) + whole[start + 4 :]


def _with_exif(exif: bytes) -> bytes:
    return saved(receipt(), exif=b"Exif\0\0" + exif)


def _animated(kind: str) -> bytes:
    frames = [plain(colour, (120, 160)) for colour in ("white", "grey", "black")] * 10
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=10)


def _half_clear() -> Image.Image:
    image = receipt().quantize(16)
    image.info["transparency"] = 0
    return image


def _deep() -> Image.Image:
    return Image.fromarray(np.asarray(receipt().convert("L")).astype(np.uint16) * 257)


def _locked() -> bytes:
    """Nobody has the password: what its check is compared with is chance."""
    marks = " ".join(f"/{name} <{_noise(32).hex()}>" for name in "OU")
    return printed("secret", trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {marks} >> /ID [<00> <00>]")


def _own_kid() -> bytes:
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def _own_form() -> bytes:
    form = stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")
    return drawing(b"/X Do", "/XObject << /X 5 0 R >>", form)


def _picture_bomb() -> bytes:
    entries = "/Type /XObject /Subtype /Image /Width 60000 /Height 8000 /ColorSpace /DeviceGray /BitsPerComponent 1"
    return drawing(b"200 0 0 200 0 0 cm /X Do", "/XObject << /X 5 0 R >>", stream(bytes(60_000_000), entries))


def nested_forms() -> bytes:
    """Each of nine forms draws the next ten times: a billion drawings in a few kilobytes."""
    first, depth = 5, 9
    forms = [
        stream(
            f"/X{number + 1} Do ".encode() * 10 if number < first + depth - 1 else b"0 0 m 9 9 l S",
            f"/Type /XObject /Subtype /Form /BBox [0 0 200 200]"
            f" /Resources << /XObject << /X{number + 1} {number + 1} 0 R >> >>",
        )
        for number in range(first, first + depth)
    ]
    return drawing(b"/X5 Do", "/XObject << /X5 5 0 R >>", *forms)


def _deflate_bomb() -> bytes:
    """A content stream packed twice that unpacks to more than a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(50_000_000)) for _ in range(30)) + packer.flush()
    twice = zlib.compress(packed, 9)
    head = f"<< /Length {len(twice)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n"
    content = head.encode() + twice + b"\nendstream"
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        content,
    )


def many_scans() -> bytes:
    """A progressive JPEG whose last scan is said nine thousand times."""
    whole = saved(plain(size=(2_000, 2_000)), progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * 9_000 + whole[-2:]


def _hostile(name: str, make: Callable[[], bytes], *said: str) -> Hostile:
    return Hostile(name, make, frozenset(said))


HOSTILE = (
    _hostile("nothing", lambda: b"", UNKNOWN),
    _hostile("text", lambda: b"milk 60, auto 120 yesterday", UNKNOWN),
    _hostile("a page of the web", lambda: b"<!doctype html><script>alert(1)</script>", UNKNOWN),
    _hostile("a drawing that calls out", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', UNKNOWN),
    _hostile("an archive named as a photo", _zip, UNKNOWN),
    _hostile("noise", lambda: _noise(5_000), UNKNOWN),
    _hostile("larger than we take", lambda: saved(plain()) + bytes(FILE_BYTES), "picture-too-large"),
    _hostile("three bytes of a photo", lambda: b"\xff\xd8\xff", CORRUPT),
    _hostile("a photo's start and noise", lambda: b"\xff\xd8\xff\xe0" + _noise(5_000), CORRUPT),
    _hostile("half a JPEG", lambda: _half(saved(receipt())), CORRUPT),
    _hostile("half a progressive JPEG", lambda: _half(saved(receipt(), progressive=True)), CORRUPT),
    _hostile("half a PNG", lambda: _half(saved(receipt(), "PNG")), CORRUPT),
    _hostile("half a WebP", lambda: _half(saved(receipt(), "WEBP")), CORRUPT),
    _hostile("a PNG with a wrong sum", lambda: saved(receipt(), "PNG").replace(b"IDAT", b"IDAT\xff", 1), CORRUPT, READ),
    _hostile("a PNG of 900 megapixels", lambda: _png(30_000, 30_000, 1, 0, bytes(3_751 * 9)), PIXELS),
    _hostile("a PNG of 59 megapixels", lambda: _png(7_700, 7_700, 8, 0, bytes(7_701 * 7_700)), READ, HARD),
    _hostile("a PNG with a comment of 80 MB", lambda: _png(99, 99, 8, 0, bytes(9_900), (b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000), 9))), CORRUPT, READ),  # noqa: E501  one file a line
    _hostile("a JPEG that claims 4,290 megapixels", lambda: _jpeg_claiming(65_500, 65_500), PIXELS),
    _hostile("a JPEG that claims 49 megapixels", lambda: _jpeg_claiming(7_000, 7_000), CORRUPT, READ),
    _hostile("a GIF of 4,295 megapixels", _gif_bomb, PIXELS),
    _hostile("a WebP of 268 megapixels", _webp_bomb, PIXELS, CORRUPT, HARD),
    _hostile("a TIFF of 10,000 megapixels", _tiff_bomb, PIXELS),
    _hostile("one pixel", lambda: saved(plain(size=(1, 1)), "PNG"), SMALL),
    _hostile("a thread 30,000 pixels long", lambda: saved(plain(size=(30_000, 1)), "PNG"), SMALL),
    _hostile("a ribbon 30,000 pixels long", lambda: saved(plain(size=(30_000, 40)), "PNG"), READ),
    _hostile("an animated GIF", lambda: _animated("GIF"), READ),
    _hostile("an animated WebP", lambda: _animated("WEBP"), READ),
    _hostile("an animated PNG", lambda: _animated("PNG"), READ),
    _hostile("EXIF that is noise", lambda: _with_exif(_noise(300)), READ),
    _hostile("EXIF that points at itself", lambda: _with_exif(LOOP), READ),
    _hostile("a colour profile that is noise", lambda: saved(receipt(), icc_profile=_noise(400)), READ),
    _hostile("a JPEG in printer's colours", lambda: saved(receipt().convert("CMYK")), READ),
    _hostile("a PNG of sixteen bits", lambda: saved(_deep(), "PNG"), READ),
    _hostile("a palette with a hole", lambda: saved(_half_clear(), "PNG"), READ),
    _hostile("a photo and an archive in one", lambda: saved(receipt()) + _zip(), READ),
    _hostile("a photo with a document in its comment", lambda: saved(receipt(), comment=printed("pay")), READ),
    _hostile("a GIF's start and a document", lambda: b"GIF89a" + printed("x"), CORRUPT, PIXELS, SMALL),
    _hostile("a HEIC that is noise", lambda: b"\0\0\0\x18ftypheic" + _noise(500), "picture-heic", CORRUPT),
    _hostile("a document with a password", _locked, "pdf-locked"),
    _hostile("a document of 500 pages", lambda: pages(500), "pdf-too-many-pages"),
    _hostile("a document without pages", lambda: pages(0), CORRUPT),
    _hostile("a page five metres wide", lambda: printed("x", box="0 0 14400 14400"), READ),
    _hostile("a page as thin as a thread", lambda: printed("x", box="0 0 14400 0.01"), CORRUPT, SMALL, READ),
    _hostile("a document with a script", lambda: printed("x", catalogue=SCRIPT), READ),
    _hostile("pages that hold themselves", _own_kid, CORRUPT, READ),
    _hostile("a form that draws itself", _own_form, READ),
    _hostile("a page whose strokes unpack to 12 MB", lambda: drawing(b"0 0 m " * 2_000_000), READ, HARD, SLOW),
    _hostile("a page whose picture unpacks to 60 MB", _picture_bomb, READ, HARD, CORRUPT),
    _hostile("a page of 60,000 letters", lambda: printed(*["7" * 6_000] * 10), READ),
    _hostile("forms that draw forms a billion times", nested_forms, HARD, SLOW),
    _hostile("a stream that unpacks to more than a gigabyte", _deflate_bomb, READ, HARD, CORRUPT),
    _hostile("a JPEG of nine thousand scans", many_scans, HARD, "picture-too-large", CORRUPT),
    _hostile("half a document", lambda: _half(printed("x")), CORRUPT, READ),
    _hostile("a document's start and noise", lambda: b"%PDF-1.7\n" + _noise(5_000), CORRUPT),
)  # fmt: skip
