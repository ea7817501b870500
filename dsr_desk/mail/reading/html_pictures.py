"""What the words of a picture say, which some programs show in its place."""

from __future__ import annotations

import re

_NAME = r"[^\W\d_a-zåäöéü][\w'’.&-]*|\d+|[&+/,.()|–-]+"
"""“Ladybank”, “AB”, “2025”, “–”: what a name consists of, beginning with a capital letter."""
_FEW = 8
"""Words at most of a motto: “Lindviks kommun – nära dig”."""
_BARE = 3
"""Words that are no statement."""
_ORDERS = re.compile(
    r"\b(?:wait\w*|vänt\w*|avvakta|until|tills|förrän|exempel|examples?|samples?|only|bara|endast|stopp?"
    r"|customer\w*|kund\w*|written|writes|words|skri[vf]\w*|ännu|yet|first|först|bortse|ignore|pass\w*"
    r"|seen|sett|please|snälla|pending|fråga|ask|he|she|her|his|hon|han|henne\w*|hans|we|vi)\b",
    re.IGNORECASE,
)
"""What no motto says; it tells of somebody or asks for something."""
_JOINS = "of the and for at on in och för av på i vid de la du von af s"
_DRAWN = (
    "logo logotype logotyp logga crest emblem icon ikon symbol image picture photo bild foto vapen"
    " kommunvapen sköld märke banner sigill seal badge kommun stad region landsting församling"
    " förening förbund förvaltning nämnd skola gymnasium bibliotek council school college club"
)
_TELLS = re.compile(
    r"\b(?:inte|ej|icke|aldrig|no|not|never|nej|none|\w+n['’]t"
    r"|\w*(?:identi|bekräft|confirm|verif|kontroll|legit|check|utkast|draft|test|rader|delet|eras)\w*)\b",
    re.IGNORECASE,
)
"""What denies, or speaks of what a request is about: some read it, and others don't."""
_NAMED = re.compile(
    rf"(?:(?:{_NAME}|(?:{'|'.join((_JOINS + ' ' + _DRAWN).split())})(?!\w))\s*){{1,14}}"
)
_DESCRIBED = re.compile(
    r"(?:a|en) (?:picture|drawing|close-up|close up|logo|sign|bild|logotyp|skylt|närbild)\b"
    r"[^.]{0,80}?\W*"
    r"(?:description automatically generated|automatiskt genererad beskrivning"
    r"|beskrivning genererad[^.]{0,60}|ai-(?:generated|genererat)[^.]{0,60}).*",
    re.IGNORECASE | re.DOTALL,
)
"""What Office writes there by itself."""


def names_picture(said: str) -> bool:
    """Tell whether the words only name what is drawn: an organisation, “Logo”, Office's own text.

    “The identity is NOT confirmed” says more, and somebody who is shown no pictures reads it.
    """
    if _TELLS.search(said):
        return False
    named = _NAMED.fullmatch(said) or _DESCRIBED.fullmatch(said)
    size = len(said.split())
    return named is not None or size <= _BARE or (size <= _FEW and not _ORDERS.search(said))
