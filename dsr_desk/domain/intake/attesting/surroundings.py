"""What stands around the attestation sentence, and whether it takes the sentence's force away.

Before the sentence only a greeting, a heading, a person's address or a finished statement is
harmless; after it, its end, a way of checking, or a wish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.above import names_another, unfinished
from dsr_desk.domain.intake.attesting.added import (
    before_wish,
    left_blank,
    says_little,
    signed_off,
    unsigned,
)
from dsr_desk.domain.intake.attesting.behind import hangs_on, odd_aside, odd_mark
from dsr_desk.domain.intake.attesting.bracketed import bracketed_behind_wish, hands_on
from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.literal import is_literal
from dsr_desk.domain.intake.attesting.openings import BULLETS, LOOSE, harmless_opening
from dsr_desk.domain.intake.attesting.own_place import Surroundings
from dsr_desk.domain.intake.attesting.own_row import heads
from dsr_desk.domain.intake.attesting.pointing import names_other_case, points_elsewhere
from dsr_desk.domain.intake.attesting.prescribed import hands_over
from dsr_desk.domain.intake.attesting.rows import cell_against, without_row
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.found_addresses import find_addresses
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import unknown_beside
from dsr_desk.domain.intake.wishes.channels import ends_with_channel
from dsr_desk.domain.intake.wishes.verbs import wish_condition, wishes
from dsr_desk.domain.requests import NamedSubject

_QUOTES = "\"'"
_ADDRESS_LAST = re.compile(rf"{MASK}[>)]?[ \n]$")
_ADDRESS_LINE = re.compile(rf"[^:.!?\n]{{1,30}}: ?<?{MASK}+>?\n")
_BOX = re.compile(r"\[ ?[x✓✔-]? ?\]|\( \)|[☐☑☒□■○●✗✘]")
_BRACKETED = re.compile(r"\s*[(/] ?§\.?[)/]?\.?")
_UNTICKED = re.compile(rf"{EMPTY} ?$")
_ASIDE = re.compile(r"[ \n]?\([^)]{0,200}\)?")
"""What is added in brackets."""
_GOES_ON = re.compile(r"(?: ?[,;)(-]| \()?[ \n]{0,2}[^\W_]")
"""How a sentence goes on after a person has written it: no boxes, blanks, marks or emoji."""
_ORDINARY = re.compile(rf"[\w\s{MASK}.,;:!?()/&'\"@<>+%•·–|-]*")
_POINTING = ("below", "nedan", "under")
"""With which a row leads to the one below it."""
_TOLD = 4
"""Words of a statement at least: “Jaja, vi har …” is none."""
_LEADING = 10
"""Words that a sentence has at most when it introduces the next one."""
_GREETED = 2
"""Words of a greeting on a line of its own at most, where no blank line follows."""
_WORD = re.compile(r"[^\W\d_]+")
_STRUCK = re.compile("[~\u0335-\u0338]")
"""Strike-through as it is typed in plain text."""


def _taken_away(text: str, words: Wordings) -> str:
    """Return the reason why words in the same statement take the sentence's force away."""
    attestation = words.attestation
    # “… so please erase what he wrote” asks, and what asks is not vague.
    asks = words.connectives.next_wish.match(text) and wishes(text, words)
    vague = (Danger.VAGUE,) if asks else ()
    doubt = find_doubt(text, words, (Danger.CHECK, Danger.ENCOUNTER, *vague))
    if doubt and doubt.danger is Danger.DENIED:
        return "attestation-negated"
    plain_text = words.dangers.innocent.sub(" ", text)
    if wish_condition(plain_text, words) or (doubt and doubt.danger is Danger.CONDITIONAL):
        return "attestation-conditional"
    if doubt and doubt.danger is Danger.PENDING:
        return "attestation-future"
    if attestation.reported.search(plain_text):
        return "attestation-reported"
    if attestation.instruction.search(plain_text):
        return "attestation-quoted"
    return "attestation-ambiguous" if doubt else ""


def _cited(around: Surroundings) -> bool:
    """Tell whether quotation marks stand at the sentence or are open before it."""
    text = around.block.text
    before = text[: around.start].rstrip(" \n")[-1:]
    after = text[around.end : around.end + 3].lstrip(" .!")[:1]
    if (before in _QUOTES and before) or (after in _QUOTES and after):
        return True
    paragraph = text.rfind("\f", 0, around.start) + 1
    return text.count('"', paragraph, around.start) % 2 == 1


