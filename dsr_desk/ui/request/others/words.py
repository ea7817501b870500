"""Other people in an extract, in words.  Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.extracts.packages import Profile
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.decided import Standing as HowItStands
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.identity import Sort
from dsr_desk.services.extracts.others import StandingFile
from dsr_desk.services.extracts.redacting import OthersView, PersonRow
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.request.matches.model import MatchLine, Standing
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

Row = PersonRow | StandingFile
_MOST_NUMBERS = 20

_SORTS = {
    Sort.PHONE: QT_TRANSLATE_NOOP("Others", "telephone number"),
    Sort.NUMBER: QT_TRANSLATE_NOOP("Others", "personal number"),
    Sort.HANDLE: QT_TRANSLATE_NOOP("Others", "user name"),
    Sort.ACCOUNT: QT_TRANSLATE_NOOP("Others", "account number"),
    Sort.PLATE: QT_TRANSLATE_NOOP("Others", "number plate"),
    Sort.POSTAL: QT_TRANSLATE_NOOP("Others", "postal address"),
    Sort.LINK: QT_TRANSLATE_NOOP("Others", "profile"),
    Sort.NETWORK: QT_TRANSLATE_NOOP("Others", "network address"),
}
"""What may be anybody’s, or nobody’s: a reader sees at once what it was taken for."""
_GROUNDS = {
    RedactionGround.OTHERS: QT_TRANSLATE_NOOP("Others", "rights of others, Art. {article}"),
    RedactionGround.BY_RULE: QT_TRANSLATE_NOOP("Others", "by rule, Art. {article}"),
    RedactionGround.KNOWN: QT_TRANSLATE_NOOP("Others", "The person knows it already"),
    RedactionGround.CONSENT: QT_TRANSLATE_NOOP("Others", "The other person agrees"),
    RedactionGround.PUBLIC: QT_TRANSLATE_NOOP("Others", "It is public, or a shared address"),
    RedactionGround.NO_PERSON: QT_TRANSLATE_NOOP("Others", "Nobody else’s, or no name at all"),
    RedactionGround.LOOKED_THROUGH: QT_TRANSLATE_NOOP("Others", "A file I have looked through"),
    RedactionGround.UNREADABLE: QT_TRANSLATE_NOOP("Others", "can’t be read as text"),
    RedactionGround.NAMES_OTHERS: QT_TRANSLATE_NOOP("Others", "names others, can’t be rewritten"),
}


class OthersCounting:
    """Numbers with their nouns; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return translate("OthersCounting", text, disambiguation, n)

    def places(self, n: int) -> str:
        """Return in how many places somebody is named."""
        return self.tr("%Ln place(s)", "", n)

    def items(self, n: int) -> str:
        """Return in how many items."""
        return self.tr("%Ln item(s)", "", n)

    def others(self, n: int) -> str:
        """Return how many other people there are."""
        return self.tr("%Ln other person(s)", "", n)

    def undecided(self, n: int) -> str:
        """Return how many nobody has decided about."""
        return self.tr("%Ln not decided", "", n)

    def files(self, n: int) -> str:
        """Return how many files are held back."""
        return self.tr("%Ln file(s) held back", "", n)

    def sent_along(self, n: int) -> str:
        """Return what to look at in items that somebody else sent too; their numbers follow."""
        return self.tr(
            "Sent together with somebody else: %Ln item(s) (number {numbers}). The text may be that"
            " person’s too: read it, and leave the item out under Review where it is.",
            "",
            n,
        )


counting = OthersCounting()


def ground(which: RedactionGround, profile: Profile) -> str:
    """Return a ground in words, with the article that limits this kind of extract."""
    article = {
        Profile.ACCESS: translate("Others", "15(4)"),
        Profile.PORTABILITY: translate("Others", "20(4)"),
    }[profile]
    return translate("Others", _GROUNDS[which]).format(article=article)


def standing_of(row: Row) -> HowItStands:
    """Return how a row stands."""
    return row.standing if isinstance(row, StandingFile) else row.standing.standing


def about_of(row: Row) -> tuple[str, ...]:
    """Return what a decision about a row is stored by."""
    return (row.about,) if isinstance(row, StandingFile) else row.standing.about


def summary(view: OthersView) -> str:
    """Return the figures above the list."""
    if not view.persons and not view.files:
        return translate("Others", "Nobody else was found in the items")
    held = sum(file.standing.choice is Choice.REDACT for file in view.files)
    parts = [counting.others(len(view.persons))]
    parts += [counting.files(held)] if held else []
    parts.append(counting.undecided(view.undecided))  # of both: so it stands behind both
    return " · ".join(parts)


def warning(view: OthersView) -> str:
    """Return what must be looked at before the list; empty when there is nothing."""
    if not view.sent_along:
        return ""
    shown = [str(number) for number in view.sent_along[:_MOST_NUMBERS]]
    more = ["…"] if len(view.sent_along) > _MOST_NUMBERS else []
    words = counting.sent_along(len(view.sent_along))
    return words.format(numbers=", ".join((*shown, *more)))


def line_of(row: Row, profile: Profile) -> MatchLine:
    """Return a row's texts, ready to be painted and to be spoken."""
    how = standing_of(row)
    title, where, kind, weak = _about(row)
    said = _standing_words(row, how, profile)
    return MatchLine(
        title=title,
        when=where,
        author="",
        why=kind,
        weak=weak,
        standing=_look(how),
        standing_text=said,
        attachments="",
        seen=how.decided,
        spoken=f"{title}, {kind}, {where}, {said}",
    )


def _about(row: Row) -> tuple[str, str, str, bool]:
    """Return title, place and kind of a row, and whether a person has to judge it."""
    number = translate("Others", "item {number}")
    if isinstance(row, StandingFile):
        title = one_line(row.attachment.filename, 120) or "–"
        size = wording.size(row.attachment.size)
        where = f"{number.format(number=row.number)} · {size}"
        return title, where, translate("Others", "File"), True
    party = row.standing.party
    shown = (party.label, *(i.text for i in party.identifiers if i.text != party.label))
    title = one_line(" · ".join(shown), 200)
    where = f"{counting.places(row.count)} · {counting.items(row.items)}"
    pseudonym = translate("Others", "Person {number}").format(number=party.number)
    if party.certain:
        return title, where, pseudonym, False
    what = _SORTS.get(_first_sort(party))
    if what:
        return title, where, f"{pseudonym} · {translate('Others', what)}", True
    doubt = translate("Others", "{who} · perhaps").format(who=pseudonym)
    return title, where, doubt, True


def _first_sort(party: ThirdParty) -> Sort:
    """Return of what sort it is by which somebody is called in the list."""
    return next(each.sort for each in party.identifiers if each.text == party.label)


def _standing_words(row: Row, how: HowItStands, profile: Profile) -> str:
    file = isinstance(row, StandingFile)
    if how.choice is Choice.REDACT:
        said = translate("Others", "Held back") if file else translate("Others", "Taken out")
    else:
        said = translate("Others", "Handed over") if file else translate("Others", "Shown")
    if how.decided or how.ground is RedactionGround.BY_RULE:
        return f"{said}: {ground(how.ground, profile)}"
    return translate("Others", "Not decided: {standing}").format(standing=said.lower())


def _look(how: HowItStands) -> Standing:
    if not how.decided:
        return Standing.TO_LOOK_AT
    return Standing.LEFT_OUT if how.choice is Choice.REDACT else Standing.INCLUDED
