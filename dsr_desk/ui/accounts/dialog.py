"""Who works here.  Supervisors add, change and end accounts; everybody changes their password."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Role, User
from dsr_desk.services.people.account_changes import AccountChanged, Administrator
from dsr_desk.services.people.accounts import NewUser
from dsr_desk.services.people.accounts_view import AccountRow, AccountsView
from dsr_desk.ui import operations, wording
from dsr_desk.ui.accounts import forms
from dsr_desk.ui.accounts import operations as acts
from dsr_desk.ui.accounts.form import AccountForm, Given
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.staying import StayingForms
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog

Changing = Operation[AccountChanged] | Operation[Changes]


class AccountsDialog(RowsDialog):
    """The accounts as a table; each button asks for what it needs before anything is signed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the accounts in a job."""
        super().__init__(parent)
        rows = self.tr("Accounts with their role")
        self.name(self.tr("Accounts"), rows, (215, 130))
        self._desk = desk
        self._view: AccountsView | None = None
        self._act: Callable[[Given], Changing] | None = None
        self._forms = StayingForms(self._on_failed, self)
        self.waiting = Banner(self)
        self.confirm = PrimaryButton(self.tr("Confirm with my signature…"), self)
        self.withdraw = SafeButton(self.tr("Take the change back"), self)
        self.add = SafeButton(self.tr("Add somebody…"), self, icon="plus")
        self.role = SafeButton("", self)
        self.reset = SafeButton(self.tr("New password…"), self)
        self.end = SafeButton(self.tr("End the account…"), self)
        self.own = SafeButton(self.tr("My password…"), self)
        self._build()
        self._connect()
        self._allow()
        self.close_button.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the accounts (again)."""
        by = self._desk.person
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.workspace.accounts.view(by),
            replaces="accounts",
        ).success(self._show).failure(self._on_failed).run_in_background()

    @property
    def chosen(self) -> User | None:
        """The account that the keyboard stands on."""
        row = self.payload()
        return row.user if isinstance(row, AccountRow) else None

    def _build(self) -> None:
        text = self.tr(
            "Whoever is given an account types their own password. Another supervisor confirms"
            " whatever gives somebody an account, a new password or the right to approve: else one"
            " person could be two. Whoever leaves keeps their name in the audit, and what they"
            " have signed stands."
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addWidget(self.confirm)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        self.lay_out(
            text,
            (self.add, self.role, self.reset, self.end),
            above=(self.waiting, row),
            beside=(self.own,),
        )
        headings = (self.tr("Name"), self.tr("Signs in as"), self.tr("Role"), self.tr("Remark"))
        self.model.set_headings(headings)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add_clicked)
        self.role.clicked.connect(self._on_role_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.own.clicked.connect(self._on_own_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    @Slot(object)
    def _show(self, view: AccountsView) -> None:
        self._view = view
        # Ended accounts too: what they did is shown by their names.
        self._desk.learn_people(tuple(row.user for row in view.rows))
        self.model.set_rows([self._row(row) for row in view.rows])
        if view.rows:
            self.table.selectRow(0)
        self._say_waiting()
        self._allow()

    def _row(self, row: AccountRow) -> TableRow:
        user = row.user
        mine = self._desk.person is not None and self._desk.person.user.id == user.id
        remark = self.tr("You") if mine else ""
        if row.alone:
            remark = self.tr("Made so by {name} alone").format(name=self._desk.title_of(row.alone))
        cells = (user.title, user.name, wording.value(user.role), remark)
        if user.ended:
            return TableRow(cells, row, "minus")
        if user.role is Role.SUPERVISOR:
            return TableRow(cells, row, "shield", "accent")
        return TableRow(cells, row, "user")

    def _say_waiting(self) -> None:
        waiting = self._view.pending if self._view else None
        if waiting is None:
            self._say_lost()
            return
        text = self.tr(
            "{name} proposes {what}: {account}, {role}. A second person confirms it before it"
            " holds: another supervisor, or of the only supervisor’s new password anybody else who"
            " works here."
        ).format(
            name=self._desk.title_of(waiting.proposed_by),
            what=wording.value(waiting.what),
            account=f"{waiting.user.title} ({waiting.user.name})",
            role=wording.value(waiting.user.role),
        )
        self.waiting.show_message("attention", text, dismissable=False)

    def _say_lost(self) -> None:
        lost = self._view.lost if self._view else None
        if lost is None:
            self.waiting.clear()
            return
        text = self.tr(
            "What {name} has proposed waited for another supervisor and is gone: somebody has"
            " changed the database past the program. Nothing of it holds. Tell your administrator,"
            " and propose it again."
        )
        text = text.format(name=self._desk.title_of(lost.by))
        self.waiting.show_message("failed", text, dismissable=False)

    def _allow(self) -> None:
        view, chosen, by = self._view, self.chosen, self._desk.person
        waits = view is not None and view.pending is not None
        free = view is not None and view.may_change and not waits
        other = chosen is not None and by is not None and chosen.id != by.user.id
        able = free and other and chosen is not None and not chosen.ended
        self.add.setEnabled(free)
        for button in (self.role, self.end):
            button.setEnabled(able)
        helps = view is not None and chosen is not None and chosen.id in view.may_reset
        self.reset.setEnabled(helps and not waits)
        agent = chosen is None or chosen.role is not Role.SUPERVISOR
        self.role.setText(self.tr("Make supervisor…") if agent else self.tr("Make agent…"))
        self.own.setEnabled(by is not None)
        self.confirm.setVisible(waits and view is not None and view.may_confirm)
        self.withdraw.setVisible(waits and view is not None and view.may_settle)

    # --- what is asked ---------------------------------------------------------------------

    def _ask(self, form: AccountForm, act: Callable[[Given], Changing]) -> None:
        self._act = act
        form.given.connect(self._on_given)
        self._forms.open(form)

    @Slot()
    def _on_add_clicked(self) -> None:
        if self._view is not None:
            self._ask(forms.to_add(self._view, self), partial(_adding, self, self._desk))

    @Slot()
    def _on_role_clicked(self) -> None:
        if (user := self.chosen) is not None and self._view is not None:
            form = forms.to_change_role(self._view, user, self)
            self._ask(form, partial(_changing_role, self, self._desk, user))

    @Slot()
    def _on_reset_clicked(self) -> None:
        if (user := self.chosen) is not None and self._view is not None:
            form = forms.to_reset(self._view, user, self)
            self._ask(form, partial(_resetting, self, self._desk, user))

    @Slot()
    def _on_end_clicked(self) -> None:
        if (user := self.chosen) is not None and self._view is not None:
            form = forms.to_end(self._view, user, self)
            self._ask(form, partial(_ending, self, self._desk, user))

    @Slot()
    def _on_own_clicked(self) -> None:
        self._ask(forms.to_change_own(self), partial(_changing_own, self, self._desk))

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self._view is not None and self._view.pending is not None:
            number = self._view.pending.number
            self._ask(forms.to_confirm(self), partial(_confirming, self, self._desk, number))

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        if self._view is not None and self._view.pending is not None:
            number = self._view.pending.number
            self._go(acts.withdraw_account(parent=self, desk=self._desk, number=number))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        if self._act is not None:
            self._go(self._act(given))

    def _go(self, operation: Changing) -> None:
        self.banner.clear()
        self._forms.carry_out(operation, self._on_done)

    @Slot(object)
    def _on_done(self, done: AccountChanged | Changes) -> None:
        if isinstance(done, Changes):
            self.banner.show_message("ok", self.tr("Done, and on record."))
        elif not done.waits:
            text = self.tr("On record: {name}, {role}.").format(
                name=done.user.title, role=wording.value(done.user.role)
            )
            self.banner.show_message("ok", text)
        self.read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self.banner, error)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._allow()


def _adding(parent: QWidget, desk: Desk, given: Given) -> Changing:
    new = NewUser(given.name, given.title, given.role, given.new)
    return acts.add_account(parent=parent, desk=desk, new=new, administrator=_administrator(given))


def _changing_role(parent: QWidget, desk: Desk, user: User, given: Given) -> Changing:
    role = Role.AGENT if user.role is Role.SUPERVISOR else Role.SUPERVISOR
    return acts.give_role(
        parent=parent, desk=desk, name=user.name, role=role, administrator=_administrator(given)
    )


def _resetting(parent: QWidget, desk: Desk, user: User, given: Given) -> Changing:
    administrator = _administrator(given)
    return acts.reset_account(
        parent=parent,
        desk=desk,
        name=user.name,
        password=given.new,
        administrator=administrator,
    )


def _ending(parent: QWidget, desk: Desk, user: User, given: Given) -> Changing:
    return acts.end_account(
        parent=parent, desk=desk, name=user.name, administrator=_administrator(given)
    )


def _confirming(parent: QWidget, desk: Desk, number: int, given: Given) -> Changing:
    return acts.confirm_account(parent=parent, desk=desk, number=number, password=given.own)


def _changing_own(parent: QWidget, desk: Desk, given: Given) -> Changing:
    return acts.change_own_password(parent=parent, desk=desk, old=given.own, new=given.new)


def _administrator(given: Given) -> Administrator:
    return Administrator(given.passphrase, given.key_file)
