"""Numbers with their nouns, singular and plural, in both languages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


class Counting:
    """Sentences with a number in them; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return QCoreApplication.translate("Counting", text, disambiguation, n)

    def days(self, n: int) -> str:
        """Return a number of days."""
        return self.tr("%Ln day(s)", "", n)

    def days_late(self, n: int) -> str:
        """Return by how many days something is late."""
        return self.tr("%Ln day(s) late", "", n)

    def hours_late(self, n: int) -> str:
        """Return by how many hours something is late."""
        return self.tr("%Ln hour(s) late", "", n)

    def persons(self, n: int) -> str:
        """Return a number of persons."""
        return self.tr("%Ln person(s)", "", n)

    def items(self, n: int) -> str:
        """Return a number of items."""
        return self.tr("%Ln item(s)", "", n)

    def pages(self, n: int) -> str:
        """Return a number of pages."""
        return self.tr("%Ln page(s)", "", n)

    def working_days(self, n: int) -> str:
        """Return a number of working days."""
        return self.tr("%Ln working day(s)", "", n)

    def cases(self, n: int) -> str:
        """Return a number of cases."""
        return self.tr("%Ln case(s)", "", n)

    def months(self, n: int) -> str:
        """Return a number of months."""
        return self.tr("%Ln month(s)", "", n)

    def checks_open(self, n: int) -> str:
        """Return how many checks still stop a case."""
        return self.tr("%Ln check(s) open", "", n)

    def mails_waiting(self, n: int) -> str:
        """Return that a mailbox answers, and how many mails lie in it."""
        return self.tr("The connection works: %Ln mail(s) in the folder.", "", n)

    def filed(self, n: int) -> str:
        """Return how many mails became cases."""
        return self.tr("%Ln filed", "", n)

    def joined(self, n: int) -> str:
        """Return how many mails joined a case that was there."""
        return self.tr("%Ln joined a case", "", n)

    def known(self, n: int) -> str:
        """Return how many mails were filed before."""
        return self.tr("%Ln already known", "", n)

    def duplicate(self, n: int) -> str:
        """Return how many mails repeat an open case."""
        return self.tr("%Ln duplicate(s) of an open case", "", n)

    def skipped(self, n: int) -> str:
        """Return how many files of a folder are no mails."""
        return self.tr("%Ln left aside", "", n)

    def unreadable(self, n: int) -> str:
        """Return how many files held no mail that could be read."""
        return self.tr("%Ln can’t be read", "", n)

    def adds(self, n: int) -> str:
        """Return the verb of a confirmation: how many editors are added."""
        return self.tr("add %Ln", "", n)

    def changes(self, n: int) -> str:
        """Return the verb of a confirmation: how many entries are changed."""
        return self.tr("change %Ln", "", n)

    def ends(self, n: int) -> str:
        """Return the verb of a confirmation: how many roles are ended."""
        return self.tr("end %Ln", "", n)

    def entries(self, n: int) -> str:
        """Return a number of entries of a roster."""
        return self.tr("%Ln role(s)", "", n)

    def rows_out(self, n: int) -> str:
        """Return how many rows are not taken in."""
        return self.tr("%Ln row(s) can’t be taken in", "", n)

    def give_authority(self, n: int) -> str:
        """Return how many lines of a difference give somebody a role."""
        return self.tr("A role that was not held before is given in %Ln line(s)", "", n)


counting = Counting()
