"""One table of a mapping file, read strictly: what nobody asked for is refused."""

from __future__ import annotations

import re

from dsr_desk.domain.errors import MappingRefused
from dsr_desk.tomltable import TomlTable, as_texts, is_table

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")
MOST_ENTRIES = 200
"""More than this in one list is no description of a database that somebody would read."""


class Section(TomlTable):
    """One table of a mapping file, with the place that a message names."""

    def __init__(self, mapping: str, place: str, values: object) -> None:
        """Take the mapping's name, the table's place in it, and what stands there.

        Raises:
            MappingRefused: it is not a table.
        """
        self._mapping = mapping
        super().__init__(place, values if is_table(values) else {})
        if not is_table(values):
            raise self.refused("is not a table")

    def refused(self, reason: str) -> MappingRefused:
        """Return the error that names this place."""
        return MappingRefused(self._mapping, f"{self.place} {reason}")

    def done(self) -> None:
        """Refuse what nobody has asked for.

        Raises:
            MappingRefused: naming the keys.
        """
        if unknown := self.unknown():
            raise self.refused("has unknown keys: " + ", ".join(repr(key) for key in unknown))

    def value(self, key: str) -> object:
        """Return a value that must be there."""
        if not self.has(key):
            raise self.refused(f"lacks “{key}”")
        return self.asked(key)

    def text(self, key: str) -> str:
        """Return a text."""
        value = self.value(key)
        if not isinstance(value, str):
            raise self.refused(f"needs a text for “{key}”")
        return value

    def name(self, key: str) -> str:
        """Return the name of a table, a column or a rule."""
        return self.named(self.text(key), key)

    def named(self, text: str, key: str) -> str:
        """Return the text when it is a name: letters, digits and underscores, nothing else."""
        if not NAME.fullmatch(text):
            raise self.refused(f"needs a name for “{key}” (letters, digits, underscores)")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; an absent key is an empty list."""
        texts = as_texts(self.asked(key, []))
        if texts is None or len(texts) > MOST_ENTRIES:
            raise self.refused(f"needs a list of texts for “{key}”")
        return texts

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of names."""
        return tuple(self.named(text, key) for text in self.texts(key))

    def one_name(self, key: str) -> str:
        """Return the only name of a list that must have exactly one."""
        names = self.names(key)
        if len(names) != 1:
            raise self.refused(f"needs exactly one name in “{key}”")
        return names[0]

    def section(self, key: str) -> Section:
        """Return a table below this one; an absent one is empty."""
        return Section(self._mapping, f"{self.place}.{key}", self.asked(key, {}))

    def sections(self, key: str) -> tuple[Section, ...]:
        """Return the tables of a list of tables (``[[key]]``), numbered from 1."""
        value = self.asked(key, [])
        if not isinstance(value, list) or len(value) > MOST_ENTRIES:
            raise self.refused(f"needs [[{key}]] tables")
        return tuple(
            Section(self._mapping, f"[[{key}]] {number}", entry)
            for number, entry in enumerate(value, start=1)
        )

    def pairs(self) -> tuple[tuple[str, object], ...]:
        """Return every key with its value, where the keys themselves are names."""
        return tuple((self.named(key, key), value) for key, value in self.everything())
