"""Runs the benchmark and prints its table; the archives are kept in a cache for the next time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from dsr_desk.app import look_seldom_for_garbage
from tests.tools.bench.erasing import Erasing
from tests.tools.bench.finding import Asked, beside_least, growth
from tests.tools.bench.importing import importing, mails_in
from tests.tools.bench.making import archive_of
from tests.tools.bench.packing import packing
from tests.tools.bench.peers import beside_peers
from tests.tools.bench.redacting import redacting
from tests.tools.bench.timing import CLOCKS, HEADING, Bench, Row
from tests.tools.bench.windows import first_paint, proxy_filter

CACHE = Path(platformdirs.user_cache_dir("dsr-desk", appauthor=False)) / "bench"
OF_PERSONS = (
    *("ids", "query", "page", "keystroke", "timeline", "opened", "mentions", "side_lane"),
    *("match_set", "decision"),
)
OTHERS = ("rows", "window", "import", "peers", "erase", "anonymise", "orm", "packing", "redacting")
PARTS = {
    "goals": (
        *("ids", "page", "opened", "mentions", "match_set", "rows"),
        *("window", "import", "peers"),
    ),
    "finding": (*OF_PERSONS, "rows", "peers"),
    "importing": ("import",),
    "windows": ("window",),
    "erasing": ("erase", "anonymise", "orm"),
    "packing": ("packing", "redacting"),
}
"""What may be asked for in one word: ``bench finding``.  ``goals`` is no part of the whole, but
what of it has a goal of finding, looking and taking in."""
_WHOLE = [name for name in PARTS if name != "goals"]
_NEED_NO_CASES = {
    *("window", "import", "peers", "erase", "anonymise", "orm", "packing", "redacting"),
}
_ERASED = (1_000, 10_000, 50_000)
"""How many items are erased of the smallest archive."""
_MOST_REDACTED = 10_000
"""Items of the largest package that is redacted: ten times as many say the same."""
_GROWING = ("ids", "query", "page", "timeline", "opened", "decision")


def of_archives(bench: Bench, cache: Path, sizes: Sequence[int], only: Sequence[str]) -> None:
    """Ask the questions of each archive, the smallest first; then tell what grew."""
    before: dict[str, Row] = {}
    for items in sorted(sizes):
        asked = Asked(archive_of(cache, items), bench)
        for name in (name for name in OF_PERSONS if name in only):
            question: Callable[..., Row] = getattr(asked, name)
            for case in asked.cases:
                row = question(case)
                key = f"{name} {case.person.size}"
                if name in _GROWING and key in before:
                    growth(bench, before[key], row)
                before[key] = row
            if name == "page" and len(asked.cases) > 1:
                beside_least(bench, *(before[f"{name} {c.person.size}"] for c in asked.cases))
        if "rows" in only and items == max(sizes):
            asked.all_rows(proxy_filter)
        asked.close()


def of_runs(bench: Bench, cache: Path, items: int, only: Sequence[str]) -> None:
    """Carry out plans over parts of one archive; the ORM is asked for the second size alone."""
    wanted = [name for name in ("erase", "anonymise", "orm") if name in only]
    if not wanted:
        return
    erasing = Erasing(archive_of(cache, items), bench)
    sizes = [size for size in _ERASED if 2 * size <= items] or [max(1, items // 10)]
    for name in wanted:
        for size in sizes if name != "orm" else sizes[:2][-1:]:
            getattr(erasing, name)(size)


def main(argv: Sequence[str]) -> int:
    """Make what is missing, measure, print."""
    args = _parser().parse_args(argv)
    only = args.only or [row for part in args.parts or _WHOLE for row in PARTS[part]]
    bench = Bench(args.runs, CLOCKS[args.clock], _say)
    _say(
        f"{args.clock} time, medians of {args.runs} runs, product and floor in turn; only the"
        " ratios count\n" + HEADING
    )
    if set(only) - _NEED_NO_CASES:
        of_archives(bench, args.cache, args.items, only)
    if "window" in only:
        first_paint(bench)
    of_runs(bench, args.cache, min(args.items), only)
    count = min(args.mails, *args.items)
    if {"import", "peers"} & set(only):
        archive = archive_of(args.cache, min(args.items))
        maildir = mails_in(args.cache, archive, count)
        if "import" in only:
            importing(bench, maildir, count)
        if "peers" in only:
            beside_peers(bench, args.cache, archive, maildir, count)
    if "packing" in only:
        packing(bench, tuple(args.packed))
    if "redacting" in only:
        redacting(bench, [count for count in args.packed if count <= _MOST_REDACTED])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bootstrap.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="some parts only")
    parser.add_argument(
        "--items",
        type=int,
        nargs="+",
        default=[100_000, 1_000_000],
        help="sizes of the archives; the first time, each 100,000 items take about a minute",
    )
    parser.add_argument("--only", nargs="+", choices=[*OF_PERSONS, *OTHERS], help="some rows only")
    parser.add_argument("--runs", type=int, default=5, help="repetitions; 5 unless told")
    parser.add_argument("--mails", type=int, default=100_000, help="how many mails are imported")
    sizes = [1_000, 10_000, 100_000]
    parser.add_argument("--packed", type=int, nargs="+", default=sizes, help="items of packages")
    parser.add_argument("--clock", choices=list(CLOCKS), default="cpu")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the archives are kept")
    return parser


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    look_seldom_for_garbage()  # as a command does
    sys.exit(main(sys.argv[1:]))
