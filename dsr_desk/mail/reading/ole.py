"""The OLE container of an Outlook file, opened within bounds.

The library believes what the file says of its own sizes: a table that points to itself makes it
read for hours.  So the sizes are compared with the file before anything is read by them, and of
the streams only those are read that a mail needs.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from olefile import OleFileIO
from olefile.olefile import STGTY_STORAGE, STGTY_STREAM, OleDirectoryEntry
from oxmsg.storage import Storage, Stream

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROPERTIES = "__properties_version1.0"
VALUE = "__substg1.0_"
_SHORTEST = 1_536
_MOST_PROPERTIES = 64 * 1024
"""Bytes of a list of properties: 4,000 of them, where Outlook writes some hundred."""
_MOST_STORAGES = 200
"""Recipients and attachments that are looked at, as for any other mail."""
_DATA = ("37010102", "3701000D")
"""An attachment's content: its size is told, it is not read."""


class NoContainer(ValueError):
    """The bytes are no OLE container, or one that says impossible things of itself."""


@dataclass(slots=True)
class Container:
    """What was read of an OLE file."""

    root: Storage
    damaged: bool = False
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes of the attachments' content, by path."""


@dataclass(slots=True)
class _Walk:
    ole: OleFileIO
    left: int
    """Bytes that may still be read."""
    with_data: bool
    sizes: dict[str, int] = field(default_factory=dict)

    def storage(self, node: OleDirectoryEntry, path: tuple[str, ...]) -> Storage:
        """Read the streams of a storage and the storages below it."""
        below = [kid for kid in node.kids if kid.entry_type == STGTY_STORAGE]
        depth = len(path)
        wanted = [kid for kid in below if depth < 3 and not kid.name.startswith("__nameid")]
        return Storage(
            "/".join(path),
            tuple(self._streams(node, path)),
            tuple(self.storage(kid, (*path, kid.name)) for kid in wanted[:_MOST_STORAGES]),
        )

    def _streams(self, node: OleDirectoryEntry, path: tuple[str, ...]) -> Iterator[Stream]:
        for kid in node.kids:
            if kid.entry_type != STGTY_STREAM or not kid.name.startswith((VALUE, PROPERTIES)):
                continue
            where = "/".join((*path, kid.name))
            self.sizes[where] = kid.size
            if kid.name.endswith(_DATA) and not self.with_data:
                continue
            self.left -= kid.size
            if self.left < 0:
                raise NoContainer("its streams are larger than itself")
            data = self.ole.openstream([*path, kid.name]).read()
            yield Stream(where, data[:_MOST_PROPERTIES] if kid.name == PROPERTIES else data)


def _plausible(data: bytes) -> bool:
    """Tell whether the header's counts of tables fit into the file."""
    if len(data) < _SHORTEST or not data.startswith(MAGIC):
        return False
    shift = struct.unpack_from("<H", data, 30)[0]
    tables, smalls, extensions = (struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72))
    if shift not in (9, 12):
        return False
    sector = 1 << shift
    sectors = len(data) // sector + 1
    entries = sector // 4
    most = sectors // entries + 2
    return bool(tables <= most and smalls <= most and extensions <= most // (entries - 1) + 2)


def open_container(data: bytes, *, with_data: bool = False) -> Container:
    """Read an OLE file; the content of attachments only on demand.

    Raises:
        NoContainer: it is none, or lies about its sizes.
    """
    if not _plausible(data):
        raise NoContainer("no OLE file")
    try:
        with OleFileIO(io.BytesIO(data)) as ole:
            if ole.root is None or ole.root.size > len(data):
                raise NoContainer("its small streams are larger than itself")
            walk = _Walk(ole, 2 * len(data), with_data)
            root = walk.storage(ole.root, ())
            return Container(root, bool(ole.parsing_issues), walk.sizes)
    except NoContainer:
        raise
    except Exception as error:  # the library raises whatever a broken file leads it to
        raise NoContainer(type(error).__name__) from None
