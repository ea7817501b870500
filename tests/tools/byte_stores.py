"""Are erased bytes gone?  Markers planted in many randomised stores, with and without each step.

    python tests/tools/byte_stores.py [--stores 50] [--markers 1000] [--seed 1]

Each store has its own page size, amount of other people's content, full-text history (updates
before, merges), attachments, long bodies and addressees, and what another build of SQLite has
sampled of its indexes.  The person's items are erased as a run does; then every file of the store
is read.  Each row of the table leaves one step of the recipe out in every store: how many stores
still hold a marker, and how many markers.  Exit status 1 when the whole recipe leaves any, or when
a step could be left out unnoticed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, event

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from dsr_desk.domain.content import ImportedItem  # noqa: E402
from dsr_desk.sources.archive.store import create_archive, open_archive  # noqa: E402
from dsr_desk.sources.engines import outside_transactions  # noqa: E402
from dsr_desk.sources.erasing.scrubbing import checkpoint, drop_samples, optimize, vacuum  # noqa: E402
from tests.kept_samples import keep_samples  # noqa: E402
from tests.sources.builders import BERTIL, Store, item, mandate, plan, store_over  # noqa: E402

LETTERS = "bcdfghjklmnpqrstvwxz"
SOUGHT = 10
"""Last letters that are sought: an index leaves out what words begin with alike, and fewer than
eight stand in other people's random words by chance."""
PAGES = (512, 1024, 4096, 16_384, 65_536)
STEPS: dict[str, Callable[[Connection], object]] = {
    "optimize": lambda connection: optimize(connection, "item_fts"),
    "samples": drop_samples,
    "vacuum": vacuum,
    "checkpoint": checkpoint,
}
LEFT_OUT = ("nothing", *STEPS, "secure_delete and vacuum")


def markers(dice: random.Random, many: int) -> list[str]:
    """Return words that stand nowhere else; an index may keep only their last letters."""
    return ["".join(dice.choices(LETTERS, k=16)) for _ in range(many)]


def build(path: Path, seed: int, many: int, *, secure: bool = True) -> tuple[Store, list[str]]:
    """Make a store with its own history and plant the markers in the person's items."""
    dice = random.Random(seed)
    planted = markers(dice, many)
    create_archive(path).dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        # A log keeps the pages as large as they are.
        for setting in ("journal_mode=DELETE", f"page_size={dice.choice(PAGES)}"):
            tool.execute(f"PRAGMA {setting}").fetchall()
        tool.execute("VACUUM")
    store = store_over(open_archive(path), path)
    if not secure:
        store.engine.dispose()
        event.listen(store.engine, "connect", _insecure)
    with store.engine.begin() as connection:
        merges = "INSERT INTO item_fts(item_fts, rank) VALUES ('automerge', ?)"
        connection.exec_driver_sql(merges, (dice.choice([0, 2, 4, 8]),))
    others = dice.randrange(20, 200)
    pile: list[ImportedItem] = []
    for start in range(0, many, size := dice.choice([5, 20, 50])):
        words = planted[start : start + size]
        filler = " ".join(markers(dice, dice.choice([5, 60, 900])))
        place = dice.choice(["body", "subject", "file", "addressees", "all"])
        text, said = " ".join(words), f"{filler} {' '.join(words)}"
        files = (text.encode(),) if place in ("file", "all") else ()
        # Of what identifies in a column of its own an index holds the whole value.
        to = tuple(f"{word}@post.example" for word in words if place in ("addressees", "all"))
        pile.append(
            item(
                start + 1,
                subject=text if place in ("subject", "all") else "",
                body=said if place in ("body", "all") else filler,
                recipients=to,
                files=files,
            )
        )
        for other in range(others * size // many + 1):
            number = 10_000 + start * 100 + other
            body = " ".join(markers(dice, dice.choice([5, 40])))
            pile.append(item(number, BERTIL.text, name="Bertil", body=body))
    cut = dice.randrange(len(pile))
    store.add(*pile[:cut])
    store.add(*pile[cut:])
    _history(store, dice)
    return store, planted


def _insecure(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA secure_delete=OFF")


def _history(store: Store, dice: random.Random) -> None:
    """Let the platform have worked here: texts that were changed, other tools, statistics."""
    assert store.path is not None
    with store.engine.begin() as connection:
        for _ in range(dice.randrange(3)):
            connection.exec_driver_sql("UPDATE item SET body = body || ' rättat' WHERE id % 3 = 0")
            connection.exec_driver_sql("UPDATE item SET subject = subject || ' x' WHERE id % 2 = 0")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as tool:
        # Another program, in the state in which most builds begin.
        tool.execute("PRAGMA secure_delete=OFF")
        tool.execute("CREATE TABLE copied AS SELECT subject, body FROM item")
        tool.execute("DROP TABLE copied")
        tool.execute("ANALYZE")
        kept = tool.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'").fetchone()
    if kept is None:
        # This build takes no samples; the file may have met one that does.
        keep_samples(store.path)


def left_after(path: Path, seed: int, many: int, left_out: str) -> int:
    """Erase and scrub a store without one step; return how many markers its files still hold."""
    store, planted = build(path, seed, many, secure="secure_delete" not in left_out)
    fence = mandate()
    store.source.erase(plan(store.found(fence)), fence)
    store.source.erase_leftovers(fence, [])
    with outside_transactions(store.engine).connect() as connection:
        for name, step in STEPS.items():
            if name not in left_out:
                step(connection)
        # Looked at while the store is open: closing it would empty the log by itself.
        everything = b"".join(file.read_bytes() for file in store.source.files()).lower()
    store.source.close()
    return sum(word[-SOUGHT:].encode() in everything for word in planted)


def table(
    stores: int, many: int, seed: int, rows: Sequence[str] = LEFT_OUT
) -> dict[str, tuple[int, int]]:
    """Return, for each step left out, how many stores and how many markers were found."""
    found: dict[str, tuple[int, int]] = {}
    for left_out in rows:
        hits = []
        for number in range(stores):
            with tempfile.TemporaryDirectory() as folder:
                store = Path(folder) / "archive.sqlite"
                hits.append(left_after(store, seed + number, many // stores, left_out))
        found[left_out] = (sum(1 for hit in hits if hit), sum(hits))
    return found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stores", type=int, default=50)
    parser.add_argument("--markers", type=int, default=1000, help="in all stores together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=LEFT_OUT, help="one row of the table")
    args = parser.parse_args()
    rows = (args.only,) if args.only else LEFT_OUT
    found = table(args.stores, args.markers, args.seed, rows)
    print(f"SQLite {sqlite3.sqlite_version}, {args.markers} markers in {args.stores} stores")
    print("| left out | stores with a hit | markers found |\n| --- | --- | --- |")
    for name, (stores, hits) in found.items():
        print(f"| {name} | {stores} | {hits} |")
    needed = [name for name in rows if name != "nothing"]
    sound = found.get("nothing", (0, 0)) == (0, 0) and all(found[name][1] for name in needed)
    print("sound" if sound else "NOT SOUND")
    return 0 if sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
