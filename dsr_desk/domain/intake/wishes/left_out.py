"""Whether a channel's name is there to leave it out: “not the chats”, “mail: keep”."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.wishes.verbs import vanishings

_REACH = r"(?:[ \n][^\s.,;:!?]+){0,2}[ \n]$"
_ANSWERED_NO = re.compile(
    r"\w* ?(?::|=|-|\|) ?(?:nej|no|none|ingen|inga|inget|-|0)(?!\w)"
    r"|\w* (?:ej|nej)(?= ?(?:[.,;)]|$))"
)
_ANSWERS = re.compile(r"(?:[\w-]* ){0,2}[\w-]* ?(?::|=| - | -|-(?= )|\||\t) ?")
"""What parts a channel from its answer in a form: “Mails written by her: keep”."""
_ROW_LEAD = re.compile(r"[ \-•·+|\d.)]*(?:alla |samtliga |all |her |his )?")
_ROW_END = re.compile(r"\w*[ |]+")
CLAUSE = re.compile(r"[,;:!?]|\.(?: |\n|$)")
_ENDED = re.compile(r" ?(?:[.,;!?)]|$|(?:och|men|så|and|but|so)(?!\w))")
_BEFORE, _AFTER = 60, 60
"""Characters in which what leaves a channel out stands before or after its name."""


def left_out_before(text: str, start: int, end: int, words: Wordings) -> bool:
    """Tell whether a no stands before a channel's name: “inte mejlen”, “inga chattar”."""
    channels = words.channels
    lead = text[max(0, start - _BEFORE) : start]
    no = re.search(
        f"(?:{channels.left_out.pattern}){_REACH}|(?:{channels.left_out_next.pattern})[ \\n]$", lead
    )
    begin = start - len(lead)
    if no is None or _unwanted(text, begin + no.start(), begin + no.end(), words):
        return False
    polite = any(
        found.end() > len(lead) - _BEFORE // 2
        for pattern in (words.negation.polite, channels.not_left_out)
        for found in pattern.finditer(lead)
    )
    # “Inga mejl får finnas kvar” leaves nothing out; “men inte mejlen, de ska finnas kvar” does.
    rest = CLAUSE.split(text[end : end + _AFTER])[0]
    return not polite and not channels.remains.search(rest)


def left_out_after(text: str, start: int, end: int, words: Wordings) -> bool:
    """Tell whether “… ska vara kvar”, “: nej” or “men det ville hon inte” stands behind it."""
    if _ANSWERED_NO.match(text, end) or kept_by_answer(text, start, end, words):
        return True
    refused = (found for found in words.channels.refused.finditer(text) if found.start() >= end)
    if any(_ENDED.match(text, found.end()) for found in refused):
        return True
    found = words.channels.left_out_after.search(text, end, end + _AFTER)
    if not found or _unwanted(text, *found.span(), words):
        return False
    between = text[end : found.start()]
    return not words.wish.erase_wide.search(between) and not CLAUSE.search(between)


def kept_by_answer(text: str, start: int, end: int, words: Wordings) -> bool:
    """Tell whether a form or a table's row says that it stays: “Mails: keep”, “Chat   no”."""
    kept = words.channels.kept_answers
    sign = _ANSWERS.match(text, end)
    if sign and kept.match(text, sign.end()):
        return True
    row = _ROW_END.match(text, end)
    alone = row is not None and _ROW_LEAD.fullmatch(text, 0, start) is not None
    return alone and row is not None and kept.fullmatch(text[row.end() :].strip(" |.")) is not None


def _unwanted(text: str, start: int, end: int, words: Wordings) -> bool:
    """Tell whether a no belongs to the wish: “she no longer wants her posts to be kept”."""
    return any(low < end and start < high for low, high in vanishings(text, words))


def heads_what_stays(text: str, words: Wordings) -> bool:
    """Tell whether a line heads a list of what is to stay: “Ska vara kvar:”, “Keep?”."""
    said = text.rstrip(" -_=")
    # “HANDS OFF” heads what stays without a colon; “keep the mails” does not.
    headed = said.endswith((":", "?")) or words.channels.kept_heads.fullmatch(said) is not None
    return (
        headed
        and words.channels.kept_heads.search(said) is not None
        and words.channels.must_go.search(said) is None
        and not vanishings(said, words)
    )
