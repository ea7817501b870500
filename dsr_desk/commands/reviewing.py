"""Looking into a package, and reading the notes that a reviewer has sent back."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.commands.context import Context, Result, for_terminal
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.extracts.review_notes import WHOLE, ReviewNotes
from dsr_desk.domain.record.approvals import fingerprint_words
from dsr_desk.services.extracts.review import Review

_REFUSED = 1


def review(context: Context) -> Result:
    """Open a package in the review window, or list the notes on it; needs no workspace."""
    path, file = Path(context.args.file), context.args.notes
    if file is None:
        return Result({"file": str(path)}, (), context.make.show_window(None, path))
    service = context.make.review()
    sealed = service.is_sealed(path)
    inside = service.unseal(path, context.seal_password(path.name)) if sealed else path
    try:
        package = _opened(service, inside)
    finally:
        if sealed:
            service.forget(inside)
    notes = service.read_notes(Path(file), package) if file else service.notes(path, package)
    return _listed(package, notes)


def _opened(service: Review, path: Path) -> OpenedPackage:
    try:
        return service.open(path)
    except PackageInvalid:
        return service.open(path, in_spite=True)


def _listed(package: OpenedPackage, notes: ReviewNotes) -> Result:
    """Say first whether the package holds, and whether it did where the notes were written."""
    data = {
        "case": package.case,
        "package": package.manifest,
        "faults": list(package.faults),
        "faults_when_noted": list(notes.faults),
        "notes": [{"item": n.item, "at": n.at.isoformat(), "text": n.text} for n in notes.notes],
    }
    key = fingerprint_words(package.signer_key)
    lines = [f"Complete and signed by key {key}; case {for_terminal(package.case)}."]
    if package.faults:
        lines = [f"THIS PACKAGE CAN'T BE TRUSTED: {for_terminal('; '.join(package.faults))}."]
    if notes.faults:
        lines.append(
            f"The reviewer’s copy could not be trusted: {for_terminal('; '.join(notes.faults))}"
        )
    for note in notes.notes:
        about = "The package" if note.item == WHOLE else f"No. {note.item}"
        lines += ["", f"{about}, {note.at:%Y-%m-%d %H:%M %Z}", for_terminal(note.text)]
    if not notes.notes:
        lines.append("There are no notes on it.")
    return Result(data, tuple(lines), _REFUSED if package.faults else 0)
