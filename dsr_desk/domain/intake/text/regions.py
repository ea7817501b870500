"""A mail's text cut into what the sender wrote now and what was there before.

Whatever can't be told for certain is ``DOUBTFUL``: it is read for persons and wishes, but nothing
in it ever attests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import RegionWords
from dsr_desk.domain.intake.text.attributions import Attributions
from dsr_desk.domain.intake.text.copied_headers import CopiedHeaders
from dsr_desk.domain.intake.text.lines import ENDED, Line, lines_of, next_text
from dsr_desk.domain.intake.text.machine_words import (
    is_system_note,
    may_be_machines,
    set_by_machine,
)
from dsr_desk.domain.intake.text.region_kinds import Region, RegionKind
from dsr_desk.domain.intake.text.tickets import Ticket
from dsr_desk.domain.requests import Span

_RULE = re.compile(
    r"[^\w\s]{3,}|[-_=~*]{3,} ?[^\n]{1,60}? ?[-_=~*]{3,}|_{3,}|[-_ ]{9,}|(?:[^\w\s] ?){3,}"
)
_UNDERLINED = re.compile(
    r"[-=]{4,}(?: +[-=]{4,})+|\|?[ :]*[-=]{2,}[ :]*(?:[|+][ :]*[-=]{2,}[ :]*)+\|?"
)
"""The line under a table's headings: two or more dashes for each column."""
_BORDER = re.compile(r"\+(?:[-=]{2,}\+)+")
"""The border of a table drawn with signs."""
_DELIMITER = re.compile(r"(?:--|—|__)\s?")
_SIGN_OFF = re.compile(r"//? ?[^\W\d_][^/@]{0,70}")
_STAMP = re.compile(r"<[^<>\s]+@[^<>\s]+>.{0,60}\d{1,2}[:.]\d{2}|\d{1,2}[:.]\d{2}.{0,60}<[^<>\s]+@")
_NAME = re.compile(r"(?:[^\W\d_][\w'.-]{0,30} ?){1,3}")
_ANEW = re.compile(r" ?[.!?]+ (?:\S+ ){3}")
"""A statement that begins behind a closing: “Glad påsk! Vi har …”."""
_CLOSING_ENDS = re.compile(r"(?:i|we|jag|vi)(?: am| are)? [^,.:;?!@]{1,40}, ([^,.:;?!@]{2,30}),")
_INLINED = re.compile(r"\[(?:attachment|attached|bilaga|bifogad|bifogat)\b[^\]]{0,90}\]?")
_GREETS = re.compile(r"(?:\w+ )?greetings? (?:of|for) the day")
"""What opens a mail in spite of its first word."""
_HEADING = 5
"""Words of an underlined heading at most."""
_WRAPPED = 60
"""Characters of a line at least that may go on in the next one."""


