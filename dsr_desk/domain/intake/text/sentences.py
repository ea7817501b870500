"""New text cut into sentences; in sloppy mails a line that was broken on purpose ends one too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import SentenceWords
from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.requests import Evidence

SMILES = r":-?[)D]|[😊🙂☺👋🌞☀🌷🌸🌻💐❤👍🙏\ufe0f]"
"""Signs that close a statement in a friendly way; a wink or a laugh is none of them."""
_BREAK = re.compile(rf"[.!?]+[\"')\]]*(?=[ \n\f]|$)|[\n\f]|(?<=[^\s.!?] )(?:{SMILES})+(?= )")
_CLOSED = re.compile(rf"(?:[.!?;][\"')\] ]*|(?:{SMILES}) ?)$")
_SEMICOLON = re.compile(r";[ \n](?=(?:[^\s;]+[ \n]){3}[^\s;])")
_LAST_WORD = re.compile(r"[^\s(\"']*$")
_BULLET = re.compile(r"(?:[-•·+|>☐☑☒✓✔]|\[[ x]\]|\d{1,2}[.)]) ?")
_NUMBERING = re.compile(
    r"[ *#-]{0,4}(?:(?:(?:§|punkt|avsnitt|item|point|section) ?)\d{1,2}"
    r"|[ivx]{2,4})"
)
"""What numbers a line before its full stop: “Punkt 3.”, “VI.”"""
_LABEL = re.compile(rf"[^\W\d_][\w-]{{1,30}}: |{MASK}+: ")
"""What begins a line of its own: “Kanal: mejl”, “anna@…: radera mejl”."""
_ROW = re.compile(r"[^|\n]{1,40} \| ")
"""A table's row of a label and its value."""
_DAY_FOLLOWS = ("den", "d", "am", "the", "le", "kl")
_LICENSED = "leg"
_INITIAL = re.compile(r"(?<![\w'])[^\W\d_]$")
_SMILEY = re.compile(r"[:;]-?[()D]$")
_ADDRESS_LAST = re.compile(rf"{MASK}[>)\]]?$")
_LONGEST = 1_500
"""A longer sentence is cut, so that time stays linear; its pieces are no longer certain."""
_WRAP_AT = 60
"""A line that ends although the next word would have fitted here was ended on purpose."""
_MANY_LINES = 6
"""Lines from which on a text may be one that was wrapped at a narrow column."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block of new text; ``start`` and ``end`` count folded characters."""

    block: Folded
    start: int
    end: int
    certain: bool = True
    """False where the text may be somebody else's: it can never attest."""

    @property
    def text(self) -> str:
        """The folded words."""
        return self.block.text[self.start : self.end]

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip("\"')] ").endswith("?")

    @property
    def closed(self) -> bool:
        """Whether it ends with a full stop or the like, not just with its line."""
        return _CLOSED.search(self.text) is not None

    def evidence(self, shown: str, start: int = 0, end: int | None = None) -> Evidence:
        """Return a stretch of the sentence as evidence in the shown text."""
        stop = len(self.text) if end is None else end
        return self.block.evidence(shown, self.start + start, self.start + stop)


def _columns(text: str) -> tuple[list[int], list[int]]:
    """Return where the paragraphs start and the column where each one's lines were broken.

    It is a narrow one where most of many lines end near it.
    """
    starts, columns, start = [], [], 0
    for paragraph in text.split("\f"):
        lengths = [len(line) for line in paragraph.split("\n")]
        widest = max(lengths)
        full = sum(3 * length >= 2 * widest for length in lengths)
        narrow = len(lengths) >= _MANY_LINES and 3 * full >= 2 * len(lengths)
        starts.append(start)
        columns.append(min(_WRAP_AT, widest) if narrow else _WRAP_AT)
        start += len(paragraph) + 1
    return starts, columns


