"""Runs the benchmark and prints its table; the archives are kept in a cache for the next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from tests.tools.bench.finding import Asked, growth
from tests.tools.bench.making import archive_of
from tests.tools.bench.timing import Bench, Row

CACHE = Path(platformdirs.user_cache_dir("dsr-desk", appauthor=False)) / "bench"
_IN_ARCHIVES = ("page", "ids", "keystroke", "opened", "mentions", "side_lane", "match_set")
_GROWING = ("page", "ids", "opened")


def in_archives(bench: Bench, cache: Path, sizes: Sequence[int], only: Sequence[str]) -> None:
    """Ask all questions of each archive, the smallest first; then tell what grew."""
    asked_before: dict[str, Row] = {}
    for items in sorted(sizes):
        asked = Asked(archive_of(cache, items), bench)
        for name in _IN_ARCHIVES:
            if name not in only:
                continue
            question: Callable[..., Row] = getattr(asked, name)
            for case in asked.cases:
                row = question(case)
                what = row.name.partition(" of ")[0] if " of " in row.name else row.name
                key = f"{name} {case.person.size}"
                if name in _GROWING and key in asked_before:
                    growth(bench, asked_before[key], row)
                asked_before[key] = row
        asked.close()
