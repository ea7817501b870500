"""The hook that takes what nobody caught to where it is shown."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot

log = logging.getLogger(__name__)


class ExceptHook(QObject):
    """Takes what nobody caught, from any thread, to the window's thread: log first, then dialog."""

    caught = Signal(object)

    def __init__(self, show: Callable[[BaseException], object], parent: QObject) -> None:
        """Take what shows an error; call :meth:`install` to begin."""
        super().__init__(parent)
        self._show = show
        self.caught.connect(self._on_caught)

    def install(self) -> None:
        """Become the interpreter's hook."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it broke (never what it says) and show it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from dsr_desk.ui.errors import report_text

        log.critical("not caught\n%s", report_text(error.with_traceback(trace)))
        self.caught.emit(error)

    @Slot(object)
    def _on_caught(self, error: BaseException) -> None:
        self._show(error)
