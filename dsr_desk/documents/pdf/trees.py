"""Long tables as trees: readers look one entry up without reading all."""

from __future__ import annotations

from collections.abc import Callable

from dsr_desk.documents.pdf.file import PdfFile

_FAN = 64
_Level = list[tuple[bytes, bytes, int]]
"""The lowest and the highest key of each node, and its number."""


def write_tree(
    file: PdfFile, kind: bytes, count: int, entry: Callable[[int], tuple[bytes, bytes]]
) -> int:
    """Write so many entries, in order; return the root.

    ``kind`` is ``Names`` or ``Nums``; ``entry`` gives key and value of an entry, from 0.
    """
    level: _Level = []
    for start in range(0, count, _FAN):
        entries = [entry(n) for n in range(start, min(start + _FAN, count))]
        held = b" ".join([b"%b %b" % each for each in entries])
        level.append(_node(file, b"/%b[%b]" % (kind, held), entries[0][0], entries[-1][0]))
    while len(level) > _FAN:
        level = [
            _node(file, _kids(below), below[0][0], below[-1][1])
            for below in (level[start : start + _FAN] for start in range(0, len(level), _FAN))
        ]
    return file.put_small(b"<<%b>>" % (_kids(level) if level else b"/%b[]" % kind))


def _kids(level: _Level) -> bytes:
    return b"/Kids[%b]" % b" ".join([b"%d 0 R" % name for _, _, name in level])


def _node(file: PdfFile, held: bytes, low: bytes, high: bytes) -> tuple[bytes, bytes, int]:
    return low, high, file.put_small(b"<</Limits[%b %b]%b>>" % (low, high, held))
