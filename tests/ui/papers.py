"""PDF and Word files as strangers attach them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from reportlab.pdfgen.canvas import Canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """Return a PDF; an empty page gets a line drawn on it."""
    file = BytesIO()
    canvas = Canvas(file)
    for text in pages:
        for row, line in enumerate(text.split("\n")):
            canvas.drawString(72, 760 - 14 * row, line)
        canvas.line(72, 72, 200, 200)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def word(
    body: str,
    *,
    space: str = WORD,
    head: str = "",
    member: str = "word/document.xml",
    styles: str = "",
) -> bytes:
    """Return a Word file with this markup in its body, and in its styles."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = f'{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        archive.writestr(member, text)
        if styles:
            text = f'<w:styles xmlns:w="{space}">{styles}</w:styles>'
            archive.writestr("word/styles.xml", text)
    return file.getvalue()
