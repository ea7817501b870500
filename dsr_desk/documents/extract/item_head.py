"""What stands above an item's text: its number and time, who wrote it, to whom, about what."""

from __future__ import annotations

from itertools import product

from dsr_desk.documents.extract.as_json import Laid, shown_author
from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.forms import Form, Part, Spot
from dsr_desk.documents.pdf.sheet import LEFT, RIGHT, Lines, Styles, are_coded
from dsr_desk.documents.texts import Words
from dsr_desk.documents.visible import Shower
from dsr_desk.domain.desk_time import at_desk
from dsr_desk.domain.finding.matches import Item

GUTTER = LEFT + 84
WIDTH = RIGHT - GUTTER
_SHOWN_RECIPIENTS = 8
_DATE = 13
"""How far below an item's number its date stands."""
_ABOVE_SUBJECT = 2


class ItemHead:
    """Draws heads: nearly all of them in one go, and those with a longer line step by step."""

    def __init__(self, flow: Flow, styles: Styles, words: Words, shower: Shower) -> None:
        """Take the flow, and what the words are made with."""
        self._flow = flow
        self._styles = styles
        self._words = words
        self._shower = shower
        self._forms = {
            have: _form(styles, to=have[0], subject=have[1])
            for have in product((False, True), repeat=2)
        }

    def draw(self, shown: Laid) -> None:
        """Draw the head of an item; there is room for it."""
        item, styles = shown.item, self._styles
        to, subject = self._recipients(item), self._shower.line(item.subject)
        lines = [styles.strong.kept(self._who(item), WIDTH)]
        lines += [styles.small.kept(to, WIDTH)] if to else []
        lines += [styles.strong.kept(subject, WIDTH)] if subject else []
        beside = self._beside(shown)
        short = self._short(lines, beside)
        if short is None:
            self._draw_long(beside, lines, to=bool(to))
        else:
            self._flow.form(self._forms[bool(to), bool(subject)], short)

    def _short(self, lines: list[Lines], beside: list[str]) -> list[bytes] | None:
        """Return all texts coded, unless one has several lines or another script."""
        styles = self._styles.mark, self._styles.small, self._styles.small
        around = [style.font.coded(text) for style, text in zip(styles, beside, strict=True)]
        texts = [text for text in around if text is not None]
        texts += [line[0] for line in lines if len(line) == 1 and are_coded(line)]
        return texts if len(texts) == len(around) + len(lines) else None

    def _draw_long(self, beside: list[str], lines: list[Lines], *, to: bool) -> None:
        flow, styles = self._flow, self._styles
        who, *others = lines
        with flow.within(tags.H2):
            with flow.drawing() as sheet:
                top = flow.y - styles.strong.ascent
                sheet.text(LEFT, top, styles.mark, beside[0])
                sheet.block(LEFT, top - _DATE, styles.small, beside[1:])
            flow.lines(styles.strong, who, GUTTER, kind=tags.HERE)
        if to:
            flow.lines(styles.small, others.pop(0), GUTTER)
        for subject in others:
            flow.gap(_ABOVE_SUBJECT)
            flow.lines(styles.strong, subject, GUTTER)

    def _beside(self, shown: Laid) -> list[str]:
        """Return what stands beside an item."""
        at = at_desk(shown.item.at)
        stamp = at.replace(tzinfo=None).isoformat(" ", "minutes")
        marker = self._words.get("package", "item", number=shown.number)
        return [marker + " ", stamp[:11], f"{stamp[11:16]} {at.tzname()} "]

    def _who(self, item: Item) -> str:
        author = self._shower.line(shown_author(item.author_name, item.author))
        return author or self._words.get("package", "staff" if item.staff else "person")

    def _recipients(self, item: Item) -> str:
        recipients = item.recipients
        if not recipients:
            return ""
        listed = ", ".join(map(self._shower.line, recipients[:_SHOWN_RECIPIENTS]))
        if len(recipients) > _SHOWN_RECIPIENTS:
            more = len(recipients) - _SHOWN_RECIPIENTS
            listed += " " + self._words.get("package", "more_recipients", count=more)
        return self._words.get("package", "to", recipients=listed)


def _form(styles: Styles, *, to: bool, subject: bool) -> Form:
    """Return the form of heads that have the one, the other, both or none."""
    strong, small = styles.strong, styles.small
    top, height = strong.ascent, strong.leading
    spots = Spot(LEFT, top, styles.mark), Spot(LEFT, top + _DATE, small)
    beside = *spots, Spot(LEFT, top + _DATE + small.leading, small)
    parts = [Part(tags.H2, (*beside, Spot(GUTTER, top, strong)))]
    if to:
        parts.append(Part(tags.PARAGRAPH, (Spot(GUTTER, height + small.ascent, small),)))
        height += small.leading
    if subject:
        height += _ABOVE_SUBJECT
        parts.append(Part(tags.PARAGRAPH, (Spot(GUTTER, height + strong.ascent, strong),)))
        height += strong.leading
    return Form(parts, height)
