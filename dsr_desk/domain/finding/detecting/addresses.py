"""Mail addresses as they are written, also where one goes on in the next line."""

from __future__ import annotations

from collections.abc import Iterator

from dsr_desk.domain.finding.detecting.patterns import deferred_pattern

_BEFORE_AT = deferred_pattern(r"[^\s@<>\"'(),:;\[\]\\/=|*]{1,64}$")
_DOMAIN = deferred_pattern(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])")
_WRAP = r"[ \t]*\r?\n[ \t>]*"
_LOCAL_OVER_LINES = deferred_pattern(rf"([^\s@<>\"'(),:;\[\]\\/=|*]{{1,64}})(?:{_WRAP})?$")
_DOMAIN_OVER_LINES = deferred_pattern(
    rf"(?:{_WRAP})?(?:[\w-]{{1,63}}(?:\.|\.{_WRAP}|{_WRAP}\.)){{1,5}}[a-zåäöA-Z]{{2,24}}(?![\w-])"
)


def addresses_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is written like an address, with its place."""
    at = text.find("@")
    while at >= 0:
        local = _BEFORE_AT.search(text[max(0, at - 64) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain:
            start = at - len(local.group())
            yield start, domain.end(), text[start : domain.end()].lstrip(".")
        at = text.find("@", at + 1)


def addresses_over_lines(text: str) -> Iterator[str]:
    """Yield what is written like an address that goes on in the next line, at its @ or a dot."""
    at = text.find("@") if "\n" in text else -1
    while at >= 0:
        local = _LOCAL_OVER_LINES.search(text, max(0, at - 80), at)
        domain = _DOMAIN_OVER_LINES.match(text, at + 1)
        whole = _DOMAIN.match(text, at + 1)
        ended = whole is not None and text[whole.end() : whole.end() + 1] == "."
        if local and domain and not ended and "\n" in local.group() + domain.group():
            yield f"{local[1]}@{''.join(domain.group().replace('>', ' ').split())}"
        at = text.find("@", at + 1)
