"""Whether a sealed PDF shows pages and encloses files, and does nothing else.

Behind the lock its bytes can't be gone through as an extract's are, and older ones were written by
pikepdf in a way of its own.  So it is the objects that are looked at; like the pages' writer they
know no name for scripts, actions and addresses.
"""

from __future__ import annotations

import re

from pikepdf import Name, Pdf, Stream

from dsr_desk.documents.pdf.ours import require_known, unknown_names
from dsr_desk.domain.errors import PackageInvalid

_ENCLOSED = """
1.7 ADBE AF AFRelationship BaseVersion DSRDesk Data Desc EF EmbeddedFile EmbeddedFiles
ExtensionLevel Extensions Filespec Format Key Members Params Size UF
"""
_LOCKED = """
AESV3 AuthEvent CF CFM Columns DecodeParms DocOpen Encrypt OE ObjStm Perms Predictor R Root Standard
StdCF StmF StrF U UE V XRef
"""
_KIND = r"[A-Za-z0-9][A-Za-z0-9.+_-]*"
KIND = re.compile(f"{_KIND}/{_KIND}")
"""A file's kind, which is a name too; systems make up their own."""
_UNKNOWN = unknown_names(
    *map(re.escape, f"{_ENCLOSED} {_LOCKED}".split()), r"F", f"{_KIND}#2f{_KIND}"
)
_TEXT = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)


def require_pages_alone(pdf: Pdf) -> None:
    """Look at every object.

    Raises:
        PackageInvalid: it is locked in another way than ours, or could do something.
    """
    if pdf.encryption.R != 6:
        raise PackageInvalid("it is not locked as a sealed package is")
    for each in pdf.objects:
        held = each.stream_dict if isinstance(each, Stream) else each
        if isinstance(each, Stream) and Name.F in held:
            raise PackageInvalid("its PDF holds what no extract does, /F")
        require_known(_TEXT.sub(b"()", held.unparse(resolved=True)), _UNKNOWN)
