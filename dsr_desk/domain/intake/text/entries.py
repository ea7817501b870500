"""Forms, tables and answers to questions: what stands beside which label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.region_kinds import Region
from dsr_desk.domain.intake.text.sentences import Sentence

_NUMBERED = r"\d{1,2}[.)] ?|[A-Ha-h][.)] "
_CELL_GAP = re.compile(r" *[|│¦\t][ |│¦\t]*|[ \u00a0]{2,}")
_RULE = re.compile(r"[\s|│+:=_.-]*")
_LABELLED = re.compile(
    rf"[^\w(\[]{{0,6}}(?:{_NUMBERED})?([^\W\d_](?:[^:|.=\t@]|\.(?=[^\W\d_]|:)){{0,60}}?)\s*"
    r"(?::|\.{3,}|…+|=| [-–—]{1,2} )\s*(?=\S)"
)
_BLANK_LABEL = re.compile(rf"[^\w(\[]{{0,6}}(?:{_NUMBERED})?([^\W\d_][^:|=\t@]{{0,60}}?)\s*:\s*")
"""A label that nothing stands beside: “Assigned to:”."""
_HEADING = re.compile(
    rf"[^\w]{{0,6}}({_NUMBERED})?([^@]{{2,120}}?)\s*([:?]?)(?:\s*\([^()@]{{2,60}}\))?[\s*]*"
)
_NUMBER = re.compile(r"\s{0,8}(\d{1,2}|[A-Ha-h])[.)] ?[^\W\d_]")
_FOLLOWING = {
    **{str(at): str(at + 1) for at in range(1, 40)},
    **dict(zip("abcdefg", "bcdefgh", strict=True)),
}
"""What numbers the next question of a form."""
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
    head: Sentence | None = None
    """Where the label stands, if beside the value or right above."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a mail, and the rows that head its tables."""

    entries: tuple[Entry, ...] = ()
    headings: tuple[Sentence, ...] = ()
    rows: tuple[Sentence, ...] = ()
    """The labels that begin a line right above or below another such line."""
    left_open: tuple[Sentence, ...] = ()
    """Those of them that nothing answers."""

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


def _is_number(line: _Line, cell: tuple[int, int]) -> bool:
    return line.text[slice(*cell)].strip(" .)").isdigit()


def _table(rows: Sequence[_Row]) -> Iterator[Entry | Sentence]:
    """Read rows of equal width, under a heading (yielded too) or as pairs of label and value."""
    if all(
        len(cells) == 3 and line.text[slice(*cells[0])].strip(" .)").isdigit()
        for line, cells in rows
    ):
        rows = [(line, cells[1:]) for line, cells in rows]  # “7 | Underskrift | Moa Grip”
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
        head = line.piece(*cells[0]) if paired else None
        if paired:
            shown = [(_label(line.text[cells[0][0] : cells[0][1]]), cells[1])]
        for label, (low, high) in shown:
            value = line.piece(low, high)
            if value is not None:
                # The rows below a heading of new text are new, also under a drawn line.
                yield Entry(label, replace(value, certain=value.certain or first.certain), head)


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
    head = line.piece(*found.span(1))
    return (Entry(_label(found.group(1)), value, head) if value else None), True


def _beside(line: _Line) -> list[Entry]:
    """Read labels with their values in one line: “Ärende: 77 | Prio: normal | Kö: Support”."""
    found: list[Entry] = []
    for low, high in _cells(line):
        cell = _LABELLED.match(line.text, low, high)
        value = line.piece(cell.end(), high) if cell else None
        if cell is None or value is None:
            return []
        found.append(Entry(_label(cell[1]), value, line.piece(*cell.span(1))))
    return found if len(found) > 1 else []


