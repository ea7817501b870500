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
        return self.tr("%n day(s)", "", n)

    def days_late(self, n: int) -> str:
        """Return by how many days something is late."""
        return self.tr("%n day(s) late", "", n)

    def hours_late(self, n: int) -> str:
        """Return by how many hours something is late."""
        return self.tr("%n hour(s) late", "", n)

    def persons(self, n: int) -> str:
        """Return a number of persons."""
        return self.tr("%n person(s)", "", n)

    def items(self, n: int) -> str:
        """Return a number of items."""
        return self.tr("%n item(s)", "", n)

    def pages(self, n: int) -> str:
        """Return a number of pages."""
        return self.tr("%n page(s)", "", n)

    def working_days(self, n: int) -> str:
        """Return a number of working days."""
        return self.tr("%n working day(s)", "", n)

    def cases(self, n: int) -> str:
        """Return a number of cases."""
        return self.tr("%n case(s)", "", n)

    def months(self, n: int) -> str:
        """Return a number of months."""
        return self.tr("%n month(s)", "", n)

    def checks_open(self, n: int) -> str:
        """Return how many checks still stop a case."""
        return self.tr("%n check(s) open", "", n)

    def mails_waiting(self, n: int) -> str:
        """Return that a mailbox answers, and how many mails lie in it."""
        return self.tr("The connection works: %n mail(s) in the folder.", "", n)

    def filed(self, n: int) -> str:
        """Return how many mails became cases."""
        return self.tr("%n filed", "", n)

    def joined(self, n: int) -> str:
        """Return how many mails joined a case that was there."""
        return self.tr("%n joined a case", "", n)

    def known(self, n: int) -> str:
        """Return how many mails were filed before."""
        return self.tr("%n already known", "", n)

    def duplicate(self, n: int) -> str:
        """Return how many mails repeat an open case."""
        return self.tr("%n duplicate(s) of an open case", "", n)

    def skipped(self, n: int) -> str:
        """Return how many files of a folder are no mails."""
        return self.tr("%n left aside", "", n)

    def unreadable(self, n: int) -> str:
        """Return how many files held no mail that could be read."""
        return self.tr("%n can’t be read", "", n)

    def adds(self, n: int) -> str:
        """Return the verb of a confirmation: how many editors are added."""
        return self.tr("add %n", "", n)

    def changes(self, n: int) -> str:
        """Return the verb of a confirmation: how many entries are changed."""
        return self.tr("change %n", "", n)

    def ends(self, n: int) -> str:
        """Return the verb of a confirmation: how many roles are ended."""
        return self.tr("end %n", "", n)

    def entries(self, n: int) -> str:
        """Return a number of entries of a roster."""
        return self.tr("%n role(s)", "", n)

    def rows_out(self, n: int) -> str:
        """Return how many rows are not taken in."""
        return self.tr("%n row(s) can’t be taken in", "", n)

    def give_authority(self, n: int) -> str:
        """Return how many lines of a difference give somebody a role."""
        return self.tr("A role that was not held before is given in %n line(s)", "", n)


counting = Counting()
