"""Reading JSON from outside strictly: every field there, of its type, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from dsr_desk.domain.errors import PackageInvalid

LARGEST = (1 << 53) - 1
"""Beyond it JSON's numbers are not exact everywhere (RFC 8259 §6)."""
_HALF = re.compile("[\ud800-\udfff]")


class Fields:
    """Reads one JSON object strictly: every field there, of its type, and no other."""

    def __init__(self, value: object, names: Sequence[str]) -> None:
        """Take an object and the names of all its fields.

        Raises:
            PackageInvalid: it is no object, or has other fields.
        """
        if not isinstance(value, dict) or set(value) != set(names):
            raise misshapen(names[0])
        self._value: dict[str, object] = value

    def text(self, name: str) -> str:
        """Return a text; half a character is none."""
        value = self._typed(name, str)
        if not value.isascii() and _HALF.search(value):
            raise misshapen(name)
        return str(value)

    def need_texts(self, *names: str) -> None:
        """Make sure that these are texts."""
        for name in names:
            self.text(name)

    def maybe(self, name: str) -> str | None:
        """Return a text or nothing."""
        return None if self._value[name] is None else self.text(name)

    def count(self, name: str) -> int:
        """Return a whole number from 0, of a size that counts something."""
        value: int = self._typed(name, int)
        if isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise misshapen(name)
        return value

    def choice(self, name: str, known: frozenset[str]) -> str:
        """Return a text that is one of those known."""
        value = self.text(name)
        if value not in known:
            raise misshapen(name)
        return value

    def counts(self, name: str) -> tuple[tuple[str, int], ...]:
        """Return an object of whole numbers, in its order."""
        value = self._typed(name, dict)
        inner = Fields(value, tuple(value)) if value else None
        return tuple((key, inner.count(key)) for key in value) if inner else ()

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value: bool = self._typed(name, bool)
        return value

    def moment(self, name: str) -> datetime:
        """Return a moment with its zone."""
        try:
            moment = datetime.fromisoformat(self.text(name))
        except ValueError:
            raise misshapen(name) from None
        if moment.tzinfo is None:
            raise misshapen(name)
        return moment

    def day(self, name: str) -> date | None:
        """Return a date or nothing."""
        text = self.maybe(name)
        try:
            return date.fromisoformat(text) if text is not None else None
        except ValueError:
            raise misshapen(name) from None

    def list(self, name: str) -> list[Any]:
        """Return a list of anything."""
        value: list[Any] = self._typed(name, list)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(Fields({name: value}, (name,)).text(name) for value in self.list(name))

    def object(self, name: str, names: Sequence[str]) -> Fields:
        """Return an object within."""
        return Fields(self._value[name], names)

    def objects(self, name: str, names: Sequence[str]) -> Iterator[Fields]:
        """Yield the objects of a list."""
        return (Fields(value, names) for value in self.list(name))

    def _typed(self, name: str, kind: type[Any]) -> Any:  # the type is checked right here
        value = self._value[name]
        if not isinstance(value, kind):
            raise misshapen(name)
        return value


def misshapen(name: str) -> PackageInvalid:
    """Return the refusal of a field that is not what the format says."""
    return PackageInvalid(f"its JSON is not as the format says, at “{name}”")


def parse_json(data: bytes, name: str) -> object:
    """Parse JSON.

    Raises:
        PackageInvalid: it is none, a name stands twice, or a number is none.
    """
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise PackageInvalid(f"{name} is no proper JSON") from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)
