"""A package in memory, with drawn pages, for the review window's tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from dsr_desk.documents.notes_file import NotesFiles
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.documents.sealed.opened import SealedFiles
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import OpenedItem, OpenedPackage
from dsr_desk.domain.extracts.review_notes import ReviewNotes
from dsr_desk.domain.extracts.sealed import SealPasswordWrong
from dsr_desk.services.extracts.review import Review
from dsr_desk.services.progress import Progress, Step, unheard

KINDS = ("mail", "mail", "forum", "chat")
SUBJECTS = ("Felaktig faktura", "Fråga om bygglov", "", "Synpunkt på lekplatsen vid Torget")
BODIES = (
    "Hej!\n\nJag har fått en faktura på vatten för fel mätare.\nMitt nummer är 070-174 06 12.\n\n"
    "Mvh Anna Svensson",
    "Behöver jag bygglov för ett växthus på 12 kvadratmeter?",
    "Tack för snabb hjälp!",
)
PER_PAGE = 3
PASSWORD = "gurim-tavok-lidep-somun-47"
NOTED_AT = datetime(2026, 11, 25, 14, tzinfo=UTC)


def opened_items(count: int) -> tuple[OpenedItem, ...]:
    """Return so many items; every fifth has two attachments, one with a hostile name."""
    start = datetime(2024, 3, 1, 8, tzinfo=UTC)
    enclosed = (
        ("attachments/0001-01-faktura.jpg", "faktura.jpg", 212_400),
        ("attachments/0001-02-file.sh", "../../\u202egpj.sh", 12),
    )
    return tuple(
        OpenedItem(
            number=n,
            conversation=f"k{n // 3}",
            kind=KINDS[n % 4],
            channel=("Kundtjänst", "Medborgarforum", "Chatten på webben")[max(n % 4 - 1, 0)],
            at=start + timedelta(hours=7 * n),
            author="Kundtjänst" if n % 3 == 2 else "anna.svensson@example.org",
            staff=n % 3 == 2,
            subject=SUBJECTS[n % 4],
            body=f"{BODIES[n % 3]}\n\n({n})",
            attachments=enclosed if n % 5 == 1 else (),
        )
        for n in range(1, count + 1)
    )


def _nobody(*_: object) -> bool:
    return False


@dataclass
class PackageWorld:
    """Packages by their paths; ``gate`` holds every read back while it is closed."""

    packages: dict[Path, OpenedPackage] = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)
    at_gate: threading.Event = field(default_factory=threading.Event)
    """Set whenever a read has come to the gate."""
    let_through: int = 0
    """So many reads do not come to the gate."""
    drawn: list[tuple[int, int]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    sealed: dict[Path, Path] = field(default_factory=dict)
    """Sealed files, all under ``PASSWORD``, and the packages that lie in them."""
    held: list[Path] = field(default_factory=list)
    """What is held open between questions."""
    unsealed: list[Path] = field(default_factory=list)
    """What lies opened somewhere."""
    noted: dict[Path, ReviewNotes] = field(default_factory=dict)
    """What lies beside the packages, and wherever else notes were written."""
    unwritable: Exception | None = None
    """Raised whenever notes are to be written."""
    fails: Exception | None = None
    """Raised by the next call instead of an answer, once."""

    def __post_init__(self) -> None:
        self.gate.set()

    def add(
        self, name: str, count: int = 12, signed_by: str = "Siri Berg", faults: tuple[str, ...] = ()
    ) -> Path:
        """Put a package there; one with faults opens only in spite of them."""
        path = Path("/packages") / name
        self.packages[path] = OpenedPackage(
            case=name.removesuffix(".zip"),
            organisation="Exempelstads kommun",
            profile="access",
            language="sv",
            subjects=("anna.svensson@example.org",),
            created_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
            items=opened_items(count),
            pages=2 + count // PER_PAGE,
            members=5,
            signed_by=signed_by,
            signer_key="09d2352c" * 8,
            manifest="ab" * 32,
            faults=faults,
        )
        return path


class FakeNotes(NotesFiles):
    """Keeps notes in the world's memory."""

    def __init__(self, world: PackageWorld) -> None:
        self._world = world

    def load(self, path: Path) -> ReviewNotes | None:
        return self._world.noted.get(path)

    def save(self, path: Path, notes: ReviewNotes) -> None:
        if self._world.unwritable is not None:
            raise self._world.unwritable
        self._world.noted[path] = notes


class FakeReview(Review):
    """Reads the world's packages; a path it does not know is no package."""

    def __init__(self, world: PackageWorld) -> None:
        super().__init__(
            PackageFilesReader(_nobody), FakeNotes(world), SealedFiles(), lambda: NOTED_AT
        )
        self.world = world

    def open(
        self,
        path: Path,
        *,
        in_spite: bool = False,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> OpenedPackage:
        self._pass()
        check()
        progress(Step("compare", 3_000_000, 12_000_000, in_bytes=True))
        if path not in self.world.packages:
            raise PackageInvalid("its manifest and its JSON disagree")
        package = self.world.packages[path]
        if package.faults and not in_spite:
            raise PackageInvalid(package.faults[0])
        return package

    def is_sealed(self, path: Path) -> bool:
        return path in self.world.sealed

    def unseal(
        self,
        path: Path,
        password: str,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> Path:
        self._pass()
        check()
        if password != PASSWORD:
            raise SealPasswordWrong
        self.world.unsealed.append(self.world.sealed[path])
        return self.world.sealed[path]

    def forget(self, unsealed: Path) -> None:
        if unsealed in self.world.unsealed:
            self.world.unsealed.remove(unsealed)

    def hold(self, path: Path) -> None:
        self.world.held.append(path)

    def let_go(self, path: Path) -> None:
        if path in self.world.held:
            self.world.held.remove(path)

    def item_on(self, path: Path, page: int, items: int) -> int:
        return max(0, min(items, (page - 1) * PER_PAGE + 1))

    def record(self, path: Path, number: int) -> str:
        self._pass()
        return json.dumps({"number": number, "text": "rå text", "html": "<b>x</b>"}, indent=2)

    def page_of(self, path: Path, number: int) -> int:
        return 1 + (number - 1) // PER_PAGE

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        self._pass()
        self.world.drawn.append((page, width))
        return draw(page, width)

    def attachment(self, path: Path, member: str) -> Iterator[bytes]:
        self._pass()
        self.world.taken.append(member)
        yield b"content of "
        yield member.encode()

    def _pass(self) -> None:
        if self.world.let_through:
            self.world.let_through -= 1
            return
        self.world.at_gate.set()
        self.world.gate.wait(10)
        failure, self.world.fails = self.world.fails, None
        if failure is not None:
            raise failure


def draw(page: int, width: int) -> bytes:
    """Return a page with lines instead of words, as PNG."""
    image = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for line in range(30):
        long = width * (6 + (line * 7 + page * 3) % 3) // 10
        painter.fillRect(width // 10, width // 10 + line * width // 25, long, 3, QColor("gray"))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for a str
    return bytes(content.data())
