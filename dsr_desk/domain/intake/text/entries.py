"""Forms, tables and answers to questions: what stands beside which label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.region_kinds import Region
from dsr_desk.domain.intake.text.sentences import Sentence

_CELL_GAP = re.compile(r" *[|│¦\t][ |│¦\t]*|[ \u00a0]{2,}")
_RULE = re.compile(r"[\s|│+:=_.-]*")
_LABELLED = re.compile(
    r"[^\w(\[]{0,6}(?:\d{1,2}[.)] ?|[a-h][.)] )?([^\W\d_][^:|.=\t@]{0,60}?)\s*"
    r"(?::|\.{3,}|…+|=| [-–—]{1,2} )\s*(?=\S)"
)
_HEADING = re.compile(r"[^\w]{0,6}(?:\d{1,2}[.)] ?|[a-h][.)] )?([^@]{2,120}?)\s*[:?]?\s*")
_HEADING_WORDS = 8
_BARE_HEADING_WORDS = 3
_QUESTION_WORDS = 24
_LIST_LENGTH = 60
_LINE = 400
"""A longer line is prose."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its label in lower case; “” where a table has no heading for it."""

    label: str
    value: Sentence


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a mail, and the rows that head its tables."""

    entries: tuple[Entry, ...] = ()
    headings: tuple[Sentence, ...] = ()

    def heads(self, sentence: Sentence) -> bool:
        """Whether a sentence holds a table's heading: its cells say nothing themselves."""
        return any(
            head.block is sentence.block and head.start < sentence.end and sentence.start < head.end
            for head in self.headings
        )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    block: Folded | None
    certain: bool

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def piece(self, start: int, end: int) -> Sentence | None:
        """Return a stretch of the line, counted in it, as a piece of its folded block."""
        if self.block is None or not self.text[start:end].strip():
            return None
        low = self.block.position(self.start + start)
        high = self.block.position(self.start + end)
        while low < high and self.block.text[low].isspace():
            low += 1
        while low < high and self.block.text[high - 1].isspace():
            high -= 1
        return Sentence(self.block, low, high, self.certain) if low < high else None


def _lines(
    shown: str, regions: Sequence[Region], blocks: Sequence[tuple[Folded, bool]]
) -> list[_Line]:
    """Return the lines of the new text, and the quoted ones between them, which may be asked."""
    lines: list[_Line] = []
    folded = iter(blocks)
    for region in regions:
        block, certain = next(folded) if region.kind.read else (None, False)
        at = region.span.start
        for text in shown[at : min(region.span.end, at + 60_000)].split("\n"):
            lines.append(_Line(text, at, block, certain))
            at += len(text) + 1
    return lines


_Row = tuple[_Line, list[tuple[int, int]]]
"""A line and where its cells stand in it."""


def _cells(line: _Line) -> list[tuple[int, int]]:
    """Return where the cells of a table's row stand in its line; one cell is no table."""
    if line.block is None or line.blank or len(line.text) > _LINE:
        return []
    body = line.text.strip(" \t|│¦\u00a0\r")
    begin = line.text.index(body) if body else 0
    cells: list[tuple[int, int]] = []
    for gap in _CELL_GAP.finditer(body):
        cells.append((begin, line.text.index(body) + gap.start()))
        begin = line.text.index(body) + gap.end()
    return [*cells, (begin, line.text.index(body) + len(body))] if cells else []


def _label(text: str) -> str:
    return " ".join(text.lower().split()).strip(" :.?*_-")


def _table(rows: Sequence[_Row]) -> Iterator[Entry | Sentence]:
    """Read rows of equal width, under a heading (yielded too) or as pairs of label and value."""
    first, heads = rows[0]
    labels = [_label(first.text[low:high]) for low, high in heads]
    paired = len(heads) == 2 and not any(
        "@" in line.text[cells[0][0] : cells[0][1]] for line, cells in rows
    )
    headed = len(rows) > 1 and not paired and "@" not in first.text
    if headed and (heading := first.piece(0, len(first.text))):
        yield heading
    for line, cells in rows[1:] if headed else rows:
        names = labels if headed else [""] * len(cells)
        shown = list(zip(names, cells, strict=False))
        if paired:
            shown = [(_label(line.text[cells[0][0] : cells[0][1]]), cells[1])]
        for label, (low, high) in shown:
            value = line.piece(low, high)
            if value is not None:
                # The rows below a heading of new text are new, also under a drawn line.
                yield Entry(label, replace(value, certain=value.certain or first.certain))


