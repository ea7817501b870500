"""A package's members beside its manifest, in one pass; what does not hold, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from dsr_desk.documents.package.container import MOST_JSON, PARTS, Container, is_page
from dsr_desk.documents.package.hashed import Hashed
from dsr_desk.documents.package.manifest import JSON, Manifest, Verify
from dsr_desk.documents.package.opened import Document, read_document
from dsr_desk.documents.package.zipping import Member
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.services.progress import Progress, Step


class Telling:
    """Tells how much of a package has been compared, unless somebody has asked to stop."""

    def __init__(self, check: Callable[[], None], progress: Progress, total: int) -> None:
        self._check, self._progress = check, progress
        self._done, self._total = 0, total

    def __call__(self, size: int) -> None:
        self._check()
        self._done += size
        self._progress(Step("compare", self._done, self._total, in_bytes=True))

    def of(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in blocks:
            self(len(block))
            yield block

    def all(self) -> None:
        """Tell that only the PDF is still being looked through, of which nobody knows how long."""
        self._check()
        self._progress(Step("look through", 0))


class Faults:
    """Raises what does not hold, or keeps it where somebody wants to look in spite of it."""

    def __init__(self, in_spite: bool) -> None:
        self._in_spite = in_spite
        self.found: list[str] = []

    @contextmanager
    def noted(self) -> Iterator[None]:
        try:
            yield
        except PackageInvalid as error:
            if not self._in_spite:
                raise
            self.found.append(error.facts["reason"])

    def taken(self, found: tuple[int, list[str]]) -> int:
        """Take what was found elsewhere; return the rest of it."""
        value, faults = found
        self.found += faults
        return value

    def heard(self, verify: Verify) -> Verify:
        """Return what checks a signature and goes on when it does not hold."""

        def check(key: str, payload: bytes, signature: str) -> bool:
            holds = verify(key, payload, signature)
            if not holds and self._in_spite:
                self.found.append("its signature does not hold")
            return holds or self._in_spite

        return check


def compared(container: Container, manifest: Manifest, faults: Faults, heard: Telling) -> Document:
    """Compare every member with the manifest; the JSON is understood while it is hashed.

    Raises:
        PackageInvalid: one is not what was packed; in spite of that: the JSON can't be understood.
    """
    document: Document | None = None
    for member in container.as_they_stand(manifest.members):
        with faults.noted():
            if member.name == JSON and document is None:
                document = _understood(container, faults, heard, member)
            else:
                container.check(member, heard)
    return document or _understood(container, faults, heard, None)


def _understood(
    container: Container, faults: Faults, heard: Telling, member: Member | None
) -> Document:
    """Understand the JSON; that it was changed is said sooner than what can't be understood."""
    hashed = Hashed(container.pieces(JSON, MOST_JSON))
    try:
        document = read_document(heard.of(hashed))
    except PackageInvalid:
        with faults.noted():
            if member is not None:
                hashed.require(member)
        raise
    with faults.noted():
        if member is not None:
            hashed.require(member)
    return document


def agree(manifest: Manifest, document: Document, pages: int) -> None:
    """Compare manifest, JSON and PDF with each other."""
    named = [part for item in document.items for part in item.attachments]
    others = (m for m in manifest.members if m.name not in PARTS and not is_page(m.name))
    listed = {member.name: member.size for member in others}
    if (manifest.case, manifest.items) != (document.case, len(document.items)):
        raise PackageInvalid("its manifest and its JSON disagree")
    if manifest.attachments != len(listed) or {m: size for m, _, size in named} != listed:
        raise PackageInvalid("its attachments are not those that its JSON names")
    if manifest.pages != pages:
        raise PackageInvalid("its PDF has lost pages")
