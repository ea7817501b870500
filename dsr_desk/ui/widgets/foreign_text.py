"""Foreign text made fit to be shown: capped, broken, sanitised.  Pure, so that a job can do it.

Qt's text layout is quadratic and worse in several ways that a stranger's mail can reach: one long
word, many open tags, nested tables, a run of joined emoji.  Whatever is shown
goes through :func:`plain_text` or :func:`formatted_html` first.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from dsr_desk.ui.widgets.visible import visible

TEXT_LIMIT = 40_000
"""Characters of one body that are shown; the item is still handled whole."""
LINE_LIMIT = 2_000
HTML_LIMIT = 200_000
"""Characters of HTML that are looked at in one go."""
FORMATTED_LIMIT = 20_000
"""Longest sanitised HTML that is laid out; beyond it the plain text stands."""
CELL_LIMIT = 300
COLUMN_LIMIT = 12
"""Cells in one row: a table is laid out as wide as its widest row, in every row."""
WORD_LIMIT = 200

DEPTHS = {
    "table": 2,
    "ul": 12,
    "ol": 12,
    "li": 12,
    "blockquote": 20,
    "div": 30,
    "span": 20,
}
"""How deep an element may be nested in its own kind; a kind not named here: eight deep."""
_DEPTH = 8
_DEPTH_IN_ALL = 60
_CELLS = frozenset({"td", "th"})
_IN_TABLES = frozenset({"tr", "td", "th", "thead", "tbody", "tfoot", "caption"})
_VOID = frozenset({"br", "hr"})
_LINES = frozenset("div tr li dt dd caption hr".split())
_PARAGRAPHS = frozenset("p ul ol blockquote pre h1 h2 h3 h4 h5 h6 table dl".split())
_TAGS = frozenset(
    "b i u s em strong small sub sup code span p div br hr pre blockquote"
    " h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption".split()
)

_LONG_WORD = re.compile(rf"(\S{{{WORD_LIMIT}}})(?=\S)")
_JOINED = re.compile("(?:[^\\s\u200d]\ufe0f?\u200d){16,}")
_LIGATURE = "\u200d"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAPED = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")
"""Marks heaped upon one letter: painting a thousand of them is a stall of its own."""
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_SPACES = re.compile(r"[ \t\n\xa0]+")
_LINE, _PARAGRAPH = "\x1e", "\x1d"
"""Ends of lines and paragraphs while text is taken out of HTML; foreign ones are spelt out."""
_GAP = re.compile(r"[ \t]*[\n\x1d\x1e][\s\x1d\x1e]*")


def plain_text(body: str, *, is_html: bool = False) -> str:
    """Return a body as plain text that is safe to lay out; cut at the limit, marked with ``…``."""
    text = html_text(body[:HTML_LIMIT]) if is_html else body
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    short = "\n".join(text[:TEXT_LIMIT].split("\n", LINE_LIMIT)[:LINE_LIMIT])
    cut = len(short) < len(text) or (is_html and len(body) > HTML_LIMIT)
    return f"{breakable(short)}\n…" if cut else breakable(short)


def formatted_html(body: str) -> str:
    """Return a body's HTML with text tags only, or empty when it is better shown plain."""
    if len(body) > HTML_LIMIT:
        return ""
    pieces = list(_shallow(_clean(body)))
    flat = "".join(pieces)
    return flat if len(flat) <= FORMATTED_LIMIT else ""


def one_line(text: str, limit: int = 300) -> str:
    """Return foreign text for one line of a list: no line ends, no runs of spaces, not too long."""
    line = " ".join(text[: 4 * limit].split())
    line = line if len(line) <= limit else f"{line[:limit]}…"
    return visible(line)


def breakable(text: str) -> str:
    """Return text with places for the layout to break, and joined runs of emoji taken apart."""
    text = _HEAPED.sub("\\1…", _JOINED.sub(_taken_apart, text))
    text = visible(text)
    return _LONG_WORD.sub("\\1\u200b", text)


