"""Canonical bytes: the one way in which a record becomes the bytes that are hashed and signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

_SCALARS = (str, int, bool, type(None))
_PLAIN = frozenset(_SCALARS)

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What may be signed; floats are left out because they have more than one spelling."""


def canonical(value: Json) -> bytes:
    """Return UTF-8 JSON with sorted keys and no spaces; equal values give equal bytes.

    Raises:
        ValueError: the value holds a float or a lone surrogate.
    """
    _refuse_floats(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical bytes as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_floats(value: object) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError("keys must be text")
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            # A plan has hundred thousands of plain values: none of them costs a call.
            if type(inner) not in _PLAIN:
                _refuse_floats(inner)
    elif not isinstance(value, _SCALARS):
        raise ValueError(f"{type(value).__name__} has no canonical form")
