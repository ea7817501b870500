"""The fingerprint of an item: SHA-256 over everything that is mapped, in one unambiguous form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(value: object) -> datetime:
    """Return a stored time, aware and in UTC; the beginning of 1970 when it can't be read.

    A day without a time is its midnight.

    An item whose time is broken must still be found, so this never fails.
    """
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return _EPOCH
        if value.tzinfo is UTC:
            return value
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        return _EPOCH
    with suppress(OverflowError):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return _EPOCH


def moments(values: Sequence[object]) -> list[datetime]:
    """Return what :func:`moment` returns of each value; made for very many."""
    # Nearly always all are text without a zone, and read much sooner with one than given one after.
    with suppress(TypeError, ValueError):
        found = [datetime.fromisoformat(f"{value}+00:00") for value in values]
        if set(map(type, values)) == {str} and {each.tzinfo for each in found} == {UTC}:
            return found
    return list(map(moment, values))


def plain(value: object) -> dict[str, str]:
    """Return what JSON does not know as a tagged value, so that no two kinds look alike."""
    if isinstance(value, bytes | bytearray | memoryview):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    if isinstance(value, datetime):
        return {"time": moment(value).isoformat()}
    if isinstance(value, Decimal | UUID):
        return {type(value).__name__: str(value)}
    return {"text": str(value)}


_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), default=plain, check_circular=False
).encode


def fingerprint(
    table: str,
    columns: Sequence[object],
    recipients: Sequence[object],
    attachments: Sequence[Sequence[object]],
) -> str:
    """Return 64 hexadecimal digits over an item's mapped columns and all that hangs on it.

    A JSON array says where each value begins and ends, so no two contents share one encoding.
    """
    files = list(map(tuple, attachments)) if attachments else ()
    # A tuple and a list are the same array; whatever else is a row becomes one.
    own = columns if type(columns) is tuple else tuple(columns)
    record = (table, own, recipients, files)
    return hashlib.sha256(_encode(record).encode("ascii")).hexdigest()


def fingerprints(
    table: str,
    rows: Iterable[tuple[object, ...]],
    recipients: Mapping[object, Sequence[object]],
    attachments: Mapping[object, Sequence[tuple[object, ...]]],
) -> Iterator[str]:
    """Yield the fingerprints of rows whose first value is the key of what hangs on them."""
    for row in rows:
        key = row[0]
        record = (table, row, recipients.get(key, ()), attachments.get(key, ()))
        yield hashlib.sha256(_encode(record).encode("ascii")).hexdigest()
