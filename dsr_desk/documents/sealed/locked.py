"""An extract's PDF written anew behind a lock, an object at a time (docs/adr/0071).

Streams are locked one by one.  Texts outside streams would each have to be: so objects with texts
are packed together, as the writer packs most of them anyway, and the pack is locked as a whole.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from typing import BinaryIO

from dsr_desk.documents.pdf.file import PdfFile, is_inside, row_at, text_string
from dsr_desk.documents.pdf.ours import LENGTH, Ending, require_ours
from dsr_desk.documents.pdf.trees import write_tree
from dsr_desk.documents.sealed.lock import Lock, locked_size
from dsr_desk.documents.sealed.proof import Heard

_DESTS = re.compile(rb"/Names << /Dests ([0-9]{1,8} 0 R) >>")
_REVISION_6 = b" /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"
"""PDF 1.7 does not know this lock by itself."""


class LockedFile(PdfFile):
    """Writes objects to a stream, locked; the first numbers are those of the extract's PDF."""

    def __init__(self, out: BinaryIO, lock: Lock, ending: Ending) -> None:
        """Begin the file; ``ending`` says how the extract's PDF ends."""
        super().__init__(out)
        self._lock, self._ending = lock, ending
        self._catalog = b""
        self._rows.frombytes(bytes(8 * (ending.size - 1)))

    def locked(self, data: bytes) -> bytes:
        """Return a stream's bytes locked."""
        return b"".join(self._lock.locked((data,)))

    def copy(self, source: BinaryIO, heard: Heard) -> None:
        """Write every object of the extract's PDF under the number that it has there.

        Raises:
            PackageInvalid: it is not written as ours are.
        """

        def seen(name: int, head: bytes, data: bytes | None) -> None:
            body = head.removesuffix(b"\n")
            if data is not None:
                self._copy_stream(name, body, data)
                heard(len(data))
            elif name == self._ending.root:
                self._catalog = body
            else:
                self.put_small(body, name)

        for name, row in enumerate(require_ours(source, seen, self._ending.size - 1)):
            if is_inside(row):
                self._rows[name] = row

    def put_file(self, entries: bytes, pieces: Iterable[bytes], size: int) -> int:
        """Write a stream of so many bytes that is never whole in memory; return its number."""
        name = self.reserve()
        self._rows[name] = row_at(self._position)
        head = b"<< /Length %d %b >>" % (locked_size(size), entries)
        self._write(b"%d 0 obj\n%b\nstream\n" % (name, head))
        for piece in self._lock.locked(pieces):
            self._write(piece)
        self._write(b"\nendstream\nendobj\n")
        return name

    def end(self, ours: bytes, files: list[tuple[str, int]]) -> None:
        """Write what leads to everything; ``ours`` is the entry of the desk's own in it.

        ``files`` are the enclosed files by their names, and what describes each.
        """
        # In the order that the names have as they are written, which is how a reader seeks them.
        named = sorted((text_string(name), b"%d 0 R" % made) for name, made in files)
        catalog = self._catalog.removesuffix(b">>")
        if named:
            tree = write_tree(self, b"Names", len(named), named.__getitem__)
            dests = _DESTS.search(catalog)
            held = b"/Dests %b " % dests[1] if dests else b""
            catalog = _DESTS.sub(b"", catalog)
            catalog += b"/Names << %b/EmbeddedFiles %d 0 R >>" % (held, tree)
        catalog += b"%b /DSRDesk %d 0 R >>" % (_REVISION_6, self.put_small(ours))
        self.put_small(catalog, self._ending.root)
        lock = b" /Encrypt %d 0 R" % self.put(self._lock.entries)
        # It stands in the clear, and that of the pages is made of the case and how much it holds.
        self.finish(self._ending.root, self._ending.info, secrets.token_hex(16).upper(), lock)

    def _copy_stream(self, name: int, head: bytes, data: bytes) -> None:
        """Write a stream locked; what is packed together in it keeps its numbers and places."""
        locked = self.locked(data)
        head = LENGTH.sub(b"/Length %d" % len(locked), head, count=1)
        self.put(b"%b\nstream\n%b\nendstream" % (head, locked), name)
