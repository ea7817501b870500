"""What stands alone in a mail: the subject line, a line without a full stop, a mark.

Such a piece may be a name, a unit, a heading or an item of a list; and it may be “N/A”, “WIP”,
“nr 2”, “and so on”, “Recalled: …” or “👎”, which says of all that stands beside it that it does not
hold.  Nobody can list those.  So a piece has to be known for what it is, or a person has to look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.added import TICKS, before_wish
from dsr_desk.domain.intake.attesting.behind import tells_how
from dsr_desk.domain.intake.attesting.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.attesting.letter_heads import heads_letter
from dsr_desk.domain.intake.attesting.openings import harmless_opening, heads_section
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.attesting.surroundings import wishes
from dsr_desk.domain.intake.attesting.unfilled import awaits_signing, heads_copy, is_unfilled
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import SMILES, Sentence
from dsr_desk.domain.intake.text.vocabulary import naming_nobody, which_unknown

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\s*(?:: |:$|[–—|/()\[\];?!\"]| - |, | \+ |\. )\s*")
"""What parts a subject line: “WIP: …”, “… (void)”, “… – on hold”."""
_CASE = re.compile(
    r"(?<![\w/-])([A-ZÅÄÖ]{1,3})(?:[/-][A-ZÅÄÖ]{1,3})*[/-](?:\d{4}[/-])?\d{3,}(?![\w/-])"
)
"""A case's number: “ERB/PRV/5523”."""
_NUMBER = re.compile(r"\d{3}|\d[/-]\d")
_PLAIN_MARKS = re.compile(
    rf"(?:(?:{SMILES})|[{''.join(sorted(TICKS))}]|[-–—=_*~.,•·#+|\s\ufffc\u2500-\u257f/\d])*"
)
_WEB = re.compile(r"www\.|https?:|[^\W_]\.(?:example|se|com|org|nu|eu|net|uk|fi|no|dk)\b")
_TITLE = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]+)?, [A-ZÅÄÖÉ]")
"""“diakon, Sankt Olofs församling”."""
_AT_HOUSE = re.compile(r"[^\W\d_]+ @ [^\W\d_][\w' &.-]{1,40}")
"""“becky @ linden vets”: a name and a house."""
_ENDED = re.compile(r"[.!?;][\"')\] ]*$")
_ABBREVIATED = 4
"""Letters of an abbreviation below a name at most: “vik.”, “Bitr.”"""
_ALONE = 2
"""Words of a line below the attestation at most that has to be known."""
_INITIAL = re.compile(r"\w \w\.?$", re.ASCII)
_SAID_BY = re.compile(r"[—–] ?[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
"""Whose words stand above: “— Olle Ek”."""
_FILE = re.compile(r"[^\W\d_][\w()-]{2,80}\.(?:pdf|docx?|odt|txt|rtf|xlsx?|jpe?g|png|eml|msg)\b")
_FILE_WORDS = re.compile(r"[\W_]+")
_OF_PAPERS = (Danger.CHECK, Danger.ORIGIN, Danger.ENCOUNTER, Danger.VAGUE)
"""What attached papers are called without any danger: “ID-kopia”, “inskannat brev”."""
_VERSION = re.compile(r"\bv(?:0|\d\.)\d|\bversion \d")
_UNKIND = re.compile("[👎❌✖🚫⛔🙅🤥🤡😏😜🙃🤔🤨❓❔⁉‼🛑⏸⏳⌛🧪😬🤞😈👻🤖💩]")
"""Pictures that may take back what they stand beside."""
_GRIN = re.compile(r"[:;=/][a-zP]")
"""Signs of irony: “/s”, “:P”."""
_MOTTO = re.compile(r"[\"“”»«'][^\"“”»«]{3,60}[\"“”»«']")
"""What an organisation says of itself below its name."""
_HEADING = re.compile(r"\W*(?:\w|\d{1,2})[.)] ")
_CELL = re.compile(r"[|;\t]")
_NAMED = 6
"""Words of a line with a name or a unit at most."""
_HOUSE, _HOUSE_WORDS = 6, 3
"""Letters of an organisation's name at least, and words at most, that its domain is known by."""
_CODE = 2
"""Letters of a word at most that is an initial or a part of a number: “KS 2026/114”."""
_RULE = re.compile(r"[-=_*~.•·#+|\s\ufffc\u2500-\u257f]*")
_STAMP = re.compile(r"(?<!\w)([A-ZÅÄÖ]{4,})[ /-]\d")
_SHORT = 4
"""Words of a loose line at most; a longer one is judged as what it says."""


def odd_subject(written: str, said: Said, words: Wordings) -> bool:
    """Tell whether a subject line may tell how far the request has come, or that it doesn't hold.

    Args:
        written: as far as the sender wrote it.
        said: what the mail itself says.
        words: how people phrase things.
    """
    line = written.lower()
    written = _CASE.sub(lambda case: case[0] if states(case[1].lower(), words) else " ", written)
    wished = words.wish.erase_wide
    denied = words.negation.words.finditer(line)
    if _VERSION.search(line) or any(wished.match(line, found.end() + 1) for found in denied):
        return True
    pieces = [piece for piece in _PIECE.split(written) if _WORD.search(piece)]
    if not pieces:
        return _NUMBER.search(written) is None and _RULE.fullmatch(written) is None
    return any(
        tells_state(piece, words, said)
        for piece in pieces
        if not (_names(piece) or _is_about_request(piece.lower(), words))
    ) or states(written.lower(), words)


def odd_file(name: str, words: Wordings) -> bool:
    """Tell whether an attachment's name takes the mail back: “Återkallelse.pdf”, “DRAFT.docx”."""
    stem = " ".join(_FILE_WORDS.split(name.lower().rpartition(".")[0] or name.lower()))
    denied = words.negation.words.search(stem) or find_doubt(stem, words, _OF_PAPERS, Reach.NEAR)
    return bool(denied) or states(stem, words)


def files_told(sentences: Sequence[Sentence], shown: str) -> list[str]:
    """Return the names of files that the mail's own lines tell of: “Bifogat: utkast_svar.pdf”."""
    written = (sentence.evidence(shown).text for sentence in sentences)
    return [name for text in written for name in _FILE.findall(text)]


def _names(piece: str) -> bool:
    """Tell whether a piece is written as a name is: “Lilla Teatern”, “Kay N”."""
    said = _WORD.findall(piece)
    long = [word for word in said if len(word) > _CODE]
    capital = all(word[0].isupper() and word[1:].islower() for word in long)
    return bool(long) and capital and (len(long) > 1 or _INITIAL.search(piece) is not None)


def _is_about_request(piece: str, words: Wordings) -> bool:
    """Tell whether a piece names a wish, a channel, the request or its number."""
    wish, channels, attestation = words.wish, words.channels, words.attestation
    return _NUMBER.search(piece) is not None or any(
        pattern.search(piece)
        for pattern in (
            wish.erase_wide,
            wish.access_wide,
            wish.portability_wide,
            wish.rectify,
            wish.object,
            channels.mail_wide,
            channels.forum_wide,
            channels.chat_wide,
            channels.social,
            words.dates.request_cues,
            words.dangers.harmless_topic,
            attestation.courtesy,
            attestation.greeting,
            attestation.heading,
        )
    )


def odd_footer(sentence: Sentence, shown: str, sender: str, words: Wordings) -> bool:
    """Tell whether a line below the signature is none of those that stand there.

    Those are names, offices, units, numbers, addresses, greetings, and what an organisation prints.

    Args:
        sentence: the line or the statement.
        shown: the mail's text.
        sender: the letters of the sender's name.
        words: how people phrase things.
    """
    text = sentence.text
    written = sentence.evidence(shown).text
    said = _WORD.findall(written)
    if len(said) <= _SHORT and words.loose.kin.search(words.dangers.innocent.sub(" ", text)):
        return True
    if MASK in text or _NUMBER.search(text) or _WEB.search(text) or closes(text, words):
        return False
    if not said:
        return _PLAIN_MARKS.fullmatch(written.strip()) is None
    long = [word for word in said if len(word) > _CODE]
    if not long or _is_senders(long, sender):
        return not long and states(text, words)
    if _is_senders(long[:1], sender) and "," in text:
        return states(text, words)  # “juno, moonmoth games”
    if _ENDED.search(text):
        named = all(word[:1].isupper() for word in long) or text.endswith("!")
        if len(said) > _SHORT or (len(said) > 1 and named) or len(said[0]) <= _ABBREVIATED:
            return False
        return words.dangers.harmless_topic.search(text) is None
    if written.startswith("/") or _MOTTO.fullmatch(written.strip()):
        return states(text, words)
    bare = len(said) > _ALONE and (written[:1].islower() or written.isupper())
    bare = bare and not (_TITLE.match(written) or _AT_HOUSE.fullmatch(written))
    odd = bare and not _office(text, words) and _nothing_known(text, "", words)
    return odd or states(text, words)


def _office(text: str, words: Wordings) -> bool:
    return any(one.search(text) for one in (words.loose.roles, words.loose.subjects))


def names_follow(text: str, words: Wordings) -> bool:
    """Tell whether the sender's name is due below: a closing or thanks."""
    return any(one.search(text) for one in (words.regions.closings, words.regions.thanks))


def closes(text: str, words: Wordings) -> bool:
    """Tell whether a line greets, thanks, or was put there by a program or an organisation."""
    regions = words.regions
    told = (regions.closings, regions.thanks, regions.mobile, regions.disclaimers)
    return any(pattern.search(text) for pattern in (*told, words.attestation.courtesy))


def _is_senders(said: Sequence[str], sender: str) -> bool:
    return all(plain(word) in sender for word in said)


@dataclass(frozen=True, slots=True)
class Lines:
    """The statements of a mail, for which its loose lines are sought."""

    sentences: Sequence[Sentence]
    holding: Sequence[int]
    """Which of them hold the attestation."""
    signed_below: bool
    """Whether the name stands below a closing of its own, and so not in the new text."""
    shown: str
    names: str
    """The letters of the names of the persons concerned."""
    sender: str
    """The letters of the sender's name."""
    house: str
    """The letters of the sender's domain."""


def odd_line(lines: Lines, words: Wordings) -> Sentence | None:
    """Return a line of the new text that is known for nothing that stands alone, if there is one.

    Where the sender's name stands at the end it is a name, an office or a unit; elsewhere it names
    a wish, a channel, the request, a person, or heads what follows.
    """
    return _of_another_paper(lines, words) or _odd_alone(lines, words)


def _odd_alone(lines: Lines, words: Wordings) -> Sentence | None:
    signed = _signature_begins(lines, words)
    for index, sentence in enumerate(lines.sentences):
        if index in lines.holding or heads_letter(sentence.text, words):
            continue
        if index - 1 in lines.holding and _hangs_before_wish(sentence, lines, words):
            return sentence
        if is_unfilled(sentence, lines.shown, words) or _is_stamped(sentence, lines, words):
            return sentence
        near = index >= lines.holding[0] - 1 or not sentence.closed
        if near and _is_short(sentence) and _says_state(sentence, words):
            return sentence
        if not _is_loose(sentence, words) or _adorns(lines, index, words):
            continue
        if index >= signed:
            above = lines.sentences[index - 1].text
            due = index == signed or names_follow(above, words)
            named = due and _may_be_name(sentence, lines.shown)
            if not named and odd_footer(sentence, lines.shown, lines.sender, words):
                return sentence
        elif _is_unknown(lines, index, words) and not _heads_or_closes(lines, index, words):
            return sentence
    return None


def _of_another_paper(lines: Lines, words: Wordings) -> Sentence | None:
    """Return what heads a copy above the sentence, or waits below it to be signed."""
    first, last = lines.holding[0], lines.holding[-1]
    above, below = lines.sentences[:last], lines.sentences[first + 1 :]
    found = [one for one in above if heads_copy(one, lines.shown, words)]
    found += [one for one in below if awaits_signing(one, lines.shown, words)]
    return found[0] if found else None


def _heads_or_closes(lines: Lines, index: int, words: Wordings) -> bool:
    return heads_section(lines.sentences, index, words) or _closes_by_form(lines, index)


def _closes_by_form(lines: Lines, index: int) -> bool:
    """Tell whether a line stands where a closing does: with a comma, above a name, near the end."""
    written = lines.sentences[index].evidence(lines.shown).text.strip()
    if index < lines.holding[-1] or not written.endswith(",") or len(written.split()) > _NAMED:
        return False
    below = lines.sentences[index + 1 : index + 2]
    return bool(below) and _is_signed(below[0], lines.shown) and written[:1].isupper()


def _is_signed(sentence: Sentence, shown: str) -> bool:
    """Tell whether a line is written as a name with its surname."""
    said = [word for word in _WORD.findall(sentence.evidence(shown).text) if len(word) > _CODE]
    return len(said) >= _ALONE and all(word[0].isupper() for word in said)


def _nothing_known(text: str, names: str, words: Wordings) -> bool:
    """Tell whether no word of a line is known: it may be in a language that nobody reads here."""
    said = [word for word in _WORD.findall(text) if len(word) > _CODE]
    return len(which_unknown(text, names, words)) >= len(said) > 0


def _is_stamped(sentence: Sentence, lines: Lines, words: Wordings) -> bool:
    """Tell whether a state stands where a number is due: “Ärende: KOPIA 2024”."""
    stamps = _STAMP.findall(sentence.evidence(lines.shown).text)
    return any(states(one.lower(), words) for one in stamps)


def _may_be_name(sentence: Sentence, shown: str) -> bool:
    """Tell whether a line is short enough for a name, and written as one if it is longer."""
    written = sentence.evidence(shown).text
    size = len(written.split())
    capital = written[:1].isupper() and not written.isupper()
    return written[:1].isalpha() and size <= (_SHORT if capital else _ALONE)


def _hangs_before_wish(sentence: Sentence, lines: Lines, words: Wordings) -> bool:
    """Tell whether the next statement begins with a word of its own: “EJ Radera …”, “— Olle Ek”."""
    written = sentence.evidence(lines.shown).text
    if not wishes(sentence.text, words):
        return not sentence.closed and _SAID_BY.fullmatch(written) is not None
    verbs = (words.wish.erase, words.wish.access, words.wish.portability)
    lead = sentence.text[: min(m.start() for one in verbs if (m := one.search(sentence.text)))]
    short = len(lead.split()) <= _SHORT and MASK not in lead
    if short and words.loose.states.search(words.dangers.innocent.sub(" ", lead)):
        return True
    aside = before_wish(sentence.text, written, words).strip()
    if not aside or aside.endswith(":") or len(aside.split()) > _ALONE:
        return False
    denied = words.negation.words.search(aside) is not None
    return denied or tells_state(written[: len(aside)], words, Said(lines.names, frozenset()))


def _signature_begins(lines: Lines, words: Wordings) -> int:
    """Return the index from which on the new text holds nothing but what stands below a mail."""
    begins = len(lines.sentences)
    if lines.signed_below:
        return begins
    while begins > lines.holding[-1] + 1:
        text = lines.sentences[begins - 1].text
        short = len(text.split()) <= _NAMED or _begins_with_house(text, lines.house)
        line = short and not lines.sentences[begins - 1].closed
        if not (line or closes(text, words)) or wishes(text, words):
            break
        begins -= 1
    return begins


def _begins_with_house(text: str, house: str) -> bool:
    """Tell whether a line begins with the sender's organisation: “Bike Barn - since 1998 …”."""
    said = [plain(word) for word in _WORD.findall(text)[:_HOUSE_WORDS]]
    begun = ("".join(said[:count]) for count in range(1, len(said) + 1))
    return any(len(name) >= _HOUSE and name in house for name in begun)


def _says_state(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a short statement says how the request stands: “For comment only”, say."""
    if not sentence.closed:
        return states(sentence.text, words)
    return words.loose.states.search(words.dangers.innocent.sub(" ", sentence.text)) is not None


def _is_short(sentence: Sentence) -> bool:
    text = sentence.text
    few = len(_WORD.findall(text)) <= _SHORT
    return few and MASK not in text and not _CELL.search(text)


def _is_loose(sentence: Sentence, words: Wordings) -> bool:
    text = sentence.text
    if sentence.closed and _WORD.search(text):
        return False
    return _is_short(sentence) and not (
        wishes(text, words) or harmless_opening(text, words) or closes(text, words)
    )


def _adorns(lines: Lines, index: int, words: Wordings) -> bool:
    """Tell whether a picture stands behind a greeting or thanks, on their line: “Tack! 🎭”."""
    picture, above = lines.sentences[index].evidence(lines.shown), lines.sentences[index - 1]
    same_line = "\n" not in lines.shown[above.evidence(lines.shown).end : picture.start]
    kind = not (_WORD.search(picture.text) or _UNKIND.search(picture.text))
    return (
        index > 0
        and same_line
        and kind
        and (closes(above.text, words) or harmless_opening(above.text, words))
    )


def _is_unknown(lines: Lines, index: int, words: Wordings) -> bool:
    """Tell whether a line in the midst of a mail is known for nothing."""
    sentence = lines.sentences[index]
    text, written = sentence.text, sentence.evidence(lines.shown).text
    if _NUMBER.search(text) or (text.strip().isalpha() and len(text.strip()) <= _CODE):
        return False
    said = [word for word in _WORD.findall(written) if len(word) > _CODE]
    if not said:
        marks = not _WORD.search(text)
        plain_marks = _PLAIN_MARKS.fullmatch(written.strip()) is not None
        return not plain_marks if marks else states(text, words) or bool(_GRIN.fullmatch(written))
    if _is_about_request(text, words) or _is_senders(said, lines.sender):
        return states(text, words)
    if len(text.split()) > (1 if index < lines.holding[0] else _ALONE):
        bare = index > lines.holding[0] and (written[:1].islower() or written.isupper())
        return states(text, words) or (bare and _nothing_known(text, lines.names, words))
    if index < lines.holding[0]:
        return tells_state(written, words, Said(lines.names, frozenset()))
    if _names(written) or tells_how(text, words) or _HEADING.match(text) or _office(text, words):
        return False
    return bool(naming_nobody(text, lines.names))
