"""Whom the desk serves and by which channels; supervisors add, connect and end them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Channel, ChannelKind, Organisation
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.services.people.directory import DirectoryView
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.directory import operations as acts
from dsr_desk.ui.directory.connect_dialog import ConnectDialog
from dsr_desk.ui.directory.content_dialog import ContentDialog
from dsr_desk.ui.directory.forms import ChannelForm, EndForm, OrganisationForm
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.staying import StayingForms
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog


class DirectoryDialog(RowsDialog):
    """The channels as a table, ended ones last."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the directory in a job."""
        super().__init__(parent)
        rows = self.tr("Channels with their organisation and content")
        self.name(self.tr("Organisations and channels"), rows, (245, 130))
        self._desk = desk
        self._view: DirectoryView | None = None
        self._forms = StayingForms(self._on_failed, self)
        self._ending = ""
        """The channel that was asked about ends, whatever the table shows by then."""
        self.without = Muted("", self, wrap=True)
        self.add_organisation = SafeButton(self.tr("Add an organisation…"), self, icon="plus")
        self.add = SafeButton(self.tr("Add a channel…"), self, icon="plus")
        self.imports = SafeButton(self.tr("Import content…"), self, icon="inbox")
        self.connect_it = SafeButton(self.tr("Connect a database…"), self)
        self.end = SafeButton(self.tr("End the channel…"), self)
        self._build()
        self._connect()
        self._allow()
        self.close_button.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the directory (again)."""
        by = self._desk.person
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.workspace.directory.view(by),
            replaces="directory",
        ).success(self._show).failure(self._on_failed).run_in_background()

    @property
    def chosen(self) -> Channel | None:
        """The channel that the keyboard stands on."""
        channel = self.payload()
        return channel if isinstance(channel, Channel) else None

    def _build(self) -> None:
        text = self.tr(
            "A request reaches what lies in the channels of its editor’s organisation, and nothing"
            " else. A channel’s content is imported from mail files, or lies in the platform’s own"
            " database."
        )
        acts_of_all = (self.add_organisation, self.add, self.imports, self.connect_it, self.end)
        self.lay_out(text, acts_of_all, below=(self.without,))
        self.model.set_headings(
            (
                self.tr("Channel"),
                self.tr("Short name"),
                self.tr("Organisation"),
                self.tr("Kind"),
                self.tr("What erasing means there"),
                self.tr("Content"),
            )
        )

    def _connect(self) -> None:
        self.add_organisation.clicked.connect(self._on_add_organisation_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.imports.clicked.connect(self._on_imports_clicked)
        self.connect_it.clicked.connect(self._on_connect_it_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self._desk.changed.connect(self._on_desk_changed)

    @Slot(object)
    def _on_desk_changed(self, changed: Changed) -> None:
        # Whoever closes a form while it is carried out hears of it by this alone.
        if changed.changes.people:
            self.read()

    @Slot(object)
    def _show(self, view: DirectoryView) -> None:
        self._view = view
        houses = organisations_apart(view.organisations)
        titles = {o.key: o.title for o in houses}
        channels = channels_apart(view.channels, houses)
        self.model.set_rows([self._row(channel, titles) for channel in channels])
        if view.channels:
            self.table.selectRow(0)
        owners = {channel.organisation for channel in view.channels}
        lone = [o.title for o in houses if o.key not in owners]
        text = self.tr("Without a channel so far: {names}") if lone else ""
        self.without.set_text(text.format(names=", ".join(lone)))
        self._allow()

    def _row(self, channel: Channel, titles: dict[str, str]) -> TableRow:
        cells = (
            channel.title,
            channel.key,
            titles.get(channel.organisation, channel.organisation),
            wording.value(channel.kind),
            wording.value(channel.policy.action),
            self._content(channel),
        )
        if channel.ended is not None:
            return TableRow(cells, channel, "minus")
        return TableRow(cells, channel, _SIGNS[channel.kind], "accent")

    def _content(self, channel: Channel) -> str:
        if channel.ended is not None:
            return self.tr("Ended {day}").format(day=wording.date_words(channel.ended))
        if channel.kind is ChannelKind.SOCIAL:
            return self.tr("On the network")
        if channel.source == "archive":
            return self.tr("By import")
        return self.tr("Database {name}").format(name=channel.source)

    def _allow(self) -> None:
        view, chosen = self._view, self.chosen
        may = view is not None and view.may_change
        used = chosen is not None and chosen.ended is None
        self.add_organisation.setEnabled(may)
        self.add.setEnabled(may and view is not None and bool(view.organisations))
        self.end.setEnabled(may and used)
        imported = chosen is not None and chosen.source == "archive"
        for act in (self.imports, self.connect_it):
            act.setEnabled(may and used and imported)

    @Slot()
    def _on_add_organisation_clicked(self) -> None:
        form = OrganisationForm(self._view.organisations if self._view else (), self)
        form.given.connect(self._on_organisation_given)
        self._forms.open(form)

    @Slot(object)
    def _on_organisation_given(self, organisation: Organisation) -> None:
        self._go(acts.add_organisation(parent=self, desk=self._desk, organisation=organisation))

    @Slot()
    def _on_add_clicked(self) -> None:
        if self._view is not None:
            form = ChannelForm(self._view, self)
            form.given.connect(self._on_channel_given)
            self._forms.open(form)

    @Slot(object)
    def _on_channel_given(self, channel: Channel) -> None:
        self._go(acts.add_channel(parent=self, desk=self._desk, channel=channel))

    @Slot()
    def _on_imports_clicked(self) -> None:
        if (channel := self.chosen) is not None:
            ContentDialog(self._desk, channel, self).open()

    @Slot()
    def _on_connect_it_clicked(self) -> None:
        if (channel := self.chosen) is not None:
            dialog = ConnectDialog(self._desk, channel, self)
            dialog.connected.connect(self._on_connected)
            dialog.open()

    @Slot()
    def _on_connected(self) -> None:
        self.banner.show_message("ok", self.tr("Connected, and on record."))
        self.read()

    @Slot()
    def _on_end_clicked(self) -> None:
        if (channel := self.chosen) is not None:
            form = EndForm(channel.title, self)
            self._ending = channel.key
            form.given.connect(self._on_form_given)
            self._forms.open(form)

    @Slot(str)
    def _on_form_given(self, reason: str) -> None:
        self._go(acts.end_channel(parent=self, desk=self._desk, key=self._ending, reason=reason))

    def _go(self, operation: Operation[Changes]) -> None:
        self.banner.clear()
        self._forms.carry_out(operation, self._on_done)

    @Slot(object)
    def _on_done(self, _changes: Changes) -> None:
        self.banner.show_message("ok", self.tr("Done, and on record."))
        self.read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self.banner, error)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._allow()


_SIGNS = {
    ChannelKind.MAIL: "mail",
    ChannelKind.FORUM: "forum",
    ChannelKind.CHAT: "chat",
    ChannelKind.SOCIAL: "social",
}
