"""Why a source, a mapping or a file can’t be used, to be translated with the other facts."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

FILE_REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Facts", "it is not there"),
    QT_TRANSLATE_NOOP("Facts", "the attachment is no longer there"),
    QT_TRANSLATE_NOOP("Facts", "its address is neither sqlite:///FILE nor postgresql://…"),
    QT_TRANSLATE_NOOP("Facts", "its address holds a password, which belongs in the key store"),
    QT_TRANSLATE_NOOP("Facts", "there is no key store that would keep the password"),
    QT_TRANSLATE_NOOP("Facts", "its key may hold letters, digits, - and _ only"),
    QT_TRANSLATE_NOOP("Facts", "it is no file of this workspace’s mappings"),
    QT_TRANSLATE_NOOP("Facts", "it is not UTF-8 text"),
    QT_TRANSLATE_NOOP("Facts", "it is too large for notes"),
    QT_TRANSLATE_NOOP("Facts", "it is too large to be a certificate"),
    QT_TRANSLATE_NOOP("Facts", "it is no sealed package"),
    QT_TRANSLATE_NOOP("Facts", "it is a ZIP file, but no sealed package"),
    QT_TRANSLATE_NOOP("Facts", "it is a PDF, but no whole sealed package"),
    QT_TRANSLATE_NOOP("Facts", "it is a PDF, but no sealed package"),
)
