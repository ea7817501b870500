"""Making the archives: deterministic content of a given size, in a workspace of the desk.

The rows are written by bare SQL into the tables that the product has made, because a million items
through the import would take an hour.  Three persons stand out: their items, and how often other
people's texts mention them, are known before anything is sought.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from dsr_desk.config import resources
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.archive.fingerprints import remember
from dsr_desk.sources.archive.store import create_archive, item, open_archive
from dsr_desk.sources.engines import writing
from dsr_desk.sources.keys import chunks
from tests.services.world import Small, make_small, reopened

ORGANISATION, OTHER = "nordkraft", "staden"
STAFF = "kundtjanst@nordkraft.example"
_KINDS = (("mail", "nk-mail", 60), ("forum", "nk-forum", 25), ("chat", "nk-chat", 15))
_SENTENCES = {"mail": (3, 24), "forum": (2, 14), "chat": (1, 4)}
_PEOPLE = 50_000
_START = datetime(2019, 1, 1, tzinfo=UTC)
_SPAN = timedelta(days=2_600)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.){30,400})"')
_SLOT = re.compile(r"\{\w+\}")
_ONSETS = ("b", "br", "d", "f", "fl", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "t")
_CHUNK = 20_000


_COLUMNS = (
    ("conversation", "id, organisation, channel, external_key"),
    (
        "item",
        "id, organisation, channel, kind, conversation_id, external_key, author, author_key,"
        " author_base, author_name, staff, at, subject, body, html, reply_to, reply_key",
    ),
    ("recipient", "organisation, channel, item_id, address, address_key"),
    ("attachment", "organisation, channel, item_id, filename, media_type, size, content"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose items are counted beforehand."""

    size: int
    address: str
    name: str
    place: int
    """Which numbers are the person's: this one, and from there in equal steps."""


PERSONS = (
    Person(50_000, "cilla.femtiberg@hemma.example", "Cilla Femtiberg", 0),
    Person(1_000, "bror.tusenfalt@hemma.example", "Bror Tusenfält", 1),
    Person(10, "agda.tiander@hemma.example", "Agda Tiander", 3),
)


@dataclass(slots=True)
class Expected:
    """What is in the archive of one of the persons, by size."""

    own: dict[int, int] = field(default_factory=dict)
    replies: dict[int, int] = field(default_factory=dict)
    """Staff replies in the person's mails and chats, which the channels' policy takes in."""
    mentions: dict[int, list[int]] = field(default_factory=dict)
    """The keys of other people's items that name the person."""

    @classmethod
    def read(cls, path: Path) -> Expected:
        """Read what was noted when the archive was made."""
        stored = json.loads(path.read_text("utf-8"))
        return cls(*({int(k): v for k, v in stored[name].items()} for name in asdict(cls())))


@dataclass(frozen=True, slots=True)
class Archive:
    """A workspace with so many items, and what is known of them."""

    items: int
    small: Small
    expected: Expected

    @property
    def persons(self) -> tuple[Person, ...]:
        """The persons that fit into an archive of this size, the smallest first."""
        return persons_of(self.items)[::-1]


def persons_of(items: int) -> tuple[Person, ...]:
    """Return the persons that are in an archive of this size."""
    return tuple(person for person in PERSONS if 2 * person.size <= items)


def archive_of(cache: Path, items: int) -> Archive:
    """Return the archive of this size; it is made once, and again when its form has changed."""
    folder = cache / f"{items}-{_form()}"
    note = folder / "expected.json"
    if note.is_file():
        return Archive(items, reopened(folder), Expected.read(note))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = folder / "made.sqlite"
    create_archive(made).dispose()
    expected = _fill(made, items)
    _remember(made)
    first = make_small(folder).paths.archive
    for path in first.parent.glob(f"{first.name}*"):
        path.unlink()
    made.replace(first)
    note.write_text(json.dumps(asdict(expected)), "utf-8")
    return Archive(items, reopened(folder), expected)


