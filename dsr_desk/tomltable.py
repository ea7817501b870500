"""One TOML table read strictly: each key is asked for, and what nobody asked for is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard


class TomlTable:
    """One table of a file that people write, with the place that a message names.

    Each kind of file derives it, and says in its own words what is wrong.
    """

    def __init__(self, place: str, values: Mapping[str, object]) -> None:
        """Take the table's place in its file, and what stands there."""
        self.place = place
        self._values = values
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self._values

    def asked(self, key: str, usual: object = None) -> object:
        """Return what stands at a key, or what is usual where it is absent: TOML has no null."""
        self._asked.add(key)
        return self._values.get(key, usual)

    def everything(self) -> tuple[tuple[str, object], ...]:
        """Return every key with its value, where any may stand."""
        self._asked.update(self._values)
        return tuple(self._values.items())

    def unknown(self) -> tuple[str, ...]:
        """Return what is there and was never asked for, by name."""
        return tuple(sorted(set(self._values) - self._asked))


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a value is a table: TOML's keys are always texts."""
    return isinstance(value, dict)


def as_texts(value: object) -> tuple[str, ...] | None:
    """Return a list of texts as they are; None for anything else."""
    if not isinstance(value, list):
        return None
    texts = tuple(text for text in value if isinstance(text, str))
    return texts if len(texts) == len(value) else None
