"""Type faces of an HTML mail: those that draw pictures, bars or nothing in place of letters."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from dsr_desk.config import resources

_FACES = re.compile(r"(?:^|;)(?:mso-[a-z]+-)?font(?:-family)?:([^;]{1,400})")
_URL = re.compile(r"url\(['\"]?([^)'\"]{0,2000})")


@dataclass(frozen=True, slots=True)
class _TypeFaces:
    """What is known of type faces, as ``resources/mail/type_faces.toml`` has it."""

    usual: frozenset[str]
    hosts: frozenset[str]
    pictured: re.Pattern[str]


@cache
def _known() -> _TypeFaces:
    text = (resources() / "mail" / "type_faces.toml").read_text("utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    pictured = re.compile("|".join(lists["pictured"]))
    return _TypeFaces(frozenset(lists["usual"]), frozenset(lists["hosts"]), pictured)


@lru_cache(500)
def pictured(style: str) -> bool:
    """Tell whether a style (as ``plain_style`` writes it) may show pictures for letters."""
    return any(pictured_faces(faces) for faces in _FACES.findall(style))


def pictured_faces(faces: str) -> bool:
    """Tell whether a list of faces may: one before every one that everybody has."""
    for face in faces.lower().split(","):
        name = face.replace(" ", "").strip("'\"")
        # “12pt wingdings” of a shorthand ends with the face.
        if _known().pictured.search(name):
            return True
        if name in _known().usual:
            return False
    return False


def font_source(address: str) -> bool:
    """Tell whether an address gives type faces only, and such as show letters."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}", "https").hostname or ""
    except ValueError:
        return False
    return host in _known().hosts and _known().pictured.search(address.lower()) is None


def odd_face(declared: str) -> bool:
    """Tell whether ``@font-face`` takes letters from where nobody knows what they look like."""
    sources = _URL.findall(declared)
    return not all(font_source(source) for source in sources) or (
        _known().pictured.search(declared) is not None and "src:" in declared
    )
