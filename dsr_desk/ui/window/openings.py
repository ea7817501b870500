"""The small windows that the menus open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dsr_desk.ui.accounts.dialog import AccountsDialog
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.directory.dialog import DirectoryDialog
from dsr_desk.ui.holds.dialog import HoldsDialog
from dsr_desk.ui.phone.dialog import PhoneDialog
from dsr_desk.ui.roster.dialog import RosterDialog
from dsr_desk.ui.settings.profile_dialog import ProfileDialog
from dsr_desk.ui.settings.retention_dialog import RetentionDialog
from dsr_desk.ui.settings.safeguards_dialog import SafeguardsDialog
from dsr_desk.ui.settings.self_check import SelfCheckDialog
from dsr_desk.ui.settings.sender_rules_dialog import SenderRulesDialog
from dsr_desk.ui.window.menus import Menus
from dsr_desk.ui.window.shortcuts_dialog import ShortcutsDialog


class Openings(QObject):
    """Opens the settings, phone calls to be typed in, packages, the keys, the self-check."""

    call_filed = Signal(str)
    """The number of the case."""

    def __init__(
        self, desk: Desk, menus: Menus, open_package: Callable[[Path], object], window: QWidget
    ) -> None:
        """Take what opens a package."""
        super().__init__(window)
        self._desk, self._open_package, self._window = desk, open_package, window
        menus.actions["phone_call"].triggered.connect(self._on_phone_call_triggered)
        menus.actions["open_package"].triggered.connect(self._on_open_package_triggered)
        menus.actions["accounts"].triggered.connect(self._on_accounts_triggered)
        menus.actions["directory"].triggered.connect(self._on_directory_triggered)
        menus.actions["rosters"].triggered.connect(self._on_rosters_triggered)
        menus.actions["holds"].triggered.connect(self._on_holds_triggered)
        menus.actions["retention"].triggered.connect(self._on_retention_triggered)
        menus.actions["safeguards"].triggered.connect(self._on_safeguards_triggered)
        menus.actions["profiles"].triggered.connect(self._on_profiles_triggered)
        menus.actions["sender_rules"].triggered.connect(self._on_sender_rules_triggered)
        menus.actions["shortcuts"].triggered.connect(self._on_shortcuts_triggered)
        menus.actions["self_check"].triggered.connect(self._on_self_check_triggered)

    @Slot()
    def _on_open_package_triggered(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a package"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_dialog_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_dialog_file_selected(self, file: str) -> None:
        self._open_package(Path(file))

    @Slot()
    def _on_accounts_triggered(self) -> None:
        AccountsDialog(self._desk, self._window).open()

    @Slot()
    def _on_directory_triggered(self) -> None:
        DirectoryDialog(self._desk, self._window).open()

    @Slot()
    def _on_rosters_triggered(self) -> None:
        RosterDialog(self._desk, self._window).open()

    @Slot()
    def _on_holds_triggered(self) -> None:
        HoldsDialog(self._desk, self._window).open()

    @Slot()
    def _on_retention_triggered(self) -> None:
        RetentionDialog(self._desk, self._window).open()

    @Slot()
    def _on_safeguards_triggered(self) -> None:
        SafeguardsDialog(self._desk, self._window).open()

    @Slot()
    def _on_profiles_triggered(self) -> None:
        ProfileDialog(self._desk, self._window).open()

    @Slot()
    def _on_sender_rules_triggered(self) -> None:
        SenderRulesDialog(self._desk, self._window).open()

    @Slot()
    def _on_phone_call_triggered(self) -> None:
        dialog = PhoneDialog(self._desk, self._window)
        dialog.call_filed.connect(self.call_filed)
        dialog.open()

    @Slot()
    def _on_shortcuts_triggered(self) -> None:
        ShortcutsDialog(self._window).open()

    @Slot()
    def _on_self_check_triggered(self) -> None:
        SelfCheckDialog(self._desk, self._window).open()
