"""The markup of a stranger's Word file: its names, what a property says, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

Attributes = dict[str, str]
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
"""An element that says for older programs what stands beside it."""
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


class NotPlain(Exception):
    """The markup declares what it is made of: no Word file does, and entities swell."""


def listening(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """Return a parser that tells these; a document type ends it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if text is not None:
        parser.CharacterDataHandler = text
    return parser


def _refuse(*_declared: object) -> None:
    raise NotPlain


def word_name(name: str) -> str:
    """Return an element's or attribute's own name where it is one of Word's, else nothing."""
    space, _, own = name.partition(" ")
    return own if space in _WORDS else ""


def value_of(attributes: Attributes, wanted: str = "val") -> str:
    """Return what an element says in this attribute, or nothing."""
    return next((value for key, value in attributes.items() if word_name(key) == wanted), "")


def is_on(attributes: Attributes) -> bool:
    """Tell whether a property of Word's that is there is in force: it is, unless it says no."""
    return value_of(attributes) not in ("0", "false", "off")


def number_of(text: str, base: int = 10) -> int:
    """Return a number that a file gives, or -1."""
    try:
        return int(text, base)
    except ValueError:
        return -1
