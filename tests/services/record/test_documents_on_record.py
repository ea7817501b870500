"""With its workspace at hand a document is held against what the desk has made."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.documents.certificate.as_json import decode_certificate
from dsr_desk.documents.certificate.files import CertificateFiles
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.requests import Case
from tests.services.extracts.neighbours import case
from tests.services.foe import forge
from tests.services.world import ANNA, Small

__all__ = ["case"]

EXTRACT = (
    "Hej!\n\nVi har bekräftat personens identitet. Vi vill ha ett registerutdrag med alla mail,"
    " foruminlägg och chattar som {who} skrivit till oss.\n\n/Maria\n"
)


def checked(small: Small, path: Path, root: Path | None) -> dict[str, Any]:
    return small.composer.verify(path, root, lambda: "")


def refused(small: Small, path: Path) -> None:
    """See that a document holds by itself, and not as one of the workspace's own."""
    assert checked(small, path, None)["holds"]
    with pytest.raises(PackageInvalid, match="audit of this workspace does not h"):
        checked(small, path, small.root)


def test_a_certificate_that_an_agent_has_signed_beside_the_desk_is_none_of_its_own(
    small: Small, tmp_path: Path
) -> None:
    case = small.approved()
    made = small.services.erasure.run(case.id, small.alva).certificate_json
    assert made is not None
    assert checked(small, made, small.root)["holds"]
    found = decode_certificate(made.read_bytes())
    better = replace(found.certificate, outcomes=(("erased", 5),))
    files = CertificateFiles(small.composer.crypto.verify)
    sign = partial(small.composer.crypto.sign, small.alva.keys.signing)
    forged, _ = files.write(tmp_path, better, sign, found.signer, found.registry, found.admin_key)
    refused(small, forged)


def test_an_extract_that_was_made_in_a_copy_is_none_of_the_workspaces(
    small: Small, tmp_path: Path
) -> None:
    case = small.reviewed(text=EXTRACT)
    root = shutil.copytree(small.root, tmp_path / "copy")
    copy = Small(root, small.composer, small.composer.open(root), small.clock)
    made = copy.services.export.export(case.id, None, copy.alva).receipt.path
    assert checked(small, Path(made), root)["holds"]
    refused(small, Path(made))


def test_an_exported_audit_is_held_against_the_one_that_is_there(
    small: Small, tmp_path: Path
) -> None:
    small.reviewed()
    root = shutil.copytree(small.root, tmp_path / "copy")
    copy = Small(root, small.composer, small.composer.open(root), small.clock)
    small.services.audit_export.write(tmp_path / "audit.jsonl", small.alva)
    small.services.checklist.set_aside(1, f"Gällde inte {ANNA}", small.alva)
    assert checked(small, tmp_path / "audit.jsonl", small.root)["holds"]
    copy.clock.moment = copy.clock.moment.replace(year=2027)
    copy.services.checklist.set_aside(1, "Gällde ett annat", copy.alva)
    copy.services.audit_export.write(tmp_path / "other.jsonl", copy.alva)
    refused(small, tmp_path / "other.jsonl")


def test_a_document_of_a_workspace_whose_audit_does_not_hold_is_not_believed(small: Small) -> None:
    case = small.approved()
    made = small.services.erasure.run(case.id, small.alva).certificate_json
    assert made is not None
    forge(small, "UPDATE audit_entry SET actor = 'user-kim' WHERE sequence = 3")
    with pytest.raises(PackageInvalid, match="does not hold"):
        checked(small, made, small.root)


def test_an_extract_that_went_void_since_is_not_one_to_hand_over(
    small: Small, case: Case, tmp_path: Path
) -> None:
    made = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    elsewhere = Path(shutil.copy(made, tmp_path))
    assert checked(small, elsewhere, small.root)["holds"]
    about = small.services.redacting.view(case.id, small.alva).persons[0].standing.about
    small.services.redacting.decide(
        case.id, about, Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    with pytest.raises(PackageInvalid, match="void since"):
        checked(small, elsewhere, small.root)
