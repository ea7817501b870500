"""Scrubs a large archive part by part: ``python -m tests.tools.scrub_at_scale [items]``.

300,000 items make 750 MB.  Each part is told as the window and the command tell it, with the bytes;
then how long it took, of the wall and of this process's own work, and the longest silence between
two tellings.  The archive is kept in the benchmark's cache.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from dsr_desk.commands.progress import told
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Action
from dsr_desk.services.erasing.bytescan import scan_files
from dsr_desk.services.progress import Step
from dsr_desk.sources.archive.store import archive_source
from tests.services.world import CHANNELS
from tests.sources.builders import plan
from tests.tools.bench.__main__ import CACHE
from tests.tools.bench.making import ORGANISATION, Archive, archive_of

_MEGABYTE = 1_000_000
_PROBES = 50


@dataclass(slots=True)
class Heard:
    """What was told of one scrub."""

    at: float = field(default_factory=time.perf_counter)
    spent: float = field(default_factory=time.process_time)
    silence: float = 0.0
    parts: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    last: str = ""

    def hear(self, step: Step) -> None:
        """Take a step; what went by since the last one belongs to the part that was told then."""
        now, spent = time.perf_counter(), time.process_time()
        if self.last:
            wall, own, _ = self.parts.get(self.last, (0.0, 0.0, 0))
            self.silence = max(self.silence, now - self.at)
            self.parts[self.last] = (wall + now - self.at, own + spent - self.spent, step.done)
        self.at, self.spent, self.last = now, spent, step.part or step.what
        print(f"\r{told(step):<60}", end="", flush=True)


def scrubbed(archive: Archive) -> Heard:
    """Erase the smallest person's items from a copy, and scrub it."""
    with tempfile.TemporaryDirectory(prefix="scrub-", dir=archive.small.root.parent) as home:
        file = Path(shutil.copy(archive.small.paths.archive, Path(home) / "archive.sqlite"))
        source = archive_source(file)
        channels = tuple(each for each in CHANNELS if each.organisation == ORGANISATION)
        person = EmailAddress(archive.persons[0].address)
        mandate = Mandate(ORGANISATION, channels, ((1, person),))
        source.erase(plan(source.find(mandate), Action.DELETE), mandate)
        heard = Heard()
        source.scrub(heard.hear)
        heard.hear(Step("bytes", 0, in_bytes=True))
        probes = [f"{number:012x}" for number in range(_PROBES)]
        scan_files(source.files(), probes, lambda n: heard.hear(Step("bytes", n, in_bytes=True)))
        source.close()
    return heard


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scrub_at_scale", description=__doc__)
    parser.add_argument("items", type=int, nargs="?", default=300_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=CACHE)
    args = parser.parse_args()
    archive = archive_of(args.cache, args.items)
    size = archive.small.paths.archive.stat().st_size
    runs = [scrubbed(archive) for _ in range(args.runs)]
    print(f"\r{size / _MEGABYTE:.0f} MB, medians of {args.runs}: seconds of the wall, of its own")
    total = [0.0, 0.0]
    for name in runs[0].parts:
        wall, own = (statistics.median(run.parts[name][at] for run in runs) for at in (0, 1))
        if name != "bytes":
            total = [total[0] + wall, total[1] + own]
        print(f"  {name:<12} {wall:7.2f} {own:7.2f}")
    print(f"  {'the scrub':<12} {total[0]:7.2f} {total[1]:7.2f}  (≤ 10 s on 750 MB)")
    print(f"  longest silence {statistics.median(run.silence for run in runs):.2f} s")


if __name__ == "__main__":
    main()
