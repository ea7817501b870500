"""What stands beside an instruction, in words.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.finding.beside import Aside, Elsewhere, Hint, Likeness, Twin
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Gap
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.request.matches.model import MatchLine, Standing
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

SOCIAL = "social-removed-there"

_HINTS = {
    Hint.ADDRESS: QT_TRANSLATE_NOOP("Beside", "Names the address"),
    Hint.NAME: QT_TRANSLATE_NOOP("Beside", "Names the person"),
    Hint.PHONE: QT_TRANSLATE_NOOP("Beside", "Has the phone number"),
    Hint.QUOTE: QT_TRANSLATE_NOOP("Beside", "Quotes the person"),
    Hint.FILE: QT_TRANSLATE_NOOP("Beside", "Attachment names the person"),
    Hint.RECIPIENT: QT_TRANSLATE_NOOP("Beside", "Sent to the person"),
}
_LIKENESS = {
    Likeness.LOOKS_SAME: QT_TRANSLATE_NOOP("Beside", "it looks the same"),
    Likeness.ONE_LETTER: QT_TRANSLATE_NOOP("Beside", "one letter differs"),
    Likeness.PARTS_SWAPPED: QT_TRANSLATE_NOOP("Beside", "the parts of the name are swapped"),
    Likeness.OTHER_DOMAIN: QT_TRANSLATE_NOOP("Beside", "the same name at a similar domain"),
    Likeness.REPLY_ADDRESS: QT_TRANSLATE_NOOP(
        "Beside", "the person’s own mails ask for answers there"
    ),
}


class BesideCounting:
    """Numbers with their nouns; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return translate("BesideCounting", text, disambiguation, n)

    def asides(self, n: int) -> str:
        """Return how many items by others mention the person."""
        return self.tr("%Ln item(s) by others that mention the person", "", n)

    def own_elsewhere(self, n: int) -> str:
        """Return how many own items lie in channels outside the request."""
        return self.tr("%Ln own item(s) in other channels", "", n)

    def near_addresses(self, n: int) -> str:
        """Return how many addresses are near a named one."""
        return self.tr("%Ln near-identical sender(s)", "", n)

    def files_unread(self, n: int) -> str:
        """Return how many attachments could not be searched."""
        return self.tr("%Ln attachment(s) not searched", "", n)

    def senders_unread(self, n: int, kind: ChannelKind | None) -> str:
        """Return how many items are by nobody who could be read; no kind where they are of several.

        Whoever writes in a forum or a chat often has a user name alone.
        """
        if kind is ChannelKind.MAIL:
            return self.tr("%Ln mail(s) with a sender that could not be read", "", n)
        if kind is ChannelKind.FORUM:
            return self.tr("%Ln forum post(s) by somebody without a readable e-mail address", "", n)
        if kind is ChannelKind.CHAT:
            return self.tr(
                "%Ln chat message(s) by somebody without a readable e-mail address", "", n
            )
        return self.tr("%Ln item(s) by somebody whose address could not be read", "", n)

    def channels_unsearched(self, n: int) -> str:
        """Return how many channels of the wish are not searched."""
        return self.tr("%Ln channel(s) not searched", "", n)


counting = BesideCounting()


def hint_words(hint: Hint) -> str:
    """Return how an item knows the person."""
    return translate("Beside", _HINTS[hint])


def counted(count: int) -> str:
    """Return a number of items."""
    return wording.counting.items(count)


def alarm_words(twin: Twin, case: Case) -> str:
    """Return what is wrong with a named address that has nothing beside one that has."""
    text = translate(
        "Beside",
        "Nothing from {named}, but {items} from {other} ({why}). Is the address in the request"
        " right?",
    )
    return _filled(text, twin, case)


def twin_words(twin: Twin, case: Case) -> str:
    """Return that there is a near address, and what it has written."""
    if twin.alarming:
        return alarm_words(twin, case)
    text = translate(
        "Beside", "A near address, {other}, has {items}: {why}. It is not {named} and stays."
    )
    return _filled(text, twin, case)


def elsewhere_words(each: Elsewhere, view: BesideView, case: Case) -> str:
    """Return how much a person has written in a channel outside the mandate."""
    text = translate(
        "Beside", "{named} has {items} in {channel} too, {first} to {last}: outside the request."
    )
    return text.format(
        named=_named(each.number, case),
        items=counted(each.count),
        channel=one_line(title_of(each.channel, view), 80),
        first=wording.date_words(each.first),
        last=wording.date_words(each.last),
    )


def gap_words(gap: Gap, view: BesideView) -> str:
    """Return what was not searched, and why."""
    title = one_line(title_of(gap.channel, view), 80)
    if gap.source:
        text = translate("Beside", "{channel} could not be searched: {reason}")
        return text.format(channel=title, reason=one_line(wording.fact(gap.reason), 120))
    if gap.reason == "kind-without-channel":
        text = translate("Beside", "{channel}: the organisation has no such channel at the desk.")
        return text.format(channel=wording.channel_kind(ChannelKind(gap.channel)))
    if gap.reason == "channel-in-other-case":
        text = translate("Beside", "{channel} is not searched here: another case has it.")
        return text.format(channel=title)
    if gap.reason == "channel-left-out":
        text = translate("Beside", "{channel} is not searched: it was left out of the request.")
        return text.format(channel=title)
    return wording.code_sentence(gap.reason)


