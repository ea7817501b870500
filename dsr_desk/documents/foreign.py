"""What a file is that is no document of ours, told by how it starts and ends."""

from __future__ import annotations

from typing import BinaryIO

from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.extracts.document_errors import (
    DocumentCutOff,
    DocumentEmpty,
    DocumentIsNoneOfOurs,
    DocumentIsPart,
    DocumentIsPdfAlone,
)

_NEAR_END = 1024
"""Bytes within which every reader looks for a PDF's end."""


def is_part(start: bytes) -> bool:
    """Tell by how a file starts whether it is a package's records or its manifest."""
    return start.startswith((b'{"$schema":"dsr-package-', b'{"attachments":'))


def not_ours(start: bytes, name: str) -> Refusal:
    """Return what to raise for what is no whole ZIP file, by how it starts."""
    if not start:
        return DocumentEmpty(name)
    if is_part(start):
        return DocumentIsPart(name)
    is_zip = start.startswith(b"PK\x03\x04")
    return DocumentCutOff(name) if is_zip else DocumentIsNoneOfOurs(name)


def pdf_alone(file: BinaryIO, name: str) -> Refusal:
    """Return what to raise for an open PDF that is no package: it may be the half of one."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _NEAR_END))
    whole = b"%%EOF" in file.read(_NEAR_END)
    return DocumentIsPdfAlone(name) if whole else DocumentCutOff(name)
