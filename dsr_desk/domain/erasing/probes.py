"""Probe strings: pieces of what will be erased, chosen before, sought in every byte afterwards.

They are personal data themselves: kept sealed with a key of the run until the probe has passed,
then the key is destroyed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.matches import Item

MOST_PROBES = 60
WINDOW = 24
"""Characters of a window cut from a text: long enough to be nobody else's words."""
SUFFIX = 6
"""Characters at a rare word's end: a full-text index leaves out what words begin with alike."""
LONGEST = 100
"""Characters of a name or a word that are sought, its last ones: one can be a megabyte long, and
what seeks them all at once would need minutes to be made."""
_RARE = 10
"""Letters of a word that is sought by itself; shorter ones are everybody's."""
_WORD = re.compile(r"[^\W_]+")
_OUTSIDE_HEX = re.compile(r"[^\W\da-f_]")
_SHARE = {"windows": 24, "files": 8, "words": 6, "names": 6}
"""How many of each kind are chosen at most; addresses always."""


@dataclass(frozen=True, slots=True)
class Probes:
    """The strings to seek, and the names by which an anonymised text would still be known."""

    strings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def choose_probes(
    addresses: Iterable[EmailAddress], items: Sequence[Item], files: Sequence[str] = ()
) -> Probes:
    """Return addresses, names, windows of items and of attachments' texts, rare words' ends.

    ``files`` are texts of attachments.  Never more than ``MOST_PROBES`` strings.
    """
    chosen: dict[str, None] = {}
    for address in addresses:
        chosen.update({address.text: None, address.key: None})
    names = tuple(dict.fromkeys(item.author_name for item in items if not item.staff))
    bodies = [item.body for item in items]
    kinds = {
        "names": (name for name in names if " " in name and len(name) > SUFFIX),
        "windows": (window for body in spread(bodies) for window in _windows(body)),
        "files": (window for text in spread(files) for window in _windows(text)),
        "words": _rare_words((*bodies, *files)),
    }
    for kind, found in kinds.items():
        for text, _ in zip(found, range(_SHARE[kind]), strict=False):
            chosen[text[-LONGEST:]] = None
    return Probes(tuple(chosen)[:MOST_PROBES], names)


def spread(texts: Sequence[str]) -> Sequence[str]:
    """Return evenly spread texts, so many as can be looked at."""
    return texts[:: max(1, len(texts) // MOST_PROBES)]


def pack(probes: Probes) -> bytes:
    """Return probes as bytes, to be sealed."""
    held = {"strings": list(probes.strings), "names": list(probes.names)}
    return json.dumps(held, ensure_ascii=False).encode("utf-8")


def unpack(data: bytes) -> Probes:
    """Return probes from bytes; what an older desk has kept holds strings alone."""
    held = json.loads(data.decode("utf-8")) if data else []
    if isinstance(held, list):
        return Probes(tuple(map(str, held)))
    return Probes(tuple(map(str, held["strings"])), tuple(map(str, held["names"])))


def _windows(body: str) -> Iterator[str]:
    """Yield a window around a number, the rarest words of a text, or from its longest line.

    A window never spans a line end: a store may change those.
    """
    lines = [line.strip() for line in body.splitlines() if len(line.strip()) >= WINDOW]
    if not lines:
        return
    chosen = max(lines, key=lambda line: (sum(map(str.isdigit, line)), len(line)))
    digits = [at for at, letter in enumerate(chosen) if letter.isdigit()]
    middle = digits[len(digits) // 2] if digits else len(chosen) // 2
    start = min(max(0, middle - WINDOW // 2), len(chosen) - WINDOW)
    yield chosen[start : start + WINDOW]


def _rare_words(texts: Iterable[str]) -> Iterator[str]:
    """Yield long words that stand in one text only, as an index folds them, and their ends.

    An end that could be hexadecimal would be found in digests and times; it is not sought.  Nor is
    a word with accents: the index holds it without them, so no row that stays could explain it.
    """
    times: Counter[str] = Counter()
    for text in texts:
        times.update({word.lower() for word in _WORD.findall(text) if len(word) >= _RARE})
    for word, count in sorted(times.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if word != _folded(word):
            continue
        if count == 1 and len(_OUTSIDE_HEX.findall(word[-SUFFIX:])) >= SUFFIX // 2:
            yield word
            yield word[-SUFFIX:]


def _folded(word: str) -> str:
    """Return a word as the full-text index stores it: lower case, without accents."""
    loose = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in loose if not unicodedata.combining(letter))