def unread_words(channel: str, count: int, view: BesideView) -> str:
    """Return how many attachments could not be searched."""
    text = translate("Beside", "{channel}: {files}; no text can be read there.")
    title = one_line(title_of(channel, view), 80)
    return text.format(channel=title, files=counting.files_unread(count))


def senders_words(unread: Unread, view: BesideView) -> str:
    """Return how many items of a channel nobody is found by whom they are from."""
    text = translate("Beside", "{channel}: {items}. No search by address finds that: look there.")
    items = counting.senders_unread(unread.senders, kind_of((unread,), view))
    return text.format(channel=one_line(title_of(unread.channel, view), 80), items=items)


def notes(view: BesideView, case: Case) -> Iterator[tuple[str, str]]:
    """Yield icon and words of everything beside the list of items, what is worst first."""
    for twin in view.beside.twins:
        yield ("alert" if twin.alarming else "users"), twin_words(twin, case)
    for gap in view.gaps:
        yield ("failed" if gap.source else "info"), gap_words(gap, view)
    for each in view.beside.elsewhere:
        yield "inbox", elsewhere_words(each, view, case)
    for unread in view.beside.unread:
        if unread.files:
            yield "attachment", unread_words(unread.channel, unread.files, view)
        if unread.senders:
            yield "alert", senders_words(unread, view)


def summary(view: BesideView, case: Case) -> tuple[str, str]:
    """Return tone and words of the one line about all of it; nothing when there is nothing."""
    beside = view.beside
    parts = [alarm_words(twin, case) for twin in beside.alarms[:1]]
    figures = [words for words, count in _figures(view) if count]
    # What a source or the network withholds has a note of its own above the matches.
    left = [gap for gap in view.gaps if not gap.source and gap.reason != SOCIAL]
    if left:
        figures.append(counting.channels_unsearched(len(left)))
    if figures:
        text = translate("Beside", "Beside the request, and not touched: {figures}.")
        parts.append(text.format(figures=" · ".join(figures)))
    return ("attention" if beside.alarms else "info"), " ".join(parts)


def _figures(view: BesideView) -> Iterator[tuple[str, int]]:
    beside = view.beside
    asides = counting.asides(len(beside.asides))
    if beside.more:
        asides = translate("Beside", "at least {items}").format(items=asides)
    yield asides, len(beside.asides)
    own = sum(each.count for each in beside.elsewhere)
    yield counting.own_elsewhere(own), own
    quiet = len(beside.twins) - len(beside.alarms)
    yield counting.near_addresses(quiet), quiet
    unread = sum(each.files for each in beside.unread)
    yield counting.files_unread(unread), unread
    nobodys = [each for each in beside.unread if each.senders]
    senders = sum(each.senders for each in nobodys)
    yield counting.senders_unread(senders, kind_of(nobodys, view)), senders


def line_of(aside: Aside) -> MatchLine:
    """Return an aside's texts, ready to be painted and to be spoken."""
    title = one_line(aside.excerpt or aside.subject, 200) or translate("Beside", "Without text")
    when = wording.date_words(desk_day(aside.at))
    why = " · ".join(hint_words(hint) for hint in aside.hints)
    stays = translate("Beside", "Stays")
    author = one_line(aside.author, 80)
    kind = wording.channel_kind(aside.kind)
    return MatchLine(
        title=title,
        when=when,
        author=author,
        why=why,
        weak=False,
        standing=Standing.LEFT_OUT,
        standing_text=stays,
        attachments="",
        seen=True,
        spoken=f"{title}, {kind}, {when}, {author}, {why}, {stays}",
    )


def title_of(channel: str, view: BesideView) -> str:
    """Return what a channel is called."""
    return next((c.title for c in view.channels if c.key == channel), channel)


def kind_of(unread: Iterable[Unread], view: BesideView) -> ChannelKind | None:
    """Return of which kind the channels are; None where they are of several."""
    keys = {each.channel for each in unread}
    kinds = {channel.kind for channel in view.channels if channel.key in keys}
    return kinds.pop() if len(kinds) == 1 else None


def _named(number: int, case: Case) -> str:
    known = next((s.address for s in case.subjects if s.number == number), None)
    return one_line(str(known), 80) if known else translate("Beside", "the person")


def _filled(text: str, twin: Twin, case: Case) -> str:
    return text.format(
        named=_named(twin.number, case),
        items=counted(twin.count),
        other=one_line(str(twin.address), 80),
        why=translate("Beside", _LIKENESS[twin.likeness]),
    )