def _tables(lines: Sequence[_Line]) -> Iterator[Entry | Sentence]:
    rows: list[_Row] = []
    for line in lines:
        if rows and not line.blank and _RULE.fullmatch(line.text):
            continue
        cells = _cells(line)
        if rows and len(cells) != len(rows[0][1]):
            yield from _table(rows)
            rows = []
        if cells:
            rows.append((line, cells))
    if rows:
        yield from _table(rows)


def _labelled(line: _Line) -> tuple[Entry | None, bool]:
    """Read “label: value”; the second tells whether the line has that form."""
    found = _LABELLED.match(line.text) if len(line.text) <= _LINE else None
    if not found or len(found.group(1).split()) > _HEADING_WORDS:
        return None, False
    value = line.piece(found.end(), len(line.text))
    return (Entry(_label(found.group(1)), value) if value else None), True


def _heading(line: _Line) -> tuple[str, bool] | None:
    """Return the label that a line is for those below it, and whether it asks for them."""
    asked = line.block is None and line.text.rstrip().endswith("?")
    text = line.text.lstrip("> \t") if asked else line.text
    ending = text.rstrip()[-1:]
    found = _HEADING.fullmatch(text) if len(text) <= _LINE else None
    if not found or (line.block is None and not asked) or ending in (".", ",", "!", ";"):
        return None
    opens = asked or ending in (":", "?")
    most = _QUESTION_WORDS if asked else _HEADING_WORDS if opens else _BARE_HEADING_WORDS
    return (_label(found.group(1)), opens) if len(text.split()) <= most else None


def _headed(
    lines: Sequence[_Line], index: int, is_label: Callable[[str], bool]
) -> tuple[list[Entry], int]:
    """Read the lines below a heading or a quoted question; return also the first line beyond."""
    heading = _heading(lines[index])
    below = index + 1
    if heading is None:
        return [], below
    label, opens = heading
    ruled = below < len(lines) and not lines[below].blank and _RULE.fullmatch(lines[below].text)
    below += bool(ruled)
    if opens and below < len(lines) and lines[below].blank:
        below += 1
    values: list[Entry] = []
    while below < len(lines) and len(values) < _LIST_LENGTH:
        under = lines[below]
        ended = under.text.rstrip().endswith((":", "?"))
        if under.blank or under.block is None or ended or _labelled(under)[1]:
            break
        if values and _is_next_label(under.text, is_label):
            break
        value = under.piece(0, len(under.text))
        if value is not None:
            # What stands under an underlined heading of new text is new too.
            certain = value.certain or (bool(ruled) and lines[index].certain)
            values.append(Entry(label, replace(value, certain=certain)))
        below += 1
    return values, below


def _is_next_label(text: str, is_label: Callable[[str], bool]) -> bool:
    """Tell whether a line heads the next value of a form: “Your name⏎…⏎E-mail address⏎…”."""
    short = len(text.split()) <= _BARE_HEADING_WORDS + 3 and "@" not in text
    return short and text.rstrip()[-1:] not in (".", ",", "!", ";") and is_label(_label(text))


def entries(
    shown: str,
    regions: Sequence[Region],
    blocks: Sequence[tuple[Folded, bool]],
    is_label: Callable[[str], bool],
) -> Listing:
    """Return what the new text puts beside a label, in a form, a table or below a heading.

    Args:
        is_label: tells whether words in lower case are a label that forms are known to use.
        shown: the mail's text.
        regions: all regions of the text, in order.
        blocks: the folded regions that are read, in order, each with whether it is certainly new.
    """
    lines = _lines(shown, regions, blocks)
    tables = list(_tables(lines))
    found = [one for one in tables if isinstance(one, Entry)]
    beyond = 0
    for index, line in enumerate(lines):
        if line.blank or _RULE.fullmatch(line.text) or "|" in line.text:
            continue
        entry, labelled = _labelled(line) if line.block is not None else (None, False)
        if entry:
            found.append(entry)
        elif not labelled and index >= beyond:
            # A line below a heading is no heading itself: each line is read once.
            values, beyond = _headed(lines, index, is_label)
            found += values
    return Listing(tuple(found), tuple(one for one in tables if isinstance(one, Sentence)))
