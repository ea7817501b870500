"""Frozen domain records as JSON text and back, exactly; driven by the records' own annotations.

A field that the text lacks takes the record's default, so a record may grow by fields that have
one.  Anything else that does not fit is a ``ValueError``: the text is not what was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Defect

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Way = Callable[[Any], Any]
"""What makes a value of what JSON gives."""


def dump(value: object) -> str:
    """Return a value as JSON text that any UTF-8 store can hold.

    Raises:
        Defect: a moment in it is naive.
    """
    # Words stay readable as UTF-8, so that the byte probe would find them if they were left behind.
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def load(kind: Any, text: str) -> Any:
    """Return the value of this kind that ``dump`` has written.

    Raises:
        ValueError: the text is no such value.
    """
    try:
        return _way(kind)(json.loads(text))
    except (TypeError, RecursionError):
        raise ValueError("it is no text that was written here") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, EmailAddress):
        return value.text
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        if isinstance(value, datetime) and value.utcoffset() is None:
            raise Defect("A moment without a time zone was about to be stored.")
        return value.isoformat()
    if type(value) is tuple:
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a document")


@lru_cache(maxsize=256)
def _way(kind: Any) -> Way:
    """Return how a value of this kind is built of what JSON gives; found once, for many are read.

    A record looks at its fields when the first is built, so it may hold records of its own kind.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return partial(_perhaps, _way(inner))
    if origin is tuple:
        *kinds, last = get_args(kind)
        if last is Ellipsis:
            return partial(_many, _way(kinds[0]))
        return partial(_tuple, [_way(part) for part in (*kinds, last)])
    if kind in (str, int, bool):
        return partial(_scalar, kind)
    if kind is EmailAddress or issubclass(kind, Enum):
        return partial(_of_text, kind)
    if issubclass(kind, date):
        return partial(_of_text, kind.fromisoformat)
    return partial(_record, kind)


def _perhaps(way: Way, raw: Any) -> Any:
    return None if raw is None else way(raw)


def _scalar(kind: type, raw: Any) -> Any:
    if type(raw) is not kind:
        raise ValueError(f"{kind.__name__} expected")
    return raw


def _of_text(make: Way, raw: Any) -> Any:
    return make(_scalar(str, raw))


def _many(way: Way, raw: Any) -> tuple[Any, ...]:
    return tuple(map(way, _scalar(list, raw)))


def _tuple(ways: Sequence[Way], raw: Any) -> tuple[Any, ...]:
    return tuple([way(part) for way, part in zip(ways, _scalar(list, raw), strict=True)])


def _record(kind: Any, raw: Any) -> Any:
    members = _scalar(dict, raw)
    values = {}
    for name, (way, needed) in _members(kind).items():
        if name in members:
            values[name] = way(members[name])
        elif needed:
            raise ValueError(f"{name} is missing")
    return kind(**values)


@lru_cache(maxsize=128)
def _members(kind: Any) -> dict[str, tuple[Way, bool]]:
    """Return a record's fields: how each is built, and whether there is no default."""
    hints = get_type_hints(kind)
    return {
        field.name: (
            _way(hints[field.name]),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
    }
