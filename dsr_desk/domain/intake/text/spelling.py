"""Addresses as people spell them out so that no machine reads them: “lisa AT granne DOT se”.

How sure one must be is the reader's matter: in a text, what is no address must stay as it is
(:func:`as_signs`); of a sender line everything that may be one is wanted (:func:`perhaps_signs`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_SAID = {
    "@": r"snabel-?a|at|a",
    ".": r"punkt|prick|dot",
    "-": r"bindestreck|dash",
    "_": r"understreck|underscore",
}
"""What is said in a sign's place, in folded letters."""
_BARE_AT = r"snabel-?a|at"
"""The same without marks around it: a single “a” is a word."""
_GAP = r"[\s>]{0,4}"
_OPEN, _CLOSE = r"[(\[{]\s?", r"\s?[)\]}]"
_LOCAL = r"[\w.+-]{1,64}"
_DOT_SAID = rf"\s{{1,3}}(?:{_SAID['.']})\s{{1,3}}"

_BRACKETED = tuple(
    (re.compile(rf"\s?{_OPEN}(?:{said}|{re.escape(sign)}){_CLOSE}\s?", re.I), sign)
    for sign, said in _SAID.items()
)
_IN_BRACKETS = re.compile(
    rf"{_OPEN}(?:{'|'.join(_SAID.values())}|[{re.escape(''.join(_SAID))}]){_CLOSE}", re.I
)
"""What all of these need, and what the next do: sought at once, where they try every letter."""
_SAID_AT = re.compile(rf"\s(?:{_BARE_AT})\s{{1,3}}[\w-]{{1,63}}(?:\.|{_DOT_SAID})", re.I)
_AT = re.compile(r"at(?<=\sat)\s")
"""The same in small letters, which is found by its first letter."""
_SNABEL = re.compile(r"\s?(?<![^\W_])snabel-?a(?![^\W_])\s?", re.I)
_ALL_SAID = re.compile(
    rf"(?<![\w@.])({_LOCAL}(?:{_DOT_SAID}{_LOCAL}){{0,3}})\s{{1,3}}(?:{_BARE_AT})\s{{1,3}}"
    rf"((?:[\w-]{{1,63}}(?:{_DOT_SAID}|\.)){{1,5}}[^\W\d_]{{2,24}})(?![\w-])",
    re.I,
)
_DOTS_SAID = re.compile(
    rf"(?<![\w@.])([\w+-]{{1,64}}(?:(?:{_DOT_SAID}|\.)[\w+-]{{1,64}}){{0,3}})@"
    rf"([\w-]{{1,63}}(?:{_DOT_SAID}[\w-]{{1,63}}){{1,4}})(?![\w-])",
    re.I,
)
"""Where the @ is a sign already, and the dots behind it are words: “anna (at) firma punkt se”."""
_BLANKS = r"\s{0,4}"
_PERHAPS = tuple(
    (
        re.compile(
            rf"{_BLANKS}[(\[{{<]{_BLANKS}(?:{_SAID[sign]}|{re.escape(sign)}){_BLANKS}[)\]}}>]{_BLANKS}"
            rf"|\s{{1,4}}(?:{bare})\s{{1,4}}",
            re.I,
        ),
        sign,
    )
    for sign, bare in (("@", _BARE_AT), (".", _SAID["."]))
)
_AS_A_DOT = re.compile(_DOT_SAID, re.I)
LOOSE = re.compile(
    rf"(?<![\w@.])({_LOCAL})(?:\s(?:@|at)\s|\s@|@\s)((?:[\w-]{{1,63}}\.){{1,5}}[^\W\d_]{{2,24}})"
    r"(?![\w-])"
)
"""What may be an address or a few words: “see you at annan.example”."""
_OF_TWO_PARTS = re.compile(r"[^\W\d_][._][^\W\d_]{2}")


def as_signs(text: str) -> str:
    """Return a text in which what is surely an address, spelt out, is written with its signs."""
    if ("(" in text or "[" in text or "{" in text) and _IN_BRACKETS.search(text):
        for pattern, sign in _BRACKETED:
            text = pattern.sub(sign, text)
    low = _small(text)
    if ("snabel" in low or _AT.search(low)) and _SAID_AT.search(text):
        text = _ALL_SAID.sub(_signed, text)
    if "snabel" in low:
        text = _SNABEL.sub("@", text)
    return _DOTS_SAID.sub(_dotted, text) if "@" in text and _AS_A_DOT.search(text) else text


def _small(text: str) -> str:
    """Return a text in small letters, at least those of ASCII: what is sought here has no others.

    In bytes that is done many times as fast; where one becomes a letter of ASCII, as the Kelvin
    sign does, the text is in no such bytes.
    """
    try:
        return text.encode("latin-1").lower().decode("latin-1")
    except UnicodeEncodeError:
        return text.casefold()


def is_surely_one(found: re.Match[str]) -> bool:
    """Tell whether what :data:`LOOSE` has found can't be words: “<lisa at annan.example>”.

    Of 258 such places in the texts that come with a system, 220 stand in angle brackets and are
    addresses, all of them; so are those whose first part is two words with a mark between them.
    Of the rest nine in ten are words, such as “published at opensource.example”.
    """
    text, start, end = found.string, found.start(), found.end()
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return around == ("<", ">") or _OF_TWO_PARTS.search(found[1]) is not None


def perhaps_signs(text: str) -> str:
    """Return a text in which all that may be a sign of an address is one: “anna at x dot se”."""
    for pattern, sign in _PERHAPS:
        text = pattern.sub(sign, text)
    return text


def _signed(found: re.Match[str]) -> str:
    local, domain = found.groups()
    loud = found.group()[len(local) :].lstrip().startswith("AT")
    if not loud and not _AS_A_DOT.search(domain):
        return found.group()
    return f"{_AS_A_DOT.sub('.', local)}@{_AS_A_DOT.sub('.', domain)}"


def _dotted(found: re.Match[str]) -> str:
    return "@".join(_AS_A_DOT.sub(".", part) for part in found.groups())


@lru_cache(maxsize=64)
def sign_in_any_writing(sign: str) -> re.Pattern[str]:
    """Return what a sign of an address looks like in a folded text: “@”, “(at)”, “ at ”."""
    ways = [re.escape(sign)]
    if said := _SAID.get(sign):
        ways += [rf"{_OPEN}(?:{said}|{re.escape(sign)}){_CLOSE}"]
        words = _BARE_AT if sign == "@" else said
        ways += [rf"(?<=[\s>])(?:{words})(?=[\s>])"]
    if sign == "@":
        ways += [r"(?<![^\W_])snabel-?a"]
    return re.compile(f"{_GAP}(?:{'|'.join(ways)}){_GAP}")
