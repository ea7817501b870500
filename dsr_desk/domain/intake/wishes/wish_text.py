"""The mail as the wish is read from it: where channels belong to the wish, and what stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Listing
from dsr_desk.domain.intake.text.form_boxes import TICKED
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.channels import (
    lists_channels,
    namings_in,
    starts_with_channel,
)
from dsr_desk.domain.intake.wishes.each_person import calls
from dsr_desk.domain.intake.wishes.left_out import heads_what_stays, kept_by_answer
from dsr_desk.domain.intake.wishes.verbs import Force, Occurrence

_ITEM = re.compile(r"(?:[-•·+]|\d{1,2}[.)]|[a-h][.)]) ?")
_TICKED = re.compile(TICKED)
_LABEL = 40
"""Characters that a label before a colon has at most."""
_WORD = re.compile(r"[^\W\d_]+")
_NAME = 3
"""Words of a name, with what calls the person so, at most."""


@dataclass(frozen=True)
class WishText:
    """The mail as the wish is read from it."""

    sentences: Sequence[Sentence]
    listing: Listing
    found: Sequence[Occurrence]
    words: Wordings
    persons: Sequence[EmailAddress]

    @cached_property
    def stays(self) -> frozenset[int]:
        """The items of each list that stands below “Ska vara kvar:”, by identity."""
        items: set[int] = set()
        below = False
        for sentence in self.sentences:
            text = sentence.text
            item = _ITEM.match(text) or lists_channels(sentence, self.words)
            item = item or starts_with_channel(text, self.words)
            if below and item:
                items.add(id(sentence))
            elif not namings_in(sentence, self.words):
                below = heads_what_stays(text, self.words) or (below and not _WORD.search(text))
            else:
                below = False
        return frozenset(items)

    @property
    def live(self) -> bool:
        """Whether a wish verb is meant, be it as a wish or as its denial."""
        return any(o.force is not Force.MENTIONED for o in self.found)

    def scope(self) -> list[Sentence]:
        """Return the stretches whose channel words belong to the wish."""
        wishing = self._wishing()
        scope: list[Sentence] = []
        open_list = bare = False
        items = self._items(wishing)
        for sentence in self.sentences:
            text = sentence.text
            if self.listing.heads(sentence) and id(sentence) not in wishing:
                continue
            if id(sentence) in self.stays:
                continue
            if id(sentence) in wishing:
                scope.append(sentence)
                # “kan ni radera anna@…”, and on the next line “mailen och chattarna”.
                open_list = text.rstrip().endswith(":")
                bare = not sentence.closed
                continue
            listed = lists_channels(sentence, self.words)
            bare = bare and listed
            if (
                bare
                or open_list
                or listed
                or id(sentence) in items
                or self._about_channels(sentence)
            ):
                scope.append(sentence)
        labels = (
            self.words.channels.labels,
            self.words.wish.erase_wide,
            self.words.wish.access_wide,
        )
        scope += [
            entry.value
            for entry in self.listing.entries
            if any(label.search(entry.label) for label in labels)
            and not self.words.channels.left_out.search(entry.label)
            and not self.words.channels.kept_heads.search(entry.label)
        ]
        return scope

    def _about_channels(self, sentence: Sentence) -> bool:
        """Tell whether a sentence lists channels: by its label, by boxes, in so many words."""
        words, text = self.words, sentence.text
        label, colon, _ = text.partition(":")
        if colon and len(label) <= _LABEL and words.channels.left_out.search(label):
            return False
        labelled = colon and len(label) <= _LABEL and words.channels.labels.search(label)
        told = labelled or _TICKED.search(text) or words.wish.scope.search(text)
        if told or starts_with_channel(text, words) or self._is_entry(sentence):
            return True
        named = namings_in(sentence, words)
        if any(kept_by_answer(text, naming.start, naming.end, words) for naming in named):
            return True  # “e-mails   keep”
        # Of several persons: “Samma för Bo, men inte forumet.”
        of_one = len(self.persons) > 1 and calls(text, self.persons)
        return of_one and any(naming.left_out for naming in named)

    def _is_entry(self, sentence: Sentence) -> bool:
        """Tell whether a line asks for a person's channel: “Chats from: anna@…”."""
        if sentence.closed or MASK not in sentence.text:
            return False
        named = namings_in(sentence, self.words)
        return bool(named) and not sentence.text[: named[0].start].strip(" -•·+")

    def _only_names(self, sentence: Sentence) -> bool:
        """Tell whether it says no more than a person and channels: “Anna Ek, anna@…, chats.”."""
        text = sentence.text
        if MASK not in text:
            return False
        for naming in reversed(namings_in(sentence, self.words)):
            text = f"{text[: naming.start]} {text[naming.end :]}"
        return len(_WORD.findall(self.words.channels.beside.sub(" ", text))) <= _NAME

    def _wishing(self) -> set[int]:
        return {id(o.sentence) for o in self.found if o.force is not Force.MENTIONED}

    def _items(self, wishing: set[int]) -> set[int]:
        """Return the points of each list that a wish stands before, in or behind."""
        items: set[int] = set()
        run: list[Sentence] = []
        before: Sentence | None = None
        for sentence in (*self.sentences, None):
            if sentence and _ITEM.match(sentence.text):
                run.append(sentence)
                continue
            around = (before, *run, sentence)
            if run and any(id(one) in wishing for one in around if one):
                items |= {id(one) for one in run}
            run, before = [], sentence
        return items

    def others(self) -> list[Sentence]:
        """Return the sentences that may say what “dem” or “båda” in the wish stands for."""
        wish = self.words.wish
        told = {id(o.sentence) for o in self.found if o.force is Force.MENTIONED}
        told |= self.stays
        rest = [s for s in self.sentences if id(s) not in told and not s.asks]
        quantified = [s for s in rest if wish.quantifier.search(s.text) or self._only_names(s)]
        refers = any(
            wish.anaphora.search(o.sentence.text)
            for o in self.found
            if o.force is not Force.MENTIONED
        )
        return rest if refers else quantified
