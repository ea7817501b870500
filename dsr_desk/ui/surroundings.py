"""What the program that starts a window hands to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dsr_desk.ui.desk import Desk

if TYPE_CHECKING:
    from dsr_desk.ui.i18n import Translators
    from dsr_desk.ui.preferences import Preferences
    from dsr_desk.ui.request.case_page import CasePage


def _there() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given by the program that starts it."""

    preferences: Preferences
    translators: Translators
    make_case_page: Callable[[Desk, QWidget], CasePage]
    open_package: Callable[[Path], object]
    key_store: Callable[[], bool] = _there
    """Tells, in a job, whether the system's key store can be used."""
    hint: str = ""
    """Names a demo workspace's accounts and their password; empty everywhere else."""
