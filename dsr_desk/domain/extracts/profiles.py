"""What an organisation says of itself in every extract: Art. 15, and whether staff are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.extracts.packages import COVER_CODES, CoverField

MOST_LETTERS = 10_000
"""Of one point: a page and a half of an extract."""


@dataclass(frozen=True, slots=True)
class CoverText:
    """One point of Art. 15(1) and (2) as the organisation words it in one language."""

    language: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """The controller's part of every extract (law.md L20, L28); what is not there is a blank."""

    organisation: str
    show_staff_names: bool = False
    texts: tuple[CoverText, ...] = ()

    def cover(self, language: str) -> tuple[CoverField, ...]:
        """Return all points of Art. 15 in a language; a point without a text is left blank."""
        known = {t.code: t.text for t in self.texts if t.language == language}
        return tuple(CoverField(code, known.get(code, "")) for code in COVER_CODES)

    def worded(self, language: str, texts: Mapping[str, str]) -> OrganisationProfile:
        """Return the profile with these points in one language; the other points stay."""
        now = {field.code: field.text for field in self.cover(language)}
        now.update({code: text.strip() for code, text in texts.items() if code in now})
        others = [text for text in self.texts if text.language != language]
        own = [CoverText(language, code, text) for code, text in now.items() if text]
        ordered = sorted([*others, *own], key=lambda text: (text.language, text.code))
        return replace(self, texts=tuple(ordered))

    def digest(self) -> str:
        """Return what the audit keeps of the profile."""
        texts = [[text.language, text.code, text.text] for text in self.texts]
        return digest([self.organisation, self.show_staff_names, texts])
