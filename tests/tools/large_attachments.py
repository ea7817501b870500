"""Gigabytes through a package: ``python -m tests.tools.large_attachments [MEGABYTES] [FOLDER]``.

An archive is filled with attachments of up to 500 MB, half of them of noise and half of words; they
go from the store into a package, are checked there, sealed, unsealed and saved again.  After each
step the most memory that the process has held is told.  With 2,048 MB it needs 12 GB of disk and
some minutes.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from dsr_desk.documents.sealed.sealing import seal, unseal
from dsr_desk.domain.extracts.packages import PackageItem
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.archive.store import create_archive, open_archive
from tests.documents.making import Desk
from tests.sources.builders import Store, item, mandate, store_over

_MB = 1024**2
_LARGEST = 500
_EMPTY = text("UPDATE attachment SET content = zeroblob(:size), size = :size WHERE id = :id")
PASSWORD = "gurim-tavok-lidep-somun-47"


def fill(store: Store, megabytes: int) -> int:
    """Put so much into the archive, an attachment at a time; return the number of items."""
    noise = random.Random(1).randbytes(_MB)
    words = b"".join(b"Rad %d av en lista.\n" % n for n in range(60_000))[:_MB]
    sizes = [_LARGEST] * (megabytes // _LARGEST)
    sizes += [megabytes % _LARGEST] if megabytes % _LARGEST else []
    store.add(*(item(n, files=(b"",)) for n in range(1, len(sizes) + 1)))
    for number, size in enumerate(sizes, 1):
        with store.engine.begin() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            connection.execute(_EMPTY, {"size": size * _MB, "id": number})
            with driver.blobopen("attachment", "content", number) as blob:
                for _ in range(size):
                    blob.write(words if number % 2 else noise)
    return len(sizes)


def most() -> str:
    """Return the most memory so far."""
    return f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def packed_items(store: Store, policy: Mandate) -> Iterator[PackageItem]:
    """Yield what the archive holds, as the export would."""
    found = store.found(policy)
    for number, each in enumerate(found, 1):
        (shown,) = store.source.items([each.ref], policy)
        yield PackageItem(number, shown, "Stadens post")


def main(arguments: list[str]) -> int:
    """Carry it out; fail when the memory grew with the attachments."""
    megabytes = int(arguments[0]) if arguments else 2_048
    with tempfile.TemporaryDirectory(dir=arguments[1] if arguments[1:] else None) as name:
        folder = Path(name)
        path = folder / "archive.sqlite"
        create_archive(path).dispose()
        store, policy = store_over(open_archive(path), path), mandate()
        fill(store, megabytes)
        tell = _Telling(f"{megabytes} MB in the archive")
        items = list(packed_items(store, policy))
        tell("found, with fingerprints")
        desk = Desk(folder)
        receipt = desk.write(
            items, pieces=lambda packed, key: store.source.attachment(packed.item.ref, key, policy)
        )
        tell(f"packed and checked, {receipt.size / _MB:,.0f} MB")
        sealed = seal(desk.target, PASSWORD, folder)
        tell("sealed")
        into = folder / "into"
        into.mkdir()
        whole = unseal(sealed.rest or sealed.pdf, PASSWORD, into)
        tell("unsealed")
        opened = desk.reader.open(whole)
        for each in opened.items:
            hashed = hashlib.sha256()
            for piece in desk.reader.attachment(whole, each.attachments[0][0]):
                hashed.update(piece)
        tell("opened, every attachment saved")
        store.source.close()
    return 0 if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 250 * 1024 else 1


class _Telling:
    def __init__(self, begun: str) -> None:
        self._at = time.process_time()
        self(begun)

    def __call__(self, what: str) -> None:
        now = time.process_time()
        print(f"{what}: {now - self._at:.1f} s of CPU, {most()}", flush=True)
        self._at = now


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
