"""The commands are tried on the same small workspace as the use cases that they call."""

from __future__ import annotations

from tests.services.conftest import small, small_template

__all__ = ["small", "small_template"]
