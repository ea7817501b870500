"""Packing: the PDF beside a bare writer and Platypus, the JSON beside a raw write, the memory."""

from __future__ import annotations

import hashlib
import io
import os
import random
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path

from dsr_desk.config import KeyHardness
from dsr_desk.crypto import Cryptographer
from dsr_desk.documents.extract.as_json import ExtractJson, laid
from dsr_desk.documents.extract.as_pdf import ExtractPdf
from dsr_desk.documents.writer import PackageFilesWriter
from dsr_desk.domain.extracts.packages import (
    COVER_CODES,
    CoverField,
    PackageHead,
    PackageItem,
    Profile,
)
from dsr_desk.domain.finding.matches import Item, ItemRef
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.progress import CancelToken, unheard
from tests.tools.bench.timing import Bench

_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_SAMPLE = 400
_POOL = 4_000
_MEGABYTE = 1_000_000
_STEMS = (
    "faktura avtal mätare el nät betalning svar fråga ärende leverans kund tack hej idag datum"
    " period kostnad avgift besked möte tid plats person konto adress flytt start slut pris år"
).split()
_ENDINGS = ("", "en", "er", "erna", "ens", "ning", "are", "at", "ade", "lig", "ligt", "het")


def messages(count: int) -> Iterator[PackageItem]:
    """Yield items; after some thousand, texts come again: making them up is no part of packing."""
    pool = _made()
    for number in range(1, count + 1):
        yield PackageItem(number, pool[number % _POOL], "Kundtjänst")


