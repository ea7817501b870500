"""What an organisation must be, whether it is founded or added later."""

from __future__ import annotations

import re
import zoneinfo

from dsr_desk.domain.clocks.deadlines import COUNTRIES
from dsr_desk.domain.people import Organisation

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
_DOMAIN = re.compile(r"[^\s@/]+\.[^\s@/]+")


def organisation_fault(organisation: Organisation) -> str:
    """Return which field of an organisation can't be, or empty."""
    if not KEY.fullmatch(organisation.key):
        return "key"
    if not organisation.title.strip() or not organisation.title.isprintable():
        return "title"
    if organisation.country not in COUNTRIES:
        return "country"
    try:
        zoneinfo.ZoneInfo(organisation.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return "time_zone"
    if not all(_DOMAIN.fullmatch(domain) for domain in organisation.domains):
        return "domains"
    return "" if 0 <= organisation.backup_days <= 3650 else "backup_days"
