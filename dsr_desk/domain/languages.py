"""The languages in which the desk speaks and writes."""

from __future__ import annotations

LANGUAGES = ("sv", "en")
"""By their codes; what has no language of its own is in the first."""
