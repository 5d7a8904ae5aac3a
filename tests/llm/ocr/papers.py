"""PDF files written by hand, as small as they can be."""

from __future__ import annotations

import zlib


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object's body, deflated."""
    packed = zlib.compress(content, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def pdf(*bodies: bytes | str, trailer: str = "") -> bytes:
    """A file of objects numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def printed(*lines: str, box: str = "0 0 226 400", turn: int = 0, catalogue: str = "", trailer: str = "") -> bytes:
    """One page with lines of Helvetica, 12 points apart by 20, the first 40 points below a 400-point page's top."""
    shown = "".join(f"BT /F 12 Tf 20 {360 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines))
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {turn} /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        stream(shown.encode()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        trailer=trailer,
    )


def pages(count: int) -> bytes:
    """Empty pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        *["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"] * count,
    )


def drawing(content: bytes, resources: str = "", *more: bytes, box: str = "0 0 200 200") -> bytes:
    """One page with a content stream of its own; further objects are numbered from 5."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << {resources} >> >>",
        stream(content),
        *more,
    )
