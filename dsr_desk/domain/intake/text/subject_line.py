"""What a subject line says of its mail: that it answers another one, or passes one on."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import RegionWords


def is_forward(subject: str, words: RegionWords) -> bool:
    """Tell whether the subject line says that the mail is passed on."""
    return _prefix(subject) in words.forward_subjects


def is_reply(subject: str, words: RegionWords) -> bool:
    """Tell whether the subject line is that of an answer."""
    return _prefix(subject) in words.reply_subjects


def _prefix(subject: str) -> str:
    head, colon, _ = subject.lower().strip().partition(":")
    return re.sub(r"[\[(]?\d*[\])]?$", "", head).strip() if colon else ""