def _finished_before(lead: str, words: Wordings) -> bool:
    """Tell whether a statement of its own stands before, joined by “och” or a comma."""
    if words.attestation.that.search(words.attestation.wish_that.sub(" ", lead)):
        return False
    told = MASK in lead or wishes(lead, words) or len(_WORD.findall(lead)) >= _TOLD
    done = words.dangers.check_done.search(lead) and lead.rstrip(" \n").endswith(":")
    return told and bool(done or words.connectives.joins.search(lead.rstrip(" \n")))


def _ends_with_address(around: Surroundings, shown: str, words: Wordings) -> bool:
    """Tell whether an address ends what stands before: people put no full stop behind one."""
    begins = around.block.span(around.start, around.end).start
    if _ADDRESS_LAST.search(around.lead) is None:
        return False
    # In a mail without capitals the line's end does, below a wish or a label.
    wished = around.lead.endswith("\n") and wishes(around.lead, words)
    return shown[begins].isupper() or wished or bool(_ADDRESS_LINE.fullmatch(around.lead))


def _line_of_its_own(around: Surroundings, shown: str) -> bool:
    """Tell whether it begins a line with a capital letter: “Wish: a copy of …” ends above it."""
    begins = around.block.span(around.start, around.end).start
    return around.lead.endswith("\n") and shown[begins].isupper()


def _before(around: Surroundings, words: Wordings, shown: str) -> str:
    lead = around.lead
    if _BRACKETED.fullmatch(f"{lead}§{around.tail}") and _repeats(around, words):
        return ""
    lead, alone = without_row(lead)
    if _BOX.search(lead) or lead.lstrip().startswith("|"):
        return "attestation-ambiguous"
    above = around.neighbour(-1)
    handed = above is not None and hands_on(above.text)
    bracketed = not handed and bracketed_behind_wish(around.lead, around.tail, words)
    if bracketed and not _taken_away(lead, words):
        return ""
    if alone or harmless_opening(lead, words) or hands_over(lead, words):
        return ""
    if reason := _taken_away(lead, words):
        return reason
    if points_elsewhere(lead, words):
        return "attestation-ambiguous"
    if _ends_with_address(around, shown, words) or _finished_before(lead, words):
        return ""
    if _line_of_its_own(around, shown) and (MASK in lead or wishes(lead, words)):
        return ""
    return (
        "attestation-reported" if words.attestation.that.search(lead) else "attestation-ambiguous"
    )


def _repeats(around: Surroundings, words: Wordings) -> bool:
    """Tell whether the statement above is the sentence too: in brackets it is translated."""
    above = around.neighbour(-1)
    return above is not None and is_literal(above.text, words)


def _after(around: Surroundings, words: Wordings, shown: str) -> str:
    tail = around.tail
    if tail.rstrip(" \"')]").endswith("?") and not wishes(tail, words):
        return "attestation-question"
    if reason := _taken_away(tail, words):
        # Said after the sentence, it is doubt about it rather than its denial.
        return "attestation-ambiguous" if reason == "attestation-negated" else reason
    if tail.startswith("-"):
        return "attestation-hidden-text"
    if names_other_case(tail, words) or points_elsewhere(tail, words):
        return "attestation-ambiguous"
    if words.attestation.turns.search(words.dangers.innocent.sub(" ", tail)):
        return "attestation-revoked"
    meant = plain(" ".join(subject.address.local for subject in around.subjects))
    return _added(unsigned(tail, words, meant), around, words, shown)


def _added(tail: str, around: Surroundings, words: Wordings, shown: str) -> str:
    """Judge what is said after the sentence, which holds no plain danger."""
    bare = tail.strip(" \n.!,;)(-")
    if not bare and ("(" in tail or "-" in tail):
        return "attestation-ambiguous"
    if not bare or words.attestation.method.fullmatch(bare):
        return ""
    if MASK in bare and not bare.strip(f"{MASK} ,;()<>&/"):
        return ""
    if words.attestation.future.search(tail):
        return "attestation-future"
    if (aside := _ASIDE.match(tail)) and not _understood(aside.group(), around, words):
        return "attestation-ambiguous"
    if _GOES_ON.match(tail) and wishes(tail, words):
        begun = _aside(tail, around, words, shown)
        return _added(begun, around, words, shown) if begun else ""
    return "" if _understood(tail, around, words) else "attestation-ambiguous"


def _aside(tail: str, around: Surroundings, words: Wordings, shown: str) -> str:
    """Return what is added before a wish that begins anew behind the sentence."""
    begins = around.block.text.index(tail, around.end)
    places = range(begins, begins + len(tail))
    written = "".join(shown[around.block.span(at, at + 1).start] for at in places)
    return before_wish(tail, written, words)


