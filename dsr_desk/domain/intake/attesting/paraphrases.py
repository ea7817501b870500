"""What comes near the attestation in other words, and what speaks against it there."""

from __future__ import annotations

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.verbs import wish_condition


def reason_of(sentence: Sentence, words: Wordings) -> str:
    """Return the reason code of a sentence with such words; a person looks at the best of them."""
    text, attestation = sentence.text, words.attestation
    if words.negation.words.search(text):
        return "attestation-negated"
    if attestation.future.search(text):
        return "attestation-future"
    if sentence.asks and not words.wish.erase.search(text):
        return "attestation-question"
    # “… when she was here on Tuesday” tells of the day.
    if wish_condition(words.dangers.innocent.sub(" ", text), words):
        return "attestation-conditional"
    if attestation.named_person.search(text) and not attestation.unnamed.search(text):
        return "attestation-other-person"
    return "attestation-paraphrased"
