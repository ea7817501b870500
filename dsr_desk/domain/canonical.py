"""Canonical bytes: the one way in which a record becomes the bytes that are hashed and signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import cast

_SCALARS = (str, int, bool, type(None))
_PLAIN: set[type] = set(_SCALARS)
"""Classes whose values are plain; one that derives from them, as each closed set of words does, is
added when a value of it is first met."""
_ROWS: set[type] = {list, tuple}

_AT_ONCE = 2_000
"""Values of a list that are encoded in one piece: some milliseconds."""

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What may be signed; floats are left out because they have more than one spelling."""


def canonical(value: Json) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces; equal values give equal bytes.

    Raises:
        ValueError: the value holds a float or a lone surrogate.
    """
    _refuse_floats(value)
    return "".join(_pieces(value)).encode("utf-8")


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical bytes as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _pieces(value: Json) -> Iterator[str]:
    """Yield the text in pieces: the encoder lets no other thread run before it has come to an end.

    A plan is one value with one list of hundred thousands, and a window goes on beside it.
    """
    if isinstance(value, Mapping):
        yield "{"
        for number, key in enumerate(sorted(value)):
            yield f"{',' if number else ''}{_text(key)}:"
            yield from _pieces(value[key])
        yield "}"
    elif isinstance(value, list | tuple) and len(value) > _AT_ONCE:
        for start in range(0, len(value), _AT_ONCE):
            yield ("," if start else "[") + _text(value[start : start + _AT_ONCE])[1:-1]
        yield "]"
    else:
        yield _text(value)


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _unlike(values: Sequence[object]) -> Iterator[Sequence[object]]:
    """Yield the parts of a list in which something is not plain, nor a row of what is plain."""
    if not _ROWS.issuperset(map(type, values)):
        yield values
        return
    for start in range(0, len(values), _AT_ONCE):
        part = cast("Sequence[Sequence[object]]", values[start : start + _AT_ONCE])
        if not _PLAIN.issuperset(map(type, chain.from_iterable(part))):
            yield part


def _refuse_floats(value: object) -> None:
    if isinstance(value, list | tuple):
        # A plan has hundred thousands of plain values, in rows: none of them costs a call.
        if not _PLAIN.issuperset(map(type, value)):
            for part in _unlike(value):
                for inner in part:
                    _refuse_floats(inner)
    elif isinstance(value, _SCALARS):
        _PLAIN.add(type(value))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError("keys must be text")
            _refuse_floats(inner)
    else:
        raise ValueError(f"{type(value).__name__} has no canonical form")
