"""Packing: the PDF beside a bare writer and its peers, the JSON beside a raw write, the memory."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
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
from tests.tools.bench.pdf_peers import Nothing, bare_pdf, peers
from tests.tools.bench.timing import Bench

_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_MOST_BESIDE_PEERS = 10_000
"""Of 100,000 messages, Platypus and Typst hold gigabytes."""
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


def our_pdf(count: int) -> int:
    """Write the extract's PDF into nothing; return its pages."""
    made = ExtractPdf(Nothing(), a_head(count))  # type: ignore[arg-type]  # as used
    for packed in messages(count):
        made.add(laid(packed, ()))
    return made.finish().pages


def pdf(bench: Bench, count: int) -> None:
    """Tell the PDF beside its floor, and beside Platypus and Typst up to ten thousand items."""
    pages = our_pdf(count)
    row = bench.pair(
        f"PDF, {count:,} items, {pages:,} pages",
        lambda: our_pdf(count),
        "bare Latin-1 writer",
        lambda: bare_pdf([packed.item for packed in messages(count)]),
        goal="≤ 3",
    )
    bench.say(f"  {pages / row.product:,.0f} pages/s")
    for peer in peers() if count <= _MOST_BESIDE_PEERS else ():
        bench.pair(
            f"PDF, {count:,} items",
            lambda: our_pdf(count),
            peer.name,
            lambda: peer.write([packed.item for packed in messages(count)]),  # noqa: B023  # at once
            goal=peer.goal,
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
    most = most_memory()
    return f"{receipt.pages:,} pages, {receipt.size / _MEGABYTE:.1f} MB, at most {most:.0f} MB"


def most_memory() -> float:
    """Return the most megabytes that this process has held.

    Linux alone tells it of the process itself: the system's other figure begins with its parent's.
    """
    import resource

    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text("ascii").partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
