"""Hashing what passes: nothing is read twice to be compared with the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dsr_desk.documents.package.zipping import Member
from dsr_desk.domain.errors import PackageInvalid


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
