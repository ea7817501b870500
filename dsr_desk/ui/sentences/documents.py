"""The sentences for files that can't be looked at as documents of ours; a part of all errors'."""

from __future__ import annotations

from collections.abc import Mapping

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

DOCUMENTS: Mapping[str, str] = {
    "document-empty": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is empty: nothing of it has arrived. Fetch it again from where it came, or "
        "ask its sender for it.",
    ),
    "document-cut-off": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} breaks off: its end is missing or damaged, as when it is copied or sent only in"
        " part. Fetch it again from where it came, or ask its sender for it.",
    ),
    "document-is-folder": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is a folder. Name the file itself: the package as it was sent, not unpacked, "
        "the certificate or the exported audit.",
    ),
    "document-is-other-zip": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is a ZIP file, but no package of DSR Desk. If somebody has packed the package into"
        " it, unpack it once and name the package inside; else name the package as it was sent.",
    ),
    "document-is-pdf-alone": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is a PDF, which proves nothing by itself, or no longer, because another program has"
        " saved it anew. Name the package as it was sent; a certificate’s PDF needs the .json of"
        " the same name beside it.",
    ),
    "document-is-part": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is a part of a package, which proves nothing without the rest. Name the package as"
        " it was sent, not unpacked.",
    ),
    "sealed-pages-alone": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} holds the extract’s pages alone, to be read in any program for PDFs; it was not"
        " changed. The whole package is in the ZIP file that came with it: open that, with the same"
        " password.",
    ),
    "document-is-none-of-ours": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is neither a package nor a certificate nor an exported audit. Check that it "
        "is the file that was sent.",
    ),
    "document-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is not there. Check its name and its folder, then try again.",
    ),
    "document-forbidden": QT_TRANSLATE_NOOP(
        "Errors",
        "This account may not read {file}. Ask whoever owns it for the right to read it, or "
        "for a copy, then try again.",
    ),
}
