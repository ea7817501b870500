"""What a package is worth, in one line: that it holds, or why it can't be trusted."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.record.approvals import fingerprint_words
from dsr_desk.services.progress import Step
from dsr_desk.ui import errors, wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

_CHANGED = QT_TRANSLATE_NOOP("Seal", "{name} is not what was packed: it has been changed.")
_HOSTILE = QT_TRANSLATE_NOOP("Seal", "It is built as no package is, and as attacks are.")
_FORMAT = QT_TRANSLATE_NOOP("Seal", "It is not of the format that this program knows.")
_JSON = QT_TRANSLATE_NOOP("Seal", "Its records are not as the format says, at {name}.")
_PDF = QT_TRANSLATE_NOOP("Seal", "Its PDF is damaged and can’t be shown whole.")

FAULTS: tuple[tuple[str, str], ...] = (
    (r"its signature does not hold", QT_TRANSLATE_NOOP(
        "Seal", "Its signature does not hold: who made it is not proved, nor what it should hold."
    )),
    (r"(?P<name>.+) has been changed", _CHANGED),
    (r"(?P<name>.+) is missing from it", QT_TRANSLATE_NOOP("Seal", "{name} is missing from it.")),
    (r"it holds (?P<name>.+), which its manifest does not name", QT_TRANSLATE_NOOP(
        "Seal", "{name} was put in: its manifest does not name it."
    )),
    (r"it has been changed after it was sealed", QT_TRANSLATE_NOOP(
        "Seal", "It has been changed after it was sealed."
    )),
    (r"its list of members is none of ours|its manifest does not say when it was made", _FORMAT),
    (r"it has no manifest", QT_TRANSLATE_NOOP(
        "Seal", "It has no manifest: nothing in it can be compared with anything."
    )),
    (r"its manifest names a file twice|its manifest is not in the form in which it was signed",
     QT_TRANSLATE_NOOP("Seal", "Its manifest has been written anew by somebody else.")),
    (r"it is not of the format .+", _FORMAT),
    (r"its manifest and its JSON disagree", QT_TRANSLATE_NOOP(
        "Seal", "Its manifest and its records speak of different cases or numbers of items."
    )),
    (r"its attachments are not those that its JSON names", QT_TRANSLATE_NOOP(
        "Seal", "Its attachments are not those that its records name."
    )),
    (r"its PDF has lost pages", QT_TRANSLATE_NOOP("Seal", "Its PDF has lost pages.")),
    (r"its PDF (is damaged|can’t be opened)|a page is too large to be shown", _PDF),
    (r"its PDF holds what no extract does, (?P<name>.+)", QT_TRANSLATE_NOOP(
        "Seal", "Its PDF holds more than pages ({name}): in another program it could run something"
        " or reach the network. Don’t open it there."
    )),
    (r"its PDF is not written as the desk writes it, at byte (?P<page>\d+|x)", QT_TRANSLATE_NOOP(
        "Seal", "Its PDF was written by another program than DSR Desk: other programs may show"
        " something else of it."
    )),
    (r"its PDF can’t be read within the memory and time that any of ours needs",
     QT_TRANSLATE_NOOP(
         "Seal", "Its PDF takes more memory or time than any extract’s, as attacks do."
     )),
    (r"it is not locked as a sealed package is", _FORMAT),
    (r"its PDF has no item (?P<name>\d+|x)|it has no page (?P<page>\d+|x)", QT_TRANSLATE_NOOP(
        "Seal", "Its PDF lacks what its records speak of."
    )),
    (r"it has no such attachment", QT_TRANSLATE_NOOP(
        "Seal", "It has no such attachment, or none that its manifest vouches for."
    )),
    (r"its items are not numbered one after the other|its JSON is not written one record a line",
     QT_TRANSLATE_NOOP("Seal", "Its records are not in the order that the format has.")),
    (r"its JSON is not as the format says, at “(?P<name>.+)”", _JSON),
    (r"(?P<name>.+) is no proper JSON", _JSON),
    (r"its ZIP file is not written as the desk writes it, but changed or packed again,"
     r" at (?P<name>.+)", QT_TRANSLATE_NOOP(
        "Seal", "The ZIP file is not the one that the desk has written, as when a package is"
        " unpacked and packed again: {name}. Use the file as it was sent."
    )),
    (r"two files in it share the same bytes|a line of .+ is longer than any record", _HOSTILE),
    (r"there is something before or behind its files|a file stands in it twice"
     r"|a file in it has a name that no package has|a file in it is packed in a way that no"
     r" package is|a file in it swells like a bomb when it is unpacked"
     r"|it is too large to be a (sealed )?package|(?P<name>.+) is too large", _HOSTILE),
)  # fmt: skip
"""What a reader says, and the sentence for it."""


def fault(reason: str) -> str:
    """Return the sentence for a reason why a package can't be trusted."""
    for pattern, sentence in FAULTS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found is not None:
            name = one_line(found.groupdict().get("name") or "", 80)
            return translate("Seal", sentence).format(name=name)
    return f"{one_line(reason, 300)}."


def refusal(error: Exception) -> str:
    """Return why nothing of a file is shown."""
    if isinstance(error, PackageInvalid):
        text = translate(
            "Seal", "This package can’t be trusted. {fault} Ask its sender for a new one."
        )
        return text.format(fault=fault(error.facts["reason"]))
    return errors.sentence(error)


def so_far(step: Step, *, in_spite: bool) -> str:
    """Return what is known of a package that is still being looked at.

    Unless somebody looks ``in_spite`` of what does not hold, the first fault ends the look.
    """
    if step.what == "unlock":
        text = translate("Seal", "Unsealing: {amount}")
    elif step.what != "compare":
        text = translate("Seal", "Looking through the PDF, page by page…")
        if not in_spite:
            text = translate(
                "Seal", "Every file is as it was packed. Looking through the PDF, page by page…"
            )
    elif in_spite:
        text = translate("Seal", "Comparing with the manifest: {amount}")
    else:
        text = translate("Seal", "{amount} compared, all of it as it was packed so far")
    return text.format(amount=wording.amount(step))


def line(package: OpenedPackage) -> tuple[str, str]:
    """Return how it is said, and the one line: the tone also has an icon of its own."""
    key = fingerprint_words(package.signer_key)
    if package.faults:
        text = translate("Seal", "DON’T TRUST this package. {fault}")
        said = text.format(fault=fault(package.faults[0]))
        if more := len(set(package.faults)) - 1:
            said += " " + translate("Seal", "What else does not hold: {more}.").format(more=more)
        return "failed", said
    if not package.signed_by:
        text = translate("Seal", "Complete, but not signed: who made it is not proved.")
        return "attention", text
    if not package.detached:
        text = translate(
            "Seal",
            "An older package, without the detached signature that packages have had since. It is"
            " complete, and its manifest signed by key {key}, as {name}.",
        )
        return "attention", text.format(key=key, name=one_line(package.signed_by, 120))
    # The name is the package's own claim; only the key can be compared with somebody's.
    text = translate("Seal", "Complete and signed by key {key}, as {name}.")
    return "ok", text.format(key=key, name=one_line(package.signed_by, 120))