def _ends_here(text: str, found: re.Match[str], words: SentenceWords, column: int) -> bool:
    mark = found.group()
    if mark == "\f":
        return True
    line_start = max(text.rfind("\n", 0, found.start()), text.rfind("\f", 0, found.start())) + 1
    if mark == "\n":
        if _SMILEY.search(text, max(line_start, found.start() - 4), found.start()):
            return True
        following = text[found.end() : found.end() + 80]
        word = re.match(r"[^\s]*", following)
        width = found.start() - line_start + 1 + (len(word.group()) if word else 0)
        if _LABEL.match(following):
            return True
        if _ROW.match(following) and _ROW.match(text[line_start : found.start()]):
            return True
        if _BULLET.match(following):
            return True
        closing = _LAST_WORD.search(text, max(line_start, found.start() - 30), found.start())
        return width <= column and (closing is None or closing.group() not in words.unfinished)
    if mark.startswith("...."):
        # Dots that lead from a form's label to its value.
        return False
    before = _LAST_WORD.search(text[max(line_start, found.start() - 30) : found.start()])
    last = before.group() if before else ""
    initial = _INITIAL.search(text, max(line_start, found.start() - 2), found.start())
    numbers = text.startswith(" ", found.end()) and _NUMBERING.fullmatch(
        text, line_start, found.start()
    )
    shortened = last in words.abbreviations or (
        last == _LICENSED and words.licensed.match(text, found.end() + 1)
    )
    if mark == "." and (initial or numbers or shortened):
        return False
    if mark != "." or not last.isdigit() or len(last) > 2:
        return True
    # “1. anna@…” numbers a line, “den 5. mars” a day, but “artikel 15.” ends a sentence.
    lead = text[line_start : found.start() - len(last)].strip(" -☐☑☒✓✔•").rsplit(maxsplit=1)
    return bool(lead) and lead[-1] not in _DAY_FOLLOWS


def _pieces(block: Folded, start: int, end: int, certain: bool) -> Iterator[Sentence]:
    whole = end - start <= _LONGEST
    while start < end:
        cut = end
        if end - start > _LONGEST:
            space = block.text.rfind(" ", start, start + _LONGEST)
            cut = space if space > start else start + _LONGEST
        if block.text[start:cut].strip():
            yield Sentence(block, start, cut, certain and whole)
        start = cut


def _after_address(block: Folded, at: int, shown: str) -> bool:
    """Tell whether a line ends with an address and the next begins with a capital letter.

    People put no full stop behind an address.
    """
    if block.text[at] != "\n" or _ADDRESS_LAST.search(block.text, max(0, at - 3), at) is None:
        return False
    following = block.starts[at + 1] if at + 1 < len(block.starts) else len(shown)
    return shown[following : following + 1].isupper()


def sentences(
    block: Folded,
    words: SentenceWords,
    certain: bool,
    shown: str,
    rows: Collection[int] = (),
) -> Iterator[Sentence]:
    """Yield the sentences of a block in order.

    Args:
        block: the folded text.
        words: what decides where a sentence ends.
        certain: whether the block is certainly new text.
        shown: the mail's text.
        rows: where the labels of a form begin in the block: each begins a statement.
    """
    start = 0
    lines = {_line_of(block.text, at) for at in rows}
    starts, columns = _columns(block.text)
    for found in _BREAK.finditer(block.text):
        column = columns[bisect_right(starts, found.start()) - 1]
        ends = _ends_here(block.text, found, words, column)
        ends = ends or (found.end() in lines and found.group() == "\n")
        if not (ends or _after_address(block, found.start(), shown)):
            continue
        end = found.start() if found.group() in "\n\f" else found.end()
        yield from _pieces(block, start, end, certain)
        start = found.end()
        while start < len(block.text) and block.text[start] in " \n\f":
            start += 1
    yield from _pieces(block, start, len(block.text), certain)


def _line_of(text: str, at: int) -> int:
    """Return where the line begins that holds a position."""
    return max(text.rfind("\n", 0, at), text.rfind("\f", 0, at)) + 1


def clauses(text: str, edges: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where each clause of a sentence begins and ends; ``edges`` stand between two."""
    start = 0
    for edge in (*edges.finditer(text), None):
        end = edge.start() if edge else len(text)
        if end > start:
            yield start, end
        start = edge.end() if edge else end


def statements(said: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield sentences cut at semicolons, where more than an item of a list follows."""
    for sentence in said:
        start = sentence.start
        for found in _SEMICOLON.finditer(sentence.text):
            yield replace(sentence, start=start, end=sentence.start + found.start() + 1)
            start = sentence.start + found.end()
        yield replace(sentence, start=start)
