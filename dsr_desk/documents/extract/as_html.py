"""The extract as HTML: any browser opens it, with no network and no script.

Everything from outside is text.  A small extract is one page; a large one gets pages of its own,
each written as soon as it is full, so that neither the desk nor a browser holds all of it at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from dsr_desk.documents.extract.as_json import Laid, shown_author
from dsr_desk.documents.extract.opening import Opening
from dsr_desk.documents.extract.summary import Summary
from dsr_desk.documents.texts import size, words
from dsr_desk.documents.visible import on_screen
from dsr_desk.domain.desk_time import at_desk
from dsr_desk.domain.extracts.packages import PackageHead

INDEX, PAGES = "index.html", "pages/"
_MOST_ITEMS = 400
_MOST_TEXT = 600_000
_MOST_LISTED = 3_000
"""More conversations than this are found through the list of pages."""
_HARMLESS = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".gif", ".txt", ".docx", ".xlsx", ".odt"})
"""Other attachments are named and not linked: a click in the browser could run one."""
_UP = "\0"
"""Stands for the way up to the package's folder until the page's own place is known."""
_STYLE = """
:root{color-scheme:light dark;--soft:#5b6570;--line:#ccd3da;--accent:#125470;--warn:#8a4a00}
@media(prefers-color-scheme:dark){
:root{--soft:#a4aeb8;--line:#3d454e;--accent:#7cc4e2;--warn:#f0b366}}
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1,h2{color:var(--accent);line-height:1.2}h2{margin-top:2.5rem}h3{margin:2rem 0 .5rem}
h3,article{border-top:1px solid var(--line);padding-top:.8rem;overflow-wrap:anywhere}
a{color:var(--accent)}dt{font-weight:600;margin-top:.5rem}dd{margin:0}
dd,pre,li,td{overflow-wrap:anywhere;white-space:pre-wrap;unicode-bidi:plaintext}
pre{font:inherit;margin:.5rem 0 1rem}table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
.soft{color:var(--soft);font-size:.88rem}.warn{color:var(--warn);font-weight:600}
.mark{color:var(--accent);font-weight:600}p{margin:.2rem 0}article p{unicode-bidi:plaintext}
@media print{body{max-width:none}article{break-inside:avoid-page}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class HtmlExtract:
    """Writes the pages; items are added in the order of their numbers."""

    def __init__(self, head: PackageHead, write: Callable[[str, bytes], None]) -> None:
        """Take what the package is about, and what takes a page's name and bytes."""
        self._head = head
        self._words = words(head.language)
        self._said = Opening(head, self._words, _one_line)
        self._write = write
        self._parts: list[str] = []
        self._size = 0
        self._first = 1
        self._last = 0
        self._starts: list[int] = []
        self._conversation: tuple[str, str] | None = None

    def add(self, shown: Laid) -> None:
        """Take one item; a page that is full is written first."""
        here = (shown.item.channel, shown.item.conversation)
        full = self._last - self._first + 1 >= _MOST_ITEMS or self._size > _MOST_TEXT
        if self._parts and full:
            self._page()
            self._conversation = None
        if here != self._conversation:
            self._conversation = here
            self._put(self._conversation_head(shown))
        self._last = shown.number
        for part in self._item(shown):
            self._put(part)

    def finish(self, summary: Summary) -> None:
        """Write the last page and the one that is opened first."""
        small = not self._starts
        if not small and self._parts:
            self._page()
        self._write(INDEX, self._document(self._index(summary, small=small)))

    # --- items -----------------------------------------------------------------------------

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def _conversation_head(self, shown: Laid) -> str:
        title = _one_line(shown.conversation_title) or self._get("no_subject")
        kind = self._words.value("kinds", shown.item.kind.value)
        place = f"{_one_line(shown.channel_title)} · {kind}"
        return f'<h3 dir="auto">{escape(title)}</h3><p class="soft">{escape(place)}</p>\n'

    def _item(self, shown: Laid) -> Iterator[str]:
        item, at = shown.item, at_desk(shown.item.at)
        marker = escape(self._get("item", number=shown.number))
        yield f'<article id="item-{shown.number}"><p><a class="mark" href="#item-{shown.number}">'
        yield f'{marker}</a> <span class="soft"><time datetime="{item.at.isoformat()}">'
        yield f"{at:%Y-%m-%d %H:%M} {at.tzname()}</time></span></p>\n"
        who = _one_line(shown_author(item.author_name, item.author))
        who = who or self._get("staff" if item.staff else "person")
        yield f'<p dir="auto"><strong>{escape(who)}</strong></p>\n'
        if item.recipients:
            listed = ", ".join(_one_line(recipient) for recipient in item.recipients)
            yield f'<p class="soft">{escape(self._get("to", recipients=listed))}</p>\n'
        if item.subject.strip():
            yield f'<p dir="auto"><strong>{escape(_one_line(item.subject))}</strong></p>\n'
        text = on_screen(shown.text.rstrip()) if shown.text.strip() else self._get("no_text")
        # A browser swallows the first line break inside this element: so one is given to it.
        yield f'<pre dir="auto">\n{escape(text)}</pre>\n'
        if shown.files:
            yield f'<p class="soft">{escape(self._get("attachments"))}</p><ul>'
            yield from self._files(shown)
            yield "</ul>\n"
        yield "</article>\n"

    def _files(self, shown: Laid) -> Iterator[str]:
        for (member, count), attachment in zip(shown.files, shown.item.attachments, strict=True):
            label = escape(_one_line(attachment.filename) or "–")
            if PurePosixPath(member).suffix.lower() in _HARMLESS:
                label = f'<a href="{_UP}{quote(member)}">{label}</a>'
            yield f"<li>{label} ({size(count, self._words.language)}) → {escape(member)}</li>"

    # --- pages -----------------------------------------------------------------------------

    def _page(self) -> None:
        """Write the page that is full."""
        self._starts.append(self._first)
        number = len(self._starts)
        self._write(_name(number), self._document(self._around(number)))
        self._parts.clear()
        self._size = 0
        self._first = self._last + 1

    def _around(self, number: int) -> Iterator[str]:
        before = f"{number - 1:04d}.html" if number > 1 else ""
        after = f"{number + 1:04d}.html" if self._last < self._head.item_count else ""
        links = (
            (f"../{INDEX}", self._get("to_start")),
            (before, self._get("page_before")),
            (after, self._get("page_after")),
        )
        shown = " · ".join(f'<a href="{href}">{escape(text)}</a>' for href, text in links if href)
        title = f"{self._said.title()} {self._head.case}, {self._numbers(self._first, self._last)}"
        yield f"<p>{shown}</p><h1>{escape(title)}</h1>\n"
        yield "".join(self._parts).replace(_UP, "../")
        yield f"<p>{shown}</p>\n"

    def _numbers(self, first: int, last: int) -> str:
        return self._get("numbers_one" if first == last else "numbers_many", first=first, last=last)

    # --- the page that is opened first -----------------------------------------------------

    def _index(self, summary: Summary, *, small: bool) -> Iterator[str]:
        said, head = self._said, self._head
        yield f"<h1>{escape(said.title())}</h1>\n"
        yield f'<p class="soft">{escape(self._get(f"law_{head.profile.value}"))}</p>\n<dl>'
        for label, text in said.facts(summary):
            yield f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        yield "</dl>\n"
        for warning in said.warnings():
            yield f'<p class="warn">{escape(warning)}</p>\n'
        yield f"<p>{escape(self._get('personal'))}</p>\n"
        yield from self._table(summary)
        yield from self._article()
        yield from self._missing(summary)
        if summary.items:
            yield f'<h2 id="contents">{escape(self._get("contents"))}</h2>\n'
            yield from self._contents(summary, small=small)
        if small:
            yield "".join(self._parts).replace(_UP, "")

    def _table(self, summary: Summary) -> Iterator[str]:
        heading, note = self._said.heading(summary)
        yield f"<h2>{escape(heading)}</h2>\n"
        if note:
            yield f"<p>{escape(note)}</p>\n"
        yield f"<table><tr>{_cells('th', self._said.columns())}</tr>\n"
        for channel in summary.channels.values():
            yield f"<tr>{_cells('td', self._said.cells(channel))}</tr>\n"
        yield "</table>\n"

    def _article(self) -> Iterator[str]:
        yield f'<h2 id="article-15">{escape(self._get("cover_heading"))}</h2>\n'
        yield f"<p>{escape(self._get('cover_intro'))}</p>\n<dl>"
        for point in self._head.cover:
            label = self._words.value("cover", point.code)
            hint = self._words.value("cover", f"{point.code}_hint")
            yield f'<dt>{escape(label)} <span class="soft">{escape(hint)}</span></dt>'
            if point.text.strip():
                yield f"<dd>{escape(on_screen(point.text.strip()))}</dd>"
            else:
                yield f'<dd class="warn">☐ {escape(self._get("blank"))}</dd>'
        yield "</dl>\n"

    def _missing(self, summary: Summary) -> Iterator[str]:
        head, said = self._head, self._said
        yield f'<h2 id="missing">{escape(self._get("missing_heading"))}</h2>\n'
        if not head.gaps and not head.left_out and not said.others():
            yield f"<p>{escape(self._get('missing_none'))}</p>\n"
        for heading, sentences in (
            ("gaps_heading", said.gaps()),
            ("left_heading", said.left_out()),
            ("others_heading", said.others()),
        ):
            if sentences:
                yield f"<h3>{escape(self._get(heading))}</h3><ul>"
                yield "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
                yield "</ul>\n"
        for note in said.notes(summary):
            yield f"<p>{escape(note)}</p>\n"

    def _contents(self, summary: Summary, *, small: bool) -> Iterator[str]:
        many = sum(len(c.conversations) for c in summary.channels.values()) > _MOST_LISTED
        if many and not small:
            yield "<ul>"
            for number, first in enumerate(self._starts, 1):
                last = self._starts[number] - 1 if number < len(self._starts) else summary.items
                numbers = escape(self._numbers(first, last))
                yield f'<li><a href="{_name(number)}">{numbers}</a></li>\n'
            yield "</ul>\n"
            return
        for channel in summary.channels.values():
            if not channel.conversations:
                continue
            yield f'<p dir="auto"><strong>{escape(_one_line(channel.title))}</strong></p><ul>'
            for found in channel.conversations:
                page = bisect_right(self._starts, found.first)
                where = f"{'' if small else _name(page)}#item-{found.first}"
                title = escape(_one_line(found.plain) or self._get("no_subject"))
                numbers = escape(self._numbers(found.first, found.last))
                yield f'<li dir="auto"><a href="{where}">{title}</a> '
                yield f'<span class="soft">{numbers}</span></li>\n'
            yield "</ul>\n"

    # --- the document around ---------------------------------------------------------------

    def _get(self, name: str, **facts: object) -> str:
        return self._said.get(name, **facts)

    def _document(self, body: Iterator[str]) -> bytes:
        title = escape(f"{self._said.title()} · {self._head.case}")
        return (
            f'<!DOCTYPE html>\n<html lang="{self._words.language}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title><style>{_STYLE}</style></head><body>\n"
            f"{''.join(body)}</body></html>\n"
        ).encode()


def _name(number: int) -> str:
    return f"{PAGES}{number:04d}.html"


def _cells(tag: str, texts: list[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def _one_line(text: str) -> str:
    return " ".join(on_screen(text).split())
