"""What stands above an item: drawn in one go or step by step, it stands at the same places."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]  # the package states no types
import pytest

from dsr_desk.documents.extract import item_head
from dsr_desk.documents.extract.as_json import laid
from dsr_desk.documents.extract.as_pdf import ExtractPdf
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.forms import Form
from tests.documents.making import a_head, an_item


def drawn(subject: str, recipients: tuple[str, ...]) -> tuple[str, bytes]:
    """Return the text of an item's page, and its pixels."""
    item = an_item(1, subject=subject, recipients=recipients)
    out = io.BytesIO()
    pdf = ExtractPdf(out, a_head(1))
    pdf.add(laid(item, ()))
    pages = pdf.finish().pages
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        page = document[pages - 1]
        text: str = page.get_textpage().get_text_bounded()
        return text, page.render(scale=1).to_pil().tobytes()


@pytest.mark.parametrize("subject", ["", "Ärende (1) 100 % \\"])
@pytest.mark.parametrize("recipients", [(), ("kund@nordkraft.example",)])
def test_a_head_in_one_go_looks_like_one_drawn_step_by_step(
    subject: str, recipients: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    forms, drawing = [], Flow.form

    def form(flow: Flow, form: Form, texts: Sequence[bytes]) -> None:
        forms.append(form)
        drawing(flow, form, texts)

    monkeypatch.setattr(Flow, "form", form)
    in_one_go = drawn(subject, recipients)
    assert len(forms) == 1
    monkeypatch.setattr(item_head, "are_coded", lambda _: False)
    assert drawn(subject, recipients) == in_one_go
    assert len(forms) == 1
    assert all(said in in_one_go[0] for said in (subject, *recipients, "Post 1"))


def test_a_head_with_a_longer_line_is_drawn_step_by_step() -> None:
    text, _ = drawn("Långt ämne " * 20, tuple(f"person{n}@nordkraft.example" for n in range(12)))
    assert " ".join(text.split()).count("Långt ämne") == 20 + 5
    assert "4 till" in " ".join(text.split())
