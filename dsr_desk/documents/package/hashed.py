"""Hashing what passes: nothing is read twice to be compared, with the manifest or the audit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BufferedReader

from dsr_desk.documents.package.zipping import Member
from dsr_desk.domain.errors import PackageInvalid

_BLOCK = 1 << 20


class Hashed:
    """A member's bytes on their way to somebody, hashed as they pass."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        """Take the bytes in their order."""
        self._blocks = blocks
        self._hash, self._size = hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        """Yield what has not passed yet."""
        for block in self._blocks:
            self._hash.update(block)
            self._size += len(block)
            yield block

    def require(self, member: Member) -> None:
        """Compare all of it with the manifest, whoever has read how much of it.

        Raises:
            PackageInvalid: it is not what was packed.
        """
        for _ in self:
            pass
        if self._size != member.size or self._hash.hexdigest() != member.sha256:
            raise PackageInvalid(f"{member.name} has been changed")


class HashedFile(BufferedReader):
    """An open file that is hashed from its beginning on as it is read, whoever reads what when.

    A package is read in the order of its members: what is left for :meth:`digest` to read is its
    list of members and little else.
    """

    def __init__(self, file: BufferedReader) -> None:
        """Take over an open file of which nothing has been read."""
        super().__init__(file.detach())
        self._hash, self._done = hashlib.sha256(), 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as from any file."""
        at = self.tell()
        data = super().read(size)
        new = self._done - at
        if 0 <= new < len(data):
            self._hash.update(memoryview(data)[new:])
            self._done = at + len(data)
        return data

    def digest(self) -> str:
        """Return the SHA-256 of the whole file; what nobody has read yet is read now."""
        self.seek(self._done)
        while self.read(_BLOCK):
            pass
        return self._hash.hexdigest()
