"""An extract of which one item names other people."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from tests.services.world import ANNA, EXTRACT, Small

BODY = (
    "Min granne Lisa Bergqvist <lisa.bergqvist@granne.example> såg det. Ring Åke Öståker, tel"
    " 070-555 66 77. Bergqvist, Lisa kom senare. Jag tror att Karin Ekdahl också var där.\n\n"
    "Anna Svensson"
)
LETTER = b"Hej, detta skrev lisa.bergqvist@granne.example till mig."
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.fixture
def case(small: Small) -> Case:
    """A reviewed request for an extract; one of its items names others."""
    files = (
        ImportedAttachment("från Lisa Bergqvist.txt", "text/plain", LETTER),
        ImportedAttachment("bild.png", "image/png", PICTURE),
    )
    item = ImportedItem(
        "nordkraft", "nk-mail", ChannelKind.MAIL, "o1", "k9", ANNA, "Anna Svensson", False,
        datetime(2026, 3, 5, 8, tzinfo=UTC), "Om Lisas bil", BODY,
        recipients=("kundtjanst@nordkraft.example", "nils@nordkraft.example"), attachments=files,
    )  # fmt: skip
    small.services.importing.items([item])
    return small.reviewed(text=EXTRACT)


def members(small: Small, case: Case) -> dict[str, bytes]:
    """Export the case; return the package's members."""
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def text_of(package: dict[str, bytes]) -> str:
    """Return names and bytes of all members but the PDF, in lower case."""
    parts = [f"{n}\n{data.decode('utf-8', 'replace')}" for n, data in package.items()]
    return "\n".join(parts).lower()
