"""The look at a finished package before it leaves: as a stranger would open it.

Its memory does not grow with the package, unlike the reader's, which hands out every item.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from dsr_desk.documents.extract.as_pdf import Made
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import JSON, MANIFEST, Figures, Verify
from dsr_desk.documents.package.opened import check_start, opened_item
from dsr_desk.documents.package.others_gate import Handed, OthersGate
from dsr_desk.documents.package.pdf_reading import Pdf
from dsr_desk.documents.package.zipping import Member
from dsr_desk.documents.texts import words
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.extracts.packages import PackageHead
from dsr_desk.services.progress import CancelToken, Progress, Step


def prove(
    draft: Path,
    head: PackageHead,
    figures: Figures,
    made: Made,
    verify: Verify,
    progress: Progress,
    cancel: CancelToken,
    exempt: frozenset[str] = frozenset(),
) -> None:
    """Check the signature, every member, every item of the JSON and its number in the PDF.

    Then seek whoever was taken out (law.md L29), but not in ``exempt`` attachments: those somebody
    has decided to hand over as they are.

    Raises:
        PackageInvalid, Defect: the file does not hold what was put in.
        PackageNamesOthers: somebody who was taken out is still named.
        Cancelled: it was asked to stop.
    """
    with Container(draft) as container:
        manifest = container.manifest(verify)
        _prove_members(container, manifest.members, progress, cancel)
        _prove_json(container, figures.items)
        gate = None
        if not head.redaction.empty:
            gate = OthersGate(container, Handed(head, manifest.signer, made.item_pages, exempt))
            names = [*(member.name for member in manifest.members), MANIFEST]
            gate.members(names, progress, cancel)
        with container.pdf() as pdf:
            _prove_pdf(pdf, head.language, made, gate, progress, cancel)


def _prove_members(
    container: Container, members: Sequence[Member], progress: Progress, cancel: CancelToken
) -> None:
    """Compare every member with the manifest, and tell how many bytes of all that is."""
    total, done = sum(member.size for member in members), 0

    def heard(size: int) -> None:
        nonlocal done
        cancel.check()
        done += size
        progress(Step("check", done, total, in_bytes=True))

    for member in members:
        container.check(member, heard)


def _prove_json(container: Container, items: int) -> None:
    """Read the JSON line by line: its start and every item in the format, with its number."""
    rest, number, started = b"", 0, False
    for block in container.blocks(JSON):
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            if not started:
                check_start(line)
                started = True
            elif line.startswith(b'{"number":'):
                number += 1
                if opened_item(parse_json(line.removesuffix(b","), JSON)).number != number:
                    raise Defect("The JSON that was just written has lost an item.")
    if number != items:
        raise Defect("The JSON that was just written has lost items.")


def _prove_pdf(
    pdf: Pdf,
    language: str,
    made: Made,
    gate: OthersGate | None,
    progress: Progress,
    cancel: CancelToken,
) -> None:
    """Look for every item's number in the text of the page on which it begins.

    Each page is read once: with a gate all of them, for others too; else those with a beginning.
    """
    if pdf.pages != made.pages:
        raise Defect("The PDF that was just written has another number of pages.")
    if gate is not None:
        gate.facts(pdf)
    count, number = len(made.item_pages), 0
    beginnings = (page for page, _ in groupby(made.item_pages))
    for page in range(pdf.pages) if gate is not None else beginnings:
        cancel.check()
        text = pdf.text(page)
        if gate is not None:
            gate.page(page, text)
        while number < count and made.item_pages[number] == page:
            number += 1
            if not _holds(text, words(language).get("package", "item", number=number)):
                raise Defect(f"The PDF that was just written lacks item {number}.")
            progress(Step("check", number, count))
    if number != count:
        raise Defect("The PDF that was just written has lost the order of its items.")
    if count and pdf.page_of(count) != made.item_pages[-1]:
        raise Defect("The PDF that was just written does not find its items by number.")


def _holds(text: str, marker: str) -> bool:
    """Tell whether an item's number stands there, not as the beginning of another."""
    place = text.find(marker)
    while place >= 0 and text[place + len(marker) :][:1].isdigit():
        place = text.find(marker, place + 1)
    return place >= 0