def _form() -> str:
    """Return what changes when an archive made earlier is of no use any more.

    The desk's own database is no part of it: the desk brings that up to date by itself.
    """
    folder = Path(__file__).resolve().parents[3] / "dsr_desk"
    sources = folder / "sources"
    made_by = (sources / "archive" / "store.py", sources / "known.py", sources / "engines.py")
    parts = [Path(__file__), *made_by]
    digest = hashlib.sha256(b"".join(part.read_bytes() for part in parts))
    return digest.hexdigest()[:12]


def sentences() -> list[str]:
    """Return what the made-up people write: sentences of the demo's texts."""
    found: dict[str, None] = {}
    for path in sorted((resources() / "demo").glob("*-*.toml")):
        for text in _QUOTED.findall(path.read_text("utf-8")):
            plain = _SLOT.sub("saken", text).replace("\\n", "\n").replace('\\"', '"')
            found.update(dict.fromkeys(re.split(r"(?<=[.!?]) ", plain.lstrip("KS "))))
    return [text for text in found if len(text) > 15]


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_ONSETS) + dice.choice("aeiouyåäö") for _ in range(3)) + "n"


class _Writer:
    """Makes the rows up, number by number; the same every time."""

    def __init__(self, items: int) -> None:
        self._items = items
        self._dice = random.Random(items)
        self._pool = sentences()
        self._rare = [_word(self._dice) for _ in range(20_000)]
        self._bytes = self._dice.randbytes(100_000)
        self._steps = {person: items // person.size for person in persons_of(items)}
        self._thread = self._forum = 0
        self._last: tuple[str, str, str, str] | None = None
        """Kind, channel, organisation and author of a mail or chat that may be answered."""
        self.expected = Expected()
        self._threads = 0
        self.rows: dict[str, list[tuple[object, ...]]] = {table: [] for table, _ in _COLUMNS}
        self._planned = self._plan_mentions()

    def _plan_mentions(self) -> dict[int, Person]:
        planned: dict[int, Person] = {}
        for person in self._steps:
            self.expected.own[person.size] = self.expected.replies[person.size] = 0
            self.expected.mentions[person.size] = []
            for _ in range(min(500, max(2, person.size // 100))):
                number = self._dice.randrange(1, self._items + 1)
                if self._of(number) is None:
                    planned[number] = person
        return planned

    def _of(self, number: int) -> Person | None:
        return next((p for p, step in self._steps.items() if number % step == p.place), None)

    def add(self, number: int) -> None:
        """Add an item with its conversation and what hangs on it to the rows."""
        person, free = self._of(number), number not in self._planned
        answered = self._last if person is None and free and self._dice.random() < 0.4 else None
        self._last = None
        if answered is not None:
            kind, channel, organisation, author = answered
            self._count_reply(author)
            self._write(number, (organisation, channel, kind), (STAFF, "Kundtjänst"), author)
            return
        kind, channel = self._place()
        organisation = ORGANISATION
        if person is None and free and kind == "mail" and self._dice.random() < 0.15:
            channel, organisation = "st-mail", OTHER
        writer = (person.address, person.name) if person else self._somebody()
        if person:
            self.expected.own[person.size] += 1
        self._begin(kind, channel, organisation)
        if kind != "forum":
            self._last = (kind, channel, organisation, writer[0])
        self._write(number, (organisation, channel, kind), writer, STAFF)

    def _write(
        self,
        number: int,
        where: tuple[str, str, str],
        writer: tuple[str, str],
        to: str,
    ) -> None:
        organisation, channel, kind = where
        self._hang(number, organisation, channel, to, kind)
        body = self._body(number, kind)
        thread = self._forum if kind == "forum" else self._thread
        at = (_START + _SPAN * (number / self._items)).strftime("%Y-%m-%d %H:%M:%S.%f")
        address, name = writer
        self.rows["item"].append(
            (
                number, organisation, channel, kind, thread, f"{number:064x}", address, address,
                address, name, writer[0] == STAFF, at, f"Ärende {number}", body, False, "", "",
            )
        )  # fmt: skip

    def _place(self) -> tuple[str, str]:
        dice = self._dice.randrange(100)
        for kind, channel, share in _KINDS:
            dice -= share
            if dice < 0:
                return kind, channel
        return _KINDS[0][0], _KINDS[0][1]

    def _somebody(self) -> tuple[str, str]:
        # Few write much, many write little.
        number = int(self._dice.random() ** 3 * _PEOPLE)
        return f"kund.{number}@post{number % 40}.example", f"Kund Nummer{number}"

    def _begin(self, kind: str, channel: str, organisation: str) -> None:
        if kind == "forum" and self._forum and self._dice.random() < 0.95:
            return
        self._threads += 1
        number = self._threads
        self.rows["conversation"].append((number, organisation, channel, f"{number:064x}"))
        if kind == "forum":
            self._forum = number
        else:
            self._thread = number

    def _count_reply(self, author: str) -> None:
        for person in self._steps:
            if person.address == author:
                self.expected.replies[person.size] += 1

    def _hang(self, key: int, organisation: str, channel: str, to: str, kind: str) -> None:
        if kind == "mail":
            self.rows["recipient"].append((organisation, channel, key, to, to))
        if self._dice.random() < 0.15:
            size = self._dice.randrange(200, 2_000)
            content = self._bytes[(start := self._dice.randrange(90_000)) : start + size]
            name = (f"bilaga-{key}.pdf", "application/pdf")
            self.rows["attachment"].append((organisation, channel, key, *name, size, content))

    def _body(self, number: int, kind: str) -> str:
        low, high = _SENTENCES[kind]
        said = self._dice.choices(self._pool, k=self._dice.randint(low, high))
        # Nobody says by chance what somebody else has said: a repeated sentence is a quotation.
        rare = self._dice.choices(self._rare, k=2 * len(said))
        text = " ".join(
            f"{each[:-1]} {rare[2 * at]} {rare[2 * at + 1]}{each[-1]}"
            for at, each in enumerate(said)
        )
        person = self._planned.get(number)
        if person is None:
            return f"{text} Dnr {number * 7919 % 9_999_991}."
        self.expected.mentions[person.size].append(number)
        known = person.address if number % 2 else person.name
        # Beside each that is meant stands one that only looks like it.
        return f"{text} Hälsa till {known}. Inte till x{person.address} eller {person.address}.test"


def _remember(path: Path) -> None:
    """Keep the fingerprints of all items, as an import does of each."""
    engine = open_archive(path)
    own = item.c
    with writing(engine).begin() as connection:
        places = select(own.organisation, own.channel, own.kind).distinct()
        where = [(o, c, ChannelKind(k)) for o, c, k in connection.execute(places)]
        keys = connection.scalars(select(own.id).order_by(own.id)).all()
        for part in chunks(keys, _CHUNK):
            remember(connection, where, part)
    engine.dispose()


def _fill(path: Path, items: int) -> Expected:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            file.execute(f"PRAGMA {pragma}").fetchall()
        later = file.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND"
            " (type = 'trigger' OR (type = 'index' AND tbl_name NOT LIKE 'item_fts%'))"
        ).fetchall()
        writer = _Writer(items)
        file.execute("BEGIN")
        for kind, name, _ in later:
            file.execute(f"DROP {kind} {name}")
        for start in range(1, items + 1, _CHUNK):
            for number in range(start, min(items, start + _CHUNK - 1) + 1):
                writer.add(number)
            for table, columns in _COLUMNS:
                rows = writer.rows[table]
                marks = ", ".join("?" * (columns.count(",") + 1))
                file.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608
                rows.clear()
        for _, _, sql in sorted(later):
            file.execute(sql)
        file.execute("INSERT INTO item_fts(item_fts) VALUES ('rebuild')")
        file.execute("COMMIT")
        file.execute("PRAGMA journal_mode=WAL").fetchall()
    return writer.expected
