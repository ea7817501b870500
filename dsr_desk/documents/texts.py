"""The fixed words of documents, by language; kept as data in ``resources/documents``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dsr_desk.config import resources
from dsr_desk.domain.counting import filled, grouped
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.languages import LANGUAGES


@dataclass(frozen=True)
class Words:
    """The words of one language, by section and name."""

    language: str
    sections: Mapping[str, Mapping[str, str]]

    def get(self, section: str, name: str, **facts: object) -> str:
        """Return a text with its facts filled in; a name that is missing is our fault."""
        try:
            text = self.sections[section][name]
        except KeyError:
            raise Defect(f"The documents' text {section}.{name} is missing.") from None
        return filled(text, facts, self.language) if facts else text

    def value(self, section: str, name: str) -> str:
        """Return the word for a value, or the value itself when it is new to this program."""
        return self.sections.get(section, {}).get(name, name)

    def counted(self, section: str, name: str, count: int, **facts: object) -> str:
        """Return the words for a value that is counted; one that is new stands after its number."""
        known = self.sections.get(section, {}).get(name)
        if not known:
            return f"{grouped(count, self.language)} {name}"
        return filled(known, {**facts, "count": count}, self.language)


@cache
def words(language: str) -> Words:
    """Return the words of a language; any other than English is Swedish."""
    known = language if language in LANGUAGES else "sv"
    path = resources() / "documents" / f"{known}.toml"
    return Words(known, tomllib.loads(path.read_text("utf-8")))


def size(count: int, language: str) -> str:
    """Return a file's size in the usual units of a thousand."""
    value, unit = float(count), "B"
    for larger in ("kB", "MB", "GB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    text = f"{value:.0f}" if unit == "B" or value >= 100 else f"{value:.1f}"
    return f"{text.replace('.', ',') if language == 'sv' else text} {unit}"