def _understood(tail: str, around: Surroundings, words: Wordings) -> bool:
    """Tell whether every word is known of what is added: “… och han var här med sitt pass”.

    It must say how or where it was done, or begin a statement of its own; one word that is not
    understood, or that turns what was said, is enough for a person to look.
    """
    if says_little(tail) or hangs_on(tail, words):
        return False
    connectives = words.connectives
    says_how = connectives.how.match(tail) or words.dangers.check_done.search(tail)
    if not (says_how or (_GOES_ON.match(tail) and connectives.new_statement.match(tail))):
        return False
    meant = plain(" ".join(subject.address.local for subject in around.subjects))
    return unknown_beside(tail, meant, words) == 0


def _previous(around: Surroundings, words: Wordings) -> str:
    """Look at the statement above: it may introduce the sentence as a model, or run into it."""
    above = around.neighbour(-1)
    if above is None:
        return ""
    text = above.text.rstrip()
    bracketed = bracketed_behind_wish(around.lead, around.tail, words)
    if bracketed and text.endswith(".") and not hands_on(text):
        return ""
    attestation = words.attestation
    if hands_over(text, words):
        return ""
    harmless = _person_wrote(above, around, words) or _answers(text, around, words)
    # A table's row names people, and “Said” is a name too.
    told = "" if "|" in text and MASK in text else words.dangers.innocent.sub(" ", text)
    if above.closed and text.endswith("."):
        told = attestation.own_question.sub(" ", told)
    reported = attestation.reported.search(told) and not harmless
    introduces = (attestation.instruction.search(text) or reported) and (
        len(text.split()) <= _LEADING or not above.closed
    )
    if introduces and not wishes(text, words):
        return "attestation-quoted"
    if text.endswith(":"):
        return "" if harmless_opening(text, words) else "attestation-quoted"
    if around.row and (reason := _above_row(above, around, words)):
        return reason
    if above.closed:
        says = _WORD.search(text) or MASK in text or text[:1] not in "?!"
        return "" if says else "attestation-ambiguous"
    # “4. Identitet: vi har …” begins a line of its own, whatever the line above says.
    runs_on = "" if around.lead.strip() or around.row else unfinished(text, words)
    wished = wishes(text, words) or harmless_opening(text, words)
    if wished and BULLETS.match(text) and "\f" in around.block.text[above.end : around.start]:
        # “b) once she has it, deletion” is a list's last item: it doesn't go on in what follows.
        runs_on = "" if ends_with_channel(text, words) else runs_on
    greeted = wished or _greets_above(text, around, words)
    # “PS. Glömde nästan: vi har …” below the sender's name.
    greeted = greeted or attestation.greeting.match(around.lead) is not None
    # “Form⏎Kopia⏎⏎Intygande⏎Vi har …”: its own label stands between.
    greeted = greeted or (
        around.own[0] > 0 and heads(around.row, around.sentences[around.own[0] - 1], words)
    )
    return runs_on or ("" if greeted else names_another(text, around.subjects, words))


def _above_row(above: Sentence, around: Surroundings, words: Wordings) -> str:
    """Look at what stands above the row of a form that holds the sentence.

    “Comment: she asked us to write in the⏎Statement: We have …” goes on in it; and what stands
    above a ticked box may tell what the ticks mean.
    """
    text = above.text.rstrip()
    last = _WORD.findall(text)[-1:]
    led = {*words.sentences.unfinished, *_POINTING}.intersection(last)
    runs_on = bool(led) and not above.closed
    channels = words.channels
    of_channel = any(one.search(text) for one in (channels.mail, channels.forum, channels.chat))
    free = len(_WORD.findall(text)) >= _TOLD and not (
        above.closed or MASK in text or of_channel or wishes(text, words)
    )
    if runs_on or (free and _taken_away(text, words)):
        return "attestation-ambiguous"
    box = around.block.text[around.sentences[around.own[0]].start : around.start]
    if not (_BOX.search(box) and heads(around.row, around.sentences[around.own[0] - 1], words)):
        return ""
    if above.closed:
        told = words.negation.words.search(text) or words.regions.box_legends.search(text)
        return "attestation-ambiguous" if told or _BOX.search(text) else ""
    named = MASK in text or of_channel or wishes(text, words)
    named = named or harmless_opening(text + "\n", words)
    return "" if named else "attestation-ambiguous"


