"""Who wrote a mail: read strictly where its headers allow it, else as leniently as is safe.

What is read leniently only ever suggests that a mail is a person's; what can't be read even so is
told, for nobody would find such a mail by whom it is from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dsr_desk.domain.addresses import EmailAddress, address_in
from dsr_desk.domain.content import PLAIN_SENDER, SenderLine
from dsr_desk.domain.finding.detecting.encodings import forms
from dsr_desk.domain.intake.text.spelling import perhaps_signs
from dsr_desk.mail.reading import headers as hdr
from dsr_desk.mail.reading.headers import Headers

ORIGINAL = "x-original-from"
"""Where mailing lists keep the author when they write themselves into From."""
_INSTEAD = ("sender", "resent-from", "return-path")
"""What tells who may have written a mail whose From tells nobody."""
_SHOWN = 500
"""Characters of a sender line that are kept."""
_READ = 1_000
"""Characters of a sender line that are read leniently."""
_MOST = 40
"""Addresses that one sender line may suggest."""

_AT = re.compile("[@\uff20\ufe6b]")
_COMMENT = re.compile(r"\([^()]*\)")
_AROUND = re.compile(r"\s*([@.])[\s@]*")
_DOTS = str.maketrans("\u3002\uff61\u2024", "...")
_QUOTES = str.maketrans(dict.fromkeys("\"'`\u2018\u2019\u201c\u201d\u201e\u00b4", " "))
_ADDRESS = re.compile(r"([^\s<>(),:;\"\[\]\\@]{1,80})@(?=([^\s<>(),:;\"\[\]\\@/]{1,190}))")
"""Each sign with what stands around it, also where one run has several signs."""
_PLAIN_END, _PLAIN_START = re.compile(r"[\w.+-]+\Z"), re.compile(r"[\w.-]+")
_UNNAMED = re.compile(r'"[^"@]*[^"@\w.+-][^"@]*"\s*@')
"""A quoted local part with signs in it: the desk knows no such addresses."""


@lru_cache(2_000)
def is_plain(value: str) -> bool:
    """Tell whether a From is one address, with a name or without, and nothing else."""
    boxes = hdr.mailboxes(value)
    if not boxes.clean or len(boxes.found) != 1 or len(_AT.findall(hdr.decoded(value))) != 1:
        return False
    written = boxes.found[0].address.text
    return _usual(written) == written


def sender_line(headers: Headers) -> SenderLine:
    """Return what the sender line of a mail says beside one plain address."""
    values = headers.all("from")
    originals = headers.all(ORIGINAL)
    if len(values) == 1 and not originals and is_plain(values[0]):
        return PLAIN_SENDER
    exact = list(dict.fromkeys(hdr.addresses(values)))
    near = _suggested((*values, *originals), exact)
    unread = _unread(values, [*exact, *near], cut="header-hostile" in headers.problems)
    if not exact:
        near += _suggested((v for name in _INSTEAD for v in headers.all(name)), near)
    several = exact if len(exact) > 1 or _has_more(values, exact) else []
    if not (several or near or unread):
        return PLAIN_SENDER
    text = "" if exact and not several else _shown(values)
    return SenderLine(text, _texts(several), _texts(near[:_MOST]), unread)


def _texts(addresses: Iterable[EmailAddress]) -> tuple[str, ...]:
    return tuple(address.text for address in addresses)


def _unread(values: Sequence[str], known: Sequence[EmailAddress], *, cut: bool) -> bool:
    """Tell whether a sender stands in these lines that was not read in any way."""
    if not known:
        return True
    broken = [value for value in values if not hdr.mailboxes(value).clean]
    if (cut and broken) or any(len(value) >= hdr.VALUE_LIMIT for value in values):
        return True
    return any(_UNNAMED.search(hdr.decoded(v)) for v in broken) or _has_more(broken, known)


def _has_more(values: Sequence[str], known: Sequence[EmailAddress]) -> bool:
    """Tell whether a sign of a sender is left when the known ones are taken out."""
    taken = frozenset(known)
    return any(
        "@" in _ADDRESS.sub(lambda hit: hit.group() if taken.isdisjoint(_meant(hit)) else "", text)
        for text in (_rendered(hdr.decoded(v)) for v in values if not hdr.mailboxes(v).clean)
    )


def _suggested(values: Iterable[str], exact: Sequence[EmailAddress]) -> list[EmailAddress]:
    """Return every address that somebody may have meant by these lines, beside the exact ones."""
    # An exact one may hold letters that are not what they look like, or can't be seen at all.
    found = dict.fromkeys(
        usual for a in exact if (usual := address_in(_usual(a.text))) and usual != a
    )
    for value in values:
        line = _usual(hdr.decoded(value)[:_READ])
        for form in forms(line):
            for text in dict.fromkeys((form, form.translate(_QUOTES), _rendered(form))):
                for hit in _ADDRESS.finditer(text):
                    meant = list(_meant(hit))
                    if frozenset(exact).isdisjoint(meant):
                        found |= dict.fromkeys(meant)
    return list(found)


def _meant(hit: re.Match[str]) -> Iterator[EmailAddress]:
    """Yield what an address-like run may mean: whole, and without what clings to it."""
    locals_ = (hit[1], *_PLAIN_END.findall(hit[1]), hit[1].strip("'`*_|"))
    domains = (hit[2], *_PLAIN_START.findall(hit[2])[:1])
    for local in dict.fromkeys(locals_):
        for domain in dict.fromkeys(domains):
            address = address_in(f"{_dotted(local)}@{_dotted(domain)}")
            if address is not None:
                yield address


def _dotted(text: str) -> str:
    """Return a part of an address with one dot where there are several, and none at its ends."""
    return ".".join(filter(None, text.split(".")))


def _rendered(text: str) -> str:
    """Return a line as it may be meant: without comments, quotes and blanks around its signs."""
    spelt = _COMMENT.sub("", perhaps_signs(_usual(text)))
    return _AROUND.sub(r"\1", spelt.translate(_QUOTES))


def _usual(text: str) -> str:
    """Return the text with signs of other widths made usual, and without what can't be seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_sign, text.translate(_DOTS)))


def _sign(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf":
        return ""
    if kind[0] in "ZC":
        return " "
    loose = unicodedata.normalize("NFKC", character)
    return loose if loose.isascii() else character


def _shown(values: Sequence[str]) -> str:
    """Return the lines as they are kept: as one, bounded."""
    return " ".join(", ".join(hdr.decoded(value) for value in values).split())[:_SHOWN]
