"""How long reading and understanding a mail takes: by size and shape, and for each 1,000 mails.

A table of milliseconds per megabyte: what grows from the left to the right grows faster than the
mail.  It judges nothing, since a machine that is busy with something else is no slower program.

    python -m tests.tools.measure_intake
    python -m tests.tools.measure_intake --only html --sizes 1 2 4 8
    python -m tests.tools.measure_intake --folder DIR     # of real mails, besides the usual ones

The last line compares reading in this process with reading in one of its own
(mail/reading/bounded.py).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dsr_desk.config import Limits
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import Verdict
from dsr_desk.mail.reading.bounded import BoundedReading
from dsr_desk.mail.reading.files import MailFolder
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.texts import load_wordings
from dsr_desk.services.ports import BoxEntry
from tests.tools.shapes_of_mails import MEGABYTE, SHAPES

ROOT = Path(__file__).resolve().parents[2]
OURS = ("mx.desk.example",)
SETS = (ROOT / "tests" / "data" / "mail",)


def timed(data: bytes, words: Wordings) -> tuple[float, float, Verdict]:
    """Return seconds for reading, seconds for understanding, and the verdict on the attestation."""
    start = time.perf_counter()
    message = read_message(data, origin="", received_at=None, authserv_ids=OURS)
    read = time.perf_counter()
    parsed = parse_request(message, words)
    return read - start, time.perf_counter() - read, parsed.attestation.verdict


def by_shape(sizes: Sequence[int], only: str, words: Wordings) -> Iterator[str]:
    """Yield the table's lines: for each shape and size, milliseconds per megabyte."""
    yield f"{'milliseconds per MB, read + understood':<40}" + "".join(f"{n:>16} MB" for n in sizes)
    for name, make in SHAPES.items():
        if only not in name:
            continue
        cells = []
        for size in sizes:
            read, understood, _ = timed(make(size * MEGABYTE), words)
            cells.append(f"{1000 * read / size:>9.0f} +{1000 * understood / size:>7.0f}")
        yield f"{name:<40}" + " ".join(f"{cell:>18}" for cell in cells)


def mails_of(folder: Path) -> list[bytes]:
    """Return the files of a folder; what lies there is a mail each, or shall be taken for one."""
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def by_folder(folder: Path, words: Wordings) -> str:
    """Return one line: how many mails, seconds for each 1,000, the slowest, what was attested."""
    mails = mails_of(folder)
    if not mails:
        return f"{folder}: no mails"
    times, attested = [], 0
    for data in mails:
        read, understood, verdict = timed(data, words)
        times.append(read + understood)
        attested += verdict is Verdict.OK
    return (
        f"{folder.name}: {len(mails)} mails, {sum(times) / len(mails) * 1000:.2f} s for each 1,000,"
        f" slowest {1000 * max(times):.0f} ms, attestation “ok”: {attested}"
    )


def beside(mails: Sequence[bytes]) -> str:
    """Return one line: seconds for each 1,000 mails, here and in a process of its own."""
    spent: list[float] = []
    for most in (sys.maxsize, 0):
        reading = BoundedReading(MailFolder(OURS), load_wordings, Limits(simple_mail_bytes=most))
        reading.understand(BoxEntry("", b"From: a@b.example\n\nhej"), ())
        start = time.perf_counter()
        for data in mails:
            reading.understand(BoxEntry("", data), ())
        spent.append((time.perf_counter() - start) / len(mails) * 1000)
        reading.close()
    return f"each 1,000 mails: {spent[0]:.2f} s in this process, {spent[1]:.2f} s in its own"


def main(argv: Sequence[str]) -> int:
    """Print the table and a line for each folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 2, 4, 8], metavar="MB")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    parser.add_argument("--folder", type=Path, action="append", default=[])
    parser.add_argument("--no-shapes", action="store_true")
    args = parser.parse_args(argv)
    words = load_wordings()
    if not args.no_shapes:
        for line in by_shape(args.sizes, args.only, words):
            print(line, flush=True)
    for folder in (*SETS, *args.folder):
        print(by_folder(folder, words), flush=True)
    print(beside([data for folder in SETS for data in mails_of(folder)]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
