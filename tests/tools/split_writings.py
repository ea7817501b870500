"""Ways in which an identifier can be split or hidden so that a careless search goes past it.

``python -m tests.tools.split_writings`` holds each identifier in each writing, cut at every place
where that writing can cut it, against what looks through a finished package, and prints what it
goes past.  It ends with 1 when there is any.
"""

from __future__ import annotations

import base64
import json
import quopri
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from email.header import Header
from urllib.parse import quote

from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction

IDENTIFIERS: tuple[tuple[Identifier, str], ...] = tuple(
    (Identifier(sort, text), written)
    for sort, text, written in (
        (Sort.ADDRESS, "lisa.bergqvist@granne.example", "lisa.bergqvist@granne.example"),
        (Sort.NAME, "Lisa Bergqvist", "Lisa Bergqvist"),
        (Sort.PHONE, "0701234567", "070-123 45 67"),
        (Sort.PHONE, "+4915112345678", "+49 151 12345678"),
        (Sort.NUMBER, "8501011234", "19850101-1234"),
        (Sort.ACCOUNT, "SE35 5000 0000 0549 1000 0003", "SE35 5000 0000 0549 1000 0003"),
        (Sort.ACCOUNT, "5805-6201", "5805-6201"),
        (Sort.PLATE, "ABC 12D", "ABC 12D"),
        (Sort.HANDLE, "snusmumriken_83", "@snusmumriken_83"),
        (Sort.POSTAL, "Storgatan 12 B", "Storgatan 12 B"),
        (Sort.POSTAL, "114 55 Stockholm", "114 55 Stockholm"),
        (Sort.LINK, "linkedin.com/in/lisa-bergqvist-1", "https://linkedin.com/in/lisa-bergqvist-1"),
        (Sort.NETWORK, "193.10.220.17", "193.10.220.17"),
    )
)


def _everywhere(between: str) -> Callable[[str], Iterator[str]]:
    def write(text: str) -> Iterator[str]:
        yield between.join(text)

    return write


def _at_each_place(between: str) -> Callable[[str], Iterator[str]]:
    def write(text: str) -> Iterator[str]:
        for place in range(1, len(text)):
            yield f"{text[:place]}{between}{text[place:]}"

    return write


def _whole(change: Callable[[str], str]) -> Callable[[str], Iterator[str]]:
    def write(text: str) -> Iterator[str]:
        yield change(text)

    return write


