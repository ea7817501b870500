"""Places by which somebody is found: streets, post towns, profiles, network addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

from dsr_desk.domain.finding.detecting.kinds import Detected, Identifier
from dsr_desk.domain.finding.detecting.outline import Outline
from dsr_desk.domain.finding.detecting.patterns import deferred_pattern
from dsr_desk.domain.finding.folded import plain

_CAP = r"(?:S:ta? )?[A-ZÅÄÖÉÜØÆ][^\W\d_]{1,30}(?:-[^\W\d_]{1,30})?"
_STREET_END = (
    r"gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|torg|allén|allé|backen|kajen|esplanaden"
    r"|liden|gade|gaten|veien|vegen|vej|straße|strasse|kroken|slingan|ringen"
)
_STREET_WORD = r"väg|gata|gränd|torg|allé|plan|stig|backe|kaj|platsen|street|road|lane|avenue"
_STREET_TAILS = (*plain(_STREET_END).split("|"), *plain(_STREET_WORD).split("|"))
_STREETS = frozenset("street road lane avenue drive square st rd ave".split())
_NUMBER = (
    r"[ \t]{1,3}\d{1,4}(?:[ \t]?[A-Za-z](?!\w))?(?:-\d{1,4})?"
    r"(?:,?[ \t]{0,2}(?:lgh|läg\w{0,7}|vån|\d{1,2}[ \t]?tr)\b\.?(?:[ \t]?\d{1,4})?)?(?![\w%])"
)
_STREET = deferred_pattern(
    rf"(?<!\w)(?:(?:{_CAP}[ \t]){{0,2}}{_CAP}(?:{_STREET_END})(?<=[^\W\d_]{{5}})"
    rf"|[a-zåäö]{{3,20}}(?:gatan|vägen|gränden|gränd|stigen|torget|allén)"
    rf"|[A-ZÅÄÖ]{{2,25}}(?:{_STREET_END.upper()})(?<=[^\W\d_]{{5}})"
    rf"|(?:{_CAP}[ \t]){{1,3}}(?i:{_STREET_WORD})){_NUMBER}"
    rf"|(?<![\w.])\d{{1,5}}[A-Z]? (?:{_CAP} ){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Drive|Square|St|Rd|Ave)\b\.?"
)
_CODE = r"(?:[1-8]\d\d|9[0-8]\d)"
"""Swedish post codes go up to 984."""
_TOWN = deferred_pattern(
    rf"(?<![\w.-])(?:(?:SE?[- ]|S-){_CODE}[ \u00a0]?\d\d"
    rf"|(?m:(?<=, )|(?<=,)|^[ \t>]*){_CODE}\d\d|{_CODE}[ \u00a0]\d\d)"
    r"[ \t]{1,3}[A-ZÅÄÖ][^\W\d_]{1,30}(?:[ \t][A-ZÅÄÖ][^\W\d_]{1,30})?(?!\w)"
    r"|(?<!\w)[A-Z]{1,2}\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)"
)
_NO_TOWN = deferred_pattern(r"(?i:kr|kronor|st|kwh|kg|euro|personer|ord|rader)$")
_LONGEST_TAIL = 16
_MAY_BE_TOWN = (b"00 A", b"00  A", b"00   A", b"0AA")
_PROFILE = deferred_pattern(
    r"(?<![\w@.-])(?:https?://)?(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.|[a-z]{2}\.)?"
    r"((?:(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|youtube|github|reddit|twitch|pinterest|"
    r"threads|mastodon|soundcloud|medium|vk|discord|flashback)\.(?:com|net|org|tv|social)|fb\.me|"
    r"linkedin\.com|t\.me|wa\.me)"
    r"/(?:in/|user/|u/|add/|channel/|c/|people/|@|profile\.php\?id=)?[^\s<>\"'()\[\]{}?#&,;]{2,80}"
    r"|(?:[\w-]{1,63}\.){1,5}[a-z]{2,10}/(?:[\w.-]{1,40}/){0,3}"
    r"(?:(?:user|users|u|profile|profil|profiles|member|members|medlem|people|anvandare|author)/"
    r"|[@~])[^\s<>\"'()\[\]{}?#&,;]{2,80})",
    re.IGNORECASE,
)
_FOUR = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = deferred_pattern(rf"(?<![\w.-])(?:{_FOUR}\.){{3}}{_FOUR}(?!\.?[\w-])")
_IPV6 = deferred_pattern(
    r"(?<![\w:])(?=[0-9:]*[A-Fa-f]|[0-9:]*::|(?:\d+:){3})"
    r"(?:[0-9A-Fa-f]{1,4}:){1,7}(?:(?::?[0-9A-Fa-f]{1,4}){1,6})(?![\w:])"
)
_MAY_BE_IPV6 = deferred_pattern(r":[0-9A-Fa-f:]")
_VERSION = deferred_pattern(
    r"(?i:version|ver\.?|(?<!\w)v|release|build|firmware|utgåva)[ .:]{0,2}$"
)


def places_in(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield streets, post towns, profiles and networks."""
    if outline.has(b"0"):
        for found in _STREET.finditer(text) if _may_be_street(text, outline) else ():
            yield Detected(*found.span(), Identifier.POSTAL, found.group().rstrip(" ,."))
        for found in _TOWN.finditer(text) if outline.has(*_MAY_BE_TOWN) else ():
            if not _NO_TOWN.search(found.group()):
                written = found.group().lstrip(" \t>")
                yield Detected(found.end() - len(written), found.end(), Identifier.POSTAL, written)
    if "/" in text:
        for found in _PROFILE.finditer(text):
            written = found[1].rstrip("/.!?:*_")
            start = found.start(1)
            yield Detected(start, start + len(written), Identifier.LINK, written)
    if outline.has(b"0.0"):
        yield from _networks(text, _IPV4)
    if ":" in text and _MAY_BE_IPV6.search(text):
        yield from _networks(text, _IPV6)


def _may_be_street(text: str, outline: Outline) -> bool:
    """Tell at once of most texts that no number stands beside a word for a street."""
    if outline.has_any(_STREETS):
        return True
    blank = outline.signs.find(b" 0")
    while blank >= 0:
        before = text[max(0, blank + 1 - _LONGEST_TAIL) : blank].rstrip(" \t")
        if plain(before).endswith(_STREET_TAILS):
            return True
        blank = outline.signs.find(b" 0", blank + 1)
    return False


def _networks(text: str, shape: re.Pattern[str]) -> Iterator[Detected]:
    for found in shape.finditer(text):
        try:
            address = ip_address(found.group())
        except ValueError:
            continue
        nobodys = address.is_loopback or address.is_unspecified or address.is_multicast
        if not nobodys and not _VERSION.search(text[max(0, found.start() - 12) : found.start()]):
            yield Detected(*found.span(), Identifier.NETWORK, found.group())
