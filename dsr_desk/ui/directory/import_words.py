"""What is said of an import that has ended."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from dsr_desk.services.finding.importing import Imported
from dsr_desk.ui.directory.table_words import field_name, fields_of
from dsr_desk.ui.wording import counting

translate = QCoreApplication.translate


def tone_of(done: Imported) -> str:
    """Return how it is shown."""
    taken = done.taken
    if done.stopped or taken.unreadable or taken.senders_unread or taken.other_time:
        return "attention"
    if taken.otherwise:
        return "attention"
    return "ok" if taken.added or taken.mended or taken.retimed or taken.reread else "info"


def said_of(done: Imported) -> str:
    """Say what an import came to, and what is to be done about it."""
    words = ImportWords()
    if done.taken.otherwise:
        return words.otherwise(done)
    counted = ", ".join(words.counts(done))
    said = [f"{counted}.", *words.mended(done)]
    if done.stopped:
        said.append(
            translate("ImportWords", "Stopped: what was read is kept. Import again to go on.")
        )
    if done.taken.unreadable > len(done.unread):
        said.append(words.listed(len(done.unread)))
    return " ".join(said)


class ImportWords:
    """Sentences with numbers; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return QCoreApplication.translate("ImportWords", text, disambiguation, n)

    def counts(self, done: Imported) -> Iterator[str]:
        taken = done.taken
        yield self.tr("%Ln item(s) imported", "", taken.added)
        if taken.known:
            yield self.tr("%Ln there already", "", taken.known)
        if taken.unreadable:
            yield counting.unreadable(taken.unreadable)
        if taken.senders_unread:
            yield self.tr("%Ln with an author that no search finds", "", taken.senders_unread)

    def mended(self, done: Imported) -> Iterator[str]:
        taken = done.taken
        if taken.mended:
            yield self.tr(
                "%Ln that an earlier import had stored without a sender can be found now: search"
                " again in open cases.",
                "",
                taken.mended,
            )
        if taken.other_time:
            yield self.tr(
                "%Ln item(s) there already with another time: day and month were read the other"
                " way round then. If they are right now, choose “Set the rows right”.",
                "",
                taken.other_time,
            )
        if taken.retimed:
            yield self.tr(
                "%Ln item(s) there already got another time: search again in open cases.",
                "",
                taken.retimed,
            )
        if taken.reread:
            yield self.tr(
                "%Ln item(s) there already became what their rows say now: search again in open"
                " cases.",
                "",
                taken.reread,
            )

    def otherwise(self, done: Imported) -> str:
        """Say that rows are there as they were read otherwise, and which ways lead on."""
        return self.tr(
            "Nothing was imported: %Ln row(s) are there already, read with other columns then. They"
            " differ in: {parts}. If the columns below are right, choose “Set the rows right”; if"
            " not, choose others under “Columns…”.",
            "",
            done.taken.otherwise,
        ).format(parts=", ".join(map(field_name, fields_of(done.taken.differing))))

    def listed(self, n: int) -> str:
        return self.tr("The first %Ln are listed.", "", n)