def _heading(line: _Line, *, numbered: bool) -> tuple[Sentence | None, str, bool] | None:
    """Return the label that a line is for those below it, and whether it asks for them."""
    asked = line.block is None and line.text.rstrip().endswith("?")
    text = line.text.lstrip("> \t") if asked else line.text
    ending = text.rstrip()[-1:]
    found = _HEADING.fullmatch(text) if len(text) <= _LINE else None
    if not found or (line.block is None and not asked) or ending in (".", ",", "!", ";"):
        return None
    opens = asked or numbered or found[3] != ""
    most = _QUESTION_WORDS if asked else _HEADING_WORDS if opens else _BARE_HEADING_WORDS
    if len(text.split()) > most + 2 * numbered:
        return None
    return (None if asked else line.piece(*found.span(2))), _label(found[2]), opens


def _questions(lines: Sequence[_Line]) -> frozenset[int]:
    """Return the lines that number the questions of a form, each with its answer below."""
    questions: set[int] = set()
    last: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        found = _NUMBER.match(line.text) if line.block is not None else None
        if found is None:
            continue
        mark = found[1].lower()
        if last and mark == _FOLLOWING.get(last[1]):
            between = lines[last[0] + 1 : index]
            if any(not one.blank and one.block is not None for one in between):
                questions |= {last[0], index}
        last = (index, mark)
    return frozenset(questions)


def _headed(
    lines: Sequence[_Line],
    index: int,
    questions: frozenset[int],
    is_label: Callable[[str], bool],
) -> tuple[list[Entry], int]:
    """Read the lines below a heading or a quoted question; return also the first line beyond."""
    heading = _heading(lines[index], numbered=index in questions)
    below = index + 1
    if heading is None:
        return [], below
    head, label, opens = heading
    ruled = below < len(lines) and not lines[below].blank and _RULE.fullmatch(lines[below].text)
    below += bool(ruled)
    if opens and below < len(lines) and lines[below].blank:
        below += 1
    values: list[Entry] = []
    while below < len(lines) and len(values) < _LIST_LENGTH:
        under = lines[below]
        ended = under.text.rstrip().endswith((":", "?")) or below in questions
        if under.blank or under.block is None or ended or _labelled(under)[1]:
            break
        if values and _is_next_label(under.text, is_label):
            break
        value = under.piece(0, len(under.text))
        if value is not None:
            # What stands under an underlined heading of new text is new too.
            certain = value.certain or (bool(ruled) and lines[index].certain)
            values.append(Entry(label, replace(value, certain=certain), head))
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
    questions = _questions(lines)
    beyond = 0
    rows: list[tuple[int, Sentence]] = []
    for index, line in enumerate(lines):
        if line.blank or _RULE.fullmatch(line.text):
            continue
        if "|" in line.text:
            found += _beside(line)
            continue
        entry, labelled = _labelled(line) if line.block is not None else (None, False)
        if head := _begins_row(line, entry):
            rows.append((index, head))
        if entry:
            found.append(entry)
        elif not labelled and index >= beyond:
            # A line below a heading is no heading itself: each line is read once.
            values, beyond = _headed(lines, index, questions, is_label)
            found += values
    heads = tuple(one for one in tables if isinstance(one, Sentence))
    labels = _in_rows(rows)
    answered = {(id(one.head.block), one.head.start) for one in found if one.head}
    left_open = tuple(one for one in labels if (id(one.block), one.start) not in answered)
    return Listing(tuple(found), heads, labels, left_open)


def _begins_row(line: _Line, entry: Entry | None) -> Sentence | None:
    """Return the label that begins a line, whether a value stands beside it or not."""
    if entry is not None:
        return entry.head
    found = _BLANK_LABEL.fullmatch(line.text) if len(line.text) <= _LINE else None
    return line.piece(*found.span(1)) if found else None


def _in_rows(rows: Sequence[tuple[int, Sentence]]) -> tuple[Sentence, ...]:
    """Return those that stand right above or below another: a label alone may be prose."""
    at = {index for index, _ in rows}
    return tuple(head for index, head in rows if not at.isdisjoint((index - 1, index + 1)))
