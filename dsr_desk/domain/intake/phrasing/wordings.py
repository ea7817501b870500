"""How people phrase things, as compiled patterns; the phrases themselves are data in resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsr_desk.domain.intake.phrasing.aside_words import AsideWords
from dsr_desk.domain.intake.phrasing.connectives import ConnectiveWords
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.form_words import FormWords
from dsr_desk.domain.intake.phrasing.loose_words import LooseWords
from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.intake.phrasing.told_words import ToldWords


@dataclass(frozen=True, slots=True)
class AttestationWords:
    """What the attestation sentence is, and what around it takes its force."""

    literal_one: Pattern
    literal_any: Pattern
    paraphrase: Pattern
    topic: Pattern
    named_person: Pattern
    unnamed: Pattern
    greeting: Pattern
    salutation: Pattern
    heading: Pattern
    letter_follows: Pattern
    """What hands over somebody's own words below: “Här kommer kopian av det hon skrivit”."""
    method: Pattern
    proof: Pattern
    turns: Pattern
    conditional: Pattern
    not_conditional: Pattern
    future: Pattern
    reported: Pattern
    prescribed: Pattern
    """“… the sentence you need”: the editor hands over what the desk asked for."""
    prescribed_words: Pattern
    """All the words that such a statement may consist of."""
    instruction: Pattern
    wish_that: Pattern
    that: Pattern
    courtesy: Pattern
    affirmation: Pattern
    asked: Pattern
    own_question: Pattern
    yes: Pattern
    anchor: Pattern
    one_person: Pattern
    several_persons: Pattern
    naming: Pattern
    attached: Pattern


@dataclass(frozen=True, slots=True)
class DangerWords:
    """What in another sentence takes an attestation's force, and what only looks like it."""

    denied: Pattern
    deniable: Pattern
    deniable_far: Pattern
    check: Pattern
    check_done: Pattern
    kinds: Pattern
    pending: Pattern
    belief: Pattern
    weak: Pattern
    other_person: Pattern
    roles: Pattern
    suspended: Pattern
    wording: Pattern
    pretence: Pattern
    origin: Pattern
    conditional: Pattern
    told_about: Pattern
    left_open: Pattern
    acts_for: Pattern
    unproved: Pattern
    disowned: Pattern
    row_open: Pattern
    harmless_topic: Pattern
    requests: Pattern
    things: Pattern
    encounter: Pattern
    vague: Pattern
    innocent: Pattern
    refers_back: Pattern
    plain_words: Pattern


@dataclass(frozen=True, slots=True)
class PointingWords:
    """What lays a sentence on another case or time, and what keeps it on this one."""

    alone: Pattern
    trailing: Pattern
    opens: Pattern
    opened: Pattern
    source: Pattern
    other: Pattern
    anything: Pattern
    own: Pattern
    arrived: Pattern
    original: Pattern
    """A statement that only says where the person's own mail stands: “See her note below.”"""


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What a statement without bearing on the check is wholly made of."""

    acts: Pattern
    """What is told: one of these has to stand there."""
    said: Pattern
    """All else that may stand beside them."""


@dataclass(frozen=True, slots=True)
class NegationWords:
    """Words that say no, those that only seem to, and those that start afresh."""

    words: Pattern
    polite: Pattern
    reset: Pattern


@dataclass(frozen=True, slots=True)
class WishWords:
    """What is wished for, and what makes a mention of it no wish.

    The ``…_wide`` lists are for reading a wish; what stands beside an attestation is taken for
    harmless only by the narrow ones.
    """

    erase: Pattern
    erase_wide: Pattern
    vanish: Pattern
    refusal: Pattern
    stop: Pattern
    stop_denied: Pattern
    access: Pattern
    access_wide: Pattern
    done_to: Pattern
    portability: Pattern
    portability_wide: Pattern
    moving: Pattern
    rectify: Pattern
    object: Pattern
    complaint: Pattern
    mention: Pattern
    by_itself: Pattern
    """What becomes of it without anybody asking, or has: “purged after 30 days”."""
    besides: Pattern
    """What may wish for it all the same: “… but she wants them out now”."""
    question: Pattern
    polite_question: Pattern
    whether: Pattern
    uncertain: Pattern
    otherwise: Pattern
    later: Pattern
    sparing: Pattern
    corrected: Pattern
    """Takes back or mends what was just written: “no sorry, chats”."""
    excepted: Pattern
    instead: Pattern
    later_last: Pattern
    conditional: Pattern
    not_conditional: Pattern
    limited: Pattern
    not_limited: Pattern
    open_ended: Pattern
    everything: Pattern
    scope: Pattern
    quantifier: Pattern
    anaphora: Pattern
    desk: Pattern
    first_person: Pattern


@dataclass(frozen=True, slots=True)
class OwnWishWords:
    """What a mail is made of that asks other things for different persons."""

    said: Pattern
    """All the words that may stand beside a person, a verb and the channels."""
    leads: Pattern
    """What may open a statement before its person: “as for anna@…”."""
    parts: Pattern
    """What stands between one person's wish and the next, in one sentence."""
    ties: Pattern
    """What makes one person's wish hang on another's: “the same”, “except”."""
    respectively: Pattern
    """What deals several wishes out to several persons."""
    in_turn: Pattern
    """What says that a copy is made first, and then erased."""
    hangs: Pattern
    """What stands between two persons of whom one is only told about: “once b@… has a copy”."""
    ties_persons: Pattern
    """The same but where it tells whose identity was confirmed: “both”, “hers”."""


