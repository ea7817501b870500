"""What may still tell who a text is about, after it was masked (law.md L34).

The look is meant to differ from the masking: it folds accents, joins words and crosses line ends,
so that a fault of the mask is seen.  A word too many is listed rather than one too few: until the
list is empty the desk says “pseudonymised”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set

from dsr_desk.domain.finding.detecting.addresses import addresses_in, addresses_over_lines
from dsr_desk.domain.finding.detecting.detectors import marks_in
from dsr_desk.domain.finding.detecting.encodings import forms as forms_in
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.detecting.names import names_in
from dsr_desk.domain.finding.detecting.outline import has_digits_in_a_row, outline_of
from dsr_desk.domain.finding.detecting.patterns import DASHES, PARTS
from dsr_desk.domain.finding.detecting.seen import seen
from dsr_desk.domain.finding.folded import letters_in, may_be_spelt, may_have_seams, plain, signs_of

_FILE_END = r"\.(?:pdf|docx?|xlsx?|odt|rtf|txt|eml|msg|jpe?g|png|heic|gif|zip|vcf)\b"
SHAPES: tuple[tuple[Identifier, re.Pattern[str]], ...] = (
    (
        Identifier.ADDRESS,
        re.compile(r"[\w.+-]\s?(?:@|\(at\)|\[at\]|\(a\)|snabel-?a)\s?[\w-]+\s?\.\s?[a-z]{2,}"),
    ),
    (
        Identifier.PERSONAL_NUMBER,
        re.compile(
            rf"(?<!\d)(?:\d\d)?\d\d[01]\d[0-7]\d\s{{0,3}}[{DASHES}+]?\s{{0,3}}\d{{4}}(?!\d)"
        ),
    ),
    (Identifier.PHONE, re.compile(rf"(?<![\w.])(?:\+|0)(?:[\s{PARTS}]{{0,3}}\d){{6,}}")),
    (
        Identifier.LINK,
        re.compile(
            r"[a-z][a-z0-9+.-]{1,20}://\S|www\.\w|(?<![\w@])\w[\w.-]{0,253}\.[a-z]{2,10}/\w"
        ),
    ),
    (
        Identifier.NETWORK,
        re.compile(
            r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"
            r"|(?<![\w:])(?=[0-9:]*[a-f]|[0-9:]*::|(?:\d+:){3})"
            r"(?:[0-9a-f]{1,4}:){1,7}:?[0-9a-f]{1,4}(?![\w:])"
        ),
    ),
    (Identifier.FILE, re.compile(rf"[\w-]{_FILE_END}")),
)
_PART_OF_PHONE = re.compile(rf"[+0](?:[\s{PARTS}]{{0,3}}\d){{6}}")
_PART_OF_FILE = re.compile(_FILE_END)
_COLON_DIGIT = re.compile(r":[0-9a-f:]")
_MAY_HAVE: dict[Identifier, Callable[[str, bytes], object]] = {
    Identifier.ADDRESS: lambda text, _: (
        "@" in text or "(a" in text or "[at]" in text or "snabel" in text
    ),
    Identifier.PERSONAL_NUMBER: lambda _, signs: (
        b"000000" in signs and has_digits_in_a_row(signs, 10)
    ),
    Identifier.PHONE: lambda text, signs: (
        has_digits_in_a_row(signs, 6) and _PART_OF_PHONE.search(text)
    ),
    Identifier.LINK: lambda text, _: "/" in text or "www." in text,
    Identifier.NETWORK: lambda text, signs: (
        b"0.0" in signs or (":" in text and _COLON_DIGIT.search(text))
    ),
    Identifier.FILE: lambda text, signs: b".a" in signs and _PART_OF_FILE.search(text),
}
"""A part of each shape that is soon looked for, in the text or in what stands at its places: most
texts have none, and to find that out by the shape itself takes several times as long."""
_WORD = re.compile(r"[^\W\d_]+")
_SPELT = re.compile(r"(?<!\w)(?:[^\W\d_][ .-]){2,30}[^\W\d_](?!\w)")
ENDINGS = ("", "s", "as", "es", "is")


def forms_of(names: Iterable[str]) -> frozenset[str]:
    """Return how the words of names may stand in a text: with an ending, or joined to another."""
    parts = {plain(word) for name in names for word in _WORD.findall(name) if len(word) > 1}
    wanted = {part + ending for part in parts for ending in ENDINGS}
    wanted.update(one + other for one in parts for other in parts if one != other)
    return frozenset(wanted)


def identifiers_in(text: str, forms: frozenset[str] = frozenset()) -> frozenset[Identifier]:
    """Return which kinds of identifiers a text still holds, in whatever writing.

    ``forms`` are those of the names the person has used (``forms_of``).  What the detectors take
    for a name counts as one too: nobody knows here whether it is the person's.  A given name alone
    tells nobody, unless it is among the forms.
    """
    found: set[Identifier] = set()
    for form in forms_in(text):
        found |= _as_it_stands(form, forms)
    return frozenset(found)


def _as_it_stands(text: str, forms: frozenset[str]) -> set[Identifier]:
    folded, shown = plain(text), seen(text)
    signs = signs_of(folded)
    found = {
        kind for kind, shape in SHAPES if _MAY_HAVE[kind](folded, signs) and shape.search(folded)
    }
    outline = outline_of(shown, folded)
    found.update(mark.kind for mark in marks_in(shown, outline))
    if any(addresses_in(shown)) or any(addresses_over_lines(shown)):
        found.add(Identifier.ADDRESS)
    named = bool(forms) and _names(folded, outline.words, signs, forms)
    if named or any(names_in(shown, outline, alone=False)):
        found.add(Identifier.NAME)
    return found


def _names(folded: str, words: Set[str], signs: bytes, forms: frozenset[str]) -> bool:
    """Tell whether a text has one of these words."""
    if not forms.isdisjoint(words):
        return True
    # “anna84” has one too.
    if may_have_seams(signs) and not forms.isdisjoint(letters_in(folded)):
        return True
    # “A n n a”: single letters in a row are read as one word.
    spelt = _SPELT.findall(folded) if may_be_spelt(signs) else ()
    return any("".join(_WORD.findall(run)) in forms for run in spelt)
