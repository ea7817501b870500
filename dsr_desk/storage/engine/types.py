"""Column types that SQLite and PostgreSQL keep alike: moments, foreign text, names, records."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import repeat
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Defect
from dsr_desk.storage.engine.codec import dump, load

_MARK = "\x1b"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]|\\A\x1b")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; comes back aware and in UTC.  On SQLite text of fixed width, which sorts."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Take the database's own type where it keeps the time zone."""
        kind = String(32) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a moment that does not say where it is.

        Raises:
            Defect: the moment is naive.
        """
        if value is None:
            return None
        if value.utcoffset() is None:
            raise Defect("A moment without a time zone was about to be stored.")
        moment = value if value.tzinfo is UTC else value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return _moment(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return how a value is read, without a wrapper around it: whole sets are read."""
        return _moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def all_in_utc(values: Sequence[Any]) -> bool:
    """Tell whether every value of a column is a moment that says it is in UTC."""
    return set(map(type, values)) == {datetime} and {each.tzinfo for each in values} == {UTC}


def in_text(values: Iterable[datetime]) -> Iterable[str]:
    """Return moments in UTC as :class:`UtcDateTime` keeps them on SQLite; made for very many."""
    return map(datetime.isoformat, values, repeat("T"), repeat("microseconds"))


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


class ForeignText(TypeDecorator[str]):
    """Any text that Python can hold, compared byte by byte on both databases.

    PostgreSQL takes no NUL and no store takes lone surrogates; text with them (hostile mail has
    them) is kept in escaped form behind a mark and comes back exactly.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Sort by code point everywhere, whatever the server's language."""
        kind = Text(collation="C") if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Escape what no store takes."""
        if value is None:
            return None
        text = str(value)
        return _MARK + json.dumps(text) if _UNSTORABLE.search(text) else text

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the text as it was given."""
        return _as_given(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return how a value is read, without a wrapper around it: whole plans are read."""
        if type(self) is ForeignText:
            return _as_given
        return super().result_processor(dialect, coltype)


def _as_given(value: Any) -> Any:
    return json.loads(value[1:]) if value is not None and value[:1] == _MARK else value


def holds_escaped(values: Iterable[Any]) -> bool:
    """Tell whether some value of columns of ``ForeignText`` may be in escaped form: one look."""
    return _MARK in "".join(filter(None, values))


def stored_as_given(values: Sequence[Any]) -> bool:
    """Tell whether every value of a column is text that ``ForeignText`` stores unchanged.

    One look at all of them: very many rows are stored, and hardly any has such text.
    """
    if set(map(type, values)) != {str}:
        return False
    text = "".join(values)
    return text.isascii() and "\x00" not in text and _MARK not in text


class Named(ForeignText):
    """A member of a closed set of words, kept as its word."""

    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        """Take the set."""
        super().__init__()
        self.kind = kind
        # Whole plans are read: asking the class for a member takes several times as long.
        self._members: dict[str, StrEnum] = {member.value: member for member in kind}

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the member."""
        return None if value is None else self._members.get(value) or self.kind(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Return how a value is read: it is in the table, or it is none of them."""
        kind, members = self.kind, self._members
        return lambda value: members.get(value) or (None if value is None else kind(value))


class Zone(ForeignText):
    """A time zone by its name; days are counted by it, so a name of none is damage."""

    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the name, if there is such a zone."""
        name = super().process_result_value(value, dialect)
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError("no time zone") from error
        return name


class Address(ForeignText):
    """An e-mail address as it was written."""

    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the address."""
        text = super().process_result_value(value, dialect)
        return None if text is None else EmailAddress(text)


class Record(ForeignText):
    """A frozen record, or a tuple of plain values, as JSON text."""

    cache_ok = True

    def __init__(self, kind: Any) -> None:
        """Take the record's class or the tuple's annotation."""
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the JSON text."""
        return None if value is None else dump(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return the record."""
        return None if value is None else load(self.kind, value)
