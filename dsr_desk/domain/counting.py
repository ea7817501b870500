"""Numbers with their nouns, outside Qt: one way for letters, documents, the scope and commands.

A text that counts holds both its forms, and ``#`` where the number stands::

    {count:# item has|# items have} not been erased, because {count:it was|they were} changed

It is filled with ``filled``, or, in code, written in English as ``f"{Count(n):# item|# items}"``.
Both languages have two forms, and the first is for one alone: “0 items”, “0 poster”.  A number
stands in groups of three, as its language writes them.  Where Qt translates, the catalogues' own
plurals do this (``%Ln``).
"""

from __future__ import annotations

from collections.abc import Mapping

_BETWEEN = {"sv": "\u00a0", "en": ","}
"""What stands between a number's groups of three digits; no line breaks inside a number."""


def grouped(number: int, language: str) -> str:
    """Return a whole number as people read it: “99 989” in Swedish, “99,989” in English."""
    return f"{number:,}".replace(",", _BETWEEN[language])


class Count(int):
    """A whole number that can be told in words, in English unless another language is set."""

    language = "en"

    def __format__(self, spec: str) -> str:
        """Return the form that fits, with the number in it; without forms the number alone."""
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return (one if self == 1 else many).replace("#", grouped(int(self), self.language))


def filled(text: str, facts: Mapping[str, object], language: str) -> str:
    """Return a text of that language with its facts; a whole number can be counted with.

    Raises:
        KeyError: the text has a place that no fact fills.
    """
    if "|" not in text:
        return text.format_map(facts)
    return text.format_map({name: _countable(value, language) for name, value in facts.items()})


def _countable(value: object, language: str) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    count = Count(value)
    count.language = language
    return count
