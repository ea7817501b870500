"""The same texts as a PDF by others: the least that is one, ReportLab's Platypus, and Typst.

What they write is less than an extract: no contents, bookmarks, tags or bold names.  Platypus is
used as its guide does; its optional part in C (``rl_accel``) is named where it is installed.  Typst
is no dependency: its row is there where the module ``typst`` can be imported.
"""

from __future__ import annotations

import io
import json
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NamedTuple

from dsr_desk.config import resources
from dsr_desk.domain.finding.matches import Item

_FONTS = resources() / "fonts"
_TYPST = """#set page(paper: "a4", margin: (x: 54pt, y: 62pt))
#set text(font: "DejaVu Sans", size: 9.5pt)
"""


_TURNS = count()


class Peer(NamedTuple):
    """What else makes a PDF of the same texts."""

    name: str
    write: Callable[[Sequence[Item]], object]
    goal: str


class Nothing(io.RawIOBase):
    """Takes bytes and keeps none."""

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # as used
        """Take them."""
        return len(data)


def peers() -> Iterator[Peer]:
    """Yield those that are installed."""
    accelerated = " with rl_accel" if find_spec("_rl_accel") else ""
    yield Peer(f"Platypus{accelerated}", platypus_pdf, "≥ 8")
    if find_spec("typst"):
        yield Peer("Typst", typst_pdf, "≥ 3")


def _texts(item: Item) -> list[str]:
    return [f"{item.author_name} {item.at}", item.subject, *item.body.split("\n")]


def bare_pdf(items: Sequence[Item]) -> int:
    """Write texts by the least that is a PDF: Helvetica, Latin-1, no contents; return the pages."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    widths: dict[str, float] = {}
    out, pages, lines = Nothing(), 0, []
    for item in items:
        for paragraph in _texts(item):
            line, used = "", 0.0
            for word in paragraph.split(" "):
                width = widths.get(word)
                if width is None:
                    width = widths[word] = stringWidth(word + " ", "Helvetica", 9.5)
                if used + width > 403:
                    lines.append(line)
                    line, used = "", 0.0
                line, used = f"{line}{word} ", used + width
            lines.append(line)
        while len(lines) > 54:
            pages += 1
            shown = "".join(
                f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in lines[:54]
            )
            text = f"BT /F1 9.5 Tf 13.2 TL 138 780 Td\n{shown}ET".encode("latin-1", "replace")
            out.write(zlib.compress(text, 6))
            del lines[:54]
    return pages


def platypus_pdf(items: Sequence[Item]) -> None:
    """Write texts the way ReportLab's guide does."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(TTFont("DejaVu", str(_FONTS / "DejaVuSans.ttf")))
    style = getSampleStyleSheet()["Normal"]
    style.fontName, style.fontSize, style.leading = "DejaVu", 9.5, 13.2
    story: list[object] = []
    for item in items:
        story += [Paragraph(escape(text), style) for text in _texts(item)]
        story.append(Spacer(0, 16))
    SimpleDocTemplate(io.BytesIO()).build(story)  # type: ignore[arg-type]  # its stubs are narrow


def typst_pdf(items: Sequence[Item]) -> None:
    """Write texts as strings of a Typst document, a paragraph each; its threads count too.

    Each time they end with another number: what it has set once in a process it takes from memory.
    """
    import typst  # type: ignore[import-not-found]  # no dependency: see above

    turn = next(_TURNS)
    shown = "\n\n".join(
        f"#{json.dumps(f'{text} {turn}', ensure_ascii=False)}"
        for item in items
        for text in _texts(item)
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "extract.typ"
        source.write_text(_TYPST + shown, encoding="utf-8")
        typst.compile(str(source), font_paths=[str(_FONTS)])