@cache
def _made() -> list[Item]:
    """Make items up: about 150 words each, a few emoji, Chinese and Arabic."""
    draw, made = random.Random(7), []
    vocabulary = [stem + ending for stem in _STEMS for ending in _ENDINGS]
    for number in range(_POOL):
        words = draw.choices(vocabulary, k=draw.randint(20, 280))
        kind = draw.random()
        words += ["😀"] if kind < 0.02 else ["中文"] if kind < 0.03 else []
        words += ["مرحبا"] if kind > 0.99 else []
        lines = [" ".join(words[at : at + 40]) for at in range(0, len(words), 40)]
        item = Item(
            ref=ItemRef("archive", "own", str(number)),
            organisation="house",
            channel="mail",
            kind=ChannelKind.MAIL,
            conversation=str(number // 4),
            author="person@example.org",
            author_name="Person",
            staff=False,
            at=_NOON + timedelta(minutes=number),
            subject=f"Ärende {number // 4}",
            body="\n\n".join(lines),
            html=False,
            recipients=("house@house.example",),
            attachments=(),
            fingerprint="0" * 64,
        )
        made.append(item)
    return made


def a_head(count: int) -> PackageHead:
    """Return the head of such a package."""
    return PackageHead(
        case="DSR-0001",
        organisation="House",
        profile=Profile.ACCESS,
        language="sv",
        subjects=("person@example.org",),
        channels=(("mail", "Kundtjänst"),),
        requested_on=None,
        received_at=_NOON,
        created_at=_NOON,
        item_count=count,
        cover=tuple(CoverField(code) for code in COVER_CODES),
        gaps=(),
        left_out=(),
    )


class _Nothing(io.RawIOBase):
    """Takes bytes and counts them."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # as used
        self.size += len(data)
        return len(data)


def our_pdf(count: int) -> int:
    """Write the extract's PDF into nothing; return its pages."""
    made = ExtractPdf(_Nothing(), a_head(count))  # type: ignore[arg-type]  # as used
    for packed in messages(count):
        made.add(laid(packed, ()))
    return made.finish().pages


def bare_pdf(count: int) -> int:
    """Write the same texts by the least that is a PDF: Helvetica, Latin-1, no contents."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    widths: dict[str, float] = {}
    out, pages, lines = _Nothing(), 0, []
    for packed in messages(count):
        item = packed.item
        for paragraph in (f"{item.author_name} {item.at}", item.subject, *item.body.split("\n")):
            line, used = "", 0.0
            for word in paragraph.split(" "):
                width = widths.get(word)
                if width is None:
                    width = widths[word] = stringWidth(word + " ", "Helvetica", 9.5)
                if used + width > 403:
                    lines.append(line)
                    line, used = "", 0.0
                line, used = f"{line}{word} ", used + width
            lines.append(line)
        while len(lines) > 54:
            pages += 1
            shown = "".join(
                f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in lines[:54]
            )
            text = f"BT /F1 9.5 Tf 13.2 TL 138 780 Td\n{shown}ET".encode("latin-1", "replace")
            out.write(zlib.compress(text, 6))
            del lines[:54]
    return pages


def platypus_pdf(count: int) -> None:
    """Write the same texts the way ReportLab's guide does."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    from dsr_desk.config import resources

    pdfmetrics.registerFont(TTFont("DejaVu", str(resources() / "fonts" / "DejaVuSans.ttf")))
    style = getSampleStyleSheet()["Normal"]
    style.fontName, style.fontSize, style.leading = "DejaVu", 9.5, 13.2
    story: list[object] = []
    for packed in messages(count):
        item = packed.item
        texts = (f"{item.author_name} {item.at}", item.subject, *item.body.split("\n"))
        story += [Paragraph(escape(text), style) for text in texts]
        story.append(Spacer(0, 16))
    SimpleDocTemplate(io.BytesIO()).build(story)  # type: ignore[arg-type]  # its stubs are narrow


def pdf(bench: Bench, count: int) -> None:
    """Tell the PDF beside its floor, and beside Platypus on a sample."""
    pages = our_pdf(count)
    row = bench.pair(
        f"PDF, {count:,} items, {pages:,} pages",
        lambda: our_pdf(count),
        "bare Latin-1 writer",
        lambda: bare_pdf(count),
        goal="≤ 3",
    )
    bench.say(f"  {pages / row.product:,.0f} pages/s")
    if count == min(count, 1_000):
        bench.pair(
            f"PDF, {_SAMPLE} items",
            lambda: our_pdf(_SAMPLE),
            "Platypus",
            lambda: platypus_pdf(_SAMPLE),
            goal="≥ 8",
        )


def json_and_hash(bench: Bench, count: int) -> None:
    """Tell the JSON with its hash beside writing the same bytes and waiting for the disk."""
    items = [laid(packed, ()) for packed in messages(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "json"

        def ours() -> None:
            hashed = hashlib.sha256()
            with path.open("wb", buffering=0) as file:

                def write(piece: bytes) -> None:
                    file.write(piece)
                    hashed.update(piece)

                document = ExtractJson(a_head(count), write)
                for shown in items:
                    document.add(shown)
                document.end()
                os.fsync(file.fileno())

        ours()
        data = path.read_bytes()

        def raw() -> None:
            with path.open("wb") as file:
                for start in range(0, len(data), 1024 * 1024):
                    file.write(data[start : start + 1024 * 1024])
                file.flush()
                os.fsync(file.fileno())

        row = bench.pair(
            f"JSON + SHA-256, {count:,} items, {len(data) / _MEGABYTE:.0f} MB",
            ours,
            "raw write + fsync",
            raw,
            goal="≤ 6",
        )
    bench.say(f"  {len(data) / _MEGABYTE / row.product:,.0f} MB/s")


def package(count: int, folder: Path) -> str:
    """Write a whole package; return what it came to and the most memory that was held."""
    import resource

    crypto, key = Cryptographer(KeyHardness(8, 1, 1)), bytes(range(32))

    def sign(payload: bytes) -> tuple[str, str, str]:
        return crypto.sign(key, payload), crypto.public_of(key), "bench"

    receipt = PackageFilesWriter(crypto.verify).write(
        folder / "package.zip",
        a_head(count),
        messages(count),
        lambda item, attachment: (),
        sign,
        unheard,
        CancelToken(),
    )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{receipt.pages:,} pages, {receipt.size / _MEGABYTE:.1f} MB, at most {most:.0f} MB"


def memory(bench: Bench, count: int) -> None:
    """Tell the most memory of writing and checking a package, in a process of its own."""
    code = (
        "import sys, tempfile; from pathlib import Path;"
        "from tests.tools.bench.packing import package;"
        "folder = tempfile.TemporaryDirectory();"
        "print(package(int(sys.argv[1]), Path(folder.name)))"
    )
    command = [sys.executable, "-c", code, str(count)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    bench.say(f"  package, {count:,} items: {told} (goal ≤ 250 MB)")


def packing(bench: Bench, sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """Tell all rows of packing, the smallest first."""
    for count in sizes:
        pdf(bench, count)
        json_and_hash(bench, min(count, 10_000))
        memory(bench, count)
