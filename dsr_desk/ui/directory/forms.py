"""Asks for what a new organisation, a new channel or the end of one needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dsr_desk.domain.clocks.deadlines import COUNTRIES, ZONES
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
)
from dsr_desk.domain.titles import is_taken, organisations_apart
from dsr_desk.services.people.directory import DirectoryView
from dsr_desk.ui import wording
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.names import name_field
from dsr_desk.ui.widgets.numbers import number_field

translate = QCoreApplication.translate


class OrganisationForm(StayingDialog):
    """Who is served, under which law, and what its editors write from."""

    given = Signal(object)
    """Carries an :class:`Organisation`."""

    def __init__(self, known: Sequence[Organisation], parent: QWidget) -> None:
        """Ask with the usual values in place; take whom the desk serves already."""
        super().__init__(
            translate("OrganisationForm", "Add an organisation"),
            translate(
                "OrganisationForm",
                "The organisation owns its channels and decides about its customers’ requests.",
            ),
            parent,
        )
        self._known = known
        self.name, self.key, self.domains = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.twin = PlainLabel("", self, wrap=True, tone="attention")
        self.kind, self.country = QComboBox(self), QComboBox(self)
        self.phone, self.backups = QLineEdit(self), number_field(0, 3650, self)
        for kind in OrganisationKind:
            self.kind.addItem(wording.value(kind), kind)
        self.country.addItems(list(COUNTRIES))
        self.country.setCurrentText("SE")
        self.backups.setValue(30)
        self.labelled(self.tr("Name"), self.name)
        self.column.addWidget(self.twin)
        self.labelled(self.tr("Short name: a to z, digits, - and _"), self.key)
        self.beside(
            (self.tr("Kind"), self.kind),
            (self.tr("Country, whose holidays count"), self.country),
        )
        self.labelled(self.tr("Domains that its editors write from, with spaces"), self.domains)
        self.beside(
            (self.tr("Telephone number for call-backs"), self.phone),
            (self.tr("Days until its backups are written over"), self.backups),
        )
        name_field(self.backups, self.tr("Days until its backups are written over"))
        self.add_buttons(self.tr("Add the organisation"))
        for field in (self.name, self.key):
            field.textChanged.connect(self._on_text_changed)
        self._on_text_changed("")

    def give(self) -> None:
        """Hand on what was entered."""
        self.given.emit(
            Organisation(
                self.key.text().strip(),
                self.name.text().strip(),
                OrganisationKind(self.kind.currentData()),
                self.country.currentText(),
                ZONES[self.country.currentText()],
                domains=tuple(self.domains.text().replace(",", " ").split()),
                backup_days=self.backups.value(),
                phone=self.phone.text().strip(),
            )
        )

    def filled(self) -> bool:
        """Whether it has a name and a short one."""
        return bool(self.name.text().strip() and self.key.text().strip())

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        twin = is_taken(self.name.text(), self._known)
        text = self.tr(
            "There is an organisation of that name already. Is it the same? If not, both are shown"
            " with their domain behind the name."
        )
        self.twin.set_text(text if twin else "")
        self.twin.setVisible(twin)
        self.weigh()


class ChannelForm(StayingDialog):
    """Where customers write; what it erases is asked where nobody else could sign for it."""

    given = Signal(object)
    """Carries a :class:`Channel`."""

    def __init__(self, view: DirectoryView, parent: QWidget) -> None:
        """Take whose it can be, what there is already, and whether two supervisors are there."""
        text = translate(
            "ChannelForm",
            "An inbox, a forum, a chat or an account on a social network. Then add its editors, and"
            " import what is written there or connect its database.",
        )
        least = translate(
            "ChannelForm",
            "It begins with anonymising what the person wrote. What it erases is changed under"
            " Safeguards, by two.",
        )
        title = translate("ChannelForm", "Add a channel")
        super().__init__(title, f"{text} {least}" if view.two else text, parent)
        self._known = view.channels
        self.owner, self.kind = QComboBox(self), QComboBox(self)
        self.name, self.key = QLineEdit(self), QLineEdit(self)
        self.action, self.reach = QComboBox(self), QComboBox(self)
        self.twin = PlainLabel("", self, wrap=True, tone="attention")
        for organisation in organisations_apart(view.organisations):
            self.owner.addItem(one_line(organisation.title, 60), organisation.key)
        for kind in ChannelKind:
            self.kind.addItem(wording.value(kind), kind)
        for action in (Action.ANONYMISE, Action.DELETE):
            self.action.addItem(wording.value(action), action)
        self.reach.addItem(self.tr("What the person wrote"), Reach.OWN)
        self.reach.addItem(self.tr("Staff replies in their conversations too"), Reach.CONVERSATION)
        self.labelled(self.tr("Organisation"), self.owner)
        self.labelled(self.tr("Name"), self.name)
        self.column.addWidget(self.twin)
        self.labelled(self.tr("Short name: a to z, digits, - and _"), self.key)
        self.labelled(self.tr("Kind"), self.kind)
        if view.two:
            self.action.hide()
            self.reach.hide()
        else:
            self.labelled(self.tr("What erasing means there"), self.action)
            self.labelled(self.tr("What it takes in"), self.reach)
        self.add_buttons(self.tr("Add the channel"))
        for field in (self.name, self.key):
            field.textChanged.connect(self._on_changed)
        self.owner.currentIndexChanged.connect(self._on_changed)
        self._on_changed()

    def give(self) -> None:
        """Hand on what was entered."""
        policy = ChannelPolicy(Action(self.action.currentData()), Reach(self.reach.currentData()))
        self.given.emit(
            Channel(
                self.key.text().strip(),
                str(self.owner.currentData()),
                ChannelKind(self.kind.currentData()),
                self.name.text().strip(),
                policy,
                "",
            )
        )

    def filled(self) -> bool:
        """Whether it has a name, a short one, and somebody whose it is."""
        named = self.name.text().strip() and self.key.text().strip()
        return bool(named) and self.owner.count() > 0

    @Slot()
    def _on_changed(self) -> None:
        owner = self.owner.currentData()
        own = [each for each in self._known if each.organisation == owner]
        twin = is_taken(self.name.text(), own)
        text = self.tr(
            "The organisation has a channel of that name already. Is it the same? If not, both are"
            " shown with their short name behind the name."
        )
        self.twin.set_text(text if twin else "")
        self.twin.setVisible(twin)
        self.weigh()


class EndForm(StayingDialog):
    """A channel that is used no more."""

    given = Signal(str)
    """Carries the reason, where the store was taken away."""

    def __init__(self, title: str, parent: QWidget) -> None:
        """Take the channel's title."""
        super().__init__(
            translate("EndForm", "End {channel}").format(channel=one_line(title, 60)),
            translate(
                "EndForm",
                "It ends when nothing is left in it: no item, no open case, no hold. Cases and the"
                " audit go on naming it, and nothing new is asked of it.",
            ),
            parent,
        )
        self.reason = QLineEdit(self)
        self.labelled(
            self.tr("If its store was taken away and can’t be looked into: why (no names)"),
            self.reason,
        )
        self.add_buttons(self.tr("End the channel"))

    def filled(self) -> bool:
        """Whether it can be asked for: a reason is needed for some channels alone."""
        return True

    def give(self) -> None:
        """Hand on what was entered."""
        self.given.emit(self.reason.text().strip())
