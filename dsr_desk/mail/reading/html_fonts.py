"""Type faces of an HTML mail: those that draw pictures, bars or nothing in place of letters."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

_PICTURED = re.compile(
    r"wingding|webding|dingbat|symbol|marlett|barcode|redacted|blank|flow(?:block|circular|rounded)"
    r"|icon|awesome|glyph|bookshelf|mtextra|code ?(?:39|128)|ean ?13|qr|braille|emoji|ornament"
    r"|password|dotsfont|wing"
)
_USUAL = frozenset(
    "arial arialmt helvetica helveticaneue calibri aptos cambria verdana tahoma georgia segoeui"
    " times timesnewroman trebuchetms courier couriernew consolas menlo monaco lato roboto inter"
    " opensans sourcesanspro montserrat poppins -apple-system blinkmacsystemfont system-ui serif"
    " sans-serif monospace franklingothicbook gillsans garamond lucidasans lucidagrande"
    " centurygothic candara corbel constantia sfprotext sfpro ubuntu cantarell notosans"
    " liberationsans dejavusans ui-sans-serif aptos_embeddedfont aptos_msfontservice inherit"
    " initial".split()
)
"""Faces that show letters as letters, and that one or the other reader has."""
_FACES = re.compile(r"(?:^|;)(?:mso-[a-z]+-)?font(?:-family)?:([^;]{1,400})")
_URL = re.compile(r"url\(['\"]?([^)'\"]{0,2000})")
_FONT_HOSTS = frozenset(
    "fonts.googleapis.com fonts.gstatic.com use.typekit.net p.typekit.net fast.fonts.net"
    " fonts.bunny.net cloud.typography.com static.parastorage.com".split()
)
"""Where mails have their type faces from; their style sheets declare faces and nothing else."""


@lru_cache(500)
def pictured(style: str) -> bool:
    """Tell whether a style (as ``plain_style`` writes it) may show pictures for letters."""
    return any(pictured_faces(faces) for faces in _FACES.findall(style))


def pictured_faces(faces: str) -> bool:
    """Tell whether a list of faces may: one before every one that everybody has."""
    for face in faces.lower().split(","):
        name = face.replace(" ", "").strip("'\"")
        # “12pt wingdings” of a shorthand ends with the face.
        if _PICTURED.search(name):
            return True
        if name in _USUAL:
            return False
    return False


def font_source(address: str) -> bool:
    """Tell whether an address gives type faces only, and such as show letters."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}", "https").hostname or ""
    except ValueError:
        return False
    return host in _FONT_HOSTS and _PICTURED.search(address.lower()) is None


def odd_face(declared: str) -> bool:
    """Tell whether ``@font-face`` takes letters from where nobody knows what they look like."""
    sources = _URL.findall(declared)
    return not all(font_source(source) for source in sources) or (
        _PICTURED.search(declared) is not None and "src:" in declared
    )