WRITINGS: dict[str, Callable[[str], Iterator[str]]] = {
    "plain": _whole(str),
    "capitals": _whole(str.upper),
    "small": _whole(str.lower),
    "soft hyphens": _everywhere("\u00ad"),
    "no width": _everywhere("\u200b"),
    "joiners": _everywhere("\u2060"),
    "left to right": _everywhere("\u200e"),
    "accents": _everywhere("\u0301"),
    "a line's end": _at_each_place("\n"),
    "a line's end of a mail": _at_each_place(" \r\n"),
    "a quoted line's end": _at_each_place("\n> "),
    "a quoted line's end, twice": _at_each_place("\n>> "),
    "a flowed line's end": _at_each_place(" \n> > "),
    "a hyphen and a line's end": _at_each_place("-\n"),
    "a soft line's end": _at_each_place("=\n"),
    "a tag": _at_each_place("<wbr>"),
    "a comment": _at_each_place("<!-- x -->"),
    "a tag with words": _at_each_place('<span class="x y">'),
    "a hidden entity": _at_each_place("&shy;"),
    "a hard space": _whole(lambda text: text.replace(" ", "\u00a0")),
    "two spaces": _whole(lambda text: text.replace(" ", "  ")),
    "other dashes": _whole(lambda text: text.replace("-", "\u2011").replace(" ", "\u2009")),
    "minus": _whole(lambda text: text.replace("-", "\u2212")),
    "no spaces": _whole(lambda text: text.replace(" ", "")),
    "spaced out": _whole(lambda text: " ".join(text.replace(" ", ""))),
    "percent": _whole(lambda text: "".join(f"%{b:02X}" for b in text.encode())),
    "percent twice": _whole(lambda text: quote(quote(text, safe=""), safe="")),
    "a query": _whole(lambda text: f"https://x.example/?q={quote(text, safe='')}&b=1"),
    "plus signs": _whole(lambda text: f"https://x.example/?q={text.replace(' ', '+')}"),
    "mailto": _whole(lambda text: f'<a href="mailto:{quote(text)}?subject=x">x</a>'),
    "an attribute": _whole(lambda text: f"<img alt='{text}'>"),
    "an attribute with dashes": _whole(lambda text: f'<p data-x="{text}">x</p>'),
    "entities": _whole(lambda text: "".join(f"&#{ord(c)};" for c in text)),
    "entities in hex": _whole(lambda text: "".join(f"&#x{ord(c):x};" for c in text)),
    "quoted-printable": _whole(lambda text: "".join(f"={b:02X}" for b in text.encode())),
    "quoted-printable, some": _whole(
        lambda text: quopri.encodestring(f"Från {text} å".encode()).decode()
    ),
    "base64": _whole(lambda text: base64.b64encode(f"Hej {text} igen".encode()).decode()),
    "base64 in lines": _whole(
        lambda text: base64.encodebytes(f"Hej {text} igen, {'x' * 50}".encode()).decode()
    ),
    "JSON escapes": _whole(lambda text: "".join(f"\\u{ord(c):04x}" for c in text)),
    "a JSON string": _whole(lambda text: json.dumps(f"å {text}")),
    "an encoded word": _whole(lambda text: Header(f"å {text}", "utf-8").encode()),
    "full width": _whole(
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    ),
    "mathematical": _whole(
        lambda text: "".join(
            chr(0x1D400 + ord(c) - 65)
            if "A" <= c <= "Z"
            else chr(0x1D41A + ord(c) - 97)
            if "a" <= c <= "z"
            else c
            for c in text
        )
    ),
    "letters of another script": _whole(
        lambda text: text.translate(
            str.maketrans("aeoipcx", "\u0430\u0435\u043e\u0456\u0440\u0441\u0445")
        )
    ),
    "said": _whole(lambda text: text.replace("@", " (at) ").replace(".", " punkt ")),
    "said in brackets": _whole(lambda text: text.replace("@", "[at]").replace(".", "[dot]")),
    "underlined": _whole(lambda text: f"_{text}_"),
    "bold": _whole(lambda text: f"*{text}*"),
    "a file's name": _whole(lambda text: f"{text.replace(' ', '_')}.pdf"),
    "genitive": _whole(lambda text: f"{text}s"),
}

UNLIKE = {
    ("said", Sort.NETWORK), ("said", Sort.LINK), ("said in brackets", Sort.NETWORK),
    ("said in brackets", Sort.LINK), ("genitive", Sort.PHONE), ("genitive", Sort.NUMBER),
}  # fmt: skip
"""What nobody writes so."""


def taken_out(identifier: Identifier) -> Redaction:
    """Return what takes out one person who is known by this alone."""
    return Redaction("sv", (Redacted(1, (identifier,), RedactionGround.OTHERS),))


def gone_past() -> Iterator[tuple[str, str, str]]:
    """Yield sort, writing and text of what the look for others goes past."""
    for identifier, written in IDENTIFIERS:
        look = taken_out(identifier)
        for writing, write in WRITINGS.items():
            for text in write(written) if (writing, identifier.sort) not in UNLIKE else ():
                if not look.names(f"Se {text} här"):
                    yield identifier.sort.value, writing, text


def main() -> int:
    """Try everything; say what was gone past."""
    found = list(gone_past())
    tried = sum(
        len(list(write(written)))
        for identifier, written in IDENTIFIERS
        for writing, write in WRITINGS.items()
        if (writing, identifier.sort) not in UNLIKE
    )
    for (sort, writing), count in sorted(Counter((s, w) for s, w, _ in found).items()):
        first = next(t for s, w, t in found if (s, w) == (sort, writing))
        print(f"  {sort:8} {writing:28} {count:3}  {first!r}")
    print(
        f"{len(IDENTIFIERS)} identifiers, {len(WRITINGS)} writings, {tried} texts:"
        f" {len(found)} gone past"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