def _taken_apart(found: re.Match[str]) -> str:
    return found.group().replace(_LIGATURE, "")


def _clean(body: str) -> str:
    """Keep text tags; scripts and styles go with their content, every URL and style goes."""
    import nh3

    return nh3.clean(
        body.replace("\x00", ""),
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        # No spans either: a hundred cells that span a hundred rows take Qt minutes.
        attributes={},
        strip_comments=True,
        link_rel=None,
        url_schemes=set(),
    )


def _tokens(clean: str) -> Iterator[tuple[str, str, str]]:
    """Yield text, closing mark and tag of sanitised HTML, which has no attributes."""
    at = 0
    for found in _TOKEN.finditer(clean):
        yield clean[at : found.start()], found[1], found[2]
        at = found.end()
    yield clean[at:], "", ""


class _Cells:
    """Counts the cells of all tables and of each row; rows deeper than tables go are none."""

    def __init__(self) -> None:
        self._all = 0
        self._in_row: Counter[int] = Counter()

    def may_open(self, tag: str, depth: int) -> bool:
        """Tell whether a part of a table may be one, in tables this deep."""
        if depth > DEPTHS["table"]:
            return False
        if tag not in _CELLS:
            self._in_row[depth] = 0
            return self._all < CELL_LIMIT
        self._all += 1
        self._in_row[depth] += 1
        return self._all <= CELL_LIMIT and self._in_row[depth] <= COLUMN_LIMIT


def _shallow(clean: str) -> Iterator[str]:
    """Yield sanitised HTML again, without the tags that nest too deep and the cells too many.

    nh3 closes what it opens, so a dropped opening tag has its closing tag still to come.
    """
    depth: Counter[str] = Counter()
    opened: list[tuple[str, bool]] = []
    cells = _Cells()
    for text, closing, tag in _tokens(clean):
        yield html.escape(breakable(html.unescape(text)), quote=False)
        if not tag:
            continue
        if tag in _VOID:
            yield f"<{tag}>"
            continue
        if closing:
            kept = _closes(opened, tag)
            depth[tag] -= 1
            yield f"</{tag}>" if kept else " "
            continue
        depth[tag] += 1
        fits = depth[tag] <= DEPTHS.get(tag, _DEPTH) and len(opened) < _DEPTH_IN_ALL
        kept = fits and (tag not in _IN_TABLES or cells.may_open(tag, depth["table"]))
        opened.append((tag, kept))
        yield f"<{tag}>" if kept else " "


def _closes(opened: list[tuple[str, bool]], tag: str) -> bool:
    """Take the innermost open tag off the stack and tell whether it was kept."""
    while opened:
        name, kept = opened.pop()
        if name == tag:
            return kept
    return False


def html_text(body: str) -> str:
    """Return the text of HTML, line by line as it was meant; hidden text is text too.

    May take minutes: only what is short, or a process of its own, may ask for it.
    """
    pieces: list[str] = []
    in_pre = 0
    for text, closing, tag in _tokens(_clean(body)):
        words = visible(html.unescape(text))
        pieces.append(words if in_pre > 0 else _SPACES.sub(" ", words))
        if tag == "pre":
            in_pre += -1 if closing else 1
        if tag in _PARAGRAPHS:
            pieces.append(_PARAGRAPH)
        elif tag in _LINES:
            pieces.append(_LINE)
        elif tag == "br":
            pieces.append("\n")
        elif tag in _CELLS and closing:
            pieces.append("\t")
    return _GAP.sub(_line_ends, "".join(pieces)).strip()


def _line_ends(gap: re.Match[str]) -> str:
    """Return one or two line ends for whatever tags and breaks met in one place."""
    run = gap.group()
    if _PARAGRAPH in run:
        return "\n\n"
    return "\n" * min(run.count("\n") + (_LINE in run), 2)
