"""Pictures among the attachments, small: decoded within bounds, and drawn anew.

What goes into the PDF are our own pixels in our own JPEG: nothing of the file that came in.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, ImageOps

_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})
_FORMATS = ("JPEG", "PNG")
_MOST_BYTES = 16 * 1024 * 1024
_MOST_PIXELS = 40_000_000
"""A camera's; at four bytes each it is what one picture may take of memory."""
_EDGE = 480
_QUALITY = 75


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture, ready for a page: pixels, and a JPEG of red, green and blue."""

    width: int
    height: int
    jpeg: bytes


class PictureTaker:
    """Listens to an attachment's bytes on their way into the package."""

    def __init__(self, member: str) -> None:
        """Take the name in the package; its ending says whether it may be a picture."""
        self._wanted = PurePosixPath(member).suffix.lower() in _ENDINGS
        self._heard = bytearray()

    def hearing(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the bytes on, and keep them while they can still be a picture."""
        for block in blocks:
            if self._wanted:
                self._heard += block
                if len(self._heard) > _MOST_BYTES:
                    self._wanted = False
                    self._heard.clear()
            yield block

    def picture(self) -> Picture | None:
        """Return the picture, or None: what can't be decoded is only listed."""
        return small(bytes(self._heard)) if self._wanted else None


def small(data: bytes) -> Picture | None:
    """Return a picture of at most 480 pixels a side, or None for what is none or too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return None
                return _drawn(image)
    except Exception:  # a decoder of hostile files may raise anything
        return None


def _drawn(image: Image.Image) -> Picture | None:
    image.draft("RGB", (_EDGE, _EDGE))
    shown = ImageOps.exif_transpose(image)
    shown.thumbnail((_EDGE, _EDGE))
    plain = Image.new("RGB", shown.size, "white")
    clear = shown.convert("RGBA")
    plain.paste(clear, mask=clear.getchannel("A"))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY)
    return Picture(plain.width, plain.height, out.getvalue())
