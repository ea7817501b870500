"""Foreign text made fit to be shown: capped, broken, sanitised.  Pure, so that a job can do it.

Qt's text layout is quadratic and worse in several ways that a stranger's mail can reach: one long
word, many open tags, nested tables, a run of joined emoji (security.md §5.2).  Whatever is shown
goes through :func:`plain_text` or :func:`formatted_html` first.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

TEXT_LIMIT = 40_000
"""Characters of one body that are shown; the item is still handled whole."""
LINE_LIMIT = 2_000
HTML_LIMIT = 400_000
"""Characters of HTML that are looked at at all."""
FORMATTED_LIMIT = 40_000
"""Longest sanitised HTML that is laid out; beyond it the plain text stands."""
CELL_LIMIT = 600
WORD_LIMIT = 200

DEPTHS = {
    "table": 6,
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
_VOID = frozenset({"br", "hr"})
_LINES = frozenset("div tr li dt dd caption hr".split())
_PARAGRAPHS = frozenset("p ul ol blockquote pre h1 h2 h3 h4 h5 h6 table dl".split())
_TAGS = frozenset(
    "b i u s em strong small sub sup code span p div br hr pre blockquote"
    " h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption".split()
)
_SPANS = frozenset({"colspan", "rowspan"})

_LONG_WORD = re.compile(rf"(\S{{{WORD_LIMIT}}})(?=\S)")
_JOINED = re.compile("(?:[^\\s\u200d]\ufe0f?\u200d){16,}")
_LIGATURE = "\u200d"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_SPACES = re.compile(r"[ \t\n\xa0]+")
_LINE, _PARAGRAPH = "\x1e", "\x1d"
"""Ends of lines and paragraphs while text is taken out of HTML; foreign ones are spelt out."""
_GAP = re.compile(r"[ \t]*[\n\x1d\x1e][\s\x1d\x1e]*")


def plain_text(body: str, *, is_html: bool = False) -> str:
    """Return a body as plain text that is safe to lay out; cut at the limit, marked with ``…``."""
    text = _text_of(body[:HTML_LIMIT]) if is_html else body
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


def visible(text: str) -> str:
    """Return text in which characters that hide or turn round what is written can be seen."""
    return _CONTROLS.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found.group()):04X}⟩"


def breakable(text: str) -> str:
    """Return text with places for the layout to break, and joined runs of emoji taken apart."""
    text = _JOINED.sub(_taken_apart, text)
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
        attributes={"td": set(_SPANS), "th": set(_SPANS)},
        attribute_filter=_small_span,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(),
    )


def _small_span(element: str, attribute: str, value: str) -> str | None:
    return value if value.isdecimal() and len(value) <= 2 else None


def _tokens(clean: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield text, closing mark, tag and attributes of sanitised HTML."""
    at = 0
    for found in _TOKEN.finditer(clean):
        yield clean[at : found.start()], found[1], found[2], found[3]
        at = found.end()
    yield clean[at:], "", "", ""


def _shallow(clean: str) -> Iterator[str]:
    """Yield sanitised HTML again, without the tags that nest too deep and the cells too many.

    nh3 closes what it opens, so a dropped opening tag has its closing tag still to come.
    """
    depth: Counter[str] = Counter()
    opened: list[tuple[str, bool]] = []
    cells = 0
    for text, closing, tag, attributes in _tokens(clean):
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
        cells += tag in _CELLS
        kept = (
            depth[tag] <= DEPTHS.get(tag, _DEPTH)
            and len(opened) < _DEPTH_IN_ALL
            and cells <= CELL_LIMIT
        )
        opened.append((tag, kept))
        yield f"<{tag}{attributes}>" if kept else " "


def _closes(opened: list[tuple[str, bool]], tag: str) -> bool:
    """Take the innermost open tag off the stack and tell whether it was kept."""
    while opened:
        name, kept = opened.pop()
        if name == tag:
            return kept
    return False


def _text_of(body: str) -> str:
    """Return the text of HTML, line by line as it was meant; hidden text is text too."""
    pieces: list[str] = []
    in_pre = 0
    for text, closing, tag, _ in _tokens(_clean(body)):
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
