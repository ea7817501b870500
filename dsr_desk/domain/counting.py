"""Numbers with their nouns, outside Qt: one way for letters, documents, the scope and commands.

A text that counts holds both its forms, and ``#`` where the number stands::

    {count:# item has|# items have} not been erased, because {count:it was|they were} changed

It is filled with ``filled``, or, in code, written as ``f"{Count(n):# item|# items}"``.  Both
languages have two forms, and the first is for one alone: “0 items”, “0 poster”.  Where Qt
translates, the catalogues' own plurals do this (``%n``).
"""

from __future__ import annotations

from collections.abc import Mapping


class Count(int):
    """A whole number that can be told in words."""

    def __format__(self, spec: str) -> str:
        """Return the form that fits, with the number in it; without forms the number alone."""
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return (one if self == 1 else many).replace("#", str(int(self)))


def filled(text: str, facts: Mapping[str, object]) -> str:
    """Return a text with its facts; a whole number among them can be counted with.

    Raises:
        KeyError: the text has a place that no fact fills.
    """
    if "|" not in text:
        return text.format_map(facts)
    return text.format_map({name: _countable(value) for name, value in facts.items()})


def _countable(value: object) -> object:
    return Count(value) if isinstance(value, int) and not isinstance(value, bool) else value
