"""Forms that stay until it is known what came of them: what was typed outlives a refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.ui.errors import show_error
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.widgets.asking_dialog import WIDTH, AskingDialog
from dsr_desk.ui.widgets.banner import Banner


class StayingDialog(AskingDialog):
    """Whoever opens it says what came of it: ``accept`` ends it, :meth:`refuse` says why not.

    Whoever derives it says in :meth:`filled` whether there is enough to go on with, and calls
    :meth:`weigh` whenever that may have changed.
    """

    def __init__(self, title: str, explanation: str, parent: QWidget, width: int = WIDTH) -> None:
        """Take what is asked; the width is in units of the theme."""
        super().__init__(title, explanation, parent, width)
        self.banner = Banner(self)
        self._waits = False
        """Whether what was given is being done: nobody gives it twice."""

    def filled(self) -> bool:
        """Whether what is needed stands there."""
        raise NotImplementedError

    def weigh(self) -> None:
        """Let it be confirmed once it is filled, and not while it is being done."""
        self.confirm.setEnabled(self.filled() and not self._waits)

    def refuse(self, error: Exception) -> None:
        """Say why nothing came of it; what was typed stays, to be mended."""
        show_error(self.banner, error)
        self.stay()

    def stay(self) -> None:
        """Let what was given be mended and given again."""
        self._waits = False
        self.weigh()

    def add_buttons(self, verb: str) -> None:
        """End the dialog; what is in the way is said above the buttons."""
        self.column.addWidget(self.banner)
        super().add_buttons(verb)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.confirm.isEnabled():
            self.banner.clear()
            self._waits = True
            self.weigh()
            self.give()


class StayingForms(QObject):
    """The form that is open over a window, and where an error is told: in it, else elsewhere.

    A form that was left while its step was being done hears nothing more of it.
    """

    def __init__(self, elsewhere: Callable[[Exception], object], parent: QObject) -> None:
        """Take where an error is told that no form is open for."""
        super().__init__(parent)
        self._elsewhere = elsewhere
        self._open: StayingDialog | None = None

    def open(self, form: StayingDialog) -> None:
        """Open a form."""
        self.watch(form)
        form.open()

    def watch(self, form: StayingDialog) -> None:
        """Take a form that somebody else opens."""
        self._open = form
        form.finished.connect(self._on_form_finished)

    def carry_out(
        self, operation: Operation[Any], then: Callable[[Any], object] | None = None
    ) -> None:
        """Take the step that the open form asked for; the form ends once something came of it.

        ``then`` is called with what came of it.
        """
        form = self._open
        operation.success(partial(self._done, form, then)).failure(partial(self._refuse, form))
        operation.run_in_background()

    def _done(
        self, form: StayingDialog | None, then: Callable[[Any], object] | None, came: object
    ) -> None:
        # By now another form may be open: what came of the one before ends nothing of it.
        if form is not None and form is self._open:
            form.accept()
        if then is not None:
            then(came)

    def _refuse(self, form: StayingDialog | None, error: Exception) -> None:
        if form is not None and form is self._open:
            form.refuse(error)
        else:
            self._elsewhere(error)

    @Slot()
    def _on_form_finished(self) -> None:
        self._open = None