class _Cutter:
    """Walks the lines once; each line gets the kind of the state it is met in."""

    def __init__(self, lines: list[Line], words: RegionWords, forwards: bool) -> None:
        self._lines = lines
        self._words = words
        self._history = RegionKind.FORWARDED if forwards else RegionKind.QUOTED
        self._state = RegionKind.NEW
        self._kinds: list[RegionKind] = []
        self._seen_text = False
        self._set_by_machine = False
        """Whether a machine's words began the footer under way."""
        self._ticket = Ticket(words.ask_back_markers, words.post_days)
        self._attributions = Attributions(lines, words)
        self._headers = CopiedHeaders([(line.plain, line.blank) for line in lines], words)

    def kinds(self) -> list[RegionKind]:
        """Return each line's kind."""
        while len(self._kinds) < len(self._lines):
            self._take(len(self._kinds))
        return self._kinds

    def _take(self, index: int) -> None:
        line = self._lines[index]
        if line.prefixed:
            self._kinds.append(RegionKind.QUOTED)
            # New text may follow a quotation; a signature above it has ended.
            if self._state in (RegionKind.SIGNATURE, RegionKind.DISCLAIMER):
                self._state = RegionKind.NEW
            return
        if not self._seen_text and (kind := self._set_above(line)):
            self._kinds.append(kind)
            return
        if self._ticket.dates_newest(line.raw, line.plain):
            self._kinds = [RegionKind.QUOTED] * (index + 1)
            self._seen_text = False
            return
        if self._history_starts(index, line):
            return
        if not line.blank:
            self._enter(index, line)
        elif self._state is RegionKind.DISCLAIMER:
            self._state = RegionKind.NEW
        kind = self._state
        if kind is RegionKind.NEW and self._hangs_on_quote(index):
            kind = RegionKind.DOUBTFUL
        elif kind is RegionKind.DISCLAIMER and self._stands_below(index):
            kind = RegionKind.SIGNATURE
        self._kinds.append(kind)
        self._seen_text |= not line.blank and kind is not RegionKind.DISCLAIMER

    def _set_above(self, line: Line) -> RegionKind | None:
        """Return what a line is that a system set above the mail."""
        if self._ticket.heads(line.plain):
            return RegionKind.QUOTED
        noted = not self._ticket.headed and is_system_note(line.raw, self._words)
        return RegionKind.DISCLAIMER if noted else None

    # What was there before

    def _history_starts(self, index: int, line: Line) -> bool:
        """Give the kinds of an introduction to old text, and of all of it when it has no prefix."""
        if line.blank:
            return False
        kind, length = self._introduction(index, line)
        if kind is None:
            return False
        below = next_text(self._lines, index + length)
        self._kinds += [kind] * length
        if below is None or not self._lines[below].prefixed:
            self._kinds += [kind] * (len(self._lines) - len(self._kinds))
        return True

    def _introduction(self, index: int, line: Line) -> tuple[RegionKind | None, int]:
        plain = line.plain
        words = self._words
        if words.ask_back_markers.search(plain) or self._ticket.dates_older(plain):
            return RegionKind.QUOTED, len(self._lines) - index
        if len(plain) <= 100 and _marker(words.forward_markers, plain):
            return RegionKind.FORWARDED, 1 + self._headers.lines_from(index + 1)
        if len(plain) <= 100 and _marker(words.original_markers, plain):
            return self._history, 1 + self._headers.lines_from(index + 1)
        if _INLINED.fullmatch(plain):
            # What some systems set below a mail of a file it brings: nothing in it attests.
            return RegionKind.DOUBTFUL, 1
        block = self._headers.lines_from(index)
        if block:
            return self._history, block
        kind, length = self._attributions.at(index)
        if kind is None and len(plain) <= 120 and _STAMP.search(plain):
            # “Name <address> 2 March 10:12” heads a copied mail: nothing below it attests.
            return RegionKind.DOUBTFUL, 1
        return kind, length

    # What stands below the new text

    def _enter(self, index: int, line: Line) -> None:
        """Change the state where this line starts a signature, a footer or a postscript."""
        plain = line.plain
        words = self._words
        in_footer = self._state is RegionKind.DISCLAIMER
        if in_footer and self._set_by_machine and not may_be_machines(line.raw, words):
            self._state = RegionKind.NEW  # “EXTERNAL EMAIL⏎Wait: we haven't seen her passport.”
        self._set_by_machine &= self._state is RegionKind.DISCLAIMER
        if words.postscript.match(plain) and self._state is RegionKind.SIGNATURE:
            self._state = RegionKind.DOUBTFUL
        elif not self._seen_text and set_by_machine(words.banners, line.raw, words):
            self._state, self._set_by_machine = RegionKind.DISCLAIMER, True
        elif (self._starts_paragraph(index) or next_text(self._lines, index + 1) is None) and (
            set_by_machine(words.automatic, line.raw, words)
            or set_by_machine(words.banners, line.raw, words)
        ):
            if self._state is not RegionKind.SIGNATURE:
                self._state, self._set_by_machine = RegionKind.DISCLAIMER, True
        elif self._starts_paragraph(index) and words.disclaimers.search(plain[:200]):
            if self._state is not RegionKind.SIGNATURE:
                self._state = RegionKind.DISCLAIMER
        elif self._state is RegionKind.NEW and self._rules_off(index, line):
            self._state = RegionKind.DOUBTFUL if self._seen_text else RegionKind.NEW
        elif self._state in (RegionKind.NEW, RegionKind.DOUBTFUL) and self._signs(index, line):
            self._state = RegionKind.SIGNATURE

    def _stands_below(self, index: int) -> bool:
        """Tell whether a short footer's line stands above: what follows is no part of it.

        “Certifierade enligt ISO 14001” takes up no line; below it “Radera inte ännu” is heard, as
        it is below a name.
        """
        above = self._lines[index - 1] if index and self._seen_text else None
        return above is not None and not above.blank and len(above.plain) < _WRAPPED

    def _rules_off(self, index: int, line: Line) -> bool:
        """Tell whether a rule ends the new text; the one under a table's headings does not."""
        rule = line.raw.strip()[:200]
        if _BORDER.fullmatch(rule) and self._beside_row(index):
            return False
        above = self._lines[index - 1] if index else None
        headed = above is not None and not above.blank and self._underlines(above, rule)
        return not headed and _RULE.fullmatch(rule) is not None

    def _beside_row(self, index: int) -> bool:
        """Tell whether a row of a drawn table stands right above or below."""
        beside = self._lines[max(0, index - 1) : index + 2]
        return any(line.plain.startswith("|") for line in beside)

    def _underlines(self, above: Line, rule: str) -> bool:
        """Tell whether a rule heads a table, or is as long as the few words above it."""
        if _UNDERLINED.fullmatch(rule):
            return True
        heading = above.raw.strip()
        few = len(heading.split()) <= _HEADING and not heading.endswith(ENDED)
        as_long = abs(len(heading) - len(rule)) <= 1 and len(set(rule)) == 1 and rule[0] in "-="
        return few and as_long and not self._words.closings.match(above.plain)

    def _signs(self, index: int, line: Line) -> bool:
        words, plain = self._words, line.plain
        if _DELIMITER.fullmatch(line.raw.strip(" \t\u00a0")) or words.mobile.match(plain):
            return True
        if not self._seen_text or len(plain) > 80:
            return False
        if _SIGN_OFF.fullmatch(plain):
            return True
        # “I remain, yours sincerely,”
        ends = _CLOSING_ENDS.fullmatch(plain)
        closing = words.closings.match(plain, ends.start(1) if ends else 0)
        if closing and not _GREETS.match(plain):
            rest = plain[closing.end() :].strip(" ,.!:-/")
            anew = _ANEW.match(plain, closing.end()) is not None
            asks = anew or self._goes_on(line, closing) or plain.endswith((":", "?"))
            return not (asks and rest) and "@" not in rest and len(rest.split()) <= 5
        thanks = words.thanks.match(plain)
        if thanks and not plain[thanks.end() :].strip(" ,.!"):
            below = next_text(self._lines, index + 1)
            return below is not None and bool(_NAME.fullmatch(self._lines[below].plain))
        return False

    def _goes_on(self, line: Line, closing: re.Match[str]) -> bool:
        """Tell whether a closing begins a request: “Vänligen radera alla mejl”."""
        if not self._words.closings_bare.fullmatch(closing.group()):
            return False
        following = line.raw.split()[len(closing.group().split()) :]
        return bool(following) and following[0][:1].islower()

    def _starts_paragraph(self, index: int) -> bool:
        above = self._lines[index - 1] if index else None
        return above is None or above.blank or _RULE.fullmatch(above.raw.strip()[:200]) is not None

    def _hangs_on_quote(self, index: int) -> bool:
        """Tell whether the line may be the tail of a quoted one that a mail program broke."""
        if index == 0 or self._lines[index].blank:
            return False
        above = self._lines[index - 1]
        if above.prefixed:
            said = above.raw.strip("> \t\u00a0")
            return not said.endswith(ENDED)
        return self._kinds[index - 1] is RegionKind.DOUBTFUL


def _marker(pattern: Pattern, plain: str) -> bool:
    """Tell whether the line is a program's marker and no sentence with those words."""
    bare = plain.strip("-_=> :#*")
    found = pattern.match(bare)
    return found is not None and len(bare) - found.end() <= 30


def _merged(lines: list[Line], kinds: list[RegionKind]) -> Iterator[Region]:
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or kinds[index] is not kinds[start]:
            yield Region(kinds[start], Span(lines[start].start, lines[index - 1].end))
            start = index


def cut(text: str, limit: int, words: RegionWords, forwards: bool) -> tuple[Region, ...]:
    """Cut the first ``limit`` characters into regions, in order and without gaps between lines."""
    lines = lines_of(text, min(limit, len(text)))
    return tuple(_merged(lines, _Cutter(lines, words, forwards).kinds()))