def _next(around: Surroundings, words: Wordings) -> str:
    """Look at an aside that follows on the same line."""
    aside = around.neighbour(1)
    if aside is None or around.neighbour(2) is None or wishes(aside.text, words):
        return ""
    same_line = "\n" not in around.block.text[around.end : aside.start]
    apart = "\f" in around.block.text[around.end : aside.start]
    if not same_line or apart or MASK in aside.text or harmless_opening(aside.text, words):
        return ""
    meant = plain(" ".join(subject.address.local for subject in around.subjects))
    return "attestation-ambiguous" if odd_aside(aside, meant, words) else ""


def _greets_above(text: str, around: Surroundings, words: Wordings) -> bool:
    """Tell whether a line without a comma is a greeting: “Hej Karin tror” is none."""
    apart = "\f" in around.block.text[max(0, around.start - 2) : around.start]
    return (apart or len(text.split()) <= _GREETED) and harmless_opening(text + "\n", words)


def starts_with_person(text: str, subjects: Sequence[NamedSubject]) -> bool:
    """Tell whether a statement begins with the name of a person concerned."""
    first = _WORD.match(text)
    meant = plain(" ".join(subject.address.local for subject in subjects))
    return first is not None and len(first.group()) > 2 and plain(first.group()) in meant


def _person_wrote(above: Sentence, around: Surroundings, words: Wordings) -> bool:
    """“Personen skrev till oss den 3 mars.” tells of the request; it introduces no quotation."""
    text, attestation = above.text, words.attestation
    if not text.rstrip().endswith(".") or not words.dates.request_cues.search(text):
        return False
    by_person = attestation.anchor.match(text) or starts_with_person(text, around.subjects)
    return bool(by_person) and len(attestation.reported.findall(text)) == 1


def _answers(text: str, around: Surroundings, words: Wordings) -> bool:
    """“You asked if you can be sure.  Yes: we have …” answers a question; it quotes nothing."""
    asked = text.endswith((".", "?")) and words.attestation.asked.search(text)
    return bool(asked and words.attestation.yes.fullmatch(around.lead.strip(LOOSE)))


def _elsewhere_meant(around: Surroundings, shown: str) -> str:
    """Tell whether the sentence names persons of its own, and not all of the mail's."""
    first, last = around.sentences[around.own[0]], around.sentences[around.own[-1]]
    span = around.block.span(first.start, last.end)
    meant = {found.address for found in find_addresses(shown, span.start, span.end)}
    missing = any(subject.address not in meant for subject in around.subjects)
    return "attestation-other-person" if meant and missing else ""


def only_adds(around: Surroundings, words: Wordings, shown: str) -> bool:
    """Tell whether all that speaks against it are words that its own statement goes on with."""
    tail = around.tail
    if _marked(around, words, shown) or not _GOES_ON.match(tail) or tail.startswith("-"):
        return False
    if tail.rstrip(" \"')]").endswith("?") or words.attestation.turns.match(tail.lstrip(" ,;(-")):
        return False
    if names_other_case(tail, words) or points_elsewhere(tail, words):
        return False
    aside = _aside(tail, around, words, shown)
    if (
        says_little(aside or tail)
        or (_ASIDE.fullmatch(tail.rstrip(" \n.")) and hangs_on(tail, words))
        or (aside and not tail[len(aside) :].startswith("\n"))
    ):
        return False
    return not (
        _before(around, words, shown) or _previous(around, words) or _elsewhere_meant(around, shown)
    )


def _marked(around: Surroundings, words: Wordings, shown: str) -> str:
    """Return what marks, boxes, blanks and quotation marks say against it."""
    own_text = around.lead + around.tail
    if _STRUCK.search(own_text):
        return "attestation-hidden-text"
    if _UNTICKED.search(around.lead):
        return "attestation-negated"
    span = around.block.span(around.start, around.end)
    signed = signed_off(shown, span.end) or odd_mark(shown, span.start, span.end)
    if cell_against(shown, span.end, around.known, words):
        return "attestation-ambiguous"
    if not _ORDINARY.fullmatch(own_text) or signed or left_blank(shown, span.end):
        return "attestation-ambiguous"
    return "attestation-quoted" if _cited(around) else ""


def objection(around: Surroundings, words: Wordings, shown: str) -> str:
    """Return the reason code of what speaks against the sentence where it stands, or nothing."""
    return (
        _marked(around, words, shown)
        or _before(around, words, shown)
        or _after(around, words, shown)
        or _previous(around, words)
        or _next(around, words)
        or _elsewhere_meant(around, shown)
    )
