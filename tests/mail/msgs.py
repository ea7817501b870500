"""Outlook files for the tests: a small writer of OLE containers, and of mails in them.

Written from Microsoft's own descriptions ([MS-CFB], [MS-OXMSG]), not from the reader's code.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    sort: int
    data: bytes = b""
    kids: list[int] = field(default_factory=list)
    left: int = NONE
    right: int = NONE
    child: int = NONE
    start: int = END


def _key(name: str) -> tuple[int, str]:
    return len(name), name.upper()


class _Writer:
    def __init__(self, tree: Tree) -> None:
        self.entries = [_Entry("Root Entry", 5)]
        self.sectors: list[bytes] = []
        self.table: list[int] = []
        self.small = b""
        self.small_table: list[int] = []
        self._add(0, tree)

    def _add(self, above: int, tree: Tree) -> None:
        numbers = []
        for name in sorted(tree, key=_key):
            value = tree[name]
            numbers.append(len(self.entries))
            self.entries.append(_Entry(name, 2 if isinstance(value, bytes) else 1))
            if isinstance(value, bytes):
                self.entries[-1].data = value
            else:
                self._add(numbers[-1], value)
        self.entries[above].child = self._balanced(numbers)

    def _balanced(self, numbers: Sequence[int]) -> int:
        if not numbers:
            return NONE
        middle = len(numbers) // 2
        entry = self.entries[numbers[middle]]
        entry.left = self._balanced(numbers[:middle])
        entry.right = self._balanced(numbers[middle + 1 :])
        return numbers[middle]

    def chain(self, data: bytes, mark: int | None = None) -> int:
        """Put data into sectors of its own; return the first."""
        count = -(-len(data) // SECTOR)
        first = len(self.table)
        padded = data.ljust(count * SECTOR, b"\x00")
        for number in range(count):
            self.sectors.append(padded[number * SECTOR : (number + 1) * SECTOR])
            self.table.append(mark or (END if number == count - 1 else first + number + 1))
        return first if count else END

    def _place(self, entry: _Entry) -> None:
        if len(entry.data) >= CUTOFF:
            entry.start = self.chain(entry.data)
        elif entry.data:
            count = -(-len(entry.data) // SMALL)
            entry.start = len(self.small_table)
            self.small += entry.data.ljust(count * SMALL, b"\x00")
            self.small_table += [entry.start + n + 1 for n in range(count - 1)] + [END]

    def _line(self, entry: _Entry, size: int) -> bytes:
        name = (entry.name + "\x00").encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIII", name.ljust(64, b"\x00"), len(name), entry.sort, 1,
            entry.left, entry.right, entry.child, b"", 0, 0, 0, entry.start, size, 0,
        )  # fmt: skip

    def written(self) -> bytes:
        for entry in self.entries:
            self._place(entry)
        self.entries[0].start = self.chain(self.small)
        sizes = [len(self.small), *(len(entry.data) for entry in self.entries[1:])]
        lines = [self._line(e, size) for e, size in zip(self.entries, sizes, strict=True)]
        unused = struct.pack(
            "<64sHBBIII16sIQQIII", b"", 0, 0, 0, NONE, NONE, NONE, b"", 0, 0, 0, 0, 0, 0
        )
        lines += [unused] * (-len(lines) % 4)
        directory = self.chain(b"".join(lines))
        packed = struct.pack(f"<{len(self.small_table)}I", *self.small_table)
        padded = packed + b"\xff" * (-len(packed) % SECTOR)
        small_table = self.chain(padded)
        tables = next(n for n in range(1, 110) if n * 128 >= len(self.table) + n)
        first = len(self.table)
        self.table += [FAT] * tables
        self.table += [FREE] * (tables * 128 - len(self.table))
        header = struct.pack(
            "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE,
            9, 6, b"", 0, tables, directory, 0, CUTOFF, small_table,
            len(padded) // SECTOR, END, 0, first,
        )  # fmt: skip
        header += struct.pack("<108I", *range(first + 1, first + tables), *[FREE] * (109 - tables))
        return header + b"".join(self.sectors) + struct.pack(f"<{len(self.table)}I", *self.table)


def ole(tree: Tree) -> bytes:
    """Return an OLE container with these streams (bytes) and storages (trees)."""
    return _Writer(tree).written()


Value = str | bytes | int | datetime
ATTACHED = 0x3701


def properties(
    values: Mapping[int, Value], header: int, *, narrow: str = ""
) -> dict[str, bytes | Tree]:
    """Return the streams that hold these properties; ``narrow`` names an 8-bit character set."""
    lines, streams = b"", dict[str, "bytes | Tree"]()
    for number, value in values.items():
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            lines += struct.pack("<HHIQ", 0x0040, number, 6, ticks)
            continue
        if isinstance(value, int):
            lines += struct.pack("<HHIII", 0x0003, number, 6, value, 0)
            continue
        sort = 0x0102 if isinstance(value, bytes) else 0x001E if narrow else 0x001F
        data = value if isinstance(value, bytes) else value.encode(narrow or "utf-16-le")
        lines += struct.pack("<HHIII", sort, number, 6, len(data), 0)
        streams[f"__substg1.0_{number:04X}{sort:04X}"] = data
    streams["__properties_version1.0"] = b"\x00" * header + lines
    return streams


def mail_tree(
    values: Mapping[int, Value],
    *,
    recipients: Sequence[Mapping[int, Value]] = (),
    attachments: Sequence[Mapping[int, Value]] = (),
    inner: Sequence[Tree] = (),
    header: int = 32,
    narrow: str = "",
) -> dict[str, bytes | Tree]:
    """Return a mail as a tree; ``inner`` are mails attached to it."""
    tree = properties({0x001A: "IPM.Note", **values}, header, narrow=narrow)
    for number, recipient in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = properties(recipient, 8)
    for number, attachment in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = properties(attachment, 8)
    for number, mail in enumerate(inner, len(attachments)):
        within = {**properties({0x3705: 5}, 8), "__substg1.0_3701000D": mail}
        tree[f"__attach_version1.0_#{number:08X}"] = within
    tree["__nameid_version1.0"] = {"__substg1.0_00020102": b"", "__substg1.0_00030102": b""}
    return tree


def msg(values: Mapping[int, Value], **more: object) -> bytes:
    """Return a .msg file."""
    return ole(mail_tree(values, **more))  # type: ignore[arg-type]  # handed on as they are
