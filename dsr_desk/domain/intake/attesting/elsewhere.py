"""What stands in the history against an attestation: the sender's own doubt, or the person's no."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.literal import literals
from dsr_desk.domain.intake.attesting.remarks import AWAY, Remark, plain_doubt
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import Evidence


def in_earlier(sentences: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look for a doubt about who the person is in what the sender wrote before."""
    for sentence in sentences:
        if any(literal.lies_in(sentence) for literal in literals(sentence.block, words)):
            continue
        reason = plain_doubt(sentence, AWAY, words)
        if reason and words.dangers.told_about.search(sentence.text):
            return Remark(sentence, reason)
    return None


def in_passed_on(sentences: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look whether what was passed on speaks of a proof, and not of one that was shown.

    “I'll send the copy of my passport as soon as I'm home” stands below an attestation that came
    too soon; or it has come since, and somebody looks in vain.
    """
    for sentence in sentences:
        text = words.dangers.innocent.sub(" ", sentence.text)
        told = words.dangers.unproved.search(sentence.text) or words.attestation.topic.search(text)
        if told and not words.dangers.check_done.search(text):
            return Remark(sentence, "attestation-ambiguous")
    return None


def in_printed(sentences: Sequence[Sentence], words: Wordings) -> Remark | None:
    """Look for a doubt among what an organisation prints.

    “This e-mail is confidential. We have not seen any ID.” is one paragraph.
    """
    for sentence in sentences:
        text = sentence.text
        regions = words.regions
        known = (regions.disclaimers, regions.banners, regions.automatic, regions.system_notes)
        if any(one.search(text) for one in known) or regions.printed.fullmatch(text.strip(" .\n")):
            continue
        told = words.attestation.topic.search(text) or words.dangers.told_about.search(text)
        if told and (reason := plain_doubt(sentence, AWAY, words)):
            return Remark(sentence, reason)
    return None


def disowned(history: Sequence[Folded], shown: str, words: Wordings) -> Evidence | None:
    """Look for who never asked, in all that stands below: “It wasn't me who filled that in”."""
    for block in history:
        if found := words.dangers.disowned.search(block.text):
            return block.evidence(shown, *found.span())
    return None
