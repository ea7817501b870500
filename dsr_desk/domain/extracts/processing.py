"""The processor's record of what it does for an organisation (Art. 30(2), law.md L6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.people import Channel, Organisation


@dataclass(frozen=True, slots=True)
class ProcessingRecord:
    """The four points of Art. 30(2) for one organisation; what nobody has said is left blank."""

    at: datetime
    language: str
    controller: Organisation
    processor: str
    """Name and contact details of whoever runs the desk."""
    officer: str
    """The data protection officer, if there is one."""
    channels: tuple[Channel, ...]
    categories: tuple[str, ...]
    """What is carried out for the organisation."""
    data: str
    recipients: str
    transfers: str
    """Art. 15(1)(b), (c) and (2) as the organisation words them in its extracts."""
    retention_days: int | None
    """For how long the papers of a finished case are kept; None: until an authority decides."""
    measures: tuple[str, ...]
    """The security measures of Art. 32(1) in general words."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The points that are blank, by name."""
        points = {
            "processor": self.processor,
            "data": self.data,
            "recipients": self.recipients,
            "transfers": self.transfers,
        }
        return tuple(name for name, text in points.items() if not text.strip())

    def plain(self) -> dict[str, object]:
        """Return the record as JSON values."""
        return {
            "record": "GDPR Art. 30(2)",
            "made_at": self.at.isoformat(),
            "language": self.language,
            "controller": {
                "key": self.controller.key,
                "name": self.controller.title,
                "kind": self.controller.kind.value,
                "country": self.controller.country,
                "domains": list(self.controller.domains),
                "phone": self.controller.phone,
            },
            "processor": self.processor,
            "data_protection_officer": self.officer,
            "categories_of_processing": list(self.categories),
            "channels": [
                {
                    "key": each.key,
                    "title": each.title,
                    "kind": each.kind.value,
                    "action": each.policy.action.value,
                    "source": each.source,
                }
                for each in self.channels
            ],
            "data": self.data,
            "recipients": self.recipients,
            "transfers": self.transfers,
            "retention_days": self.retention_days,
            "backup_days": self.controller.backup_days,
            "security_measures": list(self.measures),
            "missing": list(self.missing),
        }
