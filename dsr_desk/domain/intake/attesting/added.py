"""What is added behind the attestation: thanks and a name, a sign, words before a wish."""

from __future__ import annotations

import re
from unicodedata import category

from dsr_desk.domain.intake.phrasing.wordings import RegionWords, Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import SMILES
from dsr_desk.domain.intake.text.vocabulary import which_unknown

_FRIENDLY = re.compile(SMILES)
_SAID = re.compile(r"[^\W\d_]{2}")
_SHORT_OF = re.compile(r"(?<![\d.,])\d{1,2} ?%|(?<!\w)0(?![\w.:,/-])")
"""How much of it was done: none, or not all."""
_ANEW = re.compile(r"\n|(?<=[^\s,]) ")
_ASIDE = re.compile(r" ?[-–,;(]|[\W\d]*$")
_HANGING = 2
"""Words of an aside at most that nothing sets apart: “… identity per husband Please”."""
_OPENING = 2
"""Words before the verb of a wish: “Please do delete”."""
_BEHIND = re.compile(r"[ \t.!;,:]*([^\s.!;,:])|[\s.!]*\n[ \t]*([^\w\s])[^\w\n]*(?:\n|\Z)")
_SIGNED = 8
"""Words of thanks and names at most."""
_CLOSED = 3
"""Words of a closing with a name at most: “mvh Siv”."""
_ENDED = re.compile(r"[ .!]*$")
_NAME = re.compile(r"((?: [^\W\d_]+){0,2})[ .!/]*$")
"""A sender's name at the end, or none."""
_THANKS_BELOW = re.compile(r"(?:\n| [-|/] |, )(?=\w)")
TICKS = frozenset("✅✔☑✓")
"""Signs that say yes."""


def signed_off(shown: str, after: int) -> bool:
    """Tell whether a sign comments on the sentence from behind its full stop: “. ❌”, “. 🙄”.

    It may stand on the same line or alone on the next one.
    """
    found = _BEHIND.match(shown, after)
    sign = (found[1] or found[2]) if found else ""
    if not sign or sign in TICKS or _FRIENDLY.match(sign):
        return False
    return category(sign) == "So" or (category(sign) == "Sm" and not sign.isascii())


def left_blank(shown: str, after: int) -> bool:
    """Tell whether a line to fill in follows, which folding drops."""
    return shown[after : after + 8].lstrip(" :.\t").startswith("__")


def _is_a_name(said: str, subjects: str, words: Wordings) -> bool:
    """Tell whether words may be a sender's name: none that the lists know, nor a subject's."""
    named = said.split()
    unknown = which_unknown(said, "", words)
    kin = words.loose.kin.search(said) or words.dangers.roles.search(said)
    return not kin and all(word in unknown and plain(word) not in subjects for word in named)


def _run_on(tail: str, regions: RegionWords) -> str | None:
    """Return the name behind a closing that nothing sets apart: “… identitet tack mvh anders”.

    It is empty where only thanks or a closing stand there, and None where anything else does.
    """
    if not tail.startswith(" "):
        return None
    at = 1
    if thanks := regions.thanks_run_on.match(tail, at):
        at = thanks.end()
        if not _ENDED.match(tail, at):
            if re.match(r" \w", tail[at : at + 2]) is None:
                return None
            at += 1
    closing = regions.closings_run_on.match(tail, at)
    named = _NAME.match(tail, closing.end() if closing else at)
    return named[1] if named and (closing or not named[1]) else None


def unsigned(tail: str, words: Wordings, subjects: str = "") -> str:
    """Return what is said after the sentence without the thanks and the name below.

    Args:
        tail: what is said after the sentence.
        words: the wordings.
        subjects: the letters of the names of the persons concerned, who attest nothing.
    """
    regions = words.regions
    name = _run_on(tail, regions)
    if name is not None and _is_a_name(name, subjects, words):
        return ""
    found = _THANKS_BELOW.search(tail)
    if found is None:
        return tail
    size = len(tail[found.end() :].split())
    thanks = size <= _SIGNED and regions.thanks.match(tail, found.end())
    # “…, hälsar Filip” may say who said so.
    apart = found.group() != ", " and size <= _CLOSED
    closes = apart and regions.closings.match(tail, found.end())
    return tail[: found.start()] if thanks or closes else tail


def says_little(tail: str) -> bool:
    """Tell whether what is added holds no word, or says that not all was done: “- n/a”, “0 %”."""
    return _SAID.search(tail) is None or _SHORT_OF.search(tail) is not None


def before_wish(tail: str, written: str, words: Wordings) -> str:
    """Return what is added before a wish that begins anew: on a line, or with a capital.

    “… identitet - n/a” is not excused by the “Radera …” behind it.

    Args:
        tail: what stands behind the sentence, folded.
        written: the same as it was written, each letter in its place.
        words: how people phrase things.
    """
    wish = words.wish
    asked = [m.start() for pattern in (wish.erase, wish.access) if (m := pattern.search(tail))]
    for found in _ANEW.finditer(tail, 0, min(asked, default=0)):
        aside, at = tail[: found.start()], found.end()
        loose = _ASIDE.match(aside) or len(aside.split()) <= _HANGING
        capital = written[at : at + 1].isupper() and loose
        near = len(tail[at : min(asked)].split()) <= _OPENING
        if (found.group() == "\n" or capital) and near:
            return aside
    return ""
