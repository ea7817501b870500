"""Keys of rows: as references spell them, as columns hold them, as many as a statement takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Column, Integer

Key = int | str
"""A primary key as the database holds it."""
CHUNK = 500
_BIGGEST_KEY = 2**63 - 1
_LONGEST_KEY = 19


def chunks(keys: Sequence[Key], size: int = CHUNK) -> Iterator[Sequence[Key]]:
    """Yield the keys in pieces that fit into one statement."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def parse_key(column: Column[Any], text: str) -> Key | None:
    """Return a reference's key as the column's type, or None when it can't be one."""
    return _number(text) if isinstance(column.type, Integer) else _word(text)


def parse_keys(column: Column[Any], texts: Sequence[str]) -> Sequence[Key | None]:
    """Return what :func:`parse_key` returns of each text; made for very many."""
    if not isinstance(column.type, Integer):
        return list(map(_word, texts))
    with suppress(ValueError):
        # Nearly always all of them are numbers as a column spells its own.
        numbers = list(map(int, texts))
        within = all(
            -_BIGGEST_KEY - 1 <= end <= _BIGGEST_KEY for end in (min(numbers), max(numbers))
        )
        if within and list(map(str, numbers)) == list(texts):
            return numbers
    return list(map(_number, texts))


def _number(text: str) -> int | None:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST_KEY:
        return None
    number = int(text)
    # As the column's own number is spelt, and in no other way: no zeros in front, no minus zero.
    return number if str(number) == text and -_BIGGEST_KEY - 1 <= number <= _BIGGEST_KEY else None


def _word(text: str) -> str | None:
    return text if "\x00" not in text else None
