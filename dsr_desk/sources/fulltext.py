"""The full-text index of a SQLite store: what it still lists although no row says it any more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    bindparam,
    column,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.sqlite import dialect

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.finding.needles import Needles
from dsr_desk.sources.kept import asked_directly
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule

_WORD = re.compile(r"[^\W_]+")
_USUAL = {"hashsize": 1 << 20, "automerge": 4}
"""How FTS5 is set where nobody has set it: bytes of words that it gathers before it writes them,
and from how many pieces on it merges them as it goes."""
_MUCH = 1 << 26


def index_of(connection: Connection, fit: Fit) -> str:
    """Return the name of the store's full-text index, or nothing."""
    return fit.mapping.fulltext if connection.dialect.name == "sqlite" else ""


def listed(index: str, question: str) -> Select[int]:
    """Return the query for the ids that the index lists for a question in its own language.

    The index is asked alone, without its content table.
    """
    return _listing(index, literal(question))


def entries(connection: Connection, index: str, question: str, most: int | None = None) -> set[int]:
    """Return the ids that the index lists for a question, or so many of them at ``most``.

    Their rows may belong to anybody.  There may be very many, so the driver is asked directly.
    """
    listing = asked_directly(connection, _text(index), (question,))
    found = listing.fetchall() if most is None else listing.fetchmany(most)
    # Nothing further is looked for.
    listing.close()
    return {key for (key,) in found}


def _listing(index: str, question: ColumnElement[str]) -> Select[int]:
    entries = table(index, column("rowid", Integer))
    return select(entries.c.rowid).where(literal_column(f'"{index}"').op("MATCH")(question))


@lru_cache(maxsize=16)
def _text(index: str) -> str:
    return str(_listing(index, bindparam("question", type_=String)).compile(dialect=dialect()))


def command(connection: Connection, index: str, name: str, value: int | None = None) -> None:
    """Give the index a command: a row written into the column that has the index's own name."""
    quoted = connection.dialect.identifier_preparer.quote(index)
    # As text: made of parts it takes as long as a hundred rows, and each batch gives four.
    connection.exec_driver_sql(
        f"INSERT INTO {quoted}({quoted}, rank) VALUES (?, ?)",  # noqa: S608
        (name, value),
    )


@contextmanager
def gathered(connection: Connection, index: str, *, merging: bool = True) -> Iterator[None]:
    """Let the index gather the words that the block adds or takes out, and write them at its end.

    As it stands it writes them out every megabyte and merges the pieces again and again, which is
    half of what erasing costs a store.  Where an ``optimize`` follows that does the same once, it
    need not be ``merging`` before.  The settings are the transaction's: they are put back before
    its end, and when it does not end well they were never changed.
    """
    if not index:
        yield
        return
    settings = connection.dialect.identifier_preparer.quote(f"{index}_config")
    known = connection.exec_driver_sql(f"SELECT k, v FROM {settings}")  # noqa: S608
    before = _USUAL | {str(name): value for name, value in known}
    changed = {"hashsize": _MUCH} if merging else {"hashsize": _MUCH, "automerge": 0}
    for name, value in changed.items():
        command(connection, index, name, value)
    yield
    # A command writes out what was gathered: the first while nothing is merged yet.
    for name in changed:
        command(connection, index, name, before[name])


def literally(text: str) -> str:
    """Return a text as the index takes it literally: its words in their order."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def stray_entries(connection: Connection, fit: Fit, mandate: Mandate, needles: Needles) -> int:
    """Count documents the index lists without a row, or for an address their row no longer holds.

    The index is asked alone, without its content table: that is the only place where it can differ.
    """
    index = index_of(connection, fit)
    rule = next(iter(fit.mapping.items))
    if not index:
        return 0
    stray = _without_row(connection, fit, rule, index)
    for form in needles.forms:
        stray |= _stale(connection, fit, rule, index, form, mandate)
    return len(stray)


def _without_row(connection: Connection, fit: Fit, rule: ItemRule, index: str) -> set[int]:
    sizes = table(f"{index}_docsize", column("id"))
    ids = select(fit.id(rule))
    return set(connection.scalars(select(sizes.c.id).where(sizes.c.id.not_in(ids))))


def _stale(
    connection: Connection, fit: Fit, rule: ItemRule, index: str, form: str, mandate: Mandate
) -> set[int]:
    words = _words(form)
    if not words:
        return set()
    hits_in_index = listed(index, literally(" ".join(words)))
    rows = fit.tables[rule.table]
    texts = (rule.show.subject, rule.show.body, rule.show.author)
    known = {
        key: " ".join(_words(" ".join(str(text or "") for text in values)))
        for key, *values in connection.execute(
            select(fit.id(rule), *(rows.c[text] for text in texts)).where(
                fit.id(rule).in_(hits_in_index), fit.scope(rule.table, mandate)
            )
        )
    }
    alive = set(connection.scalars(select(fit.id(rule)).where(fit.id(rule).in_(hits_in_index))))
    hits = set(connection.scalars(hits_in_index))
    stale = {key for key, text in known.items() if not all(word in text for word in words)}
    return (hits - alive) | stale


def _words(text: str) -> list[str]:
    """Cut a text into words as the index does: letters and digits, without marks, lower case."""
    bare = unicodedata.normalize("NFKD", text)
    # Each mark once, not letter by letter: a text has many letters and few different ones.
    for mark in filter(unicodedata.combining, set(bare)):
        bare = bare.replace(mark, "")
    return _WORD.findall(bare.lower())
