"""The addresses that stand in a text, written out or disguised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.intake.phrasing.wordings import PersonWords
from dsr_desk.domain.requests import Span

_LOCAL = re.compile(r"[^\s<>()\[\]{}\",;:\\|/=*“”„«»‘’\ufffc\x00-\x1f@]{1,64}$")
_DOMAIN = re.compile(r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,8}")
_RUNS_IN = re.compile(r"(?:\.\.\.|…|//|\ufffc|[^\W_][-_+]\s{0,2})$")


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address as it stands in the shown text."""

    address: EmailAddress
    span: Span
    disguised: bool = False


def _trimmed(local: str, domain: str) -> str:
    labels = domain.rstrip("_-.").split(".")
    # “example.orgs.Tack”: a sentence that began without a space is no part of the domain.
    if len(labels) > 2 and labels[-1][:1].isupper() and labels[-2].islower():
        labels.pop()
    return f"{local}@{'.'.join(labels)}"


def find_addresses(text: str, start: int, end: int) -> Iterator[FoundAddress]:
    """Yield each written-out address between two positions; time grows with the length only."""
    at = text.find("@", start, end)
    while at >= 0:
        left = _LOCAL.search(text[max(start, at - 64) : at])
        right = _DOMAIN.match(text, at + 1, min(end, at + 256))
        if left and right:
            local = left.group().lstrip("'.`-_+•·–—!?&%#")
            try:
                address = EmailAddress(_trimmed(local, right.group()))
            except AddressError:
                pass
            else:
                begin = at - len(local)
                span = Span(begin, begin + len(address.text))
                yield FoundAddress(address, span, _is_part(text, span) or _is_masked(address.text))
        at = text.find("@", at + 1, end)


def _is_part(text: str, span: Span) -> bool:
    """Tell whether more than the address may belong to it: “…karin@”, “anna-⏎karin@”."""
    before, after = text[max(0, span.start - 4) : span.start], text[span.end : span.end + 3]
    return _RUNS_IN.search(before) is not None or after.startswith(("...", "…"))


def _is_masked(address: str) -> bool:
    """Tell whether an address holds what nobody sees, or letters of two scripts."""
    if address.isascii():
        return False
    letters = [unicodedata.name(letter, "").split(" ")[0] for letter in address if letter.isalpha()]
    unseen = any(unicodedata.category(letter) == "Cf" for letter in address)
    return unseen or len(set(letters)) > 1


def find_disguised(text: str, start: int, end: int, words: PersonWords) -> Iterator[FoundAddress]:
    """Yield addresses such as “anna (at) example.org”."""
    for found in words.obfuscated.finditer(text, start, end):
        if words.networks.fullmatch(found.group(1).lower()):
            continue
        domain = re.sub(r" ?(?:\(dot\)|\(punkt\)|\.) ?", ".", found.group(2))
        try:
            address = EmailAddress(f"{found.group(1)}@{domain.rstrip('_-.')}")
        except AddressError:
            continue
        yield FoundAddress(address, Span(*found.span()), disguised=True)
