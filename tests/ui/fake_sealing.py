"""An extract that was made, and what seals it, in memory."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from dsr_desk.domain.extracts.sealed import SealedPackage
from dsr_desk.services.extracts.export import Export
from dsr_desk.services.extracts.sealing import SealedExtract, Sealing
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from tests.ui.fake_approval import FakeAnswers
from tests.ui.fake_case import MARIA

PACKAGE = Path("/work-space/packages/DSR-0042.zip")
PASSWORDS = ("gurim-tavok-lidep-somun-47", "bapir-vonud-jekal-misot-05")


class FakeExtract(Export):
    """One package lies there."""

    def __init__(self) -> None:
        """Everybody else in it has been decided about."""
        self.left = 0
        """About how many nobody has."""

    def packages(self, case_id: str | int) -> tuple[Path, ...]:
        return (PACKAGE,)

    def undecided(self, case_id: str | int) -> int:
        return self.left


class FakeSealing(Sealing):
    """Seals under one password after the other."""

    def __init__(self, *, large: bool = False) -> None:
        """Say whether it is too large for a mail."""
        self.passwords = iter(PASSWORDS)
        self.large = large
        self.held = False
        """Whether it stops half-way until ``go_on``, or until it is asked to stop."""
        self.waiting, self.go_on = Event(), Event()

    def seal(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> SealedExtract:
        if self.held:
            progress(Step("seal", 412_000_000, 1_122_000_000, in_bytes=True))
            self.waiting.set()
            while not self.go_on.is_set():
                (cancel or CancelToken()).wait(0.01)
        rest = PACKAGE.with_name("DSR-0042-sealed.zip") if self.large else None
        sealed = SealedPackage(PACKAGE.with_suffix(".pdf"), rest)
        return SealedExtract(sealed, next(self.passwords))


class FakeExtractAnswers(FakeAnswers):
    """Drafts the answer with which an extract goes."""

    def draft(
        self,
        case_id: str | int,
        by: SignedIn | None,
        language: str | None = None,
        sealed: SealedExtract | None = None,
    ) -> ReplyDraft:
        if sealed is None or sealed.package.rest:
            text = "Hej Maria!\n\nVi lämnar över utdraget på annat sätt.\n"
            return ReplyDraft(MARIA, "sv", "Registerutdrag", text, (), "extract")
        text = "Hej Maria!\n\nUtdraget är bifogat som en krypterad PDF.\n"
        files, password = sealed.package.files, sealed.password
        return ReplyDraft(MARIA, "sv", "Registerutdrag", text, files, "extract", password)