@dataclass(frozen=True, slots=True)
class ChannelWords:
    """The channels' names, and where those words name no channel."""

    mail: Pattern
    forum: Pattern
    chat: Pattern
    mail_wide: Pattern
    forum_wide: Pattern
    chat_wide: Pattern
    social: Pattern
    not_channel: Pattern
    letters: Pattern
    """What among those is the post, whoever wrote by it."""
    label_words: Pattern
    labels: Pattern
    written: Pattern
    did: Pattern
    beside: Pattern
    unclear: Pattern
    unclear_together: Pattern
    left_out: Pattern
    left_out_next: Pattern
    remains: Pattern
    must_go: Pattern
    """“… must not remain”: what is named beside it is hardly to be left out."""
    not_left_out: Pattern
    left_out_after: Pattern
    refused: Pattern
    """“… but she did not want that”: what was asked about is left out."""
    kept_answers: Pattern
    """What a form answers beside a channel that stays."""
    unsure: Pattern
    """The sender does not know whether a channel is meant."""
    kept_heads: Pattern
    """What heads a list of channels that stay."""


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What stands before or after the address of a person concerned, and of one not concerned."""

    strong_before: Pattern
    contact_before: Pattern
    left_out_before: Pattern
    unsure_before: Pattern
    strong_after: Pattern
    told_after: Pattern
    """Which of these only tell something, where the sentence has nothing of ``asking``."""
    asking: Pattern
    contact_after: Pattern
    titles: Pattern
    """What stands before a surname and is no first name: “Mrs”, “Familjen”."""
    kept_lists: Pattern
    """What heads a list of persons who stay."""
    list_contacts: Pattern
    """What heads a list of persons who are there for something else."""
    kept_rows: Pattern
    """What a table's row says of a person who stays."""
    left_out_after: Pattern
    unsure_after: Pattern
    person_labels: Pattern
    contact_labels: Pattern
    list_heads: Pattern
    networks: Pattern
    """“IG @name” is an account on a network and no address."""
    obfuscated: Pattern
    public_hosts: frozenset[str]
    """Domains where anybody may have an address: two who have one there are of no one house."""


@dataclass(frozen=True, slots=True)
class RegionWords:
    """How mail programs and people mark what is not new text."""

    attribution_verbs: Pattern
    attribution_days: Pattern
    list_intros: Pattern
    list_ends: Pattern
    """“… that they wrote”, right above the addresses of those who did."""
    original_markers: Pattern
    forward_markers: Pattern
    ask_back_markers: Pattern
    closings: Pattern
    closings_bare: Pattern
    thanks: Pattern
    closings_run_on: Pattern
    """“… identitet mvh anders”: a closing that nothing sets apart, and thanks before it."""
    thanks_run_on: Pattern
    mobile: Pattern
    postscript: Pattern
    disclaimers: Pattern
    banners: Pattern
    """What a mail gateway puts above a mail from outside."""
    automatic: Pattern
    letter_heads: Pattern
    letter_to: Pattern
    letter_units: Pattern
    printed: Pattern
    letter_about: Pattern
    letter_status: Pattern
    """The label before one of the states."""
    letter_states: Pattern
    post_days: Pattern
    box_legends: Pattern
    """What says of a form's boxes that they are no yes."""
    not_box_legends: Pattern
    box_noes: Pattern
    """What a legend sets behind a crossed box: “[x] nej”."""
    system_notes: Pattern
    system_words: Pattern
    """What a form or a system says of the mail that it sends."""
    machine_words: Pattern
    """All the words that those two consist of, beside names."""
    header_from: frozenset[str]
    header_sent: frozenset[str]
    header_to: frozenset[str]
    header_subject: frozenset[str]
    forward_subjects: frozenset[str]
    reply_subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How days are written, and what tells the day of the person's own request."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """0 is Monday."""
    numbers: Mapping[str, int]
    days_back: tuple[tuple[int, Pattern], ...]
    """How many days ago a word means: “igår” → 1."""
    days_ago: tuple[Pattern, ...]
    """With a group ``count``."""
    weekday_lately: tuple[Pattern, ...]
    """With a group ``day``, like the two below: the last such weekday before today."""
    weekday_of_last_week: tuple[Pattern, ...]
    weekday_unclear: tuple[Pattern, ...]
    request_cues: Pattern
    request_cues_wide: Pattern
    request_labels: Pattern
    written_cues: Pattern
    content_cues: Pattern


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words that decide where a sentence ends."""

    abbreviations: frozenset[str]
    """A full stop behind one of them ends no sentence."""
    unfinished: frozenset[str]
    """A line that ends with one of them goes on in the next: “… och alla⏎chattar”."""
    licensed: Pattern
    """The callings that stand behind “leg.”, which ends no sentence there."""


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """All wordings of all languages; each is itself alone, so that what it finds can be kept."""

    attestation: AttestationWords
    dangers: DangerWords
    pointing: PointingWords
    story: StoryWords
    loose: LooseWords
    fields: FieldWords
    forms: FormWords
    connectives: ConnectiveWords
    negation: NegationWords
    wish: WishWords
    own_wishes: OwnWishWords
    channels: ChannelWords
    aside: AsideWords
    told: ToldWords
    persons: PersonWords
    regions: RegionWords
    dates: DateWords
    sentences: SentenceWords
    common: Mapping[str, frozenset[str]]
    """Language → its small words."""
    taught: Taught | None = None
    """What the second opinion on attestations goes by; without it the rules judge alone."""

    def with_opinion(self, taught: Taught | None) -> Wordings:
        """Return the same wordings with another second opinion, or with none."""
        return replace(self, taught=taught)
