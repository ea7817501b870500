"""What people call themselves in forums and networks: told by a sign, or by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsr_desk.domain.finding.detecting.kinds import Detected, Identifier
from dsr_desk.domain.finding.detecting.outline import Outline
from dsr_desk.domain.finding.detecting.patterns import deferred_pattern
from dsr_desk.domain.finding.folded import may_say, plain

_NICK = r"[^\W_][\w.+-]{0,28}[\w]"
_SIGNED = deferred_pattern(rf"(?<![^\s(\[>\"'“,])@({_NICK})(?![\w@]|\.?[\w-]*@)")
_WROTE = r"(?i:skrev|skriver|wrote|writes|schrieb|schreef|skrifaði|napisał)"
_BEFORE_WROTE = deferred_pattern(
    rf"(?m)^[ \t>|*]*({_NICK}) {_WROTE}(?: \S[^\n]{{0,40}})?:[ \t]*\r?$"
)
_BEHIND_WROTE = deferred_pattern(
    rf"(?m)(?<!\w){_WROTE}[ \t]+({_NICK})(?:[ \t]*[<(][^<>()\n]*[>)])?:[ \t]*\r?$"
)
_QUOTED = deferred_pattern(r"\[quote=[\"'\u201d]?([^\"'\u201d\[\];,=\n]{2,40})", re.IGNORECASE)
_POSTED = deferred_pattern(
    r"(?i:ursprungligen (?:postat|skrivet|skickat) av|originally posted by|posted by|postat av"
    r"|inlägg av|citat från|citerar|quote from|in reply to):?[ \t]+@?"
    rf"[\"'\u201d]?({_NICK})"
)
_AT_NETWORK = deferred_pattern(
    r"(?<!\w)(?i:insta|instagram|ig|snap|snapchat|tiktok|kik|skype|discord|telegram|twitter|steam|"
    r"flashback|battle\.?net|gamertag|psn|xbox)[ \t]?(?::|=|är|heter|is)[ \t]?"
    rf"@?({_NICK}(?:\#\d{{4}})?)"
)
_USER = deferred_pattern(
    r"(?<!\w)(?i:användar(?:en|namn|namnet)|anv\.?namn|nick(?:et|namnet|namn|name)?|alias(?:et)?|"
    r"medlemmen|signaturen|username|user ?name|(?:the )?user)(?!\w)[ \t]{0,9}"
    rf"(?P<told>(?::|=|är|is)?[ \t]{{0,9}}[\"'\u201c\u201d@]?)(?P<nick>{_NICK})"
)
_POSTED_BY = tuple(
    phrase.encode("latin-1")
    for phrase in (
        *("postat av", "skrivet av", "skickat av", "posted by", "inlägg av", "citat från"),
        *("citerar", "quote from", "in reply to"),
    )
)
"""Of which it needs one: its single words are in many texts that say nothing of the kind."""
_WROTE_WORDS = frozenset(
    "skrev skriver wrote writes schrieb schreef skrifaði napisal napisał".split()
)
_TOLD = (
    (_BEFORE_WROTE, _WROTE_WORDS),
    (_BEHIND_WROTE, _WROTE_WORDS),
    (_QUOTED, frozenset(("quote",))),
    (_POSTED, frozenset(
        "postat posted skrivet skickat inlagg citat citerar quote reply".split()
    )),
    (_AT_NETWORK, frozenset(
        "insta instagram ig snap snapchat tiktok kik skype discord telegram twitter steam flashback"
        " battle battlenet gamertag psn xbox".split()
    )),
    (_USER, frozenset(
        "anvandaren anvandarnamn anvandarnamnet anvnamn anv nick nicket nicknamnet nicknamn"
        " nickname alias aliaset medlemmen signaturen username user".split()
    )),
)  # fmt: skip
"""Each with words of which it needs one: whether a text has any is known at once."""
_ANY_TOLD = frozenset().union(*(words for _, words in _TOLD))
_WITH_DIGITS = deferred_pattern(r"(?<![\w@./:=&+?;-])([^\W\d_]{2,20}_\d{1,6})(?![\w@(\[=-]|\.\w)")
"""Nobody writes so but in a user name; a file's name has an ending."""
_TELLING = deferred_pattern(r"[\d_]|[^\W\d_][.-][^\W\d_]|^[A-ZÅÄÖ]")
"""What a nick has that a word of a sentence has not."""
_TOP_DOMAIN = deferred_pattern(r"\.[a-z]{2,24}\Z", re.IGNORECASE)
_NO_NICK = frozenset(
    "alla and any charset den denna det detta du en ett font-face från han har hen hon i import"
    " inte is jag kan keyframes man many media mig namespace next ni nobody och one or page"
    " param people return said sedan ska som supports the they to using var vem vi vilken we who"
    " you author override property todo all everyone here channel".split()
)


def handles_in(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield handles; the same one may be told in two ways."""
    if "@" in text:
        for found in _SIGNED.finditer(text):
            if not _TOP_DOMAIN.search(found[1]):
                yield from _handle(found, 1)
    for found in _WITH_DIGITS.finditer(text) if "_" in text else ():
        yield from _handle(found, 1)
    for shape, needed in _TOLD if outline.has_any(_ANY_TOLD) else ():
        if not outline.has_any(needed) or (shape is _POSTED and not may_say(text, _POSTED_BY)):
            continue
        for found in shape.finditer(text):
            if shape is not _USER:
                yield from _handle(found, 1)
            elif found["told"].strip() or _TELLING.search(found["nick"]):
                yield from _handle(found, "nick")


def _handle(found: re.Match[str], group: int | str) -> Iterator[Detected]:
    nick = found[group].strip(" .,-")
    if len(nick) > 2 and plain(nick) not in _NO_NICK and not nick.isdigit():
        start = found.start(group)
        yield Detected(start, start + len(nick), Identifier.HANDLE, nick)
