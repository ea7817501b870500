"""The sealed ZIP, for a package too large to stand in its PDF: AES-256, one file in it.

A ZIP shows the names of its files to everybody; so the whole package is one file in it, and the
names of attachments are seen by nobody without the password.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from pyzipper import WZ_AES, ZIP_STORED, AESZipFile, BadZipFile  # type: ignore[import-untyped]  # it ships no types

from dsr_desk.documents.sealed.proof import (
    DIGITS,
    Heard,
    changed,
    new_key,
    proof_of,
    require_proof,
    unheard,
)
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.document_errors import not_opened
from dsr_desk.domain.extracts.sealed import SealPasswordWrong

_KEY = "seal.key"
_BLOCK = 1024 * 1024


def seal_zip(package: Path, password: str, target: Path, heard: Heard = unheard) -> None:
    """Write the sealed ZIP of a package, in bounded memory; every byte of it is heard twice."""
    key = new_key()
    with AESZipFile(target, "w", compression=ZIP_STORED, encryption=WZ_AES, allowZip64=True) as out:
        out.setpassword(password.encode())
        info = out.zipinfo_cls.from_file(package, package.name, strict_timestamps=False)
        info.compress_type = ZIP_STORED
        with package.open("rb") as file, out.open(info, "w") as member:
            while block := file.read(_BLOCK):
                member.write(block)
                heard(len(block))
        out.writestr(_KEY, key)
        # Its place is kept: the proof is over everything before it, its own length too.
        out.comment = b"0" * DIGITS
    proof = proof_of(target, key, without=DIGITS, heard=heard)
    with target.open("rb+") as file:
        file.seek(-DIGITS, os.SEEK_END)
        file.write(proof.encode())


def unseal_zip(sealed: Path, password: str, target: Path, heard: Heard = unheard) -> None:
    """Write the package that lies in a sealed ZIP, byte for byte as it was; heard twice.

    Raises:
        SealPasswordWrong: it does not open with it.
        PackageInvalid: it was changed.
        FileUnreadable: it is no sealed package.
    """
    try:
        with AESZipFile(sealed) as archive:
            archive.setpassword(password.encode("utf-8", "replace"))
            names = archive.namelist()
            if len(names) != 2 or names[1] != _KEY or not _are_locked(archive):
                raise FileUnreadable(sealed.name, "it is a ZIP file, but no sealed package")
            key = archive.read(_KEY).decode("ascii", "replace")
            require_proof(sealed, key, heard=heard)
            with archive.open(names[0]) as packed, target.open("wb") as out:
                while block := packed.read(_BLOCK):
                    out.write(block)
                    heard(len(block))
    except RuntimeError:
        # The library has no class of its own for it.
        raise SealPasswordWrong from None
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise changed() from None
    except OSError as error:
        raise not_opened(sealed.name, error) from None


def is_sealed_zip(path: Path) -> bool:
    """Tell whether a ZIP file is locked like one of ours, without a password."""
    try:
        with AESZipFile(path) as archive:
            return archive.namelist()[1:] == [_KEY] and _are_locked(archive)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _are_locked(archive: AESZipFile) -> bool:
    """Tell whether every file is encrypted, and stored as it is: nothing can swell."""
    infos = archive.infolist()
    if any(info.compress_type != ZIP_STORED for info in infos):
        raise PackageInvalid("a file in it is packed in a way that no package is")
    return all(info.flag_bits & 0x1 for info in infos)
