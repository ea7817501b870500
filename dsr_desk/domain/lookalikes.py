"""Look-alikes: senders that are meant to be taken for somebody else.

A name can deceive in three ways: with characters that can't be seen, with letters of another script
that look the same, and by being almost the address of somebody who is trusted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import idna

from dsr_desk.domain.addresses import EmailAddress

INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that act or hide without being seen."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
_WORD = re.compile(r"\w+")
_SHOWN = 400
_FEW = 5
"""A name with fewer letters is one edit away from too many others."""


def _table(*pairs: tuple[str, str]) -> dict[int, str]:
    return {ord(a): b for drawn, meant in pairs for a, b in zip(drawn, meant, strict=True)}


# What is drawn as a Latin letter (from Unicode's confusables), then what eyes take for another.
_DRAWN = _table(
    ("абвгԁеһіјӏкмопԛрѕсԍтцѵԝхуѡғ", "abbrdehljlkmonqpscgtuvwxywf"),
    ("αεικνορτυχωβγδη", "aelkvoptuxwbyon"),
    ("օսհոգցյքտ", "ouhnqgjpu"),
    ("01i35689|!$ıłøđ", "ollesbbgllsllod"),
)
_LENT = {
    ord(write(chr(drawn))): write(meant)
    for drawn, meant in (_DRAWN | _table(("\u0456\u03b9\u0457", "iii"))).items()
    for write in (str.upper, str.lower)
    if drawn > 0x36F
} | _table(("\u041d\u0397\u0420\u03a1\u0421", "HHPPC"))
"""Letters that another script lends to a Latin word, capitals too; there i is no l."""
_OF_OTHERS = re.compile("[\u0370-\u058f]")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def looks_alike(text: str) -> bool:
    """Tell whether text holds invisible characters, or words that mix look-alike scripts."""
    if any(unicodedata.category(character) in INVISIBLE for character in text):
        return True
    return any(_mixed(word) for word in _WORD.findall(text))


def in_one_script(text: str) -> str:
    """Return a text with its words that mix scripts in Latin letters, as they are drawn."""
    try:
        # Most texts are in these letters, and come out of it as the bytes they lie in.
        text.encode("latin-1")
    except UnicodeEncodeError:
        if _OF_OTHERS.search(text):
            return _WORD.sub(lambda found: _as_drawn(found.group()), text)
    return text


def _as_drawn(word: str) -> str:
    return word.translate(_LENT) if _mixed(word) else word


def shown(text: str, limit: int = _SHOWN) -> str:
    """Return a sender's name or address as it may be displayed, on one line.

    What can't be seen is named (``⟨U+202E⟩``), and so is a letter that another script lends to a
    Latin word (``а⟨U+0430⟩``).
    """
    line = " ".join(text[: 4 * limit].split(" "))
    line = line if len(line) <= limit else f"{line[:limit]}…"
    marked = _WORD.sub(lambda found: _marked(found.group()), line)
    return "".join(named(c) if unicodedata.category(c) in INVISIBLE else c for c in marked)


@lru_cache(1_000)
def unicode_domain(domain: str) -> str:
    """Return a domain in the letters it is displayed in; as it is when it can't be decoded."""
    try:
        return idna.decode(domain)
    except (idna.IDNAError, UnicodeError):
        return domain


def named(character: str) -> str:
    """Return a character's number in brackets that no font lacks."""
    return f"⟨U+{ord(character):04X}⟩"


@lru_cache(1_000)
def _script_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _mixed(word: str) -> bool:
    scripts = {_script_of(character) for character in word if character.isalpha()} - {""}
    return len(scripts) > 1


def _marked(word: str) -> str:
    if not _mixed(word):
        return word
    return "".join(c + named(c) if _script_of(c) not in ("", "LATIN") else c for c in word)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """An editor's address that a sender's is almost the same as.

    ``deceiving`` is true when only another domain, or a change made for the eye, explains it;
    otherwise it may be a colleague with a similar name, which a call can settle.
    """

    editor: EmailAddress
    deceiving: bool


def resemblance(sender: EmailAddress, editors: Iterable[EmailAddress]) -> Resemblance | None:
    """Return the editor whose address the sender's resembles; None for an editor's own address."""
    known = tuple(dict.fromkeys(editors))
    if sender in known:
        return None
    found = [one for one in (_compared(sender, editor) for editor in known) if one]
    return next((one for one in found if one.deceiving), found[0] if found else None)


def _compared(sender: EmailAddress, editor: EmailAddress) -> Resemblance | None:
    one, other = sender.local.lower(), editor.local.lower()
    looks_same = skeleton(one) == skeleton(other)
    close = looks_same or one_edit(one, other)
    if _same_domain(sender, editor):
        return Resemblance(editor, deceiving=looks_same) if close else None
    if not like_domain(_domain(sender), _domain(editor)):
        return None
    return Resemblance(editor, deceiving=close)


def _domain(address: EmailAddress) -> str:
    return unicode_domain(address.key.rpartition("@")[2])


def _same_domain(one: EmailAddress, other: EmailAddress) -> bool:
    return one.key.rpartition("@")[2] == other.key.rpartition("@")[2]


def like_domain(domain: str, known: str) -> bool:
    """Tell whether a domain could be taken for another; subdomains of the other are its own."""
    if domain.endswith("." + known):
        return False
    if domain.startswith((known + ".", known.replace(".", "-") + ".")):
        return True
    if skeleton(domain) == skeleton(known):
        return True
    name, _, ending = domain.rpartition(".")
    known_name, _, known_ending = known.rpartition(".")
    if skeleton(name) == skeleton(known_name) and ending != known_ending:
        return True
    return ending == known_ending and one_edit(name, known_name)


def skeleton(text: str) -> str:
    """Return what a name looks like: look-alike letters as one, without accents and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isprintable())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_DRAWN)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return re.sub(r"[-_.]", "", plain)


def one_edit(one: str, other: str) -> bool:
    """Tell whether one change, added or left out letter, or swap of neighbours makes them equal."""
    if one == other:
        return True
    if min(len(one), len(other)) < _FEW or abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    a, b = one[at:], other[at:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return True
    return a[:2] == b[:2][::-1] and a[2:] == b[2:]
