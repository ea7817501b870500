"""Which of the quoted history the sender wrote, as far as its headings tell.

Who answers under a mail of their own stands by it: a doubt that they told there is a doubt still,
whatever the new text says.  What others wrote below says nothing about the attestation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.wordings import RegionWords
from dsr_desk.domain.intake.subjects.found_addresses import find_addresses
from dsr_desk.domain.intake.text.folding import Folded, fold
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.region_kinds import Region, RegionKind
from dsr_desk.domain.requests import Span

_MARKS = re.compile(r"[> \t\u00a0]*")
_WORD = re.compile(r"[^\W\d_]+")
_HEADING = 200
"""Characters of a line that is looked at for who wrote."""
_NAMES = 2
"""Parts of an address that have to be a name's, or “info@…” would be named by any “info”."""

_HISTORY = (RegionKind.QUOTED, RegionKind.FORWARDED)
_MOST = 20_000
"""Characters that are read: whoever wrote more below wrote no instruction."""


def own_history(
    shown: str, regions: Sequence[Region], senders: Sequence[EmailAddress], words: RegionWords
) -> Iterator[Span]:
    """Yield the lines of the history that stand under a heading with the sender's name.

    Args:
        shown: the mail's text.
        regions: what it was cut into.
        senders: of the mail.
        words: the wordings.
    """
    by_sender: dict[int, bool] = {}
    heading = ""
    for region in regions:
        if region.kind not in _HISTORY:
            continue
        for start, end in _lines(shown, region.span):
            marks = _MARKS.match(shown, start, end)
            depth = marks.group().count(">") if marks else 0
            text = shown[marks.end() if marks else start : min(end, start + _HEADING)].strip()
            heading = f"{heading} {text}".strip()[-_HEADING:] if text else ""
            if said := _heads(text, heading, words):
                # Below “… wrote:” the text stands one mark deeper, or beside it without any.
                own = _names(said, senders)
                by_sender = {at: one for at, one in by_sender.items() if at < depth}
                by_sender |= {depth: own, depth + 1: own}
                heading = ""
            elif text and by_sender.get(depth, False):
                yield Span(marks.end() if marks else start, end)


def own_earlier(
    shown: str, regions: Sequence[Region], senders: Sequence[EmailAddress], words: RegionWords
) -> Folded:
    """Return the same lines as one folded block, without the marks of quotation."""
    text, starts, ends, left = "", [], [], _MOST
    for span in own_history(shown, regions, senders, words):
        left -= span.end - span.start
        if left < 0:
            break
        addresses = [found.span for found in find_addresses(shown, span.start, span.end)]
        line = fold(shown, span.start, span.end, addresses)
        text += line.text + "\n"
        starts += [*line.starts, span.end]
        ends += [*line.ends, span.end]
    return Folded(text, tuple(starts), tuple(ends))


def _lines(shown: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    while start < span.end:
        found = shown.find("\n", start, span.end)
        end = span.end if found < 0 else found
        yield start, end
        start = end + 1


def _heads(line: str, joined: str, words: RegionWords) -> str:
    """Return what names the writer of what stands below: “From: …”, “On Monday … wrote:”."""
    label, colon, rest = line.partition(":")
    if colon and label.strip(" *").lower() in words.header_from:
        return rest
    wrote = line.endswith(":") and words.attribution_verbs.search(joined.lower())
    return joined if wrote else ""


def _names(text: str, senders: Sequence[EmailAddress]) -> bool:
    """Tell whether a heading holds a sender's address, or the name that it is made of."""
    said = {plain(word) for word in _WORD.findall(text)}
    for sender in senders:
        parts = [plain(part) for part in _WORD.findall(sender.local)]
        if sender.text.lower() in text.lower() or (len(parts) >= _NAMES and said.issuperset(parts)):
            return True
    return False
