"""Shows hostile mails in the real widgets, in every place where a stranger's text can stand."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolTip

from dsr_desk.domain.finding.matches import Attachment, Decision, Glance, ItemRef, Match, Why
from dsr_desk.services.finding.matching import MatchRow
from dsr_desk.services.finding.preview import Shown, ShownItem
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.matches.describe import describe
from dsr_desk.ui.request.matches.model import MatchesModel
from dsr_desk.ui.request.matches.view import MatchesView
from dsr_desk.ui.request.preview.attachments_view import AttachmentsView, look_at
from dsr_desk.ui.request.preview.conversation import prepare
from dsr_desk.ui.request.preview.conversation_text import ConversationText
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.labels import Heading, tooltip
from tests.ui.fake_case import make_item
from tests.ui.fakes import NOW, World, make_services
from tests.ui.hostile_mails import bodies


class Showing:
    """The widgets of the review page, filled by hand: what is shown, and not when, matters."""

    def __init__(self, trap: Path, port: int) -> None:
        """Make the trap and the widgets."""
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self._app = app
        theme.apply_theme(app, theme.Scheme.LIGHT, 100)
        trap.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(30, 30, QImage.Format.Format_RGB32)
        image.fill(0xFFFF0000)
        assert image.save(str(trap))
        self._trap, self._port = trap, port
        self._jobs = JobRunner()
        self.desk = Desk(make_services(World()), self._jobs, lambda: NOW)
        self.text = ConversationText()
        self.model = MatchesModel(describe, self.text)
        self.list = MatchesView(self.model)
        self.files = AttachmentsView()
        self.heading, self.banner = Heading(""), Banner()
        for widget in (self.text, self.list, self.files, self.heading, self.banner):
            widget.resize(600, 400)
            widget.show()
        self.refused = 0
        self.formatted = 0

    def show(self, count: int) -> None:
        """Show so many mails, one after the other."""
        for number, body in enumerate(
            itertools.islice(bodies(count, self._trap, self._port), count)
        ):
            self._show(number, body)

    def close(self) -> None:
        """End the processes and the widgets."""
        self._jobs.shut_down()
        self.desk.foreign.close()
        for widget in (self.text, self.list, self.files, self.heading, self.banner):
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _show(self, number: int, body: str) -> None:
        attachment = Attachment("1", body[:120], body[:60], len(body))
        item = make_item(
            1,
            ref=ItemRef("a", "r", str(number)),
            author_name=body,
            author=body,
            subject=body,
            body=body,
            html=True,
            attachments=(attachment,),
        )
        reader = self.desk.foreign
        parts = (ShownItem(item, True, True), ShownItem(replace(item, html=False), False, None))
        conversation = prepare(number, Shown(item, parts, body, number), reader)
        self._turn(lambda: self.text.show_conversation(conversation))
        if clean := reader.formatted(body):
            self.formatted += 1
            self._turn(lambda: self.text.show_conversation(conversation, formatted=clean))
        match = Match(
            number + 1, 1, item.ref, item.channel, item.kind, body, item.at, "", 1, Why.SENDER,
            Decision(True),
        )  # fmt: skip
        row = MatchRow(match, Glance(body, body, body, 1, html=False))
        self._turn(lambda: self.model.reset_rows(1, [row]))
        self._turn(lambda: self.files.show_attachments(item.attachments))
        self._turn(lambda: self.heading.set_text(body))
        self._turn(lambda: self.banner.show_message("info", body))
        self._turn(lambda: QToolTip.showText(self.text.pos(), tooltip(body), self.text))
        look_at(replace(attachment, media_type="text/html"), body.encode(), reader)
        self.refused += len(self.text.refused)

    def _turn(self, act: object) -> None:
        """Do it, and let it be laid out and painted."""
        assert callable(act)
        act()
        self._app.processEvents()
        while not self.text.complete:
            self._app.processEvents()
        for widget in (self.text, self.list, self.files, self.heading, self.banner):
            widget.repaint()
