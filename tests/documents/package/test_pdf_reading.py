"""PDFium keeps what it has read of every page: so a long document is opened anew on the way."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]  # the package states no types
import pytest

from dsr_desk.documents.package import pdf_reading
from tests.documents.making import Desk, an_item


def test_a_long_document_is_opened_anew_and_reads_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write([an_item(n, body="rad\n" * 150) for n in (1, 2, 3)])
    data = desk.members()["extract.pdf"]
    with pdf_reading.opened_pdf(data) as pdf:
        before = [pdf.text(page) for page in range(pdf.pages)]
    opened: list[pypdfium2.PdfDocument] = []
    real = pypdfium2.PdfDocument

    def counted(source: object) -> pypdfium2.PdfDocument:
        assert all(each.raw is None or not each._finalizer.alive for each in opened[:-1])
        opened.append(real(source))
        return opened[-1]

    monkeypatch.setattr(pypdfium2, "PdfDocument", counted)
    monkeypatch.setattr(pdf_reading, "MOST_REMEMBERED", 3)
    with pdf_reading.opened_pdf(data) as pdf:
        assert [pdf.text(page) for page in range(pdf.pages)] == before
        assert pdf.page_of(3) > 0
    assert len(opened) == -(-len(before) // 3) >= 3
